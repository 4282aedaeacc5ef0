"""Runs: stretches of digits (or letters and digits), and the windows of runs that may be one number.

People break numbers with spaces, dashes and line ends. A number is therefore sought in the
stream of its digits: `6222 0200-0000 0000 000` is one window of 19 digits in 5 runs.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import Symbols
from piiguard.text.texts import Ints

if TYPE_CHECKING:
    from piiguard.text.labels import Around

__all__ = ["DASH", "LINE_BREAK", "SPACE", "Runs", "Windows"]

SPACE, DASH, LINE_BREAK, DOT = 1, 2, 4, 8  # what joins two runs
_MAX_GAP = 4  # characters: "\r\n" and an indent of two
_MAX_RUNS = 7  # 110105 1949 1231 002X; cards in fours; more is a table of numbers

_GAP_KIND = np.zeros(256, dtype=np.uint8)
_GAP_KIND[[ord(" "), ord("\t")]] = SPACE
_GAP_KIND[ord("-")] = DASH
_GAP_KIND[[ord("\n"), ord("\r")]] = LINE_BREAK
_GAP_KIND[ord(".")] = DOT

Bools = npt.NDArray[np.bool_]


class Windows:
    """Windows of successive joined runs, equal-length int64 arrays; positions are those of the batch.

    first: index of the first character in the stream; start, end: half-open text span; length: stream
    characters; runs: number of runs; gaps: OR of SPACE, DASH, LINE_BREAK, DOT between them; before, after:
    what joins the window to the run before and behind it (0 = nothing joins); run: index of its first run.
    around: the labels around it, where asked for.
    """

    __slots__ = ("around", "columns")

    def __init__(self, columns: Ints, around: Around | None = None) -> None:
        self.columns = columns
        self.around = around

    first = property(lambda self: self.columns[0])
    start = property(lambda self: self.columns[1])
    end = property(lambda self: self.columns[2])
    length = property(lambda self: self.columns[3])
    runs = property(lambda self: self.columns[4])
    gaps = property(lambda self: self.columns[5])
    before = property(lambda self: self.columns[6])
    after = property(lambda self: self.columns[7])
    run = property(lambda self: self.columns[8])

    def __len__(self) -> int:
        return int(self.columns.shape[1])

    def take(self, chosen: Bools | Ints) -> Windows:
        """The chosen windows, by mask or positions."""
        positions = cast("Ints", chosen.nonzero()[0] if chosen.dtype == np.bool_ else chosen)
        if len(positions) == len(self):
            return self
        return Windows(
            self.columns.take(positions, axis=1),
            self.around.take(positions) if self.around is not None else None,
        )

    def between(self, first: int, last: int) -> Windows:
        """Windows [first, last)."""
        around = self.around.between(first, last) if self.around is not None else None
        return Windows(self.columns[:, first:last], around)


class Runs:
    """Maximal runs of the characters that `member` marks, and their stream.

    positions: text position of each stream character; first (runs + 1): stream index of each run;
    start, end: text span of each run; gap[i]: what joins run i to run i + 1 (0 = nothing).
    """

    max_length = 36  # characters of the longest window

    def __init__(self, symbols: Symbols, member: Bools) -> None:
        self.symbols = symbols
        self.positions: Ints = member.nonzero()[0]
        if not len(self.positions):
            self.first = np.zeros(1, dtype=np.int64)
            self.start = self.end = self.length = np.empty(0, dtype=np.int64)
            self.gap = np.empty(0, dtype=np.int64)
            return
        breaks = (self.positions[1:] - self.positions[:-1] > 1).nonzero()[0] + 1
        kinds = self._gap_kinds(self.positions[breaks - 1] + 1, self.positions[breaks])
        self.first = np.zeros(len(breaks) + 2, dtype=np.int64)
        self.first[1:-1] = breaks
        self.first[-1] = len(self.positions)
        self.start = self.positions.take(self.first[:-1])
        self.end = self.positions.take(self.first[1:] - 1) + 1
        self.length = self.first[1:] - self.first[:-1]
        self.gap = np.zeros(len(self.start), dtype=np.int64)
        self.gap[:-1] = kinds

    @cached_property
    def join(self) -> Ints:
        """`gap`, but a dot joins only groups of three or four (138.0013.8000), not decimals or dates."""
        dotted = ((self.gap & DOT) > 0).nonzero()[0]
        if not len(dotted):
            return self.gap
        join = self.gap.copy()
        group = (self.length == 3) | (self.length == 4)
        join[dotted[~(group.take(dotted) & group.take(dotted + 1))]] = 0
        return join

    def _gap_kinds(self, start: Ints, end: Ints) -> npt.NDArray[np.uint8]:
        """OR of the kinds of the characters in each gap; 0 where one of them joins nothing."""
        kinds = _GAP_KIND.take(self.symbols.take(start))
        width = end - start
        for offset in range(1, _MAX_GAP):
            longer = ((width > offset) & (kinds > 0)).nonzero()[0]
            if not len(longer):
                break
            kind = _GAP_KIND[self.symbols[start[longer] + offset]]
            kinds[longer] = np.where(kind > 0, kinds[longer] | kind, 0)
        kinds[width > _MAX_GAP] = 0
        return kinds

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def stream(self) -> Symbols:
        """Symbols of the stream, padded by `max_length` zeros."""
        stream = np.zeros(len(self.positions) + self.max_length, dtype=np.uint8)
        stream[: len(self.positions)] = self.symbols.take(self.positions)
        return stream

    def matrix(self, first: Ints, width: int) -> Symbols:
        """(n, width) stream symbols from each of `first` on; a copy."""
        shape = (len(self.stream) - width + 1, width)
        # indexed, not take(): that would first copy the whole strided view
        return np.ndarray(shape, dtype=np.uint8, buffer=self.stream, strides=(1, 1))[first]

    @cached_property
    def _windows(self) -> tuple[Windows, list[int]]:
        """All windows ordered by length, and where each length begins."""
        columns = [self._window_columns((self.length <= self.max_length).nonzero()[0], 1)]
        starts = self.join[:-1].nonzero()[0]
        for runs in range(2, _MAX_RUNS + 1):
            starts = starts[starts + runs <= len(self)]
            if runs > 2:
                starts = starts[self.join.take(starts + runs - 2) > 0]
            starts = starts[self.first.take(starts + runs) - self.first.take(starts) <= self.max_length]
            if not len(starts):
                break
            columns.append(self._window_columns(starts, runs))
        whole = np.concatenate(columns, axis=1) if len(columns) > 1 else columns[0]
        windows = Windows(whole.take(whole[3].astype(np.uint8).argsort(kind="stable"), axis=1))
        return windows, length_begins(windows, self.max_length)

    def _window_columns(self, run: Ints, runs: int) -> Ints:
        last = run + runs - 1
        columns = np.empty((9, len(run)), dtype=np.int64)
        first = self.first.take(run)
        columns[0] = first
        columns[1] = self.start.take(run)
        columns[2] = self.end.take(last)
        columns[3] = self.first.take(last + 1) - first
        columns[4] = runs
        columns[5] = 0
        for step in range(runs - 1):
            columns[5] |= self.join.take(run + step)
        columns[6] = self.join.take(
            run - 1, mode="wrap"
        )  # the last gap is 0: nothing stands before the first run
        columns[7] = self.join.take(last)
        columns[8] = run
        return columns

    def windows(self, shortest: int, longest: int | None = None) -> Windows:
        """Windows whose length lies in [shortest, longest], ordered by length, runs, start."""
        windows, begins = self._windows
        return cut(windows, begins, shortest, longest)


def cut(windows: Windows, begins: list[int], shortest: int, longest: int | None) -> Windows:
    """Windows of so many characters, from windows ordered by length; `begins[n]`: the first of length n."""
    first, last = begins[shortest], begins[(longest or shortest) + 1]
    return windows.between(first, last) if last > first else NO_WINDOWS


def length_begins(windows: Windows, longest: int) -> list[int]:
    """Where each length 0 .. longest + 1 begins in windows ordered by length."""
    return windows.length.searchsorted(np.arange(longest + 2)).tolist()  # type: ignore[no-any-return]


NO_WINDOWS = Windows(np.empty((9, 0), dtype=np.int64))

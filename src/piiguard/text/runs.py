"""Runs: stretches of digits (or letters and digits), and the windows of runs that may be one number.

People break numbers with spaces, dashes, line ends and invisible characters. A number is therefore sought in the
stream of its digits: `6222 0200-0000 0000 000` is one window of 19 digits in 5 runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import ZERO_WIDTH, Symbols
from piiguard.text.texts import Ints

if TYPE_CHECKING:
    from piiguard.text.labels import Around

__all__ = ["DASH", "LINE_BREAK", "SPACE", "Runs", "Windows"]

SPACE, DASH, LINE_BREAK, DOT = 1, 2, 4, 8  # what joins two runs; ZERO_WIDTH joins without trace
_INVISIBLE = 64
_MAX_GAP = 4  # characters: "\r\n" and an indent of two
_MAX_RUNS = 7  # 110105 1949 1231 002X; cards in fours; more is a table of numbers

_GAP_KIND = np.zeros(256, dtype=np.uint8)
_GAP_KIND[[ord(" "), ord("\t")]] = SPACE
_GAP_KIND[ord("-")] = DASH
_GAP_KIND[[ord("\n"), ord("\r")]] = LINE_BREAK
_GAP_KIND[ord(".")] = DOT
_GAP_KIND[ZERO_WIDTH] = _INVISIBLE

Bools = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Windows:
    """Windows of successive joined runs, equal-length arrays; positions are those of the batch.

    first: index of the first character in the stream; start, end: half-open text span;
    runs: number of runs; gaps: OR of SPACE, DASH, LINE_BREAK, DOT between them;
    before, after: what joins the window to the run before and behind it (0 = nothing joins).
    run: index of its first run. around: the labels around it, where asked for.
    """

    first: Ints
    start: Ints
    end: Ints
    length: Ints
    runs: Ints
    gaps: npt.NDArray[np.uint8]
    before: npt.NDArray[np.uint8]
    after: npt.NDArray[np.uint8]
    run: Ints
    around: Around | None = None

    def __len__(self) -> int:
        return len(self.start)

    def take(self, chosen: Bools | Ints | slice) -> Windows:
        """The chosen windows."""
        columns = (getattr(self, name)[chosen] for name in self.__slots__[:-1])
        return Windows(*columns, self.around.take(chosen) if self.around is not None else None)


class Runs:
    """Maximal runs of the characters that `member` marks, and their stream.

    positions: text position of each stream character; first (runs + 1): stream index of each run;
    start, end: text span of each run; gap[i]: what joins run i to run i + 1 (0 = nothing).
    Zero-width characters do not end a run.
    """

    def __init__(self, symbols: Symbols, member: Bools, max_length: int = 36) -> None:
        self.symbols = symbols
        self.max_length = max_length
        self.positions: Ints = np.flatnonzero(member)
        if not len(self.positions):
            self.first = np.zeros(1, dtype=np.int64)
            self.start = self.end = self.length = np.empty(0, dtype=np.int64)
            self.gap = np.empty(0, dtype=np.uint8)
            return
        breaks = np.flatnonzero(np.diff(self.positions) > 1) + 1
        kinds = self._gap_kinds(self.positions[breaks - 1] + 1, self.positions[breaks])
        invisible = kinds == _INVISIBLE
        if invisible.any():
            breaks, kinds = breaks[~invisible], kinds[~invisible]
        self.first = np.concatenate(([0], breaks, [len(self.positions)]))
        self.start = self.positions[self.first[:-1]]
        self.end = self.positions[self.first[1:] - 1] + 1
        self.length = np.diff(self.first)
        self.gap = np.append(kinds & ~np.uint8(_INVISIBLE), np.uint8(0))

    def _gap_kinds(self, start: Ints, end: Ints) -> npt.NDArray[np.uint8]:
        """OR of the kinds of the characters in each gap; 0 where one of them joins nothing."""
        kinds = _GAP_KIND[self.symbols[start]]
        width = end - start
        for offset in range(1, _MAX_GAP):
            longer = np.flatnonzero((width > offset) & (kinds > 0))
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
        stream[: len(self.positions)] = self.symbols[self.positions]
        return stream

    def matrix(self, first: Ints, width: int) -> Symbols:
        """(n, width) stream symbols from each of `first` on; a copy."""
        if width == 1:
            return self.stream[first][:, None]
        rolling = np.lib.stride_tricks.as_strided(
            self.stream, (len(self.stream) - width + 1, width), (1, 1), writeable=False
        )
        return rolling[first]

    @cached_property
    def _windows(self) -> tuple[Windows, list[int]]:
        """All windows ordered by length, and where each length begins."""
        columns = [self._window_columns(np.flatnonzero(self.length <= self.max_length), 1)]
        starts = np.flatnonzero(self.gap[:-1])
        for runs in range(2, _MAX_RUNS + 1):
            starts = starts[starts + runs <= len(self)]
            if runs > 2:
                starts = starts[self.gap[starts + runs - 2] > 0]
            starts = starts[self.first[starts + runs] - self.first[starts] <= self.max_length]
            if not len(starts):
                break
            columns.append(self._window_columns(starts, runs))
        whole = [np.concatenate(column) for column in zip(*columns, strict=True)]
        order = np.argsort(whole[3].astype(np.uint8), kind="stable")
        windows = Windows(*(column[order] for column in whole))
        return windows, length_begins(windows, self.max_length)

    def _window_columns(self, run: Ints, runs: int) -> tuple[npt.NDArray[np.generic], ...]:
        last = run + runs - 1
        gaps = np.zeros(len(run), dtype=np.uint8)
        for step in range(runs - 1):
            gaps |= self.gap[run + step]
        before = np.where(run > 0, self.gap[run - 1], 0).astype(np.uint8)
        first = self.first[run]
        return (
            first,
            self.start[run],
            self.end[last],
            self.first[last + 1] - first,
            np.full(len(run), runs, dtype=np.int64),
            gaps,
            before,
            self.gap[last],
            run,
        )

    def windows(self, shortest: int, longest: int | None = None) -> Windows:
        """Windows whose length lies in [shortest, longest], ordered by length, runs, start."""
        windows, begins = self._windows
        return cut(windows, begins, shortest, longest)


def cut(windows: Windows, begins: list[int], shortest: int, longest: int | None) -> Windows:
    """The windows of so many characters, from windows ordered by length; `begins[n]`: the first of length n."""
    first, last = begins[shortest], begins[(longest or shortest) + 1]
    return windows.take(slice(first, last)) if last > first else _NO_WINDOWS


def length_begins(windows: Windows, longest: int) -> list[int]:
    """Where each length 0 .. longest + 1 begins in windows ordered by length."""
    return np.searchsorted(windows.length, np.arange(longest + 2)).tolist()  # type: ignore[no-any-return]


_NONE = np.empty(0, dtype=np.int64)
_NO_KINDS = np.empty(0, dtype=np.uint8)
_NO_WINDOWS = Windows(_NONE, _NONE, _NONE, _NONE, _NONE, _NO_KINDS, _NO_KINDS, _NO_KINDS, _NONE)

"""Runs: stretches of digits (or letters and digits), and the windows of runs that may be one number.

People break numbers with spaces, dashes and line ends. A number is therefore sought in the
stream of its digits: `6222 0200-0000 0000 000` is one window of 19 digits in 5 runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import Symbols
from piiguard.text.lazy import lazy
from piiguard.text.texts import Ints

if TYPE_CHECKING:
    from piiguard.text.labels import Around

__all__ = ["DASH", "LINE_BREAK", "MOST_RUNS", "SPACE", "Runs", "Windows"]

SPACE, DASH, LINE_BREAK, DOT = 1, 2, 4, 8  # what joins two runs
_MAX_GAP = 4  # characters: "\r\n" and an indent of two
MOST_RUNS = 7  # 110105 1949 1231 002X; cards in fours; more is a table of numbers

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
    """Maximal runs of the characters that `member` marks, and their stream: those characters end to end.

    first (runs + 1): stream index of each run; start, end: text span of each run; length: characters of
    each; gap[i]: what joins run i to run i + 1 (0 = nothing).
    """

    max_length = 36  # characters of the longest window

    def __init__(self, symbols: Symbols, member: Bools) -> None:
        # sentinels stand at both ends of the symbols, so that every run begins and ends inside
        edges = (member[1:] != member[:-1]).nonzero()[0] + 1
        self._lay_out(symbols, member, edges[0::2], edges[1::2])

    @classmethod
    def between(cls, symbols: Symbols, member: Bools, start: Ints, end: Ints) -> Runs:
        """The runs of `member` where their spans are known."""
        runs = cls.__new__(cls)
        runs._lay_out(symbols, member, start, end)
        return runs

    def _lay_out(self, symbols: Symbols, member: Bools, start: Ints, end: Ints) -> None:
        self.symbols, self._member = symbols, member
        self.start, self.end, self.length = start, end, end - start
        self.first = np.zeros(len(start) + 1, dtype=np.int64)
        np.cumsum(self.length, out=self.first[1:])
        self.gap = np.zeros(len(start), dtype=np.int64)
        if len(start) > 1:
            self.gap[:-1] = self._gap_kinds()

    @lazy
    def positions(self) -> Ints:
        """Text position of each character of the stream."""
        return cast("Ints", self._member.nonzero()[0])

    @lazy
    def _beginnings(self) -> npt.NDArray[np.int32]:
        """For each text position the run that begins there, -1 where none does."""
        runs = np.full(len(self.symbols), -1, dtype=np.int32)
        runs[self.start] = np.arange(len(self), dtype=np.int32)
        return runs

    def beginning_at(self, position: Ints) -> Ints:
        """The run that begins at each text position, -1 where none does."""
        return self._beginnings.take(position).astype(np.int64)

    def before(self, position: Ints) -> Ints:
        """Characters of the stream before each text position."""
        if not len(self):
            return np.zeros(len(position), dtype=np.int64)
        run = np.maximum(self.start.searchsorted(position, side="right") - 1, 0)
        inside = np.minimum(np.maximum(position - self.start.take(run), 0), self.length.take(run))
        return cast("Ints", self.first.take(run) + inside)

    @lazy
    def join(self) -> Ints:
        """`gap`, but a dot joins only groups of three or four (138.0013.8000), not decimals or dates."""
        dotted = ((self.gap & DOT) > 0).nonzero()[0]
        if not len(dotted):
            return self.gap
        join = self.gap.copy()
        group = (self.length == 3) | (self.length == 4)
        join[dotted[~(group.take(dotted) & group.take(dotted + 1))]] = 0
        return join

    def _gap_kinds(self) -> npt.NDArray[np.uint8]:
        """OR of the kinds of the characters in each gap; 0 where one of them joins nothing."""
        start, width = self.end[:-1], self.start[1:] - self.end[:-1]
        kinds = _GAP_KIND.take(self.symbols.take(start))
        kinds *= width <= _MAX_GAP
        for offset in range(1, _MAX_GAP):
            longer = ((width > offset) & (kinds > 0)).nonzero()[0]
            if not len(longer):
                break
            kind = _GAP_KIND.take(self.symbols.take(start.take(longer) + offset))
            kinds[longer] = np.where(kind > 0, kinds.take(longer) | kind, 0)
        return kinds

    def __len__(self) -> int:
        return len(self.start)

    @lazy
    def stream(self) -> Symbols:
        """Symbols of the stream, padded by `max_length` zeros."""
        stream = np.zeros(int(self.first[-1]) + self.max_length, dtype=np.uint8)
        self.symbols.compress(self._member, out=stream[: int(self.first[-1])])
        return stream

    def matrix(self, first: Ints, width: int) -> Symbols:
        """(n, width) stream symbols from each of `first` on; a copy."""
        shape = (len(self.stream) - width + 1, width)
        # indexed, not take(): that would first copy the whole strided view
        return np.ndarray(shape, dtype=np.uint8, buffer=self.stream, strides=(1, 1))[first]

    def heads(self, run: Ints, width: int) -> Symbols:
        """(n, width) symbols from the beginning of each run on; those behind fill up what a run lacks."""
        if len(run) and int(self.length.take(run).min()) < width:
            return self.matrix(self.first.take(run), width)
        shape = (len(self.symbols) - width + 1, width)
        return np.ndarray(shape, dtype=np.uint8, buffer=self.symbols, strides=(1, 1))[self.start.take(run)]

    @lazy
    def shapes(self) -> tuple[Ints, Ints, list[int]]:
        """All windows, ordered by length, runs, start.

        First run and number of runs of each; where each length 0 .. `max_length` + 1 begins.
        """
        return self.shapes_from(np.arange(len(self)))

    def shapes_from(self, heads: Ints) -> tuple[Ints, Ints, list[int]]:
        """`shapes` of the windows that begin with one of these runs, given in ascending order."""
        length = self.length.take(heads)
        fits = length <= self.max_length
        first, counts, lengths = [heads[fits]], [1], [length[fits]]
        starts = heads[self.join.take(heads) > 0]
        for runs in range(2, MOST_RUNS + 1):
            starts = starts[starts + runs <= len(self)]
            if runs > 2:
                starts = starts[self.join.take(starts + runs - 2) > 0]
            length = self.first.take(starts + runs) - self.first.take(starts)
            short = length <= self.max_length
            starts = starts[short]
            if not len(starts):
                break
            first.append(starts)
            counts.append(runs)
            lengths.append(length[short])
        length = np.concatenate(lengths).astype(np.uint8)
        order = length.argsort(kind="stable")
        begins = length.take(order).searchsorted(np.arange(self.max_length + 2, dtype=np.uint8)).tolist()
        runs_of = np.repeat(np.array(counts), [len(each) for each in first])
        return np.concatenate(first).take(order), runs_of.take(order), begins

    def windows_of(self, run: Ints, runs: Ints) -> Windows:
        """Windows of so many runs from each of `run` on."""
        columns = np.empty((9, len(run)), dtype=np.int64)
        join, last = self.join, run + (runs - 1)
        first = self.first.take(run)
        columns[0] = first
        columns[1] = self.start.take(run)
        columns[2] = self.end.take(last)
        columns[3] = self.first.take(last + 1) - first
        columns[4] = runs
        columns[5] = 0
        several = (runs > 1).nonzero()[0]
        step = 0
        while len(several):
            columns[5, several] |= join.take(run.take(several) + step)
            step += 1
            several = several[runs.take(several) > step + 1]
        columns[6] = join.take(run - 1, mode="wrap")  # the last gap is 0: nothing stands before the first run
        columns[7] = join.take(last)
        columns[8] = run
        return Windows(columns)

    def windows(self, shortest: int, longest: int | None = None) -> Windows:
        """Windows whose length lies in [shortest, longest], ordered by length, runs, start."""
        run, runs, begins = self.shapes
        first, last = begins[shortest], begins[(longest or shortest) + 1]
        return self.windows_of(run[first:last], runs[first:last]) if last > first else NO_WINDOWS

    def windows_before(self, marks: Bools, shortest: int, longest: int | None = None) -> Windows:
        """The same, but only those right before one of the marked symbols."""
        run, runs, begins = self.shapes
        first, last = begins[shortest], begins[(longest or shortest) + 1]
        if last == first:
            return NO_WINDOWS
        run, runs = run[first:last], runs[first:last]
        chosen = marks.take(self.symbols.take(self.end.take(run + (runs - 1)))).nonzero()[0]
        return self.windows_of(run.take(chosen), runs.take(chosen)) if len(chosen) else NO_WINDOWS


def cut(windows: Windows, begins: list[int], shortest: int, longest: int | None) -> Windows:
    """Windows of so many characters, from windows ordered by length; `begins[n]`: the first of length n."""
    first, last = begins[shortest], begins[(longest or shortest) + 1]
    return windows.between(first, last) if last > first else NO_WINDOWS


def length_begins(windows: Windows, longest: int) -> list[int]:
    """Where each length 0 .. longest + 1 begins in windows ordered by length."""
    return windows.length.searchsorted(np.arange(longest + 2)).tolist()  # type: ignore[no-any-return]


NO_WINDOWS = Windows(np.empty((9, 0), dtype=np.int64))

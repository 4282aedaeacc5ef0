"""Rules of masks (掩码规则): which characters of values are hidden, by place or by what stands beside them.

Rules are small frozen objects, so that masks pickle. Each is called with the cells of many values and with
which of their characters count, and answers for each character; what does not count is never hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from piiguard.text.folding import symbols_of
from piiguard.transforms.mask import Bools, Cells

__all__ = ["AtLeast", "Behind", "Chosen", "Groups", "Ignoring"]

Rule = Callable[[Cells, Bools], Bools]
_ASCII = 128


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the options of a policy hide.

    first, last: counted characters that stay at either end. ranges: from (0-based) and to (exclusive) over
    counted characters. before, after: a text; hidden is what stands before its last and after its first
    occurrence, so that of several the one counts that hides most. Without ranges, before and after all but
    the ends is hidden.
    """

    first: int = 0
    last: int = 0
    ranges: tuple[tuple[int, int], ...] = ()
    before: str = ""
    after: str = ""

    @property
    def by_place(self) -> bool:
        """Whether it looks at nothing but which characters count."""
        return not (self.before or self.after)

    def __call__(self, cells: Cells, counted: Bools) -> Bools:
        """Which characters are hidden."""
        rank = cells.count_before(counted)
        hidden: Bools = (rank >= self.first) & (rank < cells.spread(cells.totals(counted)) - self.last)
        parts = [(rank >= begin) & (rank < end) for begin, end in self.ranges]
        if self.before:
            begins = _begins(cells, self.before)
            parts.append(cells.count_before(begins) + begins < cells.spread(cells.totals(begins)))
        if self.after:
            ends = np.roll(_begins(cells, self.after), len(self.after) - 1)
            parts.append(cells.count_before(ends) > 0)
        return hidden & np.logical_or.reduce(parts) if parts else hidden


@dataclass(frozen=True, slots=True)
class Ignoring:
    """`rule` over values in which some characters stay and are not counted."""

    rule: Rule
    characters: str

    def __call__(self, cells: Cells, counted: Bools) -> Bools:
        """Which characters are hidden."""
        stays = _any_of(cells, self.characters)
        return self.rule(cells, counted & ~stays) & ~stays


@dataclass(frozen=True, slots=True)
class Behind:
    """Hides all behind the first of some characters."""

    characters: str

    def __call__(self, cells: Cells, counted: Bools) -> Bools:
        """Which characters are hidden."""
        behind: Bools = cells.count_before(_any_of(cells, self.characters)) > 0
        return behind


@dataclass(frozen=True, slots=True)
class Groups:
    """Keeps the first group of so many counted characters, and the last one, which may be shorter."""

    size: int
    by_place: ClassVar[bool] = True

    def __call__(self, cells: Cells, counted: Bools) -> Bools:
        """Which characters are hidden."""
        rank, totals = cells.count_before(counted), cells.totals(counted)
        last = np.where(totals % self.size == 0, self.size, totals % self.size)
        hidden: Bools = (rank >= self.size) & (rank < cells.spread(totals - last))
        return hidden


@dataclass(frozen=True, slots=True)
class AtLeast:
    """`rule`, but values of which it hides fewer than so many counted characters are hidden whole."""

    rule: Rule
    fewest: int

    def __call__(self, cells: Cells, counted: Bools) -> Bools:
        """Which characters are hidden."""
        hidden = self.rule(cells, counted) & counted
        return hidden | cells.spread(cells.totals(hidden) < self.fewest)


def _any_of(cells: Cells, characters: str) -> Bools:
    marks = np.zeros(len(cells.symbols), dtype=np.bool_)
    for character in characters:
        marks |= _is(cells, character)
    return marks


def _is(cells: Cells, character: str) -> Bools:
    """Where a character stands; one of ASCII also in its full-width form and as what looks like it."""
    symbol = int(symbols_of(character)[0])
    found: Bools = cells.symbols == symbol if symbol < _ASCII else cells.codes == ord(character)
    return found


def _begins(cells: Cells, text: str) -> Bools:
    """Where a text begins that ends within the same value."""
    begins: Bools = cells.offset + len(text) <= cells.spread(cells.sizes)
    for step, character in enumerate(text):
        begins &= np.roll(_is(cells, character), -step)
    return begins

"""`Mask` (掩码): hides characters of a value and keeps its length and separators.

A mask hides at least 4 characters or half of the value, whichever is less; where its rule would hide fewer,
it hides all. Masks work on all values of a batch at once.

>>> mask_text(keep(3, 4), "138-0013-8000")
'138-****-8000'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, TypeVar

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import ANY_HAN, ELLIPSIS, HAN_DIGIT, LETTER, Symbols, symbols_of, table

__all__ = ["Cells", "EitherMask", "Mask", "either", "fixed", "keep", "mask_text", "mask_texts"]

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
_Item = TypeVar("_Item", bound=np.generic)

_HAN_NUMERALS = range(HAN_DIGIT, HAN_DIGIT + 10)
HIDDEN = table("*", ELLIPSIS)  # what counts as hidden already
ALNUM = table(range(48, 58), range(65, 91), range(97, 123), "*", LETTER, ELLIPSIS, ANY_HAN)
_BLOCK = 8192  # values; their working arrays stay in the processor's cache
_MANY, _SHORT = 64, 64  # from so many values, up to so many characters of each, it pays to go by length
DIGITS = table(range(48, 58), "*", ELLIPSIS, _HAN_NUMERALS)


@dataclass(frozen=True)
class Cells:
    """The characters of many values, laid end to end.

    symbols: uint8, folded; value: which value each belongs to (non-decreasing); first: index of each value's
    first character; sizes: characters of each value; texts, positions: where each character stands.
    """

    symbols: Symbols
    value: Ints
    first: Ints
    sizes: Ints
    texts: npt.NDArray[np.uint32]
    positions: Ints

    @classmethod
    def of(cls, codes: npt.NDArray[np.uint32], symbols: Symbols, start: Ints, end: Ints) -> Cells:
        """Cells of the spans of texts; codes: their code points, symbols: the same, folded."""
        sizes = end - start
        first = np.cumsum(sizes) - sizes
        value = np.repeat(np.arange(len(start)), sizes)
        positions = np.arange(len(value)) + np.repeat(start - first, sizes)
        return cls(symbols.take(positions), value, first, sizes, codes, positions)

    @classmethod
    def of_sizes(cls, sizes: Ints) -> Cells:
        """Cells of values of those lengths, all of the digit 7."""
        end = np.cumsum(sizes)
        sevens = np.full(int(sizes.sum()), ord("7"), dtype=np.uint8)
        return cls.of(sevens.astype(np.uint32), sevens, end - sizes, end)

    @cached_property
    def codes(self) -> npt.NDArray[np.uint32]:
        """The characters themselves, as code points."""
        return self.texts.take(self.positions)

    @cached_property
    def offset(self) -> Ints:
        """Index of each character within its value."""
        return np.arange(len(self.value)) - np.repeat(self.first, self.sizes)

    def count_before(self, marked: Bools) -> Ints:
        """For each character how many marked ones stand before it in its value."""
        running: Ints = np.concatenate(([0], np.cumsum(marked)))
        return running[:-1] - np.repeat(running[self.first], self.sizes)

    def totals(self, marked: Bools) -> Ints:
        """Marked characters of each value."""
        running: Ints = np.concatenate(([0], np.cumsum(marked)))
        counts: Ints = running[self.first + self.sizes] - running[self.first]
        return counts

    def spread(self, per_value: npt.NDArray[_Item]) -> npt.NDArray[_Item]:
        """A per-value array repeated for each character."""
        return np.repeat(per_value, self.sizes)


@dataclass(frozen=True, slots=True, eq=False)
class Mask:
    """How one kind of value is masked.

    rule: which characters of the cells are hidden (one with a true `by_place` looks at nothing but which of
    them count); counted: symbols that carry the value (separators do not); length: None keeps the value's
    length, a number replaces the value by so many `*` (so its length stays hidden); source: who published
    this mask; least: whether values of which the rule hides too little are hidden whole; char: what is
    written in the place of what is hidden.
    """

    rule: Callable[[Cells, Bools], Bools]
    counted: Bools
    length: int | None = None
    source: str = ""
    least: bool = True
    char: str = "*"

    def hides(self, cells: Cells, masked: Bools, partial: Bools | None = None) -> Bools:
        """Which characters are to be hidden. A value masked before stays as it is unless it shows too much.

        masked: for each value whether it was masked before. partial: whether its shape is unknown (only a
        label says what it is); then it shows too much only when less is hidden than any mask hides.
        """
        if self.length is not None:
            return np.ones(len(cells.symbols), dtype=np.bool_)
        counted = self.counted.take(cells.symbols)
        if self._by_length(cells, counted, masked):
            return self._hides_by_length(cells)
        if self.least:
            counted &= ~_float_tail(cells)
        hidden = self.rule(cells, counted) & counted
        shown = cells.totals(counted & ~hidden) if masked.any() else None
        least = np.minimum(4, (cells.totals(counted) + 1) // 2)
        if self.least:
            hidden |= cells.spread(cells.totals(hidden) < least) & counted
        if shown is not None:
            before = counted & HIDDEN.take(cells.symbols)
            modest = cells.totals(counted & ~before) <= shown
            if partial is not None:
                modest |= partial & (cells.totals(before) >= least)
            hidden &= ~cells.spread(masked & modest)
        return hidden

    def _by_length(self, cells: Cells, counted: Bools, masked: Bools) -> bool:
        """Whether values are many and short, and the length of each says which of its characters are hidden.

        So it is where all characters count and none was masked before, under a rule with `by_place`.
        """
        if len(cells.sizes) < _MANY or cells.sizes.max() > _SHORT or masked.any():
            return False
        by_place = getattr(self.rule, "by_place", False) and self.counted[ord("7")]
        return bool(by_place and not self.counted[ord(".")] and counted.all())

    def _hides_by_length(self, cells: Cells) -> Bools:
        sizes = np.flatnonzero(np.bincount(cells.sizes))
        samples = Cells.of_sizes(sizes)
        hidden = self.hides(samples, np.zeros(len(sizes), dtype=np.bool_))
        sample = np.zeros(int(sizes[-1]) + 1, dtype=np.int64)
        sample[sizes] = samples.first
        return hidden.take(
            np.arange(len(cells.symbols)) + cells.spread(sample.take(cells.sizes) - cells.first)
        )


def _float_tail(cells: Cells) -> Bools:
    """The `.0` behind a whole number that went through a float; it carries nothing of the value."""
    dot: Bools = cells.symbols == ord(".")
    if not dot.any():
        return dot
    after = cells.count_before(dot) > 0
    other = after & (cells.symbols != ord("0"))
    zeros = cells.totals(after)
    tail = (cells.totals(dot) == 1) & (cells.totals(other) == 0) & (zeros > 0) & (zeros <= 2)
    inside: Bools = (dot | after) & cells.spread(tail)
    return inside


@dataclass(frozen=True, slots=True, eq=False)
class EitherMask(Mask):
    """Hides what either of `masks` hides, none of which has a length of its own."""

    masks: tuple[Mask, ...] = ()

    def hides(self, cells: Cells, masked: Bools, partial: Bools | None = None) -> Bools:
        """See `Mask.hides`."""
        hidden = np.zeros(len(cells.symbols), dtype=np.bool_)
        for mask in self.masks:
            hidden |= mask.hides(cells, masked, partial)
        return hidden


def either(masks: Sequence[Mask]) -> Mask:
    """One mask that hides what either of some masks hides; one of a fixed length hides all."""
    fixed_ones = [mask for mask in masks if mask.length is not None]
    if fixed_ones:
        return fixed_ones[0]
    first, chars = masks[0], {mask.char for mask in masks}
    return EitherMask(
        first.rule,
        first.counted,
        source="the stricter of several",
        char=first.char if len(chars) == 1 else "*",
        masks=tuple(masks),
    )


@dataclass(frozen=True, slots=True)
class _BeforeLast:
    """Hides so many counted characters before the last ones."""

    hidden: int
    last: int
    by_place: ClassVar[bool] = True

    def __call__(self, cells: Cells, counted: Bools) -> Bools:
        left = cells.spread(cells.totals(counted)) - cells.count_before(counted)
        hidden: Bools = (left > self.last) & (left <= self.last + self.hidden)
        return hidden


@dataclass(frozen=True, slots=True)
class _Between:
    """Hides what stands between the first and the last counted characters; a class, so that masks pickle."""

    first: int
    last: int
    by_place: ClassVar[bool] = True

    def __call__(self, cells: Cells, counted: Bools) -> Bools:
        rank = cells.count_before(counted)
        hidden: Bools = (rank >= self.first) & (rank < cells.spread(cells.totals(counted)) - self.last)
        return hidden


def keep(first: int, last: int = 0, *, of: str = "alnum", source: str = "") -> Mask:
    """Keep so many characters at either end; separators stay. `of="digits"` leaves letters and Han too."""
    return Mask(_Between(first, last), {"alnum": ALNUM, "digits": DIGITS}[of], source=source)


def hide_before_last(hidden: int, last: int, *, of: str = "alnum", source: str = "") -> Mask:
    """Hide so many characters before the last ones, and keep whatever prefix stands before those."""
    return Mask(_BeforeLast(hidden, last), {"alnum": ALNUM, "digits": DIGITS}[of], source=source)


def fixed(length: int = 6, *, source: str = "") -> Mask:
    """Replace the value by `length` stars, whatever its own length."""
    return Mask(_Between(0, 0), ALNUM, length=length, source=source)


def custom(rule: Callable[[Cells, Bools], Bools], *, counted: Bools = ALNUM, source: str = "") -> Mask:
    """A mask from a rule of its own, which itself sees to it that enough is hidden."""
    return Mask(rule, counted, source=source, least=False)


def mask_texts(mask: Mask, values: Sequence[str]) -> list[str]:
    """Many values masked, none of which was masked before; `mask_text` in batches."""
    out: list[str] = []
    for first in range(0, len(values), _BLOCK):
        out += _masked(mask, values[first : first + _BLOCK])
    return out


def _masked(mask: Mask, values: Sequence[str]) -> list[str]:
    if mask.length is not None:
        return [mask.char * mask.length] * len(values)
    joined = "".join(values)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).copy()
    end = np.cumsum([len(value) for value in values])
    start = np.concatenate(([0], end[:-1]))
    cells = Cells.of(codes, symbols_of(joined), start, end)
    codes[mask.hides(cells, np.zeros(len(values), dtype=np.bool_))] = ord(mask.char)
    text = codes.tobytes().decode("utf-32-le", "surrogatepass")
    return [text[first:last] for first, last in zip(start.tolist(), end.tolist(), strict=True)]


def mask_text(mask: Mask, raw_text: str, *, masked: bool = False) -> str:
    """One value masked: the batch form on one row."""
    if mask.length is not None:
        return mask.char * mask.length
    codes = np.frombuffer(raw_text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    cells = Cells.of(codes, symbols_of(raw_text), np.array([0]), np.array([len(codes)]))
    hidden = mask.hides(cells, np.array([masked]))
    return "".join(
        mask.char if hide else character for character, hide in zip(raw_text, hidden.tolist(), strict=True)
    )

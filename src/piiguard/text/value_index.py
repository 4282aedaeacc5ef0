"""`ValueIndex`: finds any of a million values in texts, by hashes of as many characters as the values have.

Positions whose first two characters begin no value are passed over; for each length that values with these
two characters have, the hash of so many characters is looked up. Values of letters, digits and separators are
compared without their separators, over whole runs of letters and digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.errors import RecognizerError
from piiguard.text.batch import Batch
from piiguard.text.folding import LETTER, Symbols, table
from piiguard.text.reading import read
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints, Texts

__all__ = ["Places", "ValueIndex"]

Hashes = npt.NDArray[np.uint64]
Places = tuple[Ints, Ints, Ints]  # start, end, entity number

_AT_ONCE = 1 << 17  # values hashed together
_LEAST_CHARACTERS, _MOST_CHARACTERS = 2, 256
_LEAST_GROUPED = 5  # letters and digits, with a digit among them, of a value that may be grouped otherwise
_MOST_GROUPS = 8
_BITS = 20  # of the table of first two characters, and least of that of hashes
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio
_MIX = np.uint64(0xD6E8FEB86659FD93)  # of the finisher "rrmxmx" (Pelle Evensen)
_LETTER_OR_DIGIT = table(range(48, 58), range(65, 91), range(97, 123))
_LATIN = _LETTER_OR_DIGIT | table(LETTER, "_")
_SEPARATOR = table(" -./_()+")
_DIGIT = table(range(48, 58))
_UPPER = table(range(65, 91))


def folded(texts: Texts) -> npt.NDArray[np.uint32]:
    """Code points as they are compared: ASCII for what folds to it, lower case; the rest as it is.

    Numerals 一 to 九 stay themselves also where they were read as digits.
    """
    symbols, codes = texts.symbols, texts.codes
    lower = symbols + (_UPPER.take(symbols).view(np.uint8) << np.uint8(5))
    own = (symbols >= 128) | ((codes >= 0x3007) & (codes < 0xA000)) | (symbols == 0)
    return np.where(own, codes, lower)


def _mixed(hashes: Hashes) -> Hashes:
    for _ in range(2):
        hashes = (hashes ^ (hashes >> np.uint64(32))) * _MIX
    return hashes ^ (hashes >> np.uint64(28))


def _hash_at(codes: npt.NDArray[np.uint32], start: Ints, length: int) -> Hashes:
    """Hash of the `length` characters from each start; the length is part of it."""
    hashes = np.full(len(start), length, dtype=np.uint64)
    for offset in range(length):
        hashes = (hashes + codes.take(start + offset)) * _MULTIPLIER
        hashes ^= hashes >> np.uint64(29)
    return _mixed(hashes)


def _pair_slots(first: npt.NDArray[np.uint32], second: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Slot of each pair of neighbours in a table of 2**_BITS."""
    mixed = first * np.uint32(0x9E3779B1) + second * np.uint32(0x85EBCA77)
    slots: npt.NDArray[np.uint32] = mixed >> np.uint32(32 - _BITS)
    return slots


@dataclass(frozen=True, slots=True)
class HashTable:
    """Hashes in order, with the entity of each; `begins` leads from the upper bits to where they stand."""

    hashes: Hashes
    entity: npt.NDArray[np.uint8]
    begins: npt.NDArray[np.uint32]
    shift: np.uint64
    deepest: int

    @classmethod
    def of(cls, hashes: Hashes, entity: npt.NDArray[np.uint8]) -> HashTable:
        """A table; the same value of the same entity is kept once."""
        order = np.lexsort((entity, hashes))
        hashes, entity = hashes.take(order), entity.take(order)
        fresh = np.ones(len(hashes), dtype=np.bool_)
        fresh[1:] = (hashes[1:] != hashes[:-1]) | (entity[1:] != entity[:-1])
        hashes, entity = hashes[fresh], entity[fresh]
        bits = max(4, len(hashes).bit_length())
        shift = np.uint64(64 - bits)
        upper = (hashes >> shift).astype(np.int64)
        sizes = np.bincount(upper, minlength=1 << bits)
        begins = np.concatenate(([0], np.cumsum(sizes))).astype(np.uint32)
        return cls(hashes, entity, begins, shift, int(sizes.max(initial=0)))

    def find(self, sought: Hashes) -> tuple[Ints, Ints]:
        """(index into `sought`, entity) of each hash that is here."""
        upper = (sought >> self.shift).astype(np.int64)
        place, last = self.begins.take(upper), self.begins.take(upper + 1)
        waiting = (place < last).nonzero()[0]
        index, entity = [waiting[:0]], [waiting[:0]]
        for _ in range(self.deepest):
            if not len(waiting):
                break
            at = place.take(waiting)
            equal = self.hashes.take(at) == sought.take(waiting)
            index.append(waiting[equal])
            entity.append(self.entity.take(at[equal]).astype(np.int64))
            place[waiting] += np.uint32(1)
            waiting = waiting[place.take(waiting) < last.take(waiting)]
        return np.concatenate(index), np.concatenate(entity)


@dataclass(frozen=True, slots=True)
class ValueIndex:
    """What known values are found by.

    plain: values as they stand; pairs: for each pair of first characters, a bit for each length (bit 31: 31
    and more); lengths: distinct. grouped: letters and digits of values that may be grouped otherwise.
    """

    codes: tuple[str, ...]
    counts: tuple[int, ...]
    plain: HashTable
    pairs: npt.NDArray[np.uint32]
    begins: Bools
    lengths: tuple[int, ...]
    grouped: HashTable
    grouped_lengths: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, values: Mapping[str, Iterable[str]]) -> ValueIndex:
        """From values by entity code."""
        codes = tuple(values)
        _check_codes(codes)
        counts, builder = [], _Builder()
        for number, code in enumerate(codes):
            counts.append(builder.add(values[code], number, code))
        if not sum(counts):
            raise RecognizerError("known: there is no value; it would find nothing")
        return cls(codes, tuple(counts), *builder.tables())

    def places(self, batch: Batch) -> Places:
        """See `KnownValues.places`."""
        parts = [self._plain(batch), self._grouped(batch)]
        start, end, entity = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        order = np.lexsort((-end, start, entity))
        start, end, entity = start.take(order), end.take(order), entity.take(order)
        longest = np.ones(len(start), dtype=np.bool_)
        longest[1:] = (start[1:] != start[:-1]) | (entity[1:] != entity[:-1])
        return start[longest], end[longest], entity[longest]

    def _plain(self, batch: Batch) -> Places:
        none = np.empty(0, dtype=np.int64)
        if not self.lengths:
            return none, none, none
        texts = batch.texts
        codes = folded(texts)
        start = self.begins.take(codes).nonzero()[0]
        lengths = self.pairs.take(_pair_slots(codes.take(start), codes.take(start + 1)))
        chosen = lengths.nonzero()[0]
        start, lengths = start.take(chosen), lengths.take(chosen)
        start, lengths = self._on_an_edge(texts.symbols, start, lengths)
        row_end = texts.starts.take(texts.row_of(start) + 1) - 1
        found = []
        for length in self.lengths:
            bit = np.uint32(1 << min(length, 31))
            here = (((lengths & bit) > 0) & (start + length <= row_end)).nonzero()[0]
            if not len(here):
                continue
            begin = start.take(here)
            index, entity = self.plain.find(_hash_at(codes, begin, length))
            begin = begin.take(index)
            whole = ~_cuts_a_word(texts.symbols, begin + length)
            found.append((begin[whole], begin[whole] + length, entity[whole]))
        if not found:
            return none, none, none
        begin, end, entity = (np.concatenate(columns) for columns in zip(*found, strict=True))
        return begin, end, entity

    @staticmethod
    def _on_an_edge(
        symbols: Symbols, start: Ints, lengths: npt.NDArray[np.uint32]
    ) -> tuple[Ints, npt.NDArray[np.uint32]]:
        whole = ~_cuts_a_word(symbols, start)
        return start[whole], lengths[whole]

    def _grouped(self, batch: Batch) -> Places:
        """Values of letters and digits, over runs that single separators hold together."""
        none = np.empty(0, dtype=np.int64)
        words = batch.words
        if not len(self.grouped_lengths) or not len(words):
            return none, none, none
        symbols = batch.symbols.take(words.positions)
        codes = (symbols + (_UPPER.take(symbols).view(np.uint8) << np.uint8(5))).astype(np.uint32)
        gap = words.start[1:] - words.end[:-1]
        joined = (gap <= 2) & _SEPARATOR.take(batch.symbols.take(words.end[:-1]))
        joined &= _SEPARATOR.take(batch.symbols.take(words.start[1:] - 1))
        found = []
        run, last = np.arange(len(words)), np.arange(len(words))
        for _ in range(_MOST_GROUPS):
            first, size = words.first.take(run), words.first.take(last + 1) - words.first.take(run)
            fits = self.grouped_lengths.take(np.minimum(size, len(self.grouped_lengths) - 1)).nonzero()[0]
            for length in np.unique(size.take(fits)).tolist():
                chosen = fits[size.take(fits) == length]
                index, entity = self.grouped.find(_hash_at(codes, first.take(chosen), length))
                chosen = chosen.take(index)
                found.append((words.start.take(run.take(chosen)), words.end.take(last.take(chosen)), entity))
            further = (last < len(words) - 1).nonzero()[0]
            further = further[joined.take(last.take(further))]
            run, last = run.take(further), last.take(further) + 1
            if not len(run):
                break
        if not found:
            return none, none, none
        start, end, entity = (np.concatenate(columns) for columns in zip(*found, strict=True))
        return start, end, entity


def _check_codes(codes: tuple[str, ...]) -> None:
    if not codes or len(codes) > 255:
        raise RecognizerError("known: between 1 and 255 entity codes, each with its values")
    for code in codes:
        if not isinstance(code, str) or not code.isidentifier() or code != code.upper():
            raise RecognizerError("known: keys are entity codes in upper case, such as 'PERSON'")


def _cuts_a_word(symbols: Symbols, position: Ints) -> Bools:
    """Whether letters or digits stand on both sides of a position."""
    cuts: Bools = _LATIN.take(symbols.take(position)) & _LATIN.take(symbols.take(position - 1))
    return cuts


class _Builder:
    """Collects hashes of values, so many at once."""

    def __init__(self) -> None:
        self._plain: list[tuple[Hashes, npt.NDArray[np.uint8]]] = []
        self._numbers: list[tuple[Hashes, npt.NDArray[np.uint8]]] = []
        self._pairs = np.zeros(1 << _BITS, dtype=np.uint32)
        self._begins = np.zeros(0x110001, dtype=np.bool_)
        self._lengths: set[int] = set()
        self._number_lengths: set[int] = set()

    def add(self, values: Iterable[str], entity: int, code: str) -> int:
        """Take in the values of one entity; how many there were, blanks left out."""
        if isinstance(values, str):
            raise RecognizerError(f"known: {code}: a list of values, not one string")
        count, waiting = 0, []
        for value in values:
            if not isinstance(value, str):
                raise RecognizerError(f"known: {code}: value {count} is no text but {type(value).__name__}")
            value = value.strip()
            if value:
                waiting.append(value)
                count += 1
            if len(waiting) >= _AT_ONCE:
                self._take_in(waiting, entity, code)
                waiting = []
        if waiting:
            self._take_in(waiting, entity, code)
        return count

    def _take_in(self, values: list[str], entity: int, code: str) -> None:
        texts = read(Texts.of(values)).texts
        start, size = texts.starts[:-1], texts.starts[1:] - texts.starts[:-1] - 1
        for wrong, problem in (
            (size < _LEAST_CHARACTERS, "shorter than"),
            (size > _MOST_CHARACTERS, "longer than"),
        ):
            if wrong.any():
                limit = _LEAST_CHARACTERS if problem == "shorter than" else _MOST_CHARACTERS
                raise RecognizerError(
                    f"known: {code}: {int(wrong.sum())} values are {problem} {limit} characters"
                )
        symbols = texts.symbols
        letters = _counts(_LETTER_OR_DIGIT.take(symbols), texts.starts)
        marks = _counts(_SEPARATOR.take(symbols), texts.starts)
        digits = _counts(_DIGIT.take(symbols), texts.starts)
        number = (letters + marks == size) & (letters >= _LEAST_GROUPED) & (digits > 0)
        self._hash_plain(folded(texts), start[~number], size[~number], entity)
        self._hash_numbers(texts, number, letters, entity)

    def _hash_plain(self, codes: npt.NDArray[np.uint32], start: Ints, size: Ints, entity: int) -> None:
        for length in np.unique(size).tolist():
            begin = start[size == length]
            hashes = _hash_at(codes, begin, length)
            self._plain.append((hashes, np.full(len(hashes), entity, dtype=np.uint8)))
            self._lengths.add(length)
            slots = _pair_slots(codes.take(begin), codes.take(begin + 1))
            self._pairs[slots] |= np.uint32(1 << min(length, 31))
            self._begins[codes.take(begin)] = True

    def _hash_numbers(self, texts: Texts, number: Bools, letters: Ints, entity: int) -> None:
        if not number.any():
            return
        kept = _LETTER_OR_DIGIT.take(texts.symbols).nonzero()[0]
        codes = folded(texts).take(kept)
        first = kept.searchsorted(texts.starts[:-1])
        for length in np.unique(letters[number]).tolist():
            hashes = _hash_at(codes, first[number & (letters == length)], length)
            self._numbers.append((hashes, np.full(len(hashes), entity, dtype=np.uint8)))
            self._number_lengths.add(length)

    def tables(self) -> tuple[Any, ...]:
        """The fields of `ValueIndex` behind the first two."""
        lengths = np.zeros(max(self._number_lengths) + 2 if self._number_lengths else 0, dtype=np.bool_)
        lengths[sorted(self._number_lengths)] = True
        return (
            _joined(self._plain),
            self._pairs,
            self._begins,
            tuple(sorted(self._lengths)),
            _joined(self._numbers),
            lengths,
        )


def _counts(marks: Bools, starts: Ints) -> Ints:
    """Marked characters of each row."""
    running = np.concatenate(([0], np.cumsum(marks)))
    counts: Ints = running.take(starts[1:] - 1) - running.take(starts[:-1])
    return counts


def _joined(parts: list[tuple[Hashes, npt.NDArray[np.uint8]]]) -> HashTable:
    if not parts:
        return HashTable.of(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.uint8))
    return HashTable.of(
        np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
    )

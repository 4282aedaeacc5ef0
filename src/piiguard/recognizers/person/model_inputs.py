"""What the person-name network looks at: character numbers, pairs, triples, dictionary codes; and where.

The same functions feed training (`tools/train_names.py`) and run time, so both see the same numbers. A text
ends at its sentinel: whatever would reach beyond it is held at the sentinel, so that the neighbours of a text
in a batch change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import SENTINEL
from piiguard.text.texts import Ints, Texts

__all__ = [
    "Bools",
    "Bytes",
    "Ints",
    "CHARACTERS",
    "LEXICON_BITS",
    "LEXICON_PAIRS",
    "PAIRS",
    "RARE_HAN",
    "SLOT_BITS",
    "TO_SLOT",
    "TRIPLES",
    "Numbers",
    "Rows",
    "Words",
    "blocks_of",
    "lexicon_slot",
    "number",
    "places",
    "rows_of",
    "stretches",
    "word_hash",
]

Words = npt.NDArray[np.uint32]
Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]

CHARACTERS = np.arange(-6, 7)  # characters looked at, from the one in question
PAIRS = np.arange(-5, 5)  # where a pair of characters begins
TRIPLES = np.arange(-4, 3)  # where a triple begins
_WORD_STARTS = {2: range(-2, 2), 3: range(-3, 2), 4: range(-3, 1)}  # where a dictionary word begins
LEXICON_PAIRS = 7  # two dictionary codes of four bits each make one number; the last stands alone
RARE_HAN = 1  # number of a Han character that is not in the vocabulary; 0: no character
SLOT_BITS = 17  # slots for pairs and for triples
LEXICON_BITS = 20
_REACH = int(CHARACTERS[-1])  # pairs, triples and words reach no farther
_PIECE = 1024  # rows worked on at once
LONGEST_RUN = 256  # kept characters in one stretch; a longer one is cut

_ID_BITS = np.uint32(13)
_MIX, _MIX_3, _MIX_4 = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
TO_SLOT = np.uint32(32 - SLOT_BITS)
_TO_LEXICON = np.uint32(32 - LEXICON_BITS)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Texts as numbers. ids: uint32, number of each character, 0 at sentinels; pair: uint32, hash of each
    character and the next one."""

    ids: Words
    pair: Words


def number(texts: Texts, vocabulary: npt.NDArray[np.uint16]) -> Numbers:
    """The character numbers of texts; `vocabulary` maps each code point below 65,536 to its number."""
    codes = texts.codes
    ids = vocabulary.take(np.minimum(codes, np.uint32(0xFFFF))).astype(np.uint32)
    rare = ((codes - np.uint32(0x10000)) < np.uint32(SENTINEL - 0x10000)).nonzero()[0]
    if len(rare):
        ids[rare] = RARE_HAN
    pair = ids << _ID_BITS
    pair[:-1] |= ids[1:]
    pair *= _MIX
    return Numbers(ids, pair)


@dataclass(frozen=True, slots=True)
class Around:
    """Characters of texts near the kept ones, in text order: the kept ones and those that are looked at on
    either side. What lies farther away is left out; beyond the ends of a text its last place repeats.

    Arrays by place. ids: int64, character numbers. pairs, triples: slots of what begins there. words:
    (7, places) pairs of dictionary codes.
    """

    ids: Ints
    pairs: Words
    triples: Words
    words: Bytes

    def cut(self, begin: int, end: int) -> Around:
        """Some of the places."""
        return Around(
            self.ids[begin:end], self.pairs[begin:end], self.triples[begin:end], self.words[:, begin:end]
        )


@dataclass(frozen=True)
class Rows:
    """One row for each kept character. position: where it stands. stretch: see `stretches`. place: where it
    is in `around`.

    Of pairs and triples the network looks at `around`; their matrices are for training.
    """

    position: Ints
    stretch: Ints
    place: Ints
    around: Around

    def __len__(self) -> int:
        return len(self.position)

    @cached_property
    def characters(self) -> Ints:
        """(13, n) character numbers."""
        return self.around.ids.take(CHARACTERS[:, None] + self.place)

    @cached_property
    def pairs(self) -> Words:
        """(10, n) slots."""
        return self.around.pairs.take(PAIRS[:, None] + self.place)

    @cached_property
    def triples(self) -> Words:
        """(7, n) slots."""
        return self.around.triples.take(TRIPLES[:, None] + self.place)

    @cached_property
    def words(self) -> Bytes:
        """(7, n) pairs of dictionary codes of the words over or beside each character."""
        return self.around.words.take(self.place, axis=1)


def blocks_of(
    texts: Texts, numbers: Numbers, position: Ints, lexicon: Bytes, size: int = 1 << 12
) -> Iterator[list[Rows]]:
    """What the network is told of the characters at `position` (sorted): blocks that part no stretch, of
    about `size` characters, so that memory is bounded and reused; each in pieces that stay in the cache."""
    stretch = stretches(position)
    begin = 0
    while begin < len(position):
        last = stretch[min(begin + size, len(position)) - 1]
        end = int(np.searchsorted(stretch, last, side="right"))
        yield _pieces(texts, numbers, position[begin:end], stretch[begin:end], lexicon)
        begin = end


def _pieces(texts: Texts, numbers: Numbers, position: Ints, stretch: Ints, lexicon: Bytes) -> list[Rows]:
    around, place = _laid(texts, numbers, position, lexicon)
    pieces = []
    for begin in range(0, len(position), _PIECE):
        end = min(begin + _PIECE, len(position))
        first, last = int(place[begin]) - _REACH, int(place[end - 1]) + _REACH + 1
        near = around.cut(first, last)
        pieces.append(Rows(position[begin:end], stretch[begin:end], place[begin:end] - first, near))
    return pieces


def rows_of(texts: Texts, numbers: Numbers, position: Ints, lexicon: Bytes) -> Rows:
    """The same in one piece."""
    around, place = _laid(texts, numbers, position, lexicon)
    return Rows(position, stretches(position), place, around)


def _laid(texts: Texts, numbers: Numbers, position: Ints, lexicon: Bytes) -> tuple[Around, Ints]:
    """The characters around those at `position` (sorted), and the place of each of these there."""
    row = texts.row_of(position)
    apart = np.ones(len(position), dtype=np.bool_)
    apart[1:] = ((position[1:] - position[:-1]) > 2 * _REACH) | (row[1:] != row[:-1])
    bounds = np.concatenate((apart.nonzero()[0], [len(position)]))
    begin = bounds[:-1]
    first, row = position.take(begin), row.take(begin)
    size = position.take(bounds[1:] - 1) - first + (2 * _REACH + 1)
    shift = first - _REACH - (size.cumsum() - size)  # from places to positions
    place = position - shift.repeat(bounds[1:] - begin)
    at = shift.repeat(size)
    at += np.arange(len(at))
    low = (texts.starts.take(row) - 1).repeat(size)  # sentinels on either side
    high = (texts.starts.take(row + 1) - 1).repeat(size)
    ids, pair = numbers.ids, numbers.pair
    np.maximum(at, low, out=at)
    held = ids.take(np.minimum(at, high))
    pairs = pair.take(np.minimum(at, high - 1))
    at = np.minimum(at, high - 2)
    triples = _triple(pair.take(at), ids.take(at + 2))
    words = _words_beside(_word_codes(held, pairs, triples, lexicon))
    return Around(held.astype(np.int64), pairs >> TO_SLOT, triples >> TO_SLOT, words), place


def _triple(pair: Words, third: Words) -> Words:
    mixed: Words = ((pair ^ (pair >> np.uint32(15))) + third + np.uint32(1)) * _MIX_3
    return mixed


def stretches(position: Ints) -> Ints:
    """Number of the stretch of neighbours that each kept position belongs to; a very long one is cut,
    counting from its own begin."""
    apart = np.ones(len(position), dtype=np.bool_)
    apart[1:] = (position[1:] - position[:-1]) != 1
    begin = np.maximum.accumulate(np.where(apart, position, 0))
    apart |= (position - begin) % LONGEST_RUN == 0
    return np.cumsum(apart)


def places(position: Ints, stretch: Ints) -> tuple[Ints, int]:
    """A place for each position in an array where an empty row parts those that are no neighbours or of
    different stretches and is the first and the last; and the rows of that array."""
    apart = np.ones(len(position), dtype=np.bool_)
    apart[1:] = ((position[1:] - position[:-1]) != 1) | (stretch[1:] != stretch[:-1])
    place = np.cumsum(apart) + np.arange(len(position))
    return place, int(place[-1]) + 2 if len(place) else 1


def _word_codes(ids: Words, pair: Words, triple: Words, lexicon: Bytes) -> dict[int, Bytes]:
    """By length: dictionary codes of the words that begin at each place, 0 elsewhere.

    A word that would hold a sentinel has none. All words that a character is told of touch it or its
    neighbours, so that none can lie in another text.
    """
    real = ids != 0
    whole = real.copy()
    quadruple = triple.copy()
    quadruple[:-3] += ids[3:]
    quadruple *= _MIX_4
    codes = {}
    for length, hashed in ((2, pair), (3, triple), (4, quadruple)):
        whole[: 1 - length] &= real[length - 1 :]
        whole[1 - length :] = False
        codes[length] = _look_up(hashed, length, lexicon)
        codes[length] *= whole
    return codes


def _words_beside(codes: dict[int, Bytes]) -> Bytes:
    """(7, places) codes of the words over or beside each character, two in a byte; 0 at the ends."""
    places = len(codes[2])
    inner = range(_REACH, max(places - _REACH, _REACH))
    told = [
        codes[length][inner.start + offset : inner.stop + offset]
        for length, starts in _WORD_STARTS.items()
        for offset in starts
    ]
    packed = np.zeros((LEXICON_PAIRS, places), dtype=np.uint8)
    for index in range(LEXICON_PAIRS):
        both = packed[index, inner.start : inner.stop]
        both[:] = told[2 * index]
        if 2 * index + 1 < len(told):
            both |= told[2 * index + 1] << np.uint8(4)
    return packed


def _look_up(hashed: Words, length: int, lexicon: Bytes) -> Bytes:
    slot, print_ = lexicon_slot(hashed, length)
    code = lexicon.take(slot)
    code ^= print_ << np.uint8(4)
    code *= code < 16  # another word's fingerprint
    return code


def word_hash(numbers: Numbers, at: Ints, length: int) -> Words:
    """Hashes of the words of two, three or four characters that begin at `at`."""
    hashed = numbers.pair.take(at)
    if length > 2:
        hashed = _triple(hashed, numbers.ids.take(at + 2))
    if length > 3:
        hashed = (hashed + numbers.ids.take(at + 3)) * _MIX_4
    return hashed


def lexicon_slot(hashed: Words, length: int) -> tuple[Words, Bytes]:
    """Slot of a word in the dictionary and its four-bit fingerprint."""
    mixed = (hashed ^ (hashed >> np.uint32(16)) ^ np.uint32(length)) * _MIX_4
    return mixed >> _TO_LEXICON, mixed.astype(np.uint8) & np.uint8(15)

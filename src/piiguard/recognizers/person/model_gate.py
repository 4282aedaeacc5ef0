"""Which characters the person-name network looks at: two gates, one behind the other.

The first is a few table look-ups for every character. The second sees four characters on either side, and
only where the first is open. Letters of addresses, keys and codes pass neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, ascii_uppercase

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person.model_inputs import TO_SLOT, Bools, Ints, Numbers, Words
from piiguard.text.folding import ANY_HAN, Symbols, table
from piiguard.text.texts import Texts

__all__ = ["CLOSED", "Gate", "Sieve", "vote_count"]

Scores = npt.NDArray[np.int16]

CLOSED = -10_000  # score of a character that names are not written with: it opens no gate
_NAMED = -9_000  # scores above are of other characters, whatever pairs add

_HAN, _LOWER, _UPPER, _DIGIT, _SOFT, _HARD, _SPACE = range(1, 8)  # classes of symbols; 0: other marks
_MEMBERS: dict[int, str | range] = {
    _HAN: ANY_HAN,
    _LOWER: ascii_lowercase,
    _UPPER: ascii_uppercase,
    _DIGIT: "0123456789*",  # a number once masked says the same of its neighbours
    _SOFT: ".-:&?",  # stand in addresses and in names
    _HARD: "@_/\\=",
    _SPACE: " \n\r\t",
}

SEEN = np.arange(-4, 5)  # characters that the second gate sees, from the one in question
_SHAPES = 3  # windows of five of them, by the classes of their characters
_SHAPE_SLOTS = 8**5
_SCORES = 256  # entries for the score in the first gate, a quarter of a logit each
_PIECE = 4096  # positions worked on at once


def vote_count(vocabulary: int) -> int:
    """Votes of a `Sieve`: by character for each place, by shape for each window, by score."""
    return len(SEEN) * vocabulary + _SHAPES * _SHAPE_SLOTS + _SCORES


@cache
def _begins(vocabulary: int) -> Ints:
    """(13, 1), where the votes of each kind begin."""
    sizes = [vocabulary] * len(SEEN) + [_SHAPE_SLOTS] * _SHAPES
    return np.cumsum([0, *sizes])[:, None]


@dataclass(frozen=True, slots=True)
class Sieve:
    """The second gate: sums of votes (int8, see `vote_count`) over a threshold."""

    votes: npt.NDArray[np.int8]
    threshold: int

    def over(self, entries: Ints) -> Bools:
        """Whether each character is over the threshold; see `Gate.entries`."""
        over: Bools = self.votes.take(entries).sum(axis=0, dtype=np.int16) > self.threshold
        return over


@dataclass(frozen=True, slots=True)
class Gate:
    """Says which characters may belong to a name. single: int16 by character number; around: uint32 by slot
    of a pair, four int8 packed: what the pair says of the character before it, its first, its second, the
    next; sieve: the second gate."""

    single: Scores
    around: Words
    threshold: int
    sieve: Sieve | None = None

    def scores(self, texts: Texts, numbers: Numbers) -> Scores:
        """Score of every character in the first gate; sentinels hold any number."""
        votes = self.around.take(numbers.pair >> TO_SLOT).view(np.int8).reshape(-1, 4)
        sentinels = texts.starts - 1
        votes[sentinels, 0] = 0  # a pair that begins at a sentinel says nothing of the text before it
        votes[sentinels - 1, 3] = 0
        score = self.single.take(numbers.ids)
        score += votes[:, 1]
        score[:-1] += votes[1:, 0]
        score[1:] += votes[:-1, 2]
        score[2:] += votes[:-2, 3]
        return score

    def kept(self, texts: Texts, numbers: Numbers) -> Ints:
        """Positions to look at closely: those that both gates keep."""
        position, scores = self.opened(texts, numbers)
        if self.sieve is None or not len(position):
            return position
        over = scores > _NAMED
        for begin in range(0, len(position), _PIECE):
            part = slice(begin, begin + _PIECE)
            over[part] &= self.sieve.over(self.entries(texts, numbers, position[part], scores[part]))
        follows = position[1:] - position[:-1] == 1
        before, behind = np.zeros_like(over), np.zeros_like(over)
        np.logical_and(over[:-1], follows, out=before[1:])
        np.logical_and(over[1:], follows, out=behind[:-1])
        return position[_widened(over, before, behind, scores > _NAMED)]

    def opened(self, texts: Texts, numbers: Numbers) -> tuple[Ints, Scores]:
        """Positions that the first gate keeps, and their scores there."""
        scores = self.scores(texts, numbers)
        position = _opened(texts, numbers, scores > self.threshold, scores > _NAMED)
        return position, scores.take(position)

    def entries(self, texts: Texts, numbers: Numbers, position: Ints, scores: Scores) -> Ints:
        """(13, n) votes of the second gate for each position: by nine characters (none beyond the end of the
        text), three shapes, the score in the first gate."""
        at = position + SEEN[:, None]
        seen, symbols = numbers.ids.take(at), texts.symbols.take(at)
        within = seen != 0
        if not within.all():
            middle = len(SEEN) // 2
            for step in range(middle):
                within[middle - step - 1] &= within[middle - step]
                within[middle + step + 1] &= within[middle + step]
            seen *= within
            symbols *= within
        classes = _classes().take(symbols)
        pairs = classes[:-1] | classes[1:] << np.uint16(3)
        shapes = pairs[:-3] | pairs[2:-1] << np.uint16(6) | classes[4:] << np.uint16(12)
        entries = np.empty((len(SEEN) + _SHAPES + 1, len(position)), dtype=np.int64)
        entries[: len(SEEN)] = seen
        entries[len(SEEN) : -1] = shapes[::2]
        np.clip((scores >> 2) + np.int16(100), 0, _SCORES - 1, out=entries[-1])
        entries += _begins(len(self.single))
        return entries


def _opened(texts: Texts, numbers: Numbers, over: Bools, named: Bools) -> Ints:
    """Positions over the threshold, or beside one that is."""
    text = numbers.ids != 0
    over &= text
    at = _with_neighbours(over, named)
    if _is_letter(texts.symbols.take(at)).any():
        text[_letters_of_codes(texts.symbols)] = False
        over &= text
        at = _with_neighbours(over, named)
    kept: Ints = at[text.take(at)]
    return kept


def _with_neighbours(over: Bools, named: Bools) -> Ints:
    before, behind = np.zeros_like(over), np.zeros_like(over)
    before[1:], behind[:-1] = over[:-1], over[1:]
    return _widened(over, before, behind, named).nonzero()[0]


def _widened(over: Bools, before: Bools, behind: Bools, named: Bools) -> Bools:
    """Those over the threshold, their neighbours that names are written with, and what stands between two
    of them. before, behind: whether that neighbour is over it."""
    wider: Bools = ((before | behind) & named) | (before & behind) | over
    return wider


def _letters_of_codes(symbols: Symbols) -> Ints:
    """Letters of words that touch a digit or a mark of `_HARD`, and of small ones that touch one of `_SOFT`:
    parts of addresses, keys and codes."""
    at = _is_letter(symbols).nonzero()[0]
    apart = np.ones(len(at), dtype=np.bool_)
    apart[1:] = at[1:] - at[:-1] != 1
    first = apart.nonzero()[0]
    count = np.empty_like(first)
    count[:-1], count[-1] = first[1:] - first[:-1], len(at) - first[-1]
    begin = at.take(first)
    small = np.bitwise_and.reduceat(symbols.take(at), first) >= 96
    beside = [_classes().take(symbols.take(neighbour)) for neighbour in (begin - 1, begin + count)]
    code = [(classes == _DIGIT) | (classes == _HARD) | ((classes == _SOFT) & small) for classes in beside]
    letters: Ints = at[(code[0] | code[1]).repeat(count)]
    return letters


def _is_letter(symbols: Symbols) -> Bools:
    letter: Bools = (symbols | np.uint8(32)) - np.uint8(97) < 26
    return letter


@cache
def _classes() -> npt.NDArray[np.uint16]:
    classes = np.zeros(256, dtype=np.uint16)
    for number, members in _MEMBERS.items():
        classes[table(members)] = number
    return classes

"""`WordSet`: whether each of many short words is one of a set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person.shape import WIDTH, Codes
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["WordSet", "among", "word_keys", "words_of"]

_FIRST = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio
_LIKELY_BITS = 15
_TO_LIKELY = np.uint64(64 - _LIKELY_BITS)

Keys = npt.NDArray[np.uint64]


def words_of(words: Iterable[str]) -> tuple[Codes, Ints]:
    """(n, 4) code points of words of up to four characters, 0 behind their end, and their lengths."""
    given = list(words)
    letters = np.zeros((len(given), WIDTH), dtype=np.uint32)
    for row, word in enumerate(given):
        letters[row, : len(word)] = [ord(character) for character in word]
    return letters, np.fromiter(map(len, given), dtype=np.int64, count=len(given))


def word_keys(letters: Codes) -> Keys:
    """One number for each row of up to four characters, each by its lower 16 bits; the first lowest."""
    narrow = letters.astype("<u2", order="C")
    return cast("Keys", narrow.view("<u8").ravel())


def among(known: npt.NDArray[Any], keys: npt.NDArray[Any]) -> Bools:
    """Whether each key is one of those known, which are sorted and at least one."""
    found: Bools = known.take(known.searchsorted(keys), mode="clip") == keys
    return found


class WordSet:
    """Words of up to four characters; most of what is asked for is refused by one look-up."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._likely = np.zeros(1 << _LIKELY_BITS, dtype=np.bool_)
        self._likely[keys * _FIRST >> _TO_LIKELY] = True

    @classmethod
    def of(cls, words: Iterable[str]) -> WordSet:
        """The set of these words; longer ones are left out."""
        letters, _ = words_of(sorted(word for word in words if len(word) <= WIDTH))
        return cls(np.unique(word_keys(letters)))

    def holds(self, letters: Codes) -> Bools:
        """Whether each of (n, 4) canonical characters is one of the words."""
        keys = word_keys(letters)
        found = self._likely.take((keys * _FIRST >> _TO_LIKELY).view(np.int64))
        rows = found.nonzero()[0]
        if len(rows):
            found[rows] = among(self._keys, keys.take(rows))
        return found

"""Words of the term lists where they stand in a batch, found once for all categories."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from piiguard.findings import Bools
from piiguard.recognizers.term_lists import Role, vocabulary
from piiguard.text.batch import Batch
from piiguard.text.folding import LETTER, SENTENCE_END, table
from piiguard.text.texts import Ints

__all__ = ["Hits", "Told", "find_words", "read_as"]

_SEARCHED_BEFORE, _SEARCHED_AFTER = 24, 40
_LATIN_OR_DIGIT = table(range(48, 58), range(65, 91), range(97, 123), LETTER, "_")
_CLAUSE_END = table(",;?!\n\0", SENTENCE_END)


@dataclass(frozen=True, slots=True)
class Hits:
    """Words found in a batch in text order, none inside another.

    breaks: where clauses end near them; questions: those that are question marks; seeks: see `Vocabulary`.
    """

    batch: Batch
    start: Ints
    end: Ints
    word: Ints
    breaks: Ints
    questions: Ints
    seeks: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.start)

    def breaks_between(self, end: Ints, start: Ints) -> Ints:
        """Ends of clauses in each [end, start)."""
        count: Ints = self.breaks.searchsorted(start) - self.breaks.searchsorted(end)
        return count


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a batch as one category reads them; roles: of each word of the vocabulary."""

    hits: Hits
    roles: Ints
    sought: Ints

    def has(self, places: Ints, role: Role) -> Bools:
        """Whether the words at these places have a role."""
        having: Bools = (self.roles.take(self.hits.word.take(places)) & int(role)) > 0
        return having

    def with_role(self, role: Role) -> Ints:
        """Places of the sought words with a role."""
        return self.sought[self.has(self.sought, role)]


def find_words(batch: Batch) -> Hits:
    """The words of all lists around what any category seeks; for `Batch.shared`."""
    codes, symbols, words = batch.texts.codes, batch.symbols, vocabulary()
    none = np.empty(0, dtype=np.int64)
    places, _, _ = words.sought.find(batch.texts)
    if not len(places):
        return Hits(batch, none, none, none, none, none, none.astype(np.uint8))
    near = _around(places, len(codes))
    start, end, word = words.every.find(batch.texts, near)
    cut = _LATIN_OR_DIGIT.take(symbols.take(start)) & _LATIN_OR_DIGIT.take(symbols.take(start - 1))
    cut |= _LATIN_OR_DIGIT.take(symbols.take(end - 1)) & _LATIN_OR_DIGIT.take(symbols.take(end))
    outermost = ~cut
    reach = np.maximum.accumulate(np.where(cut, 0, end))
    outermost[1:] &= end[1:] > reach[:-1]
    start, end, word = start[outermost], end[outermost], word[outermost]
    breaks = near[_CLAUSE_END.take(symbols.take(near))]
    questions = breaks[symbols.take(breaks) == ord("?")]
    return Hits(batch, start, end, word, breaks, questions, words.seeks.take(word))


def _around(places: Ints, length: int) -> Ints:
    """Positions near any of the places, ascending."""
    first = np.maximum(places - _SEARCHED_BEFORE, 0)
    last = np.minimum(places + _SEARCHED_AFTER, length - 2)
    first[1:] = np.maximum(first[1:], last[:-1])
    sizes = np.maximum(last - first, 0)
    inner = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    positions: Ints = np.repeat(first, sizes) + inner
    return positions


def read_as(batch: Batch, category: int) -> Told | None:
    """What one category reads in a batch; None where there is nothing for it."""
    hits = batch.shared(find_words)
    if not len(hits):
        return None
    sought = (hits.seeks & np.uint8(1 << category)).nonzero()[0]
    return Told(hits, vocabulary().roles[category], sought) if len(sought) else None

"""Values that only their label (标签) identifies: local numbers without a national shape or check.

What stands behind the label must look like a number: no date, amount, decimal or address, and enough digits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.checks.dates import birth_date
from piiguard.checks.phones import PERSON, mobile_segment
from piiguard.findings import Evidence, Spans
from piiguard.text.batch import Batch
from piiguard.text.folding import LIST_COMMA, Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["OwnedValues", "local_numbers", "mobile_like", "owned_values", "word_in"]

_DIGIT = table(range(48, 58))
_LIST_MARK = table("/,;|+", LIST_COMMA)
_NUMBER_WORDS = ("号", "码", "编号", "no", "number", "id", "h")  # what a label of a number ends in
_LONGEST_LIST, _LONGEST_GROUP, _MOST_GROUPS = 8, 8, 8
_SHORT = 8  # digits; longer numbers are no counts
# 3份, 2024年: a count, a date or an age follows the word, no number of a file
_UNITS = np.array(sorted(map(ord, "年月日时分秒岁次份张个人名位条元万天周期级折号楼室%％")), dtype=np.uint32)


@dataclass(slots=True)
class OwnedValues:
    """Labelled values, equal-length arrays, one for each place where a value begins.

    start, end: span, groups set apart by one dash (digits also by one space) taken in; length: letters and
    digits; digits: digits only; run, last: first and last run of `batch.words`; nearest: number of the label
    word that owns it.
    """

    start: Ints
    end: Ints
    length: Ints
    digits: Ints
    run: Ints
    last: Ints
    nearest: Ints

    def __len__(self) -> int:
        return len(self.start)

    def take(self, chosen: Bools | Ints) -> OwnedValues:
        """The chosen values."""
        return OwnedValues(*(getattr(self, name)[chosen] for name in self.__slots__))

    def symbols(self, batch: Batch, width: int) -> Symbols:
        """(n, width) symbols of the values from their beginning, separators left out."""
        return batch.words.matrix(batch.words.first[self.run], width)


def owned_values(batch: Batch, own: Bools) -> OwnedValues:
    """Values that one of the labels owns, list continuations and values before a bracketed label included."""
    words, labels = batch.words, batch.labels
    if not len(words) or not (own & batch.present_labels).any():
        none = np.empty(0, dtype=np.int64)
        return OwnedValues(none, none, none, none, none, none, none)
    hits = np.flatnonzero(labels.roles(own))
    starts, order = np.unique(labels.value[hits][::-1], return_index=True)  # the label nearest to the value
    nearest = _nearest_word(batch, hits[::-1][order])
    run = np.minimum(np.searchsorted(words.start, starts), len(words) - 1)
    owned = (words.start[run] == starts) & ~batch.index.not_personal[nearest]
    run, nearest = _with_bracketed(batch, own, run[owned], nearest[owned])
    values = _measure(batch, run, nearest)
    values = _with_continuations(batch, values)
    return values.take(_looks_like_a_number(batch, values))


def _nearest_word(batch: Batch, hits: Ints) -> Ints:
    """The word closest to the value that is no filler (号码, no.)."""
    chain = batch.labels.chain[hits]
    meaning = (chain >= 0) & ~batch.index.fillers[chain]
    nearest: Ints = chain[np.arange(len(hits)), np.argmax(meaning, axis=1)]
    return nearest


def _with_bracketed(batch: Batch, own: Bools, run: Ints, nearest: Ints) -> tuple[Ints, Ints]:
    """Adds the runs that stand before a label in brackets: 12345678（住院号）."""
    words, labels, symbols = batch.words, batch.labels, batch.symbols
    mine = np.flatnonzero(own[labels.word])
    before = labels.start[mine] - 1
    bracket = (symbols[before] == ord("(")) & (symbols[labels.end[mine]] == ord(")"))
    if not bracket.any():
        return run, nearest
    mine, before = mine[bracket], before[bracket]
    before = before - (symbols[before - 1] == ord(" "))
    value = np.searchsorted(words.end, before)
    value = np.minimum(value, len(words) - 1)
    touches = words.end[value] == before
    run = np.concatenate((run, value[touches]))
    nearest = np.concatenate((nearest, labels.word[mine[touches]]))
    run, order = np.unique(run, return_index=True)
    return run, nearest[order]


def _measure(batch: Batch, run: Ints, nearest: Ints) -> OwnedValues:
    words, last = batch.words, run.copy()
    numeric = batch.word_digits == words.length
    alive = np.arange(len(run))
    for _ in range(_MOST_GROUPS):
        alive = alive[last[alive] + 1 < len(words)]
        if not len(alive):
            break
        current, following = last[alive], last[alive] + 1
        single = words.start[following] - words.end[current] == 1
        mark = batch.symbols[words.end[current]]
        groups = numeric[current] & numeric[following]
        for side in (current, following):
            groups &= (words.length[side] >= 3) & (words.length[side] <= _LONGEST_GROUP)
        with_digits = (batch.word_digits[following] > 0) | (words.length[following] == 1)
        alive = alive[single & (((mark == ord("-")) & with_digits) | ((mark == ord(" ")) & groups))]
        last[alive] += 1
    start, end = words.start[run], words.end[last]
    length = words.first[last + 1] - words.first[run]
    return OwnedValues(start, end, length, batch.count_digits(start, end), run, last, nearest)


def _with_continuations(batch: Batch, values: OwnedValues) -> OwnedValues:
    """Adds what follows in a list and is as long: 保单号：P1000001、P1000002."""
    parts = [values]
    words, previous = batch.words, values
    for _ in range(_LONGEST_LIST):
        following = np.minimum(previous.last + 1, len(words) - 1)
        distance = words.start[following] - previous.end
        listed = _LIST_MARK[batch.symbols[previous.end]] & (distance >= 1) & (distance <= 2)
        listed &= (distance == 1) | (batch.symbols[previous.end + 1] == ord(" "))
        previous = _measure(batch, following[listed], previous.nearest[listed]).take(
            np.flatnonzero(words.length[following[listed]] == words.length[previous.run[listed]])
        )
        if not len(previous):
            break
        parts.append(previous)
    if len(parts) == 1:
        return values
    return OwnedValues(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in values.__slots__)
    )


def _looks_like_a_number(batch: Batch, values: OwnedValues) -> Bools:
    symbols, words = batch.symbols, batch.words
    following = symbols[values.end]
    address = (following == ord("@")) | (following == ord("_"))
    tail = batch.float_tail(values.end)
    decimal = (
        np.isin(following, (46, 47, 44)) & _DIGIT[symbols[values.end + 1]] & (values.length <= 4) & ~tail
    )
    date = (words.length[values.run] == 4) & (values.last - values.run == 2) & (values.length <= 8)
    counted = (
        np.isin(batch.texts.codes[values.end], _UNITS) & (values.digits <= _SHORT) & (following != ord(")"))
    )
    dirty: Bools = address | decimal | date | counted
    return batch.clean_after(values.end) & ~dirty


def word_in(batch: Batch, numbers: Ints, words: frozenset[str]) -> Bools:
    """Whether each label number is that of one of the words, which are in canonical form."""
    names = batch.index.lexicon.words
    members = [number for number in np.unique(numbers).tolist() if number >= 0 and names[number] in words]
    return np.isin(numbers, members)


def mobile_like(batch: Batch, values: OwnedValues) -> Bools:
    """Whether a value is a mobile number, which has a recognizer of its own."""
    eleven = np.flatnonzero((values.length == 11) & (values.digits == 11))
    found = np.zeros(len(values), dtype=np.bool_)
    digits = values.take(eleven).symbols(batch, 11) - np.uint8(48)
    found[eleven] = mobile_segment(digits) == PERSON
    return found


def _dates_behind_a_thing(batch: Batch, values: OwnedValues) -> Ints:
    """`保单 20240131`: a date, unless the label says that a number follows (保单号)."""
    eight = np.flatnonzero((values.length == 8) & (values.digits == 8))
    if not len(eight):
        return eight
    eight = eight[birth_date(values.take(eight).symbols(batch, 8) - np.uint8(48))]
    words = batch.index.lexicon.words
    things = [not words[word].endswith(_NUMBER_WORDS) for word in values.nearest[eight].tolist()]
    return eight[np.array(things, dtype=np.bool_)]


def local_numbers(
    batch: Batch, own: Bools, *, shortest: int, longest: int, least_digits: int, score: float
) -> Spans:
    """Labelled values of so many letters and digits; a mobile number scores 0.6, below its own recognizer."""
    values = owned_values(batch, own)
    fits = (values.length >= shortest) & (values.length <= longest) & (values.digits >= least_digits)
    fits &= values.length - values.digits <= np.maximum(values.digits, 4)
    values = values.take(fits)
    scores = np.where(mobile_like(batch, values), 0.6, score)
    scores[_dates_behind_a_thing(batch, values)] = 0.0
    end = batch.with_float_tail(values.end)
    return Spans.of(values.start, end, scores, int(Evidence.SHAPE | Evidence.LABEL))

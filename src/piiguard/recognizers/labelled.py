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
from piiguard.text.folding import LIST_COMMA, SENTENCE_END, Symbols, table
from piiguard.text.labels import Owners
from piiguard.text.runs import Bools, Windows
from piiguard.text.texts import Ints

__all__ = ["OwnedValues", "beside", "local_numbers", "mobile_like", "owned_values", "value_runs"]

_DIGIT = table(range(48, 58))
_LIST_MARK = table("/,;|+", LIST_COMMA)
_DECIMAL_MARK = table("./,")
_JOINTS = table(" -\n")
_NUMBER_WORDS = ("号", "码", "编号", "no", "number", "id", "h")  # what a label of a number ends in
_LONGEST_LIST, _LONGEST_GROUP, _MOST_GROUPS = 8, 8, 8
_LONGEST_HEAD, _LONGEST_PIECE = 20, 10
_ENDS_CLAUSE = table(",;)\0", SENTENCE_END)
_ENDS_VALUE = _ENDS_CLAUSE | table("\n\r|\"'<", LIST_COMMA)
_SHORT = 8  # digits; longer numbers are no counts
# 3份, 2024年: a count, a date or an age follows the word, no number of a file
_UNITS = np.zeros(0x10000, dtype=np.bool_)
_UNITS[[ord(unit) for unit in "年月日时分秒岁次份张个人名位条元万天周期级折号楼室"]] = True


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
        if chosen.dtype == np.bool_:
            chosen = chosen.nonzero()[0]
        if len(chosen) == len(self) and (chosen[1:] > chosen[:-1]).all():
            return self
        return OwnedValues(*(getattr(self, name).take(chosen) for name in self.__slots__))

    def symbols(self, batch: Batch, width: int) -> Symbols:
        """(n, width) symbols of the values from their beginning, separators left out."""
        return batch.words.heads(self.run, width)


def owned_values(batch: Batch, own: Bools) -> OwnedValues:
    """Values that one of the labels owns, list continuations and values before a bracketed label included."""
    values, owners = batch.shared(_all_values)
    if not len(values):
        return values
    mine = owners.among(own)
    return values.take(mine) if len(mine) else _no_values()


def beside(windows: Windows, own: Bools) -> Windows:
    """The windows of `batch.numbers` that one of the labels owns or stands near."""
    around = windows.around
    if around is None or not len(windows):
        return windows
    owned, near = around.roles(own)
    return windows.take(owned | near)


def value_runs(batch: Batch) -> Ints:
    """For each label of the batch the run of `batch.words` that begins at its value, -1 where none does."""
    return batch.words.beginning_at(batch.labels.value)


def _no_values() -> OwnedValues:
    none = np.empty(0, dtype=np.int64)
    return OwnedValues(none, none, none, none, none, none, none)


def _all_values(batch: Batch) -> tuple[OwnedValues, Owners]:
    """The values of all labels, whosesoever they are, and the owners of each."""
    words, labels = batch.words, batch.labels
    if not len(words) or not len(labels):
        return _no_values(), labels.owners(np.empty(0, dtype=np.int64))
    last = np.ones(len(labels), dtype=np.bool_)  # of the labels that share a value, the one nearest to it
    last[:-1] = labels.value[1:] != labels.value[:-1]
    run = batch.shared(value_runs)
    hit = (last & (run >= 0)).nonzero()[0]
    run, owners = run.take(hit), labels.chain.T.take(hit, axis=1)
    nearest = _nearest_word(batch, owners)
    personal = (~batch.index.not_personal.take(nearest)).nonzero()[0]
    run, owners, nearest = run.take(personal), owners.take(personal, axis=1), nearest.take(personal)
    run, owners, nearest = _with_bracketed(batch, run, owners, nearest)
    values = _measure(batch, run, nearest)
    values, place = _with_continuations(batch, values)
    fits = _looks_like_a_number(batch, values).nonzero()[0]
    return values.take(fits), Owners(batch.index, owners.take(place.take(fits), axis=1))


def _nearest_word(batch: Batch, owners: Ints) -> Ints:
    """The word closest to the value that is no filler (号码, no.)."""
    meaning = (owners >= 0) & ~batch.index.fillers.take(owners)
    count = owners.shape[1]
    nearest: Ints = owners.ravel().take(meaning.argmax(axis=0) * count + np.arange(count))
    return nearest


def _with_bracketed(batch: Batch, run: Ints, owners: Ints, nearest: Ints) -> tuple[Ints, Ints, Ints]:
    """Adds the runs that stand before a label in brackets: 12345678（住院号）; the label behind wins."""
    words, labels, symbols = batch.words, batch.labels, batch.symbols
    before = labels.start - 1
    hit = ((symbols.take(before) == ord("(")) & (symbols.take(labels.end) == ord(")"))).nonzero()[0]
    if not len(hit):
        return run, owners, nearest
    before = before.take(hit)
    before = before - (symbols.take(before - 1) == ord(" "))
    value = np.minimum(words.end.searchsorted(before), len(words) - 1)
    touching = (words.end.take(value) == before).nonzero()[0]
    value, word = value.take(touching), labels.word.take(hit.take(touching))
    alone = np.full((4, len(value)), -1, dtype=np.int64)
    alone[0] = word
    run, owners = np.concatenate((value, run)), np.concatenate((alone, owners), axis=1)
    run, order = np.unique(run, return_index=True)
    return run, owners.take(order, axis=1), np.concatenate((word, nearest)).take(order)


def _measure(batch: Batch, run: Ints, nearest: Ints) -> OwnedValues:
    words, last = batch.words, run.copy()
    joined = batch.shared(_joined_to_next)
    alive = np.arange(len(run))
    for _ in range(_MOST_GROUPS):
        alive = alive[joined.take(last.take(alive))]
        if not len(alive):
            break
        last[alive] += 1
    start, end = words.start.take(run), words.end.take(last)
    length = words.first.take(last + 1) - words.first.take(run)
    before = batch.digits_before_word
    digits = before.take(last + 1) - before.take(run)
    return OwnedValues(start, end, length, digits, run, last, nearest)


def _joined_to_next(batch: Batch) -> Bools:
    """For each run of `batch.words` whether the next one belongs to the same local number.

    People set groups apart by a space or dash, a scanner or a narrow cell breaks a number anywhere. What
    stands behind the next run tells: a unit, a date mark or a word begins something new, a comma does not.
    """
    words, symbols = batch.words, batch.symbols
    joined = np.zeros(len(words), dtype=np.bool_)
    single = (words.start[1:] - words.end[:-1] == 1).nonzero()[0]
    mark = symbols.take(words.end.take(single))
    single, mark = single.compress(_JOINTS.take(mark)), mark.compress(_JOINTS.take(mark))
    if not len(single):
        return joined
    following = single + 1
    behind, begin = symbols.take(words.end.take(following)), words.start.take(following)
    length, digits = words.length.take(single), batch.word_digits.take(single)
    next_length, next_digits = words.length.take(following), batch.word_digits.take(following)
    numeric = next_digits == next_length
    group = (digits == length) & (length >= 3) & (length <= _LONGEST_GROUP)
    groups = group & numeric & (next_length >= 3) & (next_length <= _LONGEST_GROUP)
    head = (digits > 0) & (length >= 2) & (length <= _LONGEST_HEAD)
    first, second = symbols.take(begin), symbols.take(begin + 1)
    date = (next_length == 8) & (
        ((first == ord("1")) & (second == ord("9"))) | ((first == ord("2")) & (second == ord("0")))
    )
    piece = head & numeric & (next_length <= _LONGEST_PIECE) & ~date
    broken = piece & _ENDS_VALUE.take(behind)
    # the last of equal groups may be short: 6141 0867 8
    rest = group & (length == 4) & numeric & (next_length < 3)
    spaced = (mark == ord(" ")) & (
        groups | rest | (broken & (behind != ord(" ")) & (length + next_length >= 5))
    )
    wrapped = (mark == ord("\n")) & broken & _ENDS_CLAUSE.take(behind) & (length >= 3)
    dashed = (mark == ord("-")) & ((next_digits > 0) | (next_length == 1))
    joined[single[dashed | spaced | wrapped]] = True
    inner = piece & (mark != ord("-"))
    for _ in range(_MOST_GROUPS):  # pieces before one that ends the value
        more = single[inner & joined.take(following) & ~joined.take(single)]
        if not len(more):
            break
        joined[more] = True
    return joined


def _with_continuations(batch: Batch, values: OwnedValues) -> tuple[OwnedValues, Ints]:
    """Adds what follows in a list and is as long: 保单号：P10001、P10002; and whose continuation each is."""
    parts, places = [values], [np.arange(len(values))]
    words, previous, labels = batch.words, values, batch.labels
    fields = labels.value[labels.start == labels.end]  # of a table: what stands in the next one is no list
    if batch.headers is not None:
        fields = fields[batch.symbols.take(fields - 1) != 0]  # a whole cell may hold a list
    for _ in range(_LONGEST_LIST):
        following = np.minimum(previous.last + 1, len(words) - 1)
        distance = words.start.take(following) - previous.end
        listed = _LIST_MARK.take(batch.symbols.take(previous.end)) & (distance >= 1) & (distance <= 2)
        listed &= (distance == 1) | (batch.symbols.take(previous.end + 1) == ord(" "))
        listed &= words.length.take(following) == words.length.take(previous.run)
        listed &= ~labels.owned_at(words.start.take(following))
        if len(fields):
            listed &= ~np.isin(previous.start, fields)
        chosen = listed.nonzero()[0]
        if not len(chosen):
            break
        previous = _measure(batch, following.take(chosen), previous.nearest.take(chosen))
        parts.append(previous)
        places.append(places[-1].take(chosen))
    if len(parts) == 1:
        return values, places[0]
    columns = (np.concatenate([getattr(part, name) for part in parts]) for name in values.__slots__)
    return OwnedValues(*columns), np.concatenate(places)


def _looks_like_a_number(batch: Batch, values: OwnedValues) -> Bools:
    symbols, words = batch.symbols, batch.words
    following = symbols.take(values.end)
    address = (following == ord("@")) | (following == ord("_"))
    decimal = _DECIMAL_MARK.take(following) & (values.length <= 4)
    if decimal.any():
        decimal &= _DIGIT.take(symbols.take(values.end + 1)) & ~batch.float_tail(values.end)
    date = (words.length.take(values.run) == 4) & (values.last - values.run == 2) & (values.length <= 8)
    counted = (values.digits <= _SHORT) & (following != ord(")")) & (following > 127)
    few = counted.nonzero()[0]
    counted[few] = _UNITS.take(batch.texts.codes.take(values.end.take(few)), mode="clip")
    counted |= (following == ord("%")) & (values.digits <= _SHORT)
    dirty: Bools = address | decimal | date | counted
    return batch.clean_after(values.end) & ~dirty


def mobile_like(batch: Batch, values: OwnedValues) -> Bools:
    """Whether a value is a mobile number, which has a recognizer of its own."""
    found = np.zeros(len(values), dtype=np.bool_)
    eleven = ((values.length == 11) & (values.digits == 11)).nonzero()[0]
    if len(eleven):
        found[eleven] = mobile_segment(_head(batch, values, eleven, 11)) == PERSON
    return found


def _head(batch: Batch, values: OwnedValues, chosen: Ints, width: int) -> Symbols:
    """(n, width) digit values of the chosen values, which have so many."""
    first = batch.words.first.take(values.run.take(chosen))
    digits: Symbols = batch.words.matrix(first, width) - np.uint8(48)
    return digits


def _dates_behind_a_thing(batch: Batch, values: OwnedValues) -> Ints:
    """`保单 20240131`: a date, unless the label says that a number follows (保单号)."""
    eight: Ints = ((values.length == 8) & (values.digits == 8)).nonzero()[0]
    if not len(eight):
        return eight
    dates: Ints = eight[birth_date(_head(batch, values, eight, 8))]
    words = batch.index.lexicon.words
    things = [not words[word].endswith(_NUMBER_WORDS) for word in values.nearest.take(dates).tolist()]
    return dates.take(np.array(things, dtype=np.bool_).nonzero()[0])


def local_numbers(
    batch: Batch, own: Bools, *, shortest: int, longest: int, least_digits: int, score: float
) -> Spans:
    """Labelled values of so many letters and digits; a mobile number scores 0.6, below its own recognizer."""
    values = owned_values(batch, own)
    if not len(values):
        return Spans.none()
    fits = (values.length >= shortest) & (values.length <= longest) & (values.digits >= least_digits)
    fits &= values.length - values.digits <= np.maximum(values.digits, 4)
    values = values.take(fits)
    if not len(values):
        return Spans.none()
    scores = np.full(len(values), score)
    scores[mobile_like(batch, values)] = 0.6
    scores[_dates_behind_a_thing(batch, values)] = 0.0
    end = batch.with_float_tail(values.end)
    return Spans.of(values.start, end, scores, int(Evidence.SHAPE | Evidence.LABEL))

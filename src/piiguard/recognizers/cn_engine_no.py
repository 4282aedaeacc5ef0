"""Engine number (发动机号码): each maker's own, 5 to 16 letters and digits with - / or spaces; label only.

No standard exists.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import OwnedValues, owned_values
from piiguard.recognizers.spaced_values import spaced_values
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_ENGINE_NO", "发动机号码", "engine number", Category.VEHICLE)
LABELS = (
    *"发动机号 发动机号码 发动机号是 发动机号码是 发动机编号 发动机序列号 发动机钢印号 引擎号".split(),
    *"引擎号码 引擎编号 电机号 电机号码 驱动电机号 电动机号 电动机号码 马达号".split(),
    *"fdjh fdjhm engine_no engineno engine_number enginenumber engine_num engine_sn motor_no".split(),
    *"motorno".split(),
    *(
        "engine no",
        "engine no.",
        "motor no.",
        "engine number",
        "engine serial number",
        "motor no",
        "motor number",
    ),
)
HEADERS = ("发动机号", "发动机号码", "fdjh", "fdjhm", "engine_no", "engine_number", "engine_num", "motor_no")
MASK = keep(0, 4, source="last four shown, usual form")

SHORTEST, LONGEST = 5, 16
LONGEST_BROKEN = 12
LONGEST_TYPE = 6
LONGEST_NAME, LONG_NUMBER, LONGEST_NUMBERED = 10, 5, 18
_LINE_EDGE = table(0, "\n\r")


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled values of 5 to 16 letters and digits, at least 3 of them digits."""
    slashed = _slashed(batch, own)
    values = owned_values(batch, own)
    if not len(values):
        return slashed
    end, length, digits = _with_second_part(batch, values)
    longest = np.where((length > values.length) | (values.last > values.run), LONGEST_NUMBERED, LONGEST)
    fits = ((length >= SHORTEST) & (length <= longest) & (digits >= 3)).nonzero()[0]
    written = Spans.of(values.start.take(fits), end.take(fits), 0.8, int(Evidence.SHAPE | Evidence.LABEL))
    spaced = spaced_values(batch, own, shortest=SHORTEST, longest=LONGEST, least_digits=3, score=0.8)
    return Spans.concatenate([written, spaced, slashed])


def _slashed(batch: Batch, own: Bools) -> Spans:
    """`4G15/35240`: a type of up to 6 letters and digits, a slash, the number."""
    labels, words = batch.labels, batch.words
    if not len(labels) or not len(words):
        return Spans.none()
    value = labels.value.take(np.logical_or.reduce(own.take(labels.chain.T), axis=0).nonzero()[0])
    run = np.minimum(words.start.searchsorted(value), len(words) - 1)
    end = words.end.take(run)
    run = run[(words.start.take(run) == value) & (batch.symbols.take(end) == ord("/"))]
    if not len(run):
        return Spans.none()
    following = np.minimum(run + 1, len(words) - 1)
    size, digits = words.length.take(run), batch.word_digits.take(run)
    fits = (words.start.take(following) - words.end.take(run) == 1) & (size <= LONGEST_TYPE) & (digits < size)
    fits &= (batch.word_digits.take(following) >= 4) & (size + words.length.take(following) <= LONGEST)
    start, end = words.start.take(run)[fits], words.end.take(following)[fits]
    chosen = batch.clean_after(end).nonzero()[0]
    return Spans.of(start.take(chosen), end.take(chosen), 0.8, int(Evidence.SHAPE | Evidence.LABEL))


def _with_second_part(batch: Batch, values: OwnedValues) -> tuple[Ints, Ints, Ints]:
    """End, length, digits of each value; `4G15 AB1234`: a type of up to 6 characters, then the number."""
    words = batch.words
    following = np.minimum(values.last + 1, len(words) - 1)
    mark = batch.symbols.take(values.end)
    distance = words.start.take(following) - values.end
    joined = (distance == 1) & ((mark == ord("/")) | (mark == ord(" ")))
    # `4G15- 37241`: a reader of images saw a space behind the mark
    joined |= (
        (distance == 2)
        & ((mark == ord("/")) | (mark == ord("-")))
        & (batch.symbols.take(values.end + 1) == 32)
    )
    size = words.length[following]
    numeric = (batch.word_digits[following] == size) & (size >= LONG_NUMBER)  # JLH-3G15TD 12345678
    joined &= (values.length <= np.where(numeric, LONGEST_NAME, LONGEST_TYPE)) & (
        batch.word_digits[following] >= 4
    )
    joined &= values.length + size <= np.where(numeric, LONGEST_NUMBERED, LONGEST)
    joined &= (values.digits < values.length) & batch.clean_after(words.end[following])
    more = np.where(joined, following, values.last)
    end = np.where(joined, words.end[more], batch.with_float_tail(values.end))
    length = values.length + joined * words.length[more]
    digits = values.digits + joined * batch.word_digits[more]
    return _with_last_groups(batch, values, more, end, length, digits)


def _with_last_groups(
    batch: Batch, values: OwnedValues, last: Ints, end: Ints, length: Ints, digits: Ints
) -> tuple[Ints, Ints, Ints]:
    """`35GL906 93` at the end of a line: readers of images put spaces into numbers."""
    words = batch.words
    for _ in range(2):
        following = np.minimum(last + 1, len(words) - 1)
        stop = words.end[following]
        joined = (
            (words.start[following] - end == 1)
            & (batch.symbols[end] == ord(" "))
            & _LINE_EDGE[batch.symbols[stop]]
        )
        joined &= (batch.word_digits[following] == words.length[following]) & (words.length[following] <= 4)
        joined &= ((values.digits < values.length) | (values.length >= SHORTEST)) & (
            length + words.length[following] <= LONGEST_BROKEN
        )
        last, end = np.where(joined, following, last), np.where(joined, stop, end)
        length, digits = length + joined * words.length[following], digits + joined * words.length[following]
    return end, length, digits


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

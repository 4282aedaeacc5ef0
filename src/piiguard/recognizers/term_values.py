"""Values that labels of the term lists own (标签的值): `诊断：2型糖尿病`, cells below 既往病史."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.findings import Bools, Evidence, Spans
from piiguard.recognizers.term_lists import Role, vocabulary
from piiguard.recognizers.term_words import Told
from piiguard.text.batch import Batch
from piiguard.text.folding import SENTENCE_END, table
from piiguard.text.labels import Owners
from piiguard.text.lexicon import canonical
from piiguard.text.texts import Ints

__all__ = ["below_headers", "owned_values"]

_OWNED = 0.9  # as sure as a label makes it; see the calibration in `terms`
_LONGEST_VALUE, _LONGEST_NARRATIVE, _LONGEST_VECTOR, _LONGEST_REMARK = 60, 300, 16000, 12
_LONGEST_BLANK = 24
_MOST_CONNECTORS = 6

_VALUE_END = table(',;\n\t|"<>{}[]\0', SENTENCE_END)
_VECTOR_END = table("]\n\0")
_NARRATIVE_END = table('\n|"<\0', SENTENCE_END)
_FIELD_END = table(" \t,;")
_ANY_END = _VALUE_END | _NARRATIVE_END | _VECTOR_END | _FIELD_END | table(":")
_FIELD_OR_ROW_END = _FIELD_END | table("\0")
_CONNECTOR = table(" \t\"'")
_EQUALS = table(":=")
_NAMES_NOTHING = table(" \t.-/*_()~#")


def owned_values(told: Told) -> Spans:
    """Values behind `label：`."""
    hits, labels = told.hits, told.with_role(Role.LABEL | Role.NARRATIVE)
    if not len(labels):
        return Spans.none()
    value, connected = _behind_connectors(hits.batch, hits.end.take(labels))
    labels, value = labels[connected], value[connected]
    if not len(labels):
        return Spans.none()
    narrative = told.has(labels, Role.NARRATIVE)
    end = _value_ends(hits.batch, value, narrative)
    weak = told.has(labels, Role.WEAK)
    if weak.any():
        terms = hits.start.take(told.with_role(Role.TERM | Role.MILD))
        believed = ~weak | (terms.searchsorted(end) > terms.searchsorted(value))
        value, end = value[believed], end[believed]
    return _values(hits.batch, value, end)


def _values(batch: Batch, start: Ints, end: Ints) -> Spans:
    """Spans of the values that say something; starts ascend."""
    symbols = batch.symbols
    for _ in range(2):
        end = end - (_FIELD_END.take(symbols.take(end - 1)) & (end > start))
    said = (end > start) & ~_says_nothing(batch, start, end)
    start, end = start[said], end[said]
    return Spans.of(start, end, _OWNED, int(Evidence.LABEL))


def _behind_connectors(batch: Batch, end: Ints) -> tuple[Ints, Bools]:
    """Where the values begin, and whether a colon or equals sign (or a dash of JSON) leads there."""
    symbols, value = batch.symbols, end.copy()
    remark = (symbols.take(value) == ord("(")).nonzero()[0]
    if len(remark):  # 过敏史（药物）：
        inside = symbols[value[remark][:, None] + np.arange(_LONGEST_REMARK)]
        closing = (inside == ord(")")).argmax(axis=1)
        value[remark] += np.where(closing > 0, closing + 1, 0)
    seen = np.zeros(len(value), dtype=np.bool_)
    for _ in range(_MOST_CONNECTORS):
        symbol = symbols.take(value)
        equals = _EQUALS.take(symbol)
        step = equals & ~seen | _CONNECTOR.take(symbol)
        if not step.any():
            break
        seen |= equals & step
        value += step
    return value, seen


def _value_ends(batch: Batch, value: Ints, narrative: Bools) -> Ints:
    """Where each value ends: a comma, a full stop, the next field of the line; a vector at its bracket."""
    end = value.copy()
    vector = (batch.symbols.take(value) == ord("[")) & ~narrative
    marks = batch.shared(_marks)
    for chosen, closing, width in (
        (~(narrative | vector), _value_marks, _LONGEST_VALUE),
        (narrative, _narrative_marks, _LONGEST_NARRATIVE),
        (vector, _vector_marks, _LONGEST_VECTOR),
    ):
        if chosen.any():
            end[chosen] = _ends(marks, value[chosen], batch.shared(closing), width)
    closed: Ints = end + (vector & (batch.symbols.take(end) == ord("]")))
    return closed


@dataclass(frozen=True, slots=True)
class _Marks:
    """Positions of all marks that close something, of colons, and of marks between fields."""

    every: Ints
    colons: Ints
    fields: Ints


def _marks(batch: Batch) -> _Marks:
    symbols = batch.symbols
    at = _ANY_END.take(symbols[:-1]).nonzero()[0]
    mark = symbols.take(at)
    colons = at.compress((mark == ord(":")) | (mark == 0))
    time = (symbols.take(colons) == ord(":")) & ((symbols.take(colons - 1) - np.uint8(48)) <= 9)  # 10:30
    return _Marks(at, colons.compress(~time), at.compress(_FIELD_OR_ROW_END.take(mark)))


def _value_marks(batch: Batch) -> Ints:
    """Marks that close a value; 1.肺炎；2.高血压 are items of a list."""
    at = _closing(batch, _VALUE_END)
    item = (batch.symbols.take(at) == ord(";")) & ((batch.symbols.take(at + 1) - np.uint8(48)) <= 9)
    return at.compress(~item)


def _narrative_marks(batch: Batch) -> Ints:
    return _closing(batch, _NARRATIVE_END)


def _vector_marks(batch: Batch) -> Ints:
    return _closing(batch, _VECTOR_END)


def _closing(batch: Batch, members: Bools) -> Ints:
    """The marks that are among `members`."""
    at = batch.shared(_marks).every
    return at.compress(members.take(batch.symbols.take(at)))


def _ends(marks: _Marks, value: Ints, closing: Ints, width: int) -> Ints:
    """The first closing mark behind each value, or the mark before the next label (高血压 医生：张三)."""
    end = np.minimum(_next(closing, value), value + width)
    colon = _next(marks.colons, value + 1)
    before = marks.fields.take(np.maximum(marks.fields.searchsorted(colon) - 1, 0))
    return np.where((colon < end) & (before >= value), before, end)


def _next(positions: Ints, start: Ints) -> Ints:
    """The first of the positions at or behind each start; sentinels are among them."""
    following: Ints = positions.take(np.minimum(positions.searchsorted(start), len(positions) - 1))
    return following


def _says_nothing(batch: Batch, start: Ints, end: Ints) -> Bools:
    """无, 否认肝炎史, ---: no datum; stars alone were masked before."""
    words, codes, symbols = vocabulary(), batch.texts.codes, batch.symbols
    begin, close, word = words.every.longest(codes, start)
    nothing = (words.roles[0].take(word) & int(Role.NOTHING)) > 0
    at = start.searchsorted(begin[nothing])
    says = np.zeros(len(start), dtype=np.bool_)
    size = close[nothing] - begin[nothing]
    says[at] = (size > 1) | (size >= (end - start).take(at))
    size = end - start
    inside = np.arange(_LONGEST_BLANK) < size[:, None]
    places = np.minimum(start[:, None] + np.arange(_LONGEST_BLANK), len(symbols) - 1)
    blank: Bools = (_NAMES_NOTHING.take(symbols[places]) | ~inside).all(axis=1) & (size <= _LONGEST_BLANK)
    return says | blank


def _inserted(batch: Batch) -> tuple[Ints, Owners]:
    """Where a column header or the head line of a table labels a value: positions and their owners."""
    labels = batch.labels
    places = (labels.start == labels.end).nonzero()[0]
    return labels.start.take(places), labels.owners(places)


def below_headers(batch: Batch, own: Bools, category: int) -> Spans:
    """Cells whose column header, or the head line of a table in the text, is a label of the category."""
    start, owners = batch.shared(_inserted)
    if not len(start):
        return Spans.none()
    start = np.unique(start.take(owners.among(own)))
    if not len(start):
        return Spans.none()
    row = batch.texts.row_of(start)
    if batch.headers is None:
        start = start[batch.symbols.take(start) > 127]  # a date below 诊断日期 is none
        marks = batch.shared(_marks)
        end = _ends(marks, start, batch.shared(_value_marks), _LONGEST_VALUE)
    else:
        means = {header: _means(header, category) for header in set(batch.headers)}
        meant = np.array([means[header] for header in batch.headers], dtype=np.bool_)
        whole = (start == batch.texts.starts.take(row)) & meant.take(row)
        start, end = start[whole], (batch.texts.starts.take(row + 1) - 1)[whole]
    return _values(batch, start, end) if len(start) else Spans.none()


def _means(header: str | None, category: int) -> bool:
    """Whether a column header ends in a label of the category: 出院诊断, patient_diagnosis; not 诊断日期."""
    if not header:
        return False
    words = vocabulary()
    name = (
        canonical(header.strip()).rstrip("0123456789_ ：:").partition("(")[0].partition("（")[0].rstrip("_ ")
    )
    ends = [label for label in words.labels[category] if name.endswith(label)]
    swallowed = max((len(word) for word in words.common if name.endswith(word)), default=0)
    return any(
        len(label) > swallowed
        and (not label[0].isascii() or name == label or not name[: -len(label)][-1:].isalnum())
        for label in ends
    )

"""Document number of unknown kind (证件号码): what a label such as 证件号 owns and no other identifier knows.

The catch-all of identity documents. It also takes a resident ID with a character too few or too many
(身份证号：1101051949123100), which is no valid number of anything and still tells almost all of one.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import yyyymmdd
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import ANY_DOCUMENT, RESIDENT, members
from piiguard.recognizers.masked import labelled_masks
from piiguard.text.batch import Batch, Trigger, Values
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("DOCUMENT_NO", "证件号码", "document number of unknown kind", Category.IDENTITY_DOCUMENT)
LABELS = (*ANY_DOCUMENT, *RESIDENT)
HEADERS = (
    "证件号",
    "证件号码",
    "证件编号",
    "有效证件号码",
    "zjhm",
    "zjbh",
    "cert_no",
    "doc_no",
    "document_no",
    "id_doc_no",
)
MASK = keep(2, 2, source="piiguard; as for passports, the kind is unknown")

_SCORE = 0.55
_CENTURY, _DATE_MARK = table("12"), table("-/.")
_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))


def find(batch: Batch, own: Bools) -> Spans:
    """Owned values with at least four digits, and damaged resident IDs."""
    generic = members(batch.index, ANY_DOCUMENT)
    labelled = batch.has_label(generic)
    parts = [_resident(batch, own)]
    if labelled:
        parts.append(_of_any_kind(batch, generic))
    if labelled and Trigger.MASK in batch.triggers:
        masks = labelled_masks(batch, generic)
        masks.score = masks.score + 0.02  # before a resident ID: under 证件号 a mask may be of any document
        parts.append(masks)
    return Spans.concatenate(parts)


def _of_any_kind(batch: Batch, generic: Bools) -> Spans:
    values = batch.values
    if not len(values):
        return Spans.none()
    plain = (values.digits >= 4) & (values.length >= 5) & (values.length <= 24)
    plain &= batch.labels.roles(generic).take(values.hit)
    chosen = plain.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    values = values.take(chosen)
    start, end = values.start, _with_bracket(batch, values.end)
    plain = batch.clean_after(end) & ~_dates(batch, values)
    return Spans.of(start[plain], end[plain], _SCORE, int(Evidence.LABEL))


def _with_bracket(batch: Batch, end: Ints) -> Ints:
    """Ends moved behind a single character in brackets: 1234567(8), 0123456701(B)."""
    symbols = batch.symbols
    opened = symbols.take(end) == ord("(")
    if not opened.any():
        return end
    closed = opened & _ALNUM.take(symbols.take(end + 1)) & (symbols.take(end + 2) == ord(")"))
    return np.where(closed, end + 3, end)


def _dates(batch: Batch, values: Values) -> Bools:
    """2024-01-31, 2024/1/31, 20240131: a date of issue and no number."""
    symbols, words = batch.symbols, batch.words
    recent: Bools = (
        _CENTURY.take(symbols.take(values.start)) & (values.digits == values.length) & (values.length <= 8)
    )
    chosen = recent.nonzero()[0]
    if not len(chosen):
        return recent
    run = words.start.searchsorted(values.start.take(chosen))
    size, length = words.length.take(run), values.length.take(chosen)
    written = (size == 4) & (length >= 6) & _DATE_MARK.take(symbols.take(words.end.take(run)))
    compact = (size == 8) & (length == 8) & yyyymmdd(words.matrix(words.first.take(run), 8) - np.uint8(48))
    recent[chosen] = written | compact
    return recent


def _resident(batch: Batch, own: Bools) -> Spans:
    """13 to 21 digits, X last allowed, in groups too, under a label of the resident ID."""
    values, symbols = batch.values, batch.symbols
    if not len(values):
        return Spans.none()
    chosen = (batch.labels.roles(own).take(values.hit) & (values.spaced_end >= values.start + 13)).nonzero()[
        0
    ]
    if not len(chosen):
        return Spans.none()
    start, end = values.start.take(chosen), values.spaced_end.take(chosen)
    check = (symbols.take(end) == ord(" ")) & ((symbols.take(end + 1) | 32) == ord("x"))
    check &= ~_ALNUM.take(symbols.take(end + 2))
    end = end + 2 * check
    digits = batch.count_digits(start, end)
    last = (symbols.take(end - 1) | 32) == ord("x")
    letters = batch.words.before(end) - batch.words.before(start) - digits
    fits = (digits >= 13) & (digits <= 21) & (letters == last) & batch.clean_after(end)
    start, end, length = start[fits], end[fits], (digits + letters)[fits]
    flaw = np.where((length == 15) | (length == 18), int(Flaw.NONE), int(Flaw.LENGTH))
    return Spans.of(start, end, _SCORE + 0.01, int(Evidence.LABEL), flaw)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

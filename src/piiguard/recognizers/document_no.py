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
_RESIDENT_LENGTHS = (15, 18)
_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))


def find(batch: Batch, own: Bools) -> Spans:
    """Owned values with at least four digits, and damaged resident IDs."""
    generic = members(batch.index, ANY_DOCUMENT)
    parts = [_of_any_kind(batch, generic), _resident(batch, own)]
    if Trigger.MASK in batch.triggers:
        masks = labelled_masks(batch, generic)
        masks.score = masks.score + 0.02  # before a resident ID: under 证件号 a mask may be of any document
        parts.append(masks)
    return Spans.concatenate(parts)


def _of_any_kind(batch: Batch, generic: Bools) -> Spans:
    values = batch.labelled(generic)
    if not len(values):
        return Spans.none()
    start, end = values.start, _with_bracket(batch, values.end)
    plain = (values.digits >= 4) & (values.length >= 5) & (values.length <= 24) & ~_dates(batch, values)
    plain &= batch.clean_after(end)
    return Spans.of(start[plain], end[plain], _SCORE, int(Evidence.LABEL))


def _with_bracket(batch: Batch, end: Ints) -> Ints:
    """Ends moved behind a single character in brackets: 1234567(8), 0123456701(B)."""
    symbols = batch.symbols
    closed = (symbols[end] == ord("(")) & _ALNUM[symbols[end + 1]] & (symbols[end + 2] == ord(")"))
    return np.where(closed, end + 3, end)


def _dates(batch: Batch, values: Values) -> Bools:
    """2024-01-31, 2024/1/31, 20240131: a date of issue and no number."""
    symbols, words = batch.symbols, batch.words
    run = np.searchsorted(words.start, values.start)
    written = (words.length[run] == 4) & (values.digits == values.length) & (values.length <= 8)
    written &= np.isin(symbols[words.end[run]], (ord("-"), ord("/"), ord("."))) & (values.length >= 6)
    compact = (words.length[run] == 8) & (values.digits == 8) & (values.length == 8)
    compact[compact] = yyyymmdd(words.matrix(words.first[run[compact]], 8) - np.uint8(48))
    recent = (symbols[values.start] == ord("1")) | (symbols[values.start] == ord("2"))
    return np.asarray((written | compact) & recent, dtype=np.bool_)


def _resident(batch: Batch, own: Bools) -> Spans:
    """13 to 21 digits, X last allowed, in groups too, under a label of the resident ID."""
    values = batch.labelled(own)
    if not len(values):
        return Spans.none()
    start, end = values.start, values.spaced_end
    symbols = batch.symbols
    check = (symbols[end] == ord(" ")) & ((symbols[end + 1] | 32) == ord("x")) & ~_ALNUM[symbols[end + 2]]
    end = np.where(check, end + 2, end)
    digits = batch.count_digits(start, end)
    last = (symbols[end - 1] | 32) == ord("x")
    words = batch.words
    letters = np.searchsorted(words.positions, end) - np.searchsorted(words.positions, start) - digits
    fits = (digits >= 13) & (digits <= 21) & (letters == last)
    start, end, length = start[fits], end[fits], (digits + letters)[fits]
    clean = batch.clean_after(end)
    start, end, length = start[clean], end[clean], length[clean]
    flaw = np.where(np.isin(length, _RESIDENT_LENGTHS), int(Flaw.NONE), int(Flaw.LENGTH))
    return Spans.of(start, end, _SCORE + 0.01, int(Evidence.LABEL), flaw)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

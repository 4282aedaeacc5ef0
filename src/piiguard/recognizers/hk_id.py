"""Hong Kong identity card number (香港身份证号码), Immigration Department.

One or two letters + 6 digits + check character in brackets. Check: a single letter is preceded by a
blank; blank = 36, A = 10 .. Z = 35; weights 9 8 7 6 5 4 3 2 and 1 for the check character (A = 10); the
sum is a multiple of 11 (facts 2.7). With brackets, A123456(3), it speaks for itself; A1234563 needs a
label.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.weighted import Answers, remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import judge_document
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("HK_ID", "香港身份证号码", "Hong Kong identity card number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *(
        "香港身份证 香港身份证号 香港身份证号码 香港居民身份证 香港居民身份证号 香港居民身份证号码 "
        "香港永久性居民身份证 香港永久性居民身份证号 香港永久性居民身份证号码 香港永久居民身份证 "
        "香港永久居民身份证号 香港智能身份证 香港id 港澳身份证 港澳身份证号 香港证件号 香港证件号码 hkid "
        "hkidno hkid_no hkid_number hkic hkic_no hk_id hk_id_no hk_identity_card hongkong_id xgsfz xgsfzh "
        "xgsfzhm"
    ).split(),
    "hk id",
    "hkid no",
    "hkid number",
    "hong kong id",
    "hong kong identity card",
    "hong kong id card",
    "hk identity card",
)
HEADERS = ("香港身份证", "香港身份证号", "香港身份证号码", "hkid", "hkid_no", "hk_id", "xgsfz")
MASK = keep(4, source="A123***(*), usual form (facts 0)")

_BLANK = 36
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, 1)
_CHECK = table(range(48, 58), "Aa")
_JOINTS = table(" -/")
_VALUE = np.full(256, 99, dtype=np.uint8)
_VALUE[48:58] = np.arange(10)
_VALUE[65:91] = _VALUE[97:123] = np.arange(10, 36)


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers with the check character in brackets, behind a space or dash, or close up."""
    words, digits = batch.words, batch.word_digits
    run = ((digits >= 6) & (digits <= 8) & (words.length > digits) & (words.length <= 9)).nonzero()[0]
    if not len(run):
        return Spans.none()
    six = run[(digits[run] == 6) & (words.length[run] <= 8)]
    parts = [_bracketed(batch, own, six), _apart(batch, own, six)]
    if len(batch.labels):
        parts.append(_close(batch, own, run[words.length[run] >= 8]))
    return Spans.concatenate(parts)


def _bracketed(batch: Batch, own: Bools, run: Ints) -> Spans:
    symbols, end = batch.symbols, batch.words.end[run]
    opening = end + (symbols[end] == ord(" "))
    chosen = ((symbols[opening] == ord("(")) | (symbols[opening] == ord("["))) & _CHECK[symbols[opening + 1]]
    chosen &= (symbols[opening + 2] == ord(")")) | (symbols[opening + 2] == ord("]"))
    run, opening = run[chosen], opening[chosen]
    return _judge(batch, own, run, opening + 1, opening + 3, alone=0.9, near=0.95, generic=0.93)


def _apart(batch: Batch, own: Bools, run: Ints) -> Spans:
    symbols, end = batch.symbols, batch.words.end[run]
    chosen = _JOINTS[symbols[end]] & _CHECK[symbols[end + 1]] & (_VALUE[symbols[end + 2]] == 99)
    run, end = run[chosen], end[chosen]
    return _judge(batch, own, run, end + 1, end + 2, alone=0.2, near=0.7, generic=0.7)


def _close(batch: Batch, own: Bools, run: Ints) -> Spans:
    end = batch.words.end[run]
    return _judge(batch, own, run, end - 1, end, alone=0.3, near=0.8, generic=0.75)


def _judge(
    batch: Batch,
    own: Bools,
    run: Ints,
    check_at: Ints,
    end: Ints,
    *,
    alone: float,
    near: float,
    generic: float,
) -> Spans:
    """Candidates that begin with `run` and have their check character at `check_at`."""
    if not len(run):
        return Spans.none()
    start = batch.words.start[run]
    values, shaped = _values(batch, run, check_at)
    shaped &= batch.clean_before(start) & batch.clean_after(end)
    start, end, right = start[shaped], end[shaped], check(values[shaped])
    score, evidence = judge_document(
        batch,
        start,
        end,
        own,
        alone=np.where(right, alone, 0.0),
        near=np.where(right, near, 0.2),
        owned=np.where(right, 0.96, 0.62),
        generic=np.where(right, generic, 0.0),
    )
    evidence |= int(Evidence.SHAPE) | right * int(Evidence.CHECK)
    return Spans.of(start, end, score, evidence, np.where(right, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER)))


def _values(batch: Batch, run: Ints, check_at: Ints) -> tuple[Symbols, Bools]:
    """(n, 9) symbol values, and which rows have one or two letters, six digits and a check character."""
    symbols = _VALUE[batch.words.matrix(batch.words.first[run], 8)]
    checks = _VALUE[batch.symbols[check_at]]
    double = (symbols[:, 1] >= 10) & (symbols[:, 1] < _BLANK)
    single = np.hstack([np.full((len(run), 1), _BLANK, dtype=np.uint8), symbols[:, :7]])
    values = np.hstack([np.where(double[:, None], symbols, single), checks[:, None]])
    shaped = (values[:, 1] >= 10) & (values[:, 2:8] <= 9).all(axis=1) & (checks <= 10)
    body = batch.count_digits(batch.words.start[run], check_at)
    width = batch.words.length[run] - (batch.words.end[run] > check_at)
    return values, shaped & (body == 6) & (width == 7 + double)


def check(values: Symbols) -> Answers:
    """Whether each row of an (n, 9) matrix (two letters or blank and letter, six digits, check) is right.

    >>> check(np.array([[36, 10, 1, 2, 3, 4, 5, 6, 3]], dtype=np.uint8)).tolist()  # A123456(3)
    [True]
    """
    return np.equal(remainder(values, _WEIGHTS, 11), 0)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.MIXED}), MASK, find, HEADERS)

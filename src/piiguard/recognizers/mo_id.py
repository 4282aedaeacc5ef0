"""Macau identity card number (澳门居民身份证号码, BIR), Identification Services Bureau.

Seven digits and a check digit. Written 1234567(8), 12345678, before 2013 1/234567/8; the first digit is
1, 5 or 7. How the check digit is computed is not published (facts 2.7), so a label has to say what it is.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("MO_ID", "澳门居民身份证号码", "Macau identity card number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *(
        "澳门身份证 澳门身份证号 澳门身份证号码 澳门居民身份证 澳门居民身份证号 澳门居民身份证号码 "
        "澳门永久性居民身份证 澳门永久性居民身份证号 澳门永久性居民身份证号码 澳门永久居民身份证 "
        "澳门永久居民身份证号 澳门证件号 澳门证件号码 bir bir_no mo_id mo_id_no macau_id macau_id_no "
        "macao_id macauid amsfz amsfzh amsfzhm"
    ).split(),
    "macau id",
    "macao id",
    "macau id card",
    "macao id card",
    "macau identity card",
    "bir no",
    "bilhete de identidade",
)
HEADERS = ("澳门身份证", "澳门身份证号", "澳门居民身份证", "bir_no", "macau_id", "mo_id", "amsfz")
MASK = keep(2, source="piiguard; shows the kind of card and less than the usual form of A123***(*)")

_DIGIT = table(range(48, 58))
_FIRST = table("157")


def find(batch: Batch, own: Bools) -> Spans:
    """The three forms, under or beside a label."""
    return Spans.concatenate([_bracketed(batch, own), _eight(batch, own), _slashed(batch, own)])


def _bracketed(batch: Batch, own: Bools) -> Spans:
    windows, symbols = batch.numbers(7), batch.symbols
    if not len(windows):
        return Spans.none()
    opening = windows.end + (symbols[windows.end] == ord(" "))
    chosen = (
        (symbols[opening] == ord("(")) & _DIGIT[symbols[opening + 1]] & (symbols[opening + 2] == ord(")"))
    )
    start, end = windows.start[chosen], opening[chosen] + 3
    return _judge(batch, own, start, end, near=0.7)


def _eight(batch: Batch, own: Bools) -> Spans:
    windows = batch.numbers(8)
    windows = windows.take(windows.runs < 3)  # 2030-01-01 has three
    return _judge(batch, own, windows.start, windows.end, near=0.3)


def _slashed(batch: Batch, own: Bools) -> Spans:
    values, symbols = batch.labelled(own), batch.symbols
    values = values.take((values.length == 8) & (values.digits == 8) & (values.end - values.start == 10))
    slashed = (symbols[values.start + 1] == ord("/")) & (symbols[values.end - 2] == ord("/"))
    return _judge(batch, own, values.start[slashed], values.end[slashed], near=0.3)


def _judge(batch: Batch, own: Bools, start: Ints, end: Ints, *, near: float) -> Spans:
    if not len(start):
        return Spans.none()
    usual = _FIRST[batch.symbols[start]]
    score, evidence = judge(
        batch, start, end, own, alone=0.0, near=np.where(usual, near, 0.3), owned=np.where(usual, 0.9, 0.6)
    )
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

"""Macau identity card number (澳门居民身份证号码, BIR), Identification Services Bureau.

Seven digits and a check digit. Written 1234567(8), 12345678, before 2013 1/234567/8; the first digit is
1, 5 or 7. How the check digit is computed is not published, so a label has to say what it is.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import owned_runs
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.labelled import beside
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("MO_ID", "澳门居民身份证号码", "Macau identity card number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *composed("澳门 澳门特区 澳门特别行政区", "· 永久性 永久 非永久性", "居民身份证", "· 号 号码 编号"),
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


# Score alone, near a label, owned by one; another first digit, the usual one; bracketed with the usual one.
_SCORES = np.array([(0.0, 0.3, 0.6), (0.0, 0.3, 0.9), (0.0, 0.7, 0.9)])


def find(batch: Batch, own: Bools) -> Spans:
    """The three forms, under or beside a label."""
    return Spans.concatenate([_bracketed(batch, own), _eight(batch, own), _slashed(batch, own)])


def _bracketed(batch: Batch, own: Bools) -> Spans:
    windows, symbols = batch.numbers(7), batch.symbols
    if not len(windows):
        return Spans.none()
    opening = windows.end + (symbols.take(windows.end) == ord(" "))
    chosen = (symbols.take(opening) == ord("(")) & (symbols.take(opening + 2) == ord(")"))
    chosen &= _DIGIT.take(symbols.take(opening + 1))
    return _judge(batch, own, windows.start[chosen], opening[chosen] + 3, bracketed=1)


def _eight(batch: Batch, own: Bools) -> Spans:
    windows = batch.numbers(8)
    if not len(windows):
        return Spans.none()
    windows = beside(windows.take(windows.runs < 3), own)  # 2030-01-01 has three
    return _judge(batch, own, windows.start, windows.end)


def _slashed(batch: Batch, own: Bools) -> Spans:
    run = owned_runs(batch, own)
    start, symbols = batch.words.start.take(run), batch.symbols
    start = start[(symbols.take(start + 1) == ord("/")) & (symbols.take(start + 8) == ord("/"))]
    start = start[batch.count_digits(start, start + 10) == 8]
    start = start[batch.clean_after(start + 10)]
    return _judge(batch, own, start, start + 10)


def _judge(batch: Batch, own: Bools, start: Ints, end: Ints, *, bracketed: int = 0) -> Spans:
    if not len(start):
        return Spans.none()
    state = _FIRST.take(batch.symbols.take(start)) * (1 + bracketed)
    score, evidence = judge_states(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

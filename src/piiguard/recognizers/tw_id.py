"""Taiwan national ID (國民身分證統一編號) and UI number of residents (統一證號), ten characters.

National: letter + 1 or 2 (sex) + 8 digits. UI number since 2021: letter + 8 or 9 + 8 digits; before: two
letters, the second A to D, + 8 digits. Check: the letter counts as its number (A10 .. Z33), tens once and
units nine times, then weights 8 7 6 5 4 3 2 1 1; the second letter counts with its units digit; the sum
is a multiple of 10.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.weighted import Answers, remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import judge_document, owned_runs
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("TW_ID", "台湾身份证号码", "Taiwan ID number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *(
        "台湾身份证 台湾身份证号 台湾身份证号码 台湾居民身份证 台湾居民身份证号 台湾身分证 台湾身分证号 "
        "台湾身分证字号 身分证 身分证号 身分证号码 身分证字号 身份证字号 身分证统一编号 身份证统一编号 "
        "国民身分证 国民身分证字号 国民身分证统一编号 国民身份证 国民身份证号 国民身份证统一编号 统一证号 "
        "居留证 居留证号 居留证号码 居留证统一证号 外侨居留证 外侨居留证号 外来人口统一证号 台湾证件号 "
        "台湾证件号码 twid tw_id tw_id_no taiwan_id taiwan_id_no roc_id arc arc_no arc_number ui_no twsfz "
        "twsfzh"
    ).split(),
    "taiwan id",
    "tw id",
    "taiwan identity card",
    "roc id",
    "arc no",
    "arc number",
    "ui number",
    "alien resident certificate",
)
HEADERS = (
    "台湾身份证",
    "台湾身份证号",
    "身分证字号",
    "国民身分证统一编号",
    "统一证号",
    "居留证号",
    "tw_id",
    "taiwan_id",
    "arc_no",
)
MASK = keep(3, 2, source="A12*****89, usual form")

_NUMBER_OF = (
    "A10 B11 C12 D13 E14 F15 G16 H17 I34 J18 K19 L20 M21 N22 O35 P23 Q24 R25 S26 T27 U28 V29 W32 X30 Y31 Z33"
)
_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
_TENS = np.zeros(256, dtype=np.uint8)
_UNITS = np.zeros(256, dtype=np.uint8)
_UNITS[48:58] = np.arange(10)
for _pair in _NUMBER_OF.split():
    for _code in (ord(_pair[0]), ord(_pair[0]) + 32):
        _TENS[_code], _UNITS[_code] = int(_pair[1]), int(_pair[2])


# Score alone, near a label, owned by one, owned by one that says no kind; wrong check digit, right one, right
# one of what may be a code made of a year.
_SCORES = np.array([(0.0, 0.2, 0.65, 0.0), (0.55, 0.88, 0.96, 0.75), (0.35, 0.88, 0.96, 0.75)])
_SEX = table("1289")
_OLD_SECOND = table("ABCDabcd")


def find(batch: Batch, own: Bools) -> Spans:
    """One or two letters and the digits, close up."""
    run = batch.lettered
    if len(run):
        run = run[(batch.words.length.take(run) == 10) & (batch.word_digits.take(run) >= 8)]
    parts = [_judge(batch, own, run)] if len(run) else []
    if batch.has_label(own):
        parts.append(_labelled(batch, own))
    return Spans.concatenate(parts)


def _judge(batch: Batch, own: Bools, run: Ints) -> Spans:
    words = batch.words
    start, digits = words.start.take(run), batch.word_digits.take(run)
    second = batch.symbols.take(start + 1)
    shaped = (_OLD_SECOND.take(second) & (digits == 8)) | (_SEX.take(second) & (digits == 9))
    shaped &= _TENS.take(batch.symbols.take(start)) > 0
    run = run[shaped]
    start, end = words.start.take(run), words.end.take(run)
    clean = batch.clean_before(start) & batch.clean_after(end)
    if not clean.any():
        return Spans.none()
    start, end, symbols = start[clean], end[clean], words.heads(run[clean], 10)
    right = check(symbols)
    state = right * (1 + _holds_year(symbols))
    score, evidence = judge_document(batch, start, end, own, _SCORES, state)
    evidence |= int(Evidence.SHAPE) | right * int(Evidence.CHECK)
    return Spans.of(start, end, score, evidence, np.where(right, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER)))


def check(symbols: Symbols) -> Answers:
    """Whether each row of an (n, 10) matrix of ASCII letters and digits ends in its check digit.

    >>> check(np.frombuffer(b"A123456789AA00000009", dtype=np.uint8).reshape(2, 10)).tolist()
    [True, True]
    """
    values = np.hstack([_TENS[symbols[:, :1]], _UNITS[symbols]])
    return np.equal(remainder(values, _WEIGHTS, 10), 0)


def _holds_year(symbols: Symbols) -> Bools:
    """B202401017, BA20240101: codes made of a year look the same and pass the check one time in ten."""
    digits = symbols - np.uint8(48)
    years = []
    for at in (1, 2):
        century = (digits[:, at] == 2) & (digits[:, at + 1] == 0) & (digits[:, at + 2] <= 4)
        years.append(century | (digits[:, at] == 1) & (digits[:, at + 1] == 9) & (digits[:, at + 2] >= 5))
    return np.asarray(years[0] | (years[1] & (digits[:, 1] > 9)), dtype=np.bool_)


def _labelled(batch: Batch, own: Bools) -> Spans:
    """Letter and digits of another length or shape under a label of its own."""
    run = owned_runs(batch, own)
    length = batch.words.length.take(run)
    letters = length - batch.word_digits.take(run)
    run = run[(length >= 9) & (length <= 11) & (letters >= 1) & (letters <= 2)]
    if not len(run):
        return Spans.none()
    start, end = batch.words.start.take(run), batch.words.end.take(run)
    flaw = np.where(batch.words.length.take(run) == 10, int(Flaw.CHECK_CHARACTER), int(Flaw.LENGTH))
    clean = batch.clean_after(end)
    return Spans.of(start[clean], end[clean], 0.58, int(Evidence.LABEL), flaw[clean])


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.LETTERED}), MASK, find, HEADERS)

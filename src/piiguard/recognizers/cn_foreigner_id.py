"""Foreign permanent resident ID (外国人永久居留身份证), issued by the National Immigration Administration.

Card of 2023 (五星卡), 18 characters: 9 + province of acceptance (2) + nationality (3, GB/T 2659.1) +
birth date (8) + serial (3) + check character, ISO 7064 MOD 11-2 as in GB 11643. Cards of 2004 and 2017,
15 characters: nationality (3 letters) + region (4) + YYMMDD (6) + 1 digit + check digit with the weights
7, 3, 1 of ICAO Doc 9303. The rule of the old check digit rests on one public implementation (facts 2.4).
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import birth_date, yymmdd
from piiguard.checks.iso7064 import mod11_2
from piiguard.checks.regions import province_known
from piiguard.checks.weighted import Answers, remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import judge_document, owned_runs, upper
from piiguard.recognizers.masked import masked_numbers
from piiguard.recognizers.nationality import letters_known, number_known
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity(
    "CN_FOREIGNER_ID", "外国人永久居留身份证号码", "foreign permanent resident ID", Category.IDENTITY_DOCUMENT
)
LABELS = (
    *(
        "外国人永久居留身份证 外国人永久居留身份证号 外国人永久居留身份证号码 外国人永久居留证 "
        "外国人永久居留证号 外国人永久居留证号码 永久居留身份证 永久居留身份证号 永久居留身份证号码 "
        "永久居留证 永久居留证号 永久居留证号码 永久居留 永居证 永居证号 永居证号码 永居卡 永居卡号 永居号 "
        "永居 五星卡 五星卡号 外国人身份证 外国人身份证号 外国人证件号 中国绿卡 绿卡 绿卡号 fpr "
        "fpr_card_no fpr_id fprid green_card green_card_no foreign_permanent_resident_no prc_green_card "
        "yjz yjzh yjzhm yjjz yjjzh yjjlz yjjlzh yjjlsfz"
    ).split(),
    "green card",
    "permanent resident id",
    "permanent resident card",
    "permanent residence",
    "permanent residence card",
)
HEADERS = (
    "外国人永久居留身份证",
    "外国人永久居留证",
    "永居证号",
    "fpr_card_no",
    "green_card_no",
    "yjjlz",
    "yjjz",
)
MASK = keep(4, 4, source="9113**********0021, usual form (facts 0)")

_OLD_WEIGHTS = (7, 3, 1) * 4 + (7, 3)
_JOINTS = (ord(" "), ord("-"), ord("\n"))


def find(batch: Batch, own: Bools) -> Spans:
    """New and old numbers, labelled ones of a wrong length, and masked ones."""
    parts = [_old(batch, own)]
    if Trigger.DIGITS_15 in batch.triggers:
        parts += [_new(batch, own), _new_with_x(batch, own)]
    if (own & batch.present_labels).any():
        parts.append(_labelled(batch, own))
    if Trigger.MASK in batch.triggers:
        parts.append(_masked(batch, own))
    return Spans.concatenate(parts)


def _new(batch: Batch, own: Bools) -> Spans:
    windows = batch.numbers(18)
    if not len(windows):
        return Spans.none()
    return _judge(batch, own, batch.digit_values(windows, 18), windows.start, windows.end)


def _new_with_x(batch: Batch, own: Bools) -> Spans:
    """17 digits and X, which may be set apart."""
    windows = batch.digits.windows(17)
    windows = windows.take(batch.symbols[windows.start] == ord("9"))
    if not len(windows):
        return Spans.none()
    last = windows.end + np.isin(batch.symbols[windows.end], _JOINTS)
    chosen = (batch.symbols[last] | 32) == ord("x")
    chosen &= batch.clean_before(windows.start) & batch.clean_after(last + 1)
    windows, last = windows.take(chosen), last[chosen]
    digits = np.full((len(windows), 18), 10, dtype=np.uint8)
    digits[:, :17] = batch.digit_values(windows, 17)
    return _judge(batch, own, digits, windows.start, last + 1)


def _judge(batch: Batch, own: Bools, digits: Symbols, start: Ints, end: Ints) -> Spans:
    foreign = digits[:, 0] == 9
    if not foreign.any():
        return Spans.none()
    digits, start, end = digits[foreign], start[foreign], end[foreign]
    check, date = mod11_2(digits), birth_date(digits[:, 6:14])
    place = province_known(digits[:, 1:3]) & number_known(digits[:, 3:6])
    good = check & date
    alone = np.select([good & place, good], [0.95, 0.6], 0.0)
    near = np.select([good, date & place], [0.95, 0.55], 0.2)
    owned = np.select([good, date | check], [0.98, 0.85], 0.6)
    end = batch.with_float_tail(end)
    score, evidence = judge_document(
        batch, start, end, own, alone=alone, near=near, owned=owned, generic=np.where(date & place, 0.7, 0.0)
    )
    evidence |= int(Evidence.SHAPE) | check * int(Evidence.CHECK) | date * int(Evidence.DATE)
    flaw = np.select([good, ~date], [Flaw.NONE, Flaw.DATE], Flaw.CHECK_CHARACTER)
    return Spans.of(start, end, score, evidence | place * int(Evidence.REGISTRY), flaw)


def _old(batch: Batch, own: Bools) -> Spans:
    """Three letters and twelve digits, the letters also set apart from the digits by one space or dash."""
    words = batch.words
    digits, length = batch.word_digits, words.length
    run = np.flatnonzero((digits == 12) & (length <= 15))
    if not len(run):
        return Spans.none()
    before = np.maximum(run - 1, 0)
    apart = (length[run] == 12) & (length[before] == 3) & (words.start[run] - words.end[before] == 1)
    apart &= np.isin(batch.symbols[words.end[before]], _JOINTS)
    first = np.where(apart, before, run)[apart | (length[run] == 15)]
    last = run[apart | (length[run] == 15)]
    symbols = upper(words.matrix(words.first[first], 15))
    letters = ((symbols[:, :3] >= 65) & (symbols[:, :3] <= 90)).all(axis=1)
    start, end = words.start[first], words.end[last]
    chosen = letters & batch.clean_before(start) & batch.clean_after(end)
    return _judge_old(batch, own, symbols[chosen], start[chosen], end[chosen])


def _judge_old(batch: Batch, own: Bools, symbols: Symbols, start: Ints, end: Ints) -> Spans:
    if not len(start):
        return Spans.none()
    values = symbols - np.where(symbols > 57, np.uint8(55), np.uint8(48))
    check, date = old_check(values), yymmdd(values[:, 7:13])
    place = province_known(values[:, 3:5]) & letters_known(symbols[:, :3])
    good = check & date
    score, evidence = judge_document(
        batch,
        start,
        end,
        own,
        alone=np.select([good & place, good], [0.9, 0.45], 0.0),
        near=np.select([good, date & place], [0.93, 0.55], 0.2),
        owned=np.select([good, date | check], [0.97, 0.85], 0.6),
        generic=np.where(date & place, 0.7, 0.0),
    )
    evidence |= int(Evidence.SHAPE) | check * int(Evidence.CHECK) | date * int(Evidence.DATE)
    flaw = np.select([good, ~date], [Flaw.NONE, Flaw.DATE], Flaw.CHECK_CHARACTER)
    return Spans.of(start, end, score, evidence | place * int(Evidence.REGISTRY), flaw)


def old_check(values: Symbols) -> Answers:
    """Whether each row of an (n, 15) matrix, digits 0..9 and letters 10..35, ends in its check digit.

    >>> old_check(np.array([[int(c, 36) for c in "KAZ110090123105"]], dtype=np.uint8)).tolist()
    [True]
    """
    return np.equal(remainder(values[:, :14], _OLD_WEIGHTS, 10), values[:, 14])


def _labelled(batch: Batch, own: Bools) -> Spans:
    """A character too few or too many under a label of its own."""
    run = owned_runs(batch, own)
    length, digits = batch.words.length[run], batch.word_digits[run]
    run = run[(length >= 14) & (length <= 19) & (length != 18) & (digits >= 11)]
    start, end = batch.words.start[run], batch.words.end[run]
    return Spans.of(start, end, 0.58, int(Evidence.LABEL), int(Flaw.LENGTH))


def _masked(batch: Batch, own: Bools) -> Spans:
    found = masked_numbers(batch, 18, least_visible=3, last_x=True)
    digits, hidden = found.digits(18), found.hidden(18)
    shown = ~hidden[:, :3].any(axis=1) & (digits[:, 0] == 9) & (hidden.sum(axis=1) >= 4)
    shown[shown] = province_known(digits[shown, 1:3])
    windows = found.windows.take(shown)
    score, evidence = judge(batch, windows.start, windows.end, own, alone=0.65, near=0.85, owned=0.9)
    return Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), masked=True)


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_11, Trigger.MASK}), MASK, find, HEADERS
)

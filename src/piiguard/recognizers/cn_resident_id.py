"""Resident ID number (公民身份号码), GB 11643-1999: region (6), birth date (8), serial (3), check.

The check is ISO 7064 MOD 11-2, printed X for 10. The first generation (GB 11643-1989) has 15 digits: no
century and no check. Residence permits of Hong Kong, Macau and Taiwan residents (港澳台居民居住证,
国办发〔2018〕81号) have the same structure with region 810000, 820000, 830000. Abolished counties stay in
numbers: an unknown region lowers the score.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.banks import bin_evidence
from piiguard.checks.dates import birth_date, yymmdd
from piiguard.checks.iso7064 import mod11_2
from piiguard.checks.luhn import valid as luhn_valid
from piiguard.checks.regions import province_known, region_status
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.cells import CellRule, by_width
from piiguard.recognizers.damaged import scientific
from piiguard.recognizers.documents import masked_eighteen
from piiguard.recognizers.masked import masked_numbers
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.labels import Around
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_RESIDENT_ID", "公民身份号码", "resident ID number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *(
        "身份证 身份证号 身份证号码 身份证件号 身份证件号码 公民身份号码 公民身份证号码 公民身份证 "
        "身份号码 居民身份证 居民身份证号 证件号 证件号码 证件 二代证 一代证 老身份证 户口本 实名认证 "
        "居住证 居住证号 港澳居民居住证 台湾居民居住证 驾驶证号 驾驶证 驾照 驾照号 身份 身证号 "
        "社会保障号码 社会保障号 纳税人识别号 监护人身份证 法人身份证 id id号 idno id_no idcard id_card "
        "id_card_no identity identity_no id_number idnumber national_id cert_no certno sfz sfzh sfzhm "
        "sfzjh gmsfhm gmsfzh zjhm zjh"
    ).split(),
    "id no",
    "id card",
    "id number",
    "identity card",
    "residence permit",
)
HEADERS = (
    "身份证",
    "身份证号",
    "身份证号码",
    "公民身份号码",
    "居民身份证号",
    "sfzh",
    "sfzhm",
    "gmsfhm",
    "id_card",
    "idcard",
)
# First 3 and last 1: the usual 6+4 leaves 3,320 candidates, and region + last four single out most people.
# 3+1 shows no birth date, no sex digit and no county.
MASK = keep(3, 1, source="piiguard; stricter than the usual 6+4")


def find(batch: Batch, own: Bools) -> Spans:
    """18-character, 15-digit, spreadsheet-damaged and masked numbers."""
    triggers = batch.triggers | batch.number_lengths
    parts = []
    if "digits=18" in triggers:
        windows = batch.numbers(18)
        parts.append(
            _judge(batch, own, batch.digit_values(windows, 18), windows.start, windows.end, windows.around)
        )
    if Trigger.DIGITS_15 in triggers:
        parts.append(_with_x(batch, own))
    if "digits=15" in triggers:
        parts.append(_fifteen(batch, own))
    if Trigger.DOTTED in triggers:
        parts.append(_scientific(batch, own))
    if Trigger.MASK in triggers:
        parts.append(_masked(batch, own))
    return Spans.concatenate(parts)


_DIGIT = table(range(48, 58))
_GAP_BEFORE_X = table(" -\n")
_BEFORE_X = _GAP_BEFORE_X | table("xX*")


def _with_x(batch: Batch, own: Bools) -> Spans:
    """17 digits and X, also set apart by one space or dash; old systems print * for X."""
    symbols = batch.symbols
    windows = batch.digits.windows_before(_BEFORE_X, 17)
    if not len(windows):
        return Spans.none()
    last = windows.end + _GAP_BEFORE_X.take(symbols.take(windows.end))
    letter = symbols.take(last)
    chosen = (((letter | 32) == ord("x")) | (letter == ord("*"))).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    windows, last = windows.take(chosen), last.take(chosen)
    chosen = (batch.clean_before(windows.start) & batch.clean_after(last + 1)).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    windows, last = windows.take(chosen), last.take(chosen)
    digits = np.full((len(windows), 18), 10, dtype=np.uint8)
    digits[:, :17] = batch.digit_values(windows, 17)
    right = ((symbols.take(last) != ord("*")) | mod11_2(digits)).nonzero()[0]  # else * hides a digit
    return _judge(batch, own, digits[right], windows.start.take(right), last.take(right) + 1, None)


# Score alone, near a label, owned by one; state = check + 2 * date + 4 * region known.
_SCORES = np.array(
    [
        *[(0.2, 0.3, 0.6), (0.2, 0.3, 0.85), (0.2, 0.3, 0.85), (0.85, 0.98, 0.99)],
        *[(0.2, 0.3, 0.6), (0.2, 0.55, 0.85), (0.2, 0.6, 0.85), (0.98, 0.98, 0.99)],
    ]
)
_FLAWS = np.array([Flaw.DATE, Flaw.DATE, Flaw.CHECK_CHARACTER, Flaw.NONE] * 2, dtype=np.int64)
_STATE_EVIDENCE = np.array(
    [
        Evidence.SHAPE | check * Evidence.CHECK | date * Evidence.DATE | region * Evidence.REGISTRY
        for region in (0, 1)
        for date in (0, 1)
        for check in (0, 1)
    ],
    dtype=np.int64,
)


def _judge(batch: Batch, own: Bools, digits: Symbols, start: Ints, end: Ints, around: Around | None) -> Spans:
    """Scores of 18-symbol candidates by region, date and check."""
    chosen = province_known(digits[:, :2]).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    if len(chosen) < len(start):
        digits, start, end = digits[chosen], start.take(chosen), end.take(chosen)
        around = around.take(chosen) if around is not None else None
    check = mod11_2(digits)
    region = (region_status(digits[:, :6]) > 0) | _permit(digits)
    state = check + 2 * birth_date(digits[:, 6:14]) + 4 * region
    flaw = _FLAWS.take(state)
    if not check.all():
        damaged = ~check & (digits[:, 15:] == 0).all(axis=1)
        flaw = np.where(damaged, int(Flaw.DAMAGED), flaw)
    end = batch.with_float_tail(end)
    score, evidence = judge_states(batch, start, end, own, _SCORES, state, around=around)
    return Spans.of(start, end, score, evidence | _STATE_EVIDENCE.take(state), flaw)


def _permit(digits: Symbols) -> Bools:
    permit: Bools = (digits[:, 0] == 8) & (digits[:, 1] <= 3) & (digits[:, 2:6] == 0).all(axis=1)
    return permit


# Score alone, near a label, owned by one; region known, and with the check digit of a device or card as well.
_OLD_SCORES = np.array([(0.2, 0.4, 0.7), (0.6, 0.75, 0.92), (0.2, 0.4, 0.7), (0.45, 0.75, 0.92)])


def _fifteen(batch: Batch, own: Bools) -> Spans:
    """First-generation numbers; random digits pass region and date 250 times in a million."""
    windows = batch.numbers(15)
    digits = batch.digit_values(windows, 15)
    fits = (yymmdd(digits[:, 6:12]) & province_known(digits[:, :2])).nonzero()[0]
    if not len(fits):
        return Spans.none()
    windows, digits = windows.take(fits), digits[fits]
    region = region_status(digits[:, :6]) > 0
    device = luhn_valid(digits)  # an IMEI or an Amex card looks the same; one in ten of ours does too
    end = batch.with_float_tail(windows.end)
    score, evidence = judge_states(
        batch, windows.start, end, own, _OLD_SCORES, region + 2 * device, around=windows.around
    )
    evidence |= int(Evidence.SHAPE | Evidence.DATE) | region * int(Evidence.REGISTRY)
    return Spans.of(windows.start, end, score, evidence)


def _scientific(batch: Batch, own: Bools) -> Spans:
    """`1.10101E+17`: what a spreadsheet made of 18 digits; the label must say so."""
    start, end, power = batch.shared(scientific)
    chosen = (power == 17).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start, end = start.take(chosen), end.take(chosen)
    score, evidence = judge(batch, start, end, own, alone=0.3, near=0.6, owned=0.85)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), int(Flaw.DAMAGED))


def _masked(batch: Batch, own: Bools) -> Spans:
    """18 or 15 characters with a stretch hidden.

    A card or another number may look the same: unless a region is visible, the value counts as one of which
    nothing but its being masked is known (flaw INCOMPLETE).
    """
    parts = []
    for width, alone in ((18, 0.75), (15, 0.55)):
        found = (
            batch.shared(masked_eighteen) if width == 18 else masked_numbers(batch, width, least_visible=1)
        )
        if not len(found.windows):
            continue
        first = found.digits(width)[:, 0]
        hidden = found.hidden(width)
        plausible = ((first >= 1) & (first <= 8)) | hidden[:, 0]
        plausible &= hidden.sum(axis=1) >= 4
        windows = found.windows.take(plausible)
        if not len(windows):
            continue
        digits, hidden = found.digits(width)[plausible], hidden[plausible]
        region = ~hidden[:, :6].any(axis=1) & (region_status(np.minimum(digits[:, :6], 9)) > 0)
        region &= bin_evidence(np.minimum(digits, 9)) < 2
        score, evidence = judge(batch, windows.start, windows.end, own, alone=alone, near=0.85, owned=0.9)
        flaw = np.where(region, int(Flaw.NONE), int(Flaw.INCOMPLETE))
        parts.append(
            Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), flaw, masked=True)
        )
    return Spans.concatenate(parts)


_PROVINCE = np.array([province_known(np.array([[n // 10, n % 10]], dtype=np.uint8))[0] for n in range(100)])


def _cell(matrix: Symbols) -> Bools:
    """17 digits and a check character behind a province code; 15 digits would need a date."""
    wrong = (matrix - np.uint8(48)) > 9
    wrong[:, 17] &= (matrix[:, 17] | 32) != ord("x")
    province = matrix[:, 0] * np.int16(10) + matrix[:, 1] - np.int16(528)  # 528 = 48 * 11
    fits: Bools = _PROVINCE.take(province, mode="clip")
    return fits & ~wrong.any(axis=1) if wrong.any() else fits


CELLS = CellRule(by_width(_cell, lambda width: (3, 17) if width == 18 else None), score=0.6)

IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.DIGITS_15, Trigger.DOTTED, Trigger.MASK}), MASK, find, HEADERS, CELLS
)

"""Telephone number of another country or region (境外电话), ITU-T E.164: + or 00, country code, number.

Hong Kong +852, Macau +853 and Taiwan +886 included. Candidates are confirmed with phonenumbers
(libphonenumber's tables). Without a country code a label must say what it is. Numbers with +86 belong to
CN_MOBILE and CN_LANDLINE.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge
from piiguard.recognizers.telephones import with_extension
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import ZERO_WIDTH, table
from piiguard.text.labels import Around
from piiguard.text.runs import DASH, LINE_BREAK, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("PHONE_NUMBER", "境外电话号码", "telephone number", Category.CONTACT, None, "PHONE_NUMBER")
_REGION_LABELS = {
    "852": (
        *"香港电话 香港手机 香港手机号 香港号码 香港联系电话 香港移动电话 hk_mobile hk_phone".split(),
        *"hk_tel 852".split(),
        *(
            "hk number",
            "hk mobile",
            "hk phone",
            "hk tel",
            "hong kong number",
            "hong kong mobile",
            "hong kong phone",
        ),
    ),
    "853": (
        *"澳门电话 澳门手机 澳门手机号 澳门号码 澳门联系电话 澳门移动电话 853".split(),
        *("macau number", "macau mobile", "macau phone"),
    ),
    "886": (
        *"台湾电话 台湾手机 台湾手机号 台湾号码 台湾联系电话 行动电话 行动电话号码 886".split(),
        *("taiwan number", "taiwan mobile", "taiwan phone"),
    ),
}
_PHONE_LABELS = (
    *"境外电话 境外手机 境外联系电话 海外电话 海外手机 国外电话 国外手机 国际电话 电话 电话号码".split(),
    *"联系电话 手机 手机号 手机号码 手提电话 传真 请电".split(),
    *"tel telephone phone phone_no phone_number mobile mobile_phone cell cellphone call fax".split(),
    *"whatsapp contact ☎ 📞 📱".split(),
    *(
        "phone number",
        "phone no",
        "tel no",
        "mobile no",
        "mobile number",
        "cell phone",
        "contact no",
        "contact number",
    ),
)
LABELS = (
    *_PHONE_LABELS,
    *(word for words in _REGION_LABELS.values() for word in words if not word.isdigit()),
)
HEADERS = ("境外电话", "海外电话", "国际电话", "international_phone", "intl_phone", "hk_mobile", "hk_phone")
MASK = keep(3, 2, of="digits", source="piiguard; as landlines, country code shown")

_SHORTEST, _LONGEST = 7, 15  # digits, ITU-T E.164: at most 15
_REACH = 30  # characters in which a number ends
_JOINTS = table(" -.()")
_DIGITS = table(range(48, 58))
_NEIGHBOURS = ("852", "853", "886")


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers behind + or 00, and labelled local forms of America, Hong Kong, Macau and Taiwan."""
    parts = []
    if Trigger.PLUS in batch.triggers:
        plus = batch.at("+")
        parts.append(_international(batch, own, plus, plus + 1))
    if Trigger.DIGITS_7 in batch.triggers:
        parts += [_double_zero(batch, own), _american(batch, own), _neighbours(batch, own)]
    return Spans.concatenate(parts)


def _double_zero(batch: Batch, own: Bools) -> Spans:
    digits = batch.digits
    run = np.flatnonzero((batch.symbols[digits.start] == 48) & (batch.symbols[digits.start + 1] == 48))
    run = run[
        (digits.length[run] != 4) | (digits.gap[run] == 0) | (batch.symbols[digits.start[run] + 2] != 56)
    ]
    start = digits.start[run]
    return _international(batch, own, start, start + 2)


def _international(batch: Batch, own: Bools, start: Ints, code: Ints) -> Spans:
    """Numbers whose prefix stands at `start` and whose country code begins at `code`."""
    symbols = batch.symbols
    code = code + np.isin(symbols[code], (ord(" "), ord("("), ZERO_WIDTH))
    begins = _DIGITS[symbols[code]] & (symbols[code] != ord("0"))
    begins &= (symbols[code] != ord("8")) | (symbols[code + 1] != ord("6"))
    begins &= batch.count_digits(code, np.minimum(code + _REACH, len(symbols))) >= _SHORTEST
    begins[begins] = batch.clean_before(start[begins]) & ~_DIGITS[symbols[start[begins] - 1]]
    start, code = start[begins], code[begins]
    if not len(start):
        return Spans.none()
    measured = [_measure(batch, position) for position in code.tolist()]
    end = np.array([end for end, _, _ in measured], dtype=np.int64)
    plus = symbols[start] == ord("+")
    grade = _grades([number for _, number, _ in measured])
    grouped = np.array([groups > 1 for _, _, groups in measured], dtype=np.bool_)
    alone = np.select(
        [plus & (grade == 3), plus & (grade == 2), plus & (grade == 1) & grouped], [0.92, 0.85, 0.6], 0.35
    )
    alone = np.where(plus, alone, np.select([grade == 3, (grade == 2) & grouped], [0.75, 0.65], 0.3))
    owned = np.select([grade >= 2, grade == 1], [0.97, 0.8], 0.2)
    end = with_extension(batch, end)
    good = (grade > 0) & batch.clean_after(end)
    start, end, alone, owned, grade = start[good], end[good], alone[good], owned[good], grade[good]
    score, evidence = judge(batch, start, end, own, alone=alone, near=np.maximum(owned - 0.1, 0), owned=owned)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE) | (grade >= 2) * int(Evidence.REGISTRY))


def _measure(batch: Batch, code: int) -> tuple[int, str, int]:
    """End, digits and groups of the number that begins at `code`; up to 2 joints set groups apart."""
    symbols = bytes(batch.symbols[code : code + _REACH])
    digits, groups, end, gap = "", 1, 0, 0
    for index, symbol in enumerate(symbols):
        if 48 <= symbol <= 57:
            groups += gap > 0
            digits, end, gap = digits + chr(symbol), index + 1, 0
            if len(digits) > _LONGEST:
                break
        elif symbol == ZERO_WIDTH or (_JOINTS[symbol] and gap < 2):
            gap += symbol != ZERO_WIDTH
        else:
            break
    return code + end, digits, groups


def _grades(numbers: list[str]) -> Ints:
    """What the tables say: 3 valid in Hong Kong, Macau or Taiwan, 2 valid, 1 possible, 0 no number."""
    from phonenumbers import NumberParseException, is_possible_number, is_valid_number, parse

    grades = dict.fromkeys(numbers, 0)
    for number in grades:
        if not _SHORTEST <= len(number) <= _LONGEST:
            continue
        try:
            parsed = parse("+" + number)
        except NumberParseException:
            continue
        if is_valid_number(parsed):
            grades[number] = 3 if number[:3] in _NEIGHBOURS else 2
        elif is_possible_number(parsed):
            grades[number] = 1
    return np.array([grades[number] for number in numbers], dtype=np.int64)


def _american(batch: Batch, own: Bools) -> Spans:
    """(415) 555-2671 and 415-555-2671 behind a label (NANP: neither part starts with 0 or 1)."""
    digits, symbols = batch.digits, batch.symbols
    if len(digits) < 3:
        return Spans.none()
    area = np.flatnonzero((digits.length[:-2] == 3) & (digits.length[1:-1] == 3) & (digits.length[2:] == 4))
    area = area[(digits.gap[area + 1] & (SPACE | DASH)) > 0]
    if not len(area):
        return Spans.none()
    opening = digits.start[area] - 1
    bracket = (symbols[opening] == ord("(")) & (symbols[digits.end[area]] == ord(")"))
    bracket &= digits.start[area + 1] - digits.end[area] <= 2
    dashed = (digits.gap[area] == DASH) & (digits.gap[area + 1] == DASH)
    fits = (
        (bracket | dashed)
        & (symbols[digits.start[area]] >= ord("2"))
        & (symbols[digits.start[area + 1]] >= ord("2"))
    )
    service = np.isin(symbols[digits.start[area]], (ord("4"), ord("8")))
    fits &= ~(service & (symbols[digits.start[area] + 1] == 48) & (symbols[digits.start[area] + 2] == 48))
    start, end = np.where(bracket, opening, digits.start[area])[fits], digits.end[area + 2][fits]
    local, bracket = digits.start[area + 1][fits], bracket[fits]
    end = with_extension(batch, end)
    clean = batch.clean_before(start) & batch.clean_after(end)
    start, end, local, bracket = start[clean], end[clean], local[clean], bracket[clean]
    near = np.where(bracket, 0.6, 0.4)
    parts = []
    for value in (start, np.where(bracket, start + 1, start), np.where(bracket, local, start)):
        score, evidence = judge(batch, start, end, own, alone=0.3, near=near, owned=0.8, value=value)
        parts.append(Spans.of(start, end, score, evidence | int(Evidence.SHAPE)))
    return Spans.concatenate(parts)


def _neighbours(batch: Batch, own: Bools) -> Spans:
    """Labelled local mobiles: Hong Kong 8 digits from 4 to 9, Macau 8 from 6, Taiwan 09 + 8 (facts 3.1)."""
    windows = batch.numbers(8, 10)
    windows = windows.take(windows.length != 9)
    if not len(windows):
        return Spans.none()
    windows = windows.take((windows.gaps & LINE_BREAK) == 0)
    first = batch.symbols[windows.start]
    around = windows.around or batch.labels.around(windows.start, windows.end)
    says = {code: _says(batch, around, words) for code, words in _REGION_LABELS.items()}
    any_phone = around.roles(own)[0]
    hong_kong = says["852"] & (windows.length == 8) & (first >= ord("4"))
    macau = says["853"] & (windows.length == 8) & (first == ord("6"))
    nine = (first == ord("0")) & (batch.digits.stream[windows.first + 1] == ord("9")) & (windows.length == 10)
    taiwan = nine & any_phone
    chosen = hong_kong | macau | taiwan
    windows = windows.take(chosen)
    score = np.where(taiwan & ~says["886"], 0.7, 0.9)[chosen]
    return Spans.of(windows.start, windows.end, score, int(Evidence.SHAPE | Evidence.LABEL))


def _says(batch: Batch, around: Around, words: tuple[str, ...]) -> Bools:
    owns, _ = around.roles(batch.index.members(words))
    return owns


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.PLUS, Trigger.DIGITS_7}), MASK, find, HEADERS)

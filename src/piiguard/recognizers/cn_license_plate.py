"""Licence plate (机动车号牌), GA 36-2018: province character + authority letter + 5 characters.

Letters I and O are not used. At most 2 of the 5 are letters; the last of a special plate is 学 (driving
school), 警 (police), 挂 (trailer), 港 or 澳 (cross-border), 领 (consulate). New energy (新能源): 6, a
letter A-H, J, K first (small vehicles) or last (large ones), 4 and more digits. Armed police: WJ + province.
Military: two letters + 5 digits.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import owned_values
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import MIDDLE_DOT, PROVINCE, ZERO_WIDTH, Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_LICENSE_PLATE", "机动车号牌", "licence plate", Category.VEHICLE)
LABELS = (
    *"车牌 车牌号 车牌号是 车牌号码 车牌是 车牌照 号牌 号牌号码 车辆号牌 机动车号牌".split(),
    *"机动车号牌号码 车辆牌照 牌照 牌照号 牌照号码 车号 车辆 车辆号码 临时车牌".split(),
    *"机动车 小型汽车 小汽车 大型汽车 套牌 车子是 车子 挂车号 挂车车牌 军牌 军车 武警车牌 ".split(),
    *"cph cphm hphm jdchphm plate plate_no plateno plate_num plate_number platenumber".split(),
    *"license_plate licence_plate".split(),
    *"licenseplate car_no carno car_num car_number carnumber car_plate carplate vehicle_no".split(),
    *"vehicleno vehicle_plate".split(),
    *(
        "plate no",
        "plate no.",
        "car no.",
        "vehicle no.",
        "license plate no.",
        "plate number",
        "license plate",
        "licence plate",
        "car no",
        "car plate",
        "vehicle no",
    ),
    *("license plate no", "license plate number", "licence plate number"),
)
HEADERS = (
    *("车牌", "车牌号", "车牌号码", "号牌号码", "机动车号牌", "车辆号牌", "cph", "cphm", "hphm", "jdchphm"),
    *(
        "plate",
        "plate_no",
        "plate_number",
        "license_plate",
        "car_no",
        "car_number",
        "vehicle_no",
        "vehicle_plate",
    ),
)
# hutool keeps 3 + 1, which hides three of seven characters only; 2 + 1 hides four.
MASK = keep(2, 1, source="piiguard; one more hidden than hutool DesensitizedUtil (facts 1.2)")

_LETTERS = table(range(65, 91), range(97, 123))
_DIGITS = table(range(48, 58))
_SERIAL = _LETTERS | _DIGITS
_UNUSED = table("IOio")
_SEPARATORS = table(" -.", MIDDLE_DOT)
_NEW_ENERGY = table("ABCDEFGHJKabcdefghjk")
_ENDINGS = {ord(character): number for number, character in enumerate("学警挂港澳领使試試学學掛領", start=1)}
_ENDING = np.zeros(0x10000, dtype=np.bool_)
_ENDING[list(_ENDINGS)] = True
# 学校, 警告, 挂号, 港口, 领取, 使用: the next word has begun
_WORD_GOES_ON = np.array(sorted(map(ord, "校习生院期员告示察务号机币元口导取先会用得者")), dtype=np.uint32)
# 四川A…, 最新B…: a word ends in the province character; the plate then wants a label
_WORDS = np.array(
    sorted(
        ord(word[0]) << 21 | ord(word[1])
        for word in (
            "四川 银川 汉川 天津 北京 东京 南京 西宁 南宁 安宁 辽宁 青藏 西藏 收藏 最新 全新 更新 创新 "
            "刷新 崭新 重新 上新 焕新 珍贵 昂贵 尊贵 高贵 "
            "吉林 乌云 白云 阿里云 年青 知青 甘肃 江苏 粤港 内蒙"
        ).split()
        if len(word) == 2
    ),
    dtype=np.int64,
)
_LONGEST = 6


def find(batch: Batch, own: Bools) -> Spans:
    """Plates with a province character, masked ones too; military, armed police and embassy plates."""
    parts = []
    if Trigger.PROVINCE in batch.triggers:
        parts.append(_civil(batch, own))
    if len(batch.words):
        parts.append(_armed_police(batch, own))
        if (own & batch.present_labels).any():
            parts.append(_military(batch, own))
    if Trigger.DIGITS_4 in batch.triggers:
        parts.append(_embassy(batch, own))
    return Spans.concatenate(parts)


def _skip(batch: Batch, at: Ints, members: Bools, most: int) -> Ints:
    """Positions moved over up to `most` of `members`; zero-width characters are always stepped over."""
    symbols = batch.symbols
    for _ in range(most):
        at = at + members[symbols[at]]
        while (hidden := symbols[at] == ZERO_WIDTH).any():
            at = at + hidden
    return at


_NOTHING = table()
_SPACE = table(" ")


def _civil(batch: Batch, own: Bools) -> Spans:
    symbols = batch.symbols
    province = np.flatnonzero(symbols == PROVINCE)
    letter = _skip(batch, _skip(batch, province + 1, _NOTHING, 1), _SPACE, 1)
    begins = _LETTERS[symbols[letter]] & (symbols[letter] & 223 != ord("I"))
    start, letter = province[begins], letter[begins]
    if not len(start):
        return Spans.none()
    at = _skip(batch, letter + 1, _SEPARATORS, 3)
    serial, end, count = _serial(batch, at)
    parts = [_judge(batch, own, start, serial, end, count)]
    broken = ((count > 0) & (count < 5) & (batch.symbols[end] == ord(" "))).nonzero()[0]
    if len(broken):  # 川H-F 46063: a reader of images saw a space; only a label makes it a plate
        found = _judge(batch, own, start[broken], *_serial(batch, at[broken], spaced=True))
        parts.append(found.take((found.evidence & int(Evidence.LABEL)) > 0))
    return Spans.concatenate(parts)


def _serial(batch: Batch, at: Ints, *, spaced: bool = False) -> tuple[Symbols, Ints, Ints]:
    """The serial behind the letter: (n, 7) symbols, end, length; `spaced`: a space inside is stepped over."""
    symbols = batch.symbols
    serial = np.zeros((len(at), _LONGEST + 1), dtype=np.uint8)
    count, end = np.zeros(len(at), dtype=np.int64), at.copy()
    member = _SERIAL | table("*")
    for column in range(_LONGEST + 1):
        here = member[symbols[at]] & (count == column)
        serial[:, column] = np.where(here, symbols[at], 0)
        count += here
        end = np.where(here, at + 1, end)
        at = np.where(here, _skip(batch, at + 1, _NOTHING, 1), at)
        if spaced and column < _LONGEST:
            at = at + ((symbols[at] == ord(" ")) & (count < 5) & member[symbols[at + 1]])
    ending = _special_ending(batch, at) & (count == 4)
    return serial, np.where(ending, at + 1, end), np.where(ending, 5, count)


def _special_ending(batch: Batch, at: Ints) -> Bools:
    codes = batch.texts.codes
    return _ENDING[np.minimum(codes[at], 0xFFFF)] & ~np.isin(codes[at + 1], _WORD_GOES_ON)


def _judge(batch: Batch, own: Bools, start: Ints, serial: Symbols, end: Ints, count: Ints) -> Spans:
    fits = (count >= 5) & (count <= _LONGEST) & ~_glued(batch, end)
    serial, start, end, count = serial[fits], start[fits], end[fits], count[fits]
    if not len(start):
        return Spans.none()
    digits, stars = _DIGITS[serial].sum(axis=1), (serial == ord("*")).sum(axis=1)
    odd = _UNUSED[serial].any(axis=1)
    ordinary = (count == 5) & (digits >= 3)
    edge = _NEW_ENERGY[serial[:, 0]] | (_NEW_ENERGY[serial[:, 5]] & ~_NEW_ENERGY[serial[:, 0]])
    new_energy = (count == 6) & edge & (digits >= 4)
    masked = stars >= 2
    shape = np.where(masked, 0.8, np.where((ordinary | new_energy) & ~odd, 0.9, 0.2))
    shape = np.where(_inside_word(batch, start) & (shape > 0.5), np.where(masked, 0.55, 0.45), shape)
    owned = np.where(
        masked | ordinary | new_energy, np.where(odd, 0.85, 0.97), np.where(digits >= 2, 0.65, 0.2)
    )
    score, evidence = judge(
        batch, start, end, own, alone=shape, near=np.minimum(owned, shape + 0.3), owned=owned
    )
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _glued(batch: Batch, end: Ints) -> Bools:
    """Whether a letter, a digit or a mask goes on behind the plate."""
    return (_SERIAL | table("*_"))[batch.symbols[end]] & ~batch.labels.starts_at(end)


def _inside_word(batch: Batch, start: Ints) -> Bools:
    codes = batch.texts.codes
    return np.isin(codes[start - 1].astype(np.int64) << 21 | codes[start], _WORDS)


def _armed_police(batch: Batch, own: Bools) -> Spans:
    """WJ + province + 4 digits and a digit or letter, WJ + 2 digits + 5 (older)."""
    words, symbols = batch.words, batch.symbols
    run = np.flatnonzero(
        ((symbols[words.start] & 223) == ord("W")) & ((symbols[words.start + 1] & 223) == ord("J"))
    )
    run = run[(words.length[run] == 2) | (words.length[run] == 9) | (words.length[run] == 4)]
    if not len(run):
        return Spans.none()
    start = words.start[run]
    at = _skip(batch, start + 2, _SEPARATORS, 1)
    province = symbols[at] == PROVINCE
    pair = _DIGITS[symbols[at]] & _DIGITS[symbols[at + 1]]
    begins = province | pair
    start, at, province = start[begins], at[begins], province[begins]
    serial, end, count = _serial(batch, _skip(batch, at + np.where(province, 1, 2), _SEPARATORS, 2))
    fits = (count == 5) & (_DIGITS[serial].sum(axis=1) >= 4) & ~_glued(batch, end) & batch.clean_before(start)
    start, end, alone = start[fits], end[fits], np.where(province[fits], 0.9, 0.4)
    score, evidence = judge(batch, start, end, own, alone=alone, near=0.85, owned=0.95)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


def _military(batch: Batch, own: Bools) -> Spans:
    """Labelled values of one or two letters and 5 digits: VA12345, or a plate without its province."""
    values = owned_values(batch, own)
    values = values.take((values.length >= 6) & (values.length <= 7) & (values.digits >= 4))
    symbols = values.symbols(batch, 7)
    first = _LETTERS[symbols[:, 0]] & _DIGITS[symbols[:, 2:6]].all(axis=1)
    values = values.take(first & (batch.symbols[values.start - 1] != PROVINCE))
    return Spans.of(values.start, values.end, 0.7, int(Evidence.SHAPE | Evidence.LABEL))


def _embassy(batch: Batch, own: Bools) -> Spans:
    """Embassy plates: 使 + 6 digits, or 6 digits + 使; consulates: province + 5 digits + 领."""
    windows = batch.numbers(5, 6)
    if not len(windows):
        return Spans.none()
    codes, symbols = batch.texts.codes, batch.symbols
    before = windows.start - 1 - _SEPARATORS[symbols[windows.start - 1]]
    leading = (codes[before] == ord("使")) & (windows.length == 6)
    behind = codes[windows.end]
    trailing = ((behind == ord("使")) & (windows.length == 6)) | (
        (behind == ord("领")) & (windows.length == 5)
    )
    consulate = trailing & (symbols[before] == PROVINCE) & (windows.length == 5)
    trailing = consulate | (trailing & (windows.length == 6))
    trailing &= ~np.isin(codes[windows.end + 1], _WORD_GOES_ON)
    chosen = leading | trailing
    start = np.where(leading | consulate, before, windows.start)[chosen]
    end = (windows.end + trailing)[chosen]
    alone = np.where(consulate, 0.7, 0.3)[chosen]
    score, evidence = judge(batch, start, end, own, alone=alone, near=0.75, owned=0.9)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.PROVINCE, Trigger.LABEL, Trigger.MIXED}), MASK, find, HEADERS
)

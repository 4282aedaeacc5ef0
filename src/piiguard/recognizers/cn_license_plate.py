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
from piiguard.recognizers.cells import CellRule, by_width
from piiguard.recognizers.labelled import owned_values
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import MIDDLE_DOT, PROVINCE, PROVINCE_CHARACTERS, Symbols, table
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
MASK = keep(2, 1, source="piiguard; one more hidden than hutool DesensitizedUtil")

_LETTERS = table(range(65, 91), range(97, 123))
_DIGITS = table(range(48, 58))
_SERIAL = _LETTERS | _DIGITS
_UNUSED = table("IOio")
_MEMBERS = _SERIAL | table("*")
_GLUE = _MEMBERS | table("_")
_SEPARATORS = table(" -.", MIDDLE_DOT)
_NEW_ENERGY = table("ABCDEFGHJKabcdefghjk")
_ENDINGS = {ord(character): number for number, character in enumerate("学警挂港澳领使試試学學掛領", start=1)}
_ENDING = np.zeros(0x10000, dtype=np.bool_)
_ENDING[list(_ENDINGS)] = True
# 学校, 警告, 挂号, 港口, 领取, 使用: the next word has begun
_WORD_GOES_ON = np.zeros(0x10000, dtype=np.bool_)
_WORD_GOES_ON[[ord(character) for character in "校习生院期员告示察务号机币元口导取先会用得者"]] = True
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
_WORD_BEGINS = np.zeros(0x10000, dtype=np.bool_)
_WORD_BEGINS[_WORDS >> 21] = True
_LONGEST = 6
_CONSULATE, _EMBASSY = ord("领"), ord("使")
# Score alone, near a label, owned by one
_SCORES = np.array(
    [
        (0.2, 0.2, 0.2),  # letters
        (0.2, 0.5, 0.65),  # two digits at least
        (0.2, 0.5, 0.85),  # as GA 36 has it, but for an I or O
        (0.9, 0.97, 0.97),  # as GA 36 has it
        (0.8, 0.85, 0.85),  # masked, with an I or O
        (0.8, 0.97, 0.97),  # masked
        # the same three, where a word may end in the province character
        (0.45, 0.75, 0.97),
        (0.55, 0.85, 0.85),
        (0.55, 0.85, 0.97),
    ]
)
_REGULAR, _MASKED, _WORD_STEP = 3, 5, 3


def find(batch: Batch, own: Bools) -> Spans:
    """Plates with a province character, masked ones too; military, armed police and embassy plates."""
    labelled = batch.has_label(own)
    parts = []
    if Trigger.PROVINCE in batch.triggers:
        parts.append(_civil(batch, own, labelled=labelled))
    if len(batch.words):
        parts.append(_armed_police(batch, own))
        if labelled:
            parts.append(_military(batch, own))
    if Trigger.DIGITS_4 in batch.triggers:
        parts.append(_embassy(batch, own))
    return Spans.concatenate(parts)


def _over_separators(batch: Batch, at: Ints, most: int) -> Ints:
    """Positions moved over up to `most` separators."""
    for _ in range(most):
        separators = _SEPARATORS.take(batch.symbols.take(at))
        if not separators.any():
            break
        at = at + separators
    return at


def _civil(batch: Batch, own: Bools, *, labelled: bool) -> Spans:
    symbols = batch.symbols
    province = (symbols == PROVINCE).nonzero()[0]
    following = symbols.take(province + 1)
    spaced = following == ord(" ")
    letter = province + 1
    if spaced.any():
        letter = letter + spaced
        following = symbols.take(letter)
    begins = (_LETTERS.take(following) & ((following & 223) != ord("I"))).nonzero()[0]
    if not len(begins):
        return Spans.none()
    start = province.take(begins)
    at = _over_separators(batch, letter.take(begins) + 1, 3)
    member = _MEMBERS.take(symbols.take(at))
    if not member.all():
        chosen = member.nonzero()[0]
        start, at = start.take(chosen), at.take(chosen)
    if not len(start):
        return Spans.none()
    serial, end, count = _serial(batch, at)
    parts = [_judge(batch, own, start, serial, end, count)]
    if labelled:
        broken = ((count < 5) & (symbols.take(end) == ord(" "))).nonzero()[0]
        if len(broken):  # 川H-F 46063: a reader of images saw a space; only a label makes it a plate
            found = _judge(batch, own, start.take(broken), *_spaced_serial(batch, at.take(broken)))
            parts.append(found.take((found.evidence & int(Evidence.LABEL)) > 0))
    return Spans.concatenate(parts)


def _serial(batch: Batch, at: Ints) -> tuple[Symbols, Ints, Ints]:
    """The serial that begins at each position: (n, 7) symbols, 0 behind its end; end; length."""
    serial = batch.symbols.take(at[:, None] + np.arange(_LONGEST + 1))
    return _measured(batch, serial, at)


def _measured(batch: Batch, serial: Symbols, at: Ints) -> tuple[Symbols, Ints, Ints]:
    """Symbols, ends and lengths of serials that begin at `at`; 学, 警, 挂 … may close one of four."""
    outside = ~_MEMBERS.take(serial)
    count = np.where(outside.any(axis=1), outside.argmax(axis=1), _LONGEST + 1)
    end = at + count
    four = (count == 4).nonzero()[0]
    special = four[_special_ending(batch, end.take(four))] if len(four) else four
    serial[np.arange(_LONGEST + 1) >= count[:, None]] = 0
    end[special] += 1
    count[special] = 5
    return serial, end, count


def _spaced_serial(batch: Batch, at: Ints) -> tuple[Symbols, Ints, Ints]:
    """The same, with spaces inside stepped over."""
    symbols = batch.symbols
    serial = np.zeros((len(at), _LONGEST + 1), dtype=np.uint8)
    count, end = np.zeros(len(at), dtype=np.int64), at.copy()
    for column in range(_LONGEST + 1):
        here = _MEMBERS.take(symbols.take(at)) & (count == column)
        serial[:, column] = np.where(here, symbols.take(at), 0)
        count += here
        at = at + here
        end = np.where(here, at, end)
        at = at + ((symbols.take(at) == ord(" ")) & (count < 5) & _MEMBERS.take(symbols.take(at + 1)))
    ending = _special_ending(batch, at) & (count == 4)
    return serial, np.where(ending, at + 1, end), np.where(ending, 5, count)


def _special_ending(batch: Batch, at: Ints) -> Bools:
    ending = _ENDING.take(batch.texts.codes.take(at), mode="clip")
    if ending.any():
        ending &= ~_WORD_GOES_ON.take(batch.texts.codes.take(at + 1), mode="clip")
    return ending


def _judge(batch: Batch, own: Bools, start: Ints, serial: Symbols, end: Ints, count: Ints) -> Spans:
    fits = ((count >= 5) & (count <= _LONGEST) & ~_glued(batch, end)).nonzero()[0]
    if not len(fits):
        return Spans.none()
    serial, start, end, count = serial[fits], start.take(fits), end.take(fits), count.take(fits)
    digits = np.count_nonzero(_DIGITS.take(serial), axis=1)
    odd = _UNUSED.take(serial).any(axis=1)
    edge = _NEW_ENERGY.take(serial[:, 0]) | _NEW_ENERGY.take(serial[:, _LONGEST - 1])
    regular = np.where(count == 5, digits >= 3, edge & (digits >= 4))
    state = np.where(regular, _REGULAR - odd, digits >= 2)
    masked = np.zeros(len(start), dtype=np.bool_)
    if Trigger.MASK in batch.triggers:
        masked = np.count_nonzero(serial == ord("*"), axis=1) >= 2
        state = np.where(masked, _MASKED - odd, state)
    state += _WORD_STEP * (_inside_word(batch, start) & (state >= _REGULAR))
    score, evidence = judge_states(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _glued(batch: Batch, end: Ints) -> Bools:
    """Whether a letter, a digit or a mask goes on behind the plate."""
    glued = _GLUE.take(batch.symbols.take(end))
    at = glued.nonzero()[0]
    if len(at):
        glued[at] = ~batch.labels.starts_at(end.take(at))
    return glued


def _inside_word(batch: Batch, start: Ints) -> Bools:
    codes = batch.texts.codes
    inside = _WORD_BEGINS.take(codes.take(start - 1), mode="clip")
    at = inside.nonzero()[0]
    if len(at):
        begin = start.take(at)
        inside[at] = np.isin(codes.take(begin - 1).astype(np.int64) << 21 | codes.take(begin), _WORDS)
    return inside


def _armed_police(batch: Batch, own: Bools) -> Spans:
    """WJ + province + 4 digits and a digit or letter, WJ + 2 digits + 5 (older)."""
    symbols = batch.symbols
    start = _police_letters(batch)
    if not len(start):
        return Spans.none()
    at = _over_separators(batch, start + 2, 1)
    province = symbols.take(at) == PROVINCE
    begins = (province | (_DIGITS.take(symbols.take(at)) & _DIGITS.take(symbols.take(at + 1)))).nonzero()[0]
    if not len(begins):
        return Spans.none()
    start, at, province = start.take(begins), at.take(begins), province.take(begins)
    serial, end, count = _serial(batch, _over_separators(batch, at + np.where(province, 1, 2), 2))
    fits = (
        (count == 5)
        & (_DIGITS.take(serial).sum(axis=1) >= 4)
        & ~_glued(batch, end)
        & batch.clean_before(start)
    )
    chosen = fits.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start, end, alone = start.take(chosen), end.take(chosen), np.where(province.take(chosen), 0.9, 0.4)
    score, evidence = judge(batch, start, end, own, alone=alone, near=0.85, owned=0.95)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


def _police_letters(batch: Batch) -> Ints:
    """Where runs of letters and digits begin with WJ and are as long as a plate leaves them."""
    symbols = batch.symbols
    at: Ints = ((symbols | np.uint8(32)) == ord("w")).nonzero()[0]
    if len(at):
        at = at[((symbols.take(at + 1) | np.uint8(32)) == ord("j")) & ~batch.is_alnum.take(at - 1)]
    if not len(at):
        return at
    words = batch.words
    length = words.length.take(words.start.searchsorted(at))
    plates: Ints = at[(length == 2) | (length == 9) | (length == 4)]
    return plates


def _military(batch: Batch, own: Bools) -> Spans:
    """Labelled values of one or two letters and 5 digits: VA12345, or a plate without its province."""
    values = owned_values(batch, own)
    fits = ((values.length >= 6) & (values.length <= 7) & (values.digits >= 4)).nonzero()[0]
    if not len(fits):
        return Spans.none()
    values = values.take(fits)
    symbols = values.symbols(batch, 6)
    first = _LETTERS.take(symbols[:, 0]) & _DIGITS.take(symbols[:, 2:]).all(axis=1)
    chosen = (first & (batch.symbols.take(values.start - 1) != PROVINCE)).nonzero()[0]
    return Spans.of(
        values.start.take(chosen), values.end.take(chosen), 0.7, int(Evidence.SHAPE | Evidence.LABEL)
    )


def _embassy(batch: Batch, own: Bools) -> Spans:
    """Embassy plates: 使 + 6 digits, or 6 digits + 使; consulates: province + 5 digits + 领."""
    windows = batch.numbers(5, 6)
    if not len(windows):
        return Spans.none()
    codes, symbols, start = batch.texts.codes, batch.symbols, windows.start
    before = start - 1 - _SEPARATORS.take(symbols.take(start - 1))
    ahead, behind = codes.take(before), codes.take(windows.end)
    hit = ((ahead == _EMBASSY) | (behind == _EMBASSY) | (behind == _CONSULATE)).nonzero()[0]
    if not len(hit):
        return Spans.none()
    windows, before, ahead, behind = windows.take(hit), before.take(hit), ahead.take(hit), behind.take(hit)
    six = windows.length == 6
    leading = (ahead == _EMBASSY) & six
    consulate = (behind == _CONSULATE) & ~six & (symbols.take(before) == PROVINCE)
    trailing = consulate | ((behind == _EMBASSY) & six)
    trailing &= ~_WORD_GOES_ON.take(codes.take(windows.end + 1), mode="clip")
    chosen = (leading | trailing).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start = np.where(leading | consulate, before, windows.start).take(chosen)
    end = (windows.end + trailing).take(chosen)
    alone = np.where(consulate, 0.7, 0.3).take(chosen)
    score, evidence = judge(batch, start, end, own, alone=alone, near=0.75, owned=0.9)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


_PROVINCES = np.zeros(1 << 16, dtype=np.bool_)  # by code point
_PROVINCES[[ord(character) for character in PROVINCE_CHARACTERS]] = True
_THREE_BYTES = 0xE  # upper half of the first of three UTF-8 bytes


def _cell(matrix: Symbols) -> Bools:
    """Whole plates in capitals without a separator: province (3 bytes), letter, 5 or 6 letters and digits."""
    columns = np.ascontiguousarray(matrix.T)
    first, second, third = columns[:3].astype(np.uint16)
    code = ((first & 15) << 12) | ((second & 63) << 6) | (third & 63)
    good: Bools = _PROVINCES.take(code) & ((first >> 4) == _THREE_BYTES) & _letter(columns[3])
    digits = np.zeros(len(matrix), dtype=np.uint8)
    for column in columns[4:]:  # one at a time: the working arrays stay in the cache
        digit = (column - np.uint8(48)) <= 9
        digits += digit
        if not digit.all():
            good &= digit | _letter(column)
    if matrix.shape[1] == _ORDINARY_BYTES:
        good &= digits >= 3
        return good
    last = np.uint8(ord("K") - ord("A"))  # I was refused above
    edge = ((columns[4] - np.uint8(65)) <= last) | ((columns[9] - np.uint8(65)) <= last)
    good &= (digits >= 4) & edge
    return good


def _letter(column: Symbols) -> Bools:
    letter: Bools = ((column - np.uint8(65)) <= 25) & (column != ord("I")) & (column != ord("O"))
    return letter


_ORDINARY_BYTES, _NEW_ENERGY_BYTES = 9, 10

CELLS = CellRule(
    by_width(_cell, lambda width: (4, width - 1) if width in (_ORDINARY_BYTES, _NEW_ENERGY_BYTES) else None),
    score=0.97,
)

IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.PROVINCE, Trigger.LABEL, Trigger.MIXED}), MASK, find, HEADERS, CELLS
)

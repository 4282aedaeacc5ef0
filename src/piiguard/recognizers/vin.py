"""Vehicle identification number (车辆识别代号, 车架号), GB 16735-2019, ISO 3779: 17 without I, O, Q.

Maker (3, WMI: China L) + description (5) + check (1) + model year (1) + plant (1) + serial (6). The check
character is that of 49 CFR 565.15: weighted sum modulo 11, X for 10. Not every trailer and import
obeys it.

>>> import numpy as np
>>> bool(check(np.frombuffer(b"1M8GDM9AXKP042788", dtype=np.uint8)[None, :])[0])
True
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.weighted import remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.joined import joined
from piiguard.recognizers.labelled import owned_values
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols
from piiguard.text.runs import DASH, LINE_BREAK, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("VIN", "车辆识别代号", "vehicle identification number", Category.VEHICLE)
LABELS = (
    *"车架号 车架号码 车架号是 车架 车架号后面可查 车辆识别代号 车辆识别代码 车辆识别码".split(),
    *"车辆识别号 车辆识别号码 识别代号 识别代码 大架号 车身号 底盘号 底盘号码".split(),
    *"vin vin码 vin号 vin_code vincode vin_no vinno vin_number cjh cjhm clsbdh clsbdm clsbm dph".split(),
    *"frame_no frameno".split(),
    *"chassis_no chassisno chassis rack_no rackno ".split(),
    *(
        "vin code",
        "vin no",
        "vin no.",
        "frame no.",
        "chassis no.",
        "vin number",
        "frame no",
        "frame number",
        "chassis no",
        "chassis number",
    ),
)
HEADERS = (
    "车架号",
    "车辆识别代号",
    "车辆识别码",
    "vin",
    "clsbdh",
    "clsbm",
    "vin_code",
    "vin_no",
    "frame_no",
    "chassis_no",
)
MASK = keep(3, 4, source="first three and last four, usual form")

WIDTH = 17
_LEAST_DIGITS = 4  # the last four
WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
LETTER_VALUES = dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True)
)
# Makers' regions, first two characters: registry of ISO 3780, the ones whose cars are sold in China
ABROAD = (
    "JT JH JN JM JF JS JA JY KM KN KL WA WB WD WV WP W0 WM WU SA SC SH SB VF VS VV VN ZF ZA ZH ZL ZC YV YS "
    "TM TR NM MA ML 1F 1G 1H 1C 1J 1L 1N 1M 1V 2T 2H 2G 2C 3V 3F 3G 3H 3N 4T 4J 4U 5Y 5U 5F 5T 5L 5N 5J "
    "6F 6G 7S 9B XP"
)

_NONE = 255
_VALUES = np.full(256, _NONE, dtype=np.uint8)
_VALUES[48:58] = np.arange(10)
for _letter, _value in LETTER_VALUES.items():
    _VALUES[[ord(_letter), ord(_letter.lower())]] = _value
_MAKER = np.zeros((128, 128), dtype=np.bool_)
for _pair in ABROAD.split():
    _MAKER[ord(_pair[0]), ord(_pair[1])] = True
_YEAR = np.ones(256, dtype=np.bool_)
_YEAR[[ord(character) for character in "UZ0uz"]] = False


def check(symbols: Symbols) -> Bools:
    """Whether each row of an (n, 17) matrix of ASCII codes has VIN characters and the right check."""
    values = _VALUES[symbols]
    sums = remainder(np.where(values == _NONE, np.uint8(0), values), WEIGHTS, 11)
    ninth = symbols[:, 8]
    expected = np.where(sums == 10, (ninth | 32) == ord("x"), ninth == sums + 48)
    return np.asarray((values != _NONE).all(axis=1) & expected)


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers with a right check, and labelled ones with a flaw."""
    parts = [_labelled(batch, own)] if batch.has_label(own) else []
    words = batch.words
    single = (words.length == WIDTH).nonzero()[0]
    if len(single):
        count = batch.word_digits.take(single)
        single = single[(count >= _LEAST_DIGITS) & (count < WIDTH)]
    if len(single):
        parts.append(_unlabelled(batch, own, single, single))
    if len(words) > 2:
        run = (words.length[2:] == 8).nonzero()[0]
        if len(run):
            run = run[(words.length.take(run) == 3) & (words.length.take(run + 1) == 6)]
        if len(run):
            run = run[(words.gap.take(run) > 0) & (words.gap.take(run) == words.gap.take(run + 1))]
        if len(run):
            parts.append(_unlabelled(batch, own, run, run + 2))
    return Spans.concatenate(parts)


def _unlabelled(batch: Batch, own: Bools, run: Ints, last: Ints) -> Spans:
    words = batch.words
    symbols = words.matrix(words.first[run], WIDTH)
    digit = (symbols - np.uint8(48)) <= 9
    serial = digit[:, -4:].all(axis=1) & _YEAR[symbols[:, 9]] & ~digit.all(axis=1) & ~digit[:, :8].all(axis=1)
    lower = (~digit & (symbols > 96)).any(axis=1)
    upper = (~digit & (symbols < 96)).any(axis=1)
    chosen = (serial & ~(lower & upper)).nonzero()[0]
    if len(chosen):
        chosen = chosen[check(symbols[chosen])]
    if not len(chosen):
        return Spans.none()
    symbols, run, last = symbols[chosen], run.take(chosen), last.take(chosen)
    first = np.where(symbols > 96, symbols - 32, symbols)[:, :2]
    chinese = (first[:, 0] == ord("L")) & (
        (symbols[:, 1] - np.uint8(48) > 9) | (symbols[:, 2] - np.uint8(48) > 9)
    )
    alone = np.where(chinese, 0.9, np.where(_MAKER[first[:, 0], first[:, 1]], 0.75, 0.3))
    start, end = words.start[run], words.end[last]
    clean = batch.clean_before(start) & batch.clean_after(end)
    start, end, alone = start[clean], end[clean], alone[clean]
    score, evidence = judge(batch, start, end, own, alone=alone, near=0.92, owned=0.97)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE | Evidence.CHECK))


def _labelled(batch: Batch, own: Bools) -> Spans:
    """Values of 17 characters behind a label, in any groups; OCR puts O for 0 and I for 1."""
    values = owned_values(batch, own)
    words = batch.words
    if len(values):  # 车辆识别代号 VIN …: a label is no value
        values = values.take(
            ~(batch.labels.starts_at(values.start) & batch.labels.ends_at(words.end[values.run]))
        )
    if not len(values):
        return Spans.none()
    last, whole = joined(words, values.run, WIDTH, SPACE | DASH | LINE_BREAK)
    whole &= batch.clean_after(words.end[last])
    right = np.zeros(len(values), dtype=np.bool_)
    symbols = words.matrix(words.first[values.run], WIDTH)
    if whole.any():
        right[whole] = check(symbols[whole])
    odd = (
        ~whole & (np.abs(values.length - WIDTH) <= 2) & (values.digits >= 6) & (values.digits < values.length)
    )
    fits = odd | (whole & (batch.count_digits(values.start, words.end[last]) >= 3))
    end = np.where(whole, words.end[last], values.end)
    score = np.select(
        [right, whole & (_VALUES[symbols] != _NONE).all(axis=1), whole], [0.97, 0.85, 0.7], 0.55
    )
    flaw = np.select([right, whole], [Flaw.NONE, Flaw.CHECK_CHARACTER], Flaw.LENGTH)
    evidence = int(Evidence.SHAPE | Evidence.LABEL) | right * int(Evidence.CHECK)
    return Spans.of(values.start[fits], end[fits], score[fits], evidence[fits], flaw[fits])


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.MIXED}), MASK, find, HEADERS)

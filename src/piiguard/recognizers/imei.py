"""IMEI (国际移动设备识别码, 串号), 3GPP TS 23.003 section 6.2.1.

Type code TAC (8) + serial (6) + Luhn check digit. IMEISV (16 digits) carries a software version and no
check. TACs begin with 01, 35, 86 or 99. One in ten random numbers passes Luhn, so an
unlabelled one stays near the threshold, and one that reads as a resident ID of Fujian (35…) with a birth
date is left to that.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import yymmdd
from piiguard.checks.luhn import valid as luhn_valid
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools, Windows
from piiguard.transforms.mask import keep

ENTITY = Entity("IMEI", "国际移动设备识别码", "IMEI", Category.DEVICE)
LABELS = tuple(
    "imei imei号 imei码 imei1 imei2 imei_1 imei_2 imeisv imei_no imei_number 串号 手机串号 设备串号 "
    "移动设备识别码 国际移动设备识别码 手机识别码 设备识别码 chuanhao ch_imei".split()
)
HEADERS = ("IMEI", "IMEI号", "串号", "手机串号", "imei", "imei1", "imei2")
MASK = keep(8, source="the type allocation code names the model only, 3GPP TS 23.003 section 6.2.1")

# digits of the first group, number of groups: 86-012345-678901-2
_GROUPS = np.zeros((16, 8), dtype=np.bool_)
_GROUPS[[15, 8, 6, 2], [1, 3, 4, 4]] = True


# Kind of the first two digits: unknown, known but rather a resident ID, known, of China. Score alone, near a
# label, owned by one; state = check + 2 * kind, then the same for numbers in unusual groups.
_KINDS = np.zeros(100, dtype=np.int64)
_KINDS[[1, 35, 99]], _KINDS[86] = 2, 3
_USUAL = np.array(
    [
        *[(0.2, 0.3, 0.6), (0.2, 0.6, 0.9), (0.2, 0.3, 0.7), (0.2, 0.9, 0.96)],
        *[(0.2, 0.3, 0.7), (0.52, 0.9, 0.96), (0.2, 0.3, 0.7), (0.6, 0.9, 0.96)],
    ]
)
_SCORES = np.vstack([_USUAL, [(0.3, near, owned) for _, near, owned in _USUAL.tolist()]])


def find(batch: Batch, own: Bools) -> Spans:
    """15 digits; 14 without check and 16 with software version under a label."""
    parts = [_fifteen(batch, own)]
    if batch.has_label(own):
        parts += [_labelled(batch, own, width) for width in (14, 16)]
    return Spans.concatenate(parts) if len(parts) > 1 else parts[0]


def _fifteen(batch: Batch, own: Bools) -> Spans:
    windows = batch.numbers(15)
    if not len(windows):
        return Spans.none()
    digits = batch.digit_values(windows, 15)
    check, first = luhn_valid(digits), digits[:, 0] * 10 + digits[:, 1]
    resident = (first == 35) & yymmdd(digits[:, 6:12])
    kind = np.where(resident, 1, _KINDS.take(first))
    known = kind > 0
    state = check + 2 * kind + 8 * ~_usual(batch, windows)
    end = batch.with_float_tail(windows.end)
    score, evidence = judge_states(batch, windows.start, end, own, _SCORES, state, around=windows.around)
    evidence |= int(Evidence.SHAPE) | check * int(Evidence.CHECK) | known * int(Evidence.REGISTRY)
    flaw = np.where(check, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER))
    return Spans.of(windows.start, end, score, evidence, flaw)


def _usual(batch: Batch, windows: Windows) -> Bools:
    usual: Bools = _GROUPS[np.minimum(batch.digits.length.take(windows.run), 15), windows.runs]
    return usual


def _labelled(batch: Batch, own: Bools, width: int) -> Spans:
    windows = batch.numbers(width)
    if not len(windows):
        return Spans.none()
    score, evidence = judge(
        batch, windows.start, windows.end, own, alone=0.0, near=0.2, owned=0.7, around=windows.around
    )
    flaw = int(Flaw.INCOMPLETE) if width == 14 else int(Flaw.NONE)
    return Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), flaw)


IDENTIFIER = Identifier(ENTITY, LABELS, Trigger.digits(15) | {Trigger.LABEL}, MASK, find, HEADERS)

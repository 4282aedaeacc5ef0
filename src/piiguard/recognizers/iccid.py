"""ICCID (集成电路卡识别码, SIM 卡号), ITU-T E.118.

89 + country (86) + issuer + account + Luhn check digit, 19 or 20 digits. Chinese cards print 20 symbols, in
which hexadecimal letters occur and the check digit does not always hold, so Luhn is evidence and no verdict.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.luhn import valid as luhn_valid
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("ICCID", "集成电路卡识别码", "ICCID", Category.DEVICE)
LABELS = (
    *(
        "iccid iccid号 iccid码 iccid_no iccid_number 集成电路卡识别码 sim卡号 sim卡号码 sim卡 sim卡识别码 "
        "物联网卡号 usim卡号 simid sim_id sim_no sim_serial simserialnumber sim_card".split()
    ),
    "sim card",
    "sim number",
)
HEADERS = ("ICCID", "iccid", "SIM卡号")
MASK = keep(6, 4, source="piiguard; country and issuer, and the last four; nothing published")

_HEX = table(range(48, 58), "abcdefABCDEF")


# Score alone, near a label, owned by one; state = check + 2 * China
_SCORES = np.array([(0.2, 0.4, 0.75), (0.2, 0.7, 0.9), (0.45, 0.8, 0.9), (0.8, 0.92, 0.97)])


def find(batch: Batch, own: Bools) -> Spans:
    """19 and 20 digits, and 19 or 20 symbols with letters under a label."""
    parts = [_digits(batch, own, width) for width in (19, 20)]
    if batch.has_label(own):
        parts.append(_hexadecimal(batch, own))
    return Spans.concatenate(parts)


def _digits(batch: Batch, own: Bools, width: int) -> Spans:
    windows, stream = batch.numbers(width), batch.digits.stream
    if not len(windows):
        return Spans.none()
    card = (stream.take(windows.first) == ord("8")) & (stream.take(windows.first + 1) == ord("9"))
    if not card.any():
        return Spans.none()
    windows = windows.take(card)
    digits = batch.digit_values(windows, width)
    china = (digits[:, 2] == 8) & (digits[:, 3] == 6)
    check = luhn_valid(digits)
    if width == 20:
        check |= luhn_valid(digits[:, :19])  # a padding digit behind the check digit
    state = check + 2 * china
    score, evidence = judge_states(
        batch, windows.start, windows.end, own, _SCORES, state, around=windows.around
    )
    evidence |= int(Evidence.SHAPE) | check * int(Evidence.CHECK) | china * int(Evidence.REGISTRY)
    return Spans.of(
        windows.start,
        windows.end,
        score,
        evidence,
        np.where(check, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER)),
    )


def _hexadecimal(batch: Batch, own: Bools) -> Spans:
    values, symbols = batch.labelled(own), batch.symbols
    if not len(values):
        return Spans.none()
    values = values.take(((values.length == 19) | (values.length == 20)) & (values.digits < values.length))
    values = values.take((values.end - values.start == values.length) & (symbols[values.start] == ord("8")))
    window = symbols[values.start[:, None] + np.arange(19)]
    values = values.take((window[:, 1] == ord("9")) & _HEX[window].all(axis=1))
    return Spans.of(values.start, values.end, 0.9, int(Evidence.SHAPE | Evidence.LABEL))


IDENTIFIER = Identifier(ENTITY, LABELS, Trigger.digits(19, 20) | {Trigger.LABEL}, MASK, find, HEADERS)

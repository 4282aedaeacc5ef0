"""Card verification code (卡安全码, CVV2/CVN2/CVC2).

Three digits behind the signature, four on American Express. JR/T 0171-2020 counts it among C3, the
strictest class. Three digits are anything, so only a label makes one.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import fixed

ENTITY = Entity("CARD_CVV", "卡安全码", "card verification code", Category.AUTH_SECRET)
LABELS = (
    *(
        "安全码 卡安全码 信用卡安全码 卡验证码 信用卡验证码 卡片验证码 背面三位 背面后三位 背面末三位 "
        "卡背面三位 卡背面后三位 卡背面末三位 后三位安全码 签名栏末三位 cvv cvv2 cvn cvn2 cvc cvc2 cid码 "
        "cvv码 cvn码 cvv2码 card_cvv card_cvc cvv_code cvc_code aqm".split()
    ),
    "security code",
    "card security code",
    "card verification code",
    "card code",
)
HEADERS = ("CVV", "CVV2", "CVN", "CVN2", "CVC", "安全码", "卡验证码", "cvv", "cvv2", "cvn2", "cvc")
MASK = fixed(6, source="secrets: fixed length, so that it is not told (facts 1.2)")

_DASHES = table("-/_")
_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))


def find(batch: Batch, own: Bools) -> Spans:
    """Three or four digits that a label owns."""
    if not (own & batch.present_labels).any():
        return Spans.none()
    digits, symbols = batch.digits, batch.symbols
    start = np.unique(
        batch.labels.value[batch.labels.roles(own)]
    )  # CVV123 is one word, so no value of `batch.values`
    run = np.minimum(np.searchsorted(digits.start, start), len(digits) - 1) if len(digits) else start[:0]
    run = run[digits.start[run] == start[: len(run)]]
    start, end, length = digits.start[run], digits.end[run], digits.length[run]
    whole = ((length == 3) | (length == 4)) & batch.clean_after(end) & ~_counted(batch, end)
    whole &= ~((_DASHES[symbols[end]] | (symbols[end] == ord(":"))) & _ALNUM[symbols[end + 1]])
    start, end = start[whole], end[whole]
    return Spans.of(start, end, 0.9, int(Evidence.SHAPE | Evidence.LABEL))


def _counted(batch: Batch, end: Ints) -> Bools:
    """Whether what follows makes an amount or a count of the digits: 位, 个, 次, 元."""
    return np.isin(batch.texts.codes[end], [ord(unit) for unit in "位個个次元块分秒天年月"])


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

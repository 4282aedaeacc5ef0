"""Card verification code (卡安全码, CVV2/CVN2/CVC2).

Three digits behind the signature, four on American Express. JR/T 0171-2020 counts it among C3, the
strictest class. Three digits are anything, so only a label makes one.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.label_words import composed
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import fixed

ENTITY = Entity("CARD_CVV", "卡安全码", "card verification code", Category.AUTH_SECRET)
_LAST_THREE = (
    "三位 三码 三位数 三位数字 后三位 后三码 后三位数 后三位数字 末三位 末三码 末三位数字 最后三位 "
    "最后三位数 最后三位数字 3位 后3位 末3位 3位数字 后3位数字 三位安全码 3位安全码"
)
LABELS = (
    *composed("背面 背后", "· 的 那 签名栏 签名栏的 签名条上 签名条上的", _LAST_THREE),
    *composed("签名栏 签名条", "· 的", _LAST_THREE),
    *composed("· 卡 信用卡", "安全码"),
    *composed("卡 信用卡 卡片", "验证码 校验码 验证值"),
    *"后三位安全码 后三码 末三码 cvv cvv2 cvn cvn2 cvc cvc2 cid码 csc码 安全代码 aqm".split(),
    *composed("cvv cvv2 cvn cvn2 cvc cvc2", "码 _code _no"),
    *composed("card_", "cvv cvv2 cvn cvn2 cvc cvc2 code"),
    *composed("security card_security card_verification card_validation", "_code"),
    *composed("card_verification", "_value _number"),
)
HEADERS = ("CVV", "CVV2", "CVN", "CVN2", "CVC", "安全码", "卡验证码", "cvv", "cvv2", "cvn2", "cvc")
MASK = fixed(6, source="secrets: fixed length, so that it is not told")

_JOINTS = table("-/_:")
_UNITS = np.array([ord(unit) for unit in "位個个次元块分秒天年月"], dtype=np.uint32)
_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))


def find(batch: Batch, own: Bools) -> Spans:
    """Three or four digits that a label owns."""
    if not batch.has_label(own):
        return Spans.none()
    digits, symbols = batch.digits, batch.symbols
    hit = batch.labels.roles(own).nonzero()[0]
    if not len(digits) or not len(hit):
        return Spans.none()
    start = batch.labels.value.take(hit)  # CVV123 is one word, so no value of `batch.values`
    run = np.minimum(digits.start.searchsorted(start), len(digits) - 1)
    length = digits.length.take(run)
    run = run[(digits.start.take(run) == start) & ((length == 3) | (length == 4))]
    if not len(run):
        return Spans.none()
    run = np.unique(run)
    start, end = digits.start.take(run), digits.end.take(run)
    joined = _JOINTS.take(symbols.take(end)) & _ALNUM.take(symbols.take(end + 1))
    whole = (batch.clean_after(end) & ~_counted(batch, end) & ~joined).nonzero()[0]
    return Spans.of(start.take(whole), end.take(whole), 0.9, int(Evidence.SHAPE | Evidence.LABEL))


def _counted(batch: Batch, end: Ints) -> Bools:
    """Whether what follows makes an amount or a count of the digits: 位, 个, 次, 元."""
    answer: Bools = (batch.texts.codes.take(end)[:, None] == _UNITS).any(axis=1)
    return answer


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

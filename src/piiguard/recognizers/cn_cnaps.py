"""CNAPS code (支付系统行号, 联行号, 大额行号) of a bank branch, People's Bank of China: 12 digits.

Bank class (3), clearing city (4), branch (4), check digit ISO 7064 MOD 11,10 (found by test: 115 of 115
published codes pass). It names a branch, not a person; the number beside it is usually an account.

>>> import numpy as np
>>> from piiguard.checks.iso7064 import mod11_10
>>> mod11_10(np.array([[int(digit) for digit in "102100099996"]], dtype=np.uint8)).tolist()
[True]
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.iso7064 import mod11_10
from piiguard.checks.weighted import number
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import beside
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_CNAPS", "支付系统行号", "CNAPS bank code", Category.ORGANISATION)
LABELS = (
    *tuple(
        "联行号 联行行号 银行联行号 开户行行号 开户行联行号 开户银行行号 开户银行联行号 开户行号 "
        "开户行代码 大额行号 大额支付行号 大额支付号 大额联行号 支付行号 支付系统行号 支付联行号 "
        "清算行号 人行行号 人行联行号 银行行号 行号 行联号 接收行行号 收款行行号 收款行号 "
        "银联号 银行代码 大额号 人行大额号 支付系统号 联行代码 联行编号 联行编码 bank_code branch_no "
        "payee_bank_code payer_bank_code payee_bank_no payer_bank_no "
        "bank_cnaps bank_line_no bank_branch_no bank_branch_code payment_bank_no "
        "付款行行号 付款行号 支行行号 支行联行号 银联行号 参与机构行号 跨行行号 "
        "现代化支付系统行号 cnaps cnaps_code cnaps_no cnapscode bank_no bank_union_no "
        "interbank_no union_bank_no unionpay_bank_no lhh yhlhh khhhh zfhh dehh".split()
    ),
    "cnaps code",
    "cnaps no",
    "cnaps number",
    "bank code",
)
HEADERS = (
    "联行号",
    "银行联行号",
    "大额行号",
    "支付行号",
    "开户行行号",
    "lhh",
    "yhlhh",
    "cnaps",
    "cnaps_code",
)
MASK = keep(3, 1, source="piiguard; usually shown in full, so only the bank class stays")

# Bank classes in use: 001-011 central bank and treasury, 1xx state, 2xx policy, 30x joint-stock,
# 31x-32x local, 40x co-operatives and the postal bank, 5xx-7xx foreign banks.
_CLASSES = np.zeros(1000, dtype=np.bool_)
for _first, _last in ((1, 11), (102, 105), (201, 203), (301, 325), (401, 403), (501, 799)):
    _CLASSES[_first : _last + 1] = True


# Score alone, near a label, owned by one; state = check + 2 * class known.
_SCORES = np.array([(0.1, 0.2, 0.55), (0.1, 0.2, 0.75), (0.1, 0.2, 0.75), (0.4, 0.78, 0.97)])


def find(batch: Batch, own: Bools) -> Spans:
    """12 digits that a label names, or a right code close to one; 1 of 300 random numbers is a right code."""
    windows = batch.numbers(12)
    if not len(windows):
        return Spans.none()
    windows = beside(windows, own)
    if not len(windows):
        return Spans.none()
    digits = batch.digit_values(windows, 12)
    check, known = mod11_10(digits), _CLASSES.take(number(digits[:, :3]))
    score, evidence = judge_states(
        batch, windows.start, windows.end, own, _SCORES, check + 2 * known, around=windows.around
    )
    evidence |= int(Evidence.SHAPE) | check * int(Evidence.CHECK) | known * int(Evidence.REGISTRY)
    flaw = np.where(check, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER))
    return Spans.of(windows.start, batch.with_float_tail(windows.end), score, evidence, flaw)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

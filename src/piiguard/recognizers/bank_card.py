"""Bank card number (银行卡号, PAN), ISO/IEC 7812-1, JR/T 0008-2000: BIN + account + Luhn check digit, 13 to 19 digits.

The BIN list is evidence: legacy debit numbers fail Luhn, and new BINs are not in any list (facts 4.1).
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.banks import bin_evidence
from piiguard.checks.luhn import valid as luhn_valid
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.cells import CellRule, all_digits, by_width
from piiguard.recognizers.masked import masked_numbers
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import LINE_BREAK, Bools, Windows
from piiguard.transforms.mask import keep

ENTITY = Entity("BANK_CARD", "银行卡号", "bank card number", Category.FINANCIAL_ACCOUNT, None, "CREDIT_CARD")
LABELS = tuple(
    "银行卡 银行卡号 银行卡号码 卡号 储蓄卡 储蓄卡号 借记卡 借记卡号 信用卡 信用卡号 贷记卡 工资卡 工资卡号 收款卡号 收款账户 收款账号 付款卡号 还款卡 "
    "开户行 银行账号 银行账户 账号 账户 绑定卡 打款账号 退款账户 社保卡银行账号 代发账号 主账号 本人卡号 卡 "
    "bankcard bank_card bank_card_no card_no cardno card_number pan debit credit account acct "
    "yhkh yhk yhzh kh".split()
) + ("bank card", "card number", "card no", "card no.", "credit card", "debit card", "account no", "account number")
HEADERS = ("银行卡", "银行卡号", "卡号", "储蓄卡号", "信用卡号", "bank_card", "bank_card_no", "card_no", "yhkh")
MASK = keep(6, 4, source="Alipay display rule 6+4; PCI DSS display limit (facts 1.2)")


def find(batch: Batch, own: Bools) -> Spans:
    """Plain, grouped and masked card numbers."""
    parts = [_of_length(batch, own, length) for length in range(13, 20)]
    if Trigger.MASK in batch.triggers:
        parts += [_masked(batch, own, length) for length in range(13, 20)]
    return Spans.concatenate(parts)


# Score alone, near a label, owned by one; by what the BIN list knows (nothing, a network's range, UnionPay's range of
# 16 and more digits, the BIN with this length), first with a wrong Luhn digit, then with a right one.
_SCORES = np.array(
    [
        *[(0.2, 0.3, 0.55), (0.2, 0.3, 0.55), (0.2, 0.3, 0.65), (0.4, 0.6, 0.85)],
        *[(0.2, 0.5, 0.8), (0.2, 0.75, 0.92), (0.65, 0.8, 0.92), (0.92, 0.95, 0.98)],
    ]
)
_ODDLY_GROUPED = np.array([(0.1, max(near - 0.2, 0.0), owned - 0.1) for _, near, owned in _SCORES.tolist()])
_ALL_SCORES = np.vstack([_SCORES, _ODDLY_GROUPED])
_KNOWN = np.array([0, 1, 3])  # BIN evidence 0, 1, 2 as a row of its half of the table


def _of_length(batch: Batch, own: Bools, length: int) -> Spans:
    windows = batch.numbers(length)
    if not len(windows):
        return Spans.none()
    digits = batch.digit_values(windows, length)
    luhn = luhn_valid(digits)
    known = _KNOWN.take(bin_evidence(digits))
    if length >= 16:
        known += (known == 1) & (digits[:, 0] == 6) & (digits[:, 1] == 2)
    state = known + 4 * luhn
    if windows.runs[-1] > 1:  # ordered by runs
        state += 8 * ~_usual_groups(batch, windows)
    end = batch.with_float_tail(windows.end)
    score, evidence = judge_states(batch, windows.start, end, own, _ALL_SCORES, state, around=windows.around)
    evidence |= int(Evidence.SHAPE) | luhn * int(Evidence.CHECK) | (known == 3) * int(Evidence.REGISTRY)
    return Spans.of(windows.start, end, score, evidence, ~luhn * int(Flaw.CHECK_CHARACTER))


def _usual_groups(batch: Batch, windows: Windows) -> Bools:
    """One run, runs of four (the last 1 to 4), BIN + rest, 4-6-5 as printed on cards of 15, or one line break."""
    runs, first = windows.runs, batch.digits.length[windows.run]
    fours = first == 4
    for step in range(1, 4):
        inner = runs > step + 1
        fours &= ~inner | (batch.digits.length[np.minimum(windows.run + step, len(batch.digits) - 1)] == 4)
    second = batch.digits.length[np.minimum(windows.run + 1, len(batch.digits) - 1)]
    fifteen = (windows.length == 15) & (runs == 3) & (first == 4) & (second == 6)
    wrapped = (windows.gaps == LINE_BREAK) & (runs == 2)
    usual: Bools = (runs == 1) | fours | ((first == 6) & (runs <= 4)) | fifteen | wrapped
    return usual


def _masked(batch: Batch, own: Bools, length: int) -> Spans:
    found = masked_numbers(batch, length, least_visible=4)
    symbols, hidden = found.digits(length), found.hidden(length)
    plausible = (((symbols[:, 0] >= 3) & (symbols[:, 0] <= 9)) | hidden[:, 0]) & ~hidden[:, -1]
    windows = found.windows.take(plausible & (hidden.sum(axis=1) >= 5))
    alone = 0.7 if length in (16, 19) else 0.55
    score, evidence = judge(batch, windows.start, windows.end, own, alone=alone, near=0.85, owned=0.9)
    return Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), masked=True)


CELLS = CellRule(by_width(all_digits, lambda width: (6, width - 4) if 15 <= width <= 19 else None), score=0.55)

IDENTIFIER = Identifier(ENTITY, LABELS, Trigger.digits(*range(13, 20)) | {Trigger.MASK}, MASK, find, HEADERS, CELLS)

"""Bank card number (银行卡号, PAN), ISO/IEC 7812-1, JR/T 0008-2000: BIN, account, Luhn; 13 to 19 digits.

The BIN list is evidence: legacy debit numbers fail Luhn, and new BINs are not in any list.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.banks import bin_evidence
from piiguard.checks.luhn import valid as luhn_valid
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.cells import CellRule, all_digits, by_width, only_digits
from piiguard.recognizers.documents import members
from piiguard.recognizers.masked import masked_numbers
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import LINE_BREAK, Bools, Windows
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("BANK_CARD", "银行卡号", "bank card number", Category.FINANCIAL_ACCOUNT, None, "CREDIT_CARD")
_CARD_LABELS = (
    *(
        "银行卡 银行卡号 银行卡号码 卡号 储蓄卡 储蓄卡号 借记卡 借记卡号 信用卡 信用卡号 贷记卡 工资卡 "
        "工资卡号 收款卡号 付款卡号 还款卡 绑定卡 本人卡号 卡 卡里 "
        "bankcard bank_card bank_card_no card_no cardno card_number "
        "银联卡 visa mastercard amex unionpay 运通卡 card pan debit credit yhkh yhk kh"
    ).split(),
    *("bank card", "card number", "card no", "card no.", "credit card", "debit card"),
)
_ACCOUNT_LABELS = (
    *(
        "收款账户 收款账号 开户行 银行账号 银行账户 账号 账户 打款账号 退款账户 社保卡银行账号 代发账号 "
        "主账号 account acct yhzh"
    ).split(),
    *("account no", "account number"),
)
LABELS = (*_CARD_LABELS, *_ACCOUNT_LABELS)
HEADERS = (
    "银行卡",
    "银行卡号",
    "卡号",
    "储蓄卡号",
    "信用卡号",
    "bank_card",
    "bank_card_no",
    "card_no",
    "yhkh",
)
MASK = keep(6, 4, source="Alipay display rule 6+4; PCI DSS display limit")


def find(batch: Batch, own: Bools) -> Spans:
    """Plain, grouped and masked card numbers."""
    parts = [_plain(batch, own)]
    if Trigger.MASK in batch.triggers:
        parts += [_masked(batch, own, length) for length in range(13, 20)]
    return Spans.concatenate(parts)


# Score alone, near a label, owned by one; by what the BIN list knows (nothing, a network's range, UnionPay's
# range of 16 and more digits, the BIN with this length), first with a wrong Luhn digit, then a right one.
_SCORES = np.array(
    [
        *[(0.2, 0.3, 0.55), (0.2, 0.3, 0.55), (0.2, 0.3, 0.65), (0.4, 0.6, 0.85)],
        *[(0.2, 0.5, 0.8), (0.2, 0.75, 0.92), (0.65, 0.8, 0.92), (0.92, 0.95, 0.98)],
    ]
)
_ODDLY_GROUPED = np.array([(0.1, max(near - 0.2, 0.0), owned - 0.1) for _, near, owned in _SCORES.tolist()])
_ODDLY_GROUPED[-1] = 0.6, 0.8, 0.9  # a known BIN and a right Luhn digit: a scanner set a space into it
_AS_PRINTED = (0.6, 0.8, 0.92)  # a network's range and a right Luhn digit, in the groups of a card
_ALL_SCORES = np.vstack([_SCORES, _ODDLY_GROUPED, _AS_PRINTED])
_NETWORK, _UNIONPAY, _BIN, _LUHN, _ODD, _PRINTED = 1, 2, 3, 4, 8, 16
_KNOWN = np.array([0, _NETWORK, _BIN])  # BIN evidence 0, 1, 2 as a row of its half of the table
_ACCOUNT_SCORE = (
    0.4  # under a label of an account a number of no network with a wrong Luhn digit is rather an account
)


def _plain(batch: Batch, own: Bools) -> Spans:
    windows = batch.numbers(13, 19)
    if not len(windows):
        return Spans.none()
    state = np.concatenate([_states(batch, batch.numbers(length), length) for length in range(13, 20)])
    luhn = (state & _LUHN) > 0
    around = windows.around or batch.labels.around(windows.start, windows.end)
    owned, near = around.roles(own)
    chosen = (owned | near | luhn | ((state & _BIN) == _BIN)).nonzero()[0]  # nothing else scores
    if not len(chosen):
        return Spans.none()
    if len(chosen) < len(windows):
        windows, state, luhn, owned = (
            windows.take(chosen),
            state.take(chosen),
            luhn.take(chosen),
            owned.take(chosen),
        )
        around = around.take(chosen)
    if windows.runs.max() > 1:
        state = _by_groups(batch, windows, state)
    end = batch.with_float_tail(windows.end)
    score, evidence = judge_states(batch, windows.start, end, own, _ALL_SCORES, state, around=around)
    unlikely = owned & ((state == 0) | (state == _ODD))
    if unlikely.any():
        card = around.roles(members(batch.index, _CARD_LABELS))[0]
        score[unlikely & ~card] = _ACCOUNT_SCORE
    evidence |= int(Evidence.SHAPE) | luhn * int(Evidence.CHECK)
    evidence |= ((state & _BIN) == _BIN) * int(Evidence.REGISTRY)
    return Spans.of(windows.start, end, score, evidence, ~luhn * int(Flaw.CHECK_CHARACTER))


def _states(batch: Batch, windows: Windows, length: int) -> Ints:
    """Rows of the table of scores, as if every number were written in one piece."""
    if not len(windows):
        return np.empty(0, dtype=np.int64)
    digits = batch.digit_values(windows, length)
    state = _KNOWN.take(bin_evidence(digits))
    if length >= 16:
        state += (state == _NETWORK) & (digits[:, 0] == 6) & (digits[:, 1] == 2)
    state[luhn_valid(digits)] += _LUHN
    return state


def _by_groups(batch: Batch, windows: Windows, state: Ints) -> Ints:
    """Rows of the table for numbers in groups: odd ones, and those printed on cards."""
    fours, fifteen, usual = _groups(batch, windows)
    broken = (windows.gaps & LINE_BREAK) > 0
    usual &= ~broken | (state >= _LUHN + _UNIONPAY)  # two lines of a table may be two numbers
    printed = (state == _LUHN + _NETWORK) & ~broken
    printed &= (fours & (windows.length == 16)) | (fifteen & _american(batch, windows))
    return np.where(printed, _PRINTED, state + _ODD * ~usual)


def _groups(batch: Batch, windows: Windows) -> tuple[Bools, Bools, Bools]:
    """Fours; 4-6-5 as on cards of 15 digits; and these or one run, BIN + rest, or one line break."""
    lengths, last_run = batch.digits.length, len(batch.digits) - 1
    runs, first = windows.runs, lengths.take(windows.run)
    fours = (first == 4) & (runs > 1)
    for step in range(1, 4):
        fours &= (runs <= step + 1) | (lengths.take(np.minimum(windows.run + step, last_run)) == 4)
    second = lengths.take(np.minimum(windows.run + 1, last_run))
    fifteen = (windows.length == 15) & (runs == 3) & (first == 4) & (second == 6)
    wrapped = (windows.gaps == LINE_BREAK) & (runs == 2)
    usual: Bools = (runs == 1) | fours | ((first == 6) & (runs <= 4)) | fifteen | wrapped
    return fours, fifteen, usual


def _american(batch: Batch, windows: Windows) -> Bools:
    """Cards of 15 digits begin with 34 or 37 (American Express)."""
    second = batch.symbols.take(windows.start + 1)
    american: Bools = (batch.symbols.take(windows.start) == ord("3")) & (
        (second == ord("4")) | (second == ord("7"))
    )
    return american


def _masked_in_groups(batch: Batch, windows: Windows) -> Bools:
    """One run, or groups of which all but the last have four characters, or BIN + rest."""
    length = batch.masked_words.length
    first = length.take(windows.run)
    fours = first == 4
    for step in range(1, 4):
        inner = windows.runs > step + 1
        fours &= ~inner | (length.take(windows.run + step, mode="clip") == 4)
    answer: Bools = (windows.runs == 1) | (fours & (windows.runs > 3)) | ((first == 6) & (windows.runs <= 3))
    return answer


def _masked(batch: Batch, own: Bools, length: int) -> Spans:
    found = masked_numbers(batch, length, least_visible=4)
    if not len(found.windows):
        return Spans.none()
    symbols, hidden = found.digits(length), found.hidden(length)
    plausible = (((symbols[:, 0] >= 3) & (symbols[:, 0] <= 9)) | hidden[:, 0]) & ~hidden[:, -1]
    windows = found.windows.take(plausible & (hidden.sum(axis=1) >= 5))
    windows = windows.take(_masked_in_groups(batch, windows))
    if not len(windows):
        return Spans.none()
    alone = 0.7 if length in (16, 19) else 0.55
    score, evidence = judge(batch, windows.start, windows.end, own, alone=alone, near=0.85, owned=0.9)
    return Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), masked=True)


CELLS = CellRule(
    by_width(all_digits, lambda width: (6, width - 4) if 15 <= width <= 19 else None, only_digits), score=0.55
)

IDENTIFIER = Identifier(
    ENTITY, LABELS, Trigger.digits(*range(13, 20)) | {Trigger.MASK}, MASK, find, HEADERS, CELLS
)

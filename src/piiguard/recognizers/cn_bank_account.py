"""Bank account (银行账号, 对公账号, 结算账户) that is no card: 8 to 32 digits without a check digit.

Each bank has its own form. Written with dashes (`12-345678901234567`) and in groups; accounts of
non-residents and free-trade zones begin with letters (NRA, OSA, FTN …). Labels carry the meaning.
账号 is also the word for a login, so a short number behind it scores low; a mobile number there is
left to its own recognizer.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import yyyymmdd
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import members
from piiguard.recognizers.labelled import OwnedValues, mobile_like, owned_values
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import LIST_COMMA, SENTENCE_END, code_table, table
from piiguard.text.runs import DASH, LINE_BREAK, Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_BANK_ACCOUNT", "银行账号", "bank account number", Category.FINANCIAL_ACCOUNT)
_CERTAIN_LABELS = (
    *tuple(
        "银行账号 银行账户 银行账户号 银行账号号码 银行存款账号 银行卡账号 开户账号 开户账户 "
        "开户行账号 开户银行账号 开户行及账号 开户银行及账号 收款账号 收款账户 收款人账号 "
        "收款方账号 收款人账户 收款银行账号 付款账号 付款账户 付款人账号 付款方账号 付款人账户 "
        "对公账号 对公账户 对公户 公司账号 公司账户 单位账号 单位账户 企业账号 企业账户 结算账号 "
        "结算账户 结算户 基本户 基本户账号 基本账户 基本账号 基本存款账户 一般户 一般账户 "
        "一般存款账户 专用账户 专户 临时账户 监管账户 监管账号 保证金账户 对方账号 对方账户 "
        "转入账号 转出账号 转入账户 转出账户 汇款账号 汇款账户 汇入账号 打款账号 打款账户 "
        "回款账号 回款账户 退款账号 退款账户 还款账号 还款账户 扣款账号 扣款账户 代扣账号 "
        "入账账号 入账账户 代发账号 工资账号 工资账户 存折 存折号 存折账号 活期账号 定期账号 "
        "银行户头 银行户口 银行户口号码 bank_acc bank_acc_no bank_acct_num bank_acct_number bank_account_num "
        "payee_acct_no payer_acct_no payee_account_no "
        "payer_account_no beneficiary_account_number "
        "存款账号 贷款账号 贷款账户 资金账号 资金账户 证券账号 证券账户 股东账户 股东账号 "
        "股东代码 开户许可证核准号 bank_account bankaccount bank_acct bank_account_no "
        "bankaccountno bank_account_number payee_account payer_account recv_account "
        "settle_account yhzh yhzhh yhzhhm khzh khhzh skzh skrzh fkzh fkrzh dgzh dfzh jszh zjzh".split()
    ),
    "bank account",
    "bank account no",
    "bank account number",
    "beneficiary account",
    "beneficiary account no",
    "payee account",
)
_OPEN_LABELS = (
    *tuple(
        "acct_num acct_number acc_no acc_number 户口号码 账号里 账户里 "
        "账号 账户 账户号 账户号码 账号号码 acct_no acctno acct_id acct account_no "
        "accountno account_number account_num accountnumber account zhh a/c".split()
    ),
    "account no",
    "account number",
    "account num",
    "a/c no",
    "acct no",
)
# 账号 of a web site; listed so that the word behind the last two characters is not taken for a bank's
_LOGIN_LABELS = (
    *tuple(
        "登录账号 登陆账号 用户账号 会员账号 系统账号 平台账号 游戏账号 微博账号 抖音账号 "
        "快手账号 淘宝账号 京东账号 苹果账号 管理员账号 后台账号 网站账号 注册账号 邮箱账号 "
        "域账号 员工账号 服务器账号 数据库账号 steam账号 apple账号 vpn账号 wifi账号 宽带账号 "
        "电费户号 水费户号 燃气户号 缴费户号 用电户号".split()
    ),
    "user account",
    "login account",
)
LABELS = (*_CERTAIN_LABELS, *_OPEN_LABELS, *_LOGIN_LABELS)
HEADERS = (
    *(
        "银行账号",
        "银行账户",
        "开户账号",
        "收款账号",
        "付款账号",
        "对公账号",
        "对公账户",
        "结算账号",
        "账号",
        "账户号",
    ),
    *(
        "yhzh",
        "yhzhhm",
        "khzh",
        "skzh",
        "fkzh",
        "dgzh",
        "bank_account",
        "bank_account_no",
        "account_no",
        "account_number",
    ),
)
MASK = keep(0, 4, source="de-facto: last 4")

_SHORTEST, _LONGEST, _CERTAINLY_NO_LOGIN = 8, 32, 12
_FRAGMENT, _LONGEST_BROKEN = 8, 25  # digits: of one piece of an account broken by a line, of both together
_BEHIND_BANK, _FARTHEST = (
    10,
    40,
)  # digits of an account behind a bank's name; characters from label to account
_SPACE_OR_COLON = table(" :")
_STOP = table(",;)\"'|<", SENTENCE_END, LIST_COMMA, 0)
_DIGIT = table(range(48, 58))
_BANK_ENDS = code_table("行部处處社")  # 支行 营业部 分理处 信用社


def find(batch: Batch, own: Bools) -> Spans:
    """Values of 8 to 32 digits, up to 3 letters in front, that a label names, also before a bank's name."""
    personal = own & ~members(batch.index, _LOGIN_LABELS)
    return Spans.concatenate([_owned(batch, own), _behind_bank(batch, personal)])


def _owned(batch: Batch, own: Bools) -> Spans:
    values = owned_values(batch, own)
    if not len(values):
        return Spans.none()
    values = _with_next_line(batch, values)
    letters = values.length - values.digits
    values = values.take((values.digits >= _SHORTEST) & (values.length <= _LONGEST) & (letters <= 3))
    if not len(values):
        return Spans.none()
    values = values.take(~members(batch.index, _LOGIN_LABELS).take(values.nearest))
    certain = members(batch.index, _CERTAIN_LABELS).take(values.nearest)
    certain |= values.digits >= _CERTAINLY_NO_LOGIN
    score = np.where(certain, 0.85, 0.6)
    score[mobile_like(batch, values)] = 0.6
    end = batch.with_float_tail(values.end)
    return Spans.of(values.start, end, score, int(Evidence.SHAPE | Evidence.LABEL))


def _with_next_line(batch: Batch, values: OwnedValues) -> OwnedValues:
    """Digits that go on in the next line taken in: where one of the two pieces is too short for an account.

    What begins a line may be the next field: it must end at a comma, a bracket or the end, and be no date.
    """
    words, symbols = batch.words, batch.symbols
    kind = words.gap.take(values.last)
    broken = (
        ((kind & LINE_BREAK) > 0)
        & (kind & DASH == 0)
        & (values.digits == values.length)
        & (values.digits >= 3)
    )
    at = broken.nonzero()[0]
    if not len(at):
        return values
    following = values.last.take(at) + 1
    size, end = words.length.take(following), words.end.take(following)
    fits = (batch.word_digits.take(following) == size) & (
        np.minimum(size, values.digits.take(at)) <= _FRAGMENT
    )
    total = size + values.digits.take(at)
    fits &= (total >= _CERTAINLY_NO_LOGIN) & (total <= _LONGEST_BROKEN)
    stop = symbols.take(end)
    fits &= _STOP.take(stop) | ((stop == ord("\n")) & ~_DIGIT.take(symbols.take(end + 1)))
    fits &= ~((size == 8) & yyyymmdd(words.matrix(words.first.take(following), 8) - np.uint8(48)))
    at, following, size = at[fits], following[fits], size[fits]
    if not len(at):
        return values
    end, length, digits, last = (
        part.copy() for part in (values.end, values.length, values.digits, values.last)
    )
    end[at], last[at] = words.end.take(following), following
    length[at] += size
    digits[at] += size
    return OwnedValues(values.start, end, length, digits, values.run, last, values.nearest)


def _behind_bank(batch: Batch, own: Bools) -> Spans:
    """开户行及账号：中国银行青岛分行 1100061842…: a bank's name without digits between the two."""
    windows, labels, codes = batch.numbers(_BEHIND_BANK, _LONGEST_BROKEN), batch.labels, batch.texts.codes
    if not len(windows):
        return Spans.none()
    named = _BANK_ENDS.take(codes.take(windows.start - 2), mode="clip")
    named &= _SPACE_OR_COLON.take(batch.symbols.take(windows.start - 1))
    named &= (windows.runs == 1) | (batch.digits.length.take(windows.run) <= _FRAGMENT)
    chosen = named.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start, end = windows.start.take(chosen), windows.end.take(chosen)
    label = labels.end.searchsorted(start, side="right") - 1
    value = labels.value.take(label)
    own_label = (label >= 0) & labels.roles(own).take(label) & (labels.end.take(label) >= start - _FARTHEST)
    own_label &= (value < start) & (batch.count_digits(value, start) == 0)
    own_label &= batch.texts.row_of(value) == batch.texts.row_of(start)
    lines = batch.at("\n")
    own_label &= lines.searchsorted(value) == lines.searchsorted(start)
    start, end = start[own_label], end[own_label]
    evidence = int(Evidence.SHAPE | Evidence.CONTEXT)
    return Spans.of(start, batch.with_float_tail(end), 0.8, evidence)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

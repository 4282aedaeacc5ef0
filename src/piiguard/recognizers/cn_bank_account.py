"""Bank account (银行账号, 对公账号, 结算账户) that is no card: 8 to 32 digits without a check digit.

Each bank has its own form. Written with dashes (`12-345678901234567`) and in groups; accounts of
non-residents and free-trade zones begin with letters (NRA, OSA, FTN …). Labels carry the meaning (facts
4.2). 账号 is also the word for a login, so a short number behind it scores low; a mobile number there is
left to its own recognizer.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import mobile_like, owned_values, word_in
from piiguard.text.batch import Batch, Trigger
from piiguard.text.lexicon import canonical
from piiguard.text.runs import Bools
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
MASK = keep(0, 4, source="facts section 0, de-facto: last 4")

_CERTAIN_WORDS = frozenset(map(canonical, _CERTAIN_LABELS))
_LOGIN_WORDS = frozenset(map(canonical, _LOGIN_LABELS))
_SHORTEST, _LONGEST, _CERTAINLY_NO_LOGIN = 8, 32, 12


def find(batch: Batch, own: Bools) -> Spans:
    """Values of 8 to 32 digits, up to 3 letters in front, that a label names."""
    values = owned_values(batch, own)
    letters = values.length - values.digits
    values = values.take((values.digits >= _SHORTEST) & (values.length <= _LONGEST) & (letters <= 3))
    if not len(values):
        return Spans.none()
    values = values.take(~word_in(batch, values.nearest, _LOGIN_WORDS))
    certain = word_in(batch, values.nearest, _CERTAIN_WORDS)
    certain |= values.digits >= _CERTAINLY_NO_LOGIN
    score = np.where(certain, 0.85, 0.6)
    score = np.where(mobile_like(batch, values), 0.6, score)
    return Spans.of(
        values.start, batch.with_float_tail(values.end), score, int(Evidence.SHAPE | Evidence.LABEL)
    )


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

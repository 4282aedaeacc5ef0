"""Alipay user number (支付宝用户号): 16 digits that start 2088.

2088 is no issuer number of a bank card.
The login of an account is a mobile number or an e-mail address; those have recognizers of their own.
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_ALIPAY", "支付宝账号", "Alipay account", Category.FINANCIAL_ACCOUNT)
LABELS = (
    "支付宝",
    *composed(
        "支付宝",
        "· 收款 付款 商家 商户 企业 个人 用户 会员 买家 卖家",
        "号 账号 账户 id uid pid userid 号码 编号",
    ),
    *"支付宝打赏 支付宝用户 支付宝会员 支付宝商户 支付宝收款 支付宝openid 蚂蚁账号 蚂蚁会员号".split(),
    *"合作者身份id 合作伙伴身份 合作者身份 合作伙伴id 合作者id 签约pid 2088账号 2088号 pid 商家pid".split(),
    *"alipay ali_user_id ali_uid alipay_logon_id alipay_login_id zhifubao zfbzhanghao partner".split(),
    *composed(
        "alipay_ zfb_ zhifubao_", "account account_no acct id no uid pid user_id userid openid seller_id"
    ),
    *"zfb zfbzh zfbh zfbid zfbzhid".split(),
    *composed("buyer_ seller_ payee_ payer_ partner_ receiver_", "id user_id alipay_id"),
)
HEADERS = (
    "支付宝",
    "支付宝账号",
    "支付宝账户",
    "zfb",
    "zfbzh",
    "alipay",
    "alipay_account",
    "alipay_id",
    "alipay_user_id",
)
MASK = keep(4, 4, source="piiguard; 2088 is the same for all, the last four as on bank cards")

WIDTH = 16


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers 2088 + 12 digits; no card issuer and no region begins so, so they may stand alone."""
    windows = batch.numbers(WIDTH)
    if not len(windows):
        return Spans.none()
    begins = (batch.symbols.take(windows.start) == ord("2")).nonzero()[0]
    if not len(begins):
        return Spans.none()
    windows = windows.take(begins)
    fits = (batch.digit_values(windows, 4) == (2, 0, 8, 8)).all(axis=1)
    chosen = fits.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    windows = windows.take(chosen)
    end = batch.with_float_tail(windows.end)
    score, evidence = judge(
        batch, windows.start, end, own, alone=0.55, near=0.9, owned=0.96, around=windows.around
    )
    return Spans.of(windows.start, end, score, evidence | int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, Trigger.digits(WIDTH), MASK, find, HEADERS)

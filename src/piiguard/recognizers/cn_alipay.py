"""Alipay user number (支付宝用户号): 16 digits that start 2088.

The login of an account is a mobile number or an e-mail address; those have recognizers of their own.
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_ALIPAY", "支付宝账号", "Alipay account", Category.FINANCIAL_ACCOUNT)
LABELS = (
    *"支付宝 支付宝号 支付宝账号 支付宝帐号 支付宝账户 支付宝帐户 支付宝id 支付宝uid 支付宝pid".split(),
    *"支付宝用户号 支付宝用户id 支付宝用户编号".split(),
    *"支付宝收款账号 支付宝收款账户 支付宝会员号 支付宝打赏 ".split(),
    *"alipay alipay_account alipayaccount alipay_id alipayid alipay_no alipay_uid".split(),
    *"ali_user_id alipay_pid alipay_user_id alipayuserid alipay_logon_id".split(),
    *("alipay id", "alipay user id", "alipay account", "alipay uid"),
    *"合作者身份id 合作伙伴身份 合作者身份 partner partner_id seller_id buyer_id".split(),
    *"payee_user_id payer_user_id".split(),
    *"buyer_user_id seller_user_id zfb_uid zfb_id zfb zfbzh zfbid ".split(),
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
    """Numbers 2088 + 12 digits; without a label in sight they are nothing (a bank card may look the same)."""
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
        batch, windows.start, end, own, alone=0.4, near=0.8, owned=0.96, around=windows.around
    )
    return Spans.of(windows.start, end, score, evidence | int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, Trigger.digits(WIDTH), MASK, find, HEADERS)

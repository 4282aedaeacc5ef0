"""Business registration number (工商注册号, 营业执照注册号), GS 15-2006: 15 digits.

First registering authority (6, GB/T 2260), serial (8; its first digit 0-3 domestic, 4-5 foreign-invested, 6-9
individual business), check digit ISO 7064 MOD 11,10. Replaced by the unified social credit code in 2015.
Numbers of before 2007 have 13 digits without a check.

>>> import numpy as np
>>> from piiguard.checks.iso7064 import mod11_10
>>> mod11_10(np.array([[int(digit) for digit in "110108000000016"]], dtype=np.uint8)).tolist()
[True]
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.iso7064 import mod11_10
from piiguard.checks.regions import province_known, region_status
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import members
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.labelled import beside
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools, Windows
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_BUSINESS_REG", "工商注册号", "business registration number", Category.ORGANISATION)
_NUMBER = "号 号码 编号 码 证号"
_OWN_LABELS = (
    *"营业执照 工商营业执照 工商执照 工商注册 工商登记 工商号 工商登记证 工商登记证号 执照编码".split(),
    *composed(
        "工商 营业执照 企业 公司 个体户 工商户 商户 商事 企业法人 公司法人",
        "注册 登记 注册登记 登记注册",
        _NUMBER,
    ),
    *composed("· 工商 营业 经营", "执照", "· 注册 登记 证", "号 号码 编号"),
    *"工商注册登记证号 工商行政注册号 工商行政登记号 营业执照副本号 营业执照正本号 营业执照副本编号".split(),
    *"gszch gszchm zch yyzzh yyzzzch yyzzbh yyzzhm yyzz zhizhao_no bizlic".split(),
    *composed(
        "biz_ busi_ business_ company_ enterprise_ corp_ shop_",
        "license_ licence_ lic_",
        "no num number code id",
    ),
    *composed(
        "biz_ business_ company_ enterprise_ corp_",
        "reg_ registration_ registration_certificate_ registration_cert_",
        "no num number code id",
    ),
    *composed("license_ licence_", "reg_ registration_", "no number"),
    *"business_license business_licence busi_license biz_license business_registration aic_reg_no".split(),
)
# what stands on many certificates: the number itself must look right
_LOOSE_LABELS = (
    *composed("· 登记 核准", "注册", _NUMBER),
    *composed("· 注册 市场主体 商事主体 企业 公司 合作社 个体户", "登记", "号 号码 编号"),
    *("执照", "reg. no.", "reg. no", "regd no", "gsdjh", "registered no."),
    *"登记证号 登记证号码 法人登记号 注册登记号 注册登记号码 注册登记证号 license_no licence_no".split(),
    *composed("license_ licence_ register_ registration_ reg_", "no num number code"),
    *"reg_no regno lic_no registered_no registered_number".split(),
)
LABELS = _OWN_LABELS + _LOOSE_LABELS
HEADERS = ("工商注册号", "营业执照注册号", "gszch", "yyzzzch", "business_license_no")
MASK = keep(0, 4, source="de-facto: last 4")


# Score alone, near a label, owned by one; 15 digits: state = check + 2 * region known, 13: province known;
# then the same for what a label of its own owns. 13 digits without a province are rather a timestamp.
_SCORES = np.array(
    [
        *((0.1, 0.3, 0.45), (0.1, 0.3, 0.75), (0.1, 0.3, 0.7), (0.4, 0.8, 0.96)),
        *((0.1, 0.3, 0.6), (0.1, 0.3, 0.85), (0.1, 0.3, 0.75), (0.4, 0.8, 0.96)),
    ]
)
_OLD_SCORES = np.array([(0.05, 0.1, 0.3), (0.05, 0.4, 0.75), (0.05, 0.1, 0.45), (0.05, 0.4, 0.8)])


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers of 15 and 13 digits that a label names; alone they are too common."""
    return Spans.concatenate([_fifteen(batch, own), _thirteen(batch, own)])


def _fifteen(batch: Batch, own: Bools) -> Spans:
    windows = beside(batch.numbers(15), own)
    if not len(windows):
        return Spans.none()
    digits = batch.digit_values(windows, 15)
    check, region = mod11_10(digits), region_status(digits[:, :6]) > 0
    state = check + 2 * region + 4 * _named(batch, windows)
    score, context = judge_states(
        batch, windows.start, windows.end, own, _SCORES, state, around=windows.around
    )
    evidence = context | int(Evidence.SHAPE) | check * int(Evidence.CHECK) | region * int(Evidence.REGISTRY)
    flaw = np.where(check, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER))
    return Spans.of(windows.start, batch.with_float_tail(windows.end), score, evidence, flaw)


def _thirteen(batch: Batch, own: Bools) -> Spans:
    windows = beside(batch.numbers(13), own)
    windows = windows.take(windows.runs == 1)
    if not len(windows):
        return Spans.none()
    province = province_known(batch.digit_values(windows, 2)).astype(np.int64)
    state = province + 2 * _named(batch, windows)
    score, evidence = judge_states(
        batch, windows.start, windows.end, own, _OLD_SCORES, state, around=windows.around
    )
    return Spans.of(windows.start, batch.with_float_tail(windows.end), score, evidence | int(Evidence.SHAPE))


def _named(batch: Batch, windows: Windows) -> Ints:
    """1 where a label of its own owns a number, 0 where at most a loose one does."""
    if windows.around is None:
        return np.zeros(len(windows), dtype=np.int64)
    own_labels = members(batch.index, _OWN_LABELS)
    named: Ints = np.logical_or.reduce(own_labels.take(windows.around.owners), axis=0).astype(np.int64)
    return named


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

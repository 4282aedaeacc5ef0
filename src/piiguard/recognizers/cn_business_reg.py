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
from piiguard.recognizers.labelled import beside
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_BUSINESS_REG", "工商注册号", "business registration number", Category.ORGANISATION)
LABELS = (
    *tuple(
        "工商注册号 工商注册登记号 工商登记号 工商登记注册号 工商号 工商执照号 注册号 注册登记号 "
        "公司登记号 企业登记号 法人登记号 工商注册 工商登记 工商执照 工商登记证 工商登记证号 "
        "注册号码 注册编号 注册登记号码 biz_license_no "
        "biz_lic_no license_reg_no biz_reg_no reg_number "
        "企业注册号 公司注册号 个体户注册号 登记注册号 营业执照注册号 营业执照号 营业执照号码 "
        "营业执照编号 营业执照 执照号 执照注册号 执照编号 reg_no regno register_no "
        "registration_no registration_number business_license business_license_no "
        "business_registration_no gszch gszchm zch yyzzh yyzzzch yyzzbh".split()
    ),
    "registration no",
    "registration number",
    "business registration no",
    "business license no",
    "business licence no",
)
HEADERS = ("工商注册号", "营业执照注册号", "gszch", "yyzzzch", "business_license_no")
MASK = keep(0, 4, source="de-facto: last 4")


# Score alone, near a label, owned by one; 15 digits: state = check + 2 * region known; 13: province known.
_SCORES = np.array([(0.1, 0.3, 0.6), (0.1, 0.3, 0.85), (0.1, 0.3, 0.75), (0.4, 0.8, 0.96)])
_OLD_SCORES = np.array([(0.05, 0.1, 0.55), (0.05, 0.4, 0.8)])


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers of 15 and 13 digits that a label names; alone they are too common."""
    return Spans.concatenate([_fifteen(batch, own), _thirteen(batch, own)])


def _fifteen(batch: Batch, own: Bools) -> Spans:
    windows = beside(batch.numbers(15), own)
    if not len(windows):
        return Spans.none()
    digits = batch.digit_values(windows, 15)
    check, region = mod11_10(digits), region_status(digits[:, :6]) > 0
    score, evidence = judge_states(
        batch, windows.start, windows.end, own, _SCORES, check + 2 * region, around=windows.around
    )
    evidence |= int(Evidence.SHAPE) | check * int(Evidence.CHECK) | region * int(Evidence.REGISTRY)
    flaw = np.where(check, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER))
    return Spans.of(windows.start, batch.with_float_tail(windows.end), score, evidence, flaw)


def _thirteen(batch: Batch, own: Bools) -> Spans:
    windows = beside(batch.numbers(13), own)
    windows = windows.take(windows.runs == 1)
    if not len(windows):
        return Spans.none()
    province = province_known(batch.digit_values(windows, 2)).astype(np.int64)
    score, evidence = judge_states(
        batch, windows.start, windows.end, own, _OLD_SCORES, province, around=windows.around
    )
    return Spans.of(windows.start, batch.with_float_tail(windows.end), score, evidence | int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

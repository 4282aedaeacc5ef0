"""Insurance policy number (保单号, 保险单号, 投保单号, 赔案号): the insurer's own number.

No common form: usually 8 to 28 digits, with some insurers letters in front. Labels carry the meaning.
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.labelled import local_numbers
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("POLICY_NO", "保单号", "insurance policy number", Category.FINANCIAL_ACCOUNT)
_DOCUMENT = (
    "保单 电子保单 保险单 保险 保险合同 寿险合同 人身险合同 保单合同 保险凭证 保险证 投保单 投保 团单 分单 "
    "批单 暂保单 承保 承保单 续保单 理赔 理赔单 理赔案 理赔案件 赔案 报案 报案受理 出险 "
    "投保书 投保申请 保单批改"
)
LABELS = (
    *composed(_DOCUMENT, "号 号码 编号 序号 序列号 流水号"),
    *composed("保单 电子保单 保险单 投保单", "· 正本", "· 号 号码 编号"),
    *composed("交强险 商业险", "单号 保单号"),
    *"保险合同 投保确认码 投保确认号 理赔受理号 立案号 policy insurance_policy claimno".split(),
    *composed("policy insurance_policy", "_no _number _num _id _code"),
    *composed("proposal claim", "_no _number"),
    *"bdh bdhm bxdh tbdh bdbh lph".split(),
)
HEADERS = (
    "保单号",
    "保险单号",
    "投保单号",
    "bdh",
    "tbdh",
    "policy_no",
    "policy_number",
    "insurance_policy_no",
)
MASK = keep(0, 4, source="piiguard; as other account numbers, last 4")


def find(batch: Batch, own: Bools) -> Spans:
    """Values of 6 to 36 letters and digits that a label names."""
    return local_numbers(batch, own, shortest=6, longest=36, least_digits=5, score=0.84)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

"""Insurance policy number (保单号, 保险单号, 投保单号, 赔案号): the insurer's own number.

No common form: usually 8 to 28 digits, with some insurers letters in front. Labels carry the meaning.
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import local_numbers
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("POLICY_NO", "保单号", "insurance policy number", Category.FINANCIAL_ACCOUNT)
LABELS = (
    *tuple(
        "保单号 保单号码 保单编号 保单 电子保单号 电子保单 保险单号 保险单号码 保险单编号 保险单 "
        "寿险合同号 保险合同 投保确认码 投保确认号 理赔受理号 insurance_policy policy "
        "保险号 保险编号 保险合同号 保险合同编号 保险凭证号 保险证号 投保单号 投保单号码 "
        "投保单编号 投保单 投保号 投保编号 团单号 分单号 批单号 暂保单号 承保号 续保单号 "
        "交强险保单号 商业险保单号 交强险单号 商业险单号 车险保单号 寿险保单号 理赔号 理赔编号 "
        "理赔单号 理赔案件号 赔案号 赔案编号 报案号 报案编号 立案号 policy_no policyno "
        "policy_number policy_num policy_id insurance_policy_no insurance_policy_number "
        "proposal_no claim_no claim_number claimno bdh bdhm bxdh tbdh bdbh lph".split()
    ),
    *(
        "policy no",
        "policy number",
        "policy num",
        "policy id",
        "insurance policy no",
        "insurance policy number",
    ),
    *("proposal no", "proposal number", "claim no", "claim number"),
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

"""Social security and medical insurance numbers (社保号, 医保号): card, personal and participation numbers.

The number on the card is the resident ID (社会保障号码), which has its own recognizer. Card numbers and
personal numbers of the regions have no national form: 8 to 20 letters and digits, on the national medical
platform up to 30 (人员编号 psn_no). Labels carry the meaning.
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

ENTITY = Entity("CN_SOCIAL_SECURITY", "社会保障号", "social security number", Category.HEALTH)
_INSURANCE = "社保 社会保障 社会保险 医保 医疗保险 养老保险 失业保险 工伤保险 生育保险 新农合 居保 健保 劳保"
_NUMBER = "号 号码 编号 账号 账户 账户号 序号 流水号 登记号 登记码 识别号"
LABELS = (
    *composed(_INSURANCE, "· 个人 单位 卡 登记", _NUMBER),
    *composed(_INSURANCE, "人员 缴费 参保 电脑 手册 凭证 证", "号 号码 编号"),
    *composed("参保 参保人 参保人员 农合 合作医疗 合疗 医疗", "· 证", "号 号码 编号"),
    *(
        "个人编号 社保单位代码 社保编码 医疗卡 医疗卡号 "
        "社保卡 社会保障卡 医保卡 健保卡 劳保卡 医疗证 医疗证号 电脑号 "
        "sbh sbhm sbkh sbbh sbzh shbzh shbzhm "
        "shbzkh shbxh cbh ybh ybkh ybbh ybzh yblsh grsbbh grsbh ssn social_security psn_no mdtrt_cert_no "
        "ssc_no ss_no si_no mi_no insurance_no insurance_card_no medical_card_no social_card_no".split()
    ),
    *composed(
        "social_security social_insurance medical_insurance health_insurance medicare",
        "_no _number _id _card_no _card_number _account",
    ),
)
HEADERS = (
    *(
        "社保号",
        "社保卡号",
        "社会保障号",
        "社会保障卡号",
        "个人社保编号",
        "医保号",
        "医保卡号",
        "医保编号",
        "医疗保险号",
        "参保号",
    ),
    *(
        "sbkh",
        "ybkh",
        "shbzh",
        "shbzhm",
        "ssn",
        "social_security_no",
        "medical_insurance_no",
        "medicare_no",
        "psn_no",
    ),
)
MASK = keep(0, 4, source="de-facto: last 4")


def find(batch: Batch, own: Bools) -> Spans:
    """Values of 6 to 30 letters and digits that a label names."""
    return local_numbers(batch, own, shortest=6, longest=30, least_digits=4, score=0.82)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

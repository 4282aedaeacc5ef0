"""Social security and medical insurance numbers (社保号, 医保号): card, personal and participation numbers.

The number on the card is the resident ID (社会保障号码), which has its own recognizer. Card numbers and
personal numbers of the regions have no national form: 8 to 20 letters and digits, on the national medical
platform up to 30 (人员编号 psn_no). Labels carry the meaning.
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import local_numbers
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_SOCIAL_SECURITY", "社会保障号", "social security number", Category.HEALTH)
LABELS = (
    *tuple(
        "社保号 社保号码 社保卡 社保卡号 社保卡号码 社保编号 社保账号 社保账户 社保个人账号 "
        "社保个人编号 社保电脑号 社保登记号 社保登记证号 社保证号 社保序号 社保识别号 社会保障号 "
        "社会保障号码 社会保障卡 社会保障卡号 社会保障卡号码 社会保障编号 社会保险号 "
        "社会保险号码 社会保险编号 社会保险个人编号 社会保险登记号 社会保险登记证号 个人社保编号 "
        "个人社保号 个人参保号 个人参保编号 参保号 参保编号 参保人编号 参保人员编号 参保证号 "
        "参保登记号 医保号 医保号码 医保卡 医保卡号 医保卡号码 医保编号 医保个人编号 "
        "医保个人账号 医保账号 医保账户 医保证号 医保手册号 医保电脑号 医保流水号 医疗保险号 "
        "医疗保险号码 医疗保险卡号 医疗保险编号 医疗保险证号 医疗证号 医疗证 农合证号 农合号 "
        "新农合证号 合作医疗证号 合疗证号 居民医保号 养老保险号 养老保险编号 养老保险账号 "
        "失业保险号 工伤保险号 生育保险号 电脑号 sbh sbhm sbkh sbbh sbzh shbzh shbzhm shbzkh "
        "shbxh cbh ybh ybkh ybbh ybzh yblsh grsbbh grsbh ssn social_security_no "
        "social_security_number social_security social_card_no si_no medical_insurance_no "
        "medical_insurance_number medical_insurance_id insurance_no mi_no medicare_no psn_no "
        "mdtrt_cert_no ssc_no".split()
    ),
    *("social security no", "social security number", "social security card no", "social security id"),
    *("social insurance no", "social insurance number", "medical insurance no", "medical insurance number"),
    *("medical insurance card no", "medicare no", "medicare number"),
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

"""Medical record number (病历号, 病案号, 住院号, 门诊号 …): a hospital's own for a patient or a visit.

No national form: 4 to 24 letters and digits. Labels carry the meaning.
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import local_numbers
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_MEDICAL_RECORD", "病历号", "medical record number", Category.HEALTH)
LABELS = (
    *tuple(
        "病历号 病历号码 病历编号 病历卡号 病历本号 病历id 电子病历号 病案号 病案号码 病案编号 "
        "病案首页号 病例号 病例编号 住院号 住院号码 住院编号 住院流水号 住院登记号 住院病历号 "
        "住院病案号 入院号 入院登记号 门诊号 门诊号码 门诊编号 门诊卡号 门诊病历号 门诊流水号 "
        "门诊病案号 急诊号 急诊病历号 就诊号 就诊编号 就诊卡 就诊卡号 就诊卡号码 就诊流水号 "
        "就诊序号 就诊id 诊疗卡 诊疗卡号 诊疗号 诊疗卡id 挂号单号 挂号流水号 健康卡号 健康卡 "
        "居民健康卡号 电子健康卡号 电子健康卡 健康档案号 健康档案编号 居民健康档案号 "
        "居民健康档案编号 档案编码 检查号 检查编号 检查单号 检查流水号 检验号 检验编号 检验单号 "
        "检验流水号 标本号 标本编号 样本号 样本编号 影像号 影像检查号 放射号 放射编号 超声号 "
        "超声编号 病理号 病理编号 心电图号 内镜号 ct号 mri号 x光号 x线号 透视号 处方号 处方编号 "
        "体检号 体检编号 体检单号 体检登记号 患者编号 患者id 患者号 病人编号 病人id 病人号 "
        "病人标识 登记号 接种编号 接种证号 预防接种证号 出生医学证明编号 出生医学证明号 透析号 "
        "手术编号 手术号 随访号 受试者编号 受试者号 mrn mrno medical_record_no "
        "medical_record_number patient_id patientid patient_no patient_number inpatient_no "
        "inpatient_id outpatient_no ipt_no adm_no admission_no visit_no visit_id encounter_id "
        "exam_report_no health_card_no ehealth_card accession_no specimen_no blh bah zyh mzh "
        "jzkh jzh jzlsh jkkh hzbh brbh jch jyh ylkh".split()
    ),
    *(
        "medical record no",
        "medical record number",
        "patient id",
        "patient no",
        "patient number",
        "inpatient no",
    ),
    *(
        "hospital no",
        "hospital number",
        "admission no",
        "outpatient no",
        "visit no",
        "accession no",
        "accession number",
    ),
    "chart no",
)
HEADERS = (
    *(
        "病历号",
        "病案号",
        "住院号",
        "门诊号",
        "就诊号",
        "就诊卡号",
        "健康卡号",
        "电子健康卡号",
        "检查号",
        "检验号",
        "患者编号",
    ),
    *(
        "blh",
        "bah",
        "zyh",
        "mzh",
        "jzkh",
        "mrn",
        "medical_record_no",
        "patient_id",
        "patient_no",
        "inpatient_no",
    ),
)
MASK = keep(0, 4, source="de-facto: last 4")


def find(batch: Batch, own: Bools) -> Spans:
    """Values of 4 to 24 letters and digits, at least 3 of them digits, that a label names."""
    return local_numbers(batch, own, shortest=4, longest=24, least_digits=3, score=0.83)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

"""Medical record number (病历号, 病案号, 住院号, 门诊号 …): a hospital's own for a patient or a visit.

No national form: 4 to 24 letters and digits. Labels carry the meaning.
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

ENTITY = Entity("CN_MEDICAL_RECORD", "病历号", "medical record number", Category.HEALTH)
_PATIENT = "患者 病人 病患 病员 就诊 就诊人 受试者"
_VISIT = "住院 入院 门诊 急诊 门(急)诊 住院(门诊) 门诊(住院)"
LABELS = (
    *composed(_PATIENT, "号 号码 编号 编码 码 标识 id id号 识别号 登记号 流水号 序号 唯一号 唯一标识 主索引"),
    *composed(_VISIT, "· 病历 病案 登记", "号 号码 编号 编码 id id号 流水号 序号 序列号 唯一号 登记号"),
    *composed("病历 病历本 病案 病案首页 病例", "· 卡 档案 归档", "号 号码 编号 id id号"),
    *composed(
        "检查 检验 体检 影像 放射 超声 病理 内镜 b超 心电图 透析 手术",
        "· 申请",
        "号 编号 单号 流水号 登记号 id",
    ),
    *composed("就诊 门诊 诊疗 健康 居民健康 电子健康", "卡", "· 号 号码 编号 id"),
    *composed("健康 居民健康", "档案", "号 号码 编号"),
    *(
        "就诊码 就诊流水 诊疗号 挂号单号 挂号流水号 档案编码 影像检查号 "
        "ct号 mri号 x光号 x线号 透视号 处方号 处方编号 登记号 "
        "接种编号 接种证号 预防接种证号 出生医学证明编号 出生医学证明号 "
        "随访号 mrn mrno mr_no uhid empi empi_id empi_no blh bah zyh mzh jzkh jzh jzlsh jkkh hzbh brbh jch "
        "jyh ylkh".split()
    ),
    *composed("medical_record health_card ehealth_card patient inpatient outpatient", "_no _number _id"),
    *composed("admission hospital visit accession chart encounter", "_no _number"),
    *"visit_id encounter_id patient_code ipt_no adm_no patientid".split(),
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

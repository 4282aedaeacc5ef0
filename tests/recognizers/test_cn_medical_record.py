"""病历号, 住院号, 门诊号 …: labelled numbers of a hospital."""

from __future__ import annotations

import pytest

from piiguard.recognizers import cn_medical_record
from piiguard.recognizers.cn_medical_record import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("门(急)诊号：20240101234", ["20240101234"]),
        ("住院号/病案号：778899", ["778899"]),
        ("病患编号 33445566", ["33445566"]),
        ("门诊ID号：9001234567", ["9001234567"]),
        ("medicalRecordNo: MR123456", ["MR123456"]),
        ("患者主索引：10002345", ["10002345"]),
        ("病历号：0012345", ["0012345"]),
        ("住院号00123456，姓名", ["00123456"]),  # glued to Han text
        ("住院號：00123456", ["00123456"]),  # traditional script
        ("门诊号 M20240001", ["M20240001"]),  # letter in front
        ("病案号是 123456", ["123456"]),
        ("MRN: 1234567", ["1234567"]),
        ("mrn=M-0012345", ["M-0012345"]),  # dash
        ("病历号：００１２３４５", ["００１２３４５"]),  # full width
        ("就诊卡号：00012\u200b34567", ["00012\u200b34567"]),  # zero-width space inside
        ("检查号 CT20240001，影像号：P001-0023", ["CT20240001", "P001-0023"]),
        ('{"patient_id": "00012345"}', ["00012345"]),
        ("zyh: zy010000123456", ["zy010000123456"]),  # column name, lower case
        ("00123456（住院号）", ["00123456"]),  # label behind, in brackets
        ("住院号：20240131", ["20240131"]),  # a label of a number: the value may look like a date
        ("住院号：100001、100002", ["100001", "100002"]),  # list
    ],
)
def test_finds_what_its_label_owns(text, found, values_of):
    """No national form and no check digit: the label says what the value is."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "标本号：2024011200012",
        "样本编号：202401120034",
        "报告号 20240112003",
        "合同登记号 44030020240112",
        "床号：0123",
        "病人体重 65.5kg",
        "00123456",  # no label
        "病历号：张三",  # no digits
        "住院号 2024-01-31",  # a date
        "住院号 2024/01/31",  # a date
        "就诊卡 3张",  # a count
        "就诊时间 10:30",  # a time
        "病历 2024年",  # a year
        "工单号：00123456",  # label of something that is not personal
    ],
)
def test_refuses_what_is_no_such_number(text, values_of):
    """Without a label, or with a value that is clearly another thing, nothing is found."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("病历号", "0012345"),
        ("zyh", "123456"),
        ("inpatient_no", "ZY123456"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A bare cell is found under its header only."""
    assert values_of(IDENTIFIER, value, header) == [value]
    assert values_of(IDENTIFIER, value) == []


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("00123456", "****3456"),
        ("ZY010000123456", "**********3456"),
        ("P0010-00234", "*****-*0234"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_medical_record.MASK, value) == masked
    text = f"病历号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))

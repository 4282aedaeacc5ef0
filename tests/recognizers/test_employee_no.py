"""Employee numbers (工号): only the label tells."""

import pytest

from piiguard.recognizers.employee_no import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工号：A1023", ["A1023"]),
        ("工号A1023", ["A1023"]),
        ("工号是 A1023", ["A1023"]),
        ("員工編號：HR05821", ["HR05821"]),
        ("Employee ID: 00123", ["00123"]),
        ('"emp_no": "K-4270"', ["K-4270"]),
        ("职工号 ２０１８００２３", ["２０１８００２３"]),
        ("工号：HR\u200b65258", ["HR\u200b65258"]),
        ("A1023（工号）", ["A1023"]),
        ("工号A1023、A1024", ["A1023", "A1024"]),
        ("工号是二〇一〇 九一七九", ["二〇一〇 九一七九"]),
        ("您好工号C幺七七七为您服务", ["C幺七七七"]),
        ("工号：二零二零，九三九五", ["二零二零，九三九五"]),
        ("A1023", []),
        ("工号：张三", []),
        ("工号：2024-01-31", []),  # a date
        ("工号：3份", []),
        ("工号：hr@example.com", []),
        ("工号 12:30", []),  # a time
        ("订单号A1023", []),
    ],
)
def test_finds_labelled_numbers(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "A1023", header="工号") == ["A1023"]


@pytest.mark.parametrize(
    ("value", "masked"), [("A1023", "***23"), ("20180023", "******23"), ("K-4270", "*-**70")]
)
def test_keeps_the_last_two(value, masked):
    assert mask_text(MASK, value) == masked


@pytest.mark.parametrize("value", ["A1023", "20180023", "K-4270"])
def test_a_masked_number_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"工号：{mask_text(MASK, value)}，") == []


@pytest.mark.parametrize("number", ["B 六二幺六", "A 零七六零", "B 6216"])
def test_a_letter_set_apart_belongs_to_the_number(values_of, number):
    assert values_of(IDENTIFIER, f"您好工号{number}为您服务") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "empNo=10023",
        "emp-no: 10023",
        "柜员代码10023",
        "工号是多少？10023",
        "员工ID：10023",
        "Badge ID: 10023",
    ],
)
def test_every_spelling_of_a_label_counts(values_of, text):
    assert values_of(IDENTIFIER, text) == ["10023"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工号,邮编\n100234,200120\n100235,200121", ["100234", "100235"]),  # the next field is no list
        ("编号,工号\n2023001,100234", ["100234"]),  # nor is the first field the last label's
        ("工号：100234、100235", ["100234", "100235"]),
    ],
)
def test_fields_of_a_table_are_no_list(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found

"""Mobile numbers (手机号码), MIIT numbering plan."""

import pytest

from piiguard.recognizers.cn_mobile import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    "written",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "1380-013-8000",
        "138–0013–8000",  # U+2013
        "138\u30000013\u30008000",
        "１３８００１３８０００",
        "138\u200b00138000",
        "1380013\n8000",
        "+8613800138000",
        "+86 138 0013 8000",
        "+86-13800138000",
        "＋86 13800138000",
        "(+86)13800138000",
        "（+86） 138 0013 8000",
        "8613800138000",
        "0086 13800138000",
        "013800138000",  # long-distance dialling
        "1795113800138000",  # IP dialling
        "一三八零零一三八零零零",
        "幺三八〇〇幺三八〇〇〇",
    ],
)
def test_finds_a_number_however_it_is_written(values_of, written):
    assert values_of(IDENTIFIER, f"请回{written}，谢谢") == [written]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("手机13800138000", ["13800138000"]),
        ("tel:13800138000", ["13800138000"]),
        ("手机号：13800138000.0", ["13800138000.0"]),  # went through a spreadsheet
        ("13800138000、13900139000", ["13800138000", "13900139000"]),
        ("13800138000 13900139000", ["13800138000", "13900139000"]),
        ("手机号是一七四，零三三五，二二一九", ["一七四，零三三五，二二一九"]),
        ("手机号：15412345678", ["15412345678"]),  # 154 is not allocated; the label decides
        ("编号15412345678", []),
        ("手机号 13 8001 38000", ["13 8001 38000"]),  # odd groups need a label
        ("13 8001 38000", []),
    ],
)
def test_labels_decide_where_the_number_is_odd(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "15412345678", header="手机号") == ["15412345678"]


@pytest.mark.parametrize(
    "text",
    [
        "12800138000",  # no segment begins with 12
        "1380013800",  # ten digits
        "138001380001",  # twelve
        "A13800138000",
        "13800138000a",
        "0.13800138000",
        "13800138000元",
        "13800138000.55",
        "订单号13800138000",
        "1700000000123",  # milliseconds
        "1700000000",  # seconds
        "550e8400-e29b-41d4-a716-13800138000f",
        "幺三零 幺八幺 二零零六 零七幺七 五八八六",  # groups of a longer number
        "联系电话 香樟里17-1-2317 0898-38339670",  # a room and a landline
    ],
)
def test_refuses_look_alikes(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    "text", ["138****8000", "138xxxx8000", "138XXXX8000", "138●●●●8000", "138******00", "138 **** 8000"]
)
def test_masked_numbers_stay_findings(masked_values_of, text):
    assert masked_values_of(IDENTIFIER, f"客户{text}，") == [text]


@pytest.mark.parametrize(
    ("value", "masked"),
    [("13800138000", "138****8000"), ("138-0013-8000", "138-****-8000"), ("138 0013 8000", "138 **** 8000")],
)
def test_keeps_the_first_three_and_the_last_four(value, masked):
    assert mask_text(MASK, value) == masked


@pytest.mark.parametrize(
    "value", ["13800138000", "138-0013-8000", "+86 138 0013 8000", "一三八零零一三八零零零"]
)
def test_a_masked_number_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"手机：{mask_text(MASK, value)}，") == []

"""住房公积金账号: labelled local accounts of the housing fund."""

from __future__ import annotations

import pytest

from piiguard.recognizers import cn_housing_fund
from piiguard.recognizers.cn_housing_fund import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公积金缴存账号 800123456789", ["800123456789"]),
        ("公积金帐户：0012345678", ["0012345678"]),
        ("住房公积金账号/编号：100023456", ["100023456"]),
        ("providentFundNo: PF10023456", ["PF10023456"]),
        ("公积金账号：0012345678", ["0012345678"]),
        ("住房公积金账号0012345678", ["0012345678"]),  # glued to Han text
        ("个人公积金账号为 801234567890", ["801234567890"]),
        ("公积金帳號：0012345678", ["0012345678"]),  # traditional script
        ("公积金账号：GJJ0012345678", ["GJJ0012345678"]),  # letters in front
        ("公积金账号：００１２３４５６７８", ["００１２３４５６７８"]),  # full width
        ("公积金号 8012 3456 7890", ["8012 3456 7890"]),  # groups
        ("公积金单位账号：1000-0012345", ["1000-0012345"]),  # dash
        ('"housing_fund_no": "0012345678"', ["0012345678"]),
        ("gjjzh=0012345678", ["0012345678"]),  # column name
        ("0012345678（公积金账号）", ["0012345678"]),  # label behind, in brackets
    ],
)
def test_finds_what_its_label_owns(text, found, values_of):
    """No national form and no check digit: the label says what the value is."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "公积金提取 50000 元",
        "0012345678",  # no label
        "公积金 1200元",  # an amount
        "住房公积金 20240131",  # a date
        "公积金账号：待补",  # no digits
        "公积金缴存比例 12",  # a rate
        "公积金余额 123456.78",  # an amount
    ],
)
def test_refuses_what_is_no_such_number(text, values_of):
    """Without a label, or with a value that is clearly another thing, nothing is found."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("公积金账号", "0012345678"),
        ("gjjzh", "801234567890"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A bare cell is found under its header only."""
    assert values_of(IDENTIFIER, value, header) == [value]
    assert values_of(IDENTIFIER, value) == []


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("0012345678", "******5678"),
        ("GJJ0012345678", "*********5678"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_housing_fund.MASK, value) == masked
    text = f"公积金账号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))

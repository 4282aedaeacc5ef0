"""INCOME 收入 of a person: amounts and ranges, under a header only."""

from __future__ import annotations

import pytest

from piiguard.recognizers.income import IDENTIFIER

HEADERS = [
    "收入",
    "月收入",
    "年薪",
    "基本工资",
    "实发工资",
    "个税",
    "income",
    "monthly_income",
    "Salary",
    "base_salary",
    "netPay",
    "月薪（元）",
]
VALUES = [
    "8500",
    "8,500.00",
    "¥8500",
    "￥ 8,500",
    "8500元",
    "8.5k",
    "1.2万",
    "5000-8000",
    "5000-8000元/月",
    "5k~8k",
    "30万以上",
    "面议",
    "0",
    "-120.50",
]


@pytest.mark.parametrize("header", HEADERS)
def test_it_is_found_under_its_headers(header, cells_of):
    assert cells_of(IDENTIFIER, [VALUES[0]], header) == [VALUES[0]]


@pytest.mark.parametrize("value", VALUES)
def test_values_may_be_written_so(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "月收入") == [value]


@pytest.mark.parametrize("value", ["高", "abc", "1.2.3", "2020-01-01x", "元", "1,23", ""])
def test_these_are_none(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "月收入") == []


@pytest.mark.parametrize("header", ["收入类型", "营业总额", "单价", "金额", "工资条", "col_7"])
def test_under_other_headers_they_are_none(header, cells_of):
    """Prices and sums of a company are no income of a person."""
    assert cells_of(IDENTIFIER, VALUES[:3] * 4, header) == []


def test_without_a_header_nothing_is_found(cells_of):
    """An amount alone is anybody's."""
    assert cells_of(IDENTIFIER, VALUES, "col_7") == []
    assert cells_of(IDENTIFIER, VALUES, None) == []

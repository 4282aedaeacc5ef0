"""AGE 年龄: years, or months and days of the small; under a header only."""

from __future__ import annotations

import pytest

from piiguard.recognizers.age import IDENTIFIER

HEADERS = ["年龄", "客户年龄", "周岁", "age", "AGE", "cust_age", "custAge", "age_code", "nl", "年龄（周岁）"]
VALUES = [
    "35",
    "0",
    "118",
    "35岁",
    "35 周岁",
    "3岁6个月",
    "8个月",
    "约40岁",
    "35.5",
    "35.0",
    "35 years old",
    "35y",
    "30-39",
    "30~39岁",
    "12天",
]


@pytest.mark.parametrize("header", HEADERS)
def test_it_is_found_under_its_headers(header, cells_of):
    assert cells_of(IDENTIFIER, [VALUES[0]], header) == [VALUES[0]]


@pytest.mark.parametrize("value", VALUES)
def test_values_may_be_written_so(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "年龄") == [value]


@pytest.mark.parametrize("value", ["120", "350", "-1", "abc", "岁", "2020-01-01", "35,36", ""])
def test_these_are_none(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "年龄") == []


@pytest.mark.parametrize("header", ["年龄段说明", "page", "language", "storage", "数量", "账龄", "col_7"])
def test_under_other_headers_they_are_none(header, cells_of):
    """page and language end in age, and are no age; nor is an account's."""
    assert cells_of(IDENTIFIER, VALUES[:3] * 4, header) == []


def test_without_a_header_nothing_is_found(cells_of):
    """Any small number might be an age."""
    assert cells_of(IDENTIFIER, VALUES, "col_7") == []
    assert cells_of(IDENTIFIER, VALUES, None) == []

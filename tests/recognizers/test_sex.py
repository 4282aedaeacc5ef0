"""SEX 性别: words, and the codes of GB/T 2261.1-2003 under a header that names it."""

from __future__ import annotations

import pytest

from piiguard.recognizers.sex import IDENTIFIER

HEADERS = [
    "性别",
    "客户性别",
    "sex",
    "Gender",
    "cust_gender",
    "genderCode",
    "xb",
    "性别代码",
    "性别（1男2女）",
]
VALUES = [
    "男",
    "女",
    "男性",
    "女性",
    "male",
    "Female",
    "M",
    "f",
    "1",
    "2",
    "0",
    "9",
    "先生",
    "未说明的性别",
    "1-男",
]


@pytest.mark.parametrize("header", HEADERS)
def test_it_is_found_under_its_headers(header, cells_of):
    assert cells_of(IDENTIFIER, [VALUES[0]], header) == [VALUES[0]]


@pytest.mark.parametrize("value", VALUES)
def test_values_may_be_written_so(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "性别") == [value]


@pytest.mark.parametrize("value", ["3", "公", "x", "男装", "女鞋", ""])
def test_these_are_none(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "性别") == []


@pytest.mark.parametrize("header", ["性别比例", "数量", "unisex_sizes", "数字"])
def test_under_other_headers_they_are_none(header, cells_of):
    """A code says nothing without its header; words do, see below."""
    assert cells_of(IDENTIFIER, ["1", "2", "m"] * 4, header) == []


def test_without_a_header_words_tell(cells_of):
    """Codes do not; and one column of them is needed."""
    assert cells_of(IDENTIFIER, ["男", "女"] * 4, "col_7") == ["男", "女"] * 4
    assert cells_of(IDENTIFIER, ["1", "2"] * 8, "col_7") == []
    assert cells_of(IDENTIFIER, ["男", "女"], "col_7") == []

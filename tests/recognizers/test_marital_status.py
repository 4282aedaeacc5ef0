"""MARITAL_STATUS 婚姻状况: words, and the codes of GB/T 2261.2-2003 under a header that names it."""

from __future__ import annotations

import pytest

from piiguard.recognizers.marital_status import IDENTIFIER

HEADERS = ["婚姻状况", "婚否", "婚姻", "marital_status", "maritalStatus", "hyzk", "婚姻状况代码", "married"]
VALUES = [
    "未婚",
    "已婚",
    "离异",
    "丧偶",
    "再婚",
    "Married",
    "single",
    "10",
    "20",
    "22",
    "90",
    "是",
    "N",
    "未说明的婚姻状况",
]


@pytest.mark.parametrize("header", HEADERS)
def test_it_is_found_under_its_headers(header, cells_of):
    assert cells_of(IDENTIFIER, [VALUES[0]], header) == [VALUES[0]]


@pytest.mark.parametrize("value", VALUES)
def test_values_may_be_written_so(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "婚姻状况") == [value]


@pytest.mark.parametrize("value", ["50", "11", "结婚", "婚纱", "xx", ""])
def test_these_are_none(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "婚姻状况") == []


@pytest.mark.parametrize("header", ["婚姻登记处", "状态", "婚庆公司"])
def test_under_other_headers_they_are_none(header, cells_of):
    """A code says nothing without its header; words do, see below."""
    assert cells_of(IDENTIFIER, ["10", "20", "是"] * 4, header) == []


def test_without_a_header_words_tell(cells_of):
    """Codes do not; and one column of them is needed."""
    assert cells_of(IDENTIFIER, ["未婚", "已婚"] * 4, "col_7") == ["未婚", "已婚"] * 4
    assert cells_of(IDENTIFIER, ["10", "20"] * 8, "col_7") == []
    assert cells_of(IDENTIFIER, ["未婚", "已婚"], "col_7") == []

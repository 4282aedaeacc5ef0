"""ETHNICITY 民族: the 56 groups of GB/T 3304-1991 by name, number or letters."""

from __future__ import annotations

import pytest

from piiguard.recognizers.ethnicity import IDENTIFIER

HEADERS = ["民族", "客户民族", "民族代码", "ethnicity", "ethnic_group", "mz", "mzdm"]
VALUES = [
    "汉族",
    "汉",
    "维吾尔族",
    "维吾尔",
    "蒙古族",
    "基诺族",
    "穿青人",
    "01",
    "1",
    "56",
    "97",
    "HA",
    "ug",
    "Han",
]


@pytest.mark.parametrize("header", HEADERS)
def test_it_is_found_under_its_headers(header, cells_of):
    assert cells_of(IDENTIFIER, [VALUES[0]], header) == [VALUES[0]]


@pytest.mark.parametrize("value", VALUES)
def test_values_may_be_written_so(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "民族") == [value]


@pytest.mark.parametrize("value", ["59", "0", "00", "中华民族", "族", "张", "QQ", ""])
def test_these_are_none(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "民族") == []


@pytest.mark.parametrize("header", ["民族数量", "民族服装", "destination", "数量"])
def test_under_other_headers_they_are_none(header, cells_of):
    """destination ends in nation, and is none."""
    assert cells_of(IDENTIFIER, ["汉族", "汉", "01"] * 4, header) == []


def test_without_a_header_words_tell(cells_of):
    """Codes do not; and one column of them is needed."""
    assert cells_of(IDENTIFIER, ["汉族", "回族"] * 4, "col_7") == ["汉族", "回族"] * 4
    assert cells_of(IDENTIFIER, ["1", "汉"] * 8, "col_7") == []
    assert cells_of(IDENTIFIER, ["汉族", "回族"], "col_7") == []

"""NATIONALITY 国籍: names, and codes of ISO 3166-1:2020; under a header only."""

from __future__ import annotations

import pytest

from piiguard.recognizers.nationality import IDENTIFIER

HEADERS = ["国籍", "客户国籍", "国籍代码", "nationality", "citizenship", "gj", "国家或地区"]
VALUES = ["中国", "中华人民共和国", "美国籍", "CHN", "usa", "CN", "156", "840", "Chinese", "无国籍", "外籍"]


@pytest.mark.parametrize("header", HEADERS)
def test_it_is_found_under_its_headers(header, cells_of):
    assert cells_of(IDENTIFIER, [VALUES[0]], header) == [VALUES[0]]


@pytest.mark.parametrize("value", VALUES)
def test_values_may_be_written_so(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "国籍") == [value]


@pytest.mark.parametrize("value", ["QQQ", "000", "ZZ", "999", "江苏", "1", ""])
def test_these_are_none(value, cells_of):
    assert cells_of(IDENTIFIER, [value], "国籍") == []


@pytest.mark.parametrize("header", ["原产国", "国家队", "col_7", "备注"])
def test_under_other_headers_they_are_none(header, cells_of):
    """Where a thing was made says nothing of a person."""
    assert cells_of(IDENTIFIER, VALUES[:3] * 4, header) == []


def test_without_a_header_nothing_is_found(cells_of):
    """A country stands in many columns."""
    assert cells_of(IDENTIFIER, VALUES, "col_7") == []
    assert cells_of(IDENTIFIER, VALUES, None) == []

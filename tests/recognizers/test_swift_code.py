"""SWIFT代码 (BIC), ISO 9362."""

from __future__ import annotations

import pytest

from piiguard.recognizers import swift_code
from piiguard.recognizers.swift_code import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ICBKCNBJ", ["ICBKCNBJ"]),  # bank known, country CN
        ("收款行SPDBCNSH，代理行PCBCCNBJXXX", ["SPDBCNSH", "PCBCCNBJXXX"]),  # glued to Han text
        ("SWIFT: CITIUS33", ["CITIUS33"]),  # any country behind the label
        ("SWIFT代码：DEUTDEFFXXX", ["DEUTDEFFXXX"]),
        ("DEUTDEFFXXX", ["DEUTDEFFXXX"]),  # branch XXX: the head office
        ("swift code icbkcnbj", ["icbkcnbj"]),  # lower case
        ("SWIFT/BIC：BKCHCNBJ110", ["BKCHCNBJ110"]),  # 11 characters
        ("SWIFT：ＩＣＢＫＣＮＢＪ", ["ＩＣＢＫＣＮＢＪ"]),  # full width
        ("SWIFT: ICBK CN BJ 110", ["ICBK CN BJ 110"]),  # groups
        ("SWIFT: ICBKCNBJ XXX", ["ICBKCNBJ XXX"]),  # branch set apart
        ('"swift_code": "ABOCCNBJ"', ["ABOCCNBJ"]),
        ("ICBKCNBJ（SWIFT）", ["ICBKCNBJ"]),  # label behind
    ],
)
def test_finds_right_numbers(text, found, values_of):
    """Behind a label any country's code, alone those of known banks or with a Chinese place."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "swift code examples: let business = 1",
        "BUSINESS SOFTWARE IS COMMERCE STANDARD",  # English words: NE and ER are countries
        "SWIFT BUSINESS",  # a word behind a word
        "swift programming language",  # the language
        "Taylor Swift Fearless",  # a name
        "abcdcn12",  # lower case, unknown bank
        "AB12CNBJ",  # digits in the bank code
        "MYICBKCNBJ",  # part of a longer word
        "订单 ABCDCN12345",  # a serial number
        "SWIFT: ABCDZZBJ",  # no such country
    ],
)
def test_refuses_look_alikes(text, values_of):
    """English words of eight letters have the same shape."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("SWIFT代码", "ABOCCNBJ"),
        ("swift_code", "BNPAFRPPXXX"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A cell is found under its header, also with a wrong check."""
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("ICBKCNBJ", "ICBK****"),
        ("BKCHCNBJ110", "BKCH*******"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(swift_code.MASK, value) == masked
    text = f"SWIFT代码：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))

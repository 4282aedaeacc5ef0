"""支付系统行号 (联行号), People's Bank of China."""

from __future__ import annotations

import pytest

from piiguard.findings import Flaw
from piiguard.recognizers import cn_cnaps
from piiguard.recognizers.cn_cnaps import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("银行代码：308584000013", ["308584000013"]),
        ("payeeBankCode=102100099996", ["102100099996"]),
        ("人行大额号 102100099996", ["102100099996"]),
        ("联行号：102100099996", ["102100099996"]),  # head office of a bank
        ("开户行行号308584000013。", ["308584000013"]),  # glued to Han text
        ("大额支付行号：1021 0009 9996", ["1021 0009 9996"]),  # groups
        ("行號：１０２１０００９９９９６", ["１０２１０００９９９９６"]),  # traditional script, full width
        ("CNAPS Code: 102100099996", ["102100099996"]),
        ("lhh=102100099996", ["102100099996"]),  # column name
        ("102100099996（联行号）", ["102100099996"]),  # label behind
        ("联行号 102100099996，301290000007", ["102100099996", "301290000007"]),  # label close by
    ],
)
def test_finds_right_numbers(text, found, values_of):
    """A label decides; the check digit and the bank class make it sure."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联行号：102100099995", [("102100099995", Flaw.CHECK_CHARACTER)]),
        ("102100099995", []),  # no label
    ],
)
def test_a_wrong_number_is_found_behind_its_label_only(text, found, flaws_of):
    """People mistype; what its label owns is masked all the same."""
    assert flaws_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "102100099996",  # no label: 12 digits are too common
        "行号 123",  # a line number
        "档案编号 110012345678",  # driver's file
        "发票代码 144031909110",  # invoice code
        "运单号 102100099996",  # waybill
        "时间 202401311230",  # date and time
    ],
)
def test_refuses_look_alikes(text, values_of):
    """12 digits are also invoice codes, file numbers and waybills."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("联行号", "102100099996"),
        ("cnaps_code", "102100099995"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A cell is found under its header, also with a wrong check."""
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("102100099996", "102********6"),
        ("1021 0009 9996", "102* **** ***6"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_cnaps.MASK, value) == masked
    text = f"联行号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))

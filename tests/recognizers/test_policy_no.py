"""保单号: labelled numbers of an insurer."""

from __future__ import annotations

import pytest

from piiguard.recognizers import policy_no
from piiguard.recognizers.policy_no import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("保单正本号码 20241234567890", ["20241234567890"]),
        ("寿险合同号：00880012345", ["00880012345"]),
        ("claimNumber: CLM-2024-001234", ["CLM-2024-001234"]),
        ("policy #: HO1234567", ["HO1234567"]),
        ("保单号：PDAA202412345678901234", ["PDAA202412345678901234"]),  # letters in front
        ("保单号1234567890123456", ["1234567890123456"]),  # glued to Han text
        ("保單號：1234567890", ["1234567890"]),  # traditional script
        ("投保单号是 P0001234567", ["P0001234567"]),
        ("保险合同号：88001234567890", ["88001234567890"]),
        ("Policy No.: 1234567890", ["1234567890"]),
        ("保单号：pdaa20241234", ["pdaa20241234"]),  # lower case
        ("保单号：ＰＤＡＡ２０２４１２３４", ["ＰＤＡＡ２０２４１２３４"]),  # full width
        ("保单号：8800 1234 5678 9012", ["8800 1234 5678 9012"]),  # groups
        ('"policy_no": "P2024-0001234"', ["P2024-0001234"]),  # dash
        ("bdh=1234567890", ["1234567890"]),  # column name
        ("保单号:P1234567/P1234568", ["P1234567", "P1234568"]),  # list
        ("P1234567（保单号）", ["P1234567"]),  # label behind, in brackets
    ],
)
def test_finds_what_its_label_owns(text, found, values_of):
    """No national form and no check digit: the label says what the value is."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "合同编号 880012345678",
        "policy version 2.3.1",
        "PDAA202412345678901234",  # no label
        "保单 20240131",  # a date: the label names a thing, not a number
        "保单 2024/01/31",  # a date
        "保单 12345元",  # an amount
        "电子保单 3份",  # a count
        "保单号：见附件",  # no digits
        "发票号：12345678",  # label of something that is not personal
    ],
)
def test_refuses_what_is_no_such_number(text, values_of):
    """Without a label, or with a value that is clearly another thing, nothing is found."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("保单号", "1234567890"),
        ("policy_no", "P0001234567"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A bare cell is found under its header only."""
    assert values_of(IDENTIFIER, value, header) == [value]
    assert values_of(IDENTIFIER, value) == []


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("PDAA202412345678901234", "******************1234"),
        ("P2024-0001234", "*****-***1234"),
        ("P12345678", "*****5678"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(policy_no.MASK, value) == masked
    text = f"保单号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))

"""社会保障号: labelled local numbers of social and medical insurance."""

from __future__ import annotations

import pytest

from piiguard.recognizers import cn_social_security
from piiguard.recognizers.cn_social_security import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("养老保险个人账号：0012345678", ["0012345678"]),
        ("健保卡號：000012345678", ["000012345678"]),
        ("社保/医保号：1000234567", ["1000234567"]),
        ("medicalInsuranceNo: H123456789", ["H123456789"]),
        ("社保号：1234567890", ["1234567890"]),
        ("社保号1234567890。", ["1234567890"]),  # glued to Han text
        ("社保卡号 A12345678", ["A12345678"]),  # a letter in front
        ("社保卡号：a12345678", ["a12345678"]),  # lower case
        ("医保号是00123456", ["00123456"]),
        ("社會保障號：1234567890", ["1234567890"]),  # traditional script
        ("社保电脑号：600123456", ["600123456"]),
        ("社保号：１２３４５６７８９０", ["１２３４５６７８９０"]),  # full width
        ("社保号：12345\u200b67890", ["12345\u200b67890"]),  # zero-width space inside
        ("社保号：1234 5678 9012", ["1234 5678 9012"]),  # groups
        ("个人编号（社保号：1234567890）", ["1234567890"]),
        ('{"social_security_no": "1234567890"}', ["1234567890"]),
        ("sbkh=A12345678", ["A12345678"]),  # column name
        ("ybh: 00123456, sbh: 00123457", ["00123456", "00123457"]),
        ("psn_no: 53000020210100012345678", ["53000020210100012345678"]),  # national medical platform
        ("1234567890（社保号）", ["1234567890"]),  # label behind, in brackets
        ("参保号：10000001、10000002", ["10000001", "10000002"]),  # list
    ],
)
def test_finds_what_its_label_owns(text, found, values_of):
    """No national form and no check digit: the label says what the value is."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "医保编码：H44030500123",
        "1234567890",  # no label
        "社保号：未办理",  # no digits
        "社保号：2024-01-31",  # a date
        "社保卡 20240131",  # a date: the label names a thing, not a number
        "社保 2024年参保",  # a year
        "社保号：3个",  # a count
        "订单号：1234567890",  # label of something that is not personal
        "社保 1234.56",  # an amount
    ],
)
def test_refuses_what_is_no_such_number(text, values_of):
    """Without a label, or with a value that is clearly another thing, nothing is found."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("社保号", "1234567890"),
        ("sbkh", "A12345678"),
        ("medical_insurance_no", "00123456789"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A bare cell is found under its header only."""
    assert values_of(IDENTIFIER, value, header) == [value]
    assert values_of(IDENTIFIER, value) == []


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("1234567890", "******7890"),
        ("A12345678", "*****5678"),
        ("1234 5678 9012", "**** **** 9012"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_social_security.MASK, value) == masked
    text = f"社保号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("社保号：11010519491231002X", "CN_RESIDENT_ID"),  # the number on the card is the resident ID
        ("社保号：13800138000", "CN_MOBILE"),
    ],
)
def test_a_checked_number_belongs_to_its_own_identifier(text, entity, all_of):
    """Numbers with a structure of their own keep their own entity under this label."""
    assert [found for found, _ in all_of(text)] == [entity]

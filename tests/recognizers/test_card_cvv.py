"""Card verification code (卡安全码)."""

import pytest

from piiguard.recognizers.card_cvv import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("卡片背面签名栏后三位 345", ["345"]),
        ("卡背面后三码：456", ["456"]),
        ("card verification value: 512", ["512"]),
        ("CVV：123", ["123"]),
        ("cvv2 1234", ["1234"]),
        ("CVV123", ["123"]),
        ("安全码：１２３。", ["１２３"]),
        ("CVV（背面三位）：123", ["123"]),
        ('"cvn2":"123"', ["123"]),
        ("安全码 12345", []),  # too long
        ("安全码3位", []),
        ("CVV2", []),
        ("cvv：123-456", []),
        ("123", []),
    ],
)
def test_finds_three_or_four_digits_under_a_label(values_of, text, found):
    """Nothing without one."""
    assert values_of(IDENTIFIER, text) == found


def test_a_header_is_a_label(values_of):
    """A column of codes."""
    assert values_of(IDENTIFIER, "123", "CVV2") == ["123"]


def test_mask_is_fixed(all_of):
    """Six stars."""
    assert mask_text(MASK, "123") == "******"
    assert all("*" in found for _, found in all_of("CVV：******"))

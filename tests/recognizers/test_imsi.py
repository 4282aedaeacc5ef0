"""IMSI (国际移动用户识别码): 3GPP TS 23.003; the numbers are made up."""

import pytest

from piiguard.recognizers.imsi import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IMSI: 460001234567890", ["460001234567890"]),
        ("imsi=460111234567890", ["460111234567890"]),
        ("460001234567890（IMSI）", ["460001234567890"]),  # label behind
        ("IMSI 310150123456789", ["310150123456789"]),  # another country
        ("460001234567890", []),  # Hainan's resident IDs begin so too
        ("订单 460001234567890", []),
        ("IMSI 46000123456", []),
    ],
)
def test_finds_fifteen_digits_under_a_label(values_of, text, found):
    """There is no check digit, so the label decides."""
    assert values_of(IDENTIFIER, text) == found


def test_a_header_is_a_label(values_of):
    """A column of subscriber numbers."""
    assert values_of(IDENTIFIER, "460001234567890", "IMSI") == ["460001234567890"]


def test_mask_keeps_the_network(all_of):
    """Country and network."""
    assert mask_text(MASK, "460001234567890") == "46000**********"
    assert all("*" in found for _, found in all_of("IMSI：46000**********"))

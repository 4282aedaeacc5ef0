"""MAC address (MAC 地址): IEEE 802 EUI-48."""

import pytest

from piiguard.recognizers.mac_address import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MAC：00:1A:2B:3C:4D:5E", ["00:1A:2B:3C:4D:5E"]),
        ("设备00-1a-2b-3c-4d-5e，在线", ["00-1a-2b-3c-4d-5e"]),
        ("001a.2b3c.4d5e", ["001a.2b3c.4d5e"]),  # Cisco
        ("MAC00:1A:2B:3C:4D:5E", ["00:1A:2B:3C:4D:5E"]),  # C is hexadecimal and belongs to the label
        ("wifi_mac=001A2B3C4D5E", ["001A2B3C4D5E"]),  # without separators under a label
        ("００：１Ａ：２Ｂ：３Ｃ：４Ｄ：５Ｅ", ["００：１Ａ：２Ｂ：３Ｃ：４Ｄ：５Ｅ"]),
        ("001A2B3C4D5E", []),
        ("12-34-56-78-90-12", []),  # digits in pairs
        ("MAC地址 12-34-56-78-90-12", ["12-34-56-78-90-12"]),
        ("ab:cd:ef:01:23:45:67:89", []),  # a fingerprint of a key
        ("ff:ff:ff:ff:ff:ff", []),  # broadcast
        ("1234.5678.9012", []),
        ("12:30:45", []),  # a time
    ],
)
def test_finds_six_octets(values_of, text, found):
    """With one kind of separator, and no seventh octet."""
    assert values_of(IDENTIFIER, text) == found


def test_a_header_is_a_label(values_of):
    """A column called MAC needs no separators."""
    assert values_of(IDENTIFIER, "001A2B3C4D5E", "MAC地址") == ["001A2B3C4D5E"]


@pytest.mark.parametrize("value", ["00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e"])
def test_mask_keeps_the_maker(all_of, masked_values_of, value):
    """The first three octets stay; the result is found as masked."""
    masked = mask_text(MASK, value)
    assert masked.count("*") == 6
    assert masked_values_of(IDENTIFIER, f"地址 {masked} 在线") == [masked]
    assert all("*" in found for _, found in all_of(f"MAC：{masked}"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mac-address 3c8c-40a1-b2c3", ["3c8c-40a1-b2c3"]),
        ("兑换码 AB12-CD34-EF56", []),
        ("41d4a716-41d4-a716-4466-0a1b2c3d4e5f", []),
    ],
)
def test_three_groups_behind_dashes(values_of, text, found):
    """As switches of H3C and Huawei print it; without a label it may be any code."""
    assert values_of(IDENTIFIER, text) == found

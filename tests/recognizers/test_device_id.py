"""Device identifier (设备标识): the values are made up."""

import pytest

from piiguard.recognizers.device_id import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text

UUID = "6D92078A-8246-4BA4-AE5B-76104861E7DC"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"IDFA: {UUID}", [UUID]),
        (f"{UUID}（IDFA）", [UUID]),  # label behind
        ("OAID：1a2b3c4d5e6f7a8b", ["1a2b3c4d5e6f7a8b"]),
        ('"android_id": "9774d56d682e549c"', ["9774d56d682e549c"]),
        ("UDID 00008030-001A2D3E4F5A802E", ["00008030-001A2D3E4F5A802E"]),
        ("MEID：A1000012345678", ["A1000012345678"]),
        ("设备序列号：C02XG2JHJGH5", ["C02XG2JHJGH5"]),
        (UUID, []),  # a UUID is anything
        (f"trace_id {UUID}", []),
        ("IDFA: 00000000-0000-0000-0000-000000000000", []),  # tracking denied
        ("设备号 2024-01-02", []),  # a date
        ("设备号：未知", []),
    ],
)
def test_finds_labelled_identifiers(values_of, text, found):
    """Nothing without a label."""
    assert values_of(IDENTIFIER, text) == found


def test_a_header_is_a_label(values_of):
    """A column of identifiers."""
    assert values_of(IDENTIFIER, UUID, "device_id") == [UUID]


def test_mask_keeps_four_at_either_end(all_of):
    """Separators stay."""
    masked = mask_text(MASK, UUID)
    assert masked == "6D92****-****-****-****-********E7DC"
    assert all("*" in found for _, found in all_of(f"IDFA：{masked}"))


@pytest.mark.parametrize("text", ["终端号：194119026411", "商户号：1641208809", "terminal_no=194119026411"])
def test_numbers_of_a_card_reader_are_no_device_of_a_person(values_of, text):
    """POS terminals and merchants."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("裝置識別碼：3f9c1b7a2d8e4f60", ["3f9c1b7a2d8e4f60"]),
        ("device-id: a3f1c2d4e5b6978810aa", ["a3f1c2d4e5b6978810aa"]),
        ("整机序列号 5CD9123ABC", ["5CD9123ABC"]),
        ("手机SN：F2LX40ABJCLM", ["F2LX40ABJCLM"]),
    ],
)
def test_names_of_a_device(values_of, text, found):
    """Taiwanese and kebab-case names, serial numbers of a whole machine."""
    assert values_of(IDENTIFIER, text) == found

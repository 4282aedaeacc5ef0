"""Engine numbers (发动机号码): every maker has its own form, so only the label tells."""

import pytest

from piiguard.recognizers.cn_engine_no import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发动机号：EA211185825", ["EA211185825"]),
        ("发动机号码4915717", ["4915717"]),
        ("Engine No. 4G15-35240", ["4G15-35240"]),
        ("发动机号 4G15S AB1234", ["4G15S AB1234"]),
        ("发动机号：EA211/35240", ["EA211/35240"]),
        ("发动机号：4G15—35240", ["4G15—35240"]),
        ("发动机号：ＥＡ２１１１８５８２５", ["ＥＡ２１１１８５８２５"]),
        ("发动机号：CAC95\u200b992", ["CAC95\u200b992"]),
        ("Engine No. 35GL906 93\n", ["35GL906 93"]),
        ("EA211185825（发动机号）", ["EA211185825"]),
        ('"engine_no": "ea211185825"', ["ea211185825"]),
        ("EA211185825", []),
        ("发动机号：无", []),
        ("发动机号：1234", []),  # too short
        ("发动机号：LSVAA4183E2000001", []),  # 17 characters are a VIN
        ("发动机号：2024-01-31", []),  # a date
        ("发动机排量1998", []),
    ],
)
def test_finds_labelled_values(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "EA211185825", header="发动机号") == ["EA211185825"]


@pytest.mark.parametrize(
    ("value", "masked"),
    [("EA211185825", "*******5825"), ("4G15-35240", "****-*5240"), ("4915717", "*******")],
)
def test_keeps_the_last_four(value, masked):
    assert mask_text(MASK, value) == masked


@pytest.mark.parametrize("value", ["EA211185825", "4G15-35240"])
def test_a_masked_value_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"发动机号：{mask_text(MASK, value)}，") == []


@pytest.mark.parametrize("number", ["GH64 783", "4G15/35240", "4G15- 37241", "03897 53", "B 6216"])
def test_pieces_that_a_reader_of_images_set_apart_are_one_number(values_of, number):
    assert values_of(IDENTIFIER, f"发动机号码 Engine No. {number}\n") == [number]


def test_a_long_type_and_a_number_are_one_value(values_of):
    assert values_of(IDENTIFIER, "发动机号：JLH-3G15TD 12345678") == ["JLH-3G15TD 12345678"]

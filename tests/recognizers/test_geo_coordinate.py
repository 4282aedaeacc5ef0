"""Coordinates (经纬度): places are public ones, such as Tian'anmen."""

import pytest

from piiguard.recognizers.geo_coordinate import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("116.397428,39.90923", ["116.397428,39.90923"]),
        ("[39.9042, 116.4074]", ["39.9042, 116.4074"]),  # the other order
        ("坐标１１６．３９７４２８，３９．９０９２３", ["１１６．３９７４２８，３９．９０９２３"]),
        ("POINT(116.397428 39.909230)", ["116.397428 39.909230"]),
        ("定位：35.681236,139.767125", ["35.681236,139.767125"]),  # outside of the box under a label
        ("35.681236,139.767125", []),
        ("经度：116.397428，纬度：39.90923", ["116.397428", "39.90923"]),
        ('{"lat":40.712776,"lng":-74.005974}', ["40.712776", "-74.005974"]),
        ("39.9042°N, 116.4074°E", ["39.9042°N, 116.4074°E"]),
        ("39°54'33\"N", ["39°54'33\"N"]),
        ("39°54′33″N，116°23′29″E", ["39°54′33″N，116°23′29″E"]),
        ("北纬39度54分33秒", ["39度54分33秒"]),
        ("12.50,36.50", []),  # too coarse
        ("单价25.1234元, 30.1234元", []),  # amounts
        ("气温25°，湿度40%", []),
        ("39.9042", []),  # one number alone
        ("100.2345，23.45", []),
    ],
)
def test_finds_precise_positions(values_of, text, found):
    """Pairs of at least four decimals, labelled numbers, degrees with minutes."""
    assert values_of(IDENTIFIER, text) == found


def test_a_header_is_a_label(values_of):
    """A column of longitudes."""
    assert values_of(IDENTIFIER, "116.397428", "经度") == ["116.397428"]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("116.397428,39.90923", "116.39****,39.90***"),
        ("-74.005974", "-74.00****"),
        ("116.3974", "116.****"),  # two digits would be too few
        ("39°54'33\"N", "39°54'**\"N"),
    ],
)
def test_mask_keeps_two_decimals(all_of, masked_values_of, value, masked):
    """About a kilometre; what is left is found as masked."""
    assert mask_text(MASK, value) == masked
    assert all("*" in found for _, found in all_of(f"坐标 {masked} 附近"))


def test_finds_masked_pairs(masked_values_of):
    """The shape tells them."""
    assert masked_values_of(IDENTIFIER, "116.39****,39.90***") == ["116.39****,39.90***"]

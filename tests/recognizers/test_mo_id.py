"""Macau identity card (澳门居民身份证, BIR). Numbers are made up; their check digit is not public."""

import pytest

from piiguard.recognizers.mo_id import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("澳门身份证：1234567(8)", ["1234567(8)"]),
        ("澳門居民身份證 5123456（7）", ["5123456（7）"]),
        ("澳门居民身份证号 12345678", ["12345678"]),
        ("BIR 1/234567/8", ["1/234567/8"]),
        ("macau id: 7654321(0)", ["7654321(0)"]),
        ("7654321(0)，澳门身份证", ["7654321(0)"]),
        ("澳门身份证１２３４５６７（８）", ["１２３４５６７（８）"]),
        ("澳门身份证 1234567 (8)", ["1234567 (8)"]),
    ],
)
def test_finds_what_a_label_says_is_one(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "1234567(8)",  # no label
        "电话 12345678，澳门",  # the land, not the card
        "澳门身份证 13800138000",
        "澳门身份证 2030-01-01 到期",
        "澳门身份证 123456",
    ],
)
def test_leaves_alone_what_only_looks_like_one(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize("header", ["澳门身份证号", "bir_no", "macau_id", "amsfz"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "12345678", header) == ["12345678"]


@pytest.mark.parametrize(
    ("value", "masked"),
    [("1234567(8)", "12*****(*)"), ("12345678", "12******"), ("1/234567/8", "1/2*****/*")],
)
def test_the_mask_shows_the_first_two_and_stays_masked(all_of, value, masked):
    assert mask_text(MASK, value) == masked
    assert all("*" in text for _, text in all_of(f"澳门身份证：{masked}，请核对"))

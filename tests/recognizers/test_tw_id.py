"""Taiwan national ID (國民身分證) and UI number (統一證號). Published specimens, or made up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers.tw_id import IDENTIFIER, MASK, check
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("身分證字號：A123456789", ["A123456789"]),
        ("旅客 A123456789 已登机", ["A123456789"]),  # letter, sex and check digit
        ("國民身分證統一編號 a123456789", ["a123456789"]),
        ("統一證號A800000014", ["A800000014"]),  # UI number since 2021
        ("居留证号AA00000009", ["AA00000009"]),  # UI number before
        ("台湾身份证Ａ１２３４５６７８９", ["Ａ１２３４５６７８９"]),
        ("A123456789（台湾身份证）", ["A123456789"]),
        ("arc no: AA00000009", ["AA00000009"]),
    ],
)
def test_finds_numbers_with_a_right_check_digit(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "A123456780",  # check digit
        "A323456781",  # 3 is no sex
        "AE00000009",  # E is no sex
        "B202401014",  # a code made of a year
        "A1234567890",  # longer
        "XA123456789",
        "订单号 A123456789",
    ],
)
def test_leaves_alone_what_only_looks_like_one(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("value", "flaw"),
    [
        ("A123456780", Flaw.CHECK_CHARACTER),
        ("A323456781", Flaw.CHECK_CHARACTER),
        ("A12345678", Flaw.LENGTH),
    ],
)
def test_a_label_of_its_own_finds_a_wrong_number_with_its_flaw(flaws_of, value, flaw):
    assert flaws_of(IDENTIFIER, f"身分證字號：{value}") == [(value, flaw)]


@pytest.mark.parametrize("header", ["身分證字號", "統一證號", "tw_id", "居留证号"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "A123456789", header) == ["A123456789"]


def test_a_label_of_the_resident_id_will_do(all_of):
    assert all_of("身份证号：A123456789") == [("TW_ID", "A123456789")]


@given(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.integers(0, 99_999_999))
def test_exactly_one_check_digit_is_right(letter, number):
    rows = "".join(f"{letter}{number:08}{digit}" for digit in range(10)).encode()
    assert check(np.frombuffer(rows, dtype=np.uint8).reshape(10, 10)).sum() == 1


@pytest.mark.parametrize(("value", "masked"), [("A123456789", "A12*****89"), ("AA00000009", "AA0*****09")])
def test_the_mask_hides_five_and_stays_masked(all_of, masked_values_of, value, masked):
    assert mask_text(MASK, value) == masked
    assert masked_values_of(IDENTIFIER, f"统一证号 {masked}") == [masked]
    assert all("*" in text for _, text in all_of(f"台湾身份证：{masked}，请核对"))

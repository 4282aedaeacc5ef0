"""Hong Kong identity card (香港身份证). Numbers are made up; A123456(3) is the usual specimen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers.hk_id import IDENTIFIER, MASK, check
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A123456(3)", ["A123456(3)"]),  # with brackets and a right check it speaks for itself
        ("持有人A123456（3）已登记", ["A123456（3）"]),
        ("AB987654(3)是他的", ["AB987654(3)"]),
        ("G123456(A)", ["G123456(A)"]),
        ("a123456(3)", ["a123456(3)"]),
        ("A123456 (3)", ["A123456 (3)"]),
        ("Ａ１２３４５６（３）", ["Ａ１２３４５６（３）"]),
        ("HKID: A1234563", ["A1234563"]),
        ("香港身份證號碼AB9876543", ["AB9876543"]),
        ("香港身份证 G123456A", ["G123456A"]),
        ("香港身份证 A123456-3", ["A123456-3"]),
        ("A1234563（香港身份证）", ["A1234563"]),
        ("香港居民 hk id 是 A123\u200b456(3)", ["A123\u200b456(3)"]),
    ],
)
def test_finds_numbers_with_a_right_check_character(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "A123456(4)",  # check character
        "A1234563",  # no brackets and no label
        "函数 A12345(3)",  # five digits
        "ABC123456(3)",  # three letters
        "零件 XA123456(3)B",
        "EA1234567",  # a passport
        "HKID 办理点 2 楼",
    ],
)
def test_leaves_alone_what_only_looks_like_one(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize("value", ["A123456(4)", "A1234564"])
def test_a_label_of_its_own_finds_a_wrong_number_with_its_flaw(flaws_of, value):
    assert flaws_of(IDENTIFIER, f"香港身份证：{value}") == [(value, Flaw.CHECK_CHARACTER)]


@pytest.mark.parametrize("header", ["香港身份证号", "hkid_no", "HK_ID", "xgsfz"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "A1234563", header) == ["A1234563"]


def test_a_label_of_the_resident_id_will_do(all_of):
    assert all_of("身份证号：A1234563") == [("HK_ID", "A1234563")]


@given(st.integers(0, 999_999), st.integers(10, 35))
def test_exactly_one_check_character_is_right(number, letter):
    digits = [int(digit) for digit in f"{number:06}"]
    rows = np.array([[36, letter, *digits, value] for value in range(11)], dtype=np.uint8)
    assert check(rows).sum() == 1


@pytest.mark.parametrize(
    ("value", "masked"),
    [("A123456(3)", "A123***(*)"), ("A1234563", "A123****"), ("AB987654(3)", "AB98****(*)")],
)
def test_the_mask_hides_the_last_four_and_stays_masked(all_of, masked_values_of, value, masked):
    assert mask_text(MASK, value) == masked
    assert masked_values_of(IDENTIFIER, f"HKID {masked}")[0] in masked
    assert all("*" in text for _, text in all_of(f"香港身份证：{masked}，请核对"))


def test_a_letter_set_apart_belongs_to_the_number(values_of):
    assert values_of(IDENTIFIER, "HKID Card No. A 123456 (3)") == ["A 123456 (3)"]
    assert values_of(IDENTIFIER, "A 123456 (3) 型") == []

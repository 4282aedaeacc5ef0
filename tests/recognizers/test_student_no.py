"""Student numbers (学号, 学籍号, 准考证号): only the label tells."""

import pytest

from piiguard.recognizers.student_no import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学号：2020123456", ["2020123456"]),
        ("学号2020123456", ["2020123456"]),
        ("學號：S202014567", ["S202014567"]),
        ("学籍号：G11010120000307751X", ["G11010120000307751X"]),  # G and a resident ID
        ("准考证号 123456789012345", ["123456789012345"]),
        ("student_id=13444367", ["13444367"]),
        ("Student No. 13444367", ["13444367"]),
        ("学号：２０２０１２３４５６", ["２０２０１２３４５６"]),
        ("学号：20201\u200b23456", ["20201\u200b23456"]),
        ("学号：2020625464.0", ["2020625464.0"]),  # went through a spreadsheet
        ("2020123456（学号）", ["2020123456"]),
        ("学号一二九零六八一一", ["一二九零六八一一"]),
        ("2020123456", []),
        ("学号：无", []),
        ("学号：123", []),  # too short
        ("学号：2024-01-31", []),  # a date
        ("考号 202310180720115293", []),  # begins with a date and an hour: an order number
        ("订单号2020123456", []),
    ],
)
def test_finds_labelled_numbers(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "2020123456", header="学号") == ["2020123456"]


@pytest.mark.parametrize(("value", "masked"), [("2020123456", "20******56"), ("S202014567", "S2******67")])
def test_keeps_two_characters_at_either_end(value, masked):
    assert mask_text(MASK, value) == masked


@pytest.mark.parametrize("value", ["2020123456", "S202014567"])
def test_a_masked_number_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"学号：{mask_text(MASK, value)}，") == []


@pytest.mark.parametrize("number", ["二〇二二 六三七七 八三", "二〇二二 六三 七七八"])
def test_a_number_spoken_in_pieces_is_one(values_of, number):
    assert values_of(IDENTIFIER, f"学号{number}，记一下") == [number]

"""银行卡号 (PAN), ISO/IEC 7812-1; Chinese numbers are made up, others are public test numbers."""

from __future__ import annotations

import pytest

from piiguard.findings import Flaw
from piiguard.recognizers import bank_card
from piiguard.recognizers.bank_card import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6225880000000001", ["6225880000000001"]),  # BIN and length known, Luhn right
        ("6222020000000000000", ["6222020000000000000"]),  # 19 digits
        ("卡号6225880000000001。", ["6225880000000001"]),  # glued to Han text
        ("6222 0200 0000 0000 000", ["6222 0200 0000 0000 000"]),  # groups of four
        ("6222-0200-0000-0000-000", ["6222-0200-0000-0000-000"]),  # dashes
        ("622588 0000000001", ["622588 0000000001"]),  # BIN and rest
        ("卡号：６２２５８８０００００００００１", ["６２２５８８０００００００００１"]),  # full width
        ("卡号：6225\u200b880000000001", ["6225\u200b880000000001"]),  # zero-width space inside
        ("卡号：6225880000\n000001", ["6225880000\n000001"]),  # line break inside
        ("卡号：6222020000000000000.0", ["6222020000000000000.0"]),  # went through a float
        ("信用卡 30569309025904", ["30569309025904"]),  # 14 digits, foreign: the label decides
        ("pan: 4012888888881881", ["4012888888881881"]),
        ("信用卡 3782 822463 10005", ["3782 822463 10005"]),  # 15 digits, printed 4-6-5
        ("card_no=6225880000000001&x=1", ["6225880000000001"]),  # column name
        ("卡号：6225880000000001、6222020000000000000", ["6225880000000001", "6222020000000000000"]),  # list
        ("收款账号：6222020000000000000", ["6222020000000000000"]),
        ("6225880000000001（工资卡）", ["6225880000000001"]),  # label behind
    ],
)
def test_finds_right_numbers(text, found, values_of):
    """BIN, length and Luhn digit make a label unnecessary for cards of Chinese banks."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("卡号：6225880000000002", [("6225880000000002", Flaw.CHECK_CHARACTER)]),  # some old cards
        ("6225880000000002", []),  # no label
    ],
)
def test_a_wrong_number_is_found_behind_its_label_only(text, found, flaws_of):
    """Luhn fails for some legacy cards, so a label is enough."""
    assert flaws_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "1706659200000",  # milliseconds
        "20240131123456789",  # date and time
        "订单号 1234567890123452",  # order number with a right Luhn digit
        "6901234567892",  # EAN-13
        "9787302511854",  # ISBN
        "4200001234202401311234567890",  # payment number, 28 digits
        "62258800000000016222020000000000000",  # head of a longer number
        "A6225880000000001",  # part of a word
        "6225880000000001元",  # an amount
        "2088002123456780",  # account of a payment service
        "11010519491231002X",  # resident ID
        "440524188001010014",  # resident ID
        "卡号 12345678",  # too short
    ],
)
def test_refuses_look_alikes(text, values_of):
    """Orders, timestamps, barcodes and IDs have as many digits."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("卡号", "6225880000000001"),
        ("bank_card_no", "6225880000000002"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A cell is found under its header, also with a wrong check."""
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("6225880000000001", "622588******0001"),
        ("6222020000000000000", "622202*********0000"),
        ("6222 0200 0000 0000 000", "6222 02** **** ***0 000"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(bank_card.MASK, value) == masked
    text = f"卡号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))


@pytest.mark.parametrize(
    "value", ["622588******0001", "6222 **** **** 0001", "6222 0200 **** **** 000", "6225********0001"]
)
def test_a_masked_card_is_known_without_a_label(value, masked_values_of):
    """The usual masks keep 4 or 6 digits in front and the last 3 or 4."""
    assert masked_values_of(IDENTIFIER, value) == [value]


@pytest.mark.parametrize("value", ["4111 1111 1111 1111", "5555 5555 5555 4444", "3782 822463 10005"])
def test_foreign_cards_speak_for_themselves_in_the_groups_of_a_card(value, values_of):
    """Published test numbers of Visa, Mastercard and American Express."""
    assert values_of(IDENTIFIER, f"用 {value} 付款") == [value]


@pytest.mark.parametrize("text", ["账号：2000123456789012", "数据 41111111\n11111111 行"])
def test_what_is_rather_an_account_or_two_numbers_is_left_alone(text, values_of):
    """No network and a wrong Luhn digit under 账号; two lines without a known BIN."""
    assert values_of(IDENTIFIER, text) == []

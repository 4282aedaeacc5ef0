"""Landline numbers (固定电话号码), MIIT numbering plan."""

import pytest

from piiguard.recognizers.cn_landline import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    "written",
    [
        "010-62345678",
        "01062345678",
        "(010)62345678",
        "（010） 6234 5678",
        "010 6234 5678",
        "010-6234-5678",
        "010.6234.5678",
        "0571-88886666",
        "0915-3234567",
        "+86 10 6234 5678",
        "+86-571-88886666",
        "+86 0571 88886666",
        "0086-571-88886666",
        "(86-10)62345678",
        "+86 (10) 62345678",
        "０１０－６２３４５６７８",
        "010—62345678",  # U+2014
        "010–6234–5678",  # U+2013
        "010‑62345678",  # U+2011
        "010\u200b-6234\u200b5678",
        "0571\u30008888\u30006666",
        "0571-8888\n6666",
    ],
)
def test_finds_a_number_however_it_is_written(values_of, written):
    """Area code and local length agree with the table; no label is needed."""
    assert values_of(IDENTIFIER, f"请致{written}，谢谢") == [written]


@pytest.mark.parametrize(
    "extension",
    [
        "-8001",
        "转8001",
        " 转 8001",
        "转分机8001",
        "*8001",
        " ext 8001",
        " ext.8001",
        "分机8001",
        " x8001",
        "－8001",
        "#801",
    ],
)
@pytest.mark.parametrize("number", ["0571-88886666", "(0571)88886666", "057188886666", "+86 571 8888 6666"])
def test_an_extension_belongs_to_the_number(values_of, number, extension):
    assert values_of(IDENTIFIER, f"前台 {number}{extension}。") == [number + extension]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("座机：62345678", ["62345678"]),
        ("固话6234-5678", ["6234-5678"]),
        ("传真 3234567", ["3234567"]),
        ("电话：6234 5678转802", ["6234 5678转802"]),
        ("Tel: 62345678", ["62345678"]),
        ('"fax": "62345678"', ["62345678"]),
        ("办公电话：(010)62345678", ["(010)62345678"]),
        ("62345678", []),  # eight digits are anything
        ("电话：20240131", []),  # a date
        ("电话：12345678", []),  # 1 is reserved for services
        ("订单号62345678", []),
        ("电话：62345678901", []),
    ],
)
def test_a_number_without_area_code_needs_a_label(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "62345678", header="座机") == ["62345678"]


@pytest.mark.parametrize("text", ["010-12345678", "0571-98765432"])
def test_reserved_first_digits_are_found_in_groups(values_of, text):
    """Local numbers do not begin with 1 or 9, yet many forms show such examples."""
    assert values_of(IDENTIFIER, text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("零幺零六二三四五六七八", ["零幺零六二三四五六七八"]),
        ("电话是零五七一，八八八八，六六六六", ["零五七一，八八八八，六六六六"]),
        ("零幺零零二三四五六七八", []),  # local numbers do not begin with 0
    ],
)
def test_finds_chinese_numerals(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "客服400-820-8820",
        "电话：400-820-8820",
        "电话：4008208820",
        "800-820-8820",
        "拨打95588、10086、12315",
        "13800138000",  # a mobile
        "0138001380",
        "运单号010623456789012",
        "订单 20240131-0571-88886666",
        "单号A010-62345678",
        "发票代码010623456789",
        "057188886666",  # twelve digits in one run: an invoice code looks the same
        "版本 010.62.345",
        "0026-2345678",  # 002 is no area code
        "026-62345678",  # 026 is not allocated
        "4501 0519 7009 1403 10",  # groups of a longer number
        "3.01062345678",
        "2024-01-06 2345678",
    ],
)
def test_refuses_look_alikes(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize("text", ["0915*****79", "010-****1234", "0571-8888****", "(电话)010-62****78"])
def test_masked_numbers_stay_findings(masked_values_of, text):
    assert len(masked_values_of(IDENTIFIER, text)) == 1


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("0915-3234579", "0915-*****79"),  # hutool DesensitizedUtil
        ("010-62345678", "010-6*****78"),
        ("（0571）88886666转8001", "（0571）********转**01"),
        ("62345678", "********"),  # four kept of eight would hide too few
    ],
)
def test_keeps_the_first_four_and_the_last_two_digits(value, masked):
    assert mask_text(MASK, value) == masked


@pytest.mark.parametrize(
    "value", ["010-62345678", "0571-88886666-8001", "(0571)88886666", "+86 571 8888 6666", "62345678"]
)
def test_a_masked_number_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"座机：{mask_text(MASK, value)}，") == []


def test_a_spoken_extension_belongs_to_the_number(values_of):
    """Three numerals alone are not read as digits; behind the mark of an extension they are."""
    number = "(〇九九七)三四四九六〇二 ext.五六九"
    assert values_of(IDENTIFIER, f"打办公室{number}，找我") == [number]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("021-22345678/22345679", ["021-22345678", "22345679"]),
        ("0571-87654321、87654322转801", ["0571-87654321", "87654322转801"]),
        ("021-22345678/20231105", ["021-22345678"]),  # a date
        ("(8610)62345678", ["(8610)62345678"]),
        ("(86755)86543210", ["(86755)86543210"]),
        ("编号 021-20231105", []),
        ("电话 021-20231105", ["021-20231105"]),
    ],
)
def test_lists_codes_in_brackets_and_dates(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found

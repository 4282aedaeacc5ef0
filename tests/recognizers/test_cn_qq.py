"""QQ numbers (QQ号)."""

import pytest

from piiguard.recognizers.cn_qq import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("QQ：12345678", ["12345678"]),
        ("QQ12345678", ["12345678"]),  # label and digits are one word
        ("加QQ 10001", ["10001"]),
        ("扣扣号是1234567890", ["1234567890"]),
        ("企鹅号：98765432", ["98765432"]),
        ("QQ群号：987654321", ["987654321"]),
        ("ＱＱ：１２３４５６７８", ["１２３４５６７８"]),
        ("qq: 856 386 90", ["856 386 90"]),
        ("QQ 985-681-5947", ["985-681-5947"]),
        ("QQ：123\u200b45678", ["123\u200b45678"]),
        ('"qq":"118964954"', ["118964954"]),
        ("QQ：402634099.0", ["402634099.0"]),  # went through a spreadsheet
        ("QQ号是四六五〇一〇三二", ["四六五〇一〇三二"]),
        ("QQ是四七四，七四六，六二幺", ["四七四，七四六，六二幺"]),
        ("12345678（QQ）", ["12345678"]),
        ("QQ：12345678、87654321", ["12345678", "87654321"]),
        ("QQ：12345678/87654321", ["12345678", "87654321"]),
        ("QQ：12345678或987654321", ["12345678", "987654321"]),
        ("客服QQ1：12345678", ["12345678"]),
        ("QQ讨论群：87654321", ["87654321"]),
        ("Q：12345678", ["12345678"]),
    ],
)
def test_finds_labelled_numbers(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "12345678", header="QQ号") == ["12345678"]


@pytest.mark.parametrize(
    "text",
    [
        "12345678",
        "QQ：1234",  # too short
        "QQ：012345678",  # 0 never comes first
        "QQ：123456789012",  # too long
        "QQ：12345678@qq.com",  # an e-mail address
        "QQ浏览器12345678",
        "QQ 9.7.25",
        "QQ会员12345678元",
        "QQ：12345678元",
        "QQ群50000人",
        "QQ 2023-05-06",
        "QQ\n400-820-8820",  # a service number
        "QQ邮箱 12345678",
    ],
)
def test_refuses_what_is_none(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "姓名,QQ,入职,邮编\n张三,12345678,20230405,310012",
        "QQ|日期\n12345678|20230405",
        "QQ,12345678,23456789",
        "QQ：12345678,20230405",
        "QQ：12345678；电话：87654321",
        "QQ：12345678,310012 杭州",
    ],
)
def test_the_next_field_is_no_list(values_of, text):
    """Fields of a table, dates, what another label owns, numbers of quite another length."""
    assert values_of(IDENTIFIER, text) == ["12345678"]


def test_a_mobile_number_stays_a_mobile_number(all_of):
    assert all_of("QQ：13800138000") == [("CN_MOBILE", "13800138000")]


@pytest.mark.parametrize(
    ("value", "masked"), [("1234567890", "12******90"), ("856 386 90", "85* *** 90"), ("10001", "*****")]
)
def test_keeps_two_digits_at_either_end(value, masked):
    assert mask_text(MASK, value) == masked


@pytest.mark.parametrize("value", ["1234567890", "985-681-5947", "10001"])
def test_a_masked_number_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"QQ：{mask_text(MASK, value)}，") == []


@pytest.mark.parametrize("number", ["九一九 九七三 九", "六二二，五七，〇八六", "八五六 三八六 九〇"])
def test_a_number_spoken_in_pieces_is_one(values_of, number):
    assert values_of(IDENTIFIER, f"我的QQ是{number}，记一下") == [number]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("蔻蔻77889900", ["77889900"]),
        ("加Q112233445", ["112233445"]),
        ("你QQ多少？334455667", ["334455667"]),
        ("Q Q：223344556", ["223344556"]),
        ("姓名,QQ\n张三,88990011\n李四,99001122", ["88990011", "99001122"]),
        ("QQ音乐 12345首", []),
        ("发到abc@qq.com 20231105001", []),
        ("QQ浏览器 11.9.5355", []),
    ],
)
def test_colloquial_and_tabled_numbers(values_of, text, found):
    """Slang, questions, columns and shared labels; products and their counts are none."""
    assert values_of(IDENTIFIER, text) == found

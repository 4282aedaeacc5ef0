"""Canonical form: which spellings are one value, and which stay apart."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from piiguard.recognizers.registry import builtin
from piiguard.transforms import canonical as module
from piiguard.transforms.canonical import canonical


@pytest.mark.parametrize(
    ("entity", "spellings", "form"),
    [
        (
            "CN_MOBILE",
            ["13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００",
             "+86 13800138000", "0086-13800138000", "8613800138000",
             "(+86)138.0013.8000", "138\u200b00138000", "138\t0013\n8000"],
            "13800138000",
        ),
        ("CN_MOBILE", ["86138001380"], "86138001380"),  # eleven digits: 86 is no country code here
        ("CN_MOBILE", ["138****8000"], "138****8000"),  # masked before
        (
            "CN_RESIDENT_ID",
            ["11010519491231002X", "11010519491231002x", "110105 19491231 002Ⅹ",
             "110105-19491231-002Х"],
            "11010519491231002X",
        ),
        ("BANK_CARD", ["4111 1111 1111 1111", "4111-1111-1111-1111"], "4111111111111111"),
        ("CN_LANDLINE", ["010-65529988", "(010) 6552 9988", "+86 10 65529988"], "01065529988"),
        ("CN_LANDLINE", ["0086-10-65529988"], "01065529988"),
        ("CN_LANDLINE", ["+86 400-800-1234", "400 800 1234"], "4008001234"),
        ("PHONE_NUMBER", ["+44 20 7946 0958", "0044 20 7946 0958"], "+442079460958"),
        ("PHONE_NUMBER", ["+86 138 0013 8000", "13800138000"], "13800138000"),
        ("HK_ID", ["A123456(3)", "a123456（3）", "A1234563"], "A1234563"),
        ("CN_LICENSE_PLATE", ["京A·12345", "京a 12345", "京Ａ-１２３４５", "京A・12345"], "京A12345"),
        ("MAC_ADDRESS", ["00:1b:44:11:3a:b7", "00-1B-44-11-3A-B7", "001B.4411.3AB7"], "001B44113AB7"),
        ("EMAIL_ADDRESS", ["Li.Na@Example.CN", " li.na＠example.cn"], "li.na@example.cn"),
        ("CN_ALIPAY", ["Li.Na@Example.CN"], "li.na@example.cn"),
        ("CN_ALIPAY", ["+86 13800138000"], "13800138000"),
        ("PERSON", ["张伟", " 张伟 ", "张　伟", "张\u200b伟", "张 \n伟"], "张伟"),
        ("PERSON", ["买买提·艾力", "买买提•艾力", "买买提・艾力"], "买买提·艾力"),
        ("PERSON", ["Li  Na", " Li Na"], "Li Na"),  # words of Latin letters stay words
        ("IP_ADDRESS", ["2001:DB8::1", "2001:db8::1"], "2001:db8::1"),
        ("CN_ADDRESS", ["北京市 朝阳区１号 ", "北京市\t朝阳区1号"], "北京市 朝阳区1号"),
        ("EMPLOYEE_NO", [" ZB-204518", "ＺＢ－２０４５１８"], "ZB-204518"),  # a dash may tell numbers apart
        ("客户号", ["Ａ 1", "A  1"], "A 1"),  # a user's own
        ("VALUE", ["Ａ 1", "A  1"], "A 1"),  # only the column is known
    ],
)  # fmt: skip
def test_spellings_of_one_value_have_one_form(entity, spellings, form):
    assert canonical(entity, spellings) == [form] * len(spellings)
    assert [canonical(entity, [one]) for one in spellings] == [[form]] * len(spellings)


@pytest.mark.parametrize("entity", ["PASSWORD", "API_KEY", "ONE_TIME_CODE", "CARD_CVV"])
def test_secrets_stay_exactly_as_they_are(entity):
    values = [" Ｐaß ", "a\nb", ""]
    assert canonical(entity, values) == values


@pytest.mark.parametrize(
    ("entity", "one", "other"),
    [
        ("PERSON", "Li Na", "LiNa"),
        ("EMPLOYEE_NO", "A1-23", "A12-3"),
        ("EMPLOYEE_NO", "ab12", "AB12"),  # capitals may tell them apart too
        ("EMAIL_ADDRESS", "li.na@example.cn", "lina@example.cn"),
        ("CN_MOBILE", "13800138000", "13800138001"),
        ("PHONE_NUMBER", "+44 20 7946 0958", "20 7946 0958"),
    ],
)
def test_other_values_stay_apart(entity, one, other):
    ours, others = canonical(entity, [one, other])
    assert ours != others


def test_a_value_of_which_nothing_would_be_left_stays_as_it_is():
    assert canonical("CN_MOBILE", ["---", "", "\u200b", " 1"]) == ["---", "", "\u200b", "1"]


entities = st.sampled_from(sorted({*module._RULES, "CN_ADDRESS", "VALUE"}))


@given(entities, st.lists(st.text(st.characters(exclude_categories=()), max_size=15), max_size=6))
@example("CN_MOBILE", ["\n", "8613800138000\n", "\x85", "\u2028", "\r\n"])
@example("PERSON", ["a\nb", "\n", "c"])
@example("CN_MOBILE", ["１\n", "2"])
@example("PERSON", ["\ud800", "👨\u200d👩", "A\u0301", "\u0301"])
def test_many_values_are_spelled_as_one_by_one_and_twice_as_once(entity, values):
    forms = canonical(entity, values)
    assert forms == [form for value in values for form in canonical(entity, [value])]
    assert canonical(entity, forms) == forms


def test_rules_are_for_entities_that_there_are():
    assert set(module._RULES) <= {identifier.entity.code for identifier in builtin()}

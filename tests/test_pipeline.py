"""Rows are treated until nothing changes; what cannot have changed is not searched again."""

import pytest

from piiguard import Guard, PatternRecognizer, pipeline
from piiguard.engine import Engine
from piiguard.recognizers.registry import builtin

GUARD = Guard()
TEXTS = (
    "客户张伟，手机13800138000，请联系。",
    "经办人：王小明；复核：李娜、赵敏；住址：杭州市西湖区文三路12号3幢201室",
    "联系人 李雷 13800138000，备用联系人韩梅梅先生",
    "验证码622202，持卡人王芳，卡号6222020000000000000",
    "户名张三，一二三四五六七八",
    "张伟13800138000",
    "患者欧阳修文患有糖尿病，家属：司马昭",
    "约翰·史密斯与张*已签字，邮箱zhangwei@example.com",
)


@pytest.fixture
def searches(monkeypatch):
    """For each search of the engine: whether it asked only what reads the words around."""
    asked, find = [], Engine.find

    def told(self, *given, by_reading=False, **named):
        asked.append(by_reading)
        return find(self, *given, by_reading=by_reading, **named)

    monkeypatch.setattr(Engine, "find", told)
    return asked


def test_a_text_without_names_is_searched_once(searches):
    assert GUARD.protect("手机13800138000") == "手机138****8000"
    assert searches == [False]


def test_beside_a_masked_name_only_names_and_addresses_are_sought(searches):
    assert GUARD.protect("客户张伟，手机13800138000，请联系。") == "客户张*，手机138****8000，请联系。"
    assert searches == [False, True]


def test_what_is_masked_already_is_searched_once(searches):
    text = "客户张*，手机138****8000，请联系。"
    assert GUARD.protect(text) == text
    assert searches == [False]


def test_stars_beside_a_number_are_searched_for_everything(searches):
    GUARD.protect("张伟13800138000")
    assert searches[:2] == [False, False]


def test_with_recognizers_of_ones_own_everything_is_asked_again(searches):
    guard = Guard(recognizers=[PatternRecognizer("BADGE_NO", r"ZB-[0-9]{6}")])
    assert guard.protect("客户张伟，手机13800138000，请联系。") == "客户张*，手机138****8000，请联系。"
    assert searches == [False, False]


@pytest.mark.parametrize("text", TEXTS)
def test_the_short_search_hides_what_the_full_one_hides(text, monkeypatch):
    short = GUARD.protect(text)
    monkeypatch.setattr(pipeline, "_hides_name", lambda *_: False)
    assert GUARD.protect(text) == short == GUARD.protect(short)


@pytest.mark.parametrize(
    ("before", "text", "plain"),
    [
        ("张伟，", "张*，", True),
        ("欧阳修文", "欧阳**", True),
        ("张伟的", "张*的", True),
        ("张某的", "张某的", True),
        ("张伟1", "张*1", False),
        ("张伟-1", "张*-1", False),
        ("张三，", "张*，", False),
        ("张伟，", "**，", False),
        ("Li Na，", "L* N*，", False),
        ("张伟，", "[姓名]，", False),
    ],
)
def test_a_name_of_which_the_surname_is_left_tells_other_recognizers_nothing(before, text, plain):
    length = len(before.rstrip("，的-1"))
    assert pipeline._hides_name(before, text, 0, length) is plain


def test_an_engine_may_be_asked_for_what_is_read_from_the_words_around():
    recognizers = builtin()
    engine = Engine(recognizers, [0.5] * len(recognizers))
    text = "客户张伟，手机13800138000"
    kinds = {engine.recognizers[number].name for number in engine.find([text]).source.tolist()}
    read = {
        engine.recognizers[number].name for number in engine.find([text], by_reading=True).source.tolist()
    }
    assert (kinds, read) == ({"person", "cn_mobile"}, {"person"})

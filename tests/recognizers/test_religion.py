"""RELIGION 宗教信仰: what a person believes; not a religion as a matter."""

from __future__ import annotations

import pytest

from piiguard.recognizers.religion import IDENTIFIER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("宗教信仰：佛教", ["佛教"]),
        ("宗教：伊斯兰教；民族：某族", ["伊斯兰教"]),
        ("信仰：基督教", ["基督教"]),  # a label of other things too, but a term follows
        ('"religion": "Islam"', ["Islam"]),
        ("信仰伊斯兰教", ["伊斯兰教"]),
        ("他是虔诚的基督徒", ["基督徒"]),
        ("全家信佛教", ["全家信佛教"]),
        ("王某是穆斯林，不吃猪肉", ["是穆斯林"]),
        ("2019年皈依三宝", ["皈依三宝"]),
    ],
)
def test_finds_a_persons_belief(text, found, values_of):
    """Behind a label, or beside a cue."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "宗教信仰：无",
        "佛教是世界三大宗教之一",
        "佛山市道路信息",  # 佛, 道, 信 inside other words
        "阿里巴巴",
        "信仰伊斯兰教的国家",
        "信仰：为人民服务",
        "佛教协会",
        "新教学楼",
    ],
)
def test_a_religion_as_a_matter_is_nothing(text, values_of):
    """Nobody's own."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(("value", "found"), [("汉传佛教", ["汉传佛教"]), ("无", [])])
def test_the_header_of_a_column_is_a_label(value, found, values_of):
    """The whole cell."""
    assert values_of(IDENTIFIER, value, "宗教信仰") == found

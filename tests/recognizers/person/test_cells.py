"""Columns of names; every name is invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard import Guard
from piiguard.recognizers.person.cells import column_names
from piiguard.text.texts import Texts

NAMES = ["张伟", "李娜", "王小明", "欧阳文静", "陈晓东", "刘志强", "赵丽", "孙建国"]


def test_a_column_of_names_needs_no_header(cells_of):
    assert cells_of(NAMES) == NAMES
    assert cells_of(["張偉", "劉曉東", "陳麗華"]) == ["張偉", "劉曉東", "陳麗華"]


def test_blanks_around_the_name_stay_outside(cells_of):
    assert cells_of([" 张伟 ", "\u3000李娜"]) == ["张伟", "李娜"]


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        (["北京", "上海", "张家口", "石家庄", "常州", "温州"], "城市"),
        (["北京", "上海", "张家口", "石家庄", "常州", "温州"], None),
        (["销售部", "市场部", "财务部", "行政部"], "部门"),
        (["销售部", "市场部", "财务部", "行政部"], None),
        (["红色", "白色", "黄色", "黑色", "金色"], None),
        (["马上", "高级", "于是", "方便", "时间", "任务"], None),
        (["万科集团", "李宁公司", "华为", "方正科技"], "公司"),
        (["牛肉面", "鱼香肉丝", "白切鸡", "黄焖鸡"], "菜名"),
        (["男", "女", "男"], "性别"),
        (["Apple Watch", "Redmi Note", "Galaxy Tab"], "product"),
        (["", "", ""], "姓名"),
        ([], None),
    ],
)
def test_columns_of_something_else(cells_of, cells, header):
    assert cells_of(cells, header) == []


def test_the_column_decides_a_doubtful_cell(cells_of):
    """高兴 is a word among words and a name among names."""
    assert "高兴" in cells_of([*NAMES, "高兴"], "姓名")
    assert cells_of(["高兴", "难过", "平静", "生气", "方便", "时间"]) == []


def test_the_header_decides_a_doubtful_cell(cells_of):
    assert cells_of(["白雪"], "姓名") == ["白雪"]
    assert cells_of(["白雪"], "商品") == []


def test_what_stands_in_the_place_of_a_name_is_none(cells_of):
    assert cells_of([*NAMES, "未知", "本人", "同上"], "姓名") == NAMES


@pytest.mark.parametrize(
    "cells",
    [
        ["买买提·艾力", "约翰·史密斯", "阿依古丽·买买提"],
        ["Zhang San", "LI NA", "Wang, Fang"],
        ["王 伟", "李 娜"],
        ["张*", "李**", "王某某"],  # masked before: still names
    ],
)
def test_other_forms(cells_of, cells):
    assert cells_of(cells, "姓名") == cells


def test_masked_cells_are_marked():
    spans = column_names(Texts.of(["张*", "李娜", "王某"]), "姓名")
    assert spans.masked.tolist() == [True, False, True]


def test_one_cell_at_most_one_span_and_whole_only(cells_of):
    assert cells_of(["张伟，李娜", "张伟是经理"], "姓名") == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([*NAMES, "·", "*", "某", "张*"]), st.text(max_size=6)), max_size=8))
def test_any_cells_are_survived_and_spans_lie_in_their_cells(cells):
    texts = Texts.of(cells)
    spans = column_names(texts, None)
    rows = texts.row_of(spans.start)
    assert (spans.end > spans.start).all()
    assert (spans.end <= texts.starts[rows + 1] - 1).all()
    assert len(set(rows.tolist())) == len(rows)


@pytest.mark.parametrize("name", ["张伟", "王小明", "欧阳文静", "山本健太", "约翰·史密斯", "阿依古丽·买买提"])
def test_a_short_text_that_is_a_name(name):
    assert [found.text_of(name) for found in Guard(include=["PERSON"]).scan([name])] == [name]


def test_common_words_as_texts_of_their_own_are_no_names():
    words = "可以 好的 谢谢 高兴 方便 马上 安排 白天 黄昏 周末 常见 成功 高级 应该 安全 空调 花生".split()
    assert not len(Guard(include=["PERSON"]).scan(words))


def test_a_sentence_is_no_cell():
    text = "努尔兰·哈里克贷款八万"
    assert [found.text_of(text) for found in Guard(include=["PERSON"]).scan([text])] == ["努尔兰·哈里克"]

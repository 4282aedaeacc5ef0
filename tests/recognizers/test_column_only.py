"""Attributes that only a column makes personal (仅成列时识别): by header, or by a telling stock of values."""

from __future__ import annotations

import pandas as pd
import pytest

from piiguard import Category, Entity, Guard
from piiguard.engine import Engine
from piiguard.recognizers.column_only import column_identifier, is_named
from piiguard.recognizers.sex import IDENTIFIER as SEX

COLOUR = column_identifier(
    Entity("COLOUR", "颜色", "colour", Category.DEMOGRAPHIC),
    ("颜色", "colour", "fav_colour"),
    lambda text: text in ("红", "绿", "蓝", "1", "2"),
    telling=lambda text: text in ("红", "绿"),
    alone=0.9,
    stars=3,
)
GUARD = Guard()


# -- headers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        *("颜色", "客户颜色", "喜欢的颜色", "颜色代码", "颜色（选填）", "颜色[1红2绿]", "t1.颜色"),
        *(
            "colour",
            "COLOUR",
            "custColour",
            "cust_colour",
            "cust-colour code",
            "fav_colour",
            "my.fav.colour_cd",
            "ｃｏｌｏｕｒ",
        ),
    ],
)
def test_a_header_names_an_attribute_at_its_end(header):
    assert is_named(header, ("颜色", "colour", "fav_colour"))


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "颜色比例",
        "颜色数",
        "colours",
        "discolour",
        "colour_count",
        "（颜色）",
        "colorful",
        "code",
        "代码",
        "_",
    ],
)
def test_other_headers_do_not(header):
    """A share or a number of colours is none; nor is a word that only contains it."""
    assert not is_named(header, ("颜色", "colour"))


# -- under a header -------------------------------------------------------------------------------------


def test_under_its_header_every_fitting_cell_is_found(cells_of):
    assert cells_of(COLOUR, ["红", " 1 ", "紫", None, "", "无"] + ["绿"] * 3, "颜色") == [
        "红",
        "1",
        "绿",
        "绿",
        "绿",
    ]


def test_half_of_the_filled_cells_have_to_fit(cells_of):
    assert cells_of(COLOUR, ["红", "绿", "x", "y"], "颜色") == ["红", "绿"]
    assert cells_of(COLOUR, ["红", "x", "y", None, ""], "颜色") == []


def test_one_cell_is_enough_under_a_header(cells_of):
    assert cells_of(COLOUR, ["红"], "颜色") == ["红"]


# -- without one ----------------------------------------------------------------------------------------


def test_without_a_header_only_telling_values_speak(cells_of):
    assert cells_of(COLOUR, ["红", "绿"] * 4, "x") == ["红", "绿"] * 4
    assert cells_of(COLOUR, ["1", "2"] * 4, "x") == []
    assert cells_of(COLOUR, ["红"] * 9 + ["1"], "x") == ["红"] * 9


def test_without_a_header_seven_cells_are_too_few(cells_of):
    assert cells_of(COLOUR, ["红"] * 7, None) == []
    assert cells_of(COLOUR, ["红"] * 8, None) == ["红"] * 8


def test_without_a_header_nine_of_ten_have_to_tell(cells_of):
    assert cells_of(COLOUR, ["红"] * 8 + ["x"], "x") == []


def test_nothing_is_found_in_texts(values_of):
    for text in ("红", "颜色：红", "男", "性别：男"):
        assert values_of(COLOUR, text) == values_of(SEX, text) == []


def test_a_value_of_a_record_is_found_under_a_key_that_names_the_attribute(values_of):
    assert values_of(COLOUR, " 红 ", "颜色") == ["红"]
    assert values_of(COLOUR, "红", "颜色比例") == []
    assert values_of(COLOUR, "甲", "颜色") == []
    long = "很长的备注，" * 9
    record = {"性别": "男", "备注": long, "地址说明": long, "家属": [{"gender": "female", "性别比例": "1:1"}]}
    assert GUARD.protect(record) == record | {"性别": "**", "家属": [{"gender": "**", "性别比例": "1:1"}]}


# -- masks ----------------------------------------------------------------------------------------------


def test_all_values_get_a_mask_of_one_length():
    """The length of `female` would tell it."""
    frame = pd.DataFrame({"gender": ["male", "female"] * 4})
    assert set(GUARD.protect(frame)["gender"]) == {"**"}


def test_what_is_masked_is_found_as_masked():
    frame = pd.DataFrame({"gender": ["male", "female"] * 4})
    protected = GUARD.protect(frame)
    findings = GUARD.scan(protected)
    assert (len(findings), findings.masked.all()) == (8, True)
    pd.testing.assert_frame_equal(GUARD.protect(protected), protected)


def test_masked_cells_count_for_their_column(cells_of):
    assert cells_of(COLOUR, ["***", "***", "红"], "颜色") == ["红"]


# -- what always holds ----------------------------------------------------------------------------------


def test_long_cells_are_no_attribute(cells_of):
    assert cells_of(COLOUR, ["红" * 25] * 9, "颜色") == []
    assert cells_of(COLOUR, ["x" * 200_000, *["红"] * 9], "颜色") == ["红"] * 9


@pytest.mark.parametrize("cells", [[], [None], [""], [" "], ["\ud800"], ["😀"], ["²"]])
def test_odd_columns_hold_nothing(cells_of, cells):
    assert cells_of(COLOUR, cells, "颜色") == []


def test_batches_and_order_do_not_matter(cells_of):
    """What is telling is counted over the whole column, before any part of it is searched."""
    cells = ["红"] * 30_000 + ["x"] * 2_000
    engine = Engine([COLOUR], [0.5])
    for column in (cells, cells[::-1]):
        tally = engine.column(column, "x").tallies["colour"]
        assert tally.tolist() == [32_000, 30_000, 30_000]
    assert cells_of(SEX, ["x"] * 2_000 + ["男", "女"] * 20_000, "c") == ["男", "女"] * 20_000


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("年龄", [35, 61]),
        ("性别", [1, 2]),
        ("婚姻状况", [10, 20]),
        ("民族", [1, 56]),
        ("国籍", [156, 840]),
        ("月薪", [8500.5, 12000.0]),
    ],
)
def test_columns_of_numbers_count_too(header, values):
    protected = GUARD.protect(pd.DataFrame({header: values * 5, "n": range(10)}))
    assert all(set(cell) == {"*"} for cell in protected[header])
    assert protected["n"].tolist() == list(range(10))

"""What cells say: words for nothing, several values in a cell, shares of all values."""

from typing import Any

import pytest

from piiguard.classify.values import (
    MANY,
    cells_of,
    count,
    count_records,
    is_prose,
    is_sentences,
    is_uniform,
    records_of,
    repeated,
)
from piiguard.engine import Engine


def test_words_for_nothing_are_no_values() -> None:
    given = ["无", " N/A ", "-", "", "未知", "0", "待补充", "null", "13800138000", "\u3000张伟 "]
    assert list(cells_of(given)) == ["13800138000", "张伟"]


def test_marks_of_spreadsheets_are_taken_off() -> None:
    assert cells_of(["'110", '="110"', "110\u00a0"], [2, 3, 4]) == {"110": 9}


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("13800138000", "CN_MOBILE"),
        ("+86 138-0013-8000", "CN_MOBILE"),
        ("13800138000/13900139000", "CN_MOBILE"),
        ("手机:13800138000（本人）", "CN_MOBILE"),
        ("13800138000 user1@example.com", MANY),
        ("请打13800138000", None),
        ("订单", None),
    ],
)
def test_what_a_cell_is_as_a_whole(engine: Engine, cell: str, kind: str | None) -> None:
    assert count(engine, [cell], None).kinds == [kind]


def test_shares_are_of_all_cells(engine: Engine) -> None:
    counts = count(engine, ["13800138000", "甲", "乙", "丙"], None)
    assert (counts.share(["CN_MOBILE"]), counts.none) == (0.25, 3)


def test_counts_of_the_same_cells_under_a_header_use_the_tallies_again(engine: Engine) -> None:
    cells = ["高峰", "马欣然", "李娜"]
    alone = count(engine, cells, None)
    assert count(engine, cells, "姓名", alone).whole == count(engine, cells, "姓名").whole


def test_prose_sentences_and_codes_are_told_apart() -> None:
    remarks = ["客户要求尽快发货，包装要结实。", "已电话沟通，同意延期。"]
    products = ["高露洁牙膏家庭装两支", "白象方便面五连包红烧味"]
    codes = ["AB-1203", "CD-9917", "EF-0001"]
    assert [is_prose(cells) for cells in (remarks, products, codes)] == [True, True, False]
    assert [is_sentences(cells) for cells in (remarks, products, codes)] == [True, False, False]
    assert [is_uniform(cells) for cells in (remarks, products, codes)] == [False, False, True]


@pytest.mark.parametrize(
    ("cells", "records"),
    [
        (['{"a": 1}', "[1, 2]"], [{"a": 1}, [1, 2]]),
        (["{'a': 'x'}"], [{"a": "x"}]),  # as Python writes it
        (["{broken", "text"], None),
        ([], None),
    ],
)
def test_json_in_cells_is_parsed(cells: list[str], records: list[Any] | None) -> None:
    assert records_of(cells) == records


def test_records_are_searched_by_their_keys(engine: Engine) -> None:
    counts = count_records(engine, [{"工号": "A10023", "n": "无"}, {"颜色": "红"}])
    assert (dict(counts.findings), counts.none) == ({"EMPLOYEE_NO": 1}, 1)


def test_a_few_words_are_repeated_as_they_stand() -> None:
    cells = repeated({"男": 900, "女": 1_090, "x": 1})
    assert 90 <= len(cells) <= 110 and cells.count("x") == 1 and cells.count("女") > cells.count("男") > 40

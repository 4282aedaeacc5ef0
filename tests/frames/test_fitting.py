"""Cells that are not what their column holds (不符的单元格): what is found has to cover them."""

import pytest

from piiguard import Guard
from piiguard.frames.fitting import Fitting, settle_unfit
from piiguard.sources import Searched, mask_strings

GUARD = Guard()


def unfit(strings, entity="CN_MOBILE", header="手机号", guard=GUARD, **options):
    """Rows that do not fit, and what becomes of all of them."""
    pipeline, part = guard._pipeline, Searched("x")
    fitting = Fitting(pipeline, entity, **options)
    column = pipeline.engine.column(strings, header)
    changed = dict(mask_strings(pipeline, strings, column, part, report=False, more=fitting.watch))
    settle_unfit(pipeline, fitting, strings, changed, part)
    assert part.unfit == len(fitting.unfit)
    return fitting.unfit, [changed.get(row, text) for row, text in enumerate(strings)]


FITS = {
    "13800138000": "138****8000",
    "138 0013 8000": "138 **** 8000",
    "+86 13800138000": None,
    "（13800138000）": None,
    "13800138000 先生": None,  # a form of address
    "13800138000/13811118000": None,  # several values
    "010-62781234": None,  # a telephone too
    "138****8000": "138****8000",  # masked before
    "": "",
    "无": "无",
    "N/A": "N/A",
    "-": "-",
    "。": "。",
}


@pytest.mark.parametrize("cell", FITS)
def test_a_cell_fits_when_what_is_found_covers_it(cell):
    rows, left = unfit([cell])
    assert rows == []
    if FITS[cell] is not None:
        assert left == [FITS[cell]]


@pytest.mark.parametrize(
    "cell",
    [
        "12345",
        "13800138000 12345",  # digits beside it
        "13800138000 某某某某某",  # more letters than a form of address
        "1380013800",  # one digit is missing
        "hello",
    ],
)
def test_a_cell_that_is_something_else_does_not_fit_and_is_suppressed(cell):
    assert unfit(["13800138000", cell, None]) == ([1], ["138****8000", None, None])


@pytest.mark.parametrize("cell", ["li.ming@example.com", "张伟", "11010519491231002X"])
def test_another_identifier_is_treated_as_what_it_is(cell):
    """It is hidden, and in a frame as strictly as what the column holds."""
    rows, left = unfit(["13800138000", cell])
    assert rows == []
    assert left == ["138****8000", GUARD.protect(cell)]


def test_a_value_that_is_allowed_fits():
    rows, left = unfit(["hello", "world"], guard=Guard(allow=["hello"]))
    assert (rows, left) == ([1], ["hello", None])


def test_a_long_text_does_not_fit():
    """Searched piece by piece, it is no value whatever is in it."""
    long = "13800138000 " * 40_000
    rows, left = unfit([long, "13800138000"])
    assert (rows, left) == ([0], [None, "138****8000"])


def test_what_must_fit_is_taken_for_one_value_whole():
    rows, left = unfit(["12345678", "张三丰李四光王五", "无", "13800138000"], forced=True)
    assert rows == []
    assert left[2:] == ["无", "138****8000"]
    assert all("*" in text for text in left[:2])


def test_what_must_fit_and_cannot_be_masked_does_not_fit():
    """The mask of a landline hides digits; of this nothing would be hidden."""
    assert unfit(["hello world"], "CN_LANDLINE", "x", forced=True) == ([0], [None])


def test_what_must_fit_and_is_masked_already_stays():
    cells = ["********", "13*******"]
    assert unfit(cells, forced=True)[1] == unfit(unfit(cells, forced=True)[1], forced=True)[1]
    assert unfit(["****"], "CN_LANDLINE", "x", forced=True) == ([], ["****"])


def test_what_is_kept_needs_no_mask():
    assert unfit(["hello world"], "CN_LANDLINE", "x", forced=True, kept=True)[0] == []


@pytest.mark.parametrize(
    ("unfit_action", "left"),
    [('"suppress"', None), ("{ mask = { length = 3 } }", "***"), ('{ replace = { with = "?" } }', "?")],
)
def test_the_policy_says_what_becomes_of_them(tmp_path, unfit_action, left):
    file = tmp_path / "own.toml"
    file.write_text(f'extends = "pipl"\nunfit = {unfit_action}\n', encoding="utf-8")
    assert unfit(["hello"], guard=Guard(file)) == ([0], [left])


def test_order_and_batches_do_not_matter():
    cells = ["13800138000", "hello", "无", None] * 700
    rows, left = unfit(cells)
    assert sorted(rows) == list(range(1, 2800, 4))
    assert left == ["138****8000", None, "无", None] * 700

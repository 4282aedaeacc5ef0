"""Dates inside identifiers, compared with the calendar of the standard library."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.checks import dates, weighted


def digits(*texts: str) -> weighted.Symbols:
    return np.array([[int(digit) for digit in text] for text in texts], dtype=np.uint8)


def exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except (ValueError, OverflowError):
        return False
    return True


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("19491231", True),
        ("20000229", True),  # divisible by 400
        ("19000229", False),  # divisible by 100 only
        ("20240229", True),
        ("20230229", False),
        ("20230431", False),
        ("20231301", False),
        ("20230001", False),
        ("20230100", False),
        ("00000101", False),  # there is no year 0
        ("99991231", True),
    ],
)
def test_yyyymmdd(text, right):
    assert dates.yyyymmdd(digits(text)).tolist() == [right]
    assert dates.valid_date(int(text[:4]), int(text[4:6]), int(text[6:])).tolist() is right


def test_every_month_and_day_of_a_common_and_a_leap_year():
    days = [(year, mmdd // 100, mmdd % 100) for year in (1900, 1999, 2000, 2024) for mmdd in range(10_000)]
    matrix = digits(*(f"{year}{month:02}{day:02}" for year, month, day in days))
    expected = [exists(*day) for day in days]
    assert dates.yyyymmdd(matrix).tolist() == expected
    assert dates.valid_date(*np.array(days).T).tolist() == expected


def test_birth_dates_lie_in_fixed_years():
    """1880 is the second example of GB 11643-1999; the end is a constant, so that today does not matter."""
    texts = ("18791231", "18800101", "20491231", "20500101", "20010229")
    assert dates.birth_date(digits(*texts)).tolist() == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "right"),
    [("491231", True), ("000229", True), ("040229", True), ("010229", False), ("991301", False)],
)
def test_yymmdd_exists_in_some_century(text, right):
    assert dates.yymmdd(digits(text)).tolist() == [right]


integers = st.one_of(st.integers(-5, 40), st.integers(1890, 2110), st.integers(-(2**70), 2**70))


@given(st.lists(st.tuples(integers, integers, integers), max_size=6))
def test_any_integers_are_answered(rows):
    years, months, days = ([row[place] for row in rows] for place in range(3))
    assert dates.valid_date(years, months, days).tolist() == [exists(*row) for row in rows]


def test_arguments_broadcast():
    assert dates.valid_date(2024, 2, np.arange(28, 31)).tolist() == [True, True, False]


def test_no_rows_give_no_answers():
    assert dates.birth_date(np.zeros((0, 8), dtype=np.uint8)).shape == (0,)
    assert dates.yymmdd(np.zeros((0, 6), dtype=np.uint8)).shape == (0,)


@given(st.lists(st.integers(0, 255), min_size=8, max_size=8))
def test_symbols_that_are_no_digits_do_not_raise(row):
    """An IndexError would carry the digits in its message."""
    assert dates.birth_date(np.array([row], dtype=np.uint8)).shape == (1,)

"""Runs of digits, and the windows of runs that may be one number although people broke it."""

import numpy as np
import pytest

from piiguard.text.folding import symbols_of
from piiguard.text.runs import DASH, LINE_BREAK, SPACE, Runs


def runs_in(text):
    """Runs of digits; the text stands between sentinels as it does in a batch."""
    symbols = np.concatenate((np.zeros(1, np.uint8), symbols_of(text), np.zeros(64, np.uint8)))
    return Runs(symbols, (symbols - np.uint8(48)) <= 9)


def spans(text, runs):
    return [
        text[start - 1 : end - 1] for start, end in zip(runs.start.tolist(), runs.end.tolist(), strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("abc", []),
        ("1", ["1"]),
        ("12a345", ["12", "345"]),
        ("张12三３４", ["12", "３４"]),
        ("12 34", ["12", "34"]),
    ],
)
def test_runs_are_maximal(text, found):
    runs = runs_in(text)
    assert spans(text, runs) == found
    assert len(runs) == len(found)


@pytest.mark.parametrize(
    ("between", "joins"),
    [
        (" ", SPACE),
        ("\t", SPACE),
        ("-", DASH),
        ("—", DASH),
        ("\n", LINE_BREAK),
        ("\r\n", LINE_BREAK),
        (" - ", SPACE | DASH),
        ("-\n", DASH | LINE_BREAK),
        ("    ", SPACE),
        ("     ", 0),  # five characters are no longer one number
        ("a", 0),
        (" a", 0),
        ("，", 0),
        ("\x00", 0),
    ],
)
def test_what_joins_two_runs(between, joins):
    assert runs_in(f"12{between}34").gap.tolist() == [joins, 0]


@pytest.mark.parametrize(
    ("text", "length", "found"),
    [
        ("12345", 5, ["12345"]),
        ("12 345", 5, ["12 345"]),
        ("12 345 6", 4, ["345 6"]),
        ("12 345 6", 6, ["12 345 6"]),
        ("1 2 3", 2, ["1 2", "2 3"]),
        ("12,345", 5, []),  # a comma joins nothing
        ("123456", 5, []),  # no part of a run
        ("1 1 1 1 1 1 1", 7, ["1 1 1 1 1 1 1"]),
        ("1 1 1 1 1 1 1 1", 8, []),  # more than seven runs are a table of numbers
    ],
)
def test_windows_are_successive_joined_runs_of_one_length_together(text, length, found):
    windows = runs_in(text).windows(length)
    assert spans(text, windows) == found
    assert windows.length.tolist() == [length] * len(found)


def test_windows_tell_what_joins_them_inside_and_outside():
    windows = runs_in("1 22-33\n4").windows(4)
    assert (windows.runs.tolist(), windows.gaps.tolist()) == ([2], [DASH])
    assert (windows.before.tolist(), windows.after.tolist()) == ([SPACE], [LINE_BREAK])


def test_windows_of_several_lengths_come_by_length_then_runs_then_start():
    windows = runs_in("1 23 456 78").windows(2, 3)
    assert list(zip(windows.length.tolist(), windows.runs.tolist(), strict=True)) == [
        (2, 1),
        (2, 1),
        (3, 1),
        (3, 2),
    ]
    assert spans("1 23 456 78", windows) == ["23", "78", "456", "1 23"]


def test_the_matrix_holds_the_digits_of_each_window_without_what_is_between():
    runs = runs_in("12-34, 56 78")
    matrix = runs.matrix(runs.windows(4).first, 4)
    assert [bytes(row) for row in matrix] == [b"1234", b"5678"]


def test_taking_windows_by_mask_and_by_position_agrees():
    windows = runs_in("11 22 33").windows(2)
    assert windows.take(np.array([True, False, True])).start.tolist() == [1, 7]
    assert windows.take(np.array([0, 2])).start.tolist() == [1, 7]

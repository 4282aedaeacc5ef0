"""Texts too long for one batch are searched in pieces; nothing is cut, missed or told twice."""

import pytest

from piiguard import Guard
from piiguard.long_texts import LONG, pieces

GUARD = Guard()
LINE = "姓名某某，手机13800138000，备注：无。\n"
SAFE = "姓名某某，手机138****8000，备注：无。\n"
UNBROKEN = "手机13800138000，"  # without line ends


@pytest.mark.parametrize(("unit", "safe"), [(LINE, SAFE), (UNBROKEN, "手机138****8000，")])
def test_a_long_text_is_masked_like_its_parts(unit, safe):
    times = 3 * LONG // len(unit)
    assert GUARD.protect(unit * times) == safe * times
    assert GUARD.protect(["", unit * times, None, unit]) == ["", safe * times, None, safe]


@pytest.mark.parametrize("shift", range(14))
def test_a_value_across_the_end_of_a_piece_is_found_whole(shift):
    """Wherever a piece ends, for one of the shifts a number lies across it."""
    text = "啊" * shift + UNBROKEN * (2 * LONG // len(UNBROKEN))
    found = GUARD.scan(text)
    assert len(found) == text.count("13800138000")
    assert {finding.text_of(text) for finding in found[::997]} == {"13800138000"}


def test_the_pieces_are_the_text():
    text = LINE * (2 * LONG // len(LINE))
    bounds = [(piece.first, piece.last) for piece in pieces(GUARD._pipeline.engine, text, None)]
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(text)
    assert [first for first, _ in bounds[1:]] == [last for _, last in bounds[:-1]]
    assert len(bounds) > 2


def test_the_header_of_a_long_table_labels_its_last_line():
    row = "13800138000,hunter2x9\n"
    text = "手机号,登录密码\n" + row * (2 * LONG // len(row))
    assert GUARD.protect(text).count("hunter2x9") == 0


@pytest.mark.parametrize("length", [LONG - 1, LONG, LONG + 1])
def test_findings_of_a_text_are_the_same_around_the_limit(length):
    text = (UNBROKEN * length)[:length]
    assert len(GUARD.scan(text)) == text.count("13800138000")

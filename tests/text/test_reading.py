"""Texts as recognizers read them: without invisible characters, spoken and scanned digits as digits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.text.reading import read
from piiguard.text.texts import Texts


def as_read(text):
    """Symbols of a text as read; what is not ASCII shows as it was given."""
    texts = read(Texts.of([text])).texts
    pairs = zip(texts.symbols[1 : texts.starts[1] - 1], texts.codes[1 : texts.starts[1] - 1], strict=True)
    return "".join(chr(symbol if symbol < 128 else code) for symbol, code in pairs)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("138\u200b0013\ufeff8000", "13800138000"),  # invisible characters
        ("账    号：12", "账号:12"),  # a form spreads a label of two characters
        ("男    女 12", "男    女 12"),  # columns
        ("身 份 证 号 12", "身份证号 12"),  # Han characters set apart by single spaces
        ("姓名 张伟", "姓名 张伟"),  # words keep theirs
        ("一三八零零幺三", "1380013"),  # spoken
        ("一三八，零零幺三", "138 0013"),  # in pieces
        ("一三、八", "一三、八"),  # too short to be a number
        ("二〇二三年", "二〇二三年"),  # a year
        ("6404oI197908151650", "640401197908151650"),  # letters that a scanner put for digits
        ("oO", "oO"),
        ("1380013800O", "13800138000"),
        ("A1380013800O", "A1380013800O"),  # starts with a letter: a code
    ],
)
def test_what_recognizers_read(text, read_as):
    assert as_read(text) == read_as


def test_a_text_with_nothing_to_read_differently_is_the_same_object():
    texts = Texts.of(["手机13800138000"])
    assert read(texts).texts is texts


@given(st.lists(st.text(alphabet="身份证一三八1oI \u200b\ufeff，Ａ"), max_size=4))
def test_every_character_read_stands_at_its_origin_in_its_row(strings):
    """Rows stay apart, and spans translate back to what was given."""
    given_texts = Texts.of(strings)
    reading = read(given_texts)
    positions = np.arange(1, reading.texts.starts[-1])
    start, end = reading.given(positions, positions + 1)
    assert (end - start == 1).all()
    assert np.array_equal(given_texts.codes[start], reading.texts.codes[positions])
    assert np.array_equal(given_texts.row_of(start), reading.texts.row_of(positions))

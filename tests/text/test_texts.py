"""`Texts`: many strings as one array, so that nothing can match across rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.text.folding import SENTINEL
from piiguard.text.texts import PAD, Texts


def row_text(texts, row):
    """A row read back from the array."""
    codes = texts.codes[texts.starts[row] : texts.starts[row + 1] - 1]
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


@pytest.mark.parametrize(
    "strings",
    [
        [],
        [""],
        ["a"],
        ["", ""],
        ["ab", "", "c"],
        ["a\nb", "\n"],
        ["𠀀\ud800", "\x00\uffff"],
        ["x" * 1000, "y"],
    ],
)
def test_rows_are_kept_as_given(strings):
    texts = Texts.of(strings)
    assert len(texts) == len(strings)
    assert [row_text(texts, row) for row in range(len(texts))] == strings


def test_a_missing_text_is_an_empty_row():
    texts = Texts.of(["a", None, "b"])
    assert [row_text(texts, row) for row in range(3)] == ["a", "", "b"]


def test_every_row_stands_between_sentinels_and_the_array_ends_in_many():
    texts = Texts.of(["ab", "", "c"])
    closed = [SENTINEL, 97, 98, SENTINEL, SENTINEL, 99, SENTINEL]
    assert texts.codes.tolist()[: len(closed)] == closed
    assert (texts.codes[len(closed) :] == SENTINEL).all()
    assert len(texts.codes) - len(closed) >= PAD - 1


def test_symbols_of_sentinels_are_zero_and_of_nothing_else():
    texts = Texts.of(["\x00\uffff", "\ud800"])
    assert np.array_equal(texts.symbols == 0, texts.codes == SENTINEL)


@given(st.lists(st.text(max_size=5), min_size=1, max_size=6))
def test_row_of_names_the_row_of_every_position(strings):
    texts = Texts.of(strings)
    for row, text in enumerate(strings):
        positions = texts.starts[row] + np.arange(len(text) + 1)  # the closing sentinel is of the row
        assert texts.row_of(positions).tolist() == [row] * len(positions)

"""Folding (归一): one symbol for each code point, so that offsets stay those of the text as given."""

import sys
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.text import folding
from piiguard.text.folding import SENTINEL, symbol_table, symbols_of, table


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１３８ＡＢｘ＠．：", "138ABx@.:"),  # full-width forms
        ("‐‑‒–—―−－", "--------"),  # dashes that look alike
        ("\u00a0\u3000\u2009", "   "),  # spaces that look alike
        ("\u2028\u0085\v", "\n\n\n"),  # line ends
        ("ⅩХΧⅹхχ", "XXXxxx"),  # the check letter: Roman ten, Cyrillic Ha, Greek Chi
        ("٠۱२৩𝟜𝟝", "012345"),  # digits of other scripts
        ("（〔【“‘＊●□", "(([\"'***"),  # brackets, quotes, mask characters
    ],
)
def test_look_alikes_read_as_ascii(text, folded):
    assert bytes(symbols_of(text)).decode() == folded


def test_ascii_stands_for_itself_except_nul():
    """0 is the end of a row, so a NUL in a text must be something else."""
    assert [c for c in range(1, 128) if symbol_table()[c] != c] == [11, 12]
    assert symbol_table()[[0, SENTINEL]].tolist() == [folding.CONTROL, 0]
    assert symbol_table()[[11, 12]].tolist() == [10, 10]  # vertical tab, form feed


def test_no_code_point_reads_as_the_end_of_a_row():
    assert np.flatnonzero(symbol_table() == 0).tolist() == [SENTINEL]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("〇", folding.HAN_DIGIT),
        ("九", folding.HAN_DIGIT + 9),
        ("幺", folding.HAN_DIGIT + 1),  # said for 1
        ("壹", folding.HAN_DIGIT + 1),
        ("京", folding.PROVINCE),
        ("是", folding.CONNECTOR_HAN),
        ("张", folding.HAN),
        ("\U00020000", folding.HAN),  # beyond the BMP
        ("é", folding.LETTER),
        ("あ", folding.LETTER),
        ("\u200b", folding.ZERO_WIDTH),
        ("\ufeff", folding.ZERO_WIDTH),
        ("·", folding.MIDDLE_DOT),
        ("…", folding.ELLIPSIS),
        ("。", folding.SENTENCE_END),
        ("、", folding.LIST_COMMA),
        ("￥", folding.CURRENCY),
        ("万", folding.AMOUNT_UNIT),
        ("²", folding.OTHER),  # str.isdigit, but no digit of a number
        ("😀", folding.OTHER),
        ("\ud800", folding.OTHER),  # a lone surrogate
    ],
)
def test_what_matters_of_the_rest_has_a_symbol_of_its_own(text, symbol):
    assert symbols_of(text).tolist() == [symbol]


@pytest.mark.parametrize("first", [0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10, 0x1D7CE, 0x1D7F6])
def test_digits_of_other_scripts_have_the_value_that_unicode_gives_them(first):
    """Unicode 15, property Numeric_Value."""
    for code in range(first, first + 10):
        assert symbol_table()[code] - 48 == unicodedata.digit(chr(code))


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_one_symbol_for_each_code_point(text):
    assert len(symbols_of(text)) == len(text)


def test_the_table_cannot_be_changed():
    """It is shared by all guards of a process."""
    with pytest.raises(ValueError, match="read-only"):
        symbol_table()[65] = 66
    assert len(symbol_table()) == sys.maxunicode + 2


def test_membership_tables_take_characters_symbols_and_ranges():
    marked = table("ab", 200, range(48, 50))
    assert np.flatnonzero(marked).tolist() == [48, 49, 97, 98, 200]

"""Bank cards under fpe: the BIN stays, Luhn is right, or wrong on purpose."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.checks.luhn import valid
from piiguard.transforms.codecs.bank_card import CODEC

VALUES = ("4111111111111111", "6222021234567894")  # made up, right Luhn digits


def luhn(*values):
    return valid(np.array([list(map(int, value)) for value in values], dtype=np.uint8)).tolist()


@st.composite
def cards(draw):
    payload = draw(st.from_regex(r"\A[0-9]{12,18}\Z"))
    return next(payload + digit for digit in "0123456789" if luhn(payload + digit) == [True])


@given(cards(), st.none() | st.integers(0, 2**64))
def test_bin_and_length_stay_and_the_number_comes_back(both, value, shift):
    codec = both(CODEC, shift)
    assert codec.fits(value) == [True]
    (made,) = codec.apply(value)
    assert (made[:6], len(made)) == (value[:6], len(value))
    assert luhn(made) == [shift is None]
    assert codec.is_output(made) == [True]
    assert codec.reveal(made) == [value]


def test_a_wrong_luhn_digit_could_not_come_back(both):
    assert both(CODEC).fits(*VALUES, "4111111111111112") == [True, True, False]


def test_no_card_is_taken_for_a_stand_in_with_a_wrong_luhn_digit(both):
    assert both(CODEC, 3).is_output(*VALUES) == [False, False]


@pytest.mark.parametrize(("length", "possible"), [(12, False), (13, True), (19, True), (20, False)])
def test_lengths_of_cards(length, possible):
    assert (length in CODEC.lengths) is possible


def test_the_last_four_change_with_the_rest(both):
    """BIN and last four would leave 100,000 numbers of a card of 16 digits."""
    assert both(CODEC).apply(VALUES[0])[0][-4:] != VALUES[0][-4:]


def test_it_is_right_by_default():
    assert CODEC.checks[0] == "valid"

"""Resident ID under fpe: 17 digits permuted, the check character right or wrong on purpose."""

import numpy as np
import pytest

from piiguard.checks.iso7064 import mod11_2
from piiguard.transforms.codecs.resident_id import CODEC

VALUES = ("11010519491231002X", "440524188001010014")  # the examples of GB 11643-1999


def right_check(*values):
    symbols = [[10 if character == "X" else int(character) for character in value] for value in values]
    return mod11_2(np.array(symbols, dtype=np.uint8)).tolist()


@pytest.mark.parametrize("shift", [None, *range(10)])
def test_what_is_written_comes_back_and_is_known_again(both, shift):
    codec = both(CODEC, shift)
    made = codec.apply(*VALUES)
    assert codec.reveal(*made) == list(VALUES)
    assert codec.is_output(*made) == [True, True]


@pytest.mark.parametrize("shift", range(10))
def test_a_check_character_wrong_on_purpose_is_never_right(both, shift):
    numbers = both(CODEC).apply(*VALUES * 20)  # many different payloads, as outputs are permuted again
    for _ in range(5):
        numbers = both(CODEC).apply(*numbers)
    assert right_check(*numbers) == [True] * 40
    assert right_check(*both(CODEC, shift).apply(*numbers)) == [False] * 40


def test_no_value_has_the_form_of_an_output_with_a_wrong_check_character(both):
    assert both(CODEC, 4).is_output(*VALUES) == [False, False]


@pytest.mark.parametrize(
    "value",
    [
        "110105194912310021",  # check character
        "11010519490231002X",  # 31 February
        "11010517491231002X",  # nobody was born in 1749
        "11010519491231002x",  # the canonical form has a capital
        "X1010519491231002X",
        "1101051949123100:X",  # the character behind 9
    ],
)
def test_a_number_that_could_not_come_back_does_not_fit(both, value):
    assert both(CODEC).fits(value) == [False]


def test_the_examples_of_the_standard_fit(both):
    assert both(CODEC).fits(*VALUES) == [True, True]


def test_the_card_for_foreigners_has_the_same_form(both):
    """Card of 2023: 9, province, nationality, birth date, serial; made up, with a right check character."""
    payload = "93115619800101001"
    value = next(payload + last for last in "0123456789X" if right_check(payload + last) == [True])
    assert both(CODEC).fits(value) == [True]


def test_it_is_wrong_by_default():
    assert CODEC.checks[0] == "invalid"

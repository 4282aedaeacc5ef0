"""Identifiers of digits alone under fpe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.transforms.codecs.digits import CODEC


@given(st.from_regex(r"\A[0-9]{6,36}\Z"))
def test_as_many_digits_come_out_and_come_back(both, value):
    codec = both(CODEC, None)
    (made,) = codec.apply(value)
    assert made.isdigit()
    assert len(made) == len(value)
    assert codec.reveal(made) == [value]


@pytest.mark.parametrize(("length", "possible"), [(5, False), (6, True), (36, True), (37, False)])
def test_five_digits_are_too_few_values(length, possible):
    assert (length in CODEC.lengths) is possible


def test_a_letter_does_not_fit(both):
    assert both(CODEC).fits("123456", "12345A") == [True, False]

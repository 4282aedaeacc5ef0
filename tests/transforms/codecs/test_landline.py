"""Landlines under fpe: with the area code, behind a 9 instead of the 0."""

import pytest

from piiguard.transforms.codecs.landline import CODEC


@pytest.mark.parametrize("value", ["0101234567", "01012345678", "075512345678"])
def test_a_stand_in_begins_with_9_and_comes_back(both, value):
    codec = both(CODEC, 0)
    (made,) = codec.apply(value)
    assert (made[0], len(made)) == ("9", len(value))
    assert codec.reveal(made) == [value]


def test_a_number_abroad_or_without_area_code_does_not_fit(both):
    assert both(CODEC).fits("0085212345", "1234567890") == [False, False]

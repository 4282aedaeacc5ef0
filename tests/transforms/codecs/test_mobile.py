"""Mobile numbers under fpe: nothing that is written can be dialled."""

from hypothesis import given
from hypothesis import strategies as st

from piiguard.transforms.codecs.mobile import CODEC

MOBILES = st.from_regex(r"\A1[3-9][0-9]{9}\Z")


@given(st.lists(MOBILES, min_size=1, max_size=60))
def test_a_stand_in_begins_with_9_and_comes_back(both, values):
    codec = both(CODEC, 0)
    made = codec.apply(*values)
    assert {value[0] for value in made} == {"9"}
    assert codec.is_output(*made) == [True] * len(made)
    assert codec.reveal(*made) == values


def test_what_fits_begins_with_1_and_3_to_9(both):
    values = "13800138000", "12800138000", "23800138000", "1380013800X", "93800138000"
    assert both(CODEC).fits(*values) == [True, False, False, False, False]


def test_no_mobile_is_taken_for_a_stand_in(both):
    assert both(CODEC).is_output("13800138000", "19912345678") == [False, False]


def test_stand_ins_that_can_be_dialled_are_not_offered():
    assert CODEC.checks == ("invalid",)

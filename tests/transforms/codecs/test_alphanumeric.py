"""Identifiers of letters and digits under fpe: each character stays of its class."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.transforms.codecs.alphanumeric import CODEC


def classes(value):
    return ["digit" if c.isdigit() else "capital" if c.isupper() else "small" for c in value]


@given(st.from_regex(r"\A[0-9A-Za-z]{5,64}\Z"))
def test_classes_stay_and_the_value_comes_back(both, value):
    codec = both(CODEC, None)
    if codec.fits(value) == [False]:
        assert 26 ** sum(map(str.isalpha, value)) * 10 ** sum(map(str.isdigit, value)) < 1_000_000
        return
    (made,) = codec.apply(value)
    assert classes(made) == classes(value)
    assert codec.is_output(made) == [True]
    assert codec.reveal(made) == [value]


def test_a_batch_is_one_by_one(both):
    """Rows of one batch have different domains: by how many letters they hold."""
    codec = both(CODEC)
    values = ["E1234567", "EA123456", "12345678", "ABCDEFGH", "abcd1234"] * 30
    assert codec.apply(*values) == [codec.apply(value)[0] for value in values]


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("A12345", True),  # 2,600,000
        ("A1234", False),  # 260,000
        ("123456", True),
        ("ABCDE", True),  # 11,881,376
        ("AB-12345", False),
        ("AB12345[", False),  # the character behind Z
    ],
)
def test_what_fits(both, value, fits):
    assert both(CODEC).fits(value) == [fits]


@pytest.mark.parametrize(
    "value",
    [
        "91350100M000100Y43",  # 2**62.6 values; the example of GB 32100-2015
        "GB29NWBK60161331926819",  # 2**81.4; the example of ISO 13616
        "ABCDEFGHJKLMNPQRTUWXY12345678",  # 2**125
    ],
)
def test_numbers_of_one_two_and_more_limbs_come_back(both, value):
    codec = both(CODEC)
    assert codec.reveal(*codec.apply(*[value] * 60)) == [value] * 60

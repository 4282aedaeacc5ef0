"""Values as matrices, by their lengths."""

from hypothesis import given
from hypothesis import strategies as st

from piiguard.transforms.codecs.texts import by_length, spelled


def found(values, lengths):
    return [(positions.tolist(), spelled(characters)) for positions, characters in by_length(values, lengths)]


def test_one_matrix_for_each_length():
    assert found(["ab", "123", "cd", ""], range(1, 4)) == [([0, 2], ["ab", "cd"]), ([1], ["123"])]


def test_other_lengths_and_characters_do_not_appear():
    assert found(["ab", "１２", "abcd", "\ud800x", "é1"], range(2, 4)) == [([0], ["ab"])]


def test_no_values_no_matrix():
    assert found([], range(9)) == []


TEXTS = st.text(st.characters(exclude_characters="\n"), max_size=6)


@given(st.lists(TEXTS), st.integers(1, 3), st.integers(3, 6))
def test_every_ascii_value_of_the_lengths_is_found_once(values, first, stop):
    lengths = range(first, stop)
    got = [pair for positions, texts in found(values, lengths) for pair in zip(positions, texts, strict=True)]
    wanted = [(at, one) for at, one in enumerate(values) if one.isascii() and len(one) in lengths]
    assert sorted(got) == wanted

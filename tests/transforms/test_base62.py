"""Base62: one spelling for each bytes, and no other spelling is read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.transforms.base62 import ALPHABET, decoded, encoded


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"", ""),
        (b"\x00", "00"),
        (b"\xff", "47"),  # 4 * 62 + 7
        (b"\xff\xff", "H31"),
        (b"\xff" * 7, "5K1WLnfhB1"),
        (b"\x00" * 8, "0" * 11),
        (b"\xff" * 8, "LygHa16AHYF"),  # 2**64 - 1
        (b"\x00" * 9, "0" * 13),
    ],
)
def test_eight_bytes_are_eleven_characters_and_fewer_as_many_as_they_need(body, text):
    assert (encoded([body]), decoded([text])) == ([text], [body])


@pytest.mark.parametrize(
    "text",
    [
        "0",  # no bytes have one character,
        "0000",  # four
        "00000000",  # or eight
        "48",  # 256, more than one byte holds
        "LygHa16AHYG",  # 2**64
        "zzzzzzzzzzz",  # more than 64 bits
        "0-",  # not in the alphabet
        "0０",  # a full-width digit
        "0\ud800",
    ],
)
def test_what_no_bytes_are_spelled_as_is_not_read(text):
    assert decoded([text]) == [None]


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_bytes_of_any_lengths_come_back_in_their_order(bodies):
    texts = encoded(bodies)
    assert set("".join(texts)) <= set(ALPHABET)
    assert decoded(texts) == bodies


@given(st.text(ALPHABET, max_size=24))
def test_what_is_read_is_spelled_so_and_not_otherwise(text):
    (body,) = decoded([text])
    assert body is None or encoded([body]) == [text]


def test_rows_of_a_matrix_are_spelled_as_bytes_are_behind_a_head_that_knows_the_width():
    rows = np.arange(20_000 * 3, dtype=np.uint64).view(np.uint8).reshape(20_000, 24)
    assert encoded(rows, lambda width: f"head{width}_") == [
        f"head33_{text}" for text in encoded([row.tobytes() for row in rows])
    ]

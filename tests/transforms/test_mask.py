"""Masks (掩码): at least four characters or half of the value are hidden; length and separators stay."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.text.texts import Texts
from piiguard.transforms.mask import ALNUM, Cells, custom, fixed, hide_before_last, keep, mask_text


@pytest.mark.parametrize(
    ("mask", "raw_text", "shown"),
    [
        (keep(3, 4), "13800138000", "138****8000"),
        (keep(3, 4), "138-0013-8000", "138-****-8000"),  # separators stay and do not count
        (keep(3, 4), "１３８００１３８０００", "１３８****８０００"),  # one character for one
        (keep(3, 4), "一三八零零一三八零零零", "一三八****八零零零"),
        (keep(6, 4), "6222 0200 0000 0000 000", "6222 02** **** ***0 000"),
        (keep(0, 0), "ab-12", "**-**"),
        (keep(1, 0), "张伟丽", "张**"),
        (keep(3, 4), "12345678", "********"),  # the rule would hide one
        (keep(2, 2), "123456", "******"),  # it would hide two; half are three
        (keep(3, 4), "1", "*"),
        (keep(3, 4), "", ""),
        (keep(3, 4), "---", "---"),  # nothing that carries a value
        (keep(1, 1, of="digits"), "京A12345", "京A1***5"),
        (fixed(6), "hunter2", "******"),  # its length stays hidden
        (fixed(6), "a", "******"),
        (custom(lambda cells, counted: counted & (cells.offset == 0)), "abc", "*bc"),  # its own business
    ],
)
def test_what_a_mask_shows(mask, raw_text, shown):
    assert mask_text(mask, raw_text) == shown


@pytest.mark.parametrize(
    ("raw_text", "shown"),
    [
        ("138****8000", "138****8000"),  # as we mask it
        ("1**********", "1**********"),  # shows less than we would
        ("1380013*000", "138*****000"),  # shows more
    ],
)
def test_a_value_masked_before_is_masked_further_only_if_it_shows_more(raw_text, shown):
    assert mask_text(keep(3, 4), raw_text, masked=True) == shown


@given(st.text(alphabet="0123456789AbZ张- ", max_size=30), st.integers(0, 9), st.integers(0, 9))
def test_at_least_four_or_half_are_hidden_whatever_is_kept(raw_text, first, last):
    shown = mask_text(keep(first, last), raw_text)
    carrying = sum(character not in "- " for character in raw_text)
    assert len(shown) == len(raw_text)
    assert shown.count("*") >= min(4, (carrying + 1) // 2)


@given(st.lists(st.text(alphabet="0123456789A-", min_size=1, max_size=12), max_size=6))
def test_many_values_at_once_are_masked_like_each_alone(values):
    """Values share no state: ranks and totals are counted within each."""
    texts = Texts.of(values)
    cells = Cells.of(texts.codes, texts.symbols, texts.starts[:-1], texts.starts[1:] - 1)
    codes = texts.codes.copy()
    codes[cells.positions[keep(2, 2).hides(cells, np.zeros(len(values), dtype=np.bool_))]] = ord("*")
    shown = [
        codes[a : b - 1].tobytes().decode("utf-32-le")
        for a, b in zip(texts.starts, texts.starts[1:], strict=False)
    ]
    assert shown == [mask_text(keep(2, 2), value) for value in values]


@pytest.mark.parametrize(
    "mask", [keep(3, 4), keep(0, 0), keep(20), keep(1, 1, of="digits"), hide_before_last(4, 4)]
)
@given(
    st.lists(st.text(alphabet="0123456789", max_size=20), min_size=1, max_size=4),
    st.sampled_from(["", "-", "*", "A"]),
)
def test_many_values_of_a_few_lengths_are_masked_like_each_alone(mask, some, odd):
    """Where all characters count, the length says what is hidden; one that does not count changes that."""
    values = [*(some * 70), "12345" + odd]
    texts = Texts.of(values)
    cells = Cells.of(texts.codes, texts.symbols, texts.starts[:-1], texts.starts[1:] - 1)
    hidden = mask.hides(cells, np.zeros(len(values), dtype=np.bool_)).tolist()
    alone = {value: mask_text(mask, value) for value in set(values)}
    joined = "".join(values)
    assert "".join("*" if hide else one for one, hide in zip(joined, hidden, strict=True)) == "".join(
        map(alone.get, values)
    )


@pytest.mark.parametrize("character", list("0aZ*…张一京是元é"))
def test_letters_digits_han_and_mask_characters_carry_the_value(character):
    assert ALNUM[Texts.of([character]).symbols[1]]


@pytest.mark.parametrize("character", list("-. ()@，。:\t"))
def test_separators_do_not(character):
    assert not ALNUM[Texts.of([character]).symbols[1]]


@pytest.mark.parametrize("mask", [keep(3, 4), keep(1, 1, of="digits"), fixed(6)])
def test_masks_pickle(mask):
    """A recognizer of the user's own carries one to other processes."""
    assert mask_text(pickle.loads(pickle.dumps(mask)), "13800138000") == mask_text(mask, "13800138000")

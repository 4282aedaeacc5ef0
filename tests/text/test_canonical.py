"""Canonical spelling: what lexicons compare by."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.text.canonical import PAIR_BITS, canonical, canonicals, pair_hashes
from piiguard.text.texts import Texts


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("身份證號", "身份证号"),
        ("帐户", "账户"),
        ("ＩＤ　Ｎｏ", "id　no"),  # a wide space is no joint
        ("Emp-No", "emp_no"),
        ("", ""),
    ],
)
def test_case_width_script_and_joints_do_not_tell_words_apart(word, spelled):
    assert canonical(word) == spelled


@given(st.lists(st.text(max_size=6), max_size=5))
def test_many_words_are_spelled_as_one_by_one(words):
    assert canonicals(words) == list(map(canonical, words))


@pytest.mark.parametrize("pair", ["ID", "證號", "emp no", "ΣΑ", "Ａ－", "帐户"])
def test_all_spellings_of_two_neighbours_have_one_hash(pair):
    given_hash, canonical_hash = (pair_hashes(codes_of(text)).tolist() for text in (pair, canonical(pair)))
    assert given_hash == canonical_hash


@given(st.text(max_size=30))
def test_hashes_at_positions_are_those_of_all(text):
    codes = codes_of(text)
    every = pair_hashes(codes)
    assert len(every) == len(codes) - 1
    assert every.max(initial=0) < 1 << PAIR_BITS
    positions = np.arange(0, len(every), 2)
    assert pair_hashes(codes, positions).tolist() == every[positions].tolist()


def codes_of(text):
    return Texts.of([text]).codes


@pytest.mark.parametrize("length", [0, 1, (1 << 14) - 1, 1 << 14, (1 << 14) + 1, 40_000])
def test_blocks_change_nothing(length):
    codes = np.random.default_rng(5).integers(0x20, 0xA000, length, dtype=np.uint32)
    every = pair_hashes(codes)
    assert every.tolist() == pair_hashes(codes, np.arange(max(length - 1, 0))).tolist()

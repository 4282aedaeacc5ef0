"""FF1 on the integers below a number, as Python's integers and as arrays of two limbs."""

import copy
import json
import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.errors import TransformError
from piiguard.transforms.codecs.integers import IntegerFf1

KEY, TWEAK = bytes(range(32)), b"CN_USCC/alphanumeric/1"
VECTORS = Path(__file__).parents[2] / "vectors" / "ff1_integer_domain.json"


def limbs(given):
    parts = [divmod(number, 2**58) for number in given]
    return tuple(np.array(limb, dtype=np.uint64) for limb in zip(*parts, strict=True))


def numbers(made):
    return [(high << 58) + low for high, low in zip(*(limb.tolist() for limb in made), strict=True)]


@pytest.mark.parametrize("vector", json.loads(VECTORS.read_text("utf-8"))["vectors"])
def test_integers_of_a_domain(vector):
    ff1 = IntegerFf1(bytes.fromhex(vector["key"]), bytes.fromhex(vector["tweak"]), vector["domain"])
    assert ff1.integers([vector["x"]]) == [vector["y"]]
    assert ff1.integers([vector["y"]], back=True) == [vector["x"]]
    assert numbers(ff1.limbs(limbs([vector["x"]] * 60))) == [vector["y"]] * 60


def test_a_domain_of_integers_has_a_million_at_least():
    IntegerFf1(KEY, TWEAK, 1_000_000)
    with pytest.raises(TransformError, match="not 999999"):
        IntegerFf1(KEY, TWEAK, 999_999)


@settings(max_examples=60, deadline=None)
@given(st.integers(1_000_000, 2**116), st.randoms(use_true_random=False))
def test_integers_stay_in_their_domain_and_come_back(domain, random):
    ff1 = IntegerFf1(KEY, TWEAK, domain)
    given = [0, domain - 1, *(random.randrange(domain) for _ in range(60))]
    made = ff1.limbs(limbs(given))
    assert numbers(made) == ff1.integers(given)
    assert max(numbers(made)) < domain
    assert numbers(ff1.limbs(made, back=True)) == given


def test_a_permutation_maps_no_two_to_one():
    everything = np.arange(1_000_000, dtype=np.uint64)
    _, made = IntegerFf1(KEY, TWEAK, 1_000_000).limbs((np.zeros_like(everything), everything))
    assert len(np.unique(made)) == 1_000_000


def test_a_cipher_is_not_pickled():
    for leak in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError, match="holds a key"):
            leak(IntegerFf1(KEY, TWEAK, 10**9))

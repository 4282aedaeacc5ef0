"""FF1 (NIST SP 800-38G): published vectors, and the batch against one string at a time."""

import copy
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.errors import TransformError
from piiguard.transforms.ff1 import Ff1

KEY, TWEAK = bytes(range(32)), b"CN_RESIDENT_ID/resident_id/1"
VECTORS = Path(__file__).parents[1] / "vectors"


def vectors(name):
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))["vectors"]


def cipher(vector, radix, length):
    return Ff1(bytes.fromhex(vector["key"]), bytes.fromhex(vector["tweak"]), radix, length)


@pytest.mark.parametrize("vector", vectors("ff1_nist"), ids=lambda vector: str(vector["sample"]))
def test_the_nine_samples_of_nist_and_three_of_voltage(vector):
    plain, secret = (
        [vector["alphabet"].index(character) for character in vector[name]]
        for name in ("plaintext", "ciphertext")
    )
    ff1 = cipher(vector, vector["radix"], len(plain))
    assert ff1.strings([plain]) == [secret]
    assert ff1.strings([secret], back=True) == [plain]


WYCHEPROOF = vectors("ff1_wycheproof_radix10")
SMALL = "SmallMessageSize"  # valid in the first edition of the standard, refused by draft Rev. 1


@pytest.mark.parametrize(
    "vector",
    [v for v in WYCHEPROOF if v["result"] == "valid" and v["flag"] != SMALL],
    ids=lambda vector: str(vector["tcId"]),
)
def test_wycheproof_strings_of_6_to_76_digits(vector):
    ff1 = cipher(vector, 10, len(vector["msg"]))
    assert ff1.strings([vector["msg"]]) == [vector["ct"]]
    assert ff1.strings([vector["ct"]], back=True) == [vector["msg"]]


@pytest.mark.parametrize(
    "vector",
    [v for v in WYCHEPROOF if v["result"] == "invalid" or v["flag"] == SMALL],
    ids=lambda vector: f"{vector['tcId']} {vector['flag']}",
)
def test_wycheproof_refused(vector):
    """Keys and numerals that there are not, and domains below 1,000,000."""
    with pytest.raises(TransformError):
        cipher(vector, 10, len(vector["msg"])).strings([vector["msg"]])


@pytest.mark.parametrize(
    ("radix", "length", "reason"),
    [
        (10, 5, "a domain of 1000000 values or more, not 5 numerals of radix 10"),
        (2, 19, "a domain of 1000000 values or more, not 19 numerals of radix 2"),
        (65_536, 1, "a domain of 1000000 values or more, not 1 numerals of radix 65536"),  # no halves
        (1, 30, "radix 2 to 65536, not 1"),
        (65_537, 4, "radix 2 to 65536, not 65537"),
    ],
)
def test_what_the_standard_does_not_allow_is_refused(radix, length, reason):
    with pytest.raises(TransformError, match=reason):
        Ff1(KEY, TWEAK, radix, length)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([(10, 6), (10, 19), (10, 36), (2, 64), (26, 11), (36, 9), (256, 5), (65_536, 4)]),
    st.binary(max_size=40),
    st.integers(0, 2**32),
    st.booleans(),
)
def test_a_batch_is_one_by_one(form, tweak, seed, back):
    """Arrays of 50 rows and more go another way than Python's integers."""
    ff1 = Ff1(KEY, tweak, *form)
    rng = np.random.default_rng(seed)
    first, second = (rng.integers(0, size, 60, dtype=np.uint64) for size in ff1.sizes)
    made = ff1.arrays(first, second, back=back)
    plain = ff1.halves(first.tolist(), second.tolist(), back=back)
    assert [half.tolist() for half in made] == list(plain)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 65_536), st.integers(2, 90), st.binary(max_size=40), st.randoms(use_true_random=False))
def test_any_string_of_any_radix_comes_back(radix, length, tweak, random):
    length = max(length, next(n for n in range(2, 21) if radix**n >= 1_000_000))
    ff1 = Ff1(KEY, tweak, radix, length)
    strings = [[random.randrange(radix) for _ in range(length)] for _ in range(3)]
    assert ff1.strings(ff1.strings(strings), back=True) == strings


def test_key_tweak_radix_and_length_each_make_another_permutation():
    given = [[1] * 20]
    domains = (KEY, TWEAK, 10), (KEY[::-1], TWEAK, 10), (KEY, b"", 10), (KEY, TWEAK, 11)
    results = {tuple(Ff1(*domain, length=20).strings(given)[0]) for domain in domains}
    assert len(results) == len(domains)


def test_threads_share_a_cipher():
    """`cryptography` lets go of the interpreter's lock from 2,048 bytes on; a shared context would raise."""
    ff1 = Ff1(KEY, TWEAK, 10, 18)
    halves = np.arange(20_000, dtype=np.uint64), np.arange(20_000, dtype=np.uint64)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: ff1.arrays(*halves)[0].tolist(), range(16)))
    assert all(result == results[0] for result in results)


def test_a_cipher_is_not_pickled_and_shows_no_key():
    made_of = Ff1(KEY, TWEAK, 10, 18)
    with pytest.raises(TypeError, match="holds a key"):
        pickle.dumps(made_of)
    with pytest.raises(TypeError, match="holds a key"):
        copy.deepcopy(made_of)
    shown = repr(made_of) + "".join(str(getattr(made_of, name)) for name in type(made_of).__slots__)
    assert KEY.hex() not in shown
    assert str(KEY) not in shown

"""HKDF-Expand over a context in which every field has its length."""

import json

import pytest
from cryptography.hazmat.primitives.hashes import SHA256, SM3
from cryptography.hazmat.primitives.hmac import HMAC
from hypothesis import given
from hypothesis import strategies as st

from piiguard.errors import KeyRingError
from piiguard.keys.derivation import encoded, expanded

MASTER = bytes(range(32))


def test_vectors_of_rfc_5869(project_root):
    """Appendix A.1 to A.3, the expanding half."""
    vectors = json.loads((project_root / "tests/vectors/hkdf_rfc5869.json").read_text("utf-8"))["vectors"]
    assert [
        expanded(bytes.fromhex(one["prk"]), bytes.fromhex(one["info"]), length=one["length"]).hex()
        for one in vectors
    ] == [one["okm"] for one in vectors]


@pytest.mark.parametrize(
    ("algorithm", "hash_of_it"),
    [
        ("hmac-sm3", SM3()),
        ("sm4-gcm", SM3()),
        ("hmac-sha256", SHA256()),
        ("aes-siv", SHA256()),
        ("", SHA256()),
    ],
)
def test_algorithms_of_the_gm_profile_are_expanded_with_sm3(algorithm, hash_of_it):
    """RFC 5869 section 2.3: T(1) = HMAC(PRK, info | 0x01), whatever the hash is."""
    first = HMAC(MASTER, hash_of_it)
    first.update(b"context\x01")
    assert expanded(MASTER, b"context", algorithm=algorithm) == first.finalize()


def test_fields_do_not_run_into_each_other():
    """Joined without lengths these two would be one domain."""
    assert encoded("partnerA", "1380") != encoded("partner", "A1380")
    assert encoded("", "a") != encoded("a", "")


@given(st.lists(st.binary(max_size=5), max_size=4), st.lists(st.binary(max_size=5), max_size=4))
def test_only_equal_fields_are_encoded_alike(some, others):
    assert (encoded(*some) == encoded(*others)) == (some == others)


def test_more_than_255_hashes_are_refused():
    assert len(expanded(MASTER, b"", length=255 * 32)) == 255 * 32
    with pytest.raises(KeyRingError, match="8161 bytes"):
        expanded(MASTER, b"", length=255 * 32 + 1)

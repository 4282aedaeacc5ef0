"""What a vault computes: blind indexes, tokens, ciphertexts."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from piiguard.keys import KeyRing
from piiguard.vault.cipher import SUITES, Index, nonces, opened, sealed, value_key
from piiguard.vault.rows import Domain

HOME, ACME = Domain("CN_MOBILE", "", b""), Domain("CN_MOBILE", "acme", b"")
KEYS = KeyRing.in_memory()


@pytest.fixture(params=sorted(SUITES))
def index(request: pytest.FixtureRequest) -> Index:
    return Index(KEYS, KEYS.primary("index"), SUITES[request.param])


def test_a_blind_index_is_hmac_sha256_cut_to_128_bits() -> None:
    """RFC 2104, over a byte for "no subject, canonical" and the value."""
    index = Index(KEYS, KEYS.primary("index"), SUITES["aes"])
    key_bytes = KEYS.derived(
        index.kid, purpose="index", algorithm="vault-value-hmac-sha256", entity="CN_MOBILE"
    )
    expected = hmac.digest(key_bytes, b"\x0013800138000", hashlib.sha256)[:16]
    assert index.blind(HOME, [b"13800138000"], None, exact=False) == [expected]


def test_a_token_is_one_aes_block_of_domain_and_id() -> None:
    """FIPS 197: turned back it shows the number of the domain, then the id."""
    index = Index(KEYS, KEYS.primary("index"), SUITES["aes"])
    key_bytes = KEYS.derived(
        index.kid, purpose="index", algorithm="vault-aes-256-permutation", entity="CN_MOBILE"
    )
    (token,) = index.tokens(HOME, [7])
    block = Cipher(algorithms.AES(key_bytes), modes.ECB()).decryptor().update(token)
    assert block == index.number(HOME).to_bytes(8, "big", signed=True) + (7).to_bytes(8, "big")


def test_ids_come_back_from_tokens_of_their_own_domain_only(index: Index) -> None:
    ids = [1, 2, 3, 2**40, 2**62]
    tokens = index.tokens(HOME, ids)
    assert index.ids(HOME, tokens).tolist() == ids
    assert index.ids(ACME, tokens).tolist() == [-1] * 5
    assert index.ids(HOME, [b"", tokens[0][:15], tokens[0] + b"x", bytes(16)]).tolist() == [-1] * 4
    assert index.ids(HOME, []).tolist() == []


def test_no_two_cases_share_a_blind_index(index: Index) -> None:
    """Domain, subject, exactness and the place where a subject's mark ends all count."""
    mark = bytes(32)
    cases = [
        index.blind(domain, [value], marks, exact=exact)[0]
        for domain in (HOME, ACME)
        for value, marks in ((b"v", None), (b"v", [mark]), (mark + b"v", None), (b"", None), (b"", [mark]))
        for exact in (False, True)
    ]
    assert len(set(cases)) == len(cases)


def test_marks_of_subjects_are_the_same_for_all_domains_and_differ(index: Index) -> None:
    marks = index.mark(["a", "b", "\ud800", ""])
    assert [len(mark) for mark in marks.values()] == [32] * 4
    assert len(set(marks.values())) == 4


@given(value=st.binary(max_size=60), bound=st.binary(max_size=24))
@pytest.mark.parametrize("name", sorted(SUITES))
def test_what_is_sealed_opens_and_with_any_byte_changed_does_not(
    name: str, value: bytes, bound: bytes
) -> None:
    suite = SUITES[name]
    key_bytes = value_key(KEYS, KEYS.primary("tokenize"), suite, HOME)
    seal, turn = sealed(suite, key_bytes), opened(suite, key_bytes)
    (nonce,) = nonces(1)
    raw = seal(nonce, value, bound)
    assert len(raw) == 12 + len(value) + 16
    assert turn(raw, bound) == value
    changed = [raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] for at in range(len(raw))]
    assert [turn(one, bound) for one in (*changed, raw[:-1], raw[:27], b"")] == [None] * (len(raw) + 3)
    assert turn(raw, bound + b"x") is None
    assert opened(suite, value_key(KEYS, KEYS.primary("tokenize"), suite, ACME))(raw, bound) is None


def test_nonces_are_drawn_at_random() -> None:
    assert len(set(nonces(1000))) == 1000
    assert nonces(0) == []

"""`pseudonymize`: one-way, equal for all spellings of a value, different for each domain."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.ciphers import algorithms
from cryptography.hazmat.primitives.cmac import CMAC
from cryptography.hazmat.primitives.hashes import SHA256, SM3
from cryptography.hazmat.primitives.hmac import HMAC

from piiguard.errors import KeyUnavailableError, TokenError
from piiguard.keys import KeyRing
from piiguard.transforms.action import Action
from piiguard.transforms.canonical import VERSION
from piiguard.transforms.kind import Context, Reversible
from piiguard.transforms.pseudonymize import KIND, Pseudonymize
from piiguard.transforms.tokens import authentic, read, reveal_tokens

RING = KeyRing.in_memory()
CONTEXT = Context("CN_MOBILE", "acme", "2026-11", RING)
GM = Context("CN_MOBILE", "acme", "2026-11", RING, gm=True)


def test_spellings_of_one_value_share_a_pseudonym():
    spellings = ["13800138000", "+86 138-0013-8000", "１３８００１３８０００", "13800138001"]
    one, two, three, other = Pseudonymize().apply(spellings, CONTEXT)
    assert one == two == three != other


@pytest.mark.parametrize(
    ("context", "kind", "hash_", "hash_name", "cipher", "cipher_name"),
    [
        (CONTEXT, "p", SHA256(), "hmac-sha256", algorithms.AES256, "aes-256-cmac"),
        (GM, "h", SM3(), "hmac-sm3", algorithms.SM4, "sm4-cmac"),
    ],
)
def test_a_pseudonym_is_what_the_documentation_says(context, kind, hash_, hash_name, cipher, cipher_name):
    """128 bits of the HMAC of the canonical form, then 64 bits of the CMAC of those; see sealing.py."""
    said = read(Pseudonymize().apply(["张三"], context)[0])

    def key_bytes(algorithm, length):
        return RING.derived(
            said.kid, purpose="pseudonymize", algorithm=algorithm, entity="CN_MOBILE", recipient="acme",
            release=said.release_id, length=length,
        )  # fmt: skip

    mac = HMAC(key_bytes(f"{hash_name} canonical-{VERSION}", 32), hash_)
    mac.update("张三".encode())
    first = mac.finalize()[:16]
    tag = CMAC(cipher(key_bytes(cipher_name, 32 if kind == "p" else 16)))
    tag.update(first)
    assert (said.kind, said.body) == (kind, first + tag.finalize()[:8])


@pytest.mark.parametrize(
    "other",
    [
        Context("PHONE_NUMBER", "acme", "2026-11", RING),
        Context("CN_MOBILE", "zenith", "2026-11", RING),
        Context("CN_MOBILE", "acme", "2026-12", RING),
        Context("CN_MOBILE", "acme", "2026-11", KeyRing.in_memory()),
    ],
    ids=["entity", "recipient", "release", "key ring"],
)
def test_another_domain_has_unrelated_pseudonyms(other):
    (ours,), (others,) = (Pseudonymize().apply(["13800138000"], one) for one in (CONTEXT, other))
    assert read(ours).body != read(others).body
    assert not authentic([others], CONTEXT)[0] or other.recipient == "acme"


def test_our_pseudonyms_are_told_from_others_without_the_value():
    tokens = Pseudonymize().apply(["13800138000", "13800138001"], CONTEXT)
    swapped = tokens[0][:-11] + tokens[1][-11:]  # the one's MAC with the other's CMAC
    assert authentic([*tokens, swapped], CONTEXT) == [True, True, False]


def test_nobody_can_go_back():
    assert not isinstance(Pseudonymize(), Reversible)
    with pytest.raises(TokenError, match="one-way"):
        reveal_tokens(Pseudonymize().apply(["13800138000"], CONTEXT), CONTEXT)


def test_any_text_has_a_pseudonym_and_the_same_in_every_batch():
    values = ["", "\x00", "\ud800", "𬱖", "a" * 100_000, "\n"]
    together = Pseudonymize().apply(values, CONTEXT)
    assert together == [Pseudonymize().apply([value], CONTEXT)[0] for value in values]
    assert len(set(together)) == len(values)
    assert Pseudonymize().apply([], CONTEXT) == []


def test_threads_share_a_transform():
    values = [f"138{number:08d}" for number in range(300)]
    alone = Pseudonymize().apply(values, CONTEXT)
    transform = Pseudonymize()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: transform.apply(values, CONTEXT), range(16))) == [alone] * 16


def test_without_keys_there_are_no_pseudonyms():
    with pytest.raises(KeyUnavailableError, match="pseudonymize needs keys"):
        Pseudonymize().apply(["13800138000"], Context("CN_MOBILE"))


@pytest.mark.parametrize(
    ("options", "transform"),
    [({}, Pseudonymize()), ({"algorithm": "hmac-sm3", "bits": 128}, Pseudonymize("hmac-sm3"))],
)
def test_what_a_policy_asks_for_is_made(options, transform):
    made = KIND.make(Action.of("pseudonymize", **options))
    assert made == transform == pickle.loads(pickle.dumps(made))


@pytest.mark.parametrize("bits", [64, 256, 128.0, "128", True])
def test_other_lengths_than_128_bits_are_refused_with_the_reason(bits):
    problem = next(option.problem for option in KIND.options if option.name == "bits")
    assert "would share a pseudonym" in problem(bits)


def test_it_declares_that_equality_shows_and_that_there_is_no_way_back():
    declared = KIND.declaration
    assert (declared.zh, declared.shows, declared.deterministic) == ("假名化", 1, True)
    assert (declared.needs_key, declared.reversible) == (True, False)

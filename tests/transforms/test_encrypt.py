"""`encrypt`: exact, randomized unless asked otherwise, one key for each domain."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from hypothesis import example, given
from hypothesis import strategies as st

from piiguard.errors import KeyUnavailableError, TokenError, TransformError
from piiguard.keys import KeyRing
from piiguard.keys.derivation import encoded, expanded
from piiguard.transforms import sealing
from piiguard.transforms.action import Action
from piiguard.transforms.encrypt import KIND, Encrypt, siv_tokens
from piiguard.transforms.kind import Context, Reversible
from piiguard.transforms.sealing import Domain
from piiguard.transforms.tokens import read, reveal_tokens

RING = KeyRing.in_memory()
CONTEXT = Context("CN_MOBILE", "acme", "2026-11", RING)
GM = Context("CN_MOBILE", "acme", "2026-11", RING, gm=True)
RANDOM, EQUAL = Encrypt(), Encrypt(deterministic=True)

texts = st.text(st.characters(exclude_categories=()), max_size=30)  # lone surrogates and NUL among them


@given(st.lists(texts, max_size=5))
@example([""])
@example(["\x00", "\ud800", "\udfff\ud800", "\ud83d\ude00", "😀"])  # a pair of lone ones stays two
def test_any_text_comes_back_exactly(values):
    for transform, context in ((RANDOM, CONTEXT), (EQUAL, CONTEXT), (RANDOM, GM)):
        assert transform.reveal(transform.apply(values, context), context) == values


def test_a_value_of_a_megabyte_comes_back():
    value = "价" * 350_000
    assert RANDOM.reveal(RANDOM.apply([value], CONTEXT), CONTEXT) == [value]


@pytest.mark.parametrize("context", [CONTEXT, GM])
def test_equal_values_never_get_equal_random_tokens(context):
    tokens = RANDOM.apply(["13800138000"] * 200, context) + RANDOM.apply(["13800138000"] * 200, context)
    assert len({read(token).body for token in tokens}) == 400


def test_many_values_come_back_and_share_no_salt_and_counter():
    """More than are made at once."""
    values = [str(number % 7) for number in range(20_000)]
    tokens = RANDOM.apply(values, CONTEXT)
    assert len({read(token).body[:20] for token in tokens[::50]}) == 400
    assert RANDOM.reveal(tokens, CONTEXT) == values


def test_equal_values_always_get_equal_deterministic_tokens():
    assert EQUAL.apply(["a", "b", "a"], CONTEXT) == EQUAL.apply(["a", "b", "a"], CONTEXT)
    assert len(set(EQUAL.apply(["a", "b", "a"], CONTEXT))) == 2
    assert EQUAL.apply(["a"], CONTEXT) != EQUAL.apply(["A"], CONTEXT)  # exact


@pytest.mark.parametrize("field", ["entity", "recipient", "release", "purpose"])
def test_another_domain_gives_another_deterministic_token(field):
    other = {
        "entity": Context("PHONE_NUMBER", "acme", "2026-11", RING),
        "recipient": Context("CN_MOBILE", "zenith", "2026-11", RING),
        "release": Context("CN_MOBILE", "acme", "2026-12", RING),
        "purpose": CONTEXT,
    }[field]
    purpose = "fpe" if field == "purpose" else "encrypt"
    ours, others = siv_tokens(["a"], CONTEXT, "encrypt"), siv_tokens(["a"], other, purpose)
    assert read(ours[0]).body != read(others[0]).body


def test_the_letter_says_the_algorithm():
    kinds = [
        read(transform.apply(["a"], context)[0]).kind
        for transform, context in [
            (RANDOM, CONTEXT),
            (RANDOM, GM),
            (EQUAL, CONTEXT),
            (Encrypt(algorithm="sm4-gcm"), CONTEXT),
            (Encrypt(algorithm="aes-256-gcm"), GM),
        ]
    ]
    assert kinds == ["e", "g", "s", "g", "e"]


def test_there_is_no_deterministic_encryption_under_national_algorithms():
    """A home-made one of SM4-CMAC and SM4-CTR is in no standard; the error says what to do instead."""
    with pytest.raises(TransformError, match="use tokenize with a vault"):
        EQUAL.apply(["a"], GM)


def test_a_random_body_is_what_the_documentation_says():
    """salt, counter, AES-256-GCM under HKDF-Expand(key, salt) with the counter as nonce; see sealing.py."""
    kid = RING.primary("encrypt")
    domain = Domain("e", "CN_MOBILE", kid, "acme", b"releases")
    salt = bytes(range(16))
    bodies = sealing._sealed_gcm(domain, [b"first", b""], RING, salt)
    key_bytes = RING.derived(
        kid, purpose="encrypt", algorithm="aes-256-gcm", entity="CN_MOBILE", recipient="acme",
        release=b"releases", length=32,
    )  # fmt: skip
    box = AESGCM(expanded(key_bytes, encoded("piiguard/1 batch", salt)))
    beside = encoded("piiguard/1", "e", "CN_MOBILE", kid, "acme", b"releases")
    assert bodies == [
        salt + bytes(4) + box.encrypt(bytes(12), b"first", beside),
        salt + bytes(3) + b"\x01" + box.encrypt(bytes(11) + b"\x01", b"", beside),
    ]


def test_a_deterministic_body_is_aes_siv_with_the_head_beside_it():
    kid = RING.primary("encrypt")
    (token,) = EQUAL.apply(["值"], CONTEXT)
    release_id = RING.release_id(kid, "2026-11")
    key_bytes = RING.derived(
        kid, purpose="encrypt", algorithm="aes-256-siv", entity="CN_MOBILE", recipient="acme",
        release=release_id, length=64,
    )  # fmt: skip
    beside = encoded("piiguard/1", "s", "CN_MOBILE", kid, "acme", release_id)
    assert read(token).release_id == release_id
    assert read(token).body == AESSIV(key_bytes).encrypt("值".encode(), [beside])


def test_more_values_than_the_counter_can_number_are_refused():
    class Many(list[bytes]):
        def __len__(self):
            return 2**32 + 1

    domain = Domain("e", "CN_MOBILE", RING.primary("encrypt"), "")
    with pytest.raises(TransformError, match="4294967297 values in one call"):
        sealing._sealed_gcm(domain, Many(), RING, bytes(16))


def test_a_body_that_is_too_short_to_be_one_is_refused_as_any_other():
    for kind in "egsf":
        domain = Domain(kind, "CN_MOBILE", RING.primary(sealing.SEALS[kind].purpose), "")
        assert sealing.opened(domain, [bytes(length) for length in (0, 15, 16, 35, 36)], RING) == [None] * 5


def test_fpe_writes_its_values_in_text_as_tokens_of_its_own_key():
    (token,) = siv_tokens(["13800138000"], CONTEXT, "fpe")
    assert read(token).kid == RING.primary("fpe")
    assert reveal_tokens([token], CONTEXT) == ["13800138000"]
    with pytest.raises(TokenError, match="not made by encrypt"):
        EQUAL.reveal([token], CONTEXT)


def test_no_values_give_no_tokens():
    assert RANDOM.apply([], CONTEXT) == EQUAL.apply([], CONTEXT) == RANDOM.reveal([], CONTEXT) == []


def test_without_keys_nothing_is_encrypted():
    with pytest.raises(KeyUnavailableError, match="encrypt needs keys"):
        RANDOM.apply(["13800138000"], Context("CN_MOBILE"))


def test_threads_share_a_transform():
    values = [f"138{number:08d}" for number in range(300)]

    def there_and_back(context):
        return [
            transform.reveal(transform.apply(values, context), context)
            for transform in (RANDOM, RANDOM if context.gm else EQUAL)
        ]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(there_and_back, [CONTEXT, GM] * 12)) == [[values, values]] * 24


def test_transforms_pickle_and_show_no_key():
    for transform in (RANDOM, EQUAL, Encrypt(algorithm="sm4-gcm")):
        assert pickle.loads(pickle.dumps(transform)) == transform
        assert isinstance(transform, Reversible)
    assert repr(EQUAL) == "Encrypt(deterministic=True, algorithm='')"


@pytest.mark.parametrize(
    ("options", "transform", "deterministic", "shows"),
    [
        ({}, RANDOM, False, 0),
        ({"mode": "random", "algorithm": "sm4-gcm"}, Encrypt(algorithm="sm4-gcm"), False, 0),
        ({"mode": "deterministic"}, EQUAL, True, 1),
    ],
)
def test_what_a_policy_asks_for_is_made_and_declared(options, transform, deterministic, shows):
    action = Action.of("encrypt", **options)
    assert KIND.make(action) == transform
    declared = KIND.declared(action)
    assert (declared.deterministic, declared.shows) == (deterministic, shows)
    assert (declared.kind, declared.zh, declared.reversible, declared.needs_key) == (
        "encrypt",
        "加密",
        True,
        True,
    )


def test_an_algorithm_beside_deterministic_mode_is_refused():
    assert KIND.together({"mode": "deterministic", "algorithm": "sm4-gcm"}).startswith("algorithm is for")
    assert KIND.together({"mode": "random", "algorithm": "sm4-gcm"}) == ""

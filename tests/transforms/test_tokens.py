"""Tokens: the grammar, the way back, what is told from look-alikes, and rotation."""

import csv
import io
import json
import string
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from piiguard.errors import KeyUnavailableError, TokenError, TransformError
from piiguard.keys import KeyRing
from piiguard.transforms.encrypt import Encrypt, siv_tokens
from piiguard.transforms.kind import Context
from piiguard.transforms.pseudonymize import Pseudonymize
from piiguard.transforms.tokenize import Tokenize
from piiguard.transforms.tokens import (
    authentic,
    found,
    found_in,
    read,
    reveal_own,
    reveal_tokens,
    rewrap,
    written,
)
from piiguard.vault import Vault

MOBILE = "13800138000"
TOKEN = "pg1e_CN_MOBILE_k1_11_4DruweP3xQ8"  # of right grammar, of nobody


@pytest.fixture(scope="module")
def ring():
    return KeyRing.in_memory()


@pytest.fixture(scope="module")
def vault(ring, tmp_path_factory):
    with Vault.open(tmp_path_factory.mktemp("vault") / "vault.db", keys=ring) as opened:
        yield opened


@pytest.fixture(scope="module")
def context(ring, vault):
    return Context("CN_MOBILE", "acme", "2026-11", ring, vault)


@pytest.fixture(scope="module")
def every_kind(context):
    """A token of each kind: e, g, s, f, t, p, h, all of one value."""
    return every_kind_of(context)


def every_kind_of(context):
    return {
        "e": Encrypt().apply([MOBILE], context)[0],
        "g": Encrypt(algorithm="sm4-gcm").apply([MOBILE], context)[0],
        "s": Encrypt(deterministic=True).apply([MOBILE], context)[0],
        "f": siv_tokens([MOBILE], context, "fpe")[0],
        "t": Tokenize().apply([MOBILE], context)[0],
        "p": Pseudonymize().apply([MOBILE], context)[0],
        "h": Pseudonymize("hmac-sm3").apply([MOBILE], context)[0],
    }


# The grammar


def test_a_token_says_kind_entity_key_release_and_its_length():
    assert written("e", "CN_MOBILE", "k3f9a2c1", b"", [b"12345678"]) == [
        "pg1e_CN_MOBILE_k3f9a2c1_11_4DruweP3xQ8"
    ]
    (token,) = written("s", "CN_MOBILE", "k3f9a2c1", b"releases", [b"12345678"])
    assert token == "pg1S_CN_MOBILE_k3f9a2c1_22_9ovY2MvtHdb4DruweP3xQ8"
    said = read(token)
    assert (said.kind, said.entity, said.kid) == ("s", "CN_MOBILE", "k3f9a2c1")
    assert (said.release_id, said.body) == (b"releases", b"12345678")


@pytest.mark.parametrize("entity", ["", "号" * 43])
def test_an_entity_code_that_could_not_be_read_again_is_not_written(entity):
    with pytest.raises(TransformError, match="stands in no token"):
        written("e", entity, "k1", b"", [b"x"])


@given(st.text(min_size=1, max_size=20), st.lists(st.binary(min_size=1, max_size=20), max_size=4))
@example("客户号", [b"x"])
@example("_A", [b"x"])
@example("X" * 65, [b"x"])
def test_entity_codes_and_bodies_of_any_kind_are_read_as_they_were_written(entity, bodies):
    tokens = written("e", entity, "k1", b"", bodies)
    assert set("".join(tokens)) <= set(string.ascii_letters + string.digits + "_")
    assert [(read(token).entity, read(token).body) for token in tokens] == [(entity, body) for body in bodies]


@pytest.mark.parametrize(
    ("token", "problem"),
    [
        ("", "does not begin"),
        ("pg1", "does not begin"),
        ("pg2e_CN_MOBILE_k1_11_4DruweP3xQ8", "does not begin"),  # of another version
        (" " + TOKEN, "does not begin"),
        (TOKEN.replace("CN", "cn"), "does not begin"),
        (TOKEN.replace("_11_", "_011_"), "does not begin"),
        (TOKEN.replace("_11_", "_１１_"), "does not begin"),  # full-width digits
        (TOKEN.replace("CN_MOBILE", "x434e5f4d4f42494c45"), "does not begin"),  # a plain code, not written so
        (TOKEN.replace("CN_MOBILE", "xff"), "does not begin"),  # no UTF-8
        (TOKEN[:-1], "10 characters long and should be 11"),
        (TOKEN + "8", "12 characters long and should be 11"),
        (TOKEN + "\n", "12 characters long and should be 11"),
        (TOKEN[:-1] + "８", "no base62"),
        ("pg1E_CN_MOBILE_k1_2_00", "release id is missing"),
    ],
)
def test_what_is_no_whole_token_is_refused_and_not_repeated(token, problem):
    with pytest.raises(TokenError, match=problem) as raised:
        read(token)
    assert "CN_MOBILE" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (f"电话{TOKEN}转1号线", [(2, 34)]),  # digits and Han directly behind
        (f"电话{TOKEN}abc", [(2, 34)]),  # letters directly behind
        (f"{TOKEN}{TOKEN}", [(0, 32), (32, 64)]),  # a token directly behind
        (f"a{TOKEN},{TOKEN}.", [(1, 33), (34, 66)]),
        (f"x_{TOKEN}_y", [(2, 34)]),
        (TOKEN[:-3], [(0, 29)]),  # cut off: what is left is seen, and refused when read
        (f"{TOKEN[:-3]}…", [(0, 29)]),
        (f"{TOKEN[:-1]}{TOKEN}", [(0, 31), (31, 63)]),
        (f"{TOKEN[:-9]}{TOKEN}", [(0, 23), (23, 55)]),
        (f"{TOKEN[:-11]}", [(0, 21)]),
        ("pg1e_CN_MOBILE", []),  # no head
        ("pg1 pg1e pg1e_ pg1e_A_", []),
        ("", []),
    ],
)
def test_tokens_are_found_in_prose_and_end_where_they_say(text, spans):
    assert found(text) == spans
    assert found_in([None, text, ""]) == [(1, start, end) for start, end in spans]


around = st.text(st.sampled_from("电话号，。 _-pg1eA0z９\n\ud800"), max_size=12).filter(
    lambda text: "pg1" not in text
)


@given(around, around, st.binary(min_size=1, max_size=30))
def test_a_token_is_found_whatever_stands_around_it(before, after, body):
    (token,) = written("e", "CN_MOBILE", "k1", b"", [body])
    end = len(before) + len(token)
    assert found(before + token + after)[0] == (len(before), end)
    assert found(before + token + token + after)[1][0] == end


def test_tokens_are_found_in_a_long_text_in_one_pass():
    text = "pg1e_" * 40_000 + TOKEN + "A" * 200_000
    assert found(text) == [(200_000, 200_032)]


# The way back


def test_every_kind_is_authentic_and_reveals_or_says_that_it_is_one_way(every_kind, context):
    assert authentic(list(every_kind.values()), context) == [True] * 7
    there_and_back = [every_kind[kind] for kind in "egsft"]
    assert reveal_tokens(there_and_back, context) == [MOBILE] * 5
    for kind in "ph":
        with pytest.raises(TokenError, match="token 1: a pseudonym, which is one-way"):
            reveal_tokens([every_kind["e"], every_kind[kind]], context)


def test_tokens_survive_csv_json_and_urls(every_kind):
    tokens = list(every_kind.values())
    sheet = io.StringIO()
    csv.writer(sheet).writerow(tokens)
    assert sheet.getvalue() == ",".join(tokens) + "\r\n"
    assert json.dumps(tokens) == '["' + '", "'.join(tokens) + '"]'
    assert [quote(token, safe="") for token in tokens] == tokens


@pytest.mark.parametrize("kind", "egsftph")
def test_every_character_of_a_token_changed_once_is_refused(kind, every_kind, context):
    """To another letter or digit, to the other case, to an underscore; left out; doubled."""
    token = every_kind[kind]
    changed = {
        token[:place] + other + token[place + 1 :]
        for place, character in enumerate(token)
        for other in {
            "0" if character != "0" else "1",
            "A" if character != "A" else "B",
            "z" if character != "z" else "y",
            character.swapcase(),
            "_",
            "",
            character * 2,
        }
    } - {token}
    assert not any(authentic(sorted(changed), context))
    for one in sorted(changed):
        with pytest.raises((TokenError, KeyUnavailableError)):
            reveal_tokens([one], context)


@pytest.mark.parametrize("kind", "egsftph")
def test_what_a_head_says_is_authenticated(kind, every_kind, context, ring):
    """The body behind a head that says something else is refused: it cannot be moved to another column."""
    said = read(every_kind[kind])
    own = (said.kind, said.entity, said.kid, said.release_id)
    other_release = ring.release_id(said.kid, "2026-12")
    another_kind = {"e": "g", "g": "e", "s": "f", "f": "s", "p": "h", "h": "p", "t": "e"}[said.kind]
    heads = [
        (said.kind, "PHONE_NUMBER", *own[2:]),
        (said.kind, said.entity, ring.primary("shift"), said.release_id),
        (*own[:3], other_release),
        (*own[:3], b""),
        (another_kind, *own[1:]),
    ]
    assert authentic(written(*own, [said.body]), context) == [True]
    assert authentic([written(*head, [said.body])[0] for head in heads], context) == [False] * 5


@pytest.mark.parametrize("kind", "egsft")
def test_a_token_of_another_recipient_or_ring_is_refused(kind, every_kind, context, tmp_path):
    other_ring = KeyRing.in_memory()
    with Vault.open(tmp_path / "other.db", keys=other_ring) as other_vault:
        for other in (
            Context("CN_MOBILE", "zenith", "2026-11", context.keys, context.vault),
            Context("CN_MOBILE", "", "2026-11", context.keys, context.vault),
            Context("CN_MOBILE", "acme", "2026-11", other_ring, other_vault),
        ):
            assert authentic([every_kind[kind]], other) == [False]
            with pytest.raises((TokenError, KeyUnavailableError)):
                reveal_tokens([every_kind[kind]], other)


def test_two_recipients_of_the_same_data_share_no_token(context):
    values = [f"138{number:08d}" for number in range(50)]
    outputs = []
    for recipient in ("acme", "zenith"):
        own = Context("CN_MOBILE", recipient, "2026-11", context.keys, context.vault)
        outputs.append(
            {
                read(token).body
                for transform in (Encrypt(), Encrypt(deterministic=True), Tokenize(), Pseudonymize())
                for token in transform.apply(values, own)
            }
        )
    assert len(outputs[0]) == len(outputs[1]) == 200
    assert outputs[0].isdisjoint(outputs[1])


def test_many_tokens_of_many_kinds_are_revealed_in_their_order(context):
    other = Context("PERSON", "acme", "", context.keys, context.vault)
    tokens = [
        *Encrypt().apply(["甲", "乙"], other),
        *Tokenize().apply(["丙", "丁"], other),
        *Encrypt(deterministic=True).apply(["1", "2"], context),
        *Encrypt().apply(["戊"], other),
    ]
    mixed = tokens[::2] + tokens[1::2]
    values = ["甲", "乙", "丙", "丁", "1", "2", "戊"]
    assert reveal_tokens(mixed, context) == values[::2] + values[1::2]
    assert reveal_tokens([], context) == [] == authentic([], context)


def test_an_error_says_which_token_and_nothing_was_revealed(every_kind, context, vault):
    forged = written("t", "CN_MOBILE", vault.kid, b"", [bytes(16)])[0]
    for wrong, problem in [
        (TOKEN, "no key k1"),  # made with keys that are not here
        (TOKEN[:-1], "token 2: its body is 10 characters"),
        (TOKEN.replace("pg1e", "pg1z"), "token 2: of a kind that this version does not know"),
        (every_kind["e"][:-11] + "0" * 11, "token 2: does not authenticate"),
        (forged, "token 2: not of this vault"),
    ]:
        with pytest.raises((TokenError, KeyUnavailableError), match=problem) as raised:
            reveal_tokens([every_kind["e"], every_kind["t"], wrong], context)
        assert raised.value.__context__ is None or "138" not in str(raised.value.__context__)


def test_a_text_that_looks_like_a_token_is_ours_only_with_keys(every_kind):
    texts = [*every_kind.values(), TOKEN, "no token", "", "pg1z_A_k1_2_00"]
    assert authentic(texts, Context("CN_MOBILE", "acme", "2026-11")) == [False] * len(texts)


def test_without_keys_or_vault_the_error_says_how_to_give_them(every_kind):
    bare = Context("CN_MOBILE", "acme")
    with pytest.raises(KeyUnavailableError, match=r"Guard\(\.\.\., keys="):
        reveal_tokens([every_kind["e"]], bare)
    with pytest.raises(TransformError, match=r"Guard\(\.\.\., vault="):
        reveal_tokens([every_kind["t"]], bare)


@pytest.mark.parametrize(
    ("kind", "problem"), [("s", None), ("f", "not made by encrypt"), ("t", "not made by encrypt")]
)
def test_a_transform_reveals_its_own_tokens_only(kind, problem, every_kind, context):
    if problem is None:
        assert reveal_own([every_kind[kind]], context, "encrypt") == [MOBILE]
        return
    with pytest.raises(TokenError, match=problem):
        reveal_own([every_kind[kind]], context, "encrypt")


@pytest.mark.parametrize(
    ("entity", "release", "problem"),
    [
        ("PHONE_NUMBER", "2026-11", "token 0: of another entity"),
        ("CN_MOBILE", "2026-12", "token 0: of another release"),
        ("CN_MOBILE", "", "token 0: of another release"),
    ],
)
@pytest.mark.parametrize("kind", "est")
def test_a_transform_reveals_what_was_made_in_its_context_only(
    kind, entity, release, problem, every_kind, context
):
    other = Context(entity, "acme", release, context.keys, context.vault)
    purpose = "tokenize" if kind == "t" else "encrypt"
    with pytest.raises(TokenError, match=problem):
        reveal_own([every_kind[kind]], other, purpose)


# Rotation


@pytest.fixture
def rotated(tmp_path):
    """Tokens of each kind, and the context after all keys but the vault's index were rotated."""
    ring = KeyRing.in_memory()
    with Vault.open(tmp_path / "vault.db", keys=ring) as vault:
        context = Context("CN_MOBILE", "acme", "2026-11", ring, vault)
        tokens = every_kind_of(context)
        for purpose in ("encrypt", "fpe", "pseudonymize", "tokenize"):
            ring.rotate(purpose, by="wang")
        yield tokens, context


def test_old_tokens_stay_readable_after_rotation(rotated):
    tokens, context = rotated
    assert authentic(list(tokens.values()), context) == [True] * 7
    assert reveal_tokens([tokens[kind] for kind in "egsft"], context) == [MOBILE] * 5


def test_rewrap_brings_tokens_under_the_primary_key_and_leaves_others_as_they_are(rotated):
    tokens, context = rotated
    old = list(tokens.values())
    new = rewrap(old, context)
    primary = {purpose: context.keys.primary(purpose) for purpose in ("encrypt", "fpe")}
    assert [read(token).kid for token in new[:4]] == [*[primary["encrypt"]] * 3, primary["fpe"]]
    assert [read(token).kind for token in new] == [read(token).kind for token in old]
    assert new[4:] == old[4:]
    assert reveal_tokens(new[:5], context) == [MOBILE] * 5
    assert authentic(new, context) == [True] * 7
    assert rewrap(new, context) == new


def test_a_rewrapped_deterministic_token_is_the_one_the_new_key_makes(rotated):
    tokens, context = rotated
    assert rewrap([tokens["s"]], context) == Encrypt(deterministic=True).apply([MOBILE], context)


def test_rewrap_needs_the_name_of_the_release(rotated):
    tokens, context = rotated
    unnamed = Context("CN_MOBILE", "acme", "", context.keys, context.vault)
    with pytest.raises(TokenError, match="token 0: of another release; rewrap needs"):
        rewrap([tokens["e"]], unnamed)


def test_tokens_of_a_disabled_key_are_neither_revealed_nor_taken_for_ours(rotated):
    tokens, context = rotated
    context.keys.disable(read(tokens["e"]).kid, by="wang")
    assert authentic([tokens["e"]], context) == [False]
    with pytest.raises(KeyUnavailableError, match="disabled"):
        reveal_tokens([tokens["e"]], context)

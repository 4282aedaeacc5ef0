"""`KeyRing`: which key produces, which keys read, and what is derived from them."""

import datetime as dt
import re

import pytest

from piiguard.errors import KeyRingError, KeyUnavailableError
from piiguard.keys import PURPOSES, KeyRing, Scope, State
from piiguard.transforms.kind import Keys


def test_a_new_ring_has_a_primary_key_for_each_purpose(path, kms, clock):
    ring = KeyRing.create(path, unlock=kms, by="li.na", clock=clock)
    assert [key.purpose for key in ring.keys] == list(PURPOSES)
    assert {(key.state, key.scope, key.by, key.created) for key in ring.keys} == {
        (State.PRIMARY, Scope(), "li.na", clock.now)
    }
    assert [ring.primary(purpose) for purpose in PURPOSES] == [key.kid for key in ring.keys]
    assert KeyRing.open(path, unlock=kms).keys == ring.keys


def test_key_ids_fit_the_token_grammar_and_differ_between_rings():
    kids = [key.kid for _ in range(20) for key in KeyRing.in_memory().keys]
    assert all(re.fullmatch(r"k[0-9a-z]{7}", kid) for kid in kids)
    assert len(set(kids)) == len(kids)


def test_it_is_what_transforms_ask_for():
    keys: Keys = KeyRing.in_memory()
    kid = keys.primary("fpe", entity="CN_MOBILE", recipient="acme")
    assert len(keys.derived(kid, purpose="fpe", algorithm="ff1", entity="CN_MOBILE", recipient="acme")) == 32
    assert len(keys.release_id(kid, "2026-11")) == 8


def test_an_existing_file_is_not_overwritten(ring, path, kms):
    before = path.read_bytes()
    with pytest.raises(KeyRingError, match="exists already"):
        KeyRing.create(path, unlock=kms)
    assert path.read_bytes() == before


def test_reopened_keys_derive_the_same(ring, path, kms):
    kid = ring.primary("encrypt")
    domain = {"purpose": "encrypt", "algorithm": "aes-siv", "entity": "CN_MOBILE", "recipient": "acme"}
    again = KeyRing.open(path, unlock=kms)
    assert again.derived(kid, **domain) == ring.derived(kid, **domain)
    assert again.release_id(kid, "2026-11") == ring.release_id(kid, "2026-11")


BASE = {"algorithm": "hmac-sha256", "entity": "CN_MOBILE", "recipient": "acme", "release": b"12345678"}


@pytest.mark.parametrize(
    "other",
    [
        {"algorithm": "hmac-sm3"},
        {"entity": "CN_RESIDENT_ID"},
        {"recipient": "beta"},
        {"recipient": ""},
        {"release": b""},
        {"entity": "CN_MOBILEa", "recipient": "cme"},  # the same letters, cut elsewhere
    ],
)
def test_every_field_of_a_domain_gives_another_key(other):
    ring = KeyRing.in_memory(purposes=["pseudonymize"])
    kid = ring.primary("pseudonymize")
    keys = {ring.derived(kid, purpose="pseudonymize", **fields) for fields in (BASE, {**BASE, **other})}
    assert len(keys) == 2


def test_lengths_are_prefixes_of_each_other_and_remembered_apart():
    """RFC 5869: the output is cut from one stream."""
    ring = KeyRing.in_memory(purposes=["encrypt"])
    kid = ring.primary("encrypt")
    long = ring.derived(kid, purpose="encrypt", algorithm="aes-siv", length=64)
    assert ring.derived(kid, purpose="encrypt", algorithm="aes-siv") == long[:32]
    assert len(long) == 64


def test_a_key_is_used_for_its_purpose_only(ring):
    kid = ring.primary("encrypt")
    with pytest.raises(KeyUnavailableError, match="is for encrypt, not for fpe"):
        ring.derived(kid, purpose="fpe", algorithm="ff1")
    with pytest.raises(KeyUnavailableError, match="no key for fpe"):
        ring.primary("fpe")
    with pytest.raises(KeyUnavailableError, match="has no key k0000000"):
        ring.derived("k0000000", purpose="encrypt", algorithm="aes-siv")


def test_release_ids_are_of_their_key_and_empty_for_no_release(ring):
    one, other = ring.primary("encrypt"), ring.primary("pseudonymize")
    assert ring.release_id(one, "") == b""
    ids = [ring.release_id(kid, name) for kid in (one, other) for name in ("2026-11", "2026-12")]
    assert len(set(ids)) == 4
    ring.disable(one, by="li.na")
    with pytest.raises(KeyUnavailableError, match="is disabled"):
        ring.release_id(one, "2026-11")


def test_many_domains_do_not_fill_the_memory():
    ring = KeyRing.in_memory(purposes=["fpe"])
    kid = ring.primary("fpe")
    for number in range(5000):
        ring.derived(kid, purpose="fpe", algorithm="ff1", recipient=f"r{number}")
    assert len(ring._derived._secrets) <= 4096


def test_the_most_particular_scope_produces(ring):
    """Recipient and entity, then recipient, then entity, then all."""
    general = ring.primary("encrypt")
    entity = ring.new("encrypt", by="li.na", entity="CN_MOBILE")
    recipient = ring.new("encrypt", by="li.na", recipient=["acme", "beta"])
    both = ring.new("encrypt", by="li.na", entity=["CN_MOBILE"], recipient=["acme"])
    asked = [
        ("CN_MOBILE", "acme"),
        ("CN_MOBILE", "beta"),
        ("CN_MOBILE", "gamma"),
        ("PERSON", "acme"),
        ("PERSON", ""),
    ]
    assert [ring.primary("encrypt", entity=one, recipient=who) for one, who in asked] == [
        *(both, recipient, entity, recipient, general)
    ]


def test_a_key_is_not_used_outside_its_scope(ring):
    kid = ring.new("encrypt", by="li.na", entity="CN_MOBILE", recipient="acme")
    ring.derived(kid, purpose="encrypt", algorithm="aes-siv", entity="CN_MOBILE", recipient="acme")
    for entity, recipient in (("CN_MOBILE", "beta"), ("PERSON", "acme"), ("CN_MOBILE", "")):
        with pytest.raises(KeyUnavailableError, match="is for CN_MOBILE; acme only"):
            ring.derived(kid, purpose="encrypt", algorithm="aes-siv", entity=entity, recipient=recipient)


@pytest.mark.parametrize(
    ("purpose", "scope", "reason"),
    [
        ("encrypt", {}, "rotate it"),
        ("encrypt", {"entity": ["PERSON", "CN_MOBILE"]}, "leave open which key produces"),
        ("encrypt", {"entity": ["cn_mobile"]}, "entity code is not written as one"),
        ("encrypt", {"recipient": [""]}, "recipient is not written as one"),
        ("encrypt", {"recipient": ["a\nb"]}, "recipient is not written as one"),
        ("encrypt", {"recipient": [7]}, "recipient is not written as one"),
        ("encrypt", {"recipient": "*"}, "recipient is not written as one"),  # would be read as: all of them
        ("encrypt", {"recipient": ["acme", "*"]}, "recipient is not written as one"),
        ("encrypt", {"entity": "*"}, "entity code is not written as one"),
        ("encryption", {}, "unknown purpose 'encryption'; allowed: pseudonymize, encrypt"),
        ("shift", {"entity": "CN_MOBILE"}, "serves all entities"),
        ("surrogate", {"entity": "CN_MOBILE"}, "serves all entities"),
        ("index", {"recipient": "acme"}, "serves all recipients"),
        ("audit", {"recipient": "acme"}, "serves all recipients"),
        ("fpe", {"not_after": dt.datetime(2027, 1, 1)}, "no time zone"),
    ],
)
def test_keys_that_cannot_be_meant_are_refused(ring, purpose, scope, reason):
    ring.new("encrypt", by="li.na", entity="CN_MOBILE")
    before = ring.keys
    with pytest.raises(KeyRingError, match=reason):
        ring.new(purpose, by="li.na", **scope)
    assert ring.keys == before


def test_a_key_past_its_time_reads_but_produces_no_more(ring, clock):
    until = clock.now + dt.timedelta(days=365)
    kid = ring.new("fpe", by="li.na", not_after=until.astimezone(dt.timezone(dt.timedelta(hours=8))))
    assert (ring.primary("fpe"), ring.info(kid).not_after) == (kid, until)
    clock.wait(days=365)
    with pytest.raises(KeyUnavailableError, match="may produce no more: rotate"):
        ring.primary("fpe")
    assert len(ring.derived(kid, purpose="fpe", algorithm="ff1")) == 32
    assert ring.rotate("fpe", by="li.na") == ring.primary("fpe") != kid


def test_a_single_purpose_or_name_is_one_and_not_its_letters():
    ring = KeyRing.in_memory(purposes="fpe", entity="CN_MOBILE", recipient="acme")
    assert [(key.purpose, key.scope) for key in ring.keys] == [("fpe", Scope(("CN_MOBILE",), ("acme",)))]


def test_a_passphrase_as_plain_text_is_refused(path):
    """It would stand in the code that calls, and in what shows its variables."""
    for act in (KeyRing.create, KeyRing.open):
        with pytest.raises(KeyRingError, match="unlock is a Passphrase, FromFile, FromEnv or Kms"):
            act(path, unlock="correct horse battery staple")


def test_repr_says_where_and_how_many(ring, path):
    assert repr(ring) == f"KeyRing(path='{path}', 2 keys, generation 1)"
    assert repr(KeyRing.in_memory(purposes=["fpe"])) == "KeyRing(in memory, 1 keys, generation 1)"


def test_another_passphrase_or_service_from_now_on(ring, path, kms):
    """Copies of the file still open by what opened them: the page on keys says so."""
    other = type(kms)(type(kms.provider)())
    copy = path.with_name("copy.json")
    copy.write_bytes(path.read_bytes())
    copy.chmod(0o600)
    kept = ring.keys
    ring.change_unlock(other, by="li.na")
    assert KeyRing.open(path, unlock=other).keys == KeyRing.open(copy, unlock=kms).keys == kept
    with pytest.raises(KeyRingError):
        KeyRing.open(path, unlock=kms)
    ring.rotate("encrypt", by="li.na")
    with pytest.raises(KeyRingError, match="no file to seal"):
        KeyRing.in_memory().change_unlock(kms, by="li.na")

"""The file: nothing of it can be edited, exchanged or read by somebody without its secret."""

import datetime as dt
import json
import os
import stat
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.errors import KeyRingError
from piiguard.keys import KeyRing, sealing
from piiguard.keys.acts import added
from piiguard.keys.model import Content, Key, KeyInfo, Scope, State
from piiguard.keys.sealing import opened, parsed, sealed
from piiguard.keys.secret import Secret

EVERY = 3  # bytes apart: a whole ring is some 1,500 bytes


@pytest.fixture
def rich(path, kms, clock):
    """A ring with a key in each state, and all its fields filled."""
    ring = KeyRing.create(path, unlock=kms, purposes=["encrypt", "fpe", "tokenize"], by="li.na", clock=clock)
    ring.rotate("encrypt", by="li.na", not_after=clock.now.replace(year=2030))
    ring.new("encrypt", by="li.na", entity="CN_MOBILE", recipient="acme")
    ring.destroy(ring.primary("fpe"), by="li.na", approved_by="wang.wu", now=True)
    ring.destroy(ring.primary("tokenize"), by="li.na", approved_by="wang.wu")
    return ring


def put(path, raw_bytes):
    path.write_bytes(raw_bytes)
    path.chmod(0o600)


def written(document):
    return json.dumps(document, sort_keys=True, indent=1).encode() + b"\n"


def places(value, at=()):
    """The path of every field and entry below a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield (*at, name)
        yield from places(one, (*at, name))


def test_the_file_is_for_its_owner_only(ring, path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ring.rotate("encrypt", by="li.na")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name("ring.json.lock").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="files have no such modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_file_that_others_may_open_is_refused(ring, path, kms, mode):
    path.chmod(mode)
    with pytest.raises(KeyRingError, match=f"mode {mode:04o}\\): chmod 600"):
        KeyRing.open(path, unlock=kms)


def test_secrets_are_not_in_the_file(rich, path):
    raw = path.read_bytes()
    secrets = [key.secret.use() for key in rich._content.keys if key.secret is not None]
    assert len(secrets) == 4
    assert not any(secret in raw or secret.hex().encode() in raw for secret in secrets)


@pytest.mark.parametrize("change", [lambda byte: byte ^ 1, lambda byte: byte ^ 0x20, lambda byte: 0x20])
def test_every_byte_changed_once_is_refused(rich, path, kms, change):
    raw = path.read_bytes()
    for place in range(0, len(raw), EVERY):
        edited = bytearray(raw)
        edited[place] = change(raw[place])
        if bytes(edited) == raw:
            continue
        put(path, bytes(edited))
        with pytest.raises(KeyRingError):
            KeyRing.open(path, unlock=kms)
    put(path, raw)
    assert KeyRing.open(path, unlock=kms).keys == rich.keys


def test_every_cut_and_added_byte_is_refused(rich, path, kms):
    raw = path.read_bytes()
    for edited in (b"", raw[:-1], raw[: len(raw) // 2], raw + b"\n", b" " + raw, b"\xef\xbb\xbf" + raw):
        put(path, edited)
        with pytest.raises(KeyRingError):
            KeyRing.open(path, unlock=kms)


def test_each_field_edited_or_left_out_is_refused(rich, path, kms):
    whole = json.loads(path.read_bytes())
    tried = 0
    for place in places(whole):
        for edit in ("other", "left out"):
            document = json.loads(path.read_bytes())
            inner = document
            for name in place[:-1]:
                inner = inner[name]
            if edit == "left out":
                del inner[place[-1]]
            else:
                inner[place[-1]] = _another(inner[place[-1]])
            copy = path.with_name("edited.json")
            put(copy, written(document))
            with pytest.raises(KeyRingError) as raised:
                KeyRing.open(copy, unlock=kms)
            assert "later version" not in str(raised.value)
            tried += 1
    assert tried > 150


def _another(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if value is None:
        return "2030-01-01T00:00:00Z"
    if isinstance(value, str):
        return value[:-1] + ("1" if value[-1:] != "1" else "2")
    if isinstance(value, list):
        return [] if value else ["X"]
    return {}


@pytest.mark.parametrize("field", ["state", "purpose", "scope", "was_primary", "not_after", "wrapped", "kid"])
def test_fields_do_not_move_between_keys_or_files(rich, path, kms, clock, field):
    """Neither from another key, nor from an older file of the same ring."""
    older = json.loads(path.read_bytes())
    rich.rotate("encrypt", by="li.na")
    rich.rotate("encrypt", by="li.na", entity="CN_MOBILE", recipient="acme")
    now = json.loads(path.read_bytes())
    for source in (older["keys"][3], older["keys"][4], now["keys"][0]):
        document = json.loads(path.read_bytes())
        for key in document["keys"]:
            if field in key and field in source and key[field] != source[field]:
                key[field] = source[field]
                break
        else:
            continue
        put(path.with_name("edited.json"), written(document))
        with pytest.raises(KeyRingError, match="was edited"):
            KeyRing.open(path.with_name("edited.json"), unlock=kms)


NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
EMPTY = Content("kr_000000000000", NOW, 1, ())
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Z"]), min_size=1, max_size=9)


@settings(max_examples=25, deadline=None)
@given(
    recipients=st.lists(NAMES.filter(lambda name: name != "*"), max_size=3),
    entities=st.lists(st.from_regex(r"[A-Z][A-Z0-9_]{0,63}", fullmatch=True), max_size=3),
)
def test_scopes_read_back_as_they_were_written(recipients, entities):
    """Also those of recipients with stars in their names; no names at all: a key for all."""
    scope = Scope.of("encrypt", entities, recipients)
    content, _ = added(EMPTY, "encrypt", scope, "li.na", NOW)
    kek = Secret(bytes(32))
    again = opened(parsed(sealed(content, {}, kek)), kek)
    assert [key.info.scope for key in again.keys] == [scope]


@pytest.mark.parametrize(
    "scope",
    [
        Scope((), ("*",)),
        Scope(("*",), ()),
        Scope(("cn_mobile",), ()),
        Scope((), ("b", "a")),
        Scope(("CN_MOBILE",) * 2, ()),
    ],
)
def test_a_scope_that_no_act_makes_is_not_read(scope):
    """Written by somebody with the key of the file: a star is neither a name nor all names."""
    info = KeyInfo("k0000000", "encrypt", "hkdf", State.PRIMARY, scope, NOW)
    kek = Secret(bytes(32))
    raw = sealed(replace(EMPTY, keys=(Key(info, Secret(bytes(32))),)), {}, kek)
    with pytest.raises(KeyRingError, match="written by a later version"):
        opened(parsed(raw), kek)


def test_an_older_file_as_a_whole_is_found_by_its_generation_only(ring, path, kms):
    older = path.read_bytes()
    ring.disable(ring.primary("encrypt"), by="li.na")
    put(path, older)
    assert KeyRing.open(path, unlock=kms).generation == 1  # the file alone cannot tell
    with pytest.raises(KeyRingError, match="generation 1, at least 2 is needed"):
        KeyRing.open(path, unlock=kms, least_generation=2)
    with pytest.raises(KeyRingError, match="older file was put in its place"):
        ring.refresh()  # who saw the newer one knows


def test_another_ring_in_its_place_is_noticed(ring, path, kms, tmp_path):
    KeyRing.create(tmp_path / "other.json", unlock=kms)
    put(path, (tmp_path / "other.json").read_bytes())
    for act in (ring.refresh, lambda: ring.rotate("encrypt", by="li.na")):
        with pytest.raises(KeyRingError, match="another ring took the place of this one"):
            act()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{}", "no key ring"),
        (b"[]", "no key ring"),
        (b"\x00\xff", "no key ring"),
        (b"[" * 100_000, "no key ring"),
        (b"1" * 100_000, "no key ring"),
        (b'{"format": "piiguard-keyring/2"}', "another format than piiguard-keyring/1"),
        (b'{"format": "piiguard-keyring/1"}', "not written as this format is"),
    ],
)
def test_what_is_no_ring_is_refused_in_plain_words(path, kms, raw, reason):
    put(path, raw)
    with pytest.raises(KeyRingError, match=reason) as raised:
        KeyRing.open(path, unlock=kms)
    assert str(raised.value).startswith(f"{path}: ")
    assert raised.value.__context__ is None


def test_a_ring_is_found_through_a_link_which_stays_one(ring, path, kms, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(path)
    KeyRing.open(link, unlock=kms).rotate("encrypt", by="li.na")
    assert link.is_symlink()
    assert KeyRing.open(path, unlock=kms).generation == 2


def test_no_such_file_or_folder(tmp_path, kms):
    with pytest.raises(KeyRingError, match="No such file"):
        KeyRing.open(tmp_path / "nosuch.json", unlock=kms)
    with pytest.raises(KeyRingError, match="cannot be locked: No such file"):
        KeyRing.create(tmp_path / "nosuch" / "ring.json", unlock=kms)


def test_a_row_that_says_more_than_is_known_is_not_read():
    """A later version could say there that the key may not be used; sealed by somebody with the key."""
    kek, secret = Secret(bytes(32)), Secret(bytes(range(32)))
    info = KeyInfo("k0000000", "encrypt", "hkdf", State.PRIMARY, Scope(), NOW)
    document = parsed(sealed(replace(EMPTY, keys=(Key(info, secret),)), {}, kek))
    head = {**sealing._head(info), "only_on": "sundays"}
    siv, bound = sealing._siv(kek, EMPTY.keyring), sealing._bound(head, EMPTY.keyring)
    document["keys"] = [{**head, "wrapped": siv.encrypt(secret.use(), [bound]).hex()}]
    document["mac"] = sealing._mac(document, kek)
    with pytest.raises(KeyRingError, match="written by a later version"):
        opened(document, kek)

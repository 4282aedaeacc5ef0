"""Acts on a ring: rotate, disable, enable, destroy; each logged before it takes effect."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.errors import KeyRingError, KeyUnavailableError, PiiguardError
from piiguard.keys import Destruction, KeyRing, Scope, State
from piiguard.keys.sealing import opened, parsed, sealed
from piiguard.keys.secret import Secret


def derived(ring, kid, purpose="encrypt"):
    return ring.derived(kid, purpose=purpose, algorithm="aes-siv")


def test_rotation_makes_a_new_key_and_the_old_one_still_reads(ring, path, kms):
    old = ring.primary("encrypt")
    old_key = derived(ring, old)
    new = ring.rotate("encrypt", by="wang.wu")
    assert (ring.primary("encrypt"), ring.info(old).state, ring.info(new).by) == (
        new,
        State.ACTIVE,
        "wang.wu",
    )
    assert derived(ring, new) != old_key
    assert derived(KeyRing.open(path, unlock=kms), old) == old_key


def test_rotation_is_of_exactly_one_scope(ring):
    general, own = ring.primary("encrypt"), ring.new("encrypt", by="li.na", recipient="acme")
    new = ring.rotate("encrypt", by="li.na", recipient="acme")
    assert ring.info(new).scope == Scope((), ("acme",))
    assert [ring.info(kid).state for kid in (general, own, new)] == [
        State.PRIMARY,
        State.ACTIVE,
        State.PRIMARY,
    ]
    with pytest.raises(KeyUnavailableError, match="no key for encrypt of all entities; beta"):
        ring.rotate("encrypt", by="li.na", recipient="beta")


def test_a_disabled_key_does_nothing_until_it_is_enabled(ring):
    """The emergency switch: it also holds for keys that were derived before."""
    kid = ring.primary("encrypt")
    before = derived(ring, kid)
    ring.disable(kid, by="li.na")
    with pytest.raises(KeyUnavailableError, match=f"{kid} is disabled"):
        derived(ring, kid)
    with pytest.raises(KeyUnavailableError, match=f"{kid}, is disabled: enable it or rotate"):
        ring.primary("encrypt")
    ring.enable(kid, by="li.na")
    assert (ring.primary("encrypt"), derived(ring, kid)) == (kid, before)


def test_nothing_falls_back_to_a_more_general_key_unnoticed(ring):
    """Who switches a partner's key off does not want that partner to be served under another."""
    own = ring.new("encrypt", by="li.na", recipient="acme")
    ring.disable(own, by="li.na")
    with pytest.raises(KeyUnavailableError, match=r"to acme, .* is disabled"):
        ring.primary("encrypt", recipient="acme")
    ring.destroy(own, by="li.na", approved_by="wang.wu", now=True)
    with pytest.raises(KeyUnavailableError, match=r"to acme, .* is destroyed"):
        ring.primary("encrypt", recipient="acme")
    new = ring.new("encrypt", by="li.na", recipient="acme")
    assert ring.primary("encrypt", recipient="acme") == new


def test_enabling_an_old_key_does_not_make_it_produce_again(ring):
    old = ring.primary("encrypt")
    ring.disable(old, by="li.na")
    new = ring.rotate("encrypt", by="li.na")
    ring.enable(old, by="li.na")
    assert (ring.info(old).state, ring.primary("encrypt")) == (State.ACTIVE, new)


def test_acts_that_make_no_sense_are_refused(ring):
    kid = ring.primary("encrypt")
    with pytest.raises(KeyUnavailableError, match="is primary, not disabled"):
        ring.enable(kid, by="li.na")
    ring.disable(kid, by="li.na")
    with pytest.raises(KeyUnavailableError, match="is disabled already"):
        ring.disable(kid, by="li.na")
    with pytest.raises(KeyUnavailableError, match="has no key k0000000"):
        ring.disable("k0000000", by="li.na")


@pytest.mark.parametrize("by", ["", "li na", "李娜", "a" * 65, None])
def test_who_acts_is_an_account_name(ring, by):
    with pytest.raises(KeyRingError, match="by is an account name"):
        ring.disable(ring.primary("encrypt"), by=by)


def test_destroying_waits_seven_days_and_leaves_a_record(ring, path, kms, clock):
    kid = ring.primary("encrypt")
    ring.destroy(kid, by="li.na", approved_by="wang.wu")
    info = ring.info(kid)
    assert (info.state, info.destroy_after) == (State.DISABLED, clock.now + dt.timedelta(days=7))
    clock.wait(days=6, hours=23)
    with pytest.raises(KeyRingError, match="waits until 2026-11-28 12:00 UTC"):
        ring.destroy(kid, by="li.na", approved_by="wang.wu")
    clock.wait(hours=1)
    ring.destroy(kid, by="li.na", approved_by="zhao.liu", method="keyring-and-backups")
    record = Destruction(clock.now, "keyring-and-backups", "li.na", "zhao.liu")
    for seen in (ring, KeyRing.open(path, unlock=kms)):
        assert (seen.info(kid).state, seen.info(kid).destroyed) == (State.DESTROYED, record)
        with pytest.raises(KeyUnavailableError, match="is destroyed"):
            derived(seen, kid)
    assert path.read_text().count('"wrapped"') == 1  # that of the other key


def test_enabling_calls_a_waiting_destruction_off(ring, clock):
    kid = ring.primary("encrypt")
    ring.destroy(kid, by="li.na", approved_by="wang.wu")
    ring.enable(kid, by="li.na")
    assert (ring.primary("encrypt"), ring.info(kid).destroy_after) == (kid, None)
    clock.wait(days=8)
    ring.destroy(kid, by="li.na", approved_by="wang.wu")
    assert ring.info(kid).state is State.DISABLED  # the wait begins anew


def test_a_destroyed_key_does_not_come_back(ring):
    kid = ring.primary("encrypt")
    ring.destroy(kid, by="li.na", approved_by="wang.wu", now=True)
    with pytest.raises(KeyUnavailableError, match="destroyed already"):
        ring.destroy(kid, by="li.na", approved_by="wang.wu", now=True)
    for act in (ring.enable, ring.disable):
        with pytest.raises(KeyUnavailableError, match="is destroyed"):
            act(kid, by="li.na")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"approved_by": "li.na"}, "two different persons"),
        ({"approved_by": "Li.Na"}, "two different persons"),  # accounts that differ in case alone
        ({"approved_by": ""}, "approved_by is an account name"),
        ({"approved_by": "wang.wu", "method": "told Mr. Wang 13800138000"}, "method is a code"),
    ],
)
def test_one_person_or_words_instead_of_a_code_destroy_nothing(ring, fields, reason):
    kid = ring.primary("encrypt")
    with pytest.raises(KeyRingError, match=reason):
        ring.destroy(kid, by="li.na", now=True, **fields)
    assert ring.info(kid).state is State.PRIMARY


def test_each_act_is_in_the_log_before_it_takes_effect(path, kms, log):
    ring = KeyRing.create(path, unlock=kms, purposes=["fpe"], by="li.na", audit=log)
    log.ring = ring
    old = ring.primary("fpe")
    new = ring.rotate("fpe", by="li.na")
    ring.disable(old, by="wang.wu")
    ring.destroy(old, by="li.na", approved_by="wang.wu", now=True)
    assert [
        (fields["action"], fields["principal"], fields["kids"], fields["states"]) for _, fields in log.records
    ] == [
        ("create", "li.na", [old], ["primary"]),
        ("rotate", "li.na", [new, old], ["primary", "active"]),
        ("disable", "wang.wu", [old], ["disabled"]),
        ("destroy", "li.na", [old], ["destroyed"]),
    ]
    assert log.records[-1] == (
        "key",
        {
            "action": "destroy",
            "principal": "li.na",
            "approved_by": "wang.wu",
            "method": "keyring-delete",
            "keyring": ring.keyring,
            "kids": [old],
            "states": ["destroyed"],
            "purposes": ["fpe"],
        },
    )
    assert log.generations[1:] == [1, 2, 3]


def test_no_log_no_act(ring, path, broken_log):
    before, kid = path.read_bytes(), ring.primary("encrypt")
    ring.attach(broken_log)
    with pytest.raises(OSError, match="no space"):
        ring.rotate("encrypt", by="li.na")
    assert (path.read_bytes(), ring.primary("encrypt")) == (before, kid)


def test_no_file_no_effect(ring, path, monkeypatch):
    """A ring whose file cannot be written stays as its file is."""
    kid = ring.primary("encrypt")
    monkeypatch.setattr("piiguard.keys.files.os.fsync", _fails)
    with pytest.raises(KeyRingError, match="No space left on device"):
        ring.rotate("encrypt", by="li.na")
    assert (ring.primary("encrypt"), ring.generation) == (kid, 1)
    assert sorted(file.name for file in path.parent.iterdir()) == ["ring.json", "ring.json.lock"]


def _fails(handle):
    raise OSError(28, "No space left on device")


def test_with_a_log_the_maker_has_a_name(path, kms, log):
    with pytest.raises(KeyRingError, match="by is an account name"):
        KeyRing.create(path, unlock=kms, audit=log)
    assert not path.exists()


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["new", "rotate", "disable", "enable", "destroy"]),
        st.sampled_from(["encrypt", "fpe"]),
        st.sampled_from([(), ("acme",), ("acme", "beta")]),
        st.integers(0, 5),
        st.booleans(),
    ),
    max_size=12,
)


@given(ACTS)
def test_whatever_is_done_no_two_keys_produce_for_one_scope_and_the_file_tells_all(acts):
    ring = KeyRing.in_memory(purposes=["encrypt"])
    for name, purpose, recipient, number, flag in acts:
        before = ring.keys
        kid = before[number % len(before)].kid
        try:
            if name in ("new", "rotate"):
                getattr(ring, name)(purpose, by="li.na", recipient=recipient)
            elif name == "destroy":
                ring.destroy(kid, by="li.na", approved_by="wang.wu", now=flag)
            else:
                getattr(ring, name)(kid, by="li.na")
        except PiiguardError:
            assert ring.keys == before
            continue
        assert [key.kid for key in ring.keys][: len(before)] == [key.kid for key in before]
        gone = [key for key in before if key.state is State.DESTROYED]
        assert [key.kid for key in gone if ring.info(key.kid).state is not State.DESTROYED] == []
        primary = [key for key in ring.keys if key.state is State.PRIMARY]
        for place, key in enumerate(primary):
            others = [other for other in primary[place + 1 :] if other.purpose == key.purpose]
            assert not any(key.scope.overlaps(other.scope) for other in others)
    kek = Secret(bytes(32))
    again = opened(parsed(sealed(ring._content, {}, kek)), kek)
    assert tuple(key.info for key in again.keys) == ring.keys
    assert [key.secret and key.secret.use() for key in again.keys] == [
        key.secret and key.secret.use() for key in ring._content.keys
    ]


def test_a_key_that_was_rotated_while_it_was_off_never_produces_again(ring):
    """Also when the one that took its place is off: what is produced meanwhile is nobody's guess."""
    old = ring.primary("encrypt")
    ring.disable(old, by="li.na")
    new = ring.rotate("encrypt", by="li.na")
    ring.disable(new, by="li.na")
    ring.enable(old, by="li.na")
    assert ring.info(old).state is State.ACTIVE
    with pytest.raises(KeyUnavailableError, match=f"{new}, is disabled"):
        ring.primary("encrypt")


@pytest.mark.parametrize("by", ["13800138000", "a13800138000", "110105194912310021"])
def test_nobody_acts_in_the_name_of_a_number(ring, path, by):
    """It would stand in the clear in the file; logs refuse the same names."""
    kid = ring.primary("encrypt")
    for act in (
        lambda: ring.disable(kid, by=by),
        lambda: ring.destroy(kid, by="li.na", approved_by=by),
        lambda: ring.new("fpe", by=by),
    ):
        with pytest.raises(KeyRingError, match="is an account name: reads as a number") as raised:
            act()
        assert by not in str(raised.value)
    assert (ring.generation, by in path.read_text()) == (1, False)

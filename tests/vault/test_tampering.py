"""Who can write to the database and has no key: rows do not open in another place, for longer, or for others.

They can still delete. No token ever gives a value that was not stored for it.
"""

import datetime as dt
from collections.abc import Callable

import pytest

from piiguard.errors import KeyUnavailableError, TokenError, VaultError
from piiguard.keys import KeyRing
from piiguard.vault import Vault
from piiguard.vault.cipher import bound
from piiguard.vault.rows import Domain, StoredToken
from tests.vault.conftest import Clock, altered

CARDS = ["6222021001116240008", "6222021001116249991"]
CHANGED = "a row does not authenticate: the database was changed"
DAY = dt.timedelta(days=1)


def rows_of(vault: Vault) -> list[StoredToken]:
    """The rows by id."""
    return vault._store.rows_after(0, 10)


def subjects_of(vault: Vault, tokens: list[bytes]) -> list[int | None]:
    """The id of the subject of each token's row."""
    by_id = {row.id: row.subject for row in rows_of(vault)}
    return [by_id[id_] for id_ in vault._index.ids(Domain("BANK_CARD", "", b""), tokens).tolist()]


def test_rows_that_changed_places_are_not_revealed(vault: Vault) -> None:
    """Their ids swapped: each token would stand for the other's card."""
    tokens = vault.store(CARDS, entity="BANK_CARD")
    one, two = (row.id for row in rows_of(vault))
    table = "UPDATE piiguard_token SET id ="
    altered(
        vault,
        f"{table} -1 WHERE id = {one}",
        f"{table} {one} WHERE id = {two}",
        f"{table} {two} WHERE id = -1",
    )
    for token in tokens:
        with pytest.raises(VaultError, match=CHANGED):
            vault.reveal([token], entity="BANK_CARD")


def test_no_token_is_given_out_for_a_row_that_stands_in_place_of_another(vault: Vault) -> None:
    """Else it would give the other's card as soon as the rows are back in their places."""
    vault.store(CARDS, entity="BANK_CARD")
    one, two = rows_of(vault)
    table, spare = "UPDATE piiguard_token SET bi =", bytes(16)
    written = (
        (lambda raw: f"X'{raw.hex()}'") if "sqlite" in repr(vault) else (lambda raw: f"'\\x{raw.hex()}'")
    )
    altered(
        vault,
        f"{table} {written(spare)} WHERE id = {one.id}",
        f"{table} {written(one.bi)} WHERE id = {two.id}",
        f"{table} {written(two.bi)} WHERE id = {one.id}",
    )
    with pytest.raises(VaultError, match=CHANGED):
        vault.store(CARDS[:1], entity="BANK_CARD")


@pytest.mark.parametrize("subjects", [None, ["a", "a"]])
def test_an_end_that_was_taken_away_or_put_off_lets_nothing_be_revealed(
    vault: Vault, clock: Clock, subjects: list[str] | None
) -> None:
    tokens = vault.store(CARDS, entity="BANK_CARD", subjects=subjects, expires=clock.now + DAY)
    clock.pass_by(days=2)
    for later in ("NULL", "expires + 1000000", "0", "-1"):
        altered(vault, f"UPDATE piiguard_token SET expires = {later}")
        with pytest.raises((VaultError, TokenError), match=rf"{CHANGED}|expired"):
            vault.reveal(tokens, entity="BANK_CARD")


def test_an_end_that_was_put_off_is_not_sealed_by_storing_or_rewrapping(
    vault: Vault, keys: KeyRing, clock: Clock
) -> None:
    vault.store(CARDS, entity="BANK_CARD", expires=clock.now + DAY)
    altered(vault, "UPDATE piiguard_token SET expires = expires + 1000000")
    for until in (None, clock.now + DAY, clock.now + 1000 * DAY):
        with pytest.raises(VaultError, match=CHANGED):
            vault.store(CARDS, entity="BANK_CARD", expires=until)
    keys.rotate("tokenize", by="li.na")
    with pytest.raises(VaultError, match=CHANGED):
        vault.rewrap(by="li.na")


def test_prolonging_seals_anew_also_with_a_key_that_came_since(
    vault: Vault, keys: KeyRing, clock: Clock
) -> None:
    until = clock.now + DAY
    tokens = vault.store(CARDS, entity="BANK_CARD", subjects=["a", None], expires=until)
    before = {row.id: row.ct for row in rows_of(vault)}
    new = keys.rotate("tokenize", by="li.na")
    assert vault.store(CARDS, entity="BANK_CARD", subjects=["a", None], expires=until + DAY) == tokens
    after = rows_of(vault)
    assert {row.expires for row in after} == {int((until + DAY).timestamp())}
    assert {row.kid for row in after} == {"", new}
    assert not {row.ct for row in after} & set(before.values())
    clock.pass_by(hours=47)
    assert vault.reveal(tokens, entity="BANK_CARD") == CARDS


def test_two_that_prolong_at_the_same_time_both_succeed(
    vault: Vault, open_vault: Callable[..., Vault], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who comes second begins again, and does not shorten what the first wrote."""
    tokens = vault.store(CARDS, entity="BANK_CARD", expires=clock.now + DAY)
    prolong, other = vault._store.prolong, open_vault()

    def late(*arguments: object) -> int:
        monkeypatch.undo()
        other.store(CARDS, entity="BANK_CARD", expires=clock.now + 3 * DAY)
        return prolong(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(vault._store, "prolong", late)
    assert vault.store(CARDS, entity="BANK_CARD", expires=clock.now + 2 * DAY) == tokens
    clock.pass_by(hours=71)
    assert vault.reveal(tokens, entity="BANK_CARD") == CARDS


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE piiguard_token SET subject = (SELECT min(id) FROM piiguard_subject)",
        "UPDATE piiguard_token SET subject = NULL",
        "UPDATE piiguard_token SET subject = NULL, kid = (SELECT min(kid) FROM piiguard_subject)",
    ],
)
def test_a_row_stays_with_its_subject(vault: Vault, statement: str) -> None:
    """So that forgetting them makes it unreadable, wherever it was moved."""
    tokens = vault.store(CARDS, entity="BANK_CARD", subjects=["a", "b"])
    least = min(one.id for one in vault._store.subjects_after(0, 10))
    owners = subjects_of(vault, tokens)
    moved = [token for token, owner in zip(tokens, owners, strict=True) if owner != least]
    altered(vault, statement)
    with pytest.raises((VaultError, KeyUnavailableError), match=r"does not authenticate|the ring has no key"):
        vault.reveal(moved, entity="BANK_CARD")
    vault.forget("a", by="li.na")
    vault.forget("b", by="li.na")
    with pytest.raises((VaultError, TokenError, KeyUnavailableError)):
        vault.reveal(moved, entity="BANK_CARD")


def test_a_subject_keeps_its_key(vault: Vault) -> None:
    """Swapped keys, and a key under another mark, do not open."""
    tokens = vault.store(CARDS, entity="BANK_CARD", subjects=["a", "b"])
    altered(vault, "UPDATE piiguard_subject SET wrapped = (SELECT max(wrapped) FROM piiguard_subject)")
    with pytest.raises(VaultError, match="the key of a subject does not authenticate"):
        vault.reveal(tokens, entity="BANK_CARD")


def test_the_token_of_a_deleted_row_never_stands_for_a_new_value(vault: Vault) -> None:
    """Ids do not come from the database: also one that was set back gives none a second time."""
    (token,) = vault.store(CARDS[:1], entity="BANK_CARD")
    altered(vault, "DELETE FROM piiguard_token")
    if "sqlite" in repr(vault):
        altered(vault, "DELETE FROM sqlite_sequence")
    (new,) = vault.store(CARDS[1:], entity="BANK_CARD")
    assert new != token
    with pytest.raises(TokenError, match="deleted from the vault"):
        vault.reveal([token], entity="BANK_CARD")


def test_an_id_that_is_taken_is_passed_by(
    vault: Vault, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two batches of one second may meet: the second begins again with other ids."""
    drawn = iter([7, 7, 8, 100])
    monkeypatch.setattr("secrets.randbelow", lambda below: next(drawn))
    first = vault.store(CARDS, entity="BANK_CARD")
    second = vault.store(["6222021001116240016", "6222021001116240024"], entity="BANK_CARD")
    assert len({*first, *second}) == 4
    begin = int(clock.now.timestamp()) << 31
    assert [row.id - begin for row in rows_of(vault)] == [8, 9, 101, 102]
    assert vault.reveal(first, entity="BANK_CARD") == CARDS


def test_no_two_places_are_bound_alike() -> None:
    """Domain, id, blind index, end and subject all count; no end is no moment."""
    places = [
        bound(dom, id_, bi, until, mark)
        for dom in (1, -1)
        for id_ in (1, 2)
        for bi in (bytes(16), bytes(15) + b"\1")
        for until in (None, 0, -1, 2**62)
        for mark in (None, bytes(32), bytes(31) + b"\1")
    ]
    assert len(set(places)) == len(places)

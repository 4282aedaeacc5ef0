"""Deletion for a subject (被遗忘) and by age: nothing of it stays in the files."""

import datetime as dt
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from piiguard.errors import TokenError, VaultError
from piiguard.keys import KeyRing
from piiguard.vault import Vault
from tests.vault.conftest import Clock

VALUES = ["13800138000", "li.na@example.com"]


def test_a_value_of_two_subjects_has_two_tokens(vault: Vault) -> None:
    """So that one can be forgotten, and who shares a number does not show."""
    one, two, none = vault.store([VALUES[0]] * 3, entity="CN_MOBILE", subjects=["a", "b", None])
    assert len({one, two, none}) == 3
    assert vault.reveal([one, two, none], entity="CN_MOBILE") == [VALUES[0]] * 3
    assert vault.store(VALUES[:1], entity="CN_MOBILE", subjects=["b"]) == [two]


def test_a_forgotten_subject_is_gone_in_all_domains_and_others_stay(vault: Vault) -> None:
    own = vault.store(VALUES, entity="CN_MOBILE", subjects=["a", "b"])
    elsewhere = vault.store(VALUES, entity="EMAIL_ADDRESS", recipient="acme", subjects=["a", "a"])
    assert vault.forget("a", by="li.na").tokens == 3
    with pytest.raises(TokenError, match="token 0: CN_MOBILE: deleted"):
        vault.reveal(own, entity="CN_MOBILE")
    with pytest.raises(TokenError, match="deleted"):
        vault.reveal(elsewhere, entity="EMAIL_ADDRESS", recipient="acme")
    assert vault.reveal(own[1:], entity="CN_MOBILE") == VALUES[1:]
    assert vault.owns(own, entity="CN_MOBILE") == [
        True,
        True,
    ]  # so that it is left alone when found in a text
    assert vault.stats().subjects == 1


def test_who_comes_back_after_being_forgotten_gets_other_tokens(vault: Vault) -> None:
    before = vault.store(VALUES, entity="CN_MOBILE", subjects=["a", "a"])
    vault.forget("a", by="li.na")
    after = vault.store(VALUES, entity="CN_MOBILE", subjects=["a", "a"])
    assert not set(before) & set(after)
    assert vault.reveal(after, entity="CN_MOBILE") == VALUES


def test_forgetting_somebody_unknown_is_no_error(vault: Vault) -> None:
    assert vault.forget("nobody", by="li.na").tokens == 0


def test_what_was_forgotten_while_it_is_stored_is_stored_anew(
    vault: Vault, open_vault: Callable[..., Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A subject is deleted between the making of its key and the insertion of its rows."""
    insert, other = vault._store.insert, open_vault()

    def late(*arguments: object) -> object:
        monkeypatch.undo()
        other.forget("a", by="li.na")
        return insert(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(vault._store, "insert", late)
    tokens = vault.store(VALUES, entity="CN_MOBILE", subjects=["a", "a"])
    assert vault.reveal(tokens, entity="CN_MOBILE") == VALUES


@pytest.fixture
def file_vault(tmp_path: Path, keys: KeyRing, clock: Clock) -> Iterator[Vault]:
    with Vault.open(tmp_path / "vault.db", keys=keys, clock=clock) as vault:
        yield vault


def raw_bytes_of(folder: Path) -> bytes:
    """All that lies in the files of a vault: the database, its log, its index of the log."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def traces(vault: Vault, subject: bytes | None = None) -> list[bytes]:
    """Ciphertexts, blind indexes and wrapped keys that the vault holds; of one subject if one is named."""
    rows = vault._store.rows_after(0, 10**6)
    subjects = [one for one in vault._store.subjects_after(0, 10**6) if subject in (None, one.mark)]
    ids = {one.id for one in subjects}
    own = [row for row in rows if subject is None or row.subject in ids]
    return [part for row in own for part in (row.bi, row.ct)] + [
        part for one in subjects for part in (one.mark, one.wrapped)
    ]


def test_nothing_of_a_forgotten_subject_stays_in_the_file_or_its_log(
    file_vault: Vault, tmp_path: Path
) -> None:
    """Rows of 100 subjects, stored in 30 batches, so that pages were split and rows moved in between."""
    rng = random.Random(20261122)
    for _ in range(30):
        values = [f"{rng.randrange(10**18):018d}" for _ in range(200)]
        subjects = [f"s{rng.randrange(100)}" for _ in values]
        file_vault.store(values, entity="CN_RESIDENT_ID", subjects=subjects)
    mark = file_vault._index.mark(["s7"])["s7"]
    gone = traces(file_vault, mark)
    before = raw_bytes_of(tmp_path)
    assert len(gone) > 50
    assert all(part in before for part in gone)
    file_vault.forget("s7", by="li.na")
    after = raw_bytes_of(tmp_path)
    assert [part for part in gone if part in after] == []
    assert all(part in after for part in traces(file_vault)[::100])


def test_nothing_of_expired_tokens_or_of_old_ciphertexts_stays_in_the_file(
    file_vault: Vault, keys: KeyRing, clock: Clock, tmp_path: Path
) -> None:
    values = [f"{number:06d}" for number in range(500)]
    file_vault.store(values, entity="STUDENT_NO", expires=clock.now + dt.timedelta(days=1))
    gone = traces(file_vault)
    file_vault.store(values, entity="EMPLOYEE_NO")
    clock.pass_by(days=2)
    file_vault.expire()
    assert [part for part in gone if part in raw_bytes_of(tmp_path)] == []
    old = [row.ct for row in file_vault._store.rows_after(0, 10**6)]
    keys.rotate("tokenize", by="li.na")
    assert file_vault.rewrap(by="li.na") == 500
    assert [part for part in old if part in raw_bytes_of(tmp_path)] == []


def test_a_reader_of_an_older_state_keeps_the_log_and_that_is_said(
    file_vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows are gone all the same; the next deletion empties the log."""
    file_vault.store(VALUES, entity="CN_MOBILE", subjects=["a", "b"])
    monkeypatch.setattr("piiguard.vault.sqlite._PATIENCE_S", 0.1)
    file_vault.close()
    gone = traces(file_vault, file_vault._index.mark(["a"])["a"])
    with closing(sqlite3.connect(tmp_path / "vault.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM piiguard_token").fetchone() == (2,)
        with pytest.raises(VaultError, match="somebody reads an older state"):
            file_vault.forget("a", by="li.na")
    assert file_vault.stats().tokens == 1
    file_vault.forget("nobody", by="li.na")
    assert [part for part in gone if part in raw_bytes_of(tmp_path)] == []


def test_threads_share_a_vault(vault: Vault) -> None:
    """Eight threads store and reveal the same values, and get the same tokens."""
    values = [f"{number:05d}" for number in range(300)]
    results: list[list[bytes]] = []

    def work() -> None:
        tokens = vault.store(values, entity="EMPLOYEE_NO")
        assert vault.reveal(tokens, entity="EMPLOYEE_NO") == values
        results.append(tokens)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [results[0]] * 8


def test_a_subject_is_the_same_as_number_and_as_text(vault: Vault) -> None:
    """As `Guard.protect` reads a column of numbers, of which one is missing."""
    tokens = vault.store(VALUES * 2, entity="CN_MOBILE", subjects=[17, 17.0, "17", float("nan")])
    assert vault.forget(17, by="li.na").tokens == 2
    with pytest.raises(TokenError, match="deleted"):
        vault.reveal(tokens[:1], entity="CN_MOBILE")
    assert vault.reveal(tokens[3:], entity="CN_MOBILE") == VALUES[1:]
    for nobody in ("", float("nan")):
        with pytest.raises(VaultError, match="no subject is named"):
            vault.forget(nobody, by="li.na")

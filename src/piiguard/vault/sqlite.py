"""A vault in one SQLite file: write-ahead log, mode 0600, no set-up, through the standard library.

`synchronous=FULL`: a commit is on the disk when it returns, since a token that left the house must not lose
its row to a power cut. `secure_delete`: what is deleted is overwritten.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from piiguard.errors import VaultError
from piiguard.vault.rows import (
    Counts,
    Domain,
    NewToken,
    Overtaken,
    Resealed,
    StoredToken,
    Subject,
    schema,
)

__all__ = ["SqliteStore", "copied", "put"]

_Item = TypeVar("_Item")
_Row = TypeVar("_Row", StoredToken, Subject)

_PATIENCE_S = 60.0  # a writer waits so long for another one
_PARAMETERS = 30_000  # of one statement; SQLite's own limit is 32,766 (sqlite.org/limits.html, item 9)
_CACHE_KIB = 65_536  # the index on blind indexes is read at random: 45 bytes a row


class _Connection:
    """One thread's connection; closed with the thread, but never in a process that was forked off.

    SQLite's locks are not inherited; closing an inherited connection would take away those of the parent
    (sqlite.org/howtocorrupt.html section 2.6).
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self.pid = os.getpid()
        self.db = db
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",
            "foreign_keys=ON",
            "temp_store=MEMORY",
            f"cache_size=-{_CACHE_KIB}",
        ):
            self.db.execute(f"PRAGMA {pragma}").close()

    def close(self) -> None:
        """See `Store.close`."""
        if self.pid == os.getpid():
            self.db.close()

    def __del__(self) -> None:
        if self.pid != os.getpid():
            _INHERITED.append(self.db)  # kept open to the end
        else:
            self.db.close()


_INHERITED: list[sqlite3.Connection] = []


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False, cached_statements=32
    )


class SqliteStore:
    """See `rows.Store`."""

    batch = 100_000

    def __init__(self, path: Path) -> None:
        self._path = path
        self._own = threading.local()
        self._all: weakref.WeakSet[_Connection] = weakref.WeakSet()
        _STORES.add(self)

    def describe(self) -> str:
        """See `Store.describe`."""
        return f"sqlite {self._path}"

    def begin(self, meta: Mapping[str, str] | None) -> dict[str, str]:
        """See `Store.begin`."""
        if meta is None and not self._path.is_file():
            raise VaultError(f"{self._path}: there is no vault")
        self._examine()
        if meta is not None:
            self._create(meta)
        with self._reading() as db:
            made = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'piiguard_vault'").fetchone()
            return dict(db.execute("SELECT name, value FROM piiguard_vault")) if made else {}

    def _examine(self) -> None:
        """Refuses a file that others could delete rows of, and what is no file, such as a named pipe."""
        try:
            mode = self._path.stat().st_mode
        except OSError:
            return  # whoever makes or opens it says what is wrong
        if not stat.S_ISREG(mode):
            raise VaultError(f"{self._path}: it cannot be opened: not an ordinary file")
        if os.name != "nt" and mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise VaultError(f"{self._path}: others than its owner may write to it (chmod 600)")

    def _create(self, meta: Mapping[str, str]) -> None:
        reason = ""
        try:
            os.close(os.open(self._path, os.O_CREAT | os.O_EXCL, 0o600))  # -wal and -shm get the same mode
        except FileExistsError:
            pass
        except OSError as error:
            reason = error.strerror or type(error).__name__
        if reason:
            raise VaultError(f"{self._path}: {reason}")
        with self._reading() as db:
            tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master")]
        if "piiguard_token_subject" in tables:
            return
        if tables and "piiguard_vault" not in tables:
            raise VaultError(f"{self._path}: a database of something else")
        with self._writing() as db:
            for statement in schema(
                int_type="INTEGER", bytes_type="BLOB", id_type="INTEGER PRIMARY KEY AUTOINCREMENT"
            ):
                db.execute(statement)
            db.executemany("INSERT INTO piiguard_vault VALUES (?, ?) ON CONFLICT DO NOTHING", meta.items())

    def known(self, dom: int, indexes: Sequence[bytes]) -> list[StoredToken]:
        """See `Store.known`."""
        found: list[StoredToken] = []
        for part in _parts(indexes, _PARAMETERS):
            query = f"{_ROWS} WHERE dom = ? AND bi IN ({_marks(len(part))})"
            found.extend(self._list(StoredToken, query, (dom, *part)))
        return found

    def insert(self, dom: int, domain: Domain, rows: Sequence[NewToken], created: int) -> bool:
        """See `Store.insert`."""
        try:
            with self._writing() as db:
                db.execute(
                    "INSERT INTO piiguard_domain VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", (dom, *domain)
                )
                before = db.total_changes
                db.executemany(
                    "INSERT INTO piiguard_token (id, dom, bi, ct, kid, created, expires, subject)"
                    f" VALUES (?, {dom:d}, ?, ?, ?, {created:d}, ?, ?) ON CONFLICT (dom, bi) DO NOTHING",
                    rows,
                )
                return db.total_changes - before == len(rows)
        except sqlite3.IntegrityError:
            pass
        raise Overtaken

    def prolong(self, resealed: Sequence[Resealed], until: int | None) -> int:
        """See `Store.prolong`."""
        ends = "NULL" if until is None else f"{until:d}"
        return self._resealed(
            f"UPDATE piiguard_token SET ct = ?, kid = ?, expires = {ends} WHERE id = ? AND ct = ?", resealed
        )

    def drop_expired(self, ids: Sequence[int] | None, now: int) -> int:
        """See `Store.drop_expired`."""
        statement = "DELETE FROM piiguard_token WHERE expires <= ?"
        with self._writing() as db:
            before = db.total_changes
            if ids is None:
                db.execute(statement, (now,))
            else:
                db.executemany(f"{statement} AND id = ?", ((now, id_) for id_ in ids))
            return db.total_changes - before

    def rows(self, ids: Sequence[int]) -> list[StoredToken]:
        """See `Store.rows`."""
        found: list[StoredToken] = []
        for part in _parts(ids, _PARAMETERS):
            found.extend(self._list(StoredToken, f"{_ROWS} WHERE id IN ({_marks(len(part))})", part))
        return found

    def rows_after(self, id: int, count: int) -> list[StoredToken]:  # noqa: A002
        """See `Store.rows_after`."""
        return self._list(StoredToken, f"{_ROWS} WHERE id > ? ORDER BY id LIMIT ?", (id, count))

    def reseal_rows(self, resealed: Sequence[Resealed]) -> int:
        """See `Store.reseal_rows`."""
        return self._resealed("UPDATE piiguard_token SET ct = ?, kid = ? WHERE id = ? AND ct = ?", resealed)

    def subjects(self, marks: Sequence[bytes]) -> list[Subject]:
        """See `Store.subjects`."""
        return self._in(f"{_SUBJECTS} WHERE mark IN", marks)

    def subjects_by_id(self, ids: Sequence[int]) -> list[Subject]:
        """See `Store.subjects_by_id`."""
        return self._in(f"{_SUBJECTS} WHERE id IN", ids)

    def subjects_after(self, id: int, count: int) -> list[Subject]:  # noqa: A002
        """See `Store.subjects_after`."""
        return self._list(Subject, f"{_SUBJECTS} WHERE id > ? ORDER BY id LIMIT ?", (id, count))

    def add_subjects(self, new: Sequence[tuple[bytes, bytes, str]], created: int) -> None:
        """See `Store.add_subjects`."""
        with self._writing() as db:
            db.executemany(
                "INSERT INTO piiguard_subject (mark, wrapped, kid, created) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (mark) DO NOTHING",
                ((*row, created) for row in new),
            )

    def reseal_subjects(self, resealed: Sequence[Resealed]) -> int:
        """See `Store.reseal_subjects`."""
        return self._resealed(
            "UPDATE piiguard_subject SET wrapped = ?, kid = ? WHERE id = ? AND wrapped = ?", resealed
        )

    def count_of(self, mark: bytes) -> int:
        """See `Store.count_of`."""
        with self._reading() as db:
            query = f"{_ABOUT} mark = ?"
            count: int = db.execute(query, (mark,)).fetchone()[0]
            return count

    def count_expired(self, now: int) -> int:
        """See `Store.count_expired`."""
        with self._reading() as db:
            return int(db.execute(_EXPIRED, (now,)).fetchone()[0])

    def forget(self, marks: Sequence[bytes]) -> None:
        """See `Store.forget`."""
        with self._writing() as db:
            db.executemany("DELETE FROM piiguard_subject WHERE mark = ?", ((mark,) for mark in marks))

    def purge(self) -> None:
        """Moves the log into the file and empties it; waits for readers of older states.

        Raises:
            VaultError: a reader stayed for a minute; what was deleted lies in the log until this is repeated.
        """
        with self._reading() as db:
            (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise VaultError(
                f"{self.describe()}: rows are gone, but somebody reads an older state: they stay in the log"
                " until the next deletion, or until all have closed the vault"
            )

    def domains(self) -> dict[int, Domain]:
        """See `Store.domains`."""
        with self._reading() as db:
            rows = db.execute("SELECT dom, entity, recipient, release_id FROM piiguard_domain")
            return {dom: Domain(*rest) for dom, *rest in rows}

    def counts(self, now: int) -> Counts:
        """See `Store.counts`."""
        with self._reading() as db:
            db.execute("BEGIN")
            try:
                return _counts(db, self.domains(), now)
            finally:
                db.execute("COMMIT")

    def backup(self, target: Path) -> None:
        """Copies the database while it is in use; the copy appears whole or not at all, with mode 0600."""
        with self._reading() as db:
            copied(db, target)

    def close(self) -> None:
        """See `Store.close`."""
        for connection in list(self._all):
            connection.close()
        self._own = threading.local()

    def close_idle(self) -> None:
        """Closes this thread's connection unless it is at work."""
        connection: _Connection | None = getattr(self._own, "connection", None)
        if connection is not None and not connection.db.in_transaction:
            del self._own.connection
            connection.close()

    def _list(self, row: type[_Row], query: str, parameters: Sequence[Any]) -> list[_Row]:
        with self._reading() as db:
            return list(map(row._make, db.execute(query, parameters)))

    def _in(self, query: str, values: Sequence[Any]) -> list[Subject]:
        return [
            subject
            for part in _parts(values, _PARAMETERS)
            for subject in self._list(Subject, f"{query} ({_marks(len(part))})", part)
        ]

    def _resealed(self, statement: str, resealed: Sequence[Resealed]) -> int:
        with self._writing() as db:
            before = db.total_changes
            db.executemany(statement, ((row.raw, row.kid, row.id, row.before) for row in resealed))
            return db.total_changes - before

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection; what goes wrong is a `VaultError` that holds nothing of the database."""
        reason = ""
        try:
            yield self._db()
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            reason = _reason(error)
        if reason:
            raise VaultError(f"{self.describe()}: {reason}")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is the only writer from its beginning, and so never has to give way half way."""
        with self._reading() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    def _db(self) -> sqlite3.Connection:
        connection: _Connection | None = getattr(self._own, "connection", None)
        if connection is None or connection.pid != os.getpid():
            connection = _Connection(_connected(self._path))
            self._own.connection = connection
            self._all.add(connection)
        return connection.db


_STORES: weakref.WeakSet[SqliteStore] = weakref.WeakSet()


def _before_fork() -> None:
    for store in list(_STORES):
        store.close_idle()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork)


_ROWS = "SELECT id, dom, bi, ct, kid, expires, subject FROM piiguard_token"
_EXPIRED = "SELECT count(*) FROM piiguard_token WHERE expires <= ?"
_ABOUT = "SELECT count(*) FROM piiguard_token JOIN piiguard_subject s ON subject = s.id WHERE"
_SUBJECTS = "SELECT id, mark, wrapped, kid FROM piiguard_subject"


def copied(db: sqlite3.Connection, target: Path) -> None:
    """A copy of an open database, whole or not at all, mode 0600; it is on the disk on return.

    Raises:
        VaultError: it cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    reason = ""
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(part, timeout=_PATIENCE_S)) as copy:
            db.backup(copy)
            copy.execute(
                "PRAGMA journal_mode=DELETE"
            )  # one file, that can be read where nothing can be written
        put(part, target)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    if reason:
        raise VaultError(f"{target}: {reason}")


def put(part: Path, target: Path) -> None:
    """Moves a finished file to its place, durably.

    Raises:
        VaultError: it cannot be moved.
    """
    reason = ""
    try:
        _flushed(part)
        part.replace(target)
        _flushed(target.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    if reason:
        raise VaultError(f"{target}: {reason}")


def _flushed(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _counts(db: sqlite3.Connection, domains: Mapping[int, Domain], now: int) -> Counts:
    by_domain = dict(db.execute("SELECT dom, count(*) FROM piiguard_token GROUP BY dom"))
    by_kid = dict(db.execute("SELECT kid, count(*) FROM piiguard_token GROUP BY kid ORDER BY kid"))
    (expired,) = db.execute(_EXPIRED, (now,)).fetchone()
    (subjects,) = db.execute("SELECT count(*) FROM piiguard_subject").fetchone()
    listed = sorted((domains[dom], count) for dom, count in by_domain.items())
    return Counts(sum(by_domain.values()), expired, subjects, tuple(listed), by_kid)


def _parts(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def _marks(count: int) -> str:
    return ",".join("?" * count)


def _reason(error: sqlite3.Error) -> str:
    """What went wrong, in SQLite's words; they name tables and never what stands in them."""
    name = getattr(error, "sqlite_errorname", "") or type(error).__name__
    return {
        "SQLITE_BUSY": f"somebody else has been writing for {_PATIENCE_S:.0f} seconds",
        "SQLITE_NOTADB": "no SQLite database",
        "SQLITE_CORRUPT": "the database is damaged: restore a backup",
        "SQLITE_FULL": "the disk is full",
        "SQLITE_CANTOPEN": "it cannot be opened",
        "SQLITE_READONLY": "it cannot be written",
    }.get(name, name)

"""A backup put in its place: examined and made ready beside it, so that it appears whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from piiguard.errors import VaultError
from piiguard.vault.sqlite import copied, put

__all__ = ["restored"]


def restored(backup: Path, target: Path, ready: Callable[[Path], None]) -> None:
    """Copies a database to where no file is yet, after `ready` did what is to be done to the copy.

    Raises:
        VaultError: something is at the target, or the backup cannot be read or is damaged.
    """
    if not backup.is_file():
        raise VaultError(f"{backup}: there is no backup")
    for beside in ("", "-wal", "-shm"):  # a log of another database would be played into this one
        if (there := target.with_name(target.name + beside)).exists():
            raise VaultError(f"{there}: exists; move what is there out of the way first")
    part = target.with_name(f".{target.name}.{os.getpid()}.restored")
    try:
        _copy(backup, part)
        ready(part)
        put(part, target)
    finally:
        for beside in ("", "-wal", "-shm"):
            part.with_name(part.name + beside).unlink(missing_ok=True)


def _copy(backup: Path, part: Path) -> None:
    damaged = False
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as db:
            copied(db, part)
        with closing(sqlite3.connect(part)) as db:
            damaged = db.execute("PRAGMA integrity_check").fetchone() != ("ok",)
    except sqlite3.Error:
        damaged = True
    if damaged:
        raise VaultError(f"{backup}: no backup of a vault, or damaged")

"""The end of a log's file: found, followed while others write, and mended after a crash."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from piiguard.audit.record import FORMAT, Record, Tip, began, decoded, encoded, first, following, parsed
from piiguard.audit.storage import file_size, lines_back, lines_on, whole_end, write_all
from piiguard.audit.tree import Hash, leaf
from piiguard.audit.usage import Entry, Usage, entry_of
from piiguard.errors import AuditError

__all__ = ["Known", "Settings", "beginning"]

_BEGINNING = f'{{"format":"{FORMAT}","hash":"'.encode()
_REMEMBERED = 100_000  # records whose sums are kept beyond those that were last asked for


class Settings:
    """How a log is written: its file, its hash (None: that of the file), whether each write is flushed."""

    def __init__(
        self, path: Path, hash_name: str | None, fsync: bool, clock: Callable[[], dt.datetime]
    ) -> None:
        self.path = path
        self.hash_name = hash_name
        self.fsync = fsync
        self.clock = clock


def beginning(settings: Settings) -> bytes:
    """The first line of a new log, with its end.

    Raises:
        AuditError: there is no such hash, or the clock has no time zone.
    """
    return first(settings.hash_name or "sha256", settings.clock()) + b"\n"


class Known:
    """What one object saw of a file: up to byte `end`, with `tip` as the newest record.

    Every method is called with the file locked. A process may be forked off in the middle of one: what is
    seen changes in one step, and the sums, which do not, are the parent's only.
    """

    def __init__(self, settings: Settings, handle: int) -> None:
        """Finds the tip.

        Raises:
            AuditError: the file is no log; or nothing is left of one, not even its first record.
        """
        self._settings = settings
        self._usage: Usage | None = None
        self._enough = 0
        self._pid = os.getpid()
        end = whole_end(handle)
        torn = self._torn(handle, end)
        if not end:
            raise self._error("it is empty or cut off in its first record: no log of ours begins so")
        self.hash = self._hash_of(next(lines_on(handle, 0, end)))
        newest = next(lines_back(handle, end))
        self._seen = self._tip(newest, self._record(newest)), end
        self._mend(handle, torn)

    @property
    def tip(self) -> Tip:
        """The newest record."""
        return self._seen[0]

    @property
    def end(self) -> int:
        """Byte at which it ends."""
        return self._seen[1]

    def catch_up(self, handle: int) -> None:
        """Reads what others wrote since, and mends a line that one of them left unfinished.

        Raises:
            AuditError: the file was shortened, or goes on with something else than the next record.
        """
        if self._pid != os.getpid():
            self._usage, self._pid = None, os.getpid()
        end = whole_end(handle) if file_size(handle) != self.end else self.end
        if end < self.end:
            raise self._error("it was shortened or replaced since this process last wrote to it")
        torn = self._torn(handle, end)
        for line in lines_on(handle, self.end, end):
            record = self._record(line)
            if (record["prev"], record["seq"]) != (self.tip.digest, self.tip.seq + 1):
                raise self._error(f"record {self.tip.seq + 1} does not follow the one before it")
            self._saw(line, record)
        self._mend(handle, torn)

    def write(self, handle: int, records: Sequence[tuple[str, Mapping[str, Any]]]) -> range:
        """Writes (kind, fields) of records after the tip; their numbers. All or none of them are written."""
        tip, now = self.tip, self._settings.clock()
        made: list[tuple[bytes, Record]] = []
        for kind, fields in records:
            record = following(tip, kind, fields, now)
            line = encoded(record)
            made.append((line, record))
            tip = self._tip(line, record)
        write_all(handle, b"".join(line + b"\n" for line, _ in made), fsync=self._settings.fsync)
        for line, record in made:
            self._saw(line, record)
        return range(tip.seq + 1 - len(made), tip.seq + 1)

    def usage(self, handle: int, since: str) -> Usage:
        """Sums over the records from a moment on at least: read backwards to there once, then kept up."""
        known = self._usage
        if known is not None and known.horizon <= since and known.size <= self._enough:
            return known
        entries: list[Entry] = []
        for line in lines_back(handle, self.end):
            record = self._record(line, parsed)
            if record["time"] < since:
                break
            entries.append(entry_of(record))
        self._usage = Usage(since)
        for entry in reversed(entries):
            self._usage.add(entry)
        self._enough = len(entries) + _REMEMBERED
        return self._usage

    def _torn(self, handle: int, end: int) -> bytes:
        """What stands after the last whole line. No other program's file is ever cut: then it raises."""
        torn = os.pread(handle, file_size(handle) - end, end)
        if not end and not torn.startswith(_BEGINNING[: len(torn)]):
            raise self._error("this file is no audit log")
        return torn

    def _mend(self, handle: int, torn: bytes) -> None:
        """Moves an unfinished last line to PATH.torn and records that; no call ever returned for it."""
        if not torn:
            return
        path = self._settings.path
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        aside = os.open(path.with_name(path.name + ".torn"), flags, 0o600)
        try:
            write_all(aside, torn + b"\n", fsync=True)
        finally:
            os.close(aside)
        os.ftruncate(handle, self.end)
        digest = f"sha256:{sha256(torn).hexdigest()}"
        self.write(handle, [("torn", {"bytes": len(torn), "digest": digest})])

    def _hash_of(self, line: bytes) -> Hash:
        record = decoded(line)
        found = began(record)
        if record is None or found is None:
            raise self._error("this file is no audit log, or its first record was changed")
        if self._settings.hash_name not in (None, record["hash"]):
            raise self._error(f"it is hashed with {record['hash']}, asked for was {self._settings.hash_name}")
        return found

    def _record(self, line: bytes, reading: Callable[[bytes], Record | None] = decoded) -> Record:
        record = reading(line)
        if record is None:
            raise self._error("a line is no record; `piiguard audit verify` tells which")
        return record

    def _tip(self, line: bytes, record: Record) -> Tip:
        return Tip(record["seq"], record["time"], leaf(line, self.hash).hex())

    def _saw(self, line: bytes, record: Record) -> None:
        self._seen = self._tip(line, record), self.end + len(line) + 1
        if self._usage is not None:
            self._usage.add(entry_of(record))

    def _error(self, reason: str) -> AuditError:
        return AuditError(f"audit log {self._settings.path}: {reason}")

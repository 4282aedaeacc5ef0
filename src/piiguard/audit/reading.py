"""A log read without writing to it, and without holding up who does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from piiguard.audit.record import Record, parsed, stamp
from piiguard.audit.storage import LogFile, file_size, lines_on, whole_end
from piiguard.errors import AuditError

__all__ = ["extent", "read_lines", "read_records"]


def extent(path: str | Path) -> tuple[int, int]:
    """Byte at which the last whole line ends, and how many bytes of an unfinished one follow.

    Raises:
        AuditError: the file cannot be read.
    """

    def ends(handle: int) -> tuple[int, int]:
        end = whole_end(handle)
        return end, file_size(handle) - end

    return LogFile(Path(path)).reading(ends)


def read_lines(path: str | Path, end: int) -> Iterator[bytes]:
    """The lines of a log up to byte `end`, where one ends.

    Raises:
        AuditError: the file cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            yield from lines_on(file.fileno(), 0, end)
            return
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise AuditError(f"audit log {path}: {reason}")


def read_records(
    path: str | Path,
    *,
    kind: str | None = None,
    principal: str | None = None,
    since: dt.datetime | None = None,
) -> Iterator[Record]:
    """The records of a log, oldest first; only those of a kind, of a principal, since a moment.

    They are read as they stand: whether they were tampered with, `verify` says.

    Raises:
        AuditError: the file cannot be read, or a line is no record.
    """
    time = stamp(since) if since is not None else ""
    for number, line in enumerate(read_lines(path, extent(path)[0]), start=1):
        record = parsed(line)
        if record is None:
            raise AuditError(f"audit log {path}: line {number} is no record")
        if record["time"] < time or kind not in (None, record["kind"]):
            continue
        if principal in (None, record.get("principal")):
            yield record

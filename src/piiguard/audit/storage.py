"""The file below a log: opened and locked for each act, read from its end, written whole or not at all.

Opened anew each time, since a lock (flock) belongs to an open file: threads and forked processes that shared
one would hold each other's lock; a child closes what its parent had open (`handles`). An `OSError` of any
kind becomes an `AuditError`.
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from piiguard.errors import AuditError
from piiguard.handles import close_handle, open_handle

__all__ = ["LogFile", "file_size", "lines_back", "lines_on", "whole_end", "write_all"]

T = TypeVar("T")

_BLOCK = 1 << 16
_LONGEST = 1 << 20  # bytes of a line; ours are far shorter, and a file that has longer ones is no log


class LogFile:
    """A log's file by its path; only the owner may write to it."""

    def __init__(self, path: Path) -> None:
        if sys.platform == "win32":
            raise AuditError("an audit log needs a system with flock, which Windows lacks")
        self.path = path

    def writing(self, act: Callable[[int], T]) -> T:
        """What `act` gives for the open file, with no other process or thread writing to it.

        Raises:
            AuditError: it is not there, cannot be locked, read or written, or others may write to it.
        """
        return self._with(os.O_RDWR | os.O_APPEND, act)

    def reading(self, act: Callable[[int], T]) -> T:
        """What `act` gives for the open file, which may be in a folder that is read-only.

        Raises:
            AuditError: it cannot be opened or read.
        """
        return self._with(os.O_RDONLY, act)

    def begin(self, raw_bytes: bytes, *, fsync: bool) -> None:
        """Makes the file, readable by its owner only (0600), with these bytes; one that is there stays.

        It appears whole: a log without a first record, which is an error, is never of our making.

        Raises:
            AuditError: it cannot be made.
        """
        part = self.path.with_name(f".{self.path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        reason = ""
        try:
            _filled(part, raw_bytes, fsync=fsync)
            with suppress(FileExistsError):
                os.link(part, self.path)
            if fsync:
                _flush_folder(self.path.parent)
        except OSError as error:
            reason = error.strerror or type(error).__name__
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        if reason:
            raise AuditError(f"audit log {self.path}: {reason}")

    def _with(self, flags: int, act: Callable[[int], T]) -> T:
        try:
            handle = open_handle(self.path, flags)
            try:
                self._examined(handle, flags)
                _lock(handle, exclusive=flags != os.O_RDONLY)
                return act(handle)
            finally:
                close_handle(handle)
        except OSError as error:
            reason = error.strerror or type(error).__name__
        raise AuditError(f"audit log {self.path}: {reason}")

    def _examined(self, handle: int, flags: int) -> None:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise AuditError(f"audit log {self.path}: not an ordinary file")
        if flags != os.O_RDONLY and found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise AuditError(f"audit log {self.path}: others than its owner may write to it (chmod 600)")


def _lock(handle: int, *, exclusive: bool) -> None:
    import fcntl  # not on Windows

    fcntl.flock(handle, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)


def _filled(path: Path, raw_bytes: bytes, *, fsync: bool) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        write_all(handle, raw_bytes, fsync=fsync)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    """So that the name of a new file survives a crash as its content does."""
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def file_size(handle: int) -> int:
    """Bytes of the open file."""
    return os.fstat(handle).st_size


def write_all(handle: int, raw_bytes: bytes, *, fsync: bool) -> None:
    """Appends; with `fsync` they are on the disk on return. When that fails the file is as it was before.

    Raises:
        OSError: the disk is full, a limit is reached, the disk does not answer.
    """
    before = file_size(handle)
    try:
        left = memoryview(raw_bytes)
        while left:
            left = left[os.write(handle, left) :]
        if fsync:
            os.fsync(handle)
    except OSError:
        os.ftruncate(handle, before)
        raise


def whole_end(handle: int) -> int:
    """Byte at which the last whole line ends; what follows it was torn off while it was written."""
    end = file_size(handle)
    while end:
        begin = max(0, end - _BLOCK)
        if found := os.pread(handle, end - begin, begin).rfind(b"\n") + 1:
            return begin + found
        end = begin
    return 0


def lines_back(handle: int, end: int) -> Iterator[bytes]:
    """The lines before byte `end`, where one ends, the last one first."""
    rest, start = b"", max(0, end - 1)
    while start:
        begin = max(0, start - _BLOCK)
        rest, *whole = (os.pread(handle, start - begin, begin) + rest).split(b"\n")
        yield from reversed(whole)
        start = begin
        _bounded(rest)
    if end:
        yield rest


def lines_on(handle: int, start: int, end: int) -> Iterator[bytes]:
    """The whole lines from byte `start`, where one begins, to byte `end`."""
    rest = b""
    while start < end and (block := os.pread(handle, min(end - start, 16 * _BLOCK), start)):
        start += len(block)
        *whole, rest = (rest + block).split(b"\n")
        _bounded(rest)
        yield from whole


def _bounded(line: bytes) -> None:
    if len(line) > _LONGEST:
        raise AuditError(f"not an audit log: a line is longer than {_LONGEST} bytes")

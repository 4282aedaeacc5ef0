"""Files for their owner only: read with care, written whole and durably, one writer at a time."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from piiguard.atomic import write_whole
from piiguard.errors import KeyRingError
from piiguard.handles import close_handle, open_handle

__all__ = ["one_writer", "read_private", "write_private"]

LARGEST = 1 << 24  # bytes; a ring with 30,000 keys is smaller
PATIENCE_S = 30.0

# Opening a named pipe would wait for its other end; Windows would translate line ends.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_private(path: Path, *, shared: bool = False) -> bytes:
    """The bytes of a file; shared: others may read it too.

    Raises:
        KeyRingError: it cannot be read, is no plain file, is over 16 MiB, or (not on Windows, whose files
            have no such modes) somebody but its owner may open it.
    """
    reason = ""
    try:
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
        try:
            reason = _objection(os.fstat(handle), shared=shared)
            if not reason:
                with os.fdopen(handle, "rb", closefd=False) as file:
                    return file.read(LARGEST)
        finally:
            os.close(handle)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise KeyRingError(f"{path}: {reason}")


def _objection(found: os.stat_result, *, shared: bool) -> str:
    """Why an open file is not read, "" if it is."""
    mode = stat.S_IMODE(found.st_mode)
    if not stat.S_ISREG(found.st_mode):
        return "not a plain file"
    if not shared and os.name != "nt" and mode & 0o077:
        return f"others may open it (mode {mode:04o}): chmod 600 it"
    return f"{found.st_size} bytes are too many" if found.st_size > LARGEST else ""


def write_private(path: Path, raw_bytes: bytes) -> None:
    """Puts a file of mode 0600 in the place of `path`, whole or not at all; it is on the disk on return.

    Raises:
        KeyRingError: it cannot be written; what was there is as it was.
    """
    reason = ""
    try:
        write_whole(path.resolve(), raw_bytes, durable=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    if reason:
        raise KeyRingError(f"{path}: {reason}")


@contextmanager
def one_writer(path: Path) -> Iterator[None]:
    """Waits until no other thread or process is here for the same file; the lock is `<path>.lock` beside it.

    Raises:
        KeyRingError: the lock cannot be opened, or was not free within 30 seconds.
    """
    real = path.resolve()
    reason = ""
    try:
        handle = open_handle(real.with_name(f"{real.name}.lock"), os.O_RDWR | os.O_CREAT)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    if reason:
        raise KeyRingError(f"{path}: cannot be locked: {reason}")
    try:
        _wait_for(handle, path)
        yield
    finally:
        close_handle(handle)


def _wait_for(handle: int, path: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not _locked(handle):
        if time.monotonic() > deadline:
            raise KeyRingError(f"{path}: somebody else has been changing it for {PATIENCE_S:.0f} seconds")
        time.sleep(0.02)


if sys.platform == "win32":

    def _locked(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _locked(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

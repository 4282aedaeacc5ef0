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

__all__ = ["one_writer", "read_private", "write_private"]

LARGEST = 1 << 24  # bytes; a ring with 30,000 keys is smaller
PATIENCE_S = 30.0


def read_private(path: Path, *, shared: bool = False) -> bytes:
    """The bytes of a file; shared: others may read it too.

    Raises:
        KeyRingError: it cannot be read, is no plain file, is over 16 MiB, or (not on Windows, whose files
            have no such modes) somebody but its owner may open it.
    """
    reason = ""
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                reason = "not a plain file"
            elif not shared and os.name != "nt" and stat.S_IMODE(found.st_mode) & 0o077:
                reason = f"others may open it (mode {stat.S_IMODE(found.st_mode):04o}): chmod 600 it"
            elif found.st_size > LARGEST:
                reason = f"{found.st_size} bytes are too many"
            else:
                return file.read(LARGEST)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise KeyRingError(f"{path}: {reason}")


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
        handle = os.open(real.with_name(f"{real.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    if reason:
        raise KeyRingError(f"{path}: cannot be locked: {reason}")
    try:
        _wait_for(handle, path)
        yield
    finally:
        os.close(handle)  # which gives the lock back


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

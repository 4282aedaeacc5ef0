"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(target: Path, raw_bytes: bytes, *, durable: bool = False) -> None:
    """Writes a file (mode 0600) beside the target and puts it in its place; if it fails, the target stays.

    durable: it is on the disk on return, which takes milliseconds.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw_bytes)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    if durable and os.name != "nt":
        folder = os.open(target.parent, os.O_RDONLY)
        with suppress(OSError):  # some network file systems cannot
            os.fsync(folder)  # what was renamed must not be gone after a power cut
        os.close(folder)

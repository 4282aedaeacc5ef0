"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(target: Path, raw_bytes: bytes) -> None:
    """Writes a file beside the target and puts it in its place; on failure the target is as it was."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw_bytes)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)

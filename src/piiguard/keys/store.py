"""`Store`: where a ring lives: its file, what unlocks it, and the key it was last opened with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from piiguard.errors import KeyRingError
from piiguard.keys.files import read_private, write_private
from piiguard.keys.model import Content
from piiguard.keys.sealing import opened, parsed, sealed
from piiguard.keys.secret import Secret
from piiguard.keys.unlock import Unlock

__all__ = ["Store"]


@dataclass(slots=True)
class Store:
    """The file of a ring, and the key-encryption key (KEK) that it was last opened with."""

    path: Path
    unlock: Unlock
    _block: dict[str, Any] | None = None
    _kek: Secret | None = None

    def __post_init__(self) -> None:
        if not hasattr(self.unlock, "again"):
            raise KeyRingError("unlock is a Passphrase, FromFile, FromEnv or Kms")

    def begin(self, keyring: str) -> None:
        """Makes a KEK for a new file."""
        self._block, self._kek = self.unlock.begin(keyring)

    def read(self, least_generation: int, keyring: str | None = None) -> Content:
        """The ring as the file has it now; keyring: the id it must have."""
        raw_bytes = read_private(self.path)
        try:
            return self._opened(raw_bytes, least_generation, keyring)
        except KeyRingError as error:
            reason = str(error)
        raise KeyRingError(f"{self.path}: {reason}")

    def write(self, content: Content, unlock: Unlock | None = None) -> None:
        """Seals the ring, by another `unlock` if one is given."""
        block, kek = (self._block, self._kek) if unlock is None else unlock.begin(content.keyring)
        if block is None or kek is None:
            raise KeyRingError(f"{self.path}: not opened yet")
        write_private(self.path, sealed(content, block, kek))
        self._block, self._kek, self.unlock = block, kek, unlock or self.unlock

    def _opened(self, raw_bytes: bytes, least_generation: int, keyring: str | None) -> Content:
        document = parsed(raw_bytes)
        block, kek = document["wrap"], self._kek
        if keyring is not None and document["keyring_id"] != keyring:
            raise KeyRingError("another ring took the place of this one")
        if kek is None or block != self._block:
            kek = self.unlock.again(block, document["keyring_id"])
        content = opened(document, kek)
        if content.generation < least_generation:
            put_back = f"generation {content.generation}, at least {least_generation} is needed"
            raise KeyRingError(f"an older file was put in its place: {put_back}")
        self._block, self._kek = block, kek
        return content

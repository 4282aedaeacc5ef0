"""What opens a key ring: a passphrase (口令), from the running process, a file, or the environment.

Each gives the key-encryption key (密钥加密密钥, KEK) of a file, 32 bytes, and what the file has to say so
that it can be had again. A key service is in `kms.py`.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, SupportsIndex

from piiguard.errors import KeyRingError
from piiguard.keys.files import read_private
from piiguard.keys.secret import Secret

__all__ = ["FromEnv", "FromFile", "Passphrase", "Reference", "Unlock"]

# RFC 9106 section 4, second recommended option: t = 3, m = 64 MiB, p = 4. Opening a ring takes about 0.3 s.
_ARGON2ID = {"provider": "passphrase", "kdf": "argon2id", "passes": 3, "memory_kib": 65536, "lanes": 4}
_SHORTEST = 12  # characters, when a ring is made


class Unlock(Protocol):
    """Opens key rings."""

    def begin(self, keyring: str) -> tuple[dict[str, Any], Secret]:
        """For a new file: what it says of how it is opened (texts and whole numbers), and its KEK.

        Raises:
            KeyRingError: there is none to be had.
        """
        ...

    def again(self, block: Mapping[str, Any], keyring: str) -> Secret:
        """The KEK of a file that says `block`; a wrong passphrase gives a wrong KEK, and the file refuses it.

        Raises:
            KeyRingError: the file is opened by something else, or what it says was edited.
        """
        ...


class _Spoken:
    """Opens by a passphrase through Argon2id (RFC 9106)."""

    __slots__ = ()

    def secret(self) -> Secret:
        """What it refers to, as bytes: UTF-8 in form NFC, without a line end."""
        raise NotImplementedError

    def begin(self, keyring: str) -> tuple[dict[str, Any], Secret]:
        """As `Unlock` says; refuses fewer than 12 characters."""
        said = self.secret()
        if len(said.use().decode("utf-8")) < _SHORTEST:
            raise KeyRingError(f"a passphrase has at least {_SHORTEST} characters")
        salt = os.urandom(16)
        return {**_ARGON2ID, "salt": salt.hex()}, _stretched(said, salt)

    def again(self, block: Mapping[str, Any], keyring: str) -> Secret:
        """As `Unlock` says."""
        if block.get("provider") != _ARGON2ID["provider"]:
            raise KeyRingError("the ring opens by a key service (KMS), not by a passphrase")
        salt = _salt(block)
        if salt is None or dict(block) != {**_ARGON2ID, "salt": salt.hex()}:
            raise KeyRingError("the ring was edited: its settings of Argon2id are not those of this format")
        return _stretched(self.secret(), salt)


class Passphrase(_Spoken):
    """A passphrase given in the running process; it does not pickle.

    >>> Passphrase("correct horse battery staple")
    Passphrase(<secret>)
    """

    __slots__ = ("_secret",)

    def __init__(self, passphrase: str) -> None:
        self._secret = _spelled(passphrase, "the passphrase")

    def secret(self) -> Secret:
        """The passphrase as bytes."""
        return self._secret

    def __repr__(self) -> str:
        return "Passphrase(<secret>)"

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        raise KeyRingError(
            "a Passphrase does not pickle; use FromFile or FromEnv, which are read where they arrive"
        )


@dataclass(frozen=True, slots=True)
class FromFile(_Spoken):
    """A secret in a file, read whenever it is needed; one line end at its end does not count.

    shared: others than its owner may read the file, as in folders that containers mount. It pickles as its
    path, which becomes absolute here.
    """

    path: str | os.PathLike[str]
    shared: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", str(Path(self.path).absolute()))

    def secret(self) -> Secret:
        """What the file holds.

        Raises:
            KeyRingError: it cannot be read, is empty, not UTF-8, or others may open it.
        """
        raw = read_private(Path(self.path), shared=self.shared)
        text = _decoded(raw)
        if text is None:
            raise KeyRingError(f"{self.path}: not UTF-8")
        return _spelled(text.removesuffix("\n").removesuffix("\r"), str(self.path))


@dataclass(frozen=True, slots=True)
class FromEnv(_Spoken):
    """A secret in the environment variable that is named, read when needed; it pickles as the name."""

    name: str

    def secret(self) -> Secret:
        """What the variable holds.

        Raises:
            KeyRingError: it is not set, empty, or not UTF-8.
        """
        text = os.environ.get(self.name)
        if text is None:
            raise KeyRingError(f"the environment has no {self.name}")
        return _spelled(text, self.name)


Reference = FromFile | FromEnv


def _spelled(text: str, what: str) -> Secret:
    """The bytes of a passphrase, the same whether an input method writes é as one character or as two."""
    try:
        key_bytes = unicodedata.normalize("NFC", text).encode("utf-8")
    except UnicodeEncodeError:
        key_bytes = b""
    if not key_bytes:
        raise KeyRingError(f"{what}: empty, or not UTF-8")
    return Secret(key_bytes)


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _salt(block: Mapping[str, Any]) -> bytes | None:
    try:
        salt = bytes.fromhex(block["salt"])
    except (KeyError, TypeError, ValueError):
        return None
    return salt if len(salt) == 16 else None


def _stretched(said: Secret, salt: bytes) -> Secret:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        return Secret(
            Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=65536).derive(said.use())
        )
    except UnsupportedAlgorithm:
        pass
    raise KeyRingError("this build of OpenSSL has no Argon2id; open the ring by a key service")

"""`Kms`: a key ring whose key-encryption key (KEK) is wrapped by a key service (密钥管理服务).

A provider is two functions. The file keeps what `wrap` gave; the service is asked once, when the ring is
opened.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from piiguard.errors import KeyRingError, PiiguardError
from piiguard.keys.secret import Secret

__all__ = ["Kms", "Provider", "canonical_context", "check_address"]


_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class Provider(Protocol):
    """A key service. To let a ring pickle, it pickles too, and then as references only."""

    def wrap(self, key_bytes: bytes, context: Mapping[str, str]) -> bytes:
        """The key encrypted and bound to `context`, which the service may write to its own log."""
        ...

    def unwrap(self, blob: bytes, context: Mapping[str, str]) -> bytes:
        """The way back; any other context is refused, by an error of any class."""
        ...


@dataclass(frozen=True, slots=True)
class Kms:
    """Opens a ring through a key service.

    context: what else the wrapped key is bound to, beside "app" and "keyring": names, never a value.
    """

    provider: Provider
    context: Mapping[str, str] = field(default_factory=dict)

    def begin(self, keyring: str) -> tuple[dict[str, Any], Secret]:
        """As `Unlock` says: a random KEK, wrapped."""
        kek, bound = Secret(secrets.token_bytes(32)), self._bound(keyring)
        blob = self._asked("wrap", kek.use(), bound)
        return {"provider": "kms", "context": bound, "blob": base64.b64encode(blob).decode("ascii")}, kek

    def again(self, block: Mapping[str, Any], keyring: str) -> Secret:
        """As `Unlock` says."""
        if block.get("provider") != "kms":
            raise KeyRingError("the ring opens by a passphrase, not by a key service (KMS)")
        bound = self._bound(keyring)
        if block.get("context") != bound:
            raise KeyRingError("the ring is bound to another context of the key service")
        blob = _blob(block)
        if blob is None:
            raise KeyRingError("the ring was edited: its wrapped key is no base64")
        key_bytes = self._asked("unwrap", blob, bound)
        if len(key_bytes) != 32:
            raise KeyRingError(f"the key service gave {len(key_bytes)} bytes; the key of a ring has 32")
        return Secret(key_bytes)

    def _bound(self, keyring: str) -> dict[str, str]:
        return {**self.context, "app": "piiguard", "keyring": keyring}

    def _asked(self, act: str, raw_bytes: bytes, bound: Mapping[str, str]) -> bytes:
        """What the provider answers; an error of a stranger may hold anything, so only its class is told."""
        try:
            answer = getattr(self.provider, act)(raw_bytes, bound)
        except PiiguardError:
            raise
        except Exception as error:
            answer, reason = None, type(error).__name__
        if isinstance(answer, bytes):
            return answer
        told = reason if answer is None else f"{type(answer).__name__} is not bytes"
        raise KeyRingError(f"the key service could not {act} the key of the ring: {told}")


def canonical_context(context: Mapping[str, str]) -> bytes:
    """A context as bytes, for services that bind bytes: JSON, names sorted, ASCII, without spaces."""
    return json.dumps(dict(context), sort_keys=True, separators=(",", ":")).encode("ascii")


def check_address(url: str) -> None:
    """Keys and credentials go to encrypted addresses only, or stay on this machine.

    Raises:
        KeyRingError: not https, and not http to this machine.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _THIS_MACHINE):
        raise KeyRingError("the address of a key service begins with https://")


def _blob(block: Mapping[str, Any]) -> bytes | None:
    try:
        return base64.b64decode(block["blob"], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        return None

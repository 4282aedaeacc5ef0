"""The file of a key ring, "piiguard-keyring/1": what may be known in the clear, secrets wrapped, all sealed.

    {"format", "keyring_id", "created", "generation",
     "wrap":  how the key-encryption key (KEK) is had: Argon2id and its salt, or what a key service wrapped,
     "check": 8 bytes by which a wrong KEK is told from an edited file,
     "keys":  [{"kid", "purpose", "alg", "state", "scope", "created", …, "wrapped"}],
     "mac":   HMAC-SHA256 over all that stands before it}

"wrapped" is AES-256-SIV (RFC 5297) of the key, its associated data the rest of its row and the ring's id.
KEK -> HKDF-Expand -> one key each for wrapping, MAC and check. The file is JSON in one spelling only: names
sorted, one space of indent, ASCII, times as 2026-11-21T12:00:00Z, bytes as hex (the blob of a key service as
base64). No part of it can be edited, or taken from an older file, by somebody without the KEK; an older file
as a whole is a valid file, and only its generation tells.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from piiguard.errors import KeyRingError
from piiguard.keys.derivation import encoded, expanded
from piiguard.keys.model import Content, Destruction, Key, KeyInfo, Scope, State
from piiguard.keys.secret import Secret

__all__ = ["FORMAT", "opened", "parsed", "sealed"]

FORMAT = "piiguard-keyring/1"

_FIELDS = {"format", "keyring_id", "created", "generation", "wrap", "check", "keys", "mac"}


def sealed(content: Content, block: Mapping[str, Any], kek: Secret) -> bytes:
    """The file of a ring; block: how `kek` is had again. The same arguments give the same bytes."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "keyring_id": content.keyring,
        "created": _written(content.created),
        "generation": content.generation,
        "wrap": dict(block),
        "check": _check(kek, content.keyring),
        "keys": [_row(key, content.keyring, kek) for key in content.keys],
    }
    return _spelled({**document, "mac": _mac(document, kek)})


def parsed(raw_bytes: bytes) -> dict[str, Any]:
    """The fields of a file, of which nothing is known to be true yet.

    Raises:
        KeyRingError: no ring of this format, or not in its one spelling.
    """
    document = _json(raw_bytes)
    if not isinstance(document, dict) or "format" not in document:
        raise KeyRingError("no key ring, or one that was edited")
    if document["format"] != FORMAT:
        raise KeyRingError(f"a key ring of another format than {FORMAT}, or one that was edited")
    whole = set(document) == _FIELDS and isinstance(document["wrap"], dict)
    if not whole or not isinstance(document["keyring_id"], str) or not _right(document, raw_bytes):
        raise KeyRingError("the key ring was edited: it is not written as this format is")
    return document


def opened(document: Mapping[str, Any], kek: Secret) -> Content:
    """The ring in a file's fields.

    Raises:
        KeyRingError: the KEK is not that of the file, or a field was edited.
    """
    keyring = document["keyring_id"]
    if not _equal(document["check"], _check(kek, keyring)):
        raise KeyRingError("wrong passphrase or key service; or the head of the ring was edited")
    if not _equal(document["mac"], _mac(document, kek)):
        raise KeyRingError("the key ring was edited: its seal does not match")
    try:
        keys = tuple(_key(row, keyring, kek) for row in document["keys"])
        return Content(keyring, _read(document["created"]), int(document["generation"]), keys)
    except (AttributeError, KeyError, TypeError, ValueError):
        pass  # the seal is right, so that somebody with the KEK wrote what we do not know
    raise KeyRingError("the key ring was written by a later version of piiguard")


def _row(key: Key, keyring: str, kek: Secret) -> dict[str, Any]:
    head = _head(key.info)
    if key.secret is None:
        return head
    return {**head, "wrapped": _siv(kek, keyring).encrypt(key.secret.use(), [_bound(head, keyring)]).hex()}


def _key(row: Mapping[str, Any], keyring: str, kek: Secret) -> Key:
    from cryptography.exceptions import InvalidTag

    head = {name: value for name, value in row.items() if name != "wrapped"}
    info = _info(head)
    if _head(info) != head or ("wrapped" in row) == (info.state is State.DESTROYED):
        raise ValueError
    if info.state is State.DESTROYED:
        return Key(info, None)
    try:
        wrapped = bytes.fromhex(row["wrapped"])
        return Key(info, Secret(_siv(kek, keyring).decrypt(wrapped, [_bound(head, keyring)])))
    except InvalidTag:
        pass
    raise KeyRingError(f"the key ring was edited: key {info.kid} and what is said of it do not match")


def _siv(kek: Secret, keyring: str) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return AESSIV(_part(kek, keyring, "wrap", 64))


def _bound(head: Mapping[str, Any], keyring: str) -> bytes:
    return _spelled({"format": FORMAT, "keyring_id": keyring, "key": dict(head)})


def _mac(document: Mapping[str, Any], kek: Secret) -> str:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.hmac import HMAC

    mac = HMAC(_part(kek, document["keyring_id"], "mac", 32), SHA256())
    mac.update(_spelled({name: value for name, value in document.items() if name != "mac"}))
    return mac.finalize().hex()


def _check(kek: Secret, keyring: str) -> str:
    return _part(kek, keyring, "check", 8).hex()


def _part(kek: Secret, keyring: str, use: str, length: int) -> bytes:
    return expanded(kek.use(), encoded(FORMAT, use, keyring), length=length)


def _equal(given: Any, right: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(
        given.encode("utf-8", "surrogatepass"), right.encode()
    )


def _head(info: KeyInfo) -> dict[str, Any]:
    """What a file says of a key in the clear."""
    head: dict[str, Any] = {
        "kid": info.kid,
        "purpose": info.purpose,
        "alg": info.algorithm,
        "state": info.state.value,
        "scope": {"entity": list(info.scope.entities), "recipient": list(info.scope.recipients)},
        "created": _written(info.created),
        "by": info.by,
        "not_after": _written(info.not_after) if info.not_after else None,
        "was_primary": info.was_primary,
        "destroy_after": _written(info.destroy_after) if info.destroy_after else None,
    }
    if info.destroyed is not None:
        gone = info.destroyed
        head["destroyed"] = {
            "at": _written(gone.at),
            "method": gone.method,
            "by": gone.by,
            "approved_by": gone.approved_by,
        }
    return head


def _info(head: Mapping[str, Any]) -> KeyInfo:
    """The way back of `_head`."""
    gone = head.get("destroyed")
    return KeyInfo(
        kid=head["kid"],
        purpose=head["purpose"],
        algorithm=head["alg"],
        state=State(head["state"]),
        scope=_scope(head["purpose"], head["scope"]),
        created=_read(head["created"]),
        by=head["by"],
        not_after=_read(head["not_after"]) if head["not_after"] else None,
        was_primary=head["was_primary"],
        destroy_after=_read(head["destroy_after"]) if head["destroy_after"] else None,
        destroyed=Destruction(_read(gone["at"]), gone["method"], gone["by"], gone["approved_by"])
        if gone
        else None,
    )


def _scope(purpose: str, written: Mapping[str, Any]) -> Scope:
    """A scope as it was written; empty lists: for all. One that no act could have made is none."""
    with suppress(KeyRingError):
        return Scope.of(purpose, written["entity"], written["recipient"])
    raise ValueError


def _written(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(written: str) -> dt.datetime:
    return dt.datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)


def _spelled(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, sort_keys=True, indent=1).encode("ascii") + b"\n"


def _right(document: Mapping[str, Any], raw_bytes: bytes) -> bool:
    """Whether a file is in the one spelling of its fields."""
    try:
        return _spelled(document) == raw_bytes
    except RecursionError:
        return False


def _json(raw_bytes: bytes) -> Any:
    try:
        return json.loads(raw_bytes)
    except (ValueError, RecursionError):
        return None

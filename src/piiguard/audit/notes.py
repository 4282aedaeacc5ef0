"""`checkpoint` (检查点): size and root of a log, signed; C2SP tlog-checkpoint and signed-note.

    piiguard-audit/9f0c…            origin: which log
    1284                            how many records
    7Yd1…=                          root over them, base64

    — bank.example/audit Az3X…=     name, then base64(key id, 4 bytes || Ed25519 signature, 64 bytes)

Public keys are written as `vkey`: name+key id in hex+base64(0x01 || 32 bytes). Further signatures, of a
witness (见证人), are further lines; those of unknown keys are ignored, a wrong one of a known key is refused.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from piiguard.errors import AuditError

__all__ = ["Checkpoint", "VerifyKey", "checkpoint_in", "origin_of", "sealed", "signed_by", "verify_key"]

_ED25519 = b"\x01"
_NAME = re.compile(r"[^\s+\x00-\x20\x7f]{1,200}")
_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
_MOST = 100_000  # characters of a note
_MOST_SIGNATURES = 100


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says: which log, how many records, and the root over them, 32 bytes."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True)
class VerifyKey:
    """A public Ed25519 key with the name its signatures carry."""

    name: str
    raw_public: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise AuditError("name of a signing key: 1 to 200 characters without space and +")
        if len(self.raw_public) != 32:
            raise AuditError(f"an Ed25519 key has 32 bytes, this one {len(self.raw_public)}")

    @property
    def key_id(self) -> bytes:
        """First four bytes of SHA-256(name || 0x0A || 0x01 || public key)."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.raw_public).digest()[:4]

    def __str__(self) -> str:
        """The vkey."""
        public = base64.b64encode(_ED25519 + self.raw_public).decode()
        return f"{self.name}+{self.key_id.hex()}+{public}"

    def signed(self, text: str, signature: bytes) -> bool:
        """Whether this key made the signature."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw_public).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


def origin_of(log_id: str) -> str:
    """First line of the checkpoints of a log."""
    return f"piiguard-audit/{log_id}"


def verify_key(vkey: str) -> VerifyKey:
    """The key that a vkey writes out.

    Raises:
        AuditError: it is none, is of another algorithm, or its key id is not that of its key.
    """
    name, _, rest = vkey.strip().partition("+")
    stated, _, encoded = rest.partition("+")
    raw = _base64(encoded)
    if not raw.startswith(_ED25519):
        raise AuditError("no vkey of an Ed25519 key: needed is NAME+KEYID+BASE64, as `checkpoint` prints it")
    key = VerifyKey(name, raw[1:])
    if key.key_id.hex() != stated:
        raise AuditError("the key id in this vkey is not that of its name and key")
    return key


def sealed(note: str, key: VerifyKey, signature: bytes) -> str:
    """A note, or a text that is none yet, with one more signature; an equal one is not repeated."""
    text, lines = _parts(note) if "\n\n" in note else (note, [])
    line = f"— {key.name} {base64.b64encode(key.key_id + signature).decode()}"
    kept = [one for one in lines if one != line]
    return text + "\n" + "".join(f"{one}\n" for one in (*kept, line))


def signed_by(note: str, keys: Iterable[VerifyKey]) -> tuple[str, ...]:
    """Names of those `keys` that signed the note, in the order of the keys.

    Raises:
        AuditError: it is no signed note, or a signature in the name of a known key is not that key's.
    """
    text, lines = _parts(note)
    known = {(key.name, key.key_id): key for key in keys}
    found = set()
    for line in lines:
        name, key_id, signature = _signature(line)
        key = known.get((name, key_id))
        if key is not None and not key.signed(text, signature):
            raise AuditError(f"the signature in the name of {name} is not of its key")
        found.add(key)
    return tuple(dict.fromkeys(key.name for key in known.values() if key in found))


def checkpoint_in(note: str) -> Checkpoint:
    """What the note says; its signatures are not looked at. Extension lines are allowed, and ignored.

    Raises:
        AuditError: it is no checkpoint.
    """
    lines = _parts(note)[0].split("\n")[:-1]
    root = _base64(lines[2]) if len(lines) > 2 else b""
    if len(root) != 32 or not lines[0] or not _SIZE.fullmatch(lines[1]):
        raise AuditError("no checkpoint: needed are three lines with origin, size and root")
    return Checkpoint(lines[0], int(lines[1]), root)


def _parts(note: str) -> tuple[str, list[str]]:
    """Text with its last line end, and the signature lines."""
    text, gap, rest = note.rpartition("\n\n")
    odd = any(ord(character) < 32 and character != "\n" for character in note)
    if not gap or not rest.endswith("\n") or odd or len(note) > _MOST:
        raise AuditError("no signed note: needed are a text, an empty line and signatures")
    lines = rest.split("\n")[:-1]
    if len(lines) > _MOST_SIGNATURES or not all(map(_is_signature, lines)):
        raise AuditError("no signed note: a line below the empty one is no signature")
    return text + "\n", lines


def _is_signature(line: str) -> bool:
    mark, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    return mark == "—" and bool(_NAME.fullmatch(name)) and len(_base64(encoded)) > 4


def _signature(line: str) -> tuple[str, bytes, bytes]:
    """Name, key id and signature."""
    _, name, encoded = line.split(" ")
    raw = _base64(encoded)
    return name, raw[:4], raw[4:]


def _base64(encoded: str) -> bytes:
    """The bytes, b"" if it is no base64 in its one spelling."""
    try:
        raw = base64.b64decode(encoded, validate=True)
    except ValueError:
        return b""
    return raw if base64.b64encode(raw).decode() == encoded else b""

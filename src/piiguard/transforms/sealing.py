"""Sealing (封装): what stands in the body of a token, made and opened; every primitive is `cryptography`'s.

    letter  purpose       algorithm                                  body
    e       encrypt       AES-256-GCM, NIST SP 800-38D               salt 16, counter 4, ciphertext, tag 16
    g       encrypt       SM4-GCM, RFC 8998; SM4 is GB/T 32907-2016  the same
    s, f    encrypt, fpe  AES-SIV, RFC 5297, with 512-bit keys       synthetic IV 16, ciphertext
    p       pseudonymize  HMAC-SHA-256, RFC 2104; AES-256-CMAC       MAC 16, CMAC 8
    h       pseudonymize  HMAC-SM3, SM3 is GB/T 32905-2016; SM4-CMAC MAC 16, CMAC 8
    t       tokenize      what the vault makes, see `piiguard.vault` 16

Associated data are the letter, the entity, the key's id, the recipient and the release id, each behind its
length; keys are derived for the same domain. A batch of randomized encryptions has a key of its own: HKDF-
Expand (RFC 5869 section 2.3) of the domain's key and a random salt. Under it the counter is the nonce, so
that none repeats, however many batches there are. The CMAC (NIST SP 800-38B, 64 bits of it) of a pseudonym's
MAC tells our pseudonyms from other text without the value.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import numpy as np

from piiguard.errors import TransformError
from piiguard.transforms.base62 import Bytes
from piiguard.transforms.canonical import VERSION
from piiguard.transforms.kind import Keys

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm

__all__ = ["ONE_WAY", "SEALS", "Domain", "Seal", "genuine", "opened", "pseudonyms", "sealed"]


@dataclass(frozen=True, slots=True)
class Seal:
    """How the bodies of one letter are made: purpose and algorithm of the key, its length in bytes."""

    purpose: str
    algorithm: str
    length: int = 32


SEALS: Mapping[str, Seal] = MappingProxyType(
    {
        "e": Seal("encrypt", "aes-256-gcm"),
        "g": Seal("encrypt", "sm4-gcm", 16),
        "s": Seal("encrypt", "aes-256-siv", 64),
        "f": Seal("fpe", "aes-256-siv", 64),
        "p": Seal("pseudonymize", f"hmac-sha256 canonical-{VERSION}"),
        "h": Seal("pseudonymize", f"hmac-sm3 canonical-{VERSION}"),
        "t": Seal("tokenize", "vault"),
    }
)
ONE_WAY = "ph"
_SALT, _COUNTER, _NONCE, _TAG, _HASH, _MAC, _CMAC = 16, 4, 12, 16, 32, 16, 8  # bytes
_OPEN_BATCHES = 1024  # ciphers kept at a time; each holds 2.5 KB
_MOST = 2**32  # values under one salt: as many as the counter can number


@dataclass(frozen=True, slots=True)
class Domain:
    """For what and for whom a body is: what its token's head says, and the recipient, which no head says."""

    kind: str
    entity: str
    kid: str
    recipient: str
    release_id: bytes = b""

    def key(self, keys: Keys, algorithm: str = "", length: int = 0) -> bytes:
        """The key of the domain, for the algorithm of its letter unless told otherwise."""
        seal = SEALS[self.kind]
        return keys.derived(
            self.kid,
            purpose=seal.purpose,
            algorithm=algorithm or seal.algorithm,
            entity=self.entity,
            recipient=self.recipient,
            release=self.release_id,
            length=length or seal.length,
        )

    @property
    def associated(self) -> bytes:
        """What is authenticated beside the value."""
        from piiguard.keys.derivation import encoded

        return encoded("piiguard/1", self.kind, self.entity, self.kid, self.recipient, self.release_id)


def sealed(domain: Domain, plain: Sequence[bytes], keys: Keys) -> list[bytes]:
    """A body for each plaintext, encrypted under the key of a domain of letter e, g, s or f."""
    if domain.kind in "sf":
        return _sealed_siv(domain.key(keys), plain, domain.associated)
    return _sealed_gcm(domain, plain, keys, os.urandom(_SALT))


def opened(domain: Domain, bodies: Sequence[bytes], keys: Keys) -> list[bytes | None]:
    """The plaintext of each body of a domain of letter e, g, s or f; None where it does not authenticate."""
    if domain.kind in "sf":
        return _opened_siv(domain.key(keys), bodies, domain.associated)
    return _opened_gcm(domain, bodies, keys)


def _sealed_siv(key: bytes, plain: Sequence[bytes], associated: bytes) -> list[bytes]:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    encrypt, beside = AESSIV(key).encrypt, [associated]
    return [encrypt(one, beside) for one in plain]


def _opened_siv(key: bytes, bodies: Sequence[bytes], associated: bytes) -> list[bytes | None]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    decrypt, beside = AESSIV(key).decrypt, [associated]
    plain: list[bytes | None] = []
    for body in bodies:
        try:
            plain.append(decrypt(body, beside) if len(body) >= _TAG else None)
        except InvalidTag:
            plain.append(None)
    return plain


class _Aead(Protocol):
    """Authenticated encryption as `cryptography` offers it; the tag is the last 16 bytes."""

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes: ...

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes: ...


class _Sm4Gcm:
    """SM4-GCM with the methods of `cryptography`'s AESGCM, which has no class for it."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers import Cipher, modes
        from cryptography.hazmat.primitives.ciphers.algorithms import SM4

        def cipher(nonce: bytes, tag: bytes | None = None) -> Cipher[modes.GCM]:
            return Cipher(SM4(key), modes.GCM(nonce, tag))

        self._cipher = cipher

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes:
        """Ciphertext and tag."""
        context = self._cipher(nonce).encryptor()
        context.authenticate_additional_data(associated_data)
        text = context.update(data) + context.finalize()
        return text + context.tag

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes) -> bytes:
        """The plaintext.

        Raises:
            InvalidTag: it does not authenticate.
        """
        context = self._cipher(nonce, data[-_TAG:]).decryptor()
        context.authenticate_additional_data(associated_data)
        return context.update(data[:-_TAG]) + context.finalize()


def _batch(domain: Domain, key: bytes, salt: bytes) -> _Aead:
    """Encryption under the key of one batch."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from piiguard.keys.derivation import encoded, expanded

    seal = SEALS[domain.kind]
    own = expanded(key, encoded("piiguard/1 batch", salt), algorithm=seal.algorithm, length=seal.length)
    return _Sm4Gcm(own) if domain.kind == "g" else AESGCM(own)


def _nonce(counter: bytes) -> bytes:
    return bytes(_NONCE - _COUNTER) + counter


def _sealed_gcm(domain: Domain, plain: Sequence[bytes], keys: Keys, salt: bytes) -> list[bytes]:
    """The salt is an argument for tests only: two calls with one salt would repeat nonces."""
    if len(plain) > _MOST:
        raise TransformError(f"encrypt: {len(plain)} values in one call, at most {_MOST} are safe")
    encrypt, associated = _batch(domain, domain.key(keys), salt).encrypt, domain.associated
    zeros = _nonce(b"")
    counters = [number.to_bytes(_COUNTER, "big") for number in range(len(plain))]
    return [
        salt + counter + encrypt(zeros + counter, one, associated)
        for counter, one in zip(counters, plain, strict=True)
    ]


def _opened_gcm(domain: Domain, bodies: Sequence[bytes], keys: Keys) -> list[bytes | None]:
    from cryptography.exceptions import InvalidTag

    key, associated = domain.key(keys), domain.associated
    start = _SALT + _COUNTER
    batches: dict[bytes, _Aead] = {}
    plain: list[bytes | None] = []
    for body in bodies:
        if len(body) < start + _TAG:
            plain.append(None)
            continue
        salt = body[:_SALT]
        if salt not in batches:
            if len(batches) >= _OPEN_BATCHES:
                batches.clear()
            batches[salt] = _batch(domain, key, salt)
        try:
            plain.append(batches[salt].decrypt(_nonce(body[_SALT:start]), body[start:], associated))
        except InvalidTag:
            plain.append(None)
    return plain


def pseudonyms(domain: Domain, canonical: Sequence[bytes], keys: Keys) -> Bytes:
    """The body for each canonical value, as the rows of an (n, 24) matrix; a domain of letter p or h."""
    from cryptography.hazmat.primitives.hashes import SHA256, SM3
    from cryptography.hazmat.primitives.hmac import HMAC

    keyed = HMAC(domain.key(keys), SM3() if domain.kind == "h" else SHA256())
    macs = bytearray()
    for one in canonical:
        mac = keyed.copy()  # a third of the time of a new one
        mac.update(one)
        macs += mac.finalize()
    rows = np.frombuffer(macs, dtype=np.uint8).reshape(-1, _HASH)[:, :_MAC]
    return np.concatenate([rows, _marks(domain, rows, keys)], axis=1)


def genuine(domain: Domain, bodies: Sequence[bytes], keys: Keys) -> list[bool]:
    """Which bodies of a domain of letter p or h we made."""
    from hmac import compare_digest

    macs = b"".join(body[:_MAC].ljust(_MAC) for body in bodies)
    marks = _marks(domain, np.frombuffer(macs, dtype=np.uint8).reshape(-1, _MAC), keys).tobytes()
    return [
        compare_digest(body[_MAC:], marks[place * _CMAC : (place + 1) * _CMAC])
        for place, body in enumerate(bodies)
    ]


def _marks(domain: Domain, macs: Bytes, keys: Keys) -> Bytes:
    """The first 64 bits of the CMAC of each row of 16 bytes."""
    from cryptography.hazmat.primitives.ciphers.algorithms import AES256, SM4

    if domain.kind == "h":
        return _cmacs(SM4(domain.key(keys, "sm4-cmac", 16)), macs)[:, :_CMAC]
    return _cmacs(AES256(domain.key(keys, "aes-256-cmac", 32)), macs)[:, :_CMAC]


def _cmacs(cipher: BlockCipherAlgorithm, blocks: Bytes) -> Bytes:
    """The CMAC of each row of one whole block, in one pass: ECB of the row xor K1 (SP 800-38B 6.1, 6.2)."""
    from cryptography.hazmat.primitives.ciphers import Cipher, modes

    encryptor = Cipher(cipher, modes.ECB()).encryptor()
    zero = int.from_bytes(encryptor.update(bytes(16)), "big")
    subkey = (zero << 1) % (1 << 128) ^ (0x87 if zero >> 127 else 0)
    mixed = blocks ^ np.frombuffer(subkey.to_bytes(16, "big"), dtype=np.uint8)
    return np.frombuffer(encryptor.update(mixed.tobytes()), dtype=np.uint8).reshape(-1, 16)

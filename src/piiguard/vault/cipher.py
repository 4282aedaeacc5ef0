"""What a vault computes: blind indexes, tokens, ciphertexts; every primitive is `cryptography`'s.

    suite  blind index, 128 bits  token                        ciphertext
    aes    HMAC-SHA-256, RFC 2104 AES-256 of (dom 8 B, id 8 B) AES-256-GCM, NIST SP 800-38D
    gm     HMAC-SM3, SM3 of       SM4 of (dom 8 B, id 8 B),    SM4-GCM, RFC 8998
           GB/T 32905-2016        GB/T 32907-2016

A token is one block under a key of its domain, so that a forged one does not show the domain's number when it
is turned back (chance 2^-64), and the order of the ids does not show. Ciphertexts have a random nonce (96
bits; at most 2^32 under one key, SP 800-38D section 8.3) and a key for each domain; associated data is what
their row says (`bound`), so that none can be moved to another row, and no row made to live longer. No key
bytes are kept: they are asked for at each call.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from piiguard.vault.rows import Domain

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm

    from piiguard.transforms.kind import Keys

__all__ = [
    "BLOCK",
    "SUITES",
    "Index",
    "Suite",
    "bound",
    "nonces",
    "opened",
    "sealed",
    "subject_key",
    "value_key",
]

BLOCK = 16  # bytes of a token and of a blind index
_NONCE, _TAG = 12, 16  # bytes
_HEAD = struct.Struct(">qq?q")  # number of the domain, id, whether the row ends, when
_WITHOUT_SUBJECT, _WITH_SUBJECT, _EXACT = 0, 1, 2  # first byte under a blind index


@dataclass(frozen=True, slots=True)
class Suite:
    """The algorithms of a vault, named as their keys are derived. size: bytes of a block cipher's key."""

    name: str
    mac: str
    permutation: str
    sealing: str
    size: int


SUITES = {
    suite.name: suite
    for suite in (
        Suite("aes", "hmac-sha256", "aes-256-permutation", "aes-256-gcm", 32),
        Suite("gm", "hmac-sm3", "sm4-permutation", "sm4-gcm", 16),
    )
}


@dataclass(frozen=True, slots=True)
class Index:
    """What depends on the index key of a vault, which stays the same as long as the vault lives."""

    keys: Keys
    kid: str
    suite: Suite

    def check(self) -> str:
        """By what is told that it is the key the vault was made with; 32 hexadecimal digits."""
        return self._derived("check", length=16).hex()

    def number(self, domain: Domain) -> int:
        """The number of a domain: 64 bits, signed, as databases have them."""
        return int.from_bytes(self._derived("domain", domain, length=8), "big", signed=True)

    def mark(self, subjects: Iterable[str]) -> dict[str, bytes]:
        """The blind index of each subject: 32 bytes, the same in all domains."""
        mac = self._mac("subject", None)
        marks = {}
        for subject in subjects:
            one = mac.copy()
            one.update(subject.encode("utf-8", "surrogatepass"))
            marks[subject] = one.finalize()
        return marks

    def blind(
        self, domain: Domain, values: Sequence[bytes], marks: Sequence[bytes | None] | None, *, exact: bool
    ) -> list[bytes]:
        """The blind index of each value, 16 bytes; another one for another subject, and if it is exact."""
        exactly = _EXACT if exact else 0
        bare = self._mac("value", domain)
        owned = bare.copy()
        bare.update(bytes([_WITHOUT_SUBJECT | exactly]))
        owned.update(bytes([_WITH_SUBJECT | exactly]))
        indexes = []
        for value, mark in zip(values, marks or [None] * len(values), strict=True):
            one = (owned if mark else bare).copy()
            one.update(mark + value if mark else value)
            indexes.append(one.finalize()[:BLOCK])
        return indexes

    def tokens(self, domain: Domain, ids: Sequence[int]) -> list[bytes]:
        """The token of each id: 16 bytes."""
        pairs = np.empty((len(ids), 2), ">i8")
        pairs[:, 0] = self.number(domain)
        pairs[:, 1] = ids
        raw = self._permuted(domain, pairs.tobytes(), back=False)
        return [raw[at : at + BLOCK] for at in range(0, len(raw), BLOCK)]

    def ids(self, domain: Domain, tokens: Sequence[bytes]) -> npt.NDArray[np.int64]:
        """The id of each token; -1 for what is no token of this domain."""
        whole = np.fromiter((len(token) == BLOCK for token in tokens), bool, len(tokens))
        raw = b"".join(token if len(token) == BLOCK else bytes(BLOCK) for token in tokens)
        pairs = np.frombuffer(self._permuted(domain, raw, back=True), ">i8").reshape(-1, 2)
        ours = whole & (pairs[:, 0] == self.number(domain)) & (pairs[:, 1] > 0)
        return np.where(ours, pairs[:, 1], -1).astype(np.int64)

    def _permuted(self, domain: Domain, raw: bytes, *, back: bool) -> bytes:
        """Each block of `raw` through the block cipher, in a context that no other thread has."""
        from cryptography.hazmat.primitives.ciphers import Cipher, modes

        key_bytes = self._derived(self.suite.permutation, domain, length=self.suite.size)
        # ECB is the bare permutation of 128 bits that is wanted: no two ids give equal blocks.
        cipher = Cipher(_block_cipher(self.suite, key_bytes), modes.ECB())
        context = cipher.decryptor() if back else cipher.encryptor()
        return context.update(raw)

    def _mac(self, use: str, domain: Domain | None) -> Any:
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.hmac import HMAC

        hash_ = hashes.SM3() if self.suite.name == "gm" else hashes.SHA256()
        return HMAC(self._derived(f"{use}-{self.suite.mac}", domain), hash_)

    def _derived(self, algorithm: str, domain: Domain | None = None, length: int = 32) -> bytes:
        # The suite's hash serves for all of them: the names of the gm suite have "sm3" or "sm4" in them.
        named = algorithm if self.suite.name == "aes" or "sm" in algorithm else f"{algorithm}-sm3"
        entity, recipient, release_id = domain or Domain("", "", b"")
        return self.keys.derived(
            self.kid,
            purpose="index",
            algorithm=f"vault-{named}",
            entity=entity,
            recipient=recipient,
            release=release_id,
            length=length,
        )


def value_key(keys: Keys, kid: str, suite: Suite, domain: Domain) -> bytes:
    """The key that seals the values of a domain.

    Raises:
        KeyUnavailableError: no such key, or it is disabled, destroyed, or for other domains.
    """
    entity, recipient, release_id = domain
    return keys.derived(
        kid,
        purpose="tokenize",
        algorithm=suite.sealing,
        entity=entity,
        recipient=recipient,
        release=release_id,
        length=suite.size,
    )


def subject_key(keys: Keys, kid: str, suite: Suite) -> bytes:
    """The key that wraps the keys of subjects; it serves all domains.

    Raises:
        KeyUnavailableError: as `value_key`.
    """
    return keys.derived(kid, purpose="tokenize", algorithm=f"subject-{suite.sealing}", length=suite.size)


def sealed(suite: Suite, key_bytes: bytes) -> Callable[[bytes, bytes, bytes], bytes]:
    """Seals (nonce of 12 random bytes, plain, associated data): nonce, ciphertext, tag of 16 bytes."""
    from cryptography.hazmat.primitives.ciphers import Cipher, modes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if suite.name == "aes":
        encrypt = AESGCM(key_bytes).encrypt
        return lambda nonce, plain, bound: nonce + encrypt(nonce, plain, bound)

    def seal(nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        context = Cipher(_block_cipher(suite, key_bytes), modes.GCM(nonce)).encryptor()
        context.authenticate_additional_data(bound)
        return nonce + context.update(plain) + context.finalize() + context.tag

    return seal


def opened(suite: Suite, key_bytes: bytes) -> Callable[[bytes, bytes], bytes | None]:
    """Opens (what `sealed` gave, associated data); None for what does not authenticate."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers import Cipher, modes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    def with_aes(raw: bytes, bound: bytes) -> bytes | None:
        if len(raw) < _NONCE + _TAG:
            return None
        try:
            return decrypt(raw[:_NONCE], raw[_NONCE:], bound)
        except InvalidTag:
            return None

    def with_sm4(raw: bytes, bound: bytes) -> bytes | None:
        if len(raw) < _NONCE + _TAG:
            return None
        mode = modes.GCM(raw[:_NONCE], raw[-_TAG:])
        context = Cipher(_block_cipher(suite, key_bytes), mode).decryptor()
        context.authenticate_additional_data(bound)
        with suppress(InvalidTag):
            return context.update(raw[_NONCE:-_TAG]) + context.finalize()
        return None

    if suite.name != "aes":
        return with_sm4
    decrypt = AESGCM(key_bytes).decrypt
    return with_aes


def bound(dom: int, id: int, bi: bytes, expires: int | None, mark: bytes | None) -> bytes:  # noqa: A002
    """What a ciphertext is bound to: where its row stands, until when, and about whom (`mark`)."""
    return _HEAD.pack(dom, id, expires is not None, expires or 0) + bi + (mark or b"")


def nonces(count: int) -> list[bytes]:
    """Random nonces, drawn at once."""
    raw = os.urandom(_NONCE * count)
    return [raw[at : at + _NONCE] for at in range(0, len(raw), _NONCE)]


def _block_cipher(suite: Suite, key_bytes: bytes) -> BlockCipherAlgorithm:
    from cryptography.hazmat.primitives.ciphers import algorithms

    return algorithms.AES(key_bytes) if suite.name == "aes" else algorithms.SM4(key_bytes)

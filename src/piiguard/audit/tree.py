"""Tree root (默克尔树根) over records, RFC 9162 section 2.1.1 (the same as RFC 6962 section 2.1).

leaf = hash(0x00 || record), node = hash(0x01 || left || right), the root of nothing = hash of nothing. A
later log agrees with an earlier root of size n exactly if the root over its first n records is that root.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache

from piiguard.errors import AuditError

__all__ = ["Hash", "Tree", "hasher", "leaf"]

Hash = Callable[[bytes], bytes]


def _sha256(raw_bytes: bytes) -> bytes:
    return hashlib.sha256(raw_bytes).digest()


@cache
def hasher(name: str) -> Hash:
    """SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016), 32 bytes each.

    Raises:
        AuditError: SM3 is asked for, and this build of `cryptography` has none.
    """
    if name == "sha256":
        return _sha256
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.hashes import SM3
    from cryptography.hazmat.primitives.hashes import Hash as Hashing

    def sm3(raw_bytes: bytes) -> bytes:
        hashing = Hashing(SM3())
        hashing.update(raw_bytes)
        return hashing.finalize()

    try:
        sm3(b"")
        return sm3
    except UnsupportedAlgorithm:
        pass
    raise AuditError("SM3 is missing in the OpenSSL that `cryptography` was built with")


def leaf(record: bytes, hash_: Hash) -> bytes:
    """Hash of a record as a leaf; also what the next record names in `prev`."""
    return hash_(b"\x00" + record)


class Tree:
    """A tree that grows leaf by leaf, and holds only the roots of its complete subtrees."""

    def __init__(self, hash_: Hash) -> None:
        self._hash = hash_
        self._whole: list[bytes] = []
        self.size = 0

    def add(self, leaf_hash: bytes) -> None:
        """Appends one leaf, given by its hash."""
        number, hash_, whole = self.size, self._hash, self._whole
        while number & 1:
            leaf_hash = hash_(b"\x01" + whole.pop() + leaf_hash)
            number >>= 1
        whole.append(leaf_hash)
        self.size += 1

    def root(self) -> bytes:
        """Root over all leaves so far, 32 bytes."""
        if not self._whole:
            return self._hash(b"")
        root, *lefts = reversed(self._whole)
        for left in lefts:
            root = self._hash(b"\x01" + left + root)
        return root

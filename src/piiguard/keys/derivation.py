"""Keys from keys: HKDF-Expand (RFC 5869 section 2.3) over a context in which every field has its length.

The key of a domain (域) is HKDF-Expand(master, enc("piiguard/1", purpose, algorithm, entity, recipient,
release)). Domains that differ in anything have unrelated keys, so two recipients cannot join their files.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from piiguard.errors import KeyRingError
from piiguard.keys.secret import Secret

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hashes import HashAlgorithm

__all__ = ["VERSION", "Remembered", "encoded", "expanded"]

VERSION = "piiguard/1"


def encoded(*fields: str | bytes) -> bytes:
    """The fields one after the other, each behind its length in bytes as 4 bytes, big-endian; text as UTF-8.

    Without the lengths ("partnerA", "1380") and ("partner", "A1380") would be one context and one key.

    >>> encoded("ab", b"c").hex()
    '0000000261620000000163'
    """
    raw = [field.encode("utf-8", "surrogatepass") if isinstance(field, str) else field for field in fields]
    return b"".join(len(field).to_bytes(4, "big") + field for field in raw)


def expanded(key_bytes: bytes, context: bytes, *, algorithm: str = "", length: int = 32) -> bytes:
    """`length` bytes by HKDF-Expand; with SM3 (GB/T 32905-2016) if `algorithm` names "sm3" or "sm4".

    Raises:
        KeyRingError: SM3 is asked for and this build of OpenSSL has none; or `length` is over 255 hashes.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    try:
        return HKDFExpand(_hash_of(algorithm), length, context).derive(key_bytes)
    except UnsupportedAlgorithm:
        reason = "this build of OpenSSL has no SM3"
    except ValueError:
        reason = f"HKDF gives no {length} bytes"
    del key_bytes  # tools that report errors read the local variables of each frame
    raise KeyRingError(reason)


def _hash_of(algorithm: str) -> HashAlgorithm:
    from cryptography.hazmat.primitives import hashes

    return hashes.SM3() if "sm3" in algorithm or "sm4" in algorithm else hashes.SHA256()


class Remembered:
    """Derived keys, about so many of them at most. Without a lock, which a fork could leave held for ever."""

    __slots__ = ("_secrets",)

    MOST = 4096

    def __init__(self) -> None:
        self._secrets: dict[Hashable, Secret] = {}

    def get(self, place: Hashable, make: Callable[[], bytes]) -> bytes:
        """What was made for `place`, else what `make` gives now."""
        found = self._secrets.get(place)
        if found is None:
            found = Secret(make())
            if len(self._secrets) >= self.MOST:
                self._secrets.clear()
            self._secrets[place] = found
        return found.use()

    def clear(self) -> None:
        """Forgets all of them."""
        self._secrets.clear()

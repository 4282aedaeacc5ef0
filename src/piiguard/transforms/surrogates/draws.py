"""`Draws`: the random numbers from which stand-ins are made, a function of a key and of texts.

HMAC-SHA-256 (RFC 2104), under the national profile HMAC-SM3 (GB/T 32905-2016), of length-prefixed fields and
a block number, read as words of 32 bits. A number below `limit` is word * limit / 2**32: no number is
likelier than another by more than limit / 2**32.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hmac import HMAC

__all__ = ["Draws", "Ints", "keyed"]

Ints = npt.NDArray[np.int64]

_WORDS = 8  # of 32 bits in a digest
_BITS = np.uint64(32)


def keyed(key: bytes, *, gm: bool) -> HMAC:
    """The keyed function; holds the key, so it lives no longer than one call of a transform."""
    from cryptography.hazmat.primitives.hashes import SHA256, SM3
    from cryptography.hazmat.primitives.hmac import HMAC

    return HMAC(key, SM3() if gm else SHA256())


class Draws:
    """Words of 32 bits, by row and place: equal texts and equal places give equal words.

    Not shared by threads: it lives within one call of a transform.
    """

    def __init__(self, function: HMAC, purpose: str, texts: Sequence[str], attempt: int = 0) -> None:
        """purpose: keeps draws for different uses apart. attempt: another one gives other numbers."""
        self._function, self._purpose, self._texts, self._attempt = function, purpose, texts, attempt
        self._keyed = function.copy()
        self._keyed.update(_field(purpose) + attempt.to_bytes(4, "big"))
        self._blocks: dict[int, npt.NDArray[np.uint32]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def again(self, rows: Sequence[int], attempt: int) -> Draws:
        """Other numbers for some of the rows."""
        return Draws(self._function, self._purpose, [self._texts[row] for row in rows], attempt)

    def below(self, place: int, limit: int | Ints) -> Ints:
        """A number from 0 to `limit` - 1 for each row; the limit, at most 2**31, may differ by row."""
        words = self._block(place // _WORDS)[:, place % _WORDS].astype(np.uint64)
        scaled: Ints = (words * np.asarray(limit).astype(np.uint64) >> _BITS).astype(np.int64)
        return scaled

    def table(self, rows: Sequence[int], places: int, first: int = 0) -> npt.NDArray[np.uint64]:
        """Words at places `first` and on for some rows, as (rows, places)."""
        blocks = [self._block(number) for number in range(first // _WORDS, -(-(first + places) // _WORDS))]
        skipped = first % _WORDS
        words = np.hstack(blocks)[np.asarray(rows, dtype=np.int64), skipped:]
        return words[:, :places].astype(np.uint64)

    def _block(self, number: int) -> npt.NDArray[np.uint32]:
        if number not in self._blocks:
            tail = number.to_bytes(4, "big")
            digests = bytearray()
            for text in self._texts:
                one = self._keyed.copy()
                one.update(_field(text) + tail)
                digests += one.finalize()
            words = np.frombuffer(bytes(digests), dtype=">u4").reshape(len(self._texts), _WORDS)
            self._blocks[number] = words.astype(np.uint32)
        return self._blocks[number]


def _field(text: str) -> bytes:
    encoded = text.encode("utf-8", "surrogatepass")
    return len(encoded).to_bytes(4, "big") + encoded

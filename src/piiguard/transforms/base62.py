"""Base62: bytes as letters and digits, each eight bytes as eleven characters, one spelling for each.

No standard defines it. A token must stand in a CSV cell, a URL, a spreadsheet and a sentence without quotes;
base64url (RFC 4648 section 5) has `-`, which starts a formula and ends a word. A block is one big-endian
number, so that whole batches are converted by array divisions; a shorter last block has as many characters
as its numbers need, so that the length of the text tells that of the bytes.

>>> encoded([b"", b"a", b"12345678"])
['', '1Z', '4DruweP3xQ8']
>>> decoded(["1Z", "1", "1-", "48"])  # the others: no such length, no such character, more than a byte holds
[b'a', None, None, None]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = ["ALPHABET", "Bytes", "decoded", "encoded"]

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BLOCK, _WIDTH = 8, 11
_WIDTHS = (0, 2, 3, 5, 6, 7, 9, 10, _WIDTH)  # for 0 to 8 bytes: the least n with 62**n >= 256**bytes
_AT_ONCE = 1 << 14  # blocks: the arrays in between stay in the processor's cache
_NO_DIGIT = 255
_TOP = 62 ** (_WIDTH - 1)  # what the first character of a whole block counts
_TOP_DIGIT, _TOP_REST = divmod(2**64 - 1, _TOP)

Bytes = npt.NDArray[np.uint8]
_Numbers = npt.NDArray[np.uint64]


def _no_head(width: int) -> str:
    return ""


def encoded(bodies: Sequence[bytes] | Bytes, head: Callable[[int], str] = _no_head) -> list[str]:
    """The spelling of each body, behind an ASCII head that is told the number of its characters.

    bodies: bytes of any lengths, or an (n, length) matrix.
    """
    if isinstance(bodies, np.ndarray):
        return _encoded(bodies, head)
    texts = [""] * len(bodies)
    for length, places in _by_length(bodies):
        joined = b"".join([bodies[place] for place in places])
        matrix = np.frombuffer(joined, dtype=np.uint8).reshape(len(places), length)
        for place, text in zip(places, _encoded(matrix, head), strict=True):
            texts[place] = text
    return texts


def decoded(texts: Sequence[str]) -> list[bytes | None]:
    """The bytes of each text; None where it is no spelling that `encoded` writes."""
    bodies: list[bytes | None] = [None] * len(texts)
    for width, places in _by_length(texts):
        blocks, rest = divmod(width, _WIDTH)
        if rest not in _WIDTHS:
            continue
        joined = "".join([texts[place] for place in places]).encode("ascii", "replace")
        matrix = np.frombuffer(joined, dtype=np.uint8).reshape(len(places), width)
        for place, body in zip(places, _decoded(matrix, blocks, _WIDTHS.index(rest)), strict=True):
            bodies[place] = body
    return bodies


def _by_length(items: Sequence[bytes] | Sequence[str]) -> list[tuple[int, list[int]]]:
    """The lengths that occur, each with the places of its items."""
    places: dict[int, list[int]] = {}
    for place, length in enumerate(map(len, items)):
        places.setdefault(length, []).append(place)
    return list(places.items())


def _encoded(bodies: Bytes, head: Callable[[int], str]) -> list[str]:
    length = bodies.shape[1]
    blocks, rest = divmod(length, _BLOCK)
    width = blocks * _WIDTH + _WIDTHS[rest]
    start = np.frombuffer(head(width).encode("ascii"), dtype=np.uint8)
    total = len(start) + width
    if not total:
        return [""] * len(bodies)
    texts: list[str] = []
    step = _step(blocks)
    for first in range(0, len(bodies), step):
        rows = bodies[first : first + step]
        out = np.empty((len(rows), total), dtype=np.uint8)
        out[:, : len(start)] = start
        out[:, len(start) :] = _characters(rows, blocks)
        text = out.tobytes().decode("ascii")
        texts += [text[place : place + total] for place in range(0, len(text), total)]
    return texts


def _step(blocks: int) -> int:
    """How many rows are converted at once."""
    return max(_AT_ONCE // max(blocks, 1), 1)


def _characters(rows: Bytes, blocks: int) -> Bytes:
    """The characters of each row of bytes."""
    whole = np.ascontiguousarray(rows[:, : blocks * _BLOCK]).view(">u8").astype(np.uint64)
    characters = _spelled(whole, _WIDTH).reshape(len(rows), blocks * _WIDTH)
    rest = rows.shape[1] - blocks * _BLOCK
    if not rest:
        return characters
    filled = np.zeros((len(rows), _BLOCK), dtype=np.uint8)
    filled[:, _BLOCK - rest :] = rows[:, blocks * _BLOCK :]
    last = _spelled(filled.view(">u8")[:, 0].astype(np.uint64), _WIDTHS[rest])
    return np.concatenate([characters, last], axis=1)


def _spelled(numbers: _Numbers, width: int) -> Bytes:
    """Each number in `width` characters, which are the last axis; two by two from the right."""
    columns = (width + 1) // 2
    pairs = np.empty((*numbers.shape, columns), dtype=np.uint16)
    pair = np.uint64(62 * 62)
    for column in range(columns - 1, -1, -1):
        fewer = numbers // pair
        pairs[..., column] = _pairs().take((numbers - fewer * pair).astype(np.intp))
        numbers = fewer
    return pairs.view(np.uint8)[..., 2 * columns - width :]


def _decoded(texts: Bytes, blocks: int, rest: int) -> list[bytes | None]:
    bodies: list[bytes | None] = []
    length = blocks * _BLOCK + rest
    step = _step(blocks)
    for first in range(0, len(texts), step):
        digits = _digits().take(texts[first : first + step])
        count = len(digits)
        numbers, fits = _read_blocks(digits[:, : blocks * _WIDTH].reshape(count, blocks, _WIDTH))
        last = _read(digits[:, blocks * _WIDTH :])
        right = fits.all(axis=1) & (last < np.uint64(1 << 8 * rest)) & (digits != _NO_DIGIT).all(axis=1)
        ends = _big_endian(last)[:, _BLOCK - rest :]
        joined = np.concatenate([_big_endian(numbers).reshape(count, -1), ends], axis=1).tobytes()
        bodies += [
            joined[row * length : (row + 1) * length] if is_right else None
            for row, is_right in enumerate(right.tolist())
        ]
    return bodies


def _read(digits: Bytes) -> _Numbers:
    """The number that each row of at most ten digits, which are the last axis, writes."""
    numbers = np.zeros(digits.shape[:-1], dtype=np.uint64)
    for column in range(digits.shape[-1]):
        numbers = numbers * np.uint64(62) + digits[..., column]
    return numbers


def _read_blocks(digits: Bytes) -> tuple[_Numbers, npt.NDArray[np.bool_]]:
    """The number that each block of eleven digits writes, and whether it stays below 2**64."""
    top, low = digits[..., 0].astype(np.uint64), _read(digits[..., 1:])
    fits = (top < _TOP_DIGIT) | ((top == _TOP_DIGIT) & (low <= np.uint64(_TOP_REST)))
    return np.where(fits, top, np.uint64(0)) * np.uint64(_TOP) + low, fits


def _big_endian(numbers: _Numbers) -> Bytes:
    """Eight bytes of each number, which are the last axis."""
    return np.ascontiguousarray(numbers).astype(">u8")[..., np.newaxis].view(np.uint8)


@cache
def _pairs() -> npt.NDArray[np.uint16]:
    """The two characters of each number below 62 * 62, as one item each."""
    single = np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)
    both = np.stack([np.repeat(single, 62), np.tile(single, 62)], axis=1)
    return np.ascontiguousarray(both).view(np.uint16)[:, 0]


@cache
def _digits() -> Bytes:
    """The digit that each byte writes, 255 for none."""
    digits = np.full(256, _NO_DIGIT, dtype=np.uint8)
    digits[np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)] = np.arange(62)
    return digits

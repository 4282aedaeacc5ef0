"""FF1 (保留格式加密算法 FF1): NIST SP 800-38G section 5.1 on AES, for whole batches at once.

Numeral strings of one radix and one length are permuted among themselves. The first block and the tweak are
the same for a batch, so the CBC-MAC up to its last block is one constant, and each of the ten rounds is one
AES call for all rows. Domains below 1,000,000 are refused, as draft Rev. 1 of the standard demands (February
2025, section 5: radix**length >= 1,000,000): smaller ones can be written out as a table.

Not authenticated: any string of the right form decrypts to something, a wrong key is not noticed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import numpy as np
from numpy.typing import NDArray

from piiguard.errors import TransformError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import CipherContext

__all__ = ["LEAST_DOMAIN", "Ff1", "Numbers"]

Numbers: TypeAlias = NDArray[np.uint64]  # (n,)
Integers: TypeAlias = list[int]

LEAST_DOMAIN = 1_000_000
ROUNDS = 10
_BLOCK = 16  # bytes
_MOST_RADIX = 1 << 16
_FEW = 50  # rows; measured: below, Python's integers are faster than the calls of numpy
_ROWS = 4096  # at a time: 64 KB of AES blocks and their halves stay in the second-level cache
_WORD = np.dtype(">u8")


class Ff1:
    """The FF1 permutation of numeral strings of one radix and length, under one key and one tweak.

    A string is given as its two halves, read as numbers with the most significant numeral first: the first
    length // 2 numerals, and the rest. May be shared by threads; each call has a cipher context of its own.

    Raises:
        TransformError: the radix is not in 2..65,536, there are fewer than 1,000,000 strings, or the key has
            no length that AES knows.
    """

    __slots__ = ("_base", "_cipher", "_digest_bytes", "_half_bytes", "_tails", "length", "radix", "sizes")

    def __init__(self, key: bytes, tweak: bytes, radix: int, length: int) -> None:
        _check(key, radix, length)
        self.radix, self.length = radix, length
        first = length // 2
        self.sizes: tuple[int, int] = radix**first, radix ** (length - first)
        self._half_bytes = ((self.sizes[1] - 1).bit_length() + 7) // 8  # b; exact, logarithms are not
        self._digest_bytes = 4 * ((self._half_bytes + 3) // 4) + 4  # d
        self._tails = (self._half_bytes + _BLOCK) // _BLOCK  # that hold the round number and NUM(B)
        self._cipher = _cipher(key)
        self._base = self._constant(tweak)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a cipher holds a key and is not pickled or copied")

    def _constant(self, tweak: bytes) -> int:
        """The last blocks of the MAC without round number and NUM(B), with the state of the blocks before."""
        zeros = bytes(-(len(tweak) + self._half_bytes + 1) % _BLOCK)
        head = _first_block(self.radix, self.length, len(tweak)) + tweak + zeros
        message = head + bytes(self._half_bytes + 1)
        tail = self._tails * _BLOCK
        aes, state = self._cipher(), bytes(_BLOCK)
        for start in range(0, len(message) - tail, _BLOCK):
            state = aes.update(_xor(state, message[start : start + _BLOCK]))
        mixed = int.from_bytes(state, "big") << 8 * (tail - _BLOCK)
        return int.from_bytes(message[-tail:], "big") ^ mixed

    # Python's integers: any radix and length

    def halves(self, first: Integers, second: Integers, *, back: bool = False) -> tuple[Integers, Integers]:
        """Both halves of each string after encryption, or after decryption with `back`."""
        aes = self._cipher()
        for number in _round_numbers(back):
            known, changed = (first, second) if back else (second, first)
            size = self.sizes[number % 2]
            digests = self._digests(aes, number, known)
            sign = -1 if back else 1
            new = [(one + sign * digest) % size for one, digest in zip(changed, digests, strict=True)]
            first, second = (new, known) if back else (known, new)
        return first, second

    def _digests(self, aes: CipherContext, number: int, known: list[int]) -> list[int]:
        """y of step 6 iv: the first d bytes of R, E(R xor 1), E(R xor 2) ... as numbers."""
        blocks = self._macs(aes, number, known)
        rows, width = range(0, len(blocks), _BLOCK), self._digest_bytes
        if width <= _BLOCK:
            return [int.from_bytes(blocks[at : at + width], "big") for at in rows]
        counted = [blocks]
        for count in range(1, (width + _BLOCK - 1) // _BLOCK):
            counted.append(aes.update(_xor(blocks, count.to_bytes(_BLOCK, "big") * len(known))))
        strings = (b"".join(part[at : at + _BLOCK] for part in counted) for at in rows)
        return [int.from_bytes(string[:width], "big") for string in strings]

    def _macs(self, aes: CipherContext, number: int, known: list[int]) -> bytes:
        """R of step 6 ii: 16 bytes for each row, end to end."""
        base, width = self._base ^ number << 8 * self._half_bytes, self._tails * _BLOCK
        tails = b"".join([(base ^ one).to_bytes(width, "big") for one in known])
        if self._tails == 1:
            return aes.update(tails)
        state = bytes(_BLOCK * len(known))
        for start in range(0, width, _BLOCK):
            column = b"".join([tails[at : at + _BLOCK] for at in range(start, len(tails), width)])
            state = aes.update(_xor(state, column))
        return state

    # numpy: sums and remainders of halves below 2**60 stay below 2**64

    def arrays(self, first: Numbers, second: Numbers, *, back: bool = False) -> tuple[Numbers, Numbers]:
        """`halves` for arrays; only where no half has more than 2**60 values (36 digits, 120 bits)."""
        if len(first) < _FEW:
            lists = self.halves(first.tolist(), second.tolist(), back=back)
            return np.array(lists[0], dtype=np.uint64), np.array(lists[1], dtype=np.uint64)
        made = np.empty_like(first), np.empty_like(second)
        aes, work = self._cipher(), _Work(min(len(first), _ROWS))
        for start in range(0, len(first), _ROWS):
            rows = slice(start, start + _ROWS)
            made[0][rows], made[1][rows] = self._block(aes, work, first[rows], second[rows], back)
        return made

    def _block(
        self, aes: CipherContext, work: _Work, first: Numbers, second: Numbers, back: bool
    ) -> tuple[Numbers, Numbers]:
        for number in _round_numbers(back):
            known, changed = (first, second) if back else (second, first)
            size = self.sizes[number % 2]
            digest = _remainder(*self._words(aes, work, number, known), self._digest_bytes, size)
            new = np.subtract(changed, digest) if back else np.add(changed, digest)
            # Unsigned: what needs no correction becomes huge by it, so the lesser one is right.
            np.minimum(new, new + np.uint64(size) if back else new - np.uint64(size), out=new)
            first, second = (new, known) if back else (known, new)
        return first, second

    def _words(self, aes: CipherContext, work: _Work, number: int, known: Numbers) -> tuple[Numbers, Numbers]:
        """R of step 6 ii: the first and the last eight bytes of each row as numbers."""
        base = self._base ^ number << 8 * self._half_bytes
        count = len(known)
        work.blocks[:count, 0] = base >> 64
        work.blocks[:count, 1] = known ^ np.uint64(base & 0xFFFF_FFFF_FFFF_FFFF)
        aes.update_into(work.given[: count * _BLOCK], work.taken)
        made = work.made[:count]
        return made[:, 0].astype(np.uint64), made[:, 1]

    # numerals

    def strings(self, strings: Sequence[Sequence[int]], *, back: bool = False) -> list[list[int]]:
        """Numeral strings, each numeral from 0 to radix - 1, after encryption or decryption.

        Raises:
            TransformError: a string has another length, or a numeral is none of this radix.
        """
        for row, string in enumerate(strings):
            if len(string) != self.length or not all(0 <= numeral < self.radix for numeral in string):
                raise TransformError(f"record {row}: not {self.length} numerals of radix {self.radix}")
        cut = self.length // 2
        first = [_number(string[:cut], self.radix) for string in strings]
        second = [_number(string[cut:], self.radix) for string in strings]
        first, second = self.halves(first, second, back=back)
        return [
            _numerals(one, self.radix, cut) + _numerals(other, self.radix, self.length - cut)
            for one, other in zip(first, second, strict=True)
        ]


class _Work:
    """Buffers of one call: blocks as words and as the bytes that the cipher reads and writes."""

    __slots__ = ("blocks", "given", "made", "taken")

    def __init__(self, rows: int) -> None:
        self.blocks = np.empty((rows, 2), dtype=_WORD)
        self.given = self.blocks.view(np.uint8).reshape(-1).data
        result = np.empty(rows * _BLOCK + _BLOCK - 1, dtype=np.uint8)  # `update_into` wants so much room
        self.taken = result.data
        self.made = result[: rows * _BLOCK].view(_WORD).reshape(rows, 2)


def _check(key: bytes, radix: int, length: int) -> None:
    if len(key) not in (16, 24, 32):
        raise TransformError(f"an AES key has 16, 24 or 32 bytes, not {len(key)}")
    if not 2 <= radix <= _MOST_RADIX:
        raise TransformError(f"FF1 knows radix 2 to {_MOST_RADIX}, not {radix}")
    if length < 2 or radix**length < LEAST_DOMAIN:
        raise TransformError(
            f"FF1 needs a domain of {LEAST_DOMAIN} values or more, not {length} numerals of radix {radix}"
        )


def _cipher(key: bytes) -> Callable[[], CipherContext]:
    """Makes contexts of AES on single blocks (ECB as a building block: each block is a MAC state)."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    cipher = Cipher(algorithms.AES(key), modes.ECB())
    return lambda: cipher.encryptor()  # a bound method would show the cipher, and that the key


def _first_block(radix: int, length: int, tweak_bytes: int) -> bytes:
    """P of step 5."""
    head = bytes([1, 2, 1]) + radix.to_bytes(3, "big") + bytes([ROUNDS, length // 2 % 256])
    return head + length.to_bytes(4, "big") + tweak_bytes.to_bytes(4, "big")


def _round_numbers(back: bool) -> Iterator[int]:
    return iter(reversed(range(ROUNDS)) if back else range(ROUNDS))


def _xor(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(len(one), "big")


def _remainder(high: Numbers, low: Numbers, width: int, size: int) -> Numbers:
    """The first `width` bytes (8 or 12) of 16, given as two words, modulo `size`."""
    if size & (size - 1) == 0:
        word = high if width == 8 else high << np.uint64(32) | low.astype(np.uint64) >> np.uint64(32)
        return word & np.uint64(size - 1)
    made = _modulo(high, size)
    if width == 8:
        return made
    rest = low.astype(np.uint64) >> np.uint64(32)
    left, step = 32, min(32, 64 - size.bit_length())
    while left:
        bits = min(step, left)
        left -= bits
        made <<= np.uint64(bits)
        made |= rest >> np.uint64(left) & np.uint64((1 << bits) - 1)
        made = _modulo(made, size)
    return made


def _modulo(numbers: Numbers, size: int) -> Numbers:
    """The remainders; by way of the quotients, which numpy computes by multiplication."""
    quotients = numbers // np.uint64(size)
    quotients *= np.uint64(size)
    remainders: Numbers = np.subtract(numbers, quotients, out=quotients)
    return remainders


def _number(numerals: Sequence[int], radix: int) -> int:
    number = 0
    for numeral in numerals:
        number = number * radix + numeral
    return number


def _numerals(number: int, radix: int, width: int) -> list[int]:
    numerals = []
    for _ in range(width):
        number, numeral = divmod(number, radix)
        numerals.append(numeral)
    return numerals[::-1]

"""FF1 on the integers below any number: over their bits, with cycle walking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from piiguard.errors import TransformError
from piiguard.transforms.ff1 import LEAST_DOMAIN, Ff1, Numbers

__all__ = ["LIMB_BITS", "IntegerFf1", "Limbs"]

Limbs: TypeAlias = tuple[Numbers, Numbers]  # a number is the first * 2**58 + the second, which is below 2**58
LIMB_BITS = 58


class IntegerFf1:
    """A permutation of the integers 0 to domain - 1: FF1 over their bits, again while the result is outside.

    Cycle walking (Black and Rogaway, CT-RSA 2002): two AES passes at most on average, as fewer than half of
    the strings of so many bits lie outside. May be shared by threads.

    Raises:
        TransformError: the domain has fewer than 1,000,000 numbers, or the key is none of AES.
    """

    __slots__ = ("_ff1", "domain")

    def __init__(self, key: bytes, tweak: bytes, domain: int) -> None:
        if domain < LEAST_DOMAIN:
            raise TransformError(f"FF1 needs a domain of {LEAST_DOMAIN} values or more, not {domain}")
        self.domain = domain
        self._ff1 = Ff1(key, tweak, 2, (domain - 1).bit_length())

    def integers(self, numbers: Sequence[int], *, back: bool = False) -> list[int]:
        """Each number, from 0 to domain - 1, after encryption or decryption."""
        made = self._bits(list(numbers), back)
        while outside := [at for at, number in enumerate(made) if number >= self.domain]:
            for at, number in zip(outside, self._bits([made[at] for at in outside], back), strict=True):
                made[at] = number
        return made

    def _bits(self, numbers: list[int], back: bool) -> list[int]:
        width = self._ff1.length - self._ff1.length // 2
        low = (1 << width) - 1
        first, second = self._ff1.halves([n >> width for n in numbers], [n & low for n in numbers], back=back)
        return [one << width | other for one, other in zip(first, second, strict=True)]

    def limbs(self, numbers: Limbs, *, back: bool = False) -> Limbs:
        """`integers` for arrays; only for domains up to 2**116."""
        high, low = self._limbs(numbers, back)
        outside = self._outside(high, low).nonzero()[0]
        while len(outside):
            again = self._limbs((high.take(outside), low.take(outside)), back)
            high[outside], low[outside] = again
            outside = outside.compress(self._outside(*again))
        return high, low

    def _outside(self, high: Numbers, low: Numbers) -> NDArray[np.bool_]:
        most_high, most_low = map(np.uint64, divmod(self.domain - 1, 1 << LIMB_BITS))
        outside: NDArray[np.bool_] = (high > most_high) | (high == most_high) & (low > most_low)
        return outside

    def _limbs(self, numbers: Limbs, back: bool) -> Limbs:
        high, low = numbers
        width = self._ff1.length - self._ff1.length // 2  # of the second half, in bits
        moved, rest = np.uint64(width), np.uint64(LIMB_BITS - width)
        first, second = high << rest | low >> moved, low & np.uint64((1 << width) - 1)
        first, second = self._ff1.arrays(first, second, back=back)
        return first >> rest, (first & np.uint64((1 << LIMB_BITS - width) - 1)) << moved | second

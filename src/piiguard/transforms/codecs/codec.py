"""`Codec` (编码规则): which characters of an identifier FF1 permutes, and what it makes right or wrong after.

A codec is one file of this package that defines `CODEC`; `finding.py` finds it. It works on (n, L) matrices
of ASCII characters, one value per row, all of one length, in canonical form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from piiguard.checks.weighted import Answers, Symbols, row_blocks
from piiguard.transforms.codecs import decimals
from piiguard.transforms.codecs.integers import IntegerFf1, Limbs
from piiguard.transforms.ff1 import Ff1

__all__ = ["Codec", "Permutation", "all_digits"]

_ZERO = np.uint8(ord("0"))


class Codec(Protocol):
    """How values of some entities are encrypted in their own form.

    name: with a version, for it goes into the tweak. entities: codes that it is for. lengths: of the values
    that can fit. canonical: whatever fits is in canonical form already. checks: what the policy's option
    `check` may be, the default first; none where the form has no check character.
    """

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def entities(self) -> frozenset[str]: ...  # noqa: D102

    @property
    def lengths(self) -> range: ...  # noqa: D102

    @property
    def canonical(self) -> bool: ...  # noqa: D102

    @property
    def checks(self) -> tuple[str, ...]: ...  # noqa: D102

    def fits(self, characters: Symbols) -> Answers:
        """Whether each row is a value that comes back from `permuted` whole."""
        ...

    def is_output(self, characters: Symbols, permutation: Permutation) -> Answers:
        """Whether each row has the form of what `permuted` writes forwards."""
        ...

    def permuted(self, characters: Symbols, permutation: Permutation) -> Symbols:
        """Other characters for each row: of rows that fit, or backwards, of rows with the form of outputs."""
        ...


class Permutation:
    """FF1 under one key and tweak in one direction, for a codec; may be shared by threads.

    back: decrypt. shift: what a deliberately wrong check character is derived from; None for right ones.
    """

    __slots__ = ("_ff1", "_integers", "_shift", "back")

    def __init__(self, key: bytes, tweak: bytes, *, shift: int | None = None, back: bool = False) -> None:
        self.back = back
        self._shift = shift
        self._ff1: Callable[[int], Ff1] = lambda length: Ff1(key, tweak, 10, length)
        self._integers: Callable[[int], IntegerFf1] = lambda domain: IntegerFf1(key, tweak, domain)

    def shift(self, modulus: int) -> int:
        """How far written check characters are from the right ones: 1 to modulus - 1, or 0 for right ones."""
        return 0 if self._shift is None else 1 + self._shift % (modulus - 1)

    def digits(self, characters: Symbols) -> Symbols:
        """Other digits for each row of 6 to 36 digits, as characters both."""
        ff1, made = self._ff1(characters.shape[1]), np.empty(characters.shape, dtype=np.uint8)
        for block in row_blocks(len(characters)):
            made[block] = self._block(ff1, characters[block] - _ZERO)
        made += _ZERO
        return made

    def _block(self, ff1: Ff1, digits: Symbols) -> Symbols:
        cut = ff1.length // 2
        first, second = decimals.read(digits[:, :cut]), decimals.read(digits[:, cut:])
        first, second = ff1.arrays(first, second, back=self.back)
        decimals.write(first, digits[:, :cut])
        decimals.write(second, digits[:, cut:])
        return digits

    def limbs(self, numbers: Limbs, domain: int) -> Limbs:
        """Other numbers below a domain of 1,000,000 to 2**116."""
        return self._integers(domain).limbs(numbers, back=self.back)

    def integers(self, numbers: Sequence[int], domain: int) -> list[int]:
        """Other numbers below a domain of 1,000,000 or more."""
        return self._integers(domain).integers(numbers, back=self.back)


def all_digits(characters: Symbols) -> Answers:
    """Whether each row holds ASCII digits only."""
    digits = characters - _ZERO  # unsigned: what is below "0" wraps to far above
    if digits.size and digits.max() < 10:  # as mostly, and many times as fast as row by row
        return np.ones(len(digits), dtype=np.bool_)
    right: Answers = np.less(digits, 10).all(axis=1)
    return right

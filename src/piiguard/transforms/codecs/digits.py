"""Identifiers of digits alone (纯数字标识): all digits permuted, the length stays.

Six digits are the fewest (1,000,000 values). Check digits inside, such as an IMEI's, become noise with the
rest and come back with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from piiguard.checks.weighted import Answers, Symbols
from piiguard.transforms.codecs.codec import Permutation, all_digits

__all__ = ["CODEC", "LENGTHS"]

LENGTHS = range(6, 37)


@dataclass(frozen=True, slots=True)
class _Digits:
    name: str = "digits/1"
    entities: frozenset[str] = frozenset(
        {"CN_BUSINESS_REG", "CN_CNAPS", "CN_DRIVER_FILE_NO", "CN_QQ", "IMEI", "IMSI", "MO_ID"}
    )
    lengths: range = LENGTHS
    canonical: bool = True
    checks: tuple[str, ...] = ()

    def fits(self, characters: Symbols) -> Answers:
        """Whether a row is digits."""
        return all_digits(characters)

    def is_output(self, characters: Symbols, permutation: Permutation) -> Answers:
        """Whether a row is digits."""
        return all_digits(characters)

    def permuted(self, characters: Symbols, permutation: Permutation) -> Symbols:
        """Other digits."""
        return permutation.digits(characters)


CODEC = _Digits()

"""Resident ID (公民身份号码), GB 11643-1999, and the card of 2023 for foreigners, which has the same form.

FF1 on the 17 payload digits: region and birth date become noise, one output in 700,000 looks like a plausible
number. The check character is written wrong by a step that is the key's (1 to 10), so that no output is
anybody's number and validators reject it; `check="valid"` writes the right one. Only a number with a right
birth date and check character fits: a wrong one could not come back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.checks.dates import birth_date
from piiguard.checks.iso7064 import mod11_2, powers_of_2
from piiguard.checks.weighted import Answers, Codes, Symbols, remainder
from piiguard.transforms.codecs.codec import Permutation, all_digits

__all__ = ["CODEC"]

_MODULUS = 11
_CHARACTERS = np.frombuffer(b"0123456789X", dtype=np.uint8)
_ZERO = np.uint8(ord("0"))
_BIRTH = slice(6, 14)


@dataclass(frozen=True, slots=True)
class _ResidentId:
    name: str = "resident_id/1"
    entities: frozenset[str] = frozenset({"CN_RESIDENT_ID", "CN_FOREIGNER_ID"})
    lengths: range = range(18, 19)
    canonical: bool = True
    checks: tuple[str, ...] = ("invalid", "valid")

    def fits(self, characters: Symbols) -> Answers:
        """Whether digits, birth date and check character are right."""
        formed = _formed(characters)
        symbols = np.where(formed[:, None], _symbols(characters), np.uint8(0))
        right: Answers = formed & birth_date(symbols[:, _BIRTH]) & mod11_2(symbols)
        return right

    def is_output(self, characters: Symbols, permutation: Permutation) -> Answers:
        """Whether the check character is as far from the right one as this key writes it."""
        wanted = _check_characters(characters[:, :-1], permutation.shift(_MODULUS))
        right: Answers = _formed(characters) & (characters[:, -1] == wanted)
        return right

    def permuted(self, characters: Symbols, permutation: Permutation) -> Symbols:
        """Other payload digits, and the check character that belongs behind them."""
        made = np.empty(characters.shape, dtype=np.uint8)
        made[:, :-1] = permutation.digits(characters[:, :-1])
        made[:, -1] = _check_characters(made[:, :-1], 0 if permutation.back else permutation.shift(_MODULUS))
        return made


def _formed(characters: Symbols) -> Answers:
    last = characters[:, -1]
    formed: Answers = all_digits(characters[:, :-1]) & ((last - _ZERO < 10) | (last == ord("X")))
    return formed


def _symbols(characters: Symbols) -> Symbols:
    symbols = characters - _ZERO
    symbols[:, -1] = np.where(characters[:, -1] == ord("X"), 10, symbols[:, -1])
    return symbols


def _check_characters(payload: Symbols, shift: int) -> Codes:
    """The right check character of 17 digits, or one so many steps after it."""
    # A valid number has remainder 1 with the check's weight 1.
    sums = remainder(payload - _ZERO, powers_of_2(18)[:-1], _MODULUS)
    return _CHARACTERS.take((1 - sums + shift) % _MODULUS)


CODEC = _ResidentId()

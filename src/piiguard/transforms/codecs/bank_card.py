"""Bank card (银行卡号), ISO/IEC 7812-1: the BIN (6 digits) stays, the middle is permuted, Luhn made right.

The Luhn digit is right by default: a card goes through FPE because systems behind demand a card, and they
check BIN and Luhn. `check="invalid"` writes a wrong one, by a step that is the key's (1 to 9); what is
written then is nobody's card. The last four are not kept: with the BIN they would leave 100,000 of a card of
16 digits. Equal middles of two BINs become equal middles. Legacy debit cards that fail Luhn do not fit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.checks.weighted import Answers, Codes, Symbols
from piiguard.transforms.codecs.codec import Permutation, all_digits

__all__ = ["CODEC"]

_BIN = 6  # digits
_MODULUS = 10
_ZERO = np.uint8(ord("0"))


@dataclass(frozen=True, slots=True)
class _BankCard:
    name: str = "bank_card/1"
    entities: frozenset[str] = frozenset({"BANK_CARD"})
    lengths: range = range(13, 20)  # the middle of 13 has six digits, the least domain that FF1 takes
    canonical: bool = True
    checks: tuple[str, ...] = ("valid", "invalid")

    def fits(self, characters: Symbols) -> Answers:
        """Whether a row is digits with a right Luhn digit."""
        return self._right(characters, 0)

    def is_output(self, characters: Symbols, permutation: Permutation) -> Answers:
        """Whether the last digit is as far from the right one as this key writes it."""
        return self._right(characters, permutation.shift(_MODULUS))

    def _right(self, characters: Symbols, shift: int) -> Answers:
        digits = all_digits(characters)
        right: Answers = digits & (characters[:, -1] == _check_characters(characters, shift))
        return right

    def permuted(self, characters: Symbols, permutation: Permutation) -> Symbols:
        """The BIN, another middle, and the last digit that belongs behind them."""
        made = characters.copy()
        made[:, _BIN:-1] = permutation.digits(characters[:, _BIN:-1])
        made[:, -1] = _check_characters(made, 0 if permutation.back else permutation.shift(_MODULUS))
        return made


def _check_characters(characters: Symbols, shift: int) -> Codes:
    """What belongs in the last column, or the digit so many steps after it."""
    digits = characters[:, :-1] - _ZERO
    # ISO/IEC 7812-1 annex B: every second digit counts double, the last of these too; 9 less when above 9.
    # 2d - 9 and 2d + 1 are the same modulo 10. Nothing passes the range of a byte: 18 digits, 180 at most.
    doubled = digits[:, ::-2]
    sums = digits.sum(axis=1, dtype=np.uint8)
    sums += doubled.sum(axis=1, dtype=np.uint8) + (doubled > 4).sum(axis=1, dtype=np.uint8)
    made: Codes = (np.uint8(200 + shift) - sums) % np.uint8(_MODULUS) + _ZERO
    return made


CODEC = _BankCard()

"""What one can dial (可拨打的号码) becomes what nobody can: the leading digit, alike in all, becomes 9.

Nothing that a codec writes here is a mobile or a landline number: mobiles begin with 1 and landlines with 0
(电信网编号计划). Stand-ins that stay within the numbering plan would be somebody's live number one time in
four, so there is no such option.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.checks.weighted import Answers, Symbols
from piiguard.transforms.codecs.codec import Permutation, all_digits

__all__ = ["Dialled"]

_UNDIALLABLE = ord("9")


@dataclass(frozen=True, slots=True)
class Dialled:
    """FF1 on the digits behind the first; least: the least second digit of a number that fits."""

    name: str
    entities: frozenset[str]
    lengths: range
    first: str
    least: str
    canonical: bool = True
    checks: tuple[str, ...] = ("invalid",)

    def fits(self, characters: Symbols) -> Answers:
        """Whether a row begins as numbers of its kind do."""
        begins = (characters[:, 0] == ord(self.first)) & (characters[:, 1] >= ord(self.least))
        right: Answers = begins & all_digits(characters)
        return right

    def is_output(self, characters: Symbols, permutation: Permutation) -> Answers:
        """Whether a row is digits behind a 9."""
        right: Answers = (characters[:, 0] == _UNDIALLABLE) & all_digits(characters)
        return right

    def permuted(self, characters: Symbols, permutation: Permutation) -> Symbols:
        """Other digits behind a 9; backwards, behind the digit of the kind."""
        made = np.empty(characters.shape, dtype=np.uint8)
        made[:, 0] = ord(self.first) if permutation.back else _UNDIALLABLE
        made[:, 1:] = permutation.digits(characters[:, 1:])
        return made

"""`NameDraws`: what is drawn for the names of a job, from data/stand_in_names.csv and of plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from piiguard.checks.tables import rows as table_rows
from piiguard.transforms.surrogates.draws import Draws, Ints
from piiguard.transforms.surrogates.families import Job
from piiguard.transforms.surrogates.persona import FEMALE, MALE

__all__ = ["NameDraws", "parts"]

_SURNAME, _COMPOUND, _GIVEN = 0, 1, 2  # places of the draws; given names take as many as they have characters


@dataclass(frozen=True, slots=True)
class Weighted:
    """Parts of names, and the sums of their weights up to each."""

    parts: tuple[str, ...]
    sums: Ints

    def drawn(self, draws: Draws, place: int) -> list[str]:
        """A part for each row, the frequent ones more often."""
        at = np.searchsorted(self.sums, draws.below(place, int(self.sums[-1])), side="right")
        return [self.parts[one] for one in at.tolist()]


@cache
def parts(use: str) -> Weighted:
    """The parts for one use: "surname", "compound", "male" or "female"."""
    found = [(part, int(weight)) for part, own, weight in table_rows("stand_in_names.csv") if own == use]
    parts, weights = zip(*found, strict=True)
    return Weighted(parts, np.cumsum(np.array(weights, dtype=np.int64)))


@dataclass(frozen=True)
class NameDraws:
    """What is drawn for each row: surname, compound surname, given characters by sex, plain numbers."""

    surnames: list[str]
    compounds: list[str]
    given: dict[int, list[list[str]]]
    numbers: list[list[int]]
    sexes: list[int]

    @classmethod
    def of(cls, job: Job) -> NameDraws:
        """All draws for the values of a job."""
        draws, places = job.draws, range(_GIVEN, _GIVEN + 3)
        return cls(
            parts("surname").drawn(draws, _SURNAME),
            parts("compound").drawn(draws, _COMPOUND),
            {
                sex: [parts(use).drawn(draws, place) for place in places]
                for sex, use in ((MALE, "male"), (FEMALE, "female"))
            },
            [draws.below(place, 1 << 31).tolist() for place in range(8)],
            job.personas.sex.tolist(),
        )

    def one_of(self, row: int, at: int, parts: tuple[str, ...] | list[str]) -> str:
        """One of some parts; equal numbers `at` give equal draws."""
        mixed = self.numbers[at % 8][row] >> (at // 8 % 8)
        return parts[mixed % len(parts)]

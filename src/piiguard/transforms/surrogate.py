"""`surrogate` (仿真替换): a realistic stand-in, the same for the same value, that cannot be undone.

Stand-ins are drawn with a key from the canonical value, so that they tell nothing of it but which values of a
recipient and release are equal; two values may share a stand-in. Those of one record agree: `Context.seeds`
gives what the record is known by, and of that follow the sex, the date of birth and the county of the persona
(替身) to whom resident ID, date of birth, age, sex, name, address and postcode belong. By default check
digits are wrong and numbers lie where none is assigned, so that such a stand-in is nobody's; a name, an
address or a number that has neither may exist by chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import normalize

from piiguard.entity import Category, Entity
from piiguard.transforms.action import EQUALITY, Action, Declaration
from piiguard.transforms.canonical import canonical
from piiguard.transforms.kind import Context, Kind, Option, choice
from piiguard.transforms.surrogates.draws import Draws, keyed
from piiguard.transforms.surrogates.families import Family, Job, families, family_of
from piiguard.transforms.surrogates.persona import Personas, Reading
from piiguard.transforms.surrogates.resident_id import reading
from piiguard.transforms.tokens import record_key

__all__ = ["KIND", "Surrogate"]

KEPT = ("sex", "region", "birth_year")
_ATTEMPTS = 8  # to draw something else than the real value; of 256 documentation addresses one may hit it


@dataclass(frozen=True, slots=True)
class Surrogate:
    """Stand-ins for values; see `Kind`. kept: which of `KEPT` stay. valid: right check digits."""

    kept: frozenset[str] = frozenset()
    valid: bool = False

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """A stand-in for each value, never the value itself but by chance for sex, age and date of birth,
        which follow the persona; None for a value that is not well-formed.

        Raises:
            KeyUnavailableError: no key is primary for the purpose "surrogate".
        """
        family = family_of(context.entity)
        job = self._job(family, values, context)
        made = family.make(job)
        if family.coincides:
            return made
        for attempt in range(1, _ATTEMPTS):
            real = _unchanged(made, job)
            if not real:
                return made
            for row, text in zip(real, family.make(_again(job, real, attempt)), strict=True):
                made[row] = text
        for row in _unchanged(made, job):
            made[row] = None
        return made

    def _job(self, family: Family, values: Sequence[str], context: Context) -> Job:
        function = keyed(record_key(context, "surrogate", "surrogate"), gm=context.gm)
        plain = canonical(context.entity, values)
        written = [value if value.isascii() else normalize("NFKC", value) for value in values]
        seeds = context.seeds or [None] * len(values)
        known_by = [one if seed is None else seed for seed, one in zip(seeds, plain, strict=True)]
        real = self._real(family, plain, seeds)
        personas = Personas(Draws(function, "persona", known_by), real)
        draws = Draws(function, f"value/{context.entity}", plain)
        return Job(context.entity, written, plain, draws, personas, self.kept, self.valid, context.day)

    def _real(self, family: Family, plain: Sequence[str], seeds: Sequence[str | None]) -> Reading:
        """What stays of the real person: what the value tells, else what the record's resident ID does."""
        if not self.kept:
            return Reading.nothing(len(plain))
        told = reading([seed or "" for seed in seeds])
        own = family.reads(plain)
        return (told if own is None else own.or_else(told)).only(self.kept)


def _unchanged(made: Sequence[str | None], job: Job) -> list[int]:
    texts = canonical(job.entity, [text or "" for text in made])
    pairs = zip(made, job.values, texts, job.canonical, strict=True)
    return [
        row
        for row, (text, value, new, old) in enumerate(pairs)
        if text is not None and (text == value or new == old)
    ]


def _again(job: Job, rows: Sequence[int], attempt: int) -> Job:
    real = job.personas.real
    at = list(rows)
    some = Personas(job.personas.draws.again(rows, 0), Reading(real.sex[at], real.year[at], real.region[at]))
    return replace(
        job,
        values=[job.values[row] for row in rows],
        canonical=[job.canonical[row] for row in rows],
        draws=job.draws.again(rows, attempt),
        personas=some,
    )


def _keep(value: Any) -> str:
    right = isinstance(value, (list, tuple)) and all(isinstance(one, str) and one in KEPT for one in value)
    return "" if right else f"needed: a list of {', '.join(KEPT)}"


_WORDS = "is told in words; a made-up one would be a statement about somebody: generalize or suppress it"
_SECRET = "is a secret; a made-up one is of use to nobody: suppress it"
# Entities without a family for which letters and digits of the same shape would make no sense.
_NO_STAND_IN: Mapping[str, str] = {
    **dict.fromkeys(("ETHNICITY", "NATIONALITY", "MARITAL_STATUS", "HEALTH", "CREDIT_INFO"), _WORDS),
    **dict.fromkeys(("CRIMINAL_RECORD", "LOCATION_TRACK"), _WORDS),
    "INCOME": "is an amount; a made-up one would be counted with the real ones: generalize it",
}
_NO_CATEGORY: Mapping[Category, str] = {
    Category.AUTH_SECRET: _SECRET,
    **dict.fromkeys((Category.BIOMETRIC, Category.RELIGION, Category.SPECIFIC_IDENTITY), _WORDS),
}


def _suits(action: Action, entity: Entity | None) -> str:
    if entity is None:
        return "it must be known what a value is to make one up in its place"
    if entity.code in families():
        return ""
    reason = _NO_STAND_IN.get(entity.code) or _NO_CATEGORY.get(entity.category)
    return f"{entity.code} {reason}" if reason else ""


def _made(action: Action) -> Surrogate:
    return Surrogate(frozenset(action.option("keep", ())), action.option("check", "invalid") == "valid")


KIND = Kind(
    Declaration("surrogate", "仿真替换", EQUALITY, format_preserving=True, needs_key=True),
    (
        choice("check", "invalid", "valid"),
        Option("keep", _keep, {"type": "array", "items": {"enum": list(KEPT)}, "uniqueItems": True}),
    ),
    make=_made,
    suits=_suits,
)

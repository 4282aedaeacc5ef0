"""`shift` (偏移): dates move by a number of days, the same for one subject, another for the next.

    DATE_OF_BIRTH = { action = { shift = { max_days = 180 } } }

The days come from a keyed function of the subject (数据主体) that the caller names, HMAC-SHA-256 or HMAC-SM3,
and are never 0; all date columns of a subject move alike, so order and distances within a subject stay, also
the days between two visits. That is what it is for, and what it shows: a rare sequence of distances is still
rare. `keep = "weekday"` moves by whole weeks.

Dates are written as they were, see `readings.moved_dates`. Other forms are unfit: day or month first
(05/03/2020, of which nobody can tell which), names of months, Chinese numerals, lunar dates, years of two
digits, months alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from piiguard.entity import Category, Entity
from piiguard.errors import TransformError
from piiguard.transforms.action import PART, Action, Declaration
from piiguard.transforms.kind import Context, Kind, choice, whole
from piiguard.transforms.surrogates.draws import Draws, keyed
from piiguard.transforms.tokens import record_key

__all__ = ["KIND", "Shift"]

_DEFAULT_DAYS = 182
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Shift:
    """Moves dates by subject; see `Transform`. weekday: by whole weeks, so that days of the week stay."""

    max_days: int = _DEFAULT_DAYS
    weekday: bool = False

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """Each date moved by its subject's days; None for what is no date, or beyond the years 1 to 9999.

        Raises:
            TransformError: a value has no subject.
            KeyUnavailableError: no key is primary for the purpose "shift".
        """
        from piiguard.transforms.readings.moved_dates import moved_all  # its patterns are for who shifts

        subjects = _subjects(values, context)
        days = self._days(list(dict.fromkeys(subjects)), context)
        return moved_all(values, [days[subject] for subject in subjects])

    def _days(self, subjects: Sequence[str], context: Context) -> dict[str, int]:
        """For each subject from -max_days to max_days, without 0."""
        function = keyed(record_key(context, "shift", "shift"), gm=context.gm)
        unit = _WEEK if self.weekday else 1
        most = self.max_days // unit
        numbers = Draws(function, "shift", subjects).below(0, 2 * most)
        steps = numbers - most + (numbers >= most)
        return dict(zip(subjects, (steps * unit).tolist(), strict=True))


def _subjects(values: Sequence[str], context: Context) -> list[str]:
    subjects = [] if context.subjects is None else [one for one in context.subjects if one is not None]
    if len(subjects) == len(values):
        return subjects
    missing = len(values) - len(subjects)
    raise TransformError(
        f"shift needs subject=, the column that says whom a row is about: {missing} of {len(values)} "
        f"{context.entity} values have none"
    )


def _together(options: Mapping[str, Any]) -> str:
    if options.get("keep") == "weekday" and options.get("max_days", _DEFAULT_DAYS) < _WEEK:
        return 'keep = "weekday" moves by whole weeks; needed: max_days of 7 or more'
    return ""


def _suits(action: Action, entity: Entity | None) -> str:
    if entity is None or entity.category is Category.CUSTOM:
        return ""
    return "" if "DATE_OF_BIRTH" in (entity.code, entity.broader) else "shift moves dates, and this is none"


def _made(action: Action) -> Shift:
    return Shift(action.option("max_days", _DEFAULT_DAYS), action.option("keep") == "weekday")


KIND = Kind(
    Declaration("shift", "偏移", PART, format_preserving=True, needs_key=True),
    (whole("max_days", 1, 3650), choice("keep", "weekday")),
    make=_made,
    together=_together,
    suits=_suits,
)

"""Carrying out transforms: each distinct value once where that is right, and what becomes of values that do
not fit (不符)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import cast

import numpy as np

from piiguard.errors import TransformError
from piiguard.findings import Bools, Ints
from piiguard.handover import Handover
from piiguard.transforms.action import Action
from piiguard.transforms.kind import Context, Transform
from piiguard.transforms.kinds import kind
from piiguard.transforms.splice import Applied

__all__ = ["LEADING", "About", "Applier", "applied", "made_by", "unfit_texts"]

LEADING = "CN_RESIDENT_ID"  # by which a record is known where nobody says whom it is about


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the rows of some texts beside the texts.

    subjects: whom each row is about, or None. seeds: what each row's record is known by, for stand-ins that
    agree. form: the entity of which a whole row can be told to be a value by where it stands, for each row or
    one for all; a format is preserved only there, since only there it is found again.
    """

    subjects: Sequence[str | None] | None = None
    seeds: Sequence[str | None] | None = None
    form: str | Sequence[str | None] | None = None

    def of_rows(self, rows: Sequence[int]) -> About:
        """The same of some of the rows."""
        alike = self.form is None or isinstance(self.form, str)
        form = self.form if alike else [(self.form or ())[row] for row in rows]
        return About(_picked(self.subjects, rows), _picked(self.seeds, rows), form)

    def forms(self, rows: Ints, entity: str) -> Bools:
        """Which of the rows are known to be values of the entity by where they stand."""
        if self.form is None or isinstance(self.form, str):
            return np.full(len(rows), self.form == entity)
        return np.array([self.form[row] == entity for row in rows.tolist()], dtype=np.bool_)


@lru_cache(maxsize=256)
def made_by(action: Action) -> Transform:
    """The transform of an action whose kind makes one."""
    make = kind(action.kind).make
    if make is None:
        raise TransformError(f"{action.kind} makes no text of a value")
    return make(action)


@dataclass(slots=True)
class Applier:
    """Carries out transforms for the rows of some texts; counts values that did not fit.

    first: number of the row at which the texts that are being treated begin, among those `about` speaks of.
    distinct: no value is given twice, so that nobody need look. misfit: places of the values that did not fit
    in the last call.
    """

    handover: Handover
    unfit: Action
    about: About = field(default_factory=About)
    first: int = 0
    misfits: int = 0
    distinct: bool = False
    misfit: list[int] = field(default_factory=list)

    def __call__(self, treatment: Applied, values: list[str], rows: Ints, whole: Bools) -> list[str]:
        """See `splice.Apply`."""
        rows = rows + self.first
        declared = treatment.action.declaration
        if not (declared.reversible and declared.format_preserving):
            return self._texts(treatment, values, rows.tolist(), inside=False)
        formed = whole & self.about.forms(rows, treatment.entity)
        if formed.all() or not formed.any():
            return self._texts(treatment, values, rows.tolist(), inside=not formed.any())
        out, misfit = [""] * len(values), list[int]()
        for inside in (False, True):
            chosen = (formed != inside).nonzero()[0].tolist()
            if chosen:
                some = [values[at] for at in chosen]
                made = self._texts(treatment, some, rows[chosen].tolist(), inside=inside)
                misfit += [chosen[at] for at in self.misfit]
                for at, text in zip(chosen, made, strict=True):
                    out[at] = text
        self.misfit = misfit
        return out

    def _texts(self, treatment: Applied, values: list[str], rows: list[int], *, inside: bool) -> list[str]:
        subjects, seeds = _picked(self.about.subjects, rows), _picked(self.about.seeds, rows)
        if subjects is None and treatment.entity == LEADING:
            seeds = None  # what leads the others follows itself: a second ID in a record is somebody else's
        context = self.handover.context(treatment.entity, subjects, seeds, inside=inside)
        if self.distinct:
            made = _checked(treatment.action, treatment.transform.apply(values, context), len(values))
        else:
            made = applied(treatment.action, treatment.transform, values, context)
        missing = [at for at, text in enumerate(made) if text is None] if None in made else []
        self.misfit = missing
        if not missing:
            return cast("list[str]", made)
        self.misfits += len(missing)
        instead = iter(self.instead(treatment, [values[at] for at in missing], [rows[at] for at in missing]))
        return [next(instead) if text is None else text for text in made]

    def instead(self, treatment: Applied, values: list[str], rows: list[int]) -> list[str]:
        """What the policy's `unfit` action leaves of values that did not fit, "" of those it suppresses."""
        subjects, seeds = _picked(self.about.subjects, rows), _picked(self.about.seeds, rows)
        context = self.handover.context(treatment.entity, subjects, seeds)
        return [text or "" for text in unfit_texts(self.unfit, values, context)]


def _picked(items: Sequence[str | None] | None, at: Sequence[int]) -> list[str | None] | None:
    return None if items is None else [items[place] for place in at]


def applied(
    action: Action, transform: Transform, values: Sequence[str], context: Context
) -> list[str | None]:
    """What a transform makes of values, of equal ones once where its kind declares `deterministic`."""
    if not action.declaration.deterministic:
        return _checked(action, transform.apply(values, context), len(values))
    places: dict[tuple[str, str | None, str | None], int] = {}
    subjects = context.subjects or [None] * len(values)
    seeds = context.seeds or [None] * len(values)
    number = [places.setdefault(key, len(places)) for key in zip(values, subjects, seeds, strict=True)]
    if len(places) == len(values):
        return _checked(action, transform.apply(values, context), len(values))
    of_each = list(zip(*places, strict=True))
    once = replace(
        context,
        subjects=None if context.subjects is None else of_each[1],
        seeds=None if context.seeds is None else of_each[2],
    )
    made = _checked(action, transform.apply(cast("Sequence[str]", of_each[0]), once), len(places))
    return [made[place] for place in number]


def _checked(action: Action, made: object, number: int) -> list[str | None]:
    if not isinstance(made, list) or len(made) != number:
        raise TransformError(f"{action}: gave no list with one result for each of {number} values")
    if not set(map(type, made)) <= {str, type(None)}:
        raise TransformError(f"{action}: gave results that are neither text nor None")
    return made


def unfit_texts(action: Action, values: Sequence[str], context: Context) -> list[str | None]:
    """What the policy's `unfit` action leaves of values; None where nothing is left."""
    if action.kind == "keep":
        return list(values)
    if action.kind == "suppress":
        return [None] * len(values)
    if action.kind == "mask":
        return ["*" * int(action.option("length", len(value))) for value in values]
    if action.kind == "replace":
        return [str(action.option("with", "<unfit>")).replace("{entity}", context.entity)] * len(values)
    return applied(action, made_by(action), values, context)

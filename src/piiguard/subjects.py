"""Subjects (数据主体): whom data is about, spelled alike however a caller stores them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from piiguard.errors import TransformError
from piiguard.records.walk import number_text

__all__ = ["subject_text", "subject_texts", "subjects_of_each"]


def subject_texts(subjects: Iterable[Any]) -> list[str | None]:
    """Each subject as text, None where there is none.

    Raises:
        TypeError: these are no subjects, one for each text or row.
    """
    if isinstance(subjects, (bytes, bytearray, Mapping)) or not isinstance(subjects, Iterable):
        raise TypeError(f"subject: a name, or one for each text or row, not {type(subjects).__name__}")
    given = list(subjects)
    if set(map(type, given)) == {str} and "" not in given:
        return given
    return [subject_text(one) for one in given]


def subjects_of_each(subjects: Iterable[Any], number: int, what: str) -> list[str | None]:
    """`subject_texts`, one for each of so many texts or rows.

    Raises:
        TypeError: as `subject_texts`.
        TransformError: there are more or fewer.
    """
    given = subject_texts(subjects)
    if len(given) != number:
        raise TransformError(f"subject: {len(given)} subjects for {number} {what}")
    return given


def subject_text(subject: Any) -> str | None:
    """A subject as text; None for None, NaN, NA, NaT and the empty text.

    >>> subject_text(17.0), subject_text("C-17"), subject_text(float("nan"))
    ('17', 'C-17', None)
    """
    if subject is None or (isinstance(subject, float) and math.isnan(subject)):
        return None
    if isinstance(subject, (int, float)) and not isinstance(subject, bool):
        return number_text(subject)
    if type(subject).__name__ in ("NAType", "NaTType"):
        return None
    return str(subject) or None

"""Which of two actions shows less (更严)."""

from __future__ import annotations

from piiguard.transforms.action import EQUALITY, PART, SUPPRESS, Action
from piiguard.transforms.masking import left

__all__ = ["is_stricter", "shows_more", "stricter"]


def stricter(one: Action, other: Action) -> Action:
    """The stricter of two; the first when they are equally strict.

    Of two masks each of which may show more than the other, one that hides what either hides; of other pairs
    of which each may show more, suppression.
    """
    if is_stricter(other, one) or one == other:
        return other
    if is_stricter(one, other):
        return one
    if one.kind == other.kind == "mask":
        return _either(one, other)
    return SUPPRESS if one.declaration.shows == PART else one


def _either(one: Action, other: Action) -> Action:
    fixed = [action for action in (one, other) if action.option("length") is not None]
    if fixed:
        return fixed[0]
    parts = {part: None for action in (one, other) for part in action.option("either", (action,))}
    return Action.of("mask", either=tuple(sorted(parts, key=str)))


def is_stricter(one: Action, other: Action) -> bool:
    """Whether `one` shows less of a value than `other`.

    A mask with options shows more than another when it leaves more characters of any of twelve lengths; a
    mask without options is each identifier's own, which counts as the strictest that still shows a part.
    Of two that show no part of a value, one without a way back is stricter than one with.
    """
    if one == other:
        return False
    one_shows, other_shows = one.declaration.shows, other.declaration.shows
    if one_shows != other_shows:
        return one_shows < other_shows
    if one.kind == other.kind == "mask":
        mine, theirs = left(one), left(other)
        return mine != theirs and all(a <= b for a, b in zip(mine, theirs, strict=True))
    return one_shows <= EQUALITY and not one.declaration.reversible and other.declaration.reversible


def shows_more(one: Action, other: Action) -> bool:
    """Whether `one` shows more than `other` of some values; of two ways to show a part each may.

    Of two that show no part, one with a way back shows more: to whoever has the keys.
    """
    one_shows, other_shows = one.declaration.shows, other.declaration.shows
    if one_shows != other_shows:
        return one_shows > other_shows
    if one.kind == other.kind == "mask":
        return any(a > b for a, b in zip(left(one), left(other), strict=True))
    if one_shows <= EQUALITY:
        return one.declaration.reversible and not other.declaration.reversible
    return one_shows == PART and one != other

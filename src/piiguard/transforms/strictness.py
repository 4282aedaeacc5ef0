"""Which of two actions shows less (更严)."""

from __future__ import annotations

from functools import lru_cache

from piiguard.transforms.action import Action

__all__ = ["is_stricter", "shows_more", "stricter"]

# Lengths over which two masks are compared, from a short name to a long address.
_LENGTHS = (2, 3, 4, 7, 8, 11, 15, 16, 18, 19, 24, 32)


def stricter(one: Action, other: Action) -> Action:
    """The stricter of two; the first when they are equally strict.

    Of two masks each of which may show more than the other, one that hides what either hides.
    """
    if is_stricter(other, one) or one == other:
        return other
    if one.kind == other.kind == "mask" and not is_stricter(one, other):
        return _either(one, other)
    return one


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
    """
    if one == other:
        return False
    one_shows, other_shows = one.declaration.shows, other.declaration.shows
    if one_shows != other_shows:
        return one_shows < other_shows
    if one.kind == other.kind == "mask":
        left, right = _left(one), _left(other)
        return left != right and all(a <= b for a, b in zip(left, right, strict=True))
    return False


def shows_more(one: Action, other: Action) -> bool:
    """Whether `one` shows more than `other` of values of some length; of two masks each may."""
    one_shows, other_shows = one.declaration.shows, other.declaration.shows
    if one_shows != other_shows:
        return one_shows > other_shows
    if one.kind == other.kind == "mask":
        return any(a > b for a, b in zip(_left(one), _left(other), strict=True))
    return False


@lru_cache(maxsize=256)
def _left(action: Action) -> tuple[int, ...]:
    """Characters that a mask leaves of values of the lengths above; the identifier's own counts as none."""
    if not action.options or action.option("length") is not None:
        return (0,) * len(_LENGTHS)
    if parts := action.option("either"):
        return tuple(map(min, zip(*map(_left, parts), strict=True)))
    kept = int(action.option("keep_first", 0)) + int(action.option("keep_last", 0))
    return tuple(kept if length - kept >= min(4, (length + 1) // 2) else 0 for length in _LENGTHS)

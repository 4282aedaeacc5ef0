"""Walking nested records: out come the leaves to search, back goes a copy with other leaves.

Strings are searched; numbers and dates are searched as text; keys act as headers of what stands below them
and are searched too. `None`, booleans and times pass.
"""

from __future__ import annotations

import datetime as dt
import decimal
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Leaf", "entries", "is_record", "leaves", "number_text", "rebuild"]

_PASSED = (type(None), bool, dt.time, dt.timedelta, dt.tzinfo)
Step = str | int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text to search; row: index in the outermost list, else 0; `in_key`: the text is a key.

    keys: the keys below which it stands, outermost first.
    """

    row: int
    steps: tuple[Step, ...]
    header: str | None
    text: str
    in_key: bool = False
    keys: tuple[str, ...] = ()


def is_record(thing: object) -> bool:
    """Whether this is a dict, list or tuple."""
    return isinstance(thing, (Mapping, list, tuple))


def number_text(number: float | decimal.Decimal) -> str:
    """A number as the text in which an identifier would be found."""
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e22:
        return f"{number:.0f}"
    return str(number)


def leaves(record: Any) -> Iterator[Leaf]:
    """Leaves of a record in a fixed order.

    Raises:
        TypeError: a value is of a kind that cannot be searched; bytes are not decoded on your behalf.
    """
    if isinstance(record, (list, tuple)):
        for row, item in enumerate(record):
            yield from _below(item, row, (row,), ())
    else:
        yield from _below(record, 0, (), ())


def _below(thing: Any, row: int, steps: tuple[Step, ...], keys: tuple[str, ...]) -> Iterator[Leaf]:
    header = " ".join(keys[-2:]) or None
    if isinstance(thing, str):
        yield Leaf(row, steps, header, thing, keys=keys)
    elif isinstance(thing, _PASSED) or (isinstance(thing, float) and not math.isfinite(thing)):
        return
    elif isinstance(thing, (int, float, decimal.Decimal)):
        yield Leaf(row, steps, header, number_text(thing), keys=keys)
    elif isinstance(thing, dt.date):
        yield Leaf(row, steps, header, str(thing).removesuffix(" 00:00:00"), keys=keys)
    elif isinstance(thing, Mapping):
        for position, (key, value) in enumerate(thing.items()):
            if isinstance(key, (str, int)) and not isinstance(key, bool):
                yield Leaf(row, (*steps, position), None, str(key), in_key=True, keys=keys)
            below = (*keys, key) if isinstance(key, str) else keys
            yield from _below(value, row, (*steps, position), below)
    elif isinstance(thing, (list, tuple)):
        for position, item in enumerate(thing):
            yield from _below(item, row, (*steps, position), keys)
    else:
        numeric = getattr(thing, "item", None)  # a numpy scalar
        if not callable(numeric) or not type(thing).__module__.startswith("numpy"):
            kind = type(thing).__name__
            raise TypeError(
                f"a record holds a value of type {kind}, {len(steps)} levels down; "
                "pass str, numbers, dates, None, dict, list or tuple"
            )
        yield from _below(numeric(), row, steps, keys)


def entries(record: Any) -> Iterator[tuple[tuple[Step, ...], str]]:
    """(steps, key) of each value of each mapping in a record whose key is text, outer ones first."""
    yield from _entries(record, ())


def _entries(thing: Any, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    if isinstance(thing, Mapping):
        for position, (key, value) in enumerate(thing.items()):
            if isinstance(key, str):
                yield (*steps, position), key
            yield from _entries(value, (*steps, position))
    elif isinstance(thing, (list, tuple)):
        for position, item in enumerate(thing):
            yield from _entries(item, (*steps, position))


def rebuild(record: Any, changed: Mapping[tuple[tuple[Step, ...], bool], str | None]) -> Any:
    """A copy of `record` with what changed, leaves or all below some place, keyed by (steps, in_key)."""
    return _copy(record, (), changed)


def _copy(
    thing: Any, steps: tuple[Step, ...], changed: Mapping[tuple[tuple[Step, ...], bool], str | None]
) -> Any:
    if (steps, False) in changed:
        return changed[steps, False]
    if isinstance(thing, Mapping):
        return _copy_mapping(thing, steps, changed)
    if isinstance(thing, (list, tuple)):
        items = [_copy(item, (*steps, position), changed) for position, item in enumerate(thing)]
        if isinstance(thing, tuple) and hasattr(thing, "_fields"):
            return type(thing)(*items)
        return items if isinstance(thing, list) else tuple(items)
    return thing


def _copy_mapping(
    thing: Mapping[Any, Any],
    steps: tuple[Step, ...],
    changed: Mapping[tuple[tuple[Step, ...], bool], str | None],
) -> dict[Any, Any]:
    """Two keys that a mask made equal are told apart by a number: no value is lost."""
    copy: dict[Any, Any] = {}
    for position, (key, value) in enumerate(thing.items()):
        place = (*steps, position)
        new_key = changed.get((place, True), key)
        distinct, number = new_key, 2
        while distinct in copy:
            distinct, number = f"{new_key} ({number})", number + 1
        copy[distinct] = _copy(value, place, changed)
    return copy


def named_steps(
    record: Any, steps: tuple[Step, ...], changed: Mapping[tuple[tuple[Step, ...], bool], str]
) -> tuple[Step, ...]:
    """Positions as keys and indices; keys in which something was found are given masked."""
    names: list[Step] = []
    thing = record
    for depth, position in enumerate(steps):
        if isinstance(thing, Mapping):
            key, value = list(thing.items())[int(position)]
            name = changed.get((steps[: depth + 1], True), key)
            names.append(name if isinstance(name, (str, int)) else str(type(name).__name__))
            thing = value
        else:
            names.append(position)
            thing = thing[int(position)]
    return tuple(names)

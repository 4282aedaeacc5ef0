"""All actions (处理方式) that a policy names, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from piiguard.transforms.action import Action

__all__ = ["actions_in", "with_actions"]

_Thing = TypeVar("_Thing")


def actions_in(thing: Any) -> Iterator[Action]:
    """The actions in a policy or a part of one, in the order of its fields."""
    if isinstance(thing, Action):
        yield thing
    elif isinstance(thing, Mapping):
        for one in thing.values():
            yield from actions_in(one)
    elif isinstance(thing, tuple):
        for one in thing:
            yield from actions_in(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from actions_in(getattr(thing, field.name))


def with_actions(thing: _Thing, change: Callable[[Action], Action]) -> _Thing:
    """The same policy or part of one, with each action changed; the very same where none is."""
    changed: Any = _changed(thing, change)
    return changed  # type: ignore[no-any-return]


def _changed(thing: Any, change: Callable[[Action], Action]) -> Any:
    if isinstance(thing, Action):
        return change(thing)
    if isinstance(thing, Mapping):
        new = {key: _changed(one, change) for key, one in thing.items()}
        return new if any(new[key] is not thing[key] for key in new) else thing
    if isinstance(thing, tuple):
        items = tuple(_changed(one, change) for one in thing)
        return items if any(a is not b for a, b in zip(items, thing, strict=True)) else thing
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {field.name: getattr(thing, field.name) for field in fields(thing)}
        new = {name: _changed(one, change) for name, one in parts.items()}
        return replace(thing, **new) if any(new[name] is not parts[name] for name in parts) else thing
    return thing

"""Actions (处理方式) as policy files write them, and back.

>>> str(parse_action({"mask": {"keep_first": 3, "keep_last": 2}})), action_value(Action("suppress"))
('mask(keep_first=3, keep_last=2)', 'suppress')
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from piiguard.policy.problems import allowed_words, given, nearest, unknown
from piiguard.transforms.action import DECLARATIONS, Action

__all__ = ["KINDS", "BadAction", "action_value", "parse_action"]

KINDS = tuple(kind for kind, declared in DECLARATIONS.items() if declared.available)
_MOST = 1000  # characters; a longer mask is a mistake


class BadAction(ValueError):  # noqa: N818 - turned into a PolicyError by whoever knows the file
    """What stands where an action is asked for is none; the message says why."""


def parse_action(value: Any) -> Action:
    """`"mask"` or `{ mask = { keep_first = 3 } }` as an action.

    Raises:
        BadAction: it is none, or none of this version.
    """
    if isinstance(value, str):
        kind, options = value, dict[str, Any]()
    elif isinstance(value, Mapping) and len(value) == 1:
        ((kind, options),) = value.items()
    else:
        raise BadAction(
            f'given {given(value)}; needed: an action, such as "mask" or {{ mask = {{ keep_first = 3 }} }}'
        )
    _check_kind(str(kind))
    if not isinstance(options, Mapping):
        raise BadAction(f"{kind}: given {given(options)}; needed: a table of its options")
    _check_options(str(kind), options)
    return Action.of(str(kind), **options)


def action_value(action: Action) -> str | dict[str, dict[str, Any]]:
    """An action as a file writes it."""
    return {action.kind: dict(action.options)} if action.options else action.kind


def _check_kind(kind: str) -> None:
    declared = DECLARATIONS.get(kind)
    if declared is None:
        raise BadAction(unknown("action", kind, KINDS))
    if not declared.available:
        why = (
            "needs a key, and this version has no keys yet"
            if declared.needs_key
            else "is not in this version"
        )
        raise BadAction(f"{kind} {why}{allowed_words(KINDS)}")


def _check_options(kind: str, options: Mapping[str, Any]) -> None:
    allowed = DECLARATIONS[kind].options
    for name, value in options.items():
        if name not in allowed:
            hint = nearest(str(name), allowed) + allowed_words(allowed)
            raise BadAction(f"{kind} has no option {given(name)}{hint}")
        if name == "with":
            if not isinstance(value, str):
                raise BadAction(f"{kind}.with: given {given(value)}; needed: a text")
        elif isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
            raise BadAction(f"{kind}.{name}: given {given(value)}; needed: a whole number from 0 to {_MOST}")
    if "length" in options and len(options) > 1:
        raise BadAction(f"{kind}: length stands alone; keep_first and keep_last keep the length of the value")
    if options.get("length") == 0:
        raise BadAction(f"{kind}.length: given 0; needed: 1 or more (suppress leaves nothing)")

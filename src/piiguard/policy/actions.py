"""Actions (处理方式) as policy files write them, and back.

>>> str(parse_action({"mask": {"keep_first": 3, "keep_last": 2}})), action_value(Action("suppress"))
('mask(keep_first=3, keep_last=2)', 'suppress')
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from piiguard.policy.problems import allowed_words, given, nearest, unknown
from piiguard.transforms.action import Action, thawed
from piiguard.transforms.kinds import kinds

__all__ = ["BadAction", "action_value", "parse_action"]


_BOUND = "by"  # the transform that a guard put beside its name; no file names it


class BadAction(ValueError):  # noqa: N818 - turned into a PolicyError by whoever knows the file
    """What stands where an action is asked for is none; the message says why."""


def parse_action(value: Any) -> Action:
    """`"mask"` or `{ mask = { keep_first = 3 } }` as an action.

    Raises:
        BadAction: it is none.
    """
    if isinstance(value, str):
        kind, options = value, dict[str, Any]()
    elif isinstance(value, Mapping) and len(value) == 1:
        ((kind, options),) = value.items()
    else:
        raise BadAction(
            f'given {given(value)}; needed: an action, such as "mask" or {{ mask = {{ keep_first = 3 }} }}'
        )
    if str(kind) not in kinds():
        raise BadAction(unknown("action", str(kind), tuple(kinds())))
    if not isinstance(options, Mapping):
        raise BadAction(f"{kind}: given {given(options)}; needed: a table of its options")
    _check_options(str(kind), options)
    return Action.of(str(kind), **{str(name): one for name, one in options.items()})


def action_value(action: Action) -> str | dict[str, dict[str, Any]]:
    """An action as a file writes it."""
    options = {name: thawed(value) for name, value in action.options if name != _BOUND}
    return {action.kind: options} if options else action.kind


def _check_options(kind: str, options: Mapping[str, Any]) -> None:
    known = {option.name: option for option in kinds()[kind].options}
    for name, value in options.items():
        if name not in known:
            hint = nearest(str(name), tuple(known)) + allowed_words(tuple(known))
            raise BadAction(f"{kind} has no option {given(name)}{hint}")
        if problem := known[name].problem(value):
            raise BadAction(f"{kind}.{name}: given {given(value)}; {problem}")
    if problem := kinds()[kind].together(options):
        raise BadAction(f"{kind}: {problem}")

"""YAML read so that a word means what it looks like (policy files only).

YAML 1.1, which PyYAML reads, takes `no` for false, `010` for eight and `12:30:45` for 45,045; YAML 1.2
does not. Whatever the two would read differently is refused here, and so are keys given twice, merge keys,
aliases and tags.

>>> read_yaml("name: acme\\nunder: 14\\n")[0]
{'name': 'acme', 'under': 14}
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from piiguard.policy.problems import KeyPath, Problem

__all__ = ["NotYaml", "read_yaml"]

_QUOTES = "write it in quotes"
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_NULL = re.compile(r"~|null|Null|NULL|")
# Read as a text by one version of YAML, as something else by the other; or a number in a form of its own.
_TRAP = re.compile(
    r"(?i:y|n|yes|no|on|off)"
    r"|[-+]?0(o[0-7_]+|x[0-9a-fA-F_]+|b[01_]+)"
    r"|[-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?"
    r"|[-+]?\.[0-9_]+([eE][-+]?[0-9]+)?"
    r"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
    r"|<<|="
)


class NotYaml(ValueError):  # noqa: N818 - it is turned into a PolicyError by whoever knows the file
    """A text that is no YAML, or is YAML that says something else to other readers."""

    def __init__(self, problem: Problem, line: int | None) -> None:
        super().__init__(problem.text)
        self.problem, self.line = problem, line


def read_yaml(text: str) -> tuple[Any, dict[KeyPath, int]]:
    """What the text holds, and the line of each key path.

    Raises:
        NotYaml: with the line.
    """
    lines: dict[KeyPath, int] = {}
    node = _composed(text)
    return (None if node is None else _value(node, (), lines)), lines


def _composed(text: str) -> Any:
    import yaml

    class Loader(yaml.SafeLoader):  # type: ignore[misc]
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                line = self.peek_event().start_mark.line + 1
                raise NotYaml(Problem((), "an alias (*name); write out what it stands for"), line)
            return super().compose_node(parent, index)

    line, fault = None, ""
    try:
        return yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, fault = (mark.line + 1 if mark else None), error.problem or error.context or "it cannot be read"
    except yaml.YAMLError:
        fault = "a character that may not stand in YAML"
    except RecursionError:
        fault = "it is nested too deep"
    raise NotYaml(Problem((), f"no YAML: {fault}"), line)


def _value(node: Any, path: KeyPath, lines: dict[KeyPath, int]) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    kind = type(node).__name__
    if kind == "MappingNode":
        return _mapping(node, path, lines)
    if kind == "SequenceNode":
        _plain_tag(node, "seq", path, line)
        return [_value(item, (*path, number), lines) for number, item in enumerate(node.value)]
    return _scalar(node, path, line)


def _mapping(node: Any, path: KeyPath, lines: dict[KeyPath, int]) -> dict[str, Any]:
    _plain_tag(node, "map", path, node.start_mark.line + 1)
    content: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if key_node.tag == "tag:yaml.org,2002:merge":
            raise NotYaml(Problem(path, "a merge key (<<); write out what it stands for"), line)
        key = _scalar(key_node, path, line) if hasattr(key_node, "style") else None
        if not isinstance(key, str):
            shown = f": {key_node.value}" if isinstance(key_node.value, str) else ""
            raise NotYaml(Problem(path, f"a key that is no text{shown}; {_QUOTES}"), line)
        if key in content:
            first = lines[*path, key]
            raise NotYaml(Problem((*path, key), f"this key stands twice, first in line {first}"), line)
        lines[*path, key] = line
        content[key] = _value(value_node, (*path, key), lines)
    return content


def _scalar(node: Any, path: KeyPath, line: int) -> Any:
    """A quoted scalar is a text; a plain one what every reader takes it for, else it is refused."""
    if not isinstance(node.value, str):
        raise NotYaml(Problem(path, f"a key that is no text; {_QUOTES}"), line)
    text = node.value
    if node.tag.removeprefix("tag:yaml.org,2002:") not in _SCALARS:
        raise NotYaml(Problem(path, f"a tag (!…); a text needs none: {_QUOTES}"), line)
    if node.style is not None:
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text) and len(text) < 100:
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text) and (date := _date(text)):
        return date
    if _TRAP.fullmatch(text):
        raise NotYaml(
            Problem(path, f"{text[:40]} means different things to different readers; {_QUOTES}"), line
        )
    return text


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


_SCALARS = ("str", "int", "float", "bool", "null", "timestamp", "merge", "value")


def _plain_tag(node: Any, kind: str, path: KeyPath, line: int) -> None:
    if node.tag != f"tag:yaml.org,2002:{kind}":
        raise NotYaml(Problem(path, "a tag (!…); policy files need none"), line)

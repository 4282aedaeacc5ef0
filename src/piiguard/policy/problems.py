"""What is wrong with a policy file, in words: file, line, key path, what was given, what is allowed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from piiguard.errors import PolicyError

__all__ = [
    "KeyPath",
    "Problem",
    "allowed_words",
    "error_of",
    "given",
    "key_path",
    "line_of",
    "nearest",
    "unknown",
]

KeyPath = tuple[str | int, ...]
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LISTED, _SHOWN, _LONGEST = 20, 20, 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at a key path of a file."""

    path: KeyPath
    text: str


def error_of(source: str, problems: Iterable[Problem], line: Callable[[KeyPath], int | None]) -> PolicyError:
    """One error for all problems of a file, a line for each, in the order in which they stand there."""
    placed = sorted(((line(problem.path) or 0, problem) for problem in problems), key=lambda pair: pair[0])
    said = []
    for at, problem in placed[:_SHOWN]:
        place = f"{source}:{at}" if at else source
        path = f"{key_path(problem.path)}: " if problem.path else ""
        said.append(f"{place}: {path}{problem.text.replace('?;', '?')}")
    if len(placed) > _SHOWN:
        said.append(f"{source}: and {len(placed) - _SHOWN} more")
    return PolicyError("\n".join(said))


def key_path(path: KeyPath) -> str:
    """A key path as TOML writes it.

    >>> key_path(("columns", "备注", "tier")), key_path(("plan", "columns", 2))
    ('columns."备注".tier', 'plan.columns[2]')
    """
    text = ""
    for key in path:
        if isinstance(key, int):
            text += f"[{key}]"
        else:
            text += ("." if text else "") + (key if _BARE.fullmatch(key) else f'"{key}"')
    return text


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """The line of a key path, or of the nearest key around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def given(value: Any) -> str:
    """What stands in the file, short and in the words of the file."""
    if isinstance(value, Mapping):
        return "a table" if value else "an empty table"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?`, or nothing where no known word is near."""
    words = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    return f"; did you mean {words[near[0]]}?" if near else ""


def allowed_words(known: Iterable[str], more: str = "") -> str:
    """`; allowed: a, b, c`, or where all of them can be read if they are many."""
    names = tuple(known)
    if not names:
        return "; there are none"
    return (
        f"; allowed: {', '.join(names)}"
        if len(names) <= _LISTED
        else f"; {more or f'{len(names)} are known'}"
    )


def unknown(kind: str, word: str, known: Iterable[str], more: str = "") -> str:
    """`unknown tier "secrt"; did you mean secret?; allowed: …`."""
    names = tuple(known)
    return f"unknown {kind} {given(word)}{nearest(word, names)}{allowed_words(names, more)}"

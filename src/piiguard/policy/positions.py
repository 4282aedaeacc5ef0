"""Lines (行号) of the key paths of a TOML file, which `tomllib` does not tell.

>>> toml_lines('name = "x"\\n[entities]\\nA = { tier = "secret" }')["entities", "A", "tier"]
3
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

from piiguard.policy.problems import KeyPath

__all__ = ["toml_lines"]

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r]+ | \#[^\n]*)
  | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3}\"{0,2} | '{3}.*?'{3}'{0,2} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
  | (?P<mark>[\[\]{}=,.\n])
  | (?P<bare>[^\s\[\]{}=,."'\#]+)
    """,
    re.VERBOSE | re.DOTALL,
)


def toml_lines(text: str) -> dict[KeyPath, int]:
    """The line, from 1, on which each key path and each item of a list begins; `text` is sound TOML."""
    reader = _Reader(_tokens(text))
    reader.read()
    return reader.lines


def _tokens(text: str) -> list[tuple[str, str, int]]:
    """(kind, token, line); kind is "text", "mark" or "bare"."""
    found, line = [], 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup and match.lastgroup != "space":
            found.append((match.lastgroup, match.group(), line))
        line += match.group().count("\n")
    return [*found, ("mark", "\n", line)]


@dataclass
class _Reader:
    tokens: list[tuple[str, str, int]]
    at: int = 0
    lines: dict[KeyPath, int] = field(default_factory=dict)
    repeated: dict[KeyPath, int] = field(default_factory=dict)  # [[name]] → how many there were

    def read(self) -> None:
        prefix: KeyPath = ()
        while self.at < len(self.tokens):
            if self._next("\n"):
                continue
            prefix = self._header() if self._is("[") else self._entry(prefix)

    def _header(self) -> KeyPath:
        self._next("[")
        repeated = self._next("[")
        line, keys = self._key()
        path: KeyPath = ()
        for depth, key in enumerate(keys, start=1):
            path = (*path, key)
            self.lines.setdefault(path, line)
            if repeated and depth == len(keys):
                self.repeated[path] = self.repeated.get(path, 0) + 1
            if path in self.repeated:
                path = (*path, self.repeated[path] - 1)
                self.lines.setdefault(path, line)
        self._skip_to("\n")
        return path

    def _entry(self, prefix: KeyPath) -> KeyPath:
        """`key = value`, of which the key may be dotted; gives the prefix back."""
        line, keys = self._key()
        path = prefix
        for key in keys:
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._next("=")
        self._value(path)
        return prefix

    def _key(self) -> tuple[int, list[str]]:
        line, keys = self.tokens[self.at][2], [self._word()]
        while self._next("."):
            keys.append(self._word())
        return line, keys

    def _word(self) -> str:
        kind, token, _ = self.tokens[self.at]
        self.at += 1
        return str(tomllib.loads(f"word = {token}")["word"]) if kind == "text" else token

    def _value(self, path: KeyPath) -> None:
        if self._next("["):
            self._items(path)
        elif self._next("{"):
            while not self._next("}") and self.at < len(self.tokens):
                if not self._next(",") and not self._next("\n"):
                    self._entry(path)
        else:
            while self.at < len(self.tokens) and not any(map(self._is, ",]}\n")):
                self.at += 1

    def _items(self, path: KeyPath) -> None:
        number = 0
        while not self._next("]") and self.at < len(self.tokens):
            if self._next(",") or self._next("\n"):
                continue
            self.lines[*path, number] = self.tokens[self.at][2]
            self._value((*path, number))
            number += 1

    def _is(self, mark: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at][:2] == ("mark", mark)

    def _next(self, mark: str) -> bool:
        found = self._is(mark)
        self.at += found
        return found

    def _skip_to(self, mark: str) -> None:
        while self.at < len(self.tokens) and not self._is(mark):
            self.at += 1

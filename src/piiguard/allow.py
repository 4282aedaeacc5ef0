"""`Allow` (白名单): values and patterns that are never reported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from piiguard.engine import Found
from piiguard.text.folding import symbols_of

__all__ = ["Allow"]


def _bare(raw_text: str) -> bytes:
    """Folded, without separators, lower case: the spelling that values are compared by."""
    symbols = symbols_of(raw_text)
    kept = symbols[
        (symbols > 128)
        | np.isin(symbols, np.frombuffer(b"0123456789abcdefghijklmnopqrstuvwxyz@", np.uint8))
        | ((symbols - np.uint8(65)) <= 25)
    ]
    return bytes(kept).lower()


@dataclass(frozen=True)
class Allow:
    """Values (compared without separators, width and case), and patterns for the whole raw value."""

    values: frozenset[bytes]
    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, allowed: Iterable[str | re.Pattern[str]]) -> Allow:
        """From strings and compiled patterns.

        Raises:
            TypeError: something else is among them, or the argument is one string.
        """
        if isinstance(allowed, str):
            raise TypeError("allow: pass a list of values or compiled patterns, not one string")
        entries = list(allowed)
        if not all(isinstance(entry, (str, re.Pattern)) for entry in entries):
            raise TypeError("allow: entries are str or re.Pattern")
        values = frozenset(_bare(entry) for entry in entries if isinstance(entry, str))
        return cls(values, tuple(entry for entry in entries if isinstance(entry, re.Pattern)))

    def without_allowed(self, found: Found) -> Found:
        """The findings whose value is not allowed."""
        if not (self.values or self.patterns) or not len(found.spans):
            return found
        codes = found.texts.codes
        kept = np.ones(len(found.spans), dtype=np.bool_)
        for index, (start, end) in enumerate(
            zip(found.spans.start.tolist(), found.spans.end.tolist(), strict=True)
        ):
            raw_text = codes[start:end].tobytes().decode("utf-32-le", "surrogatepass")
            kept[index] = not self.allows(raw_text)
        return Found(found.texts, found.spans.take(kept), found.source[kept], found.contested)

    def allows(self, raw_text: str) -> bool:
        """Whether a value is allowed."""
        return _bare(raw_text) in self.values or any(pattern.fullmatch(raw_text) for pattern in self.patterns)

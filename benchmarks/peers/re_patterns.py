"""The twelve patterns with Python's `re`, one pass for each, as most scripts do it."""

from __future__ import annotations

import platform
import re

from benchmarks.peers import Span
from benchmarks.peers.patterns import SHAPES


class RePatterns:
    """Twelve compiled patterns over each text in turn; overlaps are kept, as they are in such scripts."""

    name = "re"

    def __init__(self) -> None:
        self.version = platform.python_version()
        self._patterns = [
            (re.compile(shape.labelled() if shape.label_required else f"({shape.bounded()})"), shape.entity)
            for shape in SHAPES
        ]

    def scan(self, texts: list[str]) -> list[list[Span]]:
        return [self._scan_one(text) for text in texts]

    def _scan_one(self, text: str) -> list[Span]:
        return sorted(
            (*match.span(1), entity) for pattern, entity in self._patterns for match in pattern.finditer(text)
        )

    def scan_count(self, texts: list[str]) -> int:
        return sum(len(pattern.findall(text)) for pattern, _ in self._patterns for text in texts)

    def protect(self, texts: list[str]) -> list[str]:
        masked = texts
        for pattern, _ in self._patterns:
            masked = [pattern.sub(_mask, text) for text in masked]
        return masked


def _mask(match: re.Match[str]) -> str:
    """The whole match with the middle of group 1 hidden: first three and last four characters stay."""
    label_length = match.start(1) - match.start()
    return match.group()[:label_length] + hide_middle(match.group(1))


def hide_middle(value: str) -> str:
    """`value` with the same length, showing at most its first three and last four characters.

    >>> hide_middle("13800138000")
    '138****8000'
    >>> hide_middle("100080")
    '1****0'
    """
    head, tail = (3, 4) if len(value) > 10 else (1, 1)
    return value[:head] + "*" * (len(value) - head - tail) + value[len(value) - tail :]


def build() -> RePatterns:
    return RePatterns()

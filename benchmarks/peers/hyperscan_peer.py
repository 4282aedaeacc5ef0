"""The twelve patterns as one Hyperscan database in UTF-8 mode; it finds, it does not rewrite.

Hyperscan has no look-around and reports every end of a match in bytes, so boundaries, the longest
match, and offsets in code points are worked out afterwards, for what was found only.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

from benchmarks.peers import Span, need
from benchmarks.peers.patterns import SHAPES, Shape

ALNUM = frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def _expression(shape: Shape) -> bytes:
    body = shape.body
    if shape.label_required:
        body = f"(?:{'|'.join(shape.context)})[号码]{{0,2}}[:：为是 ]{{0,2}}{body}"
    return body.encode()


class Hyperscan:
    """One pass over the UTF-8 bytes of each text for all patterns."""

    name = "hyperscan"

    def __init__(self) -> None:
        module = need("hyperscan")
        self.version = version("hyperscan")
        flags = module.HS_FLAG_UTF8 | module.HS_FLAG_SOM_LEFTMOST
        self._database: Any = module.Database()
        self._database.compile(
            expressions=[_expression(shape) for shape in SHAPES],
            ids=list(range(len(SHAPES))),
            elements=len(SHAPES),
            flags=[flags] * len(SHAPES),
        )
        self._labelled = {
            number: re.compile(shape.labelled())
            for number, shape in enumerate(SHAPES)
            if shape.label_required
        }

    def _longest(self, raw_bytes: bytes) -> dict[tuple[int, int], int]:
        """(pattern, start) -> end in bytes, whole runs only."""
        ends: dict[tuple[int, int], int] = {}
        size = len(raw_bytes)

        def on_match(number: int, start: int, end: int, flags: int, context: object) -> None:
            whole = (end == size or raw_bytes[end] not in ALNUM) and (
                not start or raw_bytes[start - 1] not in ALNUM
            )
            if whole and end > ends.get((number, start), 0):
                ends[number, start] = end

        self._database.scan(raw_bytes, match_event_handler=on_match)
        return ends

    def scan_count(self, texts: list[str]) -> int:
        return sum(len(self._longest(text.encode("utf-8", "surrogatepass"))) for text in texts)

    def scan(self, texts: list[str]) -> list[list[Span]]:
        return [self._scan_one(text) for text in texts]

    def _scan_one(self, text: str) -> list[Span]:
        raw_bytes = text.encode("utf-8", "surrogatepass")
        spans: list[Span] = []
        for (number, start), end in self._longest(raw_bytes).items():
            first = len(raw_bytes[:start].decode("utf-8", "surrogatepass"))
            last = first + len(raw_bytes[start:end].decode("utf-8", "surrogatepass"))
            if number in self._labelled:
                match = self._labelled[number].match(text, first)
                if match is None:
                    continue
                first = match.start(1)
            spans.append((first, last, SHAPES[number].entity))
        return sorted(spans)


def build() -> Hyperscan:
    return Hyperscan()

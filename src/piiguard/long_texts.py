"""Texts too long for one batch: searched piece by piece, with what stands around each piece in view.

Memory stays bounded whatever the length of a text. A piece sees `_MARGIN` characters before and behind it,
and the first line of the text, which is the header when the text is a table. No finding is cut: a piece grows
to the end of its last one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from piiguard.engine import Engine, Found
from piiguard.findings import Ints
from piiguard.text.columns import Column
from piiguard.text.texts import Texts

__all__ = ["LONG", "NEUTRAL", "Piece", "pieces"]

NEUTRAL = "\ufffc"  # object replacement character, in the place of what is no part of the text

LONG = 1 << 18  # characters; a longer text is searched in pieces of about half of that
_PIECE = 1 << 17
_MARGIN = 1 << 12  # more than any finding but a key file needs
_LONGEST_HEADER = 1 << 10


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [first, last) of a text, and what was found in them, in positions of the piece."""

    first: int
    last: int
    found: Found


def pieces(engine: Engine, text: str, header: str | None, column: Column | None = None) -> Iterator[Piece]:
    """The pieces of a text in order; together they are the text. It stands under `header` or in `column`."""
    first = 0
    top = text[: _LONGEST_HEADER + 1].partition("\n")[0]
    while first < len(text):
        last = _cut(text, first + _PIECE)
        low, high = _line_start(text, max(0, first - _MARGIN)), min(len(text), last + _MARGIN)
        shown = f"{top}\n" if low and len(top) <= _LONGEST_HEADER else ""
        found = engine.find([shown + text[low:high]], [header] if header else None, column)
        shift = low - len(shown) - 1  # a batch begins with one sentinel
        start, end = found.spans.start + shift, found.spans.end + shift
        last = _grown(start, end, first, last)
        while last < len(text) and text[last - 1] == text[last] == NEUTRAL:
            last += 1  # what stands for a token is not cut
        chosen = ((start >= first) & (start < last)).nonzero()[0]
        spans = found.spans.take(chosen)
        spans.start, spans.end = start.take(chosen) - first + 1, end.take(chosen) - first + 1
        contested = found.contested + shift
        contested = contested[(contested >= first) & (contested < last)] - first + 1
        texts = Texts.of([text[first:last]])
        yield Piece(first, last, Found(texts, spans, found.source.take(chosen), contested))
        first = last


def _cut(text: str, wanted: int) -> int:
    """A line end before `wanted`, if one is not too far; else `wanted`."""
    if wanted >= len(text):
        return len(text)
    line_end = text.rfind("\n", wanted - _MARGIN, wanted)
    return line_end + 1 if line_end >= 0 else wanted


def _line_start(text: str, position: int) -> int:
    """The start of the next line, if it is near; a margin that begins in mid-line is no table row."""
    line_end = text.find("\n", position, position + _LONGEST_HEADER) if position else -1
    return line_end + 1 if line_end >= 0 else position


def _grown(start: Ints, end: Ints, first: int, last: int) -> int:
    """`last`, moved behind every finding that begins before it."""
    while True:
        reach = int(end[(start >= first) & (start < last)].max(initial=last))
        if reach <= last:
            return last
        last = reach

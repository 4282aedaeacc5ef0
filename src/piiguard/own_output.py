"""What we wrote ourselves (自己写出的内容) is left alone: authentic tokens, places that transforms wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from piiguard.engine import Found
from piiguard.handover import Handover
from piiguard.long_texts import NEUTRAL
from piiguard.text.texts import Texts
from piiguard.transforms.grammar import MARK, found_in
from piiguard.transforms.mask import ALNUM, HIDDEN
from piiguard.transforms.tokens import authentic

__all__ = ["Tokens", "is_own", "outside", "own_tokens", "positions", "tokens_in", "without_tokens"]

_CARRIES = ALNUM & ~HIDDEN


Places = list[tuple[int, int, int]]  # (row, start, end) in texts, in order


@dataclass(frozen=True, slots=True)
class Tokens:
    """What looks like tokens in some texts: those that our keys authenticate, and the others."""

    ours: Places = field(default_factory=list)
    others: Places = field(default_factory=list)

    def between(self, first: int, last: int) -> Tokens:
        """Those of the first text that lie in [first, last), counted from `first`."""

        def chosen(places: Places) -> Places:
            return [(0, start - first, end - first) for _, start, end in places if first <= start < last]

        return Tokens(chosen(self.ours), chosen(self.others))


def tokens_in(strings: Sequence[str | None], handover: Handover) -> Tokens:
    """What looks like tokens in texts; without keys nothing does."""
    if handover.keys is None:
        return Tokens()
    places = found_in(strings)
    if not places:
        return Tokens()
    real = authentic([(strings[row] or "")[start:end] for row, start, end in places], handover.context(""))
    told = list(zip(places, real, strict=True))
    return Tokens([place for place, own in told if own], [place for place, own in told if not own])


def own_tokens(strings: Sequence[str | None], handover: Handover) -> Places:
    """Where tokens stand in texts that our keys authenticate."""
    return tokens_in(strings, handover).ours


def positions(places: Places, texts: Texts) -> list[tuple[int, int]]:
    """The same places as positions of texts."""
    first = texts.starts
    return [(int(first[row]) + start, int(first[row]) + end) for row, start, end in places]


def without_tokens(strings: Sequence[str | None], tokens: Tokens) -> Sequence[str | None]:
    """Texts with something in the place of tokens that is part of no word and no number, as long as they."""
    if not (tokens.ours or tokens.others):
        return strings
    out = list(strings)
    for row, start, end in (*tokens.ours, *tokens.others):
        text = out[row] or ""
        out[row] = text[:start] + NEUTRAL * (end - start) + text[end:]
    return out


def is_own(text: str, handover: Handover) -> bool:
    """Whether a text is nothing but one authentic token."""
    return text.startswith(MARK) and own_tokens([text], handover) == [(0, 0, len(text))]


def outside(found: Found, places: Sequence[tuple[int, int]]) -> Found:
    """What was found beside some places: findings inside go, those that reach beyond are cut."""
    if not places or not len(found.spans):
        return found
    starts, ends = np.array(places, dtype=np.int64).T
    spans = found.spans
    at = ends.searchsorted(spans.start, side="right")
    inside = at < len(ends)
    inside[inside] = starts[at[inside]] < spans.end[inside]
    if not inside.any():
        return found
    kept = (~inside).nonzero()[0].tolist()
    origin, begin, finish = list(kept), spans.start[kept].tolist(), spans.end[kept].tolist()
    for number in inside.nonzero()[0].tolist():
        for first, last in _gaps(int(spans.start[number]), int(spans.end[number]), places):
            if _CARRIES.take(found.texts.symbols[first:last]).any():
                origin.append(number)
                begin.append(first)
                finish.append(last)
    cut = spans.take(np.array(origin, dtype=np.int64))
    cut.start, cut.end = np.array(begin, dtype=np.int64), np.array(finish, dtype=np.int64)
    order = np.lexsort((-cut.end, cut.start))
    return Found(found.texts, cut.take(order), found.source[origin][order], found.contested)


def _gaps(start: int, end: int, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a span lies in none of the places."""
    gaps = []
    for first, last in places:
        if last <= start or first >= end:
            continue
        gaps += [(start, first)] if start < first else []
        start = max(start, last)
    return [*gaps, (start, end)] if start < end else gaps

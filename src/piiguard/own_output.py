"""What we wrote ourselves (自己写出的内容) is left alone: authentic tokens, places that transforms wrote."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from piiguard.engine import Found
from piiguard.handover import Handover
from piiguard.long_texts import NEUTRAL
from piiguard.text.texts import Texts
from piiguard.transforms.grammar import MARK, found_in
from piiguard.transforms.mask import ALNUM, HIDDEN
from piiguard.transforms.tokens import authentic

__all__ = ["is_own", "look_alikes", "outside", "own_tokens", "places_in", "tokens_in", "without_tokens"]

_CARRIES = ALNUM & ~HIDDEN


def tokens_in(strings: Sequence[str | None], handover: Handover) -> list[tuple[int, int, int]]:
    """Where something looks like a token: (row, start, end), in order; without keys nowhere."""
    if handover.keys is None or not any(text is not None and MARK in text for text in strings):
        return []
    return found_in(strings)


def own_tokens(strings: Sequence[str | None], handover: Handover) -> list[tuple[int, int, int]]:
    """Where tokens stand in texts that our keys authenticate: (row, start, end), in order."""
    places = tokens_in(strings, handover)
    if not places:
        return []
    real = authentic([(strings[row] or "")[start:end] for row, start, end in places], handover.context(""))
    return [place for place, is_real in zip(places, real, strict=True) if is_real]


def places_in(texts: Texts, handover: Handover) -> list[tuple[int, int]]:
    """The same as positions of texts."""
    if handover.keys is None:
        return []
    rows = _marked_rows(texts)
    first = texts.starts.tolist()
    places = own_tokens([texts.string(row) for row in rows], handover)
    return [(first[rows[at]] + start, first[rows[at]] + end) for at, start, end in places]


def look_alikes(texts: Texts, handover: Handover) -> list[tuple[int, int]]:
    """Where something stands that looks like a token and is none of ours, as positions of texts, in order."""
    if handover.keys is None:
        return []
    rows = _marked_rows(texts)
    if not rows:
        return []
    strings, first = [texts.string(row) for row in rows], texts.starts.tolist()
    ours = set(own_tokens(strings, handover))
    return [
        (first[rows[at]] + start, first[rows[at]] + end)
        for at, start, end in tokens_in(strings, handover)
        if (at, start, end) not in ours
    ]


def _marked_rows(texts: Texts) -> list[int]:
    """Rows with the mark by which tokens begin."""
    codes = texts.codes
    begins = (codes[:-2] == ord(MARK[0])) & (codes[1:-1] == ord(MARK[1])) & (codes[2:] == ord(MARK[2]))
    return sorted(set(texts.row_of(begins.nonzero()[0]).tolist())) if begins.any() else []


def without_tokens(
    strings: Sequence[str | None], places: Sequence[tuple[int, int, int]]
) -> Sequence[str | None]:
    """Texts with something in the place of tokens that is part of no word and no number, as long as they."""
    if not places:
        return strings
    out = list(strings)
    for row, start, end in places:
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

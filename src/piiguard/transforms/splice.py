"""Writing what is left of values back into their texts.

Every character takes the strictest treatment that covers it: what one hides stays hidden, even where findings
overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from piiguard.findings import Bools, Flaw, Ints, Spans
from piiguard.text.folding import SENTINEL
from piiguard.text.texts import Texts
from piiguard.transforms.mask import Cells, Mask

__all__ = ["Replacement", "Treatment", "treated_rows"]

_STAR = ord("*")
Codes = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Replacement:
    """The whole value gives way to `text`, also one that was masked before; "" leaves nothing."""

    text: str


Treatment = Mask | Replacement | None  # None keeps the value


@dataclass(frozen=True, slots=True)
class _Replaced:
    """Places that give way to one text each: equal-length arrays, and the texts by number."""

    start: Ints
    end: Ints
    number: Ints
    texts: list[Codes]


def treated_rows(texts: Texts, spans: Spans, index: Ints, treatments: Sequence[Treatment]) -> dict[int, str]:
    """The rows that change, with their new text. `index[i]` is the place in `treatments` for span i."""
    if not len(spans):
        return {}
    hidden = np.zeros(len(texts.codes), dtype=np.bool_)
    replaced: list[tuple[Ints, Ints, str]] = []
    for number in sorted(set(index.tolist())):  # np.unique would import numpy.ma, 20 ms
        treatment = treatments[number]
        if treatment is None:
            continue
        chosen = np.flatnonzero(index == number)
        start, end = spans.start[chosen], spans.end[chosen]
        if isinstance(treatment, Replacement):
            replaced.append((start, end, treatment.text))
        elif treatment.length is not None:
            shown = ~spans.masked[chosen] | ~_hides_enough(texts, start, end)
            replaced.append((start[shown], end[shown], "*" * treatment.length))
        else:
            cells = Cells.of(texts.codes, texts.symbols, start, end)
            partial = spans.flaw[chosen] == Flaw.INCOMPLETE
            hidden[cells.positions[treatment.hides(cells, spans.masked[chosen], partial)]] = True
    rows = np.flatnonzero(np.bincount(texts.row_of(spans.start)))
    codes = texts.codes.copy()
    codes[hidden] = _STAR
    codes[codes == SENTINEL] = ord("\n")
    begin, finish = texts.starts[rows], texts.starts[rows + 1] - 1
    if replaced:
        codes, begin, finish = _replace(codes, _merged(replaced), begin, finish)
    text = codes.tobytes().decode("utf-32-le", "surrogatepass")
    return {
        row: text[first:last]
        for row, first, last in zip(rows.tolist(), begin.tolist(), finish.tolist(), strict=True)
    }


def _hides_enough(texts: Texts, start: Ints, end: Ints) -> Bools:
    """Whether at least four characters of a value, or half of it, are `*` already."""
    stars: Ints = (texts.symbols == _STAR).nonzero()[0]
    count = stars.searchsorted(end) - stars.searchsorted(start)
    enough: Bools = count >= np.minimum(4, (end - start + 1) // 2)
    return enough


def _merged(replaced: list[tuple[Ints, Ints, str]]) -> _Replaced:
    """Places that overlap become one, which takes the shortest of their texts: the one that tells least."""
    texts = sorted({text for _, _, text in replaced}, key=lambda text: (len(text), text))
    numbers = [np.full(len(start), texts.index(text)) for start, _, text in replaced]
    start = np.concatenate([start for start, _, _ in replaced])
    end = np.concatenate([end for _, end, _ in replaced])
    order = np.argsort(start, kind="stable")
    start, end, number = start[order], end[order], np.concatenate(numbers)[order]
    reach = np.maximum.accumulate(end)
    opens = np.ones(len(start), dtype=np.bool_)
    opens[1:] = start[1:] >= reach[:-1]
    first = opens.nonzero()[0]
    if not len(first):
        return _Replaced(start, end, number, [])
    ends = np.maximum.reduceat(end, first)
    least = np.minimum.reduceat(number, first)
    codes = [np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32) for text in texts]
    return _Replaced(start[first], ends, least, codes)


def _replace(codes: Codes, places: _Replaced, begin: Ints, finish: Ints) -> tuple[Codes, Ints, Ints]:
    """The places' texts in their stead; row bounds moved accordingly."""
    sizes = places.end - places.start
    inside = np.arange(int(sizes.sum())) + np.repeat(places.start - (np.cumsum(sizes) - sizes), sizes)
    copies = np.ones(len(codes), dtype=np.int64)
    copies[inside] = 0
    lengths = np.array([len(text) for text in places.texts], dtype=np.int64)
    copies[places.start] = lengths[places.number] if len(places.start) else 0
    shifted = np.concatenate(([0], np.cumsum(copies)))
    out = np.repeat(codes, copies)
    for number, text in enumerate(places.texts):
        at = shifted[places.start[places.number == number]]
        out[(at[:, None] + np.arange(len(text))).ravel()] = np.tile(text, len(at))
    return out, shifted[begin], shifted[finish]

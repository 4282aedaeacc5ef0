"""Writing masked values back into their texts.

Every character takes the strictest mask that covers it: what one mask hides stays hidden, even where
findings overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from piiguard.findings import Bools, Flaw, Ints, Spans
from piiguard.text.folding import SENTINEL
from piiguard.text.texts import Texts
from piiguard.transforms.mask import Cells, Mask

__all__ = ["masked_rows"]

_STAR = ord("*")


def masked_rows(texts: Texts, spans: Spans, source: Ints, masks: Sequence[Mask]) -> dict[int, str]:
    """The rows that change, with their new text. `source[i]` is the index into `masks` for span i."""
    if not len(spans):
        return {}
    hidden = np.zeros(len(texts.codes), dtype=np.bool_)
    replaced: list[tuple[Ints, Ints, int]] = []
    for number in np.unique(source).tolist():
        chosen = np.flatnonzero(source == number)
        start, end = spans.start[chosen], spans.end[chosen]
        length = masks[number].length
        if length is not None:
            shown = ~spans.masked[chosen] | ~_hides_enough(texts, start, end)
            replaced.append((start[shown], end[shown], length))
            continue
        cells = Cells.of(texts.codes, texts.symbols, start, end)
        partial = spans.flaw[chosen] == Flaw.INCOMPLETE
        hidden[cells.positions[masks[number].hides(cells, spans.masked[chosen], partial)]] = True
    rows = np.unique(texts.row_of(spans.start))
    codes = texts.codes.copy()
    codes[hidden] = _STAR
    codes[codes == SENTINEL] = ord("\n")
    begin, finish = texts.starts[rows], texts.starts[rows + 1] - 1
    if replaced:
        codes, begin, finish = _replace(codes, replaced, begin, finish)
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


def _replace(
    codes: np.ndarray[tuple[int], np.dtype[np.uint32]],
    replaced: list[tuple[Ints, Ints, int]],
    begin: Ints,
    finish: Ints,
) -> tuple[np.ndarray[tuple[int], np.dtype[np.uint32]], Ints, Ints]:
    """Values replaced by stars of a fixed number; row bounds moved accordingly."""
    copies = np.ones(len(codes), dtype=np.int64)
    for start, end, _ in replaced:
        sizes = end - start
        inside = np.arange(int(sizes.sum())) + np.repeat(start - (np.cumsum(sizes) - sizes), sizes)
        copies[inside] = 0
    for start, _, length in replaced:
        codes[start] = _STAR
        copies[start] = length
    shifted = np.concatenate(([0], np.cumsum(copies)))
    return np.repeat(codes, copies), shifted[begin], shifted[finish]

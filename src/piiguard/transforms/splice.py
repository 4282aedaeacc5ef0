"""Writing what is left of values back into their texts.

Every character takes the strictest treatment that covers it: what one hides stays hidden, even where findings
overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from piiguard.findings import Bools, Flaw, Ints, Spans
from piiguard.text.folding import SENTINEL
from piiguard.text.texts import Texts
from piiguard.transforms.action import Action
from piiguard.transforms.kind import Transform
from piiguard.transforms.mask import Cells, Mask

__all__ = ["Applied", "Apply", "Replacement", "Spliced", "Treatment", "treated_rows"]

Codes = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Replacement:
    """The whole value gives way to `text`, also one that was masked before; "" leaves nothing.

    scope: "record" or "column" where the value takes its record or its column with it.
    """

    text: str
    scope: str = "cell"


@dataclass(frozen=True, slots=True)
class Applied:
    """The whole value gives way to what a transform makes of it; entity: code of what the value is."""

    action: Action
    transform: Transform
    entity: str


Treatment = Mask | Replacement | Applied | None  # None keeps the value

# What a transform leaves of values that stand in some rows; whole: which values are all of their row.
Apply = Callable[[Applied, list[str], Ints, Bools], list[str]]


@dataclass(slots=True)
class Spliced:
    """The rows that change, with their new text.

    written: for rows with places that transforms wrote, (start, end) of those in the new text, in order.
    records: rows that a value takes with it; column: whether one takes the column.
    """

    rows: dict[int, str] = field(default_factory=dict)
    written: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    records: set[int] = field(default_factory=set)
    column: bool = False


@dataclass(slots=True)
class _Places:
    """Places that give way to one text each: equal-length arrays in order, without overlap.

    number: which of `texts`. written: whether a transform made the text.
    """

    start: Ints
    end: Ints
    number: Ints
    written: Bools
    texts: list[str]


def treated_rows(
    texts: Texts,
    spans: Spans,
    index: Ints,
    treatments: Sequence[Treatment],
    apply: Apply | None = None,
    before: Sequence[tuple[int, int]] = (),
) -> Spliced:
    """What becomes of rows. `index[i]` is the place in `treatments` for span i.

    apply: carries out transforms; needed where there are `Applied` among the treatments. before: places that
    transforms wrote earlier, as positions of `texts`, in order; none overlaps a span.
    """
    done = Spliced()
    if not len(spans):
        return done
    hidden: dict[int, list[Ints]] = {}
    whole: list[tuple[Ints, Ints, int]] = []
    for number in sorted(set(index.tolist())):  # np.unique would import numpy.ma, 20 ms
        treatment = treatments[number]
        if treatment is None:
            continue
        chosen = np.flatnonzero(index == number)
        start, end = spans.start[chosen], spans.end[chosen]
        if isinstance(treatment, Mask) and treatment.length is None:
            cells = Cells.of(texts.codes, texts.symbols, start, end)
            partial = spans.flaw[chosen] == Flaw.INCOMPLETE
            stars = cells.positions[treatment.hides(cells, spans.masked[chosen], partial)]
            hidden.setdefault(ord(treatment.char), []).append(stars)
            continue
        if isinstance(treatment, Mask):
            shown = ~spans.masked[chosen] | ~_hides_enough(texts, start, end)
            start, end = start[shown], end[shown]
        elif isinstance(treatment, Replacement) and treatment.scope != "cell":
            done.records |= set(texts.row_of(start).tolist()) if treatment.scope == "record" else set()
            done.column |= treatment.scope == "column"
        whole.append((start, end, number))
    rows = np.flatnonzero(np.bincount(texts.row_of(spans.start)))
    codes = texts.codes.copy()
    for star in sorted(hidden, reverse=True):  # where two masks overlap, "*" comes before what else there is
        codes[np.concatenate(hidden[star])] = star
    codes[codes == SENTINEL] = ord("\n")
    begin, finish = texts.starts[rows], texts.starts[rows + 1] - 1
    shown_at = [(first, last) for first, last in before]
    if whole:
        places = _settled(texts, treatments, whole, apply)
        codes, moved = _replace(codes, places)
        begin, finish = moved[begin], moved[finish]
        shown_at = [(int(moved[first]), int(moved[last])) for first, last in before]
        own = places.written.nonzero()[0]
        first = moved[places.start[own]]
        sizes = [len(places.texts[number]) for number in places.number[own].tolist()]
        shown_at += [(at, at + size) for at, size in zip(first.tolist(), sizes, strict=True)]
    text = codes.tobytes().decode("utf-32-le", "surrogatepass")
    for row, first_at, last_at in zip(rows.tolist(), begin.tolist(), finish.tolist(), strict=True):
        done.rows[row] = text[first_at:last_at]
    if shown_at:
        _tell_written(done, rows, begin, finish, sorted(shown_at))
    return done


def _tell_written(
    done: Spliced, rows: Ints, begin: Ints, finish: Ints, places: Sequence[tuple[int, int]]
) -> None:
    at = begin.searchsorted([first for first, _ in places], side="right") - 1
    for (first, last), place in zip(places, at.tolist(), strict=True):
        if place >= 0 and last <= finish[place]:
            offset = int(begin[place])
            done.written.setdefault(int(rows[place]), []).append((first - offset, last - offset))


def _hides_enough(texts: Texts, start: Ints, end: Ints) -> Bools:
    """Whether at least four characters of a value, or half of it, are `*` already."""
    stars: Ints = (texts.symbols == ord("*")).nonzero()[0]
    count = stars.searchsorted(end) - stars.searchsorted(start)
    enough: Bools = count >= np.minimum(4, (end - start + 1) // 2)
    return enough


def _settled(
    texts: Texts,
    treatments: Sequence[Treatment],
    whole: Sequence[tuple[Ints, Ints, int]],
    apply: Apply | None,
) -> _Places:
    """Places that overlap become one, and what is left of each.

    Of constant texts the shortest stays, which tells least, and goes before what a transform would make; of
    transforms the strictest gets all that they cover.
    """
    start = np.concatenate([start for start, _, _ in whole])
    end = np.concatenate([end for _, end, _ in whole])
    rank = _ranks(treatments, [number for _, _, number in whole])
    by = np.concatenate([np.full(len(begin), rank.index(number)) for begin, _, number in whole])
    order = np.lexsort((-end, start))
    start, end, by = start[order], end[order], by[order]
    first = np.zeros(0, dtype=np.int64)
    if len(start):
        opens = np.ones(len(start), dtype=np.bool_)
        opens[1:] = start[1:] >= np.maximum.accumulate(end)[:-1]
        first = opens.nonzero()[0]
        end, by, start = np.maximum.reduceat(end, first), np.minimum.reduceat(by, first), start[first]
    out: list[str] = []
    number, written = np.zeros(len(start), dtype=np.int64), np.zeros(len(start), dtype=np.bool_)
    for place in sorted(set(by.tolist())):
        treatment, here = treatments[rank[place]], (by == place).nonzero()[0]
        if isinstance(treatment, Applied):
            if apply is None:
                raise TypeError("transforms were asked for where none can be carried out")
            made = _made(texts, treatment, start[here], end[here], apply)
            number[here] = np.arange(len(out), len(out) + len(made))
            written[here] = True
            out += made
        else:
            number[here] = len(out)
            out.append(_constant(treatment))
    return _Places(start, end, number, written, out)


def _ranks(treatments: Sequence[Treatment], numbers: Sequence[int]) -> list[int]:
    """Numbers of treatments, the one that counts most first; equal constants and transforms stay in order."""

    def key(number: int) -> tuple[int, int, int, str]:
        treatment = treatments[number]
        if isinstance(treatment, Applied):
            declared = treatment.action.declaration
            return 1, declared.shows, int(declared.reversible), ""
        return 0, len(_constant(treatment)), 0, _constant(treatment)

    return sorted(numbers, key=key)


def _constant(treatment: Treatment) -> str:
    if isinstance(treatment, Mask):
        return treatment.char * (treatment.length or 0)
    return treatment.text if isinstance(treatment, Replacement) else ""


def _made(texts: Texts, treatment: Applied, start: Ints, end: Ints, apply: Apply) -> list[str]:
    row = texts.row_of(start)
    whole = (start == texts.starts.take(row)) & (end == texts.starts.take(row + 1) - 1)
    values = [
        texts.codes[first:last].tobytes().decode("utf-32-le", "surrogatepass")
        for first, last in zip(start.tolist(), end.tolist(), strict=True)
    ]
    return apply(treatment, values, row, whole)


def _replace(codes: Codes, places: _Places) -> tuple[Codes, Ints]:
    """The places' texts in their stead, and for each position (and the end) where it is now."""
    sizes = places.end - places.start
    inside = np.arange(int(sizes.sum())) + np.repeat(places.start - (np.cumsum(sizes) - sizes), sizes)
    lengths = np.array([len(text) for text in places.texts], dtype=np.int64)
    new = lengths[places.number] if len(places.start) else np.zeros(0, dtype=np.int64)
    copies = np.ones(len(codes), dtype=np.int64)
    copies[inside] = 0
    copies[places.start] = new
    moved: Ints = np.concatenate(([0], np.cumsum(copies)))
    out = np.repeat(codes, copies)
    text = "".join(places.texts).encode("utf-32-le", "surrogatepass")
    source = np.frombuffer(text, dtype=np.uint32)
    begins = np.cumsum(lengths) - lengths
    offsets = np.arange(int(new.sum())) - np.repeat(np.cumsum(new) - new, new)
    out[np.repeat(moved[places.start], new) + offsets] = source[
        np.repeat(begins[places.number] if len(new) else new, new) + offsets
    ]
    return out, moved

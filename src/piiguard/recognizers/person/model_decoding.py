"""Tag scores to spans: the best legal sequence of O B I E S (Viterbi), in whole numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person.model_network import UNIT
from piiguard.text.texts import Ints

__all__ = ["best_spans"]

Scores = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]

_O, _B, _I, _E, _S = range(5)
_FIRM = 5 * UNIT  # O ahead of every other tag by so much is O
_NEVER = -(1 << 28)


def best_spans(scores: Scores, bias: int) -> tuple[Ints, Ints, Ints]:
    """Places [start, end) of spans, and how far each is ahead of no span.

    scores: (places, 5), with an empty place between stretches. bias: taken from the score of O while
    searching, not from the margin that comes back: a span found only thanks to the bias has a negative
    margin.
    """
    closed = np.maximum(scores[:, _O] - bias, scores[:, _S])
    best_inside = scores[:, _B:].max(axis=1)
    doubtful = best_inside > scores[:, _O] - (bias + _FIRM)
    at = doubtful.nonzero()[0]
    if not len(at):
        return at, at, at
    first = np.ones(len(at), dtype=np.bool_)
    first[1:] = (at[1:] - at[:-1]) != 1
    begin = first.nonzero()[0]
    length = np.diff(np.append(begin, len(at)))
    order = np.argsort(-length, kind="stable")
    begin, length = begin[order], length[order]
    tags = scores.take(at, axis=0)
    is_open, opened = _path(tags, closed.take(at), begin, length)
    return _spans(tags, at, is_open, opened, bias)


def _path(tags: Scores, stay: Scores, begin: Ints, length: Ints) -> tuple[Bools, Bools]:
    """Best path of each stretch through two states: inside a name (open) or not, after each character.

    Returns, for each character: whether it leaves the state open; whether the state was open before it.
    stay: best of O and S. begin, length: the stretches, longest first.
    """
    from_open_closed = np.zeros(len(tags), dtype=np.bool_)  # closed after, open before: it is an E
    from_open_open = np.zeros(len(tags), dtype=np.bool_)  # open before and after: an I
    beginning, inside, ending = (np.ascontiguousarray(tags[:, tag]) for tag in (_B, _I, _E))
    active = np.searchsorted(-length, -np.arange(1, length[0] + 1), side="right").tolist()
    closed = np.zeros(len(begin), dtype=np.int32)
    opened = np.full(len(begin), _NEVER, dtype=np.int32)
    for step, count in enumerate(active):
        at = begin[:count] + step
        before_closed, before_open = closed[:count], opened[:count]
        by_end, by_staying = before_open + ending.take(at), before_closed + stay.take(at)
        by_inside, by_begin = before_open + inside.take(at), before_closed + beginning.take(at)
        from_open_closed[at] = by_end > by_staying
        from_open_open[at] = by_inside > by_begin
        closed[:count] = np.maximum(by_end, by_staying)
        opened[:count] = np.maximum(np.maximum(by_inside, by_begin), _NEVER)
    after = np.zeros(len(tags), dtype=np.bool_)
    before = np.zeros(len(tags), dtype=np.bool_)
    state = np.zeros(len(begin), dtype=np.bool_)
    for step in range(len(active) - 1, -1, -1):
        count = active[step]
        at = begin[:count] + step
        now = state[:count]
        after[at] = now
        came = np.where(now, from_open_open.take(at), from_open_closed.take(at))
        before[at] = came
        state[:count] = came
    return after, before


def _spans(tags: Scores, at: Ints, after: Bools, before: Bools, bias: int) -> tuple[Ints, Ints, Ints]:
    outside = tags[:, _O].astype(np.int64)
    single = ~after & ~before & (tags[:, _S] > outside - bias)
    starts = (after & ~before) | single
    ends = (before & ~after) | single
    gain = np.where(
        before, np.where(after, tags[:, _I], tags[:, _E]), np.where(after, tags[:, _B], tags[:, _S])
    )
    ahead = np.zeros(len(tags) + 1, dtype=np.int64)
    np.cumsum(gain - outside, out=ahead[1:])
    first, last = starts.nonzero()[0], ends.nonzero()[0]
    return at.take(first), at.take(last) + 1, ahead.take(last + 1) - ahead.take(first)

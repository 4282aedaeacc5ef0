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
_FEW = 48  # characters; below, a loop is faster than array operations


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
    tags, stay = scores.take(at, axis=0), closed.take(at)
    if len(at) < _FEW:
        is_open, opened = _path_of_few(tags, stay, first)
    else:
        begin = first.nonzero()[0]
        length = np.diff(np.append(begin, len(at)))
        order = np.argsort(-length, kind="stable")
        is_open, opened = _path(tags, stay, begin[order], length[order])
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


def _path_of_few(tags: Scores, stay: Scores, first: Bools) -> tuple[Bools, Bools]:
    """The same; first: where the stretches begin, in any order of length."""
    scores, stay_of, begins = tags.tolist(), stay.tolist(), first.tolist()
    ends, goes_on = [False] * len(scores), [False] * len(scores)  # open before: it is an E; an I
    closed, opened = 0, _NEVER
    for at, (_, beginning, inside, ending, _) in enumerate(scores):
        if begins[at]:
            closed, opened = 0, _NEVER
        by_end, by_staying = opened + ending, closed + stay_of[at]
        by_inside, by_begin = opened + inside, closed + beginning
        ends[at], goes_on[at] = by_end > by_staying, by_inside > by_begin
        closed, opened = max(by_end, by_staying), max(by_inside, by_begin, _NEVER)
    after, before = [False] * len(scores), [False] * len(scores)
    is_open = False
    for at in range(len(scores) - 1, -1, -1):
        after[at] = is_open
        before[at] = is_open = goes_on[at] if is_open else ends[at]
        if begins[at]:
            is_open = False
    return np.array(after), np.array(before)


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

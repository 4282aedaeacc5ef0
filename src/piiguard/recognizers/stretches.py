"""Stretches of characters around many positions at once, for values that are more than letters and digits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

import numpy as np

from piiguard.text.batch import Batch
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = [
    "characters",
    "folded_text",
    "raw_text",
    "row_start",
    "stretch_end",
    "stretch_start",
]

Member = Callable[[Ints], Bools]

_BLOCK = 16  # characters looked at in one step; below the 64 sentinels behind the last row
_NEVER = np.iinfo(np.int64).max
_FORWARD = np.arange(_BLOCK)
_BACKWARD = -1 - _FORWARD


def stretch_end(start: Ints, longest: int, member: Member) -> Ints:
    """Where the stretch of members that begins at each position ends; cut at about `longest` characters.

    start: ascending. A stretch that runs through the next position ends where that one's does, so the cost
    does not depend on how many begin in one stretch. member: for positions of any shape, whether a character
    belongs; False for the sentinel between rows.
    """
    return _stretch(start, longest, member, _FORWARD, 1)


def stretch_start(end: Ints, longest: int, member: Member) -> Ints:
    """Where the stretch of members before each position begins; cut at about `longest` characters."""
    return _stretch(end, longest, member, _BACKWARD, -1)


def _stretch(origin: Ints, longest: int, member: Member, steps: Ints, direction: int) -> Ints:
    if not len(origin):
        return origin.copy()
    inside = member(origin[:, None] + steps)
    size = inside.argmin(axis=1)
    reached: Ints = origin + direction * size
    alive = ((size == 0) & inside[:, 0]).nonzero()[0]
    following = np.append(origin[1:], _NEVER) if direction > 0 else np.full(len(origin), _NEVER)
    shared = np.zeros(len(origin), dtype=np.bool_)  # the stretch goes on through the next position
    for _ in range(-(-longest // _BLOCK) - 1):
        if not len(alive):
            break
        reached[alive] += direction * _BLOCK
        through = reached.take(alive) >= following.take(alive)
        shared[alive[through]] = True
        alive = alive[~through]
        inside = member(reached.take(alive)[:, None] + steps)
        size = inside.argmin(axis=1)
        reached[alive] += direction * size
        alive = alive[(size == 0) & inside[:, 0]]
    reached[alive] += direction * _BLOCK
    if shared.any():
        own = np.where(shared, len(origin), np.arange(len(origin)))
        reached = reached.take(np.minimum.accumulate(own[::-1])[::-1])
    return reached


def characters(batch: Batch) -> str:
    """All characters as given, at their positions in the batch, NUL for sentinels; for `batch.shared`."""
    texts = batch.texts
    codes = texts.codes.copy()
    codes[texts.starts - 1] = 0
    codes[texts.starts[-1] :] = 0
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _folded(batch: Batch) -> str:
    return batch.symbols.tobytes().decode("latin-1")


def _row_starts(batch: Batch) -> list[int]:
    return batch.texts.starts.tolist()  # type: ignore[no-any-return]


def _row_end(batch: Batch, position: int) -> int:
    starts = batch.shared(_row_starts)
    return starts[bisect_right(starts, position)] - 1


def row_start(batch: Batch, position: int) -> int:
    """Start of the text that holds a position."""
    starts = batch.shared(_row_starts)
    return starts[bisect_right(starts, position) - 1]


def raw_text(batch: Batch, start: int, end: int) -> str:
    """Characters as given, as far as the text goes."""
    return batch.shared(characters)[start : min(end, _row_end(batch, start))]


def folded_text(batch: Batch, start: int, end: int) -> str:
    """Folded symbols as characters, as far as the text goes; what is not ASCII lies above 127."""
    return batch.shared(_folded)[start : min(end, _row_end(batch, start))]

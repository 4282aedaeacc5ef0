"""Stretches of characters around many positions at once, for values that are more than letters and digits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from piiguard.text.batch import Batch
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["folded_text", "raw_text", "row_start", "stretch_end", "stretch_start"]

Member = Callable[[Ints], Bools]

_BLOCK = 16  # characters looked at in one step; below the 64 sentinels behind the last row


def stretch_end(start: Ints, longest: int, member: Member) -> Ints:
    """Where the stretch of members that begins at each position ends; cut at about `longest` characters.

    member: for positions of any shape, whether a character belongs; False for the sentinel between rows.
    """
    end = start.copy()
    alive = np.arange(len(start))
    steps = np.arange(_BLOCK)
    for _ in range(-(-longest // _BLOCK)):
        if not len(alive):
            break
        inside = member(end[alive][:, None] + steps)
        whole = inside.all(axis=1)
        end[alive] += np.where(whole, _BLOCK, np.argmin(inside, axis=1))
        alive = alive[whole]
    return end


def stretch_start(end: Ints, longest: int, member: Member) -> Ints:
    """Where the stretch of members before each position begins; at most `longest` (<= 60) characters."""
    if not len(end):
        return end.copy()
    inside = member(end[:, None] - 1 - np.arange(longest))
    return end - np.where(inside.all(axis=1), longest, np.argmin(inside, axis=1))


def _row_end(batch: Batch, position: int) -> int:
    starts = batch.texts.starts
    return int(starts[np.searchsorted(starts, position, side="right")]) - 1


def row_start(batch: Batch, position: int) -> int:
    """Start of the text that holds a position."""
    starts = batch.texts.starts
    return int(starts[np.searchsorted(starts, position, side="right") - 1])


def raw_text(batch: Batch, start: int, end: int) -> str:
    """Characters as given, as far as the text goes."""
    codes = batch.texts.codes[start : min(end, _row_end(batch, start))]
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def folded_text(batch: Batch, start: int, end: int) -> str:
    """Folded symbols as characters, as far as the text goes; what is not ASCII lies above 127."""
    return batch.symbols[start : min(end, _row_end(batch, start))].tobytes().decode("latin-1")

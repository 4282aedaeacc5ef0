"""Runs of letters and digits that may be one code written in groups: `9111 0000 6000 3734 1L`."""

from __future__ import annotations

import numpy as np

from piiguard.text.runs import DASH, SPACE, Bools, Runs
from piiguard.text.texts import Ints

__all__ = ["joined"]


def joined(words: Runs, run: Ints, width: Ints | int, gaps: int = SPACE | DASH) -> tuple[Ints, Bools]:
    """For each run, the last run of the `width` characters that begin with it, and whether they end there.

    Only groups that `gaps` (an OR of SPACE, DASH, LINE_BREAK) hold together fit; where nothing fits, the run
    number means nothing.
    """
    target = words.first[run] + width
    behind = np.minimum(np.searchsorted(words.first, target), len(words))
    last = np.maximum(behind - 1, run)
    barrier = (words.gap == 0) | ((words.gap & np.uint8(255 - gaps)) > 0)
    barriers = np.concatenate(([0], np.cumsum(barrier)))
    return last, (words.first[behind] == target) & (barriers[last] == barriers[run])

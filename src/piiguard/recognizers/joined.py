"""Runs of letters and digits that may be one code written in groups: `9111 0000 6000 3734 1L`."""

from __future__ import annotations

from piiguard.text.runs import DASH, SPACE, Bools, Runs
from piiguard.text.texts import Ints

__all__ = ["joined"]


def joined(words: Runs, run: Ints, width: Ints | int, gaps: int = SPACE | DASH) -> tuple[Ints, Bools]:
    """For each run, the last run of the `width` characters that begin with it, and whether they end there.

    Only groups that `gaps` (an OR of SPACE, DASH, LINE_BREAK) hold together fit; where nothing fits, the run
    number means nothing.
    """
    last = run.copy()
    missing = width - words.length.take(run)
    fits = missing == 0
    open_ends = (missing > 0).nonzero()[0]
    for _ in range(len(words)):
        behind = last.take(open_ends)
        kind = words.gap.take(behind)
        open_ends = open_ends[(kind > 0) & ((kind & ~gaps) == 0)]
        if not len(open_ends):
            break
        last[open_ends] += 1
        missing[open_ends] -= words.length.take(last.take(open_ends))
        left = missing.take(open_ends)
        fits[open_ends[left == 0]] = True
        open_ends = open_ends[left > 0]
    return last, fits

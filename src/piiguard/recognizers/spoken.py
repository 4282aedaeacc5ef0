"""Numbers in Chinese numerals (中文数字) behind a label, as speech recognition writes them: 工号二〇一〇，九一七九."""

from __future__ import annotations

import numpy as np

from piiguard.findings import Evidence, Spans
from piiguard.text.batch import Batch
from piiguard.text.folding import ZERO_WIDTH, table
from piiguard.text.runs import Bools

__all__ = ["spoken_numbers"]

_LETTERS = table(range(65, 91), range(97, 123))
_JOINT = table(" ,-", ZERO_WIDTH)
_MOST_LETTERS, _MOST_RUNS = 3, 6


def spoken_numbers(batch: Batch, own: Bools, *, shortest: int, longest: int, score: float) -> Spans:
    """Labelled numbers of so many numerals 〇零一…九幺, up to 3 letters before them, groups set apart by one joint."""
    runs, labels, symbols = batch.han_digits, batch.labels, batch.symbols
    if not len(labels) or not len(runs):
        return Spans.none()
    start = np.unique(labels.value[labels.roles(own)])
    at = start.copy()
    for _ in range(_MOST_LETTERS):
        at = at + _LETTERS[symbols[at]]
    at = at + (_JOINT[symbols[at]] & (at > start))
    run = np.minimum(np.searchsorted(runs.start, at), len(runs) - 1)
    begins = runs.start[run] == at
    start, run = start[begins], run[begins]
    last, length = run.copy(), runs.length[run].copy()
    for _ in range(_MOST_RUNS):
        following = np.minimum(last + 1, len(runs) - 1)
        joined = (runs.start[following] - runs.end[last] == 1) & _JOINT[symbols[runs.end[last]]]
        joined &= length + runs.length[following] <= longest
        if not joined.any():
            break
        last, length = np.where(joined, following, last), length + joined * runs.length[following]
    fits = (length >= shortest) & (length <= longest)
    return Spans.of(start[fits], runs.end[last[fits]], score, int(Evidence.SHAPE | Evidence.LABEL))

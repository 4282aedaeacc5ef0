"""From evidence to a score (打分): one rule for all identifiers.

Scores are calibrated so that 0.5 is a sensible threshold everywhere: `alone` is what shape, check and
registry say, `near` what they say beside a context word, `owned` when such a label owns the value. A label of
something that is not personal (订单号, 运单号 …) takes `FOREIGN` off.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.findings import Evidence
from piiguard.text.batch import Batch
from piiguard.text.labels import Around
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["FOREIGN", "judge", "judge_states"]

FOREIGN = 0.4  # chosen on the tuning half of the benchmark corpus

_EVIDENCE = np.array((0, int(Evidence.CONTEXT), int(Evidence.LABEL)))

_TWICE = np.uint8(1)
Floats = npt.NDArray[np.float64]


def judge(
    batch: Batch,
    start: Ints,
    end: Ints,
    own: Bools,
    *,
    alone: Floats | float,
    near: Floats | float,
    owned: Floats | float,
    around: Around | None = None,
    value: Ints | None = None,
) -> tuple[Floats, Ints]:
    """Score and context evidence (`Evidence.LABEL`, `Evidence.CONTEXT`) of candidates [start, end).

    around: `windows.around`, when the candidates are windows of `batch.numbers`; it is looked up otherwise.
    value: where the value begins for its label, if that is not `start` (a prefix belongs to the candidate).
    """
    if around is None:
        around = batch.labels.around(start, end, value)
    level, lost = _levels(around, own)
    if isinstance(alone, float) and isinstance(near, float) and isinstance(owned, float):
        score = np.array((alone, near, owned)).take(level)
    else:
        score = np.where(level == 2, owned, np.where(level == 1, near, alone))
    return _less(score, lost), _EVIDENCE.take(level)


def judge_states(
    batch: Batch,
    start: Ints,
    end: Ints,
    own: Bools,
    scores: Floats,
    state: npt.NDArray[np.integer],
    *,
    around: Around | None = None,
    value: Ints | None = None,
) -> tuple[Floats, Ints]:
    """Like `judge`, with the scores of each state of the evidence in a table.

    scores: (states, 3): alone, near, owned. state: row of the table for each candidate.
    """
    if around is None:
        around = batch.labels.around(start, end, value)
    level, lost = _levels(around, own)
    score = scores.ravel().take(state * np.int64(3) + level)
    return _less(score, lost), _EVIDENCE.take(level)


def _levels(around: Around, own: Bools) -> tuple[npt.NDArray[np.uint8], Bools | None]:
    """0 no label, 1 one is near, 2 one owns the candidate; and whose owner is foreign, None for nobody's."""
    owns, close = around.roles(own)
    foreign = around.foreign
    level = owns.view(np.uint8) << _TWICE
    if not np.count_nonzero(foreign):
        return np.maximum(level, close.view(np.uint8)), None
    return np.maximum(level, (close & ~foreign).view(np.uint8)), foreign & ~owns


def _less(score: Floats, lost: Bools | None) -> Floats:
    return score if lost is None else np.where(lost, np.maximum(score - FOREIGN, 0.0), score)

"""From evidence to a score (打分): one rule for all identifiers.

Scores are calibrated so that 0.5 is a sensible threshold everywhere: `alone` is what shape, check and registry say,
`near` what they say beside a context word, `owned` when such a label owns the value. A label of something that is
not personal (订单号, 运单号 …) takes `FOREIGN` off.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.findings import Evidence
from piiguard.text.batch import Batch
from piiguard.text.labels import Around
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["FOREIGN", "judge"]

FOREIGN = 0.4  # chosen on the tuning half of the benchmark corpus

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
    owns = own[around.owners].any(axis=1)
    close = own[around.near].any(axis=1) & ~around.foreign
    score = np.where(owns, owned, np.where(close, near, alone))
    score = np.where(around.foreign & ~owns, np.maximum(score - FOREIGN, 0.0), score)
    evidence = np.where(owns, int(Evidence.LABEL), close * int(Evidence.CONTEXT))
    return score, evidence

"""Values that somebody masked already (已脱敏): 138****1234, 6222 **** **** 1234, 110101********002X.

They stay personal information, so they are found, with `masked=True`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.findings import Bools, Evidence, Spans
from piiguard.text.batch import Batch
from piiguard.text.folding import Symbols
from piiguard.text.runs import Windows

__all__ = ["MaskedNumbers", "labelled_masks", "masked_numbers"]

_LEAST_HIDDEN = 3  # `12**45` is rather mark-up; 2 are enough where a label says what it is


@dataclass(frozen=True, slots=True)
class MaskedNumbers:
    """Windows over digits and mask characters that hold both."""

    batch: Batch
    windows: Windows

    def symbols(self, width: int) -> Symbols:
        """(n, width) symbols."""
        return self.batch.masked_words.matrix(self.windows.first, width)

    def hidden(self, width: int) -> Bools:
        """(n, width): where a mask character stands."""
        return self.batch.is_mask_symbol[self.symbols(width)]

    def digits(self, width: int) -> Symbols:
        """(n, width) digit values; above 9 where no digit stands."""
        return self.symbols(width) - np.uint8(48)


def masked_numbers(batch: Batch, width: int, *, least_visible: int, last_x: bool = False) -> MaskedNumbers:
    """Windows of `width` characters, only digits (X last, if `last_x`) and at least 3 mask characters in one stretch."""
    windows = batch.masked_words.windows(width)
    symbols = batch.masked_words.matrix(windows.first, width)
    hidden = batch.is_mask_symbol[symbols]
    if last_x:
        hidden[:, -1] = symbols[:, -1] == ord("*")
    digit = (symbols - np.uint8(48)) <= 9
    if last_x:
        digit[:, -1] |= (symbols[:, -1] | 32) == ord("x")
    stretches = (hidden[:, 1:] & ~hidden[:, :-1]).sum(axis=1) + hidden[:, 0]
    fits = (digit | hidden).all(axis=1) & (hidden.sum(axis=1) >= _LEAST_HIDDEN) & (stretches == 1)
    fits &= digit.sum(axis=1) >= least_visible
    fits &= batch.clean_before(windows.start) & batch.clean_after(windows.end)
    return MaskedNumbers(batch, windows.take(fits))


def labelled_masks(batch: Batch, own: Bools) -> Spans:
    """Masked values that one of the identifier's own labels owns, whatever their shape."""
    runs, labels = batch.masked_words, batch.labels
    if not len(runs) or not len(labels):
        return Spans.none()
    owned = np.unique(labels.value[labels.roles(own)])
    run = np.minimum(np.searchsorted(runs.start, owned), len(runs) - 1)
    run = run[runs.start[run] == owned]
    last = run.copy()
    for _ in range(6):  # 6222 **** **** 1234; A1**-**23
        following = np.minimum(last + 1, len(runs) - 1)
        last = np.where((runs.gap[last] > 0) & (following > last) & batch.run_is_masked[following], following, last)
    masked = batch.run_is_masked[run] | batch.run_is_masked[last]
    run, last = run[masked], last[masked]
    for _ in range(2):  # 1234, 30 00
        tail = np.minimum(last + 1, len(runs) - 1)
        last = np.where((runs.gap[last] > 0) & (tail > last) & (runs.length[tail] <= 4), tail, last)
    evidence = int(Evidence.SHAPE | Evidence.LABEL)
    return Spans.of(runs.start[run], runs.end[last], 0.6, evidence, masked=True)

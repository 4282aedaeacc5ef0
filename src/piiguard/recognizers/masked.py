"""Values that somebody masked already (已脱敏): 138****1234, 6222 **** **** 1234, 110101********002X.

They stay personal information, so they are found, with `masked=True`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.findings import Bools, Evidence, Flaw, Ints, Spans
from piiguard.text.batch import Batch
from piiguard.text.folding import Symbols
from piiguard.text.labels import Owners
from piiguard.text.runs import DASH, SPACE, Runs, Windows, cut

__all__ = ["MaskedNumbers", "labelled_masks", "masked_numbers"]


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
    """Windows of digits (X last, if `last_x`) and at least 3 mask characters, these in one stretch."""
    windows = cut(*batch.masked_windows, width, None)
    if not len(windows):
        return MaskedNumbers(batch, windows)
    symbols = batch.masked_words.matrix(windows.first, width)
    hidden = batch.is_mask_symbol[symbols]
    if last_x:
        hidden[:, -1] = symbols[:, -1] == ord("*")
    digit = (symbols - np.uint8(48)) <= 9
    if last_x:
        digit[:, -1] |= (symbols[:, -1] | 32) == ord("x")
    stretches = (hidden[:, 1:] & ~hidden[:, :-1]).sum(axis=1) + hidden[:, 0]
    fits = (digit | hidden).all(axis=1) & (stretches == 1)
    fits &= digit.sum(axis=1) >= least_visible
    fits &= batch.clean_before(windows.start) & batch.clean_after(windows.end)
    return MaskedNumbers(batch, windows.take(fits))


def labelled_masks(batch: Batch, own: Bools) -> Spans:
    """Masked values that one of the identifier's own labels owns, whatever their shape (flaw INCOMPLETE)."""
    start, end, owners = batch.shared(_all_labelled)
    mine = owners.among(own) if len(start) else start
    if not len(mine):
        return Spans.none()
    evidence = int(Evidence.SHAPE | Evidence.LABEL)
    start, end = start.take(mine), end.take(mine)
    new = np.ones(len(mine), dtype=np.bool_)
    np.not_equal(start[1:], start[:-1], out=new[1:])
    return Spans.of(start[new], end[new], 0.6, evidence, int(Flaw.INCOMPLETE), masked=True)


def _all_labelled(batch: Batch) -> tuple[Ints, Ints, Owners]:
    """Start and end of the masked value of each label that has one, ascending, and whose it is."""
    runs, labels = batch.masked_words, batch.labels
    run = runs.beginning_at(labels.value)
    hit = (run >= 0).nonzero()[0]
    hit = hit.take(run.take(hit).argsort(kind="stable"))
    run = run.take(hit)
    last = run.copy()
    joined = ((runs.gap > 0) & (runs.gap <= (SPACE | DASH))).nonzero()[0]
    joins = np.zeros(len(runs), dtype=np.bool_)
    joins[joined] = batch.run_is_masked[joined + 1]
    for _ in range(6):  # 6222 **** **** 1234; A1**-**23
        last = last + joins.take(last)
    masked = (batch.run_is_masked.take(run) | batch.run_is_masked.take(last)).nonzero()[0]
    hit, run, last = hit.take(masked), run.take(masked), last.take(masked)
    short = joined[(runs.length[joined + 1] <= 4) & _ends_in_digit(runs, joined + 1)]
    joins[:] = False
    joins[short] = True
    for _ in range(2):  # 1234, 30 00
        last = last + joins.take(last)
    end = runs.end.take(last)
    bracket = [runs.symbols.take(end + step) == ord(mark) for step, mark in enumerate("(*)")]
    end = end + 3 * (bracket[0] & bracket[1] & bracket[2])  # A123***(*)
    return runs.start.take(run), end, labels.owners(hit)


def _ends_in_digit(runs: Runs, run: Ints) -> Bools:
    """Whether each run ends in a digit or a check letter X."""
    last = runs.symbols.take(runs.end.take(run) - 1)
    ends: Bools = ((last - np.uint8(48)) <= 9) | ((last | 32) == ord("x"))
    return ends

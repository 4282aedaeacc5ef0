"""Numbers of which a spreadsheet kept only the first digits (电子表格损坏): `6.22202E+15` behind a label.

The value is lost, but what is left is still personal: it is found with the flaw DAMAGED, and masked.
"""

from __future__ import annotations

import numpy as np

from piiguard.findings import Bools, Evidence, Flaw, Spans
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.labels import Owners
from piiguard.text.texts import Ints

__all__ = ["labelled_remains", "scientific"]

_DIGIT = table(range(48, 58))
_SCORE = 0.57  # below an identifier that knows more of it


def scientific(batch: Batch) -> tuple[Ints, Ints, Ints]:
    """Start, end and power of ten of each literal `d.dddE+NN`; for `batch.shared`."""
    symbols = batch.symbols
    dots = batch.at(".")
    dots = dots[_DIGIT.take(symbols.take(dots + 1)) & _DIGIT.take(symbols.take(dots - 1))]
    dots = dots[~batch.is_alnum.take(dots - 2)]
    if not len(dots):
        return dots, dots, dots
    mark = batch.digits.end.take(batch.digits.start.searchsorted(dots + 1))
    tens, ones = symbols.take(mark + 2), symbols.take(mark + 3)
    literal = ((symbols.take(mark) | 32) == ord("e")) & (symbols.take(mark + 1) == ord("+"))
    literal &= _DIGIT.take(tens) & _DIGIT.take(ones) & ~batch.is_alnum.take(mark + 4)
    power = (tens.astype(np.int64) - 48) * 10 + ones - 48
    return dots[literal] - 1, mark[literal] + 4, power[literal]


def labelled_remains(batch: Batch, own: Bools) -> Spans:
    """Literals of 10 to 20 digits that one of the labels owns."""
    if Trigger.DOTTED not in batch.triggers:
        return Spans.none()
    start, end, owners = batch.shared(_remains)
    owned = owners.among(own) if len(start) else start
    if not len(owned):
        return Spans.none()
    evidence = int(Evidence.SHAPE | Evidence.LABEL)
    return Spans.of(start.take(owned), end.take(owned), _SCORE, evidence, int(Flaw.DAMAGED))


def _remains(batch: Batch) -> tuple[Ints, Ints, Owners]:
    """Start and end of each literal of 10 to 20 digits behind a label, and whose it is."""
    start, end, power = batch.shared(scientific)
    owner = batch.labels.around(start, end).owner
    owned = ((owner >= 0) & (power >= 9) & (power <= 20)).nonzero()[0]
    return start.take(owned), end.take(owned), batch.labels.owners(owner.take(owned))

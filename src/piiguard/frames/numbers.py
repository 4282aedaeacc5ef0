"""Numeric columns that hold identifiers: which are worth searching, and their values as text.

int64 holds an 18-digit resident ID exactly, float64 does not: above 2**53 it keeps multiples of 2, 4 … 16, so
the last digits are lost (only 2.1 % of 18-digit IDs survive). pandas turns int64 into float64 as soon as one
value is missing.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.checks.banks import bin_evidence
from piiguard.checks.dates import birth_date
from piiguard.checks.regions import province_known

__all__ = ["implied_header", "is_worth_searching", "number_texts"]

_EXACT = 2.0**53
_SMALLEST_UNLABELLED = (
    1e9  # a landline without its 0 has 9 digits; below, only a label makes a number personal
)
_SHARE = 0.5
_GLANCE = 4096  # values, spread evenly

Floats = npt.NDArray[np.float64]


def is_worth_searching(values: Floats, header: str | None) -> bool:
    """Whether a numeric column may hold identifiers: whole numbers, large ones or with a telling header."""
    sample = values[:: max(1, len(values) // _GLANCE)]
    sample = sample[np.isfinite(sample)]
    if len(sample) >= _GLANCE // 4 and (sample == np.floor(sample)).mean() < _SHARE / 2:
        return False  # amounts with cents, measurements
    known = values[np.isfinite(values)]
    if not len(known):
        return False
    whole = known == np.floor(known)
    if whole.mean() < _SHARE or (known < 0).mean() > 1 - _SHARE:
        return False
    return header is not None or bool((np.abs(known) >= _SMALLEST_UNLABELLED).any())


def number_texts(
    values: Floats, exact: npt.NDArray[np.int64] | None, missing: npt.NDArray[np.bool_]
) -> tuple[list[str | None], bool]:
    """Texts of a numeric column (None where missing or infinite), and whether digits were lost in floats."""
    if exact is not None:
        texts: list[str | None] = [None] * len(values)
        for row, number in zip(np.flatnonzero(~missing).tolist(), exact.tolist(), strict=True):
            texts[row] = str(number)
        return texts, False
    texts = [_float_text(number) for number in values.tolist()]
    finite = values[np.isfinite(values)]
    return texts, bool((np.abs(finite) > _EXACT).any())


def _float_text(number: float) -> str | None:
    if not np.isfinite(number):
        return None
    return f"{number:.0f}" if number.is_integer() and abs(number) < 1e22 else repr(number)


def implied_header(values: Floats) -> str | None:
    """What most numbers of a column are when their lost digits hide the check: resident IDs or bank cards."""
    known = values[np.isfinite(values)]
    lost = known[(known >= 1e15) & (known < 1e19)]
    if not len(known) or len(lost) < _SHARE * len(known):
        return None
    digits = _digit_matrix(lost, 18, (lost >= 1e17) & (lost < 1e18))
    born = province_known(digits[:, :2]) & birth_date(digits[:, 6:14])
    if born.sum() >= _SHARE * len(lost):
        return "身份证号"
    cards = 0
    for width in (16, 17, 18, 19):
        digits = _digit_matrix(lost, width, (lost >= 10.0 ** (width - 1)) & (lost < 10.0**width))
        cards += int((bin_evidence(digits) == 2).sum())
    return "银行卡号" if cards >= _SHARE * len(lost) else None


def _digit_matrix(values: Floats, width: int, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """(n, width) decimal digits of the chosen whole numbers."""
    numbers = values[chosen].astype(np.uint64)
    powers = np.uint64(10) ** np.arange(width - 1, -1, -1, dtype=np.uint64)
    return ((numbers[:, None] // powers) % np.uint64(10)).astype(np.uint8)

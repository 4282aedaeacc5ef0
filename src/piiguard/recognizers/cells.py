"""Whole cells of a column at once: an identifier's own short cut for columns that hold nothing else.

A column that holds one identifier is decided together: its cells are UTF-8 bytes, a fitting cell is
recognised by a few comparisons on a byte matrix and masked by an assignment. What does not fit is searched
like any text. A rule may be stricter than the identifier's `find`, never laxer; the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import Symbols

__all__ = ["CellRule", "all_digits", "by_width", "only_digits"]

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_BLOCK = 1 << 15  # rows; a block stays in the processor's cache
_STAR = ord("*")


@dataclass(frozen=True, slots=True)
class CellRule:
    """Masks fitting cells in place.

    mask: `mask(data, offsets)` gets the UTF-8 bytes of n cells (a private copy) and their n + 1 offsets,
    writes `*` over what the identifier's mask hides, and returns which cells fitted; the others stay.
    score: least score that `find` gives such a cell under a label of the identifier.
    """

    mask: Callable[[Symbols, Ints], Bools]
    score: float


def by_width(
    fits: Callable[[Symbols], Bools],
    hidden: Callable[[int], tuple[int, int] | None],
    all_fit: Callable[[Symbols], bool] | None = None,
) -> Callable[[Symbols, Ints], Bools]:
    """A `CellRule.mask` for values that are recognised column by column of an (n, width) byte matrix.

    fits: which rows of the matrix fit. hidden: the bytes [first, last) to hide for a width, or None.
    """

    def mask(data: Symbols, offsets: Ints) -> Bools:
        widths = offsets[1:] - offsets[:-1]
        first = int(widths[0]) if len(widths) else 0
        if (widths == first).all():
            span = hidden(first) if len(widths) else None
            fitted = np.zeros(len(widths), dtype=np.bool_)
            if span is not None:
                _mask_fixed(data, int(offsets[0]), first, span, fits, fitted)
            return fitted
        fitted = np.zeros(len(widths), dtype=np.bool_)
        counts = np.bincount(np.minimum(widths, 64))
        everything = all_fit is not None and all_fit(data[offsets[0] : offsets[-1]])
        for width in np.flatnonzero(counts).tolist():
            span = hidden(width)
            if span is None:
                continue
            rows = np.flatnonzero(widths == width)
            _mask_some(data, offsets[:-1], rows, width, span, None if everything else fits, fitted)
        return fitted

    return mask


def _mask_fixed(
    data: Symbols,
    first: int,
    width: int,
    span: tuple[int, int],
    fits: Callable[[Symbols], Bools],
    fitted: Bools,
) -> None:
    matrix = data[first : first + len(fitted) * width].reshape(len(fitted), width)
    for begin in range(0, len(fitted), _BLOCK):
        block = matrix[begin : begin + _BLOCK]
        good = fits(block)
        fitted[begin : begin + _BLOCK] = good
        if good.all():
            block[:, span[0] : span[1]] = _STAR
        else:
            block[good, span[0] : span[1]] = _STAR


def _mask_some(
    data: Symbols,
    starts: Ints,
    rows: Ints,
    width: int,
    span: tuple[int, int],
    fits: Callable[[Symbols], Bools] | None,
    fitted: Bools,
) -> None:
    shape = (len(data) - width + 1, width)
    rolling = np.ndarray(shape, dtype=np.uint8, buffer=data, strides=(1, 1))
    hidden = np.ndarray(
        (len(data) - span[1] + span[0] + 1, span[1] - span[0]), np.uint8, data, strides=(1, 1)
    )
    for begin in range(0, len(rows), _BLOCK):
        chosen = rows[begin : begin + _BLOCK]
        if fits is not None:  # indexed below, not take(): that would copy all of a strided view first
            chosen = chosen[fits(rolling[starts.take(chosen)])]
        fitted[chosen] = True
        hidden[starts.take(chosen) + span[0]] = _STAR


def only_digits(data: Symbols) -> bool:
    """Whether all bytes are ASCII digits; looked at in blocks."""
    size = _BLOCK * 16
    return not any(
        bool(((data[at : at + size] - np.uint8(48)) > 9).any()) for at in range(0, len(data), size)
    )


def all_digits(matrix: Symbols) -> Bools:
    """Which rows of a byte matrix are ASCII digits only."""
    wrong = (matrix - np.uint8(48)) > 9
    if not wrong.any():
        return np.ones(len(matrix), dtype=np.bool_)
    return ~cast("Bools", wrong.any(axis=1))

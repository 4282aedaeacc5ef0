"""Telephone extensions (分机号): -8001, 转8001, 转分机8001, *8001, ext. 8001 behind a number (facts 3.2)."""

from __future__ import annotations

import numpy as np

from piiguard.text.batch import Batch
from piiguard.text.folding import ZERO_WIDTH
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["with_extension"]

# Longest first where one begins another
_MARKS = "转分机号 转分机 轉分機 转接 转内线 轉 转 分机号 分机 分機 内线 內線 extension ext. ext x * # --".split()
_CODES = [np.array([ord(character) for character in mark], dtype=np.uint32) for mark in _MARKS]
_FIRST = np.zeros(0x10000, dtype=np.bool_)
_FIRST[[ord(mark[0]) for mark in _MARKS]] = True
_WIDTH = 10
_SHORTEST, _LONGEST = 2, 6
_LONGEST_DASHED = 5


def with_extension(batch: Batch, end: Ints) -> Ints:
    """Ends moved behind the extension that follows each number; unchanged where none follows."""
    moved = _dashed(batch, end)
    at = _over_spaces(batch, end)
    codes = _codes(batch, at)
    rows = np.flatnonzero(_FIRST[np.minimum(codes, 0xFFFF)] & (moved == end))
    if not len(rows):
        return moved
    text = _codes(batch, at[rows][:, None] + np.arange(_WIDTH))
    width = np.zeros(len(rows), dtype=np.int64)
    for mark in _CODES:
        match = (text[:, : len(mark)] == mark).all(axis=1) & (width == 0)
        width[match] = len(mark)
    target = _number_end(batch, _over_spaces(batch, at[rows] + width), _LONGEST)
    good = (width > 0) & (target > 0)
    moved[rows[good]] = target[good]
    return moved


def _dashed(batch: Batch, end: Ints) -> Ints:
    dash = batch.symbols[end] == ord("-")
    at = end + dash
    at = at + (batch.symbols[at] == ZERO_WIDTH)
    target = _number_end(batch, at, _LONGEST_DASHED)
    return np.where(dash & (target > 0), target, end)


def _codes(batch: Batch, at: Ints) -> np.ndarray[tuple[int, ...], np.dtype[np.uint32]]:
    """Code points, ASCII ones folded and in lower case."""
    symbols = batch.symbols[at].astype(np.uint32)
    lower = np.where((symbols >= 65) & (symbols <= 90), symbols | 32, symbols)
    return np.where((symbols > 0) & (symbols < 128), lower, batch.texts.codes[at])


def _over_spaces(batch: Batch, at: Ints) -> Ints:
    for _ in range(3):
        at = at + np.isin(batch.symbols[at], (32, 10, 58, ZERO_WIDTH))
    return at


def _number_end(batch: Batch, at: Ints, longest: int) -> Ints:
    """End of the digits that begin at each position; 0 where no whole number of 2 to `longest` digits does."""
    digits = batch.digits
    run = np.minimum(np.searchsorted(digits.start, at), len(digits) - 1)
    fits = (digits.start[run] == at) & (digits.length[run] >= _SHORTEST) & (digits.length[run] <= longest)
    fits &= ~_joined_on(batch, run)
    return np.where(fits, digits.end[run], 0)


def _joined_on(batch: Batch, run: Ints) -> Bools:
    """Whether a dash and more digits follow: rather a code in groups."""
    digits = batch.digits
    return (batch.symbols[digits.end[run]] == ord("-")) & batch.is_digit[digits.end[run] + 1]

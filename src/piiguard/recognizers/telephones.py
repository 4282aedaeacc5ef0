"""What telephone numbers share: extensions (分机号, facts 3.2), groups of longer numbers that look alike."""

from __future__ import annotations

import numpy as np

from piiguard.text.batch import Batch
from piiguard.text.folding import ZERO_WIDTH
from piiguard.text.runs import Bools, Runs, Windows
from piiguard.text.texts import Ints

__all__ = ["inner_groups", "with_extension"]

# Longest first where one begins another
_MARKS = (
    "转分机号 转分机 轉分機 转接 转内线 轉 转 分机号 分机 分機 内线 內線 extension ext. ext x * # --".split()
)
_CODES = [np.array([ord(character) for character in mark], dtype=np.uint32) for mark in _MARKS]
_FIRST = np.zeros(0x10000, dtype=np.bool_)
_FIRST[[ord(mark[0]) for mark in _MARKS]] = True
_WIDTH = 10
_SHORTEST, _LONGEST = 2, 6
_LONGEST_DASHED = 5


def with_extension(batch: Batch, end: Ints) -> Ints:
    """Ends moved behind the extension of each number, if one follows: -8001, 转8001, *8001, ext. 8001."""
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
    """End of the 2 to `longest` digits that begin at each position; 0 where none do."""
    digits = batch.digits
    run = np.minimum(np.searchsorted(digits.start, at), len(digits) - 1)
    fits = (digits.start[run] == at) & (digits.length[run] >= _SHORTEST) & (digits.length[run] <= longest)
    fits &= ~_joined_on(batch, run)
    return np.where(fits, digits.end[run], 0)


def _joined_on(batch: Batch, run: Ints) -> Bools:
    """Whether a dash and more digits follow: rather a code in groups."""
    digits = batch.digits
    dashed: Bools = (batch.symbols[digits.end[run]] == ord("-")) & batch.is_digit[digits.end[run] + 1]
    return dashed


def inner_groups(windows: Windows, runs: Runs) -> Bools:
    """Whether short groups go on at both sides: the middle of a longer number, 4501 0519 7009 1403 10."""
    last = len(runs) - 1
    before, behind = np.maximum(windows.run - 1, 0), np.minimum(windows.run + windows.runs, last)
    goes_on = (
        (windows.before > 0) & (runs.length[before] <= 4) & (windows.after > 0) & (runs.length[behind] <= 4)
    )
    middle: Bools = goes_on & (runs.stream[runs.first[behind]] != ord("0"))
    return middle

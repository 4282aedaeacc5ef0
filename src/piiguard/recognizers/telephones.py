"""What telephone numbers share: extensions (分机号), groups of longer numbers that look alike."""

from __future__ import annotations

import re

import numpy as np

from piiguard.text.batch import Batch
from piiguard.text.folding import HAN, HAN_DIGIT, table
from piiguard.text.runs import Bools, Runs, Windows
from piiguard.text.texts import Ints

__all__ = ["inner_groups", "with_extension"]

# Longest first where one begins another
_MARKS = (
    "转分机号 转分机 轉分機 转接 转内线 轉 转 分机号 分机 分機 内线 內線 extension ext. ext x * # --".split()
)
_MARK = re.compile("|".join(map(re.escape, _MARKS)))
_FIRST = np.zeros(0x10000, dtype=np.bool_)
_FIRST[[ord(mark[0]) for mark in _MARKS]] = True
_SPACES = table(" \n:")
_MAY_BEGIN = table(" \n:eExX*#-", HAN)
_WIDTH = 10  # of the longest mark
_FARTHEST = 13  # a mark and three spaces
_SHORTEST, _LONGEST = 2, 6
_LONGEST_DASHED = 5


def with_extension(batch: Batch, end: Ints) -> Ints:
    """Ends moved behind the extension of each number, if one follows: -8001, 转8001, *8001, ext. 8001."""
    following = batch.symbols.take(end)
    rows = _MAY_BEGIN.take(following).nonzero()[0]
    if not len(rows):
        return end
    moved = end.copy()
    dashed = rows[following.take(rows) == ord("-")]
    if len(dashed):
        target = _number_end(batch, end.take(dashed) + 1, _LONGEST_DASHED)
        moved[dashed] = np.maximum(target, moved.take(dashed))
    at = _over_spaces(batch, end.take(rows))
    marked = (_FIRST.take(_codes(batch, at), mode="clip") & (moved.take(rows) == end.take(rows))).nonzero()[0]
    if len(marked):
        _marked(batch, moved, rows.take(marked), at.take(marked))
    return moved


def _marked(batch: Batch, moved: Ints, rows: Ints, at: Ints) -> None:
    """Moves the ends of the rows whose extension's mark begins at `at`."""
    followed = _number_follows(batch, at).nonzero()[0]
    if not len(followed):
        return
    rows, at = rows.take(followed), at.take(followed)
    width = np.array([_mark_width(text) for text in _texts(batch, at)], dtype=np.int64)
    known = width.nonzero()[0]
    if not len(known):
        return
    rows, at, width = rows.take(known), at.take(known), width.take(known)
    at = _over_spaces(batch, at + width)
    target = np.maximum(_number_end(batch, at, _LONGEST), _spoken_end(batch, at))
    good = target.nonzero()[0]
    moved[rows.take(good)] = target.take(good)


def _number_follows(batch: Batch, at: Ints) -> Bools:
    """Whether as few digits as an extension has, or Chinese numerals, stand soon behind each position."""
    run = np.minimum(batch.digits.start.searchsorted(at), len(batch.digits) - 1)
    length = batch.digits.length.take(run)
    short = (length >= _SHORTEST) & (length <= _LONGEST)
    numerals = (batch.symbols.take(at[:, None] + np.arange(_FARTHEST)) - np.uint8(HAN_DIGIT)) <= 9
    follows: Bools = short | numerals.any(axis=1)
    return follows


def _texts(batch: Batch, at: Ints) -> list[str]:
    """The characters that begin at each position, folded and in lower case."""
    codes = np.minimum(_codes(batch, at[:, None] + np.arange(_WIDTH)), 0x10FFFF)
    text = codes.tobytes().decode("utf-32-le", "surrogatepass")
    return [text[begin : begin + _WIDTH] for begin in range(0, len(text), _WIDTH)]


def _mark_width(text: str) -> int:
    mark = _MARK.match(text)
    return mark.end() if mark else 0


def _codes(batch: Batch, at: Ints) -> np.ndarray[tuple[int, ...], np.dtype[np.uint32]]:
    """Code points, ASCII ones folded and in lower case."""
    symbols = batch.symbols.take(at).astype(np.uint32)
    lower = np.where((symbols >= 65) & (symbols <= 90), symbols | 32, symbols)
    return np.where((symbols > 0) & (symbols < 128), lower, batch.texts.codes.take(at))


def _over_spaces(batch: Batch, at: Ints) -> Ints:
    for _ in range(3):
        spaces = _SPACES.take(batch.symbols.take(at))
        if not spaces.any():
            break
        at = at + spaces
    return at


def _number_end(batch: Batch, at: Ints, longest: int) -> Ints:
    """End of the 2 to `longest` digits that begin at each position; 0 where none do."""
    digits = batch.digits
    end = np.zeros(len(at), dtype=np.int64)
    run = digits.beginning_at(at)
    length = digits.length.take(run)
    fits = ((run >= 0) & (length >= _SHORTEST) & (length <= longest)).nonzero()[0]
    if len(fits):
        run = run.take(fits)
        end[fits] = np.where(_joined_on(batch, run), 0, digits.end.take(run))
    return end


def _spoken_end(batch: Batch, at: Ints) -> Ints:
    """The same for two or three Chinese numerals, too few to be read as digits elsewhere: 转五六九."""
    numeral = (batch.symbols.take(at[:, None] + np.arange(4)) - np.uint8(HAN_DIGIT)) <= 9
    count = np.where(numeral.all(axis=1), 0, numeral.argmin(axis=1))
    return np.where(count >= _SHORTEST, at + count, 0)


def _joined_on(batch: Batch, run: Ints) -> Bools:
    """Whether a dash and more digits follow: rather a code in groups."""
    digits = batch.digits
    end = digits.end.take(run)
    dashed: Bools = (batch.symbols.take(end) == ord("-")) & batch.is_digit.take(end + 1)
    return dashed


def inner_groups(windows: Windows, runs: Runs) -> Bools:
    """Whether short groups go on at both sides: the middle of a longer number, 4501 0519 7009 1403 10."""
    inner: Bools = (windows.before > 0) & (windows.after > 0)
    at = inner.nonzero()[0]
    if len(at):
        run = windows.run.take(at)
        behind = run + windows.runs.take(at)
        inner[at] = (
            (runs.length.take(run - 1) <= 4)
            & (runs.length.take(behind) <= 4)
            & (runs.stream.take(runs.first.take(behind)) != ord("0"))
        )
    return inner

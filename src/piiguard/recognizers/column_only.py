"""Attributes that only a column or a key makes personal (仅成列时识别): age, sex … Nothing is found in text.

A cell `男` or `35` says nothing alone. A column of such values under a header that names them does, and where
the values are of a small, telling stock also without one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import normalize

import numpy as np
import numpy.typing as npt

from piiguard.entity import Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.text.batch import Batch, Trigger
from piiguard.text.lexicon import canonical
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints, Texts, trimmed
from piiguard.transforms.mask import fixed

__all__ = ["column_identifier", "is_named"]

_NAMED_SHARE = 0.5  # of the filled cells, under a header that names the attribute
_LEAST_ALONE = 8  # filled cells without which only a header speaks
_SCORE_NAMED, _SCORE_ALONE = 0.95, 0.8
_FILLED, _FITTING, _TELLING = 0, 1, 2  # places in a tally
_LONGEST = 24  # characters of such a value
_MOST_JUDGED = 256  # different cells of one part of a column that are looked at to tell their share
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_APART = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_STARS = re.compile(r"\*+")
# What may follow the word for an attribute in a header without making it something else.
_BESIDE = ("代码", "编码", "码", "code", "cd", "id", "dm", "值", "name", "名称", "desc", "text")


def column_identifier(
    entity: Entity,
    headers: tuple[str, ...],
    fits: Callable[[str], bool],
    *,
    telling: Callable[[str], bool] | None = None,
    alone: float = 2.0,
    stars: int = 2,
) -> Identifier:
    """An identifier of whole columns.

    fits: whether the text of a cell may be such a value, under a header that names it. telling: the same
    without a header; a column is of the kind when a share `alone` of its cells is. stars: length of the mask,
    the same for all values, because the length of `female` tells what it is.
    """

    def fitting(text: str) -> bool:
        return bool(_STARS.fullmatch(text)) or fits(text)

    def tells(text: str) -> bool:
        return telling is not None and telling(text)

    def tally(texts: Texts) -> Ints:
        cells = texts.shared(_cells_of)
        judged = cells.judged()
        whole, seen = int(cells.counts.sum()), sum(number for _, number in judged)
        fits_now = sum(number for text, number in judged if fitting(text))
        tells_now = sum(number for text, number in judged if tells(text)) if telling else 0
        scaled = [number * whole // seen if seen else 0 for number in (fits_now, tells_now)]
        return np.array([cells.filled, *scaled], dtype=np.int64)

    def find(batch: Batch, own: Bools) -> Spans:
        column = batch.column
        if column is None and batch.headers is not None:  # values of records, each under its own key
            return _under_keys(
                batch, fitting, [row for row, key in enumerate(batch.headers) if is_named(key, headers)]
            )
        counts = column.tallies.get(entity.code.lower()) if column is not None else None
        if column is None or counts is None or not counts[_FILLED]:
            return Spans.none()
        if is_named(column.header, headers):
            if counts[_FITTING] >= _NAMED_SHARE * counts[_FILLED]:
                return _chosen_cells(batch, fitting, _SCORE_NAMED)
        elif counts[_FILLED] >= _LEAST_ALONE and counts[_TELLING] >= alone * counts[_FILLED]:
            return _chosen_cells(batch, tells, _SCORE_ALONE)
        return Spans.none()

    return Identifier(
        entity,
        (),
        frozenset({Trigger.ALWAYS}),
        fixed(stars, source="piiguard; the length of a word would tell it"),
        find,
        headers,
        tally=tally,
    )


@dataclass(frozen=True)
class _Cells:
    """Cells of at most `_LONGEST` characters, each different one once, in the order of their characters.

    codes: code points of the rows they stand in. filled: cells with anything in them, longer ones too. first:
    row of each different one. counts: how often each stands. group: for each row which it is, -1 for none.
    start, end: of each row's text, blanks at either end left out.
    """

    codes: npt.NDArray[np.uint32]
    filled: int
    first: Ints
    counts: Ints
    group: Ints
    start: Ints
    end: Ints

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The different cells."""
        return tuple(map(self._text, self.first.tolist()))

    def judged(self) -> list[tuple[str, int]]:
        """Some of the different cells, evenly spread, and how often each stands: enough for their share."""
        step = max(1, -(-len(self.first) // _MOST_JUDGED))
        rows, counts = self.first[::step].tolist(), self.counts[::step].tolist()
        return list(zip(map(self._text, rows), counts, strict=True))

    def _text(self, row: int) -> str:
        codes = self.codes[int(self.start[row]) : int(self.end[row])]
        return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _cells_of(texts: Texts) -> _Cells:
    start, end = trimmed(texts)
    length = end - start
    group = np.full(len(texts), -1, dtype=np.int64)
    rows = ((length > 0) & (length <= _LONGEST)).nonzero()[0]
    filled = int(np.count_nonzero(length))
    if 2 * len(rows) < filled:  # no attribute; what the others are does not matter
        rows = rows[:0]
    codes = texts.codes.take(start.take(rows)[:, None] + np.arange(_LONGEST), mode="clip")
    codes[np.arange(_LONGEST) >= length.take(rows)[:, None]] = 0
    keys = np.ascontiguousarray(codes).view(np.dtype((np.void, codes.itemsize * _LONGEST))).ravel()
    _, first, inverse, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    group[rows] = inverse
    return _Cells(texts.codes, filled, rows.take(first), counts.astype(np.int64), group, start, end)


def _under_keys(batch: Batch, fits: Callable[[str], bool], rows: Sequence[int]) -> Spans:
    """The rows whose text fits, blanks at either end left out."""
    if not rows:
        return Spans.none()
    start, end = trimmed(batch.texts)
    texts = [batch.texts.string(row).strip() for row in rows]
    chosen = np.array(
        [row for row, text in zip(rows, texts, strict=True) if text and fits(text)], dtype=np.int64
    )
    masked = np.array([bool(_STARS.fullmatch(text)) for text in texts if text and fits(text)], dtype=np.bool_)
    evidence = int(Evidence.SHAPE | Evidence.LABEL)
    return Spans.of(start.take(chosen), end.take(chosen), _SCORE_NAMED, evidence, masked=masked)


def _chosen_cells(batch: Batch, chosen: Callable[[str], bool], score: float) -> Spans:
    """Whole cells that are chosen, blanks at either end left out."""
    cells = batch.texts.shared(_cells_of)
    kinds = np.array([chosen(text) for text in (*cells.texts, "")], dtype=np.bool_)
    stars = np.array([bool(_STARS.fullmatch(text)) for text in (*cells.texts, "")], dtype=np.bool_)
    rows = (kinds.take(cells.group) & (cells.group >= 0)).nonzero()[0]
    evidence = int(Evidence.SHAPE | Evidence.LABEL) if score == _SCORE_NAMED else int(Evidence.SHAPE)
    masked = stars.take(cells.group.take(rows))
    return Spans.of(cells.start.take(rows), cells.end.take(rows), score, evidence, masked=masked)


@lru_cache(maxsize=4096)
def is_named(header: str | None, words: tuple[str, ...]) -> bool:
    """Whether a header names the attribute: a whole word of it, at its end but for words such as 代码.

    >>> is_named("客户性别", ("性别",)), is_named("t1.cust_sex_code", ("sex",))
    (True, True)
    >>> is_named("性别比例", ("性别",))
    False
    """
    if not header:
        return False
    bare = _REMARK.sub("", normalize("NFKC", header))
    tokens = [canonical(token) for token in _APART.split(_CAMEL.sub("_", bare)) if token]
    while len(tokens) > 1 and tokens[-1] in _BESIDE:
        tokens.pop()
    if not tokens:
        return False
    last = tokens[-1]
    for ending in _BESIDE:
        if last.endswith(ending) and last != ending and not ending.isascii():
            last = last.removesuffix(ending)
            break
    spelled = {last, "_".join([*tokens[-2:-1], last]), "_".join([*tokens[-3:-1], last])}
    return any(word in spelled or (not word.isascii() and last.endswith(word)) for word in words)

"""Columns that hold one identifier and little else: decided together, masked as bytes.

A sample of the cells is searched like any text. When nearly all of them are one whole value of the same
identifier, the identifier's `CellRule` masks every fitting cell of the column at once; the other cells are
searched one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.engine import Found
from piiguard.findings import Ints
from piiguard.frames.arrow import ByteColumn, byte_column
from piiguard.plan import Plan
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.cells import CellRule
from piiguard.sources import Searched, mask_strings
from piiguard.transforms.mask import mask_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["whole_column"]

_SAMPLE = 64  # cells, spread evenly
_SHARE = 0.9  # of the sampled cells that must be one whole value of the same identifier
_WORTH = 256  # rows; below, searching every cell costs no more


def whole_column(
    plan: Plan, series: pd.Series[Any], header: str | None, part: Searched, *, report: bool
) -> pd.Series[Any] | None:
    """The masked column, or None where it is not of this kind and has to be searched."""
    if len(series) < _WORTH or plan.allow.values or plan.allow.patterns:
        return None
    if not all(isinstance(recognizer, Identifier) for recognizer in plan.engine.recognizers):
        return None  # a recognizer of the user's may find more inside a cell than a sample shows
    cells = byte_column(series)
    if cells is None:
        return None
    chosen = _decide(plan, cells, header)
    if chosen is None:
        return None
    number, rule = chosen
    masked, fitted = cells.masked(rule.mask)
    rest = np.flatnonzero(~(fitted | cells.null)) if not fitted.all() else np.empty(0, dtype=np.int64)
    strings = cells.strings(rest)
    column = plan.engine.column(strings, header)
    changed = mask_strings(plan, strings, column, part, report=report)
    if report:
        _count(plan, part, cells, number, fitted)
    return masked.with_strings({int(rest[row]): text for row, text in changed.items()}).to_pandas(series)


def _decide(plan: Plan, cells: ByteColumn, header: str | None) -> tuple[int, CellRule] | None:
    """The recognizer that a sample of the cells speaks for, and its rule; under its own label only."""
    rows = _sample(cells)
    if not len(rows):
        return None
    strings = cells.strings(rows)
    found = plan.engine.find(strings, [header] * len(strings) if header else None)
    number = _common_source(found, len(strings))
    if number is None:
        return None
    rule = getattr(plan.engine.recognizers[number], "cells", None)
    if rule is None or rule.score < plan.engine.thresholds[number]:
        return None
    return (number, rule) if _owned(plan, number, header) or rule.score >= 0.9 else None


def _sample(cells: ByteColumn) -> Ints:
    """Filled cells, spread evenly; a column that is nearly empty is looked at whole."""
    spread = np.unique(np.linspace(0, len(cells) - 1, 2 * _SAMPLE).astype(np.int64))
    filled = spread[~cells.null[spread] & (cells.offsets[spread + 1] > cells.offsets[spread])]
    if len(filled) < _SAMPLE:
        known = np.flatnonzero(~cells.null & (cells.offsets[1:] > cells.offsets[:-1]))
        filled = (
            known[np.unique(np.linspace(0, len(known) - 1, _SAMPLE).astype(np.int64))]
            if len(known)
            else known
        )
    return filled[:: max(1, len(filled) // _SAMPLE)]


def _owned(plan: Plan, number: int, header: str | None) -> bool:
    if not header:
        return False
    words = plan.engine.index.words_in(header)
    return bool(plan.engine.own[number][words].any()) if words else False


def _common_source(found: Found, rows: int) -> int | None:
    """The recognizer that found exactly the whole cell in nearly all rows, or None."""
    spans, starts = found.spans, found.texts.starts
    row = found.texts.row_of(spans.start)
    whole = (spans.start == starts[row]) & (spans.end == starts[row + 1] - 1) & ~spans.masked
    alone = np.bincount(row, minlength=rows)[row] == 1
    sources = np.bincount(found.source[whole & alone])
    if not len(sources) or sources.max() < _SHARE * rows:
        return None
    return int(sources.argmax())


def _count(
    plan: Plan, part: Searched, cells: ByteColumn, number: int, fitted: np.ndarray[Any, np.dtype[np.bool_]]
) -> None:
    recognizer = plan.engine.recognizers[number]
    code = recognizer.entity.code
    hits = int(fitted.sum())
    part.counts[code] = part.counts.get(code, 0) + hits
    part.rows = int((~cells.null).sum())
    part.characters = int(cells.offsets[-1] - cells.offsets[0])
    part.masked_cells += hits
    examples = cells.strings(np.flatnonzero(fitted)[:3])
    part.examples[code] = tuple(mask_text(recognizer.mask, text) for text in examples if text)

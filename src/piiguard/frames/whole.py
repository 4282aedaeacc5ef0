"""Columns that hold one identifier and little else: decided together, masked as bytes.

A sample of the cells is searched like any text. When nearly all of them are one whole value of the same
identifier, the identifier's `CellRule` masks every fitting cell of the column at once; the other cells are
searched one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.applying import About, Applier
from piiguard.engine import Found
from piiguard.findings import Ints
from piiguard.frames.arrow import ByteColumn, byte_column
from piiguard.frames.fitting import Fitting, settle_unfit
from piiguard.frames.transformed import transformed
from piiguard.pipeline import Pipeline
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.cells import CellRule
from piiguard.sources import Searched, example, mask_strings
from piiguard.transforms.action import MASK
from piiguard.transforms.kind import Context
from piiguard.transforms.mask import Mask, mask_texts
from piiguard.transforms.splice import Applied
from piiguard.treatments import ByRow, Treatments

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Whole", "whole_column", "whole_of"]

_SAMPLE = 64  # cells, spread evenly
_SHARE = 0.9  # of the sampled cells that must be one whole value of the same identifier
_WORTH = 256  # rows; below, searching every cell costs no more


@dataclass(frozen=True, slots=True)
class Whole:
    """One identifier that fills a column: number of its recognizer, and its rule for cells."""

    number: int
    rule: CellRule


def whole_of(pipeline: Pipeline, series: pd.Series[Any], header: str | None) -> Whole | None:
    """What fills the column, or None where that is not plain or its cells are no bytes."""
    if len(series) < _WORTH or pipeline.allow.values or pipeline.allow.patterns:
        return None
    if not all(isinstance(recognizer, Identifier) for recognizer in pipeline.engine.recognizers):
        return None  # a recognizer of the user's may find more inside a cell than a sample shows
    cells = byte_column(series)
    return _decide(pipeline, cells, header) if cells is not None else None


def whole_column(
    pipeline: Pipeline,
    series: pd.Series[Any],
    header: str | None,
    whole: Whole,
    treatments: Treatments,
    part: Searched,
    about: About,
    *,
    report: bool,
) -> pd.Series[Any] | None:
    """The treated column; None where values are kept, or replaced by a constant."""
    recognizer = pipeline.engine.recognizers[whole.number]
    cells, treatment = byte_column(series), treatments.of_source[whole.number]
    if cells is None or not isinstance(treatment, (Mask, Applied)):
        return None
    masked, fitted = cells.masked(whole.rule.mask)
    if treatment is not recognizer.mask:
        if isinstance(treatment, Mask):
            treatment = Applied(MASK, _Masking(treatment), recognizer.entity.code)
        apply = Applier(pipeline.handover, pipeline.policy.unfit, about)
        masked = transformed(cells, fitted, treatment, apply)
        part.unfit += apply.misfits
    rest = np.flatnonzero(~(fitted | cells.null)) if not fitted.all() else np.empty(0, dtype=np.int64)
    strings = cells.strings(rest)
    column = pipeline.engine.column(strings, header)
    fitting = Fitting(pipeline, recognizer.entity.code)
    some = about.of_rows(rest.tolist())
    changed: dict[int, str | None] = dict(
        mask_strings(
            pipeline,
            strings,
            column,
            part,
            report=report,
            more=fitting.watch,
            by_row=ByRow((treatments,), about=some),
        )
    )
    settle_unfit(pipeline, fitting, strings, changed, part)
    part.lost_rows = set(rest[sorted(part.lost_rows)].tolist())
    if report:
        _count(pipeline, part, cells, whole.number, fitted, treatments)
    return masked.with_strings({int(rest[row]): text for row, text in changed.items()}).to_pandas(series)


@dataclass(frozen=True, slots=True)
class _Masking:
    """A mask of the policy as a transform of whole values."""

    mask: Mask

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        return [*mask_texts(self.mask, values)]


def _decide(pipeline: Pipeline, cells: ByteColumn, header: str | None) -> Whole | None:
    """The recognizer that a sample of the cells speaks for, and its rule; under its own label only."""
    rows = _sample(cells)
    if not len(rows):
        return None
    strings = cells.strings(rows)
    found = pipeline.engine.find(strings, [header] * len(strings) if header else None)
    number = _common_source(found, len(strings))
    if number is None:
        return None
    rule = getattr(pipeline.engine.recognizers[number], "cells", None)
    if rule is None or rule.score < pipeline.engine.thresholds[number]:
        return None
    return Whole(number, rule) if _owned(pipeline, number, header) or rule.score >= 0.9 else None


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


def _owned(pipeline: Pipeline, number: int, header: str | None) -> bool:
    if not header:
        return False
    words = pipeline.engine.index.words_in(header)
    return bool(pipeline.engine.own[number][words].any()) if words else False


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
    pipeline: Pipeline,
    part: Searched,
    cells: ByteColumn,
    number: int,
    fitted: np.ndarray[Any, np.dtype[np.bool_]],
    treatments: Treatments,
) -> None:
    recognizer = pipeline.engine.recognizers[number]
    code = recognizer.entity.code
    hits = int(fitted.sum())
    part.counts[code] = part.counts.get(code, 0) + hits
    part.rows = int((~cells.null).sum())
    part.characters = int(cells.offsets[-1] - cells.offsets[0])
    part.masked_cells += hits
    examples = cells.strings(np.flatnonzero(fitted)[:3])
    treatment = treatments.of_source[number]
    part.examples[code] = tuple(example(pipeline, number, text, treatment) for text in examples if text)

"""Scanning and masking of a pandas Series or DataFrame, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.findings import Findings
from piiguard.frames import pandas as adapter
from piiguard.frames.pandas import ColumnTexts
from piiguard.frames.whole import whole_column
from piiguard.plan import Plan
from piiguard.sources import Searched, Sought, mask_strings, record_findings, search_and_mask

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["mask", "scan"]

# A numeric column without a label is taken for identifiers when so many of its values are found; below that
# they are quantities, a few of which look like mobiles by chance (52 % of those with 11 digits
# that start with 1 do).
_NUMERIC_SHARE = 0.6


def scan(plan: Plan, data: pd.DataFrame | pd.Series[Any]) -> Findings:
    """Findings of a Series or DataFrame; row counts from 0 by position, column is the label."""
    parts, columns = [], []
    for _, name, series in _columns(data):
        texts = adapter.column_texts(series, name)
        if texts is None:
            continue
        found = plan.findings(texts.strings, plan.engine.column(texts.strings, texts.header))
        if texts.numeric and not _are_identifiers(plan, texts, found.row):
            continue
        label = _safe_name(plan, name)
        adapter.warn_if_damaged(label, texts, found.flaw.tolist())
        cells = [_cell_findings(plan, record, row) for row, record in (texts.records or {}).items()]
        parts += [found, *cells]
        columns += [label] * (1 + len(cells))
    return _joined(plan, parts, columns)


def _cell_findings(plan: Plan, record: Any, row: int) -> Findings:
    """Findings of a record that is the value of a cell, with their paths in it."""
    found = record_findings(plan, record)
    found.row = np.full(len(found), row, dtype=np.int64)
    return found


def _joined(plan: Plan, parts: list[Findings], columns: list[object]) -> Findings:
    """All columns' findings by row, then column, place in the cell's record, start, longer first, entity."""
    names = tuple(recognizer.name for recognizer in plan.engine.recognizers)
    if not parts:
        return Findings.empty(plan.engine.codes, names)
    keys = ("row", "start", "end", "score", "evidence", "flaw", "masked", "kind", "source")
    arrays = {key: np.concatenate([getattr(part, key) for part in parts]) for key in keys}
    owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    place = np.concatenate(
        [np.arange(len(part)) if part.paths else np.zeros(len(part), np.int64) for part in parts]
    )
    order = np.lexsort((arrays["kind"], -arrays["end"], arrays["start"], place, owner, arrays["row"]))
    labels = [columns[index] for index in owner[order].tolist()]
    paths = [path for part in parts for path in part.paths or [None] * len(part)]
    arrays = {key: array[order] for key, array in arrays.items()}
    return Findings(plan.engine.codes, names, arrays, labels, [paths[index] for index in order.tolist()])


def mask(plan: Plan, data: pd.DataFrame | pd.Series[Any], *, report: bool) -> Sought:
    """A masked copy of a Series or DataFrame."""
    parts: list[Searched] = []
    replaced: dict[int, pd.Series[Any]] = {}
    for position, name, series in _columns(data):
        part = Searched(str(_safe_name(plan, name)))
        parts.append(part)
        masked = _masked_column(plan, series, name, part, report=report)
        if masked is not None:
            replaced[position] = masked
    if adapter.is_series(data):
        return Sought(replaced.get(0, data.copy()), parts)
    return Sought(adapter.rebuilt(data, replaced), parts)


def _masked_column(
    plan: Plan, series: pd.Series[Any], name: object, part: Searched, *, report: bool
) -> pd.Series[Any] | None:
    whole = whole_column(plan, series, adapter.header_of(name), part, report=report)
    if whole is not None:
        return whole
    texts = adapter.column_texts(series, name)
    if texts is None:
        return None
    column = plan.engine.column(texts.strings, texts.header)
    changed: dict[int, Any] = dict(mask_strings(plan, texts.strings, column, part, report=report))
    if texts.numeric:
        if changed and not _are_identifiers(plan, texts, np.array(sorted(changed))):
            part.counts, part.examples, part.masked_cells = {}, {}, 0
            return None
        if changed:
            adapter.warn_if_damaged(part.name, texts, [1])
    for row, record in (texts.records or {}).items():
        below = search_and_mask(plan, record, None, report=report)
        changed[row] = below.data
        for inner in below.parts:
            for code, number in inner.counts.items():
                part.counts[code] = part.counts.get(code, 0) + number
    return adapter.with_changes(series, changed, texts) if changed else None


def _are_identifiers(plan: Plan, texts: ColumnTexts, rows: np.ndarray[Any, np.dtype[np.int64]]) -> bool:
    """Whether findings in a numeric column are believed: a label says so, or most values are found."""
    index = plan.engine.index
    if texts.header and any(plan.engine.own[:, word].any() for word in index.words_in(texts.header)):
        return True
    known = sum(text is not None for text in texts.strings)
    return len(np.unique(rows)) >= _NUMERIC_SHARE * known


def _columns(data: pd.DataFrame | pd.Series[Any]) -> list[tuple[int, object, pd.Series[Any]]]:
    return [(0, data.name, data)] if adapter.is_series(data) else list(adapter.columns_of(data))


def _safe_name(plan: Plan, name: object) -> object:
    """The label of a column, masked when it is itself personal."""
    if not isinstance(name, str):
        return name
    return search_and_mask(plan, name, None).data

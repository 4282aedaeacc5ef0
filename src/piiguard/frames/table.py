"""Scanning and masking of a pandas Series or DataFrame, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.findings import Findings
from piiguard.frames import pandas as adapter
from piiguard.frames.echoes import ValueColumn, echoes_in, value_column
from piiguard.frames.pandas import ColumnTexts
from piiguard.frames.whole import whole_column
from piiguard.plan import Part, Plan, merge
from piiguard.sources import Searched, Sought, mask_strings, record_findings, search_and_mask
from piiguard.text.columns import Column

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["mask", "scan"]

More = Callable[[Iterable[Part]], Iterable[Part]]

# A numeric column without a label is taken for identifiers when so many of its values are found; below that
# they are quantities, a few of which look like mobiles by chance (52 % of those with 11 digits
# that start with 1 do).
_NUMERIC_SHARE = 0.6


def scan(plan: Plan, data: pd.DataFrame | pd.Series[Any]) -> Findings:
    """Findings of a Series or DataFrame; row counts from 0 by position, column is the label."""
    parts, columns = [], []
    searched = [
        (name, texts, plan.engine.column(texts.strings, texts.header))
        for _, name, series in _columns(data)
        if (texts := adapter.column_texts(series, name)) is not None
    ]
    values = _values(plan, [(texts, column) for _, texts, column in searched])
    for place, (name, texts, column) in enumerate(searched):
        found_parts = plan.find(texts.strings, column)
        more = _echoes(plan, texts, place, values)
        found = merge(plan.engine, list(more(found_parts) if more else found_parts))
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
    waiting: list[tuple[int, pd.Series[Any], ColumnTexts, Column]] = []
    whole: list[tuple[pd.Series[Any], object]] = []
    for position, name, series in _columns(data):
        part = Searched(str(_safe_name(plan, name)))
        parts.append(part)
        masked = whole_column(plan, series, adapter.header_of(name), part, report=report)
        if masked is not None:
            replaced[position] = masked
            whole.append((series, name))
            continue
        texts = adapter.column_texts(series, name)
        if texts is not None:
            waiting.append((position, series, texts, plan.engine.column(texts.strings, texts.header)))
    values = _values(plan, [(texts, column) for _, _, texts, column in waiting], whole)
    for place, (position, series, texts, column) in enumerate(waiting):
        more = _echoes(plan, texts, place, values)
        masked = _masked_column(plan, series, texts, column, parts[position], more, report=report)
        if masked is not None:
            replaced[position] = masked
    if adapter.is_series(data):
        return Sought(replaced.get(0, data.copy()), parts)
    return Sought(adapter.rebuilt(data, replaced), parts)


def _values(
    plan: Plan,
    columns: Sequence[tuple[ColumnTexts, Column]],
    whole: Sequence[tuple[pd.Series[Any], object]] = (),
) -> dict[int, ValueColumn]:
    """The columns of values, by their place among `columns`; those masked as a whole already behind them.

    Empty where no column is left in which a value could stand again.
    """
    found: dict[int, ValueColumn] = {}
    if len(columns) + len(whole) < 2:
        return found
    for place, (texts, column) in enumerate(columns):
        values = value_column(plan, texts.strings, column)
        if values is not None:
            found[place] = values
    if not any(place not in found and not texts.numeric for place, (texts, _) in enumerate(columns)):
        return {}
    for place, (series, name) in enumerate(whole, start=len(columns)):
        again = adapter.column_texts(series, name)
        values = value_column(plan, again.strings, Column(again.header)) if again is not None else None
        if values is not None:
            found[place] = values
    return found


def _echoes(plan: Plan, texts: ColumnTexts, place: int, values: dict[int, ValueColumn]) -> More | None:
    """What adds the values of each row to the findings in its texts; None where there is nothing to add."""
    if not values or texts.numeric or place in values:
        return None
    echoes = echoes_in(plan, texts.strings, list(values.values()))
    return echoes.beside if len(echoes) else None


def _masked_column(
    plan: Plan,
    series: pd.Series[Any],
    texts: ColumnTexts,
    column: Column,
    part: Searched,
    more: More | None,
    *,
    report: bool,
) -> pd.Series[Any] | None:
    changed: dict[int, Any] = dict(mask_strings(plan, texts.strings, column, part, report=report, more=more))
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

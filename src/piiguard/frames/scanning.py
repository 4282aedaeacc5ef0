"""Searching the columns of a frame, each with what it and the others say of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.findings import Findings, Ints
from piiguard.frames import pandas as adapter
from piiguard.frames.columns import frame_columns, safe_name
from piiguard.frames.decided import Decided, header_for, identifier_of
from piiguard.frames.echoes import ValueColumn, echoes_in, value_column
from piiguard.frames.pandas import ColumnTexts
from piiguard.pipeline import Part, Pipeline, merge
from piiguard.policy.lifting import Facts
from piiguard.sources import record_findings
from piiguard.text.columns import Column
from piiguard.treatments import lifts_matter

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["More", "are_identifiers", "echoes_of", "fired", "rows_lifted", "scan", "searched", "values_of"]

More = Callable[[Iterable[Part]], Iterable[Part]]

# A numeric column without a label is taken for identifiers when so many of its values are found; below that
# they are quantities, a few of which look like mobiles by chance (52 % of those with 11 digits
# that start with 1 do).
_NUMERIC_SHARE = 0.6


def scan(pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any]) -> Findings:
    """Findings of a Series or DataFrame; row counts from 0 by position, column is the label."""
    parts, columns = [], []
    for name, texts, found in searched(pipeline, data):
        label = safe_name(pipeline, name)
        adapter.warn_if_damaged(label, texts, found.flaw.tolist())
        cells = [_cell_findings(pipeline, record, row) for row, record in (texts.records or {}).items()]
        parts += [found, *cells]
        columns += [label] * (1 + len(cells))
    return _joined(pipeline, parts, columns)


def searched(
    pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any]
) -> Iterator[tuple[object, ColumnTexts, Findings]]:
    """Name, texts and findings of each column in which something may be found."""
    searched = [
        (name, texts, pipeline.engine.column(texts.strings, texts.header))
        for _, name, series in frame_columns(data)
        if (texts := _texts_to_scan(pipeline, series, name)) is not None
    ]
    values = values_of(pipeline, [(texts, column) for _, texts, column in searched])
    for place, (name, texts, column) in enumerate(searched):
        found_parts = pipeline.find(texts.strings, column)
        more = echoes_of(pipeline, texts, place, values)
        found = merge(pipeline.engine, list(more(found_parts) if more else found_parts))
        if not texts.numeric or are_identifiers(pipeline, texts, found.row):
            yield name, texts, found


def _texts_to_scan(pipeline: Pipeline, series: pd.Series[Any], name: object) -> ColumnTexts | None:
    """The texts of a column; of objects without any text, such as dates, those of an identifier."""
    texts = adapter.column_texts(series, name)
    if texts is not None and (texts.records or any(text is not None for text in texts.strings)):
        return texts
    return _attributes(pipeline, series, name) or texts


def _attributes(pipeline: Pipeline, series: pd.Series[Any], name: object) -> ColumnTexts | None:
    """The texts of dates or small numbers, where they are an identifier: dates of birth, ages."""
    entity = identifier_of(pipeline, series)
    if entity is None:
        return None
    texts = adapter.printed(series, name)
    return replace(texts, header=header_for(pipeline, entity, texts.header))


def _cell_findings(pipeline: Pipeline, record: Any, row: int) -> Findings:
    """Findings of a record that is the value of a cell, with their paths in it."""
    found = record_findings(pipeline, record)
    found.row = np.full(len(found), row, dtype=np.int64)
    return found


def _joined(pipeline: Pipeline, parts: list[Findings], columns: list[object]) -> Findings:
    """All columns' findings by row, then column, place in the cell's record, start, longer first, entity."""
    names = tuple(recognizer.name for recognizer in pipeline.engine.recognizers)
    if not parts:
        return Findings.empty(pipeline.engine.codes, names)
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
    return Findings(pipeline.engine.codes, names, arrays, labels, [paths[index] for index in order.tolist()])


def values_of(
    pipeline: Pipeline,
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
        values = value_column(pipeline, texts.strings, column)
        if values is not None:
            found[place] = values
    if not any(place not in found and not texts.numeric for place, (texts, _) in enumerate(columns)):
        return {}
    for place, (series, name) in enumerate(whole, start=len(columns)):
        again = adapter.column_texts(series, name)
        values = value_column(pipeline, again.strings, Column(again.header)) if again is not None else None
        if values is not None:
            found[place] = values
    return found


def echoes_of(
    pipeline: Pipeline, texts: ColumnTexts, place: int, values: dict[int, ValueColumn]
) -> More | None:
    """What adds the values of each row to the findings in its texts; None where there is nothing to add."""
    if not values or texts.numeric or place in values:
        return None
    echoes = echoes_in(pipeline, texts.strings, list(values.values()))
    return echoes.beside if len(echoes) else None


def are_identifiers(
    pipeline: Pipeline, texts: ColumnTexts, rows: np.ndarray[Any, np.dtype[np.int64]]
) -> bool:
    """Whether findings in a numeric column are believed: a label says so, or most values are found."""
    index = pipeline.engine.index
    if texts.header and any(pipeline.engine.own[:, word].any() for word in index.words_in(texts.header)):
        return True
    known = sum(text is not None for text in texts.strings)
    return len(np.unique(rows)) >= _NUMERIC_SHARE * known


def fired(pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any]) -> Ints:
    """For each row the record rules that speak of it, as bits."""
    facts = Facts(pipeline.entities, len(data))
    for _, texts, found in searched(pipeline, data):
        facts.add(found, texts.strings)
    return facts.fired(pipeline.policy.records, pipeline.as_of)


def rows_lifted(
    pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any], decided: Sequence[Decided]
) -> Ints | None:
    """For each row the record rules that speak of it, as bits; None where they change nothing."""
    recognizers = pipeline.engine.recognizers
    searched = [one.treatments for one in decided if one.action is None]
    different = {id(treatments): treatments for treatments in searched}.values()
    if not any(
        lifts_matter(pipeline.policy, recognizers, treatments, pipeline.recipient) for treatments in different
    ):
        return None
    return fired(pipeline, data)

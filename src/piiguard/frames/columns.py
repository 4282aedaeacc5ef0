"""The columns of a frame, and what is done with each; told apart from how it is done."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from piiguard.classify.columns import kind_of, text_name, told_apart
from piiguard.errors import RepeatedColumnWarning
from piiguard.frames import pandas as adapter
from piiguard.frames.decided import Decided, closed, decide_column, is_more_open, planned
from piiguard.frames.repeats import are_numbers, glance, repeated
from piiguard.pipeline import Pipeline
from piiguard.policy.model import PlannedColumn
from piiguard.records.walk import number_text
from piiguard.sources import safe_labels
from piiguard.transforms.action import Action

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FrameColumn", "decided_columns", "decisions", "frame_columns", "safe_name", "safe_names"]


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """A column (列) or index level: position (levels from -1 on), label, values, what is done with it."""

    position: int
    name: object
    series: pd.Series[Any]
    decided: Decided


def decided_columns(
    pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any], kinds: Sequence[str] | None = None
) -> tuple[list[FrameColumn], dict[int, tuple[str, ...]]]:
    """What is done with each column, and warnings by position."""
    columns = frame_columns(data)
    plan: list[PlannedColumn | None] = [None] * len(columns)
    if pipeline.policy.plan is not None:
        names = told_apart(safe_labels(pipeline, [text_name(name) for _, name, _ in columns]))
        seen = [kind_of(series) if series.notna().any() else None for _, _, series in columns]
        plan = planned(pipeline.policy.plan, names, kinds or seen)
    every = [
        FrameColumn(position, name, series, decide_column(pipeline, series, name, as_planned))
        for (position, name, series), as_planned in zip(columns, plan, strict=True)
    ]
    return _no_more_open(pipeline, every)


def _no_more_open(
    pipeline: Pipeline, every: list[FrameColumn]
) -> tuple[list[FrameColumn], dict[int, tuple[str, ...]]]:
    """Columns that repeat what a hidden resident ID spells out, hidden as the ID is; warnings say which."""
    told: dict[int, tuple[str, ...]] = {}
    for number, action in list(_hiding(every)):
        rows = glance(number.series.notna().to_numpy())
        numbers = adapter.printed(number.series.iloc[rows], number.name).strings
        if not are_numbers(numbers):
            continue
        for place, column in enumerate(every):
            if column.position == number.position or not is_more_open(column.decided, action):
                continue
            what = repeated(numbers, adapter.printed(column.series.iloc[rows], column.name).strings)
            if what is not None:
                names = safe_name(pipeline, column.name), safe_name(pipeline, number.name)
                by = f"repeats {what} in column {names[1]}"
                every[place] = replace(column, decided=closed(pipeline, column.decided, action, by))
                told[column.position] = (f"column {names[0]} {by}: {action}",)
                warnings.warn(told[column.position][0], RepeatedColumnWarning, stacklevel=8)
    return every, told


def _hiding(every: Sequence[FrameColumn]) -> Iterator[tuple[FrameColumn, Action]]:
    """Columns that may hold resident IDs, and what hides those."""
    for column in every:
        decided, action = column.decided, column.decided.action
        if decided.entity == "CN_RESIDENT_ID":
            action = decided.treatments.decisions["CN_RESIDENT_ID"].action
        if action is not None and action.kind != "keep" and len(column.series):
            yield column, action


def decisions(
    pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any], kinds: Sequence[str] | None = None
) -> dict[Any, Decided]:
    """What is done with each column, by its label as findings tell it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RepeatedColumnWarning)  # nothing is hidden here
        every, _ = decided_columns(pipeline, data, kinds)
    names = safe_names(pipeline, [column.name for column in every])
    return dict(zip(names, (column.decided for column in every), strict=True))


def frame_columns(data: pd.DataFrame | pd.Series[Any]) -> list[tuple[int, object, pd.Series[Any]]]:
    """(position, name, values): levels of the index that mean something at -1, -2 …, then the columns."""
    columns = [(0, data.name, data)] if adapter.is_series(data) else list(adapter.columns_of(data))
    return [*adapter.index_levels(data), *columns]


def safe_name(pipeline: Pipeline, name: object) -> object:
    """The label of a column, masked when it is itself personal, also where it is a number or has levels."""
    return safe_names(pipeline, [name])[0]


def safe_names(pipeline: Pipeline, names: Sequence[object]) -> list[object]:
    """The labels of columns as they may be told, see `safe_name`."""
    parts = [part for name in names for part in (name if isinstance(name, tuple) else (name,))]
    labels = [_label(part) for part in parts]
    masked = safe_labels(pipeline, labels)
    told = iter(new if new != label else part for part, label, new in zip(parts, labels, masked, strict=True))
    return [tuple(next(told) for _ in name) if isinstance(name, tuple) else next(told) for name in names]


def _label(part: object) -> str:
    """What may be personal in a label: text and numbers."""
    if isinstance(part, bool) or not isinstance(part, (str, int, float)):
        return ""
    return part if isinstance(part, str) else number_text(part)

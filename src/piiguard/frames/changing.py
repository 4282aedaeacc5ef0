"""A frame with some of its texts changed, nested ones too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from piiguard.frames import pandas as adapter
from piiguard.frames.columns import frame_columns
from piiguard.records.walk import leaves, rebuild

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["changed_texts"]


def changed_texts(
    data: pd.DataFrame | pd.Series[Any],
    change: Callable[[Sequence[tuple[Sequence[str | None], str | None]]], Sequence[Mapping[int, str]]],
) -> Any:
    """A copy with some texts changed; change: for columns of (texts, header) the rows that change."""
    columns = frame_columns(data)
    texts = [adapter.column_texts(series, name) for _, name, series in columns]
    cells = [
        (at, row, leaf)
        for at, one in enumerate(texts)
        for row, record in (one.records or {} if one is not None else {}).items()
        for leaf in leaves(record)
    ]
    asked: list[tuple[Sequence[str | None], str | None]] = [
        ([], None) if one is None or one.numeric else (one.strings, one.header) for one in texts
    ]
    asked += [([leaf.text], leaf.keys[-1] if leaf.keys and not leaf.in_key else None) for _, _, leaf in cells]
    answers = change(asked)
    changed: list[dict[int, Any]] = [dict(answer) for answer in answers[: len(columns)]]
    nested: dict[tuple[int, int], dict[Any, str | None]] = {}
    for (at, row, leaf), answer in zip(cells, answers[len(columns) :], strict=True):
        if answer:
            nested.setdefault((at, row), {})[leaf.steps, leaf.in_key] = answer[0]
    for (at, row), places in nested.items():
        changed[at][row] = rebuild((getattr(texts[at], "records", None) or {})[row], places)
    replaced = {
        position: adapter.with_changes(series, rows, one)
        for (position, _, series), one, rows in zip(columns, texts, changed, strict=True)
        if rows and one is not None
    }
    if adapter.is_series(data):
        return adapter.with_index(replaced.get(0, data.copy()), replaced)
    return adapter.rebuilt(data, replaced)

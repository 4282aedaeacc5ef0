"""pandas in, pandas out: columns become text for searching and come back with their index, order and nulls.

Never the caller's own object is changed. A column with nothing to hide keeps its dtype; one with masked
values becomes text (`str` in pandas 3, `object` before), nulls stay nulls.
"""

from __future__ import annotations

import datetime as dt
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.classify.columns import printed_cell
from piiguard.errors import DamagedNumberWarning, MissingExtraError
from piiguard.findings import Flaw
from piiguard.frames.numbers import implied_header, is_worth_searching, number_texts
from piiguard.records.walk import is_record, number_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "ColumnTexts",
    "as_text",
    "column_texts",
    "every_cell",
    "filled_with",
    "index_levels",
    "is_frame",
    "is_series",
    "printed",
    "require_pandas",
    "starred",
    "with_index",
]


# Dates and times, missing ones too: searched only in a column that holds an identifier.
_OF_TIME = (dt.date, dt.time, dt.timedelta, np.datetime64, np.timedelta64)


def require_pandas() -> ModuleType:
    """pandas itself.

    Raises:
        MissingExtraError: it is not installed.
    """
    with suppress(ImportError):
        return import_module("pandas")
    raise MissingExtraError("this needs pandas: pip install 'piiguard[pandas]'")


def is_frame(thing: object) -> bool:
    """Whether this is a pandas DataFrame; never imports pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(thing, pandas.DataFrame)


def is_series(thing: object) -> bool:
    """Whether this is a pandas Series; never imports pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(thing, pandas.Series)


@dataclass(frozen=True, slots=True)
class ColumnTexts:
    """A column as texts to search.

    strings: one for each row, None where nothing is to be searched. header: what its labels are taken from.
    numeric: the values were numbers. damaged: digits were lost before.
    records: row → nested value, for cells that hold dicts or lists.
    """

    strings: Sequence[str | None]
    header: str | None
    numeric: bool = False
    damaged: bool = False
    records: dict[int, Any] | None = None


def column_texts(series: pd.Series[Any], name: object) -> ColumnTexts | None:
    """The texts of a column; None where its kind holds nothing to search (booleans, dates, small numbers)."""
    pandas = require_pandas()
    types = pandas.api.types
    header = header_of(name)
    dtype = series.dtype
    if isinstance(dtype, pandas.CategoricalDtype):
        return column_texts(series.astype(dtype.categories.dtype), name)
    if (
        types.is_bool_dtype(dtype)
        or types.is_datetime64_any_dtype(dtype)
        or types.is_timedelta64_dtype(dtype)
    ):
        return None
    if types.is_numeric_dtype(dtype):
        return _numeric(series, header)
    if types.is_string_dtype(dtype) and not types.is_object_dtype(dtype):
        values = series.astype(object).where(series.notna(), None).tolist()
        return ColumnTexts(values, header)
    if types.is_object_dtype(dtype):
        return _mixed(series, header)
    if isinstance(dtype, pandas.PeriodDtype | pandas.IntervalDtype):
        return None
    raise TypeError(f"a column of dtype {dtype} cannot be searched; convert it to text first")


def header_of(name: object) -> str | None:
    """The words of a column label; the levels of a MultiIndex are joined."""
    if isinstance(name, tuple):
        return " ".join(part for part in name if isinstance(part, str)) or None
    return name if isinstance(name, str) else None


def _numeric(series: pd.Series[Any], header: str | None) -> ColumnTexts | None:
    values = series.to_numpy(dtype=np.float64, na_value=np.nan)
    if not is_worth_searching(values, header):
        return None
    exact = None if series.dtype.kind == "f" else series.dropna().to_numpy(dtype=np.int64)
    texts, damaged = number_texts(values, exact, series.isna().to_numpy())
    return ColumnTexts(texts, implied_header(values) or header, numeric=True, damaged=damaged)


def _mixed(series: pd.Series[Any], header: str | None) -> ColumnTexts:
    strings: list[str | None] = []
    records: dict[int, Any] = {}
    for row, value in enumerate(series.tolist()):
        if isinstance(value, str):
            strings.append(value)
        elif is_record(value):
            records[row] = value
            strings.append(None)
        else:
            strings.append(_scalar_text(value))
    return ColumnTexts(strings, header, records=records or None)


def _scalar_text(value: Any) -> str | None:
    if isinstance(value, (bool, np.bool_)) or value is None:
        return None
    if isinstance(value, (bytes, bytearray, memoryview)):
        raise TypeError("a cell holds bytes, which are not decoded on your behalf; pass str")
    if isinstance(value, (int, float, np.integer, np.floating)):
        return (
            None
            if value != value
            else number_text(value if isinstance(value, (int, float)) else value.item())
        )
    if isinstance(value, _OF_TIME) or value is require_pandas().NA:
        return None
    return printed_cell(value)


def every_cell(series: pd.Series[Any], texts: ColumnTexts) -> ColumnTexts:
    """The texts with those of cells that are not searched elsewhere: dates, booleans, spans of time."""
    if texts.numeric or series.dtype != object:
        return texts
    if not texts.records and all(text is None for text in texts.strings):
        return replace(printed(series, None), header=texts.header)
    records, nulls = texts.records or {}, series.isna().tolist()
    strings = [
        printed_cell(value) if text is None and not null and row not in records else text
        for row, (text, null, value) in enumerate(zip(texts.strings, nulls, series.tolist(), strict=True))
    ]
    return replace(texts, strings=strings)


def with_changes(series: pd.Series[Any], changed: dict[int, Any], texts: ColumnTexts) -> pd.Series[Any]:
    """A copy of the column with the changed rows; other numbers of a numeric column become text as well."""
    pandas = require_pandas()
    if not changed:
        return series.copy(deep=False)
    values = list(texts.strings) if texts.numeric else series.astype(object).tolist()
    nulls = series.isna().tolist()
    for row, value in changed.items():
        values[row] = value
    if series.dtype == object:
        return pandas.Series(values, index=series.index, name=series.name, dtype=object)
    text = [None if null else value for value, null in zip(values, nulls, strict=True)]
    dtype = series.dtype if isinstance(series.dtype, pandas.StringDtype) else _text_dtype(pandas)
    return pandas.Series(text, index=series.index, name=series.name, dtype=dtype)


def _text_dtype(pandas: ModuleType) -> Any:
    return "str" if int(pandas.__version__.split(".")[0]) >= 3 else object


def warn_if_damaged(name: object, texts: ColumnTexts, flaws: Sequence[int]) -> None:
    """`DamagedNumberWarning` when identifiers of the column `name` lost digits."""
    lost = sum(flaw == Flaw.DAMAGED for flaw in flaws)
    if lost or (texts.damaged and flaws):
        warnings.warn(
            f"column {name}: identifiers lost digits (a float keeps 15 to 16 digits, a spreadsheet 15); "
            "read the column as text",
            DamagedNumberWarning,
            stacklevel=4,
        )


def columns_of(frame: pd.DataFrame) -> Iterator[tuple[int, object, pd.Series[Any]]]:
    """(position, name, column) of each column, also where names repeat."""
    for position, name in enumerate(frame.columns.tolist()):
        yield position, name, frame.iloc[:, position]


def printed(series: pd.Series[Any], name: object) -> ColumnTexts:
    """The cells of a column of any kind as texts; dates as ISO 8601, midnight left out."""
    pandas = require_pandas()
    if pandas.api.types.is_datetime64_any_dtype(series.dtype):
        texts = series.astype(str).str.removesuffix(" 00:00:00").tolist()
    else:
        texts = [printed_cell(value) for value in series.astype(object).tolist()]
    nulls = series.isna().tolist()
    strings = [None if null else text for text, null in zip(texts, nulls, strict=True)]
    return ColumnTexts(strings, header_of(name), numeric=True)


def filled_with(series: pd.Series[Any], text: str | None) -> pd.Series[Any]:
    """A text column with `text` for every value; nulls stay, and None makes all of them null."""
    pandas = require_pandas()
    values = [None if null else text for null in series.isna().tolist()]
    dtype = object if series.dtype == object else _text_dtype(pandas)
    return pandas.Series(values, index=series.index, name=series.name, dtype=dtype)


def starred(series: pd.Series[Any]) -> pd.Series[Any]:
    """A text column with each value hidden whole, its length kept; nulls stay."""
    pandas = require_pandas()
    values = [None if text is None else "*" * len(text) for text in printed(series, None).strings]
    dtype = object if series.dtype == object else _text_dtype(pandas)
    return pandas.Series(values, index=series.index, name=series.name, dtype=dtype)


def of_texts(series: pd.Series[Any], texts: Sequence[str | None]) -> pd.Series[Any]:
    """A text column with these cells, and the index and name of `series`."""
    pandas = require_pandas()
    if isinstance(series.dtype, pandas.StringDtype):
        dtype: Any = series.dtype
    else:
        dtype = object if series.dtype == object else _text_dtype(pandas)
    return pandas.Series(list(texts), index=series.index, name=series.name, dtype=dtype)


def as_text(series: pd.Series[Any]) -> pd.Series[Any]:
    """The column as text; objects stay a column of objects, all of them text."""
    pandas = require_pandas()
    if isinstance(series.dtype, pandas.StringDtype):
        return series.copy(deep=False)
    dtype = object if series.dtype == object else _text_dtype(pandas)
    return pandas.Series(printed(series, None).strings, index=series.index, name=series.name, dtype=dtype)


def index_levels(data: pd.DataFrame | pd.Series[Any]) -> Iterator[tuple[int, str, pd.Series[Any]]]:
    """(-1 - level, name, values) of each level of an index that is more than row numbers."""
    index = data.index
    if type(index).__name__ == "RangeIndex" and index.name is None:
        return
    for level, name in enumerate(index.names):
        values = index.get_level_values(level)
        label = level if name is None else " ".join(name) if isinstance(name, tuple) else name
        yield -1 - level, f"index:{label}", values.to_series(index=range(len(values)))


def with_index(data: Any, columns: Mapping[int, pd.Series[Any]]) -> Any:
    """`data` with the levels of its index that `columns` holds at -1, -2 … in place of its own."""
    index = data.index
    new = [columns.get(-1 - level) for level in range(index.nlevels)]
    if all(level is None for level in new):
        return data
    pandas = require_pandas()
    levels = [
        index.get_level_values(level) if values is None else pandas.Index(values)
        for level, values in enumerate(new)
    ]
    if index.nlevels == 1:
        data.index = levels[0].rename(index.name)
    else:
        data.index = pandas.MultiIndex.from_arrays(levels, names=index.names)
    return data


def rebuilt(
    frame: pd.DataFrame, columns: dict[int, pd.Series[Any]], dropped: Sequence[int] = ()
) -> pd.DataFrame:
    """A new frame with some columns replaced, some dropped; index, order, names and the other dtypes stay."""
    pandas = require_pandas()
    if not columns and not dropped:
        return frame.copy()
    kept = [position for position in range(frame.shape[1]) if position not in dropped]
    parts = [columns.get(position, frame.iloc[:, position]) for position in kept]
    out = pandas.DataFrame(dict(enumerate(parts)), index=frame.index)
    out.columns = frame.columns[kept] if dropped else frame.columns
    out.attrs = dict(frame.attrs)
    return with_index(out, columns)

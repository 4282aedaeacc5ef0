"""Tables as samples of their columns: a seeded choice of cells as text, whatever library holds the table.

pandas, polars and Arrow are recognised by the name of their module and imported only when one is given. Cells
are taken at positions drawn at random from the whole column, never its first rows only: exports are sorted.
"""

from __future__ import annotations

import datetime as dt
import decimal
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.records.walk import number_text

__all__ = ["ColumnSample", "columns_of", "kind_of", "printed_cell", "text_name", "told_apart"]

Positions = npt.NDArray[np.int64]

CELLS = 20_000
_SPARSE = 2_000  # filled cells in a sample; with fewer the filled cells of the column are drawn from
_VALUES = 5_000  # distinct cells that are kept as text
_LONGEST_CELL = 4_096  # characters of a cell that are looked at
_DATES = (dt.date, dt.time, dt.timedelta)


@dataclass(frozen=True, slots=True)
class ColumnSample:
    """Some cells of a column.

    name: its header; a second column of the same name is `name (2)`, a level of the index `index:name`.
    kind: text, integer, float, boolean, date, nested (dicts, lists) or other. rows, nulls: of the column.
    sampled: cells that were looked at, nulls included. distinct: different ones among them. values: up to
    5,000 of those as text, in a seeded order; floats that are whole numbers are written without point, nested
    cells as JSON. counts: how many of the sampled cells hold each value.
    """

    name: str
    kind: str
    rows: int
    nulls: int
    distinct: int
    sampled: int
    values: tuple[str, ...] = field(repr=False)
    counts: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class _Source:
    """One column of any library: take(positions) gives its cells as Python objects."""

    name: object
    kind: str | None
    rows: int
    nulls: Callable[[], npt.NDArray[np.bool_] | None]
    take: Callable[[Positions], Sequence[Any] | npt.NDArray[Any]]


def columns_of(data: Any, *, seed: int = 0, cells: int = CELLS) -> list[ColumnSample]:
    """Samples of all columns of a table, in its order; levels of a pandas index that mean something first.

    data: pandas DataFrame or Series, polars DataFrame or Series, pyarrow Table, RecordBatch, ChunkedArray or
    Array, or a list of dicts. cells: most cells looked at in each column.

    Raises:
        TypeError: `data` is of another kind.
    """
    sources = list(_sources(data))
    names = told_apart([text_name(source.name) for source in sources])
    rows = {source.rows for source in sources}
    chosen = {count: _positions(count, cells, seed) for count in rows}
    return [
        _sampled(source, name, chosen[source.rows], seed, cells)
        for source, name in zip(sources, names, strict=True)
    ]


def _sources(data: Any) -> Iterable[_Source]:
    module = next(
        (
            root
            for kind in type(data).__mro__
            if (root := kind.__module__.partition(".")[0]) in ("pandas", "polars", "pyarrow")
        ),
        "",
    )
    kind = type(data).__name__
    if module == "pandas" and kind in ("DataFrame", "Series"):
        return _pandas(data)
    if module == "polars" and kind == "LazyFrame":
        raise TypeError("a LazyFrame has no cells yet: pass frame.collect()")
    if module == "polars" and kind in ("DataFrame", "Series"):
        return _polars(data)
    if module == "pyarrow" and hasattr(data, "column_names"):
        return [_arrow(name, column) for name, column in zip(data.column_names, data.columns, strict=True)]
    if module == "pyarrow" and hasattr(data, "null_count"):
        return [_arrow("", data)]
    if isinstance(data, (list, tuple)) and data and all(isinstance(row, Mapping) for row in data):
        return _records(data)
    raise TypeError(
        f"{kind} is no table: pass a pandas or polars DataFrame or Series, a pyarrow Table, a list of dicts"
    )


def _positions(rows: int, cells: int, seed: int) -> Positions:
    """Ascending positions of the cells to look at."""
    if rows <= cells:
        return np.arange(rows, dtype=np.int64)
    drawn = np.random.default_rng(seed).choice(rows, size=cells, replace=False, shuffle=False)
    return np.sort(drawn.astype(np.int64))


def _sampled(source: _Source, name: str, positions: Positions, seed: int, cells: int) -> ColumnSample:
    null = source.nulls()
    nulls = int(null.sum()) if null is not None else 0
    if nulls and len(positions) < source.rows and int((~null[positions]).sum()) < _SPARSE:  # type: ignore[index]
        filled = np.flatnonzero(~null)  # type: ignore[operator]
        positions = filled[_positions(len(filled), cells, seed)]
    objects = source.take(positions)
    kind = source.kind or _kind_of(objects)
    different, numbers = _distinct(objects)
    order = np.random.default_rng(seed).permutation(len(different))[:_VALUES].tolist()
    counted: dict[str, int] = {}
    for place in order:
        text = _text(different[place])
        if text is not None:
            counted[text] = counted.get(text, 0) + int(numbers[place])
    distinct = max(len(different), len(counted)) if len(different) > _VALUES else len(counted)
    values, counts = tuple(counted), tuple(counted.values())
    return ColumnSample(name, kind, source.rows, nulls, distinct, len(positions), values, counts)


def _distinct(objects: Sequence[Any] | npt.NDArray[Any]) -> tuple[Sequence[Any], Sequence[int]]:
    """Different cells and how often each stands; those that cannot be compared as they are, as text."""
    if isinstance(objects, np.ndarray):
        different, numbers = np.unique(objects, return_counts=True)
        return different, numbers  # type: ignore[return-value]
    counted = _counted(objects)
    if counted is None:
        counted = Counter(map(_text, objects))
    return list(counted), list(counted.values())


def _counted(objects: Sequence[Any]) -> Counter[Any] | None:
    """The cells counted; None for dicts and lists, which cannot be."""
    try:
        return Counter(objects)
    except TypeError:
        return None


def _text(value: Any) -> str | None:
    """A cell as text; None where there is nothing to read."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_CELL else value[:_LONGEST_CELL]
    if value is None or isinstance(value, (bytes, bytearray, memoryview)):
        return None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number_text(value) if math.isfinite(value) else None
    if isinstance(value, decimal.Decimal):
        return number_text(value) if value.is_finite() else None
    if isinstance(value, np.generic):
        return _text(value.item()) if not isinstance(value, (np.datetime64, np.timedelta64)) else _date(value)
    if isinstance(value, (Mapping, list, tuple, np.ndarray)):
        return json.dumps(_plain(value), ensure_ascii=False)[:_LONGEST_CELL]
    if isinstance(value, _DATES):
        return _date(value)
    if type(value).__name__ == "NAType" or value != value:
        return None
    return printed_cell(value)[:_LONGEST_CELL]


def printed_cell(value: object) -> str:
    """A cell of any kind as text; midnight is left out.

    Raises:
        TypeError: it fails to print; what it said may be a value, and is not told.
    """
    text = None
    with suppress(Exception):
        text = str(value).removesuffix(" 00:00:00")
    if text is None:
        raise TypeError(f"a cell of type {type(value).__name__} cannot be printed")
    return text


def _date(value: Any) -> str | None:
    """ISO form; the time is left out where it is midnight."""
    text = str(value)
    if text in ("NaT", "nat"):
        return None
    return text[:10] if text[10:19] in (" 00:00:00", "T00:00:00") else text


def _plain(value: Any) -> Any:
    """What JSON can hold, in the same shape."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return _text(value)


def _kind_of(objects: Sequence[Any] | npt.NDArray[Any]) -> str:
    """The kind of a column of Python objects, by what most of its cells are."""
    counts: dict[str, int] = {}
    for item in objects:
        kind = _cell_kind(item)
        if kind:
            counts[kind] = counts.get(kind, 0) + 1
    if not counts:
        return "other"
    if len(counts) > 1 and set(counts) <= {"integer", "float"}:
        return "float"
    if "text" in counts and "nested" not in counts:
        return "text"
    return max(counts, key=lambda kind: (counts[kind], kind))


def _cell_kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "text"
    if value is None or (isinstance(value, float) and value != value) or type(value).__name__ == "NAType":
        return None
    if isinstance(value, (bool, np.bool_)):
        return "boolean"
    if isinstance(value, (int, np.integer)):
        return "integer"
    if isinstance(value, (float, np.floating, decimal.Decimal)):
        return "float"
    if isinstance(value, (Mapping, list, tuple, np.ndarray)):
        return "nested"
    if isinstance(value, (*_DATES, np.datetime64)):
        return "date"
    return "other" if isinstance(value, (bytes, bytearray, memoryview)) else "text"


def text_name(name: object) -> str:
    """A column label as text; the levels of a MultiIndex joined, those of merged cells left out."""
    if isinstance(name, tuple):
        parts = [str(part) for part in name if part is not None and not str(part).startswith("Unnamed:")]
        return " ".join(part for part in parts if part)
    return "" if name is None else str(name)


def told_apart(names: Sequence[str]) -> list[str]:
    """Names, all different: the second `x` is `x (2)`."""
    seen: dict[str, int] = {}
    told: list[str] = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        candidate = name if seen[name] == 1 else f"{name} ({seen[name]})"
        while candidate in told:
            seen[name] += 1
            candidate = f"{name} ({seen[name]})"
        told.append(candidate)
    return told


# pandas

_PLAIN = ("integer", "float", "date")


def _pandas(data: Any) -> Iterable[_Source]:
    is_frame = data.ndim == 2
    index = data.index
    levels = range(index.nlevels)
    named = [level for level in levels if index.names[level] is not None]
    if type(index).__name__ != "RangeIndex" or named:
        for level in levels:
            name = index.names[level]
            values = index.get_level_values(level)
            shown = text_name(name) if name is not None else str(level)
            yield _pandas_column(f"index:{shown}", values.array)
    if is_frame:
        for position, name in enumerate(data.columns.tolist()):
            yield _pandas_column(name, data.iloc[:, position].array)
    else:
        yield _pandas_column(data.name, data.array)


def _pandas_column(name: object, array: Any) -> _Source:
    kind = _pandas_kind(array.dtype)

    def take(positions: Positions) -> Sequence[Any] | npt.NDArray[Any]:
        chosen = array.take(positions) if len(positions) < len(array) else array
        if getattr(chosen.dtype, "tz", None) is not None:
            chosen = chosen.tz_localize(None)  # the day where it was written
        plain = getattr(chosen, "_ndarray", None) if kind in _PLAIN else None
        if isinstance(plain, np.ndarray) and plain.dtype.kind in "iufM":
            return plain
        objects: Sequence[Any] = chosen.astype(object).tolist()
        return objects

    return _Source(name, kind, len(array), lambda: np.asarray(array.isna(), dtype=np.bool_), take)


def _pandas_kind(dtype: Any) -> str | None:
    """The kind of a dtype; None for objects, whose cells decide."""
    name = str(dtype)
    categories = getattr(dtype, "categories", None)
    if categories is not None and name == "category":
        return _pandas_kind(categories.dtype)
    arrow = getattr(dtype, "pyarrow_dtype", None)
    if arrow is not None:
        return _arrow_kind(arrow)
    letter = getattr(dtype, "kind", "O")
    if letter == "O" and name != "object":
        return "text" if name in ("str", "string") or name.startswith("string") else "other"
    return {"O": None, "i": "integer", "u": "integer", "f": "float", "b": "boolean", "M": "date"}.get(
        letter, "other"
    )


# polars


def _polars(data: Any) -> Iterable[_Source]:
    columns = data.get_columns() if hasattr(data, "get_columns") else [data]
    return [_polars_column(column) for column in columns]


def _polars_column(column: Any) -> _Source:
    dtype = column.dtype
    base = str(dtype.base_type()) if hasattr(dtype, "base_type") else str(dtype)
    if dtype.is_integer():
        kind: str | None = "integer"
    elif dtype.is_float() or dtype.is_decimal():
        kind = "float"
    elif dtype.is_temporal():
        kind = "date" if base in ("Date", "Datetime") else "other"
    elif dtype.is_nested():
        kind = "nested"
    else:
        texts = {"String": "text", "Utf8": "text", "Categorical": "text", "Enum": "text"}
        kind = {**texts, "Boolean": "boolean", "Object": None}.get(base, "other")

    def nulls() -> npt.NDArray[np.bool_] | None:
        if not column.null_count():
            return None
        return np.asarray(column.is_null().to_numpy(), dtype=np.bool_)

    return _Source(
        column.name, kind, len(column), nulls, lambda positions: list(column.gather(positions).to_list())
    )


# Arrow


def _arrow(name: str, column: Any) -> _Source:
    from pyarrow import large_string, types

    if types.is_string_view(column.type):  # no cells can be taken from those yet
        column = column.cast(large_string())

    def nulls() -> npt.NDArray[np.bool_] | None:
        if not column.null_count:
            return None
        return np.asarray(column.is_null().to_numpy(zero_copy_only=False), dtype=np.bool_)

    def nulls_of_chunks() -> npt.NDArray[np.bool_] | None:
        return np.asarray(column.is_null().to_numpy(), dtype=np.bool_) if column.null_count else None

    chunked = hasattr(column, "num_chunks")
    return _Source(
        name,
        _arrow_kind(column.type),
        len(column),
        nulls_of_chunks if chunked else nulls,
        lambda positions: list(column.take(positions).to_pylist()),
    )


def _arrow_kind(dtype: Any) -> str | None:
    """The kind of an Arrow type."""
    from pyarrow import types

    if types.is_dictionary(dtype):
        return _arrow_kind(dtype.value_type)
    checks = (
        ("text", (types.is_string, types.is_large_string, types.is_string_view)),
        ("integer", (types.is_integer,)),
        ("float", (types.is_floating, types.is_decimal)),
        ("boolean", (types.is_boolean,)),
        ("date", (types.is_date, types.is_timestamp)),
        ("nested", (types.is_nested,)),
    )
    return next((kind for kind, tests in checks if any(test(dtype) for test in tests)), "other")


# Records


def _records(rows: Sequence[Mapping[Any, Any]]) -> Iterable[_Source]:
    names = dict.fromkeys(name for row in rows for name in row)
    return [_record_column(name, rows) for name in names]


def _record_column(name: object, rows: Sequence[Mapping[Any, Any]]) -> _Source:
    def nulls() -> npt.NDArray[np.bool_]:
        cells = (row.get(name) for row in rows)
        return np.fromiter((cell is None or cell != cell for cell in cells), dtype=np.bool_, count=len(rows))

    return _Source(
        name, None, len(rows), nulls, lambda places: [rows[place].get(name) for place in places.tolist()]
    )


def kind_of(series: Any) -> str:
    """The kind of a pandas Series, as `ColumnSample` tells it."""
    return _pandas_kind(series.dtype) or columns_of(series)[-1].kind

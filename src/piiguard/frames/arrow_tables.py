"""Arrow tables and polars frames: through pandas, column by column, and back to the same kind."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from piiguard.classify.columns import columns_of
from piiguard.errors import MissingExtraError
from piiguard.findings import Findings, Ints
from piiguard.frames import table
from piiguard.frames.decided import Decided
from piiguard.frames.pandas import require_pandas
from piiguard.pipeline import Pipeline
from piiguard.sources import Sought, Subject

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["changed_texts", "decisions", "fired", "is_arrow", "is_polars", "mask", "scan", "to_pandas"]


def is_polars(thing: object) -> bool:
    """Whether this is a polars DataFrame or Series; never imports polars."""
    polars = sys.modules.get("polars")
    return polars is not None and isinstance(thing, (polars.DataFrame, polars.Series))


def is_arrow(thing: object) -> bool:
    """Whether this is an Arrow table, record batch or array; never imports pyarrow."""
    arrow = sys.modules.get("pyarrow")
    kinds = ("Table", "RecordBatch", "ChunkedArray", "Array")
    return arrow is not None and isinstance(thing, tuple(getattr(arrow, kind) for kind in kinds))


def scan(pipeline: Pipeline, data: Any) -> Findings:
    """See `piiguard.frames.table.scan`."""
    return table.scan(pipeline, to_pandas(data))


def decisions(pipeline: Pipeline, data: Any) -> dict[Any, Decided]:
    """See `piiguard.frames.table.decisions`."""
    return table.decisions(pipeline, to_pandas(data), _kinds(_as_table(data)))


def fired(pipeline: Pipeline, data: Any) -> Ints:
    """See `piiguard.frames.table.fired`."""
    return table.fired(pipeline, to_pandas(data))


def mask(
    pipeline: Pipeline, data: Any, *, report: bool, drop: bool = False, subject: Subject = None
) -> Sought:
    """A copy of the same kind with each column treated as decided; the other columns are shared."""
    given = _as_table(data)
    done = table.treated(pipeline, to_pandas(data), report=report, kinds=_kinds(given), subject=subject)
    new = {
        position: _array(series, given.schema.field(position).type)
        for position, series in done.replaced.items()
    }
    dropped = done.suppressed if drop and not _is_series(data) else ()
    copy = _like(data, given, new, dropped)
    if done.lost_rows:
        copy = _without_rows(data, copy, done.lost_rows)
    return Sought(copy, done.parts)


def changed_texts(data: Any, change: Callable[..., Any]) -> Any:
    """See `piiguard.frames.table.changed_texts`; a copy of the same kind."""
    given = _as_table(data)
    before = to_pandas(data)
    after = table.changed_texts(before, change)
    new = {
        position: _array(after.iloc[:, position], given.schema.field(position).type)
        for position in range(given.num_columns)
        if not after.iloc[:, position].equals(before.iloc[:, position])
    }
    return _like(data, given, new, ())


def _without_rows(data: Any, copy: Any, lost: frozenset[int]) -> Any:
    kept = [row for row in range(len(copy)) if row not in lost]
    return copy[kept] if is_polars(data) else copy.take(_require_arrow().array(kept, type="int64"))


def to_pandas(data: Any) -> pd.DataFrame:
    """The columns as a pandas frame: text as `str`, numbers exact with nulls, nested values as objects."""
    pandas = require_pandas()
    given = _as_table(data)
    columns = {place: _series(pandas, given.column(place)) for place in range(given.num_columns)}
    frame = pandas.DataFrame(columns, index=pandas.RangeIndex(given.num_rows))
    frame.columns = given.column_names
    return frame


def _require_arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        pyarrow = None
    if pyarrow is None:
        raise MissingExtraError("this needs pyarrow: pip install 'piiguard[pandas]'")
    return pyarrow


def _as_table(data: Any) -> Any:
    """The data as an Arrow table; of a series or array the one column it is."""
    pyarrow = _require_arrow()
    if is_polars(data):
        frame = data if not _is_series(data) else data.to_frame()
        return frame.to_arrow()
    if isinstance(data, pyarrow.RecordBatch):
        return pyarrow.Table.from_batches([data])
    return data if isinstance(data, pyarrow.Table) else pyarrow.table({"": data})


def _kinds(given: Any) -> list[str]:
    """The kinds of the columns by their types, which no missing values can hide."""
    pyarrow = _require_arrow()
    text = pyarrow.large_string()  # no cells can be taken from string views yet
    fields = [
        field.with_type(text) if pyarrow.types.is_string_view(field.type) else field for field in given.schema
    ]
    return [sample.kind for sample in columns_of(pyarrow.schema(fields).empty_table())]


def _is_series(data: Any) -> bool:
    return not hasattr(data, "columns")


def _like(data: Any, given: Any, new: Mapping[int, Any], dropped: Sequence[int]) -> Any:
    """What `data` is, with new columns by position in place of its own, without those that are dropped."""
    if is_polars(data):
        return _polars_like(data, given.column_names, new, dropped)
    for position, array in new.items():
        field = given.schema.field(position).with_type(array.type)
        field = field.with_nullable(field.nullable or array.null_count > 0)
        given = given.set_column(position, field, array)
    if dropped:
        given = given.select([place for place in range(given.num_columns) if place not in dropped])
    pyarrow = _require_arrow()
    if isinstance(data, pyarrow.Table):
        return given
    if isinstance(data, pyarrow.RecordBatch):
        arrays = [column.combine_chunks() for column in given.columns]
        arrays = [a.chunk(0) if isinstance(a, pyarrow.ChunkedArray) else a for a in arrays]
        return pyarrow.RecordBatch.from_arrays(arrays, schema=given.schema)
    column = given.column(0)
    return column if isinstance(data, pyarrow.ChunkedArray) else pyarrow.concat_arrays(column.chunks)


def _polars_like(data: Any, names: Sequence[str], new: Mapping[int, Any], dropped: Sequence[int]) -> Any:
    polars = sys.modules["polars"]
    columns = [polars.Series(names[position], array) for position, array in new.items()]
    if _is_series(data):
        return columns[0] if columns else data.clone()
    return data.with_columns(columns).drop([names[position] for position in dropped])


def _series(pandas: Any, column: Any) -> Any:
    pyarrow = _require_arrow()
    types, kind = pyarrow.types, column.type
    if types.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
        text = column.cast(pyarrow.large_string())
        return pandas.Series(pandas.array(text, dtype="str" if _newer(pandas) else "string[pyarrow]"))
    if types.is_integer(kind) or types.is_floating(kind) or types.is_boolean(kind):
        return column.to_pandas(types_mapper=pandas.ArrowDtype)
    if types.is_temporal(kind):
        return column.to_pandas()
    return pandas.Series(column.to_pylist(), dtype=object)


def _newer(pandas: Any) -> bool:
    return int(pandas.__version__.split(".")[0]) >= 3


def _array(series: Any, kind: Any) -> Any:
    """A new column as an Arrow array of text, or of what it was where it holds nested values."""
    pyarrow = _require_arrow()
    if getattr(series.dtype, "storage", None) == "pyarrow":
        return _shared_text(series, kind)
    values = [None if missing is True else value for value, missing in _pairs(series)]
    if any(value is not None and not isinstance(value, str) for value in values):
        return pyarrow.chunked_array([_nested(values, kind)])
    text = pyarrow.large_string() if not pyarrow.types.is_string(kind) else kind
    return pyarrow.chunked_array([pyarrow.array(values, type=text)])


def _shared_text(series: Any, kind: Any) -> Any:
    """A text column that is Arrow already, not copied but for its offsets."""
    pyarrow = _require_arrow()
    text = pyarrow.array(series)
    text = text if isinstance(text, pyarrow.ChunkedArray) else pyarrow.chunked_array([text])
    return text.cast(kind if pyarrow.types.is_string(kind) else pyarrow.large_string())


def _nested(values: list[Any], kind: Any) -> Any:
    """Nested values, of the type they had where that still holds them; else numbers beside masks become text.

    Raises:
        TypeError: no Arrow type holds them.
    """
    pyarrow = _require_arrow()
    for texts, type_ in ((values, kind), (values, None), ([_with_texts(value) for value in values], None)):
        with suppress(pyarrow.ArrowException):  # its message quotes values
            array = pyarrow.array(texts, type=type_)
            if type_ is None or _with_lists(array.to_pylist()) == _with_lists(values):
                return array
    raise TypeError("a nested column holds values of different kinds, which no Arrow type can hold")


def _with_lists(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_with_lists(item) for item in value]
    return {key: _with_lists(item) for key, item in value.items()} if isinstance(value, dict) else value


def _with_texts(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_with_texts(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_texts(item) for key, item in value.items()}
    return value if value is None or isinstance(value, str) else str(value)


def _pairs(series: Any) -> Any:
    return zip(series.astype(object).tolist(), series.isna().tolist(), strict=True)

"""The types of a protected table beforehand, from a plan (结果类型)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from piiguard.errors import PolicyError
from piiguard.policy.model import Plan, PlannedColumn

__all__ = ["output_schema"]


def output_schema(plan: Plan, schema: Any, *, drop: bool = False) -> Any:
    """The types that a table of `schema` has once it was treated by `plan`, same kind of schema.

    schema: a pyarrow Schema, a polars Schema, the `dtypes` of a pandas frame, or a mapping from name to kind
    as in `PlannedColumn`. Columns in which an identifier is treated become text; all others keep their type.
    drop: as in `Guard.protect`.

    Raises:
        PolicyError: a column is new or missing.
        TypeError: `schema` is of another kind.
    """
    by_name = {column.name: column for column in plan.columns if not column.name.startswith("index:")}
    names = _names(schema)
    _refuse_others(by_name, names)
    kept = [name for name in names if not (drop and _is_suppressed(by_name[name]))]
    texts = {name for name in kept if _becomes_text(by_name[name])}
    library = type(schema).__module__.split(".")[0]
    if library == "pyarrow":
        return _arrow(schema, kept, texts)
    if library == "polars":
        import polars

        return polars.Schema({name: polars.String if name in texts else schema[name] for name in kept})
    if library == "pandas":
        return _pandas(schema, kept, texts)
    return {name: "text" if name in texts else schema[name] for name in kept}


def _names(schema: Any) -> list[str]:
    if hasattr(schema, "names") and not isinstance(schema, Mapping):
        return list(schema.names)
    if hasattr(schema, "index") and hasattr(schema, "dtype"):
        return [str(name) for name in schema.index]
    if isinstance(schema, Mapping):
        return list(schema)
    raise TypeError(f"{type(schema).__name__} is no schema: pass a pyarrow or polars Schema, or frame.dtypes")


def _refuse_others(by_name: Mapping[str, PlannedColumn], names: list[str]) -> None:
    new = [str(place) for place, name in enumerate(names) if name not in by_name]
    missing = [repr(name) for name in by_name if name not in names]
    told = [f"new columns, at {', '.join(new)}"] if new else []  # their names may be personal
    told += [f"missing columns: {', '.join(missing)}"] if missing else []
    if told:
        raise PolicyError(f"the schema is not the one that was planned; {'; '.join(told)}")


def _becomes_text(column: PlannedColumn) -> bool:
    return column.action is not None and column.action.kind != "keep"


def _is_suppressed(column: PlannedColumn) -> bool:
    return column.action is not None and column.action.kind == "suppress"


def _arrow(schema: Any, kept: list[str], texts: set[str]) -> Any:
    import pyarrow

    fields = []
    for name in kept:
        field = schema.field(name)
        if name in texts and not pyarrow.types.is_string(field.type):
            field = field.with_type(pyarrow.large_string())
        fields.append(field)
    return pyarrow.schema(fields, metadata=schema.metadata)


def _pandas(schema: Any, kept: list[str], texts: set[str]) -> Any:
    import pandas

    text = pandas.Series([""], dtype="str").dtype if int(pandas.__version__.split(".")[0]) >= 3 else object
    types = {name: schema[name] if name not in texts or _holds_text(schema[name]) else text for name in kept}
    return pandas.Series(types, dtype=object)


def _holds_text(dtype: Any) -> bool:
    import pandas

    return isinstance(dtype, pandas.StringDtype) or str(dtype) == "object"

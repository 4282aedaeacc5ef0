"""Samples of columns: every kind of table, random cells, nothing of the values shown."""

import datetime as dt

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from piiguard.classify.columns import columns_of


def test_columns_of_a_frame_in_order_with_the_index_that_means_something() -> None:
    frame = pd.DataFrame({"b": ["x", None], "a": [1, 2]}, index=pd.Index(["p", "q"], name="姓名"))
    assert [(c.name, c.kind, c.rows, c.nulls, c.distinct) for c in columns_of(frame)] == [
        ("index:姓名", "text", 2, 0, 2),
        ("b", "text", 2, 1, 1),
        ("a", "integer", 2, 0, 2),
    ]


def test_a_plain_index_is_left_out_and_an_unnamed_one_counted() -> None:
    assert [c.name for c in columns_of(pd.DataFrame({"a": [1]}))] == ["a"]
    assert [c.name for c in columns_of(pd.Series([1, 2], index=["x", "y"], name="a"))] == ["index:0", "a"]
    levels = pd.MultiIndex.from_tuples([("x", 1)], names=["地区", None])
    assert [c.name for c in columns_of(pd.DataFrame({"a": [1]}, index=levels))][:2] == [
        "index:地区",
        "index:1",
    ]


def test_names_that_repeat_are_told_apart_and_merged_headers_joined() -> None:
    frame = pd.DataFrame([[1, 2, 3]], columns=["a", "a", "a (2)"])
    assert [c.name for c in columns_of(frame)] == ["a", "a (2)", "a (2) (2)"]
    merged = pd.DataFrame(
        [[1, 2]], columns=pd.MultiIndex.from_tuples([("客户", "手机"), ("Unnamed: 1", "备注")])
    )
    assert [c.name for c in columns_of(merged)] == ["客户 手机", "备注"]


@pytest.mark.parametrize(
    ("values", "kind", "texts"),
    [
        (pd.Series(["a", "b", "a", None]), "text", {"a", "b"}),
        (pd.Series(["a", 3, None], dtype=object), "text", {"a", "3"}),
        (pd.Series(["a", "b", "a"], dtype="category"), "text", {"a", "b"}),
        (pd.Series([13800138000.0, None]), "float", {"13800138000"}),
        (pd.Series([1, None], dtype="Int64"), "integer", {"1"}),
        (pd.Series([110105194912310021]), "integer", {"110105194912310021"}),
        (pd.Series([True, False]), "boolean", {"True", "False"}),
        (pd.Series(pd.to_datetime(["1990-01-02", None])), "date", {"1990-01-02"}),
        (pd.Series([dt.date(1990, 1, 2)], dtype=object), "date", {"1990-01-02"}),
        (pd.Series([{"a": 1}, [2]], dtype=object), "nested", {'{"a": 1}', "[2]"}),
        (pd.Series([b"a"], dtype=object), "other", set()),
        (pd.Series([], dtype=object), "other", set()),
        (pd.Series(["a", "b"], dtype=pd.ArrowDtype(pa.string())), "text", {"a", "b"}),
    ],
)
def test_kinds_and_texts(values: pd.Series, kind: str, texts: set[str]) -> None:
    (column,) = columns_of(values)
    assert (column.kind, set(column.values)) == (kind, texts)


def test_other_libraries_give_the_same() -> None:
    data = {"a": ["x", None, "y"], "b": [1, 2, 2], "c": [[1], [2], [1]]}
    frame = pl.DataFrame(data)
    seen = [
        [(c.name, c.kind, c.nulls, sorted(c.values), sorted(c.counts)) for c in columns_of(table)]
        for table in (
            frame,
            frame.to_arrow(),
            frame.to_arrow().to_batches()[0],
            [*frame.iter_rows(named=True)],
        )
    ]
    assert seen[1:] == seen[:-1]
    (series,) = columns_of(pl.Series("a", ["x", "y"]))
    (chunked,) = columns_of(pa.chunked_array([["x"], ["y"]]))
    assert (series.name, set(series.values)) == ("a", {"x", "y"}) and set(chunked.values) == {"x", "y"}


def test_records_need_not_have_the_same_keys() -> None:
    columns = columns_of([{"a": 1}, {"b": "x"}])
    assert [(c.name, c.rows, c.nulls) for c in columns] == [("a", 2, 1), ("b", 2, 1)]


def test_cells_come_from_everywhere_and_the_same_ones_again() -> None:
    frame = pd.DataFrame({"a": np.arange(10_000), "b": [None] * 9_990 + [f"v{i}" for i in range(10)]})
    first, again, other = (columns_of(frame, seed=seed, cells=500) for seed in (1, 1, 2))
    numbers = [int(value) for value in first[0].values]
    assert len(numbers) == 500 and max(numbers) > 9_000 and min(numbers) < 1_000
    assert numbers != sorted(numbers)
    assert first == again and first != other


def test_the_filled_cells_of_a_sparse_column_are_found() -> None:
    frame = pd.DataFrame({"b": [None] * 9_990 + [f"v{i}" for i in range(10)]})
    (column,) = columns_of(frame, cells=500)
    assert (column.rows, column.nulls, column.distinct) == (10_000, 9_990, 10)


def test_counts_say_how_often_each_value_stands() -> None:
    (column,) = columns_of(pd.Series(["x", "y", "x", None]))
    assert dict(zip(column.values, column.counts, strict=True)) == {"x": 2, "y": 1}


@pytest.mark.parametrize("thing", ["text", [1], [], pl.LazyFrame({"a": [1]}), {"a": [1]}])
def test_what_is_no_table_is_refused(thing: object) -> None:
    with pytest.raises(TypeError, match=r"pass"):
        columns_of(thing)


def test_no_value_is_shown() -> None:
    (column,) = columns_of(pd.Series(["13800138000"], name="a"))
    assert "138" not in repr(column)


def test_arrow_string_views_are_sampled_as_text():
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"a": pyarrow.array(["x", None, "y"], pyarrow.string_view())})
    [column] = columns_of(table)
    assert (column.kind, column.nulls, sorted(column.values)) == ("text", 1, ["x", "y"])

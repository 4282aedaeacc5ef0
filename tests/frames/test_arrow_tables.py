"""polars and Arrow in, the same kind out: types, nulls, order, chunks; other columns untouched."""

import datetime as dt
import decimal

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from piiguard import Guard, PersonalLabelWarning, PolicyError
from piiguard.frames.arrow_tables import is_arrow, is_polars, to_pandas

GUARD = Guard()
MOBILE, MASKED = "13800138000", "138****8000"
CHILD, ADULT = "110105201905170077", "11010519491231002X"

# -- kinds ----------------------------------------------------------------------------------------------

KINDS = {
    "polars frame": (lambda cells: pl.DataFrame({"手机号": cells}), lambda out: out["手机号"].to_list()),
    "polars series": (lambda cells: pl.Series("手机号", cells), lambda out: out.to_list()),
    "table": (lambda cells: pa.table({"手机号": cells}), lambda out: out["手机号"].to_pylist()),
    "batch": (
        lambda cells: pa.record_batch({"手机号": pa.array(cells)}),
        lambda out: out["手机号"].to_pylist(),
    ),
    "array": (lambda cells: pa.array(cells), lambda out: out.to_pylist()),
    "chunks": (lambda cells: pa.chunked_array([cells[:1], cells[1:]]), lambda out: out.to_pylist()),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_kind_comes_back_and_the_given_one_is_as_it_was(kind):
    build, read = KINDS[kind]
    data = build([MOBILE, None, "无"])
    out = GUARD.protect(data)
    assert isinstance(out, type(data))
    assert read(out) == [MASKED, None, "无"]
    assert read(data) == [MOBILE, None, "无"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_hide_comes_back_equal(kind):
    build, _ = KINDS[kind]
    data = build(["甲", None, ""])
    assert GUARD.protect(data).equals(data)


@pytest.mark.parametrize("kind", KINDS)
def test_every_verb_answers(kind):
    data = KINDS[kind][0]([MOBILE, None, "无"])
    assert [(f.row, f.entity) for f in GUARD.scan(data)] == [(0, "CN_MOBILE")]
    assert GUARD.run(data).report.counts() == {"CN_MOBILE": 1}
    assert [entry.action for entry in GUARD.explain(data)] == ["mask"]
    assert len(GUARD.classify(data)) == 1


@pytest.mark.parametrize(
    "data", [pl.LazyFrame({"a": [MOBILE]}), pa.schema([("a", pa.string())]), pa.scalar(MOBILE)]
)
def test_what_has_no_cells_yet_is_refused(data):
    with pytest.raises(TypeError, match="cannot be searched"):
        GUARD.protect(data)


def test_kinds_are_told_apart():
    frame, table = pl.DataFrame({"a": [1]}), pa.table({"a": [1]})
    assert [is_polars(frame), is_arrow(frame), is_polars(table), is_arrow(table)] == [
        True,
        False,
        False,
        True,
    ]
    assert not is_polars("x")
    assert not is_arrow(pd.DataFrame())


# -- types ----------------------------------------------------------------------------------------------

TEXTS = {
    "string": pa.string(),
    "large_string": pa.large_string(),
    "string_view": pa.string_view(),
    "dictionary": pa.dictionary(pa.int32(), pa.string()),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_any_type_is_masked(name):
    array = (
        pa.array([MOBILE, None, "无"], TEXTS[name])
        if name != "dictionary"
        else pa.array([MOBILE, None, "无"]).dictionary_encode()
    )
    out = GUARD.protect(pa.table({"手机号": array}))
    assert out["手机号"].to_pylist() == [MASKED, None, "无"]
    assert out.schema.field(0).type == (pa.string() if name == "string" else pa.large_string())


NUMBERS = {
    "int64": pa.array([int(MOBILE), None] * 5),
    "double": pa.array([float(MOBILE), None] * 5),
    "decimal": pa.array([decimal.Decimal(MOBILE), None] * 5),
    "dictionary": pa.array([int(MOBILE), None] * 5).dictionary_encode(),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_that_are_identifiers_become_text(name):
    out = GUARD.protect(pa.table({"手机号": NUMBERS[name]}))
    assert out["手机号"].to_pylist()[:2] == [MASKED, None]


def test_large_numbers_stay_exact():
    """More digits than a float keeps, with nulls beside."""
    number = 2**53 + 1
    table = pa.table({"n": pa.array([number, None]), "手机号": [MOBILE, None]})
    assert GUARD.protect(table)["n"].to_pylist() == [number, None]
    assert to_pandas(table)["n"].tolist()[0] == number


OTHERS = {
    "bool": pa.array([True, None]),
    "uint8": pa.array([1, 2], pa.uint8()),
    "half": pa.array([1.0, 2.0], pa.float16()),
    "date": pa.array([dt.date(2020, 1, 1), None]),
    "time": pa.array([dt.time(1, 2), None]),
    "duration": pa.array([dt.timedelta(1), None]),
    "timestamp": pa.array([dt.datetime(2020, 1, 1, 3), None], pa.timestamp("ns")),
    "timestamp with zone": pa.array([dt.datetime(2020, 1, 1), None], pa.timestamp("us", "Asia/Shanghai")),
    "null": pa.nulls(2),
    "list": pa.array([["甲"], None]),
    "struct": pa.array([{"a": 1}, None]),
    "map": pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int64())),
    "fixed list": pa.array([[1, 2], None], pa.list_(pa.int64(), 2)),
    "dictionary": pa.array(["甲", None]).dictionary_encode(),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_columns_keep_type_and_values(name):
    table = pa.table({"a": OTHERS[name], "手机号": [MOBILE, None]}, metadata={"k": "v"})
    out = GUARD.protect(table)
    assert out["a"].equals(table["a"])
    assert out.schema.field("a") == table.schema.field("a")
    assert out.schema.metadata == {b"k": b"v"}


NESTED = {
    "list": (pa.array([[MOBILE, "甲"], None]), [[MASKED, "甲"], None]),
    "list of numbers": (pa.array([[int(MOBILE), 5], None]), [[MASKED, "5"], None]),
    "struct": (pa.array([{"tel": MOBILE, "n": 1}, None]), [{"tel": MASKED, "n": 1}, None]),
    "struct of numbers": (pa.array([{"tel": int(MOBILE), "n": 1}, None]), [{"tel": MASKED, "n": 1}, None]),
    "map": (
        pa.array([[("tel", MOBILE)], None], pa.map_(pa.string(), pa.string())),
        [[("tel", MASKED)], None],
    ),
    "fixed list": (pa.array([[MOBILE, "x"], None], pa.list_(pa.string(), 2)), [[MASKED, "x"], None]),
    "deep": (pa.array([[{"a": [{"tel": MOBILE}]}]]), [[{"a": [{"tel": MASKED}]}]]),
    "personal key": (pa.array([{MOBILE: "甲"}]), [{MASKED: "甲"}]),
}


@pytest.mark.parametrize("name", NESTED)
def test_nested_values_are_masked_inside(name):
    """In their own type where it holds a mask; numbers beside one become text where they have to."""
    array, left = NESTED[name]
    out = GUARD.protect(pa.table({"a": array}))
    assert out["a"].to_pylist() == left
    if name in ("list", "struct", "map", "fixed list", "deep"):
        assert out["a"].type == array.type


@pytest.mark.parametrize(
    "data",
    [pa.table({"a": [MOBILE.encode()]}), pl.DataFrame({"a": [MOBILE.encode()]})],
    ids=["arrow", "polars"],
)
def test_bytes_are_refused(data):
    with pytest.raises(TypeError, match="bytes"):
        GUARD.protect(data)


POLARS = {
    "enum": pl.Series(["x", "y"], dtype=pl.Enum(["x", "y"])),
    "categorical": pl.Series(["甲", "x"], dtype=pl.Categorical),
    "list": pl.Series([["甲"], None]),
    "array": pl.Series([[1, 2], [3, 4]], dtype=pl.Array(pl.Int64, 2)),
    "struct": pl.Series([{"a": 1}, None]),
    "time": pl.Series([dt.time(1), None]),
    "duration": pl.Series([dt.timedelta(1), None]),
    "decimal": pl.Series([decimal.Decimal("1.50"), None]),
    "uint8": pl.Series([1, 2], dtype=pl.UInt8),
    "null": pl.Series([None, None]),
    "datetime": pl.Series([dt.datetime(2020, 1, 1), None], dtype=pl.Datetime("ms")),
}


@pytest.mark.parametrize("name", POLARS)
def test_other_polars_columns_keep_type_and_values(name):
    frame = pl.DataFrame({"a": POLARS[name], "手机号": [MOBILE, None]})
    out = GUARD.protect(frame)
    assert out.schema == pl.Schema({"a": POLARS[name].dtype, "手机号": pl.String})
    assert out["a"].equals(POLARS[name], null_equal=True)


def test_polars_text_of_any_type_is_masked():
    for dtype in (pl.String, pl.Categorical, pl.Enum([MOBILE, "无"])):
        out = GUARD.protect(pl.DataFrame({"a": pl.Series([MOBILE, None, "无"], dtype=dtype)}))
        assert out["a"].to_list() == [MASKED, None, "无"]


# -- shapes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_no_rows_come_back_as_no_rows(kind):
    build, read = KINDS[kind]
    data = build([MOBILE])[:0] if kind.startswith("polars") else build([MOBILE]).slice(0, 0)
    out = GUARD.protect(data)
    assert (type(out), read(out)) == (type(data), [])


@pytest.mark.parametrize(
    "data",
    [pl.DataFrame(), pa.table({}), pa.chunked_array([], pa.string()), pa.array([], pa.string()), pa.nulls(0)],
    ids=lambda data: type(data).__name__,
)
def test_the_empty_comes_back_empty(data):
    assert GUARD.protect(data).equals(data)
    assert len(GUARD.scan(data)) == 0


def test_slices_and_chunks_are_treated_like_the_whole():
    whole = [MOBILE, None, "无", "电话13800138000", ""] * 60
    masked = [MASKED, None, None, None, ""] * 60
    plain = pa.table({"手机号": whole})
    sliced = pa.table({"手机号": ["x", *whole, "y"]}).slice(1, len(whole))
    chunks = pa.table({"手机号": pa.chunked_array([whole[:7], [], whole[7:]])})
    answers = [GUARD.protect(table)["手机号"].to_pylist() for table in (plain, sliced, chunks)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][:2] == masked[:2]


def test_the_answer_is_that_of_pandas():
    cells = {"手机号": [MOBILE, None, "无"] * 90, "备注": ["客户张伟，电话13811118000", "", None] * 90}
    expected = GUARD.protect(pd.DataFrame(cells))
    for out in (
        GUARD.protect(pa.table(cells)).to_pandas(),
        pd.DataFrame(GUARD.protect(pl.DataFrame(cells)).to_dict(as_series=False)),
    ):
        assert out.astype(object).where(out.notna(), None).to_dict("list") == expected.astype(object).where(
            expected.notna(), None
        ).to_dict("list")


def test_columns_of_one_name_are_each_treated():
    table = pa.table([pa.array([MOBILE]), pa.array(["甲"]), pa.array(["a@b.cn"])], names=["a", "a", "a"])
    out = GUARD.protect(table)
    assert out.column_names == ["a", "a", "a"]
    assert [column.to_pylist() for column in out.columns] == [[MASKED], ["甲"], ["*@b.cn"]]


# -- policies -------------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path):
    def loaded(text, **options):
        file = tmp_path / "own.toml"
        file.write_text('extends = "pipl"\n' + text, encoding="utf-8")
        return Guard(file, as_of=dt.date(2026, 11, 22), **options)

    return loaded


def test_suppressed_columns_are_null_and_dropped_on_request(own):
    guard = own('[columns.a]\naction = "suppress"')
    table = pa.table({"a": [1, None], "b": ["x", "y"]})
    assert guard.protect(table).to_pydict() == {"a": [None, None], "b": ["x", "y"]}
    assert guard.protect(table, drop=True).to_pydict() == {"b": ["x", "y"]}
    frame = pl.from_arrow(table)
    assert guard.protect(frame)["a"].to_list() == [None, None]
    assert guard.protect(frame, drop=True).columns == ["b"]
    assert guard.protect(pl.Series("a", [1]), drop=True).to_list() == [None]


def test_a_field_without_nulls_may_have_them_afterwards(own):
    schema = pa.schema([pa.field("手机号", pa.string(), nullable=False)])
    out = own('[columns."手机号"]\naction = "suppress"').protect(pa.table([[MOBILE]], schema=schema))
    assert out.schema.field(0).nullable
    out.validate(full=True)
    assert not GUARD.protect(pa.table([[MOBILE]], schema=schema)).schema.field(0).nullable


def test_records_are_lifted(own):
    guard = own('[actions]\nsensitive = "suppress"')
    cells = {"身份证号": [CHILD, ADULT], "手机号": [MOBILE, MOBILE]}
    for data in (pa.table(cells), pl.DataFrame(cells)):
        assert list(
            guard.protect(data)["手机号"].to_pylist() if is_arrow(data) else guard.protect(data)["手机号"]
        ) == [None, MASKED]


@pytest.mark.parametrize("name", [*OTHERS])
def test_a_plan_holds_for_the_next_delivery_whatever_is_in_it(name):
    """The type says what a column holds, also where all of its cells are null or there are none."""
    table = pa.table({"a": OTHERS[name], "手机号": [MOBILE, None]})
    guard = Guard(GUARD.classify(table).to_policy())
    assert guard.protect(table).equals(GUARD.protect(table))
    for later in (table.slice(0, 0), table.slice(1, 1)):
        assert guard.protect(later).num_rows == later.num_rows
    assert guard.protect(pl.from_arrow(table)).height == 2


def test_a_plan_made_of_polars_holds_for_arrow_and_refuses_a_changed_column():
    frame = pl.DataFrame({"手机号": [MOBILE] * 8, "n": range(8)})
    guard = Guard(GUARD.classify(frame).to_policy())
    assert guard.protect(frame.to_arrow())["手机号"].to_pylist() == [MASKED] * 8
    with pytest.raises(PolicyError, match="column 'n' changed: it holds text, the plan expects integer"):
        guard.protect(frame.with_columns(n=pl.lit("x")))


def test_a_label_that_is_personal_is_warned_of():
    with pytest.warns(PersonalLabelWarning, match=r"column 138\*\*\*\*8000"):
        assert GUARD.protect(pl.DataFrame({MOBILE: ["x"]})).columns == [MOBILE]

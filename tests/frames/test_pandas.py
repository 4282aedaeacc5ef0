"""pandas in, pandas out: same kind, index, order and nulls; never the caller's own object changed."""

import datetime as dt

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from piiguard import Guard, PersonalLabelWarning

GUARD = Guard()
MOBILE, MASKED = "13800138000", "138****8000"
TEXT_DTYPES = [
    object,
    "str",
    pd.StringDtype("python"),
    pd.StringDtype("pyarrow"),
    pd.ArrowDtype(pa.string()),
    pd.ArrowDtype(pa.large_string()),
    "category",
]


@pytest.mark.parametrize("dtype", TEXT_DTYPES, ids=str)
def test_a_text_column_is_masked_whatever_holds_it(dtype):
    protected = GUARD.protect(pd.Series([MOBILE, None, "", "无"], dtype=dtype, name="手机号"))
    assert protected.isna().tolist() == [False, True, False, False]
    assert protected.dropna().tolist() == [MASKED, "", "无"]


@pytest.mark.parametrize("dtype", TEXT_DTYPES, ids=str)
def test_a_column_with_nothing_to_hide_is_equal_and_keeps_its_dtype(dtype):
    series = pd.Series(["甲", None, ""], dtype=dtype, name="等级")
    pd.testing.assert_series_equal(GUARD.protect(series), series)


@pytest.mark.parametrize("dtype", TEXT_DTYPES[:4], ids=str)
def test_a_masked_text_column_keeps_its_dtype(dtype):
    series = pd.Series([MOBILE, None], dtype=dtype)
    assert GUARD.protect(series).dtype == series.dtype


@pytest.mark.parametrize(
    "index",
    [
        pd.Index([7, 7, 7]),  # repeated
        pd.Index(["c", "a", "b"]),
        pd.MultiIndex.from_tuples([(1, "a"), (1, "b"), (2, "a")], names=["x", None]),
        pd.date_range("2020-01-01", periods=3, name="day"),
        pd.RangeIndex(10, 4, -2),
    ],
    ids=lambda index: type(index).__name__,
)
def test_the_index_stays(index):
    frame = pd.DataFrame({"手机号": [MOBILE, None, "无"], "n": [1, 2, 3]}, index=index)
    protected = GUARD.protect(frame)
    pd.testing.assert_index_equal(protected.index, index)
    assert protected["手机号"].iloc[0] == MASKED


@pytest.mark.parametrize(
    "columns",
    [["a", "a"], [0, 1], [("x", "手机号"), ("x", "b")], [None, "b"], [1.5, pd.Timestamp("2020-01-01")]],
    ids=str,
)
def test_column_labels_stay_whatever_they_are(columns):
    frame = pd.DataFrame([[MOBILE, "b"]])
    frame.columns = pd.MultiIndex.from_tuples(columns) if isinstance(columns[0], tuple) else columns
    protected = GUARD.protect(frame)
    pd.testing.assert_index_equal(protected.columns, frame.columns)
    assert protected.iloc[0].tolist() == [MASKED, "b"]


def test_the_header_labels_its_cells():
    frame = pd.DataFrame({"登录密码": ["hunter2x"], "备注": ["hunter2x"]})
    assert GUARD.protect(frame).iloc[0].tolist() == ["******", "hunter2x"]


def test_both_levels_of_a_header_label_its_cells():
    frame = pd.DataFrame([["hunter2x"]], columns=pd.MultiIndex.from_tuples([("登录密码", 2024)]))
    assert GUARD.protect(frame).iloc[0, 0] == "******"


def test_other_columns_keep_their_dtype_and_values():
    frame = pd.DataFrame(
        {
            "手机号": [MOBILE],
            "f": [1.5],
            "b": [True],
            "d": [pd.Timestamp("2020-01-01")],
            "t": [pd.Timedelta(1)],
            "p": pd.period_range("2020", periods=1, freq="Y"),
            "c": pd.Categorical(["x"]),
            "i": pd.arrays.IntervalArray.from_tuples([(0, 1)]),
            "o": [dt.date(2020, 1, 1)],
        }
    )
    pd.testing.assert_frame_equal(GUARD.protect(frame).drop(columns="手机号"), frame.drop(columns="手机号"))


def test_the_callers_frame_is_never_changed():
    frame = pd.DataFrame({"手机号": [MOBILE] * 300, "n": range(300)})
    before = frame.copy(deep=True)
    protected = GUARD.protect(frame)
    protected.loc[:, "n"] = 0
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize("shape", [(0, 0), (0, 2), (3, 0)])
def test_empty_frames_come_back_equal(shape):
    frame = pd.DataFrame(np.empty(shape, dtype=object))
    pd.testing.assert_frame_equal(GUARD.protect(frame), frame)
    assert len(GUARD.scan(frame)) == 0


def test_cells_may_hold_records_numbers_and_nulls():
    cells = [{"tel": MOBILE}, [MOBILE, None], 13800138000, None, float("nan"), True, dt.date(2020, 1, 1)]
    protected = GUARD.protect(pd.Series(cells, dtype=object)).tolist()
    assert protected[:4] == [{"tel": MASKED}, [MASKED, None], MASKED, None]
    assert protected[4] != protected[4]
    assert protected[5:] == cells[5:]


def test_findings_in_records_of_cells_have_row_column_and_path():
    """`scan` must not call clean what `protect` hides."""
    cells = [[None, {"邮箱": "a@b.cn", "tel": [MOBILE]}], MOBILE, [MOBILE]]
    findings = GUARD.scan(pd.DataFrame({"c": pd.Series(cells, dtype=object)}))
    assert [(f.row, f.column, f.path) for f in findings] == [
        *((0, "c", (1, "邮箱")), (0, "c", (1, "tel", 0)), (1, "c", None), (2, "c", (0,)))
    ]


@pytest.mark.parametrize("cell", [b"13800138000", bytearray(b"1"), memoryview(b"1")])
def test_cells_of_bytes_are_refused(cell):
    with pytest.raises(TypeError, match="bytes"):
        GUARD.protect(pd.DataFrame({"手机号": pd.Series([cell], dtype=object)}))


def test_a_column_that_cannot_be_searched_is_refused():
    """A sparse or extension column does not pass unsearched."""
    lists = pd.Series([[MOBILE]], dtype=pd.ArrowDtype(pa.list_(pa.string())))
    with pytest.raises(TypeError, match="cannot be searched"):
        GUARD.protect(lists)


def test_findings_of_a_frame_come_by_row_then_column():
    frame = pd.DataFrame({"a": ["x", MOBILE], "b": [f"{MOBILE} {MOBILE}", "a@example.com"]}, index=[5, 5])
    places = [(f.row, f.column, f.start) for f in GUARD.scan(frame)]
    assert places == [(0, "b", 0), (0, "b", 12), (1, "a", 0), (1, "b", 0)]


def test_a_column_named_like_a_value_is_told_masked():
    """The label of a column that is itself personal does not leave through findings or reports."""
    frame = pd.DataFrame({MOBILE: ["13811118000"]})
    assert [finding.column for finding in GUARD.scan(frame)] == [MASKED]
    with pytest.warns(PersonalLabelWarning, match=r"column 138\*\*\*\*8000: the label is personal"):
        assert [column.name for column in GUARD.run(frame).report.columns] == [MASKED]

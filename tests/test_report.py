"""What `Guard.run` and `Guard.explain` tell beside the data."""

import pandas as pd
import pytest

from piiguard import Guard
from piiguard.report import ColumnSummary, Report, display_width, table

GUARD = Guard()
FRAME = pd.DataFrame(
    {"手机号": ["13800138000", None, "13811118000"], "备注": ["a@example.com", "无", ""], "n": [1, 2, 3]}
)


def test_every_column_has_a_summary_in_the_order_of_the_frame():
    columns = GUARD.run(FRAME).report.columns
    assert [column.name for column in columns] == ["手机号", "备注", "n"]
    assert [column.counts for column in columns] == [{"CN_MOBILE": 2}, {"EMAIL_ADDRESS": 1}, {}]
    assert [column.masked_cells for column in columns] == [2, 1, 0]


def test_a_summary_has_tiers_and_masked_examples():
    summary = GUARD.run(FRAME).report.columns[0]
    assert summary.tiers == {"CN_MOBILE": "personal"}
    assert summary.examples == {"CN_MOBILE": ("138****8000", "138****8000")}
    assert summary.rows == 2  # nulls are not searched


@pytest.mark.parametrize(
    ("data", "name"), [("a@b.cn", "text"), (["a@b.cn"], "texts"), ({"a": "a@b.cn"}, "record")]
)
def test_what_is_no_column_is_named_after_its_kind(data, name):
    assert [column.name for column in GUARD.run(data).report.columns] == [name]


def test_a_list_is_named_after_the_column_given():
    assert GUARD.run(["a@b.cn"], column="邮箱").report.columns[0].name == "邮箱"


def test_counts_and_tiers_add_up_over_columns():
    columns = (
        ColumnSummary("a", {"X": 2, "Y": 1}, {"X": "low", "Y": "high"}, {}, 3, 3),
        ColumnSummary("b", {"X": 1}, {"X": "low"}, {}, 3, 1),
    )
    report = Report("p", columns, 0.1, 9)
    assert report.counts() == {"X": 3, "Y": 1}
    assert report.by_tier() == {"low": 3, "high": 1}


def test_the_report_reads_as_a_table():
    lines = str(GUARD.run(FRAME).report).splitlines()
    assert lines[0].split() == ["column", "entity", "tier", "found", "masked", "as"]
    assert lines[2].split() == ["手机号", "CN_MOBILE", "personal", "2", "138****8000", "138****8000"]
    assert lines[-1] == "policy pipl; found by tier: personal 3"


def test_the_report_of_clean_data_says_so():
    assert str(GUARD.run("无").report).endswith("found by tier: nothing")


def test_the_repr_of_a_result_does_not_show_its_data():
    assert "甲乙丙丁" not in repr(GUARD.run("甲乙丙丁"))


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("手机", 4), ("ｱ", 1), ("Ａ", 2), ("e\u0301", 1), ("", 0)]
)
def test_wide_characters_take_two_columns(text, width):
    assert display_width(text) == width


def test_tables_are_aligned_by_width_and_shorten_long_cells():
    lines = table([("a", "b"), ("手机", "x" * 50), ("z\ny", "")], limit=10).splitlines()
    assert lines == ["a     b", "------" + "-" * 10, "手机  xxxxxxxxx…", "z y"]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ("a@b.cn", "0–6: EMAIL_ADDRESS"),
        (["", "a@b.cn"], "row 1, 0–6: EMAIL_ADDRESS"),
        ({"u": ["a@b.cn"]}, "u/0, 0–6: EMAIL_ADDRESS"),
        ({"a@b.cn": 1}, "key *@b.cn, 0–6: EMAIL_ADDRESS"),
        (pd.DataFrame({"m": ["", "a@b.cn"]}), "column m, row 1, 0–6: EMAIL_ADDRESS"),
    ],
)
def test_an_explanation_says_where(data, where):
    assert str(GUARD.explain(data)).splitlines()[1].startswith(where)


def test_an_explanation_of_nothing_says_so():
    explanation = GUARD.explain("无")
    assert (len(explanation), str(explanation)) == (0, "policy pipl: nothing found")


def test_an_explanation_tells_flaws_and_earlier_masks():
    assert "flaw: wrong check character" in str(GUARD.explain("身份证号110105194912310021"))
    assert "masked already" in str(GUARD.explain("138****8000"))

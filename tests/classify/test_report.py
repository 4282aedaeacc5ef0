"""`TableReport` (数据表报告): what each column holds, its tier, what is done; a plan; no values."""

import json
import pickle

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from piiguard import ColumnReport, Guard, PolicyError, TableReport, load_policy
from piiguard.policy.save import to_toml

GUARD = Guard()
MOBILES = [f"138{number:08}" for number in range(13800000, 13800008)]
FRAME = pd.DataFrame(
    {
        "手机号": [*MOBILES[:7], None],
        "col_7": [f"li.ming{number}@example.com" for number in range(8)],
        "备注": ["已联系客户，电话13900001234，改约周三上午", "客户要求下周三之前送到门口"] * 4,
        "数量": range(8),
    }
)
REPORT = GUARD.classify(FRAME)


# -- as a sequence --------------------------------------------------------------------------------------


def test_it_is_a_sequence_of_its_columns_in_their_order():
    assert isinstance(REPORT, TableReport)
    assert [column.name for column in REPORT] == ["手机号", "col_7", "备注", "数量"]
    assert (len(REPORT), REPORT[0], REPORT[-1]) == (4, REPORT["手机号"], REPORT["数量"])
    assert [column.name for column in REPORT[1:3]] == ["col_7", "备注"]
    assert isinstance(REPORT[0], ColumnReport)


def test_a_name_that_is_not_there_is_not_repeated():
    """Names may be personal."""
    with pytest.raises(KeyError) as caught:
        REPORT["13800138000"]
    assert "13800138000" not in str(caught.value)


def test_a_column_tells_what_it_holds():
    mobile, email, note, number = REPORT
    assert (mobile.entity, mobile.content, mobile.tier, mobile.action) == (
        "CN_MOBILE",
        "identifier",
        "personal",
        "mask",
    )
    assert (mobile.rows, mobile.nulls, mobile.distinct, mobile.share) == (8, 1, 7, 1.0)
    assert email.entity == "EMAIL_ADDRESS"
    assert (note.entity, note.findings, note.tier, note.action) == (
        None,
        {"CN_MOBILE": 1},
        "personal",
        "search, mask",
    )
    assert (number.entity, number.content, number.tier, number.action, number.kind) == (
        None,
        "clean",
        None,
        "search",
        "integer",
    )
    assert all(0 <= column.confidence <= 1 for column in REPORT)
    assert mobile.confidence > 0.9
    assert any("手机号" in words for words in mobile.evidence)


@pytest.mark.parametrize(
    "data",
    [pl.from_pandas(FRAME), pa.Table.from_pandas(FRAME), FRAME.to_dict("records")],
    ids=["polars", "arrow", "records"],
)
def test_it_says_the_same_of_other_kinds_of_tables(data):
    report = GUARD.classify(data)
    assert [(c.name, c.entity, c.tier, c.action) for c in report] == [
        (c.name, c.entity, c.tier, c.action) for c in REPORT
    ]


def test_a_series_is_a_table_of_one_column():
    assert [column.entity for column in GUARD.classify(FRAME["手机号"])] == ["CN_MOBILE"]


@pytest.mark.parametrize("data", ["13800138000", ["13800138000"], 1, None])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(TypeError, match="is no table"):
        GUARD.classify(data)


def test_levels_of_an_index_are_columns():
    report = GUARD.classify(FRAME.set_index("手机号"))
    assert (report[0].name, report[0].entity) == ("index:手机号", "CN_MOBILE")


def test_nothing_comes_of_nothing():
    assert list(GUARD.classify(pd.DataFrame())) == []
    assert str(GUARD.classify(pd.DataFrame())).endswith("policy pipl")


# -- what a policy says ---------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path):
    def loaded(text="", **options):
        file = tmp_path / "own.toml"
        file.write_text('extends = "pipl"\n' + text, encoding="utf-8")
        return Guard(file, **options)

    return loaded


@pytest.mark.parametrize(
    ("rule", "entity", "action"),
    [
        ('action = "suppress"', None, "suppress"),
        ('action = { replace = { with = "-" } }', None, "replace(with=-)"),
        ('action = "keep"\nbecause = "x"', None, "keep"),
        ('entity = "EMPLOYEE_NO"', "EMPLOYEE_NO", "mask"),
    ],
)
def test_a_rule_for_a_column_is_told_with_the_policy_as_evidence(own, rule, entity, action):
    column = own(f'[columns."数量"]\n{rule}').classify(FRAME)["数量"]
    assert (column.entity, column.action) == (entity, action)
    assert column.evidence[0] == "the policy's column 数量"


def test_what_a_recipient_gets_is_told(own):
    guard = own('[recipients.acme]\ntitle = "a"\nreceives = ["EMAIL_ADDRESS"]', recipient="acme")
    assert [column.action for column in guard.classify(FRAME)] == [
        "suppress",
        "mask",
        "search, suppress",
        "search",
    ]


def test_a_column_that_repeats_an_id_is_told(own):
    ids = ["11010519491231002X", "110105199003078350", "110105201905170077", "440524188001010014"] * 2
    frame = pd.DataFrame({"身份证号": ids, "col_7": [f"{n[6:10]}-{n[10:12]}-{n[12:14]}" for n in ids]})
    column = own('[entities]\nCN_RESIDENT_ID = { action = "suppress" }').classify(frame)["col_7"]
    assert column.action == "suppress"
    assert "repeats the date of birth in column 身份证号" in column.warnings


def test_warnings_are_told_with_their_columns():
    report = GUARD.classify(pd.DataFrame({MOBILES[0]: ["x"]}))
    assert report.warnings == (f"138****{MOBILES[0][-4:]}: the name of the column is personal itself",)


# -- out of it ------------------------------------------------------------------------------------------


def test_it_becomes_a_frame_with_one_row_for_each_column():
    frame = REPORT.to_pandas()
    assert frame["name"].tolist() == ["手机号", "col_7", "备注", "数量"]
    assert frame.loc[0, ["entity", "tier", "action", "kind", "nulls"]].tolist() == [
        "CN_MOBILE",
        "personal",
        "mask",
        "text",
        1,
    ]


def test_it_becomes_dicts_that_json_can_hold():
    dicts = json.loads(json.dumps(REPORT.to_dicts(), ensure_ascii=False))
    assert [column["entity"] for column in dicts] == ["CN_MOBILE", "EMAIL_ADDRESS", None, None]
    assert set(dicts[0]) == {
        *(
            "name",
            "kind",
            "entity",
            "content",
            "tier",
            "action",
            "confidence",
            "share",
            "rows",
            "nulls",
            "distinct",
        ),
        *("findings", "evidence", "warnings"),
    }


def test_it_reads_as_a_table():
    lines = str(REPORT).splitlines()
    assert lines[0].split() == ["column", "entity", "tier", "action", "conf.", "evidence"]
    assert lines[2].split()[:4] == ["手机号", "CN_MOBILE", "personal", "mask"]
    assert lines[4].split()[:3] == ["备注", "(free", "text)"]
    assert lines[-1] == "policy pipl"


def test_it_pickles():
    again = pickle.loads(pickle.dumps(REPORT))
    assert again == REPORT
    assert str(again) == str(REPORT)


# -- a plan ---------------------------------------------------------------------------------------------


def test_a_plan_is_a_policy_with_what_was_decided():
    policy = REPORT.to_policy()
    assert [(c.name, c.kind, c.entity, c.tier, str(c.action)) for c in policy.plan.columns] == [
        ("手机号", "text", "CN_MOBILE", "personal", "mask"),
        ("col_7", "text", "EMAIL_ADDRESS", "personal", "mask"),
        ("备注", "text", None, "personal", "None"),
        ("数量", "integer", None, None, "None"),
    ]
    assert policy.plan.version
    assert policy.plan.model.startswith("sha256:")
    pd.testing.assert_frame_equal(Guard(policy).protect(FRAME), GUARD.protect(FRAME))


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[columns."数量"]\naction = "suppress"',
        '[columns."备注"]\naction = { replace = { with = "-" } }',
        '[entities]\nCN_MOBILE = { action = { mask = { keep_first = 3, keep_last = 2 } }, because = "x" }',
        'unfit = { replace = { with = "?" } }',
    ],
)
def test_a_saved_plan_does_the_same(own, tmp_path, text):
    guard = own(text)
    policy = guard.classify(FRAME).to_policy()
    (tmp_path / "own.toml").unlink()  # all that it says is in the plan's file
    (tmp_path / "plan.toml").write_text(to_toml(policy), encoding="utf-8")
    assert load_policy(tmp_path / "plan.toml").plan == policy.plan
    pd.testing.assert_frame_equal(Guard(tmp_path / "plan.toml").protect(FRAME), guard.protect(FRAME))


def test_a_plan_refuses_a_frame_that_changed_and_names_the_column():
    guard = Guard(REPORT.to_policy())
    with pytest.raises(PolicyError, match="new columns: '邮箱'; missing columns: 'col_7'"):
        guard.protect(FRAME.rename(columns={"col_7": "邮箱"}))
    with pytest.raises(PolicyError, match="column '数量' changed"):
        guard.protect(FRAME.assign(数量="x"))


def test_two_columns_of_one_name_are_told_apart():
    frame = pd.concat([FRAME[["手机号"]], FRAME[["手机号"]]], axis=1)
    report = GUARD.classify(frame)
    assert [column.name for column in report] == ["手机号", "手机号 (2)"]
    pd.testing.assert_frame_equal(Guard(report.to_policy()).protect(frame), GUARD.protect(frame))


def test_a_report_put_together_with_one_name_twice_makes_no_plan():
    with pytest.raises(PolicyError, match="columns of different names"):
        TableReport((REPORT[0], REPORT[0]), REPORT.policy).to_policy()

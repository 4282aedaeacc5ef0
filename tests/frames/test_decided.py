"""Columns of frames: treated by a plan, by the policy's rule for a column, or by what they hold."""

import datetime as dt
import uuid
from fractions import Fraction
from ipaddress import ip_address
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piiguard import Guard, PersonalLabelWarning, PolicyError, RepeatedColumnWarning

DAY = dt.date(2026, 11, 22)
MOBILES = [f"138{number:08}" for number in range(13800000, 13800008)]
MASKED = [f"138****{mobile[-4:]}" for mobile in MOBILES]
RECIPIENT = '[recipients.acme]\ntitle = "a"\npurpose = "p"\n'


@pytest.fixture
def own(tmp_path):
    """`own(text, …)`: a guard whose policy extends pipl by `text`."""

    def loaded(text="", **options):
        file = tmp_path / "own.toml"
        file.write_text('extends = "pipl"\n' + text, encoding="utf-8")
        return Guard(file, as_of=DAY, **options)

    return loaded


def cells(series):
    """The values of a column, None for nulls."""
    return [None if missing else value for value, missing in zip(series.tolist(), series.isna(), strict=True)]


# -- by a rule ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ('action = "suppress"', [None, None, None]),
        ('action = { replace = { with = "-" } }', ["-", None, "-"]),
        ('action = "keep"\nbecause = "test data"', ["手机13800138000", None, "无"]),
        ('action = { mask = { keep_first = 0 } }\nbecause = "x"', ["手机***********", None, "无"]),
        ('entity = "PASSWORD"', ["******", None, "无"]),
    ],
)
def test_a_column_is_treated_as_its_rule_says(own, rule, left):
    """A mask is for what is found; the other actions are for all cells, whatever is in them."""
    frame = pd.DataFrame({"备注": ["手机13800138000", None, "无"]})
    assert cells(own(f'[columns."备注"]\n{rule}').protect(frame)["备注"]) == left


@pytest.mark.parametrize(
    "values",
    [
        [1, 2, 3],
        [1.5, None, 2.0],
        [True, False, None],
        pd.to_datetime(["2020-01-01"] * 3),
        [{"a": 1}, [2], None],
    ],
    ids=str,
)
def test_a_rule_is_for_columns_of_any_kind(own, values):
    frame = pd.DataFrame({"a": values, "b": "x"})
    protected = own('[columns.a]\naction = { replace = { with = "-" } }').protect(frame)
    assert cells(protected["a"]) == [None if pd.isna(v) is True else "-" for v in frame["a"].tolist()]
    pd.testing.assert_series_equal(protected["b"], frame["b"])


def test_a_pattern_is_for_all_columns_of_such_a_name(own):
    frame = pd.DataFrame([["x"] * 3], columns=["ext_1", "ext_2", "my_ext_1"])
    assert cells(own('[columns."/ext_.*/"]\naction = "suppress"').protect(frame).iloc[0]) == [None, None, "x"]


def test_the_rule_of_a_recipient_goes_before_that_of_the_policy(own):
    text = (
        '[columns.a]\naction = "suppress"\n'
        + RECIPIENT
        + '[recipients.acme.columns.a]\naction = "keep"\nbecause = "x"\n'
    )
    frame = pd.DataFrame({"a": ["x"]})
    assert cells(own(text).protect(frame)["a"]) == [None]
    assert cells(own(text, recipient="acme").protect(frame)["a"]) == ["x"]


def test_a_column_that_is_kept_is_searched_for_what_the_recipient_may_not_receive(own):
    """Else a rule for everybody would open what a recipient is not to see."""
    text = '[columns."/.*/"]\naction = "keep"\nbecause = "x"\n' + RECIPIENT + 'receives = ["PERSON"]\n'
    frame = pd.DataFrame(
        {"手机号": MOBILES, "备注": [f"电话{mobile}" for mobile in MOBILES], "序号": range(8)}
    )
    assert own(text).protect(frame).equals(frame)
    protected = own(text, recipient="acme").protect(frame)
    assert cells(protected["手机号"]) == [None] * 8
    assert cells(protected["备注"]) == ["电话"] * 8
    assert cells(protected["序号"]) == list(range(8))


@pytest.mark.parametrize("values", [MOBILES, [int(mobile) for mobile in MOBILES]], ids=["text", "numbers"])
def test_a_column_that_is_kept_stays_with_its_dtype(own, values):
    frame = pd.DataFrame({"手机号": values})
    pd.testing.assert_frame_equal(
        own('[columns."手机号"]\naction = "keep"\nbecause = "x"').protect(frame), frame
    )


def test_a_rule_for_an_entity_that_nothing_looks_for_is_refused(own):
    guard = own('[columns.a]\nentity = "CN_MOBILE"', exclude=["CN_MOBILE"])
    for verb in (guard.protect, guard.classify):
        with pytest.raises(PolicyError, match="column a holds CN_MOBILE, which this guard does not look for"):
            verb(pd.DataFrame({"a": ["x"]}))


def test_every_cell_of_a_column_that_is_said_to_hold_an_entity_is_treated_as_one(own):
    """Whatever it looks like; a cell of which the mask would hide nothing goes to the unfit action."""
    frame = pd.DataFrame({"x": ["62781234转8", "hello world", "无", None]})
    result = own('[columns.x]\nentity = "CN_LANDLINE"').run(frame)
    assert "1234" not in result.data["x"][0]
    assert cells(result.data["x"])[1:] == [None, "无", None]
    assert result.report.columns[0].unfit == 1


def test_a_column_that_is_said_to_hold_an_entity_may_be_kept(own):
    frame = pd.DataFrame({"x": ["62781234转8", "hello world", "无", None]})
    rule = '[columns.x]\nentity = "CN_LANDLINE"\naction = "keep"\nbecause = "x"'
    pd.testing.assert_frame_equal(own(rule).protect(frame), frame)


def test_nested_cells_are_treated_by_the_rule_of_their_column(own):
    guard = own('[columns."扩展"]\ntier = "sensitive"\n[actions]\nsensitive = "suppress"')
    frame = pd.DataFrame({name: pd.Series([{"tel": MOBILES[0]}, None]) for name in ("扩展", "其他")})
    assert guard.protect(frame).iloc[0].tolist() == [{"tel": ""}, {"tel": MASKED[0]}]


# -- by what they hold ----------------------------------------------------------------------------------


def test_a_column_of_one_identifier_is_treated_by_it(own):
    guard = own('[entities]\nCN_MOBILE = { action = { replace = { with = "-" } } }')
    assert cells(guard.protect(pd.DataFrame({"手机号": [*MOBILES, None, ""]}))["手机号"]) == ["-"] * 8 + [
        None,
        "",
    ]


@pytest.mark.parametrize(
    ("unfit", "left"),
    [
        ("", None),
        ("unfit = { mask = { length = 3 } }", "***"),
        ('unfit = { replace = { with = "?" } }', "?"),
    ],
)
def test_a_cell_that_is_something_else_goes_to_the_unfit_action(tmp_path, unfit, left):
    file = tmp_path / "own.toml"
    file.write_text(f'extends = "pipl"\n{unfit}\n', encoding="utf-8")
    frame = pd.DataFrame({"手机号": [*MOBILES, "张三丰说的秘密啊", "无", "-", None]})
    result = Guard(file).run(frame)
    assert cells(result.data["手机号"]) == [*MASKED, left, "无", "-", None]
    assert (result.report.columns[0].unfit, result.report.columns[0].masked_cells) == (1, 9)


def test_text_columns_that_look_clean_are_searched():
    texts = ["已发货"] * 200 + ["联系13800138000"]
    assert Guard().protect(pd.DataFrame({"状态": texts}))["状态"].iloc[-1] == "联系138****8000"


@pytest.mark.parametrize(
    ("header", "values", "masked"),
    [
        ("出生日期", pd.to_datetime(["1990-01-31", None] * 5), ["1990-**-**", None] * 5),
        ("年龄", [35, 61] * 5, ["**", "**"] * 5),
        ("性别", ["男", "女"] * 5, ["**", "**"] * 5),
    ],
)
def test_what_is_protected_is_found_by_scan_too(header, values, masked):
    """Also in columns that are no text."""
    frame = pd.DataFrame({header: values})
    assert cells(Guard().protect(frame)[header]) == masked
    assert len(Guard().scan(frame)) == sum(value is not None for value in masked)


def test_levels_of_an_index_are_columns_too(own):
    frame = pd.DataFrame({"a": range(8)}, index=pd.Index(MOBILES, name="手机号"))
    protected = own().protect(frame)
    assert protected.index.tolist() == MASKED
    assert protected.index.name == "手机号"
    both = frame.set_index(pd.MultiIndex.from_arrays([range(8), MOBILES], names=["n", "手机号"]))
    protected = own().protect(both)
    assert protected.index.get_level_values(1).tolist() == MASKED
    assert protected.index.get_level_values(0).tolist() == list(range(8))


def test_a_rule_may_speak_of_a_level_of_the_index(own):
    frame = pd.DataFrame({"a": [1]}, index=pd.Index(["x"], name="k"))
    assert own('[columns."index:k"]\naction = { replace = { with = "-" } }').protect(
        frame
    ).index.tolist() == ["-"]


# -- what is dropped ------------------------------------------------------------------------------------


def test_only_on_request_a_column_of_which_nothing_is_left_is_dropped(own):
    guard = own('[columns.a]\naction = "suppress"\n[entities]\nCN_MOBILE = { action = "suppress" }')
    frame = pd.DataFrame(
        {"a": ["x"] * 8, "手机号": MOBILES, "b": ["y"] * 8, "备注": MOBILES[::-1]}, index=range(1, 9)
    )
    assert guard.protect(frame).columns.tolist() == ["a", "手机号", "b", "备注"]
    dropped = guard.protect(frame, drop=True)
    assert dropped.columns.tolist()[:1] == ["b"]
    assert dropped.index.tolist() == list(range(1, 9))


def test_a_frame_of_which_nothing_is_left_keeps_its_rows(own):
    frame = pd.DataFrame({"a": ["x", "y"]}, index=["p", "q"])
    dropped = own('[columns.a]\naction = "suppress"').protect(frame, drop=True)
    assert (dropped.shape, dropped.index.tolist()) == ((2, 0), ["p", "q"])


def test_of_columns_with_one_name_the_right_one_is_dropped(own):
    frame = pd.DataFrame([["x", MOBILES[0]]] * 8, columns=["手机号", "手机号"])
    guard = own('[entities]\nCN_MOBILE = { action = "suppress" }')
    assert guard.protect(frame, drop=True).shape[1] < 2


# -- records --------------------------------------------------------------------------------------------

CHILD, ADULT = "110105201905170077", "11010519491231002X"
SUPPRESSED = '[actions]\nsensitive = "suppress"\n'


@pytest.mark.parametrize(
    "holders",
    [
        {"身份证号": [CHILD, ADULT]},
        {"出生日期": ["2019-05-17", "1949-12-31"]},
        {"出生日期": pd.to_datetime(["2019-05-17", "1949-12-31"])},
        {"备注": [f"身份证号{CHILD}", "成年"]},
    ],
    ids=lambda holders: next(iter(holders)),
)
def test_the_row_of_a_child_is_lifted_whole(own, holders):
    frame = pd.DataFrame({**holders, "手机号": MOBILES[:2]}, index=[7, 7])
    assert cells(own(SUPPRESSED).protect(frame)["手机号"]) == [None, MASKED[1]]


def test_nested_cells_are_lifted_with_their_row(own):
    frame = pd.DataFrame({"身份证号": [CHILD, ADULT], "扩展": [{"tel": mobile} for mobile in MOBILES[:2]]})
    assert own(SUPPRESSED).protect(frame)["扩展"].tolist() == [{"tel": ""}, {"tel": MASKED[1]}]


def test_whole_columns_are_lifted_row_by_row(own):
    frame = pd.DataFrame({"身份证号": [CHILD, ADULT] * 200, "手机号": MOBILES[:2] * 200})
    assert cells(own(SUPPRESSED).protect(frame)["手机号"]) == [None, MASKED[1]] * 200


def test_a_recipient_does_not_receive_what_is_lifted_above_its_highest_tier(own):
    text = RECIPIENT + 'highest = "personal"\n'
    frame = pd.DataFrame({"身份证号": [CHILD, ADULT], "手机号": MOBILES[:2]})
    assert cells(own(text, recipient="acme").protect(frame)["手机号"]) == [None, MASKED[1]]


def test_a_column_that_a_rule_keeps_is_not_lifted(own):
    """Whoever wrote the rule said why; the plan may say so too."""
    guard = own(SUPPRESSED + '[columns."序列"]\naction = "keep"\nbecause = "numbers of things"')
    frame = pd.DataFrame({"身份证号": [CHILD, ADULT], "序列": MOBILES[:2]})
    assert cells(guard.protect(frame)["序列"]) == MOBILES[:2]
    assert {entry.action for entry in guard.explain(frame) if entry.finding.column == "序列"} == {"keep"}


# -- columns that repeat an ID --------------------------------------------------------------------------

IDS = ["11010519491231002X", "110105199003078350", "110105201905170077", "440524188001010014"] * 2
BIRTHS = [f"{number[6:10]}-{number[10:12]}-{number[12:14]}" for number in IDS]


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ('[entities]\nCN_RESIDENT_ID = { action = "suppress" }', None),
        ('[columns."证号"]\naction = "suppress"', None),
        ('[columns."证号"]\naction = { replace = { with = "-" } }', "-"),
    ],
)
def test_a_column_that_repeats_a_hidden_id_is_hidden_as_the_id_is(own, rule, left):
    """Whatever hides the ID; the warning names both columns."""
    frame = pd.DataFrame({"证号": IDS, "col_7": BIRTHS, "x": ["甲"] * 8})
    with pytest.warns(
        RepeatedColumnWarning, match="column col_7 repeats the date of birth in column 证号"
    ) as caught:
        protected = own(rule).protect(frame)
    assert cells(protected["col_7"]) == [left] * 8
    assert cells(protected["x"]) == ["甲"] * 8
    assert caught[0].filename == __file__


def test_also_where_a_rule_keeps_it(own):
    frame = pd.DataFrame({"证号": IDS, "col_7": BIRTHS})
    guard = own('[columns.col_7]\naction = "keep"\nbecause = "x"\n[columns."证号"]\naction = "suppress"')
    with pytest.warns(RepeatedColumnWarning):
        assert cells(guard.protect(frame)["col_7"]) == [None] * 8


def test_beside_an_open_id_nothing_is_hidden(own):
    frame = pd.DataFrame({"身份证号": IDS, "x": ["甲"] * 8, "col_7": BIRTHS})
    rules = '[columns."/身份证号|col_7/"]\naction = "keep"\nbecause = "x"'
    pd.testing.assert_frame_equal(own(rules).protect(frame), frame)


def test_values_of_a_removed_column_are_hidden_in_the_free_text_of_their_row(own):
    """What model or pattern would not see: the column of names says that 高兴 is one."""
    frame = pd.DataFrame({"姓名": ["高兴", "张伟"] * 5, "备注": ["客户高兴来电", "高兴地来电"] * 5})
    protected = own('[columns."姓名"]\naction = "suppress"').protect(frame)
    assert cells(protected["备注"])[:2] == ["客户高*来电", "高兴地来电"]


# -- by a plan ------------------------------------------------------------------------------------------

TABLE = pd.DataFrame(
    {
        "手机号": MOBILES,
        "备注": ["电话13900001234", "无"] * 4,
        "n": range(8),
        "生日": pd.to_datetime(["1990-01-31"] * 8),
    }
)


def planned(guard, frame, **options):
    return Guard(guard.classify(frame).to_policy(), as_of=DAY, **options)


def test_a_plan_does_what_was_decided(own):
    pd.testing.assert_frame_equal(planned(own(), TABLE).protect(TABLE), own().protect(TABLE))


def test_a_plan_does_it_whatever_the_next_delivery_looks_like(own):
    """What was a column of mobiles is one; cells that are not go to the unfit action."""
    guard = planned(own(), TABLE)
    later = TABLE.assign(手机号=["foo1"] * 7 + MOBILES[:1])
    assert cells(guard.protect(later)["手机号"]) == [None] * 7 + MASKED[:1]


def test_a_plan_does_not_guess_at_a_column_that_is_to_be_searched(own):
    """Mobiles in every cell: found and masked, but what else stands there is not removed as unfit."""
    segments = "138 139 150 137 186 135 159 188 177".split()
    mobiles = [f"{first}{(n * 7654321 + 1234567) % 10**8:08}" for n in range(9) for first in segments]
    before, later = pd.DataFrame({"x": ["尾款已付"] * 82}), pd.DataFrame({"x": [*mobiles, "尾款已付"]})
    protected = planned(own(), before).protect(later)["x"]
    assert cells(protected) == [*(f"{mobile[:3]}****{mobile[-4:]}" for mobile in mobiles), "尾款已付"]
    assert cells(own().protect(later)["x"])[-1] is None


@pytest.mark.parametrize("name", TABLE.columns)
def test_a_planned_column_may_be_empty_in_a_delivery(own, name):
    for empty in ([None] * 8, [np.nan] * 8):
        protected = planned(own(), TABLE).protect(TABLE.assign(**{name: empty}))
        assert protected[name].isna().all()


def test_numbers_that_have_become_identifiers_are_no_planned_column_wherever_they_stand(own):
    plan = planned(own(), TABLE[["n"]])
    with pytest.raises(PolicyError, match="column 'n' changed: its numbers are"):
        plan.protect(pd.DataFrame({"n": [int(mobile) for mobile in MOBILES]}))


def test_the_order_of_columns_does_not_matter_to_a_plan(own):
    turned = TABLE[TABLE.columns[::-1]]
    pd.testing.assert_frame_equal(planned(own(), TABLE).protect(turned), own().protect(turned))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda t: t.assign(neu="x"), r"new columns: 'neu'"),
        (lambda t: t.drop(columns="n"), r"missing columns: 'n'"),
        (lambda t: t.rename(columns={"n": "m"}), r"new columns: 'm'; missing columns: 'n'"),
        (lambda t: t.assign(n="x"), r"column 'n' changed: it holds text, the plan expects integer"),
        (lambda t: t.assign(n=1.5), r"column 'n' changed: it holds float, the plan expects integer"),
        (lambda t: t.set_index("手机号"), r"new columns: 'index:手机号'; missing columns: '手机号'"),
        (lambda t: pd.concat([t, t[["n"]]], axis=1), r"new columns: 'n \(2\)'"),
        (lambda t: t["n"], r"missing columns: '手机号', '备注', '生日'"),
        (lambda t: t.assign(n=[int(mobile) for mobile in MOBILES]), r"column 'n' changed: its numbers are"),
    ],
)
def test_a_frame_that_is_not_the_planned_one_is_refused_and_its_columns_named(own, change, words):
    with pytest.raises(PolicyError, match=words):
        planned(own(), TABLE).protect(change(TABLE))


@pytest.mark.parametrize(
    "rule",
    [
        'action = "keep"\nbecause = "x"',
        'action = "suppress"',
        'action = { replace = { with = "-" } }',
        'entity = "PERSON"',
    ],
)
def test_a_plan_does_what_a_rule_says_of_a_column(own, rule):
    for header in ("备注", "手机号"):
        guard = own(f'[columns."{header}"]\n{rule}')
        odd = TABLE.assign(手机号=["foo1", *MOBILES[1:]])
        pd.testing.assert_frame_equal(planned(guard, TABLE).protect(odd), guard.protect(odd))


def test_no_plan_opens_what_a_recipient_may_not_receive(own):
    """Made for everybody, used for one."""
    text = '[entities]\nCN_MOBILE = { action = "keep", because = "x" }\n'
    text += '[columns."备注"]\naction = "keep"\nbecause = "x"\n' + RECIPIENT + 'receives = ["PERSON"]\n'
    assert cells(planned(own(text), TABLE).protect(TABLE)["手机号"]) == MOBILES
    protected = planned(own(text), TABLE, recipient="acme").protect(TABLE)
    assert cells(protected["手机号"]) == [None] * 8
    assert cells(protected["备注"])[:2] == ["电话", "无"]


def test_a_plan_for_an_entity_that_nothing_looks_for_is_refused(own):
    with pytest.raises(PolicyError, match="'手机号' holds CN_MOBILE, which this guard does not look for"):
        planned(own(), TABLE, exclude=["CN_MOBILE"]).protect(TABLE)


def test_a_plan_takes_whole_columns_too(own):
    """As bytes, with the same answer."""
    frame = pd.DataFrame({"手机号": [*MOBILES * 40, "odd", None]})
    pd.testing.assert_frame_equal(planned(own(), frame).protect(frame), own().protect(frame))


def test_a_plan_holds_for_an_empty_delivery(own):
    empty = TABLE.iloc[:0]
    protected = planned(own(), TABLE).protect(empty)
    assert protected.columns.tolist() == TABLE.columns.tolist()
    assert len(protected) == 0


# -- cells of any kind ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "odd",
    [
        *(dt.date(1990, 1, 2), dt.datetime(1990, 1, 2, 3), pd.Timestamp("1990-01-02"), dt.time(3, 4)),
        *(dt.timedelta(3), True, uuid.UUID(int=7), Path("a/b"), Fraction(1, 3), {"a": "b"}, ["b"], ("b",)),
    ],
    ids=lambda odd: type(odd).__name__,
)
def test_a_cell_of_another_kind_does_not_fit_its_column(own, odd):
    frame = pd.DataFrame({"手机号": pd.Series([*MOBILES, odd], dtype=object)})
    result = own().run(frame)
    assert cells(result.data["手机号"]) == [*MASKED, None]
    assert result.report.columns[0].unfit == 1


def test_objects_that_print_an_identifier_are_searched_as_they_print(own):
    frame = pd.DataFrame({"ip": [ip_address("192.0.2.77"), ip_address("198.51.100.7"), None]})
    assert cells(own().protect(frame)["ip"]) == cells(own().protect(frame.astype("str"))["ip"])


@pytest.mark.parametrize("written", [dt.date, dt.datetime, lambda *day: pd.Timestamp(*day)])
def test_dates_of_birth_are_masked_as_objects_too(own, written):
    frame = pd.DataFrame(
        {"出生日期": pd.Series([written(1990, 1, 2), written(1985, 5, 5), None], dtype=object)}
    )
    assert cells(own().protect(frame)["出生日期"]) == ["1990-**-**", "1985-**-**", None]
    assert own().scan(frame).counts() == {"DATE_OF_BIRTH": 2}


def test_columns_of_dates_in_polars_and_arrow_are_masked_and_tell_who_is_under_14(own):
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    table = {"姓名": ["马欣然", "李娜"], "出生日期": [dt.date(2015, 1, 2), dt.date(1985, 5, 5)]}
    guard = own('[actions]\nsensitive = "suppress"\n')
    left = {"姓名": [None, "李*"], "出生日期": [None, "1985-**-**"]}
    assert guard.protect(polars.DataFrame(table)).to_dict(as_series=False) == left
    assert guard.protect(pyarrow.table(table)).to_pydict() == left


# -- labels ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label",
    [MOBILES[0], int(MOBILES[0]), ("电话", MOBILES[0]), f"{MOBILES[0]}.0"],
    ids=lambda label: type(label).__name__,
)
def test_a_label_that_is_personal_stays_with_a_warning_and_is_told_masked(label):
    frame = pd.DataFrame([["x"]])
    frame.columns = (
        pd.MultiIndex.from_tuples([label]) if isinstance(label, tuple) else pd.Index([label], dtype=object)
    )
    with pytest.warns(PersonalLabelWarning, match=r"\*\*\*\*.*rename the column") as caught:
        result = Guard().run(frame)
    assert caught[0].filename.endswith("guard.py") or caught[0].filename == __file__
    assert result.data.columns.tolist() == [label]
    told = [str(result.report), str(caught[0].message), repr(result.report), str(Guard().classify(frame))]
    assert not any(MOBILES[0] in words for words in told)


def test_a_plan_knows_a_personal_label_by_its_masked_form():
    frame = pd.DataFrame({MOBILES[0]: ["x"], MOBILES[1]: ["y"]})
    report = Guard().classify(frame)
    assert len({column.name for column in report}) == 2
    with pytest.warns(PersonalLabelWarning):
        pd.testing.assert_frame_equal(Guard(report.to_policy()).protect(frame), frame)


def test_labels_that_the_policy_keeps_need_no_warning(own):
    guard = own('[entities]\nCN_MOBILE = { action = "keep", because = "x" }')
    report = guard.run(pd.DataFrame({MOBILES[0]: ["x"]})).report
    assert report.columns[0].name == MASKED[0]


# -- what always holds ----------------------------------------------------------------------------------

POLICIES = {
    "suppress": '[actions]\npersonal = "suppress"\nsensitive = "suppress"\n',
    "replace": '[actions]\npersonal = "replace"\nsensitive = "replace"\n',
    "lifted": SUPPRESSED,
    "fixed": "[actions]\nsensitive = { mask = { length = 6 } }\n",
    "unfit mask": "unfit = { mask = { length = 3 } }\n",
    "columns": '[columns.b]\naction = { replace = { with = "-" } }\n[columns.c]\nentity = "PERSON"\n',
}
GUARDS = {}
CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        (
            *(
                "13800138000",
                "110105201905170077",
                "11010519491231002X",
                "张伟",
                "无",
                "",
                "li.ming@example.com",
            ),
            *(
                "客户张伟，手机13800138000",
                "1990-01-31",
                "男",
                "6222020000000000000",
                "foo 12",
                "北京市海淀区中关村大街27号",
            ),
        )
    ),
)
HEADERS = st.sampled_from(["手机号", "身份证号", "姓名", "备注", "b", "c", "出生日期", "性别"])


@st.composite
def frames(draw):
    height = draw(st.integers(1, 6))
    names = draw(st.lists(HEADERS, min_size=1, max_size=3, unique=True))
    columns = {name: draw(st.lists(CELLS, min_size=height, max_size=height)) for name in names}
    return pd.DataFrame(columns, dtype=object)


def guard_of(name, folder):
    if name not in GUARDS:
        file = folder.mktemp("policies") / "own.toml"
        file.write_text('extends = "pipl"\n' + POLICIES[name], encoding="utf-8")
        GUARDS[name] = Guard(file, as_of=DAY)
    return GUARDS[name]


@pytest.mark.filterwarnings("ignore::piiguard.RepeatedColumnWarning")
@pytest.mark.parametrize("name", POLICIES)
@given(frame=frames())
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_protecting_a_frame_keeps_its_shape_and_its_nulls(name, frame, tmp_path_factory):
    before = frame.copy(deep=True)
    protected = guard_of(name, tmp_path_factory).protect(frame)
    pd.testing.assert_frame_equal(frame, before)
    assert protected.shape == frame.shape
    assert not (frame.isna() & protected.notna()).to_numpy().any()


@pytest.mark.filterwarnings("ignore::piiguard.RepeatedColumnWarning")
@pytest.mark.parametrize("name", ["replace", "fixed", "columns"])
@given(frame=frames())
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_explained_actions_are_those_that_are_done(name, frame, tmp_path_factory):
    """What is explained as suppressed or replaced has gone from the cell; what is kept is there."""
    guard = guard_of(name, tmp_path_factory)
    protected = guard.protect(frame)
    for entry in guard.explain(frame):
        finding = entry.finding
        cell, left = frame[finding.column].iloc[finding.row], protected[finding.column].iloc[finding.row]
        value = cell[finding.start : finding.end]
        gone = left is None or left is np.nan or value not in left
        assert gone or entry.action == "keep" or finding.masked


def test_a_cell_that_fails_to_print_is_refused_without_its_words(own):
    class Odd:
        def __str__(self):
            raise ValueError(MOBILES[0])

    with pytest.raises(TypeError, match="a cell of type Odd cannot be printed") as caught:
        own().protect(pd.DataFrame({"手机号": pd.Series([*MOBILES, Odd()], dtype=object)}))
    assert caught.value.__context__ is None

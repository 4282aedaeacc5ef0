"""Explanations (解释): by which recognizer, tier by which clause, action by which rule; and otherwise."""

import datetime as dt
import pickle

import pandas as pd
import polars as pl
import pytest

from piiguard import Guard, PolicyError, RepeatedColumnWarning

DAY = dt.date(2026, 11, 22)
MOBILE, CHILD, ADULT = "13800138000", "110105201905170077", "11010519491231002X"
SUPPRESSED = '[actions]\nsensitive = "suppress"\n'


@pytest.fixture
def own(tmp_path):
    """`own(text, …)`: a guard whose policy extends pipl by `text`."""

    def loaded(text="", **options):
        file = tmp_path / "own.toml"
        file.write_text('extends = "pipl"\n' + text, encoding="utf-8")
        return Guard(file, as_of=DAY, **options)

    return loaded


def told(explanation):
    return [
        (entry.finding.entity, entry.tier, entry.action, entry.decision.action_rule) for entry in explanation
    ]


def test_it_says_which_clause_gives_the_tier_and_which_rule_the_action():
    (entry,) = Guard().explain(MOBILE)
    assert (entry.tier, entry.action, entry.zh) == ("personal", "mask", "手机号码")
    assert entry.clause == "PIPL art. 4; Civil Code art. 1034: telephone, e-mail"
    assert (entry.decision.rule, entry.decision.policy, entry.decision.action_rule) == (
        *("category contact", "pipl", "tier personal"),
    )
    assert entry.mask_source


def test_why_an_action_is_more_lenient_is_told(own):
    explanation = own('[entities]\nCN_MOBILE = { action = "keep", because = "test data" }').explain(MOBILE)
    assert told(explanation) == [("CN_MOBILE", "personal", "keep", "entity CN_MOBILE")]
    assert "action keep by entity CN_MOBILE, because test data" in str(explanation)


def test_the_source_of_a_mask_is_told_where_it_is_the_identifiers_own(own):
    guard = own('[entities]\nCN_MOBILE = { action = { mask = { keep_first = 1 } }, because = "x" }')
    assert next(iter(guard.explain(MOBILE))).mask_source == ""


# -- another policy -------------------------------------------------------------------------------------


def test_another_policys_decision_is_told_beside():
    explanation = Guard().explain(f"手机{MOBILE}，密码：Zq7abc12", against="pci")
    assert explanation.against == "pci"
    assert [(entry.action, str(entry.otherwise.action)) for entry in explanation] == [
        *(("mask", "suppress"), ("mask", "suppress")),
    ]
    assert "\n    otherwise tier " in str(explanation)


def test_without_another_policy_nothing_is_told_beside():
    explanation = Guard().explain(MOBILE)
    assert (explanation.against, next(iter(explanation)).otherwise) == (None, None)
    assert "otherwise" not in str(explanation)


def test_another_policy_may_be_a_file_or_loaded(own, tmp_path):
    mild = own('[entities]\nCN_MOBILE = { action = "keep", because = "x" }')
    for against in (tmp_path / "own.toml", str(tmp_path / "own.toml"), mild._pipeline.policy):
        (entry,) = Guard().explain(MOBILE, against=against)
        assert (entry.action, str(entry.otherwise.action)) == ("mask", "keep")


def test_another_policy_has_its_own_columns_and_records(own):
    strict = own(SUPPRESSED + '[columns."备注"]\naction = "suppress"')
    frame = pd.DataFrame({"身份证号": [CHILD, ADULT], "手机号": [MOBILE] * 2, "备注": [MOBILE] * 2})
    entries = list(Guard(as_of=DAY).explain(frame, against=strict._pipeline.policy))
    otherwise = {(e.finding.row, e.finding.column): str(e.otherwise.action) for e in entries}
    assert {str(e.decision.action) for e in entries} == {"mask"}
    assert otherwise[0, "手机号"] == "suppress"  # of a child
    assert otherwise[1, "手机号"] == "mask"
    assert otherwise[1, "备注"] == "suppress"


def test_an_unknown_policy_is_refused():
    with pytest.raises(PolicyError, match="nosuch"):
        Guard().explain(MOBILE, against="nosuch")


# -- columns --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "action", "by"),
    [
        ('action = "suppress"', "suppress", "column 备注"),
        ('action = "keep"\nbecause = "x"', "keep", "column 备注"),
        ('tier = "sensitive"', "mask", "tier sensitive"),
    ],
)
def test_a_rule_for_a_column_counts_in_texts_under_it_as_in_frames(own, rule, action, by):
    guard = own(f'[columns."备注"]\n{rule}')
    for explanation in (
        guard.explain(MOBILE, column="备注"),
        guard.explain([MOBILE], column="备注"),
        guard.explain(pd.Series([MOBILE], name="备注")),
        guard.explain(pd.DataFrame({"备注": [MOBILE]})),
        guard.explain(pl.DataFrame({"备注": [MOBILE]})),
    ):
        assert [(entry.action, entry.decision.action_rule) for entry in explanation] == [(action, by)]
    assert told(guard.explain(MOBILE, column="其他"))[0][2:] == ("mask", "tier personal")


def test_in_a_column_of_one_identifier_all_else_is_treated_as_strictly(own):
    guard = own('[entities]\nCN_MOBILE = { action = "suppress" }')
    frame = pd.DataFrame(
        {"手机号": [MOBILE] * 8 + ["li.ming@example.com"], "邮箱": ["li.ming@example.com"] * 9}
    )
    actions = {(e.finding.column, e.finding.entity): e.action for e in guard.explain(frame)}
    assert actions == {
        ("手机号", "CN_MOBILE"): "suppress",
        ("手机号", "EMAIL_ADDRESS"): "suppress",
        ("邮箱", "EMAIL_ADDRESS"): "mask",
    }


def test_what_a_plan_says_is_told(own):
    frame = pd.DataFrame({"手机号": [MOBILE] * 8, "备注": [f"电话{MOBILE}"] * 8})
    text = '[entities]\nCN_MOBILE = { action = "suppress" }\n[columns."备注"]\naction = "keep"\nbecause = "x"'
    guard = Guard(own(text).classify(frame).to_policy())
    by_column = {e.finding.column: (e.action, e.decision.action_rule) for e in guard.explain(frame)}
    assert by_column == {"手机号": ("suppress", "plan, column 手机号"), "备注": ("keep", "column 备注")}


def test_a_column_that_repeats_a_hidden_id_says_so_and_warns_of_nothing(own, recwarn):
    """Explaining hides nothing."""
    ids = [CHILD, ADULT, "110105199003078350", "440524188001010014", "320102198512120024"]
    frame = pd.DataFrame({"身份证号": ids, "生日": [f"{n[6:10]}-{n[10:12]}-{n[12:14]}" for n in ids]})
    guard = own('[entities]\nCN_RESIDENT_ID = { action = "suppress" }')
    by_column = {e.finding.column: (e.action, e.decision.action_rule) for e in guard.explain(frame)}
    assert by_column["生日"] == ("suppress", "repeats the date of birth in column 身份证号")
    assert [w for w in recwarn if w.category is RepeatedColumnWarning] == []


# -- records --------------------------------------------------------------------------------------------

DATA = {
    "text": f"身份证{CHILD}，手机{MOBILE}",
    "list": [f"身份证{CHILD}，手机{MOBILE}", "无"],
    "record": {"身份证号": CHILD, "联系": {"手机号": MOBILE}},
    "records": [{"身份证号": CHILD, "手机号": MOBILE}],
    "frame": pd.DataFrame({"身份证号": [CHILD], "手机号": [MOBILE]}),
    "polars": pl.DataFrame({"身份证号": [CHILD], "手机号": [MOBILE]}),
}


@pytest.mark.parametrize("name", DATA)
def test_the_record_of_a_child_is_lifted_and_says_by_which_clause(own, name):
    entries = {entry.finding.entity: entry for entry in own(SUPPRESSED).explain(DATA[name])}
    mobile = entries["CN_MOBILE"]
    assert (mobile.tier, mobile.action) == ("sensitive", "suppress")
    assert (mobile.decision.rule, mobile.decision.action_rule) == ("record under-14", "record under-14")
    assert "minors under 14" in mobile.clause


def test_only_the_record_of_the_child_is(own):
    texts = [f"身份证{number}，手机{MOBILE}" for number in (ADULT, CHILD, ADULT)]
    actions = [e.action for e in own(SUPPRESSED).explain(texts) if e.finding.entity == "CN_MOBILE"]
    assert actions == ["mask", "suppress", "mask"]


def test_what_a_recipient_may_not_receive_says_so(own):
    text = '[recipients.acme]\ntitle = "a"\nhighest = "personal"\n'
    guard = own(text, recipient="acme")
    assert told(guard.explain(DATA["text"])) == [
        ("CN_RESIDENT_ID", "sensitive", "suppress", "recipient acme"),
        ("CN_MOBILE", "sensitive", "suppress", "recipient acme"),
    ]
    assert told(guard.explain(MOBILE)) == [("CN_MOBILE", "personal", "mask", "tier personal")]


# -- what it says is what is done -----------------------------------------------------------------------

RULES = (
    "",
    SUPPRESSED,
    '[entities]\nCN_MOBILE = { action = "keep", because = "x" }\nEMAIL_ADDRESS = { action = "replace" }',
    '[entities]\nCN_MOBILE = { action = { mask = { keep_first = 3, keep_last = 2 } }, because = "x" }',
    '[records.both]\ntogether = ["CN_MOBILE", "EMAIL_ADDRESS"]\ntier = "sensitive"\nclause = "ours"\n'
    + SUPPRESSED,
)
LEFT = {
    "mask": {MOBILE: "138****8000"},
    "keep": {MOBILE: MOBILE},
    "suppress": {MOBILE: ""},
    "replace": {MOBILE: "<CN_MOBILE>"},
    "mask(keep_first=3, keep_last=2)": {MOBILE: "138******00"},
}
TEXTS = (
    f"手机{MOBILE}。",
    f"身份证{CHILD}，手机{MOBILE}。",
    f"邮箱li.ming@example.com，手机{MOBILE}。",
    f"身份证{ADULT}，手机{MOBILE}。",
)


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("text", TEXTS)
def test_protect_does_what_explain_says(own, rules, text):
    guard = own(rules)
    for data, read in (
        (text, lambda out: out),
        ([text], lambda out: out[0]),
        ({"备注": text}, lambda out: out["备注"]),
        (pd.DataFrame({"备注": [text]}), lambda out: out["备注"][0]),
    ):
        (action,) = {e.action for e in guard.explain(data) if e.finding.entity == "CN_MOBILE"}
        assert read(guard.protect(data)).endswith(f"手机{LEFT[action][MOBILE]}。")


def test_an_explanation_pickles_and_is_as_long_as_what_was_found():
    explanation = Guard().explain(TEXTS[2])
    assert len(explanation) == len(list(explanation)) == 2
    assert str(pickle.loads(pickle.dumps(explanation))) == str(explanation)

"""Rules for columns hold for values of records by their keys; the innermost key that has a rule counts."""

import datetime as dt

import pytest

from piiguard import Guard, PolicyError

POLICY = """
extends = "pipl"
[columns."备注"]
action = "suppress"
[columns."内部"]
action = "keep"
because = "stays in the house"
[columns."昵称"]
entity = "PERSON"
[columns."/说明.*/"]
action = { replace = { with = "[removed]" } }
[columns."电话"]
action = { mask = { keep_first = 3, keep_last = 2 } }
because = "asked for"
"""


@pytest.fixture(scope="module")
def guard(tmp_path_factory):
    file = tmp_path_factory.mktemp("policy") / "own.toml"
    file.write_text(POLICY, "utf-8")
    return Guard(file)


@pytest.mark.parametrize(
    ("record", "left"),
    [
        ({"备注": "已付款"}, {"备注": None}),
        ({"备注": {"a": 1, "b": [True, None]}}, {"备注": None}),  # all below it
        ({"备注": dt.date(2026, 1, 1)}, {"备注": None}),
        ({"a": [{"备注": "x"}, {"c": "x"}]}, {"a": [{"备注": None}, {"c": "x"}]}),
        ({"内部": "手机13800138000"}, {"内部": "手机13800138000"}),
        ({"内部": {"备注": "x", "手机": "13800138000"}}, {"内部": {"备注": None, "手机": "13800138000"}}),
        ({"备注": {"内部": "x"}}, {"备注": None}),  # of what is gone nothing can stay
        ({"昵称": "猫猫咪"}, {"昵称": "猫**"}),
        ({"说明书": "abc"}, {"说明书": "[removed]"}),
        ({"电话": "13800138000"}, {"电话": "138******00"}),
        ({"手机": "13800138000"}, {"手机": "138****8000"}),
    ],
)
def test_what_becomes_of_a_record(guard, record, left):
    assert guard.protect(record) == left
    assert guard.protect([record, record]) == [left, left]


def test_explain_names_the_rule(guard):
    (entry,) = guard.explain({"电话": "13800138000"})
    assert str(entry.decision.action) == "mask(keep_first=3, keep_last=2)"
    assert entry.decision.action_rule == "column 电话"


def test_records_are_not_taken_for_the_table_of_a_plan():
    """Nothing is guessed under a plan, and a record may have any keys."""
    planned = Guard(Guard().classify([{"手机": "13800138000"}] * 3).to_policy())
    with pytest.raises(PolicyError, match="plan of a table"):
        planned.protect([{"手机": "13800138000"}])

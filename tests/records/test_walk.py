"""Nested records: out come the leaves to search, back goes a copy with other leaves."""

import datetime as dt
import decimal
from collections import OrderedDict, namedtuple
from types import MappingProxyType

import numpy as np
import pytest

from piiguard import Guard
from piiguard.records.walk import leaves, number_text, rebuild

GUARD = Guard()
Person = namedtuple("Person", "name phone")


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"手机号": "a"}, [("手机号", None), ("a", "手机号")]),  # a key is searched, and is the header below
        ({"user": {"tel": "a"}}, [("user", None), ("tel", None), ("a", "user tel")]),  # the last two keys
        ({"a": {"b": {"c": "x"}}}, [("a", None), ("b", None), ("c", None), ("x", "b c")]),
        ({"tel": ["a", "b"]}, [("tel", None), ("a", "tel"), ("b", "tel")]),
        ({"n": 138}, [("n", None), ("138", "n")]),
        ({138: "a"}, [("138", None), ("a", None)]),
        ([["a"], "b"], [("a", None), ("b", None)]),
        ({"k": [None, True, dt.time(12), float("nan"), float("inf")]}, [("k", None)]),  # these pass
        ({"k": [dt.date(2020, 1, 1), dt.datetime(2020, 1, 1)]}, [("k", None), *[("2020-01-01", "k")] * 2]),
        ({True: None, None: "a", ("k",): "b"}, [("a", None), ("b", None)]),  # keys that are no text
        ({}, []),
        ([], []),
    ],
)
def test_leaves_are_searched_under_their_keys(record, found):
    assert [(leaf.text, leaf.header) for leaf in leaves(record)] == found


def test_the_row_of_a_leaf_counts_the_outermost_list():
    assert [(leaf.row, leaf.steps) for leaf in leaves([["a", "b"], ["c"]])] == [
        (0, (0, 0)),
        (0, (0, 1)),
        (1, (1, 0)),
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (13800138000, "13800138000"),
        (13800138000.0, "13800138000"),  # not 13800138000.0
        (1.5, "1.5"),
        (decimal.Decimal("6222020000000000000"), "6222020000000000000"),
        (1e300, "1e+300"),
    ],
)
def test_numbers_are_searched_as_people_write_them(number, text):
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("record", "protected"),
    [
        ({"手机号": 13800138000}, {"手机号": "138****8000"}),  # a masked number becomes text
        ({"手机号": np.int64(13800138000)}, {"手机号": "138****8000"}),
        ({"n": 42, "x": 1.5}, {"n": 42, "x": 1.5}),  # an untouched one stays a number
        ({"tel": ("13800138000", None)}, {"tel": ("138****8000", None)}),
        (Person("x", {"tel": "13800138000"}), Person("x", {"tel": "138****8000"})),
        ({"13800138000": 1}, {"138****8000": 1}),  # a key
        ({13800138000: 1}, {"138****8000": 1}),
        ({"13800138000": 1, "13811118000": 2}, {"138****8000": 1, "138****8000 (2)": 2}),  # no value is lost
        (OrderedDict(a=["13800138000"]), {"a": ["138****8000"]}),
        (MappingProxyType({"a": "13800138000"}), {"a": "138****8000"}),
    ],
)
def test_a_protected_record_keeps_its_shape(record, protected):
    assert GUARD.protect(record) == protected


def test_dates_times_and_booleans_pass_as_they_are():
    record = {"a": dt.datetime(2020, 1, 1), "b": dt.timedelta(1), "c": True, "d": None}
    assert GUARD.protect(record) == record


def test_a_key_labels_the_value_below_it():
    assert GUARD.protect({"登录密码": "hunter2x", "备注": "hunter2x"}) == {
        "登录密码": "******",
        "备注": "hunter2x",
    }


def test_the_path_of_a_finding_has_keys_and_indices():
    (finding,) = GUARD.scan({"user": {"phones": [None, "13800138000"]}})
    assert (finding.path, finding.row, finding.in_key) == (("user", "phones", 1), 0, False)


def test_a_key_in_a_path_is_masked_when_it_is_itself_a_finding():
    findings = list(GUARD.scan([{"13800138000": {"mail": "a@example.com"}}]))
    assert [(f.path, f.in_key) for f in findings] == [
        ((0, "138****8000"), True),
        ((0, "138****8000", "mail"), False),
    ]


@pytest.mark.parametrize("value", [b"13800138000", bytearray(b"1"), object(), {1, 2}, 1j, range(3)])
def test_a_value_that_cannot_be_searched_is_refused(value):
    """Nothing passes unsearched; the message tells the kind and how deep, not the value."""
    kind = type(value).__name__
    with pytest.raises(TypeError, match=f"value of type {kind}, 2 levels down"):
        GUARD.protect({"a": {"b": value}})


def test_rebuilding_without_changes_gives_an_equal_copy_that_is_not_the_same():
    record = {"a": [1, {"b": (2, None)}]}
    copy = rebuild(record, {})
    assert copy == record
    assert copy["a"] is not record["a"]

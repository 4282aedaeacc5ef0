"""`custom` (自定义): a transform of the caller's own, in a policy under its name."""

import datetime as dt
import pickle
import sys
import traceback
from importlib import metadata
from types import ModuleType

import pandas as pd
import pytest

from piiguard import Guard, PolicyError
from piiguard.access import Access
from piiguard.errors import TransformError
from piiguard.keys import KeyRing
from piiguard.policy.load import load_policy
from piiguard.policy.save import to_toml
from piiguard.transforms.action import EQUALITY, NOTHING, PART, Action
from piiguard.transforms.custom import Custom, bound, installed
from piiguard.transforms.kind import Context
from piiguard.transforms.kinds import kind

ACCESS = Access("li.na", "auditor", "complaint")
MOBILE = "13800138000"
POLICY = """
name = "own"
extends = "pipl"
unfit = { replace = { with = "-" } }
[entities]
CN_MOBILE = { action = { custom = { use = "turned" } }, because = "test" }
[access.auditor]
principals = ["li.na"]
highest = "sensitive"
purposes = ["complaint"]
"""


def turned(values, context):
    """Each value backwards; one that ends with 9 does not fit."""
    return [None if value.endswith("9") else value[::-1] for value in values]


def back(values, context):
    return [value[::-1] for value in values]


def raising(values, context):
    raise RuntimeError(f"cannot turn {values[0]}")


def guarded(folder, custom, policy=POLICY, **more):
    path = folder / "own.toml"
    path.write_text(policy, encoding="utf-8")
    return Guard(path, transforms=[custom], audit=folder / "a.jsonl", **more)


def test_a_policy_asks_for_it_by_name(tmp_path):
    """In text, records and frames; what it says does not fit goes to `unfit`."""
    guard = guarded(tmp_path, Custom("turned", turned))
    assert guard.protect(f"手机{MOBILE}") == f"手机{MOBILE[::-1]}"
    assert guard.protect({"手机号": MOBILE, "备注": "手机13800138009"}) == {
        "手机号": MOBILE[::-1],
        "备注": "手机-",
    }
    frame = pd.DataFrame({"手机号": [MOBILE, "13800138009", None]})
    assert guard.protect(frame)["手机号"].fillna("").tolist() == [MOBILE[::-1], "-", ""]


def test_what_it_is_told_beside_the_values(tmp_path):
    told = []
    custom = Custom("turned", lambda values, context: told.append(context) or list(values))
    guarded(tmp_path, custom, as_of=dt.date(2026, 11, 22)).protect(
        [f"手机{MOBILE}"], subject=["C1"], release="2026-11"
    )
    (context,) = told
    assert (context.entity, context.release, context.recipient) == ("CN_MOBILE", "2026-11", "")
    assert (list(context.subjects), context.keys, context.day) == (["C1"], None, dt.date(2026, 11, 22))


@pytest.mark.parametrize(("deterministic", "asked"), [(True, 1), (False, 5)])
def test_equal_values_are_asked_for_once_if_it_is_deterministic(tmp_path, deterministic, asked):
    seen = []
    custom = Custom(
        "turned", lambda values, context: seen.extend(values) or list(values), deterministic=deterministic
    )
    guarded(tmp_path, custom).protect(pd.DataFrame({"手机号": [MOBILE] * 5}))
    assert seen == [MOBILE] * asked


def test_the_way_back_is_taken_in_columns_and_keys(tmp_path):
    """Nothing in a text tells what a custom transform wrote."""
    guard = guarded(tmp_path, Custom("turned", turned, reveals=back))
    for data in ({"手机号": MOBILE}, [{"a": {"手机号": MOBILE}}]):
        assert guard.reveal(guard.protect(data), access=ACCESS) == data
    frame = pd.DataFrame({"手机号": [MOBILE, "13912345678"]})
    pd.testing.assert_frame_equal(guard.reveal(guard.protect(frame), access=ACCESS), frame)
    text = guard.protect(f"手机{MOBILE}")
    assert guard.reveal(text, access=ACCESS) == text


def test_one_without_a_way_back_reveals_nothing(tmp_path):
    guard = guarded(tmp_path, Custom("turned", turned))
    protected = guard.protect({"手机号": MOBILE})
    assert guard.reveal(protected, access=ACCESS) == protected
    with pytest.raises(TransformError, match="turned has no way back"):
        Custom("turned", turned).reveal(["x"], Context("CN_MOBILE"))


# Errors hold no value.


def told_by(error):
    told = []
    while error is not None:
        told += [repr(error), *traceback.format_exception_only(error)]
        error = error.__cause__ or error.__context__
    return "".join(told)


WRONG = [
    (raising, "transform turned raised RuntimeError; its message is not shown"),
    (lambda values, context: None, "transform turned raised TypeError"),
    (lambda values, context: values[0][99], "transform turned raised IndexError"),
    (lambda values, context: [], "transform turned: 0 results for 1 values"),
    (lambda values, context: [*values, *values], "transform turned: 2 results for 1 values"),
    (lambda values, context: values[0], "transform turned: 11 results for 1 values"),  # a str is no list
    (lambda values, context: [int(value) for value in values], "neither text nor None"),
    (lambda values, context: [value.encode() for value in values], "neither text nor None"),
]


@pytest.mark.parametrize(("function", "reason"), WRONG)
@pytest.mark.parametrize("data", [f"手机{MOBILE}", {"手机号": MOBILE}, pd.DataFrame({"手机号": [MOBILE]})])
def test_a_function_that_fails_is_named_and_its_message_hidden(tmp_path, function, reason, data):
    """Nothing is returned for any value."""
    with pytest.raises(TransformError, match=reason) as refused:
        guarded(tmp_path, Custom("turned", function)).protect(data)
    assert MOBILE not in told_by(refused.value)


@pytest.mark.parametrize(
    ("function", "reason"),
    [*WRONG, (lambda values, context: [None], "transform turned: the way back gave None")],
)
def test_a_way_back_that_fails_is_named_and_its_message_hidden(tmp_path, function, reason):
    guard = guarded(tmp_path, Custom("turned", turned, reveals=function))
    protected = guard.protect({"手机号": MOBILE})
    with pytest.raises(TransformError, match=reason) as refused:
        guard.reveal(protected, access=ACCESS)
    assert MOBILE not in told_by(refused.value) and MOBILE[::-1] not in told_by(refused.value)


def test_an_interruption_is_not_swallowed():
    def interrupted(values, context):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Custom("turned", interrupted).apply(["x"], Context("CN_MOBILE"))


# What it declares is what policies are checked against.


def test_it_declares_what_it_is_told_to_declare():
    plain, full = Custom("a", turned), Custom("a", turned, back, EQUALITY, deterministic=True, needs_key=True)
    declared = plain.declaration
    assert (declared.kind, declared.shows, declared.reversible, declared.deterministic) == (
        "custom",
        PART,
        False,
        False,
    )
    declared = full.declaration
    assert (declared.shows, declared.reversible, declared.deterministic) == (EQUALITY, True, True)
    assert (declared.format_preserving, declared.needs_key) == (True, True)


@pytest.mark.parametrize("shows", [-1, 4, 99])
def test_how_much_it_shows_is_0_to_3(shows):
    with pytest.raises(TransformError, match="transform turned: shows is 0, 1, 2 or 3"):
        Custom("turned", turned, shows=shows)


def test_one_that_needs_a_key_is_refused_without(tmp_path):
    custom = Custom("turned", turned, needs_key=True)
    with pytest.raises(PolicyError, match="asks for custom, which needs keys"):
        guarded(tmp_path, custom)
    assert (
        guarded(tmp_path, custom, keys=KeyRing.in_memory()).protect(f"手机{MOBILE}") == f"手机{MOBILE[::-1]}"
    )


def test_a_recipient_who_may_have_nothing_reversible_gets_none(tmp_path):
    """What can be undone is refused when the policy is loaded."""
    policy = POLICY + '[recipients.acme]\ntransforms = "irreversible"\n'
    text = f"手机{MOBILE}"
    one_way = guarded(tmp_path, Custom("turned", turned, shows=NOTHING), policy, recipient="acme")
    assert one_way.protect(text) == f"手机{MOBILE[::-1]}"
    with pytest.raises(PolicyError, match='"irreversible" does not let this through'):
        guarded(tmp_path, Custom("turned", turned, back), policy, recipient="acme")


def test_one_that_is_not_given_is_refused_when_the_guard_is_made(tmp_path):
    with pytest.raises(PolicyError, match="no transform 'turned' was given to the guard; given: 'other'"):
        guarded(tmp_path, Custom("other", turned))
    with pytest.raises(PolicyError, match="given: none"):
        Guard(tmp_path / "own.toml")


def test_a_policy_file_can_be_read_without_it(tmp_path):
    """To check it, where the transform is not installed; then the worst is supposed: it can be undone."""
    path = tmp_path / "own.toml"
    path.write_text(POLICY, encoding="utf-8")
    policy = load_policy(path)
    (action,) = (rule.action for rule in policy.own[0].entities.values())
    assert action == Action.of("custom", use="turned")
    assert action.declaration.reversible
    assert 'use = "turned"' in to_toml(policy)
    with pytest.raises(TransformError, match="transform turned is not given"):
        kind("custom").make(action)


def test_a_saved_policy_names_it_and_nothing_else(tmp_path):
    custom = Custom("turned", turned)
    guard = guarded(tmp_path, custom)
    saved = to_toml(guard._pipeline.policy)
    assert 'custom = { use = "turned" }' in saved and "function" not in saved
    assert bound(Action.of("custom", use="turned"), [custom]).option("by") is custom


def test_no_repr_shows_a_function():
    assert repr(Custom("turned", turned)).startswith("Custom(name='turned', shows=2")


def _same(values, context):
    return list(values)


def test_it_pickles_if_its_functions_do(monkeypatch):
    """By name, as functions do."""
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(Custom("turned", lambda values, context: values))
    offering = ModuleType("offering")
    offering.same = _same
    monkeypatch.setattr(_same, "__module__", "offering")
    monkeypatch.setattr(_same, "__qualname__", "same")
    monkeypatch.setitem(sys.modules, "offering", offering)
    travelled = pickle.loads(pickle.dumps(Custom("turned", offering.same)))
    assert travelled.apply(["a"], Context("CN_MOBILE")) == ["a"]


# Entry points.


def test_one_that_another_distribution_offers_is_loaded_by_name(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "offering", ModuleType("offering"))
    sys.modules["offering"].TURNED = Custom("turned", turned)
    sys.modules["offering"].NOTHING = "no transform"
    points = metadata.EntryPoints(
        metadata.EntryPoint(name, f"offering:{attribute}", "piiguard.transforms")
        for name, attribute in (("turning", "TURNED"), ("broken", "NOTHING"))
    )
    monkeypatch.setattr(metadata, "entry_points", lambda **given: points.select(**given))
    path = tmp_path / "own.toml"
    path.write_text(POLICY, encoding="utf-8")
    assert Guard(path, transforms=["turning"]).protect(f"手机{MOBILE}") == f"手机{MOBILE[::-1]}"
    with pytest.raises(TransformError, match=r"entry point 'broken' .* is no Custom"):
        installed("broken")


def test_a_name_that_nothing_offers_is_refused():
    with pytest.raises(TransformError, match=r"no entry point 'nothing' in group piiguard\.transforms"):
        Guard(transforms=["nothing"])


@pytest.mark.parametrize("given", [turned, "", 3])
def test_what_is_no_transform_is_refused_when_the_guard_is_made(given):
    """Not when the first value comes."""
    with pytest.raises((PolicyError, TransformError)):
        Guard(transforms=[given])


def test_two_of_one_name_are_refused(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(POLICY, encoding="utf-8")
    with pytest.raises((PolicyError, TransformError)):
        Guard(path, transforms=[Custom("turned", turned), Custom("turned", back)])

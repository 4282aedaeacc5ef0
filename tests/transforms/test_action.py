"""Actions (处理方式): what may be asked of a value, and what each kind of transform declares."""

import pickle

import pytest

from piiguard.transforms.action import KEEP, MASK, SUPPRESS, Action, frozen, thawed
from piiguard.transforms.kinds import kind, kinds


def test_every_file_that_defines_a_kind_is_one():
    """Those that show most come first; nobody keeps a list."""
    assert list(kinds()) == [
        *("keep", "custom", "generalize", "mask", "shift"),
        *("fpe", "pseudonymize", "surrogate", "tokenize"),
        *("encrypt", "replace", "suppress"),
    ]


@pytest.mark.parametrize(
    ("name", "shows"),
    [("keep", 3), ("mask", 2), ("generalize", 2), ("pseudonymize", 1), ("replace", 0), ("suppress", 0)],
)
def test_a_kind_declares_how_much_it_shows(name, shows):
    """3 all, 2 a part, 1 only which values are equal, 0 nothing."""
    assert kind(name).declaration.shows == shows


def test_what_can_be_undone_needs_a_key():
    """A caller's own may do without."""
    undone = {name for name, one in kinds().items() if one.declaration.reversible}
    assert undone == {"encrypt", "fpe", "tokenize", "custom"}
    assert all(kind(name).declaration.needs_key for name in undone - {"custom"})


def test_there_is_no_hash_without_a_key():
    """All numbers of mobiles are hashed in minutes; see transforms, section on pitfalls."""
    assert "hash" not in kinds()
    assert kind("pseudonymize").declaration.needs_key


def test_randomized_encryption_is_not_deterministic():
    assert not Action("encrypt").declaration.deterministic
    assert Action.of("encrypt", mode="deterministic").declaration.deterministic


def test_every_kind_has_a_chinese_name_of_its_own():
    names = [one.declaration.zh for one in kinds().values()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_kinds_cannot_be_changed():
    with pytest.raises(TypeError):
        kinds()["keep"] = kind("mask")


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (KEEP, "keep"),
        (SUPPRESS, "suppress"),
        (Action.of("mask", keep_last=2, keep_first=3), "mask(keep_first=3, keep_last=2)"),
        (Action.of("replace", **{"with": "[{entity}]"}), "replace(with=[{entity}])"),
        (Action.of("mask", ranges=[[0, 3], [5, 7]]), "mask(ranges=[[0, 3], [5, 7]])"),
        (Action.of("replace", map={"b": "2", "a": "1"}), "replace(map={a=1, b=2})"),
    ],
)
def test_an_action_reads_as_one_writes_it(action, words):
    assert str(action) == words


def test_the_order_of_options_does_not_matter():
    assert Action.of("mask", keep_first=3, keep_last=2) == Action.of("mask", keep_last=2, keep_first=3)


def test_an_option_that_is_not_given_has_a_default():
    action = Action.of("mask", keep_first=0)
    assert (action.option("keep_first", 9), action.option("keep_last", 9), action.option("x")) == (0, 9, None)


def test_an_action_can_be_a_key_and_pickles():
    """Also with lists and tables among its options."""
    action = Action.of("replace", map={"a": "1"}, dictionary=["x", "y"])
    assert {action: 1}[pickle.loads(pickle.dumps(action))] == 1
    assert MASK.declaration is kind("mask").declaration


@pytest.mark.parametrize("value", [1, "a", [1, [2]], {"a": [1, {"b": 2}]}, []])
def test_what_was_frozen_thaws(value):
    assert thawed(frozen(value)) == value
    assert hash(frozen(value)) is not None

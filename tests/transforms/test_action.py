"""Actions (处理方式): what may be asked of a value, and what each kind of transform declares."""

import pickle

import pytest

from piiguard.transforms.action import DECLARATIONS, KEEP, MASK, SUPPRESS, Action


def test_four_kinds_can_be_done_in_this_version():
    assert [kind for kind, declared in DECLARATIONS.items() if declared.available] == [
        *("keep", "mask", "replace", "suppress")
    ]


@pytest.mark.parametrize(
    ("kind", "shows"),
    [("keep", 3), ("mask", 2), ("generalize", 2), ("pseudonymize", 1), ("replace", 0), ("suppress", 0)],
)
def test_a_kind_declares_how_much_it_shows(kind, shows):
    """3 all, 2 a part, 1 only which values are equal, 0 nothing."""
    assert DECLARATIONS[kind].shows == shows


def test_what_can_be_undone_needs_a_key():
    undone = [declared for declared in DECLARATIONS.values() if declared.reversible]
    assert undone
    assert all(declared.needs_key for declared in undone)


def test_nothing_that_needs_a_key_is_available():
    """There are no keys yet."""
    assert [d.kind for d in DECLARATIONS.values() if d.needs_key and d.available] == []


def test_every_kind_has_a_chinese_name_of_its_own():
    names = [declared.zh for declared in DECLARATIONS.values()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_declarations_cannot_be_changed():
    with pytest.raises(TypeError):
        DECLARATIONS["keep"] = DECLARATIONS["mask"]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (KEEP, "keep"),
        (SUPPRESS, "suppress"),
        (Action.of("mask", keep_last=2, keep_first=3), "mask(keep_first=3, keep_last=2)"),
        (Action.of("replace", **{"with": "[{entity}]"}), "replace(with=[{entity}])"),
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
    action = Action.of("mask", length=6)
    assert {action: 1}[pickle.loads(pickle.dumps(action))] == 1
    assert MASK.declaration is DECLARATIONS["mask"]

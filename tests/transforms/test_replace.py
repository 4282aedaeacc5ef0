"""`replace` (替换): a constant, a word that a key chooses from a dictionary, or what a map says."""

import hashlib
import json
import pickle
from collections import Counter
from dataclasses import replace

import pytest

from piiguard.errors import KeyUnavailableError
from piiguard.transforms.action import EQUALITY, NOTHING, PART, Action
from piiguard.transforms.kind import Context, Transform
from piiguard.transforms.replace import KIND, make

WORDS = ["red", "green", "blue", "white"]
MAP = {"男": "M", "女": "F", "1": "M"}


class Ring:
    """A key ring of one key: what it derives depends on all that it is asked for."""

    def primary(self, purpose, *, entity="", recipient=""):
        assert purpose == "surrogate"
        return "k0000001"

    def derived(self, kid, *, purpose, algorithm, entity="", recipient="", release=b"", length=32):
        told = repr((kid, purpose, algorithm, entity, recipient, release))
        return hashlib.sha256(told.encode()).digest()[:length]

    def release_id(self, kid, release):
        return hashlib.sha256(release.encode()).digest()[:8] if release else b""


CONTEXT = Context("EMPLOYEE_NO", keys=Ring())
VALUES = [f"E{number:05d}" for number in range(400)]
ACTIONS = [
    Action("replace"),
    Action.of("replace", **{"with": "-"}),
    Action.of("replace", dictionary=WORDS),
    Action.of("replace", map=MAP),
]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "<EMPLOYEE_NO>"),
        ({"with": "（{entity}）"}, "（EMPLOYEE_NO）"),
        ({"with": ""}, ""),
        ({"with": "{}"}, "{}"),
    ],
)
def test_a_constant_is_the_same_for_all(options, text):
    assert make(Action.of("replace", **options)).apply(["a", ""], CONTEXT) == [text, text]


def test_from_a_dictionary_a_value_always_gets_the_same_word():
    chosen = make(Action.of("replace", dictionary=WORDS))
    words = chosen.apply(VALUES, CONTEXT)
    assert words == [chosen.apply([value], CONTEXT)[0] for value in VALUES]
    assert chosen.apply(["138 0013 8000", "+8613800138000"], replace(CONTEXT, entity="CN_MOBILE")) in [
        [word, word] for word in WORDS
    ]  # spellings of one value


def test_all_words_are_about_as_likely():
    counts = Counter(make(Action.of("replace", dictionary=WORDS)).apply(VALUES, CONTEXT))
    assert set(counts) == set(WORDS)
    assert min(counts.values()) > 60  # of 100 each


@pytest.mark.parametrize(
    "other", [{"entity": "STUDENT_NO"}, {"recipient": "acme"}, {"release": "2026-11"}, {"gm": True}]
)
def test_what_another_domain_gets_cannot_be_joined(other):
    chosen = make(Action.of("replace", dictionary=WORDS))
    theirs = chosen.apply(VALUES, replace(CONTEXT, **other))
    same = sum(a == b for a, b in zip(chosen.apply(VALUES, CONTEXT), theirs, strict=True))
    assert same < 160  # 100 by chance


def test_a_dictionary_needs_keys():
    with pytest.raises(KeyUnavailableError, match="replace with a dictionary needs keys"):
        make(Action.of("replace", dictionary=WORDS)).apply(["a"], Context("EMPLOYEE_NO"))


def test_a_map_says_what_each_value_becomes_and_lacks_others():
    mapped = make(Action.of("replace", map=MAP)).apply(["男", " 女", "１", "", "X"], CONTEXT)
    assert mapped == ["M", "F", "M", None, None]


# -- what a policy may write ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "shows", "needs_key"),
    list(zip(ACTIONS, [NOTHING, NOTHING, EQUALITY, PART], [False, False, True, False], strict=True)),
    ids=str,
)
def test_what_it_declares_depends_on_its_options(action, shows, needs_key):
    declared = KIND.declared(action)
    assert (declared.zh, declared.shows, declared.needs_key) == ("替换", shows, needs_key)
    assert declared.deterministic


@pytest.mark.parametrize("action", ACTIONS, ids=str)
def test_transforms_pickle(action):
    transform = make(action)
    assert isinstance(transform, Transform)
    again = pickle.loads(pickle.dumps(transform))
    assert again.apply(["男"], CONTEXT) == transform.apply(["男"], CONTEXT)


OPTIONS = {option.name: option for option in KIND.options}


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("with", 7, "needed: a text"),
        ("dictionary", ["red"], "two texts or more"),  # one word is a constant
        ("dictionary", ["red", "red"], "each another"),
        ("dictionary", ["red", ""], "two texts or more"),
        ("dictionary", "red", "needed: a list"),
        ("map", {}, "needed: a table"),
        ("map", {"1": 2}, "needed: a table"),
        ("map", {"1": "a", "１": "b"}, "differ only in spaces or full-width forms"),
    ],
)
def test_what_is_no_option_is_refused(name, value, why):
    assert why in OPTIONS[name].problem(value)


def test_only_one_of_them():
    assert KIND.together({"with": "x", "map": MAP}) == "given map and with; only one of them may be"
    assert KIND.together({"map": MAP}) == KIND.together({}) == ""
    assert [OPTIONS[name].problem(value) for name, value in (("dictionary", WORDS), ("map", MAP))] == ["", ""]


def test_schemas_are_json():
    assert all(json.loads(json.dumps(dict(option.schema))) for option in KIND.options)

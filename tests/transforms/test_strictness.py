"""Which of two actions shows less (更严): nothing, equality, a part, all; of masks the fewer characters."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from piiguard import Category, Entity, keep
from piiguard.transforms.action import KEEP, MASK, SUPPRESS, Action
from piiguard.transforms.mask import mask_text
from piiguard.transforms.masking import masked_by
from piiguard.transforms.strictness import is_stricter, shows_more, stricter
from piiguard.treatments import treatment

REPLACE = Action.of("replace", **{"with": "-"})
WIDE, NARROW, FIXED = (
    Action.of("mask", keep_first=3, keep_last=4),
    Action.of("mask", keep_first=1),
    Action.of("mask", length=6),
)
EVERY = (KEEP, WIDE, NARROW, MASK, FIXED, REPLACE, SUPPRESS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MASK, KEEP),
        (SUPPRESS, MASK),
        (REPLACE, MASK),
        (Action("pseudonymize"), MASK),
        (SUPPRESS, Action("pseudonymize")),
        (FIXED, NARROW),
        (Action.of("mask", keep_first=0), WIDE),
        (MASK, NARROW),  # each identifier's own mask counts as the strictest that still shows a part
    ],
    ids=str,
)
def test_the_stricter_shows_less(one, other):
    assert (is_stricter(one, other), is_stricter(other, one)) == (True, False)
    assert stricter(one, other) == stricter(other, one) == one
    assert (shows_more(other, one), shows_more(one, other)) == (True, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SUPPRESS, REPLACE),  # both show nothing
        (Action("pseudonymize"), Action("surrogate")),  # both show what is equal
    ],
    ids=str,
)
def test_of_equally_strict_ones_the_first_is_taken(one, other):
    assert not is_stricter(one, other)
    assert not is_stricter(other, one)
    assert (stricter(one, other), stricter(other, one)) == (one, other)


@pytest.mark.parametrize(
    ("one", "other", "text", "left"),
    [
        (Action.of("mask", keep_first=3), Action.of("mask", keep_last=3), "13800138000", "***********"),
        (NARROW, WIDE, "13800138000", "1**********"),
        (NARROW, WIDE, "张三", "**"),  # the first leaves one character, the other none
    ],
    ids=str,
)
def test_of_two_masks_that_differ_one_that_hides_what_either_hides_is_taken(one, other, text, left):
    """Also with an identifier's own mask, of which no file knows what it shows."""
    entity = Entity("X", "某", "x", Category.CONTACT)
    for pair in ((one, other), (other, one)):
        mask = treatment(stricter(*pair), entity, keep(3, 4))
        assert mask_text(mask, text) == left
    own = treatment(stricter(MASK, stricter(one, other)), entity, keep(0, 1))
    assert set(mask_text(own, text)[:-1]) == {"*"}


def test_a_mask_of_fixed_length_hides_all():
    assert stricter(MASK, FIXED) == stricter(FIXED, MASK) == FIXED


def test_of_two_masks_each_may_show_more():
    """Of 13800138000 the wide one shows seven characters, of 张三 none."""
    assert shows_more(WIDE, NARROW)
    assert shows_more(NARROW, WIDE)


def test_a_mask_that_hides_too_little_of_a_value_hides_all_of_it():
    """Of values of 19 characters keep_first=16 would leave 16; as it hides 3 only, it leaves none."""
    assert is_stricter(Action.of("mask", keep_first=40), Action.of("mask", keep_first=6, keep_last=4))


@pytest.mark.parametrize(("one", "other"), list(itertools.product(EVERY, EVERY)), ids=str)
def test_nothing_is_stricter_than_what_is_stricter(one, other):
    assert not (is_stricter(one, other) and is_stricter(other, one))
    assert not (is_stricter(one, other) and shows_more(one, other))


actions = st.one_of(
    st.sampled_from([KEEP, REPLACE, SUPPRESS, FIXED]),
    st.builds(
        lambda first, last: Action.of("mask", keep_first=first, keep_last=last),
        st.integers(0, 8),
        st.integers(0, 8),
    ),
)


def left(action, value):
    """The characters of a value that an action leaves, at their places."""
    if action.kind == "keep":
        return set(range(len(value)))
    if action.kind != "mask" or action.option("length"):
        return set()
    mask = masked_by(action, keep(3, 4))
    return {place for place, shown in enumerate(mask_text(mask, value)) if shown != "*"}


@given(actions, actions, st.sampled_from([2, 3, 4, 7, 8, 11, 15, 16, 18, 19, 24, 32]))
def test_the_stricter_never_leaves_more_characters(one, other, length):
    assume(is_stricter(one, other))
    assert len(left(one, "7" * length)) <= len(left(other, "7" * length))


def test_strictness_is_transitive():
    chains = [
        (one, third)
        for one, other, third in itertools.product(EVERY, EVERY, EVERY)
        if is_stricter(one, other) and is_stricter(other, third)
    ]
    assert chains
    assert all(is_stricter(one, third) for one, third in chains)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Action("shift"), MASK),
        (Action("generalize"), MASK),
        (Action.of("generalize", round=10), Action.of("generalize", round=5)),
    ],
    ids=str,
)
def test_of_two_ways_to_show_a_part_neither_is_trusted(one, other):
    """Each may show what the other hides, so that together nothing may be left."""
    assert shows_more(one, other)
    assert shows_more(other, one)
    assert stricter(one, other) == SUPPRESS


@pytest.mark.parametrize(
    ("strict", "open_"),
    [
        (Action("pseudonymize"), Action("tokenize")),
        (SUPPRESS, Action("encrypt")),
        (Action("pseudonymize"), MASK),
        (Action("tokenize"), Action("generalize")),
    ],
    ids=str,
)
def test_without_a_way_back_is_stricter_than_with_one(strict, open_):
    assert is_stricter(strict, open_)
    assert not is_stricter(open_, strict)
    assert stricter(open_, strict) == strict

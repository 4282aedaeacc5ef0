"""What columns disclose although their values are replaced (残余风险), and when that is said."""

import pandas as pd
import pytest

from piiguard import Guard
from piiguard.errors import DisclosureWarning
from piiguard.frames.disclosing import Column, disclosures
from piiguard.keys import KeyRing
from piiguard.transforms.action import KEEP, MASK, SUPPRESS, Action

PSEUDONYMS = Action.of("pseudonymize")
EQUAL = Action.of("encrypt", mode="deterministic")
RANDOM = Action.of("encrypt")


def told(*columns):
    """The warnings about columns given as (name, values, action)."""
    return list(
        disclosures(
            [
                Column(name, pd.Series(values, dtype="str"), action, "CN_MOBILE")
                for name, values, action in columns
            ]
        )
    )


FEW = ["a", "b"] * 50
MANY = [f"{number:05}" for number in range(5000)]


@pytest.mark.parametrize(
    "action", [PSEUDONYMS, EQUAL, Action.of("tokenize"), Action.of("fpe"), Action.of("surrogate")]
)
def test_one_value_that_stands_there_often_is_told_by_that(action):
    """Only which values are equal is shown, and that is enough."""
    (words,) = told(("姓名", FEW, action))
    assert words.startswith("column 姓名: one value fills 50.0 % of the cells")
    assert action.kind in words and "use generalize, or encrypt" in words


@pytest.mark.parametrize(
    "action", [RANDOM, MASK, SUPPRESS, KEEP, Action.of("replace"), Action.of("generalize")]
)
def test_what_does_not_show_which_values_are_equal_is_not_counted(action):
    """Of masks and generalized values it is known that they show a part."""
    assert told(("姓名", FEW, action)) == []


@pytest.mark.parametrize(
    "values",
    [
        [],
        [None] * 100,
        MANY,
        ["a"] * 9,  # fewer than ten are chance
        [*MANY, *["a"] * 50],  # one in a hundred
    ],
)
def test_columns_whose_values_are_rare_say_nothing(values):
    assert told(("姓名", values, PSEUDONYMS)) == []


def test_few_different_values_in_a_long_column_are_told_by_their_order():
    (words,) = told(("编号", [f"{number % 700:03}" for number in range(9800)], PSEUDONYMS))
    assert words.startswith("column 编号: 700 different values")


@pytest.mark.parametrize(("one", "other"), [(MASK, PSEUDONYMS), (EQUAL, MASK), (MASK, Action.of("tokenize"))])
def test_a_mask_and_a_pseudonym_of_the_same_values_leave_few_to_guess_from(one, other):
    """facts: 10^4 numbers are left of a masked mobile, so a leaked key or a lookup tells the rest."""
    (words,) = told(("手机号", MANY, one), ("电话", MANY, other))
    assert words.startswith("columns 手机号 and 电话 hold the same values, one masked, one as ")
    assert "10,000 numbers" in words


@pytest.mark.parametrize(
    ("one", "other"), [(MASK, MASK), (MASK, RANDOM), (MASK, SUPPRESS), (EQUAL, PSEUDONYMS)]
)
def test_other_pairs_of_the_same_values_do_not(one, other):
    assert told(("手机号", MANY, one), ("电话", MANY, other)) == []


def test_other_values_do_not():
    assert told(("手机号", MANY, MASK), ("电话", MANY[::-1], PSEUDONYMS)) == []
    assert told(("手机号", [None] * 100, MASK), ("电话", [None] * 100, PSEUDONYMS)) == []


# Through a guard.


def guarded(folder, text):
    path = folder / "own.toml"
    path.write_text(f'name = "own"\nextends = "pipl"\n{text}', encoding="utf-8")
    return Guard(path, keys=KeyRing.in_memory())


REPEATED = pd.DataFrame({"手机号": [f"1380013800{number % 2}" for number in range(40)]})


def test_a_guard_warns_and_still_protects(tmp_path):
    guard = guarded(tmp_path, '[entities]\nCN_MOBILE = { action = "pseudonymize" }')
    with pytest.warns(DisclosureWarning, match="column 手机号: one value fills 50.0 %") as caught:
        protected = guard.protect(REPEATED)
    assert protected["手机号"].nunique() == 2
    assert not any("1380013800" in str(one.message) for one in caught)


def test_a_guard_that_randomizes_does_not_warn(tmp_path):
    guard = guarded(tmp_path, '[entities]\nCN_MOBILE = { action = "encrypt", because = "t" }')
    assert guard.protect(REPEATED)["手机号"].nunique() == 40
    assert Guard().protect(REPEATED)["手机号"].nunique() == 2


def test_a_guard_warns_of_a_mask_beside_a_pseudonym(tmp_path):
    guard = guarded(tmp_path, '[columns."电话"]\naction = "pseudonymize"\nbecause = "t"')
    numbers = [f"1380013{number:04}" for number in range(300)]
    with pytest.warns(DisclosureWarning, match="columns 手机号 and 电话 hold the same values"):
        guard.protect(pd.DataFrame({"手机号": numbers, "电话": numbers}))


def test_the_name_of_a_column_that_is_personal_itself_is_masked(tmp_path):
    guard = guarded(tmp_path, '[columns."/.*/"]\naction = "pseudonymize"\nbecause = "t"')
    with pytest.warns() as caught:
        guard.protect(pd.DataFrame({"13800138000": ["a"] * 40}))
    assert any("one value fills" in str(one.message) for one in caught)
    assert not any("13800138000" in str(one.message) for one in caught)


def test_an_empty_frame_is_protected(tmp_path):
    guard = guarded(tmp_path, '[columns."客户号"]\naction = "pseudonymize"\nbecause = "t"')
    empty = pd.DataFrame({"客户号": pd.Series([], dtype="str"), "手机号": pd.Series([], dtype="str")})
    pd.testing.assert_frame_equal(guard.protect(empty), empty)

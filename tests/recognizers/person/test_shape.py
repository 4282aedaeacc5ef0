"""The shape of words (人名), and common words: few are looked at in another way than many."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from piiguard.recognizers.person import negatives, shape
from piiguard.recognizers.person.tables import load
from piiguard.recognizers.person.word_sets import words_of

_WORDS = ("张伟", "王小明", "欧阳修文", "高兴", "马上", "李四", "司马相如", "诸葛亮", "经理", "\U00020000明")
_letters = st.characters(min_codepoint=0x3400, max_codepoint=0x2FFFF, exclude_categories=("Cs",))
_words = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.text(_letters, min_size=2, max_size=4)), min_size=1, max_size=20
)


@given(_words)
def test_many_words_have_the_odds_that_each_has_alone(words: list[str]) -> None:
    tables, (letters, length) = load(), words_of(words)
    times = shape._MANY
    together = shape.odds(tables, np.tile(letters, (times, 1)), np.tile(length, times))
    alone = [shape.odds(tables, letters[at : at + 1], length[at : at + 1])[0] for at in range(len(words))]
    assert together.tolist() == alone * times


@given(_words)
def test_many_words_are_as_common_as_each_is_alone(words: list[str]) -> None:
    tables, (letters, _) = load(), words_of(words)
    together = negatives.common(tables, np.tile(letters, (negatives._FEW, 1)))
    alone = [bool(negatives.common(tables, letters[at : at + 1])[0]) for at in range(len(words))]
    assert together.tolist() == alone * negatives._FEW


def test_everyday_words_are_common_and_names_are_not() -> None:
    letters, _ = words_of(("高兴", "马上", "张伟"))
    assert negatives.common(load(), letters).tolist() == [True, True, False]

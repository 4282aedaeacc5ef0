"""`Lexicon`: many words at many positions at once, without regard to case, width and label script."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.text.lexicon import Lexicon, canonical
from piiguard.text.texts import Texts


def found_in(words, text):
    """(offset, word) of the longest word at every position of the text."""
    lexicon, texts = Lexicon(words), Texts.of([text])
    start, end, word = lexicon.longest(texts.codes, lexicon.starts(texts.codes))
    assert [lexicon.words[w] for w in word] == [
        canonical(text[s - 1 : e - 1]) for s, e in zip(start, end, strict=True)
    ]
    return [(int(s) - 1, lexicon.words[w]) for s, w in zip(start, word, strict=True)]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["手机", "手机号"], "我的手机号是", [(2, "手机号")]),  # the longest
        (["手机", "手机号码"], "手机号是", [(0, "手机")]),  # a longer one begun but not ended
        (["手机", "机号"], "手机号", [(0, "手机"), (1, "机号")]),  # overlaps are all told
        (["qq"], "QQ，Ｑｑ，qQ", [(0, "qq"), (3, "qq"), (6, "qq")]),  # case and width
        (["身份证号"], "身份證號", [(0, "身份证号")]),  # simplified and traditional
        (["身份證號"], "身份证号", [(0, "身份证号")]),  # also when the word itself is traditional
        (["号"], "号号", [(0, "号"), (1, "号")]),
        (["a"], "aa ba", [(0, "a")]),  # Latin words begin where no letter stands before
        (["𬱖", "𬱖一"], "x𬱖一", [(1, "𬱖一")]),  # beyond the BMP
        (["ab"], "a", []),
        (["ab"], "", []),
        (["", "ab"], "ab", [(0, "ab")]),
    ],
)
def test_finds_the_longest_word_at_each_place(words, text, found):
    assert found_in(words, text) == found


def test_words_that_are_spelt_alike_are_one():
    assert Lexicon(["ID证號", "ＩＤ证号", "id证号"]).words == ("id证号",)


def test_nothing_is_found_across_rows():
    lexicon, texts = Lexicon(["手机"]), Texts.of(["手", "机"])
    assert lexicon.longest(texts.codes, lexicon.starts(texts.codes))[0].tolist() == []


def test_only_the_positions_given_are_searched():
    lexicon, texts = Lexicon(["号"]), Texts.of(["号号号"])
    assert lexicon.starts(texts.codes, np.array([2])).tolist() == [2]


@given(
    st.lists(st.text(alphabet="甲乙丙1", min_size=1, max_size=4), min_size=1, max_size=8),
    st.text(alphabet="甲乙丙丁1", max_size=20),
)
def test_agrees_with_looking_for_every_word_at_every_place(words, text):
    expected = []
    for offset in range(len(text)):
        here = [word for word in words if text.startswith(word, offset)]
        expected += [(offset, max(here, key=len))] if here else []
    assert found_in(words, text) == expected


def test_a_hundred_thousand_words_are_each_found():
    words = [f"员工{number:06d}" for number in range(100_000)]
    assert found_in(words, "员工000000、员工054321、员工099999、员工100000") == [
        *((0, "员工000000"), (9, "员工054321"), (18, "员工099999"))
    ]


def test_few_places_are_answered_like_many():
    """Up to 24 places are walked one by one, more together: the answers are the same."""
    lexicon = Lexicon(["手机", "手机号", "机号码", "id", "id no", "号"])
    text = "手机号码 id no 手机 idx 机号码 号"
    one, many = Texts.of([text]), Texts.of([text] * 40)
    few = [a.tolist() for a in lexicon.longest(one.codes, lexicon.starts(one.codes))]
    all_of = lexicon.longest(many.codes, lexicon.starts(many.codes))
    assert [a[: len(few[0])].tolist() for a in all_of] == few
    assert len(all_of[0]) == 40 * len(few[0])


def test_words_of_a_text_are_found_in_one_step():
    lexicon, texts = Lexicon(["手机", "号"]), Texts.of(["手机号", "号"])
    for positions in (None, np.arange(1, 6)):
        start, end, word = lexicon.find(texts, positions)
        assert (start.tolist(), end.tolist(), word.tolist()) == ([1, 3, 5], [3, 4, 6], [0, 1, 1])


def test_so_many_words_that_pairs_need_a_larger_table_are_found_too():
    words = [f"{chr(0x4E00 + number // 130)}{chr(0x5E00 + number % 130)}" for number in range(20_000)]
    lexicon, texts = Lexicon(words), Texts.of([words[7] + words[19_999] + "甲乙"])
    start, _, found = lexicon.find(texts)
    assert start.tolist() == [1, 3]
    assert [lexicon.words[word] for word in found] == [canonical(words[7]), canonical(words[19_999])]


@given(st.lists(st.text(alphabet="ab甲", min_size=1, max_size=12), min_size=1, max_size=40))
def test_every_word_is_found_in_itself(words):
    lexicon = Lexicon(words)
    texts = Texts.of(lexicon.words)
    _, _, word = lexicon.longest(texts.codes, texts.starts[:-1])
    assert word.tolist() == list(range(len(lexicon.words)))

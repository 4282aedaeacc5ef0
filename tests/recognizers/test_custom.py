"""Recognizers of the user's own: a pattern, a list of words, a function."""

import re
import time

import pytest

from piiguard import (
    Category,
    Entity,
    Evidence,
    FunctionRecognizer,
    Guard,
    PatternRecognizer,
    RecognizerError,
    RecognizerTimeout,
    WordsRecognizer,
    fixed,
    keep,
)

NEVER_ENDING = r"(a+)+$"  # exponential in the number of a's when something else follows
TRAP = "a" * 5000 + "!"  # the regex module sees through short ones


def found(recognizer, text):
    """Values that this recognizer finds."""
    guard = Guard(recognizers=[recognizer], include=[recognizer.entity.code])
    return [finding.text_of(text) for finding in guard.scan(text)]


# -- patterns -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "text", "values"),
    [
        (r"ZB-[0-9]{6}", "工牌ZB-204518与ZB-204519。", ["ZB-204518", "ZB-204519"]),
        (r"ZB-[0-9]{6}", "ＺＢ－２０４５１８", ["ＺＢ－２０４５１８"]),  # sees full-width forms as ASCII
        (r"no (?P<value>[0-9]+)", "no 12, no 34", ["12", "34"]),  # a group named value
        (r"[0-9]*", "abc", []),  # empty matches
        (r"^.$", "x\ny", []),  # a text is one string, not lines
        (r"x", "𠀀x\ud800x", ["x", "x"]),  # offsets count code points
    ],
)
def test_a_pattern_finds_what_it_matches(pattern, text, values):
    assert found(PatternRecognizer("BADGE_NO", pattern), text) == values


def test_matches_of_the_same_text_in_many_rows_are_all_told():
    guard = Guard(recognizers=[PatternRecognizer("BADGE_NO", "ZB[0-9]")], include=["BADGE_NO"])
    assert [(f.row, f.start) for f in guard.scan(["ZB1", None, "ZB1", "xZB1"])] == [(0, 0), (2, 0), (3, 1)]


def test_a_context_word_raises_the_score():
    badge = PatternRecognizer("BADGE_NO", "[0-9]{6}", context=["胸牌"], score=0.3, score_with_context=0.8)
    guard = Guard(recognizers=[badge], include=["BADGE_NO"])
    (finding,) = guard.scan("胸牌：204518")
    assert (finding.score, Evidence.PATTERN in finding.evidence) == (0.8, True)
    assert len(guard.scan("204518")) == 0


def test_a_check_drops_what_it_refuses():
    even = PatternRecognizer("BADGE_NO", "[0-9]+", check=lambda value: int(value) % 2 == 0)
    assert found(even, "12 13 １４") == ["12", "１４"]


@pytest.mark.parametrize(
    ("mask", "protected"), [(None, "**-******"), (keep(2, 2), "ZB-****18"), (fixed(3), "***")]
)
def test_everything_is_hidden_unless_a_mask_says_otherwise(mask, protected):
    badge = PatternRecognizer("BADGE_NO", r"ZB-[0-9]{6}", mask=mask)
    assert Guard(recognizers=[badge]).protect("ZB-204518") == protected


def test_a_pattern_that_never_ends_is_stopped():
    """Nothing is returned for any text of the call, and the message tells length and time."""
    guard = Guard(recognizers=[PatternRecognizer("TRAP", NEVER_ENDING, timeout_s=0.05)])
    began = time.monotonic()
    with pytest.raises(RecognizerTimeout, match=r"trap_pattern: .* 0\.05 s on a text of 5001 characters"):
        guard.protect(["a", TRAP])
    assert time.monotonic() - began < 5


def test_a_pattern_that_never_ends_may_suppress_the_text_instead():
    """It never passes through unsearched."""
    trap = PatternRecognizer("TRAP", NEVER_ENDING, timeout_s=0.05, on_error="suppress")
    assert Guard(recognizers=[trap]).protect(["aa b", TRAP]) == ["aa b", "*" * 5000 + "!"]


@pytest.mark.parametrize("verb", ["scan", "protect", "run", "explain"])
def test_a_check_that_raises_stops_every_verb(verb):
    guard = Guard(recognizers=[PatternRecognizer("BADGE_NO", "x+", check=lambda value: 1 / 0)])
    with pytest.raises(
        RecognizerError, match="its check raised ZeroDivisionError on a value of 3 characters"
    ):
        getattr(guard, verb)("a xxx b")


@pytest.mark.parametrize(
    "arguments",
    [
        {"pattern": "("},
        {"entity": "badge_no"},
        {"entity": "BADGE NO"},
        {"entity": 7},
        {"context": "胸牌"},
        {"score": 1.1},
        {"score_with_context": -0.1},
        {"on_error": "ignore"},
    ],
)
def test_what_cannot_be_meant_is_refused(arguments):
    with pytest.raises(RecognizerError):
        PatternRecognizer(**{"entity": "BADGE_NO", "pattern": "x", **arguments})


def test_an_entity_of_ones_own_brings_its_names_and_category():
    entity = Entity("BADGE_NO", "工牌号", "badge number", Category.ACCOUNT)
    (entry,) = Guard(recognizers=[PatternRecognizer(entity, "ZB[0-9]+")]).explain("ZB1")
    assert (entry.zh, entry.tier) == ("工牌号", "personal")


def test_an_entity_without_a_category_takes_the_strictest_tier():
    (entry,) = Guard(recognizers=[PatternRecognizer("BADGE_NO", "ZB[0-9]+")]).explain("ZB1")
    assert entry.tier == "sensitive"


# -- words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "text", "values"),
    [
        (["北极星"], "北极星计划与北极星", ["北极星", "北极星"]),  # anywhere in Chinese text
        (["北极", "北极星"], "北极星", ["北极星"]),  # the longest
        (["Apollo"], "APOLLO ａｐｏｌｌｏ Apollos", ["APOLLO", "ａｐｏｌｌｏ"]),  # Latin: whole words
        (["Apollo"], "项目Apollo启动", ["Apollo"]),
        (["A12"], "A12 A123 xA12", ["A12"]),
        (["a b"], "a b, a  b", ["a b"]),
        (["𬱖"], "陈𬱖", ["𬱖"]),
        (["北极星"], "北极 北极·星", []),
        ([" ", "x"], "x", ["x"]),
    ],
)
def test_words_of_a_list(words, text, values):
    assert found(WordsRecognizer("PROJECT", words), text) == values


def test_a_hundred_thousand_words_are_each_found():
    words = [f"代号{number:05d}" for number in range(100_000)]
    text = "、".join(words[::997]) + "、代号1234"
    assert found(WordsRecognizer("PROJECT", words), text) == words[::997]


def test_the_order_of_words_changes_nothing():
    text = "北极星 南十字 北极"
    forward, backward = ["北极", "北极星", "南十字"], ["南十字", "北极星", "北极"]
    assert found(WordsRecognizer("P", forward), text) == found(WordsRecognizer("P", set(backward)), text)


@pytest.mark.parametrize("words", [[], [""], [" "], "北极星"])
def test_a_list_that_would_match_nothing_is_refused(words):
    with pytest.raises(RecognizerError):
        WordsRecognizer("PROJECT", words)


# -- functions ------------------------------------------------------------------------------------------


def spans_of_x(text):
    """Where x stands."""
    return (match.span() for match in re.finditer("x+", text))


def test_a_function_says_where():
    assert found(FunctionRecognizer("X", spans_of_x), "axxb ｘ\ud800x") == ["xx", "ｘ", "x"]


def test_a_function_is_called_once_for_each_distinct_text():
    calls = []
    recognizer = FunctionRecognizer("X", lambda text: calls.append(text) or [])
    Guard(recognizers=[recognizer]).scan(["a", "b", "a", None, ""])
    assert calls == ["a", "b"]


@pytest.mark.parametrize("span", [(-1, 1), (0, 0), (2, 1), (0, 4), (5, 6)])
def test_a_span_outside_of_the_text_is_refused(span):
    with pytest.raises(RecognizerError, match="lies outside a text of 3 characters"):
        found(FunctionRecognizer("X", lambda text: [span]), "abc")


@pytest.mark.parametrize("answer", [None, [1], [("a", "b")], [(0, 1, 2)], 7])
def test_an_answer_of_another_form_is_refused(answer):
    with pytest.raises(
        RecognizerError, match=r"its function raised (TypeError|ValueError) on a text of 3 characters"
    ):
        found(FunctionRecognizer("X", lambda text: answer), "abc")

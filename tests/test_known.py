"""`Guard(known=…)`: values the caller already has are found everywhere."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard import Guard, RecognizerError
from piiguard.findings import Evidence
from piiguard.known import KnownValues

CANARY = "独孤信陵"
CODES = ["PERSON", "CN_MOBILE", "BADGE_NO"]


def found(known: dict[str, list[str]], text: str) -> list[str]:
    """The known values found in a text, and nothing else."""
    guard = Guard(known=known, include=list(known), thresholds=0.99)
    hits = [hit for hit in guard.scan(text) if hit.recognizer.startswith("known_")]
    return [hit.text_of(text) for hit in hits]


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("高兴", "今天高兴来了", ["高兴"]),  # the caller said that it is a name, whatever the dictionary says
        ("王小明", "王小明和王小明明", ["王小明", "王小明"]),  # Han values anywhere
        ("王小明", "王\u200b小明到了", ["王\u200b小明"]),  # invisible characters do not matter
        ("𬱖伟", "张𬱖伟", ["𬱖伟"]),  # beyond the basic plane
        ("Zhang San", "mr. zhang san!", ["zhang san"]),  # case
        ("zhang san", "ＺＨＡＮＧ ＳＡＮ", ["ＺＨＡＮＧ ＳＡＮ"]),  # width
        ("Zhang San", "Zhang Sanfeng", []),  # whole words only
        ("li", "ali, li_x, liu", []),
        ("a@b.cn", "mail A@B.CN.", ["A@B.CN"]),
        ("a@b.cn", "xa@b.cn a@b.cnn", []),
        ("一二三", "一二三部", ["一二三"]),  # numerals are Han characters too
        ("北京市海淀区中关村大街27号", "住北京市海淀区中关村大街２７号。", ["北京市海淀区中关村大街２７号"]),
    ],
)
def test_values_are_compared_without_case_and_width(value, text, expected):
    """Han values stand anywhere; letters and digits are not cut out of longer words."""
    assert found({"PERSON": [value]}, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请拨13800138000。", ["13800138000"]),
        ("请拨138 0013 8000。", ["138 0013 8000"]),
        ("请拨138-0013-8000。", ["138-0013-8000"]),
        ("请拨１３８．００１３．８０００", ["１３８．００１３．８０００"]),
        ("138001380001", []),  # part of a longer number
        ("单号9138 0013 8000", []),
        ("138 0013 800", []),
    ],
)
def test_numbers_are_found_however_they_are_grouped(text, expected):
    """Single separators inside a number do not matter, neither in the text nor in the list."""
    assert found({"CN_MOBILE": ["13800138000"]}, text) == expected
    assert found({"CN_MOBILE": ["138-0013-8000"]}, text) == expected


def test_a_known_value_is_masked_as_its_entity_is():
    """The mask of the built-in recognizer; an entity of the caller's own is hidden."""
    guard = Guard(known={"CN_MOBILE": ["13800138000"], "BADGE_NO": ["ZB-2045"]}, include=CODES[1:])
    assert guard.protect("13800138000，工牌zb2045") == "138****8000，工牌******"


def test_a_finding_says_that_it_stood_in_the_list():
    """Score 1, evidence LIST, recognizer known_…"""
    (hit,) = Guard(known={"BADGE_NO": ["甲乙丙丁"]}, include=["BADGE_NO"]).scan("甲乙丙丁")
    assert (hit.entity, hit.recognizer, hit.score) == ("BADGE_NO", "known_badge_no", 1.0)
    assert hit.evidence is Evidence.LIST


def test_the_longest_value_at_a_place_wins():
    """王小 and 王小明 are both known."""
    assert found({"PERSON": ["王小", "王小明"]}, "王小明来了，王小没来") == ["王小明", "王小"]


def test_a_value_may_be_known_as_two_entities():
    """Both are reported; what one of them hides stays hidden."""
    guard = Guard(known={"A_ONE": ["甲乙丙"], "B_TWO": ["甲乙丙"]}, include=["A_ONE", "B_TWO"])
    assert guard.entities == ("A_ONE", "B_TWO")
    assert "甲" not in guard.protect("是甲乙丙吗")


def test_several_sets_go_together(tmp_path: Path):
    """From memory and from a file."""
    names = tmp_path / "names.txt"
    names.write_text("王小明\n\n欧阳修远\n", "utf-8")
    sets = [KnownValues.read(names, entity="PERSON"), KnownValues.of({"PERSON": ["赵无极限"]})]
    guard = Guard(known=sets, include=["PERSON"], thresholds=0.99)
    text = "王小明、欧阳修远、赵无极限"
    assert {hit.text_of(text) for hit in guard.scan(text)} == {"王小明", "欧阳修远", "赵无极限"}


def test_a_csv_column_by_name_or_number(tmp_path: Path):
    """A head line only where the column has a name."""
    table = tmp_path / "customers.csv"
    table.write_text("编号,姓名\n1,王小明\n2,欧阳修远\n", "utf-8-sig")
    assert KnownValues.read(table, entity="PERSON", column="姓名").counts == {"PERSON": 2}
    assert KnownValues.read(table, entity="PERSON", column=1).counts == {"PERSON": 3}


def test_a_guard_with_known_values_from_a_file_travels_as_their_path(tmp_path: Path):
    """The pickle holds the path, no value; the file is read again where it arrives."""
    path = tmp_path / "names.txt"
    path.write_text(CANARY + "\n", "utf-8")
    guard = Guard(known=KnownValues.read(path, entity="PERSON"), include=["PERSON"])
    sent = pickle.dumps(guard)
    assert CANARY.encode() not in sent
    path.write_text("欧阳修远\n", "utf-8")
    assert pickle.loads(sent).scan("欧阳修远").entity.tolist() == ["PERSON"]


def test_known_values_in_memory_do_not_travel():
    """A pickle would hold them; within one process copies share them."""
    values = KnownValues.of({"PERSON": [CANARY]})
    with pytest.raises(RecognizerError, match="do not travel"):
        pickle.dumps(Guard(known=values))
    assert copy.deepcopy(values) is values


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ({}, "entity codes"),
        ({"PERSON": []}, "no value"),
        ({"PERSON": [" ", ""]}, "no value"),
        ({"PERSON": ["独"]}, "shorter than 2"),
        ({"PERSON": [CANARY * 100]}, "longer than 256"),
        ({"PERSON": CANARY}, "one string"),
        ({"PERSON": [CANARY, 13800138000]}, "int"),
        ({"person": [CANARY]}, "upper case"),
        (CANARY, "a mapping"),
        ([{"PERSON": [CANARY]}], "a mapping"),
    ],
)
def test_what_would_find_nothing_or_everything_is_refused(known, message):
    """Without a value in the message."""
    with pytest.raises(RecognizerError, match=message) as raised:
        Guard(known=known)
    assert CANARY not in str(raised.value)


def test_files_that_do_not_fit_are_refused_without_their_content(tmp_path: Path):
    """Another encoding, another column."""
    path = tmp_path / "names.csv"
    path.write_text(f"姓名\n{CANARY}\n", "gb18030")
    with pytest.raises(RecognizerError, match="encoding") as raised:
        KnownValues.read(path, entity="PERSON")
    assert raised.value.__context__ is None
    with pytest.raises(RecognizerError, match="columns") as raised:
        KnownValues.read(path, entity="PERSON", column="名字", encoding="gb18030")
    assert CANARY not in str(raised.value)


def test_no_repr_holds_a_value():
    """Only hashes are kept."""
    values = KnownValues.of({"PERSON": [CANARY]})
    guard = Guard(known=values)
    every = [repr(values), repr(guard), *(repr(r) for r in guard._pipeline.engine.recognizers)]
    assert not any(CANARY in text for text in every)
    assert repr(values) == "<KnownValues PERSON: 1>"


_WORDS = st.text(st.sampled_from("王小明高兴ab1 8-"), min_size=2, max_size=6).filter(
    lambda w: len(w.strip()) > 1
)


@given(st.lists(_WORDS, min_size=1, max_size=5), st.lists(st.text(st.sampled_from("王小明高兴ab1 8-。"))))
def test_a_batch_finds_what_each_text_alone_does(words, texts):
    """Nor do offsets leave their text."""
    guard = Guard(known={"BADGE_NO": words}, include=["BADGE_NO"])
    together = [(hit.row, hit.start, hit.end) for hit in guard.scan(texts)]
    one_by_one = [(row, hit.start, hit.end) for row, text in enumerate(texts) for hit in guard.scan(text)]
    assert together == one_by_one
    assert all(0 <= start < end <= len(texts[row]) for row, start, end in together)


@given(_WORDS)
def test_a_value_alone_is_always_found(word):
    """Whatever it is made of."""
    text = word.strip()
    hits = Guard(known={"BADGE_NO": [word]}, include=["BADGE_NO"]).scan(text)
    assert [hit.text_of(text) for hit in hits if hit.end - hit.start == len(text)] or any(
        mark in text for mark in " -"
    )

"""The lists and the lookup that the term identifiers share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard import Guard
from piiguard.checks.tables import FOLDER
from piiguard.policy.decide import decide
from piiguard.policy.load import load_pack
from piiguard.recognizers.registry import builtin
from piiguard.recognizers.term_lists import CATEGORIES, words_of

CODES = [category.upper() for category in CATEGORIES]
GUARD = Guard(include=CODES)
PIECES = (
    "诊断：|患有|高血压|、|，|糖尿病|防治|信仰|佛教|曾因|盗窃|被判刑|三年|。|\n|无|？|征信记录：|指纹：|a1|男子|"
    "的|行程轨迹：| |；|1."
).split("|")


@pytest.mark.parametrize("name", [*CATEGORIES, "general"])
def test_every_list_opens_with_source_date_and_licence(name):
    """As every data file that ships."""
    head = (FOLDER / "terms" / f"{name}.txt").read_text("utf-8").partition("[")[0]
    assert all(line.startswith("#") for line in head.splitlines())
    assert all(word in head for word in ("# source:", "# date:", "# licence:"))


@pytest.mark.parametrize("name", CATEGORIES)
def test_no_term_is_a_single_character(name):
    """癌 in 癌症研究所 and 佛 in 佛山 would be found."""
    sections = words_of(name)
    sought = [*sections.get("terms", ()), *sections.get("mild", ()), *sections.get("statements", ())]
    assert [word for word in sought if len(word) < 2] == []


@pytest.mark.parametrize("code", CODES)
def test_every_category_is_sensitive(code):
    """PIPL art. 28; GB/T 45574-2025 annex A."""
    (identifier,) = [identifier for identifier in builtin() if identifier.entity.code == code]
    rule = decide(load_pack("pipl"), identifier.entity)
    assert rule.tier == "sensitive"
    assert not rule.clause.startswith("no rule")


def test_labels_are_found_in_one_look_by_all_categories():
    """One text, every category."""
    text = "诊断：肺炎；宗教：佛教；前科：有盗窃；征信：逾期；残疾等级：二级；指纹特征值：3F；行程轨迹：某市"
    assert [finding.entity for finding in GUARD.scan(text)] == [
        "HEALTH",
        "RELIGION",
        "CRIMINAL_RECORD",
        "CREDIT_INFO",
        "SPECIFIC_IDENTITY",
        "BIOMETRIC",
        "LOCATION_TRACK",
    ]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=4))
def test_a_batch_finds_what_each_text_alone_does(texts):
    """Offsets stay in their text; masked twice is masked once."""
    together = [(hit.row, hit.start, hit.end, hit.entity, hit.score) for hit in GUARD.scan(texts)]
    alone = [
        (row, hit.start, hit.end, hit.entity, hit.score)
        for row, text in enumerate(texts)
        for hit in GUARD.scan(text)
    ]
    assert together == alone
    assert all(0 <= start < end <= len(texts[row]) for row, start, end, *_ in together)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_masked_twice_is_masked_once(text):
    """A stand-in is no value."""
    once = GUARD.protect(text)
    assert GUARD.protect(once) == once

"""`allow` (白名单): values and patterns that are never reported."""

import re

import pytest

from piiguard import Guard

TEXT = "甲：13800138000，乙：13811118000"


@pytest.mark.parametrize(
    "allowed",
    ["13800138000", "138-0013-8000", "138 0013 8000", "１３８００１３８０００", re.compile(r"1380013\d{4}")],
)
def test_an_allowed_value_is_not_reported_however_it_is_spelt(allowed):
    """Separators and width do not matter for values."""
    assert Guard(allow=[allowed]).protect(TEXT) == "甲：13800138000，乙：138****8000"


@pytest.mark.parametrize("text", ["138-0013-8000", "138 0013 8000", "１３８００１３８０００"])
def test_a_value_is_allowed_however_the_text_spells_it(text):
    assert Guard(allow=["13800138000"]).protect(text) == text


def test_case_does_not_matter_for_values():
    assert Guard(allow=["Info@Example.com"]).protect("info@example.com") == "info@example.com"


@pytest.mark.parametrize(
    "allowed",
    [
        "1380013800",  # a part
        "138001380001",
        re.compile(r"138"),  # matched against the whole value
        re.compile(r"1380013800"),
        "甲",
    ],
)
def test_what_is_not_the_whole_value_allows_nothing(allowed):
    assert Guard(allow=[allowed]).protect(TEXT) == "甲：138****8000，乙：138****8000"


@pytest.mark.parametrize("allowed", ["13800138000", b"13800138000"])
def test_one_string_is_no_list(allowed):
    """Its characters would each be allowed."""
    with pytest.raises(TypeError, match="allow: "):
        Guard(allow=allowed)


@pytest.mark.parametrize("entry", [13800138000, None, b"x"])
def test_entries_are_strings_or_compiled_patterns(entry):
    with pytest.raises(TypeError, match=r"allow: entries are str or re\.Pattern"):
        Guard(allow=[entry])


def test_an_iterator_is_read_once_and_kept():
    guard = Guard(allow=iter(["13800138000"]))
    assert guard.protect("13800138000") == guard.protect("13800138000") == "13800138000"


@pytest.mark.parametrize("empty", ["", " ", "-"])
def test_an_empty_value_allows_nothing(empty):
    assert Guard(allow=[empty]).protect("13800138000") == "138****8000"

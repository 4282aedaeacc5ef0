"""`pattern`: compiled at the first use, and then the same."""

import re

import pytest

from piiguard.text.patterns import pattern


def test_nothing_is_compiled_before_the_first_use():
    later = pattern("(unfinished")
    with pytest.raises(re.error):
        later.search("text")


@pytest.mark.parametrize("method", ["match", "fullmatch", "search"])
@pytest.mark.parametrize("text", ["ab12", "12", "", "12ab", "AB"])
def test_it_finds_what_re_finds(method, text):
    source, flags = "[a-z]*[0-9]+", re.IGNORECASE
    expected = getattr(re.compile(source, flags), method)(text)
    found = getattr(pattern(source, flags), method)(text)
    assert (found and found.span()) == (expected and expected.span())


def test_a_search_may_begin_later():
    assert pattern("[0-9]").search("1a2", 1).start() == 2
    assert pattern("[0-9]").match("1a2", 2).start() == 2
    assert pattern("a2").fullmatch("1a2", 1).start() == 1


def test_all_matches_and_pieces():
    assert [match.group() for match in pattern("[0-9]").finditer("1a2")] == ["1", "2"]
    assert pattern("[-_]+").split("a-b__c") == ["a", "b", "c"]

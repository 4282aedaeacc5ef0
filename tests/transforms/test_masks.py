"""Published masks (公开的掩码样式): each shows its example as its source does."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.recognizers.registry import builtin
from piiguard.transforms.mask import mask_text
from piiguard.transforms.masks import PUBLISHED


@pytest.mark.parametrize("name", PUBLISHED)
def test_it_shows_what_its_source_shows(name):
    raw_text, shown = PUBLISHED[name].example
    assert mask_text(PUBLISHED[name].mask, raw_text) == shown


@pytest.mark.parametrize("name", PUBLISHED)
def test_it_says_where_it_comes_from_and_what_for(name):
    one = PUBLISHED[name]
    assert one.source
    assert one.confidence in {"H", "M"}
    assert set(one.entities) <= {identifier.entity.code for identifier in builtin()}


@pytest.mark.parametrize(
    ("name", "raw_text", "shown"),
    [
        ("mobile_3_4", "+86 138-0013-8000", "+86 138-****-8000"),
        ("resident_id_6_4", "440524800101001", "440524*****1001"),  # the number of 15 digits
        ("resident_id_birth_date", "110105194912310", "110105********0"),
        ("bank_card_groups", "6222020000000000000", "6222************000"),  # the last group is shorter
        ("name_ends", "段淳", "**"),  # two characters at either end would be all of it
        ("name_first", "段", "*"),
        ("name_court", "阿·迪力", "阿·某某"),
        ("email_first", "a@example.com", "*************"),  # the source would show it
        ("email_first", "no address", "**********"),
        ("plate_3_1", "陕A12345D", "陕A1****D"),
        ("plate_3_1", "京A123", "*****"),  # no plate; the source would show it
        ("ip_first", "2001:0db8:86a3:08d3:1319:8a2e:0370:7344", "2001:****:****:****:****:****:****:****"),
        ("address_last_8", "中关村大街27号", "********"),
    ],
)
def test_values_of_other_lengths(name, raw_text, shown):
    assert mask_text(PUBLISHED[name].mask, raw_text) == shown


@given(st.sampled_from(sorted(PUBLISHED)), st.text(alphabet="0123456789AbZ张", min_size=1, max_size=24))
def test_nothing_is_shown_whole(name, raw_text):
    assert mask_text(PUBLISHED[name].mask, raw_text) != raw_text


@pytest.mark.parametrize("name", PUBLISHED)
def test_they_pickle(name):
    raw_text, shown = PUBLISHED[name].example
    assert mask_text(pickle.loads(pickle.dumps(PUBLISHED[name].mask)), raw_text) == shown

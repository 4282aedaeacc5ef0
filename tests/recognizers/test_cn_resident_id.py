"""Resident ID number (公民身份号码), GB 11643-1999. Numbers are the examples of the standard or made up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.checks.iso7064 import mod11_2
from piiguard.findings import Flaw
from piiguard.recognizers.cn_resident_id import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text

WOMAN = "11010519491231002X"  # GB 11643-1999, annex A
MAN = "440524188001010014"  # GB 11643-1999, annex B
FIRST_GENERATION = "110105491231002"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (WOMAN, [WOMAN]),  # region, date and check character speak for themselves
        (f"客户{WOMAN}来电", [WOMAN]),  # Han text is no word boundary
        (f"身份证号码是：{MAN}。", [MAN]),
        (f"ID{WOMAN}", [WOMAN]),
        (f"sfzh={WOMAN}&name=a", [WOMAN]),
        (f"身份证号：{WOMAN}、{MAN}", [WOMAN, MAN]),
        ("身份证110105 19491231 002X", ["110105 19491231 002X"]),
        ("身份证 110105-19491231-002X", ["110105-19491231-002X"]),
        ("1101 0519 4912 3100 2X", ["1101 0519 4912 3100 2X"]),
        ("110105194912\n31002X", ["110105194912\n31002X"]),  # broken at the end of a line
        ("１１０１０５１９４９１２３１００２Ｘ", ["１１０１０５１９４９１２３１００２Ｘ"]),
        ("110105\u200b19491231002X", ["110105\u200b19491231002X"]),
        ("810000199408230021", ["810000199408230021"]),  # residence permit, Hong Kong
        ("830000199201300022", ["830000199201300022"]),  # residence permit, Taiwan
        ("身份证四四零五二四一八八〇〇一零一〇〇幺四", ["四四零五二四一八八〇〇一零一〇〇幺四"]),
        ("一一〇一〇五一九四九一二三一〇〇二X", ["一一〇一〇五一九四九一二三一〇〇二X"]),
    ],
)
def test_finds_numbers_however_they_are_written(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize("letter", ["X", "x", "Ｘ", "ｘ", "Ⅹ", "Х", "*", " X"])
def test_the_check_letter_has_many_spellings(values_of, letter):
    value = f"11010519491231002{letter}"
    assert values_of(IDENTIFIER, f"身份证{value}") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # check character
        "110105194913310020",  # month 13
        "911398199012310021",  # a foreigner's card
        f"7{MAN}",  # tail of a longer run
        f"{MAN}7",
        f"a{WOMAN}",  # part of a word, as in a hash
        "20240131123456789",  # order number with its time
        "1735689600000123456",  # Snowflake
        "1732233600000",  # milliseconds
        "6222020000000000000",  # bank card
    ],
)
def test_an_unlabelled_number_with_a_flaw_is_nothing(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("value", "flaw"),
    [
        ("110105194912310021", Flaw.CHECK_CHARACTER),
        ("110105194913310021", Flaw.DATE),
        ("110105194912310000", Flaw.DAMAGED),  # a spreadsheet keeps 15 digits
        ("1.10105E+17", Flaw.DAMAGED),
        ("1.10105194912310E+17", Flaw.DAMAGED),
    ],
)
def test_a_labelled_number_is_found_with_its_flaw(flaws_of, value, flaw):
    assert flaws_of(IDENTIFIER, f"身份证号：{value}") == [(value, flaw)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{MAN}.0", [f"{MAN}.0"]),  # went through a float
        (f'="{MAN}"', [MAN]),  # protected from the spreadsheet
        (f"'{MAN}", [MAN]),
    ],
)
def test_traces_of_spreadsheets_do_not_hide_a_number(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"身份证号 {FIRST_GENERATION}", [FIRST_GENERATION]),
        ("老身份证：110105 491231 002", ["110105 491231 002"]),
        (FIRST_GENERATION, [FIRST_GENERATION]),  # county and date
        ("990105491231002", []),  # no province 99
        ("110105491331002", []),  # month 13
    ],
)
def test_the_first_generation_has_fifteen_digits_and_no_check(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_an_unknown_county_does_not_hide_a_number(values_of):
    assert values_of(IDENTIFIER, "119999199001010010") == []  # check character
    assert values_of(IDENTIFIER, "119999199001010012") == ["119999199001010012"]


@pytest.mark.parametrize("header", ["身份证号", "公民身份号码", "SFZH", "id_card", "gmsfhm"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "110105194912310021", header) == ["110105194912310021"]


@pytest.mark.parametrize(
    "value",
    [
        "110105********002X",
        "110105194912******",
        "5***************1X",
        "3****************3",
        "110105XXXXXXXX002X",
        "110105xxxxxxxx002X",
        "110105●●●●●●●●002X",
        "110105******002",
    ],
)
def test_a_number_masked_before_is_found_as_masked(values_of, masked_values_of, value):
    assert masked_values_of(IDENTIFIER, f"身份证{value}，已核验") == [value]
    assert values_of(IDENTIFIER, f"身份证{value}，已核验") == []


@given(
    st.sampled_from(["110105", "440524", "810000"]),
    st.dates(),
    st.integers(0, 999),
    st.integers(0, 16),
    st.integers(1, 9),
)
def test_every_changed_digit_makes_an_unlabelled_number_nothing(
    values_of, region, birth, serial, column, change
):
    body = f"{region}{1900 + birth.year % 120}{birth.month:02}{min(birth.day, 28):02}{serial:03}"
    rows = np.array([[*map(int, body), check] for check in range(11)], dtype=np.uint8)
    value = body + "0123456789X"[int(mod11_2(rows).argmax())]
    changed = value[:column] + str((int(value[column]) + change) % 10) + value[column + 1 :]
    assert values_of(IDENTIFIER, value) == [value]
    assert values_of(IDENTIFIER, changed) == []


@pytest.mark.parametrize(
    ("value", "masked"), [(WOMAN, "110**************X"), (FIRST_GENERATION, "110***********2")]
)
def test_the_mask_shows_three_and_one_and_stays_masked(all_of, masked_values_of, value, masked):
    assert mask_text(MASK, value) == masked
    assert masked_values_of(IDENTIFIER, f"身份证号：{masked}") == [masked]
    assert all_of(f"身份证号：{masked}，已核验") == [("CN_RESIDENT_ID", masked)]

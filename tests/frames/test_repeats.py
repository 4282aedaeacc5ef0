"""Columns that repeat what a resident ID spells out (GB 11643-1999, 4): birth date, sex, region of issue."""

import numpy as np
import pytest

from piiguard.frames.repeats import are_numbers, glance, repeated

# Made up; check digits play no part here. The 17th digit is odd for men, even for women.
IDS = [
    *("110105194912310015", "110105199003078320", "440524188001010014", "320102198512120021"),
    *("310104197001010031", "110105200002290042", "440524196511110053", "320102195503030064"),
]
DATES = [number[6:14] for number in IDS]
SEXES = [int(number[16]) % 2 for number in IDS]


@pytest.mark.parametrize(
    "written",
    [
        lambda d: d,
        lambda d: f"{d[:4]}-{d[4:6]}-{d[6:]}",
        lambda d: f"{d[:4]}/{int(d[4:6])}/{int(d[6:])}",
        lambda d: f"{d[:4]}年{int(d[4:6])}月{int(d[6:])}日",
        lambda d: f"{d[:4]}-{d[4:6]}-{d[6:]} 00:00:00",
        lambda d: f" {d[:4]}.{d[4:6]}.{d[6:]} ",
    ],
)
def test_a_date_of_birth_is_recognised_however_written(written):
    assert repeated(IDS, [written(date) for date in DATES]) == "the date of birth"


@pytest.mark.parametrize(
    "words", [("女", "男"), ("female", "male"), ("F", "M"), ("2", "1"), ("0", "1"), ("女士", "先生")]
)
def test_the_sex_is_recognised_in_words_and_codes(words):
    assert repeated(IDS, [words[sex] for sex in SEXES]) == "the sex"


def test_the_region_is_recognised_as_a_code():
    assert repeated(IDS, [number[:6] for number in IDS]) == "the region"


def test_the_region_is_recognised_by_name_where_each_name_has_numbers_of_one_county():
    names = {"1101": "朝阳区", "4405": "潮阳区", "3201": "玄武区", "3101": "徐汇区"}
    numbers = IDS * 2
    assert repeated(numbers, [names[number[:4]] for number in numbers]) == "the region"
    moved = [names[number[:4]] for number in [*IDS[1:], *IDS, IDS[0]]]
    assert repeated(numbers, moved) is None


@pytest.mark.parametrize(
    "cells",
    [
        DATES[1:] + DATES[:1],  # of somebody else
        ["2020-01-01"] * 8,
        ["男"] * 8,  # one value says nothing of a digit
        [("女", "男")[1 - sex] for sex in SEXES],
        ["110105"] * 8,
        ["甲"] * 8,
        [None] * 8,
        [""] * 8,
        ["123"] * 8,
    ],
)
def test_what_the_numbers_do_not_spell_out_is_no_repetition(cells):
    assert repeated(IDS, cells) is None


def test_a_few_rows_that_differ_do_not_matter_and_more_do():
    numbers, dates = IDS * 5, DATES * 5
    assert repeated(numbers, ["2020-01-01"] * 4 + dates[4:]) == "the date of birth"
    assert repeated(numbers, ["2020-01-01"] * 5 + dates[5:]) is None


def test_a_sex_needs_more_agreement_than_a_date():
    """Half of the rows agree by chance."""
    words = [("女", "男")[sex] for sex in SEXES] * 5
    wrong = ["男" if word == "女" else "女" for word in words[:2]]
    assert repeated(IDS * 5, wrong + words[2:]) is None


def test_rows_without_number_or_value_do_not_count():
    numbers = [*IDS, None, "", "无", "138****8000"]
    assert repeated(numbers, [*DATES, "x", "x", "x", "x"]) == "the date of birth"


def test_dates_and_codes_agree_by_chance_in_no_row_and_sexes_in_half():
    assert repeated(IDS[:1], DATES[:1]) == "the date of birth"
    assert repeated(IDS[:1], [IDS[0][:6]]) == "the region"
    words = [("女", "男")[sex] for sex in SEXES]
    assert repeated(IDS[:4], words[:4]) is None
    assert repeated(IDS[:5], words[:5]) == "the sex"


@pytest.mark.parametrize("mark", ["/", "-", ".", " "])
def test_dates_that_end_in_the_year_are_read_day_first_or_month_first(mark):
    dates = [(text[:4], text[4:6], text[6:]) for text in DATES]
    assert repeated(IDS, [mark.join((d, m, y)) for y, m, d in dates]) == "the date of birth"
    assert repeated(IDS, [mark.join((m, d, y)) for y, m, d in dates]) == "the date of birth"


def test_numbers_of_fifteen_digits_spell_out_the_same():
    """GB 11643-1989: two digits of the year, no check character."""
    short = [number[:6] + number[8:17] for number in IDS if number[6:8] == "19"]
    dates = [text for text, number in zip(DATES, IDS, strict=True) if number[6:8] == "19"]
    assert are_numbers(short)
    assert repeated(short, dates) == "the date of birth"


def test_sexes_told_as_booleans_are_a_repetition():
    assert repeated(IDS * 2, [str(bool(sex)) for sex in SEXES] * 2) == "the sex"


@pytest.mark.parametrize(
    ("cells", "are"),
    [
        (IDS, True),
        ([*IDS, None, ""], True),
        ([number[:17] + "x" for number in IDS], True),
        ([*IDS, *IDS, "无"], True),
        ([*IDS, "无"], False),
        (IDS[:1], True),
        ([number[:8] + "********" for number in IDS], False),
        ([], False),
    ],
)
def test_a_column_of_numbers_is_nearly_all_numbers(cells, are):
    assert are_numbers(cells) is are


@pytest.mark.parametrize(("rows", "count"), [(0, 0), (1, 1), (399, 399), (400, 400), (10**6, 400)])
def test_rows_that_are_compared_are_spread_evenly(rows, count):
    chosen = glance(np.ones(rows, dtype=np.bool_))
    assert len(chosen) == count
    assert chosen.tolist() == sorted(set(chosen.tolist()))
    if rows > 1:
        assert (chosen[0], chosen[-1]) == (0, rows - 1)
        assert np.ptp(np.diff(chosen)) <= 1


def test_rows_without_a_number_are_not_compared():
    filled = np.zeros(10**6, dtype=np.bool_)
    filled[[7, 999_000]] = True
    assert glance(filled).tolist() == [7, 999_000]

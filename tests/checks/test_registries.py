"""Regions, bank identification numbers, mobile segments and area codes: what the shipped tables say."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.checks import banks, phones, regions, tables, weighted

# name of the table: what each field of a row looks like
SHAPES = {
    "regions.csv": (r"[1-8]\d{5}",),
    "bank_bins.csv": (r"\d{3,10}", r"1[5-9]"),
    "mobile_segments.csv": (r"1[3-9]\d{1,3}", r"person|device"),
    "area_codes.csv": (r"010|02\d|0[3-9]\d\d", r"7|8|7-8"),
}
LOOKUPS = {
    regions.region_status: 6,
    regions.province_known: 2,
    banks.bin_evidence: 16,
    phones.mobile_segment: 11,
    phones.area_code: 4,
}


def digits(*texts: str) -> weighted.Symbols:
    return np.array([[int(digit) for digit in text] for text in texts], dtype=np.uint8)


@pytest.mark.parametrize("name", SHAPES)
def test_a_table_says_where_it_comes_from_and_holds_what_it_says(name):
    lines = (tables.FOLDER / name).read_text(encoding="utf-8").splitlines()
    header = dict(line[2:].split(": ", 1) for line in lines if line.startswith("#"))
    assert {"what", "source", "licence", "compiled", "rows"} <= header.keys()
    assert int(header["rows"]) == len(tables.rows(name))


@pytest.mark.parametrize("name", SHAPES)
def test_every_row_of_a_table_parses_and_none_is_there_twice(name):
    rows = tables.rows(name)
    shape = re.compile(",".join(f"(?:{field})" for field in SHAPES[name]))
    assert [row for row in rows if not shape.fullmatch(",".join(row))] == []
    assert rows == sorted({tuple(row): row for row in rows}.values())


def test_the_tables_stay_small():
    assert sum((tables.FOLDER / name).stat().st_size for name in SHAPES) < 300_000


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("110105", regions.COUNTY_OR_PREFECTURE),
        ("110103", regions.COUNTY_OR_PREFECTURE),  # 崇文区, abolished in 2010: its people keep their numbers
        ("440524", regions.COUNTY_OR_PREFECTURE),  # 潮阳县, in the second example of GB 11643-1999
        ("110100", regions.COUNTY_OR_PREFECTURE),
        ("110000", regions.PROVINCE),
        ("810000", regions.PROVINCE),
        ("830000", regions.UNKNOWN),  # a prefix of permits, no division
        ("201401", regions.UNKNOWN),  # the start of a date
        ("000000", regions.UNKNOWN),
    ],
)
def test_region_status(code, status):
    assert regions.region_status(digits(code)).tolist() == [status]


def test_every_region_of_the_table_is_known_and_in_a_known_province():
    codes = digits(*(code for (code,) in tables.rows("regions.csv")))
    assert np.all(regions.region_status(codes) > regions.UNKNOWN)
    assert np.all(regions.province_known(codes[:, :2]))


def test_province_known():
    known = regions.province_known(digits(*(f"{code:02}" for code in range(100))))
    assert tuple(np.flatnonzero(known)) == regions.PROVINCES


@pytest.mark.parametrize(
    ("number", "evidence"),
    [
        ("6222020000000000000", banks.KNOWN),  # 622202 has 19 digits
        ("6222020000000000", banks.PLAUSIBLE),  # ... and not 16
        ("9558800000000000000", banks.KNOWN),  # 9558, four digits, older than the networks' ranges
        ("9558800000000000", banks.PLAUSIBLE),
        ("1030000000000000000", banks.KNOWN),  # 103, the shortest
        ("690755000000000", banks.KNOWN),  # one BIN, two lengths
        ("690755000000000000", banks.KNOWN),
        ("4111111111111111", banks.PLAUSIBLE),
        ("2221000000000000", banks.PLAUSIBLE),  # first of the newer Mastercard range
        ("2220990000000000", banks.UNKNOWN),
        ("2088000000000000", banks.UNKNOWN),  # an Alipay user id
        ("7000000000000000", banks.UNKNOWN),
        ("622202000000", banks.UNKNOWN),  # too short for a card
        ("62220200000000000000", banks.UNKNOWN),  # too long
    ],
)
def test_bin_evidence(number, evidence):
    assert banks.bin_evidence(digits(number)).tolist() == [evidence]


def test_every_bin_of_the_table_is_known_at_its_length_and_plausible_at_others():
    for length in range(15, 20):
        bins = [(bin_code, int(own)) for bin_code, own in tables.rows("bank_bins.csv")]
        evidence = banks.bin_evidence(digits(*(bin_code.ljust(length, "0") for bin_code, _ in bins)))
        own = np.array([own == length for _, own in bins])
        assert np.all(evidence[own] == banks.KNOWN)
        assert np.all(evidence[~own] >= banks.PLAUSIBLE)


@given(st.lists(st.text("0123456789", min_size=17, max_size=17), min_size=1, max_size=20))
def test_bin_evidence_equals_a_search_through_the_table(numbers):
    numbers += [bin_code.ljust(17, "5") for bin_code, _ in tables.rows("bank_bins.csv")[:: len(numbers) + 7]]
    bins = tuple(bin_code for bin_code, own in tables.rows("bank_bins.csv") if own == "17")
    known = banks.bin_evidence(digits(*numbers)) == banks.KNOWN
    assert known.tolist() == [number.startswith(bins) for number in numbers]


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("13800001234", phones.PERSON),
        ("17000001234", phones.PERSON),  # a reseller
        ("17400001234", phones.PERSON),
        ("17406001234", phones.DEVICE),  # emergency service
        ("14500001234", phones.DEVICE),  # data cards
        ("14700001234", phones.PERSON),  # began as data cards, handsets today
        ("14800001234", phones.DEVICE),  # machines
        ("15400001234", phones.UNALLOCATED),
        ("16110001234", phones.UNALLOCATED),  # of 161, only 1610 is open
        ("16100001234", phones.PERSON),
        ("12345678901", phones.NOT_MOBILE),
        ("23800001234", phones.NOT_MOBILE),
    ],
)
def test_mobile_segment(number, answers):
    assert phones.mobile_segment(digits(number)).tolist() == [answers]


@pytest.mark.parametrize(
    ("first_four", "length", "local"),
    [
        ("0101", 3, phones.EIGHT),  # 北京
        ("0216", 3, phones.EIGHT),  # 上海
        ("0310", 4, phones.SEVEN),  # 邯郸
        ("0571", 4, phones.EIGHT),  # 杭州
        ("0433", 4, phones.SEVEN | phones.EIGHT),  # 延边 has both
        ("0265", 3, 0),  # 026 is not allocated
        ("0321", 4, 0),
        ("0086", 0, 0),  # an international prefix
        ("1380", 0, 0),
    ],
)
def test_area_code(first_four, length, local):
    lengths, local_digits = phones.area_code(digits(first_four))
    assert (lengths.tolist(), local_digits.tolist()) == ([length], [local])


@pytest.mark.parametrize(("lookup", "columns"), LOOKUPS.items())
def test_no_rows_give_no_answers_and_any_symbol_gives_one(lookup, columns):
    """Symbols that are no digits break the contract; an IndexError would still carry them in its message."""
    assert np.shape(lookup(np.zeros((0, columns), dtype=np.uint8)))[-1] == 0
    assert np.shape(lookup(np.full((3, columns), 255, dtype=np.uint8)))[-1] == 3


@pytest.mark.parametrize(("lookup", "columns"), LOOKUPS.items())
def test_one_row_alone_gives_the_same_answer_as_in_a_batch(lookup, columns):
    batch = np.random.default_rng(11).integers(0, 10, (50, columns), dtype=np.uint8)
    alone = [np.asarray(lookup(row[None])) for row in batch]
    assert np.array_equal(np.asarray(lookup(batch)), np.concatenate(alone, axis=-1))

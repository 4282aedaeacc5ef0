"""Calendar checks for the dates inside identifiers (GB/T 7408, Gregorian calendar). Confidence high."""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from piiguard.checks.weighted import (
    Answers,
    Codes,
    Integers,
    Symbols,
    Weights,
    decimal_weights,
    row_blocks,
    weighted_sums,
)

# Fixed and not "this year": the same input gives the same output on every day. 1880 is the year of the second
# example in GB 11643-1999; 2049 leaves room without accepting the 20xx digits of most order numbers.
FIRST_BIRTH_YEAR = 1880
LAST_BIRTH_YEAR = 2049

LAST_YEAR = 9999
DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EVERY_YEAR = 1  # kinds of day, as bits
LEAP_YEAR = 2


def valid_date(year: ArrayLike, month: ArrayLike, day: ArrayLike) -> Answers:
    """Whether each date exists, for years 1..9999; any integers are accepted and arguments broadcast."""
    years, months, days = _bounded(year), _bounded(month), _bounded(day)
    in_range = (months <= 12) & (days <= 31)
    kinds = day_kinds().take(np.where(in_range, months * 100 + days, 0))
    return np.asarray((kinds & year_kinds().take(years)) != 0)


def yyyymmdd(digits: Symbols) -> Answers:
    """Whether each row of an (n, 8) digit matrix is a date YYYYMMDD of the years 1..9999."""
    return _dates(digits, year_kinds())


def birth_date(digits: Symbols) -> Answers:
    """Whether each row of an (n, 8) digit matrix is a date YYYYMMDD, FIRST_BIRTH_YEAR to LAST_BIRTH_YEAR."""
    return _dates(digits, _birth_year_kinds())


def yymmdd(digits: Symbols) -> Answers:
    """Whether each row of an (n, 6) digit matrix is a date YYMMDD of some century.

    29 February 00 is one (of 2000); other two-digit years are leap years in both 19yy and 20yy or in neither.
    """
    return _dates(digits, year_kinds()[2000:2100])


def _dates(digits: Symbols, years: Codes) -> Answers:
    weights, days = _year_and_day(digits.shape[1] - 4), day_kinds()
    right = np.empty(len(digits), dtype=np.bool_)
    for block in row_blocks(len(digits)):
        year, day = weighted_sums(digits[block], weights).T
        # clip: IndexError would print the digits of the row that breaks the contract
        right[block] = days.take(day, mode="clip") & years.take(year, mode="clip")
    return right


def _bounded(values: ArrayLike) -> Integers:
    """`values` as indices; whatever is not in 1..9999 becomes 0, which no calendar table accepts."""
    array = np.asarray(values)
    if array.dtype.kind not in "iu":  # integers beyond 64 bits arrive as objects, an empty list as floats
        kept = [value if 0 < value <= LAST_YEAR else 0 for value in array.ravel().tolist()]
        return np.array(kept, dtype=np.intp).reshape(array.shape)
    return np.where((array > 0) & (array <= LAST_YEAR), array, 0).astype(np.intp)


@cache
def day_kinds() -> Codes:
    """At index 100 * month + day: 0 no such day, EVERY_YEAR, or LEAP_YEAR for 29 February."""
    kinds = np.zeros(10_000, dtype=np.uint8)
    for month, days in enumerate(DAYS_IN_MONTH, start=1):
        kinds[month * 100 + 1 : month * 100 + days + 1] = EVERY_YEAR
    kinds[229] = LEAP_YEAR
    return kinds


@cache
def year_kinds() -> Codes:
    """At index year: the kinds of day that the year has, as bits; none for the year 0."""
    year = np.arange(LAST_YEAR + 1)
    leap = (year % 4 == 0) & (year % 100 != 0) | (year % 400 == 0)
    kinds = np.where(leap, EVERY_YEAR | LEAP_YEAR, EVERY_YEAR).astype(np.uint8)
    kinds[0] = 0
    return kinds


@cache
def _birth_year_kinds() -> Codes:
    kinds = year_kinds().copy()
    kinds[:FIRST_BIRTH_YEAR] = 0
    kinds[LAST_BIRTH_YEAR + 1 :] = 0
    return kinds


@cache
def _year_and_day(year_digits: int) -> Weights:
    weights = np.zeros((year_digits + 4, 2), dtype=np.float32)
    weights[:year_digits, 0] = decimal_weights(year_digits)
    weights[year_digits:, 1] = decimal_weights(4)
    return weights

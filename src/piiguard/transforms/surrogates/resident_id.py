"""Resident ID numbers (公民身份号码) of personas: their county, date of birth and sex, GB 11643-1999.

The check character is wrong unless asked otherwise: such a number is nobody's. Numbers of 15 digits have no
check; they went out of use on 2013-01-01 (居民身份证法 of 2011). The code of a residence permit (810000,
820000, 830000) says what kind of document it is and stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from re import compile as pattern

import numpy as np

from piiguard.checks.dates import birth_date, yymmdd
from piiguard.checks.iso7064 import mod11_2
from piiguard.checks.regions import province_known
from piiguard.transforms.surrogates.draws import Ints
from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.persona import Reading
from piiguard.transforms.surrogates.written import (
    Letters,
    ascii_rows,
    by_length,
    closed,
    digits,
    laid_out,
    texts,
)

__all__ = ["FAMILY", "reading", "resident_ids", "right_check", "well_formed"]

_FORM = pattern(r"[1-8][0-9]{14}|[1-8][0-9]{16}[0-9X]")
_REGION, _BIRTH, _SERIAL, _CHECK = 0, 6, 14, 17  # columns
_SERIAL_DRAW, _CHECK_DRAW = 0, 1  # places
_CHECK_SYMBOLS = "0123456789X"
_PERMITS = (810_000, 820_000, 830_000)


def well_formed(values: Sequence[str]) -> list[int]:
    """The rows of canonical values that are resident IDs by province and date, whatever their check."""
    found = []
    for length, rows in by_length(values).items():
        rows = [row for row in rows if _FORM.fullmatch(values[row])] if length in (15, 18) else []
        if rows:
            symbols = _values(ascii_rows([values[row] for row in rows], length))
            date = birth_date(symbols[:, 6:14]) if length == 18 else yymmdd(symbols[:, 6:12])
            found += np.asarray(rows)[date & province_known(symbols[:, :2])].tolist()
    return sorted(found)


def reading(values: Sequence[str]) -> Reading:
    """What resident IDs among canonical values tell of their holders."""
    told = Reading.nothing(len(values))
    rows = well_formed(values)
    for length, some in by_length([values[row] for row in rows]).items():
        at = [rows[one] for one in some]
        symbols = _values(ascii_rows([values[row] for row in at], length)).astype(np.int64)
        powers = 10 ** np.arange(5, -1, -1)
        told.region[at] = symbols[:, :6] @ powers
        told.sex[at] = symbols[:, -2 if length == 18 else -1] % 2
        told.year[at] = symbols[:, 6:10] @ powers[2:] if length == 18 else 1900 + symbols[:, 6:8] @ powers[4:]
    return told


def resident_ids(job: Job, rows: Sequence[int]) -> list[str]:
    """A number for each of these rows, which are well-formed, in their written form."""
    made: dict[int, str] = {}
    for length, some in by_length([job.canonical[row] for row in rows]).items():
        at = [rows[one] for one in some]
        letters = _numbers(job, at) if length == 18 else _old_numbers(job, at)
        made |= zip(at, texts(letters), strict=True)
    return [laid_out(job.values[row], made[row]) for row in rows]


def _numbers(job: Job, rows: list[int]) -> Letters:
    letters = np.hstack([*_body(job, rows, years=4), np.zeros((len(rows), 1), dtype=np.uint8)])
    closed(
        letters,
        _CHECK,
        list(_CHECK_SYMBOLS),
        right_check,
        job.draws,
        rows=rows,
        place=_CHECK_DRAW,
        valid=job.valid,
    )
    return letters


def _old_numbers(job: Job, rows: list[int]) -> Letters:
    return np.hstack(_body(job, rows, years=2))


def _body(job: Job, rows: list[int], years: int) -> list[Letters]:
    """Region, date of birth and serial."""
    personas, at = job.personas, np.asarray(rows, dtype=np.int64)
    serial = 2 * job.draws.below(_SERIAL_DRAW, 499)[at] + 2 - personas.sex[at]  # 001 to 998
    region = np.where(np.isin(own := _regions(job, rows), _PERMITS), own, personas.region[at])
    birth = personas.year[at] % 10**years * 10_000 + personas.month_and_day[at]
    return [digits(region, 6), digits(birth, years + 4), digits(serial, 3)]


def _regions(job: Job, rows: list[int]) -> Ints:
    return np.array([int(job.canonical[row][:6]) for row in rows], dtype=np.int64)


def right_check(letters: Letters) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each row of 18 symbols ends in its check character, ISO 7064 MOD 11-2."""
    return mod11_2(_values(letters))


def _values(letters: Letters) -> Letters:
    return np.where(letters == ord("X"), 10, letters - np.uint8(ord("0"))).astype(np.uint8)


def _make(job: Job) -> list[str | None]:
    made: list[str | None] = [None] * len(job.values)
    rows = well_formed(job.canonical)
    for row, text in zip(rows, resident_ids(job, rows), strict=True):
        made[row] = text
    return made


FAMILY = Family(("CN_RESIDENT_ID",), _make, reading)

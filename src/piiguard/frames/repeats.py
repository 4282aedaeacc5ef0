"""Columns that repeat what a resident ID spells out: birth date, sex, county (GB 11643-1999, 4).

Hiding the number and leaving the date of birth beside it open hides nothing: such a column must not be more
open than the number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.address.regions import is_region

__all__ = ["are_numbers", "glance", "repeated"]

_NUMBER = re.compile(r"\d{17}[\dXx]|\d{15}")
_DATE = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})(?:\D.*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:\D.*)?", re.DOTALL)
_MALE = frozenset("男 男性 m male 1 man 先生 true".split())
_FEMALE = frozenset("女 女性 f female 2 0 woman 女士 false".split())
_GLANCE = 400
_LEAST = 5  # rows that have both, of what agrees by chance
_SHARE = 0.9  # of them that agree
_SEX_SHARE = 0.97  # a sex digit agrees by chance in half of the rows
_SAME_COUNTY = 0.95  # of rows that share a region name with another row and its county too


def glance(filled: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Rows of a frame that are compared, spread evenly among those that have a number."""
    rows = filled.nonzero()[0]
    places = np.linspace(0, max(0, len(rows) - 1), min(len(rows), _GLANCE)).astype(np.int64)
    return np.unique(rows[places])


def are_numbers(cells: Sequence[str | None]) -> bool:
    """Whether nearly all filled cells are written like a resident ID, 18 or 15 characters long."""
    filled = [cell.strip() for cell in cells if cell and cell.strip()]
    written = sum(bool(_NUMBER.fullmatch(cell)) for cell in filled)
    return bool(filled) and written >= _SHARE * len(filled)


def repeated(numbers: Sequence[str | None], cells: Sequence[str | None]) -> str | None:
    """What the cells repeat of the resident IDs in the same rows, in words, or None."""
    pairs = [
        (_long(number.strip()), cell.strip().lower())
        for number, cell in zip(numbers, cells, strict=True)
        if number and cell and cell.strip() and _NUMBER.fullmatch(number.strip())
    ]
    if not pairs:
        return None
    if any(_agreeing(pairs, agrees) >= _SHARE for agrees in _SAME_DAY):
        return "the date of birth"
    if _agreeing(pairs, lambda number, cell: cell == number[:6]) >= _SHARE:
        return "the region"
    if len(pairs) < _LEAST:
        return None
    sexes = [_sex(cell) for _, cell in pairs]
    if len(set(sexes) - {None}) == 2 and _agreeing(pairs, _same_sex) >= _SEX_SHARE:
        return "the sex"
    return "the region" if _names_counties(pairs) else None


def _agreeing(pairs: Sequence[tuple[str, str]], agrees: Callable[[str, str], bool]) -> float:
    return sum(agrees(number, cell) for number, cell in pairs) / len(pairs)


def _date(cell: str) -> str | None:
    match = _DATE.fullmatch(cell)
    return f"{match[1]}{int(match[2]):02}{int(match[3]):02}" if match else None


def _day_first(cell: str) -> str | None:
    match = _YEAR_LAST.fullmatch(cell)
    return f"{match[3]}{int(match[2]):02}{int(match[1]):02}" if match else None


def _month_first(cell: str) -> str | None:
    match = _YEAR_LAST.fullmatch(cell)
    return f"{match[3]}{int(match[1]):02}{int(match[2]):02}" if match else None


# One of these for all cells of a column.
_SAME_DAY: tuple[Callable[[str, str], bool], ...] = (
    lambda number, cell: _date(cell) == number[6:14],
    lambda number, cell: _day_first(cell) == number[6:14],
    lambda number, cell: _month_first(cell) == number[6:14],
)


def _long(number: str) -> str:
    """A number of 15 digits as one of 18, its check character 0: 19 before the year (GB 11643-1989)."""
    return f"{number[:6]}19{number[6:]}0" if len(number) == 15 else number


def _sex(cell: str) -> bool | None:
    return True if cell in _MALE else False if cell in _FEMALE else None


def _same_sex(number: str, cell: str) -> bool:
    """The 17th digit is odd for men, even for women."""
    return _sex(cell) == bool(int(number[16]) % 2)


def _names_counties(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the cells name divisions below the province, each with numbers of one county or city."""
    if sum(is_region(cell) for _, cell in pairs) < _SHARE * len(pairs):
        return False
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    for number, cell in pairs:
        codes[cell][number[:4]] += 1
    shared = [counts for counts in codes.values() if counts.total() > 1]
    rows = sum(counts.total() for counts in shared)
    if rows < 2 * _LEAST or len(codes) < 2:
        return False
    return sum(max(counts.values()) for counts in shared) >= _SAME_COUNTY * rows

"""Dates of birth (出生日期) as people write them; of two ways to read one the younger holder counts."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

__all__ = ["NOT_BORN", "born"]

NOT_BORN = 0  # ordinal where no date is told
_HAN = {"〇": 0, "○": 0, "零": 0} | {numeral: value for value, numeral in enumerate("一二三四五六七八九", 1)}
_DAY = "[一二三四五六七八九十廿卅]{1,3}"
_HAN_DATE = re.compile(rf"([〇○零一二三四五六七八九]{{4}})年({_DAY})月({_DAY})?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_NAME = rf"({'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_BLOCK = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[^\d:]{1,3}(\d{1,2})[^\d:]{1,3}(\d{1,2})")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4})(?!\d)")
_DAY_OF = r"(\d{1,2})(?:st|nd|rd|th)?"
_DAY_NAME_YEAR = re.compile(rf"(?<!\d){_DAY_OF}[-/.,\s]{{0,2}}{_MONTH_NAME}[-/.,\s]{{0,2}}(\d{{4}})")
_NAME_DAY_YEAR = re.compile(rf"{_MONTH_NAME}\s?{_DAY_OF}[-/.,\s]{{1,2}}(\d{{4}})")
_MONTH_ONLY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})(?!\d)")


def born(value: str) -> int:
    """Ordinal of the day that `value` tells, 0 if none; of a month alone its last day."""
    text = _plain(unicodedata.normalize("NFKC", value).lower())
    return max((_ordinal(*date) for date in _readings(text)), default=NOT_BORN)


def _readings(text: str) -> Iterator[tuple[int, int, int]]:
    """Year, month, day of each way to read the first date that is told; they need not exist."""
    if match := _BLOCK.search(text) or _YEAR_FIRST.search(text):
        yield int(match[1]), int(match[2]), int(match[3])
    elif match := _YEAR_LAST.search(text):
        yield int(match[3]), int(match[2]), int(match[1])
        yield int(match[3]), int(match[1]), int(match[2])
    elif match := _DAY_NAME_YEAR.search(text):
        yield int(match[3]), 1 + _MONTHS.index(match[2]), int(match[1])
    elif match := _NAME_DAY_YEAR.search(text):
        yield int(match[3]), 1 + _MONTHS.index(match[1]), int(match[2])
    elif match := _MONTH_ONLY.search(text):
        yield from ((int(match[1]), int(match[2]), day) for day in (28, 29, 30, 31))


def _plain(text: str) -> str:
    """Chinese numerals of a date as digits."""
    match = _HAN_DATE.search(text)
    if match is None:
        return text
    year = "".join(str(_HAN[numeral]) for numeral in match[1])
    return f"{year}-{_number(match[2])}" + (f"-{_number(match[3])}" if match[3] else "")


def _number(numerals: str) -> int:
    """二十三, 廿三, 十: up to 99."""
    tens, ten, ones = numerals.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)


def _ordinal(year: int, month: int, day: int) -> int:
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return NOT_BORN

"""What a resident ID number (公民身份号码, GB 11643-1999) tells of its holder: division and date of birth.

Positions 1 to 6 are the division, 7 to 14 the date of birth; the number of 15 digits has a year of two
digits, of 19yy. Cards of foreigners (外国人永久居留身份证, since 2023) begin with 9, the province stands
behind it.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from piiguard.checks.dates import FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR

__all__ = ["Holder", "holder_of"]

_LONGEST = 64  # characters, with spaces between
_BETWEEN = re.compile(r"[\s-]+")
_LONG = re.compile(r"([1-9][0-9]{5})([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]")
_SHORT = re.compile(r"([1-8][0-9]{5})([0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Holder:
    """code: six digits of the division, only the province for foreigners; born: date of birth."""

    code: str
    born: dt.date


def holder_of(number: str) -> Holder | None:
    """What a number tells, whether or not its check character is right; None if it is of another shape."""
    if len(number) > _LONGEST:
        return None
    text = _BETWEEN.sub("", number if number.isascii() else unicodedata.normalize("NFKC", number))
    if len(text) not in (15, 18):
        return None
    match, century = _LONG.fullmatch(text), ""
    if match is None:
        match, century = _SHORT.fullmatch(text), "19"
    if match is None:
        return None
    born = _date(int(century + match[2]), int(match[3]), int(match[4]))
    if born is None or not FIRST_BIRTH_YEAR <= born.year <= LAST_BIRTH_YEAR:
        return None
    code = match[1]
    return Holder(f"{code[1:3]}0000" if code[0] == "9" else code, born)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None

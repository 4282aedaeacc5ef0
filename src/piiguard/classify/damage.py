"""Numbers that lost digits on their way (数字损坏): floats, spreadsheets, leading zeros.

A float keeps 15 to 16 digits, a spreadsheet 15 and writes long numbers as 1.10105E+17, and a number has no
leading zeros. What such a column held can often still be told, though not restored: by header, or by the
digits that are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from piiguard.checks.banks import bin_evidence
from piiguard.checks.dates import birth_date
from piiguard.checks.regions import province_known

__all__ = ["implied_entity", "lost_digits", "with_zeros"]

_SHARE = 0.5
_EXACT = 1 << 53  # a float holds every whole number up to here
_LITERAL = re.compile(r"([0-9])(?:\.([0-9]+))?[eE]\+?([0-9]{1,2})")
_LONG = re.compile(r"[0-9]{15,21}")
_ZEROED = re.compile(r"[0-9]{12,18}000")
# A mobile number in a spreadsheet cell that is too narrow: 1.38E+10.
_MOBILE_LITERAL = re.compile(r"1\.[3-9][0-9]*[eE]\+?10")
_RESIDENT_POWER = 17
# An area code without its 0, then seven or eight digits: 10 62345678, 571-87654321.
_LANDLINE = re.compile(r"(?:10|2[0-9]|[3-9][0-9]{2})[- ]?[2-8][0-9]{6,7}(?![0-9])")
_POSTCODE_LENGTH, _LEAST_POSTCODE = 6, 5


def lost_digits(cells: Sequence[str], kind: str) -> str | None:
    """In words, how digits of the numbers in a column were lost; None where they were not."""
    if not cells:
        return None
    literals = sum(_LITERAL.fullmatch(cell) is not None for cell in cells)
    if literals >= max(1, 0.2 * len(cells)):
        return "numbers are written as powers of ten; most digits are lost"
    long = [cell for cell in cells if _LONG.fullmatch(cell)]
    if len(long) < _SHARE * len(cells):
        return None
    if kind == "float" and any(int(cell) > _EXACT for cell in long):
        return "numbers were held as floats; the last digits are lost"
    if sum(_ZEROED.fullmatch(cell) is not None for cell in long) >= _SHARE * len(long):
        return "numbers end in 000; a spreadsheet keeps 15 digits"
    return None


def implied_entity(cells: Sequence[str]) -> str | None:
    """What damaged numbers were, by region and date of resident IDs or by the prefix of bank cards."""
    if not cells:
        return None
    literals = [match for cell in cells if (match := _LITERAL.fullmatch(cell))]
    if literals and len(literals) >= _SHARE * len(cells):
        return _implied_literals(cells, literals)
    ids = _digits([cell for cell in cells if cell.isdecimal() and cell.isascii() and len(cell) == 18], 18)
    if len(ids) >= _SHARE * len(cells):
        born = province_known(ids[:, :2]) & birth_date(ids[:, 6:14])
        if born.sum() >= 0.8 * len(ids):
            return "CN_RESIDENT_ID"
    cards = 0
    for width in (16, 17, 18, 19):
        of_width = [cell for cell in cells if cell.isdecimal() and cell.isascii() and len(cell) == width]
        cards += int((bin_evidence(_digits(of_width, width)) == 2).sum()) if of_width else 0
    return "BANK_CARD" if cards >= 0.8 * len(cells) else None


def _implied_literals(cells: Sequence[str], literals: Sequence[re.Match[str]]) -> str | None:
    mobiles = sum(_MOBILE_LITERAL.fullmatch(cell) is not None for cell in cells)
    if mobiles >= 0.8 * len(cells):
        return "CN_MOBILE"
    leads = [match[1] + (match[2] or "0")[:1] for match in literals if int(match[3]) == _RESIDENT_POWER]
    if len(leads) < 0.8 * len(cells):
        return None
    known = province_known(_digits(leads, 2))
    return "CN_RESIDENT_ID" if known.sum() >= 0.8 * len(leads) else None


def _digits(texts: Sequence[str], width: int) -> npt.NDArray[np.uint8]:
    """(n, width) values of decimal digits."""
    joined = np.frombuffer("".join(texts).encode("ascii"), dtype=np.uint8)
    return (joined - np.uint8(48)).reshape(len(texts), width)


def with_zeros(cells: Sequence[str], entity: str) -> list[str] | None:
    """The cells with leading zeros put back; None where none is missing."""
    if entity == "CN_POSTCODE":
        given = [
            cell.zfill(_POSTCODE_LENGTH)
            if cell.isdecimal() and _LEAST_POSTCODE <= len(cell) < _POSTCODE_LENGTH
            else cell
            for cell in cells
        ]
    elif entity in ("CN_LANDLINE", "PHONE_NUMBER"):
        given = ["0" + cell if _LANDLINE.match(cell) and not _is_mobile(cell) else cell for cell in cells]
    else:
        return None
    return given if given != list(cells) else None


def _is_mobile(cell: str) -> bool:
    return len(cell) == 11 and cell[0] == "1" and cell[1] in "3456789"

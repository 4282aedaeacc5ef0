"""Mobile (手机号码), landline (固定电话) and foreign numbers that cannot be dialled, or can where asked.

Not to be dialled: mobiles of the segments 154 and 194, not assigned as of 2026-07 (libphonenumber lets
neither pass; one may be assigned some day); local and foreign numbers that begin with 0, which no subscriber
number does, since it is the prefix of long-distance calls (ITU-T E.164 and E.123; 电信网编号计划).
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from piiguard.checks.phones import SEGMENT_DIGITS
from piiguard.checks.tables import rows as table_rows
from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.same_shape import drawn_alike
from piiguard.transforms.surrogates.written import ascii_rows, laid_out, texts

__all__ = ["FAMILY", "UNASSIGNED"]

UNASSIGNED = ("154", "194")
_HEAD, _AREA = range(2)  # places of the draws
_LONGEST_FORM = 64
_LONGEST = 24  # digits that are drawn
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_EXTENSION = re.compile(r"\s*(?:转|ext\.?|x|#|-)\s*[0-9]{1,6}\s*$", re.IGNORECASE)
_COUNTRY = re.compile(r"\s*(?:\(?(?:\+|00)86\)?[-\s]*|86[-\s]+)(?=[(0-9]{2})")
_FREE = ("400", "800")
_FREE_DIGITS = 10
# ITU-T E.164 country codes of one and two digits; all others have three
_ONE_DIGIT = "17"
_TWO_DIGITS = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 "
    "82 84 86 90 91 92 93 94 95 98".split()
)


def _make(job: Job) -> list[str | None]:
    if job.entity == "CN_MOBILE":
        return _mobiles(job)
    if job.entity == "CN_LANDLINE":
        picked = job.draws.below(_AREA, 1 << 31).tolist()
        return [_landline(job, *one) for one in zip(job.values, _fresh(job), picked, strict=True)]
    return [_foreign(job, *one) for one in zip(job.values, job.canonical, _fresh(job), strict=True)]


def _mobiles(job: Job) -> list[str | None]:
    made: list[str | None] = [None] * len(job.values)
    rows = [row for row, value in enumerate(job.canonical) if _MOBILE.fullmatch(value)]
    if not rows:
        return made
    letters = drawn_alike(job, ascii_rows([job.canonical[row] for row in rows], 11), rows)
    heads = _segments() if job.valid else UNASSIGNED
    for at, number in enumerate(job.draws.below(_HEAD, len(heads))[rows].tolist()):
        head = heads[number].encode("ascii")
        letters[at, : len(head)] = np.frombuffer(head, dtype=np.uint8)
    for row, text in zip(rows, texts(letters), strict=True):
        made[row] = laid_out(job.values[row], text, numeric=True)
    return made


@cache
def _segments() -> tuple[str, ...]:
    """Segments whose numbers persons hold, those of three digits ten times, as they have more numbers."""
    held = [prefix for prefix, answers in table_rows("mobile_segments.csv") if answers == "person"]
    return tuple(prefix for prefix in held for _ in range(10 ** max(0, SEGMENT_DIGITS - 1 - len(prefix))))


def _landline(job: Job, form: str, new: str, picked: int) -> str | None:
    """Area, local number and extension, each in the number of digits it had."""
    if len(form) > _LONGEST_FORM:
        return None
    for main in (form, _EXTENSION.sub("", form)):
        country = _COUNTRY.match(main)
        start = country.end() if country else 0
        old = "".join(one for one in main[start:] if one.isascii() and one.isdecimal())
        area = _area_length(old, abroad=country is not None)
        if 7 <= len(old) - area <= 8 or (old.startswith(_FREE) and len(old) == _FREE_DIGITS):
            number = _local_number(job, old, area, new, picked)
            return (
                main[:start]
                + laid_out(main[start:], number, numeric=True)
                + _extension(form[len(main) :], new)
            )
    return None


def _local_number(job: Job, old: str, area: int, new: str, picked: int) -> str:
    if old.startswith(_FREE):
        return old[:3] + new[: len(old) - 3]
    local = len(old) - area
    lead = ("8" if new[0] in "19" else new[0]) if job.valid else "0"
    return _area(job, picked, old[:area], local) + lead + new[1:local]


def _extension(form: str, new: str) -> str:
    count = sum(map(str.isdecimal, form))
    return laid_out(form, new[-count:], numeric=True) if count else form


def _area_length(number: str, *, abroad: bool) -> int:
    """Digits of the area code, its 0 included where it is written: 010, 02x or four digits."""
    if number.startswith("0"):
        return 3 if number[1:2] in ("1", "2") else 4
    if abroad and len(number) > 8:  # +86 10 …: the 0 is left out
        return 2 if number[0] in "12" else 3
    return 0


def _area(job: Job, picked: int, old: str, local: int) -> str:
    """Another area code of as many digits whose numbers have as many; the same where the region stays."""
    if not old or "region" in job.kept:
        return old
    bare = "" if old.startswith("0") else "0"
    codes = _area_codes(len(bare + old), local)
    return codes[picked % len(codes)][len(bare) :] if codes else old


@cache
def _area_codes(length: int, local: int) -> tuple[str, ...]:
    return tuple(
        code
        for code, kept in table_rows("area_codes.csv")
        if len(code) == length and str(local) in kept.split("-")
    )


def _foreign(job: Job, form: str, number: str, new: str) -> str | None:
    """The country code stays; of a number without one all is drawn."""
    own = number[1:] if number.startswith("+") else number
    if not re.fullmatch("[0-9]{5,18}", own):
        return None
    code = ""
    if number.startswith("+"):
        code = own[: 1 if own[0] in _ONE_DIGIT else 2 if own[:2] in _TWO_DIGITS else 3]
    national = new[0] if job.valid else "0"
    return laid_out(form, (national + new[1:])[: len(own) - len(code)], numeric=True)


def _fresh(job: Job) -> list[str]:
    """Digits for each row, the first of them not 0; enough for any number."""
    rows = range(len(job.values))
    return texts(drawn_alike(job, np.full((len(rows), _LONGEST), ord("1"), dtype=np.uint8), rows))


FAMILY = Family(("CN_MOBILE", "CN_LANDLINE", "PHONE_NUMBER"), _make)

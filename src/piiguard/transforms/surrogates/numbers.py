"""Numbers with a check, and documents whose first letters say what they are.

Each `Form` is one shape of one entity: what stays, what is drawn from where, and the check, which is the
recognizer's own. Without a check nothing can be wrong with a number: passports and permits of that shape may
exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from piiguard.checks.tables import rows as table_rows
from piiguard.transforms.surrogates.check_rules import (
    Rule,
    credit_code,
    foreigner,
    hong_kong,
    iban,
    luhn_digit,
    mod11_2_character,
    mod11_10_digit,
    organisation_code,
    taiwan,
    vehicle,
)
from piiguard.transforms.surrogates.draws import Ints
from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.persona import FEMALE, MALE, Reading, counties
from piiguard.transforms.surrogates.resident_id import reading, resident_ids, well_formed
from piiguard.transforms.surrogates.same_shape import drawn_alike, same_shapes
from piiguard.transforms.surrogates.written import (
    Letters,
    ascii_rows,
    by_length,
    closed,
    digits,
    laid_out,
    texts,
)

__all__ = ["FAMILY"]

_DIGITS = tuple("0123456789")
_PLACE, _CHECK, _SECOND_CHECK, _NATION = range(4)  # places of the draws
_NO_IO = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_NO_IOQ = "ABCDEFGHJKLMNPRSTUVWXYZ"  # VIN, GB 16735-2019
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015
# Nationalities in permanent resident IDs, GB/T 2659.1: letters and number
_NATIONS = ("USA840", "GBR826", "JPN392", "KOR410", "DEU276", "FRA250", "CAN124", "AUS036")


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its column, the symbols it may have, and whether it is right in each row of ASCII."""

    at: int
    choices: tuple[str, ...]
    right: Callable[[], Rule]


@dataclass(frozen=True, slots=True)
class Form:
    """One shape of a number. stays: how many first characters do. letters: what letters are drawn from.

    fill: writes what must agree with the persona or lie in a table. check: of the number. body_check: of a
    part of it, always right.
    """

    shape: re.Pattern[str]
    stays: int = 0
    letters: str = ""
    fill: Callable[[Job, Letters, list[int]], None] | None = None
    check: Check | None = None
    body_check: Check | None = None


def _county_at(column: int) -> Callable[[Job, Letters, list[int]], None]:
    def fill(job: Job, letters: Letters, rows: list[int]) -> None:
        drawn = counties()[job.draws.below(_PLACE, len(counties()))[rows]]
        own = [int(job.canonical[row][column : column + 6]) for row in rows]
        letters[:, column : column + 6] = digits(np.array(own) if "region" in job.kept else drawn, 6)

    return fill


def _card_head(job: Job, letters: Letters, rows: list[int]) -> None:
    """A bank identification number of the table, of the same network and length (first two digits alike)."""
    length = letters.shape[1]
    picked = job.draws.below(_PLACE, 1 << 31)[rows]
    for at, row in enumerate(rows):
        network = job.canonical[row][:2]
        known = _card_heads(length).get(network)
        head = known[picked[at] % len(known)] if known else network
        letters[at, : len(head)] = np.frombuffer(head.encode("ascii"), dtype=np.uint8)


@cache
def _card_heads(length: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for head, own in table_rows("bank_bins.csv"):
        if int(own) == length:
            found.setdefault(head[:2], []).append(head)
    return found


def _device_head(job: Job, letters: Letters, rows: list[int]) -> None:
    letters[:, :2] = ascii_rows(["86"], 2)  # type codes given out in China, 3GPP TS 23.003


def _two_sexes(job: Job, letters: Letters, rows: list[int]) -> None:
    """1 or 8, A or C for men, 2 or 9, B or D for women in the second place."""
    for at, row in enumerate(rows):
        pair = next(pair for pair in ("12", "89", "AB", "CD") if job.canonical[row][1] in pair)
        letters[at, 1] = ord(pair[0] if job.personas.sex[row] == MALE else pair[1])


def _new_foreigner(job: Job, letters: Letters, rows: list[int]) -> None:
    personas = job.personas
    letters[:, 1:3] = digits(personas.region[rows] // 10_000, 2)
    letters[:, 3:6] = _nations(job, rows)[:, 3:]
    letters[:, 6:14] = digits(personas.year[rows] * 10_000 + personas.month_and_day[rows], 8)
    serial = letters[:, 16] - np.uint8(ord("0"))
    letters[:, 16] = serial // 2 * 2 + personas.sex[rows].astype(np.uint8) + np.uint8(ord("0"))


def _old_foreigner(job: Job, letters: Letters, rows: list[int]) -> None:
    personas = job.personas
    letters[:, :3] = _nations(job, rows)[:, :3]
    letters[:, 3:7] = digits(personas.region[rows] // 100, 4)
    letters[:, 7:13] = digits(personas.year[rows] % 100 * 10_000 + personas.month_and_day[rows], 6)


def _nations(job: Job, rows: list[int]) -> Letters:
    drawn: Ints = job.draws.below(_NATION, len(_NATIONS))[rows]
    nations: Letters = ascii_rows(_NATIONS, 6)[drawn]
    return nations


def _last(length: int, rule: Callable[[], Rule], choices: Sequence[str] = _DIGITS) -> Check:
    return Check(length - 1, tuple(choices), rule)


def _cards() -> tuple[Form, ...]:
    return tuple(
        Form(re.compile(rf"[1-9][0-9]{{{n - 1}}}"), fill=_card_head, check=_last(n, luhn_digit))
        for n in range(13, 20)
    )


_USCC = Form(
    re.compile(rf"[1-9A-HJ-NP-RTUWXY][0-9A-HJ-NP-RTUWXY][0-9]{{6}}[{_CREDIT}]{{10}}"),
    stays=2,
    letters="ABCDEFGHJKLMNPQRTUWXY",
    fill=_county_at(2),
    check=_last(18, credit_code, _CREDIT),
    body_check=Check(16, (*_DIGITS, "X"), organisation_code(8)),
)
_FORMS: Mapping[str, tuple[Form, ...]] = {
    "BANK_CARD": _cards(),
    "IMEI": (
        Form(re.compile("[0-9]{15}"), fill=_device_head, check=_last(15, luhn_digit)),
        Form(re.compile("[0-9]{14}|[0-9]{16}"), fill=_device_head),
    ),
    "IMSI": (Form(re.compile("[0-9]{14,15}"), stays=3),),
    "ICCID": tuple(
        Form(re.compile(rf"89[0-9]{{{n - 2}}}"), stays=4, check=_last(n, luhn_digit)) for n in (19, 20)
    ),
    "CN_USCC": (_USCC,),
    "CN_TAX_ID": (_USCC,),
    "CN_ORG_CODE": (
        Form(
            re.compile("[0-9A-Z]{8}[0-9X]"),
            letters=_NO_IO,
            check=_last(9, organisation_code(0), "0123456789X"),
        ),
    ),
    "CN_BUSINESS_REG": (Form(re.compile("[0-9]{15}"), fill=_county_at(0), check=_last(15, mod11_10_digit)),),
    "CN_CNAPS": (Form(re.compile("[0-9]{12}"), stays=3, check=_last(12, mod11_10_digit)),),
    "HK_ID": tuple(
        Form(re.compile(f"[A-Z]{{{n - 7}}}[0-9]{{6}}[0-9A]"), check=_last(n, hong_kong, "0123456789A"))
        for n in (8, 9)
    ),
    "MO_ID": (Form(re.compile("[1578][0-9]{7}"), stays=1),),
    "TW_ID": (Form(re.compile("[A-Z][1289A-D][0-9]{8}"), fill=_two_sexes, check=_last(10, taiwan)),),
    "CN_FOREIGNER_ID": (
        Form(
            re.compile("9[0-9]{16}[0-9X]"),
            stays=1,
            fill=_new_foreigner,
            check=_last(18, mod11_2_character, "0123456789X"),
        ),
        Form(re.compile("[A-Z]{3}[0-9]{12}"), fill=_old_foreigner, check=_last(15, foreigner)),
    ),
    "VIN": (Form(re.compile(f"[0-9{_NO_IOQ}]{{17}}"), 1, _NO_IOQ, check=Check(8, (*_DIGITS, "X"), vehicle)),),
    "IBAN_CODE": (
        Form(
            re.compile("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}"),
            stays=2,
            letters=_NO_IO,
            check=Check(2, tuple(f"{n:02}" for n in range(2, 99)), iban),
        ),
    ),
    "PASSPORT": (Form(re.compile("[A-Z]{1,2}[0-9]{7,8}"), stays=1, letters=_NO_IO),),
    "CN_TRAVEL_PERMIT": (Form(re.compile("[A-Z]{1,2}[0-9]{7,10}"), stays=1, letters=_NO_IO),),
    "DOCUMENT_NO": (),
    "CN_SOCIAL_SECURITY": (),
}
_MAY_BE_RESIDENT_ID = ("DOCUMENT_NO", "CN_SOCIAL_SECURITY", "CN_TAX_ID")
# Issued in more shapes than are written down here; what is of another shape gets a stand-in of that shape.
_MANY_SHAPES = (*_MAY_BE_RESIDENT_ID, "PASSPORT", "CN_TRAVEL_PERMIT")


def _make(job: Job) -> list[str | None]:
    rows = well_formed(job.canonical) if job.entity in _MAY_BE_RESIDENT_ID else []
    made: dict[int, str | None] = dict(zip(rows, resident_ids(job, rows), strict=True))
    left = [row for row in range(len(job.values)) if row not in made]
    for form in _FORMS[job.entity]:
        fits = [row for row in left if form.shape.fullmatch(job.canonical[row])]
        made |= _numbers(job, form, fits)
        left = [row for row in left if row not in made]
    if job.entity in _MANY_SHAPES:
        made |= same_shapes(job, left)
    return [made.get(row) for row in range(len(job.values))]


def _numbers(job: Job, form: Form, rows: list[int]) -> dict[int, str | None]:
    made: dict[int, str | None] = {}
    for length, some in by_length([job.canonical[row] for row in rows]).items():
        at = [rows[one] for one in some]
        old = ascii_rows([job.canonical[row] for row in at], length)
        letters = drawn_alike(job, old, at, form.letters)
        letters[:, : form.stays] = old[:, : form.stays]
        if form.fill is not None:
            form.fill(job, letters, at)
        for check, place, valid in ((form.body_check, _SECOND_CHECK, True), (form.check, _CHECK, job.valid)):
            if check is not None:
                closed(
                    letters,
                    check.at,
                    check.choices,
                    check.right(),
                    job.draws,
                    rows=at,
                    place=place,
                    valid=valid,
                )
        made |= {row: laid_out(job.values[row], text) for row, text in zip(at, texts(letters), strict=True)}
    return made


def _reads(values: Sequence[str]) -> Reading:
    """The sex that the second place of a Taiwanese ID tells, and what resident IDs do."""
    told = reading(values)
    for row, value in enumerate(values):
        if len(value) == 10 and value[:1].isalpha() and value[1] in "1289ABCD":
            told.sex[row] = MALE if value[1] in "18AC" else FEMALE
    return told


FAMILY = Family(tuple(_FORMS), _make, _reads)

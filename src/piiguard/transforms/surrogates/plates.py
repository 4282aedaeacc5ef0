"""Licence plates (机动车号牌), GA 36-2018, of the persona's province.

Plates have no letters I and O (GA 36-2018): by default one stands in the serial, so that the plate is
nobody's.
Plates of other systems (WJ, military, embassies) keep their letters and Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from piiguard.checks.regions import PROVINCES
from piiguard.text.folding import PROVINCE_CHARACTERS
from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.persona import Reading
from piiguard.transforms.surrogates.same_shape import drawn_alike
from piiguard.transforms.surrogates.written import ascii_rows, by_length, texts

__all__ = ["FAMILY"]

# PROVINCES and the characters are both in the order of GB/T 2260; Taiwan, Hong Kong, Macau have none
_CHARACTERS = dict(zip(PROVINCES, PROVINCE_CHARACTERS, strict=False))
_PLATE = re.compile(
    rf"([{PROVINCE_CHARACTERS}])([A-Za-z])[ ·.\-]*([0-9A-Za-z]{{4,6}})([学警挂港澳领使試试學掛領]?)"
)
_OTHER = re.compile(
    rf"(WJ|[A-Z]{{2}}|使)?[ ·.\-]*([{PROVINCE_CHARACTERS}]?)[ ·.\-]*([0-9]{{3,7}}[A-Z]?)(使?)"
)
_SERIAL = "ABCDEFGHJK"  # also the letters of new-energy plates
_AUTHORITY = "ABCDEFG"
_LETTER, _WHICH = range(2)  # places of the draws


def _make(job: Job) -> list[str | None]:
    forms = [value.strip() for value in job.values]
    civil = _matches(_PLATE, forms, range(len(forms)))
    others = _matches(_OTHER, forms, [row for row in range(len(forms)) if row not in civil])
    made: list[str | None] = [None] * len(forms)
    letters = job.draws.below(_LETTER, len(_AUTHORITY)).tolist()
    for row, serial in _serials(job, civil, marked=not job.valid).items():
        match, form = civil[row], forms[row]
        province = _CHARACTERS.get(int(job.personas.region[row]) // 10_000, "京")
        letter = form[1] if "region" in job.kept else _AUTHORITY[letters[row]]
        head = province + (letter.lower() if match[2].islower() else letter)
        made[row] = head + form[2 : match.start(3)] + serial + form[match.end(3) :]
    for row, serial in _serials(job, others, marked=False).items():
        match, form = others[row], forms[row]
        made[row] = form[: match.start(3)] + serial + form[match.end(3) :]
    return made


def _matches(plate: re.Pattern[str], forms: Sequence[str], rows: Sequence[int]) -> dict[int, re.Match[str]]:
    return {row: match for row in rows if (match := plate.fullmatch(forms[row]))}


def _serials(job: Job, read: dict[int, re.Match[str]], *, marked: bool) -> dict[int, str]:
    """New serials of the plates that were read; marked: with a letter that no plate has."""
    rows, serials = list(read), [match[3] for match in read.values()]
    made: dict[int, str] = {}
    for length, some in by_length(serials).items():
        at = [rows[one] for one in some]
        letters = drawn_alike(job, ascii_rows([serials[one] for one in some], length), at, _SERIAL)
        if marked:
            is_letter = letters > ord("9")
            column = np.where(is_letter.any(axis=1), is_letter.argmax(axis=1), length - 1)
            letters[np.arange(len(at)), column] = np.where(job.draws.below(_WHICH, 2)[at], ord("I"), ord("O"))
        made |= {
            row: text.lower() if read[row][3].islower() else text
            for row, text in zip(at, texts(letters), strict=True)
        }
    return made


def _reads(values: Sequence[str]) -> Reading:
    """The province that plates tell."""
    told = Reading.nothing(len(values))
    codes = {character: code for code, character in _CHARACTERS.items()}
    for row, value in enumerate(values):
        if (code := codes.get(value[:1])) is not None:
            told.region[row] = code * 10_000
    return told


FAMILY = Family(("CN_LICENSE_PLATE",), _make, _reads)

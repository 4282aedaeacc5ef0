"""Numbers and codes of which only the shape is known: digits for digits, letters for letters.

For what has no family of its own: accounts, file numbers, devices, a user's own entities. What is neither
letter nor digit stays; a first digit that is not 0 does not become 0; letters a to f stay among these where
the value has no others. Where the grammar of a number has Chinese characters (军官证 南字第…号, 案号), they
stay; elsewhere they might be a name, and the value is unfit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.written import Letters, ascii_rows, by_length, texts

__all__ = ["FAMILY", "OTHERS", "drawn_alike", "same_shapes"]

_FIRST_DRAW = 8  # the places before it are left to the families
_LETTERS, _HEXADECIMAL = 26, 6
_SHIFT = np.uint64(32)
_YEAR = re.compile(r"(?<=[(\[（〔])[0-9]{4}(?=[)\]）〕])")  # of a court case (案号)
_FIRST_YEAR, _YEARS, _YEAR_DRAW = 2016, 10, 0
_GRAMMAR_HAS_HAN = ("CN_MILITARY_ID", "CN_COURT_CASE")


def drawn_alike(job: Job, letters: Letters, rows: Sequence[int], alphabet: str = "") -> Letters:
    """New digits and letters for a matrix of them, which are those of some rows of the job.

    alphabet: the capital letters to draw from, all or a to f where it is not given.
    """
    words = job.draws.table(rows, letters.shape[1], _FIRST_DRAW)
    digit = letters <= ord("9")
    low, capitals = (
        letters | 32,
        np.frombuffer((alphabet or "ABCDEFGHIJKLMNOPQRSTUVWXYZ").encode(), dtype=np.uint8),
    )
    limit = np.full(len(letters), len(capitals))
    if not alphabet:
        limit[(digit | (low <= ord("f"))).all(axis=1)] = _HEXADECIMAL
    drawn = capitals[(words * limit[:, None].astype(np.uint64) >> _SHIFT).astype(np.int64)]
    figures = (words * np.uint64(10) >> _SHIFT).astype(np.uint8)
    first = words[:, 0] * np.uint64(9) >> _SHIFT
    figures[:, 0] = np.where(letters[:, 0] != ord("0"), first.astype(np.uint8) + np.uint8(1), figures[:, 0])
    drawn = np.where(letters >= ord("a"), drawn | 32, drawn)
    new: Letters = np.where(digit, figures + np.uint8(ord("0")), drawn).astype(np.uint8)
    return new


def same_shapes(job: Job, rows: Sequence[int], *, han: bool = False) -> dict[int, str | None]:
    """A stand-in for each of these rows, None for one without letters and digits, or with foreign ones."""
    plain: list[str] = []
    for row in rows:
        kept = "".join(one for one in job.values[row] if one.isalnum() and (one.isascii() or not han))
        plain.append(kept if kept.isascii() else "")
    made: dict[int, str | None] = dict.fromkeys(rows)
    for length, some in by_length(plain).items():
        if length:
            at = [rows[one] for one in some]
            new = drawn_alike(job, ascii_rows([plain[one] for one in some], length), at)
            made |= {row: _placed(job.values[row], text) for row, text in zip(at, texts(new), strict=True)}
    return made


def _placed(form: str, symbols: str) -> str:
    if len(form) == len(symbols):
        return symbols
    new = iter(symbols)
    return "".join(next(new) if one.isascii() and one.isalnum() else one for one in form)


def _make(job: Job) -> list[str | None]:
    return list(same_shapes(job, range(len(job.values))).values())


def _make_with_han(job: Job) -> list[str | None]:
    made = list(same_shapes(job, range(len(job.values)), han=True).values())
    years = job.draws.below(_YEAR_DRAW, _YEARS)
    if job.entity == "CN_COURT_CASE":
        made = [
            text and _YEAR.sub(str(_FIRST_YEAR + year), text) for text, year in zip(made, years, strict=True)
        ]
    return made


OTHERS = Family((), _make)
FAMILY = Family(_GRAMMAR_HAS_HAN, _make_with_han)

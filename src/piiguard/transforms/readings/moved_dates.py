"""Dates moved by days, each written as it was (日期按原样书写).

2020-03-05, 2020/3/5, 2020.03.05, 2020 3 5, 20200305, 2020年3月5日, full-width ones, and each of these with a
time of day behind it, which stays. Where both month and day have two digits they keep two; else both are
written without zeros.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from piiguard.checks.dates import LAST_YEAR, valid_date

__all__ = ["moved", "moved_all"]

Ints = npt.NDArray[np.int64]

_CLOCK = r"[0-9]{1,2}[:时點点][0-9]{1,2}(?:[:分][0-9]{1,2}(?:[.,][0-9]{1,9})?)?[分秒]?"
_TIME = rf"(?:[T\s]*{_CLOCK}\s?(?:Z|UTC|[+-][0-9]{{2}}:?[0-9]{{2}}|[AaPp]\.?[Mm]\.?)?)?\s*"
_PARTS = re.compile(
    rf"\s*([0-9]{{4}})(?:(\s?[-/. ]\s?)([0-9]{{1,2}})\2([0-9]{{1,2}})"
    rf"|\s?年\s?([0-9]{{1,2}})\s?月\s?([0-9]{{1,2}}))(?![0-9])(?:\s?[日号號])?{_TIME}"
)
_BLOCK = re.compile(
    r"\s*([0-9]{4})([0-9]{2})([0-9]{2})"
    rf"(?:[T\s]?(?:[0-9]{{6}}|[0-9]{{4}})Z?\s*|\.0|[T\s]{_TIME}|\s*)"
)
_LONGEST = 64  # characters; no date with a time is longer
_TAIL = re.compile(rf"(?![0-9]){_TIME}")  # of a date with separators
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)}
_WIDE |= {ord(wide): narrow for wide, narrow in zip("／－．：　", "/-.: ", strict=True)}
_TO_WIDE = str.maketrans({str(digit): chr(0xFF10 + digit) for digit in range(10)})

_PLAIN, _SEPARATED = 8, 10  # characters of 20200305 and of 2020-03-05
_SEPARATORS = np.frombuffer(b"-/.", dtype=np.uint8)


def moved(value: str, days: int) -> str | None:
    """A date moved by some days; None if it is none of a known form, or would leave the years 1 to 9999.

    >>> moved("2020/2/28 10:15", 2), moved("２０２０年２月２８日", 1), moved("05/03/2020", 1)
    ('2020/3/1 10:15', '２０２０年２月２９日', None)
    """
    if len(value) > _LONGEST:
        return None
    text = value if value.isascii() else value.translate(_WIDE)
    match = _PARTS.fullmatch(text) or _BLOCK.fullmatch(text)
    if match is None:
        return None
    spans = [match.span(group) for group in range(1, len(match.groups()) + 1) if match[group] is not None]
    places = [span for span in spans if text[span[0]].isdecimal()]  # without the separator of the first form
    year, month, day = (text[begin:end] for begin, end in places)
    date = _date(int(year), int(month), int(day), days)
    if date is None:
        return None
    width = 2 if len(month) == len(day) == 2 else 1
    new = [f"{date.year:04d}", f"{date.month:0{width}d}", f"{date.day:0{width}d}"]
    if value[places[0][0]] != text[places[0][0]]:
        new = [part.translate(_TO_WIDE) for part in new]
    return _spliced(value, places, new)


def _spliced(value: str, places: Sequence[tuple[int, int]], texts: Sequence[str]) -> str:
    out, at = [], 0
    for (begin, end), text in zip(places, texts, strict=True):
        out += [value[at:begin], text]
        at = end
    return "".join([*out, value[at:]])


def _date(year: int, month: int, day: int, days: int) -> dt.date | None:
    try:
        return dt.date.fromordinal(dt.date(year, month, day).toordinal() + days)
    except (ValueError, OverflowError):
        return None


def moved_all(values: Sequence[str], days: Sequence[int]) -> list[str | None]:
    """`moved` for each value and its days; dates as 2020-03-05 and 20200305 many at once."""
    out: list[str | None] = [None] * len(values)
    known: dict[str, bool] = {"": True}  # whether what stands behind a date is a time of day
    rows: dict[int, list[int]] = {_PLAIN: [], _SEPARATED: []}
    others = []
    for row, value in enumerate(values):
        size = len(value)
        if size == _PLAIN and value.isascii():
            rows[_PLAIN].append(row)
        elif _SEPARATED <= size <= _LONGEST and value.isascii() and _is_tail(value[_SEPARATED:], known):
            rows[_SEPARATED].append(row)
        else:
            others.append(row)
    for width, chosen in rows.items():
        heads = [values[row][:width] for row in chosen]
        texts, read = _moved_heads(heads, width, np.array([days[row] for row in chosen], dtype=np.int64))
        for row, text, is_read in zip(chosen, texts, read, strict=True):
            if not is_read:
                others.append(row)
            elif text is not None:
                out[row] = text + values[row][width:]
    for row in others:
        out[row] = moved(values[row], days[row])
    return out


def _is_tail(tail: str, known: dict[str, bool]) -> bool:
    if tail not in known:
        known[tail] = _TAIL.fullmatch(tail) is not None
    return known[tail]


def _moved_heads(heads: Sequence[str], width: int, days: Ints) -> tuple[list[str | None], list[bool]]:
    """Dates of one width moved, None where there is no such day; and which were of the form at all."""
    matrix = np.frombuffer("".join(heads).encode("ascii"), dtype=np.uint8).reshape(-1, width).copy()
    between = (4, 7) if width == _SEPARATED else ()
    digits = [place for place in range(width) if place not in between]
    numbers = matrix[:, digits].astype(np.int64) - ord("0")
    read: npt.NDArray[np.bool_] = np.all((numbers >= 0) & (numbers <= 9), axis=1)
    if between:
        first, second = matrix[:, 4], matrix[:, 7]
        read &= (first == second) & (first[:, None] == _SEPARATORS).any(axis=1)
    year, month, day = (
        numbers[:, begin:end] @ 10 ** np.arange(end - begin)[::-1] for begin, end in ((0, 4), (4, 6), (6, 8))
    )
    right = read & valid_date(year, month, day)
    year, month, day = (np.where(right, part, 1) for part in (year, month, day))
    months = (year - 1970).astype("M8[Y]").astype("M8[M]") + (month - 1)
    date = months.astype("M8[D]") + (day - 1) + days
    in_month = date.astype("M8[M]")
    month_number = in_month.astype(np.int64)
    year = month_number // 12 + 1970
    right &= (year >= 1) & (year <= LAST_YEAR)
    new = (year * 100 + month_number % 12 + 1) * 100 + (date - in_month.astype("M8[D]")).astype(np.int64) + 1
    matrix[:, digits] = new[:, None] // 10 ** np.arange(7, -1, -1) % 10 + ord("0")
    text = matrix.tobytes().decode("latin-1")
    return [
        text[row * width : (row + 1) * width] if is_right else None
        for row, is_right in enumerate(right.tolist())
    ], read.tolist()

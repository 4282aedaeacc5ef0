"""`Personas` (替身): who stands in for the person of a record: a sex, a date of birth and a county.

A function of what the record is known by, so that the stand-ins of all its columns agree. The date of birth
lies in 1950 to 1999, in every year alike, and never on 29 February: adults, who may have had a resident ID of
15 digits. What is to stay of the real person replaces what was drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from piiguard.checks.dates import DAYS_IN_MONTH
from piiguard.checks.tables import rows
from piiguard.transforms.surrogates.draws import Draws, Ints

__all__ = ["FEMALE", "MALE", "UNTOLD", "Personas", "Reading", "counties", "place_names"]

FEMALE, MALE = 0, 1  # the parity of the serial in a resident ID, GB 11643-1999
UNTOLD = -1
FIRST_YEAR, LAST_YEAR = 1950, 1999

_SEX, _YEAR, _DAY, _REGION = range(4)  # places of the draws
_BEYOND = ("71", "81", "82")  # Taiwan, Hong Kong, Macau: resident IDs have no counties of theirs
_PLACELESS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


@dataclass(frozen=True, slots=True)
class Reading:
    """What values tell of their person, one number per value, `UNTOLD` where they do not.

    sex: FEMALE or MALE. year: of birth. region: code of six digits, GB/T 2260.
    """

    sex: Ints
    year: Ints
    region: Ints

    @classmethod
    def nothing(cls, count: int) -> Reading:
        """Nothing told of `count` values."""
        return cls(*(np.full(count, UNTOLD, dtype=np.int64) for _ in range(3)))

    def or_else(self, other: Reading) -> Reading:
        """What `other` tells where this tells nothing."""
        return Reading(
            np.where(self.sex == UNTOLD, other.sex, self.sex),
            np.where(self.year == UNTOLD, other.year, self.year),
            np.where(self.region == UNTOLD, other.region, self.region),
        )

    def only(self, kept: frozenset[str]) -> Reading:
        """Of it what is to stay."""
        nothing = np.full(len(self.sex), UNTOLD, dtype=np.int64)
        return Reading(
            self.sex if "sex" in kept else nothing,
            self.year if "birth_year" in kept else nothing,
            self.region if "region" in kept else nothing,
        )


@dataclass(frozen=True)
class Personas:
    """Who stands in for each record; drawn when first asked for. real: what stays of the real person."""

    draws: Draws
    real: Reading

    @cached_property
    def sex(self) -> Ints:
        """FEMALE or MALE."""
        return np.where(self.real.sex == UNTOLD, self.draws.below(_SEX, 2), self.real.sex)

    @cached_property
    def year(self) -> Ints:
        """Year of birth."""
        drawn = FIRST_YEAR + self.draws.below(_YEAR, LAST_YEAR + 1 - FIRST_YEAR)
        return np.where(self.real.year == UNTOLD, drawn, self.real.year)

    @cached_property
    def month_and_day(self) -> Ints:
        """100 * month + day of birth."""
        return _calendar()[self.draws.below(_DAY, 365)]

    @cached_property
    def region(self) -> Ints:
        """Code of a county of today, or of the place that stays."""
        drawn = counties()[self.draws.below(_REGION, len(counties()))]
        return np.where(self.real.region == UNTOLD, drawn, self.real.region)

    @cached_property
    def county(self) -> Ints:
        """Code of a county of today that lies in `region`, or in its prefecture or province."""
        found = self.region.copy()
        missing = np.flatnonzero(~np.isin(found, counties()))
        picked = self.draws.below(_REGION, 1 << 31)
        for row in missing.tolist():
            within = _within(int(found[row]))
            found[row] = within[picked[row] % len(within)]
        return found

    def age(self, on: Sequence[int]) -> Ints:
        """Completed years on a day, given as (year, month, day)."""
        year, month, day = on
        had = self.month_and_day <= 100 * month + day
        return year - self.year - 1 + had


@cache
def _calendar() -> Ints:
    days = [
        100 * month + day for month, count in enumerate(DAYS_IN_MONTH, start=1) for day in range(1, count + 1)
    ]
    return np.array(days, dtype=np.int64)


@cache
def place_names() -> dict[int, str]:
    """Names of today's divisions of the mainland by code; "" for one that only fills a level (市辖区)."""
    return {
        int(code): "" if name in _PLACELESS else name
        for code, name, status in rows("region_names.csv")
        if status == "current" and not code.startswith(_BEYOND)
    }


@cache
def counties() -> Ints:
    """Codes of today's counties and districts, in ascending order."""
    return np.array([code for code, name in place_names().items() if code % 100 and name], dtype=np.int64)


@cache
def _within(region: int) -> Ints:
    """Counties of the same prefecture, else of the same province, else all."""
    codes = counties()
    for span in (100, 10_000):
        near: Ints = codes[codes // span == region // span]
        if len(near):
            return near
    return codes

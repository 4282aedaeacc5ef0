"""Ways to say a value less exactly (泛化方法): one class each, small, frozen, picklable.

Each `one` gives what is left of one value, or None for a value that it cannot read.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from piiguard.transforms.kind import CELL, Context
from piiguard.transforms.readings.divisions import is_code, region_of_address, region_of_code
from piiguard.transforms.readings.hierarchy import key_of, levels_of
from piiguard.transforms.readings.holders import holder_of
from piiguard.transforms.readings.numerals import number_of, plain

__all__ = [
    "AgeBand",
    "Buckets",
    "Coded",
    "DatePart",
    "Each",
    "Leading",
    "Looked",
    "Network",
    "Region",
    "Rounded",
    "Way",
]

_OLDEST = 150  # years; more is no age
_LONGEST_PAIR = 64  # characters
_BABY = re.compile(r"([0-9]{1,4})\s*(个月|月|天|日)龄?")
_PAIR = re.compile(r"\s*([+-]?[0-9]+(?:\.[0-9]+)?)\s*[,，;/\s]\s*([+-]?[0-9]+(?:\.[0-9]+)?)\s*")
_DAY_TOLD = re.compile(r"[0-9]{8}|[0-9]+[^0-9]+[0-9]+[^0-9]+[0-9]|[日号號]|[A-Za-z]{3}")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Way(Protocol):
    """One way to say a value less exactly."""

    def one(self, value: str, context: Context) -> str | None:
        """What is left of a value; None if it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Each:
    """A `Transform` that goes one way with each value."""

    way: Way

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """See `Transform.apply`."""
        one = self.way.one
        return [one(value, context) for value in values]


@dataclass(frozen=True, slots=True)
class Buckets:
    """The bucket (分箱) of a number: of the bounds 18 and 60 `<18`, `18-59`, `>=60`.

    Of bounds with decimals a bucket is written [from,to), which says that its end belongs to the next.
    """

    bounds: tuple[Decimal, ...]

    def one(self, value: str, context: Context) -> str | None:
        """See `Way.one`."""
        number = number_of(value)
        if number is None:
            return None
        place = sum(bound <= number for bound in self.bounds)
        if place == 0:
            return f"<{plain(self.bounds[0])}"
        if place == len(self.bounds):
            return f">={plain(self.bounds[-1])}"
        low, high = self.bounds[place - 1], self.bounds[place]
        if all(bound == bound.to_integral_value() and bound >= 0 for bound in self.bounds):
            return plain(low) if high - low == 1 else f"{plain(low)}-{plain(high - 1)}"
        return f"[{plain(low)},{plain(high)})"


@dataclass(frozen=True, slots=True)
class Rounded:
    """The nearest multiple (取整) of a step, halves away from zero; of coordinates each of the two."""

    step: Decimal

    def one(self, value: str, context: Context) -> str | None:
        """See `Way.one`."""
        may_be_pair = context.entity in (CELL, "GEO_COORDINATE") and len(value) <= _LONGEST_PAIR
        if may_be_pair and (pair := _PAIR.fullmatch(value)):
            return f"{self._nearest(Decimal(pair[1]))},{self._nearest(Decimal(pair[2]))}"
        number = number_of(value)
        return None if number is None else self._nearest(number)

    def _nearest(self, number: Decimal) -> str:
        steps = (number / self.step).to_integral_value(ROUND_HALF_UP)
        return plain(steps * self.step + 0)  # + 0: no negative zero


@dataclass(frozen=True, slots=True)
class Coded:
    """Top and bottom coding (顶层、底层编码): what lies at or beyond a bound is only told to do so."""

    bottom: Decimal | None
    top: Decimal | None

    def one(self, value: str, context: Context) -> str | None:
        """See `Way.one`."""
        number = number_of(value)
        if number is None:
            return None
        if self.top is not None and number >= self.top:
            return f">={plain(self.top)}"
        if self.bottom is not None and number <= self.bottom:
            return f"<={plain(self.bottom)}"
        return plain(number)


@dataclass(frozen=True, slots=True)
class DatePart:
    """A part of a date (日期部分): 1990, 1990-Q1, 1990-01, 1990s, Monday; of a resident ID that of birth."""

    part: str

    def one(self, value: str, context: Context) -> str | None:
        """See `Way.one`."""
        date = _date_of(value)
        if date is None:
            return None
        if self.part == "weekday":
            return _WEEKDAYS[date.weekday()] if _tells_day(value) else None
        if self.part == "decade":
            return f"{date.year // 10 * 10:04d}s"
        year = f"{date.year:04d}"
        if self.part == "quarter":
            return f"{year}-Q{(date.month + 2) // 3}"
        return f"{year}-{date.month:02d}" if self.part == "month" else year


@dataclass(frozen=True, slots=True)
class AgeBand:
    """The band (年龄段) of an age: 30-39; of a date of birth or a resident ID the age on `Context.day`."""

    width: int

    def one(self, value: str, context: Context) -> str | None:
        """See `Way.one`."""
        years = _age(value, context.day)
        if years is None or not 0 <= years <= _OLDEST:
            return None
        low = years // self.width * self.width
        return f"{low}-{low + self.width - 1}" if self.width > 1 else str(low)


@dataclass(frozen=True, slots=True)
class Region:
    """The division (行政区划) of a resident ID, region code, address or postcode, as far down as `level`.

    Postcodes keep their digits of the province (2), the mail zone (3) or the county (4): they follow no table
    of divisions. Other six digits are read as region codes.
    """

    level: int

    def one(self, value: str, context: Context) -> str | None:
        """See `Way.one`."""
        text = unicodedata.normalize("NFKC", value).strip()
        six = len(text) == 6 and text.isdecimal()
        if context.entity == "CN_POSTCODE":
            kept = self.level + 1
            return text[:kept] + "*" * (6 - kept) if six else None
        if six:
            return region_of_code(text, self.level) if is_code(text) else None
        holder = holder_of(text)
        return region_of_code(holder.code, self.level) if holder else region_of_address(text, self.level)


@dataclass(frozen=True, slots=True)
class Network:
    """The network (网段) of an IP address: so many leading bits of it, as 192.168.1.0/24."""

    v4: int
    v6: int

    def one(self, value: str, context: Context) -> str | None:
        """See `Way.one`."""
        from ipaddress import IPv6Address, ip_address, ip_network

        try:
            address = ip_address(unicodedata.normalize("NFKC", value).strip().partition("%")[0])
        except ValueError:
            return None
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        kept = self.v4 if address.version == 4 else self.v6
        return str(ip_network((str(address), kept), strict=False))


@dataclass(frozen=True, slots=True)
class Leading:
    """The first letters and digits (前缀) of a number; `fill` stands for the others, separators stay.

    Unfit are values of which fewer than four, or than half, would be lost.
    """

    kept: int
    fill: str

    def one(self, value: str, context: Context) -> str | None:
        """See `Way.one`."""
        text = unicodedata.normalize("NFKC", value).strip()
        carrying = sum(map(str.isalnum, text))
        if carrying - self.kept < min(4, (carrying + 1) // 2) or not carrying:
            return None
        left = self.kept
        out = []
        for character in text:
            out.append(self.fill if character.isalnum() and left <= 0 else character)
            left -= character.isalnum()
        return "".join(out)


@dataclass(frozen=True, slots=True)
class Looked:
    """A `Transform` by a hierarchy file (泛化层次); the pickle carries its path, not what stands in it."""

    path: str
    level: int

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """What the file says of each value.

        Raises:
            PolicyError: the file is missing or wrong by now.
        """
        levels = levels_of(self.path)
        found = [levels.get(key_of(value)) for value in values]
        return [None if one is None else one[self.level - 1] for one in found]


def _date_of(value: str) -> dt.date | None:
    """The date that a value tells, or the date of birth in a resident ID; of a month alone its last day."""
    if holder := holder_of(value):
        return holder.born
    from piiguard.checks.births import born

    ordinal = born(value)
    return dt.date.fromordinal(ordinal) if ordinal else None


def _tells_day(value: str) -> bool:
    """Whether a date tells its day and not a month alone, of which the parser gives the last day."""
    return bool(_DAY_TOLD.search(unicodedata.normalize("NFKC", value)))


def _age(value: str, day: dt.date) -> int | None:
    text = unicodedata.normalize("NFKC", value).strip()
    if match := _BABY.fullmatch(text):
        return int(match[1]) // (12 if "月" in match[2] else 365)
    number = number_of(text)
    if number is not None and abs(number) <= _OLDEST:
        return int(number)
    date = _date_of(text)
    if date is None or date > day:
        return None
    return day.year - date.year - ((day.month, day.day) < (date.month, date.day))

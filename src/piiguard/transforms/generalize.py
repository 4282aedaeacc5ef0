"""`generalize` (泛化): a value is said less exactly; ISO/IEC 20889:2018 clause 8.5, GB/T 37964-2019 annex A.

    AGE = { action = { generalize = { age_band = 10 } } }
    INCOME = { action = { generalize = { buckets = [3000, 8000, 20000] } } }
    CN_ADDRESS = { action = { generalize = { region = "city" } } }

Numbers are read in Chinese and full-width forms, too (三十五岁, 1.2万). What cannot be read is unfit.

>>> from piiguard.transforms.kind import Context
>>> transform = make(Action.of("generalize", buckets=[18, 60]))
>>> transform.apply(["17", "三十五岁", "６０", "unknown"], Context("AGE"))
['<18', '18-59', '>=60', None]
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from piiguard.entity import Category, Entity
from piiguard.errors import PolicyError
from piiguard.transforms.action import PART, Action, Declaration
from piiguard.transforms.kind import Kind, Option, Transform, choice, one_text, whole

if TYPE_CHECKING:
    from piiguard.transforms.readings.coarser import Looked, Way

__all__ = ["KIND", "make"]

_PARTS = ("year", "quarter", "month", "decade", "weekday")
_REGIONS = ("province", "city", "county")

_WAYS = ("buckets", "round", "top", "bottom", "date", "region", "age_band", "ip", "digits", "hierarchy")
_NUMBERS = frozenset({"AGE", "INCOME"})
# What each way can read, by entity code; the ways that are missing can read anything.
_READS = {
    "buckets": _NUMBERS,
    "round": _NUMBERS | {"GEO_COORDINATE"},
    "top": _NUMBERS,
    "bottom": _NUMBERS,
    "date": frozenset({"DATE_OF_BIRTH", "CN_RESIDENT_ID", "CN_FOREIGNER_ID"}),
    "region": frozenset({"CN_RESIDENT_ID", "CN_FOREIGNER_ID", "CN_ADDRESS", "CN_POSTCODE"}),
    "age_band": frozenset({"AGE", "DATE_OF_BIRTH", "CN_RESIDENT_ID", "CN_FOREIGNER_ID"}),
    "ip": frozenset({"IP_ADDRESS"}),
}
_NO_PREFIX = (Category.NAME, Category.AUTH_SECRET)  # the beginning of a name or secret is no wider group
_V6_KEPT = 48  # bits: the network that RFC 3177 section 3 meant for a site


def make(action: Action) -> Transform:
    """The transform for an action; a hierarchy file is read, so that a wrong one is told at once.

    Raises:
        PolicyError: the hierarchy file is missing or wrong, or has no such level.
    """
    from piiguard.transforms.readings.coarser import Each  # its patterns and tables are for who generalizes

    options = dict(action.options)
    if "hierarchy" in options:
        return _looked(options["hierarchy"], options.get("level", 1))
    return Each(_way(options))


def _way(options: Mapping[str, Any]) -> Way:
    from piiguard.transforms.readings import coarser

    ((name, value), *_) = [(name, options[name]) for name in _WAYS if name in options]
    match name:
        case "buckets":
            return coarser.Buckets(tuple(map(_decimal, value)))
        case "round":
            return coarser.Rounded(_decimal(value))
        case "top" | "bottom":
            bottom, top = options.get("bottom"), options.get("top")
            return coarser.Coded(*(None if bound is None else _decimal(bound) for bound in (bottom, top)))
        case "date":
            return coarser.DatePart(value)
        case "region":
            return coarser.Region(1 + _REGIONS.index(value))
        case "age_band":
            return coarser.AgeBand(value)
        case "ip":
            return coarser.Network(*(value if isinstance(value, (list, tuple)) else (value, _V6_KEPT)))
    return coarser.Leading(value, options.get("fill", "*"))


def _looked(path: str, level: int) -> Looked:
    from piiguard.transforms.readings.coarser import Looked
    from piiguard.transforms.readings.hierarchy import levels_of

    levels = len(next(iter(levels_of(path).values())))
    if level > levels:
        raise PolicyError(f"generalize.level: given {level}; {path} has {levels} levels")
    return Looked(path, level)


def _decimal(number: float) -> Decimal:
    return Decimal(str(number))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _number(name: str, *, positive: bool = False) -> Option:
    def problem(value: Any) -> str:
        if _is_number(value) and (value > 0 or not positive):
            return ""
        return f"needed: a number{' above 0' if positive else ''}"

    return Option(name, problem, {"type": "number", **({"exclusiveMinimum": 0} if positive else {})})


def _buckets_problem(value: Any) -> str:
    right = isinstance(value, (list, tuple)) and value and all(map(_is_number, value))
    if right and all(low < high for low, high in pairwise(value)):
        return ""
    return "needed: a list of numbers, the lowest first: [18, 30, 60]"


def _ip_problem(value: Any) -> str:
    pair = value if isinstance(value, (list, tuple)) else [value, _V6_KEPT]
    whole_numbers = len(pair) == 2 and all(type(one) is int for one in pair)
    if whole_numbers and 1 <= pair[0] <= 31 and 1 <= pair[1] <= 127:
        return ""
    return "needed: bits kept of IPv4 (1 to 31), or of IPv4 and IPv6 (1 to 127): 24 or [24, 48]"


def _together(options: Mapping[str, Any]) -> str:
    asked = [name for name in _WAYS if name in options]
    if len(asked) != 1 and set(asked) != {"top", "bottom"}:
        given = f"given {' and '.join(asked)}; " if asked else ""
        return f"{given}needed: one of {', '.join(_WAYS)} (top and bottom may stand together)"
    if {"top", "bottom"} <= set(asked) and options["bottom"] >= options["top"]:
        return "bottom must lie below top"
    for name, beside in (("level", "hierarchy"), ("fill", "digits")):
        if name in options and beside not in options:
            return f"{name} needs {beside} beside it"
    return ""


def _suits(action: Action, entity: Entity | None) -> str:
    """A way that can read nothing of an entity; of a user's own entity nobody knows."""
    if entity is None or entity.category is Category.CUSTOM:
        return ""
    for name in _WAYS:
        if action.option(name) is None:
            continue
        reads = _READS.get(name)
        if reads is not None and entity.code not in reads and entity.broader not in reads:
            return f"{name} cannot read it; it reads {', '.join(sorted(reads))}"
        if name == "digits" and entity.category in _NO_PREFIX:
            return "digits keeps the beginning, which of a name or secret is no wider group"
    return ""


KIND = Kind(
    Declaration("generalize", "泛化", PART),
    (
        Option("buckets", _buckets_problem, {"type": "array", "items": {"type": "number"}, "minItems": 1}),
        _number("round", positive=True),
        _number("top"),
        _number("bottom"),
        choice("date", *_PARTS),
        choice("region", *_REGIONS),
        whole("age_band", 1, 100),
        Option(
            "ip",
            _ip_problem,
            {
                "anyOf": [
                    {"type": "integer", "minimum": 1, "maximum": 31},
                    {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
                ]
            },
        ),
        whole("digits", 0, 100),
        choice("fill", "*", "0"),
        one_text("hierarchy", filled=True),
        whole("level", 1, 100),
    ),
    make=make,
    together=_together,
    suits=_suits,
)

"""`Family` (家族): the entities whose stand-ins are made alike; and `families`, which finds all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import piiguard.transforms.surrogates as package
from piiguard.transforms.surrogates.draws import Draws
from piiguard.transforms.surrogates.persona import Personas, Reading

__all__ = ["Family", "Job", "families", "family_of"]


@dataclass(frozen=True, slots=True)
class Job:
    """Values of one entity for which stand-ins are wanted.

    values: as written, NFKC. canonical: how they are compared. draws: random numbers of each value. personas:
    who stands in for each record. kept: which of sex, region, birth_year stay real. valid: whether check
    digits are right and numbers assigned. day: on which ages are counted.
    """

    entity: str
    values: Sequence[str]
    canonical: Sequence[str]
    draws: Draws
    personas: Personas
    kept: frozenset[str]
    valid: bool
    day: dt.date


def _no_reading(values: Sequence[str]) -> Reading | None:
    return None


@dataclass(frozen=True, slots=True)
class Family:
    """Entities whose stand-ins are made alike.

    make: a stand-in for each value, None for one that is not well-formed. reads: what values tell of their
    person, asked only where something of it is to stay. coincides: whether a stand-in may be the real value
    by chance, since it must agree with the others of its record (女 of 男 and 女).
    """

    entities: tuple[str, ...]
    make: Callable[[Job], list[str | None]]
    reads: Callable[[Sequence[str]], Reading | None] = _no_reading
    coincides: bool = False


@cache
def families() -> Mapping[str, Family]:
    """The family of each entity code that has one of its own."""
    modules = (
        import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)
    )
    found: list[Family] = [module.FAMILY for module in modules if hasattr(module, "FAMILY")]
    return MappingProxyType({entity: family for family in found for entity in family.entities})


def family_of(entity: str) -> Family:
    """The family of an entity; of one that has none of its own, letters and digits of the same shape."""
    from piiguard.transforms.surrogates.same_shape import OTHERS  # which needs `Family`

    return families().get(entity, OTHERS)

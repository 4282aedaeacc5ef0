"""Which codec is for which entity, and why there is none for some."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import piiguard.transforms.codecs as package
from piiguard.entity import Category, Entity
from piiguard.transforms.codecs.codec import Codec
from piiguard.transforms.kind import CELL

__all__ = ["codec_for", "codecs", "refusal"]

_FREE = "it has no fixed form; pseudonymize, tokenize and encrypt need none"
_DIALLED = "a stand-in could be somebody's number; pseudonymize, tokenize and encrypt give tokens"
_SMALL = "fewer than 1,000,000 values of its form can be told apart; generalize, pseudonymize or tokenize"
_DATE = "a date is one of too few; use shift or generalize"
_SECRET = "a secret is not to come back; use suppress"

_CATEGORIES: Mapping[Category, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *(Category.NAME, Category.LOCATION, Category.HEALTH, Category.JUDICIAL, Category.CONTACT),
                *(Category.BIOMETRIC, Category.RELIGION, Category.SPECIFIC_IDENTITY, Category.CREDIT),
                Category.DEMOGRAPHIC,
            ),
            _FREE,
        ),
        Category.AUTH_SECRET: _SECRET,
    }
)
_CODES: Mapping[str, str] = MappingProxyType(
    {
        "AGE": _SMALL,
        "DATE_OF_BIRTH": _DATE,
        "CN_POSTCODE": _SMALL,
        "CN_LICENSE_PLATE": _SMALL,
        "PHONE_NUMBER": _DIALLED,
        **dict.fromkeys(("CN_ALIPAY", "CN_WECHAT", "IP_ADDRESS", "MAC_ADDRESS"), _FREE),
    }
)


@cache
def codecs() -> Mapping[str, Codec]:
    """The codec of each entity that one names."""
    modules = (
        import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)
    )
    found: list[Codec] = [module.CODEC for module in modules if hasattr(module, "CODEC")]
    return MappingProxyType({entity: codec for codec in found for entity in sorted(codec.entities)})


def codec_for(entity: str) -> Codec:
    """The codec of an entity code; that of cells of unknown kind where none names it."""
    return codecs().get(entity) or codecs()[CELL]


def refusal(entity: Entity | None) -> str:
    """Why no codec is for an entity, "" if one is; None for cells of which only the column is known.

    Users' own entities are judged by their category.
    """
    if entity is None or entity.code in codecs():
        return ""
    return _CODES.get(entity.code) or _CATEGORIES.get(entity.category, "")

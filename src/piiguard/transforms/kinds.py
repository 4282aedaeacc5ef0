"""Discovery: every module of this package that defines `KIND` is a kind of transform."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import piiguard.transforms as package
from piiguard.transforms.kind import Kind

__all__ = ["kind", "kinds"]


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name: those that show most first, by name among equals."""
    modules = (
        import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)
    )
    found: list[Kind] = [module.KIND for module in modules if hasattr(module, "KIND")]
    found.sort(key=lambda one: (-one.declaration.shows, one.declaration.kind))
    return MappingProxyType({one.declaration.kind: one for one in found})


def kind(name: str) -> Kind:
    """One kind.

    Raises:
        KeyError: there is no such kind; the name is one of ours or of a policy file, never a value.
    """
    return kinds()[name]

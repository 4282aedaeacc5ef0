"""Discovery: every module of this package that defines `IDENTIFIER` is a built-in recognizer."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import piiguard.recognizers as package
from piiguard.errors import RecognizerError
from piiguard.recognizers.base import Identifier, Recognizer

__all__ = ["builtin", "installed"]

_GROUP = "piiguard.recognizers"


@cache
def builtin() -> tuple[Identifier, ...]:
    """All built-in identifiers, ordered by entity code."""
    modules = (
        import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__)
    )
    found = [module.IDENTIFIER for module in modules if hasattr(module, "IDENTIFIER")]
    return tuple(sorted(found, key=lambda identifier: identifier.entity.code))


def installed(name: str) -> Recognizer:
    """The recognizer that another distribution offers under entry point `name`; loaded only when named.

    Raises:
        RecognizerError: nothing of that name is installed, or it is no recognizer.
    """
    from importlib import metadata  # with e-mail and zip readers; needed for named plug-ins only

    for point in metadata.entry_points(group=_GROUP, name=name):
        loaded = point.load()
        recognizer = loaded() if isinstance(loaded, type) else loaded
        if not isinstance(recognizer, Recognizer):
            raise RecognizerError(f"entry point {name!r} of group {_GROUP} is no recognizer")
        return recognizer
    raise RecognizerError(f"no entry point {name!r} in group {_GROUP}; is its package installed?")

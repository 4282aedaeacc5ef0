"""`Action` (处理方式): what a policy asks to be done with a value, and what a kind of transform declares.

The names are those of ISO/IEC 20889:2018 clause 8 and GB/T 37964-2019 annex A where they have one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

__all__ = [
    "ALL",
    "EQUALITY",
    "KEEP",
    "MASK",
    "NOTHING",
    "PART",
    "SUPPRESS",
    "Action",
    "Declaration",
    "Table",
    "frozen",
    "thawed",
]

ALL, PART, EQUALITY, NOTHING = 3, 2, 1, 0
_OURS = ("either", "by")  # options that no file can name


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one kind of transform does to a value; policies check against it.

    shows: how much of a value the recipient still sees: 3 all, 2 a part, 1 only which values are equal,
    0 nothing. reversible: somebody with the key can go back. deterministic: equal values of one domain
    (entity, recipient, release, and subject where it counts) give equal results, so that one result serves
    all of them. format_preserving: the result has the form of the value. needs_key: it needs a key ring.
    """

    kind: str
    zh: str
    shows: int
    reversible: bool = False
    deterministic: bool = True
    format_preserving: bool = False
    needs_key: bool = False


class Table(tuple[tuple[str, Any], ...]):
    """A table of options that can be a key: pairs of name and value, sorted by name."""

    __slots__ = ()


def frozen(value: Any) -> Any:
    """A value of a policy file as one that can be a key: lists as tuples, tables as `Table`."""
    if isinstance(value, Mapping):
        return Table((str(name), frozen(one)) for name, one in sorted(value.items(), key=str))
    return tuple(map(frozen, value)) if isinstance(value, (list, tuple)) else value


def thawed(value: Any) -> Any:
    """The way back of `frozen`."""
    if isinstance(value, Table):
        return {name: thawed(one) for name, one in value}
    return [thawed(one) for one in value] if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Action:
    """One kind of transform with its options, in the order of their names.

    A mask with the option `either`, which no file can name, hides what either of some masks hides; a custom
    action with the option `by` holds the transform that its name stands for.

    >>> str(Action.of("mask", keep_first=3, keep_last=2))
    'mask(keep_first=3, keep_last=2)'
    """

    kind: str
    options: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, kind: str, **options: Any) -> Action:
        """An action from its options; lists and tables among them are made fit to be keys."""
        own = {name: value if name in _OURS else frozen(value) for name, value in options.items()}
        return cls(kind, tuple(sorted(own.items())))

    @property
    def declaration(self) -> Declaration:
        """What its kind declares, with these options."""
        kinds = import_module("piiguard.transforms.kinds")  # which walks the transforms, which import this
        declared: Declaration = kinds.kind(self.kind).declared(self)
        return declared

    def option(self, name: str, default: Any = None) -> Any:
        """One option, or `default`."""
        return dict(self.options).get(name, default)

    def __str__(self) -> str:
        if parts := self.option("either"):
            return " and ".join(map(str, parts))
        options = ", ".join(f"{name}={_said(value)}" for name, value in self.options if name != "by")
        return f"{self.kind}({options})" if options else self.kind


def _said(value: Any) -> str:
    if isinstance(value, Table):
        return f"{{{', '.join(f'{name}={_said(one)}' for name, one in value)}}}"
    return f"[{', '.join(map(_said, value))}]" if isinstance(value, tuple) else str(value)


KEEP, MASK, SUPPRESS = Action("keep"), Action("mask"), Action("suppress")

"""`Action` (处理方式): what a policy asks to be done with a value, and what each kind of transform declares.

The names are those of ISO/IEC 20889:2018 clause 8 and GB/T 37964-2019 annex A where they have one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

__all__ = ["DECLARATIONS", "KEEP", "MASK", "SUPPRESS", "Action", "Declaration"]

ALL, PART, EQUALITY, NOTHING = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one kind of transform does to a value; policies check against it.

    shows: how much of a value the recipient still sees: 3 all, 2 a part, 1 only which values are equal,
    0 nothing. reversible: somebody with the key can go back. options: names of its options.
    available: whether this version can do it.
    """

    kind: str
    zh: str
    shows: int
    reversible: bool = False
    deterministic: bool = True
    format_preserving: bool = False
    needs_key: bool = False
    options: tuple[str, ...] = ()
    available: bool = True


DECLARATIONS: Mapping[str, Declaration] = MappingProxyType(
    {
        declared.kind: declared
        for declared in (
            Declaration("keep", "保留", ALL, format_preserving=True),
            Declaration(
                "mask", "掩码", PART, format_preserving=True, options=("keep_first", "keep_last", "length")
            ),
            Declaration("replace", "替换", NOTHING, options=("with",)),
            Declaration("suppress", "抑制", NOTHING),
            Declaration("generalize", "泛化", PART, available=False),
            Declaration("shift", "偏移", PART, format_preserving=True, needs_key=True, available=False),
            Declaration("pseudonymize", "假名化", EQUALITY, needs_key=True, available=False),
            Declaration("tokenize", "令牌化", EQUALITY, reversible=True, needs_key=True, available=False),
            Declaration("encrypt", "加密", EQUALITY, reversible=True, needs_key=True, available=False),
            Declaration(
                "fpe",
                "保留格式加密",
                EQUALITY,
                reversible=True,
                format_preserving=True,
                needs_key=True,
                available=False,
            ),
            Declaration(
                "surrogate", "仿真替换", EQUALITY, format_preserving=True, needs_key=True, available=False
            ),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Action:
    """One kind of transform with its options, in the order of their names.

    A mask with the option `either`, which no file can name, hides what either of some masks hides.

    >>> str(Action.of("mask", keep_first=3, keep_last=2))
    'mask(keep_first=3, keep_last=2)'
    """

    kind: str
    options: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, kind: str, **options: Any) -> Action:
        """An action from its options."""
        return cls(kind, tuple(sorted(options.items())))

    @property
    def declaration(self) -> Declaration:
        """What its kind declares."""
        return DECLARATIONS[self.kind]

    def option(self, name: str, default: Any = None) -> Any:
        """One option, or `default`."""
        return dict(self.options).get(name, default)

    def __str__(self) -> str:
        if parts := self.option("either"):
            return " and ".join(map(str, parts))
        options = ", ".join(f"{name}={value}" for name, value in self.options)
        return f"{self.kind}({options})" if options else self.kind


KEEP, MASK, SUPPRESS = Action("keep"), Action("mask"), Action("suppress")

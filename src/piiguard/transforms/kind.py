"""`Kind` (处理类别): what a file of this package says of its transform: declaration, options, how it is made.

A kind of transform is one file that defines `KIND`; `kinds.py` finds it. Kinds that write something else in
the place of a whole value give a `Transform`; `keep`, `mask` and `suppress` are carried out where values are
spliced into their texts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from piiguard.transforms.action import Action, Declaration

if TYPE_CHECKING:
    from piiguard.entity import Entity
    from piiguard.vault.vault import Vault

__all__ = [
    "CELL",
    "Context",
    "Keys",
    "Kind",
    "Option",
    "Reversible",
    "Transform",
    "choice",
    "flag",
    "one_text",
    "whole",
]

CELL = "VALUE"  # the entity of a value of which only the column is known


class Keys(Protocol):
    """What transforms ask of a key ring (密钥环); `piiguard.keys.KeyRing` is one.

    Purposes are "pseudonymize", "encrypt", "tokenize", "index", "fpe", "shift", "surrogate" and "audit". Key
    ids (kid) match `k[0-9a-z]{1,15}`.
    """

    def primary(self, purpose: str, *, entity: str = "", recipient: str = "") -> str:
        """Id of the key that produces for this purpose.

        Raises:
            KeyUnavailableError: none is primary for it.
        """
        ...

    def derived(
        self,
        kid: str,
        *,
        purpose: str,
        algorithm: str,
        entity: str = "",
        recipient: str = "",
        release: bytes = b"",
        length: int = 32,
    ) -> bytes:
        """`length` bytes of key for one domain, by HKDF-Expand over a length-prefixed context.

        algorithm: also says which hash HKDF uses: SM3 where it contains "sm3" or "sm4", else SHA-256. Cheap
        to call again: results are remembered.

        Raises:
            KeyUnavailableError: no such key, another purpose or scope, disabled, or destroyed.
        """
        ...

    def release_id(self, kid: str, release: str) -> bytes:
        """Eight bytes that stand for a release (交付批次) in tokens; none for the empty name."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a transform is told beside the values.

    entity: code of what all the values are, `CELL` where only their column is known. recipient: who gets the
    output, "" for nobody in particular; two recipients that share a domain come with the same name here.
    release: name of the hand-over. keys, vault: None where the guard has none. gm: whether Chinese national
    algorithms (国密) are asked for. subjects: for each value whom its row is about (数据主体), or None; the
    field is None where the caller names no subject. seeds: for each value what its record is known by, for
    stand-ins that agree within a record: the subject, else the record's resident ID, else None. inside: the
    values stand in running text, where a result has to be recognisable to be found again. day: on which ages
    are counted.
    """

    entity: str
    recipient: str = ""
    release: str = ""
    keys: Keys | None = None
    vault: Vault | None = None
    gm: bool = False
    subjects: Sequence[str | None] | None = None
    seeds: Sequence[str | None] | None = None
    inside: bool = False
    day: dt.date = field(default_factory=dt.date.today)


@runtime_checkable
class Transform(Protocol):
    """Makes something else of values; immutable, may be shared by threads, pickles."""

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """One result for each value, in their order; None for a value that does not fit (不符).

        Raises:
            PiiguardError: it cannot be done; nothing was returned for any value.
        """
        ...


@runtime_checkable
class Reversible(Transform, Protocol):
    """A transform that knows the way back."""

    def reveal(self, values: Sequence[str], context: Context) -> list[str]:
        """What `apply` was given for each of these results, in its canonical form unless stated otherwise.

        Raises:
            TokenError: a value is no result of this transform in this context.
        """
        ...


def _right(options: Mapping[str, Any]) -> str:
    return ""


def _for_all(action: Action, entity: Entity | None) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a kind.

    problem: what is wrong with a value as files give it, in words such as "needed: a text", "" if nothing
    is. schema: the same as JSON Schema, for editors.
    """

    name: str
    problem: Callable[[Any], str]
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of transform.

    make: the transform for an action of this kind; None where splicing does it. together: what is wrong with
    options beside each other (all of them, as files give them), "" if nothing is. suits: why an action cannot
    be for an entity, "" if it can; the entity is None for cells of which only the column is known. declares:
    the declaration with these options, where they change it.
    """

    declaration: Declaration
    options: tuple[Option, ...] = ()
    make: Callable[[Action], Transform] | None = None
    together: Callable[[Mapping[str, Any]], str] = _right
    suits: Callable[[Action, Entity | None], str] = _for_all
    declares: Callable[[Action], Declaration] | None = None

    def declared(self, action: Action) -> Declaration:
        """What is declared for an action of this kind."""
        return self.declares(action) if self.declares is not None else self.declaration


def whole(name: str, least: int = 0, most: int = 1000) -> Option:
    """A whole number from `least` to `most`."""

    def problem(value: Any) -> str:
        right = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return "" if right else f"needed: a whole number from {least} to {most}"

    return Option(name, problem, {"type": "integer", "minimum": least, "maximum": most})


def choice(name: str, *words: str) -> Option:
    """One of some words."""

    def problem(value: Any) -> str:
        return "" if isinstance(value, str) and value in words else f"allowed: {', '.join(words)}"

    return Option(name, problem, {"enum": list(words)})


def one_text(name: str, *, filled: bool = False) -> Option:
    """A text; filled: not an empty one."""

    def problem(value: Any) -> str:
        return "" if isinstance(value, str) and (value or not filled) else "needed: a text"

    return Option(name, problem, {"type": "string", "minLength": 1} if filled else {"type": "string"})


def flag(name: str) -> Option:
    """True or false."""

    def problem(value: Any) -> str:
        return "" if isinstance(value, bool) else "needed: true or false"

    return Option(name, problem, {"type": "boolean"})

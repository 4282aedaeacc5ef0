"""`pseudonymize` (假名化): a keyed one-way pseudonym; equal values of one domain have equal ones.

The first 128 bits of HMAC-SHA-256 (RFC 2104) or HMAC-SM3 (国密) of the canonical form. There is no way back
but trying: there are 10^10 mobile numbers, so whoever holds the key can try them all, and nobody else can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from piiguard.transforms.action import EQUALITY, Action, Declaration
from piiguard.transforms.canonical import canonical
from piiguard.transforms.kind import Context, Kind, Option, choice
from piiguard.transforms.sealing import pseudonyms
from piiguard.transforms.tokens import tokens_of

__all__ = ["KIND", "Pseudonymize"]

_LETTERS = {"hmac-sha256": "p", "hmac-sm3": "h"}
_BITS = 128


@dataclass(frozen=True, slots=True)
class Pseudonymize:
    """Keyed one-way pseudonyms; see `Transform`. algorithm: empty for what the context asks."""

    algorithm: str = ""

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """A pseudonym for each value; spellings of one value share it.

        Raises:
            KeyUnavailableError: no key is primary for "pseudonymize".
        """
        letter = _LETTERS[self.algorithm or ("hmac-sm3" if context.gm else "hmac-sha256")]
        return list(tokens_of(letter, canonical(context.entity, values), context, pseudonyms))


def _bits_problem(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and value == _BITS:
        return ""
    return "allowed: 128; with 64, two of 1.4 billion people would share a pseudonym with a chance of 1 in 20"


def _made(action: Action) -> Pseudonymize:
    return Pseudonymize(action.option("algorithm", ""))


KIND = Kind(
    Declaration("pseudonymize", "假名化", EQUALITY, needs_key=True),
    (choice("algorithm", *_LETTERS), Option("bits", _bits_problem, {"const": _BITS})),
    make=_made,
)

"""`encrypt` (加密): the value as a token that only the key opens; always exact, the empty text included.

Mode "random": AES-256-GCM, or SM4-GCM (国密), one token never like another. Mode "deterministic": AES-SIV
(RFC 5297), equal values of one domain alike, so that columns can be joined, and counted by whoever has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from piiguard.errors import TransformError
from piiguard.transforms.action import EQUALITY, NOTHING, Action, Declaration
from piiguard.transforms.kind import Context, Kind, choice
from piiguard.transforms.sealing import sealed
from piiguard.transforms.tokens import reveal_own, tokens_of

__all__ = ["KIND", "Encrypt", "siv_tokens"]

_SIV = {"encrypt": "s", "fpe": "f"}
_GCM = {"aes-256-gcm": "e", "sm4-gcm": "g"}


@dataclass(frozen=True, slots=True)
class Encrypt:
    """Randomized or deterministic encryption; see `Transform`.

    algorithm: of randomized encryption, "aes-256-gcm" or "sm4-gcm"; empty: as the context asks.
    """

    deterministic: bool = False
    algorithm: str = ""

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """A token for each value.

        Raises:
            TransformError: deterministic under national algorithms.
            KeyUnavailableError: no key is primary for "encrypt".
        """
        if self.deterministic:
            return list(siv_tokens(values, context, "encrypt"))
        algorithm = self.algorithm or ("sm4-gcm" if context.gm else "aes-256-gcm")
        return list(tokens_of(_GCM[algorithm], values, context, sealed))

    def reveal(self, values: Sequence[str], context: Context) -> list[str]:
        """What `apply` was given, exactly; in whichever mode, and under whichever key still known.

        Raises:
            TokenError: one is no token of `encrypt` for this entity, recipient and release.
            KeyUnavailableError: the key of one is unknown here, disabled or destroyed.
        """
        return reveal_own(values, context, "encrypt")


def siv_tokens(values: Sequence[str], context: Context, purpose: str) -> list[str]:
    """A deterministic AES-SIV token for each value, exactly as it stands; `reveal_tokens` is the way back.

    purpose: whose key it is, "encrypt" or "fpe".

    Raises:
        TransformError: the national algorithms are asked for, which have no deterministic encryption.
        KeyUnavailableError: no key is primary for the purpose.
    """
    if context.gm:
        raise TransformError(f"{purpose}: no GM/T or GB/T standard defines it; use tokenize with a vault")
    return tokens_of(_SIV[purpose], values, context, sealed)


def _made(action: Action) -> Encrypt:
    return Encrypt(action.option("mode") == "deterministic", action.option("algorithm", ""))


def _declared(action: Action) -> Declaration:
    return _EQUAL if action.option("mode") == "deterministic" else _RANDOM


def _together(options: Mapping[str, Any]) -> str:
    if options.get("mode") == "deterministic" and "algorithm" in options:
        return "algorithm is for mode random; deterministic encryption is AES-SIV"
    return ""


_RANDOM = Declaration("encrypt", "加密", NOTHING, reversible=True, deterministic=False, needs_key=True)
_EQUAL = replace(_RANDOM, shows=EQUALITY, deterministic=True)
KIND = Kind(
    _RANDOM,
    (choice("mode", "random", "deterministic"), choice("algorithm", *_GCM)),
    make=_made,
    together=_together,
    declares=_declared,
)

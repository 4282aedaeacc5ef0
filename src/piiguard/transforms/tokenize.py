"""`tokenize` (令牌化): a random token, its value stored encrypted in the guard's vault (令牌库).

Equal values of one domain have one token; with subjects (数据主体), equal values of one subject. The vault
deletes values by expiry or by subject, after which nobody can reveal their tokens.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from piiguard.errors import TransformError
from piiguard.transforms.action import EQUALITY, Action, Declaration
from piiguard.transforms.canonical import canonical
from piiguard.transforms.kind import Context, Kind, flag, whole
from piiguard.transforms.tokens import reveal_own, vault_of, written

__all__ = ["KIND", "Tokenize"]


@dataclass(frozen=True, slots=True)
class Tokenize:
    """Tokens of the vault; see `Transform`.

    exact: stores values as they are rather than in canonical form. expires_days: days from now on after which
    the tokens cannot be revealed any more; 0 for never.
    """

    exact: bool = False
    expires_days: int = 0

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """A token for each value; all are stored when this returns.

        Raises:
            TransformError: the guard has no vault, or one without the national algorithms that are asked for.
            KeyUnavailableError: a key that the vault needs is not there.
            VaultError: the vault cannot be reached or written; no token was returned.
        """
        vault = vault_of(context, "tokenize")
        if context.gm and not vault.gm:
            raise TransformError("tokenize: the vault was not made with national algorithms (国密)")
        expires = dt.datetime.now(dt.UTC) + dt.timedelta(self.expires_days) if self.expires_days else None
        bodies = vault.store(
            list(values) if self.exact else canonical(context.entity, values),
            entity=context.entity,
            recipient=context.recipient,
            release=context.release,
            subjects=context.subjects,
            expires=expires,
            exact=self.exact,
        )
        release_id = vault.release_id(context.release)
        return list(written("t", context.entity, vault.kid, release_id, bodies))

    def reveal(self, values: Sequence[str], context: Context) -> list[str]:
        """The canonical form of what `apply` was given, or if `exact` the value itself.

        Raises:
            TokenError: one is no token of the vault for this entity, recipient and release, or is expired,
                or its value was deleted.
            TransformError: the guard has no vault.
        """
        return reveal_own(values, context, "tokenize")


def _made(action: Action) -> Tokenize:
    return Tokenize(action.option("exact", False), action.option("expires_days", 0))


KIND = Kind(
    Declaration("tokenize", "令牌化", EQUALITY, reversible=True, needs_key=True),
    (flag("exact"), whole("expires_days", 1, 36500)),
    make=_made,
)

"""What a key ring (密钥环) holds: keys with purpose, scope and state, and the record of destroyed ones."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from piiguard.errors import KeyRingError, KeyUnavailableError
from piiguard.keys.secret import Secret

__all__ = ["PURPOSES", "Content", "Destruction", "Key", "KeyInfo", "Scope", "State"]

PURPOSES = ("pseudonymize", "encrypt", "tokenize", "index", "fpe", "shift", "surrogate", "audit")

_FOR_RECORDS = ("shift", "surrogate", "audit")  # columns of one record, and records of one log, must agree
_FOR_ALL = ("index", "audit")  # one vault and one log serve all recipients
_ENTITY = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_RECIPIENT = re.compile(r"(?!\*\Z)[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]{0,98}[^\s\x00-\x1f\x7f])?")


class State(StrEnum):
    """What a key may do (NIST SP 800-57 part 1 rev. 5 section 7 has the same states by other names).

    primary (主用): produces and reads. active (可用): reads what it made. disabled (停用): nothing, until it
    is enabled again. destroyed (已销毁): nothing, for ever; only its record is left.
    """

    PRIMARY = "primary"
    ACTIVE = "active"
    DISABLED = "disabled"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class Scope:
    """For which entities and recipients a key may be used; an empty tuple: for all of them."""

    entities: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    @classmethod
    def of(cls, purpose: str, entities: str | Iterable[str], recipients: str | Iterable[str]) -> Scope:
        """A scope that suits a purpose; names sorted, each once.

        Raises:
            KeyRingError: a name cannot be what was meant, or the purpose knows no such limit.
        """
        scope = cls(
            _names(entities, _ENTITY, "an entity code"), _names(recipients, _RECIPIENT, "a recipient")
        )
        if purpose not in PURPOSES:
            raise KeyRingError(f"unknown purpose {purpose!r}; allowed: {', '.join(PURPOSES)}")
        if scope.entities and purpose in _FOR_RECORDS:
            raise KeyRingError(f"a key for {purpose} serves all entities: it cannot be limited to some")
        if scope.recipients and purpose in _FOR_ALL:
            raise KeyRingError(f"a key for {purpose} serves all recipients: it cannot be limited to some")
        return scope

    @property
    def rank(self) -> int:
        """How particular: named recipients (2) count more than named entities (1)."""
        return 2 * bool(self.recipients) + bool(self.entities)

    def covers(self, entity: str, recipient: str) -> bool:
        """Whether a key of this scope may be used for both."""
        return (not self.entities or entity in self.entities) and (
            not self.recipients or recipient in self.recipients
        )

    def overlaps(self, other: Scope) -> bool:
        """Whether some entity and recipient are in both, and neither is more particular than the other."""
        return self.rank == other.rank and all(
            not own or bool(set(own) & set(others))
            for own, others in ((self.entities, other.entities), (self.recipients, other.recipients))
        )

    def __str__(self) -> str:
        return (
            f"{', '.join(self.entities) or 'all entities'}; {', '.join(self.recipients) or 'all recipients'}"
        )


@dataclass(frozen=True, slots=True)
class Destruction:
    """The record of a destroyed key: when, how, by whom, approved by whom."""

    at: dt.datetime
    method: str
    by: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """All that may be known of a key; nothing of it is secret.

    kid: `k` and seven characters of [0-9a-z]. algorithm: how other keys come from it. by: who made it.
    not_after: from then on it produces nothing more. was_primary: it was, until it was disabled.
    destroy_after: when its waiting period ends. Times are UTC, in whole seconds.
    """

    kid: str
    purpose: str
    algorithm: str
    state: State
    scope: Scope
    created: dt.datetime
    by: str = ""
    not_after: dt.datetime | None = None
    was_primary: bool = False
    destroy_after: dt.datetime | None = None
    destroyed: Destruction | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """One key; secret: 32 random bytes, None once it is destroyed."""

    info: KeyInfo
    secret: Secret | None


@dataclass(frozen=True, slots=True)
class Content:
    """A key ring as it was at one moment; the generation grows with every act."""

    keyring: str
    created: dt.datetime
    generation: int
    keys: tuple[Key, ...]

    def key(self, kid: str) -> Key:
        """One key, in any state.

        Raises:
            KeyUnavailableError: the ring has no such key.
        """
        for key in self.keys:
            if key.info.kid == kid:
                return key
        raise KeyUnavailableError(f"the ring has no key {kid}")

    def primary(self, purpose: str, entity: str, recipient: str, now: dt.datetime) -> KeyInfo:
        """The key that produces: of those that cover both names, the one with the most particular scope.

        A scope that ever had a key of its own goes on needing one: when that key is disabled, nothing falls
        back to a more general key unnoticed.

        Raises:
            KeyUnavailableError: there is none, or it is disabled, destroyed, or past its `not_after`.
        """
        covering = [
            info
            for info in (key.info for key in self.keys)
            if info.purpose == purpose
            and info.scope.covers(entity, recipient)
            and (info.state is State.PRIMARY or info.was_primary)
        ]
        what = f"for {purpose} of {entity or 'all entities'} to {recipient or 'nobody in particular'}"
        if not covering:
            raise KeyUnavailableError(f'no key {what}: make one, `new("{purpose}")`')
        found = max(covering, key=lambda info: (info.scope.rank, info.state is State.PRIMARY))
        if found.state is not State.PRIMARY:
            raise KeyUnavailableError(f"the key {what}, {found.kid}, is {found.state}: enable it or rotate")
        if found.not_after is not None and found.not_after <= now:
            raise KeyUnavailableError(f"the key {what}, {found.kid}, may produce no more: rotate")
        return found

    def secret(self, kid: str, purpose: str | None = None, entity: str = "", recipient: str = "") -> Secret:
        """The secret of a key that may be used; purpose None: whatever its purpose and scope are.

        Raises:
            KeyUnavailableError: no such key, disabled, destroyed, or for something else.
        """
        key = self.key(kid)
        if key.secret is None or key.info.state in (State.DISABLED, State.DESTROYED):
            raise KeyUnavailableError(f"key {kid} is {key.info.state}")
        if purpose is not None and key.info.purpose != purpose:
            raise KeyUnavailableError(f"key {kid} is for {key.info.purpose}, not for {purpose}")
        if purpose is not None and not key.info.scope.covers(entity, recipient):
            raise KeyUnavailableError(f"key {kid} is for {key.info.scope} only")
        return key.secret


def _names(given: str | Iterable[str], form: re.Pattern[str], what: str) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else tuple(given)
    if any(not isinstance(name, str) or not form.fullmatch(name) for name in names):
        raise KeyRingError(f"{what} is not written as one")
    return tuple(sorted(set(names)))

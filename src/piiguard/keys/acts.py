"""What may be done to a key ring: each act makes another `Content` and touches nothing else."""

from __future__ import annotations

import datetime as dt
import re
import secrets
import string
from dataclasses import replace

from piiguard.codes import principal_problem
from piiguard.errors import KeyRingError, KeyUnavailableError
from piiguard.keys.model import Content, Destruction, Key, KeyInfo, Scope, State
from piiguard.keys.secret import Secret

__all__ = ["ALGORITHM", "WAITING", "added", "destroyed", "disabled", "enabled", "person", "rotated"]

ALGORITHM = "hkdf"
WAITING = dt.timedelta(days=7)  # AWS KMS: 7 to 30 days (API ScheduleKeyDeletion, PendingWindowInDays)

_METHOD = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_KID_LETTERS = string.digits + string.ascii_lowercase


def person(name: str, role: str) -> str:
    """The account name (帐号) of who does something, as audit logs take it.

    Raises:
        KeyRingError: it is empty, not written as an account name, or reads as somebody's number: it would
            stand in the clear, in the file of the ring and in its log.
    """
    problem = principal_problem(name) if isinstance(name, str) else "needed: a text"
    if problem:
        raise KeyRingError(f"{role} is an account name: {problem}")
    return name


def added(
    ring: Content, purpose: str, scope: Scope, by: str, now: dt.datetime, not_after: dt.datetime | None = None
) -> tuple[Content, str]:
    """The ring with a new primary key, and its kid.

    Raises:
        KeyRingError: a primary key of this purpose has this scope, or one that is no more and no less
            particular and shares names with it.
    """
    for info in (key.info for key in ring.keys):
        if info.state is State.PRIMARY and info.purpose == purpose and info.scope.overlaps(scope):
            same = info.scope == scope
            raise KeyRingError(
                f"key {info.kid} is primary for {purpose} of {info.scope}: "
                + ("rotate it" if same else "two scopes that share names would leave open which key produces")
            )
    if not_after is not None and not_after.tzinfo is None:
        raise KeyRingError("not_after has no time zone")
    kid = _new_kid(ring)
    until = not_after.astimezone(dt.UTC).replace(microsecond=0) if not_after else None
    info = KeyInfo(kid, purpose, ALGORITHM, State.PRIMARY, scope, now, by, until)
    return replace(ring, keys=(*ring.keys, Key(info, Secret(secrets.token_bytes(32))))), kid


def rotated(
    ring: Content, purpose: str, scope: Scope, by: str, now: dt.datetime, not_after: dt.datetime | None = None
) -> tuple[Content, str]:
    """The ring with a new primary key of this purpose and scope, and its kid; the one before it only reads.

    Raises:
        KeyUnavailableError: no key ever had this purpose and scope.
    """
    own = [key.info for key in ring.keys if (key.info.purpose, key.info.scope) == (purpose, scope)]
    if not own:
        raise KeyUnavailableError(f"no key for {purpose} of {scope} that could be rotated: make one")
    retired = ring
    for info in own:
        if info.state is State.PRIMARY:
            retired = _with(retired, replace(info, state=State.ACTIVE))
        elif info.was_primary:
            retired = _with(retired, replace(info, was_primary=False))
    return added(retired, purpose, scope, by, now, not_after)


def disabled(ring: Content, kid: str) -> Content:
    """The ring with one key switched off.

    Raises:
        KeyUnavailableError: no such key, or it is off already.
    """
    info = _in_use(ring, kid)
    return _with(ring, replace(info, state=State.DISABLED, was_primary=info.state is State.PRIMARY))


def enabled(ring: Content, kid: str) -> Content:
    """The ring with one key switched on again, as what it was; a waiting destruction is called off.

    Raises:
        KeyUnavailableError: no such key, or it is not disabled.
    """
    info = ring.key(kid).info
    if info.state is not State.DISABLED:
        raise KeyUnavailableError(f"key {kid} is {info.state}, not disabled")
    state = State.PRIMARY if info.was_primary else State.ACTIVE
    for other in (key.info for key in ring.keys):
        taken = other.state is State.PRIMARY and other.purpose == info.purpose
        if state is State.PRIMARY and taken and other.scope.overlaps(info.scope):
            state = State.ACTIVE
    return _with(ring, replace(info, state=state, was_primary=False, destroy_after=None))


def destroyed(
    ring: Content, kid: str, by: str, approved_by: str, method: str, now: dt.datetime, *, at_once: bool
) -> Content:
    """The ring with one key off and waiting for its end; or without its secret, when the wait is over.

    Raises:
        KeyRingError: one person alone, the wait is not over, or the method is no code.
        KeyUnavailableError: no such key, or it is destroyed already.
    """
    if by.casefold() == approved_by.casefold():
        raise KeyRingError("a key is destroyed by two different persons: one does it, another approves")
    if not isinstance(method, str) or not _METHOD.fullmatch(method):
        raise KeyRingError("method is a code: a letter, then up to 39 characters of a-z 0-9 _ -")
    info = ring.key(kid).info
    if info.state is State.DESTROYED:
        raise KeyUnavailableError(f"key {kid} is destroyed already")
    if info.destroy_after is None and not at_once:
        off = ring if info.state is State.DISABLED else disabled(ring, kid)
        return _with(off, replace(off.key(kid).info, destroy_after=now + WAITING))
    if not at_once and info.destroy_after is not None and now < info.destroy_after:
        raise KeyRingError(
            f"key {kid} waits until {info.destroy_after:%Y-%m-%d %H:%M} UTC before it is destroyed"
        )
    primary = info.state is State.PRIMARY or info.was_primary
    record = Destruction(now, method, by, approved_by)
    gone = replace(info, state=State.DESTROYED, was_primary=primary, destroy_after=None, destroyed=record)
    return _with(ring, gone)


def _in_use(ring: Content, kid: str) -> KeyInfo:
    info = ring.key(kid).info
    if info.state not in (State.PRIMARY, State.ACTIVE):
        raise KeyUnavailableError(f"key {kid} is {info.state} already")
    return info


def _with(ring: Content, info: KeyInfo) -> Content:
    """The ring with another record of one key; a destroyed key loses its secret."""
    keys = (
        key if key.info.kid != info.kid else Key(info, None if info.state is State.DESTROYED else key.secret)
        for key in ring.keys
    )
    return replace(ring, keys=tuple(keys))


def _new_kid(ring: Content) -> str:
    taken = {key.info.kid for key in ring.keys}
    while (kid := "k" + "".join(secrets.choice(_KID_LETTERS) for _ in range(7))) in taken:
        continue
    return kid

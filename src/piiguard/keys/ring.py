"""`KeyRing` (密钥环): the keys of a guard, kept in a sealed file; keys of domains are derived from them."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import string
import threading
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any, Protocol, Self, SupportsIndex

from piiguard.errors import KeyRingError
from piiguard.keys import acts
from piiguard.keys.derivation import VERSION, Remembered, encoded, expanded
from piiguard.keys.files import one_writer
from piiguard.keys.model import PURPOSES, Content, KeyInfo, Scope
from piiguard.keys.store import Store
from piiguard.keys.unlock import Unlock

__all__ = ["Audit", "KeyRing"]

Names = str | Iterable[str]
Changed = tuple[Content, tuple[str, ...]]  # the ring after an act, and the kids it is about


class Audit(Protocol):
    """A log (审计日志) that is written before an act takes effect; an error of it stops the act."""

    def append(self, kind: str, **fields: Any) -> Any:
        """One record; it is safe when this returns."""
        ...


class KeyRing:
    """Keys by purpose and scope; made by `create`, `open` or `in_memory`.

    May be shared by threads. It pickles as its path and the reference that unlocks it, and is opened again
    where it arrives; keys in memory and passphrases do not travel. Another process's changes of the file are
    seen by `refresh()` and by every act.
    """

    __slots__ = ("_acting", "_audit", "_clock", "_content", "_derived", "_least", "_store")

    def __init__(
        self,
        content: Content,
        store: Store | None,
        audit: Audit | None,
        clock: Callable[[], dt.datetime] | None,
        least_generation: int = 0,
    ) -> None:
        self._content = content
        self._store = store
        self._audit = audit
        self._clock = clock
        self._least = least_generation
        self._acting = (os.getpid(), threading.RLock())
        self._derived = Remembered()

    @classmethod
    def create(
        cls,
        path: str | PathLike[str],
        *,
        unlock: Unlock,
        purposes: Names = PURPOSES,
        entity: Names = (),
        recipient: Names = (),
        by: str = "",
        audit: Audit | None = None,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> Self:
        """A new ring with one primary key for each purpose, written to `path` with mode 0600.

        entity, recipient: the only ones its keys may be used for; none: all. by: who makes it. clock: what
        time it is, in UTC.

        Raises:
            KeyRingError: the file exists or cannot be written, or a name or purpose is wrong.
        """
        store = Store(Path(path).absolute(), unlock)
        ring = cls(_empty(_now(clock)), store, audit, clock)
        with one_writer(store.path):
            if store.path.exists():
                raise KeyRingError(f"{store.path}: exists already")
            store.begin(ring._content.keyring)
            ring._act(
                "create", by, lambda before: ring._filled(before, purposes, entity, recipient, by), new=True
            )
        return ring

    @classmethod
    def open(
        cls,
        path: str | PathLike[str],
        *,
        unlock: Unlock,
        audit: Audit | None = None,
        least_generation: int = 0,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> Self:
        """The ring in a file.

        least_generation: an older file is refused. A file that was put back as a whole is a valid file;
        whoever notes the ring's `generation` elsewhere finds that out.

        Raises:
            KeyRingError: wrong passphrase, edited, older than asked for, unknown format, or others may open
                it.
        """
        store = Store(Path(path).absolute(), unlock)
        return cls(store.read(least_generation), store, audit, clock, least_generation)

    @classmethod
    def in_memory(
        cls,
        *,
        purposes: Names = PURPOSES,
        entity: Names = (),
        recipient: Names = (),
        by: str = "",
        audit: Audit | None = None,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> Self:
        """A ring for a notebook or a test: its keys end with the process, and what they protect with them."""
        ring = cls(_empty(_now(clock)), None, audit, clock)
        ring._act(
            "create", by, lambda before: ring._filled(before, purposes, entity, recipient, by), new=True
        )
        return ring

    @property
    def keyring(self) -> str:
        """The id of the ring."""
        return self._content.keyring

    @property
    def generation(self) -> int:
        """How many acts the ring has seen; it only grows."""
        return self._content.generation

    @property
    def keys(self) -> tuple[KeyInfo, ...]:
        """All keys, destroyed ones too, in the order in which they were made."""
        return tuple(key.info for key in self._content.keys)

    def info(self, kid: str) -> KeyInfo:
        """One key.

        Raises:
            KeyUnavailableError: the ring has no such key.
        """
        return self._content.key(kid).info

    def primary(self, purpose: str, *, entity: str = "", recipient: str = "") -> str:
        """Id of the key that produces for this purpose; a key with a more particular scope comes first.

        Raises:
            KeyUnavailableError: there is none, or it is disabled, destroyed, or past its `not_after`.
        """
        return self._content.primary(purpose, entity, recipient, _now(self._clock)).kid

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
        """`length` bytes of key for one domain, by HKDF-Expand over a length-prefixed context; remembered.

        algorithm: SM3 is the hash where it contains "sm3" or "sm4", else SHA-256. The bytes are the caller's
        to forget.

        Raises:
            KeyUnavailableError: no such key, another purpose or scope, disabled, or destroyed.
        """
        secret = self._content.secret(kid, purpose, entity, recipient)
        domain = (purpose, algorithm, entity, recipient, release)

        def make() -> bytes:
            return expanded(secret.use(), encoded(VERSION, *domain), algorithm=algorithm, length=length)

        return self._derived.get((kid, length, *domain), make)

    def release_id(self, kid: str, release: str) -> bytes:
        """Eight bytes that stand for a release (交付批次) in tokens of this key; none for the empty name.

        They tell nothing of the name to whom has no key.

        Raises:
            KeyUnavailableError: no such key, disabled, or destroyed.
        """
        secret = self._content.secret(kid)
        if not release:
            return b""
        domain = ("release-id", release)
        return self._derived.get(
            (kid, 8, *domain), lambda: expanded(secret.use(), encoded(VERSION, *domain), length=8)
        )

    def new(
        self,
        purpose: str,
        *,
        by: str,
        entity: Names = (),
        recipient: Names = (),
        not_after: dt.datetime | None = None,
    ) -> str:
        """Makes a primary key for a purpose and scope that has none, and gives its kid.

        not_after: from then on it produces no more.

        Raises:
            KeyRingError: it has one (`rotate` it), or its scope cannot be told from another's.
        """
        scope = Scope.of(purpose, entity, recipient)

        def change(before: Content) -> Changed:
            after, kid = acts.added(before, purpose, scope, by, _now(self._clock), not_after)
            return after, (kid,)

        return self._act("new", by, change)[0]

    def rotate(
        self,
        purpose: str,
        *,
        by: str,
        entity: Names = (),
        recipient: Names = (),
        not_after: dt.datetime | None = None,
    ) -> str:
        """Makes a new primary key in the place of the one with exactly this scope, and gives its kid.

        The old one goes on reading what it made. Deterministic tokens of the new key do not join with older
        ones, so rotate between releases.

        Raises:
            KeyUnavailableError: no key has this purpose and scope.
        """
        scope = Scope.of(purpose, entity, recipient)

        def change(before: Content) -> Changed:
            after, kid = acts.rotated(before, purpose, scope, by, _now(self._clock), not_after)
            return after, (kid, *(key.info.kid for key in before.keys if key not in after.keys))

        return self._act("rotate", by, change)[0]

    def disable(self, kid: str, *, by: str) -> None:
        """Switches a key off (停用): it neither produces nor reads until it is enabled.

        Raises:
            KeyUnavailableError: no such key, or it is off already.
        """
        self._act("disable", by, lambda before: (acts.disabled(before, kid), (kid,)))

    def enable(self, kid: str, *, by: str) -> None:
        """Switches a key on again, and calls a waiting destruction off.

        It is primary again if it was and no other took its place.

        Raises:
            KeyUnavailableError: no such key, or it is not disabled.
        """
        self._act("enable", by, lambda before: (acts.enabled(before, kid), (kid,)))

    def destroy(
        self, kid: str, *, by: str, approved_by: str, method: str = "keyring-delete", now: bool = False
    ) -> None:
        """Destroys a key (销毁) and keeps its record; what it encrypted is lost.

        The first call switches it off and starts the waiting period of 7 days; a call after that destroys.
        now: at once. Both names are taken as given: that they are two persons is for the caller to see to.
        Copies of the file, in backups too, still hold the key.

        Raises:
            KeyRingError: one name for both, or the wait is not over.
            KeyUnavailableError: no such key, or it is destroyed already.
        """
        acts.person(approved_by, "approved_by")
        self._act(
            "destroy",
            by,
            lambda before: (
                acts.destroyed(before, kid, by, approved_by, method, _now(self._clock), at_once=now),
                (kid,),
            ),
            approved_by=approved_by,
            method=method,
        )

    def change_unlock(self, unlock: Unlock, *, by: str) -> None:
        """Seals the file anew, to be opened by `unlock` only; copies of it still open by what opened them.

        Raises:
            KeyRingError: the ring is in memory, or `unlock` gives no key.
        """
        store = self._store
        if store is None:
            raise KeyRingError("a ring in memory has no file to seal")
        self._act("change_unlock", by, lambda before: (before, ()), unlock=unlock)

    def attach(self, audit: Audit) -> None:
        """From now on each act is written to this log, which may itself sign with a key of this ring."""
        self._audit = audit

    def refresh(self) -> None:
        """Reads the file again, so that what other processes did to it holds here too.

        Raises:
            KeyRingError: it can no longer be opened, or is older than what was read before.
        """
        with self._alone():
            self._become(self._current())

    def _act(
        self,
        name: str,
        by: str,
        change: Callable[[Content], Changed],
        *,
        new: bool = False,
        unlock: Unlock | None = None,
        **told: str,
    ) -> tuple[str, ...]:
        """One act: the file as it is now, changed, logged, written, and only then in effect here."""
        if by or not new or self._audit is not None:
            acts.person(by, "by")
        store = self._store
        with self._alone(), one_writer(store.path) if store is not None and not new else nullcontext():
            before = self._content if new else self._current()
            after, kids = change(before)
            after = replace(after, generation=before.generation + 1)
            if self._audit is not None:
                self._audit.append("key", action=name, principal=by, **_told(after, kids), **told)
            if store is not None:
                store.write(after, unlock)
            self._become(after)
        return kids

    def _alone(self) -> threading.RLock:
        """One thread at a time; in a forked process the parent's lock may be held for ever, and is left."""
        if self._acting[0] != os.getpid():
            self._acting = (os.getpid(), threading.RLock())
        return self._acting[1]

    def _filled(self, before: Content, purposes: Names, entity: Names, recipient: Names, by: str) -> Changed:
        kids = []
        for purpose in dict.fromkeys([purposes] if isinstance(purposes, str) else purposes):
            scope = Scope.of(purpose, entity, recipient)
            before, kid = acts.added(before, purpose, scope, by, _now(self._clock))
            kids.append(kid)
        return before, tuple(kids)

    def _current(self) -> Content:
        if self._store is None:
            return self._content
        return self._store.read(max(self._least, self._content.generation), self._content.keyring)

    def _become(self, content: Content) -> None:
        self._content = content
        self._derived.clear()

    def __repr__(self) -> str:
        where = "in memory" if self._store is None else f"path={str(self._store.path)!r}"
        return f"KeyRing({where}, {len(self._content.keys)} keys, generation {self.generation})"

    def __copy__(self) -> Self:
        return self  # one ring, whoever holds it

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        if self._store is None:
            raise KeyRingError("a ring in memory does not pickle: its keys would travel")
        least = max(self._least, self.generation)  # what was seen here holds where it arrives
        arguments = str(self._store.path), self._store.unlock, least, self._clock
        return _arrived, arguments, self._audit  # apart, because a log may be signed by this very ring

    def __setstate__(self, audit: Audit) -> None:
        self._audit = audit


def _arrived(
    path: str, unlock: Unlock, least_generation: int, clock: Callable[[], dt.datetime] | None
) -> KeyRing:
    return KeyRing.open(path, unlock=unlock, least_generation=least_generation, clock=clock)


def _told(ring: Content, kids: tuple[str, ...]) -> dict[str, Any]:
    """What a log says of an act: which ring and keys, and what state it puts each of them in."""
    about = [ring.key(kid).info for kid in kids]
    return {
        "keyring": ring.keyring,
        "kids": list(kids),
        "states": [info.state.value for info in about],
        "purposes": [info.purpose for info in about],
    }


def _empty(now: dt.datetime) -> Content:
    letters = string.digits + string.ascii_lowercase
    return Content("kr_" + "".join(secrets.choice(letters) for _ in range(12)), now, 0, ())


def _now(clock: Callable[[], dt.datetime] | None) -> dt.datetime:
    now = dt.datetime.now(dt.UTC) if clock is None else clock()
    return now.astimezone(dt.UTC).replace(microsecond=0)

"""`Vault` (令牌库): random tokens for values kept encrypted in SQLite or PostgreSQL. See docs/vault.md."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from piiguard.errors import TokenError, TransformError, VaultError
from piiguard.subjects import subject_text, subject_texts
from piiguard.vault.cipher import Index
from piiguard.vault.opening import Reference, index_of, meta_of_new, store_at
from piiguard.vault.restoring import restored
from piiguard.vault.rows import Domain, Overtaken, Store, StoredToken
from piiguard.vault.sealing import Sealing
from piiguard.vault.sqlite import SqliteStore
from piiguard.vault.storing import Asked, ids_of

if TYPE_CHECKING:
    from piiguard.transforms.kind import Keys

__all__ = ["Audit", "Forgotten", "Stats", "Vault"]

_TRIES = 20  # of a batch whose rows others delete meanwhile


class Audit(Protocol):
    """A log (审计日志) that is written before an act takes effect; an error of it stops the act."""

    def append(self, kind: str, **fields: Any) -> Any:
        """One record; it is safe when this returns."""
        ...


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What `forget` did. mark: what the audit log and `restore` call the subject, 64 hexadecimal digits."""

    mark: str
    tokens: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What a vault holds. expired: tokens that are over and wait for `expire`. domains: tokens by (entity,
    recipient), all releases together. kids: tokens by the key that seals them, "" for keys of subjects."""

    tokens: int
    expired: int
    subjects: int
    domains: Mapping[tuple[str, str], int]
    kids: Mapping[str, int]


class Vault:
    """A token vault, made or found by `open`.

    Threads and processes share the database and may share this object; a forked process opens connections of
    its own. It pickles as its address, its key ring, audit log and the reference of its password, and is
    opened again where it arrives. No key is kept in it.
    """

    def __init__(
        self,
        where: str,
        store: Store,
        index: Index,
        audit: Audit | None,
        password: Reference | None,
        clock: Callable[[], dt.datetime] | None,
    ) -> None:
        self.where = where
        self.audit = audit
        self._store = store
        self._index = index
        self._password = password
        self._clock = clock

    @classmethod
    def open(
        cls,
        where: str | os.PathLike[str],
        *,
        keys: Keys,
        audit: Audit | None = None,
        gm: bool = False,
        password: Reference | None = None,
        create: bool = True,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> Vault:
        """The vault in a SQLite file (a path, or `sqlite:///path`) or at a `postgresql+psycopg://` URL.

        It is made where there is none, a file with mode 0600, unless `create` is False. gm: Chinese national
        algorithms (国密) are asked for: a new vault gets SM3 and SM4, another is refused. password: of a URL,
        in which none may stand. clock: what time it is, with time zone.

        Raises:
            VaultError: it cannot be reached, is damaged, is no vault, or was made with another index key.
            KeyUnavailableError: the ring has no key for purpose "index" that serves all entities.
            MissingExtraError: a server database without the extra `vault`.
        """
        place, store = store_at(where, password)
        meta = meta_of_new(keys, gm=gm) if create else None
        with ExitStack() as on_failure:
            on_failure.callback(store.close)
            index = index_of(store, store.begin(meta), keys, gm=gm)
            on_failure.pop_all()
        return cls(place, store, index, audit, password, clock)

    @property
    def kid(self) -> str:
        """Id of the index key, which tokens carry; it stays the same as long as the vault lives."""
        return self._index.kid

    @property
    def gm(self) -> bool:
        """Whether it uses SM3 and SM4."""
        return self._index.suite.name == "gm"

    def release_id(self, release: str) -> bytes:
        """Eight bytes that stand for a release in tokens of this vault; none for the empty name."""
        return self._index.keys.release_id(self.kid, release)

    def store(
        self,
        values: Sequence[str],
        *,
        entity: str,
        recipient: str = "",
        release: str = "",
        subjects: Sequence[Any] | None = None,
        expires: dt.datetime | None = None,
        exact: bool = False,
    ) -> list[bytes]:
        """A token of 16 bytes for each value, in their order; the values are safe when it returns.

        Equal values of one entity, recipient, release, subject and `exact` have one token, whoever asks and
        whenever. Values are compared and kept as they are: canonical forms are the caller's part, `exact`
        only keeps the two apart. subjects: for each value whom it is about, or None; numbers too, 17 and 17.0
        being "17", as in `Guard.protect`. expires: tokens cannot
        be revealed from then on; one that is there already lives for the longer of its times.

        Raises:
            KeyUnavailableError: no key is primary for "tokenize" of this entity and recipient, or the one
                that sealed a known value is disabled or destroyed.
            TransformError: as many subjects as values are needed, and an end in the future, with time zone.
            VaultError: it cannot be written, the row of a known value was changed, or a name holds half a
                character. Some of the values may be kept then; no token was given out.
        """
        if subjects is not None and len(subjects) != len(values):
            raise TransformError(f"{len(subjects)} subjects for {len(values)} values")
        domain = self._domain(entity, recipient, release=release)
        until = self._until(expires)
        if not values:
            return []
        plain = [value.encode("utf-8", "surrogatepass") for value in values]
        marks = self._marks(subjects)
        indexes = self._index.blind(domain, plain, marks, exact=exact)
        dom = self._index.number(domain)
        for _ in range(_TRIES):
            asked = Asked(domain, dom, plain, indexes, marks, until, self._now())
            try:
                ids = ids_of(asked, self._store, self._sealing())
            except Overtaken:
                continue
            return self._index.tokens(domain, [ids[bi] for bi in indexes])
        raise VaultError(f"{self._store.describe()}: what is stored here is changed at the same time")

    def reveal(
        self, tokens: Sequence[bytes], *, entity: str, recipient: str = "", release_id: bytes = b""
    ) -> list[str]:
        """The value behind each token, in their order, exactly as stored.

        Raises:
            TokenError: one is forged, of another entity, recipient, release or vault, expired, or deleted;
                nothing was revealed.
            KeyUnavailableError: a key that sealed a value is unknown here, disabled or destroyed.
            VaultError: it cannot be read, or is damaged.
            AuditError: the log cannot be written.
        """
        domain = self._domain(entity, recipient, release_id)
        ids = self._index.ids(domain, tokens).tolist()
        if -1 in ids:
            raise TokenError(f"token {ids.index(-1)}: {entity}: not of this vault, or of another domain")
        rows = {row.id: row for row in self._store.rows(sorted(set(ids)))}
        self._refuse_over(ids, rows, domain)
        self._log("reveal", None, entity=entity, recipient=recipient or None, values=len(ids))
        plain: Mapping[int, bytes] | None = None
        with suppress(Overtaken):
            plain = self._sealing().opened(domain, self._index.number(domain), list(rows.values()))
        if plain is None:
            raise TokenError(f"{entity}: the subject of a token was forgotten while it was revealed")
        return [plain[id_].decode("utf-8", "surrogatepass") for id_ in ids]

    def owns(
        self, tokens: Sequence[bytes], *, entity: str, recipient: str = "", release_id: bytes = b""
    ) -> list[bool]:
        """Whether each token was made by this vault for this domain, deleted or not; looks into no row."""
        ids = self._index.ids(self._domain(entity, recipient, release_id), tokens)
        owned: list[bool] = (ids > 0).tolist()
        return owned

    def forget(self, subject: str | float, *, by: str) -> Forgotten:
        """Deletes a subject's key and all its rows, in all domains (被遗忘; crypto-shredding).

        In SQLite nothing of them stays in the file. On PostgreSQL, and in backups of either, see
        docs/vault.md. A subject that is not there is no error. subject: as in `store`. by: account name of
        who asks for it.

        Raises:
            AuditError: the log cannot be written; nothing was deleted.
            VaultError: no subject is named; it cannot be written; or rows are gone, but a reader keeps the
                log from being emptied.
        """
        name = subject_text(subject)
        if name is None:
            raise VaultError("no subject is named: nothing was forgotten")
        mark = self._index.mark([name])[name]
        count = self._store.count_of(mark)
        self._log("forget", by, subject=mark.hex(), tokens=count)
        self._store.forget([mark])
        self._store.purge()
        return Forgotten(mark.hex(), count)

    def expire(self, *, by: str | None = None) -> int:
        """Deletes tokens that are over; how many.

        Raises:
            AuditError, VaultError: as `forget`.
        """
        now = self._now()
        self._log("expire", by, tokens=self._store.count_expired(now))
        count = self._store.drop_expired(None, now)
        self._store.purge()
        return count

    def rewrap(self, *, by: str) -> int:
        """Seals everything anew that is not sealed by the keys primary for "tokenize" now; how many rows.

        Tokens stay as they are. Needs the old keys in state active; may run while the vault is in use, and be
        repeated. Afterwards the old keys are of no more use to it.

        Raises:
            KeyUnavailableError: an old key is disabled or destroyed; what was sealed anew before stays so.
            AuditError, VaultError: as `forget`.
        """
        self._log("rewrap", by)
        count = self._sealing().rewrap()
        self._store.purge()
        return count

    def stats(self) -> Stats:
        """How many tokens there are, by domain and key.

        Raises:
            VaultError: it cannot be read.
        """
        counts = self._store.counts(self._now())
        domains: dict[tuple[str, str], int] = {}
        for (entity, recipient, _), count in counts.domains:
            domains[entity, recipient] = domains.get((entity, recipient), 0) + count
        return Stats(counts.tokens, counts.expired, counts.subjects, domains, counts.kids)

    def backup(self, path: str | os.PathLike[str], *, by: str | None = None) -> None:
        """Copies a SQLite vault while it is in use; the copy appears whole or not at all, with mode 0600.

        Raises:
            VaultError: it cannot be written, or the vault is on a server, which has its own ways (pg_dump).
            AuditError: the log cannot be written; nothing was copied.
        """
        store = self._file("backup")
        self._log("backup", by)
        store.backup(Path(path).absolute())

    @classmethod
    def restore(
        cls,
        backup: str | os.PathLike[str],
        path: str | os.PathLike[str],
        *,
        keys: Keys,
        by: str,
        forgotten: Iterable[str] | None = None,
        audit: Audit | None = None,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> Vault:
        """The vault of a backup, put where no file is yet.

        forgotten: marks of subjects forgotten since the backup was made (the audit log has them); they are
        deleted before the file appears. It has to be given, if only as (), where `audit` tells of some.
        Tokens made since then are lost: they raise, and never stand for another value, since no id is given
        out again.

        Raises:
            VaultError: something is at `path`; the backup is damaged, no vault, or of another index key; or
                what is given as a mark is none, or none is given and the log has some.
            AuditError: the log cannot be written; nothing was restored.
        """
        marks = _marks_of(forgotten, audit)

        def ready(part: Path) -> None:
            vault = cls.open(part, keys=keys, create=False, clock=clock)
            try:
                vault._store.forget(marks)
                vault._store.purge()
            finally:
                vault.close()

        target = Path(path).absolute()
        if audit is not None:
            audit.append("vault", action="restore", principal=by)
        restored(Path(backup), target, ready)
        return cls.open(target, keys=keys, audit=audit, create=False, clock=clock)

    def resume(self, *, by: str, forgotten: Iterable[str] | None = None) -> None:
        """To be called once a server database was restored by other means, before anybody uses it.

        The log then says that what was made since the backup is lost. forgotten: as for `restore`.

        Raises:
            AuditError, VaultError: as `forget`; or as `restore` for the marks.
        """
        marks = _marks_of(forgotten, self.audit)
        self._log("resume", by)
        self._store.forget(marks)
        self._store.purge()

    def close(self) -> None:
        """Closes the connections of this process; the vault opens new ones when it is used again."""
        self._store.close()

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Vault {self._store.describe()}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _arrived, (self.where, self._index.keys, self.audit, self._password, self._clock)

    def _refuse_over(self, ids: Sequence[int], rows: Mapping[int, StoredToken], domain: Domain) -> None:
        dom, now = self._index.number(domain), self._now()
        for place, id_ in enumerate(ids):
            row = rows.get(id_)
            if row is None or row.dom != dom:
                raise TokenError(
                    f"token {place}: {domain.entity}: deleted from the vault, or lost with a backup"
                )
            if row.expires is not None and row.expires <= now:
                raise TokenError(f"token {place}: {domain.entity}: expired")

    def _domain(self, entity: str, recipient: str, release_id: bytes = b"", *, release: str = "") -> Domain:
        for name, text in (("entity", entity), ("recipient", recipient), ("release", release)):
            if any("\ud800" <= character <= "\udfff" for character in text):
                raise VaultError(f"{name}: it holds half a character (a lone surrogate)")
        return Domain(entity, recipient, release_id or self.release_id(release))

    def _marks(self, subjects: Sequence[Any] | None) -> list[bytes | None] | None:
        if subjects is None:
            return None
        texts = subject_texts(subjects)
        marks = self._index.mark({text for text in texts if text is not None})
        return [None if text is None else marks[text] for text in texts]

    def _until(self, expires: dt.datetime | None) -> int | None:
        if expires is None:
            return None
        if expires.tzinfo is None:
            raise TransformError("the end of a token has no time zone")
        until = int(expires.timestamp())
        if until <= self._now():
            raise TransformError("tokens would be over before they are made")
        return until

    def _sealing(self) -> Sealing:
        return Sealing(self._store, self._index.keys, self._index.suite)

    def _file(self, what: str) -> SqliteStore:
        if isinstance(self._store, SqliteStore):
            return self._store
        raise VaultError(
            f"{what}: {self._store.describe()} is a server; use pg_dump, and `resume` when it is back"
        )

    def _log(self, action: str, by: str | None, **fields: Any) -> None:
        if self.audit is not None:
            said = {name: value for name, value in fields.items() if value is not None}
            who = {} if by is None else {"principal": by}
            self.audit.append("vault", action=action, kid=self.kid, **who, **said)

    def _now(self) -> int:
        now = self._clock() if self._clock is not None else dt.datetime.now(dt.UTC)
        return int(now.timestamp())


def _marks_of(forgotten: Iterable[str] | None, audit: Audit | None) -> list[bytes]:
    """The marks that are given.

    Raises:
        VaultError: none are given and the log has some; or one is none.
    """
    if forgotten is None and (told := _told(audit)):
        raise VaultError(
            f"the audit log tells of {told} subjects forgotten: give the marks of those since the backup"
            " as forgotten, or none of them as ()"
        )
    return list(map(_mark, forgotten or ()))


def _told(audit: Audit | None) -> int:
    """Of how many subjects a log says that they were forgotten, if it can be read."""
    records = getattr(audit, "records", None)
    if not callable(records):
        return 0
    acts = (record for record in records(kind="vault") if record.get("action") == "forget")
    return len({record.get("subject") for record in acts})


def _mark(written: str) -> bytes:
    """A mark as the audit log has it.

    Raises:
        VaultError: it is none.
    """
    if re.fullmatch("[0-9a-f]{64}", written) is None:
        raise VaultError("the mark of a forgotten subject has 64 hexadecimal digits")
    return bytes.fromhex(written)


def _arrived(
    where: str,
    keys: Keys,
    audit: Audit | None,
    password: Reference | None,
    clock: Callable[[], dt.datetime] | None,
) -> Vault:
    """A vault that was pickled, opened again; it has to be there."""
    return Vault.open(where, keys=keys, audit=audit, password=password, create=False, clock=clock)

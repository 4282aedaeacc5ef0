"""`Sealing`: values into rows and back; subjects have random keys of their own, wrapped in theirs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from piiguard.errors import VaultError
from piiguard.vault.cipher import Suite, bound, nonces, opened, sealed, subject_key, value_key
from piiguard.vault.rows import Domain, NewToken, Overtaken, Resealed, Store, StoredToken, Subject

if TYPE_CHECKING:
    from piiguard.transforms.kind import Keys

__all__ = ["Lot", "Sealing"]

_REWRAPPED_AT_ONCE = 10_000  # rows: a writer waits for no more than these


@dataclass(frozen=True, slots=True)
class Lot:
    """Values of one domain that are to be sealed. ids, indexes, marks: for each value the id of its row, its
    blind index, and that of its subject; until: when the rows end, in seconds, None for never."""

    domain: Domain
    dom: int
    ids: Sequence[int]
    plain: Sequence[bytes]
    indexes: Sequence[bytes]
    marks: Sequence[bytes | None] | None
    until: int | None


class Sealing:
    """Seals and opens the rows of one call; keys that it unwrapped go with it."""

    def __init__(self, store: Store, keys: Keys, suite: Suite) -> None:
        self._store = store
        self._keys = keys
        self._suite = suite

    def sealed(self, lot: Lot, now: int) -> list[NewToken]:
        """A row for each value; subjects that are new get their key.

        Raises:
            Overtaken: one was forgotten meanwhile.
            KeyUnavailableError: no key is primary for "tokenize" of this domain.
        """
        owners = self._owners(lot.marks, now) if lot.marks else {}
        plain_seal: Callable[[bytes, bytes, bytes], bytes] | None = None
        kid, dom, until = "", lot.dom, lot.until
        if lot.marks is None or None in lot.marks:
            kid = self._keys.primary("tokenize", entity=lot.domain.entity, recipient=lot.domain.recipient)
            plain_seal = sealed(self._suite, value_key(self._keys, kid, self._suite, lot.domain))
        rows: list[NewToken] = []
        marks, fresh = lot.marks or [None] * len(lot.plain), nonces(len(lot.plain))
        for id_, value, bi, mark, nonce in zip(lot.ids, lot.plain, lot.indexes, marks, fresh, strict=True):
            place = bound(dom, id_, bi, until, mark)
            if mark is not None:
                subject, seal = owners[mark]
                rows.append((id_, bi, seal(nonce, value, place), "", until, subject.id))
            elif plain_seal is not None:
                rows.append((id_, bi, plain_seal(nonce, value, place), kid, until, None))
        return rows

    def _owners(
        self, marks: Sequence[bytes | None], now: int
    ) -> dict[bytes, tuple[Subject, Callable[[bytes, bytes, bytes], bytes]]]:
        """Each subject with what seals for it."""
        wanted = sorted({mark for mark in marks if mark is not None})
        found = {subject.mark: subject for subject in self._store.subjects(wanted)}
        if new := [mark for mark in wanted if mark not in found]:
            self._store.add_subjects(self._new_subjects(new), now)
            found |= {subject.mark: subject for subject in self._store.subjects(new)}
        if len(found) < len(wanted):
            raise Overtaken
        own = self._unwrapped(list(found.values()))
        return {mark: (found[mark], sealed(self._suite, own[found[mark].id])) for mark in wanted}

    def _new_subjects(self, marks: Sequence[bytes]) -> list[tuple[bytes, bytes, str]]:
        kid = self._keys.primary("tokenize")
        wrap = sealed(self._suite, subject_key(self._keys, kid, self._suite))
        size = self._suite.size
        raw = os.urandom(size * len(marks))
        fresh = (raw[at : at + size] for at in range(0, len(raw), size))
        return [
            (mark, wrap(nonce, own, mark), kid)
            for mark, own, nonce in zip(marks, fresh, nonces(len(marks)), strict=True)
        ]

    def _unwrapped(self, subjects: Sequence[Subject]) -> dict[int, bytes]:
        """The key of each subject, by its id."""
        unwrap = {
            kid: opened(self._suite, subject_key(self._keys, kid, self._suite))
            for kid in {subject.kid for subject in subjects}
        }
        keys = {}
        for subject in subjects:
            own = unwrap[subject.kid](subject.wrapped, subject.mark)
            if own is None:
                raise self._damaged("the key of a subject")
            keys[subject.id] = own
        return keys

    def opened(self, domain: Domain, dom: int, rows: Sequence[StoredToken]) -> Mapping[int, bytes]:
        """The value of each row, by its id.

        Raises:
            Overtaken: the subject of a row was forgotten meanwhile.
            VaultError: a row was changed.
            KeyUnavailableError: a key is unknown here, disabled or destroyed.
        """
        by_kid = {
            kid: opened(self._suite, value_key(self._keys, kid, self._suite, domain))
            for kid in {row.kid for row in rows if row.subject is None}
        }
        by_subject = self._openers(rows)
        plain = {}
        for id_, its_dom, bi, ct, kid, expires, subject in rows:
            turn, mark = (by_kid[kid], None) if subject is None else by_subject[subject]
            value = turn(ct, bound(dom, id_, bi, expires, mark)) if its_dom == dom else None
            if value is None:
                raise self._damaged("a row")
            plain[id_] = value
        return plain

    def _openers(
        self, rows: Sequence[StoredToken]
    ) -> dict[int, tuple[Callable[[bytes, bytes], bytes | None], bytes]]:
        """What opens the rows of each subject, by its id, and its mark."""
        ids = sorted({row.subject for row in rows if row.subject is not None})
        if not ids:
            return {}
        subjects = self._store.subjects_by_id(ids)
        if len(subjects) < len(ids):
            raise Overtaken
        keys = self._unwrapped(subjects)
        return {one.id: (opened(self._suite, keys[one.id]), one.mark) for one in subjects}

    def rewrap(self) -> int:
        """Seals anew what is not under the keys that are primary now; how many rows and subjects."""
        return self._rewrap_subjects() + self._rewrap_rows()

    def _rewrap_rows(self) -> int:
        count, last = 0, 0
        while rows := self._store.rows_after(last, _REWRAPPED_AT_ONCE):
            last = rows[-1].id
            domains = self._store.domains()
            by_domain: dict[int, list[StoredToken]] = {}
            for row in rows:
                if row.subject is None:
                    by_domain.setdefault(row.dom, []).append(row)
            for dom, own in by_domain.items():
                count += self._rewrapped(domains[dom], dom, own)
        return count

    def _rewrapped(self, domain: Domain, dom: int, rows: Sequence[StoredToken]) -> int:
        kid = self._keys.primary("tokenize", entity=domain.entity, recipient=domain.recipient)
        old = [row for row in rows if row.kid != kid]
        if not old:
            return 0
        plain = self.opened(domain, dom, old)
        seal = sealed(self._suite, value_key(self._keys, kid, self._suite, domain))
        return self._store.reseal_rows(
            [
                Resealed(row.id, seal(nonce, plain[row.id], place), kid, row.ct)
                for row, nonce in zip(old, nonces(len(old)), strict=True)
                for place in (bound(dom, row.id, row.bi, row.expires, None),)
            ]
        )

    def _rewrap_subjects(self) -> int:
        count, last = 0, 0
        while subjects := self._store.subjects_after(last, _REWRAPPED_AT_ONCE):
            last = subjects[-1].id
            kid = self._keys.primary("tokenize")
            if old := [subject for subject in subjects if subject.kid != kid]:
                own = self._unwrapped(old)
                wrap = sealed(self._suite, subject_key(self._keys, kid, self._suite))
                count += self._store.reseal_subjects(
                    [
                        Resealed(one.id, wrap(nonce, own[one.id], one.mark), kid, one.wrapped)
                        for one, nonce in zip(old, nonces(len(old)), strict=True)
                    ]
                )
        return count

    def _damaged(self, what: str) -> VaultError:
        return VaultError(f"{self._store.describe()}: {what} does not authenticate: the database was changed")

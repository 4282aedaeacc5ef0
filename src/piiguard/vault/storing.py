"""Values into a vault: known ones are looked up and opened, new ones sealed and inserted, batch by batch.

The row of a known value is opened before its token is given out: who can write to the database may have put
another value's row in its place. Ids of new rows are of this module's making, for the same reason: a database
that gave out an id twice would let the token of a deleted row stand for the value of a new one.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from piiguard.vault.rows import Domain, Overtaken, Resealed, Store, StoredToken
from piiguard.vault.sealing import Lot, Sealing

__all__ = ["Asked", "ids_of"]

_SECONDS, _WITHIN = 32, 31  # bits of an id, which is positive and has 63: time, and place within a second


@dataclass(frozen=True, slots=True)
class Asked:
    """Values of one domain that are to have tokens. indexes, marks: for each value its blind index, and that
    of its subject; until: when they end, None for never; now: what time it is, both in seconds."""

    domain: Domain
    dom: int
    plain: Sequence[bytes]
    indexes: Sequence[bytes]
    marks: Sequence[bytes | None] | None
    until: int | None
    now: int

    def lot(self, ids: Sequence[int], indexes: Sequence[bytes], place: Mapping[bytes, int]) -> Lot:
        """Some of the values, to be sealed for these ids; place: where each blind index stands here."""
        places = [place[bi] for bi in indexes]
        marks = [self.marks[at] for at in places] if self.marks else None
        return Lot(self.domain, self.dom, ids, [self.plain[at] for at in places], indexes, marks, self.until)


def ids_of(asked: Asked, store: Store, sealing: Sealing) -> dict[bytes, int]:
    """The id of each blind index; in batches sorted by it, so that writers that meet wait in one order.

    Raises:
        Overtaken: what is stored here was changed meanwhile: begin again.
        VaultError: the row of a known value was changed by somebody who has no key.
        KeyUnavailableError: a key that is needed to seal, or to open a known row, may not be used.
    """
    place = dict(zip(asked.indexes, range(len(asked.indexes)), strict=True))
    ordered = sorted(place)
    ids: dict[bytes, int] = {}
    for at in range(0, len(ordered), store.batch):
        ids |= _batch(asked, ordered[at : at + store.batch], place, store, sealing)
    return ids


def _batch(
    asked: Asked, indexes: Sequence[bytes], place: Mapping[bytes, int], store: Store, sealing: Sealing
) -> dict[bytes, int]:
    ids = _known(asked, indexes, place, store, sealing)
    missing = [bi for bi in indexes if bi not in ids] if len(ids) < len(indexes) else []
    if missing:
        new = _new_ids(asked.now, len(missing))
        rows = sealing.sealed(asked.lot(new, missing, place), asked.now)
        if store.insert(asked.dom, asked.domain, rows, asked.now):
            ids |= dict(zip(missing, new, strict=True))
        else:
            ids |= _known(asked, missing, place, store, sealing)
    if len(ids) < len(indexes):
        raise Overtaken
    return ids


def _known(
    asked: Asked, indexes: Sequence[bytes], place: Mapping[bytes, int], store: Store, sealing: Sealing
) -> dict[bytes, int]:
    """The ids of those that have a row, which lives as long as is asked for; what is over is deleted."""
    rows = store.known(asked.dom, indexes)
    if over := [row for row in rows if row.expires is not None and row.expires <= asked.now]:
        store.drop_expired(sorted(row.id for row in over), asked.now)
        rows = [row for row in rows if row.expires is None or row.expires > asked.now]
    sealing.opened(asked.domain, asked.dom, rows)
    until = asked.until
    short = [row for row in rows if row.expires is not None and (until is None or row.expires < until)]
    if short:
        _prolong(asked, sorted(short), place, store, sealing)
    return {row.bi: row.id for row in rows}


def _prolong(
    asked: Asked, short: Sequence[StoredToken], place: Mapping[bytes, int], store: Store, sealing: Sealing
) -> None:
    """Seals rows anew that end too soon: when they end is part of what their ciphertext is bound to."""
    lot = asked.lot([row.id for row in short], [row.bi for row in short], place)
    anew = [
        Resealed(id_, ct, kid, row.ct)
        for (id_, _, ct, kid, _, _), row in zip(sealing.sealed(lot, asked.now), short, strict=True)
    ]
    if store.prolong(anew, asked.until) < len(anew):
        raise Overtaken


def _new_ids(now: int, count: int) -> range:
    """Ids in a row, from a random one of this second; neighbours, since a table grows at one end the fastest.

    Two batches of 100,000 in one second meet with a chance of 1 in 10,000; the second then begins again.
    """
    first = (now % 2**_SECONDS << _WITHIN) + 1 + secrets.randbelow(2**_WITHIN - count)
    return range(first, first + count)

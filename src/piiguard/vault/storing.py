"""Values into a vault: known ones are looked up, new ones sealed and inserted, batch by batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from piiguard.vault.rows import Domain, NewToken, Store, SubjectGone
from piiguard.vault.sealing import Sealing

__all__ = ["Asked", "ids_of"]


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


def ids_of(asked: Asked, store: Store, sealing: Sealing) -> dict[bytes, int]:
    """The id of each blind index; in batches sorted by it, so that writers that meet wait in one order.

    Raises:
        SubjectGone: what is stored here was deleted meanwhile: begin again.
    """
    place = dict(zip(asked.indexes, range(len(asked.indexes)), strict=True))
    ordered = sorted(place)
    ids: dict[bytes, int] = {}
    for at in range(0, len(ordered), store.batch):
        ids |= _batch(asked, ordered[at : at + store.batch], place, store, sealing)
    return ids


def _batch(
    asked: Asked, indexes: Sequence[bytes], place: dict[bytes, int], store: Store, sealing: Sealing
) -> dict[bytes, int]:
    known = store.known(asked.dom, indexes)
    ids, ends = known.ids, known.ends
    if over := [bi for bi, end in ends.items() if end <= asked.now]:
        store.drop_expired(sorted(ids[bi] for bi in over), asked.now)
        for bi in over:
            del ids[bi], ends[bi]
    if len(ids) < len(indexes):
        missing = [bi for bi in indexes if bi not in ids]
        new = store.insert(asked.dom, asked.domain, _rows(asked, missing, place, sealing), asked.now)
        ids, ends = ids | new.ids, ends | new.ends
    if len(ids) < len(indexes):
        raise SubjectGone
    until = asked.until
    short = sorted(ids[bi] for bi, end in ends.items() if until is None or end < until)
    if short and not store.prolong(short, until):
        raise SubjectGone
    return ids


def _rows(
    asked: Asked, missing: Sequence[bytes], place: dict[bytes, int], sealing: Sealing
) -> list[NewToken]:
    places = [place[bi] for bi in missing]
    marks = [asked.marks[at] for at in places] if asked.marks else None
    plain = [asked.plain[at] for at in places]
    return sealing.sealed(asked.domain, asked.dom, plain, missing, marks, asked.until, asked.now)

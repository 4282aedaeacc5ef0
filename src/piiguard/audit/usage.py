"""How many values each principal was shown since when, counted from the records themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, NamedTuple

from piiguard.audit.record import Record

__all__ = ["Entry", "Usage", "entry_of", "values_of"]

_EVERYBODY = None


def values_of(record: Mapping[str, Any]) -> int:
    """Values that a record speaks of: the sum over `entities` (entity → count), else `values`, else 1."""
    entities = record.get("entities")
    if isinstance(entities, Mapping):
        return sum(count for count in entities.values() if isinstance(count, int))
    values = record.get("values")
    return values if isinstance(values, int) else 1


class Entry(NamedTuple):
    """What counting needs of a record."""

    time: str
    kind: str
    principal: str | None
    values: int


def entry_of(record: Record) -> Entry:
    """The entry of a record."""
    principal = record.get("principal")
    known = principal if isinstance(principal, str) else _EVERYBODY
    return Entry(record["time"], record["kind"], known, values_of(record))


class Usage:
    """Running sums by kind and principal over records not earlier than `horizon`, in the log's order.

    Times never run backwards in a log, so that a moment is found by bisection.
    """

    def __init__(self, horizon: str) -> None:
        self.horizon = horizon
        self.size = 0
        self._sums: dict[tuple[str, str | None], tuple[list[str], list[int]]] = {}

    def add(self, entry: Entry) -> None:
        """Counts one more record."""
        self.size += 1
        for who in {entry.principal, _EVERYBODY}:
            times, sums = self._sums.setdefault((entry.kind, who), ([], [0]))
            times.append(entry.time)
            sums.append(sums[-1] + entry.values)

    def since(self, time: str, kind: str, principal: str | None) -> int:
        """Values of that kind from `time` on; of everybody if no principal is named."""
        times, sums = self._sums.get((kind, principal), ((), (0,)))
        return sums[-1] - sums[bisect_left(times, time)]

"""What columns disclose although their values are replaced (残余风险), as warnings with measured figures.

The figures are ours: a historical corpus of 251,473 names stood in for the real distribution of surnames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.transforms.action import EQUALITY, Action

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Column", "disclosures"]

_SAMPLE = 10_000  # rows, spread evenly
_TOP = 0.01  # share of one value from which on its token can be told by how often it stands there
_OFTEN = 10  # times; fewer are chance
_DISTINCT = 1_000  # values, below which the order by frequency tells nearly all
_COMPARED = 64  # rows in which two columns hold the same
_LEFT = {"CN_MOBILE": "10,000 numbers", "CN_RESIDENT_ID": "3,320 birth dates", "BANK_CARD": "100,000 numbers"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what is done with it, and the entity that fills it."""

    name: object
    series: pd.Series[Any]
    action: Action
    entity: str | None


def disclosures(columns: Sequence[Column]) -> Iterator[str]:
    """In words what leaves more than it seems."""
    for column in columns:
        if _tells_equality(column.action):
            yield from _countable(column)
    for number, one in enumerate(columns):
        for other in columns[number + 1 :]:
            kinds = {one.action.kind, other.action.kind}
            hashed = _tells_equality(one.action) or _tells_equality(other.action)
            if "mask" in kinds and hashed and _repeats(one.series, other.series):
                left = _LEFT.get(one.entity or other.entity or "", "few values")
                yield (
                    f"columns {one.name} and {other.name} hold the same values, one masked, one as "
                    f"{(kinds - {'mask'}).pop()}: a mask leaves {left} to guess from; give the recipient one"
                )


def _tells_equality(action: Action) -> bool:
    declared = action.declaration
    return declared.shows == EQUALITY and declared.deterministic


def _countable(column: Column) -> Iterator[str]:
    if not len(column.series):
        return
    rows = np.unique(np.linspace(0, len(column.series) - 1, _SAMPLE).astype(np.int64))
    counts = column.series.iloc[rows].value_counts()
    seen = int(counts.sum())
    if not seen:
        return
    top, distinct = int(counts.iloc[0]), len(counts)
    if top >= _OFTEN and top > _TOP * seen:
        yield (
            f"column {column.name}: one value fills {100 * top / seen:.1f} % of the cells, so that its "
            f"{column.action.kind} result is told by how often it stands there (of surnames so replaced 32 % "
            "of 10,000 rows were told, 56 % of 1,000,000); use generalize, or encrypt, which is randomized"
        )
    elif distinct < _DISTINCT and seen >= _DISTINCT * 5:
        yield (
            f"column {column.name}: {distinct} different values, which can be told by how often they stand "
            f"there although each is replaced by {column.action.kind}; use generalize, or encrypt, which is "
            "randomized"
        )


def _repeats(one: pd.Series[Any], other: pd.Series[Any]) -> bool:
    both = (one.notna().to_numpy() & other.notna().to_numpy()).nonzero()[0]
    rows = both[np.linspace(0, len(both) - 1, _COMPARED).astype(np.int64)] if len(both) else both
    left, right = one.iloc[rows].astype(str).tolist(), other.iloc[rows].astype(str).tolist()
    return len(rows) > 0 and left == right

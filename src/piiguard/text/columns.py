"""`Column`: values that belong together (同一列的值), and what the whole of them says of each.

A cell `高峰` alone may be anything; among two hundred names it is a name. Such counts are taken over
the whole column before any part of it is searched, so that neither the order of the rows nor the size of a
batch matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Column", "Tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Of `filled` cells of a column, `fitting` look like one kind of thing."""

    fitting: int = 0
    filled: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.fitting + other.fitting, self.filled + other.filled)

    @property
    def share(self) -> float:
        """Share of the filled cells in [0, 1]; 0 of an empty column."""
        return self.fitting / self.filled if self.filled else 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """The header of a column, or None, and a tally for each recognizer that decides columns, by its name."""

    header: str | None = None
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    def tally(self, name: str) -> Tally:
        """What the whole column says of one recognizer's thing."""
        return self.tallies.get(name, Tally())

"""`Column`: values that belong together (同一列的值), and what the whole of them says of each.

A cell `高峰` alone may be anything; among two hundred names it is a name. What the cells say is counted over
the whole column before any part of it is searched, so that neither the order of the rows nor the size of a
batch matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from piiguard.text.texts import Ints

__all__ = ["Column"]


@dataclass(frozen=True, slots=True)
class Column:
    """The header of a column, or None, and a tally for each recognizer that decides columns, by its name.

    A tally counts cells by kind; what the kinds are is the recognizer's own affair. Tallies of parts add up.
    """

    header: str | None = None
    tallies: Mapping[str, Ints] = field(default_factory=dict)

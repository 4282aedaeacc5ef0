"""What a table of the benchmark is: a pandas frame, and what is true of each of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

IDENTIFIER, MIXED, FREE_TEXT, CLEAN = "identifier", "mixed", "free text with", "clean"
CONTENTS = (IDENTIFIER, MIXED, FREE_TEXT, CLEAN)


@dataclass(frozen=True, slots=True)
class Truth:
    """What a column holds.

    entity: the code of what fills its cells, or None. content: one of CONTENTS; a mixed column has an entity
    where one name fits all its cells. also: answers that count as right too; None is "nothing to protect".
    header: how the header is written (HEADER_KINDS of `notation`).
    """

    entity: str | None
    content: str
    also: frozenset[str | None] = frozenset()
    header: str = ""

    @property
    def plainly_clean(self) -> bool:
        """Whether any other answer than "nothing" is a false alarm."""
        return self.content == CLEAN and not self.also


@dataclass(frozen=True)
class Table:
    """A table as a company has it; `truth` has the columns of `frame` in their order."""

    name: str
    frame: Any
    truth: dict[str, Truth] = field(repr=False)

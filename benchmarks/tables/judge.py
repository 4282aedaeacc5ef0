"""What counts as right, and the counts of one system on some tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.tables.model import CLEAN, CONTENTS, IDENTIFIER, Truth

UNTOUCHED = frozenset({"", "clean"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a system says of a column.

    entity: what fills its cells, or None. inside: there is something in some cells, so that they have to be
    searched one by one (free text, several things, JSON).
    """

    entity: str | None = None
    inside: bool = False

    @property
    def flagged(self) -> bool:
        """Whether anything of the column would be treated."""
        return self.entity is not None or self.inside

    @classmethod
    def of_report(cls, column: Any) -> Verdict:
        """From what `Guard.classify` says of a column. Free text in which nothing was found is clean."""
        content = str(getattr(column, "content", "") or "")
        findings = getattr(column, "findings", True)
        return cls(column.entity, column.entity is None and content not in UNTOUCHED and bool(findings))


def is_right(truth: Truth, said: Verdict) -> bool:
    """An identifier wants its entity, or one that counts too.

    A mixed column may instead be searched cell by cell, free text has to be. A clean one is left alone.
    """
    if said.entity is not None:
        return said.entity == truth.entity or said.entity in truth.also
    if None in truth.also:
        return True
    if truth.content == CLEAN:
        return not said.inside
    return said.inside and truth.content != IDENTIFIER


@dataclass
class Share:
    """Some of all."""

    some: int = 0
    all: int = 0

    def add(self, hit: bool) -> None:
        self.some += hit
        self.all += 1

    def __float__(self) -> float:
        return self.some / self.all if self.all else 0.0

    def __str__(self) -> str:
        return f"{float(self):6.1%} {f'({self.some}/{self.all})':>10}"

    def __format__(self, width: str) -> str:
        return format(str(self), width)


@dataclass
class Tally:
    """Columns right, in all and by kind; plainly clean columns that were flagged, and how many as one entity.

    leaked: personal columns of which nothing was said, which would go out as they are.
    """

    right: Share = field(default_factory=Share)
    flagged: Share = field(default_factory=Share)
    as_entity: Share = field(default_factory=Share)
    leaked: Share = field(default_factory=Share)
    by_header: dict[str, Share] = field(default_factory=dict)
    by_content: dict[str, Share] = field(default_factory=dict)
    by_entity: dict[str, Share] = field(default_factory=dict)
    errors: list[tuple[str, str, Truth, Verdict]] = field(default_factory=list)

    def add(self, table: str, column: str, truth: Truth, said: Verdict) -> None:
        """Count one column."""
        right = is_right(truth, said)
        self.right.add(right)
        self.by_header.setdefault(truth.header, Share()).add(right)
        self.by_content.setdefault(truth.content, Share()).add(right)
        self.by_entity.setdefault(truth.entity or f"({truth.content})", Share()).add(right)
        if truth.plainly_clean:
            self.flagged.add(said.flagged)
            self.as_entity.add(said.entity is not None)
        elif truth.content != CLEAN and None not in truth.also:
            self.leaked.add(not said.flagged)
        if not right:
            self.errors.append((table, column, truth, said))


def errors_of(tally: Tally) -> Iterable[str]:
    """A line for each wrong column: what it is, and what was said of it. No cell is shown."""
    for table, column, truth, said in tally.errors:
        told = said.entity or ("something inside" if said.inside else "nothing")
        wanted = truth.entity or truth.content
        yield f"{table:20} {column!r:28} is {wanted} ({truth.content}), said: {told}   [{truth.header}]"


def page(tallies: Mapping[str, Tally], header_kinds: Iterable[str] = ()) -> str:
    """A table with a column for each system; header_kinds: those that have a line of their own."""
    every = list(tallies.values())
    rows: list[tuple[str, list[Share | None]]] = [
        ("columns right", [tally.right for tally in every]),
        ("clean columns flagged", [tally.flagged for tally in every]),
        ("  of them as one entity", [tally.as_entity for tally in every]),
        ("personal columns not noticed", [tally.leaked for tally in every]),
        *((f"right, {kind}", [tally.by_content.get(kind) for tally in every]) for kind in CONTENTS),
        *((f"right, header {kind}", [tally.by_header.get(kind) for tally in every]) for kind in header_kinds),
    ]
    lines = [" " * 32 + "".join(f"{name:>20}" for name in tallies)]
    lines += [f"{title:32}" + "".join(f"{share or '':>20}" for share in shares) for title, shares in rows]
    return "\n".join(lines)

"""What `Guard.run` tells of the data: `Result`, `Report`, `ColumnSummary`; `Explanation`. No raw value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from piiguard.findings import Evidence, Finding, Flaw
from piiguard.policy.decide import Decision

__all__ = ["ColumnSummary", "Explanation", "Report", "Result", "display_width", "table"]


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """One column (or the whole text or record, named after its kind).

    counts: findings by entity. tiers: tier by entity. examples: by entity at most three values, as masked.
    rows: values searched. masked_cells: values changed. unfit: cells that are not what the column holds,
    which went to the policy's `unfit` action. warnings: in words.
    """

    name: str
    counts: dict[str, int]
    tiers: dict[str, str]
    examples: dict[str, tuple[str, ...]]
    rows: int
    masked_cells: int
    warnings: tuple[str, ...] = ()
    unfit: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What was found and done. `str(report)` is a table for people.

    kids: entity → id of the key under which its format was preserved, a dot, and a check value of recipient
    and release; keep it with what was handed over, for the values do not tell it: `reveal(kid=report.kids)`.
    """

    policy: str
    columns: tuple[ColumnSummary, ...]
    seconds: float
    characters: int
    kids: dict[str, str] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Findings by entity over all columns."""
        total: dict[str, int] = {}
        for column in self.columns:
            for entity, number in column.counts.items():
                total[entity] = total.get(entity, 0) + number
        return dict(sorted(total.items()))

    def by_tier(self) -> dict[str, int]:
        """Findings by tier over all columns."""
        total: dict[str, int] = {}
        for column in self.columns:
            for entity, number in column.counts.items():
                tier = column.tiers[entity]
                total[tier] = total.get(tier, 0) + number
        return total

    def __str__(self) -> str:
        rows = [("column", "entity", "tier", "found", "masked as")]
        for column in self.columns:
            entities = sorted(column.counts.items(), key=lambda pair: (-pair[1], pair[0]))
            for place, (entity, number) in enumerate(entities):
                examples = "  ".join(column.examples.get(entity, ()))
                rows.append(
                    ("" if place else column.name, entity, column.tiers[entity], str(number), examples)
                )
            if not entities:
                rows.append((column.name, "–", "", "0", ""))
        unfit = sum(column.unfit for column in self.columns)
        tiers = ", ".join(f"{tier} {number}" for tier, number in sorted(self.by_tier().items()))
        beside = f"; {unfit} cells are not what their column holds" if unfit else ""
        if self.kids:
            beside += f"; formats preserved under {', '.join(f'{k} ({e})' for e, k in self.kids.items())}"
        return f"{table(rows)}\npolicy {self.policy}; found by tier: {tiers or 'nothing'}{beside}"


@dataclass(frozen=True, slots=True)
class Result:
    """The protected data, and the report on how it came about."""

    data: Any = field(repr=False)
    report: Report


@dataclass(frozen=True, slots=True)
class Explained:
    """Why one finding was found and what happens to it; otherwise: under another policy."""

    finding: Finding
    zh: str
    decision: Decision
    mask_source: str = ""
    otherwise: Decision | None = None

    @property
    def tier(self) -> str:
        """How sensitive."""
        return self.decision.tier

    @property
    def clause(self) -> str:
        """The clause that gives the tier."""
        return self.decision.clause

    @property
    def action(self) -> str:
        """What is done, in words."""
        return str(self.decision.action)

    def __str__(self) -> str:
        finding = self.finding
        where = f"{finding.start}–{finding.end}"
        if finding.column is not None:
            where = f"column {finding.column}, row {finding.row}, {where}"
        elif finding.path is not None:
            where = f"{'key ' if finding.in_key else ''}{'/'.join(map(str, finding.path))}, {where}"
        elif finding.row:
            where = f"row {finding.row}, {where}"
        words = ", ".join(_EVIDENCE[flag] for flag in Evidence if flag & finding.evidence) or "shape"
        flaw = f"; flaw: {_FLAW[finding.flaw]}" if finding.flaw else ""
        masked = "; masked already" if finding.masked else ""
        source = f" ({self.mask_source})" if self.mask_source else ""
        other = f"\n    otherwise {_told(self.otherwise)}" if self.otherwise is not None else ""
        return (
            f"{where}: {finding.entity} {self.zh}, score {finding.score:.2f}: {words}{flaw}{masked}\n"
            f"    {_told(self.decision)}{source}{other}"
        )


def _told(decision: Decision) -> str:
    because = f", because {decision.because}" if decision.because else ""
    return (
        f"tier {decision.tier} by {decision.policy}, {decision.rule}: {decision.clause}; "
        f"action {decision.action} by {decision.action_rule}{because}"
    )


_EVIDENCE = {
    Evidence.SHAPE: "shape",
    Evidence.CHECK: "check digit right",
    Evidence.REGISTRY: "known in a registry",
    Evidence.LABEL: "a label owns it",
    Evidence.CONTEXT: "a context word is near",
    Evidence.DATE: "holds a real date",
    Evidence.LIST: "in the list",
    Evidence.PATTERN: "the pattern matched",
    Evidence.ECHO: "its row holds it in a column of its own",
}
_FLAW = {
    Flaw.CHECK_CHARACTER: "wrong check character",
    Flaw.DATE: "impossible date",
    Flaw.DAMAGED: "digits were lost",
    Flaw.LENGTH: "wrong length",
    Flaw.INCOMPLETE: "characters were hidden",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer of `Guard.explain`: one entry for each finding, in their order; `str()` reads well.

    against: name of the other policy whose decisions are told beside.
    """

    policy: str
    entries: tuple[Explained, ...]
    against: str | None = None

    def __iter__(self) -> Iterator[Explained]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __str__(self) -> str:
        if not self.entries:
            return f"policy {self.policy}: nothing found"
        return "\n".join([f"policy {self.policy}", *map(str, self.entries)])


def display_width(text: str) -> int:
    """Columns a terminal needs: East Asian wide characters take two."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text
    )


def table(rows: Sequence[Sequence[str]], *, limit: int = 44) -> str:
    """Rows aligned in columns, the first as header; long cells end in …."""
    cells = [[_shorten(cell.replace("\n", " ").replace("\t", " "), limit) for cell in row] for row in rows]
    widths = [max(display_width(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = [
        "  ".join(
            cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], "-" * min(110, sum(widths) + 2 * len(widths) - 2), *lines[1:]])


def _shorten(cell: str, limit: int) -> str:
    if display_width(cell) <= limit:
        return cell
    kept, width = [], 0
    for character in cell:
        width += display_width(character)
        if width > limit - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"

"""`TableReport` (数据表报告): what each column holds, its tier, what is done with it; no values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, overload

from piiguard.errors import PolicyError
from piiguard.policy.decide import Decision
from piiguard.policy.model import Plan, PlannedColumn, Policy
from piiguard.report import table
from piiguard.transforms.action import Action

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ColumnReport", "TableReport"]


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """One column, and what is done with it.

    name: its label, masked where it is personal itself. kind: "text", "integer", "float", "boolean", "date",
    "nested" or "other". entity: the identifier that fills its cells, or None. content: "identifier", "mixed",
    "free text", "nested" or "clean". tier: of the entity, else the highest of what was found in its cells;
    None where nothing was. action: done with each cell of an identifier, with what is found in any other.
    confidence: in [0, 1]. share: of the searched distinct values that are the entity. distinct: distinct
    values of the sample.
    findings: by entity, in the sample. evidence, warnings: in words.
    """

    name: str
    kind: str
    entity: str | None
    content: str
    tier: str | None
    action: str
    confidence: float
    share: float
    rows: int
    nulls: int
    distinct: int
    findings: Mapping[str, int]
    evidence: tuple[str, ...]
    warnings: tuple[str, ...]
    decision: Decision | None = field(default=None, repr=False)
    planned: Action | None = field(default=None, repr=False)


@dataclass(frozen=True)
class TableReport(Sequence[ColumnReport]):
    """The columns in their order; `report["手机号"]` is one of them, `str(report)` a table for people."""

    columns: tuple[ColumnReport, ...]
    policy: Policy = field(repr=False)
    version: str = ""
    model: str = ""

    def __len__(self) -> int:
        return len(self.columns)

    def __iter__(self) -> Iterator[ColumnReport]:
        return iter(self.columns)

    @overload
    def __getitem__(self, key: int | str) -> ColumnReport: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[ColumnReport]: ...
    def __getitem__(self, key: int | str | slice) -> ColumnReport | Sequence[ColumnReport]:
        """A column by its name or position.

        Raises:
            KeyError: no column of that name; which names there are is not told, names may be personal.
        """
        if isinstance(key, (int, slice)):
            return self.columns[key]
        named = next((column for column in self.columns if column.name == key), None)
        if named is None:
            raise KeyError("no column of that name")
        return named

    @property
    def warnings(self) -> tuple[str, ...]:
        """All warnings, each with the column it speaks of."""
        return tuple(f"{column.name}: {text}" for column in self.columns for text in column.warnings)

    def to_policy(self) -> Policy:
        """The policy with what was decided for each column frozen as its plan, to be reviewed and saved.

        Raises:
            PolicyError: two columns have the same name, so that a plan could not tell them apart.
        """
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names):
            raise PolicyError("a plan needs columns of different names")
        columns = tuple(
            PlannedColumn(column.name, column.kind, column.entity, column.tier, column.planned)
            for column in self.columns
        )
        return replace(self.policy, plan=Plan(columns, self.version, self.model))

    def to_pandas(self) -> pd.DataFrame:
        """One row for each column; needs pandas."""
        from piiguard.frames.pandas import require_pandas

        return require_pandas().DataFrame([_row(column) for column in self.columns])

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict for each column, ready for JSON."""
        return [_row(column) for column in self.columns]

    def __str__(self) -> str:
        rows = [("column", "entity", "tier", "action", "conf.", "evidence")]
        for column in self.columns:
            rows.append(
                (
                    column.name,
                    column.entity or f"({column.content})",
                    column.tier or "–",
                    column.action,
                    f"{column.confidence:.2f}",
                    "; ".join((*column.evidence, *(f"! {text}" for text in column.warnings))),
                )
            )
        return f"{table(rows, limit=60)}\npolicy {self.policy.name}"

    def _repr_html_(self) -> str:
        from piiguard.display.tables import report_html

        return report_html(self)


def _row(column: ColumnReport) -> dict[str, Any]:
    return {
        "name": column.name,
        "kind": column.kind,
        "entity": column.entity,
        "content": column.content,
        "tier": column.tier,
        "action": column.action,
        "confidence": round(column.confidence, 3),
        "share": round(column.share, 4),
        "rows": column.rows,
        "nulls": column.nulls,
        "distinct": column.distinct,
        "findings": dict(column.findings),
        "evidence": list(column.evidence),
        "warnings": list(column.warnings),
    }

"""A table report as HTML: escaped text, inline style, no script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from piiguard.classify.report import ColumnReport, TableReport

__all__ = ["report_html"]

_HEADS = ("column", "holds", "tier", "action", "confidence", "evidence", "warnings")
_CELL = "text-align:left;vertical-align:top;padding:2px 8px"


def report_html(report: TableReport) -> str:
    """The report as one HTML table."""
    head = "".join(f'<th style="{_CELL}">{name}</th>' for name in _HEADS)
    body = "".join(_row(column) for column in report)
    caption = f"policy {escape(report.policy.name)}, {len(report)} columns"
    return (
        f'<table><caption style="text-align:left">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(column: ColumnReport) -> str:
    cells = (
        column.name,
        column.entity or f"({column.content})",
        column.tier or "–",
        column.action,
        f"{column.confidence:.2f}",
        "; ".join(column.evidence),
        "; ".join(column.warnings),
    )
    weight = "font-weight:600;" if column.entity else ""
    inner = "".join(
        f'<td style="{weight if i < 2 else ""}{_CELL}">{escape(c)}</td>' for i, c in enumerate(cells)
    )
    return f"<tr>{inner}</tr>"

"""Classification of a table (数据表分类): what its columns hold, and what a policy decides of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

import piiguard
from piiguard.classify.columns import columns_of, told_apart
from piiguard.classify.decide import ColumnVerdict, classify_columns
from piiguard.classify.report import ColumnReport, TableReport
from piiguard.frames.decided import rule_for
from piiguard.frames.repeats import glance, repeated
from piiguard.pipeline import Pipeline
from piiguard.policy.decide import Decision
from piiguard.sources import frame_module, safe_labels
from piiguard.transforms.action import KEEP, Action
from piiguard.transforms.strictness import is_stricter

__all__ = ["classified"]


def classified(pipeline: Pipeline, data: Any) -> TableReport:
    """See `Guard.classify`."""
    verdicts = classify_columns(pipeline.engine, columns_of(data))
    labels = told_apart(safe_labels(pipeline, [verdict.name for verdict in verdicts]))
    columns = [_column(pipeline, verdict, label) for verdict, label in zip(verdicts, labels, strict=True)]
    _close_repeating(data, columns)
    return TableReport(tuple(columns), pipeline.policy, piiguard.__version__, model_digest())


def _column(pipeline: Pipeline, verdict: ColumnVerdict, label: str) -> ColumnReport:
    rule = rule_for(pipeline, verdict.name)
    decisions = pipeline.in_column(rule).decisions
    entity = rule.entity if rule is not None and rule.entity is not None else verdict.entity
    decision = (
        decisions.get(entity) if entity is not None else _highest(pipeline, verdict.findings, decisions)
    )
    whole = rule.rule.action if rule is not None and rule.entity is None else None
    if whole is not None and whole.kind not in ("keep", "suppress", "replace"):
        whole = None
    evidence = (f"the policy's {rule}", *verdict.evidence) if rule is not None else verdict.evidence
    warnings = verdict.warnings
    if label != verdict.name:
        warnings = (*warnings, "the name of the column is personal itself")
    return ColumnReport(
        name=label,
        kind=verdict.kind,
        entity=entity,
        content="identifier" if rule is not None and rule.entity is not None else verdict.content,
        tier=decision.tier if decision is not None else None,
        action=_in_words(entity, decision, whole),
        confidence=1.0 if rule is not None and rule.entity is not None else verdict.confidence,
        share=verdict.share,
        rows=verdict.rows,
        nulls=verdict.nulls,
        distinct=verdict.distinct,
        findings=dict(verdict.findings),
        evidence=evidence,
        warnings=warnings,
        decision=decision,
        planned=whole or (decision.action if entity is not None and decision is not None else None),
    )


def _close_repeating(data: Any, columns: list[ColumnReport]) -> None:
    """Columns that repeat what a hidden resident ID spells out are told to be treated as it is."""
    module = frame_module(data)
    hidden = [
        (place, column.planned)
        for place, column in enumerate(columns)
        if column.entity == "CN_RESIDENT_ID" and column.planned not in (None, KEEP)
    ]
    if module is None or not hidden:
        return
    from piiguard.frames import pandas as adapter
    from piiguard.frames import table
    from piiguard.frames.columns import frame_columns

    frame = data if module is table else module.to_pandas(data)
    every = frame_columns(frame)
    for place, action in hidden:
        rows = glance(every[place][2].notna().to_numpy())
        texts = [adapter.printed(series.iloc[rows], name).strings for _, name, series in every]
        for other, column in enumerate(columns):
            if action is None or other == place or not _is_more_open(column, action):
                continue
            what = repeated(texts[place], texts[other])
            if what is not None:
                warning = f"repeats {what} in column {columns[place].name}"
                columns[other] = replace(
                    column, action=str(action), planned=action, warnings=(*column.warnings, warning)
                )


def _is_more_open(column: ColumnReport, action: Action) -> bool:
    return column.planned is None or is_stricter(action, column.planned)


def _highest(
    pipeline: Pipeline, findings: Mapping[str, int], decisions: Mapping[str, Decision]
) -> Decision | None:
    """The decision of the highest tier among what was found."""
    found = [decisions[code] for code in findings if code in decisions]
    return max(found, key=lambda decision: pipeline.policy.level(decision.tier), default=None)


def _in_words(entity: str | None, decision: Decision | None, whole: Action | None) -> str:
    if whole is not None:
        return str(whole)
    if entity is not None and decision is not None:
        return str(decision.action)
    return "search" if decision is None else f"search, {decision.action}"


@cache
def model_digest() -> str:
    """Digest of the network that reads names, as a plan records it."""
    content = (resources.files("piiguard") / "data" / "names.npz").read_bytes()
    return f"sha256:{sha256(content).hexdigest()}"

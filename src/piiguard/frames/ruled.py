"""Texts given with the header of their column, where a policy has a rule for that column (按列规则)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from piiguard.frames.decided import decide_by_rule, header_for, rule_for
from piiguard.frames.fitting import Fitting, settle_unfit
from piiguard.pipeline import Pipeline
from piiguard.sources import Searched, search_texts
from piiguard.transforms.action import Action

__all__ = ["treated_texts"]


def treated_texts(
    pipeline: Pipeline, strings: Sequence[str | None], header: str, part: Searched, *, report: bool
) -> dict[int, str]:
    """What becomes of texts under `header`; those of which nothing is left become empty."""
    rule = rule_for(pipeline, header)
    if rule is None:
        return search_texts(pipeline, strings, header, part, report=report)
    decided = decide_by_rule(pipeline, rule)
    treatments = decided.treatments if decided is not None else pipeline.in_column(rule)
    pipeline, part.decisions = replace(pipeline, treatments=treatments), treatments.decisions
    if decided is None or (decided.action is None and decided.entity is None):
        return search_texts(pipeline, strings, header, part, report=report)
    if decided.action is not None:
        return _all_alike(decided.action, strings, part)
    entity = decided.entity or ""
    fitting = Fitting(pipeline, entity, forced=True, kept=treatments.decisions[entity].action.kind == "keep")
    read_as = header_for(pipeline, entity, header)
    changed: dict[int, Any] = dict(
        search_texts(pipeline, strings, read_as, part, report=report, more=fitting.watch)
    )
    settle_unfit(pipeline, fitting, strings, changed, part)
    return {row: text or "" for row, text in changed.items()}


def _all_alike(action: Action, strings: Sequence[str | None], part: Searched) -> dict[int, str]:
    """The same for every text, whatever is in it."""
    if action.kind == "keep":
        return {}
    text = str(action.option("with", "")) if action.kind == "replace" else ""
    changed = {row: text for row, given in enumerate(strings) if given is not None}
    part.rows = part.masked_cells = len(changed)
    return changed

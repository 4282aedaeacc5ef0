"""Where a format is preserved (保留格式): where a whole value can be told again by its place alone.

What format-preserving encryption writes looks like nothing any more: a mobile that cannot be dialled, an ID
whose check character is wrong. It is found again only where something else than the value says what stands
there: the policy's rule or plan for a column, or a header (表头) that names the identifier. Everywhere else,
running text among it, tokens are written.
"""

from __future__ import annotations

from functools import lru_cache

from piiguard.classify.headers import header_evidence
from piiguard.frames.decided import rule_for
from piiguard.pipeline import Pipeline
from piiguard.policy.model import ColumnRule

__all__ = ["form_of", "preserves"]


def form_of(pipeline: Pipeline, header: str | None) -> str | None:
    """The entity whose format is preserved in values under a header; None where it is preserved for none."""
    if header is None or not pipeline.preserves_formats:
        return None
    rule = rule_for(pipeline, header)
    entity = rule.entity if rule is not None else None
    if entity is None and pipeline.policy.plan is not None:
        columns = {column.name: column.entity for column in pipeline.policy.plan.columns}
        entity = columns.get(header)
    named = [entity] if entity is not None else list(_named(header))
    return next((code for code in named if preserves(pipeline, code, rule)), None)


def preserves(pipeline: Pipeline, entity: str, rule: ColumnRule | None = None) -> bool:
    """Whether the policy preserves the format of an entity, in a column with a rule of its own or not."""
    decision = pipeline.in_column(rule).decisions.get(entity)
    if decision is None:
        return False
    declared = decision.action.declaration
    return declared.reversible and declared.format_preserving


@lru_cache(maxsize=1024)
def _named(header: str) -> tuple[str, ...]:
    return tuple(hit.entity for hit in header_evidence(header) if hit.ambiguity != "high")

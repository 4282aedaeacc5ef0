"""Explanations (解释): for each finding its recognizer and evidence, tier and clause, action and rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from piiguard.findings import Finding, Findings, Ints
from piiguard.frames.decided import Decided, decide_by_rule, rule_for
from piiguard.frames.ruled import rules_by_key
from piiguard.pipeline import Pipeline
from piiguard.policy.decide import Decision
from piiguard.policy.lifting import Facts, lift_decisions
from piiguard.records.walk import entries, is_record, leaves
from piiguard.report import Explained, Explanation
from piiguard.sources import frame_module, record_facts, search_only, texts_of

__all__ = ["explained"]


def explained(
    pipeline: Pipeline, data: Any, column: str | None, against: Pipeline | None = None
) -> Explanation:
    """Why each thing was found and what happens to it; against: what another policy would do."""
    found = search_only(pipeline, data, column)
    here = _Deciding.of(pipeline, data, found, column)
    there = _Deciding.of(against, data, found, column) if against is not None else None
    recognizers = {recognizer.name: recognizer for recognizer in pipeline.engine.recognizers}
    entries = []
    for finding in found:
        recognizer = recognizers[finding.recognizer]
        decision = here.decision(finding)
        own = decision.action.kind == "mask" and not decision.action.options
        entries.append(
            Explained(
                finding,
                recognizer.entity.zh,
                decision,
                recognizer.mask.source if own else "",
                there.decision(finding) if there is not None else None,
            )
        )
    return Explanation(pipeline.policy.name, tuple(entries), against.policy.name if against else None)


@dataclass(frozen=True, slots=True)
class _Deciding:
    """Decisions for findings by column and by record."""

    pipeline: Pipeline
    by_column: Mapping[Any, Decided]
    fired: Ints  # for each record the rules that speak of it, as bits

    @classmethod
    def of(cls, pipeline: Pipeline, data: Any, found: Findings, column: str | None) -> _Deciding:
        frame = frame_module(data)
        if frame is not None:
            return cls(pipeline, frame.decisions(pipeline, data), frame.fired(pipeline, data))
        facts = _facts(pipeline, data, found)
        by_rule = _by_rule(pipeline, column)
        if is_record(data) and texts_of(data) is None:
            by_rule |= dict(rules_by_key(pipeline, (key for _, key in entries(data))))
        return cls(pipeline, by_rule, facts.fired(pipeline.policy.records, pipeline.as_of))

    def decision(self, finding: Finding) -> Decision:
        decided = self.by_column.get(finding.column)
        if finding.path is not None:
            keys = [step for step in finding.path if isinstance(step, str)]
            keys = keys[:-1] if finding.in_key else keys
            decided = next((self.by_column[key] for key in reversed(keys) if key in self.by_column), decided)
        decisions = (decided or self.pipeline).treatments.decisions
        if decided is not None and decided.action is not None:
            return decisions[finding.entity]  # done with every cell, whatever its record holds
        bits = int(self.fired[finding.row]) if finding.row < len(self.fired) else 0
        rules = [rule for number, rule in enumerate(self.pipeline.policy.records) if bits >> number & 1]
        if rules:
            entities = [entity for entity in self.pipeline.entities if entity.code == finding.entity]
            only = {finding.entity: decisions[finding.entity]}
            recipient = self.pipeline.recipient
            return lift_decisions(self.pipeline.policy, only, entities, rules, recipient)[finding.entity]
        return decisions[finding.entity]


def _by_rule(pipeline: Pipeline, column: str | None) -> dict[Any, Decided]:
    """What a rule says of texts that stand under a header; findings in them name no column."""
    rule = rule_for(pipeline, column)
    if rule is None:
        return {}
    return {None: decide_by_rule(pipeline, rule) or Decided(pipeline.in_column(rule))}


def _facts(pipeline: Pipeline, data: Any, found: Findings) -> Facts:
    strings = texts_of(data)
    if strings is not None:
        facts = Facts(pipeline.entities, len(strings))
        facts.add(found, strings)
        return facts
    every = list(leaves(data))
    return record_facts(pipeline, every, [leaf.text for leaf in every], [leaf.header for leaf in every])[1]

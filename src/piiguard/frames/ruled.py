"""Rules for columns (按列规则) outside of frames: for texts with a header, for records by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from piiguard.findings import Ints
from piiguard.frames.decided import Decided, decide_by_rule, header_for, rule_for
from piiguard.frames.fitting import Fitting, settle_unfit
from piiguard.pipeline import Pipeline
from piiguard.records.walk import Leaf, entries
from piiguard.sources import Searched, search_texts
from piiguard.transforms.action import Action
from piiguard.treatments import ByRow, lifts_matter

__all__ = ["RuledRecord", "ruled_record", "rules_by_key", "treated_texts"]


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


_Place = tuple[str | int, ...]


@dataclass(frozen=True)
class RuledRecord:
    """What rules for columns say of a record.

    by_row: treatments for its leaves. lifts: whether rules on the record change some of them. whole: places
    of which all below is done alike, and the text or None that is left; kept: those of which all below stays.
    """

    by_row: ByRow
    lifts: bool
    whole: Mapping[_Place, str | None]
    kept: frozenset[_Place]

    def write(self, places: dict[tuple[_Place, bool], str | None]) -> None:
        """Puts what the rules leave in the place of what was changed there by searching."""
        for steps, in_key in list(places):
            if any(steps[:depth] in self.kept for depth in range(1, len(steps) + (not in_key))):
                del places[steps, in_key]
        places.update({(steps, False): text for steps, text in self.whole.items()})


def rules_by_key(pipeline: Pipeline, keys: Iterable[str]) -> dict[str, Decided]:
    """What the policy's rules for columns say of each of the keys that have one."""
    ruled = {}
    for key in dict.fromkeys(keys):
        rule = rule_for(pipeline, key)
        if rule is not None:
            ruled[key] = decide_by_rule(pipeline, rule) or Decided(pipeline.in_column(rule))
    return ruled


def ruled_record(pipeline: Pipeline, record: Any, every: Sequence[Leaf]) -> RuledRecord | None:
    """What rules for columns say of a record whose leaves are `every`; the innermost key that has one counts.

    None where no key has one.
    """
    placed = list(entries(record))
    ruled = rules_by_key(pipeline, (key for _, key in placed))
    if not ruled:
        return None
    number = {key: place for place, key in enumerate(ruled, start=1)}
    treatments = (pipeline.treatments, *(decided.treatments for decided in ruled.values()))
    group: Ints = np.array([_innermost(leaf, number) for leaf in every], dtype=np.int64)
    whole: dict[_Place, str | None] = {}
    kept = set()
    for steps, key in placed:
        action = ruled[key].action if key in ruled else None
        if action is not None and action.kind == "keep":
            kept.add(steps)
        elif action is not None:
            whole[steps] = str(action.option("with", "")) if action.kind == "replace" else None
    for leaf, of_rule in zip(every, group.tolist(), strict=True):
        decided = list(ruled.values())[of_rule - 1] if of_rule else None
        if decided is not None and decided.forced and not leaf.in_key:
            key = next(key for key, place in number.items() if place == of_rule)
            whole[leaf.steps] = _forced(pipeline, leaf.text, key)
    recognizers = pipeline.engine.recognizers
    lifts = any(lifts_matter(pipeline.policy, recognizers, one, pipeline.recipient) for one in treatments)
    return RuledRecord(ByRow(treatments, group), lifts, whole, frozenset(kept))


def _innermost(leaf: Leaf, number: Mapping[str, int]) -> int:
    return next((number[key] for key in reversed(leaf.keys) if key in number), 0)


def _forced(pipeline: Pipeline, text: str, key: str) -> str | None:
    """A value that the policy says is of one kind, whatever it looks like."""
    changed = treated_texts(pipeline, [text], key, Searched(""), report=False)
    return changed.get(0, text) or None

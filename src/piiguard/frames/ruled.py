"""Rules for columns (按列规则) outside of frames: for texts with a header, for records by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from piiguard.applying import About, Applier
from piiguard.findings import Ints
from piiguard.frames.decided import Decided, decide_by_rule, header_for, rule_for
from piiguard.frames.fitting import Fitting, settle_unfit
from piiguard.own_output import is_own
from piiguard.pipeline import Pipeline
from piiguard.records.walk import Leaf, entries
from piiguard.sources import Searched, search_texts
from piiguard.transforms.action import Action
from piiguard.transforms.splice import Replacement
from piiguard.treatments import ByRow, cell_treatment, lifts_matter

__all__ = ["RuledRecord", "all_alike", "ruled_record", "rules_by_key", "treated_texts"]


def treated_texts(
    pipeline: Pipeline,
    strings: Sequence[str | None],
    header: str,
    part: Searched,
    *,
    report: bool,
    about: About,
) -> dict[int, str]:
    """What becomes of texts under `header`; those of which nothing is left become empty."""
    rule = rule_for(pipeline, header)
    if rule is None:
        return search_texts(pipeline, strings, header, part, report=report, about=about)
    decided = decide_by_rule(pipeline, rule)
    treatments = decided.treatments if decided is not None else pipeline.in_column(rule)
    pipeline, part.decisions = replace(pipeline, treatments=treatments), treatments.decisions
    if decided is None or (decided.action is None and decided.entity is None):
        return search_texts(pipeline, strings, header, part, report=report, about=about)
    if decided.action is not None:
        return all_alike(pipeline, decided.action, strings, part, about)
    entity = decided.entity or ""
    fitting = Fitting(pipeline, entity, forced=True, kept=treatments.decisions[entity].action.kind == "keep")
    read_as = header_for(pipeline, entity, header)
    changed: dict[int, Any] = dict(
        search_texts(pipeline, strings, read_as, part, report=report, more=fitting.watch, about=about)
    )
    settle_unfit(pipeline, fitting, strings, changed, part)
    return {row: text or "" for row, text in changed.items()}


def all_alike(
    pipeline: Pipeline, action: Action, strings: Sequence[str | None], part: Searched, about: About
) -> dict[int, str]:
    """The same for every text, whatever is in it."""
    if action.kind == "keep":
        return {}
    rows = [
        row for row, text in enumerate(strings) if text is not None and not is_own(text, pipeline.handover)
    ]
    part.rows = part.masked_cells = len(rows)
    if action.kind == "suppress":
        part.lost_rows |= set(rows) if action.option("scope") == "record" else set()
        return dict.fromkeys(rows, "")
    treatment = cell_treatment(action)
    if isinstance(treatment, Replacement):
        return dict.fromkeys(rows, treatment.text)
    apply = Applier(pipeline.handover, pipeline.policy.unfit, about)
    values = [strings[row] or "" for row in rows]
    made = apply(treatment, values, np.array(rows, dtype=np.int64), np.ones(len(rows), dtype=np.bool_))
    part.unfit += apply.misfits
    return dict(zip(rows, made, strict=True))


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


def ruled_record(pipeline: Pipeline, record: Any, every: Sequence[Leaf], about: About) -> RuledRecord | None:
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
        elif action is not None and isinstance(treatment := cell_treatment(action), Replacement):
            whole[steps] = treatment.text if action.kind == "replace" else None
    keys = list(ruled)
    for row, (leaf, of_rule) in enumerate(zip(every, group.tolist(), strict=True)):
        decided = ruled[keys[of_rule - 1]] if of_rule else None
        by_leaf = decided is not None and (
            decided.forced or (decided.action is not None and leaf.steps not in whole)
        )
        if by_leaf and not leaf.in_key:
            whole[leaf.steps] = _forced(pipeline, leaf.text, keys[of_rule - 1], about.of_rows([row]))
    recognizers = pipeline.engine.recognizers
    lifts = any(lifts_matter(pipeline.policy, recognizers, one, pipeline.recipient) for one in treatments)
    return RuledRecord(ByRow(treatments, group), lifts, whole, frozenset(kept))


def _innermost(leaf: Leaf, number: Mapping[str, int]) -> int:
    return next((number[key] for key in reversed(leaf.keys) if key in number), 0)


def _forced(pipeline: Pipeline, text: str, key: str, about: About) -> str | None:
    """A value that the policy says is of one kind, or to be treated whole, whatever it looks like."""
    changed = treated_texts(pipeline, [text], key, Searched(""), report=False, about=about)
    return changed.get(0, text) or None

"""What is done with each column of a frame: by a plan, a rule for that column, or what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from piiguard.classify.columns import columns_of
from piiguard.classify.decide import classify_columns
from piiguard.errors import PolicyError
from piiguard.frames import pandas as adapter
from piiguard.frames.whole import Whole, whole_of
from piiguard.pipeline import Pipeline
from piiguard.policy.decide import Decision, column_rule, fits_class, limited
from piiguard.policy.model import ColumnRule, Plan, PlannedColumn
from piiguard.transforms.action import SUPPRESS, Action
from piiguard.transforms.strictness import is_stricter, stricter
from piiguard.treatments import Treatments

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Decided",
    "closed",
    "decide_by_rule",
    "decide_column",
    "header_for",
    "identifier_of",
    "is_more_open",
    "planned",
    "rule_for",
]

# Levels of an index without a name come and go with filters; they are searched, planned or not.
_ROW_NUMBERS = re.compile(r"index:\d+")
_SEARCHED_KIND = "other"
_FOR_FINDINGS = ("mask", "fpe", "surrogate")  # actions of a rule that are for what is found in a column


@dataclass(frozen=True, slots=True)
class Decided:
    """What is done with one column.

    entity: the identifier that fills its cells; forced: the policy says so, whatever its cells look like.
    action: done with every cell, none of which is searched. treatments: of what is found in its cells. whole:
    where its cells can be masked as bytes.
    """

    treatments: Treatments
    entity: str | None = None
    forced: bool = False
    action: Action | None = None
    whole: Whole | None = None

    @property
    def is_suppressed(self) -> bool:
        """Whether nothing of the column is left."""
        action = self.action or (self.treatments.decisions[self.entity].action if self.entity else None)
        return action is not None and action.kind == "suppress"

    @property
    def becomes_text(self) -> bool:
        """Whether its cells are text when they leave, whatever they were."""
        if self.action is not None:
            return self.action.kind != "keep"
        return self.entity is not None and self.treatments.decisions[self.entity].action.kind != "keep"


def rule_for(pipeline: Pipeline, name: object) -> ColumnRule | None:
    """The policy's rule for a column: the recipient's own first.

    Raises:
        PolicyError: the rule says that it holds an entity for which nothing looks.
    """
    header = adapter.header_of(name)
    if header is None:
        return None
    own = pipeline.recipient.columns if pipeline.recipient is not None else ()
    rule = column_rule(own, header) or column_rule(pipeline.policy.columns, header)
    if rule is not None and rule.entity is not None and rule.entity not in pipeline.treatments.decisions:
        raise PolicyError(f"{rule} holds {rule.entity}, which this guard does not look for")
    return rule


def decide_column(
    pipeline: Pipeline, series: pd.Series[Any], name: object, planned_as: PlannedColumn | None
) -> Decided:
    """What is done with a column; its values are looked at only where neither plan nor rule says it."""
    rule = rule_for(pipeline, name)
    treatments = pipeline.in_column(rule)
    said = _said_of_cells(rule)
    if planned_as is not None and (said is None or planned_as.action != said):
        whole = whole_of(pipeline, series, adapter.header_of(name)) if planned_as.entity else None
        forced = rule is not None and planned_as.entity is not None and rule.entity == planned_as.entity
        return _by_plan(pipeline, planned_as, treatments, whole, forced=forced)
    decided = decide_by_rule(pipeline, rule)
    if decided is not None:
        return decided
    whole = whole_of(pipeline, series, adapter.header_of(name))
    if whole is not None:
        entity = pipeline.engine.recognizers[whole.number].entity.code
        return _holding(pipeline, treatments, entity, rule, whole)
    filling = identifier_of(pipeline, series)
    return _holding(pipeline, treatments, filling, rule) if filling is not None else Decided(treatments)


def identifier_of(pipeline: Pipeline, series: pd.Series[Any]) -> str | None:
    """The identifier that fills the cells of a column, by its header and a sample of its values."""
    verdict = classify_columns(pipeline.engine, columns_of(series)[-1:])[0]
    if verdict.content != "identifier" or verdict.entity not in pipeline.treatments.decisions:
        return None
    return verdict.entity


def decide_by_rule(pipeline: Pipeline, rule: ColumnRule | None) -> Decided | None:
    """What a rule says of a column, whatever its cells are; None where they have to be looked at."""
    if rule is None:
        return None
    treatments = pipeline.in_column(rule)
    if rule.entity is not None:
        return Decided(_led_by(pipeline, treatments, rule.entity), rule.entity, forced=True)
    action = _said_of_cells(rule)
    if action is None or (action.kind == "keep" and not _keeps_all(treatments)):
        return None  # of what is kept here the recipient may not receive everything
    return Decided(treatments, action=action)


def _said_of_cells(rule: ColumnRule | None) -> Action | None:
    """The action that a rule asks for all cells, whatever is in them; others are for what is found."""
    action = rule.rule.action if rule is not None and rule.entity is None else None
    return action if action is not None and action.kind not in _FOR_FINDINGS else None


def _keeps_all(treatments: Treatments) -> bool:
    return all(treatment is None for treatment in treatments.of_source)


def _holding(
    pipeline: Pipeline,
    treatments: Treatments,
    entity: str,
    rule: ColumnRule | None,
    whole: Whole | None = None,
) -> Decided:
    """A column of one identifier; one that a rule keeps is searched for what may not be received, no more."""
    if _said_of_cells(rule) is not None and treatments.decisions[entity].action.kind == "keep":
        return Decided(treatments)
    return Decided(_led_by(pipeline, treatments, entity), entity, whole=whole)


def _by_plan(
    pipeline: Pipeline,
    column: PlannedColumn,
    treatments: Treatments,
    whole: Whole | None,
    *,
    forced: bool,
) -> Decided:
    recognizers, known = pipeline.engine.recognizers, treatments.decisions
    by = f"plan, column {column.name}"
    if column.entity is None:
        if column.action is None:
            return Decided(treatments)
        every = {code: _planned(pipeline, known[code], column.action, by) for code in known}
        treatments = Treatments.deciding(recognizers, every)
        withheld = column.action.kind == "keep" and not _keeps_all(treatments)
        return Decided(treatments, action=None if withheld else column.action)
    if column.entity not in known:
        raise PolicyError(
            f"plan: column {column.name!r} holds {column.entity}, which this guard does not look for"
        )
    if column.action is not None:
        decision = _planned(pipeline, known[column.entity], column.action, by)
        treatments = Treatments.deciding(recognizers, {**known, column.entity: decision})
    treatments = _led_by(pipeline, treatments, column.entity)
    if forced:
        return Decided(treatments, column.entity, forced=True)
    fits = whole is not None and recognizers[whole.number].entity.code == column.entity
    return Decided(treatments, column.entity, whole=whole if fits else None)


def _planned(pipeline: Pipeline, decision: Decision, action: Action, by: str) -> Decision:
    """A decision as planned, as far as the recipient may receive what it leaves."""
    recipient = pipeline.recipient
    if recipient is not None and not fits_class(action, recipient.transforms):
        action, by = SUPPRESS, f"recipient {recipient.name}"
    return limited(pipeline.policy, replace(decision, action=action, action_rule=by), recipient)


def _led_by(pipeline: Pipeline, treatments: Treatments, entity: str) -> Treatments:
    """In a column of one identifier whatever else is found gets the stricter of both actions."""
    action = treatments.decisions[entity].action
    if not any(is_stricter(action, decision.action) for decision in treatments.decisions.values()):
        return treatments
    decisions = {
        code: replace(decision, action=stricter(decision.action, action))
        for code, decision in treatments.decisions.items()
    }
    return Treatments.deciding(pipeline.engine.recognizers, decisions)


def header_for(pipeline: Pipeline, entity: str | None, header: str | None) -> str | None:
    """The header under which cells are read: a label of what they hold, where their own says otherwise."""
    if entity is None:
        return header
    engine = pipeline.engine
    for number, recognizer in enumerate(engine.recognizers):
        if recognizer.entity.code == entity and recognizer.labels:
            words = engine.index.words_in(header) if header else []
            return header if words and engine.own[number][words].any() else recognizer.labels[0]
    return header


def is_more_open(decided: Decided, action: Action) -> bool:
    """Whether a column shows more than `action` would; one that is searched and holds no identifier does."""
    if decided.action is not None:
        return is_stricter(action, decided.action)
    if decided.entity is None:
        return True
    return is_stricter(action, decided.treatments.decisions[decided.entity].action)


def closed(pipeline: Pipeline, decided: Decided, action: Action, by: str) -> Decided:
    """The column with `action` done to its cells; by: what decided that, in words."""
    known = decided.treatments.decisions
    codes = known if decided.entity is None else (decided.entity,)
    decisions = {code: replace(known[code], action=action, action_rule=by) for code in codes}
    treatments = Treatments.deciding(pipeline.engine.recognizers, {**known, **decisions})
    if decided.entity is None:
        return replace(decided, treatments=treatments, action=action)
    return replace(decided, treatments=_led_by(pipeline, treatments, decided.entity))


def planned(
    plan: Plan | None, names: Sequence[str], kinds: Iterable[str | None]
) -> list[PlannedColumn | None]:
    """The plan's column for each of a frame; None throughout where nothing is planned.

    names: as reports tell them, those that are personal masked; their order does not matter. kinds: None for
    a column without a value, which may be of any kind.

    Raises:
        PolicyError: a column is new, missing, or of another kind.
    """
    if plan is None:
        return [None] * len(names)
    expected = [column.name for column in plan.columns]
    new = [name for name in names if name not in expected and not _ROW_NUMBERS.fullmatch(name)]
    missing = [name for name in expected if name not in names and not _ROW_NUMBERS.fullmatch(name)]
    if new or missing:
        parts = [f"{what}: {', '.join(map(repr, which))}" for what, which in _told(new, missing) if which]
        raise PolicyError(f"the frame is not the one that was planned; {'; '.join(parts)}")
    by_name = {column.name: column for column in plan.columns}
    chosen: list[PlannedColumn | None] = [
        by_name.get(name, PlannedColumn(name, _SEARCHED_KIND)) for name in names
    ]
    for column, kind in zip(chosen, kinds, strict=True):
        if column is not None and kind is not None and column.name in by_name and column.kind != kind:
            raise PolicyError(
                f"the frame is not the one that was planned; column {column.name!r} changed: "
                f"it holds {kind}, the plan expects {column.kind}"
            )
    return chosen


def _told(new: list[str], missing: list[str]) -> list[tuple[str, list[str]]]:
    return [("new columns", new), ("missing columns", missing)]

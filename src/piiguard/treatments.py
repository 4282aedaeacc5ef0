"""`Treatments` (处理): the decisions of a policy, made ready for splicing: one for each recognizer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from piiguard.applying import About, made_by
from piiguard.entity import Entity
from piiguard.findings import Ints
from piiguard.policy.decide import Decision, as_seen_by, decide
from piiguard.policy.lifting import lift_decisions
from piiguard.policy.model import ColumnRule, Policy, Recipient
from piiguard.recognizers.base import Recognizer
from piiguard.transforms.action import Action
from piiguard.transforms.kind import CELL, Context
from piiguard.transforms.kinds import kind
from piiguard.transforms.mask import Mask
from piiguard.transforms.masking import masked_by
from piiguard.transforms.splice import Applied, Replacement, Treatment
from piiguard.transforms.strictness import is_stricter

__all__ = ["ByRow", "Treatments", "by_record", "cell_treatment", "lifts_matter", "treatment"]


@dataclass(frozen=True)
class Treatments:
    """What is done with the findings of each recognizer, in the order of the engine's.

    decisions: entity code → decision.
    """

    decisions: Mapping[str, Decision]
    of_source: tuple[Treatment, ...]

    @classmethod
    def of(
        cls,
        recognizers: Sequence[Recognizer],
        policy: Policy,
        recipient: Recipient | None,
        column: ColumnRule | None = None,
    ) -> Treatments:
        """As a policy decides for one recipient, in one column or anywhere."""
        entities = {recognizer.entity.code: recognizer.entity for recognizer in recognizers}
        decisions = {
            code: decide(policy, entity, recipient=recipient, column=column)
            for code, entity in entities.items()
        }
        return cls.deciding(recognizers, decisions)

    @classmethod
    def deciding(cls, recognizers: Sequence[Recognizer], decisions: Mapping[str, Decision]) -> Treatments:
        """From decisions for each entity."""
        return cls(
            decisions,
            tuple(
                treatment(decisions[recognizer.entity.code].action, recognizer.entity, recognizer.mask)
                for recognizer in recognizers
            ),
        )


def treatment(action: Action, entity: Entity, mask: Mask) -> Treatment:
    """What an action does with a value of an entity whose own mask is `mask`."""
    if action.kind == "keep":
        return None
    if action.kind == "suppress":
        return Replacement("", str(action.option("scope", "cell")))
    if action.kind == "mask":
        return masked_by(action, mask)
    if action.kind == "replace" and not {"dictionary", "map"} & dict(action.options).keys():
        return Replacement(str(action.option("with", "<{entity}>")).replace("{entity}", entity.code))
    suited = not kind(action.kind).suits(action, entity)
    return Applied(action, made_by(action) if suited else _Unsuited(), entity.code)


def cell_treatment(action: Action) -> Replacement | Applied:
    """What an action other than `keep` and `mask` does with a cell of which only the column is known."""
    if action.kind == "suppress":
        return Replacement("", str(action.option("scope", "cell")))
    if action.kind == "replace" and not {"dictionary", "map"} & dict(action.options).keys():
        return Replacement(str(action.option("with", "")).replace("{entity}", CELL))
    return Applied(action, made_by(action), CELL)


@dataclass(frozen=True, slots=True)
class _Unsuited:
    """Stands for a transform that is not for this kind of value: none fits."""

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        return [None] * len(values)


@dataclass(frozen=True)
class ByRow:
    """Treatments for the rows of some texts: all rows alike, or each row its own.

    group: for each row which of `treatments`; None for the first throughout. about: what else is known of
    the rows.
    """

    treatments: tuple[Treatments, ...]
    group: Ints | None = None
    about: About = field(default_factory=About)

    @cached_property
    def every(self) -> tuple[Treatment, ...]:
        """All treatments, one `Treatments` after the other."""
        return tuple(one for treatments in self.treatments for one in treatments.of_source)

    def index(self, source: Ints, row: Ints) -> Ints:
        """Which of `every` is meant for findings of the recognizers `source` in `row`."""
        if self.group is None:
            return source
        return source + self.group[row] * len(self.treatments[0].of_source)

    def lifted(
        self,
        policy: Policy,
        recognizers: Sequence[Recognizer],
        fired: Ints,
        recipient: Recipient | None = None,
    ) -> ByRow:
        """The same, lifted where rules on the record speak of a row; fired: bits for each, see `Facts`."""
        group = np.zeros(len(fired), dtype=np.int64) if self.group is None else self.group
        treatments: list[Treatments] = []
        raised = np.zeros(len(fired), dtype=np.int64)
        for number, base in enumerate(self.treatments):
            rows = (group == number).nonzero()[0]
            one = by_record(policy, recognizers, base, fired[rows], recipient)
            raised[rows] = len(treatments) + (one.group if one.group is not None else 0)
            treatments += one.treatments
        return ByRow(tuple(treatments), raised, self.about)


def by_record(
    policy: Policy,
    recognizers: Sequence[Recognizer],
    base: Treatments,
    fired: Ints,
    recipient: Recipient | None = None,
) -> ByRow:
    """`base`, lifted where a policy's record rules speak of a row; fired: bits for each, see `Facts`."""
    kinds, group = np.unique(fired, return_inverse=True)
    entities = [recognizer.entity for recognizer in recognizers]
    treatments = []
    for bits in kinds.tolist():
        rules = [rule for number, rule in enumerate(policy.records) if bits >> number & 1]
        decisions = lift_decisions(policy, base.decisions, entities, rules, recipient)
        treatments.append(Treatments.deciding(recognizers, decisions) if rules else base)
    return ByRow(tuple(treatments) or (base,), group.astype(np.int64))


def lifts_matter(
    policy: Policy, recognizers: Sequence[Recognizer], base: Treatments, recipient: Recipient | None = None
) -> bool:
    """Whether some record rule changes what is done, not only the tier that is told."""
    limited = recipient is not None and recipient.highest is not None
    seen = as_seen_by(policy, recipient)
    asked = [(policy.level(rule.tier), seen.action_of(rule.tier)) for rule in policy.records]
    for decision in base.decisions.values():
        if limited or any(
            level > policy.level(decision.tier) and is_stricter(action, decision.action)
            for level, action in asked
        ):
            break
    else:
        return False
    entities = [recognizer.entity for recognizer in recognizers]
    for rule in policy.records:
        raised = lift_decisions(policy, base.decisions, entities, [rule], recipient)
        if any(raised[code].action != base.decisions[code].action for code in raised):
            return True
    return False

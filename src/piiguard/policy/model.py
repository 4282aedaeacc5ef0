"""`Policy` (策略): which tier, which action, by which clause. Frozen, without any file format.

A policy is one or more rule sets of laws and standards, of which the strictest counts, and above them the
rules of the user's own, of which the last counts. `piiguard.policy.decide` reads it, `piiguard.policy.load`
makes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from piiguard.access.rules import Role
from piiguard.atomic import write_whole
from piiguard.entity import Entity
from piiguard.transforms.action import MASK, SUPPRESS, Action

__all__ = [
    "PERSONAL",
    "TRANSFORM_CLASSES",
    "ColumnRule",
    "Plan",
    "PlannedColumn",
    "Policy",
    "Recipient",
    "RecordRule",
    "Rule",
    "RuleSet",
    "Tier",
]

PERSONAL = 20  # level of a tier from which on a value is personal information; below it speaks of no person
# What a recipient may get at most: any transform, none with a way back, none that shows a part or more
# unless it is a mask, nothing of the value at all.
TRANSFORM_CLASSES = ("any", "irreversible", "masked", "removed")


@dataclass(frozen=True, slots=True)
class Tier:
    """How sensitive (级别).

    level: its place among the tiers of all policies, higher is stricter: 0 public, 10 internal, 20 personal,
    30 sensitive, 40 secret, and what a law puts between.
    """

    name: str
    level: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a policy: a tier by a clause, or an action of its own, or both.

    because: why it is more lenient than what it overrides. checked: date on which the clause was compared
    with our source. primary: the source is the text of the law or standard itself.
    """

    tier: str | None = None
    clause: str = ""
    action: Action | None = None
    because: str = ""
    checked: dt.date | None = None
    primary: bool = True


@dataclass(frozen=True)
class RuleSet:
    """The rows of one file, law or standard.

    covers: "all", or "listed" when what it does not list is outside its scope (PCI DSS speaks of cards only).
    actions: tier → rule with its action. categories, entities: code → rule.
    """

    name: str
    title: str = ""
    checked: dt.date | None = None
    covers: str = "all"
    actions: Mapping[str, Rule] = field(default_factory=dict)
    categories: Mapping[str, Rule] = field(default_factory=dict)
    entities: Mapping[str, Rule] = field(default_factory=dict)

    def rule(self, entity: Entity) -> tuple[Rule, str] | None:
        """The row for an entity, and its name; an entity's own goes before its category's."""
        if entity.code in self.entities:
            return self.entities[entity.code], f"entity {entity.code}"
        if entity.category in self.categories:
            return self.categories[entity.category], f"category {entity.category}"
        return None


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What is said of a column, by its name or by a pattern for the whole of its name.

    entity: what it holds, whatever was found in it.
    """

    rule: Rule
    name: str | None = None
    pattern: str | None = None
    entity: str | None = None

    def __str__(self) -> str:
        return f"column {self.name}" if self.name is not None else f"column pattern {self.pattern}"


@dataclass(frozen=True)
class Recipient:
    """Who gets the output (接收方), and what it may see.

    entities: what it may receive, None for all; what it may not receive is suppressed. highest: the highest
    tier it may receive. transforms: one of `TRANSFORM_CLASSES`. own, columns: rules for this recipient only.
    domain: name under which its keys are derived, its own name if empty; recipients of one domain can join
    what they get.
    """

    name: str
    title: str = ""
    purpose: str = ""
    legal_basis: str = ""
    expires: dt.date | None = None
    abroad: bool = False
    entities: frozenset[str] | None = None
    highest: str | None = None
    transforms: str = "any"
    own: RuleSet | None = None
    columns: tuple[ColumnRule, ...] = ()
    domain: str = ""


@dataclass(frozen=True, slots=True)
class RecordRule:
    """Lifts what one record holds (一条记录) to a tier, where the record says so.

    under: the holder is younger than so many years. together: entity codes or categories, each of which the
    record holds. lifts: those that are lifted; empty for everything personal in the record.
    """

    name: str
    tier: str
    clause: str
    under: int | None = None
    together: tuple[str, ...] = ()
    lifts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedColumn:
    """What was decided for one column of a table.

    entity: what it holds, or None. action: what is done with each of its cells; None: they are searched like
    any text. kind: "text", "integer", "float", "boolean", "date", "nested" or "other", as its values were.
    """

    name: str
    kind: str
    entity: str | None = None
    tier: str | None = None
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done to a table (方案), column by column in their order.

    version: of piiguard; model: digest of the network that reads names; both as it was made.
    """

    columns: tuple[PlannedColumn, ...]
    version: str = ""
    model: str = ""

    def output_schema(self, schema: Any, *, drop: bool = False) -> Any:
        """The types of the treated table beforehand; see `piiguard.frames.schemas.output_schema`."""
        schemas = import_module("piiguard.frames.schemas")  # a leaf that imports this module
        return schemas.output_schema(self, schema, drop=drop)


@dataclass(frozen=True)
class Policy:
    """All of it, bound together; immutable, pickles.

    tiers: ascending. base: rule sets of laws and standards, the strictest counts. own: the user's files, each
    over those before. unfit: what is done with a cell that is not what its column holds. origin: the packs
    and files it extends, as `extends` would name them. plan: what is done to one table, where that is frozen.
    mode: how names are read, "balanced" or "recall", where nobody says otherwise. gm: whether Chinese
    national algorithms (国密) are used. roles: who may reveal what, by name.
    """

    name: str
    title: str
    tiers: tuple[Tier, ...]
    base: tuple[RuleSet, ...]
    own: tuple[RuleSet, ...] = ()
    columns: tuple[ColumnRule, ...] = ()
    recipients: Mapping[str, Recipient] = field(default_factory=dict)
    records: tuple[RecordRule, ...] = ()
    unfit: Action = SUPPRESS
    switches: Mapping[str, bool] = field(default_factory=dict)
    origin: tuple[str, ...] = ()
    plan: Plan | None = None
    mode: str | None = None
    gm: bool = False
    roles: Mapping[str, Role] = field(default_factory=dict)

    def level(self, tier: str) -> int:
        """The level of one of its tiers."""
        return self._levels[tier]

    @cached_property
    def _levels(self) -> dict[str, int]:
        return {tier.name: tier.level for tier in self.tiers}

    @property
    def strictest(self) -> str:
        """Name of the highest tier that a law or standard which covers everything knows; else of all."""
        known = {tier for rules in self.base if rules.covers == "all" for tier in rules.actions}
        names = [tier.name for tier in self.tiers]
        return next((name for name in reversed(names) if name in known), names[-1])

    def to_toml(self, *, entities: Iterable[Entity] = ()) -> str:
        """The policy as a file in TOML: what it extends, and what goes beyond that; loading it gives it back.

        entities: those of recognizers of your own, of which it speaks.
        """
        toml: str = import_module("piiguard.policy.save").to_toml(self, entities=entities)
        return toml

    def save(self, path: str | Path, *, entities: Iterable[Entity] = ()) -> None:
        """Writes `to_toml` to a file, whole or not at all."""
        write_whole(Path(path), self.to_toml(entities=entities).encode())

    def rule_sets(self) -> tuple[RuleSet, ...]:
        """All rule sets, those of recipients left out."""
        return (*self.base, *self.own)

    def action_of(self, tier: str) -> Action:
        """What a tier asks: the last of the user's own files that says, else the strictest of the others."""
        for rules in reversed(self.own):
            if tier in rules.actions and (own := rules.actions[tier].action):
                return own
        asked = [rules.actions[tier].action for rules in self.base if tier in rules.actions]
        return min((action for action in asked if action), key=lambda a: a.declaration.shows, default=MASK)

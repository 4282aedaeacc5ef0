"""What is more lenient (更宽) than what it overrides, and what a recipient's class of transforms forbids.

Decisions are compared, not rows: with and without a file's rows, for every entity, so that a tier whose
action was opened shows at each entity that it opens. For a category there may be identifiers of the user's
own, so each category is compared too, as an entity that no row names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from piiguard.entity import Category, Entity
from piiguard.policy.decide import Decision, column_rule, decide, fits_class
from piiguard.policy.model import ColumnRule, Policy, Recipient, Rule, RuleSet
from piiguard.policy.problems import KeyPath
from piiguard.transforms.action import Action
from piiguard.transforms.strictness import shows_more

__all__ = ["Override", "Unfit", "column_key", "every_kind", "opens", "overrides", "unfit_for_recipients"]


@dataclass(frozen=True, slots=True)
class Override:
    """A row that opens something.

    path: its key path in its file. source: the rule set it stands in; for columns, recipients and the plan
    the policy. opened: entity (or tier, for `[actions]`), decision before, decision after. layer: which of
    `Policy.own` it stands in; None for columns, recipients and the plan.
    """

    path: KeyPath
    source: str
    because: str
    opened: tuple[tuple[str, str, str], ...]
    layer: int | None = None

    def __str__(self) -> str:
        first, before, after = self.opened[0]
        more = f" and {len(self.opened) - 1} more" if len(self.opened) > 1 else ""
        return f"{first} ({before} → {after}){more}"


@dataclass(frozen=True, slots=True)
class Unfit:
    """Actions that do not fit the class of transforms a recipient may get; path: what asks for them."""

    recipient: str
    path: KeyPath
    action: str
    transforms: str
    entities: tuple[str, ...]


def every_kind(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities, and for each category one that no row names."""
    others = (Entity(f"any other {category}", "", "", category) for category in Category)
    return (*entities, *others)


def opens(policy: Policy, before: Decision, after: Decision) -> bool:
    """Whether the second decision has a lower tier or an action that shows more."""
    return policy.level(after.tier) < policy.level(before.tier) or shows_more(after.action, before.action)


def overrides(policy: Policy, entities: Iterable[Entity]) -> list[Override]:
    """All that is more lenient than what it overrides, with a reason or without, file by file."""
    kinds = every_kind(entities)
    found: list[Override] = []
    for layer, rules in enumerate(policy.own):
        before, after = replace(policy, own=policy.own[:layer]), replace(policy, own=policy.own[: layer + 1])
        found += _of_rules(before, after, rules, kinds, None, (), layer)
    found += _of_columns(policy, policy.columns, kinds, None, ())
    for name, recipient in policy.recipients.items():
        at: KeyPath = ("recipients", name)
        if recipient.own is not None:
            found += _of_rules(policy, policy, recipient.own, kinds, recipient, at, None)
        found += _of_columns(policy, recipient.columns, kinds, recipient, at)
    return [*found, *_of_plan(policy, kinds)]


def column_key(column: ColumnRule) -> str:
    """The key of `[columns]` under which a rule stands."""
    return column.name if column.name is not None else f"/{column.pattern}/"


def unfit_for_recipients(policy: Policy, entities: Iterable[Entity]) -> list[Unfit]:
    """Actions that a recipient would get, which its class of transforms does not let through."""
    kinds = every_kind(entities)
    return [
        unfit
        for recipient in policy.recipients.values()
        if recipient.transforms != "any"
        for unfit in _unfit(policy, recipient, kinds)
    ]


def _of_rules(
    before: Policy,
    after: Policy,
    rules: RuleSet,
    kinds: Iterable[Entity],
    recipient: Recipient | None,
    at: KeyPath,
    layer: int | None,
) -> Iterator[Override]:
    """What the rows of a file open, or those of a recipient."""
    without = replace(recipient, own=None) if recipient is not None else None
    opened: dict[KeyPath, tuple[str, list[tuple[str, str, str]]]] = {}
    asked = {tier for known in before.rule_sets() for tier in known.actions}
    for tier, rule in rules.actions.items():
        if rule.action is not None and tier in asked and shows_more(rule.action, before.action_of(tier)):
            entry = (f"tier {tier}", str(before.action_of(tier)), str(rule.action))
            opened["actions", tier] = (rule.because, [entry])
    for kind in kinds:
        old, new = decide(before, kind, recipient=without), decide(after, kind, recipient=recipient)
        if opens(after, old, new):
            path, because = _responsible(after, rules, kind, old, new)
            reason, entries = opened.get(path, (because, []))
            entry = kind.code, _short(old), _short(new)
            opened[path] = (reason and because, [*entries, entry])  # each that it opens needs one
    for path, (because, entries) in opened.items():
        yield Override((*at, *path), rules.name, because, tuple(entries), layer)


def _responsible(
    policy: Policy, rules: RuleSet, kind: Entity, old: Decision, new: Decision
) -> tuple[KeyPath, str]:
    """The key path of the row that opened a decision, and its reason."""
    by_tier = rules.actions.get(new.tier, Rule())
    row = rules.rule(kind)
    lower = policy.level(new.tier) < policy.level(old.tier)
    if row is None or (not lower and row[1] not in (new.rule, new.action_rule)):
        return ("actions", new.tier), by_tier.because
    rule, name = row
    reason = rule.because or ("" if lower or rule.action is not None else by_tier.because)
    table = "entities" if name.startswith("entity ") else "categories"
    return (table, name.partition(" ")[2]), reason


def _of_columns(
    policy: Policy,
    columns: tuple[ColumnRule, ...],
    kinds: tuple[Entity, ...],
    recipient: Recipient | None,
    at: KeyPath,
) -> Iterator[Override]:
    """What rules on columns open: beside the rule of the same column below them, else beside no rule."""
    decided = _Decided(policy, recipient)
    for number, column in enumerate(columns):
        below = _below(column, columns[number + 1 :])
        if below is None and recipient is not None:
            below = _below(column, policy.columns)
        entries = []
        for kind in _held(kinds, column):
            held = below.entity if below is not None and column.entity is not None else None
            old_kind = _kind(kinds, held) if held is not None else kind
            old, new = decided.of(old_kind, below), decided.of(kind, column)
            if opens(policy, old, new):
                entries.append((kind.code, _short(old), _short(new)))
        if entries:
            yield Override(
                (*at, "columns", column_key(column)), policy.name, column.rule.because, tuple(entries)
            )


def _below(column: ColumnRule, columns: Iterable[ColumnRule]) -> ColumnRule | None:
    """The rule that a rule on a column takes the place of."""
    if column.name is not None:
        return column_rule(columns, column.name)
    return next((other for other in columns if other.pattern == column.pattern), None)


def _held(kinds: tuple[Entity, ...], column: ColumnRule) -> tuple[Entity, ...]:
    """What may be found in a column: what its rule says it holds, else anything."""
    return kinds if column.entity is None else (_kind(kinds, column.entity),)


def _kind(kinds: Iterable[Entity], code: str) -> Entity:
    return next((kind for kind in kinds if kind.code == code), Entity(code, code, code, Category.CUSTOM))


def _of_plan(policy: Policy, kinds: tuple[Entity, ...]) -> Iterator[Override]:
    """Columns of a plan that show more than the policy lets any recipient see; a plan gives no reasons.

    A column that holds no identifier may be kept by a plan, unless a rule on the column says more.
    """
    everybody = [(_Decided(policy, who), who) for who in (None, *policy.recipients.values())]
    for number, planned in enumerate(policy.plan.columns if policy.plan is not None else ()):
        if planned.action is None:
            continue
        general = column_rule(policy.columns, planned.name)
        kind = kinds[-1] if planned.entity is None else _kind(kinds, planned.entity)
        allowed = [
            decided.of(kind, column)
            for decided, who in everybody
            for column in [(column_rule(who.columns, planned.name) if who is not None else None) or general]
            if planned.entity is not None or (column is not None and _speaks(column))
        ]
        if allowed and all(shows_more(planned.action, decision.action) for decision in allowed):
            entry = (planned.entity or "whatever it holds", _short(allowed[0]), str(planned.action))
            yield Override(("plan", "columns", number), policy.name, "", (entry,))


def _speaks(column: ColumnRule) -> bool:
    return column.rule.tier is not None or column.rule.action is not None


class _Decided:
    """Decisions for one recipient; many columns say the same, so each is taken once."""

    def __init__(self, policy: Policy, recipient: Recipient | None) -> None:
        self.policy, self.recipient = policy, recipient
        self.known: dict[tuple[str, str | None, Action | None], Decision] = {}

    def of(self, kind: Entity, column: ColumnRule | None = None) -> Decision:
        """The decision; the column that it names may be another that says the same."""
        rule = column.rule if column is not None else Rule()
        key = kind.code, rule.tier, rule.action
        if key not in self.known:
            self.known[key] = decide(self.policy, kind, recipient=self.recipient, column=column)
        return self.known[key]


def _unfit(policy: Policy, recipient: Recipient, kinds: tuple[Entity, ...]) -> Iterator[Unfit]:
    found: dict[tuple[KeyPath, str], list[str]] = {}
    decided = _Decided(policy, recipient)
    for kind in kinds:
        decision = decided.of(kind)
        if not fits_class(decision.action, recipient.transforms):
            found.setdefault((_asking(decision), str(decision.action)), []).append(kind.code)
    found |= _unfit_columns(policy, recipient, kinds, decided)
    if not fits_class(policy.unfit, recipient.transforms):
        found[("unfit",), str(policy.unfit)] = []
    for (path, action), codes in found.items():
        yield Unfit(recipient.name, path, action, recipient.transforms, tuple(codes))


def _unfit_columns(
    policy: Policy, recipient: Recipient, kinds: tuple[Entity, ...], decided: _Decided
) -> dict[tuple[KeyPath, str], list[str]]:
    """By key path of a column and action the entities; columns that say the same are looked at once."""
    general = [c for c in policy.columns if c.name is None or column_rule(recipient.columns, c.name) is None]
    found: dict[tuple[KeyPath, str], list[str]] = {}
    same: dict[tuple[str | None, str | None, Action | None], dict[str, list[str]]] = {}
    for column in filter(_speaks, (*recipient.columns, *general)):
        said = column.entity, column.rule.tier, column.rule.action
        if said not in same:
            same[said] = {}
            for kind in _held(kinds, column):
                action = decided.of(kind, column).action
                if not fits_class(action, recipient.transforms):
                    same[said].setdefault(str(action), []).append(kind.code)
        found |= {(("columns", column_key(column)), action): codes for action, codes in same[said].items()}
    return found


def _asking(decision: Decision) -> KeyPath:
    """What asks for the action of a decision, as a recipient would override it."""
    kind, _, name = decision.action_rule.partition(" ")
    tables = {"tier": "actions", "entity": "entities", "category": "categories"}
    return (tables[kind], name)


def _short(decision: Decision) -> str:
    return f"{decision.tier}, {decision.action}"

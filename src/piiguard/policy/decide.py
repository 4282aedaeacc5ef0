"""Decisions (判定): tier, action and clause for what was found, as a policy says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import import_module

from piiguard.entity import Entity
from piiguard.policy.model import ColumnRule, Policy, Recipient, RecordRule, Rule, RuleSet
from piiguard.transforms.action import SUPPRESS, Action
from piiguard.transforms.strictness import is_stricter, stricter

__all__ = ["Decision", "as_seen_by", "column_rule", "decide", "fits_class", "lifted", "limited"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to one kind of value, and who says so.

    rule: the row that decided the tier ("category contact", "column 备注"); policy: the file, law or standard
    it stands in. action_rule: what decided the action.
    """

    entity: str
    tier: str
    action: Action
    clause: str
    rule: str
    policy: str
    action_rule: str
    because: str = ""


def decide(
    policy: Policy, entity: Entity, *, recipient: Recipient | None = None, column: ColumnRule | None = None
) -> Decision:
    """The decision for one entity, in a column that has a rule of its own or anywhere, for one recipient."""
    policy = as_seen_by(policy, recipient)
    decision = _by_law(policy, entity)
    for rules in policy.own:
        decision = _overridden(policy, decision, entity, rules)
    if column is not None:
        decision = _with(policy, decision, column.rule, str(column), policy.name)
    return limited(policy, decision, recipient)


def as_seen_by(policy: Policy, recipient: Recipient | None) -> Policy:
    """The policy with a recipient's own rows and actions, which count last."""
    if recipient is None or recipient.own is None:
        return policy
    return replace(policy, own=(*policy.own, recipient.own))


def limited(policy: Policy, decision: Decision, recipient: Recipient | None) -> Decision:
    """The decision, or suppression of what the recipient may not receive."""
    if recipient is None or fits_class(decision.action, "removed"):
        return decision
    withheld = recipient.entities is not None and decision.entity not in recipient.entities
    if recipient.highest is not None:
        withheld |= policy.level(decision.tier) > policy.level(recipient.highest)
    if not withheld:
        return decision
    return replace(decision, action=SUPPRESS, action_rule=f"recipient {recipient.name}", because="")


def column_rule(rules: Iterable[ColumnRule], name: str) -> ColumnRule | None:
    """The rule for the column `name`: one that names it, else the first whose pattern is the whole name."""
    rules = tuple(rules)
    for rule in rules:
        if rule.name is not None and rule.name == name:
            return rule
    patterns = [rule for rule in rules if rule.pattern is not None]
    if not patterns:
        return None
    fullmatch = import_module("regex").fullmatch  # not needed to import piiguard
    return next((rule for rule in patterns if fullmatch(rule.pattern, name, timeout=1.0)), None)


def lifted(policy: Policy, decision: Decision, rule: RecordRule) -> Decision:
    """The decision in a record that `rule` speaks of; never more lenient than before."""
    if policy.level(rule.tier) <= policy.level(decision.tier):
        return decision
    action = stricter(decision.action, policy.action_of(rule.tier))
    by = f"record {rule.name}" if action != decision.action else decision.action_rule
    return replace(
        decision,
        tier=rule.tier,
        clause=rule.clause,
        rule=f"record {rule.name}",
        action=action,
        action_rule=by,
    )


def fits_class(action: Action, transforms: str) -> bool:
    """Whether a recipient of that class of transforms may get what an action leaves."""
    declared = action.declaration
    if transforms == "irreversible":
        return not declared.reversible and action.kind != "keep"
    if transforms == "masked":
        return action.kind in ("mask", "replace", "suppress")
    if transforms == "removed":
        return declared.shows == 0 and not declared.reversible
    return True


def _by_law(policy: Policy, entity: Entity) -> Decision:
    """The strictest of what the rule sets of laws and standards say; of equal ones the first."""
    said = [
        Decision(
            entity.code,
            rule.tier,
            rule.action or policy.action_of(rule.tier),
            rule.clause,
            name,
            rules.name,
            name if rule.action else f"tier {rule.tier}",
        )
        for rules in policy.base
        if (row := rules.rule(entity)) is not None
        for rule, name in [row]
        if rule.tier is not None
    ]
    if not said:
        tier = policy.strictest
        clause = f"no rule for category {entity.category}: strictest tier"
        return Decision(
            entity.code, tier, policy.action_of(tier), clause, "no rule", policy.name, f"tier {tier}"
        )
    strictest = said[0]
    for other in said[1:]:
        action = stricter(strictest.action, other.action)
        higher = other if policy.level(other.tier) > policy.level(strictest.tier) else strictest
        by = strictest.action_rule if action == strictest.action else other.action_rule
        strictest = replace(higher, action=action, action_rule=by)
    return strictest


def _overridden(policy: Policy, decision: Decision, entity: Entity, rules: RuleSet) -> Decision:
    row = rules.rule(entity)
    if row is None:
        return decision
    rule, name = row
    by_entity = decision.rule.startswith("entity ")
    if by_entity and name.startswith("category ") and _is_more_lenient(policy, decision, rule):
        return decision  # what is said of a whole category does not open one of its entities
    return _with(policy, decision, rule, name, rules.name)


def _is_more_lenient(policy: Policy, decision: Decision, rule: Rule) -> bool:
    if rule.tier is not None and policy.level(rule.tier) < policy.level(decision.tier):
        return True
    return rule.action is not None and is_stricter(decision.action, rule.action)


def _with(policy: Policy, decision: Decision, rule: Rule, name: str, source: str) -> Decision:
    if rule.tier is not None:
        action = policy.action_of(rule.tier)
        decision = replace(
            decision,
            tier=rule.tier,
            clause=rule.clause or rule.because,
            rule=name,
            policy=source,
            action=action,
            action_rule=f"tier {rule.tier}",
            because=rule.because,
        )
    if rule.action is not None:
        decision = replace(
            decision, action=rule.action, action_rule=name, because=rule.because or decision.because
        )
    return decision

"""What `piiguard policy check` lists of a policy that loads: what somebody should look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from piiguard.entity import Entity
from piiguard.policy.decide import decide
from piiguard.policy.leniency import column_key, every_kind, overrides
from piiguard.policy.model import ColumnRule, Policy, Rule
from piiguard.policy.problems import key_path
from piiguard.transforms.kinds import kind

__all__ = ["Notice", "notices"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to look at. subject: heading under which it stands; place: where; text: what."""

    subject: str
    place: str
    text: str


def notices(policy: Policy, entities: Iterable[Entity], today: dt.date) -> list[Notice]:
    """Everything to look at, by subject; `today`: recipients that expired before are listed."""
    kinds = tuple(entities)
    return [
        *_lenient(policy, kinds),
        *_without_rule(policy, kinds),
        *_switches(policy),
        *_second_hand(policy),
        *_expired(policy, today),
        *_unsuited(policy, kinds),
        *_joinable(policy),
        *_columns(policy),
    ]


def _lenient(policy: Policy, kinds: tuple[Entity, ...]) -> Iterator[Notice]:
    for override in overrides(policy, kinds):
        text = f"{override}; because: {override.because}"
        yield Notice(
            "more lenient than what it overrides", f"{override.source}: {key_path(override.path)}", text
        )


def _without_rule(policy: Policy, kinds: tuple[Entity, ...]) -> Iterator[Notice]:
    """Categories first; entities of a category that has a rule have one too."""
    for entity in every_kind(kinds):
        decision = decide(policy, entity)
        if decision.rule == "no rule":
            text = f"strictest tier: {decision.tier}, {decision.action}"
            yield Notice("no rule", entity.code, text)


def _switches(policy: Policy) -> Iterator[Notice]:
    for name, value in policy.switches.items():
        yield Notice("switches", name, "on" if value else "off")


def _second_hand(policy: Policy) -> Iterator[Notice]:
    for rules in policy.rule_sets():
        for table, rows in (("categories", rules.categories), ("entities", rules.entities)):
            for key, rule in rows.items():
                if not rule.primary:
                    checked = f", checked {rule.checked}" if rule.checked else ""
                    place = f"{rules.name}: {key_path((table, key))}"
                    yield Notice("source is not the primary text", place, f"{rule.clause}{checked}")


def _expired(policy: Policy, today: dt.date) -> Iterator[Notice]:
    for name, recipient in policy.recipients.items():
        if recipient.expires is not None and recipient.expires < today:
            yield Notice("recipients that have expired", name, f"expired on {recipient.expires}")


def _unsuited(policy: Policy, kinds: tuple[Entity, ...]) -> Iterator[Notice]:
    """What a tier or category asks for that is not for every kind of value it covers."""
    for recipient in (None, *policy.recipients.values()):
        for entity in kinds:
            decision = decide(policy, entity, recipient=recipient)
            if recipient is not None and decision.action == decide(policy, entity).action:
                continue  # said already
            reason = kind(decision.action.kind).suits(decision.action, entity)
            if reason:
                place = entity.code if recipient is None else f"{entity.code}, for {recipient.name}"
                yield Notice("goes to unfit", place, f"{decision.action} by {decision.action_rule}: {reason}")


def _joinable(policy: Policy) -> Iterator[Notice]:
    """Recipients whose pseudonyms and tokens are the same, so that they can join what they get."""
    domains: dict[str, list[str]] = {}
    for name, recipient in policy.recipients.items():
        domains.setdefault(recipient.domain or name, []).append(name)
    for domain, names in domains.items():
        if len(names) > 1:
            text = "get equal pseudonyms and tokens for equal values: what they get can be joined"
            yield Notice("recipients of one domain", domain, f"{', '.join(names)} {text}")


def _columns(policy: Policy) -> Iterator[Notice]:
    for column in policy.columns:
        yield Notice("columns", column_key(column), _said(column))
    for name, recipient in policy.recipients.items():
        for column in recipient.columns:
            yield Notice("columns", column_key(column), f"for {name}: {_said(column)}")
    for planned in policy.plan.columns if policy.plan is not None else ():
        action = "searched like any text" if planned.action is None else str(planned.action)
        holds = planned.entity or "no identifier"
        yield Notice("columns of the plan", planned.name, f"{planned.kind}, {holds}: {action}")


def _said(column: ColumnRule) -> str:
    rule: Rule = column.rule
    parts = [
        column.entity,
        f"tier {rule.tier}" if rule.tier else None,
        str(rule.action) if rule.action else None,
    ]
    return ", ".join(part for part in parts if part)

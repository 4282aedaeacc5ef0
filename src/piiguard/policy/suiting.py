"""Actions that cannot be for what a policy asks them for (不适用): format-preserving encryption of a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from piiguard.entity import Entity
from piiguard.policy.leniency import column_key
from piiguard.policy.model import ColumnRule, Policy, RuleSet
from piiguard.policy.problems import KeyPath, Problem
from piiguard.transforms.action import Action
from piiguard.transforms.kinds import kind

__all__ = ["unsuited"]

_FOR_FINDINGS = ("mask", "fpe", "surrogate")  # of a column without entity they are for what is found in it


def unsuited(policy: Policy, entities: Iterable[Entity]) -> list[Problem]:
    """Rows that name an entity or a column, and an action that is not for it; with the reason.

    An action that a tier or a category asks for may meet kinds of values it is not for: those go where the
    policy's `unfit` says, and `policy check` lists them.
    """
    known = {entity.code: entity for entity in entities}
    problems = [
        *(problem for rules in policy.own for problem in _of_rules(rules, (), known)),
        *(problem for rules in policy.base for problem in _of_rules(rules, (), known)),
        *_of_columns(policy.columns, (), known),
    ]
    for name, recipient in policy.recipients.items():
        at: KeyPath = ("recipients", name)
        problems += _of_rules(recipient.own, at, known) if recipient.own is not None else ()
        problems += _of_columns(recipient.columns, at, known)
    if policy.plan is not None:
        for number, column in enumerate(policy.plan.columns):
            path: KeyPath = ("plan", "columns", number, "action")
            problems += _of_action(column.action, column.entity, path, known)
    return problems


def _of_rules(rules: RuleSet, at: KeyPath, known: Mapping[str, Entity]) -> Iterator[Problem]:
    for code, rule in rules.entities.items():
        yield from _of_action(rule.action, code, (*at, "entities", code, "action"), known)


def _of_columns(columns: Iterable[ColumnRule], at: KeyPath, known: Mapping[str, Entity]) -> Iterator[Problem]:
    for column in columns:
        path = (*at, "columns", column_key(column), "action")
        yield from _of_action(column.rule.action, column.entity, path, known)


def _of_action(
    action: Action | None, code: str | None, path: KeyPath, known: Mapping[str, Entity]
) -> Iterator[Problem]:
    if action is None or (code is None and action.kind in _FOR_FINDINGS):
        return
    if code is not None and code not in known:
        return  # said elsewhere
    reason = kind(action.kind).suits(action, None if code is None else known[code])
    if reason:
        yield Problem(path, f"{action}: {reason}")

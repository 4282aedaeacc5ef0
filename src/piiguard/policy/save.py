"""A policy as a TOML file: `to_toml`. What was saved, loaded again, decides the same.

A policy that extends packs or files is written as what it says beyond them; one that extends nothing is
written whole, with its switches as they are set.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from piiguard.access.rules import Role
from piiguard.entity import Entity
from piiguard.errors import PolicyError
from piiguard.policy.actions import action_value
from piiguard.policy.build import is_pattern
from piiguard.policy.leniency import column_key
from piiguard.policy.load import load_extended
from piiguard.policy.model import ColumnRule, Plan, Policy, Recipient, RecordRule, Rule, RuleSet
from piiguard.transforms.action import MASK, SUPPRESS

__all__ = ["to_toml"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def to_toml(policy: Policy, *, entities: Iterable[Entity] = ()) -> str:
    """The text of a file that `load_policy` reads as this policy; what it extends is named, not copied.

    `entities`: those of recognizers of your own of which the files it extends speak.

    Raises:
        PolicyError: a file it extends is gone or says something else by now, or it was put together in a way
            that no one file can say.
    """
    known = tuple(entities)
    below = load_extended(policy, entities=known)
    if below is not None:
        _check_same(policy, load_extended(policy, entities=known, switched=True))
    elif len(policy.base) != 1 or policy.own:
        raise PolicyError("the policy names nothing that it extends, and is more than one rule set")
    own = _own(policy, below)
    tables = [_head(policy, own, below), _switches(policy, below), *_rows(own, ())]
    kept = len(below.columns) if below else 0
    tables += _columns(policy.columns[: len(policy.columns) - kept], ())
    for name, recipient in policy.recipients.items():
        if below is None or name not in below.recipients:
            tables += _recipient(recipient)
    tables += [_record(record) for record in policy.records if below is None or record not in below.records]
    for name, role in policy.roles.items():
        if below is None or name not in below.roles:
            tables.append(_role(role))
    if policy.plan is not None and (below is None or policy.plan != below.plan):
        tables += _plan(policy.plan)
    text = "\n\n".join(table for table in tables if table) + "\n"
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise PolicyError(
            "a name in the policy is no text that a file can hold: it has half a surrogate pair"
        )
    return text


def _check_same(policy: Policy, below: Policy | None) -> None:
    """Refuses when the policy is not what it extends and at most one rule set more."""
    if below is None:
        return
    kept = len(policy.columns) - len(below.columns)
    same = (
        policy.base == below.base
        and policy.own[: len(below.own)] == below.own
        and len(policy.own) <= len(below.own) + 1
        and kept >= 0
        and policy.columns[kept:] == below.columns
        and all(policy.recipients.get(name) == recipient for name, recipient in below.recipients.items())
        and set(below.records) <= set(policy.records)
        and set(below.tiers) <= set(policy.tiers)
        and (below.plan is None or policy.plan is not None)
    )
    if not same:
        raise PolicyError(f"{', '.join(policy.origin)}: says something else than when the policy was loaded")


def _own(policy: Policy, below: Policy | None) -> RuleSet:
    """The rule set that the file holds."""
    if below is None:
        return policy.base[0]
    beyond = policy.own[len(below.own) :]
    return beyond[0] if beyond else RuleSet(policy.name, policy.title)


def _head(policy: Policy, own: RuleSet, below: Policy | None) -> str:
    values: dict[str, Any] = {"name": own.name}
    if own.title and own.title != own.name:
        values["title"] = own.title
    if own.checked is not None:
        values["checked"] = own.checked
    if own.covers != "all":
        values["covers"] = own.covers
    if policy.origin:
        values["extends"] = policy.origin[0] if len(policy.origin) == 1 else list(policy.origin)
    if policy.unfit != (below.unfit if below is not None else SUPPRESS):
        values["unfit"] = action_value(policy.unfit)
    if policy.mode is not None and policy.mode != (below.mode if below is not None else None):
        values["mode"] = policy.mode
    if policy.gm != (below.gm if below is not None else False):
        values["profile"] = "gm" if policy.gm else "international"
    new = [tier for tier in policy.tiers if below is None or tier not in below.tiers]
    tiers = {tier.name: {"level": tier.level} | ({"title": tier.title} if tier.title else {}) for tier in new}
    head = "\n".join(f"{key} = {_value(value)}" for key, value in values.items())
    return head + ("\n\n" + _table(("tiers",), tiers) if tiers else "")


def _switches(policy: Policy, below: Policy | None) -> str:
    """The switches that stand otherwise than in what it extends."""
    set_here = {
        name: value
        for name, value in policy.switches.items()
        if below is not None and below.switches[name] != value
    }
    return _table(("switches",), set_here) if set_here else ""


def _rows(rules: RuleSet, at: tuple[str, ...]) -> list[str]:
    """The tables of a rule set: actions, categories, entities."""
    actions = {tier: _tier_action(rule) for tier, rule in rules.actions.items()}
    tables = {"actions": actions, "categories": _rules(rules.categories), "entities": _rules(rules.entities)}
    return [_table((*at, name), rows) for name, rows in tables.items() if rows]


def _rules(rules: Mapping[str, Rule]) -> dict[str, Any]:
    return {key: _row(rule) for key, rule in rules.items()}


def _row(rule: Rule) -> dict[str, Any]:
    row: dict[str, Any] = {"tier": rule.tier, "clause": rule.clause or None}
    row["action"] = action_value(rule.action) if rule.action is not None else None
    row |= {
        "because": rule.because or None,
        "checked": rule.checked,
        "primary": None if rule.primary else False,
    }
    return {key: value for key, value in row.items() if value is not None}


def _tier_action(rule: Rule) -> Any:
    action = action_value(rule.action or MASK)
    return {"action": action, "because": rule.because} if rule.because else action


def _columns(columns: Iterable[ColumnRule], at: tuple[str, ...]) -> list[str]:
    tables = []
    for column in columns:
        row = _row(column.rule) | ({"entity": column.entity} if column.entity is not None else {})
        key = column_key(column)
        if column.name is not None and is_pattern(key):  # a name between slashes would be read as a pattern
            key = f"/{re.escape(key)}/"
        tables.append(_table((*at, "columns", key), row))
    return tables


def _recipient(recipient: Recipient) -> list[str]:
    at = ("recipients", recipient.name)
    values: dict[str, Any] = {
        "title": recipient.title,
        "purpose": recipient.purpose,
        "legal_basis": recipient.legal_basis,
        "expires": recipient.expires,
        "abroad": recipient.abroad or None,
        "highest": recipient.highest,
        "domain": recipient.domain,
        "transforms": recipient.transforms if recipient.transforms != "any" else None,
    }
    said = {key: value for key, value in values.items() if value not in (None, "")}
    if recipient.entities is not None:
        said["receives"] = sorted(recipient.entities)
    tables = [_table(at, said)]
    if recipient.own is not None:
        tables += _rows(recipient.own, at)
    return tables + _columns(recipient.columns, at)


def _role(role: Role) -> str:
    values: dict[str, Any] = {
        "principals": list(role.principals),
        "highest": role.highest,
        "purposes": list(role.purposes),
        "entities": None if role.entities is None else sorted(role.entities),
        "per_hour": role.per_hour,
        "ticket": role.ticket or None,
    }
    return _table(("access", role.name), {key: value for key, value in values.items() if value is not None})


def _record(record: RecordRule) -> str:
    values: dict[str, Any] = {"tier": record.tier, "clause": record.clause or None, "under": record.under}
    values |= {"together": list(record.together) or None, "lifts": list(record.lifts) or None}
    return _table(
        ("records", record.name), {key: value for key, value in values.items() if value is not None}
    )


def _plan(plan: Plan) -> list[str]:
    head = {"made_with": plan.version, "model": plan.model}
    tables = [_table(("plan",), {key: value for key, value in head.items() if value})]
    if not plan.columns:
        return [tables[0] + "\ncolumns = []"]
    for column in plan.columns:
        values: dict[str, Any] = {"name": column.name, "kind": column.kind, "entity": column.entity}
        values |= {"tier": column.tier, "action": action_value(column.action) if column.action else None}
        said = {key: value for key, value in values.items() if value is not None}
        tables.append(_table(("plan", "columns"), said).replace("[plan.columns]", "[[plan.columns]]", 1))
    return tables


def _table(path: tuple[str, ...], rows: Mapping[str, Any]) -> str:
    lines = [
        f"[{'.'.join(map(_key, path))}]",
        *(f"{_key(key)} = {_value(value)}" for key, value in rows.items()),
    ]
    return "\n".join(lines)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _text(text: str) -> str:
    """A basic string; control characters escaped (TOML 1.0, section String)."""
    return (
        '"'
        + "".join(_ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " or c == "\x7f" else c) for c in text)
        + '"'
    )

"""From the content of policy files to the frozen classes of the model; packs come here straight from
`tomllib`.

Content that `policy.schema` and `policy.names` have not seen must be right by itself: that of the packs is
tested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from piiguard.access.rules import Role
from piiguard.policy.actions import parse_action
from piiguard.policy.model import (
    ColumnRule,
    Plan,
    PlannedColumn,
    Recipient,
    RecordRule,
    Rule,
    RuleSet,
)

__all__ = [
    "Content",
    "column_rules",
    "is_pattern",
    "plan_of",
    "recipients_of",
    "record_rules",
    "roles_of",
    "rule_set",
    "switch_values",
]

Content = Mapping[str, Any]


def rule_set(content: Content, name: str, switches: Mapping[str, bool]) -> RuleSet:
    """The rows of one file; where a switch is off, a row is what stands under `otherwise`, or nothing."""
    return RuleSet(
        content.get("name", name),
        content.get("title", ""),
        content.get("checked"),
        content.get("covers", "all"),
        {tier: _tier_action(value) for tier, value in content.get("actions", {}).items()},
        _rules(content.get("categories", {}), switches),
        _rules(content.get("entities", {}), switches),
    )


def column_rules(table: Content) -> tuple[ColumnRule, ...]:
    """The rules of `[columns]`; a key between slashes is a pattern."""
    return tuple(
        ColumnRule(_rule(row), None, key[1:-1], row.get("entity"))
        if is_pattern(key)
        else ColumnRule(_rule(row), key, None, row.get("entity"))
        for key, row in table.items()
    )


def is_pattern(key: str) -> bool:
    """Whether a key of `[columns]` is a pattern for the whole name, not the name."""
    return len(key) > 2 and key[0] == key[-1] == "/"


def recipients_of(table: Content) -> dict[str, Recipient]:
    """The recipients of `[recipients]`."""
    return {name: _recipient(name, row) for name, row in table.items()}


def record_rules(table: Content) -> tuple[RecordRule, ...]:
    """The rules of `[records]`."""
    return tuple(
        RecordRule(
            name,
            row["tier"],
            row.get("clause", ""),
            row.get("under"),
            tuple(row.get("together") or ()),
            tuple(row.get("lifts") or ()),
        )
        for name, row in table.items()
    )


def roles_of(table: Content) -> dict[str, Role]:
    """The roles of `[access]`."""
    return {
        name: Role(
            name,
            tuple(row["principals"]),
            row["highest"],
            tuple(row["purposes"]),
            None if row.get("entities") is None else frozenset(row["entities"]),
            row.get("per_hour"),
            row.get("ticket", False),
        )
        for name, row in table.items()
    }


def plan_of(table: Content) -> Plan:
    """The plan of `[plan]`."""
    columns = tuple(
        PlannedColumn(row["name"], row["kind"], row.get("entity"), row.get("tier"), _action(row))
        for row in table["columns"]
    )
    return Plan(columns, table.get("made_with", ""), table.get("model", ""))


def switch_values(declared: Iterable[Content], chosen: Iterable[Content]) -> dict[str, bool]:
    """Each switch as the last file sets it that does; else on where any rule set has it on."""
    values: dict[str, bool] = {}
    for content in declared:
        for name, row in content.get("switches", {}).items():
            values[name] = values.get(name, False) or row["default"]
    for content in chosen:
        values |= content.get("switches", {})
    return values


def _rules(table: Content, switches: Mapping[str, bool]) -> dict[str, Rule]:
    rules = {}
    for key, row in table.items():
        if "switch" in row and not switches[row["switch"]]:
            if "otherwise" in row:
                rules[key] = _rule(row["otherwise"], row)
        else:
            rules[key] = _rule(row)
    return rules


def _rule(row: Content, whole: Content | None = None) -> Rule:
    """One row; what the part under `otherwise` does not say of its source, the whole row says."""
    whole = whole or row
    return Rule(
        row.get("tier"),
        row.get("clause", ""),
        _action(row),
        row.get("because", ""),
        row.get("checked", whole.get("checked")),
        row.get("primary", whole.get("primary", True)),
    )


def _action(row: Content) -> Any:
    value = row.get("action")
    return None if value is None else parse_action(value)


def _tier_action(value: Any) -> Rule:
    if isinstance(value, Mapping) and "action" in value:
        return Rule(action=parse_action(value["action"]), because=value.get("because", ""))
    return Rule(action=parse_action(value))


def _recipient(name: str, row: Content) -> Recipient:
    receives = row.get("receives")
    own = rule_set({key: row[key] for key in ("actions", "categories", "entities") if key in row}, "", {})
    spoken = own.actions or own.categories or own.entities
    return Recipient(
        name,
        row.get("title", ""),
        row.get("purpose", ""),
        row.get("legal_basis", ""),
        row.get("expires"),
        row.get("abroad", False),
        None if receives is None else frozenset(receives),
        row.get("highest"),
        row.get("transforms", "any"),
        RuleSet(f"recipient {name}", own.title, None, "all", own.actions, own.categories, own.entities)
        if spoken
        else None,
        column_rules(row.get("columns", {})),
        row.get("domain") or "",
    )

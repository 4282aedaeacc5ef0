"""How two policies differ (差异): by entity, column and recipient, and which way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from piiguard.entity import Entity
from piiguard.policy.decide import Decision, decide
from piiguard.policy.leniency import column_key, every_kind
from piiguard.policy.model import TRANSFORM_CLASSES, ColumnRule, Policy, Recipient, RecordRule
from piiguard.transforms.strictness import shows_more

__all__ = ["Difference", "Direction", "differences"]

Direction = Literal["stricter", "more lenient", "both ways", "alike"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two policies say differently.

    kind: "entity", "column", "recipient", "record", "tier", "switch", "unfit" or "mode"; name: which;
    recipient: for whom, None for everybody. before, after: tier and action in words, "" where there is
    nothing; clauses: before and after, where a decision was compared. direction: which way it goes; "alike"
    where the strictness is the same or has no order.
    """

    kind: str
    name: str
    recipient: str | None
    before: str
    after: str
    direction: Direction
    clauses: tuple[str, str] = ("", "")


def differences(before: Policy, after: Policy, entities: Iterable[Entity]) -> list[Difference]:
    """All differences in order: tiers, switches, unfit, mode, entities, columns, recipients, records."""
    kinds = every_kind(entities)
    return [
        *_named("tier", *({t.name: f"level {t.level}" for t in policy.tiers} for policy in (before, after))),
        *_named(
            "switch", *({k: "on" if v else "off" for k, v in p.switches.items()} for p in (before, after))
        ),
        *_named("unfit", {"": str(before.unfit)}, {"": str(after.unfit)}),
        *_named("mode", {"": before.mode or "balanced"}, {"": after.mode or "balanced"}),
        *_entities(before, after, kinds, None, None),
        *_columns(before, after, kinds, None, None),
        *_recipients(before, after, kinds),
        *_records(before, after),
    ]


def _named(kind: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """What has a name and a value, but no order."""
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield Difference(kind, name, None, old.get(name, ""), new.get(name, ""), "alike")


def _entities(
    before: Policy, after: Policy, kinds: Sequence[Entity], giver: Recipient | None, taker: Recipient | None
) -> Iterator[Difference]:
    """By entity; for a recipient only where it goes otherwise than for everybody."""
    said: set[tuple[object, ...]] = set()
    for kind in kinds:
        old, new = decide(before, kind, recipient=giver), decide(after, kind, recipient=taker)
        told = (kind.category, _words(old), _words(new), _clause(old), _clause(new))
        if told[1::2] == told[2::2] or (kind.code.startswith("any other ") and told in said):
            continue
        said.add(told)
        if taker is not None and (old, new) == (decide(before, kind), decide(after, kind)):
            continue
        name = taker.name if taker is not None else None
        way = _direction(before, after, [(old, new)])
        yield Difference(
            "entity", kind.code, name, _words(old), _words(new), way, (_clause(old), _clause(new))
        )


def _columns(
    before: Policy, after: Policy, kinds: Sequence[Entity], giver: Recipient | None, taker: Recipient | None
) -> Iterator[Difference]:
    """By rule on a column, beside no rule where one of the two has none."""
    old_rules = {column_key(c): c for c in reversed(giver.columns if giver is not None else before.columns)}
    new_rules = {column_key(c): c for c in reversed(taker.columns if taker is not None else after.columns)}
    for key in dict.fromkeys((*old_rules, *new_rules)):
        old, new = old_rules.get(key), new_rules.get(key)
        if old == new:
            continue
        pairs = [
            (
                decide(before, kind, recipient=giver, column=old),
                decide(after, kind, recipient=taker, column=new),
            )
            for kind in _held(kinds, old, new)
        ]
        name = taker.name if taker is not None else None
        yield Difference("column", key, name, _rule(old), _rule(new), _direction(before, after, pairs))


def _held(kinds: Sequence[Entity], *columns: ColumnRule | None) -> Sequence[Entity]:
    codes = {column.entity for column in columns if column is not None and column.entity is not None}
    return [kind for kind in kinds if kind.code in codes] or kinds


def _recipients(before: Policy, after: Policy, kinds: Sequence[Entity]) -> Iterator[Difference]:
    for name in dict.fromkeys((*before.recipients, *after.recipients)):
        old, new = before.recipients.get(name), after.recipients.get(name)
        if old is None or new is None:
            texts = ("", "receives from now on") if old is None else ("received so far", "")
            yield Difference("recipient", name, name, *texts, "more lenient" if old is None else "stricter")
            continue
        yield from _limits(before, after, old, new)
        yield from _entities(before, after, kinds, old, new)
        yield from _columns(before, after, kinds, old, new)


def _limits(before: Policy, after: Policy, old: Recipient, new: Recipient) -> Iterator[Difference]:
    """What is said of a recipient besides its rules. Of each limit a number: the higher, the more lenient."""
    end = dt.date.max
    limits: dict[str, tuple[Any, Any]] = {
        "expires": (old.expires or end, new.expires or end),
        "abroad": (old.abroad, new.abroad),
        "highest": (_highest(before, old), _highest(after, new)),
        "transforms": (-TRANSFORM_CLASSES.index(old.transforms), -TRANSFORM_CLASSES.index(new.transforms)),
    }
    for key in ("title", "purpose", "legal_basis", *limits):
        texts = str(getattr(old, key) or ""), str(getattr(new, key) or "")
        if texts[0] != texts[1]:
            was, now = limits.get(key, (0, 0))
            direction: Direction = "alike" if was == now else "more lenient" if now > was else "stricter"
            yield Difference("recipient", f"{new.name}.{key}", new.name, *texts, direction)
    if old.entities != new.entities:
        more = new.entities is None or (old.entities is not None and bool(new.entities - old.entities))
        less = old.entities is None or (new.entities is not None and bool(old.entities - new.entities))
        yield Difference(
            "recipient",
            f"{new.name}.receives",
            new.name,
            _codes(old),
            _codes(new),
            _way(more=more, less=less),
        )


def _highest(policy: Policy, recipient: Recipient) -> int:
    return policy.level(recipient.highest or policy.strictest)


def _codes(recipient: Recipient) -> str:
    return "all" if recipient.entities is None else ", ".join(sorted(recipient.entities)) or "nothing"


def _records(before: Policy, after: Policy) -> Iterator[Difference]:
    """Rules on the record only lift, so one more is stricter."""
    for record in before.records:
        if record not in after.records:
            yield Difference("record", record.name, None, _condition(record), "", "more lenient")
    for record in after.records:
        if record not in before.records:
            yield Difference("record", record.name, None, "", _condition(record), "stricter")


def _condition(record: RecordRule) -> str:
    condition = f"under {record.under}" if record.under is not None else " with ".join(record.together)
    return f"{condition}: {', '.join(record.lifts) or 'everything personal'} to {record.tier}"


def _direction(before: Policy, after: Policy, pairs: Iterable[tuple[Decision, Decision]]) -> Direction:
    more = less = False
    for old, new in pairs:
        was, now = before.level(old.tier), after.level(new.tier)
        more |= now < was or shows_more(new.action, old.action)
        less |= now > was or shows_more(old.action, new.action)
    return _way(more=more, less=less)


def _way(*, more: bool, less: bool) -> Direction:
    if more and less:
        return "both ways"
    return "more lenient" if more else "stricter" if less else "alike"


def _words(decision: Decision) -> str:
    return f"{decision.tier}, {decision.action}"


def _clause(decision: Decision) -> str:
    return decision.clause or f"{decision.rule} of {decision.policy}"


def _rule(column: ColumnRule | None) -> str:
    if column is None:
        return ""
    rule = column.rule
    parts = (column.entity, rule.tier, str(rule.action) if rule.action is not None else None, rule.clause)
    return ", ".join(part for part in parts if part)

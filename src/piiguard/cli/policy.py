"""`piiguard policy check | schema | explain | diff | packs`: policies read, compared and put in words."""

from __future__ import annotations

import datetime as dt
import json
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.tables import fail
from piiguard.report import table as aligned

if TYPE_CHECKING:
    from piiguard.entity import Entity
    from piiguard.policy.difference import Difference
    from piiguard.policy.model import ColumnRule, Policy, Recipient

__all__ = ["policy"]

Source = Annotated[str, typer.Argument(help="Name of a pack, or a .toml, .yaml or .yml file.")]

_WIDE = 400  # characters of a cell: clauses and reasons are shown whole

policy = typer.Typer(help="Check, explain and compare policies.", no_args_is_help=True)


@policy.command()
def check(source: Source) -> None:
    """Say whether a policy can be used, and what in it somebody should look at."""
    from piiguard.policy.check import notices
    from piiguard.policy.load import known_entities

    loaded = _load(source)
    sets = ", ".join(rules.name for rules in loaded.rule_sets())
    typer.echo(f"{loaded.name}: {loaded.title}\nrule sets: {sets}")
    listed = notices(loaded, known_entities(), dt.date.today())
    for subject, group in groupby(listed, key=lambda notice: notice.subject):
        entries = list(group)
        typer.echo(f"\n{subject} ({len(entries)})")
        for notice in entries:
            typer.echo(f"  {notice.place}: {notice.text}")


@policy.command()
def schema() -> None:
    """Print the JSON Schema of policy files, for completion in editors."""
    from piiguard.policy.load import known_entities
    from piiguard.policy.schema import json_schema

    codes = [entity.code for entity in known_entities()]
    typer.echo(json.dumps(json_schema(codes), ensure_ascii=False, indent=2))


@policy.command()
def explain(
    source: Source,
    entity: Annotated[str, typer.Argument(help="Entity code, as `piiguard recognizers` lists them.")],
    recipient: Annotated[str | None, typer.Option(help="Who gets the output.")] = None,
    column: Annotated[str | None, typer.Option(help="Name of the column it stands in.")] = None,
) -> None:
    """Say which tier and action an entity has, by which clause, and what the other rule sets say."""
    from piiguard.policy.decide import decide

    loaded, kind = _load(source), _entity(entity)
    gets = _recipient(loaded, recipient)
    rule = _column(loaded, gets, column)
    decision = decide(loaded, kind, recipient=gets, column=rule)
    lines = [
        ("entity", f"{kind.code} ({kind.zh}, {kind.en}), category {kind.category}"),
        ("tier", decision.tier),
        ("action", str(decision.action)),
        ("clause", decision.clause),
        ("decided by", f"{decision.rule} of {decision.policy}"),
        ("action by", decision.action_rule),
        ("because", decision.because),
        (
            "column",
            "" if column is None else str(rule) if rule is not None else f"no rule speaks of {column}",
        ),
    ]
    for name, text in lines:
        if text:
            typer.echo(f"{name:<12}{text}")
    typer.echo("\n" + _said_by_all(loaded, kind, gets))


@policy.command()
def diff(
    before: Annotated[str, typer.Argument(help="A pack or a file.")],
    after: Annotated[str, typer.Argument(help="What it is compared with.")],
) -> None:
    """Show what a second policy says differently, and whether that is stricter or more lenient."""
    from piiguard.policy.difference import differences
    from piiguard.policy.load import known_entities

    found = differences(_load(before), _load(after), known_entities())
    if not found:
        typer.echo("no difference")
    for direction in ("more lenient", "both ways", "stricter", "alike"):
        entries = [entry for entry in found if entry.direction == direction]
        if not entries:
            continue
        typer.echo(f"{direction} ({len(entries)})")
        for entry in entries:
            typer.echo(f"  {_place(entry)}: {entry.before or 'nothing'} → {entry.after or 'nothing'}")
            if entry.clauses[0] != entry.clauses[1]:
                typer.echo(f"      by {entry.clauses[0]} → {entry.clauses[1]}")


@policy.command("packs")
def list_packs() -> None:
    """List the policies that come with piiguard."""
    from piiguard.entity import Category
    from piiguard.policy.load import load_pack, packs

    rows = [("name", "title", "checked", "rows", "categories without a row")]
    for name in packs():
        (rules,) = load_pack(name).base
        missing = [str(category) for category in Category if category not in rules.categories]
        listed = (
            f"covers what it lists: {', '.join((*rules.categories, *rules.entities))}"
            if rules.covers == "listed"
            else ""
        )
        number = str(len(rules.categories) + len(rules.entities))
        rows.append((name, rules.title, str(rules.checked or ""), number, listed or ", ".join(missing)))
    typer.echo(aligned(rows, limit=_WIDE))


def _place(entry: Difference) -> str:
    of_recipient = f" for {entry.recipient}" if entry.recipient and entry.kind != "recipient" else ""
    return f"{entry.kind} {entry.name}".rstrip() + of_recipient


def _load(source: str) -> Policy:
    from piiguard.errors import PolicyError
    from piiguard.policy.load import load_policy

    try:
        return load_policy(source)
    except PolicyError as error:
        reason = str(error)
    raise fail(reason)


def _entity(code: str) -> Entity:
    from piiguard.policy.load import known_entities
    from piiguard.policy.problems import unknown

    by_code = {entity.code: entity for entity in known_entities()}
    if code not in by_code:
        raise fail(unknown("entity", code, by_code, "`piiguard recognizers` lists them").replace("?;", "?"))
    return by_code[code]


def _recipient(loaded: Policy, name: str | None) -> Recipient | None:
    from piiguard.policy.problems import unknown

    if name is not None and name not in loaded.recipients:
        raise fail(unknown("recipient", name, loaded.recipients).replace("?;", "?"))
    return loaded.recipients[name] if name is not None else None


def _column(loaded: Policy, recipient: Recipient | None, name: str | None) -> ColumnRule | None:
    from piiguard.policy.decide import column_rule

    if name is None:
        return None
    own = column_rule(recipient.columns, name) if recipient is not None else None
    return own or column_rule(loaded.columns, name)


def _said_by_all(loaded: Policy, kind: Entity, recipient: Recipient | None) -> str:
    """What each rule set says of an entity, whether it decided or not."""
    rows = [("rule set", "row", "tier", "action", "clause", "source", "checked")]
    for rules in (*loaded.rule_sets(), *((recipient.own,) if recipient and recipient.own else ())):
        row = rules.rule(kind)
        if row is None:
            rows.append((rules.name, "none", "", "", "", "", ""))
            continue
        rule, name = row
        source = "" if not rule.clause else "primary text" if rule.primary else "not the primary text"
        action = str(rule.action or (rule.tier and loaded.action_of(rule.tier)) or "")
        checked = str(rule.checked or rules.checked or "")
        rows.append((rules.name, name, rule.tier or "", action, rule.clause or rule.because, source, checked))
    return aligned(rows, limit=_WIDE)

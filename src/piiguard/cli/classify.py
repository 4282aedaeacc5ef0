"""`piiguard classify`: what each column of a table holds, its tier, and what a policy does with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from piiguard.cli.policies import PolicyName, RecipientName, guard_for
from piiguard.cli.tables import AsTable, Encoding, InputPath, fail, read
from piiguard.errors import PolicyError

if TYPE_CHECKING:
    from piiguard import TableReport

__all__ = ["classify"]


def classify(
    path: InputPath,
    output_format: Annotated[
        Literal["table", "json", "policy"],
        typer.Option(
            "--format", help="How to report; `policy` is a policy file with the plan for this table."
        ),
    ] = "table",
    policy: PolicyName = "pipl",
    recipient: RecipientName = None,
    encoding: Encoding = None,
    table: AsTable = True,
) -> None:
    """Report what each column of a table holds, its tier and what is done with it; values are never shown."""
    source = read(path, encoding, table=table)
    if source.frame is None:
        raise fail("classify needs a table")
    report = guard_for(policy, recipient).classify(source.frame)
    if output_format == "table":
        typer.echo(str(report))
    elif output_format == "json":
        typer.echo(json.dumps(report.to_dicts(), ensure_ascii=False))
    else:
        typer.echo(_plan(report), nl=False)


def _plan(report: TableReport) -> str:
    """The policy file with the plan; what forbids one ends the command."""
    from piiguard.policy.save import to_toml

    try:
        return to_toml(report.to_policy())
    except PolicyError as error:
        reason = str(error)
    raise fail(reason)

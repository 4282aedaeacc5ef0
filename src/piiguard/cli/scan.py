"""`piiguard scan`: what is in a file, without showing it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from piiguard.cli.policies import PolicyName, guard_for
from piiguard.cli.tables import AsTable, Encoding, InputPath, read
from piiguard.cli.tables import fail as unusable
from piiguard.errors import PolicyError

if TYPE_CHECKING:
    from piiguard import Guard

__all__ = ["scan"]


def scan(
    path: InputPath,
    output_format: Annotated[
        Literal["table", "json"], typer.Option("--format", help="How to report.")
    ] = "table",
    policy: PolicyName = "pipl",
    encoding: Encoding = None,
    table: AsTable = None,
    fail: Annotated[
        bool, typer.Option("--fail", help="Exit with status 1 when something unmasked is found.")
    ] = False,
) -> None:
    """Report what personal information a file holds; values are never shown."""
    source = read(path, encoding, table=table)
    guard = guard_for(policy, None)
    data = source.text if source.text is not None else source.frame
    if output_format == "table":
        typer.echo(_report(guard, data))
    if output_format == "table" and not fail:
        return
    findings = guard.scan(data)
    if output_format == "json":
        typer.echo(json.dumps(findings.to_dicts(), ensure_ascii=False))
    if fail and not findings.masked.all():
        raise typer.Exit(1)


def _report(guard: Guard, data: Any) -> str:
    """What was found, for people; a plan that is for another table ends the command."""
    try:
        return str(guard.run(data).report)
    except PolicyError as error:
        reason = str(error)
    raise unusable(reason)

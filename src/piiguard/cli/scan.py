"""`piiguard scan`: what is in a file, without showing it."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from piiguard.cli.tables import AsTable, Encoding, InputPath, read

__all__ = ["scan"]


def scan(
    path: InputPath,
    output_format: Annotated[
        Literal["table", "json"], typer.Option("--format", help="How to report.")
    ] = "table",
    encoding: Encoding = None,
    table: AsTable = None,
    fail: Annotated[
        bool, typer.Option("--fail", help="Exit with status 1 when something unmasked is found.")
    ] = False,
) -> None:
    """Report what personal information a file holds; values are never shown."""
    from piiguard import Guard

    source = read(path, encoding, table=table)
    guard = Guard()
    data = source.text if source.text is not None else source.frame
    if output_format == "table":
        typer.echo(str(guard.run(data).report))
    if output_format == "table" and not fail:
        return
    findings = guard.scan(data)
    if output_format == "json":
        typer.echo(json.dumps(findings.to_dicts(), ensure_ascii=False))
    if fail and not findings.masked.all():
        raise typer.Exit(1)

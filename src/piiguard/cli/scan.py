"""`piiguard scan`: what is in a file, without showing it."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from piiguard.cli.tables import read

__all__ = ["scan"]


def scan(
    path: Annotated[str, typer.Argument(help="A CSV table or text file; - for standard input.")],
    output_format: Annotated[
        Literal["table", "json"], typer.Option("--format", help="How to report.")
    ] = "table",
    encoding: Annotated[
        str | None, typer.Option(help="Encoding of the input; UTF-8, then GB 18030 if not given.")
    ] = None,
    table: Annotated[
        bool | None, typer.Option("--table/--text", help="Read as a table or as lines of text.")
    ] = None,
    fail: Annotated[
        bool, typer.Option("--fail", help="Exit with status 1 when something unmasked is found.")
    ] = False,
) -> None:
    """Report what personal information a file holds; values are never shown."""
    from piiguard import Guard

    source = read(path, encoding, table=table)
    guard = Guard()
    data = source.text if source.text is not None else source.frame
    findings = guard.scan(data)
    if output_format == "json":
        typer.echo(json.dumps(findings.to_dicts(), ensure_ascii=False))
    else:
        typer.echo(str(guard.run(data).report))
    if fail and not findings.masked.all():
        raise typer.Exit(1)

"""`piiguard protect`: a copy of a file with personal information masked."""

from __future__ import annotations

from typing import Annotated

import typer

from piiguard.cli.tables import AsTable, Encoding, InputPath, read, write

__all__ = ["protect"]


def protect(
    path: InputPath,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="Where to write; standard output if not given.")
    ] = None,
    encoding: Encoding = None,
    table: AsTable = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No report on standard error.")] = False,
) -> None:
    """Write a copy of a table or text with everything personal masked."""
    from piiguard import Guard

    source = read(path, encoding, table=table)
    result = Guard().run(source.text if source.text is not None else source.frame)
    write(source, result.data, output)
    if not quiet:
        typer.echo(str(result.report), err=True)

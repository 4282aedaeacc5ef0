"""`piiguard protect`: a copy of a file with personal information masked."""

from __future__ import annotations

from typing import Annotated

import typer

from piiguard.cli.policies import PolicyName, RecipientName, guard_for
from piiguard.cli.tables import AsTable, Encoding, InputPath, fail, read, write
from piiguard.errors import PolicyError

__all__ = ["protect"]


def protect(
    path: InputPath,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="Where to write; standard output if not given.")
    ] = None,
    policy: PolicyName = "pipl",
    recipient: RecipientName = None,
    drop: Annotated[bool, typer.Option("--drop", help="Leave out columns of which nothing is left.")] = False,
    encoding: Encoding = None,
    table: AsTable = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No report on standard error.")] = False,
) -> None:
    """Write a copy of a table or text with everything personal treated as a policy says."""
    guard = guard_for(policy, recipient)
    source = read(path, encoding, table=table)
    try:
        result = guard.run(source.text if source.text is not None else source.frame, drop=drop)
    except PolicyError as error:
        reason = str(error)
    else:
        reason = ""
    if reason:
        raise fail(reason)
    write(source, result.data, output)
    if not quiet:
        typer.echo(str(result.report), err=True)

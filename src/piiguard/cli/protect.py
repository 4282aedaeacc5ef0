"""`piiguard protect`: a copy of a file with personal information masked."""

from __future__ import annotations

from typing import Annotated

import typer

from piiguard.cli.policies import PolicyName, RecipientName, guard_for
from piiguard.cli.tables import AsTable, Encoding, InputPath, read, write
from piiguard.cli.unlocking import (
    FromThisFile,
    FromThisVariable,
    Keyed,
    KeyFile,
    ReleaseName,
    VaultAddress,
    done,
)

__all__ = ["protect"]


def protect(
    path: InputPath,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="Where to write; standard output if not given.")
    ] = None,
    policy: PolicyName = "pipl",
    recipient: RecipientName = None,
    drop: Annotated[bool, typer.Option("--drop", help="Leave out columns of which nothing is left.")] = False,
    keys: KeyFile = None,
    vault: VaultAddress = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
    subject: Annotated[
        str | None, typer.Option("--subject", help="The column that says whom each row is about.")
    ] = None,
    release: ReleaseName = "",
    encoding: Encoding = None,
    table: AsTable = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No report on standard error.")] = False,
) -> None:
    """Write a copy of a table or text with everything personal treated as a policy says."""
    guard = guard_for(policy, recipient, Keyed.of(keys, passphrase_file, passphrase_env, vault))
    source = read(path, encoding, table=table)
    data = source.text if source.text is not None else source.frame
    result = done(lambda: guard.run(data, drop=drop, subject=subject, release=release))
    write(source, result.data, output)
    if not quiet:
        typer.echo(str(result.report), err=True)

"""`piiguard reveal`: a copy of a protected file with the values behind its tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.policies import PolicyName, RecipientName, guard_for
from piiguard.cli.tables import AsTable, Encoding, InputPath, fail, read, write
from piiguard.cli.unlocking import (
    FromThisFile,
    FromThisVariable,
    Keyed,
    ReleaseName,
    VaultAddress,
    done,
)

__all__ = ["reveal"]


def reveal(
    path: InputPath,
    principal: Annotated[str, typer.Option(help="Account name of who asks.")],
    role: Annotated[str, typer.Option(help="In which role; one of the policy's [access].")],
    purpose: Annotated[str, typer.Option(help="Why: a code that the role allows.")],
    audit: Annotated[Path, typer.Option(help="The audit log: no log, no reveal.")],
    keys: Annotated[Path, typer.Option(help="The file of the key ring.")],
    ticket: Annotated[str, typer.Option(help="Number of the ticket.")] = "",
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="Where to write; standard output if not given.")
    ] = None,
    policy: PolicyName = "pipl",
    recipient: RecipientName = None,
    release: ReleaseName = "",
    kid: Annotated[
        str, typer.Option(help="Key under which formats were preserved; the report tells it.")
    ] = "",
    vault: VaultAddress = None,
    new_log: Annotated[
        bool, typer.Option("--new-log", help="Begin the audit log, where none is yet.")
    ] = False,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
    entity: Annotated[
        list[str] | None, typer.Option(help="Reveal only this entity; may be repeated.")
    ] = None,
    encoding: Encoding = None,
    table: AsTable = None,
) -> None:
    """Write a copy of a protected table or text with its values, after the audit log says so."""
    from piiguard.access import Access

    if not new_log and not audit.exists():
        raise fail(f"audit log {audit}: it is not there, and quotas with it; --new-log begins one")
    keyed = Keyed.of(keys, passphrase_file, passphrase_env, vault, audit)
    guard = guard_for(policy, recipient, keyed)
    access = done(lambda: Access(principal, role, purpose, ticket))
    source = read(path, encoding, table=table)
    data = source.text if source.text is not None else source.frame
    known = done(lambda: guard.reveal(data, access=access, release=release, kid=kid, entities=entity or None))
    write(source, known, output)

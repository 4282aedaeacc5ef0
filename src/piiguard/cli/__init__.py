"""The command line: one file for each command (`piiguard --help` lists them).

Data goes to standard output, everything else to standard error. Exit status: 0 done (nothing found, for
`scan --fail`), 1 something found (`scan --fail` only), 2 unusable input or arguments.
"""

from __future__ import annotations

from typing import Annotated

import typer

import piiguard
from piiguard.cli.audit import audit
from piiguard.cli.classify import classify
from piiguard.cli.keys import keys
from piiguard.cli.policy import policy
from piiguard.cli.protect import protect
from piiguard.cli.recognizers import recognizers
from piiguard.cli.reveal import reveal
from piiguard.cli.scan import scan
from piiguard.cli.vault import vault

__all__ = ["main"]

app = typer.Typer(
    name="piiguard",
    help="Find personal information and mask it before data leaves a system.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its traceback shows local variables, and those hold values
)
app.command()(scan)
app.command()(classify)
app.command()(protect)
app.command()(reveal)
app.command()(recognizers)
app.add_typer(policy, name="policy")
app.add_typer(keys, name="keys")
app.add_typer(audit, name="audit")
app.add_typer(vault, name="vault")


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    if version:
        typer.echo(f"piiguard {piiguard.__version__}")
        raise typer.Exit


def main() -> None:
    """Entry point of the `piiguard` script."""
    app()

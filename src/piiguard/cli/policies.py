"""Options that say under which policy a command works, and the guard they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.tables import fail
from piiguard.errors import PolicyError

if TYPE_CHECKING:
    from piiguard import Guard

__all__ = ["PolicyName", "RecipientName", "guard_for"]

PolicyName = Annotated[
    str, typer.Option("--policy", "-p", help="A built-in policy, or a policy file (TOML or YAML).")
]
RecipientName = Annotated[
    str | None, typer.Option("--recipient", "-r", help="Who gets the output; one of the policy's recipients.")
]


def guard_for(policy: str, recipient: str | None) -> Guard:
    """A guard under that policy; what is wrong with it ends the command."""
    from piiguard import Guard

    try:
        return Guard(policy, recipient=recipient)
    except PolicyError as error:
        reason = str(error)
    raise fail(reason)

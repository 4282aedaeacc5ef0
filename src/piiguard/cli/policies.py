"""Options that say under which policy a command works, and the guard they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.unlocking import Keyed, done

if TYPE_CHECKING:
    from piiguard import Guard

__all__ = ["PolicyName", "RecipientName", "guard_for"]

PolicyName = Annotated[
    str, typer.Option("--policy", "-p", help="A built-in policy, or a policy file (TOML or YAML).")
]
RecipientName = Annotated[
    str | None, typer.Option("--recipient", "-r", help="Who gets the output; one of the policy's recipients.")
]


def guard_for(policy: str, recipient: str | None, keyed: Keyed = Keyed()) -> Guard:  # noqa: B008 - frozen
    """A guard under that policy; what is wrong with it ends the command."""
    from piiguard import Guard

    return done(
        lambda: Guard(policy, recipient=recipient, keys=keyed.keys, vault=keyed.vault, audit=keyed.audit)
    )

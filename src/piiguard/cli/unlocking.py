"""Options that say with which keys a command works, and the key ring, vault and log they open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from piiguard.cli.tables import fail

if TYPE_CHECKING:
    from piiguard.audit import AuditLog
    from piiguard.keys import KeyRing, Unlock

__all__ = [
    "By",
    "Log",
    "FromThisFile",
    "FromThisVariable",
    "KeyFile",
    "Keyed",
    "ReleaseName",
    "VaultAddress",
    "done",
    "log_at",
    "unlock_with",
]

T = TypeVar("T")

KeyFile = Annotated[Path | None, typer.Option("--keys", help="The file of the key ring.")]
VaultAddress = Annotated[str | None, typer.Option("--vault", help="Path or URL of the token vault.")]
By = Annotated[str, typer.Option(help="Account name of who does it.")]
Log = Annotated[Path | None, typer.Option("--audit", help="Audit log that the act is written to, before it.")]
ReleaseName = Annotated[str, typer.Option("--release", help="Name of this hand-over.")]
FromThisFile = Annotated[
    Path | None, typer.Option("--passphrase-file", help="File with the passphrase, for its owner only.")
]
FromThisVariable = Annotated[
    str | None, typer.Option("--passphrase-env", help="Environment variable with the passphrase.")
]


@dataclass(frozen=True, slots=True)
class Keyed:
    """What a guard is given beside its policy: a key ring that was opened, addresses of vault and log."""

    keys: KeyRing | None = None
    vault: str | None = None
    audit: Path | None = None

    @classmethod
    def of(
        cls,
        keys: Path | None,
        passphrase_file: Path | None,
        passphrase_env: str | None,
        vault: str | None,
        audit: Path | None = None,
    ) -> Keyed:
        """With the key ring opened, where one is named."""
        if keys is None:
            if passphrase_file is not None or passphrase_env is not None:
                raise fail("a passphrase is for a key ring: name it with --keys")
            return cls(None, vault, audit)
        from piiguard.keys import KeyRing

        unlock = unlock_with(passphrase_file, passphrase_env)
        return cls(done(lambda: KeyRing.open(keys, unlock=unlock)), vault, audit)


def unlock_with(file: Path | None, variable: str | None, *, twice: bool = False) -> Unlock:
    """Where the passphrase is; asked for, hidden, when neither is named. It is never an argument."""
    from piiguard.keys import FromEnv, FromFile, Passphrase

    if file is not None and variable is not None:
        raise fail("--passphrase-file and --passphrase-env name two passphrases; name one")
    if file is not None:
        return FromFile(file)
    if variable is not None:
        return FromEnv(variable)
    said = ""
    with suppress(typer.Abort):
        said = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    return done(lambda: Passphrase(said))


def log_at(path: Path | None) -> AuditLog | None:
    """The audit log in a file, where one is named."""
    from piiguard.audit import AuditLog

    return None if path is None else done(lambda: AuditLog.open(path))


def done(act: Callable[[], T]) -> T:
    """What `act` gives; what it refuses ends the command."""
    from piiguard.errors import PiiguardError

    try:
        return act()
    except PiiguardError as error:
        reason = str(error)
    raise fail(reason)

"""`piiguard vault stats | backup | restore | forget | expire | rewrap | resume`: a token vault kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.tables import fail
from piiguard.cli.unlocking import By, FromThisFile, FromThisVariable, Log, done, log_at, unlock_with
from piiguard.report import table as aligned

if TYPE_CHECKING:
    from piiguard.audit import AuditLog
    from piiguard.keys import KeyRing
    from piiguard.vault import Vault

__all__ = ["vault"]

Address = Annotated[str, typer.Argument(metavar="VAULT", help="Path or URL of the token vault.")]
Ring = Annotated[Path, typer.Option("--keys", help="The file of the key ring.")]
Marks = Annotated[
    Path | None,
    typer.Option(
        "--forgotten",
        help="File with the marks of subjects forgotten since, one on each line; an empty one for nobody.",
    ),
]
VaultPassword = Annotated[
    Path | None, typer.Option("--vault-password-file", help="File with the password of the vault's server.")
]

_WIDE = 120  # characters of a cell

vault = typer.Typer(help="Count, back up, restore and clear a token vault.", no_args_is_help=True)


@vault.command()
def stats(
    address: Address,
    keys: Ring,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
    vault_password_file: VaultPassword = None,
) -> None:
    """Count the tokens of a vault, by entity, recipient and key."""
    ring = _ring(keys, passphrase_file, passphrase_env)
    with _opened(address, ring, None, vault_password_file) as opened:
        told = done(opened.stats)
    rows: list[tuple[str, ...]] = [("entity", "recipient", "tokens")]
    rows += [(entity, who or "-", str(count)) for (entity, who), count in sorted(told.domains.items())]
    typer.echo(aligned(rows, limit=_WIDE))
    kids = ", ".join(f"{kid or 'keys of subjects'} {count}" for kid, count in told.kids.items())
    typer.echo(f"\n{told.tokens} tokens, {told.expired} of them expired; {told.subjects} subjects")
    typer.echo(f"sealed by: {kids or 'no key'}")


@vault.command()
def backup(
    address: Address,
    target: Annotated[Path, typer.Argument(help="Where the copy goes.")],
    keys: Ring,
    by: By,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
) -> None:
    """Copy a SQLite vault while it is in use."""
    ring, log = _ring(keys, passphrase_file, passphrase_env), log_at(audit)
    with _opened(address, ring, log, None) as opened:
        done(lambda: opened.backup(target, by=by))
    typer.echo(f"{target}: {target.stat().st_size:,} bytes")


@vault.command()
def restore(
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help="The backup.")],
    target: Annotated[Path, typer.Argument(help="Where the vault goes; nothing may be there.")],
    keys: Ring,
    by: By,
    forgotten: Marks = None,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
) -> None:
    """Put a backup in place, so that lost tokens never stand for other values."""
    from piiguard.vault import Vault

    marks = _lines(forgotten) if forgotten is not None else None
    ring, log = _ring(keys, passphrase_file, passphrase_env), log_at(audit)
    with done(
        lambda: Vault.restore(source, target, keys=ring, by=by, forgotten=marks, audit=log)
    ) as restored:
        typer.echo(f"{target}: {done(restored.stats).tokens} tokens")


@vault.command()
def forget(
    address: Address,
    keys: Ring,
    by: By,
    subjects: Annotated[
        Path, typer.Option(help="File with the subjects, one on each line; - for standard input.")
    ],
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
    vault_password_file: VaultPassword = None,
) -> None:
    """Delete all that is kept about subjects; prints the mark by which the audit log calls each."""
    names = _lines(subjects)
    ring, log = _ring(keys, passphrase_file, passphrase_env), log_at(audit)
    with _opened(address, ring, log, vault_password_file) as opened:
        for name in names:
            gone = done(partial(opened.forget, name, by=by))
            typer.echo(f"{gone.mark} {gone.tokens} tokens")


@vault.command()
def expire(
    address: Address,
    keys: Ring,
    by: By,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
    vault_password_file: VaultPassword = None,
) -> None:
    """Delete tokens that are over."""
    ring, log = _ring(keys, passphrase_file, passphrase_env), log_at(audit)
    with _opened(address, ring, log, vault_password_file) as opened:
        typer.echo(f"{done(lambda: opened.expire(by=by))} tokens deleted")


@vault.command()
def rewrap(
    address: Address,
    keys: Ring,
    by: By,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
    vault_password_file: VaultPassword = None,
) -> None:
    """Seal stored values with the keys that are primary now; tokens stay as they are."""
    ring, log = _ring(keys, passphrase_file, passphrase_env), log_at(audit)
    with _opened(address, ring, log, vault_password_file) as opened:
        typer.echo(f"{done(lambda: opened.rewrap(by=by))} rows sealed anew")


@vault.command()
def resume(
    address: Address,
    keys: Ring,
    by: By,
    forgotten: Marks = None,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
    vault_password_file: VaultPassword = None,
) -> None:
    """To be run after a server's database was restored by its own means, before anybody stores in it."""
    marks = _lines(forgotten) if forgotten is not None else None
    ring, log = _ring(keys, passphrase_file, passphrase_env), log_at(audit)
    with _opened(address, ring, log, vault_password_file) as opened:
        done(lambda: opened.resume(by=by, forgotten=marks))


@contextmanager
def _opened(address: str, keys: KeyRing, log: AuditLog | None, password: Path | None) -> Iterator[Vault]:
    """The vault, which has to be there."""
    from piiguard.keys import FromFile
    from piiguard.vault import Vault

    reference = FromFile(password) if password is not None else None
    with done(lambda: Vault.open(address, keys=keys, audit=log, password=reference, create=False)) as opened:
        yield opened


def _ring(path: Path, passphrase_file: Path | None, passphrase_env: str | None) -> KeyRing:
    from piiguard.keys import KeyRing

    unlock = unlock_with(passphrase_file, passphrase_env)
    return done(lambda: KeyRing.open(path, unlock=unlock))


def _lines(path: Path) -> list[str]:
    """The lines of a file that hold something; what stands in them is never an argument, which others see."""
    reason = ""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
        return [line.strip() for line in text.splitlines() if line.strip()]
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except UnicodeDecodeError:
        reason = "not UTF-8"
    raise fail(f"{path}: {reason}")

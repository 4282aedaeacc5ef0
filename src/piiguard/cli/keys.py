"""`piiguard keys new | rotate | disable | enable | destroy | list`: a key ring made and kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.tables import fail
from piiguard.cli.unlocking import By, FromThisFile, FromThisVariable, Log, done, log_at, unlock_with
from piiguard.report import table as aligned

if TYPE_CHECKING:
    from piiguard.keys import KeyInfo, KeyRing

__all__ = ["keys"]

Ring = Annotated[Path, typer.Argument(metavar="FILE", help="The file of the key ring.")]
Kid = Annotated[str, typer.Argument(help="Id of the key, as `piiguard keys list` shows it.")]
Entities = Annotated[
    list[str] | None, typer.Option("--entity", help="Only for this entity; may be repeated.")
]
Recipients = Annotated[
    list[str] | None, typer.Option("--recipient", help="Only for this recipient; may be repeated.")
]

_WIDE = 120  # characters of a cell

keys = typer.Typer(help="Make, rotate, switch off and destroy keys.", no_args_is_help=True)


@keys.command()
def new(
    file: Ring,
    by: By,
    purpose: Annotated[
        list[str] | None,
        typer.Option(help="What it is for; a new ring may have several, and has all if none is named."),
    ] = None,
    entity: Entities = None,
    recipient: Recipients = None,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
) -> None:
    """Make a key ring, or a key in the ring that is there."""
    from piiguard.keys import PURPOSES, KeyRing

    entities, recipients = entity or (), recipient or ()
    if not file.exists():
        unlock, log = unlock_with(passphrase_file, passphrase_env, twice=True), log_at(audit)
        ring = done(
            lambda: KeyRing.create(
                file,
                unlock=unlock,
                purposes=purpose or PURPOSES,
                entity=entities,
                recipient=recipients,
                by=by,
                audit=log,
            )
        )
        _show(ring, [key.kid for key in ring.keys])
        return
    if not purpose or len(purpose) > 1:
        raise fail(f"{file} is there already: name the one --purpose that the new key is for")
    ring = _open(file, passphrase_file, passphrase_env, audit)
    _show(ring, [done(lambda: ring.new(purpose[0], by=by, entity=entities, recipient=recipients))])


@keys.command()
def rotate(
    file: Ring,
    by: By,
    purpose: Annotated[str, typer.Option(help="What the key is for.")],
    entity: Entities = None,
    recipient: Recipients = None,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
) -> None:
    """Make a new key in the place of a primary one, which from then on only reads."""
    ring = _open(file, passphrase_file, passphrase_env, audit)
    entities, recipients = entity or (), recipient or ()
    _show(ring, [done(lambda: ring.rotate(purpose, by=by, entity=entities, recipient=recipients))])


@keys.command()
def disable(
    file: Ring,
    kid: Kid,
    by: By,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
) -> None:
    """Switch a key off: it neither produces nor reads."""
    ring = _open(file, passphrase_file, passphrase_env, audit)
    done(lambda: ring.disable(kid, by=by))
    _show(ring, [kid])


@keys.command()
def enable(
    file: Ring,
    kid: Kid,
    by: By,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
) -> None:
    """Switch a key on again; a waiting destruction is called off."""
    ring = _open(file, passphrase_file, passphrase_env, audit)
    done(lambda: ring.enable(kid, by=by))
    _show(ring, [kid])


@keys.command()
def destroy(
    file: Ring,
    kid: Kid,
    by: By,
    approved_by: Annotated[str, typer.Option(help="Account name of the second person.")],
    method: Annotated[str, typer.Option(help="How, as a code for the record.")] = "keyring-delete",
    now: Annotated[bool, typer.Option("--now", help="Without the waiting period.")] = False,
    audit: Log = None,
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
) -> None:
    """Destroy a key: the first call switches it off for 7 days, the next one after that destroys it."""
    ring = _open(file, passphrase_file, passphrase_env, audit)
    done(lambda: ring.destroy(kid, by=by, approved_by=approved_by, method=method, now=now))
    _show(ring, [kid])


@keys.command("list")
def list_keys(
    file: Ring, passphrase_file: FromThisFile = None, passphrase_env: FromThisVariable = None
) -> None:
    """List the keys of a ring, destroyed ones too."""
    ring = _open(file, passphrase_file, passphrase_env, None)
    _show(ring, [key.kid for key in ring.keys])
    typer.echo(f"\nkey ring {ring.keyring}, generation {ring.generation}")


def _show(ring: KeyRing, kids: list[str]) -> None:
    rows: list[tuple[str, ...]] = [
        ("kid", "purpose", "state", "entities", "recipients", "created", "by", "remark")
    ]
    rows += [_row(ring.info(kid)) for kid in kids]
    typer.echo(aligned(rows, limit=_WIDE))


def _row(key: KeyInfo) -> tuple[str, ...]:
    entities, recipients = ", ".join(key.scope.entities), ", ".join(key.scope.recipients)
    named = (key.kid, key.purpose, str(key.state), entities or "all", recipients or "all")
    return (*named, _day(key.created), key.by, _remark(key))


def _remark(key: KeyInfo) -> str:
    if key.destroyed is not None:
        gone = key.destroyed
        return f"{_day(gone.at)} by {gone.by}, approved by {gone.approved_by}: {gone.method}"
    if key.destroy_after is not None:
        return f"may be destroyed from {_day(key.destroy_after)}"
    return f"produces until {_day(key.not_after)}" if key.not_after is not None else ""


def _day(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}Z"


def _open(
    file: Path, passphrase_file: Path | None, passphrase_env: str | None, audit: Path | None
) -> KeyRing:
    from piiguard.keys import KeyRing

    if not file.exists():
        raise fail(f"{file}: no such file")
    unlock = unlock_with(passphrase_file, passphrase_env)
    log = log_at(audit)
    return done(lambda: KeyRing.open(file, unlock=unlock, audit=log))

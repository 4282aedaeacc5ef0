"""`piiguard audit verify | show | checkpoint`: the audit log examined, read and signed.

`verify` ends with status 0 if nothing speaks against the log, 1 if it was tampered with.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from piiguard.cli.tables import fail
from piiguard.cli.unlocking import FromThisFile, FromThisVariable, done, unlock_with
from piiguard.report import table as aligned

if TYPE_CHECKING:
    from piiguard.audit import Signer
    from piiguard.keys import Unlock

__all__ = ["audit"]

Log = Annotated[Path, typer.Argument(metavar="FILE", help="The audit log.")]

_WIDE = 120  # characters of a cell
_OWN = ("kind", "prev", "principal", "seq", "time")  # fields with a column of their own, or not shown

audit = typer.Typer(help="Verify, show and sign audit logs.", no_args_is_help=True)


@audit.command()
def verify(
    file: Log,
    checkpoint: Annotated[
        list[Path] | None, typer.Option(help="File with a checkpoint kept elsewhere; may be repeated.")
    ] = None,
    key: Annotated[
        list[str] | None, typer.Option(help="Public key (vkey) of who may sign it; may be repeated.")
    ] = None,
    signatures: Annotated[int, typer.Option(min=1, help="How many of the keys have to have signed.")] = 1,
) -> None:
    """Say whether a log is as it was written, and what cannot be excluded without a checkpoint."""
    from piiguard.audit import verify as verified

    notes = [_text(path) for path in checkpoint or ()]
    verdict = done(lambda: verified(file, checkpoint=notes, keys=key or (), signatures=signatures))
    typer.echo(str(verdict))
    if not verdict.ok:
        raise typer.Exit(1)


@audit.command()
def show(
    file: Log,
    kind: Annotated[str | None, typer.Option(help="Only this kind of act, such as reveal.")] = None,
    principal: Annotated[str | None, typer.Option(help="Only acts of this principal.")] = None,
    since: Annotated[dt.datetime | None, typer.Option(help="Only from then on, in UTC.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object in each line.")] = False,
) -> None:
    """List the records of a log. Whether they are as they were written, `verify` says."""
    from piiguard.audit import read_records

    moment = since.replace(tzinfo=dt.UTC) if since is not None else None
    records = read_records(file, kind=kind, principal=principal, since=moment)
    if as_json:
        done(lambda: _print_json(records))
        return
    rows = [
        (
            str(record["seq"]),
            record["time"],
            record["kind"],
            str(record.get("principal") or ""),
            _rest(record),
        )
        for record in done(lambda: list(records))
    ]
    typer.echo(aligned([("record", "time (UTC)", "kind", "principal", "what"), *rows], limit=_WIDE))


@audit.command()
def checkpoint(
    file: Log,
    keys: Annotated[Path, typer.Option("--keys", help="Key ring with the audit key that signs.")],
    out: Annotated[Path | None, typer.Option(help="File to write to; else standard output.")] = None,
    name: Annotated[
        str, typer.Option(help="Name in the signature, such as bank.example/audit; else the key's id.")
    ] = "",
    passphrase_file: FromThisFile = None,
    passphrase_env: FromThisVariable = None,
) -> None:
    """Sign how many records a log has, and the root over them; keep that on another machine.

    A checkpoint that stands in the --out file already has to agree with the log, and is then replaced.
    """
    from piiguard.atomic import write_whole
    from piiguard.audit import AuditLog

    signer = _signer(keys, name, unlock_with(passphrase_file, passphrase_env))
    before = _text(out) if out is not None and out.exists() else None
    log = done(lambda: AuditLog.open(file, signer, create=False))
    note = done(lambda: log.checkpoint(after=before))
    if out is None:
        sys.stdout.buffer.write(note.encode())
    else:
        _written(lambda: write_whole(out, note.encode()), out)
    typer.echo(f"public key: {signer.public}", err=True)


def _print_json(records: Iterable[Mapping[str, Any]]) -> None:
    for record in records:
        typer.echo(json.dumps(record, ensure_ascii=False))


def _rest(record: Mapping[str, Any]) -> str:
    return " ".join(f"{name}={_said(value)}" for name, value in record.items() if name not in _OWN)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ",".join(f"{name}:{count}" for name, count in value.items())
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _signer(path: Path, name: str, unlock: Unlock) -> Signer:
    from piiguard.audit import Signer
    from piiguard.keys import KeyRing

    return done(lambda: Signer.from_keys(KeyRing.open(path, unlock=unlock), name=name))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except UnicodeDecodeError:
        reason = "not UTF-8"
    raise fail(f"{path}: {reason}")


def _written(act: Callable[[], None], path: Path) -> None:
    try:
        act()
        return
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise fail(f"{path}: {reason}")

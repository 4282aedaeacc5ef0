"""`record` (审计记录): one line of the log as canonical JSON.

Sorted names, no spaces, ASCII only (all else as \\uXXXX, so that no editor, locale or Unicode form changes a
byte), whole numbers and no floats: what is written has one spelling, and every other spelling is tampering.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from piiguard.audit.tree import Hash, hasher
from piiguard.codes import code_problem, field_problem
from piiguard.errors import AuditError

__all__ = [
    "FORMAT",
    "HASHES",
    "Record",
    "Tip",
    "began",
    "decoded",
    "encoded",
    "first",
    "following",
    "parsed",
    "stamp",
]

FORMAT = "piiguard-audit/1"
HASHES = ("sha256", "sm3")
Record = dict[str, Any]

_BEFORE_ALL = "0" * 64
_encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


class Tip(NamedTuple):
    """What the next record needs of the newest one. digest: its leaf hash, in hex."""

    seq: int
    time: str
    digest: str


def encoded(record: Mapping[str, Any]) -> bytes:
    """The one spelling of a record, without a line end."""
    return _encode(record).encode("ascii")


def _refused(_: str) -> Any:
    raise ValueError("a float")


@cache
def _decoder() -> Callable[[str], Any]:
    return json.JSONDecoder(parse_float=_refused, parse_constant=_refused).decode


def parsed(line: bytes) -> Record | None:
    """The record that a line is, in whatever spelling; None if it is none."""
    try:
        record = _decoder()(line.decode("ascii"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or type(record.get("seq")) is not int:
        return None
    return record if all(isinstance(record.get(name), str) for name in ("kind", "prev", "time")) else None


def decoded(line: bytes) -> Record | None:
    """The record that a line is; None if it is none, or not in its one spelling."""
    record = parsed(line)
    return record if record is not None and encoded(record) == line else None


def stamp(moment: dt.datetime) -> str:
    """UTC with microseconds, in a spelling that sorts as the moments do.

    >>> stamp(dt.datetime(2026, 11, 22, 16, tzinfo=dt.timezone(dt.timedelta(hours=8))))
    '2026-11-22T08:00:00.000000Z'

    Raises:
        AuditError: the moment has no time zone.
    """
    if moment.utcoffset() is None:
        raise AuditError("a moment without time zone: audit records are in UTC")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def first(hash_name: str, now: dt.datetime) -> bytes:
    """The line every log begins with: its format, hash and identity (`log`, 128 random bits).

    Raises:
        AuditError: there is no such hash.
    """
    if hash_name not in HASHES:
        raise AuditError(f"an audit log is hashed with one of: {', '.join(HASHES)}")
    own = {"format": FORMAT, "hash": hash_name, "log": secrets.token_hex(16)}
    return encoded({**own, "kind": "begin", "prev": _BEFORE_ALL, "seq": 0, "time": stamp(now)})


def began(record: Record | None) -> Hash | None:
    """The hash that a log's first record names; None if no log of this format begins with that record."""
    if record is None or (record["seq"], record["kind"], record["prev"]) != (0, "begin", _BEFORE_ALL):
        return None
    known = record.get("format") == FORMAT and record.get("hash") in HASHES
    identity = record.get("log")
    right = known and isinstance(identity, str) and re.fullmatch("[0-9a-f]{32}", identity)
    return hasher(record["hash"]) if right else None


def following(tip: Tip, kind: str, fields: Mapping[str, Any], now: dt.datetime) -> Record:
    """The record after `tip`. Never earlier than that one, also when the clock was set back.

    Raises:
        AuditError: the kind or a field could hold a value; the message names the field only.
    """
    if problem := code_problem(kind):
        raise AuditError(f"kind of an audit record: {problem}")
    for name, value in fields.items():
        if problem := field_problem(name, value):
            raise AuditError(f"field {_named(name)} of an audit record: {problem}")
    own = {"kind": kind, "prev": tip.digest, "seq": tip.seq + 1, "time": max(stamp(now), tip.time)}
    plain = {name: dict(value) if isinstance(value, Mapping) else value for name, value in fields.items()}
    return {**plain, **own}


def _named(name: str) -> str:
    return name if not code_problem(name) else f"of {len(name)} characters"

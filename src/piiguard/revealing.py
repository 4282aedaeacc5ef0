"""The way back (还原): which values are asked for, who may see them, the record in the log, then the values.

Everything is looked at first, so that the decision and the record speak of what will be shown; the values are
read only when the record is on the disk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from piiguard.access.access import Access
from piiguard.access.rules import Request, refusal
from piiguard.applying import made_by
from piiguard.errors import AccessRefused, AuditError, TokenError
from piiguard.frames.decided import rule_for
from piiguard.frames.forms import form_of
from piiguard.pipeline import Pipeline
from piiguard.records.walk import is_record, leaves, rebuild
from piiguard.sources import frame_module, texts_of
from piiguard.transforms.grammar import found_in, grouped
from piiguard.transforms.sealing import ONE_WAY
from piiguard.transforms.tokens import reveal_tokens, rewrap

if TYPE_CHECKING:
    from piiguard.audit import AuditLog

__all__ = ["Authorize", "Revealing", "revealed", "rewrapped"]

Authorize = Callable[[Request], bool | str]
_HOUR = dt.timedelta(hours=1)
_Columns = Sequence[tuple[Sequence[str | None], str | None]]  # texts, and their header
_Change = Callable[[_Columns], Sequence[Mapping[int, str]]]  # for each column the rows that change


@dataclass(frozen=True, slots=True)
class Revealing:
    """What a guard needs to reveal: the log, and who decides in place of the policy's roles."""

    log: AuditLog | None = None
    authorize: Authorize | None = None


@dataclass(slots=True)
class _Asked:
    """What is asked for in some texts under one header.

    form: entity whose format was preserved in whole texts; formed: rows that look so. places: (row, start,
    end) of the tokens that have a way back, in order. counts: values by entity. kids: ids of keys.
    """

    strings: Sequence[str | None]
    header: str | None
    form: str | None = None
    formed: list[int] = field(default_factory=list)
    places: list[tuple[int, int, int]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    kids: set[str] = field(default_factory=set)


def revealed(
    pipeline: Pipeline,
    revealing: Revealing,
    data: Any,
    access: Access,
    column: str | None,
    wanted: Iterable[str] | None,
) -> Any:
    """See `Guard.reveal`."""
    if not isinstance(access, Access):
        raise TypeError(f"access: an Access, not {type(access).__name__}")
    return _changed(data, column, lambda columns: _ask(pipeline, revealing, access, columns, wanted))


def rewrapped(pipeline: Pipeline, data: Any) -> Any:
    """See `Guard.rewrap`."""
    context = pipeline.handover.context("")

    def change(columns: _Columns) -> list[dict[int, str]]:
        return [
            _spliced(strings, found_in(strings), lambda tokens: rewrap(tokens, context))
            for strings, _ in columns
        ]

    return _changed(data, None, change)


def _changed(data: Any, column: str | None, change: _Change) -> Any:
    """A copy of the data, same kind, with some texts changed."""
    texts = texts_of(data)
    if texts is not None:
        (back,) = change([(texts, column)])
        items = [back.get(row, text) for row, text in enumerate(texts)]
        return items[0] if isinstance(data, str) else items if isinstance(data, list) else tuple(items)
    if is_record(data):
        return _changed_record(data, change)
    frame = frame_module(data)
    if frame is None:
        raise TypeError(f"{type(data).__name__} holds no tokens: pass what protect gave")
    return frame.changed_texts(data, change)


def _changed_record(data: Any, change: _Change) -> Any:
    every = list(leaves(data))
    by_key: dict[str | None, list[int]] = {}
    for place, leaf in enumerate(every):
        key = leaf.keys[-1] if leaf.keys and not leaf.in_key else None
        by_key.setdefault(key, []).append(place)
    columns = [([every[place].text for place in places], key) for key, places in by_key.items()]
    changed: dict[tuple[tuple[str | int, ...], bool], str | None] = {}
    for places, back in zip(by_key.values(), change(columns), strict=True):
        for at, text in back.items():
            leaf = every[places[at]]
            changed[leaf.steps, leaf.in_key] = text
    return rebuild(data, changed)


def _ask(
    pipeline: Pipeline,
    revealing: Revealing,
    access: Access,
    columns: _Columns,
    wanted: Iterable[str] | None,
) -> list[dict[int, str]]:
    """For each of some texts under a header the rows that change, with what they were."""
    chosen = None if wanted is None else frozenset(wanted)
    asked = [_asked(pipeline, strings, header, chosen) for strings, header in columns]
    counts, kids = _counted(asked)
    _decide(pipeline, revealing, access, counts, kids)
    if not counts:
        return [{} for _ in asked]
    failed = True
    try:
        back = [_read(pipeline, one) for one in asked]
        failed = False
    finally:
        if failed and revealing.log is not None:
            _record_act(revealing.log, "reveal-failed", access, counts, pipeline, {})
    return back


def _asked(
    pipeline: Pipeline, strings: Sequence[str | None], header: str | None, wanted: frozenset[str] | None
) -> _Asked:
    asked = _Asked(strings, header)
    places = found_in(strings)
    groups, problems = grouped([(strings[row] or "")[start:end] for row, start, end in places])
    for place, problem in problems.items():
        row, start, end = places[place]
        raise TokenError(f"row {row}: what looks like a token of {end - start} characters is none: {problem}")
    chosen: list[int] = []
    for group in groups:
        if group.kind not in ONE_WAY and (wanted is None or group.entity in wanted):
            chosen += group.places
            asked.kids.add(group.kid)
            asked.counts[group.entity] = asked.counts.get(group.entity, 0) + len(group.places)
    asked.places = [places[place] for place in sorted(chosen)]
    form = form_of(pipeline, header)
    if form is None or (wanted is not None and form not in wanted):
        return asked
    asked.form = form
    held = {row for row, _, _ in places}
    rows = [row for row, text in enumerate(strings) if text and row not in held]
    looks = _formed_by(pipeline, form, header).is_output(
        [strings[row] or "" for row in rows], pipeline.handover.context(form)
    )
    asked.formed = [row for row, like in zip(rows, looks, strict=True) if like]
    if asked.formed:
        asked.counts[form] = asked.counts.get(form, 0) + len(asked.formed)
    return asked


def _formed_by(pipeline: Pipeline, entity: str, header: str | None) -> Any:
    """The transform that preserves the format of an entity under a header."""
    rule = rule_for(pipeline, header) if header is not None else None
    return made_by(pipeline.in_column(rule).decisions[entity].action)


def _counted(asked: Sequence[_Asked]) -> tuple[dict[str, int], list[str]]:
    """How many values of each entity are asked for, and the ids of keys that their tokens name."""
    counts: dict[str, int] = {}
    for one in asked:
        for entity, number in one.counts.items():
            counts[entity] = counts.get(entity, 0) + number
    return dict(sorted(counts.items())), sorted({kid for one in asked for kid in one.kids})


def _decide(
    pipeline: Pipeline, revealing: Revealing, access: Access, counts: Mapping[str, int], kids: Sequence[str]
) -> None:
    """Raises unless this may be seen, and is written to the log."""
    log = revealing.log
    if log is None:
        raise AuditError("no audit log, no reveal: Guard(..., audit=...)")
    policy = pipeline.policy
    decisions = pipeline.treatments.decisions
    tiers = {code: decisions[code].tier if code in decisions else policy.strictest for code in counts}
    told = MappingProxyType(dict(counts)), MappingProxyType(tiers)
    request = Request(access, *told, pipeline.handover.recipient)
    if revealing.authorize is not None:
        reason = _host_says(revealing.authorize, request)
    else:
        reason = refusal(request, policy.roles, {tier.name: tier.level for tier in policy.tiers})
    if reason:
        rule = "role" if revealing.authorize is None else "authorize"
        _record_act(log, "refused", access, counts, pipeline, {"asked": "reveal", "rule": rule})
        raise AccessRefused(f"reveal is refused: {reason}")
    role = policy.roles.get(access.role) if revealing.authorize is None else None
    kid_field = {"kids": list(kids)} if kids else {}
    _record_act(log, "reveal", access, counts, pipeline, kid_field, None if role is None else role.per_hour)


def _host_says(authorize: Authorize, request: Request) -> str:
    """Why the host refuses, "" if it does not; an error is a refusal, and is not shown."""
    failed, answer = "", None
    try:
        answer = authorize(request)
    except Exception as error:  # whatever it is: nothing is revealed
        failed = type(error).__name__
    if failed:
        return f"authorize raised {failed}"
    if answer is True:
        return ""
    return answer if isinstance(answer, str) and answer else "authorize says no"


def _record_act(
    log: AuditLog,
    kind: str,
    access: Access,
    counts: Mapping[str, int],
    pipeline: Pipeline,
    more: Mapping[str, Any],
    quota: int | None = None,
) -> None:
    fields: dict[str, Any] = {"role": access.role, "purpose": access.purpose}
    fields |= {"ticket": access.ticket} if access.ticket else {}
    fields |= {"recipient": pipeline.handover.recipient} if pipeline.handover.recipient else {}
    fields |= {"release": pipeline.handover.release} if pipeline.handover.release else {}
    fields |= {"entities": dict(counts), **more}
    if quota is None:
        log.append(kind, principal=access.principal, **fields)
        return
    since = dt.datetime.now(dt.UTC) - _HOUR
    log.append_within(quota, since, kind, principal=access.principal, **fields)


def _read(pipeline: Pipeline, asked: _Asked) -> dict[int, str]:
    strings, context = asked.strings, pipeline.handover.context("")
    back = _spliced(strings, asked.places, lambda tokens: reveal_tokens(tokens, context))
    if asked.formed and asked.form is not None:
        raw = [strings[row] or "" for row in asked.formed]
        transform = _formed_by(pipeline, asked.form, asked.header)
        known = transform.reveal(raw, pipeline.handover.context(asked.form))
        back.update(zip(asked.formed, known, strict=True))
    return back


def _spliced(
    strings: Sequence[str | None],
    places: Sequence[tuple[int, int, int]],
    made: Callable[[list[str]], list[str]],
) -> dict[int, str]:
    """The rows with tokens, with what is made of those in their stead; places: (row, start, end)."""
    values = made([(strings[row] or "")[start:end] for row, start, end in places])
    pieces: dict[int, list[str]] = {}
    reached: dict[int, int] = {}
    for (row, start, end), value in zip(places, values, strict=True):
        pieces.setdefault(row, []).append((strings[row] or "")[reached.get(row, 0) : start] + value)
        reached[row] = end
    return {row: "".join(parts) + (strings[row] or "")[reached[row] :] for row, parts in pieces.items()}

"""The way back (还原): which values are asked for, who may see them, the record in the log, then the values.

Everything is looked at first, so that the decision and the record speak of what will be shown; the values are
read only when the record is on the disk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from piiguard.access.access import Access
from piiguard.access.rules import Request, refusal
from piiguard.asked import Asked, Kids, asked_in, read, refuse_other_releases, spliced
from piiguard.errors import AccessRefused, AuditError, TokenError
from piiguard.frames.decided import rule_for
from piiguard.pipeline import Pipeline
from piiguard.records.walk import is_record, leaves, rebuild
from piiguard.sources import frame_module, texts_of
from piiguard.transforms.grammar import found_in
from piiguard.transforms.tokens import rewrap

if TYPE_CHECKING:
    from piiguard.audit import AuditLog

__all__ = ["Authorize", "Revealing", "revealed", "rewrapped"]

Authorize = Callable[[Request], bool | str]
_HOUR = dt.timedelta(hours=1)
_Columns = Sequence[tuple[Sequence[str | None], str | None]]  # texts, and their header
_Change = Callable[[_Columns], Sequence[Mapping[int, str]]]  # for each column the rows that change


@dataclass(frozen=True, slots=True)
class Revealing:
    """What a guard needs to reveal: the log, and who decides in place of the policy's roles.

    kids: of the keys under which formats were preserved.
    """

    log: AuditLog | None = None
    authorize: Authorize | None = None
    kids: Kids = ""


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
            spliced(strings, found_in(strings), lambda tokens: rewrap(tokens, context))
            for strings, _ in columns
        ]

    return _changed(data, None, change)


def _changed(data: Any, column: str | None, change: _Change) -> Any:
    """A copy of the data, same kind, with some texts changed."""
    texts = texts_of(data)
    if texts is not None:
        texts = tuple(texts)  # what is decided about is what is read, whoever changes the list meanwhile
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
    log = revealing.log
    if log is None:
        raise AuditError("no audit log, no reveal: Guard(..., audit=...)")
    _refuse_strangers(pipeline, revealing, access, log)
    chosen = None if wanted is None else frozenset(wanted)
    counts: dict[str, int] = {}
    failed = True
    try:
        asked = [asked_in(pipeline, revealing.kids, strings, header, chosen) for strings, header in columns]
        refuse_other_releases(pipeline, asked)
        counts, kids = _counted(asked)
        _refuse_absent(chosen, counts)
        tiers = _tiers(pipeline, asked)
        failed = False
    finally:
        if failed:
            _record_act(log, "reveal-failed", access, counts, pipeline, {"rule": "token"})
    _decide(pipeline, revealing, access, counts, tiers, kids, log)
    failed = True
    try:
        back = [read(pipeline, one) for one in asked]
        failed = False
    finally:
        if failed:
            _record_act(log, "reveal-failed", access, counts, pipeline, {})
    return back


def _refuse_strangers(pipeline: Pipeline, revealing: Revealing, access: Access, log: AuditLog) -> None:
    """Refuses who may reveal nothing before anything is said of the data."""
    if revealing.authorize is not None:
        return
    request = Request(access, {}, {}, pipeline.handover.recipient)
    if reason := refusal(request, pipeline.policy.roles, {}):
        _record_act(log, "refused", access, {}, pipeline, {"asked": "reveal", "rule": "role"})
        raise AccessRefused(f"reveal is refused: {reason}")


def _refuse_absent(chosen: frozenset[str] | None, counts: Mapping[str, int]) -> None:
    absent = sorted((chosen or frozenset()) - counts.keys())
    if absent:
        codes = ", ".join(absent)
        raise TokenError(f"nothing of {codes} can be revealed here; is this the policy it was made with?")


def _counted(asked: Sequence[Asked]) -> tuple[dict[str, int], list[str]]:
    """How many values of each entity are asked for, and the ids of keys that their tokens name."""
    counts: dict[str, int] = {}
    for one in asked:
        for entity, number in one.counts.items():
            counts[entity] = counts.get(entity, 0) + number
    kids = {kid for one in asked for kid, _ in one.releases} | {one.form_kid for one in asked}
    return dict(sorted(counts.items())), sorted(kids - {""})


def _decide(
    pipeline: Pipeline,
    revealing: Revealing,
    access: Access,
    counts: Mapping[str, int],
    tiers: Mapping[str, str],
    kids: Sequence[str],
    log: AuditLog,
) -> None:
    """Raises unless this may be seen, and is written to the log."""
    policy = pipeline.policy
    told = MappingProxyType(dict(counts)), MappingProxyType(dict(tiers))
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


def _tiers(pipeline: Pipeline, asked: Sequence[Asked]) -> dict[str, str]:
    """For each entity the highest tier that it has where it stands, or in any column that names it.

    A token says of which entity it is, not from which column it was taken.
    """
    policy, recipient = pipeline.policy, pipeline.recipient
    columns = (*policy.columns, *(recipient.columns if recipient is not None else ()))
    tiers: dict[str, str] = {}
    for one in asked:
        rule = rule_for(pipeline, one.header) if one.header is not None else None
        here = [rule.rule.tier] if rule is not None and rule.rule.tier is not None else []
        for entity in one.counts:
            decision = pipeline.treatments.decisions.get(entity)
            named = [c.rule.tier for c in columns if c.rule.tier is not None and c.entity == entity]
            own = policy.strictest if decision is None else decision.tier
            known = [tiers[entity]] if entity in tiers else []
            tiers[entity] = max((own, *here, *named, *known), key=policy.level)
    return tiers


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

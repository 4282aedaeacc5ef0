"""What a reveal asks for (请求还原的内容): tokens in texts, and values whose format was preserved.

Looked at before anybody decides, so that the decision speaks of what will be shown; read after it was written
to the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from piiguard.applying import made_by
from piiguard.errors import KeyUnavailableError, TokenError
from piiguard.frames.decided import rule_for
from piiguard.frames.forms import form_of
from piiguard.pipeline import Pipeline
from piiguard.transforms.fpe import Fpe
from piiguard.transforms.grammar import found_in, grouped
from piiguard.transforms.kind import Context, Keys
from piiguard.transforms.sealing import ONE_WAY
from piiguard.transforms.tokens import reveal_tokens

__all__ = ["Asked", "Kids", "asked_in", "marks_of", "read", "refuse_other_releases", "spliced"]

# By which key a format was preserved: for all entities, or for each as `Report.kids` tells it.
Kids = str | Mapping[str, str]
_UNDER_THIS = "under this key, for this recipient and release; name them: reveal(release=..., kid=...)"


@dataclass(slots=True)
class Asked:
    """What is asked for in some texts under one header.

    form: entity whose format was preserved in whole texts; formed: rows that look so. places: (row, start,
    end) of the tokens that have a way back, in order. counts: values by entity. releases: key id and
    release id of each kind of token. form_kid: of the key under which the form was preserved.
    """

    strings: Sequence[str | None]
    header: str | None
    form: str | None = None
    formed: list[int] = field(default_factory=list)
    places: list[tuple[int, int, int]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    releases: set[tuple[str, bytes]] = field(default_factory=set)
    form_kid: str = ""


def asked_in(
    pipeline: Pipeline,
    kids: Kids,
    strings: Sequence[str | None],
    header: str | None,
    wanted: frozenset[str] | None,
) -> Asked:
    """What is asked for in some texts under a header; wanted: entities, None for all.

    Raises:
        TokenError: something looks like a token and is none, or it cannot be told how a value was made.
    """
    asked = Asked(strings, header)
    if _is_kept(pipeline, header):
        return asked
    places = found_in(strings)
    groups, problems = grouped([(strings[row] or "")[start:end] for row, start, end in places])
    for place, problem in problems.items():
        row, start, end = places[place]
        raise TokenError(f"row {row}: what looks like a token of {end - start} characters is none: {problem}")
    chosen: list[int] = []
    for group in groups:
        if group.kind not in ONE_WAY and (wanted is None or group.entity in wanted):
            chosen += group.places
            asked.releases.add((group.kid, group.release_id))
            asked.counts[group.entity] = asked.counts.get(group.entity, 0) + len(group.places)
    asked.places = [places[place] for place in sorted(chosen)]
    form = form_of(pipeline, header)
    if form is not None and (wanted is None or form in wanted):
        held = {row for row, _, _ in places}
        rows = [row for row, text in enumerate(strings) if text and row not in held]
        _ask_for_forms(pipeline, kids, asked, form, rows)
    return asked


def _is_kept(pipeline: Pipeline, header: str | None) -> bool:
    """Whether the policy keeps what stands under a header, so that no token of ours can be in it."""
    rule = rule_for(pipeline, header) if header is not None else None
    return rule is not None and rule.rule.action is not None and rule.rule.action.kind == "keep"


def _ask_for_forms(pipeline: Pipeline, kids: Kids, asked: Asked, form: str, rows: list[int]) -> None:
    """Adds the rows that have the form of what was written there.

    Raises:
        TokenError: it cannot be told with which key they were made, or one was made with another.
    """
    asked.form = form
    transform, context = _formed_by(pipeline, form, asked.header), pipeline.handover.context(form)
    values = [asked.strings[row] or "" for row in rows]
    if not values:
        return
    if not isinstance(transform, Fpe):
        looks = transform.is_output(values, context)
    else:
        asked.form_kid = kid = _kid_for(pipeline, kids, transform, context)
        looks = transform.is_output(values, context, kid=kid)
        for row, formed, like in zip(rows, transform.is_formed(values, context), looks, strict=True):
            if formed and not like:
                raise TokenError(f"row {row}: no result of fpe {_UNDER_THIS}")
    asked.formed = [row for row, like in zip(rows, looks, strict=True) if like]
    if asked.formed:
        asked.counts[form] = asked.counts.get(form, 0) + len(asked.formed)


def _kid_for(pipeline: Pipeline, kids: Kids, transform: Fpe, context: Context) -> str:
    """The key that made values whose format was preserved, which cannot be seen from them.

    Raises:
        TokenError: several may have, or the one named made none for this recipient and release.
    """
    named = kids if isinstance(kids, str) else kids.get(context.entity, "")
    kid, _, mark = named.partition(".")
    if mark and transform.mark(context, kid=kid) != named:
        raise TokenError(f"values of {context.entity} were not made {_UNDER_THIS}")
    if kid:
        return kid
    able = [
        key.kid
        for key in getattr(pipeline.handover.keys, "keys", ())
        if key.purpose == "fpe" and key.scope.covers(context.entity, context.recipient)
    ]
    if len(able) > 1:
        raise TokenError(
            f"{len(able)} keys may have made the values of {context.entity}, whose format was preserved; "
            f"name the one that the report of that hand-over tells, reveal(kid=report.kids), or one of "
            f"{', '.join(sorted(able))}"
        )
    return transform.mark(context).partition(".")[0]


def marks_of(pipeline: Pipeline, entities: Iterable[str]) -> dict[str, str]:
    """For each entity whose format is preserved what tells the key and domain of it, see `Fpe.mark`."""
    marks = {}
    for code in sorted(entities):
        decision = pipeline.treatments.decisions.get(code)
        if decision is None or decision.action.kind != "fpe":
            continue
        transform = made_by(decision.action)
        if isinstance(transform, Fpe):
            marks[code] = transform.mark(pipeline.handover.context(code))
    return marks


def refuse_other_releases(pipeline: Pipeline, asked: Sequence[Asked]) -> None:
    """Values whose format was preserved do not say of which release they are; tokens beside them do."""
    keys = pipeline.handover.keys
    if keys is None or not any(one.formed for one in asked):
        return
    for kid, release_id in {pair for one in asked for pair in one.releases}:
        own = _release_id(keys, kid, pipeline.handover.release)
        if own is not None and own != release_id:
            raise TokenError(
                "tokens here are of another release than the one named, and values whose format was "
                "preserved need its name: reveal(release=...)"
            )


def _release_id(keys: Keys, kid: str, release: str) -> bytes | None:
    """None where the key cannot be asked; its tokens will say so themselves."""
    with suppress(KeyUnavailableError):
        return keys.release_id(kid, release)
    return None


def _formed_by(pipeline: Pipeline, entity: str, header: str | None) -> Any:
    """The transform that preserves the format of an entity under a header."""
    rule = rule_for(pipeline, header) if header is not None else None
    return made_by(pipeline.in_column(rule).decisions[entity].action)


def read(pipeline: Pipeline, asked: Asked) -> dict[int, str]:
    """The rows that change, with their values.

    Raises:
        TokenError, KeyUnavailableError: a value cannot be read; see `tokens.reveal_tokens`.
    """
    strings, context = asked.strings, pipeline.handover.context("")
    back = spliced(strings, asked.places, lambda tokens: reveal_tokens(tokens, context))
    if asked.formed and asked.form is not None:
        raw = [strings[row] or "" for row in asked.formed]
        transform = _formed_by(pipeline, asked.form, asked.header)
        named = {"kid": asked.form_kid} if isinstance(transform, Fpe) else {}
        known = transform.reveal(raw, pipeline.handover.context(asked.form), **named)
        back.update(zip(asked.formed, known, strict=True))
    return back


def spliced(
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

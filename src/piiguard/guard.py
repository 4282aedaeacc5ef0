"""`Guard`: the verbs scan, classify, protect, run, explain and reveal; only the order of the steps."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from piiguard.allow import Allow
from piiguard.codes import name_problem
from piiguard.engine import Engine
from piiguard.errors import DisclosureWarning, PolicyError, RecognizerError, TransformError
from piiguard.findings import Findings
from piiguard.handover import Handover, opened_log, opened_vault
from piiguard.known import KnownValues, known_recognizers
from piiguard.pipeline import Pipeline
from piiguard.policy.load import load_policy
from piiguard.policy.model import Policy, Recipient
from piiguard.recognizers.base import Recognizer
from piiguard.recognizers.registry import builtin, installed
from piiguard.records.walk import is_record
from piiguard.report import ColumnSummary, Explanation, Report, Result
from piiguard.sources import Searched, Sought, Subject, search_and_mask, search_only, texts_of
from piiguard.transforms.custom import Custom
from piiguard.transforms.custom import installed as installed_transform
from piiguard.transforms.kind import CELL

if TYPE_CHECKING:
    from piiguard.access import Access, Request
    from piiguard.audit import AuditLog
    from piiguard.classify.report import TableReport
    from piiguard.keys import KeyRing
    from piiguard.vault import Vault

__all__ = ["Guard"]

_THRESHOLD = 0.5
_MODES = ("balanced", "recall")


class Guard:
    """Finds personal information and treats it as a policy says. Immutable, pickles; threads may share it.

    Args:
        policy: name of a built-in policy, path of a policy file, several of them, or a `Policy`; "pipl" masks
            everything that is found.
        recipient: who gets the output, one of the policy's recipients.
        recognizers: your own recognizers, or names of entry points in group `piiguard.recognizers`.
        include: entity codes to look for, instead of all. exclude: entity codes to leave out.
        mode: "balanced" finds names as exactly as it can; "recall" rather takes a word too much for a name
            than one too little, for masking; None: as the policy says, else "balanced".
        thresholds: least score, one number for all or a mapping from entity code; 0.5 where nothing is said.
        allow: values or compiled patterns that are never reported.
        known: values you already have, found everywhere: `{"PERSON": names}`, a `KnownValues`, or several. A
            guard with values given in memory does not pickle; `KnownValues.read` travels as its path.
        as_of: the day on which ages are counted and a recipient's permission must still run; None for today.
        keys: a `piiguard.keys.KeyRing`, for policies that ask for pseudonyms, tokens or encryption.
        vault: a `piiguard.vault.Vault`, or the path or URL of one, where tokens are stored.
        audit: a `piiguard.audit.AuditLog`, or the path of one; without it nothing is revealed.
        authorize: who may reveal what, in place of the roles of the policy: called with a
            `piiguard.access.Request`, gives True, False or the reason for a refusal.
        transforms: your own transforms (`piiguard.transforms.custom.Custom`), or names of entry points in
            group `piiguard.transforms`.

    Raises:
        PolicyError: unknown policy, recipient, mode, entity code, threshold or transform; a permission that
            ended; the policy asks for keys or a vault, and there are none.

    >>> Guard().protect("客户张伟，手机13800138000")
    '客户张*，手机138****8000'
    """

    __slots__ = ("_arguments", "_host", "_pipeline")

    def __init__(
        self,
        policy: str | Path | Policy | Sequence[str | Path] = "pipl",
        *,
        recipient: str | None = None,
        recognizers: Sequence[Recognizer | str] = (),
        include: Iterable[str] | None = None,
        exclude: Iterable[str] | None = None,
        mode: str | None = None,
        thresholds: float | Mapping[str, float] | None = None,
        allow: Iterable[str | re.Pattern[str]] = (),
        known: Mapping[str, Iterable[str]] | KnownValues | Sequence[KnownValues] | None = None,
        as_of: dt.date | None = None,
        keys: KeyRing | None = None,
        vault: Vault | str | Path | None = None,
        audit: AuditLog | str | Path | None = None,
        authorize: Callable[[Request], bool | str] | None = None,
        transforms: Sequence[Custom | str] = (),
    ) -> None:
        own = tuple(installed(entry) if isinstance(entry, str) else entry for entry in recognizers)
        for recognizer in own:
            if not isinstance(recognizer, Recognizer):
                raise RecognizerError(f"recognizers: {type(recognizer).__name__} is no recognizer")
        held, knowing = known_recognizers(known)
        every = (*builtin(), *own, *knowing)
        codes = {recognizer.entity.code for recognizer in every}
        wanted = _codes("include", include, codes) if include is not None else codes
        unwanted = _codes("exclude", exclude, codes) if exclude is not None else frozenset()
        chosen = [r for r in every if r.entity.code in wanted and r.entity.code not in unwanted]
        least = _least_scores(thresholds, codes)
        if mode is not None and mode not in _MODES:
            raise PolicyError(f"mode: {' or '.join(map(repr, _MODES))}, not {mode!r}")
        customs = _customs(transforms)
        loaded = load_policy(policy, entities=[recognizer.entity for recognizer in every], transforms=customs)
        scores = [least.get(recognizer.entity.code, least[""]) for recognizer in chosen]
        engine = Engine(chosen, scores, recall=(mode or loaded.mode) == "recall")
        allowed = allow if isinstance(allow, str) else tuple(allow)
        getting = _recipient(loaded, recipient, as_of)
        stored = opened_vault(vault, keys, gm=loaded.gm)
        domain = "" if getting is None else getting.domain or getting.name
        handover = Handover(domain, "", keys, stored, loaded.gm, as_of)
        self._pipeline = Pipeline.of(engine, loaded, Allow.of(allowed), getting, handover)
        _refuse_without(self._pipeline)
        _warn_of_joins(loaded, getting)
        self._host = opened_log(audit), authorize
        self._arguments = {
            "policy": loaded,
            "recipient": recipient,
            "recognizers": tuple(recognizers),
            "include": tuple(sorted(wanted)) if include is not None else None,
            "exclude": tuple(sorted(unwanted)) if exclude is not None else None,
            "mode": mode,
            "thresholds": dict(thresholds) if isinstance(thresholds, Mapping) else thresholds,
            "allow": allowed,
            "known": held or None,
            "as_of": as_of,
            "keys": keys,
            "vault": vault,
            "audit": audit,
            "authorize": authorize,
            "transforms": tuple(transforms),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self._arguments,)

    def __repr__(self) -> str:
        number = len(self._pipeline.engine.recognizers)
        return f"<Guard policy={self._pipeline.policy.name!r}, {number} recognizers>"

    @property
    def entities(self) -> tuple[str, ...]:
        """Entity codes this guard looks for, sorted."""
        return tuple(sorted(self._pipeline.engine.codes))

    def scan(self, data: Any, *, column: str | None = None) -> Findings:
        """Everything found in `data`: a str, list of str or None, nested record, pandas Series or DataFrame.

        Ordered by row, start, then longer first, then entity. Offsets are half-open and count code points of
        each text as given, also where full-width digits were folded for matching. `column`: the header under
        which these values stand, for a str or a list.

        Raises:
            TypeError: `data` is of another kind; bytes are not decoded on your behalf.
        """
        return search_only(self._pipeline, data, column)

    def protect(
        self,
        data: Any,
        *,
        column: str | None = None,
        drop: bool = False,
        subject: Subject = None,
        release: str = "",
    ) -> Any:
        """A copy of `data`, same kind, treated as the policy says; `data` itself is never changed.

        column: the header under which these values stand, for a str or a list; the policy's rule for that
        column counts. Only in frames are cells that do not fit their column told from the others.

        Order, index and nulls stay. Columns in which something was treated become text. In a column of a
        frame that holds one identifier, a cell that is something else goes to the policy's `unfit` action.
        drop: leave out columns of a frame of which nothing is left. subject: whom the data is about
        (数据主体): the column of a frame or the key of records that says it, or for texts the subject itself,
        or one for each; shifts of dates and stand-ins follow it, and a vault can forget it. release: name of
        this hand-over (交付批次); another release has other pseudonyms and tokens. If anything
        fails, this raises and returns nothing.
        """
        return self._treated(data, column, drop=drop, subject=subject, release=release).data

    def run(
        self,
        data: Any,
        *,
        column: str | None = None,
        drop: bool = False,
        subject: Subject = None,
        release: str = "",
    ) -> Result:
        """`protect` with the report: counts, tiers, masked examples for each column, seconds."""
        began = perf_counter()
        searched = self._treated(data, column, drop=drop, report=True, subject=subject, release=release)
        columns = tuple(self._summary(part) for part in searched.parts)
        characters = sum(part.characters for part in searched.parts)
        used = replace(self._pipeline, handover=replace(self._pipeline.handover, release=release))
        kids: dict[str, str] = {}
        if used.preserves_formats:
            from piiguard.asked import marks_of

            kids = marks_of(used, {code for part in searched.parts for code in part.counts})
        report = Report(self._pipeline.policy.name, columns, perf_counter() - began, characters, kids)
        return Result(searched.data, report)

    def classify(self, data: Any) -> TableReport:
        """What each column of a table holds, its tier, what is done with it, and why.

        A seeded sample of each column is looked at. data: a pandas or polars DataFrame or Series, an Arrow
        table, or a list of dicts.
        """
        from piiguard.classifying import classified

        return classified(self._pipeline, data)

    def explain(
        self, data: Any, *, column: str | None = None, against: str | Path | Policy | None = None
    ) -> Explanation:
        """For each finding: recognizer, evidence, tier by which clause, action by which rule.

        against: another policy, whose decisions are told beside.
        """
        from piiguard.explaining import explained

        other = None
        if against is not None:
            other = self._pipeline.under(load_policy(against, entities=self._pipeline.entities))
        return explained(self._pipeline, data, column, other)

    def reveal(
        self,
        data: Any,
        *,
        access: Access,
        column: str | None = None,
        release: str = "",
        kid: str | Mapping[str, str] = "",
        entities: Iterable[str] | None = None,
    ) -> Any:
        """A copy of `data`, same kind, with the values behind its tokens; what cannot be undone stays.

        Tokens are found anywhere in texts, records and frames. Values whose format was preserved are found in
        columns and under keys that the policy or their header says hold them, or under `column=`. First it is
        decided who may see this and written to the audit log, then it is read. This is accountability, not
        isolation from code that holds the keys.

        access: who asks, in which role, why. release: the hand-over that the data was protected for; tokens
        know it, values whose format was preserved do not. kid: `Report.kids` of that hand-over, or the id of
        the key under which formats were preserved; needed once the ring has had several. entities: what to
        reveal, instead of all.

        Raises:
            AccessRefused: by which rule; nothing was read.
            AuditError: there is no log, or it cannot be written; nothing was read.
            TokenError: a token is foreign, expired, or was changed; nothing is returned.
            KeyUnavailableError: the key of a token is unknown here, disabled or destroyed.
        """
        from piiguard.revealing import Revealing, revealed

        _refuse_release(release)
        handover = replace(self._pipeline.handover, release=release)
        wanted = None if entities is None else _codes("entities", entities, {*self.entities, CELL})
        pipeline = replace(self._pipeline, handover=handover)
        return revealed(pipeline, Revealing(*self._host, kid), data, access, column, wanted)

    def rewrap(self, data: Any, *, release: str = "") -> Any:
        """A copy of `data`, same kind, with its tokens brought under the keys that are primary now.

        Nobody sees a value. Pseudonyms, tokens of a vault and values whose format was preserved stay as they
        are. release: the hand-over whose tokens these are; needed where they are of one.

        Raises:
            TokenError: a token is foreign or was changed; nothing is returned.
            KeyUnavailableError: the key of a token is unknown here, disabled or destroyed.
        """
        from piiguard.revealing import rewrapped

        return rewrapped(
            replace(self._pipeline, handover=replace(self._pipeline.handover, release=release)), data
        )

    def _treated(
        self,
        data: Any,
        column: str | None,
        *,
        drop: bool = False,
        report: bool = False,
        subject: Subject = None,
        release: str = "",
    ) -> Sought:
        pipeline = self._pipeline
        _refuse_expired(pipeline.recipient, pipeline.as_of)
        if release:
            _refuse_release(release)
            pipeline = replace(pipeline, handover=replace(pipeline.handover, release=release))
        if self._pipeline.policy.plan is not None and is_record(data) and texts_of(data) is None:
            raise PolicyError("the policy holds the plan of a table, and records are none: pass a data frame")
        return search_and_mask(pipeline, data, column, report=report, drop=drop, subject=subject)

    def _summary(self, part: Searched) -> ColumnSummary:
        decisions = part.decisions or self._pipeline.treatments.decisions
        tiers = {code: decisions[code].tier for code in part.counts}
        return ColumnSummary(
            part.name,
            part.counts,
            tiers,
            part.examples,
            part.rows,
            part.masked_cells,
            part.warnings,
            part.unfit,
        )


def _rebuilt(arguments: dict[str, Any]) -> Guard:
    return Guard(**arguments)


def _recipient(policy: Policy, name: str | None, as_of: dt.date | None) -> Recipient | None:
    if name is None:
        return None
    recipient = policy.recipients.get(name)
    if recipient is None:
        close = get_close_matches(str(name), policy.recipients, n=1)
        known = ", ".join(policy.recipients) or "none"
        hint = f"; did you mean {close[0]!r}?" if close else f"; policy {policy.name!r} has {known}"
        raise PolicyError(f"recipient: unknown recipient {name!r}{hint}")
    _refuse_expired(recipient, as_of or dt.date.today())
    return recipient


def _refuse_expired(recipient: Recipient | None, day: dt.date) -> None:
    if recipient is not None and recipient.expires is not None and recipient.expires < day:
        raise PolicyError(f"recipient {recipient.name!r}: the permission ended on {recipient.expires}")


def _customs(transforms: Sequence[Custom | str]) -> tuple[Custom, ...]:
    if isinstance(transforms, (str, Custom)) or not isinstance(transforms, Iterable):
        raise PolicyError("transforms: pass a list of Custom, or names of entry points")
    customs = tuple(installed_transform(one) if isinstance(one, str) else one for one in transforms)
    for one in customs:
        if not isinstance(one, Custom):
            raise PolicyError(f"transforms: {type(one).__name__} is no Custom")
    names = [one.name for one in customs]
    if len(set(names)) < len(names):
        raise PolicyError(f"transforms: two are named {max(names, key=names.count)!r}")
    return customs


def _refuse_release(release: str) -> None:
    if not isinstance(release, str):
        raise TypeError(f"release: a name, not {type(release).__name__}")
    if release and (problem := name_problem(release)):
        raise TransformError(f"release: {problem}")


def _refuse_without(pipeline: Pipeline) -> None:
    """Refuses a policy that asks for keys or a vault where there are none."""
    handover = pipeline.handover
    if handover.keys is not None and handover.recipient and (problem := name_problem(handover.recipient)):
        raise PolicyError(f"recipient: its name stands in tokens' keys and in the audit log; {problem}")
    keyed = sorted({a.kind for a in pipeline.actions if a.declaration.needs_key})
    if keyed and handover.keys is None:
        raise PolicyError(
            f"policy {pipeline.policy.name!r} asks for {', '.join(keyed)}, which needs keys: "
            "Guard(..., keys=KeyRing.open(...))"
        )
    if "tokenize" in keyed and handover.vault is None:
        raise PolicyError(
            f"policy {pipeline.policy.name!r} asks for tokenize, which needs a vault: Guard(..., vault=...)"
        )


def _warn_of_joins(policy: Policy, recipient: Recipient | None) -> None:
    """Warns of recipients that get the same pseudonyms and tokens."""
    if recipient is None or not recipient.domain:
        return
    others = [r.name for r in policy.recipients.values() if r.domain == recipient.domain and r != recipient]
    if others:
        warnings.warn(
            f"recipient {recipient.name!r} shares domain {recipient.domain!r} with {', '.join(others)}: "
            "equal values get equal pseudonyms and tokens, so that all that they get can be joined",
            DisclosureWarning,
            stacklevel=3,
        )


def _codes(argument: str, asked: Iterable[str], known: set[str]) -> frozenset[str]:
    if isinstance(asked, str):
        raise PolicyError(f"{argument}: pass a list of entity codes, not one string")
    codes = frozenset(asked)
    for code in sorted(codes - known):
        close = get_close_matches(str(code), known, n=1)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise PolicyError(f"{argument}: unknown entity code {code!r}{hint}")
    return codes


def _least_scores(thresholds: float | Mapping[str, float] | None, known: set[str]) -> dict[str, float]:
    """Least score by entity code; under "" the one for all others."""
    if thresholds is None:
        return {"": _THRESHOLD}
    scores = dict(thresholds) if isinstance(thresholds, Mapping) else {"": thresholds}
    _codes("thresholds", [code for code in scores if code], known)
    for score in scores.values():
        if isinstance(score, bool) or not isinstance(score, (int, float)) or not 0 <= score <= 1:
            raise PolicyError("thresholds: scores are numbers in [0, 1]")
    return {"": _THRESHOLD, **scores}

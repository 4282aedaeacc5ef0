"""`Guard`: the verbs scan, classify, protect, run and explain; only the order of the steps."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from piiguard.allow import Allow
from piiguard.engine import Engine
from piiguard.errors import PolicyError, RecognizerError
from piiguard.explaining import explained
from piiguard.findings import Findings
from piiguard.known import KnownValues, known_recognizers
from piiguard.pipeline import Pipeline
from piiguard.policy.load import load_policy
from piiguard.policy.model import Policy, Recipient
from piiguard.recognizers.base import Recognizer
from piiguard.recognizers.registry import builtin, installed
from piiguard.records.walk import is_record
from piiguard.report import ColumnSummary, Explanation, Report, Result
from piiguard.sources import Searched, Sought, search_and_mask, search_only, texts_of

if TYPE_CHECKING:
    from piiguard.classify.report import TableReport

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

    Raises:
        PolicyError: unknown policy, recipient, mode, entity code or threshold; a permission that ended.

    >>> Guard().protect("客户张伟，手机13800138000")
    '客户张*，手机138****8000'
    """

    __slots__ = ("_arguments", "_pipeline")

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
        loaded = load_policy(policy, entities=[recognizer.entity for recognizer in every])
        scores = [least.get(recognizer.entity.code, least[""]) for recognizer in chosen]
        engine = Engine(chosen, scores, recall=(mode or loaded.mode) == "recall")
        allowed = allow if isinstance(allow, str) else tuple(allow)
        getting = _recipient(loaded, recipient, as_of)
        self._pipeline = Pipeline.of(engine, loaded, Allow.of(allowed), getting, as_of)
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

    def protect(self, data: Any, *, column: str | None = None, drop: bool = False) -> Any:
        """A copy of `data`, same kind, treated as the policy says; `data` itself is never changed.

        column: the header under which these values stand, for a str or a list; the policy's rule for that
        column counts. Only in frames are cells that do not fit their column told from the others.

        Order, index and nulls stay. Columns in which something was treated become text. In a column of a
        frame that holds one identifier, a cell that is something else goes to the policy's `unfit` action.
        drop: leave out columns of a frame of which nothing is left. If anything fails, this raises and
        returns nothing.
        """
        return self._treated(data, column, drop=drop).data

    def run(self, data: Any, *, column: str | None = None, drop: bool = False) -> Result:
        """`protect` with the report: counts, tiers, masked examples for each column, seconds."""
        began = perf_counter()
        searched = self._treated(data, column, drop=drop, report=True)
        columns = tuple(self._summary(part) for part in searched.parts)
        characters = sum(part.characters for part in searched.parts)
        report = Report(self._pipeline.policy.name, columns, perf_counter() - began, characters)
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
        other = None
        if against is not None:
            other = self._pipeline.under(load_policy(against, entities=self._pipeline.entities))
        return explained(self._pipeline, data, column, other)

    def _treated(self, data: Any, column: str | None, *, drop: bool = False, report: bool = False) -> Sought:
        _refuse_expired(self._pipeline.recipient, self._pipeline.as_of)
        if self._pipeline.policy.plan is not None and is_record(data) and texts_of(data) is None:
            raise PolicyError("the policy holds the plan of a table, and records are none: pass a data frame")
        return search_and_mask(self._pipeline, data, column, report=report, drop=drop)

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

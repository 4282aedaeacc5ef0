"""`Guard`: the verbs scan, protect, run and explain; only the order of the steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from time import perf_counter
from typing import Any

from piiguard.allow import Allow
from piiguard.engine import Engine
from piiguard.errors import PolicyError, RecognizerError
from piiguard.findings import Findings
from piiguard.known import KnownValues, known_recognizers
from piiguard.plan import Plan
from piiguard.policy.model import load_pack
from piiguard.recognizers.base import Recognizer
from piiguard.recognizers.registry import builtin, installed
from piiguard.report import ColumnSummary, Explained, Explanation, Report, Result
from piiguard.sources import Searched, search_and_mask, search_only

__all__ = ["Guard"]

_THRESHOLD = 0.5
_MODES = ("balanced", "recall")


class Guard:
    """Finds personal information and masks it, as a policy says. Immutable, pickles; threads may share it.

    Args:
        policy: name of a built-in policy; "pipl" masks everything that is found.
        recognizers: your own recognizers, or names of entry points in group `piiguard.recognizers`.
        include: entity codes to look for, instead of all. exclude: entity codes to leave out.
        mode: "balanced" finds names as exactly as it can; "recall" rather takes a word too much for a name
            than one too little, for masking.
        thresholds: least score, one number for all or a mapping from entity code; 0.5 where nothing is said.
        allow: values or compiled patterns that are never reported.
        known: values you already have, found everywhere: `{"PERSON": names}`, a `KnownValues`, or several. A
            guard with values given in memory does not pickle; `KnownValues.read` travels as its path.

    Raises:
        PolicyError: unknown policy, mode, entity code or threshold.

    >>> Guard().protect("客户张伟，手机13800138000")
    '客户张*，手机138****8000'
    """

    __slots__ = ("_arguments", "_plan")

    def __init__(
        self,
        policy: str = "pipl",
        *,
        recognizers: Sequence[Recognizer | str] = (),
        include: Iterable[str] | None = None,
        exclude: Iterable[str] | None = None,
        mode: str = "balanced",
        thresholds: float | Mapping[str, float] | None = None,
        allow: Iterable[str | re.Pattern[str]] = (),
        known: Mapping[str, Iterable[str]] | KnownValues | Sequence[KnownValues] | None = None,
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
        if mode not in _MODES:
            raise PolicyError(f"mode: {' or '.join(map(repr, _MODES))}, not {mode!r}")
        scores = [least.get(recognizer.entity.code, least[""]) for recognizer in chosen]
        engine = Engine(chosen, scores, recall=mode == "recall")
        allowed = allow if isinstance(allow, str) else tuple(allow)
        self._plan = Plan(engine, load_pack(policy), Allow.of(allowed))
        self._arguments = {
            "policy": policy,
            "recognizers": tuple(recognizers),
            "include": tuple(sorted(wanted)) if include is not None else None,
            "exclude": tuple(sorted(unwanted)) if exclude is not None else None,
            "mode": mode,
            "thresholds": dict(thresholds) if isinstance(thresholds, Mapping) else thresholds,
            "allow": allowed,
            "known": held or None,
        }

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self._arguments,)

    def __repr__(self) -> str:
        return f"<Guard policy={self._plan.policy.name!r}, {len(self._plan.engine.recognizers)} recognizers>"

    @property
    def entities(self) -> tuple[str, ...]:
        """Entity codes this guard looks for, sorted."""
        return tuple(sorted(self._plan.engine.codes))

    def scan(self, data: Any, *, column: str | None = None) -> Findings:
        """Everything found in `data`: a str, list of str or None, nested record, pandas Series or DataFrame.

        Ordered by row, start, then longer first, then entity. Offsets are half-open and count code points of
        each text as given, also where full-width digits were folded for matching. `column`: the header under
        which these values stand, for a str or a list.

        Raises:
            TypeError: `data` is of another kind; bytes are not decoded on your behalf.
        """
        return search_only(self._plan, data, column)

    def protect(self, data: Any, *, column: str | None = None) -> Any:
        """A copy of `data`, same kind, with everything found masked; `data` itself is never changed.

        Order, index and nulls stay. Columns in which something was masked become text. If anything fails,
        this raises and returns nothing.
        """
        return search_and_mask(self._plan, data, column).data

    def run(self, data: Any, *, column: str | None = None) -> Result:
        """`protect` with the report: counts, tiers, masked examples for each column, seconds."""
        began = perf_counter()
        searched = search_and_mask(self._plan, data, column, report=True)
        columns = tuple(self._summary(part) for part in searched.parts)
        characters = sum(part.characters for part in searched.parts)
        report = Report(self._plan.policy.name, columns, perf_counter() - began, characters)
        return Result(searched.data, report)

    def explain(self, data: Any, *, column: str | None = None) -> Explanation:
        """For each finding: recognizer, evidence, tier by which clause, action."""
        policy, engine = self._plan.policy, self._plan.engine
        by_name = {recognizer.name: recognizer for recognizer in engine.recognizers}
        entries = []
        for finding in self.scan(data, column=column):
            recognizer = by_name[finding.recognizer]
            rule = policy.rule(recognizer.entity)
            action = policy.action_of[rule.tier]
            entries.append(
                Explained(
                    finding, recognizer.entity.zh, rule.tier, rule.clause, action, recognizer.mask.source
                )
            )
        return Explanation(policy.name, tuple(entries))

    def _summary(self, part: Searched) -> ColumnSummary:
        policy = self._plan.policy
        entities = {recognizer.entity.code: recognizer.entity for recognizer in self._plan.engine.recognizers}
        tiers = {code: policy.rule(entities[code]).tier for code in part.counts}
        return ColumnSummary(
            part.name, part.counts, tiers, part.examples, part.rows, part.masked_cells, part.warnings
        )


def _rebuilt(arguments: dict[str, Any]) -> Guard:
    return Guard(**arguments)


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

"""From what the caller gives to strings and back: texts, nested records, pandas Series and DataFrames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from piiguard.findings import Findings, Path
from piiguard.frames.echoes import record_echoes
from piiguard.plan import Outcome, Part, Place, Plan, merge
from piiguard.records.walk import Leaf, is_record, leaves, named_steps, rebuild
from piiguard.text.columns import Column
from piiguard.transforms.mask import mask_text

__all__ = ["Searched", "Sought", "mask_strings", "record_findings", "search_and_mask", "search_only"]

_EXAMPLES = 3


@dataclass(slots=True)
class Searched:
    """One column (or text, or record) searched; `examples` are masked."""

    name: str
    rows: int = 0
    characters: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, tuple[str, ...]] = field(default_factory=dict)
    masked_cells: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Sought:
    """The protected data, and its parts as they were searched."""

    data: Any
    parts: list[Searched]


def search_only(plan: Plan, data: Any, column: str | None) -> Findings:
    """See `Guard.scan`."""
    if isinstance(data, str):
        return plan.findings([data], _column(plan, [data], column))
    if _is_texts(data):
        return plan.findings(data, _column(plan, data, column))
    if is_record(data):
        return record_findings(plan, data)
    frame = _frame_module(data)
    if frame is not None:
        found: Findings = frame.scan(plan, data)
        return found
    raise TypeError(_cannot(data))


def search_and_mask(plan: Plan, data: Any, column: str | None, *, report: bool = False) -> Sought:
    """See `Guard.protect` and `Guard.run`."""
    if isinstance(data, str):
        part = Searched("text")
        changed = mask_strings(plan, [data], _column(plan, [data], column), part, report=report)
        return Sought(changed.get(0, data), [part])
    if _is_texts(data):
        part = Searched(column or "texts")
        changed = mask_strings(plan, data, _column(plan, data, column), part, report=report)
        items = [changed.get(row, text) for row, text in enumerate(data)] if changed else list(data)
        return Sought(items if isinstance(data, list) else tuple(items), [part])
    if is_record(data):
        return _masked_record(plan, data, report=report)
    frame = _frame_module(data)
    if frame is not None:
        sought: Sought = frame.mask(plan, data, report=report)
        return sought
    raise TypeError(_cannot(data))


def _cannot(data: object) -> str:
    kind = type(data).__name__
    if isinstance(data, (bytes, bytearray, memoryview)):
        return f"{kind} cannot be searched: decode it first, piiguard does not guess encodings; pass str"
    if isinstance(data, (int, float)):
        return f"{kind} cannot be searched: pass str(number), or a record such as {{'手机号': number}}"
    return (
        f"{kind} cannot be searched: "
        "pass str, list of str, dict or list records, a pandas Series or DataFrame"
    )


def _is_texts(data: object) -> bool:
    if not isinstance(data, (list, tuple)) or hasattr(data, "_fields"):
        return False
    return all(text is None or isinstance(text, str) for text in data)


def _column(plan: Plan, strings: Sequence[str | None], header: str | None) -> Column | None:
    """The strings as one column, when the caller says that they are one."""
    return plan.engine.column(strings, header) if header is not None else None


def _frame_module(data: object) -> Any:
    """The adapter for a data frame or series; imported only when one is given."""
    if type(data).__module__.split(".")[0] == "pandas" or any(
        kind.__module__.split(".")[0] == "pandas" for kind in type(data).__mro__
    ):
        from piiguard.frames import pandas, table

        if pandas.is_frame(data) or pandas.is_series(data):
            return table
    return None


def mask_strings(
    plan: Plan,
    strings: Sequence[str | None],
    place: Place,
    part: Searched,
    *,
    report: bool,
    more: Callable[[Iterable[Part]], Iterable[Part]] | None = None,
) -> dict[int, str]:
    """Rows that change, with their masked text; `part` is filled when a report is wanted.

    more: adds to what was found, part by part.
    """
    changed: dict[int, str] = {}
    parts: Iterable[Part] = plan.find(strings, place)
    for outcome in plan.masked(more(parts) if more else parts, place):
        changed.update(outcome.changed)
        if report:
            _count(plan, part, outcome, strings)
    if report:
        part.rows = sum(text is not None for text in strings)
        part.characters = sum(len(text) for text in strings if text is not None)
        part.masked_cells = sum(strings[row] != text for row, text in changed.items())
    return changed


def _count(plan: Plan, part: Searched, outcome: Outcome, strings: Sequence[str | None]) -> None:
    engine, found = plan.engine, outcome.part.found
    numbers = np.bincount(engine.kind[found.source], minlength=len(engine.codes))
    for kind in np.flatnonzero(numbers).tolist():
        code = engine.codes[kind]
        part.counts[code] = part.counts.get(code, 0) + int(numbers[kind])
        if len(part.examples.get(code, ())) < _EXAMPLES:
            shown = _masked_examples(plan, outcome, strings, kind)
            part.examples[code] = (*part.examples.get(code, ()), *shown)[:_EXAMPLES]


def _masked_examples(plan: Plan, outcome: Outcome, strings: Sequence[str | None], kind: int) -> Iterable[str]:
    """Values of one entity as their mask shows them; none that holds another value, which would be seen."""
    found = outcome.part.found
    spans, texts = found.spans, found.texts
    for index in (plan.engine.kind[found.source] == kind).nonzero()[0][:_EXAMPLES].tolist():
        row = int(texts.row_of(spans.start[index : index + 1])[0])
        text = strings[outcome.part.row + row] or ""
        first = int(texts.starts[row]) - outcome.part.offset
        raw_text = text[int(spans.start[index]) - first : int(spans.end[index]) - first]
        if len(plan.engine.find([raw_text]).spans) <= 1:
            mask = plan.engine.recognizers[int(found.source[index])].mask
            yield mask_text(mask, raw_text, masked=bool(spans.masked[index]))


def record_findings(plan: Plan, record: Any) -> Findings:
    """Findings of a nested record, with their paths."""
    every = list(leaves(record))
    parts = plan.find([leaf.text for leaf in every], [leaf.header for leaf in every])
    found = merge(plan.engine, list(_with_echoes(plan, parts, every)))
    changed = _changed_keys(plan, [leaf for leaf in every if leaf.in_key])
    rows = found.row.tolist()
    found.paths = [Path(named_steps(record, every[row].steps, changed), every[row].in_key) for row in rows]
    found.row = np.array([every[row].row for row in rows], dtype=np.int64)
    return found


def _with_echoes(plan: Plan, parts: Iterable[Part], every: Sequence[Leaf]) -> Iterable[Part]:
    """What was found, and the values of each record again in its other leaves."""
    searched = list(parts)
    return record_echoes(plan, searched, every).beside(searched)


def _changed_keys(plan: Plan, keys: Sequence[Leaf]) -> dict[tuple[tuple[str | int, ...], bool], str]:
    """Keys that are personal themselves, masked: paths of findings name no value."""
    changed = mask_strings(plan, [key.text for key in keys], None, Searched(""), report=False)
    return {(keys[row].steps, True): text for row, text in changed.items()}


def _masked_record(plan: Plan, record: Any, *, report: bool) -> Sought:
    every = list(leaves(record))
    part = Searched("record")
    strings, headers = [leaf.text for leaf in every], [leaf.header for leaf in every]
    changed = mask_strings(
        plan, strings, headers, part, report=report, more=lambda parts: _with_echoes(plan, parts, every)
    )
    places: Mapping[tuple[tuple[str | int, ...], bool], str] = {
        (every[row].steps, every[row].in_key): text for row, text in changed.items()
    }
    return Sought(rebuild(record, places), [part])

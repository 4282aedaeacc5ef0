"""From what the caller gives to strings and back: texts, nested records, pandas Series and DataFrames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from piiguard.about import Subject, about_leaves, about_texts, close_decoys
from piiguard.applying import About
from piiguard.errors import PolicyError
from piiguard.findings import Findings, Ints, Path
from piiguard.frames.echoes import record_echoes
from piiguard.pipeline import Outcome, Part, Pipeline, Place, merge
from piiguard.policy.decide import Decision
from piiguard.policy.lifting import Facts
from piiguard.records.walk import Leaf, is_record, leaves, named_steps, rebuild
from piiguard.text.columns import Column
from piiguard.transforms.mask import mask_text
from piiguard.transforms.splice import Applied, Replacement, Treatment
from piiguard.treatments import ByRow, Treatments, by_record

__all__ = [
    "Searched",
    "Sought",
    "Subject",
    "about_texts",
    "example",
    "frame_module",
    "lifted_rows",
    "mask_strings",
    "record_facts",
    "record_findings",
    "safe_labels",
    "search_and_mask",
    "search_only",
    "search_texts",
    "texts_of",
]

_EXAMPLES = 3


@dataclass(slots=True)
class Searched:
    """One column (or text, or record) searched; `examples` are masked. unfit: cells that do not fit it."""

    name: str
    rows: int = 0
    characters: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, tuple[str, ...]] = field(default_factory=dict)
    masked_cells: int = 0
    unfit: int = 0
    warnings: tuple[str, ...] = ()
    decisions: Mapping[str, Decision] | None = None  # None: those of the pipeline
    lost_rows: set[int] = field(default_factory=set)  # that a value takes with it
    lost: bool = False  # a value takes the whole column with it
    decoys: set[int] = field(default_factory=set)  # rows of strings that looked like what we write there


@dataclass(slots=True)
class Sought:
    """The protected data, and its parts as they were searched."""

    data: Any
    parts: list[Searched]


def search_only(pipeline: Pipeline, data: Any, column: str | None) -> Findings:
    """See `Guard.scan`."""
    if isinstance(data, str):
        return pipeline.findings([data], _column(pipeline, [data], column))
    if _is_texts(data):
        return pipeline.findings(data, _column(pipeline, data, column))
    if is_record(data):
        return record_findings(pipeline, data)
    frame = frame_module(data)
    if frame is not None:
        found: Findings = frame.scan(pipeline, data)
        return found
    raise TypeError(_cannot(data))


def search_and_mask(
    pipeline: Pipeline,
    data: Any,
    column: str | None,
    *,
    report: bool = False,
    drop: bool = False,
    subject: Subject = None,
) -> Sought:
    """See `Guard.protect` and `Guard.run`."""
    if isinstance(data, str):
        part = Searched("text")
        changed = _treated(pipeline, [data], column, part, report=report, subject=subject)
        return Sought(changed.get(0, data), [part])
    if _is_texts(data):
        part = Searched(column or "texts")
        changed = _treated(pipeline, data, column, part, report=report, subject=subject)
        items = [changed.get(row, text) for row, text in enumerate(data)] if changed else list(data)
        return Sought(items if isinstance(data, list) else tuple(items), [part])
    if is_record(data):
        return _masked_record(pipeline, data, report=report, subject=subject)
    frame = frame_module(data)
    if frame is not None:
        sought: Sought = frame.mask(pipeline, data, report=report, drop=drop, subject=subject)
        return sought
    raise TypeError(_cannot(data))


def _treated(
    pipeline: Pipeline,
    strings: Sequence[str | None],
    column: str | None,
    part: Searched,
    *,
    report: bool,
    subject: Subject,
) -> dict[int, str]:
    """Texts, each of which is a record of its own."""
    about = about_texts(pipeline, strings, column, subject)
    if column is not None and (pipeline.policy.columns or pipeline.recipient is not None):
        from piiguard.frames.ruled import treated_texts

        return treated_texts(pipeline, strings, column, part, report=report, about=about)
    return search_texts(pipeline, strings, column, part, report=report, about=about)


def search_texts(
    pipeline: Pipeline,
    strings: Sequence[str | None],
    column: str | None,
    part: Searched,
    *,
    report: bool,
    more: Callable[[Iterable[Part]], Iterable[Part]] | None = None,
    about: About | None = None,
) -> dict[int, str]:
    """What becomes of texts when they are searched, each as a record of its own."""
    place = _column(pipeline, strings, column)
    by_row = ByRow((pipeline.treatments,))
    if pipeline.lifts:
        facts = Facts(pipeline.entities, len(strings))
        facts.add(pipeline.findings(strings, place), strings)
        by_row = lifted_rows(pipeline, facts)
    by_row = replace(by_row, about=about or About())
    changed = mask_strings(pipeline, strings, place, part, report=report, more=more, by_row=by_row)
    if part.lost:
        return {row: "" for row, text in enumerate(strings) if text is not None}
    return changed | dict.fromkeys(part.lost_rows, "")


def lifted_rows(pipeline: Pipeline, facts: Facts, record: Ints | None = None) -> ByRow:
    """Treatments for each row; record: which record each row belongs to, its own number if None."""
    fired = facts.fired(pipeline.policy.records, pipeline.as_of)
    bits = fired if record is None else fired[record]
    return by_record(
        pipeline.policy, pipeline.engine.recognizers, pipeline.treatments, bits, pipeline.recipient
    )


def safe_labels(pipeline: Pipeline, labels: Sequence[str]) -> list[str]:
    """Labels as reports tell them: what is personal in them is masked, also what the policy keeps."""
    masks = Treatments({}, tuple(recognizer.mask for recognizer in pipeline.engine.recognizers))
    masked = mask_strings(pipeline, labels, None, Searched(""), report=False, by_row=ByRow((masks,)))
    return [masked.get(row, label) for row, label in enumerate(labels)]


def _cannot(data: object) -> str:
    kind = type(data).__name__
    if isinstance(data, (bytes, bytearray, memoryview)):
        return f"{kind} cannot be searched: decode it first, piiguard does not guess encodings; pass str"
    if isinstance(data, (int, float)):
        return f"{kind} cannot be searched: pass str(number), or a record such as {{'手机号': number}}"
    return (
        f"{kind} cannot be searched: "
        "pass str, list of str, dict or list records, a pandas or polars Series or DataFrame, an Arrow table"
    )


def texts_of(data: Any) -> Sequence[str | None] | None:
    """The texts of a str or a list of texts; None for anything else."""
    return [data] if isinstance(data, str) else data if _is_texts(data) else None


def _is_texts(data: object) -> bool:
    if not isinstance(data, (list, tuple)) or hasattr(data, "_fields"):
        return False
    return all(text is None or isinstance(text, str) for text in data)


def _column(pipeline: Pipeline, strings: Sequence[str | None], header: str | None) -> Column | None:
    """The strings as one column, when the caller says that they are one."""
    return pipeline.engine.column(strings, header) if header is not None else None


def frame_module(data: object) -> Any:
    """The adapter for a data frame, series or Arrow table; imported only when one is given."""
    libraries = {kind.__module__.split(".")[0] for kind in type(data).__mro__}
    if "pandas" in libraries:
        from piiguard.frames import pandas, table

        return table if pandas.is_frame(data) or pandas.is_series(data) else None
    if libraries & {"polars", "pyarrow"}:
        from piiguard.frames import arrow_tables

        return arrow_tables if arrow_tables.is_polars(data) or arrow_tables.is_arrow(data) else None
    return None


def mask_strings(
    pipeline: Pipeline,
    strings: Sequence[str | None],
    place: Place,
    part: Searched,
    *,
    report: bool,
    more: Callable[[Iterable[Part]], Iterable[Part]] | None = None,
    by_row: ByRow | None = None,
) -> dict[int, str]:
    """Rows that change, with their new text; `part` is filled when a report is wanted.

    more: adds to what was found, part by part. by_row: treatments, where they are not everywhere the same.
    """
    changed: dict[int, str] = {}
    parts: Iterable[Part] = pipeline.find(strings, place)
    by_row = by_row or ByRow((pipeline.treatments,))
    for outcome in pipeline.treated(more(parts) if more else parts, place, by_row):
        changed.update(outcome.changed)
        part.lost_rows |= outcome.records
        part.lost |= outcome.column
        part.unfit += outcome.misfits
        if report:
            _count(pipeline, part, outcome, strings, by_row)
    if by_row.about.form is not None:
        decoys = close_decoys(pipeline, strings, changed, by_row)
        part.decoys |= decoys
        part.unfit += len(decoys)
    if report:
        part.rows = sum(text is not None for text in strings)
        part.characters = sum(len(text) for text in strings if text is not None)
        part.masked_cells = sum(strings[row] != text for row, text in changed.items())
    return changed


def _count(
    pipeline: Pipeline, part: Searched, outcome: Outcome, strings: Sequence[str | None], by_row: ByRow
) -> None:
    engine, found = pipeline.engine, outcome.part.found
    numbers = np.bincount(engine.kind[found.source], minlength=len(engine.codes))
    for kind in np.flatnonzero(numbers).tolist():
        code = engine.codes[kind]
        part.counts[code] = part.counts.get(code, 0) + int(numbers[kind])
        if len(part.examples.get(code, ())) < _EXAMPLES:
            shown = _masked_examples(pipeline, outcome, strings, kind, by_row)
            part.examples[code] = (*part.examples.get(code, ()), *shown)[:_EXAMPLES]


def _masked_examples(
    pipeline: Pipeline, outcome: Outcome, strings: Sequence[str | None], kind: int, by_row: ByRow
) -> Iterable[str]:
    """Values of one entity as their mask shows them; none that holds another value, which would be seen."""
    found = outcome.part.found
    spans, texts = found.spans, found.texts
    for index in (pipeline.engine.kind[found.source] == kind).nonzero()[0][:_EXAMPLES].tolist():
        row = int(texts.row_of(spans.start[index : index + 1])[0])
        text = strings[outcome.part.row + row] or ""
        first = int(texts.starts[row]) - outcome.part.offset
        raw_text = text[int(spans.start[index]) - first : int(spans.end[index]) - first]
        if len(pipeline.engine.find([raw_text]).spans) <= 1:
            source, whole_row = found.source[index : index + 1], np.array([outcome.part.row + row])
            treatment = by_row.every[int(by_row.index(source, whole_row)[0])]
            yield example(pipeline, int(source[0]), raw_text, treatment, masked=bool(spans.masked[index]))


def example(
    pipeline: Pipeline, source: int, raw_text: str, treatment: Treatment, *, masked: bool = False
) -> str:
    """A value as a report shows it: as it leaves, or masked where the policy keeps it."""
    if isinstance(treatment, Replacement):
        return treatment.text
    if isinstance(treatment, Applied):
        return f"<{treatment.action.kind}>"
    own = pipeline.engine.recognizers[source].mask
    return mask_text(own if treatment is None else treatment, raw_text, masked=masked)


def record_findings(pipeline: Pipeline, record: Any) -> Findings:
    """Findings of a nested record, with their paths."""
    every = list(leaves(record))
    parts = pipeline.find([leaf.text for leaf in every], [leaf.header for leaf in every])
    found = merge(pipeline.engine, list(_with_echoes(pipeline, parts, every)))
    changed = _changed_keys(pipeline, [leaf for leaf in every if leaf.in_key])
    rows = found.row.tolist()
    found.paths = [Path(named_steps(record, every[row].steps, changed), every[row].in_key) for row in rows]
    found.row = np.array([every[row].row for row in rows], dtype=np.int64)
    return found


def _with_echoes(pipeline: Pipeline, parts: Iterable[Part], every: Sequence[Leaf]) -> Iterable[Part]:
    """What was found, and the values of each record again in its other leaves."""
    searched = list(parts)
    return record_echoes(pipeline, searched, every).beside(searched)


def _changed_keys(pipeline: Pipeline, keys: Sequence[Leaf]) -> dict[tuple[tuple[str | int, ...], bool], str]:
    """Keys that are personal themselves, masked: paths of findings name no value."""
    changed = mask_strings(pipeline, [key.text for key in keys], None, Searched(""), report=False)
    return {(keys[row].steps, True): text for row, text in changed.items()}


def record_facts(
    pipeline: Pipeline, every: Sequence[Leaf], strings: Sequence[str], headers: Sequence[str | None]
) -> tuple[Ints, Facts]:
    """For each leaf the number of its record, and what the records hold."""
    of_record = np.array([leaf.row for leaf in every], dtype=np.int64)
    facts = Facts(pipeline.entities, int(of_record.max(initial=-1)) + 1)
    parts = _with_echoes(pipeline, pipeline.find(strings, headers), every)
    facts.add(merge(pipeline.engine, list(parts)), strings, of_record)
    return of_record, facts


def _masked_record(pipeline: Pipeline, record: Any, *, report: bool, subject: Subject = None) -> Sought:
    every = list(leaves(record))
    part = Searched("record")
    strings, headers = [leaf.text for leaf in every], [leaf.header for leaf in every]
    about = about_leaves(pipeline, every, strings, headers, subject)
    ruled = _ruled(pipeline, record, every, about)
    by_row = ruled.by_row if ruled is not None else ByRow((pipeline.treatments,))
    by_row = replace(by_row, about=about)
    if pipeline.lifts or (ruled is not None and ruled.lifts):
        of_record, facts = record_facts(pipeline, every, strings, headers)
        fired = facts.fired(pipeline.policy.records, pipeline.as_of)[of_record]
        by_row = by_row.lifted(pipeline.policy, pipeline.engine.recognizers, fired, pipeline.recipient)
    changed = mask_strings(
        pipeline,
        strings,
        headers,
        part,
        report=report,
        more=lambda parts: _with_echoes(pipeline, parts, every),
        by_row=by_row,
    )
    places: dict[tuple[tuple[str | int, ...], bool], str | None] = {
        (every[row].steps, every[row].in_key): text for row, text in changed.items()
    }
    if ruled is not None:
        ruled.write(places)
    if part.lost:
        raise PolicyError(
            'suppress with scope = "column" is for columns, and records have none: use "record"'
        )
    return Sought(
        _without_lost(record, rebuild(record, places), {every[row].row for row in part.lost_rows}), [part]
    )


def _without_lost(record: Any, copy: Any, lost: set[int]) -> Any:
    """The copy without records that a value took with it; of one record nothing is left but its kind."""
    if not lost:
        return copy
    if isinstance(record, Mapping):
        return {}
    items = [item for row, item in enumerate(copy) if row not in lost]
    return items if isinstance(copy, list) else tuple(items)


def _ruled(pipeline: Pipeline, record: Any, every: Sequence[Leaf], about: About) -> Any:
    """What the policy's rules for columns say of the values of a record by their keys; None without rules."""
    if not pipeline.policy.columns and (pipeline.recipient is None or not pipeline.recipient.columns):
        return None
    from piiguard.frames.ruled import ruled_record

    return ruled_record(pipeline, record, every, about)

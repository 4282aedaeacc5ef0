"""Protecting a pandas Series or DataFrame (保护), column by column; and what other kinds of frames use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.applying import LEADING, About, Applier
from piiguard.errors import PolicyError, TransformError
from piiguard.findings import Ints
from piiguard.frames import pandas as adapter
from piiguard.frames.arrow import byte_column
from piiguard.frames.changing import changed_texts
from piiguard.frames.columns import FrameColumn, decided_columns, decisions, safe_names
from piiguard.frames.decided import header_for
from piiguard.frames.fitting import Fitting, settle_unfit
from piiguard.frames.forms import form_of
from piiguard.frames.pandas import ColumnTexts
from piiguard.frames.ruled import all_alike
from piiguard.frames.scanning import More, are_identifiers, echoes_of, fired, rows_lifted, scan, values_of
from piiguard.frames.transformed import transformed
from piiguard.frames.warned import warn_of_disclosure, warn_of_lost_form, with_labels
from piiguard.frames.whole import whole_column
from piiguard.pipeline import Pipeline
from piiguard.sources import Searched, Sought, Subject, mask_strings, search_and_mask
from piiguard.subjects import subject_texts, subjects_of_each
from piiguard.text.columns import Column
from piiguard.transforms.canonical import canonical
from piiguard.transforms.grammar import MARK
from piiguard.transforms.splice import Replacement
from piiguard.treatments import ByRow, Treatments, by_record, cell_treatment

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Treated", "changed_texts", "decisions", "fired", "mask", "scan", "treated"]


def mask(
    pipeline: Pipeline,
    data: pd.DataFrame | pd.Series[Any],
    *,
    report: bool,
    drop: bool = False,
    subject: Subject = None,
) -> Sought:
    """A copy of a Series or DataFrame with each column treated as decided."""
    done = treated(pipeline, data, report=report, subject=subject)
    if adapter.is_series(data):
        copy = adapter.with_index(done.replaced.get(0, data.copy()), done.replaced)
    else:
        copy = adapter.rebuilt(data, done.replaced, done.suppressed if drop else ())
    if done.lost_rows:
        copy = copy.iloc[[row for row in range(len(copy)) if row not in done.lost_rows]]
    return Sought(copy, done.parts)


@dataclass(frozen=True, slots=True)
class Treated:
    """Columns of a frame by position: new ones, those of which nothing is left; how they were searched.

    lost_rows: rows that a value takes with it.
    """

    replaced: dict[int, pd.Series[Any]]
    suppressed: tuple[int, ...]
    parts: list[Searched]
    lost_rows: frozenset[int] = frozenset()


def treated(
    pipeline: Pipeline,
    data: pd.DataFrame | pd.Series[Any],
    *,
    report: bool,
    kinds: Sequence[str] | None = None,
    subject: Subject = None,
) -> Treated:
    """Each column treated as decided; kinds: as a plan tells them, where pandas knows less of the columns."""
    every, told = decided_columns(pipeline, data, kinds)
    names = safe_names(pipeline, [column.name for column in every])
    told = with_labels(pipeline, every, names, told)
    lifts = rows_lifted(pipeline, data, [column.decided for column in every])
    subjects, seeds = _known_rows(pipeline, data, every, subject)
    warn_of_disclosure(pipeline, every, names)
    parts: list[Searched] = []
    replaced: dict[int, pd.Series[Any]] = {}
    waiting: list[_Waiting] = []
    whole: list[tuple[pd.Series[Any], object]] = []
    for column, name in zip(every, names, strict=True):
        part = Searched(
            str(name),
            warnings=told.get(column.position, ()),
            decisions=column.decided.treatments.decisions,
        )
        parts.append(part)
        about = About(subjects, seeds, form_of(pipeline, adapter.header_of(column.name)))
        by_row = replace(_by_row(pipeline, column.decided.treatments, lifts), about=about)
        if column.decided.action is not None:
            new = _without_search(pipeline, column, part, about)
            if new is not None:
                whole.append((column.series, column.name))
        else:
            new = _as_whole(pipeline, column, by_row, part, report=report)
            if new is not None:
                whole.append((column.series, column.name))
            elif (texts := _texts(column)) is not None:
                header = header_for(pipeline, column.decided.entity, texts.header)
                place = pipeline.engine.column(texts.strings, header)
                waiting.append(_Waiting(column, texts, place, by_row, part))
        if new is not None:
            replaced[column.position] = new
    values = values_of(pipeline, [(one.texts, one.place) for one in waiting], whole)
    for number, one in enumerate(waiting):
        more = echoes_of(pipeline, one.texts, number, values)
        new = _treated_column(pipeline, one, more, report=report)
        if new is not None:
            replaced[one.column.position] = new
            warn_of_lost_form(pipeline, one.column, one.part.name, new)
    if pipeline.policy.plan is not None:
        replaced = _as_promised(every, replaced)
    suppressed = [column.position for column in every if column.decided.is_suppressed]
    for column, part in zip(every, parts, strict=True):
        if part.lost:
            replaced[column.position] = adapter.filled_with(column.series, None)
            suppressed.append(column.position)
    lost_rows = frozenset(row for part in parts for row in part.lost_rows)
    return Treated(replaced, tuple(dict.fromkeys(suppressed)), parts, lost_rows)


def _as_promised(
    every: Sequence[FrameColumn], replaced: dict[int, pd.Series[Any]]
) -> dict[int, pd.Series[Any]]:
    """Columns that a plan says become text are text, also where no cell changed."""
    return replaced | {
        column.position: adapter.as_text(column.series)
        for column in every
        if column.position not in replaced and column.decided.becomes_text
    }


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A column to be searched cell by cell."""

    column: FrameColumn
    texts: ColumnTexts
    place: Column
    by_row: ByRow
    part: Searched


def _known_rows(
    pipeline: Pipeline,
    data: pd.DataFrame | pd.Series[Any],
    every: Sequence[FrameColumn],
    subject: Subject,
) -> tuple[Sequence[str | None] | None, Sequence[str | None] | None]:
    """For each row whom it is about, and what its record is known by.

    Raises:
        TransformError: the frame has no such column.
    """
    subjects: Sequence[str | None]
    if subject is not None and not isinstance(subject, str):
        subjects = subjects_of_each(subject, len(data), "rows")
        return subjects, subjects
    if subject is not None:
        named = [one.series for one in every if one.name == subject or one.name == f"index:{subject}"]
        if len(named) != 1:
            raise TransformError(f"subject: {len(named)} columns have the name that is given; needed: one")
        subjects = subject_texts(named[0].tolist())
        return subjects, subjects
    if not pipeline.draws_stand_ins:
        return None, None
    ids = [one.series for one in every if one.decided.entity == LEADING]
    if not ids:
        return None, None
    strings = adapter.printed(ids[0], None).strings
    spelled = iter(canonical(LEADING, [text for text in strings if text is not None]))
    return None, [None if text is None else next(spelled) for text in strings]


def _by_row(pipeline: Pipeline, treatments: Treatments, lifts: Ints | None) -> ByRow:
    if lifts is None:
        return ByRow((treatments,))
    return by_record(pipeline.policy, pipeline.engine.recognizers, treatments, lifts, pipeline.recipient)


def _texts(column: FrameColumn) -> ColumnTexts | None:
    """The cells as texts, of any kind where the column is known to hold an entity."""
    texts = adapter.column_texts(column.series, column.name)
    if column.decided.entity is None:
        return texts
    if texts is None:
        return adapter.printed(column.series, column.name)
    return adapter.every_cell(column.series, texts)


def _without_search(
    pipeline: Pipeline, column: FrameColumn, part: Searched, about: About
) -> pd.Series[Any] | None:
    action = column.decided.action
    if action is None or action.kind == "keep":
        return None
    part.masked_cells = int(column.series.notna().sum())
    if action.kind == "mask":
        return adapter.starred(column.series)
    treatment = cell_treatment(action)
    if isinstance(treatment, Replacement):
        if treatment.scope == "record":
            part.lost_rows |= set(np.flatnonzero(column.series.notna().to_numpy()).tolist())
        return adapter.filled_with(column.series, treatment.text if action.kind == "replace" else None)
    cells = byte_column(column.series)
    if cells is None or (pipeline.handover.keys is not None and cells.holds(MARK.encode())):
        strings = adapter.printed(column.series, column.name).strings
        changed: dict[int, Any] = dict(all_alike(pipeline, action, strings, part, about))
        texts = [changed.get(row, text) or None for row, text in enumerate(strings)]
        return adapter.of_texts(column.series, texts)
    apply = Applier(pipeline.handover, pipeline.policy.unfit, about)
    new = transformed(cells, ~cells.null, treatment, apply).to_pandas(column.series)
    part.unfit += apply.misfits
    return new


def _as_whole(
    pipeline: Pipeline, column: FrameColumn, by_row: ByRow, part: Searched, *, report: bool
) -> pd.Series[Any] | None:
    """The column treated as bytes, where all of its rows are treated alike by masks of ours."""
    decided, header = column.decided, adapter.header_of(column.name)
    if decided.whole is None or by_row.group is not None:
        return None
    read_as = header_for(pipeline, decided.entity, header)
    return whole_column(
        pipeline,
        column.series,
        read_as,
        decided.whole,
        decided.treatments,
        part,
        by_row.about,
        report=report,
    )


def _treated_column(
    pipeline: Pipeline, one: _Waiting, more: More | None, *, report: bool
) -> pd.Series[Any] | None:
    texts, part = one.texts, one.part
    decided = one.column.decided
    fitting = None
    if decided.entity is not None:
        kept = decided.treatments.decisions[decided.entity].action.kind == "keep"
        fitting = Fitting(pipeline, decided.entity, forced=decided.forced, kept=kept)
    changed: dict[int, Any] = dict(
        mask_strings(
            pipeline,
            texts.strings,
            one.place,
            part,
            report=report,
            more=_both(fitting, more),
            by_row=one.by_row,
        )
    )
    if texts.numeric and decided.entity is None:
        if changed and not are_identifiers(pipeline, texts, np.array(sorted(changed))):
            part.counts, part.examples, part.masked_cells = {}, {}, 0
            return None
        if changed and pipeline.policy.plan is not None:
            raise PolicyError(
                f"the frame is not the one that was planned; column {part.name!r} changed: its numbers are "
                f"{', '.join(part.counts) or 'identifiers'} now"
            )
    if texts.numeric and changed:
        adapter.warn_if_damaged(part.name, texts, [1])
    records = texts.records or {}
    if fitting is not None:  # a nested cell is no single value
        fitting.unfit += [row for row, record in records.items() if len(record)]
        settle_unfit(pipeline, fitting, texts.strings, changed, part)
        records = {}
    for row, record in records.items():
        treatments = one.by_row.treatments[0 if one.by_row.group is None else int(one.by_row.group[row])]
        below = search_and_mask(replace(pipeline, treatments=treatments), record, None, report=report)
        if not _is_same(below.data, record):
            changed[row] = below.data
        for inner in below.parts:
            for code, number in inner.counts.items():
                part.counts[code] = part.counts.get(code, 0) + number
    changed = {row: None if text == "" and texts.strings[row] else text for row, text in changed.items()}
    return adapter.with_changes(one.column.series, changed, texts) if changed else None


def _is_same(one: Any, other: Any) -> bool:
    """Whether two nested values are equal; False where they cannot be compared."""
    try:
        return bool(one == other)
    except ValueError:  # an array somewhere in it
        return False


def _both(fitting: Fitting | None, more: More | None) -> More | None:
    """Echoes first, so that a value known from another column fits."""
    if fitting is None:
        return more
    if more is None:
        return fitting.watch
    return lambda parts: fitting.watch(more(parts))

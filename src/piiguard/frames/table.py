"""Scanning and masking of a pandas Series or DataFrame, column by column."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.applying import About, Applier
from piiguard.classify.columns import kind_of, text_name, told_apart
from piiguard.errors import (
    DisclosureWarning,
    FormatLostWarning,
    PersonalLabelWarning,
    PolicyError,
    RepeatedColumnWarning,
    TransformError,
)
from piiguard.findings import Findings, Ints
from piiguard.frames import pandas as adapter
from piiguard.frames.arrow import byte_column
from piiguard.frames.decided import (
    Decided,
    closed,
    decide_column,
    header_for,
    identifier_of,
    is_more_open,
    planned,
)
from piiguard.frames.disclosing import Column as Acting
from piiguard.frames.disclosing import disclosures
from piiguard.frames.echoes import ValueColumn, echoes_in, value_column
from piiguard.frames.fitting import Fitting, settle_unfit
from piiguard.frames.forms import form_of
from piiguard.frames.pandas import ColumnTexts
from piiguard.frames.repeats import are_numbers, glance, repeated
from piiguard.frames.ruled import all_alike
from piiguard.frames.transformed import transformed
from piiguard.frames.whole import whole_column
from piiguard.own_output import is_own
from piiguard.pipeline import Part, Pipeline, merge
from piiguard.policy.lifting import Facts
from piiguard.policy.model import PlannedColumn
from piiguard.records.walk import leaves, number_text, rebuild
from piiguard.sources import (
    Searched,
    Sought,
    Subject,
    mask_strings,
    record_findings,
    safe_labels,
    search_and_mask,
)
from piiguard.subjects import subject_texts
from piiguard.text.columns import Column
from piiguard.transforms.action import Action
from piiguard.transforms.canonical import canonical
from piiguard.transforms.splice import Replacement
from piiguard.treatments import ByRow, Treatments, by_record, cell_treatment, lifts_matter

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Treated", "changed_texts", "decisions", "fired", "frame_columns", "mask", "scan", "treated"]

More = Callable[[Iterable[Part]], Iterable[Part]]

# A numeric column without a label is taken for identifiers when so many of its values are found; below that
# they are quantities, a few of which look like mobiles by chance (52 % of those with 11 digits
# that start with 1 do).
_NUMERIC_SHARE = 0.6
_LOOKED_AT = 64  # cells, to tell whether most of a column became tokens


def scan(pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any]) -> Findings:
    """Findings of a Series or DataFrame; row counts from 0 by position, column is the label."""
    parts, columns = [], []
    for name, texts, found in _searched(pipeline, data):
        label = _safe_name(pipeline, name)
        adapter.warn_if_damaged(label, texts, found.flaw.tolist())
        cells = [_cell_findings(pipeline, record, row) for row, record in (texts.records or {}).items()]
        parts += [found, *cells]
        columns += [label] * (1 + len(cells))
    return _joined(pipeline, parts, columns)


def _searched(
    pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any]
) -> Iterator[tuple[object, ColumnTexts, Findings]]:
    """Name, texts and findings of each column in which something may be found."""
    searched = [
        (name, texts, pipeline.engine.column(texts.strings, texts.header))
        for _, name, series in frame_columns(data)
        if (texts := _texts_to_scan(pipeline, series, name)) is not None
    ]
    values = _values(pipeline, [(texts, column) for _, texts, column in searched])
    for place, (name, texts, column) in enumerate(searched):
        found_parts = pipeline.find(texts.strings, column)
        more = _echoes(pipeline, texts, place, values)
        found = merge(pipeline.engine, list(more(found_parts) if more else found_parts))
        if not texts.numeric or _are_identifiers(pipeline, texts, found.row):
            yield name, texts, found


def _texts_to_scan(pipeline: Pipeline, series: pd.Series[Any], name: object) -> ColumnTexts | None:
    """The texts of a column; of objects without any text, such as dates, those of an identifier."""
    texts = adapter.column_texts(series, name)
    if texts is not None and (texts.records or any(text is not None for text in texts.strings)):
        return texts
    return _attributes(pipeline, series, name) or texts


def _attributes(pipeline: Pipeline, series: pd.Series[Any], name: object) -> ColumnTexts | None:
    """The texts of dates or small numbers, where they are an identifier: dates of birth, ages."""
    entity = identifier_of(pipeline, series)
    if entity is None:
        return None
    texts = adapter.printed(series, name)
    return replace(texts, header=header_for(pipeline, entity, texts.header))


def _cell_findings(pipeline: Pipeline, record: Any, row: int) -> Findings:
    """Findings of a record that is the value of a cell, with their paths in it."""
    found = record_findings(pipeline, record)
    found.row = np.full(len(found), row, dtype=np.int64)
    return found


def _joined(pipeline: Pipeline, parts: list[Findings], columns: list[object]) -> Findings:
    """All columns' findings by row, then column, place in the cell's record, start, longer first, entity."""
    names = tuple(recognizer.name for recognizer in pipeline.engine.recognizers)
    if not parts:
        return Findings.empty(pipeline.engine.codes, names)
    keys = ("row", "start", "end", "score", "evidence", "flaw", "masked", "kind", "source")
    arrays = {key: np.concatenate([getattr(part, key) for part in parts]) for key in keys}
    owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    place = np.concatenate(
        [np.arange(len(part)) if part.paths else np.zeros(len(part), np.int64) for part in parts]
    )
    order = np.lexsort((arrays["kind"], -arrays["end"], arrays["start"], place, owner, arrays["row"]))
    labels = [columns[index] for index in owner[order].tolist()]
    paths = [path for part in parts for path in part.paths or [None] * len(part)]
    arrays = {key: array[order] for key, array in arrays.items()}
    return Findings(pipeline.engine.codes, names, arrays, labels, [paths[index] for index in order.tolist()])


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
    every, told = _decided(pipeline, data, kinds)
    names = _safe_names(pipeline, [column.name for column in every])
    told = _with_labels(pipeline, every, names, told)
    lifts = _lifts(pipeline, data, [column.decided for column in every])
    subjects, seeds = known_rows(pipeline, data, every, subject)
    _warn_of_disclosure(pipeline, every, names)
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
    values = _values(pipeline, [(one.texts, one.place) for one in waiting], whole)
    for number, one in enumerate(waiting):
        more = _echoes(pipeline, one.texts, number, values)
        new = _treated_column(pipeline, one, more, report=report)
        if new is not None:
            replaced[one.column.position] = new
            _warn_of_lost_form(pipeline, one, new)
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
    every: Sequence[_FrameColumn], replaced: dict[int, pd.Series[Any]]
) -> dict[int, pd.Series[Any]]:
    """Columns that a plan says become text are text, also where no cell changed."""
    return replaced | {
        column.position: adapter.as_text(column.series)
        for column in every
        if column.position not in replaced and column.decided.becomes_text
    }


@dataclass(frozen=True, slots=True)
class _FrameColumn:
    position: int
    name: object
    series: pd.Series[Any]
    decided: Decided


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A column to be searched cell by cell."""

    column: _FrameColumn
    texts: ColumnTexts
    place: Column
    by_row: ByRow
    part: Searched


def _decided(
    pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any], kinds: Sequence[str] | None = None
) -> tuple[list[_FrameColumn], dict[int, tuple[str, ...]]]:
    """What is done with each column, and warnings by position."""
    columns = frame_columns(data)
    plan: list[PlannedColumn | None] = [None] * len(columns)
    if pipeline.policy.plan is not None:
        names = told_apart(safe_labels(pipeline, [text_name(name) for _, name, _ in columns]))
        seen = [kind_of(series) if series.notna().any() else None for _, _, series in columns]
        plan = planned(pipeline.policy.plan, names, kinds or seen)
    every = [
        _FrameColumn(position, name, series, decide_column(pipeline, series, name, as_planned))
        for (position, name, series), as_planned in zip(columns, plan, strict=True)
    ]
    return _no_more_open(pipeline, every)


def _no_more_open(
    pipeline: Pipeline, every: list[_FrameColumn]
) -> tuple[list[_FrameColumn], dict[int, tuple[str, ...]]]:
    """Columns that repeat what a hidden resident ID spells out, hidden as the ID is; warnings say which."""
    told: dict[int, tuple[str, ...]] = {}
    for number, action in list(_hiding(every)):
        rows = glance(number.series.notna().to_numpy())
        numbers = adapter.printed(number.series.iloc[rows], number.name).strings
        if not are_numbers(numbers):
            continue
        for place, column in enumerate(every):
            if column.position == number.position or not is_more_open(column.decided, action):
                continue
            what = repeated(numbers, adapter.printed(column.series.iloc[rows], column.name).strings)
            if what is not None:
                names = _safe_name(pipeline, column.name), _safe_name(pipeline, number.name)
                by = f"repeats {what} in column {names[1]}"
                every[place] = replace(column, decided=closed(pipeline, column.decided, action, by))
                told[column.position] = (f"column {names[0]} {by}: {action}",)
                warnings.warn(told[column.position][0], RepeatedColumnWarning, stacklevel=8)
    return every, told


def _hiding(every: Sequence[_FrameColumn]) -> Iterator[tuple[_FrameColumn, Action]]:
    """Columns that may hold resident IDs, and what hides those."""
    for column in every:
        decided, action = column.decided, column.decided.action
        if decided.entity == "CN_RESIDENT_ID":
            action = decided.treatments.decisions["CN_RESIDENT_ID"].action
        if action is not None and action.kind != "keep" and len(column.series):
            yield column, action


def changed_texts(
    data: pd.DataFrame | pd.Series[Any],
    change: Callable[[Sequence[tuple[Sequence[str | None], str | None]]], Sequence[Mapping[int, str]]],
) -> Any:
    """A copy with some texts changed; change: for columns of (texts, header) the rows that change."""
    columns = frame_columns(data)
    texts = [adapter.column_texts(series, name) for _, name, series in columns]
    cells = [
        (at, row, leaf)
        for at, one in enumerate(texts)
        for row, record in (one.records or {} if one is not None else {}).items()
        for leaf in leaves(record)
    ]
    asked: list[tuple[Sequence[str | None], str | None]] = [
        ([], None) if one is None or one.numeric else (one.strings, one.header) for one in texts
    ]
    asked += [([leaf.text], leaf.keys[-1] if leaf.keys and not leaf.in_key else None) for _, _, leaf in cells]
    answers = change(asked)
    changed: list[dict[int, Any]] = [dict(answer) for answer in answers[: len(columns)]]
    nested: dict[tuple[int, int], dict[Any, str | None]] = {}
    for (at, row, leaf), answer in zip(cells, answers[len(columns) :], strict=True):
        if answer:
            nested.setdefault((at, row), {})[leaf.steps, leaf.in_key] = answer[0]
    for (at, row), places in nested.items():
        changed[at][row] = rebuild((getattr(texts[at], "records", None) or {})[row], places)
    replaced = {
        position: adapter.with_changes(series, rows, one)
        for (position, _, series), one, rows in zip(columns, texts, changed, strict=True)
        if rows and one is not None
    }
    if adapter.is_series(data):
        return adapter.with_index(replaced.get(0, data.copy()), replaced)
    return adapter.rebuilt(data, replaced)


def _warn_of_disclosure(pipeline: Pipeline, every: Sequence[_FrameColumn], names: Sequence[object]) -> None:
    """Warns of columns that tell more than they seem to, and of formats that cannot be preserved."""
    if pipeline.handover.keys is None:
        return
    acting = []
    for column, name in zip(every, names, strict=True):
        decided, action = column.decided, column.decided.action
        if action is None and decided.entity is not None:
            action = decided.treatments.decisions[decided.entity].action
        if action is not None:
            acting.append(Acting(name, column.series, action, decided.entity))
        declared = None if action is None else action.declaration
        formed = declared is not None and declared.reversible and declared.format_preserving
        if formed and form_of(pipeline, adapter.header_of(column.name)) != decided.entity:
            words = (
                f"column {name}: nothing but its values says {decided.entity}, so tokens stand where the "
                f"format was to be preserved; name it: [columns] {name} = {{ entity = ... }}"
            )
            warnings.warn(words, FormatLostWarning, stacklevel=7)
    for words in disclosures(acting):
        warnings.warn(words, DisclosureWarning, stacklevel=7)


def _warn_of_lost_form(pipeline: Pipeline, one: _Waiting, new: pd.Series[Any]) -> None:
    """Warns where most cells of a column became tokens although their form was to be preserved."""
    if not pipeline.preserves_formats or one.column.decided.entity is not None:
        return
    cells = new.dropna().iloc[:_LOOKED_AT]
    tokens = [str(cell) for cell in cells if str(cell).startswith("pg1f") or str(cell).startswith("pg1F")]
    if len(cells) and sum(is_own(token, pipeline.handover) for token in tokens) > len(cells) / 2:
        words = (
            f"column {one.part.name}: nothing but its values says what they are, so tokens stand where the "
            f"format was to be preserved; name it: [columns] {one.part.name} = {{ entity = ... }}"
        )
        warnings.warn(words, FormatLostWarning, stacklevel=7)


def known_rows(
    pipeline: Pipeline,
    data: pd.DataFrame | pd.Series[Any],
    every: Sequence[_FrameColumn],
    subject: Subject,
) -> tuple[Sequence[str | None] | None, Sequence[str | None] | None]:
    """For each row whom it is about, and what its record is known by.

    Raises:
        TransformError: the frame has no such column.
    """
    subjects: Sequence[str | None]
    if subject is not None and not isinstance(subject, str):
        subjects = subject_texts(subject)
        if len(subjects) != len(data):
            raise TransformError(f"subject: {len(subjects)} subjects for {len(data)} rows")
        return subjects, subjects
    if subject is not None:
        named = [one.series for one in every if one.name == subject or one.name == f"index:{subject}"]
        if len(named) != 1:
            raise TransformError(f"subject: {len(named)} columns have the name that is given; needed: one")
        subjects = subject_texts(named[0].tolist())
        return subjects, subjects
    if not pipeline.draws_stand_ins:
        return None, None
    ids = [one.series for one in every if one.decided.entity == "CN_RESIDENT_ID"]
    if not ids:
        return None, None
    strings = adapter.printed(ids[0], None).strings
    spelled = iter(canonical("CN_RESIDENT_ID", [text for text in strings if text is not None]))
    return None, [None if text is None else next(spelled) for text in strings]


def _with_labels(
    pipeline: Pipeline,
    every: Sequence[_FrameColumn],
    names: Sequence[object],
    told: Mapping[int, tuple[str, ...]],
) -> dict[int, tuple[str, ...]]:
    """The warnings, and one for each label that is personal itself: labels stay in the data."""
    more = dict(told)
    for column, name in zip(every, names, strict=True):
        label = text_name(column.name)
        if name != column.name and search_and_mask(pipeline, label, None).data != label:
            words = f"column {name}: the label is personal itself and stays as it is; rename the column"
            more[column.position] = (*more.get(column.position, ()), words)
            warnings.warn(words, PersonalLabelWarning, stacklevel=7)
    return more


def _by_row(pipeline: Pipeline, treatments: Treatments, lifts: Ints | None) -> ByRow:
    if lifts is None:
        return ByRow((treatments,))
    return by_record(pipeline.policy, pipeline.engine.recognizers, treatments, lifts, pipeline.recipient)


def _lifts(
    pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any], decided: Sequence[Decided]
) -> Ints | None:
    """For each row the record rules that speak of it, as bits; None where they change nothing."""
    recognizers = pipeline.engine.recognizers
    searched = [one.treatments for one in decided if one.action is None]
    different = {id(treatments): treatments for treatments in searched}.values()
    if not any(
        lifts_matter(pipeline.policy, recognizers, treatments, pipeline.recipient) for treatments in different
    ):
        return None
    return fired(pipeline, data)


def fired(pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any]) -> Ints:
    """For each row the record rules that speak of it, as bits."""
    facts = Facts(pipeline.entities, len(data))
    for _, texts, found in _searched(pipeline, data):
        facts.add(found, texts.strings)
    return facts.fired(pipeline.policy.records, pipeline.as_of)


def decisions(
    pipeline: Pipeline, data: pd.DataFrame | pd.Series[Any], kinds: Sequence[str] | None = None
) -> dict[Any, Decided]:
    """What is done with each column, by its label as findings tell it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RepeatedColumnWarning)  # nothing is hidden here
        every, _ = _decided(pipeline, data, kinds)
    names = _safe_names(pipeline, [column.name for column in every])
    return dict(zip(names, (column.decided for column in every), strict=True))


def _texts(column: _FrameColumn) -> ColumnTexts | None:
    """The cells as texts, of any kind where the column is known to hold an entity."""
    texts = adapter.column_texts(column.series, column.name)
    if column.decided.entity is None:
        return texts
    if texts is None:
        return adapter.printed(column.series, column.name)
    return adapter.every_cell(column.series, texts)


def _without_search(
    pipeline: Pipeline, column: _FrameColumn, part: Searched, about: About
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
    if cells is None or (pipeline.handover.keys is not None and cells.holds(b"pg1")):
        strings = adapter.printed(column.series, column.name).strings
        changed: dict[int, Any] = dict(all_alike(pipeline, action, strings, part, about))
        texts = [changed.get(row, text) or None for row, text in enumerate(strings)]
        return adapter.of_texts(column.series, texts)
    apply = Applier(pipeline.handover, pipeline.policy.unfit, about)
    new = transformed(cells, ~cells.null, treatment, apply).to_pandas(column.series)
    part.unfit += apply.misfits
    return new


def _as_whole(
    pipeline: Pipeline, column: _FrameColumn, by_row: ByRow, part: Searched, *, report: bool
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


def _values(
    pipeline: Pipeline,
    columns: Sequence[tuple[ColumnTexts, Column]],
    whole: Sequence[tuple[pd.Series[Any], object]] = (),
) -> dict[int, ValueColumn]:
    """The columns of values, by their place among `columns`; those masked as a whole already behind them.

    Empty where no column is left in which a value could stand again.
    """
    found: dict[int, ValueColumn] = {}
    if len(columns) + len(whole) < 2:
        return found
    for place, (texts, column) in enumerate(columns):
        values = value_column(pipeline, texts.strings, column)
        if values is not None:
            found[place] = values
    if not any(place not in found and not texts.numeric for place, (texts, _) in enumerate(columns)):
        return {}
    for place, (series, name) in enumerate(whole, start=len(columns)):
        again = adapter.column_texts(series, name)
        values = value_column(pipeline, again.strings, Column(again.header)) if again is not None else None
        if values is not None:
            found[place] = values
    return found


def _echoes(
    pipeline: Pipeline, texts: ColumnTexts, place: int, values: dict[int, ValueColumn]
) -> More | None:
    """What adds the values of each row to the findings in its texts; None where there is nothing to add."""
    if not values or texts.numeric or place in values:
        return None
    echoes = echoes_in(pipeline, texts.strings, list(values.values()))
    return echoes.beside if len(echoes) else None


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
        if changed and not _are_identifiers(pipeline, texts, np.array(sorted(changed))):
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


def _are_identifiers(
    pipeline: Pipeline, texts: ColumnTexts, rows: np.ndarray[Any, np.dtype[np.int64]]
) -> bool:
    """Whether findings in a numeric column are believed: a label says so, or most values are found."""
    index = pipeline.engine.index
    if texts.header and any(pipeline.engine.own[:, word].any() for word in index.words_in(texts.header)):
        return True
    known = sum(text is not None for text in texts.strings)
    return len(np.unique(rows)) >= _NUMERIC_SHARE * known


def frame_columns(data: pd.DataFrame | pd.Series[Any]) -> list[tuple[int, object, pd.Series[Any]]]:
    """(position, name, values): levels of the index that mean something at -1, -2 …, then the columns."""
    columns = [(0, data.name, data)] if adapter.is_series(data) else list(adapter.columns_of(data))
    return [*adapter.index_levels(data), *columns]


def _safe_name(pipeline: Pipeline, name: object) -> object:
    """The label of a column, masked when it is itself personal, also where it is a number or has levels."""
    return _safe_names(pipeline, [name])[0]


def _safe_names(pipeline: Pipeline, names: Sequence[object]) -> list[object]:
    parts = [part for name in names for part in (name if isinstance(name, tuple) else (name,))]
    labels = [_label(part) for part in parts]
    masked = safe_labels(pipeline, labels)
    told = iter(new if new != label else part for part, label, new in zip(parts, labels, masked, strict=True))
    return [tuple(next(told) for _ in name) if isinstance(name, tuple) else next(told) for name in names]


def _label(part: object) -> str:
    """What may be personal in a label: text and numbers."""
    if isinstance(part, bool) or not isinstance(part, (str, int, float)):
        return ""
    return part if isinstance(part, str) else number_text(part)

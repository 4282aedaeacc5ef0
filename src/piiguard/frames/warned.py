"""Warnings (警告) about columns: personal labels, what tells more than it seems, formats that are lost."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from piiguard.classify.columns import text_name
from piiguard.errors import DisclosureWarning, FormatLostWarning, PersonalLabelWarning
from piiguard.frames import pandas as adapter
from piiguard.frames.columns import FrameColumn
from piiguard.frames.disclosing import Column as Acting
from piiguard.frames.disclosing import disclosures
from piiguard.frames.forms import form_of
from piiguard.own_output import is_own
from piiguard.pipeline import Pipeline
from piiguard.sources import search_and_mask
from piiguard.transforms.grammar import read

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["warn_of_disclosure", "warn_of_lost_form", "with_labels"]

_LOOKED_AT = 64  # cells, to tell whether most of a column became tokens


def with_labels(
    pipeline: Pipeline,
    every: Sequence[FrameColumn],
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


def warn_of_disclosure(pipeline: Pipeline, every: Sequence[FrameColumn], names: Sequence[object]) -> None:
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


def warn_of_lost_form(pipeline: Pipeline, column: FrameColumn, name: str, new: pd.Series[Any]) -> None:
    """Warns where most cells of a column became tokens although their form was to be preserved."""
    if not pipeline.preserves_formats or column.decided.entity is not None:
        return
    cells = new.dropna().iloc[:_LOOKED_AT]
    ours = [str(cell) for cell in cells if is_own(str(cell), pipeline.handover)]
    if len(cells) and sum(read(token).kind == "f" for token in ours) > len(cells) / 2:
        words = (
            f"column {name}: nothing but its values says what they are, so tokens stand where the format was "
            f"to be preserved; name it: [columns] {name} = {{ entity = ... }}"
        )
        warnings.warn(words, FormatLostWarning, stacklevel=7)

"""What is known of texts beside them (文本之外已知的): subjects, what records are known by, formats."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from piiguard.applying import LEADING, About, unfit_texts
from piiguard.errors import TransformError
from piiguard.pipeline import Pipeline, Place
from piiguard.records.walk import Leaf
from piiguard.subjects import subjects_of_each
from piiguard.transforms.canonical import canonical
from piiguard.transforms.splice import Applied
from piiguard.treatments import ByRow

__all__ = ["Subject", "about_leaves", "about_texts", "close_decoys"]

# Whom data is about: the subject of a text, one for each of some texts, or the column or key that holds it.
Subject = str | Sequence[str | None] | None


def about_texts(
    pipeline: Pipeline, strings: Sequence[str | None], column: str | None, subject: Subject
) -> About:
    """What is known of texts beside them.

    Raises:
        TransformError: there are more or fewer subjects than texts.
    """
    subjects: Sequence[str | None] | None = None
    if isinstance(subject, str):
        subjects = [subject or None] * len(strings)
    elif subject is not None:
        subjects = subjects_of_each(subject, len(strings), "texts")
    seeds = subjects
    if seeds is None and pipeline.draws_stand_ins:
        seeds = _ids_of(
            pipeline, strings, pipeline.engine.column(strings, column) if column is not None else None, None
        )
    return About(subjects, seeds, _form(pipeline, column))


def about_leaves(
    pipeline: Pipeline,
    every: Sequence[Leaf],
    strings: Sequence[str],
    headers: Sequence[str | None],
    subject: Subject,
) -> About:
    """What is known of the leaves of records: the subject is the value under its key."""
    of_record = [leaf.row for leaf in every]
    subjects: Sequence[str | None] | None = None
    if subject is not None:
        by_record: dict[int, str | None] = {}
        for leaf in every:
            if not leaf.in_key and leaf.keys and leaf.keys[-1] == subject:
                by_record.setdefault(leaf.row, leaf.text or None)
        subjects = [by_record.get(row) for row in of_record]
        if every and not by_record:
            raise TransformError("subject: no record has the key that is named as the one that holds it")
    seeds = subjects
    if seeds is None and pipeline.draws_stand_ins:
        seeds = _ids_of(pipeline, strings, headers, of_record)
    if not pipeline.preserves_formats:
        return About(subjects, seeds)
    keys = {leaf.keys[-1] for leaf in every if leaf.keys}
    forms = {key: _form(pipeline, key) for key in sorted(keys)}
    of_leaf = [forms[leaf.keys[-1]] if leaf.keys and not leaf.in_key else None for leaf in every]
    return About(subjects, seeds, of_leaf)


def _form(pipeline: Pipeline, header: str | None) -> str | None:
    if header is None or not pipeline.preserves_formats:
        return None
    from piiguard.frames.forms import form_of

    return form_of(pipeline, header)


def _ids_of(
    pipeline: Pipeline, strings: Sequence[str | None], place: Place, of_record: Sequence[int] | None
) -> list[str | None]:
    """For each text the first resident ID of its record, in its canonical spelling; None without one."""
    found = pipeline.findings(strings, place)
    first: dict[int, str] = {}
    for finding in found:
        if finding.entity == LEADING and not finding.masked:
            text = strings[finding.row] or ""
            record = finding.row if of_record is None else of_record[finding.row]
            first.setdefault(record, text[finding.start : finding.end])
    spelled = dict(zip(first, canonical(LEADING, list(first.values())), strict=True))
    return [spelled.get(row if of_record is None else of_record[row]) for row in range(len(strings))]


def close_decoys(
    pipeline: Pipeline,
    strings: Sequence[str | None],
    changed: dict[int, str],
    by_row: ByRow,
) -> set[int]:
    """Values left as they were which look like what format-preserving encryption writes there: they would be
    decrypted to nonsense on the way back, so they go where values go that do not fit. Gives their rows."""
    left = np.array(
        [row for row, text in enumerate(strings) if text and changed.get(row, text) == text], dtype=np.int64
    )
    closed: set[int] = set()
    unfit = pipeline.policy.unfit
    for treatment in dict.fromkeys(t for t in by_row.every if isinstance(t, Applied)):
        looks = getattr(treatment.transform, "is_output", None)
        if looks is None or not len(left):
            continue
        here = left[by_row.about.forms(left, treatment.entity)].tolist()
        values = [strings[row] or "" for row in here]
        context = pipeline.handover.context(treatment.entity)
        likely = looks(values, context)
        formed = getattr(treatment.transform, "is_formed", None)
        if formed is not None:
            likely = [one or other for one, other in zip(likely, formed(values, context), strict=True)]
        decoys = [at for at, like in enumerate(likely) if like]
        instead = unfit_texts(unfit, [values[at] for at in decoys], context)
        for at, text in zip(decoys, instead, strict=True):
            changed[here[at]] = text or ""
        closed |= {here[at] for at in decoys}
    return closed

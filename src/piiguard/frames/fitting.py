"""Cells that are not what their column holds (不符的单元格).

In a column of one identifier each cell is tested: what was found has to cover it, but for separators and for
a few letters such as a form of address. The others go to the policy's `unfit` action.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from piiguard.applying import unfit_texts
from piiguard.classify.values import is_nothing
from piiguard.engine import Found
from piiguard.findings import Bools, Ints, Spans
from piiguard.own_output import is_own
from piiguard.pipeline import Part, Pipeline
from piiguard.sources import Searched
from piiguard.text.folding import symbols_of
from piiguard.transforms.mask import ALNUM, DIGITS, HIDDEN

__all__ = ["Fitting", "settle_unfit"]

_BESIDE = 4  # letters beside a value that do not matter: 先生, (本人), Mrs


class Fitting:
    """Watches what is found in a column of one identifier; `unfit` are the rows that do not fit.

    forced: every cell that does not fit is taken for one value of the identifier; one of which its mask hides
    nothing does not fit after all. kept: values of the identifier are left as they are.
    """

    def __init__(self, pipeline: Pipeline, entity: str, *, forced: bool = False, kept: bool = False) -> None:
        engine = pipeline.engine
        self._source = next(
            number for number, recognizer in enumerate(engine.recognizers) if recognizer.entity.code == entity
        )
        own = engine.recognizers[self._source].entity
        family = {entity, own.broader} - {None}
        self._same = np.array(
            [bool(family & {r.entity.code, r.entity.broader}) for r in engine.recognizers], dtype=np.bool_
        )
        self.entity = entity
        self._forced, self._kept = forced, kept
        self._allow, self._handover = pipeline.allow, pipeline.handover
        self.unfit: list[int] = []
        self._taken: list[int] = []

    def watch(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts as they come, with what `forced` adds."""
        for part in parts:
            if part.offset or not part.last:
                self.unfit += [part.row] if part.last else []  # so long a cell is no value
                yield part
                continue
            rows = (~self._fits(part.found)).nonzero()[0]
            rows = rows[[not self._passes(part.found.texts.string(row)) for row in rows.tolist()]]
            if self._forced and len(rows):
                self._taken += (rows + part.row).tolist()
                yield replace(part, found=self._taken_whole(part.found, rows))
                continue
            self.unfit += (rows + part.row).tolist()
            yield part

    def settle(self, strings: Sequence[str | None], changed: Mapping[int, str | None]) -> None:
        """Adds to `unfit` what was taken for the identifier in vain: `changed` leaves it as it was."""
        if not self._kept:
            self.unfit += [
                row
                for row in self._taken
                if changed.get(row, strings[row]) == strings[row]
                and not HIDDEN.take(symbols_of(strings[row] or "")).any()
            ]

    def _passes(self, text: str) -> bool:
        """Whether a cell says that there is no value, is one that the caller allows, or a token of ours."""
        return is_nothing(text) or self._allow.allows(text) or is_own(text, self._handover)

    def _fits(self, found: Found) -> Bools:
        """Which rows are covered by what was found in them."""
        texts, spans = found.texts, found.spans
        opened = np.bincount(spans.start, minlength=len(texts.codes))
        bare = np.cumsum(opened - np.bincount(spans.end, minlength=len(texts.codes))) == 0
        rows = len(texts)
        letters = _per_row(ALNUM.take(texts.symbols) & bare, texts.starts, rows)
        digits = _per_row(DIGITS.take(texts.symbols) & bare, texts.starts, rows)
        found_same = np.zeros(rows, dtype=np.bool_)
        found_same[texts.row_of(spans.start)[self._same[found.source]]] = True
        fits: Bools = (letters == 0) | (found_same & (letters <= _BESIDE) & (digits == 0))
        return fits

    def _taken_whole(self, found: Found, rows: Ints) -> Found:
        texts = found.texts
        whole = Spans.of(texts.starts[rows], texts.starts[rows + 1] - 1, 1.0)
        source = np.concatenate((found.source, np.full(len(rows), self._source)))
        return replace(found, spans=Spans.concatenate([found.spans, whole]), source=source)


def _per_row(marked: Bools, starts: Ints, rows: int) -> Ints:
    total: Ints = np.concatenate(([0], np.cumsum(marked)))
    counts: Ints = total[starts[1 : rows + 1] - 1] - total[starts[:rows]]
    return counts


def settle_unfit(
    pipeline: Pipeline,
    fitting: Fitting,
    strings: Sequence[str | None],
    changed: dict[int, Any],
    part: Searched,
) -> None:
    """Writes what is left of cells that do not fit into `changed`, and says how many there are."""
    action = pipeline.policy.unfit
    fitting.settle(strings, changed)
    if action.kind != "keep":
        part.masked_cells += len(set(fitting.unfit) - changed.keys())
        context = pipeline.handover.context(fitting.entity)
        left = unfit_texts(action, [strings[row] or "" for row in fitting.unfit], context)
        changed.update(zip(fitting.unfit, left, strict=True))
    if fitting.unfit:
        part.unfit += len(set(fitting.unfit) - part.decoys)

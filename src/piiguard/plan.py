"""`Plan`: recognizers and policy bound together; finds and masks batches of strings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from piiguard.allow import Allow
from piiguard.engine import Engine, Found, chunks
from piiguard.findings import Findings
from piiguard.policy.model import Policy
from piiguard.transforms.splice import masked_rows

__all__ = ["Outcome", "Plan", "merge"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One batch done: the rows that change with their new text, and what was found."""

    first_row: int
    found: Found
    changed: dict[int, str]


@dataclass(frozen=True)
class Plan:
    """What is done to texts; immutable, may be shared by threads."""

    engine: Engine
    policy: Policy
    allow: Allow

    def find(self, strings: Sequence[str | None], headers: Sequence[str | None] | None = None) -> Iterator[tuple[int, Found]]:
        """Findings batch by batch, with the row at which each batch begins."""
        for first, last in chunks(strings):
            part = None if headers is None else list(headers[first:last])
            yield first, self.allow.without_allowed(self.engine.find(strings[first:last], part))

    def protect(
        self, strings: Sequence[str | None], headers: Sequence[str | None] | None = None
    ) -> Iterator[Outcome]:
        """Outcomes batch by batch; rows in `changed` count from the start of `strings`."""
        masks = [recognizer.mask for recognizer in self.engine.recognizers]
        for first, found in self.find(strings, headers):
            changed = masked_rows(found.texts, found.spans, found.source, masks)
            yield Outcome(first, found, {first + row: text for row, text in changed.items()})

    def findings(self, strings: Sequence[str | None], headers: Sequence[str | None] | None = None) -> Findings:
        """All findings, with rows and offsets in the strings as given."""
        return merge(self.engine, list(self.find(strings, headers)))


def merge(engine: Engine, parts: Sequence[tuple[int, Found]]) -> Findings:
    """Findings of many batches as one, rows counted from the first."""
    columns: dict[str, list[np.ndarray[tuple[int], np.dtype[np.int64]]]] = {}
    for first, found in parts:
        texts, spans = found.texts, found.spans
        row = texts.row_of(spans.start)
        begin = texts.starts[row]
        arrays = {
            "row": row + first,
            "start": spans.start - begin,
            "end": spans.end - begin,
            "score": spans.score,
            "evidence": spans.evidence,
            "flaw": spans.flaw,
            "masked": spans.masked,
            "kind": engine.kind[found.source],
            "source": found.source,
        }
        for name, array in arrays.items():
            columns.setdefault(name, []).append(array)
    names = tuple(recognizer.name for recognizer in engine.recognizers)
    if not columns:
        return Findings.empty(engine.codes, names)
    return Findings(engine.codes, names, {name: np.concatenate(arrays) for name, arrays in columns.items()})

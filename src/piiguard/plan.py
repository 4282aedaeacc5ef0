"""`Plan`: recognizers and policy bound together; finds and masks batches of strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.allow import Allow
from piiguard.engine import Engine, Found, chunks
from piiguard.findings import Findings
from piiguard.long_texts import LONG, pieces
from piiguard.policy.model import Policy
from piiguard.text.columns import Column
from piiguard.transforms.mask import Mask
from piiguard.transforms.splice import masked_rows

__all__ = ["Outcome", "Part", "Place", "Plan", "merge"]

# Where strings stand: each under its header, or all of them in one column.
Place = Column | Sequence[str | None] | None

_MOST_ROUNDS = 5  # two are enough for what people write


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in some rows, or in one piece of a long text.

    row: the first row; offset: where the piece begins in its text, 0 for whole rows; last: the row ends here.
    """

    row: int
    offset: int
    last: bool
    found: Found


@dataclass(frozen=True, slots=True)
class Outcome:
    """A part, and the rows that change with their new text; rows count from the first of all."""

    part: Part
    changed: dict[int, str]


@dataclass(frozen=True)
class Plan:
    """What is done to texts; immutable, may be shared by threads."""

    engine: Engine
    policy: Policy
    allow: Allow

    def find(self, strings: Sequence[str | None], place: Place = None) -> Iterator[Part]:
        """Findings part by part, in the order of the rows."""
        for first, last in chunks(strings):
            text = strings[first]
            headers, column = _placed(place, first, last)
            if last - first == 1 and text is not None and len(text) > LONG:
                for piece in pieces(self.engine, text, headers[0] if headers else None, column):
                    found = self.allow.without_allowed(piece.found)
                    yield Part(first, piece.first, piece.last == len(text), found)
                continue
            found = self.engine.find(strings[first:last], headers, column)
            yield Part(first, 0, True, self.allow.without_allowed(found))

    def protect(self, strings: Sequence[str | None], place: Place = None) -> Iterator[Outcome]:
        """Outcomes part by part; a long text appears with its last piece."""
        return self.masked(self.find(strings, place), place)

    def masked(self, parts: Iterable[Part], place: Place = None) -> Iterator[Outcome]:
        """`protect` from the parts that `find` gave, in their order."""
        masks = [recognizer.mask for recognizer in self.engine.recognizers]
        done: list[str] = []
        for part in parts:
            found = part.found
            changed = masked_rows(found.texts, found.spans, found.source, masks)
            unsettled = {row: changed.get(row, found.texts.string(row)) for row in self._unsettled(found)}
            changed |= self._settled(unsettled, part.row, place, masks)
            if part.offset or not part.last:
                done.append(changed.get(0) or part.found.texts.string(0))
                changed = {0: "".join(done)} if part.last else {}
                done = [] if part.last else done
            yield Outcome(part, {part.row + row: text for row, text in changed.items()})

    def _unsettled(self, found: Found) -> list[int]:
        """Rows in which masking may show something new.

        A finding that a surer one covered may show once that is masked: of 验证码6222 0200… the card is
        masked, and 6222 alone is then what the label speaks of. A name is read from what stands around it;
        one that is the whole text is not.
        """
        texts, spans = found.texts, found.spans
        row = texts.row_of(spans.start)
        whole = (spans.start == texts.starts.take(row)) & (spans.end == texts.starts.take(row + 1) - 1)
        read = row[self.engine.by_reading.take(found.source) & ~whole]
        rows: list[int] = np.union1d(texts.row_of(found.contested), read).tolist()
        return rows

    def _settled(
        self, texts: dict[int, str], first: int, place: Place, masks: Sequence[Mask]
    ) -> dict[int, str]:
        """Masked texts masked again until nothing changes; their rows count from row `first`."""
        pending = dict(texts)
        for _ in range(_MOST_ROUNDS):
            if not pending:
                break
            rows = list(pending)
            headers = (
                None if place is None or isinstance(place, Column) else [place[first + row] for row in rows]
            )
            column = place if isinstance(place, Column) else None
            found = self.allow.without_allowed(self.engine.find(list(pending.values()), headers, column))
            masked = masked_rows(found.texts, found.spans, found.source, masks)
            pending = {rows[at]: text for at, text in masked.items() if text != pending[rows[at]]}
            texts = texts | pending
        return texts

    def findings(self, strings: Sequence[str | None], place: Place = None) -> Findings:
        """All findings, with rows and offsets in the strings as given."""
        return merge(self.engine, list(self.find(strings, place)))


def _placed(place: Place, first: int, last: int) -> tuple[list[str | None] | None, Column | None]:
    """Headers and column of the rows [first, last)."""
    if place is None or isinstance(place, Column):
        return None, place
    return list(place[first:last]), None


def merge(engine: Engine, parts: Sequence[Part]) -> Findings:
    """Findings of many parts as one, rows counted from the first."""
    columns: dict[str, list[npt.NDArray[Any]]] = {}
    for part in parts:
        found, texts, spans = part.found, part.found.texts, part.found.spans
        row = texts.row_of(spans.start)
        begin = texts.starts[row] - part.offset
        arrays = {
            "row": row + part.row,
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

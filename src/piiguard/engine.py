"""`Engine`: runs recognizers over batches, settles overlaps. Knows nothing of policies or data frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from piiguard.findings import Ints, Spans
from piiguard.recognizers.base import Identifier, Recognizer
from piiguard.text.batch import Batch, Trigger
from piiguard.text.columns import Column
from piiguard.text.labels import LabelIndex
from piiguard.text.reading import read
from piiguard.text.texts import Texts

__all__ = ["Engine", "Found", "chunks"]

_NOWHERE = np.empty(0, dtype=np.int64)
_LENGTH_LIMIT = (1 << 16) - 1  # spans longer than this are ordered as if they were so long
CHUNK_CHARACTERS = 1 << 17  # working arrays of a chunk stay in the processor's cache


@dataclass(frozen=True, slots=True)
class Found:
    """Findings of one batch: spans in positions of its texts as given, and the recognizer of each.

    contested: where a finding was given up because a surer one covers it.
    """

    texts: Texts
    spans: Spans
    source: Ints
    contested: Ints


class Engine:
    """A fixed set of recognizers with their common label index; immutable, may be shared by threads.

    thresholds: least score for each recognizer, same order. recall: rather find too much than too little.
    """

    def __init__(
        self, recognizers: Sequence[Recognizer], thresholds: Sequence[float], *, recall: bool = False
    ) -> None:
        self.recall = recall
        order = sorted(
            range(len(recognizers)), key=lambda i: (recognizers[i].entity.code, recognizers[i].name)
        )
        self.recognizers = tuple(recognizers[index] for index in order)
        self.thresholds = np.array([thresholds[index] for index in order], dtype=np.float64)
        self.index = LabelIndex(word for recognizer in self.recognizers for word in recognizer.labels)
        tables = [self.index.members(recognizer.labels) for recognizer in self.recognizers]
        self.own = np.array(tables) if tables else np.zeros((0, 1), dtype=np.bool_)
        self._own = tuple(self.own)
        self.index.register(self._own)
        groups = map(self.index.group_of, self._own)
        self._groups = tuple(int(group) if group is not None else None for group in groups)
        codes = [recognizer.entity.code for recognizer in self.recognizers]
        self.codes = tuple(dict.fromkeys(codes))
        self.kind = np.array([self.codes.index(code) for code in codes], dtype=np.int64)
        # A URL holds other findings, it does not replace them.
        self.holds_others = np.array([code == "URL" for code in codes], dtype=np.bool_)
        self.by_reading = np.array(
            [getattr(r, "by_reading", False) for r in self.recognizers], dtype=np.bool_
        )
        self.built_in = np.array([isinstance(r, Identifier) for r in self.recognizers], dtype=np.bool_)
        self.all_built_in = bool(self.built_in.all())
        self._triggers = tuple(recognizer.triggers for recognizer in self.recognizers)
        self._every = tuple(range(len(self.recognizers)))
        self._reading = tuple(self.by_reading.nonzero()[0].tolist())
        broad = np.array(
            [recognizer.entity.broader is None for recognizer in self.recognizers], dtype=np.bool_
        )
        self.rank = (np.lexsort((self.kind, broad)).argsort() if len(broad) else self.kind).astype(np.int64)

    def column(self, strings: Sequence[str | None], header: str | None) -> Column:
        """What these values as a whole say of each of them; `header` may be empty."""
        counting = {r.name: r.tally for r in self.recognizers if isinstance(r, Identifier) and r.tally}
        tallies: dict[str, Ints] = {}
        for first, last in chunks(strings) if counting else ():
            texts = read(Texts.of(strings[first:last])).texts
            for name, tally in counting.items():
                counts = tally(texts)
                tallies[name] = tallies[name] + counts if name in tallies else counts
        return Column(header or None, tallies)

    def find(
        self,
        strings: Sequence[str | None],
        headers: list[str | None] | None = None,
        column: Column | None = None,
        *,
        by_reading: bool = False,
    ) -> Found:
        """Findings of one batch above their thresholds, overlaps settled; by start, longer first, code.

        headers: what each row stands under. column: the column all rows are cells of; its header is theirs.
        by_reading: ask only recognizers that read the words around (see `Identifier`).
        """
        if column is not None and column.header:
            headers = [column.header] * len(strings)
        given = Texts.of(strings)
        reading = read(given)
        batch = Batch(reading.texts, self.index, headers, column=column, recall=self.recall)
        try:
            spans, source = self._found_in(batch, self._reading if by_reading else self._every)
        finally:
            batch.forget()
        if not len(spans):
            return Found(given, Spans.none(), _NOWHERE, _NOWHERE)
        spans, source, contested = self._settle(spans, source)
        spans.start, spans.end = reading.given(spans.start, spans.end)
        contested, _ = reading.given(contested, contested + 1)
        return Found(given, spans, source, contested)

    def _found_in(self, batch: Batch, among: Sequence[int]) -> tuple[Spans, Ints]:
        """What these recognizers find above their thresholds, and the recognizer of each."""
        parts, numbers, counts = [], [], []
        for number in self._asked(batch, among):
            spans = self.recognizers[number].find(batch, self._own[number])
            if not len(spans):
                continue
            keep = spans.score >= self.thresholds[number]
            kept = int(np.count_nonzero(keep))
            if kept:
                parts.append(spans if kept == len(spans) else spans.take(keep))
                numbers.append(number)
                counts.append(kept)
        if not parts:
            return Spans.none(), _NOWHERE
        return Spans.concatenate(parts), np.repeat(numbers, counts)

    def _asked(self, batch: Batch, among: Sequence[int] | None = None) -> list[int]:
        """Of these (or all) the recognizers whose trigger is present; a masked value needs its label."""
        triggers = batch.triggers
        any_label = Trigger.MASK in triggers or Trigger.DOTTED in triggers
        return [
            number
            for number in (self._every if among is None else among)
            if not triggers.isdisjoint(wanted := self._triggers[number])
            or not batch.number_lengths.isdisjoint(wanted)
            or ((any_label or Trigger.LABEL in wanted) and self._labelled(batch, number))
        ]

    def _labelled(self, batch: Batch, number: int) -> bool:
        """Whether a batch has one of the labels of a recognizer."""
        group = self._groups[number]
        return batch.has_label(self._own[number]) if group is None else (group & batch.label_groups) != 0

    def _settle(self, spans: Spans, source: Ints) -> tuple[Spans, Ints, Ints]:
        """One finding for one span, none inside a surer one; the union of what is covered stays the same.

        Of one span the caller's recognizer wins, then the higher score, the narrower entity, the code. What
        it finds inside something of ours, or around it, stays beside it: both masks hold, as with URLs. The
        last array tells where those inside a surer one began.
        """
        # one key: start, longer first, the caller's, higher score, narrower entity, code
        length = np.minimum(spans.end - spans.start, _LENGTH_LIMIT)
        key = ((spans.start << 16) + (_LENGTH_LIMIT - length)) << 10
        unsure = 1023 - (spans.score * 1023).astype(np.int64)
        key += np.where(self.built_in.take(source), unsure, 0)
        order = ((key << 8) + self.rank.take(source)).argsort(kind="stable")
        start, end = spans.start.take(order), spans.end.take(order)
        same_span = (start[1:] == start[:-1]) & (end[1:] == end[:-1])
        if same_span.any():
            url = self.holds_others.take(source.take(order))
            first = np.ones(len(order), dtype=np.bool_)
            first[1:] = ~(same_span & ~url[:-1] & ~url[1:])
            order = order.compress(first)
        spans, source = spans.take(order), source.take(order)
        count = len(spans)
        # the earlier span that reaches farthest, for each span; one that stands apart never counts
        apart = self.holds_others.take(source) | ~self.built_in.take(source)
        reach = np.where(apart, 0, spans.end) * count + np.arange(count)[::-1]
        farthest = np.maximum.accumulate(reach)
        holder = np.empty(count, dtype=np.int64)
        holder[0] = 0
        holder[1:] = count - 1 - farthest[:-1] % count
        inside = np.zeros(count, dtype=np.bool_)
        inside[1:] = farthest[:-1] // count >= spans.end[1:]
        inside &= (spans.score[holder] >= spans.score) & ~apart
        if not inside.any():
            return spans, source, _NOWHERE
        return spans.take(~inside), source[~inside], spans.start[inside]


def chunks(strings: Sequence[str | None], limit: int = CHUNK_CHARACTERS) -> Iterator[tuple[int, int]]:
    """Row ranges [first, last) of at most `limit` characters each (a longer row stands alone)."""
    first = size = 0
    for row, text in enumerate(strings):
        length = len(text) + 1 if text is not None else 1
        if size and size + length > limit:
            yield first, row
            first, size = row, 0
        size += length
    if first < len(strings):
        yield first, len(strings)

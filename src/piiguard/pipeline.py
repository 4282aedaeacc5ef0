"""`Pipeline`: recognizers and policy bound together; finds, and treats what it found, in lists of strings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.allow import Allow
from piiguard.applying import Applier, made_by
from piiguard.engine import Engine, Found, chunks
from piiguard.entity import Entity
from piiguard.errors import KeyUnavailableError
from piiguard.findings import Bools, Findings, Ints, Spans
from piiguard.handover import Handover
from piiguard.long_texts import LONG, pieces
from piiguard.own_output import Tokens, outside, positions, tokens_in, without_tokens
from piiguard.policy.decide import fits_class
from piiguard.policy.model import ColumnRule, Policy, Recipient
from piiguard.policy.walking import actions_in
from piiguard.text.columns import Column
from piiguard.text.texts import Texts
from piiguard.transforms.action import Action
from piiguard.transforms.kind import CELL
from piiguard.transforms.splice import Applied, Replacement, Spliced, Treatment, treated_rows
from piiguard.treatments import ByRow, Treatments, lifts_matter

__all__ = ["Outcome", "Part", "Place", "Pipeline", "merge"]

# Where strings stand: each under its header, or all of them in one column.
Place = Column | Sequence[str | None] | None

_MOST_ROUNDS = 5  # two are enough for what people write
# What a name was before, no spoken digit in it, and what is left of it, before a word or the end of a phrase:
# nothing but what is read from words can tell the two apart.
_NAME = re.compile("[\u3400-\u9fff]+")
_SPOKEN = frozenset("〇一二三四五六七八九十零幺两壹贰叁肆伍陆柒捌玖拾百千万亿")
_LEFT_OF_NAME = re.compile("[\u3400-\u9fff]{1,2}\\*{1,3}(?:[\u3400-\u9fff，。：；、！？]|\\Z)")


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in some rows, or in one piece of a long text.

    row: the first row; offset: where the piece begins in its text, 0 for whole rows; last: the row ends here.
    tokens: what looks like tokens in the texts of this part.
    """

    row: int
    offset: int
    last: bool
    found: Found
    tokens: Tokens = field(default_factory=Tokens)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A part, and the rows that change with their new text; rows count from the first of all.

    records: rows that a value takes with it; column: whether one takes the whole column. misfits: values that
    did not fit their transform.
    """

    part: Part
    changed: dict[int, str]
    records: frozenset[int] = frozenset()
    column: bool = False
    misfits: int = 0


@dataclass(frozen=True)
class Pipeline:
    """What is done to texts; immutable, may be shared by threads.

    recipient: who gets the output, None where the policy's own rules are all. treatments: of findings in text
    that stands in no column with a rule of its own. handover: what transforms are told.
    """

    engine: Engine
    policy: Policy
    allow: Allow
    recipient: Recipient | None
    treatments: Treatments
    handover: Handover = field(default_factory=Handover)

    @classmethod
    def of(
        cls,
        engine: Engine,
        policy: Policy,
        allow: Allow,
        recipient: Recipient | None = None,
        handover: Handover | None = None,
    ) -> Pipeline:
        """Bound together, with the treatments that the policy decides."""
        treatments = Treatments.of(engine.recognizers, policy, recipient)
        return cls(engine, policy, allow, recipient, treatments, handover or Handover())

    def under(self, policy: Policy) -> Pipeline:
        """The same under another policy, for nobody in particular."""
        return Pipeline.of(self.engine, policy, self.allow, None, self.handover)

    @property
    def as_of(self) -> dt.date:
        """The day on which ages are counted."""
        return self.handover.day or dt.date.today()

    @cached_property
    def lifts(self) -> bool:
        """Whether rules on the record change what is done in text that stands in no column."""
        return lifts_matter(self.policy, self.engine.recognizers, self.treatments, self.recipient)

    @cached_property
    def preserves_formats(self) -> bool:
        """Whether anything that the policy asks for keeps the form of a value and can be undone."""
        return any(
            action.declaration.reversible and action.declaration.format_preserving for action in self.actions
        )

    @cached_property
    def draws_stand_ins(self) -> bool:
        """Whether the policy asks for stand-ins, which have to agree within a record."""
        return any(action.kind == "surrogate" for action in self.actions)

    @cached_property
    def against_look_alikes(self) -> Treatment:
        """What is done with texts that look like tokens and are none: what leaves holds real ones only.

        Where it may be, they are encrypted, so that they come back when it is revealed; else nothing is left.
        """
        action = Action("encrypt")
        recipient, keys = self.recipient, self.handover.keys
        if keys is None or (recipient is not None and not fits_class(action, recipient.transforms)):
            return Replacement("")
        with suppress(KeyUnavailableError):
            keys.primary("encrypt", entity=CELL, recipient=self.handover.recipient)
            return Applied(action, made_by(action), CELL)
        return Replacement("")

    @cached_property
    def actions(self) -> frozenset[Action]:
        """All actions that the policy may ask for with this recipient."""
        others = replace(self.policy, recipients={})
        return frozenset((*actions_in(others), *actions_in(self.recipient)))

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """What can be found, in the order of the kinds of findings."""
        by_code = {recognizer.entity.code: recognizer.entity for recognizer in self.engine.recognizers}
        return tuple(by_code[code] for code in self.engine.codes)

    def in_column(self, rule: ColumnRule | None) -> Treatments:
        """Treatments in a column that `rule` speaks of."""
        if rule is None:
            return self.treatments
        return Treatments.of(self.engine.recognizers, self.policy, self.recipient, rule)

    def find(self, strings: Sequence[str | None], place: Place = None) -> Iterator[Part]:
        """Findings part by part, in the order of the rows."""
        for first, last in chunks(strings):
            text = strings[first]
            headers, column = _placed(place, first, last)
            if last - first == 1 and text is not None and len(text) > LONG:
                every = tokens_in([text], self.handover)
                hidden = without_tokens([text], every)[0] or ""
                for piece in pieces(self.engine, hidden, headers[0] if headers else None, column):
                    tokens = every.between(piece.first, piece.last)
                    given = Texts.of([text[piece.first : piece.last]])
                    found = self.left_to_treat(replace(piece.found, texts=given), tokens)
                    yield Part(first, piece.first, piece.last == len(text), found, tokens)
                continue
            tokens = tokens_in(strings[first:last], self.handover)
            yield Part(first, 0, True, self._found(strings[first:last], tokens, headers, column), tokens)

    def _found(
        self,
        strings: Sequence[str | None],
        tokens: Tokens,
        headers: list[str | None] | None,
        column: Column | None,
        *,
        by_reading: bool = False,
    ) -> Found:
        """What is found in one batch; tokens are boundaries, and nothing is found in them."""
        hidden = without_tokens(strings, tokens)
        found = self.engine.find(hidden, headers, column, by_reading=by_reading)
        given = found if hidden is strings else replace(found, texts=Texts.of(strings))
        return self.left_to_treat(given, tokens)

    def left_to_treat(self, found: Found, tokens: Tokens) -> Found:
        """What was found, but for what the caller allows and for tokens of ours."""
        return outside(self.allow.without_allowed(found), positions(tokens.ours, found.texts))

    def treated(
        self, parts: Iterable[Part], place: Place = None, by_row: ByRow | None = None
    ) -> Iterator[Outcome]:
        """Outcomes of the parts that `find` gave, in their order; a long text appears with its last piece."""
        by_row = by_row or ByRow((self.treatments,))
        apply = Applier(self.handover, self.policy.unfit, by_row.about)
        done: list[str] = []
        for part in parts:
            apply.first, apply.misfits = part.row, 0
            found = part.found
            row = found.texts.row_of(found.spans.start) + part.row
            index, treatments, spans = by_row.index(found.source, row), by_row.every, found.spans
            if places := positions(part.tokens.others, found.texts):
                start, end = np.array(places, dtype=np.int64).T
                spans = Spans.concatenate([spans, Spans.of(start, end, 1.0)])
                index = np.concatenate([index, np.full(len(places), len(treatments))])
                treatments = (*treatments, self.against_look_alikes)
            spliced = treated_rows(found.texts, spans, index, treatments, apply)
            self._settle(spliced, part, place, by_row, apply)
            changed = spliced.rows
            if part.offset or not part.last:
                done.append(changed.get(0) or part.found.texts.string(0))
                changed = {0: "".join(done)} if part.last else {}
                done = [] if part.last else done
            yield Outcome(
                part,
                {part.row + row: text for row, text in changed.items()},
                frozenset(part.row + row for row in spliced.records),
                spliced.column,
                apply.misfits,
            )

    def _unsettled(self, part: Part, changed: dict[int, str]) -> tuple[dict[int, str], dict[int, str]]:
        """Treated rows in which masking may show something new; and those in which only names and addresses.

        A finding that a surer one covered may show once that is masked: of 验证码6222 0200… the card is
        masked, and 6222 alone is then what the label speaks of. A name is read from what stands around it;
        one that is the whole text is not. Rows that did not change give the same again, but for pieces of a
        long text, which were read with what stands around them.
        """
        texts, spans = part.found.texts, part.found.spans
        row = texts.row_of(spans.start)
        whole = (spans.start == texts.starts.take(row)) & (spans.end == texts.starts.take(row + 1) - 1)
        read = (self.engine.by_reading.take(part.found.source) & ~whole).nonzero()[0]
        contested = dict.fromkeys(texts.row_of(part.found.contested).tolist())
        rows = sorted({*contested, *row.take(read).tolist()})
        if part.offset or not part.last:
            return {row: changed.get(row, texts.string(row)) for row in rows}, {}
        before = {row: texts.string(row) for row in rows if row in changed}
        treated = {row: changed[row] for row, text in before.items() if text != changed[row]}
        anything = contested if self.engine.all_built_in else dict.fromkeys(rows)
        begin = texts.starts.take(row)
        for at in read.tolist():
            number = int(row[at])
            if number in treated and number not in anything:
                first, last = int(spans.start[at] - begin[at]), int(spans.end[at] - begin[at])
                if not _hides_name(before[number], treated[number], first, last):
                    anything[number] = None
        return (
            {row: text for row, text in treated.items() if row in anything},
            {row: text for row, text in treated.items() if row not in anything},
        )

    def _settle(self, spliced: Spliced, part: Part, place: Place, by_row: ByRow, apply: Applier) -> None:
        """Treats treated rows again until nothing changes; what transforms wrote stays."""
        texts, read = self._unsettled(part, spliced.rows)
        if read:
            changing = self._treated_again(read, spliced, part, place, by_row, apply, by_reading=True)
            texts = texts | {row: read[row] for row in changing.rows}
        pending = dict(texts)
        for _ in range(_MOST_ROUNDS):
            if not pending:
                break
            again = self._treated_again(pending, spliced, part, place, by_row, apply)
            pending = again.rows
            spliced.rows |= pending
            spliced.written |= again.written
            spliced.records |= again.records
            spliced.column |= again.column

    def _treated_again(
        self,
        texts: dict[int, str],
        before: Spliced,
        part: Part,
        place: Place,
        by_row: ByRow,
        apply: Applier,
        *,
        by_reading: bool = False,
    ) -> Spliced:
        """Those of the texts that change when treated again, by all or only those `by_reading`."""
        rows, first = list(texts), part.row
        headers = None if place is None or isinstance(place, Column) else [place[first + row] for row in rows]
        column = place if isinstance(place, Column) else None
        strings = list(texts.values())
        tokens = tokens_in(strings, self.handover)
        found = self._found(strings, tokens, headers, column, by_reading=by_reading)
        starts = found.texts.starts.tolist()
        written = [
            (starts[at] + start, starts[at] + end)
            for at, row in enumerate(rows)
            for start, end in before.written.get(row, ())
        ]
        found = outside(found, written)
        number = np.array(rows, dtype=np.int64)
        index = by_row.index(found.source, number[found.texts.row_of(found.spans.start)] + first)
        again = treated_rows(found.texts, found.spans, index, by_row.every, _Placed(apply, number), written)
        changed = {at for at, text in again.rows.items() if text != texts[rows[at]]}
        return Spliced(
            {rows[at]: text for at, text in again.rows.items() if at in changed},
            {rows[at]: places for at, places in again.written.items() if at in changed},
            {rows[at] for at in again.records},
            again.column,
        )

    def findings(self, strings: Sequence[str | None], place: Place = None) -> Findings:
        """All findings, with rows and offsets in the strings as given."""
        return merge(self.engine, list(self.find(strings, place)))


@dataclass(frozen=True, slots=True)
class _Placed:
    """Carries out transforms for some rows of a part; rows: their numbers in it."""

    apply: Applier
    rows: Ints

    def __call__(self, treatment: Applied, values: list[str], rows: Ints, whole: Bools) -> list[str]:
        return self.apply(treatment, values, self.rows[rows], whole)


def _hides_name(before: str, text: str, first: int, last: int) -> bool:
    """Whether a span of a treated text is as it was, or a Chinese name of which the surname is left.

    before: the text as given. Other stars may join what stands beside them, or end a word of another kind.
    """
    name, left = before[first:last], text[first:last]
    if len(before) != len(text):
        return False
    if name == left:
        return True
    hides = _NAME.fullmatch(name) is not None and _LEFT_OF_NAME.fullmatch(text[first : last + 1]) is not None
    return hides and _SPOKEN.isdisjoint(name)


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

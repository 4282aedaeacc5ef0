"""Precision, recall, leak and false finds, counted strictly.

Right is a finding with the very span and the very entity of a label. A finding on the same span under
another entity, a broader one included, is wrong; so is one that only overlaps. A finding that touches no
label is false. Values the writer had already masked are counted apart. Relaxed recall alone is lenient: a
label counts when one finding of its entity covers half of its characters or more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from benchmarks.peers import Span


@dataclass(frozen=True)
class Labelled:
    """A text with its labels; `masked` are those of `spans` whose value was masked by the writer."""

    text: str
    spans: tuple[Span, ...]
    masked: frozenset[Span] = frozenset()
    variants: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: dict[str, Any]) -> Labelled:
        """From a document of `benchmarks.corpus`."""
        spans = tuple((start, end, entity) for start, end, entity in document["spans"])
        masked = frozenset((start, end, entity) for start, end, entity in document.get("masked", ()))
        return cls(document["text"], spans, masked, tuple(document.get("variant", ())))

    def clear(self) -> list[Span]:
        """The labels whose value stands in the clear."""
        return [span for span in self.spans if span not in self.masked]


@dataclass
class Tally:
    """Counts of one entity.

    `wrong` and `false` are findings, `missed` labels, `covered` labels found at least by half; `characters`
    and `leaked` are letters and digits, Han characters among them.
    """

    right: int = 0
    missed: int = 0
    wrong: int = 0
    false: int = 0
    characters: int = 0
    leaked: int = 0
    covered: int = 0

    def figures(self) -> dict[str, float | int | None]:
        """The counts and what follows from them; None where nothing was there to divide by."""
        precision = share(self.right, self.right + self.wrong + self.false)
        recall = share(self.right, self.right + self.missed)
        both = None if precision is None or recall is None else precision + recall
        f1 = (
            None
            if precision is None or recall is None or both is None
            else share(2 * precision * recall, both) or 0.0
        )
        return {
            "labels": self.right + self.missed,
            "right": self.right,
            "wrong": self.wrong,
            "false": self.false,
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "leak": share(self.leaked, self.characters),
            "relaxed_recall": share(self.covered, self.right + self.missed),
        }


def share(part: float, whole: float) -> float | None:
    """`part / whole`, None for an empty whole."""
    return part / whole if whole else None


@dataclass
class Score:
    """What one system did on a set of documents."""

    by_entity: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    not_judged: Counter[str] = field(default_factory=Counter)
    confused: Counter[str] = field(default_factory=Counter)
    by_variant: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    masked: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    characters: int = 0
    characters_outside: int = 0

    def total(self, entities: frozenset[str]) -> Tally:
        """These entities together."""
        chosen = [tally for entity, tally in self.by_entity.items() if entity in entities]
        names = [field_.name for field_ in fields(Tally)]
        return Tally(**{name: sum(getattr(tally, name) for tally in chosen) for name in names})


def score(documents: Sequence[Labelled], found: Sequence[Sequence[Span]], judged: frozenset[str]) -> Score:
    """Findings against labels. Entities outside `judged` (no labels for them) are only counted."""
    result = Score()
    for document, spans in zip(documents, found, strict=True):
        _score_labels(result, document, set(spans))
        _score_findings(result, document, sorted(set(spans)), judged)
        _score_leak(result, document, spans)
    return result


def _score_labels(result: Score, document: Labelled, found: set[Span]) -> None:
    variants = document.variants or ("",) * len(document.spans)
    for span, variant in zip(document.spans, variants, strict=True):
        right = span in found
        if span in document.masked:
            result.masked[span[2]][0] += right
            result.masked[span[2]][1] += 1
            continue
        tally = result.by_entity[span[2]]
        tally.right += right
        tally.missed += not right
        tally.covered += right or _covered_by_half(span, found)
        result.by_variant[variant][0] += right
        result.by_variant[variant][1] += 1


def _covered_by_half(label: Span, found: Iterable[Span]) -> bool:
    """Whether one finding of the label's entity covers half of its characters or more."""
    start, end, entity = label
    return any(
        2 * (min(end, last) - max(start, first)) >= end - start
        for first, last, other in found
        if other == entity
    )


def _score_findings(result: Score, document: Labelled, found: Iterable[Span], judged: frozenset[str]) -> None:
    labels = set(document.spans)
    for span in found:
        start, end, entity = span
        if span in labels:
            continue
        touched = [label for label in document.spans if label[0] < end and start < label[1]]
        if entity not in judged:
            result.not_judged[entity] += 1
        elif not touched:
            result.by_entity[entity].false += 1
        elif any(label not in document.masked for label in touched):
            result.by_entity[entity].wrong += 1
            same = [label for label in touched if label[:2] == (start, end)]
            result.confused[
                f"{same[0][2]} as {entity}" if same else f"{touched[0][2]}, other span, as {entity}"
            ] += 1


def _score_leak(result: Score, document: Labelled, found: Iterable[Span]) -> None:
    covered = bytearray(len(document.text))
    for start, end, _ in found:
        covered[start:end] = b"\1" * (end - start)
    labelled = bytearray(len(document.text))
    for start, end, _ in document.spans:
        labelled[start:end] = b"\1" * (end - start)
    result.characters += len(document.text)
    result.characters_outside += labelled.count(0)
    for start, end, entity in document.clear():
        tally = result.by_entity[entity]
        shown = [i for i in range(start, end) if document.text[i].isalnum()]
        tally.characters += len(shown)
        tally.leaked += sum(not covered[i] for i in shown)

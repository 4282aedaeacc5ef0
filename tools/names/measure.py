"""F1 of exact spans, precision, recall and leak, for each source and as the mean over sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from piiguard.recognizers.person.model import Model
from piiguard.text.texts import Texts

__all__ = ["Measure", "family", "found", "macro", "measure", "table"]

Spans = Sequence[tuple[int, int]]


@dataclass(slots=True)
class Measure:
    """Counts of one source."""

    right: int = 0
    found: int = 0
    names: int = 0
    characters: int = 0
    uncovered: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.names, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.names, 1)

    @property
    def leak(self) -> float:
        """Share of the characters of names that nothing found covers."""
        return self.uncovered / max(self.characters, 1)


def family(source: str) -> str:
    """The set a source belongs to: `msra_pro` and `msra_val` are both `msra`."""
    return source.split("_")[0] + ("_trad" if source.endswith("_trad") else "")


def found(model: Model, strings: Sequence[str], bias: float = 0.0) -> list[list[tuple[int, int]]]:
    """Spans that a model finds in each text."""
    texts = Texts.of(list(strings))
    spans = model.spans(texts, bias)
    row = texts.row_of(spans.start)
    begin = texts.starts[row]
    places: list[list[tuple[int, int]]] = [[] for _ in strings]
    starts, ends = (spans.start - begin).tolist(), (spans.end - begin).tolist()
    for at, start, end in zip(row.tolist(), starts, ends, strict=True):
        places[at].append((start, end))
    return places


def measure(texts: Iterable[tuple[str, Spans, Spans]]) -> dict[str, Measure]:
    """Measures by family, from (source, names, found) of each text."""
    measures: dict[str, Measure] = {}
    for source, names, found in texts:
        counts = measures.setdefault(family(source), Measure())
        counts.right += len(set(names) & set(found))
        counts.found += len(set(found))
        counts.names += len(names)
        covered = {at for start, end in found for at in range(start, end)}
        inside = {at for start, end in names for at in range(start, end)}
        counts.characters += len(inside)
        counts.uncovered += len(inside - covered)
    return measures


def macro(measures: Mapping[str, Measure], field: str, least: int = 20) -> float:
    """Mean of a field over the families with at least `least` names."""
    values = [getattr(counts, field) for counts in measures.values() if counts.names >= least]
    return sum(values) / max(len(values), 1)


def table(measures: Mapping[str, Measure]) -> str:
    """Measures by family as lines of text, the macro mean last."""
    lines = [f"{'':12} {'names':>6} {'F1':>6} {'P':>6} {'R':>6} {'leak':>6}"]
    for name, counts in sorted(measures.items()):
        values = (counts.f1, counts.precision, counts.recall, counts.leak)
        lines.append(f"{name:12} {counts.names:6d} " + " ".join(f"{value:6.3f}" for value in values))
    means = (macro(measures, field) for field in ("f1", "precision", "recall", "leak"))
    return "\n".join((*lines, f"{'macro':12} {'':6} " + " ".join(f"{value:6.3f}" for value in means)))

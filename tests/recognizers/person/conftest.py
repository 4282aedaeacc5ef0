"""How the tests of names look at cues and cells alone, without the network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from piiguard.findings import Spans
from piiguard.recognizers.person.cells import column_names
from piiguard.recognizers.person.cues import cue_spans
from piiguard.recognizers.person.words import LABELS
from piiguard.text.batch import Batch
from piiguard.text.labels import LabelIndex
from piiguard.text.reading import read
from piiguard.text.texts import Texts

_INDEX = LabelIndex(LABELS)
_OWN = _INDEX.members(LABELS)

Found = list[tuple[str, float, bool]]


def _outermost(spans: Spans, texts: Texts, row: int) -> Found:
    """(value, score, masked) of a row in text order; what lies inside another or equals it is left out."""
    inside = (texts.row_of(spans.start) == row).nonzero()[0]
    order = sorted(inside.tolist(), key=lambda i: (spans.start[i], -spans.end[i], -spans.score[i]))
    found, reach = [], -1
    for index in order:
        if spans.end[index] > reach:
            value = (
                texts.codes[spans.start[index] : spans.end[index]]
                .tobytes()
                .decode("utf-32-le", "surrogatepass")
            )
            found.append((value, float(spans.score[index]), bool(spans.masked[index])))
            reach = int(spans.end[index])
    return found


def _all_found(texts: list[str], headers: list[str | None] | None = None) -> list[Found]:
    given = Texts.of(texts)
    reading = read(given)
    spans = cue_spans(Batch(reading.texts, _INDEX, headers), _OWN)
    spans = spans.take(spans.score >= 0.5)
    start, end = reading.given(spans.start, spans.end)
    spans = Spans.of(start, end, spans.score, spans.evidence, spans.flaw, spans.masked)
    return [_outermost(spans, given, row) for row in range(len(texts))]


@pytest.fixture(scope="session")
def found_in() -> Callable[..., list[Found]]:
    """`found_in(texts, headers=None)`: (value, score, masked) for each text, from score 0.5 on."""
    return _all_found


@pytest.fixture(scope="session")
def names_in() -> Callable[..., list[str]]:
    """`names_in(text, header=None)`: the names found by cue that were not masked before."""

    def find(text: str, header: str | None = None) -> list[str]:
        found = _all_found([text], [header] if header else None)[0]
        return [value for value, _, masked in found if not masked]

    return find


@pytest.fixture(scope="session")
def masked_in() -> Callable[[str], list[str]]:
    """`masked_in(text)`: the names found that were masked before."""
    return lambda text: [value for value, _, masked in _all_found([text])[0] if masked]


@pytest.fixture(scope="session")
def cells_of() -> Callable[..., list[str]]:
    """`cells_of(cells, header=None)`: the cells of one column that are names, masked ones included."""

    def find(cells: list[str], header: str | None = None) -> list[str]:
        texts = Texts.of(cells)
        spans = column_names(texts, header)
        spans = spans.take(spans.score >= 0.5)
        order = np.argsort(spans.start)
        return [
            texts.codes[start:end].tobytes().decode("utf-32-le", "surrogatepass")
            for start, end in zip(spans.start[order], spans.end[order], strict=True)
        ]

    return find

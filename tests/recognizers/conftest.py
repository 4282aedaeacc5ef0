"""How recognizer tests look at one identifier alone, and at all of them together."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from piiguard.engine import Engine, Found
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.registry import builtin


@cache
def _engine(*identifiers: Identifier) -> Engine:
    return Engine(identifiers, [0.5] * len(identifiers))


def _values(engine: Engine, found: Found) -> list[tuple[str, str, int, bool]]:
    spans, codes = found.spans, found.texts.codes
    return [
        (
            engine.recognizers[source].entity.code,
            codes[start:end].tobytes().decode("utf-32-le", "surrogatepass"),
            int(flaw),
            bool(masked),
        )
        for source, start, end, flaw, masked in zip(
            found.source, spans.start, spans.end, spans.flaw, spans.masked, strict=True
        )
    ]


@pytest.fixture(scope="session")
def values_of() -> Callable[..., list[str]]:
    """`values_of(identifier, text, header=None)`: the unmasked values that this identifier alone finds."""

    def find(identifier: Identifier, text: str, header: str | None = None) -> list[str]:
        engine = _engine(identifier)
        found = engine.find([text], [header] if header else None)
        return [value for _, value, _, masked in _values(engine, found) if not masked]

    return find


@pytest.fixture(scope="session")
def masked_values_of() -> Callable[..., list[str]]:
    """`masked_values_of(identifier, text)`: the values it finds that were masked before."""

    def find(identifier: Identifier, text: str) -> list[str]:
        engine = _engine(identifier)
        return [value for _, value, _, masked in _values(engine, engine.find([text])) if masked]

    return find


@pytest.fixture(scope="session")
def flaws_of() -> Callable[..., list[tuple[str, int]]]:
    """`flaws_of(identifier, text)`: values and their flaws."""

    def find(identifier: Identifier, text: str) -> list[tuple[str, int]]:
        engine = _engine(identifier)
        return [(value, flaw) for _, value, flaw, _ in _values(engine, engine.find([text]))]

    return find


@pytest.fixture(scope="session")
def all_of() -> Callable[..., list[tuple[str, str]]]:
    """`all_of(text)`: (entity, value) of everything that all built-in identifiers together find."""

    def find(text: str, header: str | None = None) -> list[tuple[str, str]]:
        engine = _engine(*builtin())
        found = engine.find([text], [header] if header else None)
        return [(entity, value) for entity, value, _, _ in _values(engine, found)]

    return find


@pytest.fixture(scope="session")
def cells_of() -> Callable[..., list[str]]:
    """`cells_of(identifier, cells, header)`: the unmasked cells of a column that it alone finds."""

    def find(identifier: Identifier, cells: list[str | None], header: str | None) -> list[str]:
        engine = _engine(identifier)
        found = engine.find(cells, column=engine.column(cells, header))
        return [value for _, value, _, masked in _values(engine, found) if not masked]

    return find

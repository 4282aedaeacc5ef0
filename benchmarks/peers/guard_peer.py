"""piiguard itself behind the interface of the peers."""

from __future__ import annotations

from typing import Any

from benchmarks.peers import Span, UnavailableError, need


class GuardPeer:
    """A `piiguard.Guard()` with its defaults over the whole list of texts at once."""

    name = "piiguard"

    def __init__(self) -> None:
        module = need("piiguard")
        if not hasattr(module, "Guard"):
            raise UnavailableError("this piiguard has no Guard")
        self.version = str(getattr(module, "__version__", "unknown"))
        self.guard: Any = module.Guard()

    def scan(self, texts: list[str]) -> list[list[Span]]:
        found = self.guard.scan(texts)
        spans: list[list[Span]] = [[] for _ in texts]
        columns = (found.row.tolist(), found.start.tolist(), found.end.tolist(), found.entity)
        for row, start, end, entity in zip(*columns, strict=True):
            spans[row].append((start, end, str(entity)))
        return spans

    def scan_count(self, texts: list[str]) -> int:
        return len(self.guard.scan(texts).row)

    def protect(self, texts: list[str]) -> list[str]:
        masked: list[str] = self.guard.protect(texts)
        return masked


def build() -> GuardPeer:
    return GuardPeer()

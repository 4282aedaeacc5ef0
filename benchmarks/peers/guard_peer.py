"""piiguard itself behind the interface of the peers."""

from __future__ import annotations

from typing import Any

from benchmarks.peers import Span, UnavailableError, need

# Found by reading what stands around; without these, what pattern-based peers look for is left.
_READ = (
    *("PERSON", "CN_ADDRESS", "HEALTH", "BIOMETRIC", "RELIGION", "CRIMINAL_RECORD", "CREDIT_INFO"),
    *("SPECIFIC_IDENTITY", "LOCATION_TRACK"),
)


class GuardPeer:
    """A `piiguard.Guard()` over the whole list of texts at once; with its defaults, or without `exclude`."""

    def __init__(self, name: str = "piiguard", exclude: tuple[str, ...] = ()) -> None:
        self.name = name
        module = need("piiguard")
        if not hasattr(module, "Guard"):
            raise UnavailableError("this piiguard has no Guard")
        self.version = str(getattr(module, "__version__", "unknown"))
        self.guard: Any = module.Guard(exclude=exclude)

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


def build(*, numbers_only: bool = False) -> GuardPeer:
    return GuardPeer("piiguard numbers", _READ) if numbers_only else GuardPeer()

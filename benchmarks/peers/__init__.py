"""What piiguard is measured against, each behind the same small interface.

A peer is built by `load(name)`; one whose package is missing raises `UnavailableError` with the reason,
which goes into the results in place of a figure.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from types import ModuleType
from typing import Protocol

Span = tuple[int, int, str]
"""Start and end as half-open code point offsets, and the entity code."""


class UnavailableError(Exception):
    """The peer cannot run here; the message says why and holds no text of a document."""


class Peer(Protocol):
    """A finder of personal information in a list of independent texts."""

    name: str
    version: str

    def scan(self, texts: list[str]) -> list[list[Span]]:
        """What was found, one list per text."""

    def scan_count(self, texts: list[str]) -> int:
        """How many spans `scan` would find, as cheaply as the peer can tell."""


class Masker(Peer, Protocol):
    """A peer that also rewrites text."""

    def protect(self, texts: list[str]) -> list[str]:
        """The texts with every finding masked."""


def need(module_name: str) -> ModuleType:
    """An optional package, imported only when a peer asks for it."""
    try:
        return importlib.import_module(module_name)
    except ImportError as missing:
        raise UnavailableError(f"package {module_name.partition('.')[0]} is not installed") from missing


def load(name: str) -> Peer:
    """The peer of this name, ready to scan.

    Raises:
        UnavailableError: a package it needs is missing or does not work here.
    """
    return FACTORIES[name]()


def _from(module_name: str) -> Callable[[], Peer]:
    def build() -> Peer:
        module = importlib.import_module(f"benchmarks.peers.{module_name}")
        made: Peer = module.build()
        return made

    return build


def _presidio_with_context() -> Peer:
    from benchmarks.peers import presidio

    return presidio.build(context=True)


def _presidio_with_names() -> Peer:
    from benchmarks.peers import presidio

    return presidio.build(context=True, names=True)


def _numbers_only() -> Peer:
    from benchmarks.peers import guard_peer

    return guard_peer.build(numbers_only=True)


FACTORIES: dict[str, Callable[[], Peer]] = {
    "piiguard": _from("guard_peer"),
    "piiguard numbers": _numbers_only,
    "re": _from("re_patterns"),
    "recipe": _from("recipe"),
    "hyperscan": _from("hyperscan_peer"),
    "presidio": _from("presidio"),
    "presidio+context": _presidio_with_context,
    "presidio+jieba": _presidio_with_names,
    "datafog": _from("datafog_peer"),
    "jieba": _from("jieba_names"),
}

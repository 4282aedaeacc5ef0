"""New names for old ones: sentences in which every name is replaced by another of the same kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from names.corpora import Sentence

__all__ = ["Names"]

_KINDS = 6


class Names:
    """Names by kind, to draw from: those given, and for plain Chinese ones a surname of one with the given
    name of another, so that a dictionary of known names knows no more of the new than of the old."""

    def __init__(self, names: Iterable[str], surnames: set[str], composed: float = 0.5) -> None:
        self.surnames, self.composed = surnames, composed
        self.by_kind: dict[str, list[str]] = {}
        for name in sorted(set(names)):
            self.by_kind.setdefault(self.kind(name), []).append(name)

    def kind(self, name: str) -> str:
        """What a name may be exchanged for; empty where for nothing."""
        if not all("㐀" <= character <= "鿿" or character == "·" for character in name):
            return ""
        if "·" in name:
            return "dotted"
        if name[:1] in self.surnames and 2 <= len(name) <= 3:
            return f"surname {len(name)}"
        return f"other {len(name)}" if 2 <= len(name) <= 4 else ""

    def draw(self, name: str, random: np.random.Generator) -> str:
        """Another name of the same kind."""
        kind = self.kind(name)
        pool = self.by_kind.get(kind)
        if not kind or not pool:
            return name
        other = pool[random.integers(len(pool))]
        if kind.startswith("surname") and random.random() < self.composed:
            other = pool[random.integers(len(pool))][0] + other[1:]
        return other

    def swapped(
        self, sentences: Sequence[Sentence], share: float, random: np.random.Generator
    ) -> list[Sentence]:
        """The sentences, names exchanged in `share` of those that have any; equal names stay equal."""
        chosen = random.random(len(sentences)) < share
        return [
            self._exchange(sentence, random) if sentence.names and take else sentence
            for sentence, take in zip(sentences, chosen.tolist(), strict=True)
        ]

    def _exchange(self, sentence: Sentence, random: np.random.Generator) -> Sentence:
        new: dict[str, str] = {}
        parts, names, end, length = [], [], 0, 0
        for start, stop in sentence.names:
            if start < end:
                return sentence
            old = sentence.text[start:stop]
            name = new.get(old) or new.setdefault(old, self.draw(old, random))
            begin = length + start - end
            parts += [sentence.text[end:start], name]
            names.append((begin, begin + len(name)))
            length, end = begin + len(name), stop
        return Sentence("".join((*parts, sentence.text[end:])), tuple(names), sentence.source)

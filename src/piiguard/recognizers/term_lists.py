"""Word lists (词表) of sensitive matters, as one lexicon for all categories.

The lists are `data/terms/*.txt`, words set apart by spaces under section heads:

    labels      own the value behind them
    weak        labels of other fields too: own a value that holds a term
    narratives  own all up to the full stop
    terms       what may be found
    mild        terms that never count alone
    cues        stand before a term and make it personal
    behind      stand behind a term and make it personal
    tails       close a clause that begins with a cue: 曾因盗窃被判刑
    statements  are found as they stand
    common      longer words that swallow others

and in general.txt, for all categories: `before` and `behind` general words, `unnamed` subjects that are
nobody in particular (男子, 网友), `none` values that say nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from functools import cache

import numpy as np
import numpy.typing as npt

from piiguard.checks.tables import FOLDER
from piiguard.text.canonical import canonicals
from piiguard.text.lexicon import Lexicon

__all__ = ["CATEGORIES", "Role", "Vocabulary", "vocabulary", "words_of"]

CATEGORIES = (
    "health",
    "biometric",
    "religion",
    "criminal_record",
    "credit_info",
    "specific_identity",
    "location_track",
)


class Role(IntFlag):
    """What a word does in a category; a word may do several things."""

    LABEL = 1
    NARRATIVE = 2
    TERM = 4
    MILD = 8
    CUE = 16
    BEHIND = 32
    TAIL = 64
    STATEMENT = 128
    COMMON = 256
    GENERAL_BEFORE = 512
    GENERAL_BEHIND = 1024
    NOTHING = 2048
    UNNAMED = 4096
    WEAK = 8192


_SOUGHT = int(Role.LABEL | Role.NARRATIVE | Role.TERM | Role.MILD | Role.STATEMENT)
_LABELS, _WEAK, _COMMON = int(Role.LABEL | Role.NARRATIVE), int(Role.WEAK), int(Role.COMMON)
_SECTIONS = {
    "labels": Role.LABEL,
    "weak": Role.LABEL | Role.WEAK,
    "narratives": Role.NARRATIVE,
    "terms": Role.TERM,
    "mild": Role.MILD,
    "cues": Role.CUE,
    "behind": Role.BEHIND,
    "tails": Role.TAIL,
    "statements": Role.STATEMENT,
    "common": Role.COMMON,
}
_GENERAL_SECTIONS = {
    "before": Role.GENERAL_BEFORE,
    "behind": Role.GENERAL_BEHIND,
    "none": Role.NOTHING,
    "unnamed": Role.UNNAMED,
    "common": Role.COMMON,
}


def words_of(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of the list `name`, each with its words in the order of the file.

    Raises:
        FileNotFoundError: the installation lacks its data files.
    """
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (FOLDER / "terms" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            current.extend(line.split())
    return {section: tuple(words) for section, words in sections.items()}


@dataclass(frozen=True)
class Vocabulary:
    """All lists as lexicons.

    sought: what may be found, and labels; looked for everywhere. every: all words; looked for around those.
    roles: (categories, words of `every`), general words in every category. seeks: bit c is set for a word
    that is sought in category c. labels: canonical, by category.
    """

    sought: Lexicon
    every: Lexicon
    roles: npt.NDArray[np.int64]
    seeks: npt.NDArray[np.uint8]
    labels: tuple[frozenset[str], ...]
    common: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Read at first use and kept."""
    # word, role, category; in the table of roles -1 stands for all categories
    entries = [(word, role, -1) for word, role in _entries("general", _GENERAL_SECTIONS)]
    for number, category in enumerate(CATEGORIES):
        entries += [(word, role, number) for word, role in _entries(category, _SECTIONS)]
    sought = Lexicon([word for word, role, _ in entries if role & _SOUGHT])
    every = Lexicon([word for word, _, _ in entries])
    numbers = {word: number for number, word in enumerate(every.words)}
    table = [[0] * len(every.words) for _ in range(len(CATEGORIES) + 1)]
    labels: list[set[str]] = [set() for _ in CATEGORIES]
    for word, role, owner in entries:
        table[-1 if role == _COMMON else owner][numbers[word]] |= role
        if role & _LABELS and not role & _WEAK:
            labels[owner].add(word)
    roles = np.array(table, dtype=np.int64)
    roles = roles[:-1] | roles[-1]
    bits = 1 << np.arange(len(CATEGORIES))[:, None]
    seeks = np.where(roles & _SOUGHT, bits, 0).sum(axis=0).astype(np.uint8)
    common = frozenset(word for word, role, _ in entries if role == _COMMON)
    return Vocabulary(sought, every, roles, seeks, tuple(map(frozenset, labels)), common)


def _entries(name: str, sections: dict[str, Role]) -> list[tuple[str, int]]:
    """Words of a list, canonical, and what each does as a plain number: flags are slow to combine."""
    return [
        (word, int(sections[section]))
        for section, words in words_of(name).items()
        for word in canonicals(words)
    ]

"""A dictionary of words of two to four characters with their kind, in a hashed table of one byte a slot.

Kinds come from the name lists, the word lists and jieba's dictionary (MIT). A word of several kinds has the
first of `KINDS`. High four bits of a byte: fingerprint of the word; low four: number of its kind, from 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
from names.corpora import table

from piiguard.recognizers.person.model_inputs import LEXICON_BITS, lexicon_slot, number, word_hash
from piiguard.text.texts import Texts

__all__ = ["KINDS", "hashed_lexicon", "words"]

KINDS = (
    "word",  # jieba, frequent
    "place",
    "public_figure",
    "foreign_plain",
    "compound",
    "modern",
    "ancient",
    "japanese",
    "jieba_name",
    "company",
    "job_title",
    "term",
    "proper",  # jieba: other proper nouns
    "rare_word",  # jieba
    "given",  # given name of two characters, often seen
)
_TERMS = ("law", "chengyu", "animal", "food", "car", "it", "medical", "caijing")
_FREQUENT = 30  # of jieba's counts


def words(folder: Path) -> dict[str, str]:
    """Kind of each word of two to four Han characters."""
    found: dict[str, set[str]] = {}
    for word, kind in _entries(folder):
        if 2 <= len(word) <= 4 and all("㐀" <= character <= "鿿" for character in word):
            found.setdefault(word, set()).add(kind)
    return {word: min(kinds, key=KINDS.index) for word, kinds in found.items()}


def _entries(folder: Path) -> Iterator[tuple[str, str]]:
    given: Counter[str] = Counter()
    for name, kind, _ in table(folder / "names_list.tsv.gz"):
        if kind in KINDS:
            yield name, kind
        for part in name.split("·") if kind == "foreign_dot" else ():
            yield part, "foreign_plain"
        if kind in ("modern", "public_figure") and len(name) == 3:
            given[name[1:]] += 1
    yield from ((name, "given") for name, count in given.items() if count >= 5)
    for word, kind, _ in table(folder / "negative_words.tsv.gz"):
        yield word, "term" if kind in _TERMS else kind
        if kind == "place" and len(word) > 2 and word[-1] in "省市县区镇乡村州":
            yield word[:-1], "place"
    yield from _jieba()


def _jieba() -> Iterator[tuple[str, str]]:
    for line in (resources.files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if tag.startswith("nr"):
            yield word, "jieba_name"
        elif tag in ("ns", "nt", "nz"):
            yield word, "place" if tag == "ns" else "proper"
        else:
            yield word, "word" if int(count) >= _FREQUENT else "rare_word"


def hashed_lexicon(kinds: dict[str, str], vocabulary: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint8]:
    """The table of `kinds`; where two words want one slot, the kind that comes first has it."""
    slots = np.zeros(1 << LEXICON_BITS, dtype=np.uint8)
    for kind in reversed(KINDS):
        chosen = sorted(word for word in kinds if kinds[word] == kind)
        for length in (2, 3, 4):
            _enter(
                slots,
                [word for word in chosen if len(word) == length],
                length,
                KINDS.index(kind) + 1,
                vocabulary,
            )
    return slots


def _enter(
    slots: npt.NDArray[np.uint8],
    same_length: Iterable[str],
    length: int,
    kind: int,
    vocabulary: npt.NDArray[np.uint16],
) -> None:
    texts = Texts.of(list(same_length))
    if not len(texts):
        return
    numbers = number(texts, vocabulary)
    at = texts.starts[:-1]
    slot, print_ = lexicon_slot(word_hash(numbers, at, length), length)
    slots[slot] = (print_ << np.uint8(4)) | np.uint8(kind)

"""Labelled sentences, name lists and word lists, read from a folder laid out as its README says."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Sentence", "folds", "open_sources", "read", "table", "traditional"]

OPEN_SOURCES = frozenset({"weibo", "wiki_uner", "wiki_uner_dev", "wiki_uner_trad"})  # CC BY-SA


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, its names as (start, end) in code points, and the set it comes from."""

    text: str
    names: tuple[tuple[int, int], ...]
    source: str


def read(path: Path, suffix: str = "") -> list[Sentence]:
    """Sentences of a .jsonl.gz file; `suffix` is put behind the name of the source."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        Sentence(
            record["text"],
            tuple(sorted((start, end) for start, end in record["persons"])),
            record["source"] + suffix,
        )
        for record in records
    ]


def table(path: Path) -> Iterator[list[str]]:
    """Rows of a .tsv.gz file below its header."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def folds(sentences: Iterable[Sentence], count: int = 10) -> list[int]:
    """Fold of each sentence, by a hash of what stays the same in both scripts: twins share their fold."""
    return [zlib.crc32(repr(_skeleton(sentence)).encode()) % count for sentence in sentences]


def open_sources(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Those whose set states an open licence."""
    return [sentence for sentence in sentences if sentence.source in OPEN_SOURCES]


def traditional(simplified: Iterable[Sentence], traditional_: Iterable[Sentence]) -> dict[str, str]:
    """Simplified character of each traditional one, learned from the same sentences in both scripts."""
    pairs: dict[str, Counter[str]] = {}
    by_skeleton = {
        _skeleton(sentence): sentence for sentence in simplified if sentence.source.startswith("wiki")
    }
    for sentence in traditional_:
        partner = by_skeleton.get(_skeleton(sentence))
        if partner is None:
            continue
        same = sum(a == b for a, b in zip(sentence.text, partner.text, strict=True))
        if same < 0.4 * len(sentence.text):
            continue
        for old, new in zip(sentence.text, partner.text, strict=True):
            pairs.setdefault(old, Counter())[new] += 1
    best = {old: max(new.items(), key=lambda item: (item[1], item[0])) for old, new in pairs.items()}
    return {
        old: new
        for old, (new, count) in best.items()
        if old != new and count > 0.6 * sum(pairs[old].values()) and old >= "㐀" and new >= "㐀"
    }


def _skeleton(sentence: Sentence) -> tuple[object, ...]:
    marks = tuple((at, mark) for at, mark in enumerate(sentence.text) if mark < "㐀" or mark > "鿿")
    return (len(sentence.text), sentence.names, marks)

"""Person names on real text: each source of the development set, and bare cells, beside jieba.

    python -m benchmarks.names --corpora DIR [--seed S] [--cells 2000] [--json]

`DIR` holds `dev.jsonl.gz` (`{"text", "persons": [[start, end]], "source"}`), and for the cells
`names_list.tsv.gz` and `negative_words.tsv.gz` (value, kind, origin). Strict: the very span. Macro is the
plain mean over the sources with PERSONS_FOR_MACRO persons or more; leak the share of the letters and Han
characters of names that no finding covers, over all sources. Speed is that of one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.peers import Peer, Span, UnavailableError, load, need
from benchmarks.peers.scoring import Labelled, Score, score
from benchmarks.peers.timing import run_on_one_core, seconds_of

Result = dict[str, Any]
Finder = Callable[[list[str]], list[list[Span]]]
MODES = ("balanced", "recall")
SOURCES = {"msra_pro": "msra", "msra_val": "msra"}  # two parts of one corpus
PERSONS_FOR_MACRO = 20
ROUNDS = 3
HELD_OUT = 20  # one value in so many is held out of the lists: those whose CRC-32 it divides
CELLS = 2000
COLUMN = 100
HEADERS = {
    "place": "地点",
    "company": "公司",
    "law": "条款",
    "chengyu": "成语",
    "animal": "动物",
    "food": "菜品",
    "car": "车型",
    "it": "术语",
    "medical": "药品",
    "caijing": "词条",
    "job_title": "职务",
}
NAME_HEADER = "姓名"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the labelled files")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--cells", type=int, default=CELLS, help="names in the sample, and as many words")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(_measure_here(options.corpora, options.seed, options.cells)))
        return
    result = measure(corpora=options.corpora, seed=options.seed, cells=options.cells)
    if options.json:
        print(json.dumps(result, indent=1, ensure_ascii=False))
        return
    from benchmarks.report import names_page

    print("\n".join(names_page(result)))


def measure(*, corpora: Path, seed: int, cells: int = CELLS) -> Result:
    """Every figure of this page, from a process on one core."""
    arguments = ["-m", "benchmarks.names", "--child", "--corpora", str(corpora)]
    result: Result = json.loads(run_on_one_core([*arguments, "--seed", str(seed), "--cells", str(cells)]))
    return result


def _measure_here(corpora: Path, seed: int, cells: int) -> Result:
    documents = list(_documents(corpora / "dev.jsonl.gz"))
    result: Result = {
        "texts": len(documents),
        "persons": sum(len(document.spans) for _, document in documents),
        "systems": {},
        "cells": {},
        "unavailable": {},
    }
    for name, build in _finders().items():
        try:
            find, find_in_column = build()
        except UnavailableError as reason:
            result["unavailable"][name] = str(reason)
            continue
        result["systems"][name] = _on_documents(find, documents) if documents else {}
        result["cells"][name] = _on_cells(find, find_in_column, corpora, seed, cells)
    return result


# systems


ColumnFinder = Callable[[list[str], str], list[list[Span]]]


def _finders() -> dict[str, Callable[[], tuple[Finder, ColumnFinder | None]]]:
    guards = {f"piiguard {mode}": partial(_guard, mode) for mode in MODES}
    return {**guards, "jieba": _jieba}


def _guard(mode: str) -> tuple[Finder, ColumnFinder]:
    """`Guard(include=["PERSON"])` of this mode, on independent texts and on a column."""
    guard = _new_guard(mode)

    def spans(values: list[str], column: str | None) -> list[list[Span]]:
        found = guard.scan(values, column=column)
        rows: list[list[Span]] = [[] for _ in values]
        for row, start, end in zip(found.row.tolist(), found.start.tolist(), found.end.tolist(), strict=True):
            rows[row].append((start, end, "PERSON"))
        return rows

    return lambda values: spans(values, None), spans


def _new_guard(mode: str) -> Any:
    """A Guard that looks for names alone.

    Raises:
        UnavailableError: this piiguard knows no PERSON, or not this mode.
    """
    module = need("piiguard")
    try:
        return module.Guard(include=["PERSON"], mode=mode)
    except (TypeError, module.PiiguardError) as refused:
        raise UnavailableError(f"Guard refused PERSON in mode {mode} ({type(refused).__name__})") from refused


def _jieba() -> tuple[Finder, None]:
    peer: Peer = load("jieba")
    return peer.scan, None


# running text


def _documents(path: Path) -> Iterator[tuple[str, Labelled]]:
    """Source and document; parts of one corpus have one source."""
    for row in _lines(path):
        data = json.loads(row)
        spans = tuple((start, end, "PERSON") for start, end in data["persons"])
        yield SOURCES.get(data["source"], data["source"]), Labelled(data["text"], spans)


def _lines(path: Path) -> Iterator[str]:
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from file


def _on_documents(find: Finder, documents: list[tuple[str, Labelled]]) -> Result:
    """Figures per source, their macro means, leak over all, and characters a second."""
    texts = [document.text for _, document in documents]
    find(texts[:50])
    seconds = min(seconds_of(lambda: find(texts)) for _ in range(ROUNDS))
    found = find(texts)
    by_source = {
        source: _figures([(d, f) for (s, d), f in zip(documents, found, strict=True) if s == source])
        for source in sorted({source for source, _ in documents})
    }
    large = [figures for figures in by_source.values() if figures["labels"] >= PERSONS_FOR_MACRO]
    everything = _figures([(d, f) for (_, d), f in zip(documents, found, strict=True)])
    return {
        **{f"macro_{key}": _mean(large, key) for key in ("precision", "recall", "f1", "leak")},
        "micro_f1": everything["f1"],
        "leak": everything["leak"],
        "characters_per_s": sum(map(len, texts)) / seconds,
        "by_source": by_source,
    }


def _figures(pairs: list[tuple[Labelled, list[Span]]]) -> Result:
    counted: Score = score([d for d, _ in pairs], [found for _, found in pairs], frozenset({"PERSON"}))
    return dict(counted.by_entity["PERSON"].figures())


def _mean(figures: list[Result], key: str) -> float | None:
    return sum(one[key] or 0.0 for one in figures) / len(figures) if figures else None


# bare cells


def _on_cells(
    find: Finder, find_in_column: ColumnFinder | None, corpora: Path, seed: int, cells: int
) -> Result:
    """Share of names found whole and of words left alone, one by one and as columns of COLUMN values."""
    names, words = _held_out(corpora, seed, cells)
    if not names or not words:
        return {}
    alone = _cell_figures(find([value for value, _ in names]), find([value for value, _ in words]), names)
    result = {"one by one": alone}
    if find_in_column is not None:
        for title, with_header in (("a column without a header", False), ("a column with its header", True)):
            as_columns = partial(_by_column, find_in_column, with_header=with_header)
            result[title] = _cell_figures(as_columns(names), as_columns(words), names)
    return result


def _by_column(
    find_in_column: ColumnFinder, cells: list[tuple[str, str]], *, with_header: bool
) -> list[list[Span]]:
    """Findings per cell; each column holds at most COLUMN neighbours of one kind."""
    found: list[list[Span]] = []
    for part in _columns(cells):
        header = HEADERS.get(part[0][1], NAME_HEADER) if with_header else ""
        found += find_in_column([value for value, _ in part], header)
    return found


def _columns(cells: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    part: list[tuple[str, str]] = []
    for cell in cells:
        if part and (len(part) == COLUMN or cell[1] != part[0][1]):
            yield part
            part = []
        part.append(cell)
    if part:
        yield part


def _cell_figures(
    on_names: list[list[Span]], on_words: list[list[Span]], names: list[tuple[str, str]]
) -> Result:
    whole = [(0, len(value), "PERSON") in found for (value, _), found in zip(names, on_names, strict=True)]
    untouched = [not found for found in on_words]
    return {
        "names_found": sum(whole) / len(whole),
        "words_left": sum(untouched) / len(untouched),
        "accuracy": (sum(whole) + sum(untouched)) / (len(whole) + len(untouched)),
    }


def _held_out(corpora: Path, seed: int, cells: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """`cells` names and as many words that are no names, (value, kind); words ordered by kind."""
    names = list(_values(corpora / "names_list.tsv.gz"))
    known = {value for value, _ in names}
    words = [cell for cell in _values(corpora / "negative_words.tsv.gz") if cell[0] not in known]
    rng = random.Random(seed)
    chosen = [
        _sample(rng, [cell for cell in cells_ if _is_held_out(cell[0])], cells) for cells_ in (names, words)
    ]
    return [(value, "") for value, _ in chosen[0]], sorted(chosen[1], key=lambda cell: cell[1])


def _is_held_out(value: str) -> bool:
    return zlib.crc32(value.encode()) % HELD_OUT == 0


def _sample(rng: random.Random, cells: list[tuple[str, str]], count: int) -> list[tuple[str, str]]:
    return rng.sample(cells, min(count, len(cells)))


def _values(path: Path) -> Iterator[tuple[str, str]]:
    for line in _lines(path):
        value, kind, *_ = line.rstrip("\n").split("\t")
        if value != "name" and value != "word":
            yield value, kind


if __name__ == "__main__":
    main()

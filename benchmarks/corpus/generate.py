"""Write the corpus.

``python -m benchmarks.corpus.generate --split tune --seed 1 --docs 3000 --out tune.jsonl`` writes one JSON
object per line; ``--check`` tests the generator itself and prints its figures.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus.catalogue import Template, templates_of
from benchmarks.corpus.document import SLOTS, Document

TEXTUAL = {"PERSON": "names", "CN_ADDRESS": "addresses"}
SPLITS = ("tune", "report", "negative")
# What must not stand outside a span; a hit means that a template forgot to label a value.
FORGOTTEN = re.compile(
    r"[\w.+-]+@(?!\dx\.png)[\w-]+(?:\.[A-Za-z][\w-]*)+|https?://|(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z.])|\+86|wxid_"
    r"|(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![0-9A-Za-z:])"
)


def _document(template: Template, rng: Random, *, unseen: bool) -> dict[str, Any]:
    document = Document(rng, template.style, unseen=unseen)
    template.write(document)
    spans = sorted(document.spans, key=lambda s: (s[0], -s[1], s[2]))
    return {
        "text": document.text(),
        "spans": [[start, end, entity] for start, end, entity, _, _ in spans],
        "template": template.name,
        "variant": [variant for _, _, _, variant, _ in spans],
        "masked": [[start, end, entity] for start, end, entity, _, masked in spans if masked],
    }


def generate(split: str, seed: int, docs: int) -> Iterator[dict[str, Any]]:
    """`docs` documents of `split`; each round of the templates is in another order.

    The same arguments give the same documents; the first n of a longer run are those of a shorter one.

    Raises:
        ValueError: `split` is none of "tune", "report", "negative".
        FactsMissingError: the tables beside the repository are not there.
    """
    if split not in SPLITS:
        raise ValueError(f"the split is one of {', '.join(SPLITS)}")
    templates = templates_of(split)
    for i in range(docs):
        if i % len(templates) == 0:
            Random(f"{split}/{seed}/order/{i}").shuffle(templates)
        yield _document(
            templates[i % len(templates)], Random(f"{split}/{seed}/{i}"), unseen=split == "report"
        )


def _bytes(split: str, seed: int, docs: int) -> bytes:
    lines = (json.dumps(d, ensure_ascii=False) + "\n" for d in generate(split, seed, docs))
    return "".join(lines).encode()


def _check_spans(document: dict[str, Any]) -> None:
    where = document["template"]
    spans = document["spans"]
    assert len(spans) == len(document["variant"]), where
    for start, end, _ in spans:
        text = document["text"][start:end]
        assert text.strip() and text == text.strip(), f"{where}: an empty span, or one with outer spaces"
    for (_, end, first), (start, _, second) in pairwise(spans):
        assert start >= end or (first, second) == ("URL", "CN_MOBILE"), f"{where}: {first} overlaps {second}"


def _check_forgotten(document: dict[str, Any]) -> None:
    rest = list(document["text"])
    for start, end, _ in document["spans"]:
        rest[start:end] = "\n" * (end - start)
    hit = FORGOTTEN.search("".join(rest))
    assert hit is None, f"{document['template']}: a value without a label at {hit.start() if hit else 0}"


def _check_split(split: str, docs: int) -> None:
    counts: Counter[str] = Counter()
    homes: dict[str, set[str]] = {}
    variants: dict[str, Counter[str]] = {}
    texts, characters, inside, seen = set(), 0, 0, set()
    for document in generate(split, 7, docs):
        _check_spans(document)
        _check_forgotten(document)
        counts.update(e for _, _, e in document["spans"])
        for _, _, entity in document["spans"]:
            homes.setdefault(entity, set()).add(document["template"])
        for (_, _, entity), variant in zip(document["spans"], document["variant"], strict=True):
            variants.setdefault(TEXTUAL.get(entity, "numbers"), Counter())[variant] += 1
        texts.add(document["text"])
        seen.add(document["template"])
        characters += len(document["text"])
        inside += sum(end - start for start, end, _ in document["spans"])
    print(
        f"{split}: {len(seen)} templates, {docs} documents, {len(texts)} distinct, "
        f"{characters / docs:.0f} characters per document, {sum(counts.values())} spans, "
        f"{inside / max(1, sum(counts.values())):.1f} characters per span"
    )
    assert _bytes(split, 3, 300) == _bytes(split, 3, 300), "the same seed gave other bytes"
    if split == "negative":
        assert not counts and len(seen) >= 40 and len(texts) > 0.95 * docs
        return
    for entity in sorted(set(SLOTS.values())):
        print(f"  {entity:20} {counts[entity]:6} spans in {len(homes.get(entity, ()))} templates")
        assert counts[entity] >= 20, f"{split}: {entity} occurs {counts[entity]} times"
        assert len(homes[entity]) >= 2, f"{split}: {entity} stands in one template only"
    for group, written in variants.items():
        total = sum(written.values())
        shares = ", ".join(f"{v} {n / total:.2%}" for v, n in written.most_common())
        print(f"  {group} as written: {shares}")
    assert len(seen) >= 70


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus.generate", description=__doc__)
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--docs", type=int, default=1000)
    parser.add_argument("--out", type=Path, help="a .jsonl file; standard output when absent")
    parser.add_argument("--check", action="store_true", help="test the generator and print its figures")
    options = parser.parse_args(arguments)
    if options.check:
        for split in SPLITS:
            _check_split(split, 1000 if split == "negative" else 3000)
        return 0
    if options.split is None:
        parser.error("--split or --check")
    text = _bytes(options.split, options.seed, options.docs)
    if options.out is None:
        sys.stdout.buffer.write(text)
    else:
        options.out.write_bytes(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""How well: strict precision, recall and F1 per entity, leak, and false finds, beside the peers.

    python -m benchmarks.accuracy [--split report] [--docs 4000] [--seed S] [--corpora DIR]
    python -m benchmarks.accuracy --split tune --errors 20 --entity CN_WECHAT

Prints a table, or JSON with `--json`. Leak is the share of letters and digits of labelled values that no
finding covers. False finds are counted on the negative documents, and on the positive ones outside their
labels. PERSON and CN_ADDRESS are in all figures; a second line gives those without the two, which compare
with what was measured before they were labelled. `--errors` shows what went wrong, on the tune split only:
who looks at the errors of the report split no longer measures with it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.peers import Peer, Span, UnavailableError, load, samples
from benchmarks.peers.patterns import SHAPES
from benchmarks.peers.scoring import Labelled, Score, score

Result = dict[str, Any]
SYSTEMS = ("piiguard", "recipe", "presidio+context", "jieba", "presidio+jieba")
TEXTUAL = frozenset({"PERSON", "CN_ADDRESS"})
CONTEST_ENTITIES = {
    "name": "PERSON",
    "mobile": "CN_MOBILE",
    "email": "EMAIL_ADDRESS",
    "QQ": "CN_QQ",
    "vx": "CN_WECHAT",
    "address": "CN_ADDRESS",
}
REAL_TEXT_CHARACTERS = 300_000
SLOW = ("jieba", "presidio+jieba")  # these get a tenth of the real text, which takes them seconds enough
CONTEXT = 14
SHARED = frozenset(shape.entity for shape in SHAPES)


def main() -> None:
    """The command."""
    options = _options()
    if options.errors:
        print(
            "\n".join(
                error_examples(options.system, options.entity, options.errors, options.docs, options.seed)
            )
        )
        return
    result = measure(
        split=options.split,
        docs=options.docs,
        seed=options.seed,
        corpora=options.corpora,
        systems=options.systems,
    )
    if options.json:
        print(json.dumps(result, indent=1, ensure_ascii=False))
        return
    from benchmarks.report import accuracy_page

    print("\n".join(accuracy_page(result)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=("tune", "report"), default="report")
    parser.add_argument("--docs", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--corpora", type=Path, help="folder of the real documents; their text in ../text")
    parser.add_argument("--systems", type=lambda names: tuple(names.split(",")), default=SYSTEMS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N errors of --entity")
    parser.add_argument("--entity", help="the entity whose errors to print")
    parser.add_argument("--system", default="piiguard", help="whose errors to print")
    options = parser.parse_args()
    if options.errors and options.split != "tune":
        parser.error("--errors is for --split tune only: the report split is for measuring, not for looking")
    if options.errors and not options.entity:
        parser.error("--errors needs --entity")
    return options


def measure(
    *, split: str, docs: int, seed: int, corpora: Path | None = None, systems: Sequence[str] = SYSTEMS
) -> Result:
    """Every figure of every system that runs here, as plain JSON values."""
    positive = list(_corpus(split, seed, docs))
    negative = list(_corpus("negative", seed, max(200, docs // 2)))
    judged = frozenset(entity for document in positive for _, _, entity in document.spans)
    result: Result = {
        "split": split,
        "seed": seed,
        "documents": len(positive),
        "negative_documents": len(negative),
        "labels": sum(len(document.clear()) for document in positive),
        "masked_labels": sum(len(document.masked) for document in positive),
        "systems": {},
        "unavailable": {},
    }
    for name in systems:
        try:
            peer = load(name)
        except UnavailableError as reason:
            result["unavailable"][name] = str(reason)
            continue
        figures = _figures(score(positive, _scan(peer, positive), judged))
        figures |= _on_negatives(score(negative, _scan(peer, negative), judged))
        figures |= _real(peer, corpora, seed) if corpora else {}
        result["systems"][name] = {"version": peer.version, **figures}
    return result


def _corpus(split: str, seed: int, docs: int) -> Iterator[Labelled]:
    from benchmarks.corpus.generate import generate

    return (Labelled.of(document) for document in generate(split, seed, docs))


def _scan(peer: Peer, documents: Sequence[Labelled]) -> list[list[Span]]:
    return peer.scan([document.text for document in documents])


def _figures(counted: Score) -> Result:
    """One system on labelled documents."""
    by_entity = {entity: counted.by_entity[entity].figures() for entity in sorted(counted.by_entity)}
    return {
        "total": _total(counted, frozenset(by_entity)),
        "numbers": _total(counted, frozenset(by_entity) - TEXTUAL),
        "shared": _total(counted, SHARED),
        "by_entity": by_entity,
        "by_variant": {
            variant: {"labels": labels, "recall": right / labels}
            for variant, (right, labels) in sorted(counted.by_variant.items())
        },
        "confused": dict(counted.confused.most_common(15)),
        "outside_labels": _false_finds(counted, "characters_outside"),
        "outside_labels_numbers": _false_finds(counted, "characters_outside", TEXTUAL),
    }


def _on_negatives(counted: Score) -> Result:
    """False finds on text without personal data, with every entity and without names and addresses."""
    return {
        "negative": _false_finds(counted, "characters"),
        "negative_numbers": _false_finds(counted, "characters", TEXTUAL),
    }


def _total(counted: Score, entities: frozenset[str]) -> Result:
    """All of `entities` together, and the plain mean of their F1 (0 where nothing was right)."""
    tallies = [tally.figures() for entity, tally in sorted(counted.by_entity.items()) if entity in entities]
    scored = [figures["f1"] or 0.0 for figures in tallies if figures["labels"]]
    mean = sum(scored) / len(scored) if scored else None
    masked = [pair for entity, pair in counted.masked.items() if entity in entities]
    return {
        **counted.total(entities).figures(),
        "mean_f1": mean,
        "masked_right": sum(right for right, _ in masked),
        "masked_labels": sum(labels for _, labels in masked),
    }


def _false_finds(counted: Score, per: str, without: frozenset[str] = frozenset()) -> Result:
    """False finds per 10,000 characters, in total and by entity; entities without labels stand apart.

    `everything_per_10000` has those too: on a text without personal data all are false.
    """
    characters = getattr(counted, per)
    rate = 10_000 / max(1, characters)
    by_entity = {
        entity: tally.false * rate
        for entity, tally in sorted(counted.by_entity.items())
        if tally.false and entity not in without
    }
    per_10000 = sum(by_entity.values())
    return {
        "characters": characters,
        "per_10000": per_10000,
        "everything_per_10000": per_10000 + sum(counted.not_judged.values()) * rate,
        "by_entity": by_entity,
        "not_labelled_there": {entity: n * rate for entity, n in sorted(counted.not_judged.items())},
    }


def _real(peer: Peer, corpora: Path, seed: int) -> Result:
    """The contest documents, the name documents and unlabelled text, each where its file is there."""
    result: Result = {}
    contest = list(_contest_documents(corpora / "pii_bdci_train.jsonl.gz"))
    names = list(_name_documents(corpora / "dev.jsonl.gz"))
    for title, documents in (("contest", contest), ("names", names)):
        if documents:
            judged = frozenset(entity for document in documents for _, _, entity in document.spans)
            result[title] = _figures(score(documents, _scan(peer, documents), judged))
    limit = REAL_TEXT_CHARACTERS // (10 if peer.name in SLOW else 1)
    texts = {
        path.name.partition(".")[0]: _real_text(path, seed, limit) for path in samples.text_files(corpora)
    }
    return {**result, "real_text": {name: _find_rate(peer, lines) for name, lines in texts.items()}}


def _read(path: Path) -> Iterator[Result]:
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


def _contest_documents(path: Path) -> Iterator[Labelled]:
    """CCF BDCI 2020 documents with the labels that piiguard has too; games, books and so on are dropped."""
    for row in _read(path):
        spans = {
            (start, end, CONTEST_ENTITIES[kind])
            for start, end, kind in row["entities"]
            if kind in CONTEST_ENTITIES
        }
        yield Labelled(row["text"], tuple(sorted(spans)))


def _name_documents(path: Path) -> Iterator[Labelled]:
    """Documents in which every person is labelled, from corpora that a name model here did not train on."""
    for row in _read(path):
        yield Labelled(row["text"], tuple((start, end, "PERSON") for start, end in row["persons"]))


def _real_text(path: Path, seed: int, limit: int) -> list[str]:
    """Lines drawn at random up to `limit` characters."""
    lines = list(samples.read_lines(path))
    random.Random(seed).shuffle(lines)
    total, chosen = 0, []
    for line in lines:
        if total > limit:
            break
        total += len(line)
        chosen.append(line)
    return chosen


def _find_rate(peer: Peer, texts: list[str]) -> Result:
    """Findings per 10,000 characters of unlabelled text: names in it are mostly right, numbers mostly not."""
    characters = sum(map(len, texts))
    counts = Counter(entity for spans in peer.scan(texts) for _, _, entity in spans)
    rate = 10_000 / max(1, characters)
    return {"characters": characters, "per_10000": {entity: n * rate for entity, n in sorted(counts.items())}}


def error_examples(system: str, entity: str, limit: int, docs: int, seed: int) -> list[str]:
    """Lines with what `system` missed, got wrong or made up of `entity`, on the tune split, in context.

    The corpus is made up, so its values may be shown.
    """
    documents = list(_corpus("tune", seed, docs))
    lines = (
        line
        for document, found in zip(documents, _scan(load(system), documents), strict=True)
        for line in _errors(document, set(found), entity)
    )
    return list(islice(lines, limit))


def _errors(document: Labelled, found: set[Span], entity: str) -> Iterator[str]:
    for span in document.clear():
        if span[2] == entity and span not in found:
            instead = sorted(
                f"{other[2]} {document.text[other[0] : other[1]]!r}"
                for other in found
                if other[0] < span[1] and span[0] < other[1]
            )
            yield _example("missed", document.text, span) + (
                f"   found: {', '.join(instead)}" if instead else ""
            )
    for span in sorted(found - set(document.spans)):
        if span[2] == entity:
            touched = any(label[0] < span[1] and span[0] < label[1] for label in document.spans)
            yield _example("wrong" if touched else "false", document.text, span)


def _example(kind: str, text: str, span: Span) -> str:
    start, end, entity = span
    shown = f"{text[max(0, start - CONTEXT) : start]}[{text[start:end]}]{text[end : end + CONTEXT]}"
    printable = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown)
    return f"{kind:6} {entity:18} {printable}"


if __name__ == "__main__":
    main()

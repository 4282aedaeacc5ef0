"""How good and how fast the shipped person-name model is, with jieba's tagger beside it.

    python tools/names/evaluate.py [--names FOLDER] [--text FOLDER] [--peers]

Prints exact F1, precision, recall and leak of each set of ../shared/data/names (dev, dev in traditional
script) at both operating points, recall by kind of name, and the speed on raw text in million characters a
second of processor time, one thread, best of several runs. Says so where the data is absent.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from names import corpora, measure  # noqa: E402
from names.corpora import Sentence  # noqa: E402

from piiguard.recognizers.person.model import RECALL_BIAS, shipped  # noqa: E402
from piiguard.text.texts import Texts  # noqa: E402

SHARED = ROOT.parent / "shared" / "data"
KINDS = (
    "surname and one",
    "surname and two",
    "dotted",
    "Latin letters",
    "other, two",
    "other, three or more",
    "mixed",
)
Spans = list[tuple[int, int]]


def jieba_names(texts: Sequence[str]) -> list[Spans]:
    """Words that jieba.posseg tags nr, nrfg or nrt."""
    import jieba.posseg

    found: list[Spans] = []
    for text in texts:
        at, spans = 0, []
        for word, tag in jieba.posseg.cut(text):
            if tag in ("nr", "nrfg", "nrt"):
                spans.append((at, at + len(word)))
            at += len(word)
        found.append(spans)
    return found


def show(title: str, sentences: Sequence[Sentence], found: Sequence[Spans]) -> None:
    named = zip(sentences, found, strict=True)
    measures = measure.measure((sentence.source, sentence.names, spans) for sentence, spans in named)
    print(f"\n{title}\n{measure.table(measures)}")


def kind(name: str, surnames: set[str]) -> str:
    """The kind of a name, for the recall by kind."""
    if all(character.isascii() for character in name):
        return KINDS[3]
    if "·" in name or "•" in name:
        return KINDS[2]
    if not all("㐀" <= character <= "鿿" for character in name):
        return KINDS[6]
    if name[0] in surnames and len(name) in (2, 3):
        return KINDS[len(name) - 2]
    return KINDS[4] if len(name) < 3 else KINDS[5]


def show_kinds(sentences: Sequence[Sentence], found: Sequence[Spans], surnames: set[str]) -> None:
    names, right = Counter[str](), Counter[str]()
    for sentence, spans in zip(sentences, found, strict=True):
        for start, end in sentence.names:
            which = kind(sentence.text[start:end], surnames)
            names[which] += 1
            right[which] += (start, end) in spans
    print("\nrecall by kind of name, balanced")
    for which, count in names.most_common():
        print(f"{which:22} {count:5d} {right[which] / count:6.3f}")


def speed(texts: Sequence[str], find: Callable[[Texts], object], runs: int = 30) -> float:
    """Million characters a second, best of `runs`; laying the texts out is not counted."""
    laid = Texts.of(list(texts))
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        find(laid)
        best = min(best, time.process_time() - began)
    return sum(map(len, texts)) / best / 1e6


def show_speed(folder: Path) -> None:
    print("\nspeed, M characters/s")
    for name, least, most, count in (
        ("weibo_hot", 12, 40, 3000),
        ("zhihu_hot", 12, 60, 3000),
        ("xwlb", 20, 4000, 300),
    ):
        with gzip.open(folder / f"{name}.txt.gz", "rt", encoding="utf-8") as lines:
            texts = [line.strip() for line in lines]
        texts = [text for text in texts if least <= len(text) <= most][:count]
        print(f"{name:10} {len(texts)} texts of {least} to {most}: {speed(texts, shipped().spans):5.2f}")
    one = (
        "昨天下午，销售部经理张志强在会议室见了客户李晓梅，双方约定由王建国负责交货，货款在三个工作日内付清。"
        * 2
    )
    print(f"one text of {len(one)}: {len(one) / speed([one], shipped().spans, 200) / 1e3:.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--names", type=Path, default=SHARED / "names")
    parser.add_argument("--text", type=Path, default=SHARED / "text")
    parser.add_argument("--peers", action="store_true", help="jieba.posseg too (minutes)")
    options = parser.parse_args()
    if not options.names.is_dir():
        print(f"{options.names} is absent: the labelled sentences are no part of the repository")
        return
    dev = corpora.read(options.names / "dev.jsonl.gz")
    texts = [sentence.text for sentence in dev]
    balanced = measure.found(shipped(), texts)
    show("dev, balanced", dev, balanced)
    show("dev, recall", dev, measure.found(shipped(), texts, RECALL_BIAS))
    old = corpora.read(options.names / "dev_trad.jsonl.gz", "_trad")
    show(
        "dev in traditional script, balanced",
        old,
        measure.found(shipped(), [sentence.text for sentence in old]),
    )
    surnames = {
        row[0] for row in corpora.table(options.names / "name_char_stats.tsv.gz") if int(row[1]) >= 40
    }
    show_kinds(dev, balanced, surnames)
    if options.peers:
        show("dev, jieba.posseg nr", dev, jieba_names(texts))
    if options.text.is_dir():
        show_speed(options.text)


if __name__ == "__main__":
    main()

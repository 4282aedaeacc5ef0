"""Make `teacher_labels.bin.gz`: where a large slow teacher sees person names in raw text.

    python tools/names/make_teacher_labels.py PACKAGES [WORK] [--shared ../shared]

The small network that ships with the package (`tools/train_names.py`) learns from the labelled sets and from
this file. The teacher is a network trained on the labelled sets alone (`teacher_network`), which reads what
five public taggers make of each character (`teacher_taggers`, with their versions and licences). Nothing of
the taggers is passed on: the file holds line numbers, positions and confidences.

PACKAGES is a folder in which the source packages LAC 2.1.2, jieba 0.42.1 and foolnltk 0.1.7 are unpacked
(`pip download --no-deps NAME==VERSION`, then `tar xf`). WORK keeps the taggers' output and the networks
(about 17 GB) so that a second run continues. Needs numpy and torch (made with 2.13.0). `dev.jsonl.gz` is only
ever measured on.

Names found again and again in the raw text settle the lines where the teacher hesitated (`teacher_harvest`).
What is kept: lines, or sentences of long lines, in which every character's tag has a probability of 0.75 or
more; of those without a name two in five, chosen by a check sum.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from teacher_harvest import harvest, settled, trimmed
from teacher_labels import Piece, Span, write

if TYPE_CHECKING:
    from teacher_network import Examples, Network
    from teacher_taggers import Taggers

ROOT = Path(__file__).resolve().parents[2]
LABELS = Path(__file__).with_name("teacher_labels.bin.gz")

TEXTS = {
    "weibo_hot.txt.gz": 1,
    "wiki_cmrc.txt.gz": 1,
    "zhihu_hot.txt.gz": 3,
    "xwlb.txt.gz": 12,
}  # every nth line
LINE_SIZES = range(4, 701)
CHARACTERS_A_PART = 300_000
SENTENCE_END = re.compile("[。！？!?；]+[”」』）)]*")
PIECE_SIZE = 90
LEAST_PIECE = 4
LEAST_CONFIDENCE = 0.75
NAMELESS_SHARE = 0.4

SOURCES = {  # of the labelled sets; others are called as their `source` says
    "msra_pro": "msra", "msra_val": "msra", "msra_demo": "msra", "msra_1000": "msra", "msra_dh": "msra",
    "pd_example": "pd", "pd_genezc": "pd", "pd_nerpy": "pd", "pd_1000": "pd",
}  # fmt: skip
NOT_IN_MACRO = "bdci"  # seven dev texts


class Plan(NamedTuple):
    """The labelled files a network learns from; how often an epoch has a text of a source (others once)."""

    seed: int
    epochs: int
    files: tuple[str, ...]
    shares: dict[str, float]


# Sources are drawn so that news, three quarters of the characters, does not drown the rest.
# The first network of the shipped file had one more input in training, the source of every second text, and
# was taken after the second of its three epochs.
PLANS = (
    Plan(1, 3, ("train",), {"msra": 0.6, "pd": 0.6, "weibo": 2.0}),
    Plan(2, 2, ("train", "train_msra_more"), {"msra": 0.25, "pd": 0.6, "weibo": 2.0}),
)


class Sentence(NamedTuple):
    """A labelled text."""

    text: str
    persons: list[list[int]]
    source: str


class Teacher:
    """The taggers, the lists and the networks over one folder of intermediate results."""

    def __init__(self, packages: Path, work: Path, shared: Path) -> None:
        from teacher_network import Lists
        from teacher_taggers import JIEBA, Taggers, read_numbers

        self.work, self.names = work, shared / "data" / "names"
        self.taggers: Taggers = Taggers(packages)
        self.lists = Lists(self.names)
        table = read_numbers(packages / JIEBA / "word.dic")
        self.numbers = np.full(0x110000, table["OOV"], np.int32)
        for character, number in table.items():
            if len(character) == 1:
                self.numbers[ord(character)] = number

    def examples(self, name: str, texts: Sequence[str], persons: Sequence[list[list[int]]] = ()) -> Examples:
        """The inputs of some texts; the taggers' part is kept in the work folder under `name`."""
        from teacher_network import examples

        path = self.work / f"{name}.npy"
        if not path.exists():
            parts = [self.taggers.features(texts[first:last]) for first, last in parts_of(texts)]
            np.save(path, np.concatenate(parts))
        return examples(texts, np.load(path), self.lists, self.numbers, persons)

    def labelled(self, *files: str) -> tuple[list[Sentence], Examples]:
        sentences = [
            sentence for file in files for sentence in read_sentences(self.names / f"{file}.jsonl.gz")
        ]
        texts = [sentence.text for sentence in sentences]
        return sentences, self.examples("+".join(files), texts, [sentence.persons for sentence in sentences])

    def network(self, plan: Plan) -> Network:
        """The network of a plan, trained where the work folder does not hold it."""
        import torch
        from teacher_network import Network, train

        embedding = self.taggers.jieba_layers.embedding
        path = self.work / f"network-{plan.seed}.pt"
        if path.exists():
            network = Network(embedding)
            network.load_state_dict(torch.load(path))
            return network
        sentences, texts = self.labelled(*plan.files)
        shares = np.array([plan.shares.get(source_of(sentence), 1.0) for sentence in sentences], np.float32)
        network = train(texts, shares, embedding, seed=plan.seed, epochs=plan.epochs)
        torch.save(network.state_dict(), path)
        return network


def parts_of(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last + 1 of runs of texts, each of about CHARACTERS_A_PART characters."""
    first = characters = 0
    for row, text in enumerate(texts, 1):
        characters += len(text)
        if characters >= CHARACTERS_A_PART or row == len(texts):
            yield first, row
            first, characters = row, 0


def read_sentences(path: Path) -> list[Sentence]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Sentence(row["text"], row["persons"], row["source"]) for row in rows]


def source_of(sentence: Sentence) -> str:
    return SOURCES.get(sentence.source, sentence.source)


def report(networks: Sequence[Network], sentences: Sequence[Sentence], texts: Examples) -> None:
    """Print F1 of exact spans on each source of the labelled texts and their mean."""
    from teacher_network import decode, probabilities

    spans, _ = decode(probabilities(networks, texts), texts.lengths)
    counts: defaultdict[str, NDArray[np.int64]] = defaultdict(lambda: np.zeros(3, np.int64))
    for sentence, found in zip(sentences, spans, strict=True):
        wanted = {(start, end) for start, end in sentence.persons}
        counts[source_of(sentence)] += len(wanted & set(found)), len(found), len(wanted)
    f1 = {source: 2 * right / (found + wanted) for source, (right, found, wanted) in sorted(counts.items())}
    print(" ".join(f"{source} {value:.3f}" for source, value in f1.items()))
    print(f"macro {np.mean([value for source, value in f1.items() if source != NOT_IN_MACRO]):.4f}")


class Tagged(NamedTuple):
    """A line of a raw text, the names in it, and the confidence in the tag of each character."""

    number: int
    line: str
    persons: list[Span]
    sure: NDArray[np.float32]


def tag(teacher: Teacher, networks: Sequence[Network], text_path: Path, step: int) -> Iterator[Tagged]:
    """Every `step`th line of a raw text file, but for very short and very long ones."""
    from teacher_network import decode, probabilities

    with gzip.open(text_path, "rt", encoding="utf-8", newline="\n") as lines:
        chosen = [(number, line.rstrip("\n")) for number, line in enumerate(lines) if number % step == 0]
    chosen = [(number, line) for number, line in chosen if len(line) in LINE_SIZES]
    for first, last in parts_of([line for _, line in chosen]):
        inputs = teacher.examples(f"{text_path.name}-{first}", [line for _, line in chosen[first:last]])
        found = probabilities(networks, inputs)
        spans, tags = decode(found, inputs.lengths)
        sure = np.split(found[np.arange(len(found)), tags], np.cumsum(inputs.lengths)[:-1])
        for (number, line), persons, confidences in zip(chosen[first:last], spans, sure, strict=True):
            yield Tagged(number, line, [trimmed(line, span) for span in persons], confidences)


def settle(tagged: Sequence[Tagged]) -> None:
    """Complete the names of all lines with those found again and again, just sure enough to be kept."""
    names = harvest(
        [row.line for row in tagged],
        [row.persons for row in tagged],
        [[float(row.sure[start:end].min()) for start, end in row.persons] for row in tagged],
    )
    for row in tagged:
        complete = settled(row.line, row.persons, row.sure.tolist(), names)
        for start, end in set(complete) - set(row.persons):
            row.sure[start:end] = np.maximum(row.sure[start:end], LEAST_CONFIDENCE)
        row.persons[:] = complete


def kept_pieces(row: Tagged) -> Iterator[Piece]:
    """The pieces of a line in which every character is sure; two in five of those without a name."""
    for begin, end in sentences_of(row.line):
        if any(start < begin < stop or start < end < stop for start, stop in row.persons):
            continue
        inside = [
            (start - begin, stop - begin) for start, stop in row.persons if begin <= start and stop <= end
        ]
        confidence = float(row.sure[begin:end].min(initial=1))
        drawn = zlib.crc32(f"{row.number}/{begin}".encode()) % 1000 < NAMELESS_SHARE * 1000
        if end - begin >= LEAST_PIECE and confidence >= LEAST_CONFIDENCE and (inside or drawn):
            yield Piece(row.number, begin, end, inside, confidence)


def sentences_of(line: str) -> list[tuple[int, int]]:
    """A short line whole; of a long one runs of sentences, up to PIECE_SIZE characters if possible."""
    if len(line) <= PIECE_SIZE:
        return [(0, len(line))]
    ends = [match.end() for match in SENTENCE_END.finditer(line)]
    if not ends or ends[-1] < len(line):
        ends.append(len(line))
    runs: list[tuple[int, int]] = []
    begin = previous = 0
    for end in ends:
        if end - begin > PIECE_SIZE and previous > begin:
            runs.append((begin, previous))
            begin = previous
        previous = end
    return [*runs, (begin, previous)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("packages", type=Path, help="folder of the unpacked source packages")
    parser.add_argument("work", type=Path, nargs="?", default=Path("teacher"), help="intermediate results")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    if not (options.shared / "data" / "names").exists():
        sys.exit(
            f"{options.shared}: the labelled sets and raw texts lie there, beside the repository; absent"
        )
    options.work.mkdir(exist_ok=True)
    teacher = Teacher(options.packages, options.work, options.shared)
    networks = [teacher.network(plan) for plan in PLANS]
    report(networks, *teacher.labelled("dev"))
    paths = {options.shared / "data" / "text" / name: step for name, step in TEXTS.items()}
    tagged = {path: list(tag(teacher, networks, path, step)) for path, step in paths.items()}
    settle([row for rows in tagged.values() for row in rows])
    write(
        LABELS, {path: [piece for row in rows for piece in kept_pieces(row)] for path, rows in tagged.items()}
    )


if __name__ == "__main__":
    main()

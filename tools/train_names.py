"""Train the person-name model that ships: from labelled sentences to `src/piiguard/data/names.npz`.

    python tools/train_names.py [--names FOLDER] [--text FOLDER] [--chances FILE] [--out FILE]
                                [--without SOURCE ...] [--open-only] [--held-out]

Needs torch (`pip install -e .[train]`). Folders are laid out as ../shared/data/names and ../shared/data/text;
to train on your own sentences put a .jsonl.gz file of the same form into the names folder and name it with
`--more`. `--open-only`: only sets with an open licence (UNER and Weibo NER, CC BY-SA), no chances of the
teacher, which learned from the others. `--held-out`: sets a tenth of the sentences aside and reports on them,
for choosing settings. Seeded: the same bytes again on one machine with one thread. Measured: see
docs/model-card.md.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch
from names import chances, corpora, measure, pack, recipe
from names.corpora import Sentence

from piiguard.recognizers.person.model import RECALL_BIAS, Model

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
CHANCES = ROOT / "tools" / "names" / "chances.npz"
SHIPPED = ROOT / "src" / "piiguard" / "data" / "names.npz"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--names", type=Path, default=SHARED / "names")
    parser.add_argument("--text", type=Path, default=SHARED / "text")
    parser.add_argument("--chances", type=Path, default=CHANCES)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--more", nargs="*", default=[], help="further .jsonl.gz files of the names folder")
    parser.add_argument("--without", nargs="*", default=[], help="sources to leave out")
    parser.add_argument("--open-only", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--passes", type=int, default=recipe.Plan().settings.passes)
    parser.add_argument("--wider", type=int, default=0, help="opens the gate in training: for few sentences")
    return parser.parse_args()


def gold(options: argparse.Namespace) -> list[Sentence]:
    """The labelled sentences to learn from."""
    sentences: list[Sentence] = []
    for name in ("train.jsonl.gz", "train_msra_more.jsonl.gz", *options.more):
        sentences += corpora.read(options.names / name)
    sentences += corpora.read(options.names / "train_trad.jsonl.gz", "_trad")
    if options.open_only:
        sentences = corpora.open_sources(sentences)
    return [sentence for sentence in sentences if sentence.source not in options.without]


def report(title: str, model: Model, sentences: list[Sentence]) -> None:
    """Prints the measures of each family, at both operating points."""
    for bias in (0.0, RECALL_BIAS):
        found = measure.found(model, [sentence.text for sentence in sentences], bias)
        named = zip(sentences, found, strict=True)
        measures = measure.measure((sentence.source, sentence.names, spans) for sentence, spans in named)
        print(f"{title}, bias {bias:g}")
        print(measure.table(measures))


def main() -> None:
    options = arguments()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    sentences = gold(options)
    held_out: list[Sentence] = []
    if options.held_out:
        fold = corpora.folds(sentences)
        held_out = [sentence for sentence, number in zip(sentences, fold, strict=True) if not number]
        sentences = [sentence for sentence, number in zip(sentences, fold, strict=True) if number]
    labelled = [] if options.open_only else list(chances.read(options.chances, options.text))
    given = recipe.material(options.names, options.text, sentences, labelled)
    plan = recipe.Plan()
    plan = replace(plan, settings=replace(plan.settings, passes=options.passes), wider=options.wider)
    tagger, gate = recipe.fit(given, plan)
    stored = recipe.arrays(tagger, gate, given, plan)
    model = Model.of(stored)
    slope = recipe.slope(model, corpora.read(options.names / "dev.jsonl.gz"))
    stored["score"] = pack.score_table(slope)
    pack.save(options.out, stored)
    print(f"{options.out.name}: {options.out.stat().st_size} bytes")
    if held_out:
        report("held out", model, held_out)
    report("dev", model, corpora.read(options.names / "dev.jsonl.gz"))
    report("dev, traditional script", model, corpora.read(options.names / "dev_trad.jsonl.gz", "_trad"))


if __name__ == "__main__":
    main()

"""From sentences to a trained model: vocabulary, dictionary, gate, network, and its score."""

from __future__ import annotations

import gzip
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from names import corpora, lexicon, pack, vocabulary
from names.corpora import Sentence
from names.gate_training import train_gate, train_sieve
from names.measure import family
from names.network_training import Examples, Settings, Tagger, Trainer, batches
from names.swapping import Names

from piiguard.recognizers.person.model import Model
from piiguard.recognizers.person.model_gate import Gate
from piiguard.recognizers.person.model_inputs import Ints, Numbers, number, rows_of
from piiguard.recognizers.person.model_network import UNIT
from piiguard.text.texts import Texts

__all__ = ["Material", "Plan", "arrays", "fit", "material", "slope"]

Arrays = dict[str, npt.NDArray[Any]]
Floats = npt.NDArray[np.float32]
Labelled = tuple[str, npt.NDArray[np.uint8]]

_O, _B, _I, _E, _S = range(5)
_EQUAL_SHARE = 300_000  # characters of a family whose weight is 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training run does. threshold, sieve_threshold: of the first and the second gate, in sixteenths
    of a logit; sieve_training: of the second while the network learns: what stands just below its threshold
    teaches what is no name; wider: how much lower both are then, where they know the few sentences by heart;
    leave, leave_beside: by the first layer's word, a row below leaves, beside one that stays a row below the
    other; balance: how far families of different size weigh alike (0: by size, 1: alike); swap:
    share of sentences that get new names; labelled: sentences of the teacher's drawn for each pass, with
    `labelled_weight`; offset: taken from the logit of O, where F1 is flat and leak falls; seed: of everything
    drawn."""

    settings: Settings = field(default_factory=Settings)
    threshold: int = -56
    sieve_threshold: int = -32
    wider: int = 0
    sieve_training: int = -68
    leave: float = -1.75
    leave_beside: float = -3.5
    gate_passes: int = 3
    sieve_passes: int = 2
    balance: float = 0.35
    swap: float = 0.5
    labelled: int = 130_000
    labelled_weight: float = 0.7
    offset: float = 0.75
    seed: int = 20261122


@dataclass(frozen=True, slots=True)
class Material:
    """Sentences to learn from, those the teacher labelled, and what is known beforehand.

    labelled: texts with the teacher's chances of the tags O B I E S, (characters, 5) uint8, 255 for sure.
    """

    gold: list[Sentence]
    labelled: list[Labelled]
    vocabulary: npt.NDArray[np.uint16]
    symbols: list[str]
    lexicon: npt.NDArray[np.uint8]
    surnames: set[str]


def material(
    names_folder: Path, text_folder: Path, gold: list[Sentence], labelled: Sequence[Labelled] = ()
) -> Material:
    """What `fit` needs; the vocabulary counts the raw text as well."""
    simplified = corpora.traditional(
        corpora.read(names_folder / "train.jsonl.gz"), corpora.read(names_folder / "train_trad.jsonl.gz")
    )
    texts = [sentence.text for sentence in gold]
    for path in sorted(text_folder.glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [line.rstrip("\n") for line in lines]
    texts += [row[0] for row in corpora.table(names_folder / "names_list.tsv.gz")]
    numbers, symbols = vocabulary.numbered(texts, simplified)
    surnames = {row[0] for row in corpora.table(names_folder / "name_char_stats.tsv.gz") if int(row[1]) >= 40}
    return Material(
        gold,
        list(labelled),
        numbers,
        symbols,
        lexicon.hashed_lexicon(lexicon.words(names_folder), numbers),
        surnames,
    )


def fit(
    given: Material, plan: Plan, watch: Callable[[Tagger, Gate], None] | None = None
) -> tuple[Tagger, Gate]:
    """Trains the gate, then the network on what the gate keeps; `watch` sees the state after each pass."""
    torch.manual_seed(plan.seed)
    random = np.random.default_rng(plan.seed)
    learner = _Learner(given, plan)
    names = Names([s.text[a:b] for s in given.gold for a, b in s.names], given.surnames)
    gate = learner.gate(names, random)
    tagger = Tagger(len(given.symbols), plan.settings)
    trainer = None
    for turn in range(plan.settings.passes):
        began = time.perf_counter()
        examples = learner.examples(gate, names, random)
        if trainer is None:
            steps = sum(1 for _ in batches(examples.rows, plan.settings.batch)) * plan.settings.passes
            trainer = Trainer(tagger, plan.settings, steps)
        loss = trainer.run(examples)
        print(
            f"pass {turn}: {len(examples.rows)} rows, loss {loss:.4f}, {time.perf_counter() - began:.0f} s",
            flush=True,
        )
        if watch:
            watch(trainer.averaged(), gate)
    if trainer is None:
        raise ValueError("no pass, no model")
    return trainer.averaged(), gate


class _Learner:
    def __init__(self, given: Material, plan: Plan) -> None:
        self.given, self.plan = given, plan
        size = Counter[str]()
        for sentence in given.gold:
            size[family(sentence.source)] += len(sentence.text)
        self.weight = {name: (count / _EQUAL_SHARE) ** -plan.balance for name, count in size.items()}

    def gate(self, names: Names, random: np.random.Generator) -> Gate:
        """Both gates, learned from everything; the second with new names in some sentences."""
        plan, given = self.plan, self.given
        texts, numbers, chances, weights = self._joined(given.gold, given.labelled)
        inside = chances[:, _B:].sum(axis=1)
        first = train_gate(texts, numbers, inside, weights, given.symbols, plan.gate_passes, seed=plan.seed)
        first = replace(first, threshold=plan.threshold)
        sieve = train_sieve(self._entries(first, names, random), len(given.symbols), seed=plan.seed)
        return replace(first, sieve=replace(sieve, threshold=plan.sieve_threshold))

    def _entries(
        self, gate: Gate, names: Names, random: np.random.Generator
    ) -> Iterator[tuple[Ints, Floats, Floats]]:
        for _ in range(self.plan.sieve_passes):
            gold = names.swapped(self.given.gold, self.plan.swap, random)
            texts, numbers, chances, weights = self._joined(gold, self.given.labelled, random)
            at, scores = gate.opened(texts, numbers)
            yield gate.entries(texts, numbers, at, scores), chances[at, _B:].sum(axis=1), weights[at]

    def examples(self, gate: Gate, names: Names, random: np.random.Generator) -> Examples:
        """Rows for one pass: all gold sentences, some with new names, and some of the labelled ones,
        shuffled."""
        gold = names.swapped(self.given.gold, self.plan.swap, random)
        drawn = random.permutation(len(self.given.labelled))[: self.plan.labelled].tolist()
        texts, numbers, chances, weights = self._joined(
            gold, [self.given.labelled[at] for at in drawn], random
        )
        position = self._opened(gate).kept(texts, numbers)
        rows = rows_of(texts, numbers, position, self.given.lexicon)
        return Examples(rows, chances[position], weights[position])

    def _opened(self, gate: Gate) -> Gate:
        """The gates as they are in training."""
        wider, sieve = self.plan.wider, gate.sieve
        if sieve is not None:
            sieve = replace(sieve, threshold=self.plan.sieve_training - wider)
        return replace(gate, threshold=gate.threshold - wider, sieve=sieve)

    def _joined(
        self,
        gold: Sequence[Sentence],
        labelled: Sequence[Labelled],
        random: np.random.Generator | None = None,
    ) -> tuple[Texts, Numbers, Floats, Floats]:
        """Texts in a drawn order, their numbers, and for each character chances of the tags and the
        weight."""
        strings = [sentence.text for sentence in gold] + [text for text, _ in labelled]
        weight = [self.weight[family(sentence.source)] for sentence in gold]
        weight += [self.plan.labelled_weight] * len(labelled)
        order = np.arange(len(strings)) if random is None else random.permutation(len(strings))
        texts = Texts.of([strings[at] for at in order.tolist()])
        chances = np.zeros((len(texts.codes), 5), np.float32)
        for at, begin in zip(order.tolist(), texts.starts.tolist(), strict=False):
            if at < len(gold):
                _enter_tags(chances, begin, gold[at])
            else:
                known = labelled[at - len(gold)][1]
                chances[begin : begin + len(known), _B:] = known[:, _B:]
        chances[:, _B:] *= np.float32(1 / 255)
        chances[:, _O] = 1 - chances[:, _B:].sum(axis=1)
        weights = np.zeros(len(texts.codes), np.float32)
        lengths = np.diff(texts.starts)
        weights[1 : texts.starts[-1]] = np.repeat(np.array(weight, np.float32)[order], lengths)
        return texts, number(texts, self.given.vocabulary), chances, weights


def _enter_tags(chances: Floats, begin: int, sentence: Sentence) -> None:
    for start, end in sentence.names:
        first, last = begin + start, begin + end - 1
        chances[first : last + 1, _I] = 255
        chances[first, _I] = chances[last, _I] = 0
        chances[first, _S if first == last else _B] = 255
        if first != last:
            chances[last, _E] = 255


def arrays(tagger: Tagger, gate: Gate, given: Material, plan: Plan, slope: float = 0.6) -> Arrays:
    """The arrays to ship; ranges are measured on some gold sentences."""
    sample = Texts.of([sentence.text for sentence in given.gold[::25]])
    numbers = number(sample, given.vocabulary)
    rows = rows_of(sample, numbers, gate.kept(sample, numbers), given.lexicon)
    limits = (plan.leave, plan.leave_beside)
    stored = pack.arrays(tagger, gate, given.vocabulary, given.lexicon, rows, slope, limits)
    stored["out_bias"][_O] -= plan.offset * UNIT
    return stored


def slope(model: Model, sentences: Sequence[Sentence]) -> float:
    """How fast the chance to be a name rises with the margin: the most likely one, where margin 0 is a
    half."""
    margins, right = _margins(model, sentences)
    slopes = np.linspace(0.05, 2, 79)
    chance = 1 / (1 + np.exp(-slopes[:, None] * margins))
    likelihood = np.log(np.where(right, chance, 1 - chance) + 1e-9).sum(axis=1)
    return float(slopes[likelihood.argmax()])


def _margins(model: Model, sentences: Sequence[Sentence]) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Margin of each span found with a bias for recall, and whether it is a name."""
    texts = Texts.of([sentence.text for sentence in sentences])
    start, end, margin = model.margins(texts, 2.0)
    row = texts.row_of(start)
    offset = texts.starts[row]
    spans = zip(row.tolist(), (start - offset).tolist(), (end - offset).tolist(), strict=True)
    right = [(a, b) in sentences[at].names for at, a, b in spans]
    return margin / UNIT, np.array(right, np.bool_)

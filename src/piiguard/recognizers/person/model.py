"""Person names in running text by a small network, shipped as `data/names.npz`; see docs/model-card.md.

A gate of a few table look-ups goes over every character, a second one over what the first keeps; the
network looks only at what is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.findings import Spans
from piiguard.recognizers.person.model_decoding import best_spans
from piiguard.recognizers.person.model_gate import Gate, Sieve
from piiguard.recognizers.person.model_inputs import Bytes, Ints, blocks_of, number
from piiguard.recognizers.person.model_network import UNIT, Network
from piiguard.text.batch import Batch
from piiguard.text.texts import Texts

__all__ = ["RECALL_BIAS", "Model", "model_spans"]

RECALL_BIAS = 2.0
_MARGIN_STEP = UNIT // 8  # the score table has one entry for each eighth of a logit


@dataclass(frozen=True, slots=True)
class Model:
    """Everything of a weights file. score: chance that a span is a name, by its margin."""

    vocabulary: npt.NDArray[np.uint16]
    gate: Gate
    lexicon: Bytes
    network: Network
    score: npt.NDArray[np.float64]

    @classmethod
    def of(cls, stored: dict[str, npt.NDArray[Any]]) -> Model:
        """The model of the arrays of a weights file."""
        sieve = Sieve(stored["sieve_votes"], int(stored["sieve_threshold"]))
        gate = Gate(stored["gate_single"], stored["gate_around"], int(stored["gate_threshold"]), sieve)
        score = stored["score"].astype(np.float64)
        vocabulary = stored["vocabulary"].copy()
        vocabulary[ord("*")] = vocabulary[ord("0")]  # a number once masked says the same of its neighbours
        return cls(vocabulary, gate, stored["lexicon"], Network.of(stored), score)

    def spans(self, texts: Texts, bias: float = 0.0) -> Spans:
        """Names in `texts`, by position; see `model_spans`."""
        start, end, margin = self.margins(texts, bias)
        entry = np.clip(margin // _MARGIN_STEP + len(self.score) // 2, 0, len(self.score) - 1)
        return Spans.of(start, end, self.score.take(entry))

    def margins(self, texts: Texts, bias: float = 0.0) -> tuple[Ints, Ints, Ints]:
        """Starts and ends of names, and how far each is ahead of no name, in units of `UNIT` for one
        logit."""
        numbers = number(texts, self.vocabulary)
        position = self.gate.kept(texts, numbers)
        if not len(position):
            return position, position, position
        blocks = blocks_of(texts, numbers, position, self.lexicon)
        told = [self.network.tag_scores(block) for block in blocks]
        at, scores = (np.concatenate(part) for part in zip(*told, strict=True))
        first, last, ahead = best_spans(scores, round(bias * UNIT))
        return at.take(first), at.take(last - 1) + 1, ahead


def model_spans(batch: Batch, *, bias: float = 0.0) -> Spans:
    """Person names in `batch`, in text order, none overlapping; positions of `batch.texts`.

    bias: how much is taken from the score (a logit) of "no name"; 0 gives the best exact F1, `RECALL_BIAS`
    finds more and more that are none. score: calibrated chance to be a name, 0.5 where the balanced model
    finds it just so; what only the bias let in is below 0.5. A text gives the same spans alone as in any
    batch.
    """
    return shipped().spans(batch.texts, bias)


@cache
def shipped() -> Model:
    """The model of the package; read once, at first use."""
    with (resources.files("piiguard") / "data" / "names.npz").open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        return Model.of({name: stored[name] for name in stored.files})

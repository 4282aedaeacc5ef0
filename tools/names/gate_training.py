"""The two gates, trained by Adagrad: logistic models, the first over the character and four pairs around it,
the second over the first one's score, nine characters, and classes of characters."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from names.vocabulary import may_be_of_name

from piiguard.recognizers.person.model_gate import CLOSED, Gate, Sieve, vote_count
from piiguard.recognizers.person.model_inputs import SLOT_BITS, Ints, Numbers
from piiguard.text.texts import Texts

__all__ = ["train_gate", "train_sieve"]

Floats = npt.NDArray[np.float32]
_SLOTS = 1 << SLOT_BITS
_STEP = 65_536
_SCALE = 16.0  # whole numbers for one unit of the logit


def train_gate(
    texts: Texts,
    numbers: Numbers,
    target: Floats,
    weight: Floats,
    symbols: list[str],
    passes: int = 3,
    rate: float = 0.25,
    seed: int = 1,
) -> Gate:
    """A gate with threshold 0. target: how sure each character belongs to a name; weight: of its text."""
    slot = (numbers.pair >> np.uint32(32 - SLOT_BITS)).astype(np.int64)
    ids = numbers.ids.astype(np.int64)
    inside = np.ones(len(ids), dtype=np.bool_)
    inside[texts.starts - 1] = False
    inside[texts.starts[-1] :] = False
    at = inside.nonzero()[0]
    next_is_end, previous_is_end = ids[1:] == 0, ids[:-1] == 0
    # what Gate.scores leaves out: pairs from beyond the text
    beyond_next = np.append(next_is_end, True)
    beyond_previous = np.insert(previous_is_end, 0, True)
    single, around = np.zeros(len(symbols), np.float32), np.zeros((4, _SLOTS), np.float32)
    single_sum, around_sum = np.full_like(single, 1e-6), np.full_like(around, 1e-6)
    order = np.random.default_rng(seed)
    for _ in range(passes):
        for begin in (order.permutation(len(at) // _STEP + 1) * _STEP).tolist():
            here = at[begin : begin + _STEP]
            places = [here + 1, here, here - 1, np.maximum(here - 2, 0)]
            used = [~beyond_next[here], None, None, ~beyond_previous[here]]
            logit = single[ids[here]] - 3.0
            for vote, place, use in zip(around, places, used, strict=True):
                part = vote[slot[place]]
                logit += part if use is None else part * use
            error = (1 / (1 + np.exp(-logit)) - target[here]) * weight[here]
            _adagrad(single, single_sum, np.bincount(ids[here], error, len(single)), rate)
            for vote, total, place, use in zip(around, around_sum, places, used, strict=True):
                _adagrad(
                    vote, total, np.bincount(slot[place], error if use is None else error * use, _SLOTS), rate
                )
    return _packed(single - 3.0, around, symbols)


def _adagrad(weights: Floats, total: Floats, gradient: npt.NDArray[np.float64], rate: float) -> None:
    touched = gradient.nonzero()[0]
    step = gradient[touched].astype(np.float32)
    total[touched] += step * step
    weights[touched] -= rate * step / np.sqrt(total[touched])


def _packed(single: Floats, around: Floats, symbols: list[str]) -> Gate:
    single_units = np.clip(np.rint(single * _SCALE), -2000, 2000).astype(np.int16)
    for number_, symbol in enumerate(symbols):
        if not may_be_of_name(symbol):
            single_units[number_] = CLOSED  # other characters never open the gate
    votes = np.clip(np.rint(around * _SCALE), -127, 127).astype(np.int8)
    packed = np.ascontiguousarray(votes.T).view(np.uint32).ravel()
    return Gate(single_units, packed, 0)


def train_sieve(
    passes: Iterable[tuple[Ints, Floats, Floats]], vocabulary: int, rate: float = 0.15, seed: int = 1
) -> Sieve:
    """A second gate with threshold 0. passes: what is learned from in each pass: `Gate.entries` of what
    the first gate keeps, how sure each character belongs to a name, and the weight of its text."""
    votes = np.zeros(vote_count(vocabulary), np.float32)
    total = np.full_like(votes, 1e-6)
    order = np.random.default_rng(seed)
    step = _STEP // 2
    for entries, target, weight in passes:
        for begin in (order.permutation(len(target) // step + 1) * step).tolist():
            here = entries[:, begin : begin + step]
            logit = votes[here].sum(axis=0)
            error = (1 / (1 + np.exp(-logit)) - target[begin : begin + step]) * weight[begin : begin + step]
            _adagrad(votes, total, np.bincount(here.ravel(), np.tile(error, len(here)), len(votes)), rate)
    return Sieve(np.clip(np.rint(votes * _SCALE), -127, 127).astype(np.int8), 0)

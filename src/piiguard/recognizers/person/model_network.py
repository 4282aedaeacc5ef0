"""The network: look-up tables for the first layer, two convolutions over neighbours, five tag scores.

Activations are whole numbers from 0 to 255 and weights small ones, so that every sum is a whole number below
2**24 and exact in float32, whatever the order of summation: a text gives the same scores alone, in any batch
and on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person.model_inputs import CHARACTERS, PAIRS, TRIPLES, Ints, Rows, places

__all__ = ["UNIT", "Network"]

Floats = npt.NDArray[np.float32]
Arrays = dict[str, npt.NDArray[Any]]

UNIT = 1024  # tag scores are whole numbers: logits times this
_CHUNK = 1024  # rows worked on at once: their arrays stay in the cache
_TOP = np.float32(255)
_EMPTY = (0, *[-100 * UNIT] * 4)


@dataclass(frozen=True, slots=True)
class Network:
    """Weights made ready. characters: int16 (13 * vocabulary, width), words: int16 (7 * 256, width), sums of
    both times `first_scale` are the first layer's inputs, with `bias[0]` and what pairs and triples add."""

    characters: npt.NDArray[np.int16]
    words: npt.NDArray[np.int16]
    pairs: npt.NDArray[Any]
    triples: npt.NDArray[Any]
    grams: Floats
    first_scale: Floats
    gram_scale: Floats
    bias: Floats
    kernels: Floats
    scales: Floats
    leave: Floats
    leave_limit: int
    out: Floats
    out_scale: Floats
    out_bias: Floats

    @classmethod
    def of(cls, stored: Arrays) -> Network:
        """The network of a weights file (`tools/names/pack.py` writes it)."""
        return cls(
            _folded(stored["characters"], stored["character_kernels"], stored["character_shift"]),
            np.ascontiguousarray(stored["words"]).reshape(-1, stored["words"].shape[-1]),
            _records(stored["pairs"]),
            _records(stored["triples"]),
            stored["grams"].astype(np.float32),
            stored["first_scale"],
            stored["gram_scale"],
            stored["bias"],
            stored["kernels"].astype(np.float32),
            stored["scales"],
            stored["leave"].astype(np.float32),
            int(stored["leave_limit"]),
            stored["out"].astype(np.float32),
            stored["out_scale"],
            stored["out_bias"],
        )

    def tag_scores(self, pieces: Iterable[Rows]) -> tuple[Ints, npt.NDArray[np.int32]]:
        """Positions that may still belong to a name, with an empty place (position 0) between stretches of
        neighbours; and (places, 5) scores of the tags O B I E S there, times `UNIT`; an empty place is sure
        to be O.
        """
        parts = [self._first(rows) for rows in pieces]
        chosen = np.concatenate([position for position, _, _ in parts])
        place, size = places(chosen, np.concatenate([stretch for _, stretch, _ in parts]))
        position = np.zeros(size, dtype=np.int64)
        position[place] = chosen
        spread = np.zeros((size, len(self.out)), dtype=np.float32)
        begin = 0
        for _, _, hidden in parts:
            spread[place[begin : begin + len(hidden)]] = hidden
            begin += len(hidden)
        gaps = (position == 0).nonzero()[0]
        for layer in range(len(self.kernels)):
            spread = self._convolved(spread, layer)
            spread[gaps] = 0
        scores = spread @ self.out
        scores *= self.out_scale
        scores += self.out_bias
        tags = np.rint(scores, out=scores).astype(np.int32)
        tags[gaps] = _EMPTY
        return position, tags

    def _first(self, rows: Rows) -> tuple[Ints, Ints, Floats]:
        """Positions that may belong to a name by the first layer's word, their stretches, and the first
        layer."""
        vocabulary = len(self.characters) // len(CHARACTERS)
        ids, place = rows.around.ids, rows.place
        total = self.characters.take(ids.take(place + CHARACTERS[0]), axis=0)
        for index in range(1, len(CHARACTERS)):
            at = ids.take(place + CHARACTERS[index])
            at += index * vocabulary
            total += self.characters.take(at, axis=0)
        for index, codes in enumerate(rows.around.words):
            total += self.words.take(np.add(codes.take(place), index * 256, dtype=np.int64), axis=0)
        hidden = self._grams(rows)
        hidden *= self.gram_scale
        hidden += self.bias[0]
        summed = total.astype(np.float32)
        summed *= self.first_scale
        hidden += summed
        _levels(hidden)
        stays = (hidden @ self.leave > self.leave_limit).nonzero()[0]
        return rows.position.take(stays), rows.stretch.take(stays), hidden.take(stays, axis=0)

    def _grams(self, rows: Rows) -> Floats:
        """What the pairs and triples of some rows add to the first layer."""
        split = len(PAIRS) * self.pairs.itemsize
        pairs = _side_by_side(self.pairs.take(rows.around.pairs), rows.place + PAIRS[0], len(PAIRS))
        triples = _side_by_side(self.triples.take(rows.around.triples), rows.place + TRIPLES[0], len(TRIPLES))
        total: Floats = pairs @ self.grams[:split]
        total += triples @ self.grams[split:]
        return total

    def _convolved(self, hidden: Floats, layer: int) -> Floats:
        """The next layer: each row with its two neighbours."""
        left, middle, right = self.kernels[layer]
        result = np.empty_like(hidden)
        for begin in range(0, len(hidden), _CHUNK):
            end = min(begin + _CHUNK, len(hidden))
            total = np.matmul(hidden[begin:end], middle, out=result[begin:end])
            first = max(begin, 1)
            total[first - begin :] += hidden[first - 1 : end - 1] @ left
            last = min(end, len(hidden) - 1)
            total[: last - begin] += hidden[begin + 1 : last + 1] @ right
            total *= self.scales[layer]
            total += self.bias[layer + 1]
            _levels(total)
        return result


def _side_by_side(records: npt.NDArray[Any], begin: Ints, count: int) -> Floats:
    """Vectors of `count` records from each of `begin` on, one behind the other."""
    width = records.itemsize
    vectors = records.view(np.int8).astype(np.float32)
    step = width * vectors.itemsize
    shape, wide = max(len(records) - count + 1, 0), np.dtype((np.void, count * step))
    windows = np.ndarray(shape, wide, vectors, strides=(step,))
    return windows[begin].view(np.float32).reshape(len(begin), -1)


def _levels(inputs: Floats) -> Floats:
    """Activations in place: whole numbers from 0 to 255."""
    np.rint(inputs, out=inputs)
    return np.clip(inputs, np.float32(0), _TOP, out=inputs)


def _folded(
    vectors: npt.NDArray[np.int8], kernels: npt.NDArray[np.int16], shift: npt.NDArray[Any]
) -> npt.NDArray[np.int16]:
    """Characters' vectors times the weights of each place: one int16 table below the other."""
    wide = vectors.astype(np.float32)
    tables = np.empty((len(kernels), len(vectors), kernels.shape[2]), dtype=np.int16)
    for table, kernel in zip(tables, kernels.astype(np.float32), strict=True):
        product = wide @ kernel
        product *= shift
        np.rint(product, out=product)
        table[:] = product
    return tables.reshape(-1, tables.shape[2])


def _records(vectors: npt.NDArray[np.int8]) -> npt.NDArray[Any]:
    """Rows of bytes as single items, which are faster to look up."""
    return np.ascontiguousarray(vectors).view(np.dtype((np.void, vectors.shape[1]))).ravel()

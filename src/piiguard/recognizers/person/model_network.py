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

from piiguard.recognizers.person.model_inputs import Ints, Rows, places

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
        chosen, stretch, hidden = (np.concatenate(part) for part in zip(*parts, strict=True))
        place, size = places(chosen, stretch)
        position = np.zeros(size, dtype=np.int64)
        position[place] = chosen
        spread = np.zeros((size, hidden.shape[1]), dtype=np.float32)
        spread[place] = hidden
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
        vocabulary = len(self.characters) // len(rows.characters)
        total = self.characters.take(rows.characters[0], axis=0)
        for place in range(1, len(rows.characters)):
            total += self.characters.take(rows.characters[place] + np.uint32(place * vocabulary), axis=0)
        for place in range(len(rows.words)):
            total += self.words.take(rows.words[place] + np.int64(place * 256), axis=0)
        hidden = self._grams(rows) @ self.grams
        hidden *= self.gram_scale
        hidden += self.bias[0]
        summed = total.astype(np.float32)
        summed *= self.first_scale
        hidden += summed
        _levels(hidden)
        stays = (hidden @ self.leave > self.leave_limit).nonzero()[0]
        return rows.position.take(stays), rows.stretch.take(stays), hidden.take(stays, axis=0)

    def _grams(self, rows: Rows) -> Floats:
        """Vectors of the pairs and triples of some rows, side by side."""
        pairs = self.pairs.take(rows.pairs.T)
        triples = self.triples.take(rows.triples.T)
        width = pairs.shape[1] * pairs.itemsize
        grams = np.empty((len(pairs), len(self.grams)), dtype=np.float32)
        grams[:, :width] = pairs.view(np.int8).reshape(-1, width)
        grams[:, width:] = triples.view(np.int8).reshape(len(pairs), -1)
        return grams

    def _convolved(self, hidden: Floats, layer: int) -> Floats:
        """The next layer: each row with its two neighbours."""
        left, middle, right = self.kernels[layer]
        result = np.empty_like(hidden)
        for begin in range(0, len(hidden), _CHUNK):
            end = min(begin + _CHUNK, len(hidden))
            total = hidden[begin:end] @ middle
            first = max(begin, 1)
            total[first - begin :] += hidden[first - 1 : end - 1] @ left
            last = min(end, len(hidden) - 1)
            total[: last - begin] += hidden[begin + 1 : last + 1] @ right
            total *= self.scales[layer]
            total += self.bias[layer + 1]
            result[begin:end] = _levels(total)
        return result


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

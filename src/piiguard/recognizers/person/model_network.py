"""The network: look-up tables for the first layer, two convolutions over neighbours, five tag scores.

Activations are whole numbers from 0 to 255 and weights small ones, so that every sum is a whole number below
2**24 and exact in float32, whatever the order of summation: a text gives the same scores alone, in any batch
and on any machine.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person.model_inputs import CHARACTERS, PAIRS, TRIPLES, Ints, Rows, places

__all__ = ["UNIT", "Network"]

Floats = npt.NDArray[np.float32]
Arrays = dict[str, npt.NDArray[Any]]

UNIT = 1024  # tag scores are whole numbers: logits times this
_CHUNK = 1024  # rows worked on at once: their arrays stay in the cache
_FEW = 256  # rows whose 20 vectors stay in the cache
_TOP = np.float32(255)
_EMPTY = (0, *[-100 * UNIT] * 4)


class Scratch(threading.local):
    """Arrays that each thread uses again and again: to the system, fresh memory is more work than the sums
    that are done in it."""

    def __init__(self) -> None:
        self._arrays: dict[str, Floats] = {}

    def floats(self, name: str, rows: int, width: int) -> Floats:
        """(rows, width) of any content, until `name` is next asked for."""
        array = self._arrays.get(name)
        if array is None or len(array) < rows:
            array = self._arrays[name] = np.empty((rows, width), dtype=np.float32)
        return array[:rows]


@dataclass(frozen=True, slots=True)
class Network:
    """Weights made ready. tables: int16, one below the other for the 13 characters and the 7 pairs of
    dictionary codes; sums of a row of each times `first_scale` are the first layer's inputs, with `bias[0]`
    and what pairs and triples add. begins: (20, 1), where each table begins."""

    tables: npt.NDArray[np.int16]
    begins: Ints
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
    beside_limit: int
    out: Floats
    out_scale: Floats
    out_bias: Floats
    scratch: Scratch = field(default_factory=Scratch)

    @classmethod
    def of(cls, stored: Arrays) -> Network:
        """The network of a weights file (`tools/names/pack.py` writes it)."""
        vocabulary, words = len(stored["characters"]), stored["words"]
        sizes = [vocabulary] * len(CHARACTERS) + [words.shape[1]] * len(words)
        return cls(
            np.concatenate((_folded(stored), words.reshape(-1, words.shape[2]))),
            np.cumsum([0, *sizes[:-1]])[:, None],
            _records(stored["pairs"]),
            _records(stored["triples"]),
            stored["grams"].astype(np.float32),
            stored["first_scale"],
            stored["gram_scale"],
            stored["bias"],
            stored["kernels"].astype(np.float32).reshape(len(stored["kernels"]), -1, len(stored["out"])),
            stored["scales"],
            stored["leave"].astype(np.float32),
            int(stored["leave_limit"]),
            int(stored["beside_limit"]),
            stored["out"].astype(np.float32),
            stored["out_scale"],
            stored["out_bias"],
        )

    def tag_scores(self, pieces: Sequence[Rows]) -> tuple[Ints, npt.NDArray[np.int32]]:
        """Positions that may still belong to a name, with an empty place (position 0) between stretches of
        neighbours; and (places, 5) scores of the tags O B I E S there, times `UNIT`; an empty place is sure
        to be O.
        """
        first = [self._first(rows) for rows in pieces]
        position = np.concatenate([rows.position for rows in pieces])
        stretch = np.concatenate([rows.stretch for rows in pieces])
        stays = self._staying(np.concatenate([hidden @ self.leave for hidden in first]), position, stretch)
        chosen = position[stays]
        place, size = places(chosen, stretch[stays])
        position = np.zeros(size, dtype=np.int64)
        position[place] = chosen
        spread, spare = (self.scratch.floats(name, size, len(self.out)) for name in ("spread", "spare"))
        gaps = (position == 0).nonzero()[0]
        spread[gaps] = 0
        begin = seen = 0
        for hidden in first:
            rows_left = stays[seen : seen + len(hidden)].nonzero()[0]
            spread[place[begin : begin + len(rows_left)]] = hidden.take(rows_left, axis=0)
            begin, seen = begin + len(rows_left), seen + len(hidden)
        for layer in range(len(self.kernels)):
            spread, spare = self._convolved(spread, layer, spare), spread
            spread[gaps] = 0
        scores = spread @ self.out
        scores *= self.out_scale
        scores += self.out_bias
        tags = np.rint(scores, out=scores).astype(np.int32)
        tags[gaps] = _EMPTY
        return position, tags

    def _staying(self, said: Floats, position: Ints, stretch: Ints) -> npt.NDArray[np.bool_]:
        """Whether each row goes on by the first layer's word: one beside a row that does, sooner."""
        stays: npt.NDArray[np.bool_] = said > self.leave_limit
        beside = (position[1:] - position[:-1] == 1) & (stretch[1:] == stretch[:-1])
        near = np.zeros_like(stays)
        near[1:] = stays[:-1] & beside
        near[:-1] |= stays[1:] & beside
        near &= said > self.beside_limit
        stays |= near
        return stays

    def _first(self, rows: Rows) -> Floats:
        """The first layer."""
        entries: Ints = np.concatenate((rows.characters, rows.words))
        entries += self.begins
        total = np.empty((len(rows), self.tables.shape[1]), dtype=np.int16)
        for begin in range(0, len(rows), _FEW):
            looked_up = self.tables.take(entries[:, begin : begin + _FEW], axis=0)
            np.add.reduce(looked_up, axis=0, out=total[begin : begin + _FEW])
        hidden = self._grams(rows)
        hidden *= self.gram_scale
        hidden += self.bias[0]
        summed = total.astype(np.float32)
        summed *= self.first_scale
        hidden += summed
        _levels(hidden)
        return hidden

    def _grams(self, rows: Rows) -> Floats:
        """What the pairs and triples of some rows add to the first layer."""
        room = self.scratch.floats("grams", len(rows), len(self.grams))
        split = len(PAIRS) * self.pairs.itemsize
        around, place = rows.around, rows.place
        room[:, :split] = _side_by_side(self.pairs.take(around.pairs), place + PAIRS[0], len(PAIRS))
        room[:, split:] = _side_by_side(self.triples.take(around.triples), place + TRIPLES[0], len(TRIPLES))
        total: Floats = room @ self.grams
        return total

    def _convolved(self, hidden: Floats, layer: int, result: Floats) -> Floats:
        """The next layer, written to `result`: each row with its two neighbours. The first and the last row
        are empty places."""
        width = hidden.shape[1]
        room = self.scratch.floats("beside", _CHUNK, 3 * width)
        for begin in range(1, len(hidden) - 1, _CHUNK):
            end = min(begin + _CHUNK, len(hidden) - 1)
            sides = room[: end - begin]
            for index in range(3):
                sides[:, index * width : (index + 1) * width] = hidden[begin + index - 1 : end + index - 1]
            total = np.matmul(sides, self.kernels[layer], out=result[begin:end])
            total *= self.scales[layer]
            total += self.bias[layer + 1]
            _levels(total)
        return result


def _side_by_side(records: npt.NDArray[Any], begin: Ints, count: int) -> npt.NDArray[np.int8]:
    """Vectors of `count` records from each of `begin` on, one behind the other."""
    wide = np.dtype((np.void, count * records.itemsize))
    shape = max(len(records) - count + 1, 0)
    windows = np.ndarray(shape, wide, records, strides=records.strides)
    return windows[begin].view(np.int8).reshape(len(begin), -1)


def _levels(inputs: Floats) -> Floats:
    """Activations in place: whole numbers from 0 to 255."""
    np.rint(inputs, out=inputs)
    return np.clip(inputs, np.float32(0), _TOP, out=inputs)


def _folded(stored: Arrays) -> npt.NDArray[np.int16]:
    """Characters' vectors times the weights of each place: one int16 table below the other."""
    wide, kernels = stored["characters"].astype(np.float32), stored["character_kernels"]
    tables = np.empty((len(kernels), len(wide), kernels.shape[2]), dtype=np.int16)
    for table, kernel in zip(tables, kernels.astype(np.float32), strict=True):
        product = wide @ kernel
        product *= stored["character_shift"]
        np.rint(product, out=product)
        table[:] = product
    return tables.reshape(-1, tables.shape[2])


def _records(vectors: npt.NDArray[np.int8]) -> npt.NDArray[Any]:
    """Rows of bytes as single items, which are faster to look up."""
    return np.ascontiguousarray(vectors).view(np.dtype((np.void, vectors.shape[1]))).ravel()

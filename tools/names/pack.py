"""A trained tagger as the whole numbers that ship: the arrays of `names.npz`, for `model.Model`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from names.network_training import Tagger, tensors

from piiguard.recognizers.person.model_gate import Gate
from piiguard.recognizers.person.model_inputs import PAIRS, TRIPLES, Rows
from piiguard.recognizers.person.model_network import UNIT

__all__ = ["arrays", "save", "score_table"]

Arrays = dict[str, npt.NDArray[Any]]
Floats = npt.NDArray[np.float32]

_EXACT = 1 << 24  # whole numbers below are exact in float32
_TOP = 255
_SCORES = 513  # entries of the score table, an eighth of a logit each


def arrays(
    tagger: Tagger,
    gate: Gate,
    vocabulary: npt.NDArray[np.uint16],
    lexicon: npt.NDArray[np.uint8],
    sample: Rows,
    slope: float,
    limits: tuple[float, float],
) -> Arrays:
    """Everything `Model.of` reads. sample: rows to measure the range of activations on. limits: by
    the first layer's word, rows below leave, and those beside one that stays."""
    levels = _level_sizes(tagger, sample)
    value = {name: tensor.detach().numpy().astype(np.float64) for name, tensor in tagger.named_parameters()}
    stored: Arrays = {
        "vocabulary": vocabulary,
        "gate_single": gate.single,
        "gate_around": gate.around,
        "gate_threshold": np.array(gate.threshold),
        "lexicon": lexicon,
        "score": score_table(slope),
    }
    if gate.sieve is not None:
        stored |= {"sieve_votes": gate.sieve.votes, "sieve_threshold": np.array(gate.sieve.threshold)}
    stored |= _characters_and_words(value, levels[0])
    stored |= _grams(value, levels[0])
    stored |= _convolutions(value, levels)
    stored |= _leave(value, levels[0], limits)
    out, out_scale = _rounded(value["out"], _EXACT // (_TOP * len(value["out"])) - 1)
    stored["out"] = out
    stored["out_scale"] = (out_scale * levels[-1] * UNIT).astype(np.float32)
    stored["out_bias"] = (value["out_bias"] * UNIT).astype(np.float32)
    return stored


def save(path: Path, stored: Arrays) -> None:
    """Writes the arrays by name; the same arrays give the same bytes."""
    np.savez(path, **{name: stored[name] for name in sorted(stored)})


def score_table(slope: float) -> npt.NDArray[np.float32]:
    """Chance to be a name by margin, in eighths of a logit from the middle; 0.5 at margin 0."""
    margin = (np.arange(_SCORES) - _SCORES // 2 + 0.5) / 8
    return np.round(1 / (1 + np.exp(-slope * margin)), 3).astype(np.float32)


def _level_sizes(tagger: Tagger, sample: Rows) -> list[float]:
    """What one of 255 levels is worth in each layer: nearly all activations of `sample` fit."""
    tagger.eval()
    seen: list[float] = []
    with torch.no_grad():
        rows, size = tensors(sample, slice(0, len(sample)))
        for hidden in tagger.activations(rows, size):
            values = hidden.numpy()
            seen.append(float(np.quantile(values[values > 0], 0.9995)) / _TOP)
    return seen


def _rounded(
    weights: npt.NDArray[np.float64], top: int
) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float64]]:
    """Whole numbers up to `top` for each output (last axis), and what one is worth."""
    axes = tuple(range(weights.ndim - 1))
    size = np.maximum(np.abs(weights).max(axis=axes), 1e-9) / top
    return np.rint(weights / size).astype(np.int16), size


def _bytes(vectors: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float64]]:
    """Vectors as int8 with one scale a column; the few farthest values are cut off."""
    size = np.maximum(np.quantile(np.abs(vectors), 0.9999, axis=0), 1e-9) / 127
    return np.clip(np.rint(vectors / size), -127, 127).astype(np.int8), size


def _characters_and_words(value: dict[str, npt.NDArray[np.float64]], level: float) -> Arrays:
    vectors, size = _bytes(value["characters"])
    kernels = value["character_kernels"] * size[:, None]
    rounded, worth = _rounded(kernels, _EXACT // (127 * vectors.shape[1]) - 1)
    tables = np.einsum("vd,kdh->kvh", vectors.astype(np.float32), rounded * worth, optimize=True)
    most = np.abs(tables).max(axis=1).sum(axis=0) + np.abs(value["words"]).max(axis=1).sum(axis=0)
    unit = most / 32_000  # the sum of all tables stays within int16
    return {
        "characters": vectors,
        "character_kernels": rounded,
        "character_shift": (worth / unit).astype(np.float32),
        "words": np.rint(value["words"] / unit).astype(np.int16),
        "first_scale": (unit / level).astype(np.float32),
    }


def _grams(value: dict[str, npt.NDArray[np.float64]], level: float) -> Arrays:
    pairs, pair_size = _bytes(value["pairs"])
    triples, triple_size = _bytes(value["triples"])
    size = np.concatenate((np.tile(pair_size, len(PAIRS)), np.tile(triple_size, len(TRIPLES))))
    kernel, worth = _rounded(value["grams"] * size[:, None], _EXACT // (127 * len(size)) - 1)
    return {
        "pairs": pairs,
        "triples": triples,
        "grams": kernel,
        "gram_scale": (worth / level).astype(np.float32),
    }


def _leave(value: dict[str, npt.NDArray[np.float64]], level: float, limits: tuple[float, float]) -> Arrays:
    weights, size = _rounded(value["leave"][:, None], _EXACT // (_TOP * len(value["leave"])) - 1)
    units = [(limit - float(value["leave_bias"][0])) / (float(size[0]) * level) for limit in limits]
    return {
        "leave": weights[:, 0],
        "leave_limit": np.array(round(units[0])),
        "beside_limit": np.array(round(units[1])),
    }


def _convolutions(value: dict[str, npt.NDArray[np.float64]], levels: list[float]) -> Arrays:
    width = value["bias"].shape[1]
    top = _EXACT // (_TOP * 3 * width) - 1
    kernels, scales = [], []
    for kernel, keep, before, after in zip(
        value["kernels"], value["keep"], levels[:-1], levels[1:], strict=True
    ):
        kernel[1] += np.diag(keep)
        rounded, worth = _rounded(kernel, top)
        kernels.append(rounded)
        scales.append(worth * before / after)
    return {
        "kernels": np.array(kernels),
        "scales": np.array(scales).astype(np.float32),
        "bias": (value["bias"] / np.array(levels)[:, None]).astype(np.float32),
    }

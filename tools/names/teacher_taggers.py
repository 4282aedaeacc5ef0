"""Five public taggers as inputs of the teacher: what each of them knows of every character of a text.

| tagger | package (PyPI) | licence | network |
|---|---|---|---|
| LAC words, parts of speech, entities | LAC 2.1.2 | Apache-2.0 | 2 BiGRU layers over words and characters |
| the same over characters | jieba 0.42.1, `lac_small` | MIT | 2 BiGRU layers |
| entities, word boundaries, parts of speech | foolnltk 0.1.7 | Apache-2.0 | one BiLSTM layer each |

Their parameters are read straight from the unpacked source packages, so neither Paddle nor TensorFlow is
needed. Not their decisions are used but their hidden states: 812 numbers a character, and the word boundaries
of LAC and FoolNLTK. Whoever trains on these learns how far to trust each of them on which kind of text.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from teacher_parameters import Floats, read_constants, read_parameter
from torch import Tensor
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

Halves = NDArray[np.float16]
Counts = NDArray[np.int64]

LAC = "LAC-2.1.2/LAC/lac_model"
JIEBA = "jieba-0.42.1/jieba/lac_small"
FOOL = "foolnltk-0.1.7/data"

GRU_UNITS = 128
LSTM_UNITS = 100
TOKENS_A_BATCH = 24_576
WIDTHS = (
    256,
    256,
    100,
    100,
    104,
)  # LAC, jieba, FoolNLTK entities, boundaries, parts of speech + 4 boundaries
WIDTH = sum(WIDTHS)


class Encoded(NamedTuple):
    """A text as token numbers of a tagger, and how many characters each token has."""

    tokens: list[int]
    sizes: list[int]


class Taggers:
    """The five taggers, read from the folder in which the three source packages are unpacked."""

    def __init__(self, packages: Path) -> None:
        self.lac = LacWords(packages / LAC)
        self.lac_layers = read_gru(packages / LAC / "model")
        self.jieba_numbers = read_numbers(packages / JIEBA / "word.dic")
        self.jieba_layers = read_gru(packages / JIEBA / "model_baseline")
        with zipfile.ZipFile(packages / FOOL / "map.zip") as maps:
            vocabularies = json.loads(maps.read("all_map.json").splitlines()[0])
        self.fool_characters: dict[str, int] = vocabularies["char_map"]
        self.fool_words: dict[str, int] = vocabularies["word_map"]
        self.entities, self.boundaries, self.classes = (
            Lstm(packages / FOOL / f"{name}.pb") for name in ("ner", "seg", "pos")
        )

    def features(self, texts: Sequence[str]) -> Halves:
        """One row of WIDTH numbers for each character of the texts, one text behind the other."""
        words = [self.lac.encode(text) for text in texts]
        lac = run(self.lac_layers, [word.tokens for word in words])
        lac_sizes = np.concatenate([np.array(word.sizes, np.int64) for word in words])
        jieba = run(self.jieba_layers, characters(texts, self.jieba_numbers, "OOV"))
        letters = characters(texts, self.fool_characters, "<OOV>")
        entities = run(self.entities, letters)
        boundaries = run(self.boundaries, letters)
        fool_sizes, fool_words = self.cut(texts, boundaries)
        classes = run(self.classes, fool_words)
        columns = [np.repeat(lac, lac_sizes, 0), jieba, entities, boundaries]
        columns += [np.repeat(classes, fool_sizes, 0), word_edges(lac_sizes), word_edges(fool_sizes)]
        return np.concatenate(columns, 1)

    def cut(self, texts: Sequence[str], states: Halves) -> tuple[Counts, list[list[int]]]:
        """Sizes of FoolNLTK's words over all texts, and the word numbers of each text."""
        scores = self.boundaries.scores(states)
        lengths = np.array([len(text) for text in texts])
        starts = np.flatnonzero(begins_word(scores, self.boundaries.transitions[:4, :4], lengths))
        sizes = np.diff(starts, append=lengths.sum())
        everything = "".join(texts)
        unknown = self.fool_words["<OOV>"]
        numbers = [
            self.fool_words.get(everything[a : a + n], unknown)
            for a, n in zip(starts.tolist(), sizes.tolist(), strict=True)
        ]
        borders = np.searchsorted(starts, np.cumsum(lengths))
        return sizes, [
            numbers[a:b] for a, b in zip([0, *borders[:-1].tolist()], borders.tolist(), strict=True)
        ]


def word_edges(sizes: Counts) -> Halves:
    """Two columns for each character: it begins a word, it ends one."""
    edges = np.zeros((int(sizes.sum()), 2), np.float16)
    last = np.cumsum(sizes) - 1
    edges[last - sizes + 1, 0] = 1
    edges[last, 1] = 1
    return edges


def characters(texts: Sequence[str], numbers: dict[str, int], unknown: str) -> list[list[int]]:
    rare = numbers[unknown]
    return [[numbers.get(character, rare) for character in text] for text in texts]


class LacWords:
    """LAC reads words where its dictionary has them and characters elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.numbers = read_numbers(folder / "conf" / "word.dic")
        self.half_width = dict(read_pairs(folder / "conf" / "q2b.dic"))
        self.prefixes: dict[str, float | None] = {}
        total = 0
        for line in (folder / "conf" / "small_seg.dic").read_text(encoding="utf-8").splitlines():
            word, count = line.split(" ")
            total += int(count)
            self.prefixes[word] = log(len(word))
            for size in range(1, len(word)):
                self.prefixes.setdefault(word[:size], None)
        self.cost = log(total)

    def encode(self, text: str) -> Encoded:
        encoded = Encoded([], [])
        for word in self.cut(text):
            for token in [word] if word in self.numbers else word:
                form = self.half_width.get(token, token)
                encoded.tokens.append(self.numbers.get(form, self.numbers["OOV"]))
                encoded.sizes.append(len(token))
        return encoded

    def cut(self, text: str) -> list[str]:
        """The cheapest way through the dictionary, as `Segment.fast_cut`; runs of ASCII are joined."""
        ends = self.cheapest_ends(text)
        words: list[str] = []
        joining = False
        start = 0
        while start < len(text):
            word = text[start : ends[start]]
            single = len(word) == 1 and word.isascii() and word.isalnum()
            if single and joining:
                words[-1] += word
            else:
                words.append(word)
            joining = single
            start = ends[start]
        return words

    def cheapest_ends(self, text: str) -> list[int]:
        """Where the word that begins at each character ends."""
        size = len(text)
        best = [0.0] * (size + 1)
        ends = [0] * size
        for start in range(size - 1, -1, -1):
            best[start], ends[start] = best[start + 1] - self.cost, start + 1
            for end in range(start + 1, size + 1):
                weight = self.prefixes.get(text[start:end], -1)
                if weight == -1:
                    break
                if weight is not None and weight - self.cost + best[end] >= best[start]:
                    best[start], ends[start] = weight - self.cost + best[end], end
        return ends


class Gru:
    """Baidu's two bidirectional GRU layers; Paddle's GRU resets the state before it multiplies it."""

    def __init__(self, parameters: dict[str, Floats]) -> None:
        self.embedding = torch.from_numpy(parameters["word_emb"])
        self.layers = [self.layer(parameters, first) for first in (0, 2)]

    @staticmethod
    def layer(parameters: dict[str, Floats], first: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Input weights, input bias, gate weights, candidate weights; forwards and backwards stacked."""
        both = (first, first + 1)
        square = GRU_UNITS * GRU_UNITS
        flat = [parameters[f"gru_{i}.w_0"].reshape(-1) for i in both]
        gates = np.stack([w[: 2 * square].reshape(GRU_UNITS, -1) for w in flat])
        candidates = np.stack([w[2 * square :].reshape(GRU_UNITS, -1) for w in flat])
        weights = np.stack([parameters[f"fc_{i}.w_0"] for i in both])
        biases = np.stack([parameters[f"fc_{i}.b_0"] + parameters[f"gru_{i}.b_0"][0] for i in both])
        weights_t, biases_t, gates_t, candidates_t = map(
            torch.from_numpy, (weights, biases, gates, candidates)
        )
        return weights_t, biases_t, gates_t, candidates_t

    def __call__(self, tokens: Tensor, lengths: Tensor) -> Tensor:
        """Hidden states (rows, time, 256)."""
        rows, time = tokens.shape
        at = torch.arange(time)[None]
        mirrored = torch.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)[:, :, None]
        inputs = self.embedding[tokens]
        for weights, biases, gates, candidates in self.layers:
            backwards = torch.gather(inputs, 1, mirrored.expand_as(inputs))
            both = torch.stack([inputs, backwards]).transpose(1, 2).reshape(2, time * rows, -1)
            projected = torch.baddbmm(biases[:, None], both, weights).view(2, time, rows, -1)
            states = self.steps(projected, gates, candidates)
            forth, back = states[:, 0].transpose(0, 1), states[:, 1].transpose(0, 1)
            inputs = torch.cat([forth, torch.gather(back, 1, mirrored.expand_as(back))], 2)
        return inputs

    @staticmethod
    def steps(projected: Tensor, gates: Tensor, candidates: Tensor) -> Tensor:
        _, time, rows, _ = projected.shape
        state = torch.zeros(2, rows, GRU_UNITS)
        states = torch.empty(time, 2, rows, GRU_UNITS)
        for t in range(time):
            gate = torch.baddbmm(projected[:, t, :, : 2 * GRU_UNITS], state, gates).sigmoid_()
            update, reset = gate[:, :, :GRU_UNITS], gate[:, :, GRU_UNITS:]
            new = torch.baddbmm(projected[:, t, :, 2 * GRU_UNITS :], state * reset, candidates).tanh_()
            state = torch.lerp(state, new, update)
            states[t] = state
        return states


class Lstm:
    """FoolNLTK's bidirectional LSTM, its tanh layer and its output scores."""

    def __init__(self, graph: Path) -> None:
        constants = read_constants(graph.read_bytes())
        embedding = constants["char_embeding"]
        padding = np.zeros((1, embedding.shape[1]), np.float32)
        self.embedding = torch.from_numpy(np.concatenate([padding, embedding]))
        self.lstm = torch.nn.LSTM(LSTM_UNITS, LSTM_UNITS, bidirectional=True, batch_first=True)
        for direction, suffix in (("fw", ""), ("bw", "_reverse")):
            prefix = f"char_bilstm/bidirectional_rnn/{direction}/basic_lstm_cell/"
            self.set_weights(constants[prefix + "kernel"], constants[prefix + "bias"], suffix)
        self.hidden = torch.from_numpy(constants["project/hidden/w_tanh"])
        self.hidden_bias = torch.from_numpy(constants["project/hidden/b_tanh"])
        self.output = constants["project/output/w_out"]
        self.transitions = constants["crf_loss/transitions"]

    def set_weights(self, kernel: Floats, bias: Floats, suffix: str) -> None:
        """TensorFlow orders the gates input, new, forget, output and adds 1 to forget."""
        i, new, forget, out = np.split(np.concatenate([kernel, bias[None]]), 4, axis=1)
        ordered = np.concatenate([i, forget, new, out], 1)
        ordered[-1, LSTM_UNITS : 2 * LSTM_UNITS] += 1
        weights = torch.from_numpy(ordered)
        state = {
            "weight_ih_l0" + suffix: weights[:LSTM_UNITS].T,
            "weight_hh_l0" + suffix: weights[LSTM_UNITS:-1].T,
            "bias_ih_l0" + suffix: weights[-1],
            "bias_hh_l0" + suffix: torch.zeros(4 * LSTM_UNITS),
        }
        self.lstm.load_state_dict(state, strict=False)

    def __call__(self, tokens: Tensor, lengths: Tensor) -> Tensor:
        """States of the tanh layer (rows, time, 100)."""
        packed = pack_padded_sequence(self.embedding[tokens], lengths, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return torch.tanh(states @ self.hidden + self.hidden_bias)

    def scores(self, states: Halves) -> Floats:
        """Scores of the tags, without their bias: so the shipped labels were made."""
        return states.astype(np.float32) @ self.output


def run(network: Gru | Lstm, encoded: Sequence[Sequence[int]]) -> Halves:
    """Hidden states of all tokens, one text behind the other; texts of like length are run together."""
    lengths = np.array([len(tokens) for tokens in encoded])
    ends = np.cumsum(lengths)
    states: Halves | None = None
    for rows in batches(lengths):
        size = int(lengths[rows].max())
        real = np.arange(size) < lengths[rows][:, None]
        tokens = np.zeros(real.shape, np.int64)
        tokens[real] = np.concatenate([encoded[row] for row in rows])
        with torch.inference_mode():
            found = network(torch.from_numpy(tokens), torch.from_numpy(lengths[rows]))
        if states is None:
            states = np.zeros((int(ends[-1]), found.shape[2]), np.float16)
        places = ((ends - lengths)[rows][:, None] + np.arange(size))[real]
        states[places] = found.numpy()[real]
    if states is None:
        raise ValueError("no text to tag")
    return states


def batches(lengths: Counts, tokens: int = TOKENS_A_BATCH) -> Iterator[list[int]]:
    """Rows that are not empty, shortest first, so many together that they fill `tokens` places."""
    batch: list[int] = []
    for row in np.argsort(lengths, kind="stable").tolist():
        if batch and (len(batch) + 1) * int(lengths[row]) > tokens:
            yield batch
            batch = []
        if lengths[row]:
            batch.append(row)
    if batch:
        yield batch


def begins_word(scores: Floats, transitions: Floats, lengths: Counts) -> NDArray[np.bool_]:
    """Which characters begin a word: best path over FoolNLTK's tags begin, end, single, middle."""
    starts = np.zeros(len(scores), bool)
    ends = np.cumsum(lengths)
    for rows in batches(lengths):
        size = int(lengths[rows].max())
        real = np.arange(size) < lengths[rows][:, None]
        places = (ends - lengths)[rows][:, None] + np.minimum(np.arange(size), lengths[rows][:, None] - 1)
        tags = best_tags(np.where(real[:, :, None], scores[places], 0), transitions, real)
        first = (tags == 0) | (tags == 2)
        first[:, 0] = True
        first[:, 1:] |= (tags[:, :-1] == 1) | (tags[:, :-1] == 2)
        starts[places[real]] = first[real]
    return starts


def best_tags(scores: Floats, transitions: Floats, real: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Viterbi over (rows, time, tags); behind the end of a row its last tag is kept."""
    rows, time, tags = scores.shape
    back = np.zeros((time, rows, tags), np.int8)
    total = scores[:, 0]
    for t in range(1, time):
        steps = total[:, :, None] + transitions
        going = real[:, t, None]
        back[t] = np.where(going, steps.argmax(1), np.arange(tags))
        total = np.where(going, steps.max(1) + scores[:, t], total)
    path = np.zeros((rows, time), np.int8)
    path[:, -1] = total.argmax(1)
    for t in range(time - 1, 0, -1):
        path[:, t - 1] = back[t][np.arange(rows), path[:, t]]
    return path


def read_numbers(path: Path) -> dict[str, int]:
    """Token numbers from lines `number TAB token`; where a token is listed twice, its last number."""
    return {token: int(number) for number, token in read_pairs(path)}


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 2:
                yield fields[0], fields[1]


def read_gru(folder: Path) -> Gru:
    """A model from Paddle's parameter files, one a parameter."""
    files = [path for path in sorted(folder.iterdir()) if path.name != "__model__"]
    return Gru({path.name: read_parameter(path.read_bytes()) for path in files})

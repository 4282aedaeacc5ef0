"""The teacher itself: a network over characters that reads the taggers, name lists and the characters.

Inputs of a character: the hidden states of five public taggers (`teacher_taggers`), its own embedding, a
hashed pair with the next character, and 25 numbers from the lists (a name or another word of the list begins,
goes on or ends here; how often the character is part of names). Then four residual convolutions, five tags.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from teacher_parameters import Floats
from teacher_taggers import WIDTH, WIDTHS, Counts, Halves, batches, best_tags
from torch import Tensor, nn
from torch.nn import functional

Span = tuple[int, int]

OUTSIDE, BEGIN, INSIDE, END, SINGLE = range(5)
BARRED = -1e4
OPEN, CLOSED = (BEGIN, INSIDE), (OUTSIDE, END, SINGLE)
STEPS = np.full((5, 5), BARRED, np.float32)
STEPS[np.ix_(CLOSED, (OUTSIDE, BEGIN, SINGLE))] = 0
STEPS[np.ix_(OPEN, (INSIDE, END))] = 0

NAME_GROUPS = {"foreign_plain": 1, "foreign_dot": 1, "japanese": 2}  # other kinds of names: 0
WORD_GROUPS = {"place": 3, "company": 4}  # other kinds of words: 5
GROUPS = 6
LONGEST_WORD = 7
LIST_WIDTH = 3 * GROUPS + 7
PAIR_SLOTS = 1 << 17

UNITS = 160
DILATIONS = (1, 2, 4, 1)
BATCH_PLACES = 4096
LONGEST_TEXT = 400
RATE = 2e-3
WARM_UP = 200


class Lists:
    """What the name and word lists say of each character of a text."""

    def __init__(self, folder: Path) -> None:
        self.groups: dict[str, int] = {}
        for word, kind in read_rows(folder / "names_list.tsv.gz"):
            self.add(word, NAME_GROUPS.get(kind, 0))
        for word, kind in read_rows(folder / "negative_words.tsv.gz"):
            self.add(word, WORD_GROUPS.get(kind, 5))
        self.pairs = {word[:2] for word in self.groups}
        self.counts = np.zeros((0x110000, 7), np.float16)
        for character, *numbers in read_rows(folder / "name_char_stats.tsv.gz", columns=8):
            self.counts[ord(character)] = np.log1p(np.array(numbers, float)) / 4

    def add(self, word: str, group: int) -> None:
        if 2 <= len(word) <= LONGEST_WORD:
            self.groups[word] = self.groups.get(word, 0) | 1 << group

    def features(self, texts: Sequence[str]) -> Halves:
        """LIST_WIDTH columns: begins, ends, goes on for each group; then the counts of the character."""
        everything = "".join(texts)
        marks = np.zeros((len(everything), 3, GROUPS), bool)
        first = 0
        for text in texts:
            for start, end, groups in self.words(text):
                marks[first + start, 0] |= groups
                marks[first + end - 1, 1] |= groups
                marks[first + start + 1 : first + end - 1, 2] |= groups
            first += len(text)
        flags = marks.reshape(-1, 3 * GROUPS).astype(np.float16)
        return np.concatenate([flags, self.counts[code_points(everything)]], 1)

    def words(self, text: str) -> Iterator[tuple[int, int, NDArray[np.bool_]]]:
        for start in range(len(text) - 1):
            if text[start : start + 2] not in self.pairs:
                continue
            for end in range(start + 2, min(len(text), start + LONGEST_WORD) + 1):
                found = self.groups.get(text[start:end])
                if found:
                    yield start, end, (found >> np.arange(GROUPS) & 1).astype(bool)


def read_rows(path: Path, columns: int = 2) -> Iterator[list[str]]:
    """The first columns of a table with a header; rows of a first field longer than a word are kept too."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")[:columns]


def code_points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@dataclass
class Examples:
    """Texts as flat arrays, a row a character; `tags` is empty where nothing is known of them."""

    lengths: Counts
    states: Halves
    lists: Halves
    characters: NDArray[np.int32]
    pairs: NDArray[np.int32]
    tags: NDArray[np.int64]

    @property
    def firsts(self) -> Counts:
        return np.cumsum(self.lengths) - self.lengths


def examples(
    texts: Sequence[str],
    states: Halves,
    lists: Lists,
    numbers: NDArray[np.int32],
    persons: Sequence[Sequence[Sequence[int]]] = (),
) -> Examples:
    """`numbers`: the number of each code point in jieba's table, whose embeddings the network starts from."""
    everything = "".join(texts)
    lengths = np.array([len(text) for text in texts], np.int64)
    points = code_points(everything)
    tags = np.zeros(len(everything) if persons else 0, np.int64)
    for first, spans in zip((np.cumsum(lengths) - lengths).tolist(), persons, strict=False):
        for start, end in spans:
            tags[first + start : first + end] = INSIDE
            tags[[first + start, first + end - 1]] = (BEGIN, END) if end - start > 1 else SINGLE
    return Examples(
        lengths, states, lists.features(texts), numbers[points], pair_slots(points, lengths), tags
    )


def pair_slots(points: NDArray[np.uint32], lengths: Counts) -> NDArray[np.int32]:
    """A slot from 1 for each character with the next one of its text (0 behind the last)."""
    following = np.append(points[1:], 0).astype(np.uint64)
    following[np.cumsum(lengths)[lengths > 0] - 1] = 0
    mixed = points.astype(np.uint64) * np.uint64(0x9E3779B1) ^ following * np.uint64(0x85EBCA77)
    slots = (mixed * np.uint64(0xC2B2AE3D27D4EB4F) >> np.uint64(40)) % np.uint64(PAIR_SLOTS - 1)
    return (slots + np.uint64(1)).astype(np.int32)


@dataclass
class Batch:
    """Some texts side by side: (rows, time, inputs). `places` are those in the flat arrays."""

    states: Tensor
    lists: Tensor
    characters: Tensor
    pairs: Tensor
    real: Tensor
    places: NDArray[np.int64]


def side_by_side(rows: Sequence[int], texts: Examples) -> Batch:
    chosen = np.asarray(rows)
    lengths = texts.lengths[chosen]
    real = np.arange(int(lengths.max())) < lengths[:, None]
    places = np.where(real, texts.firsts[chosen][:, None] + np.arange(real.shape[1]), 0)
    return Batch(
        torch.from_numpy(texts.states[places]).float(),
        torch.from_numpy(texts.lists[places]).float(),
        torch.from_numpy(np.where(real, texts.characters[places], 0)).long(),
        torch.from_numpy(np.where(real, texts.pairs[places], 0)).long(),
        torch.from_numpy(real),
        places,
    )


class Network(nn.Module):
    """Scores of the five tags. In training some units, characters, pairs, taggers and lists are hidden."""

    def __init__(self, embedding: Tensor) -> None:
        super().__init__()
        self.from_states = nn.Linear(WIDTH, UNITS)
        self.from_lists = nn.Linear(LIST_WIDTH, UNITS)
        self.embedding = nn.Embedding.from_pretrained(  # type: ignore[no-untyped-call]
            embedding * (0.3 / embedding.std()), freeze=False
        )
        self.from_characters = nn.Conv1d(embedding.shape[1], UNITS, 3, padding=1)
        self.pairs = nn.Embedding(PAIR_SLOTS, 24)
        nn.init.normal_(self.pairs.weight, 0, 0.05)
        self.from_pairs = nn.Conv1d(24, UNITS, 4)
        self.first_norm = nn.LayerNorm(UNITS)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(UNITS, UNITS, 3, padding=step, dilation=step) for step in DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(UNITS) for _ in DILATIONS)
        self.scores = nn.Linear(UNITS, 5)

    def forward(self, batch: Batch) -> Tensor:
        shown = self.hide(batch) if self.training else batch
        real = batch.real[:, :, None].float()
        characters = (self.embedding(shown.characters) * real).transpose(1, 2)
        pairs = (self.pairs(shown.pairs) * (shown.pairs > 0)[:, :, None]).transpose(1, 2)
        near = self.from_characters(characters) + self.from_pairs(functional.pad(pairs, (2, 1)))
        inputs = self.from_states(shown.states) + self.from_lists(shown.lists) + near.transpose(1, 2)
        state: Tensor = functional.gelu(self.first_norm(inputs)) * real
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            changed = convolution(self.hide_units(state, 0.25).transpose(1, 2)).transpose(1, 2)
            state = (state + functional.gelu(norm(changed))) * real
        found: Tensor = self.scores(self.hide_units(state, 0.25))
        return found

    def hide(self, batch: Batch) -> Batch:
        taggers = [kept(len(batch.states), 0.1).expand(-1, 1, width) for width in WIDTHS]
        return Batch(
            self.hide_units(batch.states, 0.25) * torch.cat(taggers, 2),
            batch.lists * kept(len(batch.lists), 0.2),
            torch.where(torch.rand(batch.characters.shape) < 0.15, 0, batch.characters),
            torch.where(torch.rand(batch.pairs.shape) < 0.4, 0, batch.pairs),
            batch.real,
            batch.places,
        )

    def hide_units(self, state: Tensor, share: float) -> Tensor:
        """The same units in every character of a text."""
        if not self.training:
            return state
        return state * (torch.rand(state.shape[0], 1, state.shape[2]) >= share) / (1 - share)


def kept(rows: int, share: float) -> Tensor:
    return (torch.rand(rows, 1, 1) >= share).float()


def train(texts: Examples, shares: Floats, embedding: Tensor, *, seed: int, epochs: int) -> Network:
    """A network with averaged weights; `shares` is how often each text is drawn in an epoch, on average."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    network = Network(embedding)
    averaged = Network(embedding)
    averaged.load_state_dict(network.state_dict())
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.98), fused=True)
    shares = np.where(texts.lengths <= LONGEST_TEXT, shares, 0).astype(np.float32)
    drawn = [draw(texts.lengths, shares, chance) for _ in range(epochs)]
    steps = sum(len(epoch) for epoch in drawn)
    network.train()
    for step, rows in enumerate((rows for epoch in drawn for rows in epoch), 1):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, step / WARM_UP) * max(0.05, 1 - step / steps)
        learn(network, optimizer, side_by_side(rows, texts), texts.tags)
        if step % 4 == 0:
            average(averaged, network, 1 - min(0.985, step / (step + 40)))
    return averaged.eval()


def draw(lengths: Counts, shares: Floats, chance: np.random.Generator) -> list[list[int]]:
    """Batches of texts of like length, in random order; a share over 1 draws some texts twice."""
    whole = np.floor(shares).astype(int)
    times = whole + (chance.random(len(shares)) < shares - whole)
    rows = np.repeat(np.arange(len(shares)), times)
    blurred = np.ceil(lengths[rows] * (1 + 0.15 * chance.random(len(rows))) + chance.random(len(rows)))
    found = [rows[batch].tolist() for batch in batches(blurred.astype(np.int64), BATCH_PLACES)]
    return [found[i] for i in chance.permutation(len(found))]


def learn(network: Network, optimizer: torch.optim.Adam, batch: Batch, tags: NDArray[np.int64]) -> None:
    wanted = torch.where(batch.real, torch.from_numpy(tags[batch.places]), -100)
    loss = functional.cross_entropy(network(batch).view(-1, 5), wanted.view(-1), ignore_index=-100)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimizer.step()


@torch.no_grad()
def average(averaged: Network, network: Network, weight: float) -> None:
    for kept_value, value in zip(averaged.parameters(), network.parameters(), strict=True):
        kept_value.lerp_(value, weight)


@torch.inference_mode()
def probabilities(networks: Sequence[Network], texts: Examples) -> Floats:
    """Mean probability of the tags of each character, over the networks."""
    found = np.zeros((int(texts.lengths.sum()), 5), np.float32)
    for rows in batches(texts.lengths, 4 * BATCH_PLACES):
        batch = side_by_side(rows, texts)
        mean = torch.stack([network.eval()(batch).softmax(-1) for network in networks]).mean(0)
        real = batch.real.numpy()
        found[batch.places[real]] = mean.numpy()[real]
    return found


def decode(found: Floats, lengths: Counts) -> tuple[list[list[Span]], NDArray[np.int8]]:
    """Name spans of each text by the best allowed path, and the tag of each character."""
    scores = np.log(found + 1e-6)
    firsts = np.cumsum(lengths) - lengths
    tags = np.zeros(len(found), np.int8)
    for rows in batches(lengths, 16 * BATCH_PLACES):
        size = int(lengths[rows].max())
        last = lengths[rows][:, None] - 1
        at = np.arange(size)
        places = firsts[rows][:, None] + np.minimum(at, last)
        edged = np.where((at <= last)[:, :, None], scores[places], 0)
        edged[:, 0, [INSIDE, END]] += BARRED
        edged[np.arange(len(rows))[:, None], last, [[BEGIN, INSIDE]]] += BARRED
        tags[places[at <= last]] = best_tags(edged, STEPS, at <= last)[at <= last]
    starts = np.flatnonzero((tags == BEGIN) | (tags == SINGLE))
    ends = np.flatnonzero((tags == END) | (tags == SINGLE)) + 1
    spans: list[list[Span]] = [[] for _ in lengths]
    for row, start, end in zip(np.searchsorted(firsts + lengths, starts, "right"), starts, ends, strict=True):
        spans[row].append((int(start - firsts[row]), int(end - firsts[row])))
    return spans, tags

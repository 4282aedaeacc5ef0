"""The network in torch, trained on the rows that the gate keeps; see `model_network` for what is shipped."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from piiguard.recognizers.person.model_inputs import (
    CHARACTERS,
    LEXICON_PAIRS,
    PAIRS,
    SLOT_BITS,
    TRIPLES,
    Rows,
    places,
)

__all__ = ["Examples", "Settings", "Tagger", "Trainer", "batches", "logits"]

Floats = npt.NDArray[np.float32]
TAGS = 5  # O B I E S


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes and habits of training."""

    width: int = 64
    layers: int = 2
    character_width: int = 48
    pair_width: int = 16
    triple_width: int = 8
    passes: int = 8
    rate: float = 2e-3
    batch: int = 1024
    drop_character: float = 0.2
    drop_pair: float = 0.4
    drop_triple: float = 0.5
    drop_word: float = 0.2
    drop_hidden: float = 0.1
    decay: float = 0.01
    table_decay: float = 0.3
    table_rate: float = 0.5
    drop_grams: float = 0.3
    average: float = 0.99
    smoothing: float = 0.0
    leave_limit: float = -3.0
    leave_weight: float = 0.3


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows of many texts, with the chances of the tags O B I E S, and the weight of its text."""

    rows: Rows
    tags: Floats
    weight: Floats


class Tagger(nn.Module):
    """What `model_network.Network` does, in floating point and with gradients."""

    def __init__(self, vocabulary: int, settings: Settings, known: Floats | None = None) -> None:
        super().__init__()
        self.settings = settings
        width, slots = settings.width, 1 << SLOT_BITS
        self.characters = nn.Parameter(torch.randn(vocabulary, settings.character_width) * 0.3)
        if known is not None:
            with torch.no_grad():
                self.characters[:, : known.shape[1]] = torch.from_numpy(known) * 0.5
        inputs = settings.character_width * len(CHARACTERS)
        self.character_kernels = nn.Parameter(
            torch.randn(len(CHARACTERS), settings.character_width, width) * math.sqrt(2 / inputs) * 2
        )
        self.pairs = nn.Parameter(torch.randn(slots, settings.pair_width) * 0.05)
        self.triples = nn.Parameter(torch.randn(slots, settings.triple_width) * 0.05)
        grams = settings.pair_width * len(PAIRS) + settings.triple_width * len(TRIPLES)
        self.grams = nn.Parameter(torch.randn(grams, width) * math.sqrt(2 / grams))
        self.words = nn.Parameter(torch.randn(LEXICON_PAIRS, 256, width) * 0.02)
        self.bias = nn.Parameter(torch.zeros(settings.layers + 1, width))
        self.kernels = nn.Parameter(
            torch.randn(settings.layers, 3, width, width) * math.sqrt(0.5 / width / 3)
        )
        self.keep = nn.Parameter(torch.ones(settings.layers, width))
        self.leave = nn.Parameter(torch.randn(width) * 0.05)
        self.leave_bias = nn.Parameter(torch.zeros(1))
        self.out = nn.Parameter(torch.randn(width, TAGS) * 0.05)
        self.out_bias = nn.Parameter(torch.zeros(TAGS))

    def forward(self, rows: dict[str, Tensor], size: int) -> Tensor:
        """Logits of the rows."""
        return self.activations(rows, size)[-1] @ self.out + self.out_bias

    def activations(self, rows: dict[str, Tensor], size: int) -> list[Tensor]:
        """What each layer gives for the rows."""
        settings, place = self.settings, rows["place"]
        hidden = self._first(rows)
        layers = [hidden]
        stays = self.stays(hidden)[:, None]
        hidden = hidden * stays
        for layer in range(settings.layers):
            hidden = functional.dropout(hidden, settings.drop_hidden, self.training)
            spread = hidden.new_zeros(size, settings.width).index_copy(0, place, hidden)
            sides = torch.cat((spread[place - 1], hidden, spread[place + 1]), 1)
            added = sides @ self.kernels[layer].reshape(-1, settings.width)
            hidden = torch.relu(hidden * self.keep[layer] + added + self.bias[layer + 1]) * stays
            layers.append(hidden)
        return layers

    def masked_logits(self, rows: dict[str, Tensor], size: int) -> Tensor:
        """Logits; sure O for rows that the first layer let go."""
        layers = self.activations(rows, size)
        stays = self.stays(layers[0])[:, None]
        sure = torch.tensor([0.0, *[-100.0] * (TAGS - 1)])
        return torch.where(stays > 0, layers[-1] @ self.out + self.out_bias, sure)

    def may_be_name(self, first: Tensor) -> Tensor:
        """Logit by the first layer alone: does the character belong to a name?"""
        return first @ self.leave + self.leave_bias

    def stays(self, first: Tensor) -> Tensor:
        """1 for rows that go on to the further layers, 0 for the others."""
        return (self.may_be_name(first.detach()) > self.settings.leave_limit).to(first.dtype)

    def _first(self, rows: dict[str, Tensor]) -> Tensor:
        settings = self.settings
        characters = self.characters[rows["characters"]]
        characters = _drop_places(characters, settings.drop_character, self.training)
        first = torch.bmm(characters, self.character_kernels).sum(0)
        pairs = _drop_places(self.pairs[rows["pairs"]], settings.drop_pair, self.training)
        triples = _drop_places(self.triples[rows["triples"]], settings.drop_triple, self.training)
        count = first.shape[0]
        grams = torch.cat([t.transpose(0, 1).reshape(count, -1) for t in (pairs, triples)], 1)
        grams = _drop_rows(grams, settings.drop_grams, self.training)
        words = self.words.view(-1, settings.width)[rows["words"]]
        words = _drop_places(words, settings.drop_word, self.training)
        return torch.relu(first + grams @ self.grams + words.sum(0) + self.bias[0])


def _drop_places(values: Tensor, share: float, training: bool) -> Tensor:
    """Whole windows places left out: (places, rows, width)."""
    if not training or not share:
        return values
    kept = (torch.rand(values.shape[:2]) >= share).to(values.dtype) / (1 - share)
    return values * kept[..., None]


def _drop_rows(values: Tensor, share: float, training: bool) -> Tensor:
    """Whole rows left out, unscaled: the rest must do without them."""
    return values * (torch.rand(len(values), 1) >= share) if training and share else values


def tensors(rows: Rows, chosen: slice) -> tuple[dict[str, Tensor], int]:
    """Rows as tensors, places counted from the first of them."""
    place, size = places(rows.position[chosen], rows.stretch[chosen])
    offset = np.arange(LEXICON_PAIRS)[:, None] * 256
    return {
        "characters": torch.from_numpy(rows.characters[:, chosen].astype(np.int64)),
        "pairs": torch.from_numpy(rows.pairs[:, chosen].astype(np.int64)),
        "triples": torch.from_numpy(rows.triples[:, chosen].astype(np.int64)),
        "words": torch.from_numpy(rows.words[:, chosen] + offset),
        "place": torch.from_numpy(place),
    }, size


def batches(rows: Rows, size: int) -> Iterator[slice]:
    """Slices of about `size` rows that part no stretch of neighbours."""
    apart = np.append(np.diff(rows.stretch, prepend=-1) > 0, True).nonzero()[0]
    begin = 0
    while begin < len(rows):
        end = int(apart[min(np.searchsorted(apart, begin + size), len(apart) - 1)])
        yield slice(begin, end)
        begin = end


def logits(tagger: Tagger, rows: Rows, size: int = 16_384) -> Floats:
    """Logits of all rows, without gradients."""
    tagger.eval()
    with torch.no_grad():
        parts = [tagger.masked_logits(*tensors(rows, chosen)).numpy() for chosen in batches(rows, size)]
    return np.concatenate(parts) if parts else np.zeros((0, TAGS), np.float32)


class Average:
    """Running average of a model's weights."""

    def __init__(self, tagger: Tagger, share: float) -> None:
        self.share, self.steps = share, 0
        self.weights = {name: value.detach().clone() for name, value in tagger.named_parameters()}

    def add(self, tagger: Tagger) -> None:
        """Takes in the weights as they are now."""
        self.steps += 1
        share = min(self.share, self.steps / (self.steps + 9))
        with torch.no_grad():
            for name, value in tagger.named_parameters():
                self.weights[name].lerp_(value, 1 - share)


class Trainer:
    """Adam with a rate that rises, then falls along a cosine; keeps the running average."""

    def __init__(self, tagger: Tagger, settings: Settings, steps: int) -> None:
        self.tagger, self.settings, self.steps, self.step = tagger, settings, steps, 0
        large = [tagger.pairs, tagger.triples]
        others = [value for value in tagger.parameters() if all(value is not table for table in large)]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": large, "weight_decay": settings.table_decay, "scale": settings.table_rate},
                {"params": others, "weight_decay": settings.decay, "scale": 1.0},
            ],
            lr=settings.rate,
            betas=(0.9, 0.98),
            fused=True,
        )
        self.average = Average(tagger, settings.average)

    def run(self, examples: Examples) -> float:
        """One pass over `examples`; the mean loss."""
        self.tagger.train()
        total, count = 0.0, 0
        slices = list(batches(examples.rows, self.settings.batch))
        for chosen in (slices[number] for number in torch.randperm(len(slices)).tolist()):
            share = min(1.0, self.step / self.steps)
            rate = min(1.0, (self.step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
            for group in self.optimizer.param_groups:
                group["lr"] = self.settings.rate * rate * group["scale"]
            rows, size = tensors(examples.rows, chosen)
            losses = self._losses(rows, size, torch.from_numpy(examples.tags[chosen]))
            loss = (losses * torch.from_numpy(examples.weight[chosen])).mean()
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(self.tagger.parameters(), 5.0)
            self.optimizer.step()
            self.step += 1
            if self.step % 4 == 0:
                self.average.add(self.tagger)
            total += float(loss.detach()) * len(losses)
            count += len(losses)
        return total / max(count, 1)

    def averaged(self) -> Tagger:
        """A tagger with the running average of the weights."""
        with torch.random.fork_rng():
            tagger = Tagger(len(self.tagger.characters), self.settings)
        tagger.load_state_dict(self.average.weights)
        return tagger

    def _losses(self, rows: dict[str, Tensor], size: int, tags: Tensor) -> Tensor:
        """Loss of each row: of its tag where it goes on, and of the first layer's word."""
        tagger, settings = self.tagger, self.settings
        layers = tagger.activations(rows, size)
        tag_losses = functional.cross_entropy(
            layers[-1] @ tagger.out + tagger.out_bias,
            tags,
            reduction="none",
            label_smoothing=settings.smoothing,
        )
        early = tagger.may_be_name(layers[0])
        early_losses = functional.binary_cross_entropy_with_logits(early, 1 - tags[:, 0], reduction="none")
        return tag_losses * tagger.stays(layers[0]) + settings.leave_weight * early_losses

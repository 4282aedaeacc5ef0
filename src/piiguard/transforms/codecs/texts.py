"""Values as matrices of characters, by length, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from piiguard.checks.weighted import Symbols

__all__ = ["Positions", "by_length", "spelled"]

Positions: TypeAlias = NDArray[np.intp]


def by_length(values: Sequence[str], lengths: range) -> Iterator[tuple[Positions, Symbols]]:
    """For each of the lengths that occurs: where, and an (n, L) matrix of the ASCII characters there.

    Values of other lengths or with other characters do not appear.
    """
    whole = "".join(values)
    if not whole.isascii():
        values = [value if value.isascii() else "" for value in values]
        whole = "".join(values)
    characters = np.frombuffer(whole.encode("ascii"), dtype=np.uint8)
    widths = np.fromiter(map(len, values), dtype=np.intp, count=len(values))
    counts = np.bincount(np.minimum(widths, lengths.stop), minlength=1)
    for length in lengths:
        if length < len(counts) and counts[length]:
            yield _of_length(characters, widths, length)


def _of_length(characters: Symbols, widths: Positions, length: int) -> tuple[Positions, Symbols]:
    rows = (widths == length).nonzero()[0]
    if len(rows) == len(widths):
        return rows, characters.reshape(-1, length)
    starts = (np.cumsum(widths) - widths).take(rows)
    windows = np.lib.stride_tricks.sliding_window_view(characters, length)
    return rows, windows[starts]


def spelled(characters: Symbols) -> list[str]:
    """The rows of a matrix of ASCII characters as texts."""
    lines = np.full((len(characters), characters.shape[1] + 1), ord("\n"), dtype=np.uint8)
    lines[:, :-1] = characters
    return lines.tobytes().decode("ascii").split("\n")[:-1]  # faster than slices

"""`Texts`: many strings as one array of code points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from piiguard.text.canonical import pair_hashes
from piiguard.text.folding import SENTINEL, Symbols, symbol_table

__all__ = ["PAD", "Ints", "Texts", "trimmed"]

Ints = npt.NDArray[np.int64]
_SPACE = 32
T = TypeVar("T")

PAD = 64  # sentinels behind the last row: looking ahead never leaves the array


class Texts:
    """Strings laid end to end, each between sentinels, so that nothing can match across rows.

    codes: uint32, code points as given (lone surrogates too). symbols: uint8, folded, same length.
    Both begin with one sentinel, close every row with one and end with `PAD` more; position -1 is one too.
    starts: int64 (rows + 1); row r is `codes[starts[r] : starts[r + 1] - 1]`.
    """

    __slots__ = ("_pairs", "_shared", "codes", "starts", "symbols")

    def __init__(self, codes: npt.NDArray[np.uint32], symbols: Symbols, starts: Ints) -> None:
        self.codes, self.symbols, self.starts = codes, symbols, starts
        self._pairs: Ints | None = None
        self._shared: dict[Callable[[Texts], Any], Any] = {}

    def shared(self, compute: Callable[[Texts], T]) -> T:
        """`compute(self)`, computed once."""
        if compute not in self._shared:
            self._shared[compute] = compute(self)
        return self._shared[compute]  # type: ignore[no-any-return]

    @property
    def pairs(self) -> Ints:
        """`pair_hashes` of all characters but the last; computed once for all lexicons."""
        if self._pairs is None:
            self._pairs = pair_hashes(self.codes)
        return self._pairs

    @classmethod
    def of(cls, strings: Sequence[str | None]) -> Texts:
        """Texts from strings; None is an empty row."""
        texts = strings if None not in strings else [text or "" for text in strings]
        joined = "\n".join(("", *texts, "\n" * PAD))  # type: ignore[arg-type]
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))  # type: ignore[arg-type]
        starts = np.empty(len(texts) + 1, dtype=np.int64)
        starts[0] = 1
        np.cumsum(lengths + 1, out=starts[1:])
        starts[1:] += 1
        raw_bytes = joined.encode("utf-32-le", "surrogatepass")
        codes = np.frombuffer(raw_bytes, dtype=np.uint32).copy()
        codes[starts - 1] = SENTINEL
        codes[starts[-1] :] = SENTINEL
        return cls(codes, symbol_table().take(codes), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def string(self, row: int) -> str:
        """The text of a row."""
        codes = self.codes[self.starts[row] : self.starts[row + 1] - 1]
        return codes.tobytes().decode("utf-32-le", "surrogatepass")

    def row_of(self, positions: Ints) -> Ints:
        """Row of each position."""
        if len(self) == 1:
            return np.zeros(len(positions), dtype=np.int64)
        return np.searchsorted(self.starts, positions, side="right") - 1


def trimmed(texts: Texts) -> tuple[Ints, Ints]:
    """Start and end of each row without blanks at either end."""
    start, end = texts.starts[:-1].copy(), texts.starts[1:] - 1
    for edge, step in ((start, 0), (end, -1)):
        alive = (end > start).nonzero()[0]
        while len(alive):
            alive = alive[texts.symbols.take(edge.take(alive) + step) == _SPACE]
            edge[alive] += 1 + 2 * step
            alive = alive[end.take(alive) > start.take(alive)]
    return start, end

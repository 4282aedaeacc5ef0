"""`Texts`: many strings as one array of code points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import SENTINEL, Symbols, symbol_table

__all__ = ["PAD", "Ints", "Texts"]

Ints = npt.NDArray[np.int64]
PAD = 64  # sentinels behind the last row: looking ahead never leaves the array


class Texts:
    """Strings laid end to end, each between sentinels, so that nothing can match across rows.

    codes: uint32, code points as given (lone surrogates too). symbols: uint8, folded, same length.
    Both begin with one sentinel, close every row with one and end with `PAD` more; position -1 is one too.
    starts: int64 (rows + 1); row r is `codes[starts[r] : starts[r + 1] - 1]`.
    """

    __slots__ = ("codes", "starts", "symbols")

    def __init__(self, codes: npt.NDArray[np.uint32], symbols: Symbols, starts: Ints) -> None:
        self.codes, self.symbols, self.starts = codes, symbols, starts

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

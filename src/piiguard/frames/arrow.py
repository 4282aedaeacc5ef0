"""Columns as Arrow buffers: UTF-8 bytes and offsets, in and out without a Python string for each cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from piiguard.findings import Bools, Ints
from piiguard.text.folding import Symbols

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ByteColumn", "byte_column", "bytes_of"]


@dataclass(frozen=True, slots=True)
class ByteColumn:
    """Text cells as bytes: data (shared, read-only), offsets (n + 1), which cells are null."""

    data: Symbols
    offsets: Ints
    null: Bools

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def holds(self, word: bytes) -> bool:
        """Whether the bytes of the cells hold a word somewhere."""
        return word in self.data[self.offsets[0] : self.offsets[-1]].tobytes()

    def strings(self, rows: Ints) -> list[str | None]:
        """Some cells as str."""
        raw_bytes, offsets = self.data.tobytes() if len(rows) > len(self) // 2 else self.data, self.offsets
        return [
            None if self.null[row] else bytes(raw_bytes[offsets[row] : offsets[row + 1]]).decode()
            for row in rows.tolist()
        ]

    def masked(self, mask: Callable[[Symbols, Ints], Bools]) -> tuple[ByteColumn, Bools]:
        """A copy masked by a `CellRule.mask`, and which cells fitted."""
        data = self.data.copy()
        fitted = mask(data, self.offsets)
        return ByteColumn(data, self.offsets, self.null), fitted

    def with_strings(self, changed: Mapping[int, str | None]) -> ByteColumn:
        """A copy with some cells replaced; None makes a cell null."""
        if not changed:
            return self
        rows = np.array(sorted(changed), dtype=np.int64)
        texts = [(changed[row] or "").encode("utf-8", "surrogatepass") for row in rows.tolist()]
        null = self.null.copy()
        null[[row for row, text in changed.items() if text is None]] = True
        sizes = self.offsets[1:] - self.offsets[:-1]
        sizes[rows] = [len(text) for text in texts]
        offsets = np.zeros(len(self) + 1, dtype=np.int64)
        np.cumsum(sizes, out=offsets[1:])
        pieces, copied = [], int(self.offsets[0])
        for row, text in zip(rows.tolist(), texts, strict=True):
            pieces += [self.data[copied : self.offsets[row]].tobytes(), text]
            copied = int(self.offsets[row + 1])
        pieces.append(self.data[copied : self.offsets[-1]].tobytes())
        return ByteColumn(np.frombuffer(b"".join(pieces), dtype=np.uint8), offsets, null)

    def to_arrow(self) -> Any:
        """The cells as an Arrow array of large strings, sharing the bytes."""
        import pyarrow

        validity = None
        if self.null.any():
            validity = pyarrow.py_buffer(np.packbits(~self.null, bitorder="little"))
        return pyarrow.LargeStringArray.from_buffers(
            len(self), pyarrow.py_buffer(self.offsets), pyarrow.py_buffer(self.data), validity
        )

    def to_pandas(self, like: pd.Series[Any]) -> pd.Series[Any]:
        """A `str` column with the index and name of `like`."""
        import pandas

        values = pandas.array(self.to_arrow(), dtype=like.dtype)
        return pandas.Series(values, index=like.index, name=like.name, copy=False)


def byte_column(series: pd.Series[Any]) -> ByteColumn | None:
    """The cells of a text column backed by Arrow, without copying; None for any other column."""
    import pandas

    if (
        not isinstance(series.dtype, pandas.StringDtype)
        or series.dtype.storage != "pyarrow"
        or not len(series)
    ):
        return None
    import pyarrow

    array = pyarrow.array(series)
    if isinstance(array, pyarrow.ChunkedArray):
        array = array.combine_chunks() if array.num_chunks != 1 else array.chunk(0)
    if array.type != pyarrow.large_string():
        array = array.cast(pyarrow.large_string())
    return bytes_of(array)


def bytes_of(array: Any) -> ByteColumn:
    """The cells of an Arrow array of large strings, without copying."""
    validity, offsets, data = array.buffers()
    first, count = array.offset, len(array)
    bounds = np.frombuffer(offsets, dtype=np.int64)[first : first + count + 1]
    raw_bytes = np.frombuffer(data, dtype=np.uint8) if data is not None else np.empty(0, dtype=np.uint8)
    null = np.zeros(count, dtype=np.bool_)
    if array.null_count:
        bits = np.unpackbits(np.frombuffer(validity, dtype=np.uint8), bitorder="little")
        null = bits[first : first + count] == 0
    return ByteColumn(raw_bytes, bounds, null)

"""Read and write the teacher's person labels of raw text: positions only, never the text.

`teacher_labels.bin.gz` names lines of the raw text files beside the repository (`../shared/data/text`) and
says where the teacher saw person names in them. How it was made: `make_teacher_labels.py`.

The file, gzip: a line of JSON (`{"format": 1, "files": [{"name", "sha256", "pieces", "spans"}]}`), then for
each file its columns, little-endian. A piece: step to its line number (uint32), where it begins in the line
(uint16) and its length (uint16), its number of spans (uint8), its confidence in 1/255 (uint8). A span: its
start in the piece (uint16) and its length (uint8). Positions count code points.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FORMAT = 1
CONFIDENCE_STEPS = 255

Span = tuple[int, int]
Labelled = tuple[str, list[Span], float]


class Piece(NamedTuple):
    """A short line, or some sentences of a long one, and the names in it.

    `line` counts from 0, `begin` and `end` are positions in the line, `persons` half-open spans in the piece.
    `confidence` is the least probability that the teacher gave to the tag it chose, over all characters.
    """

    line: int
    begin: int
    end: int
    persons: list[Span]
    confidence: float


class Columns(NamedTuple):
    """The pieces of one file as arrays, in the order they are written."""

    steps: NDArray[np.uint32]
    begins: NDArray[np.uint16]
    sizes: NDArray[np.uint16]
    counts: NDArray[np.uint8]
    confidences: NDArray[np.uint8]
    starts: NDArray[np.uint16]
    lengths: NDArray[np.uint8]


def load(path: Path, text_dir: Path) -> Iterator[Labelled]:
    """Text, person spans and confidence of each piece, in the order of the files and lines.

    Raises FileNotFoundError where a text file is absent, ValueError where it is not the one labelled.
    """
    for name, sha256, pieces in read(path):
        text_path = text_dir / name
        check_same_text(text_path, sha256)
        yield from with_text(text_path, pieces)


def with_text(text_path: Path, pieces: Sequence[Piece]) -> Iterator[Labelled]:
    """The pieces of one file with their text."""
    with gzip.open(text_path, "rt", encoding="utf-8", newline="\n") as file:
        texts = file.read().split("\n")
    for piece in pieces:
        yield texts[piece.line][piece.begin : piece.end], piece.persons, piece.confidence


def check_same_text(text_path: Path, sha256: str) -> None:
    if not text_path.exists():
        raise FileNotFoundError(f"{text_path}: the raw text lies beside the repository and is not part of it")
    if digest(text_path) != sha256:
        raise ValueError(f"{text_path.name} is not the file that was labelled")


def digest(text_path: Path) -> str:
    """SHA-256 of the text without its gzip wrapping."""
    with gzip.open(text_path, "rb") as text:
        return hashlib.sha256(text.read()).hexdigest()


def read(path: Path) -> Iterator[tuple[str, str, list[Piece]]]:
    """File name, SHA-256 of its text, and its pieces, for each file."""
    header, _, content = gzip.decompress(path.read_bytes()).partition(b"\n")
    about = json.loads(header)
    if about["format"] != FORMAT:
        raise ValueError(f"{path.name}: format {about['format']} is not {FORMAT}")
    start = 0
    for entry in about["files"]:
        columns, start = unpack(content, start, entry["pieces"], entry["spans"])
        yield entry["name"], entry["sha256"], to_pieces(columns)


def unpack(content: bytes, start: int, pieces: int, spans: int) -> tuple[Columns, int]:
    """The columns that begin at byte `start`, and where they end."""
    parts = []
    for size in (4 * pieces, 2 * pieces, 2 * pieces, pieces, pieces, 2 * spans, spans):
        parts.append(content[start : start + size])
        start += size
    steps, begins, sizes, counts, confidences, starts, lengths = parts
    columns = Columns(
        np.frombuffer(steps, "<u4"),
        np.frombuffer(begins, "<u2"),
        np.frombuffer(sizes, "<u2"),
        np.frombuffer(counts, np.uint8),
        np.frombuffer(confidences, np.uint8),
        np.frombuffer(starts, "<u2"),
        np.frombuffer(lengths, np.uint8),
    )
    return columns, start


def to_pieces(columns: Columns) -> list[Piece]:
    span_ends = columns.starts.astype(np.int64) + columns.lengths
    spans = list(zip(columns.starts.tolist(), span_ends.tolist(), strict=True))
    last = np.cumsum(columns.counts, dtype=np.int64)
    first = last - columns.counts
    rows = zip(
        np.cumsum(columns.steps, dtype=np.int64).tolist(),
        columns.begins.tolist(),
        (columns.begins.astype(np.int64) + columns.sizes).tolist(),
        first.tolist(),
        last.tolist(),
        (columns.confidences / CONFIDENCE_STEPS).tolist(),
        strict=True,
    )
    return [Piece(line, begin, end, spans[a:b], sure) for line, begin, end, a, b, sure in rows]


def write(path: Path, labels: dict[Path, list[Piece]]) -> None:
    """Write the labels of text files; lines in ascending order. The same labels give the same bytes."""
    files, content = [], []
    for text_path, pieces in labels.items():
        columns = to_columns(pieces)
        sizes = {"pieces": len(columns.steps), "spans": len(columns.starts)}
        files.append({"name": text_path.name, "sha256": digest(text_path), **sizes})
        content += [column.tobytes() for column in columns]
    header = json.dumps({"format": FORMAT, "files": files}).encode()
    path.write_bytes(gzip.compress(header + b"\n" + b"".join(content), 9, mtime=0))


def to_columns(pieces: Sequence[Piece]) -> Columns:
    """Confidences are rounded down, so that a piece never looks surer than it is."""
    table = np.array([(p.line, p.begin, p.end, len(p.persons)) for p in pieces], np.int64).reshape(-1, 4)
    spans = np.array([span for piece in pieces for span in piece.persons], np.int64).reshape(-1, 2)
    confidences = np.array([piece.confidence for piece in pieces])
    return Columns(
        np.diff(table[:, 0], prepend=0).astype("<u4"),
        table[:, 1].astype("<u2"),
        (table[:, 2] - table[:, 1]).astype("<u2"),
        table[:, 3].astype(np.uint8),
        np.floor(confidences * CONFIDENCE_STEPS + 1e-9).astype(np.uint8),
        spans[:, 0].astype("<u2"),
        (spans[:, 1] - spans[:, 0]).astype(np.uint8),
    )

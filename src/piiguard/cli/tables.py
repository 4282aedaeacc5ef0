"""What a command reads and writes: a CSV table or plain text, from a file or standard input."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from piiguard.atomic import write_whole
from piiguard.frames.pandas import require_pandas

__all__ = ["AsTable", "Encoding", "InputPath", "Source", "fail", "read", "write"]

InputPath = Annotated[str, typer.Argument(help="A CSV table or text file; - for standard input.")]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of the input; UTF-8, then GB 18030 if not given.")
]
AsTable = Annotated[bool | None, typer.Option("--table/--text", help="Read as a table or as plain text.")]

_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Source:
    """Input as read: a frame of text cells for a table, one str for plain text. `bom`: it began with one."""

    frame: Any | None
    text: str | None
    encoding: str
    bom: bool
    delimiter: str = ","


def fail(message: str) -> typer.Exit:
    """Prints what is wrong and gives the exit to raise: status 2."""
    typer.echo(f"piiguard: {message}", err=True)
    return typer.Exit(2)


def read(path: str, encoding: str | None, *, table: bool | None) -> Source:
    """Reads `path` ("-": standard input); .csv and .tsv are tables unless `table` says otherwise."""
    raw_bytes = _bytes_of(path)
    text, used = _decoded(raw_bytes, encoding)
    is_table = table if table is not None else path.lower().endswith((".csv", ".tsv"))
    bom = raw_bytes.startswith(b"\xef\xbb\xbf")
    if not is_table:
        return Source(None, text, used, bom)
    delimiter = "\t" if path.lower().endswith(".tsv") else ","
    return Source(_frame_of(text, delimiter, path), None, used, bom, delimiter)


def _frame_of(text: str, delimiter: str, path: str) -> Any:
    """The cells as text. A row longer than the header is an error: no field may be lost or misplaced."""
    pandas = require_pandas()
    reason = ""
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error:
        reason = "a quote is not closed, or text follows one"
    if not reason and not rows:
        reason = "it is empty"
    if not reason:
        width = len(rows[0])
        rows = [row for row in rows if row]
        odd = next((number for number, row in enumerate(rows, start=1) if len(row) > width), 0)
        reason = f"row {odd} has more fields than the header" if odd else ""
    if reason:
        raise fail(f"{path} is no table that can be read: {reason}; --text reads it as plain text")
    filled = [row + [""] * (width - len(row)) for row in rows[1:]]
    frame = pandas.DataFrame(filled, columns=range(width), dtype=str)
    frame.columns = rows[0]
    return frame


def _bytes_of(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    reason = ""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise fail(f"{path}: {reason}")


def _decoded(raw_bytes: bytes, encoding: str | None) -> tuple[str, str]:
    """The text, and the encoding used: the one asked for, else UTF-8, else GB 18030."""
    for candidate in (encoding,) if encoding else _ENCODINGS:
        try:
            return raw_bytes.decode(candidate), candidate
        except (UnicodeDecodeError, LookupError):
            continue
    raise fail(f"the input is not {encoding or 'UTF-8 or GB 18030'}; name its encoding with --encoding")


def write(source: Source, protected: Any, output: str | None) -> None:
    """Writes a protected table or text; a file appears whole or not at all."""
    if source.text is not None:
        text = protected
    else:
        buffer = io.StringIO()
        protected.to_csv(
            buffer, index=False, sep=source.delimiter, lineterminator="\n", quoting=csv.QUOTE_MINIMAL
        )
        text = buffer.getvalue()
    encoding = "utf-8-sig" if source.bom else source.encoding.removesuffix("-sig")
    raw_bytes = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
    if output is None or output == "-":
        sys.stdout.buffer.write(raw_bytes)
        sys.stdout.flush()
        return
    reason = ""
    try:
        write_whole(Path(output), raw_bytes)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    if reason:
        raise fail(f"{output}: {reason}")

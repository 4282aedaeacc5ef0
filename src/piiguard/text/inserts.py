"""SQL inserts inside texts: `INSERT INTO t (name, phone) VALUES ('…', '…'), (…)`.

The columns named before VALUES label the fields of every tuple behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from piiguard.text.folding import Symbols
from piiguard.text.texts import Ints

__all__ = ["insert_labels"]

# 0 ends a text; after folding every quote is ASCII
_NAMES = re.compile(rb"\(([^()\0]{1,2000})\)\s{0,4}(?:VALUES|values)\b")
_LONGEST_NAMES = 2006  # with brackets and the space behind them
_VALUES = re.compile(rb"(?:VALUES|values)\b")
_TUPLE = re.compile(rb"[\s,]{0,8}\(((?:'[^'\0]*'|[^()'\0])*)\)")
_FIELD = re.compile(rb"(?:'[^'\0]*'|[^,'\0])+")


def _named_columns(raw: bytes) -> Iterator[re.Match[bytes]]:
    """The lists of columns before VALUES, in text order."""
    for values in _VALUES.finditer(raw):
        names = _NAMES.match(raw, raw.rfind(b"(", max(values.start() - _LONGEST_NAMES, 0), values.start()))
        if names is not None and names.end() == values.end():
            yield names


def insert_labels(symbols: Symbols, start: Ints, word: Ints) -> tuple[Ints, Ints]:
    """Positions of fields behind VALUES, and the label of the column of each: (position, word).

    start, word: the labels found, in text order.
    """
    places: list[int] = []
    labels: list[int] = []
    raw = symbols.tobytes() if len(start) else b""
    if b"(" in raw and (b"VALUES" in raw or b"values" in raw):  # one character is sought fastest
        for names in _named_columns(raw):
            first, last = start.searchsorted((names.start(1), names.end(1))).tolist()
            columns = [raw.count(b",", names.start(1), at) for at in start[first:last].tolist()]
            named = list(zip(columns, word[first:last].tolist(), strict=True))
            at = names.end()
            while named and (row := _TUPLE.match(raw, at)):
                fields = [field.start() for field in _FIELD.finditer(raw, row.start(1), row.end(1))]
                for column, label in named:
                    if column < len(fields):
                        places.append(fields[column])
                        labels.append(label)
                at = row.end()
    return np.array(places, dtype=np.int64), np.array(labels, dtype=np.int64)

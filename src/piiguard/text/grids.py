"""Tables inside texts (文本中的表格): CSV, lines with tabs, Markdown tables, fields between ` / `.

A line of labels above lines with as many fields is a header: its labels own the fields below them. One label
is enough where it is all of its field: `姓名,QQ`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["Grid", "grid_labels"]

_DELIMITERS = ",\t|;/"
_LEAST_LABELS = 2  # in a header
_MOST_HEADER_DIGITS = 2  # 联系人1
_FIELD_EDGE = table(",\t|;\n", 0)
_RULE = frozenset(b"-|: +=")  # the line under a Markdown header


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of a batch: start and end (exclusive) of each, without its line end; a row's end ends a line."""

    symbols: Symbols
    start: Ints
    end: Ints
    _marks: dict[str, Ints] = field(default_factory=dict)

    @classmethod
    def of(cls, symbols: Symbols, last: int) -> Grid:
        """Lines of the symbols before position `last`."""
        ends = ((symbols[:last] == 10) | (symbols[:last] == 0)).nonzero()[0]
        return cls(symbols, ends[:-1] + 1, ends[1:])

    def fields(self, delimiter: str) -> Ints:
        """Positions of a delimiter; a slash counts between spaces only, for dates and paths hold some too."""
        if delimiter not in self._marks:
            at = (self.symbols == ord(delimiter)).nonzero()[0]
            if delimiter == "/":
                at = at[(self.symbols.take(at - 1) == 32) & (self.symbols.take(at + 1) == 32)]
            self._marks[delimiter] = at
        return self._marks[delimiter]


def grid_labels(
    symbols: Symbols, last: int, digits: Ints, start: Ints, end: Ints, word: Ints
) -> tuple[Ints, Ints]:
    """Positions of fields below a header, and the label that owns each: (position, word), in no order.

    digits: positions of all digits; start, end, word: the labels found, in text order.
    """
    if not len(start) or b"\n" not in symbols.tobytes():
        return start[:0], word[:0]
    grid = Grid.of(symbols, last)
    line = grid.start.searchsorted(start, side="right") - 1
    labels = np.bincount(line, minlength=len(grid.start))
    alone = _fills(symbols, start, end)
    labels[line[alone]] += _LEAST_LABELS
    few = grid_count(digits, grid) <= _MOST_HEADER_DIGITS
    headers = ((labels >= _LEAST_LABELS) & few).nonzero()[0]
    positions, words = [], []
    for header in headers.tolist():
        own = slice(*line.searchsorted((header, header + 1)).tolist())
        found = _below(grid, header, start[own], word[own], alone=bool(alone[own].any()))
        if found is not None:
            positions.append(found[0])
            words.append(found[1])
    if not positions:
        return start[:0], word[:0]
    return np.concatenate(positions), np.concatenate(words)


def grid_count(positions: Ints, grid: Grid) -> Ints:
    """How many of the positions lie in each line."""
    return positions.searchsorted(grid.end) - positions.searchsorted(grid.start)


def _fills(symbols: Symbols, start: Ints, end: Ints) -> Bools:
    """Labels that are all of a field; not those alone in their line."""
    before, behind = start - 1, end
    before = before - (symbols.take(before) == ord(" "))
    behind = behind + (symbols.take(behind) == ord(" "))
    left, right = symbols.take(before), symbols.take(behind)
    answer: Bools = (
        _FIELD_EDGE.take(left)
        & _FIELD_EDGE.take(right)
        & ((left > 10) | (right > 10) | (left == 9) | (right == 9))
    )
    return answer


def _below(grid: Grid, header: int, start: Ints, word: Ints, *, alone: bool) -> tuple[Ints, Ints] | None:
    """Fields under one header line, by the delimiter that sets most of its labels apart."""
    for delimiter in _DELIMITERS:
        begin, end = int(grid.start[header]), int(grid.end[header])
        if ord(delimiter) not in grid.symbols[begin:end]:
            continue
        at = grid.fields(delimiter)
        first, last = at.searchsorted((begin, end)).tolist()
        marks = at[first:last]
        if delimiter == "|":  # Confluence doubles those of a header: ||主机||IP||
            marks = marks[grid.symbols.take(marks + 1) != ord("|")]
        column = marks.searchsorted(start)
        if not len(marks) or len(np.unique(column)) < (_LEAST_LABELS - alone):
            continue
        lines = _body(grid, header, at, len(marks))
        if len(lines):
            return _owned_fields(grid, at, column, word, lines)
    return None


def _body(grid: Grid, header: int, at: Ints, width: int) -> Ints:
    """Lines below a header, in its text, with as many fields, up to a line without the delimiter."""
    lines, line = [], header + 1
    while line < len(grid.start) and grid.symbols[grid.start[line] - 1] == 10:
        begin, end = int(grid.start[line]), int(grid.end[line])
        count = int(at.searchsorted(end) - at.searchsorted(begin))
        if count == width and not _RULE.issuperset(grid.symbols[begin:end].tolist()):
            lines.append(line)
        elif count == 0:
            break
        line += 1
    return np.array(lines, dtype=np.int64)


def _owned_fields(grid: Grid, at: Ints, column: Ints, word: Ints, lines: Ints) -> tuple[Ints, Ints]:
    """For each body line and each label, the start of the label's field and the label."""
    first = at.searchsorted(grid.start.take(lines))
    places = []
    for index in column.tolist():
        places.append(grid.start.take(lines) if index == 0 else at.take(first + index - 1) + 1)
    return np.concatenate(places), np.repeat(word, len(lines))

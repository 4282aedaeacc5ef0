"""Tables inside texts (文本中的表格): CSV, lines with tabs, Markdown tables, fields between ` / `.

A line of labels above lines with as many fields is a header: its labels own the fields below them. One label
is enough where it is all of its field: `姓名,QQ`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints, Texts

__all__ = ["Grid", "grid_labels"]

_DELIMITERS = ",\t|;/"
_LINE_END = table("\n\0")
_DELIMITER_OR_END = table(_DELIMITERS) | _LINE_END
_LEAST_LABELS = 2  # in a header
_MOST_HEADER_DIGITS = 2  # 联系人1
_FIELD_EDGE = table(",\t|;\n", 0)
_RULE_MARKS = b"-|: +="  # of the line under a Markdown header
_IN_RULE = table(_RULE_MARKS.decode())


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of a batch: start and end (exclusive) of each, without its line end; a row's end ends a line.

    marks: positions of all delimiters.
    """

    symbols: Symbols
    start: Ints
    end: Ints
    marks: Ints

    @classmethod
    def of(cls, texts: Texts) -> Grid:
        """The lines of texts; for `Texts.shared`."""
        symbols, last = texts.symbols, int(texts.starts[-1])
        marks = symbols[:last].tobytes().translate(_DELIMITER_OR_END.tobytes())
        at = np.frombuffer(marks, dtype=np.bool_).nonzero()[0]
        ending = _LINE_END.take(symbols.take(at))
        ends = at.compress(ending)
        return cls(symbols, ends[:-1] + 1, ends[1:], at.compress(~ending))

    def fields(self, delimiter: str) -> Ints:
        """Positions of a delimiter; a slash counts between spaces only, for dates and paths hold some too."""
        at = self.marks.compress(self.symbols.take(self.marks) == ord(delimiter))
        if delimiter == "/":
            at = at[(self.symbols.take(at - 1) == 32) & (self.symbols.take(at + 1) == 32)]
        return at


@dataclass(frozen=True, slots=True)
class _Labels:
    """Labels of header lines, in text order; alone: which lines have one that fills its field."""

    start: Ints
    word: Ints
    line: Ints
    alone: Bools

    def below(self, headers: Bools) -> _Labels:
        """The labels of these lines."""
        chosen = headers.take(self.line).nonzero()[0]
        return _Labels(self.start.take(chosen), self.word.take(chosen), self.line.take(chosen), self.alone)


@dataclass(frozen=True, slots=True)
class _Found:
    """Positions of fields, the label that owns each, and the header line that says so."""

    position: Ints
    word: Ints
    header: Ints


def grid_labels(texts: Texts, digits: Ints, start: Ints, end: Ints, word: Ints) -> tuple[Ints, Ints]:
    """Positions of fields below a header, and the label that owns each: (position, word), in no order.

    digits: positions of all digits; start, end, word: the labels found, in text order.
    """
    symbols = texts.symbols
    raw = symbols.tobytes()
    if not len(start) or b"\n" not in raw:
        return start[:0], word[:0]
    grid = texts.shared(Grid.of)
    line = grid.start.searchsorted(start, side="right") - 1
    labels = np.bincount(line, minlength=len(grid.start))
    filling = line[_fills(symbols, start, end)]
    labels[filling] += _LEAST_LABELS
    headers = labels >= _LEAST_LABELS
    headers[:-1] &= symbols.take(grid.end[:-1]) == 10  # a line of the same text follows
    headers[-1] = False
    likely = headers.nonzero()[0]
    held = digits.searchsorted(grid.end.take(likely)) - digits.searchsorted(grid.start.take(likely))
    headers[likely] = held <= _MOST_HEADER_DIGITS
    if not np.count_nonzero(headers):
        return start[:0], word[:0]
    alone = np.zeros(len(headers), dtype=np.bool_)
    alone[filling] = True
    named = _Labels(start, word, line, alone).below(headers)
    parts: list[_Found] = []
    for delimiter in _DELIMITERS:
        if delimiter.encode() in raw and len(named.start):
            found = _below(grid, delimiter, named)
            if found is not None:
                parts.append(found)
                headers[found.header] = False
                named = named.below(headers)
    if not parts:
        return start[:0], word[:0]
    order = np.concatenate([part.header for part in parts]).argsort(kind="stable")
    position, owner = (
        np.concatenate(arrays) for arrays in zip(*((part.position, part.word) for part in parts), strict=True)
    )
    return position.take(order), owner.take(order)


def _count(positions: Ints, grid: Grid) -> Ints:
    """How many of the positions, none of them a line's end, lie in each line."""
    before = np.zeros(len(grid.end) + 1, dtype=np.int64)
    before[0] = positions.searchsorted(grid.start[0])
    before[1:] = positions.searchsorted(grid.end)
    return before[1:] - before[:-1]


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


def _below(grid: Grid, delimiter: str, labels: _Labels) -> _Found | None:
    """Fields below those header lines whose labels this delimiter sets apart."""
    marks = grid.fields(delimiter)
    if not len(marks):
        return None
    line, sets_apart = labels.line, marks
    if delimiter == "|":  # Confluence doubles those of a header: ||主机||IP||
        sets_apart = marks[grid.symbols.take(marks + 1) != ord("|")]
    before = sets_apart.searchsorted(grid.start.take(line))
    column = sets_apart.searchsorted(labels.start) - before
    width = sets_apart.searchsorted(grid.end.take(line)) - before
    first = np.ones(len(line), dtype=np.bool_)
    first[1:] = line[1:] != line[:-1]
    new = first.copy()
    new[1:] |= column[1:] != column[:-1]
    begin = first.nonzero()[0]
    header, width = line.take(begin), width.take(begin)
    columns = np.add.reduceat(new, begin, dtype=np.int64)
    chosen = ((width > 0) & (columns >= _LEAST_LABELS - labels.alone.take(header))).nonzero()[0]
    if not len(chosen):
        return None
    header, body = _bodies(grid, _count(marks, grid), header.take(chosen), width.take(chosen))
    if not len(header):
        return None
    # each label of the header, for each line below it
    lowest = line.searchsorted(header)
    number = line.searchsorted(header, side="right") - lowest
    label = _ranges(lowest, number)
    below, field = np.repeat(body, number), column.take(label)
    place = marks.searchsorted(grid.start.take(below)) + field - 1
    position = np.where(field > 0, marks.take(place) + 1, grid.start.take(below))
    return _Found(position, labels.word.take(label), line.take(label))


def _bodies(grid: Grid, count: Ints, header: Ints, width: Ints) -> tuple[Ints, Ints]:
    """Lines below each header, in its text, with as many fields, up to a line without the delimiter.

    Header and line of each such pair. count: of the delimiter in each line; width: of the headers.
    """
    stops = ((count == 0) | (grid.symbols.take(grid.start - 1) != 10)).nonzero()[0]
    stops = np.append(stops, len(count))
    number = stops.take(stops.searchsorted(header + 1)) - header - 1
    line = _ranges(header + 1, number)
    header, width = np.repeat(header, number), np.repeat(width, number)
    chosen = (count.take(line) == width).nonzero()[0]
    ruled = chosen[_IN_RULE.take(grid.symbols.take(grid.start.take(line.take(chosen))))]
    rules = [at for at in ruled.tolist() if _is_rule(grid, int(line[at]))]
    if rules:
        kept = np.ones(len(line), dtype=np.bool_)
        kept[rules] = False
        chosen = chosen.compress(kept.take(chosen))
    return header.take(chosen), line.take(chosen)


def _is_rule(grid: Grid, line: int) -> bool:
    return not grid.symbols[grid.start[line] : grid.end[line]].tobytes().strip(_RULE_MARKS)


def _ranges(first: Ints, number: Ints) -> Ints:
    """The integers first, first + 1 ..., so many for each, end to end."""
    ends = np.cumsum(number)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(first - ends + number, number)

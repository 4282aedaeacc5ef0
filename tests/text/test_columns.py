"""What a whole column says of its cells."""

import numpy as np

from piiguard.engine import Engine
from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.text.batch import Trigger
from piiguard.transforms.mask import keep


def doubled(batch, own):
    """Every filled cell, when most cells of the column hold one character twice."""
    twice, filled = batch.column.tallies["x"]
    if 2 * twice < filled:
        return Spans.none()
    starts = batch.texts.starts
    filled = starts[1:] - starts[:-1] > 1
    return Spans.of(starts[:-1][filled], (starts[1:] - 1)[filled], np.full(filled.sum(), 0.9), 1)


def count_doubled(texts):
    rows = [texts.string(row) for row in range(len(texts))]
    return np.array((sum(row[:1] == row[1:] != "" for row in rows), sum(map(bool, rows))))


def test_cells_are_decided_by_the_whole_column_whatever_the_order_and_batches():
    identifier = Identifier(
        Entity("X", "双", "doubled", Category.CUSTOM),
        (),
        frozenset({Trigger.ALWAYS}),
        keep(0, 0),
        doubled,
        tally=count_doubled,
    )
    engine = Engine([identifier], [0.5])
    cells = ["aa", None, "ab", "bb", "cc", ""]
    for order in (cells, cells[::-1]):
        column = engine.column(order, "甲")
        assert (column.header, column.tallies["x"].tolist()) == ("甲", [3, 4])
        assert len(engine.find(order, column=column).spans) == 4
        assert len(engine.find(["ab"], column=column).spans) == 1
    assert len(engine.find(["aa"], column=engine.column(["ab", "ac", "ad", "aa"], "")).spans) == 0

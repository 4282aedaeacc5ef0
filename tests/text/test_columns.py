"""What a whole column says of its cells."""

import numpy as np

from piiguard.engine import Engine
from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.text.batch import Trigger
from piiguard.text.columns import Column, Tally
from piiguard.transforms.mask import keep


def test_tallies_add_up():
    assert Tally(1, 2) + Tally(3, 4) == Tally(4, 6)
    assert Tally(1, 4).share == 0.25
    assert Tally().share == 0.0


def test_a_column_knows_nothing_of_what_was_not_counted():
    assert Column("姓名", {"person": Tally(1, 1)}).tally("cn_address") == Tally()


def doubled(batch, own):
    """Every filled cell, when most cells of the column hold one character twice."""
    assert batch.column is not None
    if batch.column.tally("x").share < 0.5:
        return Spans.none()
    starts = batch.texts.starts
    filled = starts[1:] - starts[:-1] > 1
    return Spans.of(starts[:-1][filled], (starts[1:] - 1)[filled], np.full(filled.sum(), 0.9), 1)


def count_doubled(texts):
    rows = [texts.string(row) for row in range(len(texts))]
    return Tally(sum(row[:1] == row[1:] != "" for row in rows), sum(map(bool, rows)))


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
        assert column == Column("甲", {"x": Tally(3, 4)})
        assert len(engine.find(order, column=column).spans) == 4
        assert len(engine.find(["ab"], column=column).spans) == 1
    assert len(engine.find(["aa"], column=engine.column(["ab", "ac", "ad", "aa"], "")).spans) == 0

"""What the network is told of a character depends on its own text only."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from piiguard.recognizers.person.model import shipped
from piiguard.recognizers.person.model_inputs import (
    LONGEST_RUN,
    blocks_of,
    number,
    places,
    rows_of,
    stretches,
)
from piiguard.text.texts import Texts

_TEXTS = st.lists(st.text("王小明张伟说a，·", max_size=12), min_size=1, max_size=5)
_FIELDS = ("characters", "pairs", "triples", "words")


def _told(texts: list[str]) -> list[list[int]]:
    """All numbers of every character, text after text."""
    model, laid = shipped(), Texts.of(texts)
    inside = np.ones(len(laid.codes), dtype=np.bool_)
    inside[laid.starts - 1] = False
    inside[laid.starts[-1] :] = False
    rows = rows_of(laid, number(laid, model.vocabulary), inside.nonzero()[0], model.lexicon)
    told: list[list[int]] = np.concatenate(
        [getattr(rows, name).astype(np.int64) for name in _FIELDS]
    ).T.tolist()
    return told


@given(_TEXTS)
def test_neighbours_in_a_batch_are_not_seen(texts: list[str]) -> None:
    assert _told(texts) == [row for text in texts for row in _told([text])]


@given(_TEXTS)
def test_the_gate_keeps_the_same_characters_alone_and_in_a_batch(texts: list[str]) -> None:
    model = shipped()

    def kept(chosen: list[str]) -> list[int]:
        laid = Texts.of(chosen)
        position = model.gate.kept(laid, number(laid, model.vocabulary))
        row = laid.row_of(position)
        before = np.concatenate(([0], np.cumsum([len(text) for text in chosen])))
        return (position - laid.starts[row] + before[row]).tolist()  # type: ignore[no-any-return]

    before = np.concatenate(([0], np.cumsum([len(text) for text in texts])))
    assert kept(texts) == [
        at + int(begin) for text, begin in zip(texts, before, strict=False) for at in kept([text])
    ]


def test_both_scripts_have_the_same_numbers() -> None:
    model = shipped()
    old, new = (number(Texts.of([text]), model.vocabulary).ids.tolist() for text in ("張偉說", "张伟说"))
    assert old == new


def test_an_empty_place_parts_stretches_of_neighbours() -> None:
    position = np.array([4, 5, 9, 10, 11])
    place, size = places(position, stretches(position))
    assert (place.tolist(), size) == ([1, 2, 4, 5, 6], 8)


def test_a_long_stretch_is_cut_counting_from_its_own_begin() -> None:
    stretch = stretches(np.arange(7, 7 + 2 * LONGEST_RUN))
    assert np.diff(stretch).nonzero()[0].tolist() == [LONGEST_RUN - 1]


def test_blocks_part_no_stretch() -> None:
    model = shipped()
    texts = Texts.of(["王小明说，张伟来了" * 3])
    numbers = number(texts, model.vocabulary)
    position = np.array([1, 2, 3, 6, 7, 8, 12, 13])
    blocks = [list(block) for block in blocks_of(texts, numbers, position, model.lexicon, size=4)]
    assert [[rows.position.tolist() for rows in block] for block in blocks] == [
        [[1, 2, 3, 6, 7, 8]],
        [[12, 13]],
    ]

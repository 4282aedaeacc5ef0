"""Codes written in groups."""

from __future__ import annotations

import numpy as np
import pytest

from piiguard.recognizers.joined import joined
from piiguard.text.batch import Batch
from piiguard.text.labels import LabelIndex
from piiguard.text.runs import SPACE
from piiguard.text.texts import Texts


@pytest.mark.parametrize(
    ("text", "width", "end"),
    [
        ("ABCD1234", 8, 8),  # one run
        ("ABCD 1234", 8, 9),
        ("AB CD-12 34", 8, 11),
        ("ABCD 1234", 6, None),  # the width ends inside a run
        ("ABCD，1234", 8, None),  # a comma holds nothing together
        ("ABCD", 8, None),  # too short
        ("", 8, None),
    ],
)
def test_a_code_ends_where_a_run_ends(text, width, end):
    """Single spaces and dashes hold the groups together."""
    words = Batch(Texts.of([text]), LabelIndex([])).words
    first = np.arange(len(words))[:1]
    last, fits = joined(words, first, width)
    assert [int(words.end[run]) - 1 for run in last[fits]] == ([end] if end else [])


def test_only_the_given_separators_hold_groups_together():
    """A SWIFT code has no dashes."""
    words = Batch(Texts.of(["ABCD-1234"]), LabelIndex([])).words
    assert joined(words, np.array([0]), 8, SPACE)[1].tolist() == [False]

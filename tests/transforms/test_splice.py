"""Writing masked values back: every character takes the strictest mask that covers it."""

import numpy as np
import pytest

from piiguard.findings import Spans
from piiguard.text.texts import Texts
from piiguard.transforms.mask import fixed, keep
from piiguard.transforms.splice import treated_rows

MASKS = (keep(0, 0), keep(3, 4), fixed(6), fixed(2))


def spliced(strings, *found):
    """The rows that change; found: (row, start, end, index into MASKS)."""
    texts = Texts.of(strings)
    row, start, end, source = (np.array(column, dtype=np.int64) for column in zip(*found, strict=True))
    spans = Spans.of(texts.starts[row] + start, texts.starts[row] + end, 1.0, 0)
    return treated_rows(texts, spans, source, MASKS).rows


@pytest.mark.parametrize(
    ("text", "found", "changed"),
    [
        ("a 12345 b", [(0, 2, 7, 0)], "a ***** b"),
        ("13800138000", [(0, 0, 11, 1)], "138****8000"),
        ("13800138000", [(0, 0, 11, 1), (0, 0, 5, 0)], "*******8000"),  # what one mask hides stays hidden
        ("ab123cd", [(0, 0, 5, 0), (0, 3, 7, 0)], "*******"),
        ("密码：abc。", [(0, 3, 6, 2)], "密码：******。"),  # a fixed length makes the text longer
        ("密码：abcdefgh。", [(0, 3, 11, 3)], "密码：**。"),  # or shorter
        ("ab cd", [(0, 0, 2, 2), (0, 3, 5, 3)], "****** **"),
        ("abcd", [(0, 0, 3, 3), (0, 2, 4, 3)], "**"),  # overlap: both are gone
        ("\ud800x\U00020000", [(0, 1, 2, 0)], "\ud800*\U00020000"),
        ("a\nb\n", [(0, 2, 3, 0)], "a\n*\n"),
    ],
)
def test_what_becomes_of_a_text(text, found, changed):
    assert spliced([text], *found) == {0: changed}


def test_only_rows_with_findings_are_told():
    """Rows before and behind keep their bounds, also when a value changes its length."""
    strings = ["first", "abc", None, "xy", "last"]
    assert spliced(strings, (1, 0, 3, 2), (3, 0, 2, 0)) == {1: "******", 3: "**"}


def test_nothing_found_changes_nothing():
    texts = Texts.of(["a"])
    assert treated_rows(texts, Spans.none(), np.empty(0, dtype=np.int64), MASKS).rows == {}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_findings_changes_nothing(order):
    """A plain mask inside a value of fixed length shows nothing of it."""
    found = [(0, 0, 8, 2), (0, 2, 4, 0)]
    assert spliced(["abcdefgh."], *(found[index] for index in order)) == {0: "******."}

"""Items of a list tell what the others are."""

import pytest

from piiguard import Guard

GUARD = Guard(include=["PERSON"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("参会：王梓涵、冯建国、龙景行、曾凯。", ["王梓涵", "冯建国", "龙景行", "曾凯"]),
        ("安踏、高德、张小泉、林内、华为都在打折", []),  # brands
        ("联系人：张小泉", ["张小泉"]),  # a label outweighs the list of brands
    ],
)
def test_neighbours_decide(text, names):
    assert [found.text_of(text) for found in GUARD.scan(text)] == names

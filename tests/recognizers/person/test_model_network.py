"""Which rows go on behind the first layer of the network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from piiguard.recognizers.person.model import shipped


def _staying(said: list[int], position: list[int], stretch: list[int]) -> list[bool]:
    network = replace(shipped().network, leave_limit=0, beside_limit=-10)
    stays = network._staying(np.array(said, np.float32), np.array(position), np.array(stretch))
    return stays.tolist()  # type: ignore[no-any-return]


def test_a_row_beside_one_that_stays_leaves_later() -> None:
    """A name keeps its last character, of which the first layer is less sure."""
    assert _staying([5, -5, -5, -20], [1, 2, 3, 4], [1, 1, 1, 1]) == [True, True, False, False]


def test_beside_means_the_next_character_of_the_same_stretch() -> None:
    assert _staying([5, -5], [1, 3], [1, 2]) == [True, False]
    assert _staying([5, -5], [1, 2], [1, 2]) == [True, False]  # a long stretch that was cut

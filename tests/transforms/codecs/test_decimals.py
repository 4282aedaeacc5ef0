"""Digits as numbers and back."""

import numpy as np
import pytest

from piiguard.transforms.codecs.decimals import read, write


@pytest.mark.parametrize("width", range(1, 20))
def test_digits_of_every_width_up_to_19(width):
    rng = np.random.default_rng(width)
    digits = rng.integers(0, 10, (5000, width), dtype=np.uint8)
    digits[0], digits[1] = 9, 0
    numbers = read(digits)
    assert numbers.tolist() == [int("".join(map(str, row))) for row in digits.tolist()]
    written = np.empty_like(digits)
    write(numbers, written)
    assert (written == digits).all()

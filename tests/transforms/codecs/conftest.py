"""Permutations under keys made up for the tests, and values as the matrices that codecs work on."""

import numpy as np
import pytest

from piiguard.transforms.codecs.codec import Permutation

KEY = bytes(range(32))


def matrix(values):
    return np.array([list(value.encode()) for value in values], dtype=np.uint8)


def texts(characters):
    return [bytes(row).decode() for row in characters]


class Both:
    """A codec both ways; shift: what wrong check characters are derived from, None for right ones."""

    def __init__(self, codec, shift):
        self.codec = codec
        self._forth = Permutation(KEY, b"tweak", shift=shift)
        self._back = Permutation(KEY, b"tweak", shift=shift, back=True)

    def fits(self, *values):
        return [self.codec.fits(matrix([value])).tolist()[0] for value in values]

    def apply(self, *values):
        return texts(self.codec.permuted(matrix(values), self._forth))

    def reveal(self, *values):
        return texts(self.codec.permuted(matrix(values), self._back))

    def is_output(self, *values):
        return self.codec.is_output(matrix(values), self._back).tolist()


@pytest.fixture(scope="session")
def both():
    return lambda codec, shift=None: Both(codec, shift)

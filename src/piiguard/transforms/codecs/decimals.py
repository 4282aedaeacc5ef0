"""Decimal digits as numbers and back, for a few thousand rows at a time: the copies should stay in cache."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from piiguard.checks.weighted import Symbols
from piiguard.transforms.ff1 import Numbers

__all__ = ["read", "write"]

_CHUNK = 4  # digits of one look-up
_PARSED = 14  # digits that one weighted sum in double precision holds exactly (below 2**53)


def read(digits: Symbols) -> Numbers:
    """The number that each row of an (n, L) digit matrix spells, for L up to 19.

    >>> read(np.array([[0, 1, 2], [9, 9, 9]], dtype=np.uint8)).tolist()
    [12, 999]
    """
    rows = digits.astype(np.float64)
    numbers = _sums(rows[:, -_PARSED:])
    if digits.shape[1] > _PARSED:
        numbers += _sums(rows[:, :-_PARSED]) * np.uint64(10**_PARSED)
    return numbers


def _sums(rows: NDArray[np.float64]) -> Numbers:
    # Some BLAS kernels compute on unused lanes and leave "invalid" behind, whatever the operands.
    with np.errstate(invalid="ignore"):
        sums: Numbers = (rows @ _weights(rows.shape[1])).astype(np.uint64)
    return sums


def write(numbers: Numbers, digits: Symbols) -> None:
    """Fills each row of an (n, L) matrix with the last L digits of a number, zeros in front.

    >>> matrix = np.empty((2, 5), dtype=np.uint8)
    >>> write(np.array([12, 98765], dtype=np.uint64), matrix)
    >>> matrix.tolist()
    [[0, 0, 0, 1, 2], [9, 8, 7, 6, 5]]
    """
    chunk = np.uint64(10**_CHUNK)
    for stop in range(digits.shape[1], 0, -_CHUNK):
        higher = numbers // chunk
        four = _digits_of().take((numbers - higher * chunk).astype(np.intp))
        columns = four.view(np.uint8).reshape(-1, _CHUNK)
        start = max(stop - _CHUNK, 0)
        digits[:, start:stop] = columns[:, start - stop :]
        numbers = higher


@cache
def _weights(length: int) -> NDArray[np.float64]:
    return np.array([10.0**power for power in reversed(range(length))])


@cache
def _digits_of() -> NDArray[np.uint32]:
    """The four digits of 0 to 9999, a byte each, as one word."""
    digits = [[n // 1000, n // 100 % 10, n // 10 % 10, n % 10] for n in range(10**_CHUNK)]
    return np.array(digits, dtype=np.uint8).view(np.uint32).reshape(-1)

"""Luhn check digit (模 10 加权校验), ISO/IEC 7812-1 annex B: bank cards, IMEI, ICCID. Confidence high.

From the right, every second digit starting left of the check digit counts double, less 9 when above 9;
the sum is a multiple of 10. Every changed digit and every swap of neighbours but 0 and 9 is caught.
Random digits pass one time in ten.
"""

from functools import cache

import numpy as np

from piiguard.checks.weighted import BLOCK_ROWS, Answers, Codes, Integers, Symbols, modulo, row_blocks

# numpy broadcasts slowly over many short rows; up to this length the pattern is laid out for a whole block.
LONGEST_TILED = 64


def valid(digits: Symbols) -> Answers:
    """Whether the last digit of each row of an (n, L) digit matrix is its check digit; never for L = 0."""
    length = digits.shape[1]
    if length == 0:
        return np.zeros(len(digits), dtype=np.bool_)
    return np.equal(_remainder(digits), 0)


def _remainder(digits: Symbols) -> Integers:
    """The Luhn sum of each row modulo 10.

    2d - 9 is congruent to 2d + 1, so a doubled digit counts 2d, and 1 more when above 4. Exact below 800,000
    columns.
    """
    count, length = digits.shape
    tiled = count >= BLOCK_ROWS and length <= LONGEST_TILED
    factors, limits = _patterns(BLOCK_ROWS if tiled else 1, length)
    ones = np.ones(length, dtype=np.float32)
    remainders = np.empty(count, dtype=np.intp)
    for block in row_blocks(count):
        columns = digits[block]
        addends = columns * factors[: len(columns)]
        addends += (columns > limits[: len(columns)]).view(np.uint8)
        remainders[block] = modulo(addends.astype(np.float32) @ ones, 10)
    return remainders


@cache
def _patterns(rows: int, length: int) -> tuple[Codes, Codes]:
    """For each column, equal in all `rows`: the factor, and the digit above which 1 is added."""
    doubled = np.arange(length)[::-1] % 2 == 1
    factors = np.where(doubled, 2, 1).astype(np.uint8)
    limits = np.where(doubled, 4, 255).astype(np.uint8)
    return np.tile(factors, (rows, 1)), np.tile(limits, (rows, 1))

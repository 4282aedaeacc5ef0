"""Weighted sums over the columns of a symbol matrix, and what follows: remainders and decimal numbers.

The sums go through single-precision matrix products: exact while every sum stays below 2**24, and three times
as fast as adding strided uint8 columns (measured at n = 1e6, 18 columns: 7 ms against 26 ms).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Symbols: TypeAlias = NDArray[np.uint8]  # (n, L), one number per row, one symbol value per column
Answers: TypeAlias = NDArray[np.bool_]  # (n,)
Codes: TypeAlias = NDArray[np.uint8]  # (n,)
Integers: TypeAlias = NDArray[np.intp]  # (n,) or (n, k)
Weights: TypeAlias = NDArray[np.float32]  # (L,) or (L, k)

BLOCK_ROWS = 4096  # a block of 19 columns and its float copy stay in the second-level cache
BLOCK_COLUMNS = 512  # 512 columns * 255 * 127, and a remainder, are below 2**24


def row_blocks(count: int) -> Iterator[slice]:
    """Consecutive slices of at most BLOCK_ROWS that cover `count` rows."""
    return (slice(start, start + BLOCK_ROWS) for start in range(0, count, BLOCK_ROWS))


def weighted_sums(symbols: Symbols, weights: Weights) -> Integers:
    """The sum of symbol times weight in each row; with (L, k) weights, k sums per row.

    Exact for integer weights while the sums stay below 2**24; the caller sees to that.
    """
    sums = np.empty((len(symbols), *weights.shape[1:]), dtype=np.intp)
    # Some BLAS kernels compute on unused lanes and leave "invalid" behind, whatever the operands.
    with np.errstate(invalid="ignore"):
        for block in row_blocks(len(symbols)):
            sums[block] = symbols[block].astype(np.float32) @ weights
    return sums


def remainder(symbols: Symbols, weights: Sequence[int], modulus: int) -> Integers:
    """The weighted sum of each row modulo `modulus`, in 0..modulus-1, for any number of columns.

    Raises:
        ValueError: there is not one weight per column, or the modulus is not in 1..128.
    """
    if len(weights) != symbols.shape[1] or not 1 <= modulus <= 128:
        raise ValueError(f"{len(weights)} weights for {symbols.shape[1]} columns, modulus {modulus}")
    reduced = _reduced(tuple(weights), modulus)
    remainders = np.empty(len(symbols), dtype=np.intp)
    for block in row_blocks(len(symbols)):
        total = np.zeros(len(symbols[block]), dtype=np.float32)
        for start in range(0, len(weights), BLOCK_COLUMNS):
            columns = slice(start, start + BLOCK_COLUMNS)
            total = modulo(total + symbols[block, columns].astype(np.float32) @ reduced[columns], modulus)
        remainders[block] = total
    return remainders


def modulo(sums: NDArray[np.float32], modulus: int) -> NDArray[np.float32]:
    """The remainders of non-negative whole `sums` below 2**24, without leaving single precision.

    Exact: the nearest whole quotient above is at least 1 / modulus away, more than the rounding of a quotient
    below 2**24 / modulus, so floor never rounds up.
    """
    divisor = np.float32(modulus)
    remainders: NDArray[np.float32] = sums - np.floor(sums / divisor) * divisor
    return remainders


def number(digits: Symbols) -> Integers:
    """The decimal number that each row of at most seven digits spells; 0 for rows without digits."""
    return weighted_sums(digits, decimal_weights(digits.shape[1]))


@cache
def decimal_weights(length: int) -> Weights:
    """The weights 10**(length-1) .. 10, 1 of a decimal number."""
    return np.array([10**power for power in reversed(range(length))], dtype=np.float32)


@cache
def _reduced(weights: tuple[int, ...], modulus: int) -> Weights:
    return np.array([weight % modulus for weight in weights], dtype=np.float32)

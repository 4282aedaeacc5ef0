"""Check characters of ISO/IEC 7064:2003: MOD 11-2, MOD 11,10 and MOD 97-10. Confidence high.

All three catch every changed single symbol; the pure systems MOD 11-2 and MOD 97-10 also every swap of
neighbours.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from piiguard.checks.weighted import Answers, Codes, Integers, Symbols, remainder, row_blocks


def mod11_2(symbols: Symbols) -> Answers:
    """Whether each row ends in its MOD 11-2 check character.

    Used by the resident ID (公民身份号码, GB 11643-1999) and the permits that share its form.
    Digits are 0..9; the value 10 stands for X and belongs in the last column only.
    """
    return np.equal(remainder(symbols, powers_of_2(symbols.shape[1]), 11), 1)


@cache
def powers_of_2(length: int) -> tuple[int, ...]:
    """The MOD 11-2 weights 2**(length-1) .. 2, 1 modulo 11.

    >>> powers_of_2(18)
    (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1)
    """
    return tuple(pow(2, power, 11) for power in reversed(range(length)))


def mod11_10(digits: Symbols) -> Answers:
    """Whether each row ends in its MOD 11,10 check digit; never for L = 0.

    Used by the CNAPS bank code (支付系统行号, 12 digits; found by test, 115 of 115 published codes) and the
    business registration number before 2015 (工商注册号, 15 digits, GS 15-2006).
    """
    if digits.shape[1] == 0:
        return np.zeros(len(digits), dtype=np.bool_)
    return np.equal(mod11_10_check(digits[:, :-1]), digits[:, -1])


def mod11_10_check(body: Symbols) -> Codes:
    """The check digit 0..9 to append to each row of digits."""
    table = _hybrid_steps()
    tens = np.full(len(body), 100, dtype=np.uint8)
    for column in range(body.shape[1]):
        # clip: IndexError would print the symbols of the row that breaks the contract
        tens = table.take(tens + body[:, column], mode="clip")
    return (np.uint8(110) - tens) // np.uint8(10) % np.uint8(10)


@cache
def _hybrid_steps() -> NDArray[np.uint8]:
    """Ten times the state that follows state 1..10 and digit 0..9, at index 10 * state + digit."""
    steps = [10 * (2 * ((state + digit) % 10 or 10) % 11) for state in range(11) for digit in range(10)]
    return np.array(steps, dtype=np.uint8)


def mod97_10(symbols: Symbols) -> Answers:
    """Whether each rotated string is congruent to 1 modulo 97 (IBAN, ISO 13616-1).

    Symbol values are 0..9 for digits and 10..35 for A..Z, of the string with its first four characters
    (country and check digits) moved to the end. A letter counts as the two digits of its value.
    """
    return np.equal(_modulo_97(symbols), 1)


def _modulo_97(symbols: Symbols) -> Integers:
    powers = _powers_of_10(2 * symbols.shape[1])
    value = np.empty(len(symbols), dtype=np.intp)
    for block in row_blocks(len(symbols)):
        widths = (symbols[block] > 9).astype(np.intp) + 1
        places = np.cumsum(widths[:, ::-1], axis=1)[:, ::-1] - widths
        value[block] = (powers.take(places) * symbols[block]).sum(axis=1) % 97
    return value


@cache
def _powers_of_10(count: int) -> Integers:
    return np.array([pow(10, power, 97) for power in range(count)], dtype=np.intp)

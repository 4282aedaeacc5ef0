"""Identifiers of letters and digits (字母数字标识): each stays a digit, a capital or a small letter.

A value is a number in mixed radix, 26 for a letter and 10 for a digit; FF1 permutes the numbers of values
with as many letters and digits (cycle walking). Fewer than 1,000,000 of them: it does not fit. Check
characters inside, such as that of a 统一社会信用代码, become noise with the rest; a hexadecimal one does not
stay so. Also for what only its column tells, and for users' own entities.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from piiguard.checks.weighted import Answers, Symbols
from piiguard.transforms.codecs import digits
from piiguard.transforms.codecs.codec import Permutation
from piiguard.transforms.codecs.integers import LIMB_BITS, Limbs
from piiguard.transforms.ff1 import LEAST_DOMAIN
from piiguard.transforms.kind import CELL

__all__ = ["CODEC"]

_LETTERS, _DIGITS = 26, 10
_LENGTHS = range(5, 65)  # five letters are the shortest with 1,000,000 values
_TWO_LIMBS = 1 << 2 * LIMB_BITS
_LIMB, _LIMB_MASK = np.uint64(LIMB_BITS), np.uint64((1 << LIMB_BITS) - 1)


@dataclass(frozen=True, slots=True)
class _Alphanumeric:
    name: str = "alphanumeric/1"
    entities: frozenset[str] = frozenset(
        {
            CELL,
            *("CN_BANK_ACCOUNT", "CN_ENGINE_NO", "CN_HOUSING_FUND", "CN_MEDICAL_RECORD", "CN_MILITARY_ID"),
            *("CN_ORG_CODE", "CN_SOCIAL_SECURITY", "CN_TAX_ID", "CN_TRAVEL_PERMIT", "CN_USCC", "DEVICE_ID"),
            *("DOCUMENT_NO", "EMPLOYEE_NO", "HK_ID", "IBAN_CODE", "ICCID", "PASSPORT", "POLICY_NO"),
            *("STUDENT_NO", "SWIFT_CODE", "TW_ID", "VIN"),
        }
    )
    lengths: range = _LENGTHS
    canonical: bool = False  # small letters may have to be capitals
    checks: tuple[str, ...] = ()

    def fits(self, characters: Symbols) -> Answers:
        """Whether a row is ASCII letters and digits, and one of 1,000,000 or more like it."""
        known = (_firsts().take(characters) > 0).all(axis=1)
        enough = _enough(characters.shape[1]).take(_letters(characters).sum(axis=1))
        right: Answers = known & enough
        return right

    def is_output(self, characters: Symbols, permutation: Permutation) -> Answers:
        """Whether a row fits: what goes in and what comes out have one form."""
        return self.fits(characters)

    def permuted(self, characters: Symbols, permutation: Permutation) -> Symbols:
        """Other digits for digits, other letters for letters."""
        counts = _letters(characters).sum(axis=1)
        made = np.empty(characters.shape, dtype=np.uint8)
        for count in np.unique(counts).tolist():
            rows = (counts == count).nonzero()[0]
            made[rows] = _permuted(characters.take(rows, axis=0), count, permutation)
        return made


def _permuted(characters: Symbols, letters: int, permutation: Permutation) -> Symbols:
    """Rows with equally many letters, and so of one domain."""
    length = characters.shape[1]
    if not letters and length in digits.LENGTHS:
        return permutation.digits(characters)
    firsts = _firsts().take(characters)
    radices = np.where(_letters(characters), np.uint8(_LETTERS), np.uint8(_DIGITS))
    symbols, domain = characters - firsts, _domain(length, letters)
    if domain <= _TWO_LIMBS:
        return _spelled(permutation.limbs(_number(symbols, radices), domain), radices) + firsts
    numbers = permutation.integers(_long_numbers(symbols, radices), domain)
    return _long_spelled(numbers, radices) + firsts


def _number(symbols: Symbols, radices: Symbols) -> Limbs:
    high, low = np.zeros((2, len(symbols)), dtype=np.uint64)
    for column in range(symbols.shape[1]):
        low *= radices[:, column]  # below 2**58 * 26 < 2**63
        low += symbols[:, column]
        high *= radices[:, column]
        high += low >> _LIMB
        low &= _LIMB_MASK
    return high, low


def _spelled(numbers: Limbs, radices: Symbols) -> Symbols:
    high, low = numbers
    symbols = np.empty(radices.shape, dtype=np.uint8)
    for column in reversed(range(radices.shape[1])):
        radix = radices[:, column].astype(np.uint64)
        high, carried = np.divmod(high, radix)
        low, symbols[:, column] = np.divmod(carried << _LIMB | low, radix)
    return symbols


def _long_numbers(symbols: Symbols, radices: Symbols) -> list[int]:
    numbers = []
    for row, weights in zip(symbols.tolist(), radices.tolist(), strict=True):
        number = 0
        for symbol, radix in zip(row, weights, strict=True):
            number = number * radix + symbol
        numbers.append(number)
    return numbers


def _long_spelled(numbers: list[int], radices: Symbols) -> Symbols:
    symbols = np.empty(radices.shape, dtype=np.uint8)
    for row, (number, weights) in enumerate(zip(numbers, radices.tolist(), strict=True)):
        for column in reversed(range(len(weights))):
            number, symbols[row, column] = divmod(number, weights[column])
    return symbols


@cache
def _domain(length: int, letters: int) -> int:
    return int(_LETTERS**letters * _DIGITS ** (length - letters))


@cache
def _enough(length: int) -> Answers:
    """For each number of letters, whether FF1 takes the domain."""
    return np.array([_domain(length, letters) >= LEAST_DOMAIN for letters in range(length + 1)])


@cache
def _firsts() -> Symbols:
    """For each byte the first character of its class: "0", "A" or "a"; 0 for none."""
    firsts = np.zeros(256, dtype=np.uint8)
    for first, count in (("0", _DIGITS), ("A", _LETTERS), ("a", _LETTERS)):
        firsts[ord(first) : ord(first) + count] = ord(first)
    return firsts


def _letters(characters: Symbols) -> Answers:
    letters: Answers = _firsts().take(characters) > ord("0")
    return letters


CODEC = _Alphanumeric()

"""Bank identification numbers (发卡行标识代码, BIN), as evidence for a card number of known length.

ISO/IEC 7812-1 (card numbers of up to 19 digits), JR/T 0008 for China. The table (data/bank_bins.csv) is a
public list and incomplete; legacy cards start with digits that no network owns (9558, 103, 303, 94...).
Confidence medium: half of the rows agree with a second list.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from piiguard.checks.tables import rows
from piiguard.checks.weighted import Codes, Symbols, number

UNKNOWN = 0
PLAUSIBLE = 1  # a network's range, or the first six digits of a BIN whose cards have another length
KNOWN = 2  # a BIN of the table whose cards have this length

SHORTEST, LONGEST = 13, 19

# First and last BIN of the networks' ranges, cut or filled to six digits. UnionPay (62, 60, 81), Visa (4),
# Mastercard (51-55, 2221-2720), American Express (34, 37), JCB (35), Diners Club (36). Confidence medium.
NETWORK_RANGES = (
    (620000, 629999),
    (600000, 609999),
    (810000, 819999),
    (400000, 499999),
    (510000, 559999),
    (222100, 272099),
    (340000, 349999),
    (370000, 379999),
    (350000, 359999),
    (360000, 369999),
)

TABLE_DIGITS = 6
HAS_LONGER = 4  # flag in the table: BINs of seven to ten digits start with these six


def bin_evidence(digits: Symbols) -> Codes:
    """How well the first digits of each row fit a bank card of L digits, for an (n, L) digit matrix.

    UNKNOWN, PLAUSIBLE or KNOWN; all UNKNOWN when L is not in 13..19. The Luhn digit is not looked at.
    """
    length = digits.shape[1]
    if not SHORTEST <= length <= LONGEST:
        return np.zeros(len(digits), dtype=np.uint8)
    # clip: IndexError would print the digits of the row that breaks the contract
    evidence = _evidence_of_prefix(length).take(number(digits[:, :TABLE_DIGITS]), mode="clip")
    open_rows = np.flatnonzero(evidence >= HAS_LONGER)
    evidence &= HAS_LONGER - 1
    if len(open_rows):
        evidence[open_rows[_starts_with_longer(digits[open_rows])]] = KNOWN
    return evidence


def _starts_with_longer(digits: Symbols) -> NDArray[np.bool_]:
    """Whether each row starts with a BIN of more than six digits whose cards have this length."""
    found = np.zeros(len(digits), dtype=np.bool_)
    first = number(digits[:, :TABLE_DIGITS])
    for bin_digits, bins in _longer_bins(digits.shape[1]).items():
        more = bin_digits - TABLE_DIGITS
        found |= np.isin(first * 10**more + number(digits[:, TABLE_DIGITS:bin_digits]), bins)
    return found


@cache
def _bins() -> tuple[tuple[str, int], ...]:
    return tuple((bin_code, int(length)) for bin_code, length in rows("bank_bins.csv"))


@cache
def _longer_bins(length: int) -> dict[int, NDArray[np.int64]]:
    """BINs of more than six digits for cards of `length` digits, by the number of their own digits."""
    by_size: dict[int, list[int]] = {}
    for bin_code, own_length in _bins():
        if own_length == length and len(bin_code) > TABLE_DIGITS:
            by_size.setdefault(len(bin_code), []).append(int(bin_code))
    return {size: np.array(bins, dtype=np.int64) for size, bins in by_size.items()}


@cache
def _evidence_of_prefix(length: int) -> Codes:
    """At each six-digit number: evidence for cards of `length` digits starting so, and HAS_LONGER."""
    evidence = np.zeros(10**TABLE_DIGITS, dtype=np.uint8)
    for first, last in NETWORK_RANGES:
        evidence[first : last + 1] = PLAUSIBLE
    for bin_code, own_length in _bins():
        covered = evidence[_six_digit_numbers(bin_code)]
        known = own_length == length and len(bin_code) <= TABLE_DIGITS
        np.maximum(covered, KNOWN if known else PLAUSIBLE, out=covered)
    for bins in _longer_bins(length).values():
        evidence[[int(str(code)[:TABLE_DIGITS]) for code in bins.tolist()]] |= HAS_LONGER
    return evidence


def _six_digit_numbers(bin_code: str) -> slice:
    """The six-digit numbers that `bin_code` starts, or for a longer one the number that it starts with."""
    span = 10 ** max(0, TABLE_DIGITS - len(bin_code))
    first = int(bin_code[:TABLE_DIGITS]) * span
    return slice(first, first + span)

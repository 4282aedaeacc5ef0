"""Mobile segments (手机号段) and area codes of landlines (长途区号) of mainland China, as evidence.

Numbering plan of the ministry (电信网编号计划); data/mobile_segments.csv and data/area_codes.csv. Segments
are added every year, so an unallocated one lowers a score and rejects nothing. Confidence high.
"""

from functools import cache

import numpy as np

from piiguard.checks.tables import rows
from piiguard.checks.weighted import Codes, Symbols, number

NOT_MOBILE = 0  # does not start with 1[3-9]
UNALLOCATED = 1
PERSON = 2  # handsets, also of resellers (虚拟运营商)
DEVICE = 3  # data cards (上网卡), machines (物联网), satellite and emergency terminals

SEGMENT_DIGITS = 5

# local digits of an area code, as bits; four places use both
SEVEN = 1
EIGHT = 2
LOCAL_DIGITS = {"7": SEVEN, "8": EIGHT, "7-8": SEVEN | EIGHT}


def mobile_segment(digits: Symbols) -> Codes:
    """Who answers each row of an (n, 11) digit matrix: NOT_MOBILE, UNALLOCATED, PERSON or DEVICE."""
    # clip: IndexError would print the digits of the row that breaks the contract
    return _segments().take(number(digits[:, :SEGMENT_DIGITS]), mode="clip")


def area_code(digits: Symbols) -> tuple[Codes, Codes]:
    """Two answers per row of an (n, 4) digit matrix, the first four digits of a landline with its leading 0.

    The first is how many digits the area code has, the 0 included: 3 for 010 and 02x, 4 for 03xx to 09xx,
    else 0 (no area code has that shape). The second is how many local digits follow, as the bits SEVEN and
    EIGHT; 0 when the code is not allocated.
    """
    found = number(digits)
    return _code_lengths().take(found, mode="clip"), _local_digits().take(found, mode="clip")


@cache
def _segments() -> Codes:
    segments = np.zeros(10**SEGMENT_DIGITS, dtype=np.uint8)
    segments[13_000:20_000] = UNALLOCATED
    for prefix, answers in rows("mobile_segments.csv"):
        segments[_numbers(prefix, SEGMENT_DIGITS)] = PERSON if answers == "person" else DEVICE
    return segments


@cache
def _code_lengths() -> Codes:
    lengths = np.zeros(10_000, dtype=np.uint8)
    lengths[100:110] = 3
    lengths[200:300] = 3
    lengths[300:1000] = 4
    return lengths


@cache
def _local_digits() -> Codes:
    local = np.zeros(10_000, dtype=np.uint8)
    for code, digits in rows("area_codes.csv"):
        local[_numbers(code, 4)] = LOCAL_DIGITS[digits]
    return local


def _numbers(prefix: str, digits: int) -> slice:
    """The numbers of `digits` digits that start with `prefix`."""
    span = 10 ** (digits - len(prefix))
    return slice(int(prefix) * span, (int(prefix) + 1) * span)

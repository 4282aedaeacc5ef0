"""Administrative division codes (行政区划代码, GB/T 2260), as evidence.

A resident ID carries the code of the first registration for life, so abolished codes count like current ones.
The table holds codes assigned since 1980 (data/regions.csv); a code that it lacks is unknown, not wrong.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from piiguard.checks.tables import rows
from piiguard.checks.weighted import Answers, Codes, Symbols, number

UNKNOWN = 0
COUNTY_OR_PREFECTURE = 1
PROVINCE = 2  # ends in 0000: seen in credit codes (统一社会信用代码) and permits, not in resident IDs

# GB 11643-1999 and GB/T 2260; 83 is no division but the prefix of residence permits for Taiwan residents
# (台湾居民居住证, 国办发〔2018〕81号). Confidence high.
PROVINCES = (
    *(11, 12, 13, 14, 15),
    *(21, 22, 23),
    *(31, 32, 33, 34, 35, 36, 37),
    *(41, 42, 43, 44, 45, 46),
    *(50, 51, 52, 53, 54),
    *(61, 62, 63, 64, 65),
    *(71, 81, 82, 83),
)


def region_status(digits: Symbols) -> Codes:
    """What each row of an (n, 6) digit matrix is: UNKNOWN, COUNTY_OR_PREFECTURE or PROVINCE."""
    # clip: IndexError would print the digits of the row that breaks the contract
    return _statuses().take(number(digits), mode="clip")


def province_known(digits: Symbols) -> Answers:
    """Whether each row of an (n, 2) digit matrix is a province code in PROVINCES."""
    return _province_codes().take(number(digits), mode="clip")


@cache
def _statuses() -> Codes:
    statuses = np.zeros(1_000_000, dtype=np.uint8)
    codes = np.array([code for (code,) in rows("regions.csv")], dtype=np.intp)
    statuses[codes] = np.where(codes % 10_000 == 0, PROVINCE, COUNTY_OR_PREFECTURE)
    return statuses


@cache
def _province_codes() -> NDArray[np.bool_]:
    known = np.zeros(100, dtype=np.bool_)
    known[list(PROVINCES)] = True
    return known

"""Addresses that a line break cuts in the middle of a word (跨行地址)."""

from __future__ import annotations

import re

from piiguard.recognizers.address.regions import first_region, is_region, region_at

__all__ = ["is_broken"]

_UNITS = "省市区區县縣旗盟镇鎮乡鄉村路街道巷弄"
_DANGLING = re.compile(f"[{_UNITS}]")
_ONLY_UNIT = re.compile(
    "大道|大街|支路|胡同|公寓|小区|小區|花园|花園|家园|新村|广场|大厦|社区|苑|园|城|府|湾|里"
)
_LAST_UNIT = re.compile(f"(?s:.*)[{_UNITS}]")
_LONGEST_REST = 3
_HAN = re.compile("[\u3400-\u9fff]+")


def is_broken(left: str, right: str) -> bool:
    """Whether `left`, the end of a line, and `right`, the beginning of the next, are parts of one word.

    >>> [is_broken(*pair) for pair in (("贵", "阳东街"), ("茌平区紫", "荆西路"), ("好的", "前村"))]
    [True, True, False]
    """
    if not left or _HAN.fullmatch(left[-1:]) is None:
        return False
    if any(_crossed(left[-before:], right) for before in range(1, min(len(left), 4) + 1)):
        return True
    if region_at(right):
        return False
    return (
        (len(left) == 1 and _HAN.fullmatch(right[:1]) is not None)
        or _DANGLING.match(right) is not None
        or _ONLY_UNIT.fullmatch(right) is not None
        or _incomplete(left)
    )


def _crossed(left: str, right: str) -> bool:
    """Whether the name of a division begins with `left` and ends in `right`."""
    text = left + right[:8]
    return region_at(text) > len(left) or any(
        is_region(left + right[:size]) for size in range(1, 3) if len(left) + size == len(text)
    )


def _incomplete(left: str) -> bool:
    """Whether one to three characters are left behind the last division, which is known."""
    if first_region(left) is None:
        return False
    last = _LAST_UNIT.match(left)
    rest = left[last.end() if last else 0 :]
    return 0 < len(rest) <= _LONGEST_REST and _HAN.fullmatch(rest) is not None

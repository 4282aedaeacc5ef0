"""Where an address begins: at the first known division, or else at the first name."""

from __future__ import annotations

import re

from piiguard.recognizers.address.regions import first_region, is_region

__all__ = ["begin"]

_SEPARATORS = " ,，\n\r\t\u3000"
_LAST_SEPARATOR = re.compile(f"(?s:.*)[{_SEPARATORS}]")
_DIVISION_ENDS = frozenset("省市区區县縣旗镇鎮乡鄉村州盟道路街")
_DIVISION = re.compile("[省市区區县縣旗镇鎮乡鄉]")
_LONGEST_NAME = 8  # characters of a name of which no division tells where it begins
_CUT_NAME = 4
# What people write in front of an address without a mark between
_LEADS = re.compile(
    "(?s:.*)(?:经营场所|回函请寄|收件人|收货人|位于|现住|居住|家住|前往|收货|收件|配送|邮寄|快递|抵达|路过|途经|来自|暂住|租住|户籍|公司|本人|"
    "地点|门店|现居|就职|反映|投诉|写成|改成|改送|登记|寄回|搬回|查封|坐标|定位)"
)
_NUMBERS = re.compile("(?s:.*)(?:[0-9A-Za-z](?=[^区區国省县])|[号號](?=(?s:.)))")  # A区 is a name
_INCOMPLETE = re.compile(
    "[东西南北中東]?[大]?[路街道段]|[东西南北中東一二三四五六七八九十]{1,2}[路街段巷]"
)  # 花园 北街 835号


def begin(text: str) -> tuple[int, bool] | None:
    """Index in `text`, which leads to the first number of an address, where the address begins.

    Second: whether a known division is in it. None where no name of two characters is left.

    >>> begin("公司搬到上海市南京东路"), begin("张三，建国路"), begin("北京市，朝阳区，建国路")
    ((4, True), (3, False), (0, True))
    """
    first = _first_piece(text)
    piece = text[first:]
    region = first_region(piece)
    if region is not None:
        return first + region[0], True
    first += _name_start(piece)
    return (first, False) if len(text) - first >= 2 else None


def _first_piece(text: str) -> int:
    """Index of the first of the pieces, set apart by spaces, commas or line breaks, that lead to the last."""
    first = _after_separator(text, len(text))
    while first > 0:
        left = text[:first].rstrip(_SEPARATORS)
        piece = left[_after_separator(left, len(left)) :]
        spaced = not text[len(left) : first].strip(" \u3000\t")
        leads = (left[-1:] in _DIVISION_ENDS and (spaced or left[-1:] not in "州盟")) or (
            spaced and is_region(piece)
        )
        if not leads and not _continues(piece, text[first:]):
            break
        first = len(left) - len(piece)
    return first


def _continues(left: str, piece: str) -> bool:
    """Whether a space broke the name of a road: 花园 北街."""
    return (
        2 <= len(left) <= 4
        and not left.isascii()
        and _INCOMPLETE.fullmatch(piece.strip(_SEPARATORS)) is not None
    )


def _after_separator(text: str, end: int) -> int:
    last = _LAST_SEPARATOR.match(text, 0, end)
    return last.end() if last else 0


def _name_start(piece: str) -> int:
    """Where the name begins in a piece that holds no known division: behind numbers and leading words."""
    numbers = _NUMBERS.match(piece)
    start = numbers.end() if numbers else 0
    lead = _LEADS.match(piece, start, len(piece) - 2)
    start = lead.end() if lead else start
    unknown = _DIVISION.search(piece, start + 1) is None and "与" not in piece
    if unknown and len(piece) - start > _LONGEST_NAME:
        return len(piece) - _CUT_NAME
    return start

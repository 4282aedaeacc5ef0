"""Where an address begins: at the first known division, or else at the first name."""

from __future__ import annotations

import re

from piiguard.recognizers.address.breaks import is_broken
from piiguard.recognizers.address.regions import first_region, is_region, region_at

__all__ = ["Begin", "begin"]

Begin = tuple[int, bool, bool]
"""Where an address begins, whether a known division is in it, whether its name is surely whole."""

_SEPARATORS = " ,，\n\r\t\u3000"
_SEPARATOR = re.compile(f"[{_SEPARATORS}]")
_LAST_SEPARATOR = re.compile(f"(?s:.*)[{_SEPARATORS}]")
_DIVISION_ENDS = frozenset("省市区區县縣旗镇鎮乡鄉村州盟道路街弄巷处處")
_FIRST_UNIT = re.compile(
    "[市区區县縣镇鎮乡鄉村路街道巷弄屯寨庄莊堡苑园園城府厦廈场場湾灣厂廠院居寓馆館里裡號号栋幢]"
)
_DIVISIONS, _LONGEST_DIVISION = frozenset("省市区县旗"), 6
_LONGEST_NAME = 8  # characters of a name of which no division tells where it begins
_CUT_NAME = 4
# What people write in front of an address without a mark between
_LEADS = re.compile(
    "经营场所|回函请寄|住所地|住所|购入|所在地|居住地|目的地|收件人|收货人|位于|坐落|座落|现住|居住|家住|入住|暂住|租住|"
    "前往|赶到|赶往|抵达|到达|开往|运往|运至|运到|搬到|搬至|搬往|搬回|迁至|迁往|移至|回到|来到|上来|过来|快来|前来|"
    "路过|途经|途径|经过|来自|邮寄|快递|寄回|收货|收件|寄件|发件|取件|配送|派送|投递|投送|上门|"
    "户籍|籍贯|公司|本人|地点|门店|现居|就职|反映|反应|投诉|举报|报修|报警|发现|写成|改成|改送|登记|查封|查获|坐标|定位|导航|"
    "附近|入户|走访|巡查|排查|抢修|维修|检修|检查|安装|驻地|原址|现址|旧址|新址|门牌|房产|房屋|老家|家在|"
    "承租|出租|位置|客户|用户|业主|租户|商户|患者|居民|市民|群众|联系|约在|核实|确认|通知|送货|送餐|开锁|保洁|疏通|取货|提货|自提"
)
_NUMBERS = re.compile("(?s:.*)(?:[0-9A-Za-z](?=[^区區国省县])|[号號](?=[^院]))")  # A区 is a name
_INCOMPLETE = re.compile(
    "[东西南北中東]?[大]?[路街道段]|[东西南北中東一二三四五六七八九十]{1,2}[路街段巷]"
)  # 花园 北街 835号


def begin(text: str, offset: int = 0) -> Begin | None:
    """Where in `text`, which leads to the first number of an address, the address begins; plus `offset`.

    None where no name of two characters is left. A line break within a word counts as nothing.

    >>> begin("公司搬到上海市南京东路"), begin("张三，建国路"), begin("北京市，朝阳区，建国路")
    ((4, True, True), (3, False, True), (0, True, True))
    """
    first = _first_piece(text) if _SEPARATOR.search(text) else 0
    piece = flat = text[first:] if first else text
    if "\n" in piece:
        flat = piece.replace("\n", "").replace("\r", "")
    region = first_region(flat)
    if region is not None:
        at, sure = region[0], True
        if at > 2:
            at = _unknown_division(flat, at)
    else:
        at, sure = _name_start(flat)
        if len(flat) - at < 2:
            return None
    if flat is not piece:
        at = _with_breaks(piece, at)
    return offset + first + at, region is not None, sure


def _unknown_division(piece: str, at: int) -> int:
    """Where a division that is not known begins right before a known one; else `at`."""
    if piece[at - 1] not in _DIVISIONS:
        return at
    start, sure = _name_start(piece[:at])
    return start if sure and at - start <= _LONGEST_DIVISION else at


def _with_breaks(piece: str, at: int) -> int:
    """The index in a piece with line breaks of what stands at `at` without them."""
    places = [place for place, character in enumerate(piece) if character not in "\r\n"]
    return places[at]


def _first_piece(text: str) -> int:
    """Index of the first of the pieces, set apart by spaces, commas or line breaks, that lead to the last."""
    first = _after_separator(text, len(text))
    while first > 0:
        left = text[:first].rstrip(_SEPARATORS)
        piece, right = left[_after_separator(left, len(left)) :], text[first:]
        joint = text[len(left) : first]
        spaced = not joint.strip(" \u3000\t")
        leads = (left[-1:] in _DIVISION_ENDS and (spaced or left[-1:] not in "州盟")) or (
            spaced and (is_region(piece) or (is_region(piece[-2:]) and region_at(right) > 0))
        )
        broken = joint in ("\n", "\r\n") and is_broken(_behind_lead(piece), right)
        if not leads and not broken and not _continues(piece, right):
            break
        first = len(left) - len(piece)
    return first


def _behind_lead(piece: str) -> str:
    return piece[_lead_end(piece, 0, len(piece)) :]


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


def _lead_end(text: str, start: int, end: int) -> int:
    for lead in _LEADS.finditer(text, start, end):
        start = lead.end()
    return start


def _name_start(piece: str) -> tuple[int, bool]:
    """Where the name begins in a piece that holds no known division: behind numbers and leading words.

    Second: False where the name is too long for one, so that its last characters were taken.
    """
    numbers = _NUMBERS.match(piece)
    start = _lead_end(piece, numbers.end() if numbers else 0, len(piece) - 2)
    if len(piece) - start <= _LONGEST_NAME or "与" in piece:
        return start, True
    unit = _FIRST_UNIT.search(piece, start + 1)
    if unit is None:
        return len(piece) - _CUT_NAME, False
    if unit.end() - start > _LONGEST_NAME:
        return unit.end() - _CUT_NAME, False
    return start, True

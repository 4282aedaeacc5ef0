"""How sure it is that a name with a number behind it is an address."""

from __future__ import annotations

import re
from typing import NamedTuple

from piiguard.recognizers.address.patterns import DOOR
from piiguard.recognizers.address.regions import division_ends, is_region
from piiguard.recognizers.address.units import (
    ADMIN,
    PLACE,
    RESIDENCE,
    ROAD,
    TOWN,
    VAGUE,
    VILLAGE,
    head_kind,
    is_home,
)

__all__ = ["Shape", "head_of", "judge"]

_DIVISION = re.compile("[市区區县縣镇鎮乡鄉]")
_HAMLET = re.compile("[村镇鎮乡鄉][^村镇鎮乡鄉县縣]{1,5}\\Z")
_ROAD_INSIDE = re.compile(".[路街巷](?!口).")
_DIGITS = re.compile("[0-9]\\s?[个個年月日人家万萬多余次元、]")
# What no residential complex is called: offices, schools, hospitals, plants, and words that count
_NO_HOME = re.compile(
    "[该每各共此另约近]|例会|会议|医院|學校|学校|大学|学院|中学|小学|幼儿|公司|集团|法院|检察|银行|支行|政府|机关|单位|部门|"
    "教学|实验|办公|行政|综合|图书|科研|门诊|住院|病房|病区|体育|食堂|餐厅|酒店|宾馆|饭店|商场|超市|车间|工厂|"
    "仓库|库房|厂房|停车|车库|车站|地铁|机场|码头|展馆|展厅|剧院|影院|项目|工程|施工|工地|地块|部分|以及|一共|总共|"
    "本周|今天|明天|昨天|上午|下午|晚上|正在|需要|建成|建设|新建|改造|拆除|完成|其中|包括|分别|之间|到达|版本|附录|实训|"
    "取件|[码号编款型版打拨值分比]$|可以|楼盘|开盘|盖了|买了|推出|售|拿下|竣工|封顶|入住|实施|安排|规划"
)
_GENERIC = frozenset(
    "小区 小區 花园 公寓 宿舍 社区 大厦 广场 中心 新村 家属院 公租房 安置房 大院 园区 校区 我们小区".split()
)
_SHORTEST_HOME, _LONGEST_HOME = 3, 8
_NEXT_WORD = frozenset(b"hdHrQp*G")


class Shape(NamedTuple):
    """What an address is made of: the name before the first number, that number with its unit, the rest.

    region: a known division is in the name. sure: the name is whole. following: the letter behind it all.
    """

    name: str
    first: bytes
    unit: bytes
    more: bytes
    region: bool
    sure: bool
    following: int


def judge(shape: Shape) -> tuple[float, float]:
    """Scores alone and labelled; (0, 0) for what is no address under any label."""
    if shape.name.isalpha() or not _DIGITS.search(shape.name):
        return _judge(shape)
    score, labelled = _judge(shape)
    return min(score, 0.4), labelled  # 1800个老旧小区


def _judge(shape: Shape) -> tuple[float, float]:
    head = head_of(shape.name, shape.region)
    unit = shape.unit[:1]
    if unit == b"b" and shape.first[:1] != b"a" and not shape.more:
        whole = shape.first.count(b"0") < 3 and is_home(shape.name) and _alone(shape)
        return 0.5 if whole and len(shape.name) > _SHORTEST_HOME else 0.3, 0.6  # 140座 counts
    deep = bool(shape.more) and bool(unit)
    if not unit and not shape.more:
        return _bare(shape, head)
    if head == ROAD:
        return _road(unit, deep, shape.region)
    if head in (RESIDENCE, PLACE, VILLAGE):
        return _complex(shape, head, unit, deep)
    if head == TOWN:
        return 0.8 if shape.region else 0.5 if deep else 0.45, 0.85
    if head == ADMIN:
        fits = unit in (b"G", b"B") or deep or b"NF" in shape.first
        return 0.6 if shape.region and fits and len(shape.name) > 2 else 0.3, 0.75
    return _unknown(shape, head, unit, deep)


def head_of(name: str, region: bool) -> str:
    """`head_kind`, but 汉南区 behind 武汉市 is a district, no section of a complex."""
    if name[-1:] not in division_ends():
        return head_kind(name)
    if region:
        district = is_region(name[-3:]) or is_region(name[-4:])
    else:
        district = 3 <= len(name) <= 4 and is_region(name)
    return ADMIN if district else head_kind(name)


def _unknown(shape: Shape, head: str, unit: bytes, deep: bool) -> tuple[float, float]:
    """A name that no unit ends: 云锦天域30号楼, 翡翠印象A座1203."""
    building = unit == b"B" or b"NF" in shape.first or b"#" in shape.first or DOOR.fullmatch(shape.first)
    if shape.region:
        if shape.unit == b"N" and not deep:  # 驷岭村驷岭尾12号
            return (0.6, 0.85) if _HAMLET.search(shape.name) else (0.2, 0.6)
        sure = building or (deep and unit in (b"B", b"N", b"K", b"b", b"F"))
        return (0.75 if deep else 0.6, 0.85) if sure and len(shape.name) <= 28 else (0.2, 0.6)
    if shape.unit == b"N" and not deep:
        return 0.0, 0.0
    if not (building or (deep and unit in (b"b", b"F", b"N", b"K"))):
        return 0.0, 0.0
    if unit == b"b" and shape.first[:1] != b"a" and not _rooms(shape):
        return 0.3, 0.6  # 2123座5G基站
    name = shape.name
    fits = shape.sure and _SHORTEST_HOME <= len(name) <= _LONGEST_HOME and name.isalpha()
    if not fits or _NO_HOME.search(name):
        return (0.45, 0.85) if deep and not _NO_HOME.search(name) else (0.3, 0.6)
    if deep:
        return 0.55, 0.85
    if head == VAGUE or len(name) > _SHORTEST_HOME:
        return 0.55 if head == VAGUE or shape.following not in _NEXT_WORD else 0.4, 0.8
    return 0.5 if shape.following not in _NEXT_WORD else 0.3, 0.7


def _alone(shape: Shape) -> bool:
    """Whether the name is whole and no word follows the number."""
    return shape.sure and shape.following not in _NEXT_WORD


def _rooms(shape: Shape) -> bool:
    """Whether what follows 8座 is numbered as rooms are."""
    return shape.first[:1] == b"0" and (shape.more.count(b"0") > 2 or any(u in shape.more for u in b"FMUuB"))


def _bare(shape: Shape, head: str) -> tuple[float, float]:
    """A number without a unit: 建国路88, 小区5-2-301."""
    if DOOR.fullmatch(shape.first) is not None:
        return _door(shape, head)
    if shape.following in b"hQp*" or b"0" not in shape.first:
        return 0.0, 0.0
    if head == RESIDENCE:
        room = is_home(shape.name) and shape.first in (b"000", b"0000") and _alone(shape)
        sure = (shape.region and b"-" in shape.first) or (room and len(shape.name) > _SHORTEST_HOME)
        return 0.6 if sure else 0.4, 0.8
    if head == PLACE and shape.first in (b"000", b"0000", b"00a", b"0a") and _ROAD_INSIDE.search(shape.name):
        return 0.55, 0.8
    if head == ROAD or (head == PLACE and shape.first.count(b"0") > 2):
        return 0.6 if shape.region else 0.35, 0.8
    return 0.0, 0.0


def _door(shape: Shape, head: str) -> tuple[float, float]:
    if shape.region:
        return 0.8, 0.85
    if head == RESIDENCE or _DIVISION.search(shape.name) is not None:
        return 0.6, 0.85
    if head == PLACE and _place_fits(shape.name):
        return 0.55, 0.85
    fits = shape.sure and _SHORTEST_HOME <= len(shape.name) <= _LONGEST_HOME and shape.name.isalpha()
    fits = fits and not shape.first.startswith(b"000-")  # a telephone number
    whole = shape.following not in _NEXT_WORD or head == VAGUE
    return (0.5, 0.85) if fits and whole and _NO_HOME.search(shape.name) is None else (0.3, 0.85)


def _road(unit: bytes, deep: bool, region: bool) -> tuple[float, float]:
    if unit == b"N":
        return 0.9 if region else 0.75, 0.95
    if unit == b"J":
        return 0.85 if region else 0.6, 0.9
    if unit in (b"B", b"M", b"#") or deep:
        return 0.8 if region else 0.55, 0.9
    return 0.4, 0.6


def _complex(shape: Shape, head: str, unit: bytes, deep: bool) -> tuple[float, float]:
    """A village, a residential complex or an office building with what is numbered in it."""
    if not shape.region and (shape.name in _GENERIC or shape.name[:1] in "该本各每"):
        return 0.4 if not deep else 0.5, 0.8  # 小区3号门
    if head == RESIDENCE:
        sure = deep or unit in (b"B", b"u", b"J", b"N", b"D", b"#")
        sure = sure or (unit == b"M" and shape.first.count(b"0") > 2)
        if shape.name[-1] == "期" and not shape.region and _NO_HOME.search(shape.name):
            return 0.4, 0.7  # 楼盘一期12栋
        if unit == b"K" and not deep:
            return 0.45, 0.7  # 安苑小区一期
        return 0.85 if shape.region else 0.65 if sure else 0.4, 0.9
    if head == VILLAGE:
        fits = deep or unit in (b"G", b"N", b"B", b"J", b"u", b"M", b"V", b"h")
        return (0.85 if shape.region else 0.65, 0.9) if fits else (0.4, 0.7)
    if shape.name.endswith(("广场", "廣場")) and (unit == b"B" or b"NF" in shape.first):
        return 0.75 if shape.region else 0.5, 0.85
    if not shape.region and _ROAD_INSIDE.search(shape.name):
        return 0.55, 0.85  # 建设路临街商铺13号
    if not shape.region and deep and unit == b"b" and _place_fits(shape.name):
        return 0.6, 0.85  # 南国大厦B座1107
    if unit == b"B" and not deep and _alone(shape):
        return (0.75 if shape.region else 0.5 if _place_fits(shape.name) else 0.4), 0.85
    sure = deep and unit in (b"B", b"N", b"u", b"F", b"#")
    return 0.75 if shape.region else 0.6 if sure and unit != b"F" else 0.4, 0.85


def _place_fits(name: str) -> bool:
    return len(name) > _SHORTEST_HOME and _NO_HOME.search(name) is None

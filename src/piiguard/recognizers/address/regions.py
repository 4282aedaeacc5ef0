"""Names of administrative divisions (行政区划名称) as evidence: where an address begins.

The table (data/address_regions.csv) holds full names since 1980 and the short names of provinces and
prefectures. A place that it lacks is unknown, not wrong.
"""

from __future__ import annotations

import re
from functools import cache
from operator import add

from piiguard.checks.tables import rows

__all__ = ["division_ends", "first_region", "is_region", "region_at", "region_characters"]

_ROAD = ("路", "街", "大道", "大街", "道", "巷", "弄", "胡同")
_DOUBTFUL = frozenset("中山 朝阳 吉安 海南 长春 大同".split())  # roads and estates are called so, too
_SIDES = "东西南北中一二三四"
_SHORT_OK = 8  # characters in front of the number; short names inside shorter ones belong to a road or estate
# Traditional characters of region names
_TRADITIONAL = str.maketrans(
    "東蘇漢濟寧廣慶瀋陽溫鄭長滬島煙錫連楊濱龍遼閩贛雲貴陝肅灣門蕪衛義塢無鎮豐榮萊蘭橋鄉壢園縣區臺灣嶺錦齊爾倫貝蒙"
    "撫順營盤葫蘆遷鹽淮揚嶽樂麗紹興馬銅鳳馮萍鷹贛鄱陰菏澤濰張維鶴壁許漯駐宜荊鄂黃岡恩潛懷婁郴韶潮揭雲賓欽貴賀黎"
    "綿瀘達廣巴資雅滿遵畢節麗臨滄華萬渝瓊儋涼隴武戶渭商銀衛嘗塔維吾圖魯喀"
    "歷壇觀靜頤紅橋場莊範頭閔奉賢楓涇徐匯羅鹽觀瀾瑤個彌開遠",
    "东苏汉济宁广庆沈阳温郑长沪岛烟锡连杨滨龙辽闽赣云贵陕肃湾门芜卫义坞无镇丰荣莱兰桥乡坜园县区台湾岭锦齐尔伦贝蒙"
    "抚顺营盘葫芦迁盐淮扬岳乐丽绍兴马铜凤冯萍鹰赣鄱阴菏泽潍张维鹤壁许漯驻宜荆鄂黄冈恩潜怀娄郴韶潮揭云宾钦贵贺黎"
    "绵泸达广巴资雅满遵毕节丽临沧华万渝琼儋凉陇武户渭商银卫尝塔维吾图鲁喀"
    "历坛观静颐红桥场庄范头闵奉贤枫泾徐汇罗盐观澜瑶个弥开远",
)
_ANY_TRADITIONAL = re.compile(f"[{''.join(chr(a) for a, b in _TRADITIONAL.items() if a != b)}]")


@cache
def _names() -> tuple[dict[str, tuple[int, ...]], frozenset[str], frozenset[str]]:
    """Lengths of the names that begin with two characters, longest first; full names; short names."""
    full = frozenset(name for name, kind in rows("address_regions.csv") if kind == "full")
    short = frozenset(name for name, kind in rows("address_regions.csv") if kind == "short")
    lengths: dict[str, set[int]] = {}
    for name in full | short:
        lengths.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}, full, short


@cache
def region_characters() -> frozenset[str]:
    """All characters of the names of divisions."""
    _, full, short = _names()
    return frozenset("".join(full | short))


def is_region(text: str) -> bool:
    """Whether the text is the name of a division.

    >>> is_region("杭州"), is_region("杭州市"), is_region("某某镇")
    (True, True, False)
    """
    _, full, short = _names()
    return text in full or text in short


def region_at(text: str) -> int:
    """Length of the name of a division at the beginning of a text, a short one only before another; or 0.

    >>> region_at("那曲市比如县"), region_at("那边")
    (3, 0)
    """
    lengths, full, short = _names()
    for size in lengths.get(text[:2], ()):
        name = text[:size]
        if name in full or (name in short and region_at(text[size:])):
            return size
    return 0


def first_region(text: str) -> tuple[int, int] | None:
    """Span of the first name of a division in text that leads to a house number; None where there is none.

    A short name counts at the beginning or in a long text, and not as the name of a road.

    >>> first_region("搬去上海市南京东路"), first_region("南京东路"), first_region("杭州文三路")
    ((2, 5), None, (0, 2))
    """
    lengths, full, short = _names()
    sizes = lengths.get(text[:2])
    size = _name_at(text, 0, sizes, full, short) if sizes else 0
    if size:
        return 0, size
    if _ANY_TRADITIONAL.search(text):
        text = text.translate(_TRADITIONAL)
    for at, head in enumerate(map(add, text, text[1:])):
        if head in lengths:
            size = _name_at(text, at, lengths[head], full, short)
            if size:
                return at, at + size
    return None


def _name_at(text: str, at: int, sizes: tuple[int, ...], full: frozenset[str], short: frozenset[str]) -> int:
    """Length of the name of a division at a place of a text; 0 if there is none."""
    for size in sizes:
        name = text[at : at + size]
        if name in full:
            if not (at == 1 and size == 3):  # 望江东区 is no 江东区
                return size
        elif name in short and (at == 0 or len(text) > _SHORT_OK):
            doubtful = name in _DOUBTFUL and not region_at(text[at + size :])
            if not doubtful and not _names_road(text, at + size):
                return size
    return 0


@cache
def division_ends() -> frozenset[str]:
    """The last characters of the names of three characters and more."""
    _, full, short = _names()
    return frozenset(name[-1] for name in full | short if len(name) > 2)


def _names_road(text: str, end: int) -> bool:
    """Whether the name of a road goes on at `end`; 唐山路北区 is a district of Tangshan."""
    rest = text[end:]
    if not (rest.startswith(_ROAD) or (rest[:1] in _SIDES and rest[1:].startswith(_ROAD))):
        return False
    lengths, full, _ = _names()
    return not any(rest[:size] in full for size in lengths.get(rest[:2], ()))

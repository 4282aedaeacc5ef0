"""Addresses (住址), postcodes (邮政编码) and coordinates (经纬度).

An address names the persona's county, a road name that most towns have and a number, in as many parts as the
real one has; such an address may exist by chance. A postcode is one of the persona's province, a coordinate
lies somewhere between 23 and 42 degrees north, 100 and 120 degrees east.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.persona import UNTOLD, Reading, place_names

__all__ = ["FAMILY"]

_ROADS = (
    "人民路 解放路 建设路 中山路 和平路 新华路 文化路 胜利路 光明路 友谊路 团结路 青年路 幸福路 公园路 "
    "长江路 黄河路 北京路 上海路 学院路 育才路 朝阳路 东风路 红旗路 工业路 振兴路 迎宾路 环城路 滨河路 "
    "人民街 解放街 建设街 中心街 前进街 民主街 和平街 兴隆街 永安街 东大街 西大街 南大街 北大街"
).split()
_ROADS_EN = (
    "Renmin Jiefang Jianshe Zhongshan Heping Xinhua Wenhua Shengli Guangming Youyi Tuanjie Qingnian Xingfu "
    "Gongyuan Changjiang Huanghe Xueyuan Chaoyang Dongfeng Hongqi"
).split()
_ESTATES = "阳光花园 幸福小区 金色家园 东方花园 和谐家园 锦绣花园 世纪花园 翠湖花园 明珠小区 康乐小区".split()
_PROVINCES_EN = dict(
    zip(
        (
            *(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46),
            *(50, 51, 52, 53, 54, 61, 62, 63, 64, 65),
        ),
        (
            "Beijing Tianjin Hebei Shanxi Inner_Mongolia Liaoning Jilin Heilongjiang Shanghai Jiangsu "
            "Zhejiang Anhui Fujian Jiangxi Shandong Henan Hubei Hunan Guangdong Guangxi Hainan Chongqing "
            "Sichuan Guizhou Yunnan Tibet Shaanxi Gansu Qinghai Ningxia Xinjiang"
        ).split(),
        strict=True,
    )
)
# First two digits of postcodes by province, one of several where there are several; confidence medium
_POST = {
    11: "10",
    12: "30",
    13: "05",
    14: "03",
    15: "01",
    21: "11",
    22: "13",
    23: "15",
    31: "20",
    32: "21",
    33: "31",
    34: "23",
    35: "35",
    36: "33",
    37: "25",
    41: "45",
    42: "43",
    43: "41",
    44: "51",
    45: "53",
    46: "57",
    50: "40",
    51: "61",
    52: "55",
    53: "65",
    54: "85",
    61: "71",
    62: "73",
    63: "81",
    64: "75",
    65: "83",
}
_POSTCODE = re.compile(r"\s*([0-9]{6})\s*")
_DEGREES = re.compile(r"[-+]?[0-9]{1,3}(?:\.([0-9]{1,15}))?")
_WEST, _EAST, _SOUTH, _NORTH = 100, 120, 23, 42
_LARGEST_LATITUDE = 60  # a larger number is a longitude
_HAN = re.compile("[㐀-鿿]")
_ROAD, _NUMBER, _BUILDING, _ROOM, _ESTATE = range(5)  # places of the draws
_DETAIL = re.compile("[0-9一二三四五六七八九十路街道巷弄村镇乡苑]|小区|社区|花园|家园|公寓|大厦")
_LEVEL = re.compile("[省市区县州盟旗]")
_SHORTENED = re.compile("(壮族|回族|维吾尔)?自治区$|[省市]$")
_LONGEST_NAME = 16


def _make(job: Job) -> list[str | None]:
    one = {"CN_ADDRESS": _address, "CN_POSTCODE": _postcode, "GEO_COORDINATE": _coordinate}[job.entity]
    numbers = [job.draws.below(place, 1 << 31).tolist() for place in range(5)]
    regions = job.personas.county.tolist()
    return [
        one(job, value, regions[row], [place[row] for place in numbers])
        for row, value in enumerate(job.values)
    ]


def _address(job: Job, value: str, region: int, numbers: list[int]) -> str | None:
    text = value.strip()
    if not any(map(str.isalpha, text)):
        return None
    if not _HAN.search(text):
        province = _PROVINCES_EN[region // 10_000].replace("_", " ")
        road = _ROADS_EN[numbers[_ROAD] % len(_ROADS_EN)]
        return f"No. {1 + numbers[_NUMBER] % 999} {road} Road, {province}, China"
    names = _names(region)
    if _DETAIL.search(text):
        return "".join(names) + _street(text, numbers)
    if "region" not in job.kept:  # a region alone, as many levels of it
        names = names[: max(1, len(_LEVEL.findall(text)))]
    place = "".join(names)
    return place if place != text else place + _ROADS[numbers[_ROAD] % len(_ROADS)]


def _names(region: int) -> list[str]:
    """Province, prefecture and county, without levels that are placeholders."""
    names = place_names()
    found = [names.get(code, "") for code in (region // 10_000 * 10_000, region // 100 * 100, region)]
    return [name for name in found if name]


def _street(text: str, numbers: list[int]) -> str:
    """Road and number; estate, building, unit and room where the text has them."""
    street = f"{_ROADS[numbers[_ROAD] % len(_ROADS)]}{1 + numbers[_NUMBER] % 999}号"
    if re.search("小区|花园|家园|苑|公寓|大厦", text):
        street += _ESTATES[numbers[_ESTATE] % len(_ESTATES)]
    if match := re.search("号楼|栋|幢|座", text):
        street += f"{1 + numbers[_BUILDING] % 30}{'栋' if match[0] == '座' else match[0]}"
    if "单元" in text:
        street += f"{1 + numbers[_ROOM] // 1000 % 4}单元"
    if match := re.search("[室户房]", text):
        street += f"{1 + numbers[_ROOM] % 28}{1 + numbers[_BUILDING] // 30 % 8:02}室"
    return street


def _postcode(job: Job, value: str, region: int, numbers: list[int]) -> str | None:
    match = _POSTCODE.fullmatch(value)
    if match is None:
        return None
    head = match[1][:2] if "region" in job.kept else _POST[region // 10_000]
    return f"{head}{numbers[_NUMBER] % 10_000:04}"


def _coordinate(job: Job, value: str, region: int, numbers: list[int]) -> str | None:
    """One number or two, with as many decimals; which is the longitude the size or the order says."""
    found = list(_DEGREES.finditer(value))
    between = _DEGREES.sub("", value)
    if not 1 <= len(found) <= 2 or any(one.isalnum() or one in "°′″'\"" for one in between):
        return None
    sizes = [abs(float(match[0])) for match in found]
    if max(sizes) > 180:
        return None
    east = sizes[0] > _LARGEST_LATITUDE if len(sizes) == 1 else sizes[0] >= sizes[1]
    written, end = "", 0
    for at, match in enumerate(found):
        low, high = (_WEST, _EAST) if east == (at == 0) else (_SOUTH, _NORTH)
        degrees = low + (high - low) * numbers[at] / (1 << 31)
        written += value[end : match.start()] + f"{degrees:.{len(match[1] or '')}f}"
        end = match.end()
    return written + value[end:]


def _reads(values: Sequence[str]) -> Reading:
    """The province, prefecture or county that addresses begin with."""
    told = Reading.nothing(len(values))
    for row, value in enumerate(values):
        told.region[row] = _region(value.replace(" ", "").removeprefix("中国"))
    return told


def _region(text: str) -> int:
    """The last of the levels named one behind the other."""
    found, rest = UNTOLD, text
    for _ in range(3):
        for length in range(min(_LONGEST_NAME, len(rest)), 1, -1):
            code = _nearest(_by_name().get(rest[:length], ()), found)
            if code != UNTOLD:
                found, rest = code, rest[length:]
                break
    return found


def _nearest(codes: Sequence[int], within: int) -> int:
    """The one of some codes that lies within a region, or the only one where none is known yet."""
    if within != UNTOLD:
        span = 10_000 if within % 10_000 == 0 else 100
        codes = [code for code in codes if code // span == within // span and code != within]
    return codes[0] if len(codes) == 1 else UNTOLD


@cache
def _by_name() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for code, name in place_names().items():
        if name:
            found.setdefault(name, []).append(code)
        if code % 10_000 == 0:
            found.setdefault(_SHORTENED.sub("", name), []).append(code)
    return found


FAMILY = Family(("CN_ADDRESS", "CN_POSTCODE", "GEO_COORDINATE"), _make, _reads)

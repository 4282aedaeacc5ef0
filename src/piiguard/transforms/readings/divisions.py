"""Divisions (行政区划, GB/T 2260) behind region codes and addresses, as far down as asked.

Codes and addresses give the same words, so that columns of both can be counted together. Names come from
data/region_names.csv; a place that it lacks is told by the division above it.

>>> region_of_code("330106", 2), region_of_address("浙江省杭州市西湖区文三路90号", 2)
('浙江省杭州市', '浙江省杭州市')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from piiguard.checks.tables import rows

__all__ = ["is_code", "region_of_address", "region_of_code"]

_WIDTHS = (2, 4, 6)  # digits of a code down to province, prefecture (市), county
_LEVELS = len(_WIDTHS)
_PEOPLES = "朝鲜 土家 苗 藏 羌 彝 布依 侗 哈尼 壮 傣 白 景颇 傈僳 回 蒙古 哈萨克 柯尔克孜".split()
_AUTONOMOUS = re.compile(rf"(.{{2,}}?)(?:(?:{'|'.join(_PEOPLES)})族?)+自治州")
_SHORT_PROVINCE = re.compile(r"(内蒙古|广西|西藏|宁夏|新疆|香港|澳门|.{2,3}(?=[省市]\Z))")
_BESIDE = re.compile(r"[\s,，、/|·-]+")
_COUNTRY = re.compile(r"(?:中华人民共和国|中国)(?!路|街|大街)")
_ROAD = re.compile(r"[东西南北中一二三四]?(?:路|街|大道|大街|道|巷|弄|胡同)")


@dataclass(frozen=True, slots=True)
class _Names:
    """of: the name in force, or last in force, of each code. codes: of each name, short ones too.

    short: names that are no full name of anything. sizes: lengths of the names that begin with two
    characters, longest first. current: codes in force. prefectures: first four digits of all codes.
    """

    of: dict[str, str]
    codes: dict[str, tuple[str, ...]]
    short: frozenset[str]
    sizes: dict[str, tuple[int, ...]]
    current: frozenset[str]
    prefectures: frozenset[str]


@cache
def _names() -> _Names:
    of: dict[str, str] = {}
    codes: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    current = set()
    for code, name, status in rows("region_names.csv"):
        of.setdefault(code, name)
        codes.setdefault(name, []).append(code)
        for other in _short_forms(code, name):
            short.setdefault(other, []).append(code)
        if status == "current":
            current.add(code)
    only = frozenset(name for name in short if name not in codes)
    every = {name: tuple(dict.fromkeys(codes.get(name, []) + short.get(name, []))) for name in codes | short}
    prefectures = frozenset(code[:4] for code in of)
    sizes: dict[str, set[int]] = {}
    for name in every:
        sizes.setdefault(name[:2], set()).add(len(name))
    longest_first = {head: tuple(sorted(own, reverse=True)) for head, own in sizes.items()}
    return _Names(of, every, only, longest_first, frozenset(current), prefectures)


def _short_forms(code: str, name: str) -> Iterable[str]:
    """浙江 of 浙江省, 杭州 of 杭州市, 延边 and 延边州 of 延边朝鲜族自治州; none of a county."""
    if code.endswith("0000"):
        match = _SHORT_PROVINCE.match(name)
        return [match[1]] if match else []
    if not code.endswith("00"):
        return []
    if match := _AUTONOMOUS.fullmatch(name):
        return [match[1], match[1] + "州"]
    stem = name.removesuffix("地区").removesuffix("市").removesuffix("盟")
    return [stem] if 2 <= len(stem) < len(name) else []


def is_code(digits: str) -> bool:
    """Whether six digits are the code of a division, or could be one of a known prefecture.

    >>> is_code("330199"), is_code("123456")
    (True, False)
    """
    return digits[:4] in _names().prefectures


def region_of_code(code: str, level: int) -> str | None:
    """Names of the divisions of a six-digit code, to province (1), prefecture (2) or county (3).

    None for a province that does not exist. 83, of residence permits for Taiwan residents (台湾居民居住证),
    counts as Taiwan.
    """
    names = _names().of
    code = "710000" if code.startswith("83") else code
    chain = [code[:width].ljust(6, "0") for width in _WIDTHS[:level]]
    if chain[0] not in names:
        return None
    return "".join(names.get(part, "") for part in dict.fromkeys(chain))


def region_of_address(address: str, level: int) -> str | None:
    """The same of the divisions that an address begins with; None where they are not told, or could be two.

    A division that is not told is found by the one below it: 杭州市西湖区 lies in 浙江省. Where a place is
    listed at two levels the upper one is told.
    """
    text = _BESIDE.sub("", unicodedata.normalize("NFKC", address))
    text = _COUNTRY.sub("", text, count=1) if _COUNTRY.match(text) else text
    found = {region_of_code(code, level) or "" for code in _leading(text)}
    told = min(found, key=len, default="")
    return told if told and all(other.startswith(told) for other in found) else None


def _leading(text: str) -> list[str]:
    """Codes of the lowest division that a text begins with, each within the one before it.

    A short name counts within a division, before another, or alone; not as the name of a road (南京东路).
    Codes that bear the name now go before those that bore it once.
    """
    names = _names()
    codes: tuple[str, ...] = ()
    last, at = "", 0
    for _ in range(_LEVELS):
        name, inner = _next(text, at, codes)
        end = at + len(name)
        if not name or (name in names.short and _ROAD.match(text, end)):
            break
        if name in names.short and not codes and end < len(text) and not _next(text, end, inner)[0]:
            break
        codes, last, at = inner, name, end
    in_force = [code for code in codes if code in names.current]
    own = [code for code in in_force if names.of[code] == last or last in names.short]
    return own or in_force or list(codes)


def _next(text: str, at: int, within: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The longest name at a place, and those of its codes that lie within one of some codes; "" if none."""
    names = _names()
    for size in names.sizes.get(text[at : at + 2], ()):
        codes = names.codes.get(text[at : at + size], ())
        if within:
            codes = tuple(code for code in codes if any(_lies_in(code, outer) for outer in within))
        if codes:
            return text[at : at + size], codes
    return "", ()


def _lies_in(code: str, outer: str) -> bool:
    stem = outer.removesuffix("00").removesuffix("00")
    return code != outer and code.startswith(stem)

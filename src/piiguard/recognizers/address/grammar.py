"""The grammar of Chinese addresses (中文地址), from 省 down to 室.

It works on letters (characters.py). A seed is a unit with a number behind it (路88号, 小区12栋); what stands
before it is its name and the divisions it lies in (begin.py), what stands behind it are smaller units. The
borderline, chosen on the tuning half of the benchmark corpus and on news, forum and encyclopaedia text:

- a road with a number is an address (建国路88号), a road or a division alone is none;
- a residential complex with a building or room is one (幸福小区12栋); a hall or office tower needs a division
  before it or two units behind it (会议中心3楼 is none);
- an estate right behind a district is one (杭州市西湖区翠湖苑), unless more words follow (…苑物业公司);
- a village needs a number or group (河西村三组); without it, it is one behind a label or alone in a cell.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from piiguard.recognizers.address.begin import begin
from piiguard.recognizers.address.regions import is_region, region_at
from piiguard.recognizers.address.seeds import ESTATE, HAN, HIDDEN, NUMBER, seeds
from piiguard.recognizers.address.units import ADMIN, PLACE, RESIDENCE, ROAD, TOWN, VILLAGE, head_kind
from piiguard.text.folding import Symbols
from piiguard.text.texts import Ints

__all__ = ["Candidate", "behind_stars", "candidates"]

_HAN = HAN
_ANY = f"[{HAN}]"
_SEP = "[ ,n-]{0,2}"
_NUM = r"O?(?:1?a{0,2}-?[0*]{1,5}(?:n0{1,3}(?=N))?a?(?:[-/]a?[0*]{1,4}a?(?!0)){0,4}|1{1,6}|a{1,2}(?![a0]))"
_UNIT = "(?:N(?![ULi])(?:F|y|EM)?|B|b|z?F|u[QU]|U|z?M|V?hsG|G|J|K|D(?!h)|#F?)"
_NAMED = "(?:E|gc|mi|[shgyOQ1aE]D|F|V|K)"  # units of names: 花园 广场 中心 小区 大楼 新村 一期
_BARE = "a?0{1,5}(?:-a?0{1,4}){0,3}(?![0aQhp-])"  # no unit behind: 建国路88
_DOOR = "0{1,3}-0{1,3}-0{2,4}(?![0a-])"  # 5-2-301: building, unit, room
_SEED = re.compile(
    (
        f"(?<=[SEVTJCDMciyjFKG]){_SEP}#?(?:{_NUM}(?: |n(?=N))?{_UNIT}|{_BARE})"
        f"|(?<=[{_HAN}])(?<!O) ?#?(?!1)(?:{_NUM}(?:B|b|NF){_SEP}[0a1]|{_DOOR})"
    ).encode()
)
_HIDDEN_TAIL = re.compile(rf"(?s:.*[PCDTVSE])(?P<name>[{_HAN}]{{0,8}}[N0a-]{{0,5}})\Z".encode())
_ESTATE = re.compile(f"(?s:.*)(?<=[CDT])[{_HAN}]{{1,9}}?(?:E|sD|K|[a1]D|V(?:hj)?)\\Z".encode())
_NUMBERED = re.compile(f" ?#?{_NUM} ?{_UNIT}".encode())
_HIDDEN = re.compile(rf"\*{{3,}}(?![{_HAN}N0a*])".encode())
_ITEM = (
    f"(?:{_SEP}(?:#?{_NUM}(?: (?!F)|n(?=N))?{_UNIT}|h{{0,2}}1?{_NUM}[FUM]|f{_NUM}Ny?)"
    f"|[ ,n]?[{_HAN}]{{1,9}}?{_NAMED}(?= ?(?:[a1#O]|0{{1,5}}(?!0)))|[{_HAN}]{{1,9}}?{_NAMED}(?=[^{_HAN}N0a])"
    rf"|\([^().n]{{1,14}}\)(?={_SEP}[{_HAN}]{{0,10}}?#?(?:{_NUM} ?{_UNIT}|{_DOOR}))"
    f"|[{_HAN}]{{2,6}}(?:{_DOOR}|#?(?!1){_NUM}(?:B|NF|#|N(?!{_ANY}))|1{{1,4}}B|[0a]{{1,2}}b(?=[0a1])|a{{1,2}}b)"
    f"| ?[{_HAN}]{{1,5}}[jM]{_NUM}N"
    f"|(?<=[NEicDKV]) ?{_DOOR}|-[0a]{{1,5}}(?![0a])|kn?[01]{{1,2}})"
)
_ROOM = (
    "(?:(?:(?<=[BbFUQK#])[ -]?|(?<=[EDyic])-?)a?0{1,5}a?(?:-0{1,4})*(?![0aQNp*-])"
    "|(?<=[BbFUQ])1{3,5}|(?<=N)0{3,4}(?![0aQNhp*-]))?"
)
_TAIL = re.compile(
    (
        f"(?P<gap>{_SEP})(?P<first>#?(?:{_DOOR}|{_NUM}(?: |n(?=N))?(?P<unit>{_UNIT})?))"
        f"(?P<more>{_ITEM}*{_ROOM})"
    ).encode()
)
_DOOR_ONLY = re.compile(_DOOR.encode())
_STARS = re.compile(rf"(?:[ ,n-]?[{_HAN}N0a]{{0,8}}\*{{2,}})+".encode())
_MASK_BEGINS = 11  # letters in which the mask behind an address does, as in `_STARS`
_BREAK = re.compile(b"[ ,n]")
_BACK = re.compile(rf"(?s:.*)[^{_HAN}N0a #,n]".encode())
_REACH = 64  # characters looked at before the first number
_DIVISION = re.compile("[市区區县縣镇鎮乡鄉]")
_ROAD_INSIDE = re.compile(".[路街巷](?!口).")
_HOMES = ("小区", "小區", "花园", "花園", "苑", "公寓", "家园", "家園", "华庭", "豪庭", "雅居", "名都", "府")
_DIGITS = re.compile("[0-9]\\s?[个個年月日人家万萬多余次元、]")
_FIELD_EDGE = b". ,n("
_WEAK = 0.45  # what scores less leaves its place to a better one behind it
_CROSSINGS = ("交叉口", "路口", "交汇处", "交口")
_WORD = ord("x")
_NO_NAME = b". ,n()#*0a-p"


class Candidate(NamedTuple):
    """A stretch that reads as an address; scores alone and under a label.

    region: a known division is in it. masked: it ends in mask characters.
    """

    start: int
    end: int
    score: float
    labelled: float
    region: bool
    masked: bool = False


class _Read(NamedTuple):
    """Letters and characters of a batch."""

    letters: bytes
    characters: str

    def begin(self, number: int, done: int) -> tuple[str, bool] | None:
        """The names before `number`, where the first number stands; whether a division is known."""
        low = max(number - _REACH, done)
        edge = self._edge(low, number)
        text = self.characters[edge:number]
        crossing = text.endswith(_CROSSINGS)  # 长江路与和平街交叉口
        if crossing and edge > low and self.letters[edge - 1] == _WORD:
            text = self.characters[self._edge(low, edge - 1) : number]
        found = begin(text)
        return (text[found[0] :], found[1]) if found else None

    def _edge(self, low: int, number: int) -> int:
        """Where the words before `number` begin; 那 in 那曲市 and 从 in 从化区 divide nothing."""
        back = _BACK.match(self.letters, low, number)
        while back is not None:
            edge = back.end()
            if self.letters[edge - 1] != _WORD:
                return edge
            step = self._inside_region(edge, number)
            if not step:
                return edge
            number = edge - step
            back = _BACK.match(self.letters, low, number)
        return low

    def _inside_region(self, edge: int, end: int) -> int:
        """How far before `edge` the name of a division begins that goes on behind it; 0 if there is none."""
        before = next((step for step in range(3) if self.letters[edge - step - 1] in _NO_NAME), 3)
        text = self.characters[edge - before : min(edge + 6, end)]
        return next((step for step in range(1, before + 1) if region_at(text[before - step :]) > step), 0)


def candidates(letters: Symbols, characters: str, start: Ints, end: Ints) -> list[Candidate]:
    """Addresses by their shape, in text order, none overlapping; start, end: of `number_runs`."""
    places = seeds(letters, start, end)
    if not places:
        return []
    read, done = _Read(letters.tobytes(), characters), 1
    found: list[Candidate] = []
    for place, kind in places:
        if place < done:
            continue
        candidate = _READERS[kind](read, place, done)
        if candidate is None or not candidate.labelled:
            continue
        while found and found[-1].end > candidate.start:  # only weak ones may be overlapped
            found.pop()
        found.append(candidate)
        if candidate.score >= _WEAK:
            done = candidate.end
    return found


def _numbered(read: _Read, number: int, done: int) -> Candidate | None:
    """The address around a name that ends at `number`, where a number follows."""
    if _SEED.match(read.letters, number) is None:
        return None
    tail = _TAIL.match(read.letters, number)
    place = read.begin(number, done)
    if tail is None or place is None:
        return None
    name, region = place
    start = number - len(name)
    first, more = tail["first"].rstrip(), tail["more"]
    end = tail.end() if more else tail.start("first") + len(first)
    shape = _Shape(name, first, tail["unit"] or b"", more, region, read.letters[end : end + 1])
    score, labelled = _judge(shape)
    apart = b"n" in tail["gap"] or b"," in tail["gap"]
    if apart and not shape.unit:
        return None
    if apart and not more and not (region and shape.unit[:1] == b"N"):
        score = min(score, 0.4)  # the number may belong to the next line
    if _DIGITS.search(shape.name):
        score = min(score, 0.4)  # 1800个老旧小区
    if more:
        end = _before_another(read, tail.start("more"), end)
    end = behind_stars(read.letters, end)
    return Candidate(start, end, score, labelled, region, read.letters.find(b"*", start, end) >= 0)


def behind_stars(letters: bytes, end: int) -> int:
    """Where an address that goes on in mask characters ends: 建国路88号**, 朝阳区建国路**号***."""
    if letters.find(b"**", end, end + _MASK_BEGINS) < 0:
        return end
    stars = _STARS.match(letters, end)
    return stars.end() if stars else end


def _before_another(read: _Read, start: int, end: int) -> int:
    """Where the address ends if behind a separator in it another one begins with its own division."""
    for separator in _BREAK.finditer(read.letters, start, end):
        at = separator.end()
        if region_at(read.characters[at : min(at + 8, end)]):
            return separator.start()
    return end


class _Shape(NamedTuple):
    """What an address is made of: the name before the first number, that number with its unit, the rest."""

    name: str
    first: bytes
    unit: bytes
    more: bytes
    region: bool
    following: bytes


def _judge(shape: _Shape) -> tuple[float, float]:
    """Scores alone and labelled; (0, 0) for what is no address under any label."""
    head = _head(shape.name, shape.region)
    unit = shape.unit[:1]
    if unit == b"b" and shape.first[:1] != b"a" and not shape.more:
        return 0.3, 0.6  # 140座 counts
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
    if deep and unit in (b"B", b"N", b"K") and len(shape.name) <= 28:
        return 0.75 if shape.region else 0.55, 0.85
    return 0.2 if shape.region else 0.0, 0.6 if shape.region else 0.0


def _head(name: str, region: bool) -> str:
    """`head_kind`, but 汉南区 behind 武汉市 is a district, no section of a complex."""
    if region:
        district = is_region(name[-3:]) or is_region(name[-4:])
    else:
        district = 3 <= len(name) <= 4 and is_region(name)
    return ADMIN if district else head_kind(name)


def _bare(shape: _Shape, head: str) -> tuple[float, float]:
    """A number without a unit: 建国路88, 小区5-2-301."""
    if shape.following in (b"h", b"Q", b"p", b"*") or b"0" not in shape.first:
        return 0.0, 0.0
    door = _DOOR_ONLY.fullmatch(shape.first) is not None
    if door:
        known = shape.region or _DIVISION.search(shape.name) is not None
        return 0.8 if shape.region else 0.6 if head == RESIDENCE or known else 0.3, 0.85
    if head == RESIDENCE:
        return 0.6 if shape.region and b"-" in shape.first else 0.4, 0.8
    if head == ROAD or (head == PLACE and shape.first.count(b"0") > 2):
        return 0.6 if shape.region else 0.35, 0.8
    return 0.0, 0.0


def _road(unit: bytes, deep: bool, region: bool) -> tuple[float, float]:
    if unit == b"N":
        return 0.9 if region else 0.75, 0.95
    if unit == b"J":
        return 0.85 if region else 0.6, 0.9
    if unit in (b"B", b"M", b"#") or deep:
        return 0.8 if region else 0.55, 0.9
    return 0.4, 0.6


def _complex(shape: _Shape, head: str, unit: bytes, deep: bool) -> tuple[float, float]:
    """A village, a residential complex or an office building with what is numbered in it."""
    if head == RESIDENCE:
        sure = deep or unit in (b"B", b"u", b"J", b"N", b"D", b"#")
        sure = sure or (unit == b"M" and shape.first.count(b"0") > 2)
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
    sure = deep and unit in (b"B", b"N", b"u", b"F")
    return 0.75 if shape.region else 0.6 if sure and unit != b"F" else 0.4, 0.85


def _estate(read: _Read, end: int, done: int) -> Candidate | None:
    """A residential complex or a village right behind a district, with no number at all."""
    if _ESTATE.match(read.letters, max(end - 12, done), end) is None or _NUMBERED.match(read.letters, end):
        return None
    place = read.begin(end, done)
    if place is None or not place[1]:
        return None
    text = place[0]
    start = end - len(text)
    head = _head(text, True)
    if len(text) < 7 or head not in (RESIDENCE, VILLAGE):
        return None
    alone = read.letters[start - 1] in _FIELD_EDGE and read.letters[end] in _FIELD_EDGE
    deep = sum(text.count(unit) for unit in "省市区县镇乡") > 3
    score = 0.6 if alone else 0.5 if text.endswith(_HOMES) or deep else 0.4
    return Candidate(start, end, score, 0.9, True)


def _hidden(read: _Read, mask: int, done: int) -> Candidate | None:
    """An address masked before: 北京市海淀区马********."""
    stars = _HIDDEN.match(read.letters, mask)
    name = _HIDDEN_TAIL.match(read.letters, max(mask - 16, done), mask)
    place = read.begin(mask, done) if stars and name else None
    if stars is None or place is None or not place[1]:
        return None
    return Candidate(mask - len(place[0]), stars.end(), 0.6, 0.8, True, masked=True)


_READERS = {NUMBER: _numbered, ESTATE: _estate, HIDDEN: _hidden}

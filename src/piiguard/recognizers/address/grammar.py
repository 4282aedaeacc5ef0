"""The grammar of Chinese addresses (中文地址), from 省 down to 室.

It works on letters (characters.py). A seed is a unit with a number behind it (路88号, 小区12栋); what stands
before it is its name and the divisions it lies in (begin.py), what stands behind it are smaller units. The
borderline, chosen on the tuning half of the benchmark corpus and on news, forum and encyclopaedia text:

- a road with a number is an address (建国路88号), a road or a division alone is none;
- a residential complex with a building or room is one (幸福小区12栋); a hall or office tower needs a division
  before it or two units behind it (会议中心3楼 is none);
- a name that no unit ends (云锦天域30号楼) counts with a building, where it is whole and holds no other word
  (judging.py);
- an estate right behind a district is one (杭州市西湖区翠湖苑), unless more words follow (…苑物业公司);
- a village needs a number or group (河西村三组); without it, it is one behind a label, alone in a cell, or
  behind a word like 住 or 从 when its county and town are named.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from piiguard.recognizers.address.begin import Begin, begin
from piiguard.recognizers.address.judging import Shape, head_of, judge
from piiguard.recognizers.address.patterns import (
    ESTATE,
    FURTHER,
    HIDDEN,
    HIDDEN_TAIL,
    NUMBERED,
    SEED,
    STARS,
    TAIL,
)
from piiguard.recognizers.address.regions import region_at, region_characters
from piiguard.recognizers.address.seeds import ESTATE as ESTATE_SEED
from piiguard.recognizers.address.seeds import HAN, NUMBER, seeds
from piiguard.recognizers.address.seeds import HIDDEN as HIDDEN_SEED
from piiguard.recognizers.address.units import RESIDENCE, ROAD, VILLAGE
from piiguard.text.folding import Symbols
from piiguard.text.texts import Ints

__all__ = ["Candidate", "behind_stars", "candidates"]

_MASK_BEGINS = 11  # letters in which the mask behind an address does, as in `STARS`
_BREAK = re.compile(b"[ ,n]")
_REACH = 64  # characters looked at before the first number
_HOMES = ("小区", "小區", "花园", "花園", "苑", "公寓", "家园", "家園", "华庭", "豪庭", "雅居", "名都", "府")
_FIELD_EDGE = b". ,n("
_LED, _LED_END = frozenset("住从到回往至送寄称"), b"x.,n)"  # 家住…村的, 从…屯到
# 红旗镇前村河东屯
_HAMLET = re.compile("[^镇乡]{2,3}[镇乡][^镇乡]{1,6}(?:[村区屯寨庄][^镇乡]{1,4})?(?:组|屯|自然村)")
_WEAK = 0.45  # what scores less leaves its place to a better one behind it
_CROSSING = re.compile("交叉口|路口|交[汇会叉]处|交口")
_WORD = ord("x")
_NO_NAME = b". ,n()#*0a-p"
# Letters that end the words before a number, and those between pieces
_STOPS = bytes(chr(letter) not in HAN + "kfN0a #,n" for letter in range(256))
_SEPARATORS = bytes(chr(letter) in " ,n" for letter in range(256))
_LEADS_NOTHING = frozenset(b".0a-:()*#xp")  # letters before a separator that lead to no division behind it
_IN_NAMES = frozenset("为問问至及由再从從落因就还還离離来有往住")  # 为民路 问津巷: words that begin names
_MOVES = frozenset("地址改更变换称送寄运搬迁移发转成")  # 改为, 送至
_STEM = re.compile("[路街道巷弄村镇鎮乡鄉]|.[路街道巷弄村镇鎮乡鄉]")
_WHOLE_STEMS = frozenset("东西南北中東前后後上下大新老横正直环環一二三四五六七八九十")
# What makes another word of the last character: 28号|楼道, 2单元|门口, 1203|房东
_OTHER_WORDS = {
    "楼": "道梯盘板面",
    "樓": "道梯",
    "门": "口卫外",
    "門": "口",
    "房": "东屋产价客",
    "组": "长员组",
    "队": "长员",
    "甲": "方醇级类型",
    "乙": "方醇级类型",
    "户": "型口籍数",
}


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
    """Letters and characters of a batch.

    stops: 1 where the words before a number cannot reach. separators: 1 for spaces, commas and line breaks.
    """

    letters: bytes
    characters: str
    stops: bytes
    separators: bytes

    def begin(self, number: int, done: int) -> Begin | None:
        """Where the names before `number` begin, where the first number stands; indices of the batch."""
        low = max(number - _REACH, done)
        edge = self.stops.rfind(1, low, number) + 1
        if edge <= low:
            edge = low
        elif self.letters[edge - 1] == _WORD:
            edge = self._behind_word(low, number)
        piece = self.separators.rfind(1, edge, number) + 1
        if piece > edge and (piece - 1 == edge or self.letters[piece - 2] in _LEADS_NOTHING):
            edge = piece
        return begin(self.characters[edge:number], edge)

    def _behind_word(self, low: int, number: int) -> int:
        """Where the words begin, the last character before which is a word: 在, 与."""
        edge = self._edge(low, number)
        joined = edge - low > 1 and self.characters[edge - 1] in "与與及"
        if joined and _CROSSING.search(self.characters, edge, number):
            further = self._edge(low, edge - 1)  # 长江路与和平街交叉口
            return further if further < edge - 1 else edge
        return edge

    def _edge(self, low: int, number: int) -> int:
        """Where the words before `number` begin; 那 in 那曲市 and 从 in 从化区 divide nothing."""
        end = number
        while True:
            edge = self.stops.rfind(1, low, end) + 1
            if edge <= low:
                return low
            if self.letters[edge - 1] != _WORD:
                return edge
            step = self._inside_region(edge, number) or self._inside_name(edge, number)
            if not step:
                return edge
            end = edge - step

    def _inside_region(self, edge: int, end: int) -> int:
        """How far before `edge` the name of a division begins that goes on behind it; 0 if there is none."""
        if self.characters[edge - 1] not in region_characters():
            return 0
        before = next((step for step in range(3) if self.letters[edge - step - 1] in _NO_NAME), 3)
        text = self.characters[edge - before : min(edge + 6, end)].replace("\n", "")
        return next((step for step in range(1, before + 1) if region_at(text[before - step :]) > step), 0)

    def _inside_name(self, edge: int, end: int) -> int:
        """1 if the word before `edge` is the first character of a name (为民路), else 0."""
        word = self.characters[edge - 1]
        if word not in _IN_NAMES:
            return 0
        rest = self.characters[edge : min(edge + 3, end)]
        if word == "住" and rest[:1] in ("宅", "所"):
            return 1
        stem = _STEM.match(rest)
        named = word != "住" and stem is not None and rest[0] not in _WHOLE_STEMS
        return int(named and self.characters[edge - 2] not in _MOVES)


def candidates(letters: Symbols, characters: str, start: Ints, end: Ints) -> list[Candidate]:
    """Addresses by their shape, in text order, none overlapping; start, end: of `number_runs`."""
    places = seeds(letters, start, end)
    if not places:
        return []
    raw = letters.tobytes()
    read, done = _Read(raw, characters, raw.translate(_STOPS), raw.translate(_SEPARATORS)), 1
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
    letters = read.letters
    tail = TAIL.match(letters, number) if SEED.match(letters, number) else None
    place = read.begin(number, done) if tail else None
    if tail is None or place is None:
        return None
    start, region, sure = place
    gap, first, unit, more = tail.group("gap", "first", "unit", "more")
    end = tail.end() if more else tail.start("first") + len(first.rstrip())
    end, other = _trimmed(read.characters, number + 1, end)
    name = read.characters[start:number].replace(" ", "")
    score, labelled = judge(Shape(name, first, unit or b"", more, region, sure, letters[end]))
    apart = b"n" in gap or b"," in gap
    if apart and not unit:
        return None
    if (apart and not more and not (region and unit[:1] == b"N")) or other:
        score = min(score, 0.4)  # the number may belong to the next line
    if more and _BREAK.search(more):
        end = _before_another(read, tail.start("more"), end)
    end = behind_stars(letters, end)
    return Candidate(start, end, score, labelled, region, letters.find(b"*", start, end) >= 0)


def _trimmed(characters: str, low: int, end: int) -> tuple[int, bool]:
    """The end without a last character that begins another word; whether that leaves no address: 三组组长."""
    last = characters[end - 1]
    others = _OTHER_WORDS.get(last)
    if others is None or characters[end] not in others:
        return end, False
    if last in "组队":
        return end, True
    return (end - 1, False) if end - 1 > low else (end, True)


def behind_stars(letters: bytes, end: int) -> int:
    """Where an address that goes on in mask characters ends: 建国路88号**, 朝阳区建国路**号***."""
    if letters.find(b"**", end, end + _MASK_BEGINS) < 0:
        return end
    stars = STARS.match(letters, end)
    return stars.end() if stars else end


def _before_another(read: _Read, start: int, end: int) -> int:
    """Where the address ends if behind a separator in it another one begins with its own division."""
    for separator in _BREAK.finditer(read.letters, start, end):
        at = separator.end()
        if region_at(read.characters[at : min(at + 8, end)]):
            return separator.start()
    return end


def _estate(read: _Read, end: int, done: int) -> Candidate | None:
    """A residential complex or a village right behind a district, with no number at all."""
    if ESTATE.match(read.letters, max(end - 16, done), end) is None or NUMBERED.match(read.letters, end):
        return None
    place = read.begin(end, done)
    if place is None:
        return None
    further = FURTHER.match(read.letters, end)
    start, region, _ = place
    end = further.end() if further else end
    text = read.characters[start:end]
    hamlet = not region
    if hamlet and _HAMLET.fullmatch(text) is None:
        return None
    head = head_of(text, True)
    if len(text) < 7 or head not in (RESIDENCE, VILLAGE):
        return None
    deep = sum(text.count(unit) for unit in "省市区县镇乡") > 3
    before, behind = read.letters[start - 1], read.letters[end]
    if before in _FIELD_EDGE and behind in _FIELD_EDGE:
        score = 0.6
    elif text.endswith(_HOMES) or deep:
        score = 0.5
    else:
        led = before in _FIELD_EDGE and behind == _WORD and read.characters[end] != "的"
        lead = read.characters[max(start - 2, 0) : start]
        led = led or ((lead[-1:] in _LED or lead == "住在") and behind in _LED_END)
        known = hamlet or sum(text.count(unit) for unit in "县区市镇乡街道") >= 2
        score = 0.5 if led and known else 0.4
    return Candidate(start, end, score, 0.9, region)


def _hidden(read: _Read, mask: int, done: int) -> Candidate | None:
    """An address masked before: 北京市海淀区马********."""
    stars = HIDDEN.match(read.letters, mask)
    name = HIDDEN_TAIL.match(read.letters, max(mask - 16, done), mask)
    place = read.begin(mask, done) if stars and name else None
    if stars is None or place is None:
        return None
    start, region, sure = place
    home = sure and stars.end() - mask > 3 and _names_home(read.characters[start:mask])
    if not region and not home:
        return None
    return Candidate(start, stars.end(), 0.6 if region else 0.5, 0.8, region, masked=True)


def _names_home(name: str) -> bool:
    """Whether a text is the name of a road or a residential complex and nothing more."""
    return 3 <= len(name) <= 6 and head_of(name, False) in (RESIDENCE, ROAD)


_READERS = {NUMBER: _numbered, ESTATE_SEED: _estate, HIDDEN_SEED: _hidden}

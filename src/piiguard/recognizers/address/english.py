"""Addresses of China in English: Room 401, Building 2, No. 88 Jianguo Road, Chaoyang District, Beijing.

Smaller units first (房 栋 号 路 区 市); a postcode behind the city is a finding of its own.
"""

from __future__ import annotations

import re

import numpy as np

from piiguard.recognizers.address.grammar import Candidate
from piiguard.text.folding import Symbols
from piiguard.text.texts import Ints

__all__ = ["english_addresses"]

_ROAD_WORD = re.compile(
    rb"(?i:Road|Rd|Street|St|Avenue|Ave|Lu|Lane|Jie|Dadao|Boulevard|Blvd|Highway|Alley|Hutong)(?![A-Za-z])"
)
_FIRST_TWO = np.zeros(1 << 16, dtype=np.bool_)  # of the words for roads, in three spellings
for _word in ("Ro", "Rd", "St", "Av", "Lu", "La", "Ji", "Da", "Bo", "Bl", "Hi", "Al", "Hu"):
    for _spelling in (_word, _word.upper(), _word.lower()):
        _FIRST_TWO[ord(_spelling[0]) << 8 | ord(_spelling[1])] = True
_WORDS_BEFORE, _WORDS_BEHIND = 6, 3  # between the word for a road and its number
_REACH = 120

_CITIES = (
    "Beijing|Shanghai|Tianjin|Chongqing|Guangzhou|Shenzhen|Hangzhou|Nanjing|Suzhou|Wuxi|Ningbo|Wenzhou|Chengdu|Wuhan|"
    "Xi'?an|Changsha|Zhengzhou|Jinan|Qingdao|Dalian|Shenyang|Harbin|Changchun|Hefei|Fuzhou|Xiamen|Quanzhou|Nanchang|"
    "Kunming|Guiyang|Nanning|Haikou|Sanya|Lanzhou|Xining|Yinchuan|Urumqi|Hohhot|Lhasa|Shijiazhuang|Taiyuan|Dongguan|"
    "Foshan|Zhuhai|Zhongshan|Huizhou|Changzhou|Nantong|Xuzhou|Yangzhou|Jiaxing|Shaoxing|Jinhua|Yiwu|Taizhou|Yantai|"
    "Weifang|Luoyang|Yichang|Guilin|Macau|Macao|Kowloon|Hong ?Kong|Taipei|Kaohsiung|New Territories|"
    "P\\.?\\s?R\\.?\\s?China|PRC|P\\.?R\\.?C\\.?|China|Taiwan|Guangdong|Zhejiang|Jiangsu|Shandong|Sichuan|Fujian|"
    "Hebei|Henan|Hubei|Hunan|Anhui|Jiangxi|Yunnan|Guizhou|Guangxi|Hainan|Shaanxi|Shanxi|Gansu|Liaoning|Jilin|"
    "Heilongjiang|Qinghai|Ningxia|Xinjiang|Tibet|Inner Mongolia"
)
_JOINT = r"\s{0,2},?\s{0,2}"
_PART = (
    r"(?:(?:Room|Rm|Flat|Unit|Suite|Apt|Apartment|House|Block|Blk|Building|Bldg|Tower|Floor|Level|Lane|Alley|No|Entrance)\b"
    r"\.?\s?#?(?:[A-Z]?\d{1,5}[A-Z]?(?:[-/]\w{1,5}){0,3}|[A-Z])\b(?:/F)?"
    r"|\d{1,3}(?:/F|F|st Floor|nd Floor|rd Floor|th Floor)\b|#\d{1,5}\b)"
)
_DOOR = r"(?:\d{1,4}(?:-\d{1,4}){1,3}\b)"
_KIND = (
    r"(?:Road|Rd\b\.?|Street|St\b\.?|Avenue|Ave\b\.?|Lane|Lu|Jie|Dadao|Boulevard|Blvd\b\.?|Highway|Alley|"
    r"Hutong)(?![A-Za-z]|,\s?(?:Flat|Room|Rm|Unit|Suite)\b)"
)
_ROAD = (
    r"(?:(?:No\.?\s?)?\d{1,5}(?:-\d{1,4})?[A-Z]?,?\s{1,2})?(?:[A-Z][\w'.]{0,14}(?:\s|\s?\(\w{1,7}\)\s)){1,4}"
    + _KIND
    + r"(?:\s?\(?(?:North|South|East|West|Central|N|S|E|W)\)?(?![A-Za-z]))?"
    r"(?:\s(?:No\.?\s?)?\d{1,5}(?![\d-]))?"
)
_NAME = (
    r"(?:[A-Z][\w'-]{0,14}\s){1,3}(?:District|County|City|Town|Village|New Area|Province|Gardens?|Plaza|"
    r"Estate|Mansion|Cent(?:re|er)|Park|Court|Community|Building|Tower|House)(?![A-Za-z])"
)
_LOCALITY = rf"(?:[A-Z][\w'-]{{0,14}}\s?){{1,3}}(?={_JOINT}(?:{_CITIES})(?![A-Za-z]))"  # Wan Chai, Hong Kong
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9])(?P<units>(?:(?:{_PART}|{_DOOR}|{_NAME}){_JOINT}){{0,6}})(?P<road>{_ROAD})"
    rf"(?P<rest>(?:{_JOINT}(?:{_PART}|{_NAME}|(?P<city>{_CITIES})(?![A-Za-z])|{_LOCALITY}))*)"
)
_UPPER = re.compile(r"[A-Z]{3,}")


def english_addresses(symbols: Symbols, start: Ints, end: Ints) -> list[Candidate]:
    """Addresses with a numbered road and a Chinese place; start, end: runs of digits and letters."""
    raw, found, done = b"", list[Candidate](), 1
    for place in _roads(symbols, start, end):
        raw = raw or symbols.tobytes()
        if place < done or _ROAD_WORD.match(raw, place) is None:
            continue
        candidate = _address(raw, place, done)
        if candidate is not None:
            found.append(candidate)
            done = candidate.end
    return found


def _roads(symbols: Symbols, start: Ints, end: Ints) -> list[int]:
    """Starts of words that may mean a road, behind another word and with a number near."""
    if len(start) < 3:
        return []
    first = symbols.take(start)
    word = _FIRST_TWO.take((first.astype(np.int64) << 8) | symbols.take(start + 1)).nonzero()[0]
    word = word[word > 0]
    word = word[(start.take(word) - end.take(word - 1) <= 2) & (end.take(word) - start.take(word) <= 9)]
    if not len(word):
        return []
    numbers = np.concatenate(([0], np.cumsum((first - np.uint8(48)) <= 9)))
    least = np.maximum(word - _WORDS_BEFORE, 0)
    most = np.minimum(word + _WORDS_BEHIND, len(start))
    near: list[int] = start.take(word[numbers.take(most) > numbers.take(least)]).tolist()
    return near


def _address(raw: bytes, place: int, done: int) -> Candidate | None:
    low = max(place - _REACH, done, raw.rfind(b"\0", 0, place) + 1)
    high = min(place + _REACH, len(raw))
    text = raw[low:high].decode("latin-1").split("\0")[0]
    if text.isupper() or _UPPER.search(text):
        text = _titled(text)
    for match in _ADDRESS.finditer(text):
        if match.end() + low > place >= match.start() + low:
            numbered = bool(match["units"]) or any(character.isdigit() for character in match["road"])
            if not numbered:
                return None
            end = low + match.start() + len(match.group().rstrip(", \n"))
            score = 0.8 if match["city"] else 0.4
            return Candidate(low + match.start(), end, score, 0.9, bool(match["city"]))
    return None


def _titled(text: str) -> str:
    """Capital letters as in a title, so that one pattern reads both; same length."""
    return re.sub(
        r"[A-Za-z']+",
        lambda match: match.group() if len(match.group()) < 3 else match.group().capitalize(),
        text,
    )

"""Whether Latin letters are written like a name (拼音及外文姓名): judged by the letters alone.

GB/T 28039-2011: surname first, given name in one word (Zhang San, Ouyang Wen); passports in capitals
(ZHANG SAN); also reversed (San Zhang), with a comma (Zhang, San) and with initials (S. Zhang). Letters with
accents are to be read \\x9a, as in folded symbols.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from piiguard.recognizers.person.latin_words import (
    CANTONESE,
    CANTONESE_SURNAMES,
    ENDS,
    FINALS,
    FOREIGN_SURNAMES,
    GIVEN,
    INITIALS,
    PLACES,
    SURNAMES,
    WHOLE,
    WORDS,
)

__all__ = [
    "ANY",
    "LAST",
    "LIKELY",
    "NAME",
    "NO_NAME",
    "PHRASE",
    "could_be_name",
    "is_cantonese_name",
    "is_pinyin_name",
    "name_in_phrase",
    "read_name",
    "score_of_value",
    "score_of_words",
    "syllables",
]

ANY, LIKELY = 2, 1  # how willing a cue is to take Latin letters for a name; see `Starts.latin`
NO_NAME = -3.0  # log-odds at and below which no cue helps
_LOWER = "a-z\x9a"
_TITLE_CASE = rf"[A-Z][{_LOWER}]+(?:[A-Z][{_LOWER}]+)?"  # McDonald
_WORD = rf"(?:{_TITLE_CASE}(?:['-][A-Za-z][{_LOWER}]*)*|[A-Z]{{2,}}(?:['-][A-Z]+)*|[A-Z]\.?)"
_END = r"(?![A-Za-z0-9_@/-])(?!\.[A-Za-z0-9])"
NAME = re.compile(rf"{_WORD}(?:(?:, ?| ){_WORD}){{1,3}}(?![A-Za-z0-9_@/])(?!\.[A-Za-z0-9])")
_ONE = re.compile(
    rf"(?:[A-Z][{_LOWER}]+(?:[A-Z][{_LOWER}]+)?|[A-Z]{{3,}}|[a-z]{{4,20}}(?: [a-z]{{2,12}})?){_END}"
)
LAST = re.compile(rf"(?<![A-Za-z0-9_@.-]){_WORD}(?:(?:, ?| ){_WORD}){{1,3}}(?= ?\Z)")
_PART = rf"(?:[{_LOWER}]+(?:[A-Z][{_LOWER}]+)?|[A-Z]+)(?:'[A-Z][{_LOWER}]+)?"
PHRASE = re.compile(
    rf"[A-Z]{_PART}(?:(?:(?: |, )[A-Z]|-[A-Za-z]){_PART}(?![{_LOWER}])){{1,3}}(?![A-Za-z0-9_@])"
)
_WORDS_OF = re.compile(r"[A-Za-z\x9a]+")
_SPLIT = re.compile(r"[ ,.'-]+")
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_SYLLABLE = 6
_LEADING = WORDS | frozenset("hi hello hey mr mrs ms miss dr prof contact call".split())
_ROLES = frozenset(("PM", "HR", "CS", "QA", "IT", "VP", "GM"))
_ANY_SURNAME = SURNAMES | CANTONESE_SURNAMES | FOREIGN_SURNAMES


@cache
def syllables() -> frozenset[str]:
    """Syllables of pinyin without tones (GB/T 16159); a few that no word uses are among them."""
    return frozenset([first + last for first in INITIALS for last in FINALS] + WHOLE)


def _is_given_name(letters: str) -> bool:
    """Whether letters are one or two syllables."""
    known = syllables()
    return letters in known or any(
        letters[:cut] in known and letters[cut:] in known
        for cut in range(1, min(len(letters), _LONGEST_SYLLABLE + 1))
    )


def _parts(name: str) -> list[str]:
    """Words of a name in lower case."""
    return [part for part in _SPLIT.split(name.lower()) if part]


def is_pinyin_name(name: str) -> bool:
    """Whether a name is a Chinese surname and one or two syllables, in either order.

    >>> is_pinyin_name("Zhang San"), is_pinyin_name("Wang, Xiaoming"), is_pinyin_name("Apple Watch")
    (True, True, False)
    """
    parts = _parts(_CASE.sub(" ", name))
    if len(parts) == 1:
        return any(
            parts[0][:cut] in SURNAMES and _is_given_name(parts[0][cut:])
            for cut in range(2, min(9, len(parts[0]) - 1))
        )
    if not 2 <= len(parts) <= 3:
        return False
    for surname, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        joined = "".join(given)
        if surname in SURNAMES and (len(joined) == 1 or _is_given_name(joined)):
            return True
    return False


def is_cantonese_name(name: str) -> bool:
    """Whether a name is a surname and two syllables as Hong Kong writes them: CHAN Tai Man, Lau Ka-ming."""
    parts = _parts(name)
    if len(parts) != 3:
        return False
    return any(
        surname in CANTONESE_SURNAMES and CANTONESE.issuperset(given)
        for surname, given in ((parts[0], parts[1:]), (parts[2], parts[:2]))
    )


def could_be_name(text: str) -> bool:
    """Whether no word of some words is one of forms or places."""
    given = _SPLIT.split(text.lower())
    return WORDS.isdisjoint(given) and PLACES.isdisjoint(given)


def _odds_alone(phrase: str) -> float:
    """Log-odds that capitalised words are a name without any cue: Zhang San, CHAN Tai Man, Peter Smith."""
    parts = _parts(phrase)
    if not parts or len(parts) > 4 or not (parts[0] in GIVEN or not _ANY_SURNAME.isdisjoint(parts)):
        return -9.0
    if not WORDS.isdisjoint(parts) or "".join(parts) in PLACES or not PLACES.isdisjoint(parts):
        return -9.0
    if is_cantonese_name(phrase):
        return 1.5
    if is_pinyin_name(phrase):
        return 1.0 if len("".join(parts)) > 5 else 0.2
    if len(parts) > 3:
        return -9.0
    surname, given = parts[-1] in _ANY_SURNAME, parts[0] in GIVEN
    return 1.5 if given and surname else -0.5 if given else -1.5 if surname and len(parts) == 2 else -9.0


@lru_cache(maxsize=1 << 14)
def name_in_phrase(phrase: str) -> tuple[int, int, float]:
    """Where the name in capitalised words begins and ends, and its log-odds without any cue.

    Words of forms before it are left out (Guest Li Na, PM Kevin Ye), and the field behind it.
    """
    whole = _cut(phrase)
    begin = 0
    for match in _WORDS_OF.finditer(whole):
        word = match.group()
        if word.lower() not in _LEADING and word not in _ROLES:
            begin = match.start()
            break
    return begin, len(whole), _odds_alone(whole[begin:])


def _cut(name: str) -> str:
    """The name without the field behind it (`Zhang San, IBAN`), and without a second name behind a comma."""
    before, comma, _ = name.partition(",")
    if comma and " " in before.strip():
        return before
    for match in _WORDS_OF.finditer(name):
        if match.start() and match.group().lower() in ENDS:
            return name[: match.start()].rstrip(" ,-")
    return name


def read_name(text: str, at: int, end: int, willing: int) -> tuple[int, float]:
    """End and score of the name that begins at a place of a text, looking as far as `end`; score 0 for
    none."""
    match = NAME.match(text, at, end)
    if match:
        name = _cut(match.group())
        if _SPLIT.search(name):
            return at + len(name), score_of_words(name, willing)
    match = _ONE.match(text, at, end)
    if not match:
        return at, 0.0
    behind = text[match.end() : match.end() + 2]
    goes_on = behind[:1] == " " and behind[1:].isupper()
    return match.end(), 0.0 if goes_on else _score_of_one(match.group(), willing)


def score_of_words(name: str, willing: int) -> float:
    """Score of several words; 0 for none."""
    parts = _parts(name)
    if not WORDS.isdisjoint(parts):
        return 0.0
    if is_pinyin_name(name) or is_cantonese_name(name):
        return 0.93 if willing == ANY else 0.85
    if parts[0] in GIVEN or parts[-1] in GIVEN:
        return 0.9 if willing == ANY else 0.75
    return 0.75 if willing == ANY else 0.0


def _score_of_one(name: str, willing: int) -> float:
    """Score of one word: LIUCHANG, ZhangSan, Alice."""
    parts = _parts(name)
    if not WORDS.isdisjoint(parts):
        return 0.0
    if is_pinyin_name(name) and (willing == ANY or not name.islower()):
        return 0.7
    if name.lower() in GIVEN and not name.islower():
        return 0.7 if willing == ANY else 0.55
    return 0.55 if willing == ANY and name[0].isupper() and not name.isupper() else 0.0


def score_of_value(value: str) -> float:
    """Score of a value that is Latin letters as a whole and may be a name; 0 for none."""
    if NAME.fullmatch(value):
        if is_pinyin_name(value):
            return score_of_words(value, ANY)
        return score_of_words(value, LIKELY) or 0.5 * score_of_words(value, ANY)
    return _score_of_one(value, LIKELY) if _ONE.fullmatch(value) else 0.0

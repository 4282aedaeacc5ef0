"""Names (姓名) of the persona's sex, in the script, the number of characters and the form of the value.

Chinese names from data/stand_in_names.csv: a compound surname (复姓) for a compound one, traditional
characters for traditional ones; what is masked (张*, 张某) or a title (先生) stays so. Names with a middle
dot and those of Tibetan, Mongolian, Uyghur and Kazakh elements are made of such parts. Latin names keep
order, capitals and initials: pinyin for pinyin, English ones for all others. Of kana, Hangul and Cyrillic
only the script stays.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.latin_names import CAPITALS, cased, latin_names
from piiguard.transforms.surrogates.name_draws import NameDraws, parts
from piiguard.transforms.surrogates.persona import FEMALE, MALE

__all__ = ["FAMILY"]

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HIDDEN = "*＊×某●○■□"
_HIDDEN_IN_NAME = frozenset(_HIDDEN)
_RUN = re.compile(
    rf"(?P<han>[{_HAN}〇{_HIDDEN}]+(?:·[{_HAN}{_HIDDEN}A-Za-z.]+)*)|(?P<latin>[^\W\d_]+)|"
    r"[ \-.,'’·()（）/_&、]+"
)
_PLAIN = re.compile(rf"[{_HAN}]{{1,4}}")  # most names, for speed
_LATIN = re.compile("[A-Za-zÀ-ɏ]+")
_SCRIPTS = (
    "あいうえおかきくけこさしすせそたちつてとなにのはまみもやゆよりるれろ",
    "アイウエオカキクケコサシスセソタチツテトナニノハマミモヤユヨリルレロ",
    "민서지현준영수진호은정경미희성재동혜원윤",
    "авекилмнорст",
)
_TITLES = {MALE: "先生", FEMALE: "女士"}
_SEXED = re.compile("先生|女士|小姐|太太|夫人")
_TITLE = re.compile(
    "(?<=.)(?:先生|女士|小姐|太太|夫人|老师|医生|大夫|经理|主任|教授|师傅|同志)$|(?<=^.)[总工]$"
)
_FOREIGN_MALE = tuple(
    "约翰 詹姆斯 罗伯特 迈克尔 威廉 大卫 理查德 约瑟夫 托马斯 查尔斯 丹尼尔 马修 安东尼 马克 保罗".split()
)
_FOREIGN_FEMALE = tuple(
    "玛丽 詹妮弗 琳达 伊丽莎白 芭芭拉 苏珊 杰西卡 莎拉 凯伦 南希 丽莎 玛格丽特 艾米莉 海伦 安娜".split()
)
_FOREIGN_SURNAMES = (
    "史密斯 约翰逊 布朗 琼斯 米勒 戴维斯 威尔逊 安德森 泰勒 摩尔 杰克逊 马丁 汤普森 怀特 哈里斯 克拉克 "
    "刘易斯 罗宾逊 沃克 霍尔"
).split()
_COMPOUND_FROM = 4  # characters from which a name without a known compound surname gets one
_LONGEST_CHINESE = 4
_LONGEST = 64


def _make(job: Job) -> list[str | None]:
    drawn = NameDraws.of(job)
    return [_name(drawn, row, value) for row, value in enumerate(job.values)]


def _name(drawn: NameDraws, row: int, value: str) -> str | None:
    text = value.strip()
    if not 0 < len(text) <= _LONGEST or not any(map(str.isalpha, text)):
        return None
    plain = text.replace(" ", "")
    if len(plain) != len(text) and not re.search("[A-Za-z]", text):
        text = plain  # 张 伟
    if _PLAIN.fullmatch(text):
        return _han(drawn, row, text)
    runs, at = [], 0
    while at < len(text):
        match = _RUN.match(text, at)
        if match is None:
            return None
        runs.append(match)
        at = match.end()
    latin = [run[0] for run in runs if run["latin"] and _LATIN.fullmatch(run[0])]
    words = iter(latin_names(drawn, row, latin, comma="," in text))
    written = ""
    for run in runs:
        if run["han"]:
            written += _han(drawn, row, run[0])
        elif run["latin"]:
            written += next(words) if _LATIN.fullmatch(run[0]) else _other_script(drawn, row, run[0])
        else:
            written += run[0]
    return written


def _han(drawn: NameDraws, row: int, text: str) -> str:
    if "·" in text:
        return _dotted(drawn, row, text)
    match = _TITLE.search(text)
    name, title = (text[: match.start()], match[0]) if match else (text, "")
    if _SEXED.fullmatch(title):
        title = _TITLES[drawn.sexes[row]]
    if len(name) > _LONGEST_CHINESE or _of_parts(name):
        return _minority(drawn, row, len(name)) + title
    simplified = name.translate(_to_simplified())
    new = _chinese(drawn, row, simplified)
    if simplified != name:
        new = new.translate(_traditional())
    if not _HIDDEN_IN_NAME.isdisjoint(name):
        new = "".join(old if old in _HIDDEN else one for old, one in zip(name, new, strict=True))
    return new + title


def _chinese(drawn: NameDraws, row: int, name: str) -> str:
    """Surname and given name, together as long as `name`."""
    double = len(name) >= _COMPOUND_FROM or name[:2] in _compounds()
    surname = drawn.compounds[row] if double else drawn.surnames[row]
    given = drawn.given[drawn.sexes[row]]
    return surname + "".join(given[place][row] for place in range(len(name) - len(surname)))


@cache
def _compounds() -> frozenset[str]:
    return frozenset(parts("compound").parts)


def _dotted(drawn: NameDraws, row: int, text: str) -> str:
    """As many parts as there are, of the same kind."""
    old = text.split("·")
    if any(part in _known_parts() for part in old) or len(old[0]) > 3:
        new = [drawn.one_of(row, at, _minority_parts()) for at in range(len(old))]
    else:
        new = [
            drawn.one_of(row, at, _FOREIGN_MALE if drawn.sexes[row] == MALE else _FOREIGN_FEMALE)
            for at in range(len(old) - 1)
        ]
        new.append(drawn.one_of(row, len(old), _FOREIGN_SURNAMES))
    return "·".join(
        _initials(drawn, row, part) if part.isascii() else one for part, one in zip(old, new, strict=True)
    )


def _minority(drawn: NameDraws, row: int, length: int) -> str:
    """Two parts or more, at least as long."""
    written, at = "", 0
    while len(written) < length or at < 2:
        written += drawn.one_of(row, at, _minority_parts())
        at += 1
    return written


def _initials(drawn: NameDraws, row: int, part: str) -> str:
    """Other capitals for A.J., nothing else for what is masked."""
    return "".join(drawn.one_of(row, at, CAPITALS) if one.isalpha() else one for at, one in enumerate(part))


@cache
def _minority_parts() -> tuple[str, ...]:
    from piiguard.recognizers.person.name_parts import PARTS

    return tuple(part for part in PARTS if len(part) > 1)


@cache
def _known_parts() -> frozenset[str]:
    return frozenset(_minority_parts())


def _of_parts(name: str) -> bool:
    return len(name) > 3 and any(
        name[:end] in _known_parts() and name[end:] in _known_parts() for end in range(2, len(name) - 1)
    )


@cache
def _to_simplified() -> dict[int, int]:
    from piiguard.recognizers.person.tables import load

    table = load().simplified
    changed = np.flatnonzero(table != np.arange(len(table)))
    return dict(zip(changed.tolist(), table[changed].tolist(), strict=True))


@cache
def _traditional() -> dict[int, int]:
    """The traditional form of each character that is the simplified form of one only."""
    found: dict[int, list[int]] = {}
    for code, simple in _to_simplified().items():
        found.setdefault(simple, []).append(code)
    return {simple: codes[0] for simple, codes in found.items() if len(codes) == 1}


def _other_script(drawn: NameDraws, row: int, word: str) -> str:
    """Characters of the same script; of a script that is not known here, Latin ones."""
    script = next((one for one in _SCRIPTS if _block(one[0]) == _block(word[0])), _SCRIPTS[0])
    new = "".join(drawn.one_of(row, at, tuple(script)) for at in range(len(word)))
    return cased(new, word) if word[0].isupper() else new


def _block(character: str) -> int:
    """Which of the blocks of the four scripts a character lies in; 0 for none."""
    ranges = (("\u3041", "\u309f"), ("\u30a0", "\u30ff"), ("\uac00", "\ud7a3"), ("\u0400", "\u04ff"))
    return next((at for at, (first, last) in enumerate(ranges, 1) if first <= character <= last), 0)


FAMILY = Family(("PERSON",), _make)

"""Sex (性别), age (年龄) and date of birth (出生日期) of the persona, in the words and the form of the value.

They follow the persona, so that they agree with the resident ID of the record; by chance they may be the real
ones, which tells nobody so.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable, Sequence

from piiguard.checks.dates import DAYS_IN_MONTH
from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.persona import FEMALE, MALE, UNTOLD, Reading

__all__ = ["FAMILY"]

# Codes 1 and 2: GB/T 2261.1; 0 there is "unknown" and elsewhere "female", so it is unfit.
_PAIRS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "男/女 男性/女性 男士/女士 先生/女士 男生/女生 男孩/女孩 男童/女童 男婴/女婴 1/2 1-男/2-女 1男/2女 "
        "m/f male/female man/woman boy/girl mr/ms mr./ms. nan/nv"
    ).split()
)
_SEX = {word: (sex, pair) for pair in reversed(_PAIRS) for sex, word in ((MALE, pair[0]), (FEMALE, pair[1]))}
_SEX_UNTOLD = frozenset("9 未知 不详 未说明 未说明的性别 未知的性别 unknown u".split())

_HAN_DIGITS = "〇一二三四五六七八九"
_HAN = {one: value for value, one in enumerate(_HAN_DIGITS)} | {"零": 0, "○": 0}
_HAN_NUMBER = "[一二三四五六七八九十廿卅]{1,3}"
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NAME = "(?P<name>" + "|".join(f"{name[:3]}(?:{name[3:]}|\\.)?" for name in _MONTHS) + "|sept)"
_TAIL = r"(?P<tail>[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_ST = "(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(rf"(?P<before>\D*?){form}{_TAIL}(?P<after>\D*)", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})\s*[-/.年,_\s]\s*(?P<month>\d{1,2})\s*[-/.月,_\s]\s*(?P<day>\d{1,2})\s*[日号]?",
        r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})",
        r"(?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})[-/. ](?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}}){_ST}[-/.,\s]*{_MONTH_NAME}[-/.,\s]*(?P<year>\d{{4}})",
        rf"{_MONTH_NAME}[-/.,\s]*(?P<day>\d{{1,2}}){_ST}[-/.,\s]+(?P<year>\d{{4}})",
        r"(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{2})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?",
        r"(?P<year>\d{4})\s*[-/.年]?\s*(?P<month>\d{2}|\d)\s*月?",
        r"(?P<year>\d{4})\s*年?",
        r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]",
        rf"(?P<han_year>[〇○零一二三四五六七八九]{{4}})年(?:(?P<han_month>{_HAN_NUMBER})月"
        rf"(?:(?P<han_day>{_HAN_NUMBER})[日号])?)?",
    )
)
_AGE = re.compile(
    rf"(?P<before>\D*?)(?:(?P<years>\d{{1,3}})(?P<rest>\.0+)?|(?P<han>{_HAN_NUMBER}))(?P<after>[^\d个月天日]*)"
)
_INFANT = re.compile(r"\d{1,3}\s*(?:个?月|天|日|周)(?:龄|大)?")
_OLDEST = 150


def _make(job: Job) -> list[str | None]:
    if job.entity == "SEX":
        return [_sex(value, sex) for value, sex in zip(job.values, job.personas.sex.tolist(), strict=True)]
    if job.entity == "AGE":
        return _ages(job)
    dates = zip(job.values, job.personas.year.tolist(), job.personas.month_and_day.tolist(), strict=True)
    return [_date(value, year, *divmod(day, 100)) for value, year, day in dates]


def _sex(value: str, sex: int) -> str | None:
    word = value.strip()
    if word.lower() in _SEX_UNTOLD:
        return value
    known = _SEX.get(word.lower())
    return None if known is None else _cased(known[1][0 if sex == MALE else 1], word)


def _cased(new: str, old: str) -> str:
    """`new` in small letters, capitals, or with the first one large, as `old` is."""
    if old.isupper():
        return new.upper()
    return new.capitalize() if old[:1].isupper() else new


def _ages(job: Job) -> list[str | None]:
    """The age of the persona on the day; its own where the year of birth stays and nothing else tells it."""
    day = job.day
    ages = job.personas.age((day.year, day.month, day.day)).tolist()
    made: list[str | None] = []
    for value, age, year in zip(job.values, ages, job.personas.real.year.tolist(), strict=True):
        if _INFANT.fullmatch(value.strip()):
            made.append(value if "birth_year" in job.kept else f"{max(age, 0)}岁")
            continue
        match = _AGE.fullmatch(value.strip())
        old = _age(match) if match else UNTOLD
        if match is None or not 0 <= old <= _OLDEST:
            made.append(None)
            continue
        new = max(age, 0) if year != UNTOLD or "birth_year" not in job.kept else old
        number = _han_number(new) if match["han"] else str(new)
        made.append(f"{match['before']}{number}{match['rest'] or ''}{match['after']}")
    return made


def _age(match: re.Match[str]) -> int:
    return int(match["years"]) if match["years"] else _of_han(match["han"])


def _date(value: str, year: int, month: int, day: int) -> str | None:
    match, _ = _read(value)
    if match is None:
        return None
    new = {
        "year": lambda old: f"{year:04}"[-len(old) :],
        "month": lambda old: _padded(month, old),
        "day": lambda old: _padded(day, old),
        "name": lambda old: _month_name(month, old),
        "han_year": lambda old: "".join(_HAN_DIGITS[int(one)] for one in f"{year:04}"),
        "han_month": lambda old: _han_number(month),
        "han_day": lambda old: _han_number(day),
        "tail": lambda old: re.sub(r"\d", "0", old),
    }
    return _replaced(value, match, new)


def _replaced(value: str, match: re.Match[str], new: dict[str, Callable[[str], str]]) -> str:
    """The value with each named part that was found given its new text."""
    parts = sorted((match.span(name), name) for name in match.groupdict() if name in new and match[name])
    written, end = "", 0
    for (start, stop), name in parts:
        written += value[end:start] + new[name](match[name])
        end = stop
    return written + value[end:]


def _read(value: str) -> tuple[re.Match[str] | None, int]:
    """The first form in which the value is a date that exists, and its year; a short one is of 19yy."""
    if len(value) > 64:
        return None, UNTOLD
    for form in _FORMS:
        match = form.fullmatch(value)
        year = _told(match) if match else None
        if year is not None:
            return match, year
    return None, UNTOLD


def _told(match: re.Match[str]) -> int | None:
    """The year of a date that exists, `UNTOLD` where it tells none; None of one that does not exist."""
    parts = match.groupdict()
    if han := parts.get("han_year"):
        year = int("".join(str(_HAN[one]) for one in han))
        month = _of_han(parts["han_month"]) if parts["han_month"] else 1
        day = _of_han(parts["han_day"]) if parts["han_day"] else 1
    else:
        year = int(parts.get("year") or 2000)
        name = parts.get("name")
        month = _month_number(name) if name else int(parts.get("month") or 1)
        day = int(parts.get("day") or 1)
    if len(parts.get("year") or "0000") == 2:
        year += 1900 if year else 2000  # of 1900 and 2000 only one had a 29 February
    if not 1 <= month <= 12 or not 1 <= day <= DAYS_IN_MONTH[month - 1] + (month == 2 and isleap(year)):
        return None
    return year if parts.get("year") or han else UNTOLD


def _padded(number: int, old: str) -> str:
    """As wide as `old` if that was filled with 0 or had two digits anyway; 9 may become 10."""
    return f"{number:02}" if len(old) == 2 else str(number)


def _month_number(name: str) -> int:
    return 1 + next(at for at, full in enumerate(_MONTHS) if full.startswith(name[:3].lower()))


def _month_name(month: int, old: str) -> str:
    full = _MONTHS[month - 1]
    short = len(old.rstrip(".")) <= 4 and old.rstrip(".").lower() not in _MONTHS
    text = (full[:3] + "." * old.endswith(".")) if short else full
    return _cased(text, old)


def _of_han(numerals: str) -> int:
    """二十三, 廿三, 十: up to 99."""
    tens, ten, ones = numerals.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)


def _han_number(number: int) -> str:
    """Up to 99; more as digits."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN_DIGITS[ones]
    return ("" if tens == 1 else _HAN_DIGITS[tens]) + "十" + (_HAN_DIGITS[ones] if ones else "")


def _reads(values: Sequence[str]) -> Reading:
    """The sex that words and the year that dates tell."""
    told = Reading.nothing(len(values))
    for row, value in enumerate(values):
        if known := _SEX.get(value.strip().lower()):
            told.sex[row] = known[0]
        else:
            _, told.year[row] = _read(value)
    return told


FAMILY = Family(("SEX", "AGE", "DATE_OF_BIRTH"), _make, _reads, coincides=True)

"""Date of birth (出生日期), GB/T 7408.

Any way of writing a date, where a label says that it is one of birth. 1990-01-02, 1990/1/2, 1990.01.02,
19900102, 900102, 1990年1月2日, 一九九〇年一月二日, 02/01/1990, 2 January 1990, lunar ones (农历), year with
month (出生年月). The label stands before it, or 出生 / 生 behind it.
"""

from __future__ import annotations

import re

import numpy as np

from piiguard.checks.dates import FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR, valid_date
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.stretches import raw_text, row_start
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import (
    AMOUNT_UNIT,
    CONNECTOR_HAN,
    CURRENCY,
    HAN,
    HAN_DIGIT,
    LIST_COMMA,
    SENTENCE_END,
    table,
)
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import ALNUM, Cells, custom

ENTITY = Entity("DATE_OF_BIRTH", "出生日期", "date of birth", Category.DEMOGRAPHIC, None, "DATE_OF_BIRTH")
LABELS = (
    *(
        "出生日期 出生年月日 出生年月 出生时间 出生日 出生 出生于 生于 诞生于 生日 生日是 阳历生日 "
        "阴历生日 农历生日 公历生日 生辰 诞辰 本人生日 孩子生日 出生时辰 民国生日 dob d.o.b d.o.b. birth "
        "birthday birthdate "
        "birth_date birthdate date_of_birth dateofbirth born born_date born_on birth_dt bth_dt birth_day "
        "csrq csny csnyr shengri".split()
    ),
    "date of birth",
    "birth date",
    "born on",
    "birth day",
)
HEADERS = (
    "出生日期",
    "出生年月",
    "出生年月日",
    "生日",
    "birthday",
    "birth_date",
    "birthdate",
    "date_of_birth",
    "dob",
    "csrq",
    "csny",
)

_VERBS = ("出生", "出生于", "诞生于", "born")
_ASCII_DIGIT = table(range(48, 58))
_NUMERAL = _ASCII_DIGIT | table(range(HAN_DIGIT, HAN_DIGIT + 10), "*")
_LATIN = table(range(65, 91), range(97, 123))
_HAN = table(HAN)


def _behind_year(cells: Cells, counted: Bools) -> Bools:
    """Month and day: the digits outside the year; of Chinese numerals all that stands behind it."""
    symbols = cells.symbols
    numeral = _NUMERAL[symbols]
    begins = numeral.copy()
    begins[1:] &= ~numeral[:-1] | (cells.value[1:] != cells.value[:-1])
    group = np.cumsum(begins) - 1  # which stretch of digits, over all values
    sizes = np.bincount(group[numeral], minlength=max(int(begins.sum()), 1))
    size = np.where(numeral, sizes[np.maximum(group, 0)], 0)
    four = numeral & (size == 4)
    has_four = np.repeat(cells.totals(four), cells.sizes) > 0
    ordinal = cells.count_before(begins) + begins
    first = numeral & (ordinal == 1)
    block = first & (size >= 6)  # 19900102, 900102
    place = cells.count_before(numeral)
    year = np.where(block, place < size - 4, np.where(has_four, four & (cells.count_before(four) < 4), first))
    spoken = (
        np.repeat(cells.totals(numeral & ~_ASCII_DIGIT[symbols] & (symbols != ord("*"))), cells.sizes) > 0
    )
    behind = cells.count_before(year) > 0
    return (numeral | _LATIN[symbols] | (spoken & behind)) & ~year


MASK = custom(_behind_year, counted=ALNUM, source="1990-**-**")

_YEAR, _MONTH, _DAY = ord("年"), ord("月"), ord("日")
_SPACE = ord(" ")

_HAN_NUMERALS = "〇零○一二三四五六七八九十廿卅正冬腊初元幺两"
_NUMBER = rf"(?:[0-9０-９]{{1,2}}|[{_HAN_NUMERALS}]{{1,3}})"
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_ODD = re.compile(
    rf"(?:公元|公历|阳历|农历|阴历|旧历|西元|民国|民國)?\s?"
    rf"(?:(?P<year>[0-9０-９]{{4}}|[0-9０-９]{{2}}|[{_HAN_NUMERALS}]{{4}}|[{_HAN_NUMERALS}]{{2}})\s?年?(?:[（(]?(?:公历|农历|阴历)[)）]?)?"
    rf"\s?(?<=[年历)）\s])(?:闰)?(?P<month>{_NUMBER}|\*{{1,2}})\s?月(?:份)?\s?(?:(?:{_NUMBER}|\*{{1,2}})\s?[日号號]?)?"
    rf"|{_NUMBER}\s?月\s?{_NUMBER}\s?[日号號]?"
    rf"|{_MONTH_NAME}\.?\s?[0-9]{{1,2}}(?:st|nd|rd|th)?\s?,?\s?[0-9]{{4}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?[\s./-]{{1,2}}{_MONTH_NAME}\.?,?[\s./-]{{1,2}}[0-9]{{2,4}}"
    rf"|[0-9]{{4}}[\s./-]{_MONTH_NAME}[\s./-][0-9]{{1,2}}"
    rf"|[0-9０-９]{{4}}\s?[年./-]\s?\*{{1,2}}\s?[月./-]\s?\*{{1,2}}日?)",
    re.IGNORECASE,
)
_LUNAR = re.compile(
    rf"(?:农历|阴历)?[正一二三四五六七八九十冬腊]{{1,2}}月(?:初|十|廿|二十|三十)?[{_HAN_NUMERALS}]{{1,2}}"
)
_REACH, _LOOK_BACK = 26, 18


def find(batch: Batch, own: Bools) -> Spans:
    """Dates behind a label of birth, and before 出生 or 生."""
    parts = []
    if batch.has_label(own):
        labels = batch.labels
        start = np.unique(labels.value[labels.roles(own)])
        plain, left = _plain(batch, start)
        parts += [plain, _odd(batch, left), _before_label(batch, own)]
    parts.append(_before_sheng(batch))
    return Spans.concatenate(parts) if len(parts) > 1 else parts[0]


def _plain(batch: Batch, start: Ints) -> tuple[Spans, Ints]:
    """Dates of ASCII digits that begin at `start`, and the starts where there is none."""
    digits = batch.digits
    if not len(digits):
        return Spans.none(), start
    run = np.minimum(np.searchsorted(digits.start, start), len(digits) - 1)
    held = digits.start[run] == start
    block, block_end, block_flaw = _blocks(batch, run)
    parts, parts_end, parts_flaw = _separated(batch, run)
    chosen = held & (block | parts)
    end = np.where(parts, parts_end, block_end)
    flaw = np.where(parts, parts_flaw, block_flaw)
    score = np.where(flaw > 0, 0.6, 0.9)
    spans = Spans.of(
        start[chosen],
        end[chosen],
        score[chosen],
        int(Evidence.SHAPE | Evidence.LABEL | Evidence.DATE),
        flaw[chosen],
    )
    return spans, start[~chosen]


def _number(batch: Batch, first: Ints, width: Ints, most: int) -> Ints:
    """The number that `width` digits of the stream spell."""
    stream = batch.digits.stream
    value = np.zeros(len(first), dtype=np.int64)
    for place in range(most):
        at = np.minimum(first + place, len(stream) - 1)
        value = np.where(place < width, value * 10 + stream[at].astype(np.int64) - 48, value)
    return value


def _blocks(batch: Batch, run: Ints) -> tuple[Bools, Ints, Ints]:
    """19900102, 900102, 199001."""
    digits = batch.digits
    length, first = digits.length[run], digits.first[run]
    two = np.full(len(run), 2)
    year = np.where(length == 8, _number(batch, first, two * 2, 4), 2000 + _number(batch, first, two, 2))
    month, day = _number(batch, first + length - 4, two, 2), _number(batch, first + length - 2, two, 2)
    right = valid_date(year, month, day) & ((length == 6) | _of_birth(year))
    century = _number(batch, first, two * 2, 4)
    year_month = (length == 6) & _of_birth(century) & (day >= 1) & (day <= 12) & ~right
    end = batch.with_float_tail(digits.end[run])
    clean = batch.clean_after(digits.end[run])
    plausible = (length == 8) & _of_birth(year)
    flaw = np.where(right | year_month, int(Flaw.NONE), int(Flaw.DATE))
    return clean & (((length == 8) & (right | plausible)) | ((length == 6) & (right | year_month))), end, flaw


def _of_birth(year: Ints) -> Bools:
    return (year >= FIRST_BIRTH_YEAR) & (year <= LAST_BIRTH_YEAR)


def _separated(batch: Batch, run: Ints) -> tuple[Bools, Ints, Ints]:
    """Year, month, day or day, month, year, set apart by - / . 年 月 or a space; the day may be missing."""
    digits = batch.digits
    last = len(digits) - 1
    second, third = np.minimum(run + 1, last), np.minimum(run + 2, last)
    lengths = [digits.length[index] for index in (run, second, third)]
    values = [
        _number(batch, digits.first[index], np.minimum(size, 4), 4)
        for index, size in zip((run, second, third), lengths, strict=True)
    ]
    one, two = _joint(batch, run, second, (_YEAR,)), _joint(batch, second, third, (_MONTH,))
    short = [size <= 2 for size in lengths]
    year_first = ((lengths[0] == 4) & _of_birth(values[0])) | (lengths[0] == 2)
    whole = one & two & year_first & short[1] & short[2]
    year_last = one & two & short[0] & short[1] & (lengths[2] == 4) & _of_birth(values[2])
    month_only = (
        one
        & (lengths[0] == 4)
        & _of_birth(values[0])
        & short[1]
        & (values[1] >= 1)
        & (values[1] <= 12)
        & ~whole
    )
    year = np.where(year_last, values[2], np.where(lengths[0] == 2, 2000, values[0]))
    day = np.where(year_last, values[0], values[2])
    right = valid_date(year, values[1], day) | (year_last & valid_date(year, day, values[1]))
    whole &= right | (lengths[0] == 4)
    year_last &= right
    whole |= year_last
    end = np.where(whole, digits.end[third], digits.end[second])
    closing = np.where(whole, _DAY, _MONTH)
    at = end + (batch.symbols[end] == _SPACE)
    codes = batch.texts.codes
    end = np.where((codes[at] == closing) | (whole & np.isin(codes[at], (ord("号"), ord("號")))), at + 1, end)
    return whole | month_only, end, np.where(whole & ~right, int(Flaw.DATE), int(Flaw.NONE))


def _joint(batch: Batch, left: Ints, right: Ints, characters: tuple[int, ...]) -> Bools:
    """Whether one separator, spaces aside, stands between two runs of digits."""
    digits, symbols, codes = batch.digits, batch.symbols, batch.texts.codes
    begin, width = digits.end[left], digits.start[right] - digits.end[left]
    joined = (right > left) & (width >= 1) & (width <= 3)
    marks, spaces = np.zeros(len(left), dtype=np.int64), np.zeros(len(left), dtype=np.int64)
    for step in range(3):
        held = step < width
        mark = table("-/.")[symbols[begin + step]] | np.isin(codes[begin + step], characters)
        space = symbols[begin + step] == _SPACE
        joined &= ~held | mark | space
        marks, spaces = marks + (held & mark), spaces + (held & space)
    answer: Bools = joined & ((marks == 1) | ((marks == 0) & (spaces == 1)))
    return answer


def _odd(batch: Batch, start: Ints) -> Spans:
    """Chinese numerals, names of months, lunar dates, month and day alone, dates masked before."""
    numeral = _NUMERAL | _LATIN | _HAN | table(CURRENCY, AMOUNT_UNIT, CONNECTOR_HAN)
    start = start[numeral[batch.symbols[start]]]
    if not len(start):
        return Spans.none()
    found = []
    for first in start.tolist():
        match = _date_at(raw_text(batch, first, first + _REACH))
        if match:
            found.append((first, first + len(match), "*" in match))
    if not found:
        return Spans.none()
    begin, end, masked = (np.array(column) for column in zip(*found, strict=True))
    return Spans.of(begin, end, 0.85, int(Evidence.SHAPE | Evidence.LABEL), masked=masked)


def _date_at(text: str) -> str | None:
    match = _ODD.match(text) or _LUNAR.match(text)
    return match.group().rstrip() if match else None


_BEFORE = re.compile(
    r"(?<![0-9０-９./-])(?:[0-9０-９]{4}\s?[-/.年]\s?[0-9０-９]{1,2}(?:\s?[-/.月]\s?[0-9０-９]{1,2}\s?[日号號]?|\s?月)"
    rf"|[0-9]{{2}}年[0-9]{{1,2}}月[0-9]{{1,2}}[日号號]|(?:19|20)[0-9]{{6}}|[{_HAN_NUMERALS}]{{2,4}}年[{_HAN_NUMERALS}]{{1,3}}月(?:[{_HAN_NUMERALS}]{{1,3}}[日号號])?)\s?[（(]?\Z"
)


def _before_label(batch: Batch, own: Bools) -> Spans:
    """1990年1月2日出生, 1990-01-02（生日）: a date right before a label that has no value behind it."""
    labels, symbols = batch.labels, batch.symbols
    verb = batch.index.members(_VERBS)[labels.word]
    idle = ~(_NUMERAL | _LATIN)[symbols[labels.value]]
    tail = (_NUMERAL | _HAN | table("( "))[symbols[labels.start - 1]]
    return _dates_before(batch, labels.start[own[labels.word] & tail & (verb | idle)])


_CLOSING = table(" ,.;:!()\n\r\t", 0, SENTENCE_END, LIST_COMMA)


def _before_sheng(batch: Batch) -> Spans:
    """1990年1月2日生，: 生 closes the phrase; 生效, 生产 do not."""
    digits, codes = batch.digits, batch.texts.codes
    if not len(digits):
        return Spans.none()
    end = digits.end
    at = end + (codes.take(end) == _DAY)
    born = at.take((codes.take(at) == ord("生")).nonzero()[0])
    if not len(born):
        return Spans.none()
    closing = (
        _CLOSING.take(batch.symbols.take(born + 1))
        | (codes.take(born + 1) == ord("于"))
        | (codes.take(born + 1) == ord("的"))
    )
    return _dates_before(batch, born[closing])


def _dates_before(batch: Batch, behind: Ints) -> Spans:
    found = []
    for position in behind.tolist():
        begin = max(position - _LOOK_BACK, row_start(batch, position))
        text = raw_text(batch, begin, position)
        match = _BEFORE.search(text)
        if match:
            found.append((begin + match.start(), begin + match.start() + len(match.group().rstrip(" （("))))
    if not found:
        return Spans.none()
    start, end = (np.array(column) for column in zip(*found, strict=True))
    return Spans.of(start, end, 0.8, int(Evidence.SHAPE | Evidence.CONTEXT | Evidence.DATE))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_4}), MASK, find, HEADERS)

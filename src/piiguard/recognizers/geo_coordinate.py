"""Coordinates (经纬度).

A pair 116.397428,39.90923 in either order, a labelled longitude or latitude, 39°54'33"N. Four decimals and
more are 11 m or closer, a precise location (PIPL art. 28: 行踪轨迹 for a series of them). Without a label a
pair must lie in the box lon 72.004 to 137.8347, lat 0.8293 to 55.8271 that conversion code for GCJ-02 uses;
with one, anywhere on earth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import members
from piiguard.recognizers.scoring import Floats, judge
from piiguard.recognizers.stretches import raw_text
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import AMOUNT_UNIT, CURRENCY, HAN, LIST_COMMA, ZERO_WIDTH, code_table, table
from piiguard.text.runs import DOT, Bools, Runs
from piiguard.text.texts import Ints
from piiguard.transforms.mask import DIGITS, Cells, custom

ENTITY = Entity("GEO_COORDINATE", "经纬度", "coordinates", Category.LOCATION)
_LONGITUDE = tuple(
    "经度 东经 西经 lng lon long longitude jingdu gps_lng gps_lon geo_lng geo_lon jd x_lng".split()
)
_LATITUDE = tuple("纬度 北纬 南纬 lat latitude weidu gps_lat geo_lat wd".split())
_PAIR = tuple(
    "经纬度 经纬 纬经度 坐标 gps坐标 位置坐标 定位坐标 地理坐标 坐标点 轨迹点 定位 位置 地理位置 gps "
    "lnglat latlng latlon lonlat lng_lat lat_lng coord coords coordinate coordinates geo_point "
    "geopoint gps_location location track_point lbs zb jwd point".split()
)
LABELS = _LONGITUDE + _LATITUDE + _PAIR
HEADERS = (
    "经纬度",
    "经度",
    "纬度",
    "坐标",
    "gps",
    "lng",
    "lat",
    "longitude",
    "latitude",
    "lnglat",
    "coordinate",
    "geo_point",
)


def _two_decimals(cells: Cells, counted: Bools) -> Bools:
    """Digits behind the second decimal, 1.1 km; all decimals where those are too few; seconds of arc."""
    member = counted | (cells.symbols == ord("."))
    begins = member.copy()
    begins[1:] &= ~member[:-1] | (cells.value[1:] != cells.value[:-1])
    number = cells.count_before(begins) + begins - 1  # which number of the value
    numbers = np.repeat(cells.totals(begins), cells.sizes)
    arc = np.repeat(cells.totals((cells.symbols == ord("'")) | (cells.symbols == HAN)), cells.sizes) > 0
    parts = np.where(numbers % 3 == 0, 3, 2)  # degrees, minutes, seconds; or degrees and minutes
    place = _decimal_place(cells, counted)
    few = np.repeat(cells.totals(place > 2), cells.sizes) < 4
    return np.where(arc, number % parts == parts - 1, (place > 2) | (few & (place > 0)))


def _decimal_place(cells: Cells, counted: Bools) -> Ints:
    """For each digit its place behind the decimal point of its number, from 1; 0 elsewhere."""
    index = np.arange(len(counted))
    last = np.maximum.accumulate(np.where(counted & (cells.offset > 0), 0, index))
    return np.where(counted & (cells.symbols[last] == ord(".")), index - last, 0)


MASK = custom(_two_decimals, counted=DIGITS, source="rounded to two decimals")

_DIGITS, _LETTERS = table(range(48, 58)), table(range(65, 91), range(97, 123), "_")
_COMPASS = table("NSEWnsew")
_SEPARATOR = table(" \t,;/|", ZERO_WIDTH, LIST_COMMA)
_WIDEST = 6  # characters between the two of a pair
_LON, _LAT = (72.004, 137.8347), (0.8293, 55.8271)
_DEGREE = code_table("\xb0\xba")  # ° and the ordinal º that looks like it


@dataclass(slots=True)
class _Decimals:
    """Decimal numbers: span with sign, where the digits begin, value, decimals, whether some are masked."""

    start: Ints
    digits: Ints
    end: Ints
    value: Floats
    places: Ints
    masked: Bools

    def take(self, chosen: Bools | Ints) -> _Decimals:
        """The chosen numbers."""
        return _Decimals(*(getattr(self, name)[chosen] for name in self.__slots__))


def find(batch: Batch, own: Bools) -> Spans:
    """Pairs, labelled single values, masked ones, and degrees with minutes."""
    parts = []
    if Trigger.DOTTED in batch.triggers:
        parts += _of_decimals(batch, own, _decimals(batch, batch.digits))
    if Trigger.MASK in batch.triggers:
        found = _decimals(batch, batch.masked_words)
        parts += _of_decimals(batch, own, found.take(found.masked | _beside(found.masked)))
    parts.append(_sexagesimal(batch, own))
    return Spans.concatenate(parts)


def _beside(marks: Bools) -> Bools:
    """Whether a neighbour is marked."""
    beside = np.zeros(len(marks), dtype=np.bool_)
    beside[1:] |= marks[:-1]
    beside[:-1] |= marks[1:]
    return beside


def _decimals(batch: Batch, runs: Runs) -> _Decimals:
    symbols = batch.symbols
    run = ((runs.gap == DOT) & (runs.length <= 3)).nonzero()[0]
    run = run[symbols.take(runs.start.take(run) - 1) != ord(".")]
    run = run[runs.gap.take(run + 1) != DOT]
    width = runs.length.take(run + 1)
    run = run[(width >= 3) & (width <= 17) & (runs.start.take(run + 1) - runs.end.take(run) == 1)]
    if not len(run):
        return _Decimals(run, run, run, np.empty(0), run, np.empty(0, dtype=np.bool_))
    start, end = runs.start[run], runs.end[run + 1]
    whole, masked = np.zeros(len(run)), np.zeros(len(run), dtype=np.bool_)
    clean = _clean(batch, start, end)
    for place in range(7):  # three before the point, four behind
        if place < 3:
            held, symbol = place < runs.length[run], runs.stream[runs.first[run] + place]
            whole = np.where(held, whole * 10 + symbol - 48.0, whole)
        else:
            held, symbol = place - 3 < runs.length[run + 1], runs.stream[runs.first[run + 1] + place - 3]
            hidden = symbol == ord("*")
            masked |= held & hidden
            whole += np.where(held & ~hidden, (symbol - 48.0) * 10.0 ** (2 - place), 0.0)
        clean &= ~held | _DIGITS[symbol] | ((symbol == ord("*")) & (place >= 3))
    masked |= symbols[end - 1] == ord("*")
    sign = ((symbols[start - 1] == ord("-")) | (symbols[start - 1] == ord("+"))) & ~_DIGITS[
        symbols[start - 2]
    ]
    value = np.where(symbols[start - 1] == ord("-"), -whole, whole)
    found = _Decimals(start - sign, start, end, value, runs.length[run + 1], masked)
    return found.take(clean & (whole <= 180))


def _clean(batch: Batch, start: Ints, end: Ints) -> Bools:
    """Edges of a coordinate: a compass letter may touch it."""
    symbols = batch.symbols
    before, after = symbols[start - 1], symbols[end]
    compass = _COMPASS[before] & ~_LETTERS[symbols[start - 2]]
    glued = (_LETTERS[before] & ~compass & ~batch.labels.ends_at(start)) | table(".*$", CURRENCY)[before]
    compass = _COMPASS[after] & ~_LETTERS[symbols[end + 1]]
    tail = (_LETTERS[after] & ~compass & ~batch.labels.starts_at(end)) | table("*%@", AMOUNT_UNIT)[after]
    answer: Bools = ~glued & ~tail & ~((after == ord(".")) & _DIGITS[symbols[end + 1]])
    return answer


def _of_decimals(batch: Batch, own: Bools, found: _Decimals) -> list[Spans]:
    if not len(found.start):
        return []
    pair = _pairs(batch, found)
    spans = [_judge_pairs(batch, own, found.take(pair), found.take(pair + 1))]
    single = np.ones(len(found.start), dtype=np.bool_)
    single[pair] = single[pair + 1] = False
    spans.append(_singles(batch, found.take(single)))
    return spans


def _pairs(batch: Batch, found: _Decimals) -> Ints:
    """Index of the first of each two numbers that only a separator sets apart."""
    symbols, codes = batch.symbols, batch.texts.codes
    gap = found.start[1:] - found.end[:-1]
    close = np.flatnonzero((gap >= 1) & (gap <= _WIDEST))
    joined = np.ones(len(close), dtype=np.bool_)
    for step in range(_WIDEST):
        at = found.end[close] + step
        held = step < gap[close]
        mark = symbols.take(at)
        joined &= (
            ~held | _SEPARATOR.take(mark) | _DEGREE.take(codes.take(at), mode="clip") | _COMPASS.take(mark)
        )
    close = close[joined]
    # in a list of numbers every second joint lies inside a pair
    place = np.arange(len(close))
    opens = np.ones(len(close), dtype=np.bool_)
    opens[1:] = np.diff(close) > 1
    rank = place - np.maximum.accumulate(np.where(opens, place, 0))
    pairs: Ints = close[rank % 2 == 0]
    return pairs


def _judge_pairs(batch: Batch, own: Bools, one: _Decimals, two: _Decimals) -> Spans:
    if not len(one.start):
        return Spans.none()
    box = _inside(one.value, _LON) & _inside(two.value, _LAT) | _inside(one.value, _LAT) & _inside(
        two.value, _LON
    )
    earth = (np.abs(one.value) <= 90) | (np.abs(two.value) <= 90)
    least, most = np.minimum(one.places, two.places), np.maximum(one.places, two.places)
    masked = one.masked | two.masked
    precise = (least >= 4) | masked
    alone = np.select([box & precise, box & (least >= 3) & (most >= 5)], [0.7, 0.55], 0.2)
    near = np.select([box & (most >= 3), earth & (most >= 4)], [0.85, 0.75], 0.3)
    owned = np.select([box & (most >= 3), earth & (most >= 3), earth], [0.95, 0.9, 0.7], 0.3)
    end = _with_compass(batch, two.end)
    start = one.start - (_COMPASS[batch.symbols[one.start - 1]] & ~batch.labels.ends_at(one.start))
    score, evidence = judge(batch, start, end, own, alone=alone, near=near, owned=owned, value=one.digits)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _inside(value: Floats, bounds: tuple[float, float]) -> Bools:
    return (value >= bounds[0]) & (value <= bounds[1])


def _with_compass(batch: Batch, end: Ints) -> Ints:
    """Ends moved behind ° and N, S, E, W."""
    end = end + _DEGREE.take(batch.texts.codes[end], mode="clip")
    letter = _COMPASS[batch.symbols[end]] & ~(_LETTERS | _DIGITS)[batch.symbols[end + 1]]
    return end + letter


def _singles(batch: Batch, found: _Decimals) -> Spans:
    """One number that a label of longitude or latitude owns."""
    found = found.take(found.places >= 2)
    if not len(found.start):
        return Spans.none()
    around = batch.labels.around(found.digits, found.end)
    longitude = around.roles(members(batch.index, _LONGITUDE))[0]
    latitude = around.roles(members(batch.index, _LATITUDE))[0] & (np.abs(found.value) <= 90)
    chosen = (longitude | latitude) & ((found.places >= 3) | found.masked)
    found = found.take(chosen)
    score = np.where(found.places >= 4, 0.9, 0.75)
    return Spans.of(found.start, found.end, score, int(Evidence.SHAPE | Evidence.LABEL), masked=found.masked)


# -- degrees, minutes, seconds ----------------------------------------------------------------

_ONE = (
    r"[NSEWnsew]?\s?\d{1,3}\s?[°º度]\s?[\d*]{1,2}(?:\.[\d*]+)?\s?['’′‘分]"
    r"(?:\s?[\d*]{1,2}(?:\.[\d*]+)?\s?(?:[\"”″“秒]|''|′′|’’))?\s?[NSEWnsew]?"
)
_ARC = re.compile(rf"{_ONE}(?:[\s,，;；、/]{{0,3}}{_ONE})?")
_REACH = 64
_DEGREE_LOW = table(0xB0, 0xBA, ord("度") & 255)  # low bytes of the code points: few others share them


def _sexagesimal(batch: Batch, own: Bools) -> Spans:
    """39°54'33"N, also two of them, and 39度54分33秒 under a label."""
    digits, codes = batch.digits, batch.texts.codes
    if not len(digits):
        return Spans.none()
    run = _DEGREE_LOW.take(codes.take(digits.end) & 255).nonzero()[0]
    if not len(run):
        return Spans.none()
    following = codes.take(digits.end.take(run))
    degree = (following == 0xB0) | (following == 0xBA) | (following == ord("度"))
    run = run[degree & (digits.length.take(run) <= 3)]
    if not len(run):
        return Spans.none()
    found, reached = [], 0
    for first in digits.start[run].tolist():
        letter = _COMPASS[batch.symbols[first - 1]] and not _LETTERS[batch.symbols[first - 2]]
        start = first - 1 if letter else first
        match = _ARC.match(raw_text(batch, start, start + _REACH)) if start >= reached else None
        if match:
            text = match.group().rstrip()
            reached = start + len(text)
            found.append((start, first, reached, "*" in text, _arc_score(text)))
    if not found:
        return Spans.none()
    columns = list(zip(*found, strict=True))
    begin, value, end = (np.array(column, dtype=np.int64) for column in columns[:3])
    alone = np.array(columns[4], dtype=np.float64)
    score, evidence = judge(batch, begin, end, own, alone=alone, near=0.85, owned=0.95, value=value)
    masked = np.array(columns[3], dtype=np.bool_)
    return Spans.of(begin, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _arc_score(text: str) -> float:
    """Alone: high with a compass letter, at the threshold with seconds, little for degrees and minutes."""
    if any(letter in text.upper() for letter in "NSEW"):
        return 0.85
    return 0.55 if any(mark in text for mark in '"″”秒') else 0.3


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.ALWAYS}), MASK, find, HEADERS)

"""Postcode (邮政编码): 6 digits, the first two a province or area of the post.

Any six digits look like one, so a label must say so, or the place at the edge of an address line.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import OwnedValues, owned_values
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import ANY_HAN, LIST_COMMA, SENTENCE_END, Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_POSTCODE", "邮政编码", "postcode", Category.LOCATION)
LABELS = (
    *"邮编 邮编号码 邮编的话 邮政编码 邮政编号 邮政编码的话 邮码 邮递区号 收件邮编 寄件邮编".split(),
    *"通讯邮编 通信邮编 家庭邮编 单位邮编 邮政区号 邮区编号 邮区码 youbian".split(),
    *"yb yzbm yzbh txyb jtyb dwyb zip zipcode zip_code postcode post_code postal_code postalcode".split(),
    *"postal".split(),
    *("zip code", "postal code", "post code", "p.c."),
)
HEADERS = ("邮编", "邮政编码", "yzbm", "txyb", "postcode", "post_code", "postal_code", "zipcode", "zip_code")
MASK = keep(3, 0, source="100***, usual form")

WIDTH = 6
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint32]
# Leading pairs in use; 99 stands for 999077 and 999078 (Hong Kong, Macau in forms)
_PAIRS = np.zeros(100, dtype=np.bool_)
_PAIRS[
    [*range(1, 8), *range(10, 14), 15, 16, *range(20, 28), *range(30, 37), *range(40, 48), *range(50, 58)]
] = True
_PAIRS[[*range(60, 68), *range(70, 76), *range(80, 90), *range(90, 99), 99]] = True


def _characters(text: str) -> Bools:
    """Table over code points below 0x10000: which of them are in `text`."""
    marks = np.zeros(0x10000, dtype=np.bool_)
    marks[[ord(character) for character in text]] = True
    return marks


_LINE_EDGE = table(0, "\n\r")
_PAUSE = _LINE_EDGE | table("\t,;:|()[]\"'.", SENTENCE_END, LIST_COMMA)
_SPACED = _PAUSE | table(" ")
_SPACE = table(" ")
_LETTER = table(range(65, 91), range(97, 123))
_DIVISIONS = _characters("省市区县州盟旗")
_STREETS = _characters("路街道巷村镇乡弄号座室栋幢楼苑园")
_LAST = _characters("路街巷村镇乡弄号座室栋幢楼层苑园厦城院校厂")  # what an address ends in
# First two characters of the provinces (省级行政区), GB/T 2260; the first alone where two share none
_PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 "
    "四川 贵州 云南 陕西 甘肃 青海 内蒙 广西 西藏 宁夏 新疆"
).split()
_PROVINCE_PAIRS = np.array(sorted(ord(name[0]) << 16 | ord(name[1]) for name in _PROVINCES))
_COUNTRY = np.array([int.from_bytes(word) for word in (b"chi", b"p.r", b"prc", b"p r", b"p. ")])
_LINE = 40  # characters of the address that are looked at


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled and envelope postcodes."""
    parts = [_labelled(batch, own)] if batch.has_label(own) else []
    six = (batch.digits.length == WIDTH).nonzero()[0]
    if len(six):
        parts.append(_beside_address(batch, own, six))
    return Spans.concatenate(parts)


def _known(first: Symbols) -> Bools:
    """Whether rows of at least two digit symbols start with a pair in use."""
    return _PAIRS[(first[:, 0] - np.uint8(48)) * 10 + (first[:, 1] - np.uint8(48))]


def _labelled(batch: Batch, own: Bools) -> Spans:
    values = owned_values(batch, own)
    if not len(values):
        return Spans.none()
    end, digits = _with_second_group(batch, values)
    fits = ((digits == WIDTH) & (values.digits == values.length)).nonzero()[0]
    if not len(fits):
        return Spans.none()
    values, end = values.take(fits), end.take(fits)
    score = np.where(_known(values.symbols(batch, 2)), 0.85, 0.6)
    end = batch.with_float_tail(end)
    return Spans.of(values.start, end, score, int(Evidence.SHAPE | Evidence.LABEL))


def _with_second_group(batch: Batch, values: OwnedValues) -> tuple[Ints, Ints]:
    """Ends and digits with a second group taken in: 2552 40, as it is spoken."""
    words = batch.words
    following = np.minimum(values.last + 1, len(words) - 1)
    size = words.length.take(following)
    joined = (words.start.take(following) - values.end == 1) & (batch.symbols.take(values.end) == ord(" "))
    joined &= (values.length + size == WIDTH) & (values.length >= 2)
    joined &= batch.word_digits.take(following) == size
    return np.where(joined, words.end.take(following), values.end), values.digits + joined * size


def _beside_address(batch: Batch, own: Bools, run: Ints) -> Spans:
    """Postcodes that open or close an address: `100080 北京市海淀区…`, `… Shanghai 200120, China`."""
    symbols, digits = batch.symbols, batch.digits
    start = digits.start.take(run)
    before, behind = symbols.take(start - 1), symbols.take(start + WIDTH)
    edge = _EDGES.take(before) & _EDGES.take(behind) & (_SPACED.take(before) | _SPACED.take(behind))
    edge[edge] = _known(digits.matrix(digits.first.take(run[edge]), 2))
    start = start[edge]
    if not len(start):
        return Spans.none()
    score = np.maximum(
        _opening(batch, start), np.maximum(_closing(batch, start), _before_country(batch, start))
    )
    found = score.nonzero()[0]
    start, end = start.take(found), start.take(found) + WIDTH
    score, evidence = judge(batch, start, end, own, alone=score[found], near=score[found], owned=score[found])
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE | Evidence.CONTEXT))


_HAN = table(ANY_HAN)
_LETTER_OR_HAN = _LETTER | _HAN
_EDGES = _SPACED | _LETTER_OR_HAN
_ON_LINE, _IN_TEXT = 0.6, 0.55


def _opening(batch: Batch, start: Ints) -> Floats:
    """Scores of those that an address follows; 0 for others."""
    symbols, codes = batch.symbols, batch.texts.codes
    score = np.zeros(len(start))
    before = _over_spaces(symbols, start - 1, -1)
    at = _over_spaces(symbols, start + WIDTH, 1)
    row = (_HAN.take(symbols.take(at)) & _PAUSE.take(symbols.take(before))).nonzero()[0]
    if not len(row):
        return score
    before, at = before.take(row), at.take(row)
    line = _LINE_EDGE.take(symbols.take(before))
    spaced = at > start.take(row) + WIDTH
    divided, street, end = _address(batch, at, at[:, None] + np.arange(_LINE), backwards=False)
    place = _place(codes, at)
    whole = (divided > 1) | ((divided > 0) & street)
    last = _DIVISIONS.take(codes.take(end - 1), mode="clip")
    alone = line & place & last & (end - at < _LINE // 2)
    in_text = np.where((place & whole) | alone, _IN_TEXT, 0)
    score[row] = np.where(line & spaced & whole, _ON_LINE, in_text)
    return score


def _closing(batch: Batch, start: Ints) -> Floats:
    """Scores of those that stand behind an address, also in brackets; 0 for others."""
    symbols, codes = batch.symbols, batch.texts.codes
    score = np.zeros(len(start))
    last = _over_spaces(symbols, start - 1, -1)
    bracket = (symbols.take(last) == ord("(")) | (symbols.take(last) == ord(","))
    last = _over_spaces(symbols, last - bracket, -1)
    behind = symbols.take(start + WIDTH)
    line = _LINE_EDGE.take(behind) & (symbols.take(start - 1) == ord(" "))
    ends = _SPACED.take(behind) & _LAST.take(codes.take(last), mode="clip")
    row = (line | ends).nonzero()[0]
    if not len(row):
        return score
    last, line, ends = last.take(row), line.take(row), ends.take(row)
    divided, street, _ = _address(batch, last, last[:, None] + np.arange(1 - _LINE, 1), backwards=True)
    in_text = np.where(ends & street & (divided > 0), _IN_TEXT, 0)
    score[row] = np.where(line & ((divided > 1) | ((divided > 0) & street)), _ON_LINE, in_text)
    return score


def _before_country(batch: Batch, start: Ints) -> Floats:
    """Scores of those between a city in Latin letters and the country: `Beijing 100080, P.R. China`."""
    symbols = batch.symbols
    score = np.zeros(len(start))
    city = _over_spaces(symbols, start - 1, -1)
    city = city - (symbols.take(city) == ord(","))
    row = (_LETTER.take(symbols.take(city)) & _COUNTRY_JOINT.take(symbols.take(start + WIDTH))).nonzero()[0]
    if not len(row):
        return score
    start = start.take(row)
    at = start + WIDTH
    for _ in range(3):
        at = at + _COUNTRY_JOINT.take(symbols.take(at))
    letters = (symbols.take(at[:, None] + np.arange(3)) | np.uint8(32)).astype(np.int64)
    word = (letters[:, 0] << 16) | (letters[:, 1] << 8) | letters[:, 2]
    score[row] = np.where(np.isin(word, _COUNTRY) & (at > start + WIDTH), _IN_TEXT, 0)
    return score


_COUNTRY_JOINT = table(" ,\n\r")


def _over_spaces(symbols: Symbols, at: Ints, step: int) -> Ints:
    for _ in range(2):
        at = at + step * _SPACE.take(symbols.take(at))
    return at


def _place(codes: Codes, at: Ints) -> Bools:
    """Whether a province, or two or three characters and 省, 市, 区 or 县, stand right at each position."""
    head = np.minimum(codes.take(at[:, None] + np.arange(4)), 0xFFFF).astype(np.int64)
    province: Bools = np.isin(head[:, 0] << 16 | head[:, 1], _PROVINCE_PAIRS)
    divided = _DIVISIONS[head[:, 2:]].any(axis=1) & ((head[:, :2] >= 0x4E00) & (head[:, :2] < 0xA000)).all(
        axis=1
    )
    return province | divided


def _address(batch: Batch, at: Ints, offsets: Ints, *, backwards: bool) -> tuple[Ints, Bools, Ints]:
    """Divisions (省市区…) and whether there are streets in the line before or behind, and the line's end."""
    offsets = np.clip(offsets, 0, len(batch.symbols) - 1)
    edges = _LINE_EDGE.take(batch.symbols.take(offsets))
    if backwards:
        inside = ~np.logical_or.accumulate(edges[:, ::-1], axis=1)[:, ::-1]
    else:
        inside = ~np.logical_or.accumulate(edges, axis=1)
    line = batch.texts.codes.take(offsets)
    divisions: Ints = (_DIVISIONS.take(line, mode="clip") & inside).sum(axis=1)
    streets: Bools = np.logical_or.reduce(_STREETS.take(line, mode="clip") & inside, axis=1)
    return divisions, streets, at + inside.sum(axis=1)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_4}), MASK, find, HEADERS)

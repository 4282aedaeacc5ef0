"""Postcode (邮政编码): 6 digits, the first two a province or area of the post (facts 6.2).

Any six digits look like one, so a label must say so, or the place at the edge of an address line.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import OwnedValues, owned_values
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_POSTCODE", "邮政编码", "postcode", Category.LOCATION)
LABELS = (
    *"邮编 邮编号码 邮编的话 邮政编码 邮政编号 邮政编码的话 邮码 邮递区号 收件邮编 寄件邮编".split(),
    *"通讯邮编 家庭邮编 单位邮编".split(),
    *"yb yzbm yzbh txyb jtyb dwyb zip zipcode zip_code postcode post_code postal_code postalcode".split(),
    *"postal".split(),
    *("zip code", "postal code", "post code"),
)
HEADERS = ("邮编", "邮政编码", "yzbm", "txyb", "postcode", "post_code", "postal_code", "zipcode", "zip_code")
MASK = keep(3, 0, source="facts 0: 100***")

WIDTH = 6
# Leading pairs in use, facts 6.2; 99 stands for 999077 and 999078 (Hong Kong, Macau in forms)
_PAIRS = np.zeros(100, dtype=np.bool_)
_PAIRS[
    [*range(1, 8), *range(10, 14), 15, 16, *range(20, 28), *range(30, 37), *range(40, 48), *range(50, 58)]
] = True
_PAIRS[[*range(60, 68), *range(70, 76), *range(80, 90), *range(90, 99), 99]] = True

_LINE_EDGE = table(0, "\n\r")
_DIVISIONS = np.array(sorted(map(ord, "省市区县州盟旗")), dtype=np.uint32)
_STREETS = np.array(sorted(map(ord, "路街道巷村镇乡弄号座室栋幢楼苑园")), dtype=np.uint32)
_LINE = 40  # characters of the address that are looked at


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled and envelope postcodes."""
    parts = [_labelled(batch, own)]
    six = np.flatnonzero(batch.digits.length == WIDTH)
    if len(six):
        parts.append(_beside_address(batch, six))
    return Spans.concatenate(parts)


def _known(first: Symbols) -> Bools:
    """Whether rows of at least two digit symbols start with a pair in use."""
    return _PAIRS[(first[:, 0] - np.uint8(48)) * 10 + (first[:, 1] - np.uint8(48))]


def _labelled(batch: Batch, own: Bools) -> Spans:
    values = owned_values(batch, own)
    if not len(values):
        return Spans.none()
    end, digits = _with_second_group(batch, values)
    fits = (digits == WIDTH) & (values.digits == values.length)
    values, end = values.take(fits), end[fits]
    score = np.where(_known(values.symbols(batch, 2)), 0.85, 0.6)
    end = batch.with_float_tail(end)
    return Spans.of(values.start, end, score, int(Evidence.SHAPE | Evidence.LABEL))


def _with_second_group(batch: Batch, values: OwnedValues) -> tuple[Ints, Ints]:
    """Ends and digits with a second group taken in: 2552 40, as it is spoken."""
    words = batch.words
    following = np.minimum(values.last + 1, len(words) - 1)
    joined = (words.start[following] - values.end == 1) & (batch.symbols[values.end] == ord(" "))
    joined &= (values.length + words.length[following] == WIDTH) & (values.length >= 2)
    joined &= batch.word_digits[following] == words.length[following]
    end = np.where(joined, words.end[following], values.end)
    return end, values.digits + joined * words.length[following]


def _beside_address(batch: Batch, run: Ints) -> Spans:
    """Postcodes that open or close the line of an address: `100080 北京市海淀区…`."""
    symbols, digits = batch.symbols, batch.digits
    start, end = digits.start[run], digits.end[run]
    opens = _LINE_EDGE[symbols[start - 1]] & (symbols[end] == ord(" "))
    closes = (symbols[start - 1] == ord(" ")) & _LINE_EDGE[symbols[end]]
    edge = (opens | closes) & (end - start == WIDTH)
    start, end, opens, run = start[edge], end[edge], opens[edge], run[edge]
    if not len(start):
        return Spans.none()
    offsets = np.where(opens[:, None], end[:, None], (start - _LINE)[:, None]) + np.arange(_LINE)
    line = batch.texts.codes[np.clip(offsets, 0, len(symbols) - 1)]
    inside = _same_line(_LINE_EDGE[symbols[np.clip(offsets, 0, len(symbols) - 1)]], opens)
    divisions = (np.isin(line, _DIVISIONS) & inside).sum(axis=1)
    address = (divisions > 1) | ((divisions > 0) & (np.isin(line, _STREETS) & inside).any(axis=1))
    known = _known(digits.matrix(digits.first[run], 2))
    chosen = address & known
    return Spans.of(start[chosen], end[chosen], 0.6, int(Evidence.SHAPE | Evidence.CONTEXT))


def _same_line(edges: Bools, opens: Bools) -> Bools:
    """Which characters stand in the line of the number."""
    behind = ~np.logical_or.accumulate(edges, axis=1)
    before = ~np.logical_or.accumulate(edges[:, ::-1], axis=1)[:, ::-1]
    return np.where(opens[:, None], behind, before)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_4}), MASK, find, HEADERS)

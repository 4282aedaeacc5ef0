"""Postcode (邮政编码): 6 digits, the first two a province or area of the post.

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
MASK = keep(3, 0, source="100***, usual form")

WIDTH = 6
# Leading pairs in use; 99 stands for 999077 and 999078 (Hong Kong, Macau in forms)
_PAIRS = np.zeros(100, dtype=np.bool_)
_PAIRS[
    [*range(1, 8), *range(10, 14), 15, 16, *range(20, 28), *range(30, 37), *range(40, 48), *range(50, 58)]
] = True
_PAIRS[[*range(60, 68), *range(70, 76), *range(80, 90), *range(90, 99), 99]] = True

_LINE_EDGE = table(0, "\n\r")
_DIVISIONS = np.zeros(0x10000, dtype=np.bool_)  # by code point
_DIVISIONS[[ord(character) for character in "省市区县州盟旗"]] = True
_STREETS = np.zeros(0x10000, dtype=np.bool_)
_STREETS[[ord(character) for character in "路街道巷村镇乡弄号座室栋幢楼苑园"]] = True
_LINE = 40  # characters of the address that are looked at


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled and envelope postcodes."""
    parts = [_labelled(batch, own)] if (own & batch.present_labels).any() else []
    six = (batch.digits.length == WIDTH).nonzero()[0]
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


def _beside_address(batch: Batch, run: Ints) -> Spans:
    """Postcodes that open or close the line of an address: `100080 北京市海淀区…`."""
    symbols, digits = batch.symbols, batch.digits
    start = digits.start.take(run)
    before, behind = symbols.take(start - 1), symbols.take(start + WIDTH)
    opens = _LINE_EDGE.take(before) & (behind == ord(" "))
    edge = (opens | ((before == ord(" ")) & _LINE_EDGE.take(behind))).nonzero()[0]
    if not len(edge):
        return Spans.none()
    start, opens, run = start.take(edge), opens.take(edge), run.take(edge)
    known = _known(digits.matrix(digits.first.take(run), 2)).nonzero()[0]
    if not len(known):
        return Spans.none()
    start, opens = start.take(known), opens.take(known)
    end = start + WIDTH
    offsets = np.where(opens[:, None], end[:, None], (start - _LINE)[:, None]) + np.arange(_LINE)
    line = batch.texts.codes[np.clip(offsets, 0, len(symbols) - 1)]
    inside = _same_line(_LINE_EDGE[symbols[np.clip(offsets, 0, len(symbols) - 1)]], opens)
    divisions = (_DIVISIONS.take(line, mode="clip") & inside).sum(axis=1)
    streets = (_STREETS.take(line, mode="clip") & inside).any(axis=1)
    chosen = ((divisions > 1) | ((divisions > 0) & streets)).nonzero()[0]
    return Spans.of(start.take(chosen), end.take(chosen), 0.6, int(Evidence.SHAPE | Evidence.CONTEXT))


def _same_line(edges: Bools, opens: Bools) -> Bools:
    """Which characters stand in the line of the number."""
    behind = ~np.logical_or.accumulate(edges, axis=1)
    before = ~np.logical_or.accumulate(edges[:, ::-1], axis=1)[:, ::-1]
    return np.where(opens[:, None], behind, before)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_4}), MASK, find, HEADERS)

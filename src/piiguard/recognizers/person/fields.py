"""Names that fill a field (字段): alone in a line, between delimiters, wide spaces, brackets, beside numbers.

No word says that such a run of Han is a name; its shape does, its edges do, identifiers and words such as
男 or 电话 beside it, and names in the fields before and behind it: a list or small table is like a column.
The weights are those of a logistic regression on business texts of our own and on labelled prose.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person import negatives, shape, things, words
from piiguard.recognizers.person.anchors import Role, WordHits, han_runs
from piiguard.recognizers.person.han import Names
from piiguard.recognizers.person.shape import Codes
from piiguard.recognizers.person.tables import NameTables, double_key
from piiguard.recognizers.person.word_sets import among
from piiguard.text.batch import Batch
from piiguard.text.folding import AMOUNT_UNIT, ANY_HAN, LETTER, LIST_COMMA, SENTENCE_END
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["BY_BESIDE", "BY_LEFT", "BY_RIGHT", "beside_numbers", "edge_kinds", "field_names"]

Floats = npt.NDArray[np.float64]

LINE, RULE, COMMA, LIST, BRACKET, COLON, DIGIT, LETTERS, SENTENCE, QUOTE, NONE = range(11)
_KIND = np.full(256, NONE, dtype=np.int64)
for _kind, _marks in (
    (LINE, "\n\0"),
    (RULE, "|\t/;\"'<>#`{}&="),
    (COMMA, ","),
    (BRACKET, "()[]"),
    (COLON, ":"),
    (SENTENCE, "!?."),
):
    _KIND[[ord(_mark) for _mark in _marks]] = _kind
_KIND[48:58] = DIGIT
_KIND[65:91] = _KIND[97:123] = _KIND[LETTER] = LETTERS
_KIND[LIST_COMMA], _KIND[SENTENCE_END] = LIST, SENTENCE
_EDGED = np.array([kind not in (LETTERS, NONE) for kind in range(NONE + 1)])
_WIDE_BLANK = 0x3000
_KIND_OF_CODE = np.full(0x10000, -1, dtype=np.int64)  # where it says more than the symbol does
_KIND_OF_CODE[[ord(_mark) for _mark in "“”‘’「」『』"]] = QUOTE
_KIND_OF_CODE[[ord(_mark) for _mark in "《》〈〉"]] = NONE  # titles of books
_WIDEST_GAP = 3  # marks and blanks between a name and the word that says what it is
_NEAR = 14  # symbols in which the number beside a name is looked for
_LEAST_DIGITS = 6
_DIGIT_OR_STAR = np.zeros(256, dtype=np.bool_)
_DIGIT_OR_STAR[48:58] = _DIGIT_OR_STAR[ord("*")] = True
_MAN, _WOMAN = ord("男"), ord("女")
_STOPS_NUMBER = np.zeros(256, dtype=np.bool_)
_STOPS_NUMBER[[10, 0, ord("."), AMOUNT_UNIT, *ANY_HAN]] = True
_LAST = np.zeros(0x10000, dtype=np.bool_)
_ENDS_NO_NAME = "说說摄攝称稱总總收某以饰宣译著编讲诉答问"  # 李总, 张伟说
_LAST[[ord(letter) for letter in _ENDS_NO_NAME]] = True
_SHORT_TITLES = np.zeros(0x10000, dtype=np.bool_)
_SHORT_TITLES[[ord(letter) for letter in "总工董"]] = True
_TITLES = np.array(sorted(ord(title[0]) << 21 | ord(title[1]) for title in words.TITLES if len(title) == 2))
_BEGINS_TITLE = np.zeros(0x10000, dtype=np.bool_)
_BEGINS_TITLE[_TITLES >> 21] = True
_FAR = 160  # characters to a field that still belongs to the same list or table
_MOST_ODDS, _MOST_SHAPE = 4.0, 8.0

# Log-odds of the regression
_LATIN_LABEL, _PRICED = -3.0, -6.0
_LEAST = -0.1
_BIAS, _SHAPE, _COMMON, _BESIDE_NAMES, _COMMON_BESIDE = -2.1, 0.84, -3.0, 0.47, 3.0
_BY_LENGTH = np.array([0.0, 0.0, 0.0, 0.8, 1.6])
_NUMBER_BEFORE, _NUMBER_BEHIND, _RECORD_BEHIND = 0.3, 1.3, 3.7
BY_BESIDE = np.array(
    [
        (bits & 1) * _NUMBER_BEFORE + (bits >> 1 & 1) * _NUMBER_BEHIND + (bits >> 2) * _RECORD_BEHIND
        for bits in range(8)
    ]
)
#                    line rule comma list bracket colon digit letters sentence quote none
BY_LEFT = np.array([0.3, -0.2, -0.5, 0.6, -0.2, 0.6, -2.7, -9.0, 0.0, -0.8, -9.0])
BY_RIGHT = np.array([0.7, 0.8, 0.2, -0.3, 0.8, 0.2, -2.7, -9.0, -1.7, -0.8, -9.0])


@dataclass(slots=True)
class Fields:
    """Runs of Han that may be names and fill a field, in text order; see `features`."""

    start: Ints
    end: Ints
    shape: Floats  # log-odds of the shape alone
    common: Bools
    left: Ints
    right: Ints
    beside: Ints  # bits: a number before (1), behind (2), a word of records behind (4)

    def __len__(self) -> int:
        return len(self.start)


def fields_of(batch: Batch, tables: NameTables, hits: WordHits) -> Fields | None:
    """Fields filled by two to four Han characters that begin with a surname."""
    start, end = batch.shared(han_runs)
    codes = batch.texts.codes
    length = end - start
    chosen = ((length >= 2) & (length <= 4)).nonzero()[0]
    chosen = chosen[tables.is_surname(tables.canonical(codes.take(start.take(chosen))))]
    if not len(chosen):
        return None
    start, end = start.take(chosen), end.take(chosen)
    left = edge_kinds(batch, start - 1, -1)
    right = edge_kinds(batch, end, 1)
    chosen = (_EDGED.take(left) & _EDGED.take(right)).nonzero()[0]
    if not len(chosen):
        return None
    start, end, left, right = (column.take(chosen) for column in (start, end, left, right))
    length = end - start
    letters = shape.letters_of(tables, codes, start, length)
    chosen = ((length < 4) | tables.is_double(letters[:, 0], letters[:, 1])).nonzero()[0]
    ends_name = ~_LAST.take(codes.take(end - 1), mode="clip")
    chosen = chosen[~negatives.never(letters.take(chosen, 0)) & ends_name.take(chosen)]
    chosen = chosen[~_titled(letters.take(chosen, 0), length.take(chosen))]
    chosen = chosen[~_under_header(batch, start.take(chosen), end.take(chosen))]
    if not len(chosen):
        return None
    start, end, left, right, letters, length = (
        column.take(chosen, 0) for column in (start, end, left, right, letters, length)
    )
    return Fields(
        start,
        end,
        shape.odds(tables, letters, length),
        negatives.common(tables, letters),
        left,
        right,
        beside_numbers(batch, hits, start, end),
    )


def _titled(letters: Codes, length: Ints) -> Bools:
    """Surnames with a title and nothing else: 王经理, 徐工."""
    second = letters[:, 1]
    found: Bools = (length == 2) & _SHORT_TITLES.take(second, mode="clip")
    three = ((length == 3) & _BEGINS_TITLE.take(second, mode="clip")).nonzero()[0]
    found[three] = among(_TITLES, double_key(second.take(three), letters[:, 2].take(three)))
    return found


def _under_header(batch: Batch, start: Ints, end: Ints) -> Bools:
    """Whole cells with a header: it decides."""
    if batch.headers is None:
        return np.zeros(len(start), dtype=np.bool_)
    row = batch.texts.row_of(start)
    headed = np.array([bool(header) for header in batch.headers], dtype=np.bool_).take(row)
    whole = (start == batch.texts.starts.take(row)) & (end == batch.texts.starts.take(row + 1) - 1)
    found: Bools = headed & whole
    return found


def edge_kinds(batch: Batch, at: Ints, step: int) -> Ints:
    """What bounds a run at `at` (see `LINE` and so on), a blank left out; other blanks are `RULE`.

    step: 1 or -1, outwards.
    """
    symbols = batch.symbols
    near, far = symbols.take(at), symbols.take(at + step)
    blank = near == 32
    kind = _KIND.take(np.where(blank, far, near))
    codes = batch.texts.codes.take(at)
    by_code = _KIND_OF_CODE.take(codes, mode="clip")
    kind = np.where(by_code < 0, kind, by_code)
    sets_apart = blank & ((kind >= DIGIT) | ((kind != LINE) & (codes == _WIDE_BLANK)))
    bounds: Ints = np.where(sets_apart, RULE, kind)
    return bounds


def beside_numbers(batch: Batch, hits: WordHits, start: Ints, end: Ints) -> Ints:
    """Bits: a number stands before (1) or behind (2) each run, a word of records behind it (4)."""
    symbols = batch.symbols
    bits = _has_number(batch, end, 1) * 2 + _has_number(batch, start - 1, -1)
    following = end
    for _ in range(_WIDEST_GAP):
        mark = symbols.take(following)
        following = following + ((_KIND.take(mark) < DIGIT) | (mark == 32))
    code = batch.texts.codes.take(following)
    personal: Bools = (code == _MAN) | (code == _WOMAN)
    words = hits.of(Role.RECORD).start
    if len(words):
        place = np.minimum(words.searchsorted(following), len(words) - 1)
        personal |= words.take(place) == following
    personal &= following > end
    return bits + personal * 4


def _digits_and_stars(batch: Batch) -> Ints:
    found: Ints = (batch.is_digit | (batch.symbols == ord("*"))).nonzero()[0]
    return found


def _has_number(batch: Batch, at: Ints, step: int) -> Bools:
    """Whether a number of six digits or hidden digits stands next to a field, in its line; no amount.

    at: the first position beside the field; step: 1 or -1, outwards.
    """
    found = np.zeros(len(at), dtype=np.bool_)
    digits = batch.shared(_digits_and_stars)
    if not len(digits):
        return found
    place = digits.searchsorted(at) if step > 0 else digits.searchsorted(at, side="right") - _LEAST_DIGITS
    last = place + (_LEAST_DIGITS - 1) * (step > 0)
    near = (abs(digits.take(last if step > 0 else place, mode="clip") - at) < _NEAR).nonzero()[0]
    if len(near):
        symbols = batch.symbols.take(at.take(near)[:, None] + step * np.arange(_NEAR), mode="clip")
        inside = np.logical_and.accumulate(~_STOPS_NUMBER.take(symbols), axis=1)
        found[near] = (_DIGIT_OR_STAR.take(symbols) & inside).sum(axis=1) >= _LEAST_DIGITS
    return found


def neighbours(batch: Batch, fields: Fields) -> Floats:
    """How much the next fields with the same edges on either side look like names: sum of their log-odds."""
    own = np.clip(fields.shape - _COMMON_BESIDE * fields.common, -_MOST_ODDS, _MOST_ODDS)
    total = np.zeros(len(fields))
    if len(fields) < 2:
        return total
    key = fields.left * (NONE + 1) + fields.right
    order = np.argsort(key, kind="stable")
    key, start = key.take(order), fields.start.take(order)
    row = batch.texts.row_of(start)
    same = (key[1:] == key[:-1]) & (start[1:] - start[:-1] < _FAR) & (row[1:] == row[:-1])
    total[order[1:]] += own.take(order[:-1]) * same
    total[order[:-1]] += own.take(order[1:]) * same
    return total


def _behind_latin_label(batch: Batch, fields: Fields) -> Bools:
    """Values of keys in letters, product_name: 张伟; the key would say so if it were a person's."""
    at = fields.start - 1
    at = at - (batch.symbols.take(at) == 32)
    found: Bools = (fields.left == COLON) & (_KIND.take(batch.symbols.take(at - 1)) == LETTERS)
    return found


def field_names(batch: Batch, tables: NameTables, hits: WordHits) -> Names:
    """Names that fill a field, with their log-odds."""
    fields = fields_of(batch, tables, hits)
    if fields is None:
        return Names.none()
    length = fields.end - fields.start
    odds = _BIAS + _SHAPE * np.clip(fields.shape, -_MOST_SHAPE, _MOST_SHAPE)
    odds += _COMMON * fields.common + _BY_LENGTH.take(length)
    odds += BY_LEFT.take(fields.left) + BY_RIGHT.take(fields.right) + BY_BESIDE.take(fields.beside)
    odds += _BESIDE_NAMES * neighbours(batch, fields)
    odds += _PRICED * things.priced(batch, fields.end)
    odds += _LATIN_LABEL * _behind_latin_label(batch, fields)
    return Names(fields.start, fields.end, odds, np.arange(len(fields)))

"""Mends what the network draws a little wrong (修边): blanks, half words, titles, companies.

The network decides character by character. What it gives is cut at blanks, set to whole Latin words, and left
out where it is a title or the beginning of a company.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from piiguard.findings import Spans
from piiguard.recognizers.person import latin
from piiguard.recognizers.person.anchors import IS_HAN, han_marks, han_runs, simplified
from piiguard.recognizers.person.negatives import is_common_word
from piiguard.recognizers.person.tables import NameTables
from piiguard.recognizers.person.word_sets import WordSet, among
from piiguard.text.batch import Batch
from piiguard.text.folding import LETTER, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["mended", "without_titles", "without_companies"]

_LETTERS = table(range(65, 91), range(97, 123), LETTER)
_BLANKS = table(" \n")
_INSIDE = IS_HAN | _LETTERS | table("*")
_LONGEST_GAP_NAME = 4  # Han characters of a name with gaps
_LAST_CODE = 0x10FFFF
_DASH = ord("-")
_PATH = b"._/\\"
_WORD_MARKS = _LETTERS | table("-'")
# Titles of business; 江主席 in the news names one person
_TITLES = tuple(
    "总 工 董 经理 老师 小姐 女士 师傅 医生 护士 主管 总监 同学 阿姨 大哥 大姐 律师 会计 警官 先生".split()
)
_CONTACT, _PHONE, _ZERO, _NINE = b" (:/+@\n", 6, ord("0"), ord("9")
_TITLES_OF_PROSE = frozenset(("先生", "女士"))
_OF_STATE = frozenset(("总书", "总理", "总统"))
_BEHIND_SURNAME = np.arange(1, 5)
_MOST_COMPANY, _LONGEST_BEGINNING = 18, 4  # characters
_COMPANY = np.array(
    sorted(ord(word[0]) << 21 | ord(word[1]) for word in "公司 集团 集團 股份 有限".split()), dtype=np.int64
)
_AND = np.zeros(0x10000, dtype=np.bool_)
_AND[[ord(letter) for letter in "与和及"]] = True
_VERBS = np.zeros(0x10000, dtype=np.bool_)
_VERBS[[ord(letter) for letter in "在于是的从到系向由被将把就"]] = True
_BEGINS_TITLE = np.zeros(0x10000, dtype=np.bool_)
_BEGINS_TITLE[[ord(title[0]) for title in _TITLES]] = True


def mended(batch: Batch, tables: NameTables, spans: Spans) -> Spans:
    """The network's spans without blanks at the ends and inside, and with whole Latin words."""
    if not len(spans):
        return spans
    spans = _cut_at_blanks(batch, tables, _trimmed(batch, spans))
    return _whole_words(batch, spans)


def _trimmed(batch: Batch, spans: Spans) -> Spans:
    """Without blanks and marks at either end; what is nothing else is left out."""
    symbols = batch.symbols
    if _INSIDE.take(symbols.take(spans.start)).all() and _INSIDE.take(symbols.take(spans.end - 1)).all():
        return spans
    start, end = spans.start.copy(), spans.end.copy()
    for edge, step in ((start, 0), (end, -1)):
        alive = (~_INSIDE.take(symbols.take(edge + step)) & (start < end)).nonzero()[0]
        while len(alive):
            edge[alive] += 1 + 2 * step
            alive = alive[start.take(alive) < end.take(alive)]
            alive = alive[~_INSIDE.take(symbols.take(edge.take(alive) + step))]
    return _moved(spans, start, end).take((start < end).nonzero()[0])


def _moved(spans: Spans, start: Ints, end: Ints) -> Spans:
    return Spans(start, end, spans.score, spans.evidence, spans.flaw, spans.masked)


def _cut_at_blanks(batch: Batch, tables: NameTables, spans: Spans) -> Spans:
    """Han names end at a blank or line break, unless a surname stands alone before it (王 伟)."""
    blanks = batch.shared(_blanks)
    if not len(blanks) or not len(spans):
        return spans
    following = blanks.take(np.minimum(blanks.searchsorted(spans.start), len(blanks) - 1))
    broken = ((following < spans.end) & (following >= spans.start)).nonzero()[0]
    broken = broken[_any_han(batch, spans).take(broken)]
    if not len(broken):
        return spans
    whole = np.ones(len(spans), dtype=np.bool_)
    origin, start, end = [], [], []
    for row in broken.tolist():
        parts = _parts(batch, int(spans.start[row]), int(spans.end[row]))
        if _is_spread(batch, tables, parts):
            continue
        whole[row] = False
        for first, last in parts:
            if last - first > 1:
                origin.append(row)
                start.append(first)
                end.append(last)
    cut = spans.take(np.array(origin, dtype=np.int64))
    cut = _moved(cut, np.array(start, dtype=np.int64), np.array(end, dtype=np.int64))
    joined = Spans.concatenate([spans.take(whole), cut])
    return joined.take(joined.start.argsort(kind="stable"))


def _blanks(batch: Batch) -> Ints:
    """Positions of blanks and line ends."""
    symbols = batch.symbols
    blanks: Ints = ((symbols == 32) | (symbols == 10)).nonzero()[0]
    return blanks


def _any_han(batch: Batch, spans: Spans) -> Bools:
    symbols = batch.symbols
    found: Bools = IS_HAN.take(symbols.take(spans.start)) | IS_HAN.take(symbols.take(spans.end - 1))
    return found


def _parts(batch: Batch, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches without blanks."""
    blank = np.concatenate(([True], _BLANKS.take(batch.symbols[start:end]), [True]))
    turns = (blank[1:] != blank[:-1]).nonzero()[0] + start
    return list(zip(turns[0::2].tolist(), turns[1::2].tolist(), strict=True))


def _is_spread(batch: Batch, tables: NameTables, parts: list[tuple[int, int]]) -> bool:
    """Whether the parts are one name, its surname alone in the first: 王 伟, 欧阳 修文, 杨 爱 华."""
    sizes = [last - first for first, last in parts]
    if sum(sizes) > _LONGEST_GAP_NAME or not IS_HAN.take(batch.symbols[parts[0][0] : parts[-1][1]]).any():
        return False
    first = parts[0][0]
    letters = tables.canonical(batch.texts.codes[first : first + 2])
    if sizes[0] == 1:
        return bool(tables.is_surname(letters[:1])[0]) and (len(sizes) == 2 or max(sizes) == 1)
    return sizes[0] == 2 and len(sizes) == 2 and bool(tables.is_double(letters[:1], letters[1:])[0])


def _whole_words(batch: Batch, spans: Spans) -> Spans:
    """Latin names set to whole words, with the names beside them; what is no name by its letters goes."""
    symbols = batch.symbols
    written = _LETTERS.take(symbols.take(spans.start)) | _LETTERS.take(symbols.take(spans.end - 1))
    if not written.any():
        return spans
    start, end = spans.start.copy(), spans.end.copy()
    kept = np.ones(len(spans), dtype=np.bool_)
    for row in written.nonzero()[0].tolist():
        found = _latin_place(symbols, int(start[row]), int(end[row]))
        kept[row] = found is not None
        if found is not None:
            start[row], end[row] = found
    return _moved(spans, start, end).take(kept)


def _latin_place(symbols: npt.NDArray[np.uint8], start: int, end: int) -> tuple[int, int] | None:
    """The whole words of a span that begins or ends in a letter; None where no name is in them."""
    if IS_HAN.take(symbols[start:end]).any():
        return start, end
    while _WORD_MARKS[symbols[start - 1]]:
        start -= 1
    while _WORD_MARKS[symbols[end]] and not (symbols[end] == _DASH and not _LETTERS[symbols[end + 1]]):
        end += 1
    spot = symbols[start:end].tobytes()
    if spot.islower() and (symbols[start - 1] in _PATH or symbols[end] in b"._/\\@:="):
        return None
    return latin.name_around(symbols, start, end)


def without_titles(batch: Batch, tables: NameTables, spans: Spans) -> Spans:
    """Without surnames with a title alone: 张 of 张总, 李小姐 (facts 7.2)."""
    length = spans.end - spans.start
    short = ((length >= 1) & (length <= 4)).nonzero()[0]
    if not len(short):
        return spans
    start, codes = spans.start.take(short), batch.shared(simplified)
    title = _BEGINS_TITLE.take(codes.take(start + 1), mode="clip").nonzero()[0]
    title = title[tables.is_surname(codes.take(start.take(title)))]
    if not len(title):
        return spans
    short = short.take(title)
    size = length.take(short)
    rest = codes.take(spans.start.take(short)[:, None] + _BEHIND_SURNAME)
    rest *= size[:, None] > _BEHIND_SURNAME
    titled = (size > 1) & _rest_is_title().holds(rest)
    kept = np.ones(len(spans), dtype=np.bool_)
    kept[short[titled]] = False
    for row in short[size == 1].tolist():
        kept[row] = _stands_alone(batch, int(spans.start[row]))
    return spans.take(kept)


@cache
def _rest_is_title() -> WordSet:
    return WordSet.of(_TITLES)


def _stands_alone(batch: Batch, at: int) -> bool:
    """Whether a surname alone, with no title behind it, or one as prose has it, stands for a person."""
    letters = batch.shared(simplified)[at + 1 : at + 4]
    behind = "".join(map(chr, np.minimum(letters, _LAST_CODE).tolist()))
    if behind[:2] in _OF_STATE:
        return True
    if behind[:2] in _TITLES_OF_PROSE:  # 孙先生毕业于…: the man of whom the text speaks
        return not _like_contact(batch, at + 3)
    return not behind.startswith(_TITLES)


def _like_contact(batch: Batch, at: int) -> bool:
    """Whether a number, bracket or colon follows, as behind one to be called: 孙先生（13900000000）."""
    symbols = batch.symbols[at : at + _PHONE]
    return bool(symbols[0] in _CONTACT or ((symbols >= _ZERO) & (symbols <= _NINE)).all())


def without_companies(batch: Batch, spans: Spans) -> Spans:
    """Without what begins a run of Han that ends like a company: 青岛博 of 青岛博远物流有限公司."""
    if not len(spans):
        return spans
    codes = batch.texts.codes
    goes_on = batch.shared(han_marks).take(spans.end) & (spans.end - spans.start <= _LONGEST_BEGINNING)
    rows = goes_on.nonzero()[0]
    if not len(rows):
        return spans
    end = spans.end.take(rows)
    ends = batch.shared(han_runs)[1]
    run_end = ends.take(ends.searchsorted(end))
    left = run_end - end
    pair = codes.take(run_end - 2).astype(np.int64) << 21 | codes.take(run_end - 1)
    companies = ((left <= _MOST_COMPANY) & among(_COMPANY, pair)).nonzero()[0]
    if not len(companies):
        return spans
    rows, left, end = rows.take(companies), left.take(companies), end.take(companies)
    start = spans.start.take(rows)
    between = codes.take(end[:, None] + np.arange(_MOST_COMPANY))
    # in 福州泰和医疗, which fills its field, 和 is no "and"
    fills = ~batch.shared(han_marks).take(start - 1)
    fills &= is_common_word(codes, start, np.minimum(start + 2, end))
    verbs = _VERBS.take(between, mode="clip") | (_AND.take(between, mode="clip") & ~fills[:, None])
    verbs &= np.arange(_MOST_COMPANY) < left[:, None]
    kept = np.ones(len(spans), dtype=np.bool_)
    kept[rows] = verbs.any(axis=1)
    return spans.take(kept)

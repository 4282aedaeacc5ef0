"""Whole cells that are a person's name (姓名列): a column is decided together.

Each cell has its own log-odds by its shape. The share of names in the column, estimated from all of its
cells, and the header add to them, so that a rare name in a column of names is found and 高峰 in a column of
words is not.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt

from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.person import anchors, negatives, shape
from piiguard.recognizers.person.anchors import IS_HAN, Role
from piiguard.recognizers.person.latin_forms import score_of_value
from piiguard.recognizers.person.tables import NameTables, load
from piiguard.text.folding import ANY_HAN, LETTER, MIDDLE_DOT, table
from piiguard.text.lexicon import canonical
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints, Texts, trimmed

__all__ = ["bare_cells", "column_names", "tally_of"]

Floats = npt.NDArray[np.float64]

_BLOCK = 1 << 14  # rows; a block stays in the processor's cache
_NEVER = -20.0
_REMARK, _LEAST_REMARK = 4.0, 3
_COMMON, _COMMON_ALONE = 2.0, 5.0  # log-odds that a common word loses in a column, and alone
_LONGEST_DOTTED, _LONGEST_BARE = 24, 14
_OWN_WEIGHT = 1.0  # cells that the prior of one half names weighs
_LEAST_SHARE, _MOST_SHARE = 0.02, 0.985
_ROUNDS = 4
_LEAST_SCORE = 0.25
# Log-odds of the header: a name's, one that may be a person's, none or unknown, one of something else
_NAMED, _PERHAPS, _OTHER = 4.0, 1.5, -3.0
_THINGS = tuple(
    "公司 单位 企业 部门 城市 省份 省 市 区县 地区 地址 产品 品牌 商品 品名 物料 项目 科室 科目 "
    "岗位 职位 职务 职称 颜色 尺寸 规格 型号 学校 专业 课程 银行 支行 机构 名称 类型 类别 分类 "
    "状态 备注 说明 标题 内容 菜名 药品 病种 诊断 车型 国家 民族 籍贯 性别 行业 city province "
    "company department dept product brand color colour category type status title position "
    "remark model country address".split()
)
_STEP, _MOST_STEPS = 0.125, 160  # log-odds, counted up to 20 either way
_ODDS_OF_STEP = _STEP * np.arange(-_MOST_STEPS, _MOST_STEPS + 1)
_SPACE, _STAR = 32, ord("*")
_LETTERS = table(range(65, 91), range(97, 123), LETTER)
_DOT = table(MIDDLE_DOT, ".")
_CELL_MARK = table(ANY_HAN, MIDDLE_DOT)
_STARRED = re.compile(r"(?:H{1,2}\*{1,3}H?|\*{1,3}H{1,2}|H{1,2}(?:\*|·)+|[A-Za-z]\*+(?: \*+)*)")


def tally_of(texts: Texts) -> Ints:
    """Filled cells of some part of a column by their log-odds to be a name; tallies of its parts add up."""
    start, end = trimmed(texts)
    odds, _ = _own_odds(texts, start, end)
    return _counted(odds[end > start])


def column_names(texts: Texts, header: str | None, tally: Ints | None = None) -> Spans:
    """Cells that are a person's name as a whole, blanks at either end left out; one span a cell at most.

    texts: cells of one column. header: its header, or None. tally: `tally_of` the whole column, when these
    cells are a part of it. Scores lie in 0.25..0.99, 0.5 is the balanced operating point. A single cell is
    decided by its shape and header alone.
    """
    start, end = trimmed(texts)
    odds, masked = _own_odds(texts, start, end)
    counts = _counted(odds[end > start]) if tally is None else tally
    total = odds + _column_odds(counts, header)
    score = _score(total)
    chosen = ((score >= _LEAST_SCORE) & (odds > _NEVER)).nonzero()[0]
    evidence = int(Evidence.SHAPE) | (int(Evidence.LABEL) if _header_odds(header) > 0 else 0)
    hidden = masked.take(chosen)
    flaw = np.where(hidden, int(Flaw.INCOMPLETE), 0)
    return Spans.of(
        start.take(chosen), end.take(chosen), np.minimum(score.take(chosen), 0.99), evidence, flaw, hidden
    )


def bare_cells(texts: Texts) -> tuple[Spans, Bools]:
    """Names that are all of a short text, each decided by itself; and for which texts that was decided.

    Only texts of Han characters, with dots or not, of 2 to `_LONGEST_BARE` characters.
    """
    start, end = texts.starts[:-1], texts.starts[1:] - 1
    size = end - start
    bare = (size >= 2) & (size <= _LONGEST_BARE)
    rows = bare.nonzero()[0]
    rows = rows[IS_HAN.take(texts.symbols.take(start.take(rows)))]
    at = start.take(rows)[:, None] + np.arange(_LONGEST_BARE)
    fits = _CELL_MARK.take(texts.symbols.take(at, mode="clip"))
    fits |= np.arange(_LONGEST_BARE) >= size.take(rows)[:, None]
    rows = rows[fits.all(axis=1)]
    bare[:] = False
    bare[rows] = True
    if not len(rows):
        return Spans.none(), bare
    start, end = start.take(rows), end.take(rows)
    odds = _block_odds(load(), texts, start, end, _COMMON_ALONE)
    steps = np.clip(np.rint(odds / _STEP), -_MOST_STEPS, _MOST_STEPS).astype(np.int64) + _MOST_STEPS
    score = _score(odds + _alone_odds().take(steps))
    chosen = ((score >= _LEAST_SCORE) & (odds > _NEVER)).nonzero()[0]
    score = np.minimum(score.take(chosen), 0.99)
    return Spans.of(start.take(chosen), end.take(chosen), score, int(Evidence.SHAPE)), bare


def _score(odds: Floats) -> Floats:
    score: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0) / 1.5))
    return score


@cache
def _alone_odds() -> Floats:
    """What a column of one cell adds to the log-odds of the cell, by their step."""
    every = np.eye(len(_ODDS_OF_STEP), dtype=np.int64)
    return np.array([_column_odds(counts, None) for counts in every])


def _own_odds(texts: Texts, start: Ints, end: Ints) -> tuple[Floats, Bools]:
    """Log-odds of each cell by its own shape, and which are masked names."""
    tables = load()
    odds = np.full(len(texts), _NEVER)
    rows = (end - start >= 2).nonzero()[0]
    for first in range(0, len(rows), _BLOCK):
        block = rows[first : first + _BLOCK]
        odds[block] = _block_odds(tables, texts, start.take(block), end.take(block))
    return odds, _masked(texts, start, end, odds)


def _counted(odds: Floats) -> Ints:
    """How many cells have which log-odds, in steps of `_STEP`."""
    steps = np.clip(np.rint(odds / _STEP), -_MOST_STEPS, _MOST_STEPS).astype(np.int64)
    return np.bincount(steps + _MOST_STEPS, minlength=len(_ODDS_OF_STEP))


def _block_odds(tables: NameTables, texts: Texts, start: Ints, end: Ints, common: float = _COMMON) -> Floats:
    """Log-odds of each cell of at least two characters by its own shape; common: what a common word loses."""
    length = end - start
    odds = np.full(len(start), _NEVER)
    symbols = texts.symbols.take(start[:, None] + np.arange(shape.WIDTH))
    inside = np.arange(shape.WIDTH) < length[:, None]
    han = (IS_HAN.take(symbols) | ~inside).all(axis=1)
    short = (han & (length <= shape.WIDTH)).nonzero()[0]
    if len(short):
        letters = shape.letters_of(tables, texts.codes, start.take(short), length.take(short))
        odds[short] = _han_odds(tables, letters, length.take(short), common)
    other = (han & (length > shape.WIDTH) & (length <= _LONGEST_DOTTED)).nonzero()[0]
    dotted = (~han & (length <= _LONGEST_DOTTED) & IS_HAN.take(symbols[:, 0])).nonzero()[0]
    for rows in (other, dotted):
        if len(rows):
            odds[rows] = _long_odds(tables, texts, start.take(rows), length.take(rows))
    written = (_LETTERS.take(symbols[:, 0]) & (length <= 40)).nonzero()[0]
    for row in written.tolist():
        odds[row] = _latin_odds(texts.symbols[start[row] : end[row]].tobytes().decode("latin-1"))
    return odds


def _han_odds(tables: NameTables, letters: npt.NDArray[np.uint32], length: Ints, common: float) -> Floats:
    odds = shape.odds(tables, letters, length)
    odds -= common * negatives.common(tables, letters)
    odds[negatives.never(letters)] = _NEVER
    return odds - _REMARK * _holds_name(tables, letters, length)


def _holds_name(tables: NameTables, letters: npt.NDArray[np.uint32], length: Ints) -> Bools:
    """Cells of three or four characters that begin with no surname, the rest of which is a name: 找张伟."""
    later = letters[:, 1:]
    doubtful = (length >= _LEAST_REMARK) & ~tables.is_surname(letters[:, 0]) & tables.is_surname(later[:, 0])
    doubtful &= ~tables.is_double(letters[:, 0], letters[:, 1])
    rows = doubtful.nonzero()[0]
    if len(rows):
        rest = np.zeros((len(rows), shape.WIDTH), dtype=letters.dtype)
        rest[:, : shape.WIDTH - 1] = later.take(rows, 0)
        doubtful[rows] = shape.odds(tables, rest, length.take(rows) - 1) > 0
    return doubtful


def _long_odds(tables: NameTables, texts: Texts, start: Ints, length: Ints) -> Floats:
    """Cells of five and more characters, and those with dots or blanks inside."""
    at = start[:, None] + np.arange(_LONGEST_DOTTED)
    symbols = texts.symbols.take(at, mode="clip")
    inside = np.arange(_LONGEST_DOTTED) < length[:, None]
    han = IS_HAN.take(symbols) & inside
    dots = (_DOT.take(symbols) & inside).sum(axis=1)
    blanks = ((symbols == _SPACE) & inside).sum(axis=1)
    count = han.sum(axis=1)
    sounds = tables.foreign.take(tables.canonical(texts.codes.take(at, mode="clip")), mode="clip") / 10.0
    mean = (np.maximum(sounds, -2.0) * han).sum(axis=1) / np.maximum(count, 1)
    odds = np.where(dots > 0, 6.0 * mean - 1.0, 0.0)
    plain = ((dots == 0) & (count <= shape.LONGEST) & (count >= 2)).nonzero()[0]
    if len(plain):
        order = np.argsort(~han.take(plain, axis=0), axis=1, kind="stable")[:, : shape.LONGEST]
        spots = start.take(plain)[:, None] + order
        letters = tables.canonical(texts.codes.take(spots, mode="clip"))
        letters *= np.arange(shape.LONGEST) < count.take(plain)[:, None]
        odds[plain] = shape.odds(tables, letters, count.take(plain))
    whole = (count + dots + blanks == length) & (count >= 2) & ((blanks == 0) | ((dots == 0) & (count <= 4)))
    odds[~whole] = _NEVER
    odds[(dots == 0) & (count > shape.LONGEST)] = _NEVER
    return odds


@cache
def _latin_odds(cell: str) -> float:
    """Log-odds of a cell that begins with a letter."""
    score = score_of_value(cell)
    return _NEVER if not score else float(np.log(score / (1.0 - score))) if score < 0.9 else 3.0


def _masked(texts: Texts, start: Ints, end: Ints, odds: Floats) -> Bools:
    """Cells such as 张* and 张某某; their log-odds are set."""
    masked = np.zeros(len(texts), dtype=np.bool_)
    for mark, given in ((texts.symbols, _STAR), (texts.codes, ord("某"))):
        at = (mark == given).nonzero()[0]
        for row in np.unique(texts.row_of(at)).tolist():
            cell = texts.symbols[start[row] : end[row]].copy()
            cell[IS_HAN.take(cell)] = ord("H")
            drawn = cell.tobytes().decode("latin-1").replace("\x81", "·")
            some = (
                given != _STAR
                and 2 <= len(cell) <= 4
                and texts.codes[start[row]] != given
                and set(drawn) == {"H"}
            )
            if some or (given == _STAR and len(cell) <= 24 and _STARRED.fullmatch(drawn)):
                masked[row], odds[row] = True, 1.0
    return masked


def _column_odds(counts: Ints, header: str | None) -> float:
    """Log-odds that header and share of names in the column add to each cell; counts: see `tally_of`."""
    given = _header_odds(header)
    added = given
    for _ in range(_ROUNDS):
        likely = counts / (1.0 + np.exp(-np.clip(_ODDS_OF_STEP + added, -30.0, 30.0)))
        share = (float(likely.sum()) + _OWN_WEIGHT) / (int(counts.sum()) + 2.0 * _OWN_WEIGHT)
        share = min(max(share, _LEAST_SHARE), _MOST_SHARE)
        added = float(np.log(share / (1.0 - share))) + 0.5 * given
    return added


@cache
def _header_odds(header: str | None) -> float:
    if not header:
        return 0.0
    role = anchors.header_role(header)
    if role & Role.LABEL:
        return _NAMED
    if role & Role.WEAK:
        return _PERHAPS
    word = canonical(header.strip())
    return (
        _OTHER
        if word in _THINGS or word.endswith(tuple(thing for thing in _THINGS if len(thing) > 1))
        else 0.0
    )

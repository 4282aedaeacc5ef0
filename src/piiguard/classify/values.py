"""What the cells of a column say: how many of its different values are, as a whole, one thing.

Shares are taken of all values that were searched, never of those in which something was found. Words that
people fill in for nothing (无, N/A, -, 待补充) are no values.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from piiguard.classify.headers import header_reading
from piiguard.engine import Engine
from piiguard.findings import Flaw
from piiguard.records.walk import leaves
from piiguard.text.columns import Column

__all__ = [
    "MANY",
    "Counts",
    "cells_of",
    "count",
    "count_records",
    "is_prose",
    "is_sentences",
    "is_uniform",
    "records_of",
    "repeated",
]

MANY = "+"  # what a cell is that holds values of several kinds and nothing else: 张三13800138000
_COVERED = 0.6  # share of the letters and digits of a cell that a value fills which is told in words
_LEAST_PROSE, _PROSE_SHARE = 8, 0.5

_NOTHING = frozenset(
    "无 没有 暂无 未知 不详 不明 空 空值 缺失 缺 未填 未填写 未登记 未提供 未录入 未采集 不适用 "
    "待补充 待补 待定 待完善 待确认 待核实 保密 其他 其它 同上 见备注 见附件 无记录 无数据 无信息 "
    "数据缺失 拒绝提供 拒绝透露 不愿透露 n/a na n.a. nan none null nil unknown undefined missing "
    "empty blank tbd tba test #n/a #ref! #value! (null) <null> <na> \\n (blank) [] {} '' \"\" 0 00 000 "
    "0000 00000 000000 0.0 - -- --- — —— / // \\ . .. … ? ?? ??? ？ * ** *** xx xxx xxxx 11111111111 "
    "00000000000 000000000000000000 13000000000 12345678901 1900-01-01 0000-00-00 9999-12-31 测试 "
    "暂缺 无效 已删除 已注销".split()
)
_EDGES = " \t\r\n\u00a0\u200b\u3000\ufeff'‘’`"
_FORMULA = re.compile(r'="(.*)"')
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_DIGIT, _LATIN, _UNIFORM = re.compile("[0-9]"), re.compile("[A-Za-z]"), 0.8
_LONGEST_LABEL, _LONG_CODE = 12, 24  # characters
_SENTENCE = re.compile("[，。；！？!?;]|[:：,] ?[\u3400-\u9fff]")
_REPEATED, _OF_EACH = 100, 6  # cells in all; for each different one
_LONG_TEXT, _SENTENCES = 25, 0.3
_NO_LETTER = re.compile(r"[\W_]+")
# Told in words: a finding need not reach to the ends of the cell.
_TOLD = frozenset(
    "CN_ADDRESS HEALTH BIOMETRIC RELIGION CRIMINAL_RECORD CREDIT_INFO SPECIFIC_IDENTITY "
    "LOCATION_TRACK".split()
)
# What people write beside a number or a name to say whose it is.
_BESIDE = re.compile(
    r"(?:本人|父|母|爸爸?|妈妈?|夫|妻|子|女|儿子|女儿|配偶|家属|亲属|父亲|母亲|爱人|老公|老婆|朋友|同事|公司|单位|家里?|办公室?|"
    r"备用|新|旧|常用|手机|电话|座机|微信同?号?|转|分机|ext|先生|女士|小姐|老师|医生|经理|主任|总|等|工作|个人|或|和|及|"
    r"[0-9]{1,6}|主|副|男|女|晚上?|白天|有效|已换|停机|空号|重复|ok|已核实|已验证)*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Counts:
    """Numbers of cells, by entity code.

    cells: searched. whole: cells that are one value of the entity, or several of it; under `MANY` those that
    hold values of several kinds and nothing else. inside: cells with a finding. findings: findings. several:
    cells with more than one value. masked, damaged: whole cells with characters hidden or digits lost.
    sure: inside, with a score of at least 0.75. none: cells without a finding. kinds: for each cell what
    it is as a whole. column: what was tallied over the cells.
    """

    cells: int = 0
    whole: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    sure: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    several: int = 0
    masked: int = 0
    damaged: int = 0
    none: int = 0
    kinds: list[str | None] = field(default_factory=list)
    column: Column | None = None

    def share(self, codes: Iterable[str]) -> float:
        """Share of all cells that are, as a whole, of one of the kinds."""
        return sum(self.whole[code] for code in codes) / self.cells if self.cells else 0.0


_SURE = 0.75  # a mobile number without a label


def cells_of(values: Sequence[str], counts: Sequence[int] = ()) -> dict[str, int]:
    """Values without the marks that spreadsheets put around text and without words for nothing; counts."""
    cells: dict[str, int] = {}
    for value, number in zip(values, counts or [1] * len(values), strict=True):
        cell = value.strip(_EDGES)
        formula = _FORMULA.fullmatch(cell)
        if formula:
            cell = formula[1].strip(_EDGES)
        if cell and cell.lower() not in _NOTHING:
            cells[cell] = cells.get(cell, 0) + number
    return cells


def repeated(cells: dict[str, int]) -> list[str]:
    """The cells as often as they stand in the column, scaled down together, each at least once."""
    total, wanted = sum(cells.values()), max(_REPEATED, _OF_EACH * len(cells))
    scale = min(1.0, wanted / total) if total else 1.0
    return [cell for cell, number in cells.items() for _ in range(max(1, round(scale * number)))]


def is_prose(cells: Sequence[str]) -> bool:
    """Whether most cells are words rather than codes or numbers: Han characters or blanks, some length."""
    if not cells:
        return False
    wordy = sum(len(cell) >= _LEAST_PROSE and (" " in cell or len(_HAN.findall(cell)) >= 4) for cell in cells)
    return wordy >= _PROSE_SHARE * len(cells)


def is_sentences(cells: Sequence[str]) -> bool:
    """Whether many cells are sentences: marks between words, or length; names of products have neither."""
    marked = sum(_SENTENCE.search(cell) is not None or len(cell) >= _LONG_TEXT for cell in cells)
    return marked >= _SENTENCES * len(cells)


def is_uniform(cells: Sequence[str]) -> bool:
    """Whether nearly all cells are letters and digits in one arrangement, as codes are: `A123456(7)`."""
    codes = [cell for cell in cells if len(cell) <= _LONG_CODE and not _HAN.search(cell)]
    drawn = Counter(_LATIN.sub("A", _DIGIT.sub("9", cell)) for cell in codes)
    return max(drawn.values(), default=0) >= _UNIFORM * max(len(cells), 1)


def count(engine: Engine, cells: Sequence[str], header: str | None, like: Counts | None = None) -> Counts:
    """What the cells of one column are, under a header or none.

    like: counts of the very same cells under another header, whose tallies hold here too.
    """
    counts = Counts(cells=len(cells))
    if not cells:
        return counts
    if like is not None and like.column is not None:
        counts.column = Column(header or None, like.column.tallies)
    else:
        counts.column = engine.column(cells, header)
    found = engine.find(cells, column=counts.column)
    texts, spans = found.texts, found.spans
    row = texts.row_of(spans.start)
    first = texts.starts.take(row)
    codes = [engine.codes[kind] for kind in engine.kind.take(found.source).tolist()]
    damaged = spans.flaw == int(Flaw.DAMAGED)
    bounds = np.searchsorted(row, np.arange(len(cells) + 1)).tolist()
    begins, ends = (spans.start - first).tolist(), (spans.end - first).tolist()
    masked, scores, lost = spans.masked.tolist(), spans.score.tolist(), damaged.tolist()
    counts.findings.update(codes)
    counts.kinds = [None] * len(cells)
    known: dict[str, bool] = {}
    for place, cell in enumerate(cells):
        here = range(bounds[place], bounds[place + 1])
        if not here:
            counts.none += 1
            continue
        kinds = {codes[at] for at in here}
        counts.inside.update(kinds)
        counts.sure.update({codes[at] for at in here if scores[at] >= _SURE})
        kind = _whole(cell, [(begins[at], ends[at], codes[at]) for at in here], known)
        if kind is None:
            continue
        counts.kinds[place] = kind
        counts.whole[kind] += 1
        counts.several += len(here) > 1
        counts.masked += any(masked[at] for at in here)
        counts.damaged += any(lost[at] for at in here)
    return counts


def _whole(cell: str, spans: list[tuple[int, int, str]], known: dict[str, bool]) -> str | None:
    """The kind that a cell is of as a whole; None where it holds more than values."""
    kinds = dict.fromkeys(code for _, _, code in spans)
    kind = next(iter(kinds)) if len(kinds) == 1 else MANY
    for start, end, code in spans:
        if start == 0 and end == len(cell):
            return code
    inside = bytearray(len(cell))
    for start, end, _ in spans:
        inside[start:end] = b"\1" * (end - start)
    rest = "".join(character if not held else " " for character, held in zip(cell, inside, strict=True))
    words = [word for word in _NO_LETTER.split(rest) if word]
    if all(_says_nothing(word, known) for word in words):
        return kind
    if kind in _TOLD:
        letters = sum(character.isalnum() for character in cell)
        left = sum(map(len, words))
        return kind if letters - left >= _COVERED * letters else None
    return None


def _says_nothing(word: str, known: dict[str, bool]) -> bool:
    """Whether a word beside a value is a label or says whose it is; `known` remembers the answers."""
    if word not in known:
        label = len(word) <= _LONGEST_LABEL and bool(header_reading(word).hits)
        known[word] = label or bool(_BESIDE.fullmatch(word))
    return known[word]


def records_of(cells: Sequence[str]) -> list[Any] | None:
    """The JSON that fills at least half of the cells, parsed; None where it does not."""
    likely = [cell for cell in cells if cell[:1] in "{[" and cell[-1:] in "}]"]
    if not cells or len(likely) < len(cells) / 2:
        return None
    parsed = [record for cell in likely if (record := _parsed(cell)) is not None]
    return parsed if len(parsed) >= len(cells) / 2 else None


def _parsed(cell: str) -> Any:
    """A JSON object or array; None where it is none."""
    record = None
    for text in (cell, cell.replace("'", '"')):
        try:
            record = json.loads(text)
        except (ValueError, RecursionError):
            continue
        break
    return record if isinstance(record, (dict, list)) and record else None


def count_records(engine: Engine, records: Sequence[Any]) -> Counts:
    """Findings in the leaves of records, each under its key."""
    texts: list[str] = []
    headers: list[str | None] = []
    owner: list[int] = []
    for place, record in enumerate(records):
        for leaf in leaves([record]):
            if not leaf.in_key and leaf.text.lower() not in _NOTHING:
                texts.append(leaf.text)
                headers.append(leaf.header)
                owner.append(place)
    counts = Counts(cells=len(records))
    if not texts:
        return counts
    found = engine.find(texts, headers)
    rows = found.texts.row_of(found.spans.start).tolist()
    codes = [engine.codes[kind] for kind in engine.kind.take(found.source).tolist()]
    counts.findings.update(codes)
    counts.inside.update(
        code for _, code in {(owner[row], code) for row, code in zip(rows, codes, strict=True)}
    )
    counts.sure.update(counts.inside)
    counts.none = len(records) - len({owner[row] for row in rows})
    return counts


def is_nothing(cell: str) -> bool:
    """Whether a cell says that there is no value: empty, 无, N/A, -, 待补充."""
    return not cells_of([cell])

"""Echoes (同行回显): values of a row's own name and number columns, found again in its other texts.

`客户高兴来电` under 备注 holds a name that no model would see; the column 姓名 of the same row says so. Each
row is compared with its own values only, so what other rows hold changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from piiguard.engine import Found
from piiguard.entity import Category
from piiguard.findings import Bools, Evidence, Ints, Spans
from piiguard.pipeline import Part, Pipeline
from piiguard.text.columns import Column
from piiguard.text.lexicon import canonical

__all__ = ["Echoes", "ValueColumn", "echoes_in", "record_echoes", "value_column"]

_SCORE = 0.95  # the caller's own column says what it is
_SAMPLE = 64  # cells, spread evenly
_SHARE = 0.6  # of the sampled cells that are one whole value of the same kind
_LONGEST_VALUE = 64  # characters of a cell that is a value
_LEAST = 4  # characters of a value that echoes; 杭州 under 地址 does not
_LEAST_NAME = 2  # of a name with Han characters
_ECHOING = frozenset(
    {
        Category.NAME,
        Category.CONTACT,
        Category.IDENTITY_DOCUMENT,
        Category.FINANCIAL_ACCOUNT,
        Category.ACCOUNT,
        Category.VEHICLE,
        Category.LOCATION,
    }
)
# What people fill in where there is no value.
_FILLED_IN = frozenset(
    "未知 匿名 本人 客户 用户 无名 先生 女士 小姐 测试 管理员 不详 保密 暂无 没有 其他 其它 同上 个人 公司 "
    "单位 员工 学生 老师 患者 父亲 母亲 家属 配偶 儿子 女儿 朋友 同事 银行 微信 手机 电话 邮箱 地址 "
    "null none unknown admin test user guest name root".split()
)
# Han, kana and Hangul lie between these, rare Han characters above the last; full-width forms do not.
_FIRST_HAN, _FIRST_WIDE, _LAST_WIDE = "\u2e80", "\uff00", "\uffef"


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column whose cells are values; strings: one for each row; source: recognizer that masks them."""

    strings: Sequence[str | None]
    source: int


@dataclass(frozen=True, slots=True)
class Echoes:
    """Places in the strings of one column, in order; start and end count code points of each string."""

    pipeline: Pipeline
    row: Ints
    start: Ints
    end: Ints
    source: Ints

    def __len__(self) -> int:
        return len(self.row)

    def beside(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts with the echoes that nothing of the same kind covers yet."""
        for part in parts:
            yield self._added(part) if len(self) else part

    def _added(self, part: Part) -> Part:
        texts = part.found.texts
        here = slice(*self.row.searchsorted((part.row, part.row + len(texts))).tolist())
        first = texts.starts.take(self.row[here] - part.row)
        last = texts.starts.take(self.row[here] - part.row + 1) - 1
        start = np.clip(first + self.start[here] - part.offset, first, last)
        end = np.clip(first + self.end[here] - part.offset, first, last)
        seen = end > start  # the others stand in another piece of a long text
        source = self.source[here][seen]
        spans = Spans.of(start[seen], end[seen], _SCORE, int(Evidence.ECHO))
        fresh = ~_covered(self.pipeline, part.found, spans, source)
        if not fresh.any():
            return part
        merged = self._merged(part.found, spans.take(fresh), source[fresh])
        return replace(part, found=self.pipeline.left_to_treat(merged, part.tokens))

    def _merged(self, found: Found, spans: Spans, source: Ints) -> Found:
        every = Spans.concatenate([found.spans, spans])
        sources = np.concatenate((found.source, source))
        order = np.lexsort((self.pipeline.engine.kind[sources], -every.end, every.start))
        return Found(found.texts, every.take(order), sources[order], found.contested)


def _covered(pipeline: Pipeline, found: Found, spans: Spans, source: Ints) -> Bools:
    """Which spans lie in a finding of the same entity."""
    kind = pipeline.engine.kind
    covered = np.zeros(len(spans), dtype=np.bool_)
    for entity in np.unique(kind[source]).tolist():
        same = kind[found.source] == entity
        if not same.any():
            continue
        begins, reach = found.spans.start[same], np.maximum.accumulate(found.spans.end[same])
        place = begins.searchsorted(spans.start, side="right") - 1
        held = (place >= 0) & (reach.take(np.maximum(place, 0)) >= spans.end)
        covered |= held & (kind[source] == entity)
    return covered


def value_column(pipeline: Pipeline, strings: Sequence[str | None], column: Column) -> ValueColumn | None:
    """The column as values of one kind, or None: most cells are one whole value, or its header says so."""
    filled = [row for row, text in enumerate(strings) if text]
    if not filled:
        return None
    chosen = np.unique(np.linspace(0, len(filled) - 1, _SAMPLE).astype(np.int64)).tolist()
    sample = [strings[filled[place]] or "" for place in chosen]
    if sum(len(text) <= _LONGEST_VALUE for text in sample) < _SHARE * len(sample):
        return None
    source = _commonest(pipeline, pipeline.engine.find(sample, column=column), len(sample))
    if source is None:
        source = _named(pipeline, column.header)
    if source is None or pipeline.engine.recognizers[source].entity.category not in _ECHOING:
        return None
    return ValueColumn([text and text.strip() for text in strings], source)


def _commonest(pipeline: Pipeline, found: Found, rows: int) -> int | None:
    """The recognizer that found the whole of most cells."""
    whole = _whole(found)
    sources = np.bincount(found.source[whole])
    if not len(sources) or sources.max() < _SHARE * rows:
        return None
    return int(sources.argmax())


def _whole(found: Found) -> Bools:
    """Which findings are all of their string."""
    starts, spans = found.texts.starts, found.spans
    row = found.texts.row_of(spans.start)
    whole: Bools = (spans.start == starts[row]) & (spans.end == starts[row + 1] - 1) & ~spans.masked
    return whole


def _named(pipeline: Pipeline, header: str | None) -> int | None:
    """The recognizer whose label ends the header: 客户姓名; not 姓名备注."""
    words = pipeline.engine.index.words_in(header) if header else []
    if not words:
        return None
    owners = pipeline.engine.own[:, words[-1]].nonzero()[0].tolist()
    spoken = pipeline.engine.index.lexicon.words[words[-1]]
    bare = canonical((header or "").replace("（", "(").partition("(")[0].strip())
    return owners[0] if owners and bare.endswith(spoken) else None


def echoes_in(pipeline: Pipeline, strings: Sequence[str | None], values: Sequence[ValueColumn]) -> Echoes:
    """Where the values of each row stand in its string; nothing for values that people fill in for none."""
    places: list[tuple[int, int, int, int]] = []
    for column in values:
        name = _is_name(pipeline, column.source)
        repeated = [
            row
            for row, (value, text) in enumerate(zip(column.strings, strings, strict=True))
            if value and text and value in text
        ]
        for row in repeated:
            value, text = column.strings[row] or "", strings[row] or ""
            places += [(row, start, end, column.source) for start, end in _places(value, text, name=name)]
    return _echoes(pipeline, places)


def _is_name(pipeline: Pipeline, source: int) -> bool:
    return pipeline.engine.recognizers[source].entity.category is Category.NAME


def _echoes(pipeline: Pipeline, places: list[tuple[int, int, int, int]]) -> Echoes:
    columns = np.array(places, dtype=np.int64).reshape(-1, 4).T
    row, start, end, source = columns[:, np.lexsort((columns[3], -columns[2], columns[1], columns[0]))]
    return Echoes(pipeline, row, start, end, source)


def _places(value: str, text: str, *, name: bool) -> Iterator[tuple[int, int]]:
    """Where a value stands in a text, not cut out of a longer word or number."""
    if not _echoes_at_all(value, name=name):
        return
    worded_before, worded_after = _is_worded(value[0]), _is_worded(value[-1])
    start = text.find(value)
    while start >= 0:
        end = start + len(value)
        cut = worded_before and start > 0 and _is_worded(text[start - 1])
        if not cut and not (worded_after and end < len(text) and _is_worded(text[end])):
            yield start, end
        start = text.find(value, start + 1)


def _is_worded(character: str) -> bool:
    """A letter or digit of a script that sets words apart, full-width forms too."""
    return (character.isalnum() and not _is_han(character)) or character == "_"


def _is_han(character: str) -> bool:
    return _FIRST_HAN <= character < _FIRST_WIDE or character > _LAST_WIDE


def _echoes_at_all(value: str, *, name: bool) -> bool:
    least = _LEAST_NAME if name and not value.isascii() else _LEAST
    return least <= len(value) <= _LONGEST_VALUE and value.lower() not in _FILLED_IN and "*" not in value


def record_echoes(pipeline: Pipeline, parts: Sequence[Part], leaves: Sequence[Any]) -> Echoes:
    """Echoes among the leaves of each record of a list: values that are all of a leaf, in its other leaves.

    leaves: `piiguard.records.walk.Leaf` in the order of the strings that were searched.
    """
    values: dict[int, dict[str, int]] = {}
    for part in parts:
        if part.offset or not part.last:
            continue
        found, whole = part.found, _whole(part.found).nonzero()[0]
        rows = (found.texts.row_of(found.spans.start[whole]) + part.row).tolist()
        for row, source in zip(rows, found.source[whole].tolist(), strict=True):
            leaf = leaves[row]
            if not leaf.in_key and pipeline.engine.recognizers[source].entity.category in _ECHOING:
                values.setdefault(leaf.row, {})[leaf.text] = source
    places = [
        (row, start, end, source)
        for row, leaf in enumerate(leaves)
        for value, source in values.get(leaf.row, {}).items()
        if not leaf.in_key and value != leaf.text and value in leaf.text
        for start, end in _places(value, leaf.text, name=_is_name(pipeline, source))
    ]
    return _echoes(pipeline, places)

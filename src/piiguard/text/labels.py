"""The label index: where context words (上下文词) stand in a batch, and which value each one labels.

One index holds the words of all recognizers. A label *owns* the value behind it when only connectors stand
between (`身份证号码是：110…`, `QQ 12345`, `手机号（必填）138…`); labels in direct succession share it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import cast

import numpy as np

from piiguard.text.folding import CONNECTOR_HAN, LETTER, table
from piiguard.text.grids import grid_labels
from piiguard.text.inserts import insert_labels
from piiguard.text.lexicon import Lexicon, canonical
from piiguard.text.reading import read
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints, Texts

__all__ = ["FILLERS", "NOT_PERSONAL", "Around", "LabelHits", "LabelIndex"]

# Between a label and its value; they carry no meaning of their own.
FILLERS = (
    "就是 改为 改成 变更为 应为 填写 如下 现在是 目前是 更新为 换成 登记为 号码 号 编号 号是 填的是 登记的是 "
    "改了 新的 已改为 修改为 重置为 设为 设置为 初始为 分别是 分别为 一个是 另一个是 请打 请拨打 拨打 请加 "
    "加我 联系 请联系 搜 no no. num number is was are 后面是 报的是 念一下 记一下 发你 吧 客户: 顾客: 我: "
    "都是 还是 应该是 好像是 哪天 是哪天 几号 是几号 什么 是什么 value= 多少 是多少 多少呢 答"
).split()

# What stands behind these is no identifier of a person.
NOT_PERSONAL = (
    "订单号 订单编号 订单 单号 运单号 运单 快递单号 快递 物流单号 流水号 交易号 交易单号 交易流水 商户单号 "
    "商户号 支付单号 退款单号 业务流水 发票号码 发票代码 发票号 发票 合同号 合同编号 批次 批号 批次号 版本 "
    "版本号 条码 条形码 商品编码 商品编号 货号 型号 序列号 标本号 标本编号 "
    "样本号 样本编号 报告号 报告编号 床号 床位号 specimen_no sample_no report_no sku isbn "
    "书号 工单号 工单 时间戳 金额 总额 余额 "
    "单价 价格 合计 数量 库存 页码 房号 案件编号 许可证号 备案号 批准文号 凭证号 股票代码 基金代码 证券代码 "
    "合同登记号 抵押登记号 产权登记号 房屋登记号 不动产登记号 车辆登记号 船舶登记号 著作权登记号 "
    "软件登记号 作品登记号 商标登记号 药品登记号 农药登记号 项目登记号 区划代码 行政区划 发生于 产生于 "
    "派生于 衍生于 学生于 新生于 先生于 医生于 师生于 考生于 男生于 女生于 研究生于 客服 服务热线 热线 "
    "投诉电话 举报电话 追踪号 追踪码 跟踪号 箱号 提单号 报关单号 order "
    "order_id orderno order_no orderid tracking tracking_no trackingno waybill invoice timestamp ts trace_id "
    "traceid trace request_id requestid span_id txn txn_id transaction trade_no out_trade_no serial version "
    "build commit hash sha md5 uuid guid amount price total qty snowflake batch barcode ean upc port pid "
    "offset size length count latency duration"
).split()

_NEAR_BEFORE, _NEAR_AFTER = 20, 8  # characters; chosen on the tuning half of the benchmark corpus
_SEARCHED_BEFORE, _SEARCHED_AFTER = 36, 20
_MAX_CONNECTORS, _MAX_BRACKET = 12, 14
_SHORTEST_KEY = 5

_CONNECTOR = table(" \t\n\r:='\"#()[]<>|.`{,?", CONNECTOR_HAN)
_CONNECTOR[ord("-")] = True
_LATIN = table(range(65, 91), range(97, 123), LETTER)
_LATIN_OR_DIGIT = _LATIN | table(range(48, 58))


class Around:
    """The labels around candidates, by number; -1 (which is in no table) where there is none.

    owners: (4, n) labels that own the value. near: (4, n) three before, one behind.
    foreign: (n,) a label of something that is not personal is among the owners.
    """

    __slots__ = ("foreign", "labels")

    def __init__(self, labels: Ints, foreign: Bools) -> None:
        self.labels = labels
        self.foreign = foreign

    owners = property(lambda self: self.labels[:4])
    near = property(lambda self: self.labels[4:])

    def take(self, chosen: Ints) -> Around:
        """The chosen candidates."""
        return Around(self.labels.take(chosen, axis=1), self.foreign.take(chosen))

    def between(self, first: int, last: int) -> Around:
        """Candidates [first, last)."""
        return Around(self.labels[:, first:last], self.foreign[first:last])

    def roles(self, members: Bools) -> tuple[Bools, Bools]:
        """Whether one of `members` owns each candidate, and whether one stands near."""
        held = members.take(self.labels)
        return cast("Bools", held[:4].any(axis=0)), cast("Bools", held[4:].any(axis=0))


class LabelIndex:
    """All context words of a set of recognizers, and membership tables over them."""

    def __init__(self, words: Iterable[str]) -> None:
        given = [canonical(word) for word in (*words, *FILLERS, *NOT_PERSONAL)]
        self.lexicon = Lexicon([*given, *map(_run_together, given)])
        self._numbers = {word: index for index, word in enumerate(self.lexicon.words)}
        self._latin = np.array([word[0].isascii() and word[0].isalpha() for word in self.lexicon.words])
        self._latin_end = np.array([word[-1].isascii() and word[-1].isalpha() for word in self.lexicon.words])
        self.fillers = self.members(FILLERS)
        self.not_personal = self.members(NOT_PERSONAL)

    def members(self, words: Iterable[str]) -> Bools:
        """Table over label numbers: which are among `words`. Words that were never indexed are left out."""
        marks = np.zeros(len(self.lexicon.words) + 1, dtype=np.bool_)
        spelled = {spelling for word in map(canonical, words) for spelling in (word, _run_together(word))}
        marks[[self._numbers[spelling] for spelling in spelled if spelling in self._numbers]] = True
        return marks

    def find(
        self, texts: Texts, values: Ints, digits: Ints, headers: list[str | None] | None = None
    ) -> LabelHits:
        """Labels near any of `values` (starts of value-like runs); `headers` label the start of their row.

        digits: positions of all digits, by which the header line of a table in a text is told from its body.
        """
        positions = _around(values, len(texts.codes))
        starts = self.lexicon.starts(texts.codes, positions)
        start, end, word = self.lexicon.longest(texts.codes, starts)
        symbols = texts.symbols
        inside = (self._latin[word] & _LATIN[symbols[start - 1]]) | (
            self._latin_end[word] & _LATIN[symbols[end]]
        )
        start, end, word = start[~inside], end[~inside], word[~inside]
        reach = np.maximum.accumulate(end) if len(end) else end
        outermost = np.ones(len(end), dtype=np.bool_)
        outermost[1:] = end[1:] > reach[:-1]
        start, end, word = start[outermost], end[outermost], word[outermost]
        fields, owners = grid_labels(symbols, int(texts.starts[-1]), digits, start, end, word)
        inserted = insert_labels(symbols, start, word)
        if len(inserted[0]):
            fields, owners = np.concatenate((fields, inserted[0])), np.concatenate((owners, inserted[1]))
        if headers is not None:
            rows, labels = self._row_labels(texts, headers)
            fields, owners = np.concatenate((rows, fields)), np.concatenate((labels, owners))
        if len(fields):
            start, end, word = (
                np.concatenate(pair) for pair in ((fields, start), (fields, end), (owners, word))
            )
            order = np.lexsort((end, start))
            start, end, word = start.take(order), end.take(order), word.take(order)
        return LabelHits(self, texts, start, end, word)

    def words_in(self, header: str) -> list[int]:
        """Label numbers found in a header, left to right."""
        texts = read(Texts.of([header])).texts
        hits = self.find(texts, np.arange(1, len(header) + 1), np.empty(0, dtype=np.int64))
        numbers: list[int] = hits.word.tolist()
        return numbers

    def _row_labels(self, texts: Texts, headers: list[str | None]) -> tuple[Ints, Ints]:
        """The labels of each row's header, as (start of the row, label)."""
        known = {header: self.words_in(header) for header in dict.fromkeys(headers) if header}
        if len(known) == 1 and None not in headers:
            words = np.array(next(iter(known.values())), dtype=np.int64)
            return np.repeat(texts.starts[:-1], len(words)), np.tile(words, len(headers))
        rows = [known.get(header or "", []) for header in headers]
        counts = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        words = np.fromiter((word for row in rows for word in row), dtype=np.int64, count=int(counts.sum()))
        return np.repeat(texts.starts[:-1], counts), words


def _run_together(word: str) -> str:
    """empNo for emp_no, as keys in programs are spelled; the word itself where that is short."""
    joined = word.replace("_", "")
    return joined if len(joined) >= _SHORTEST_KEY else word


def _around(values: Ints, length: int) -> Ints | None:
    """Positions worth searching, or None for all of them."""
    if len(values) * (_SEARCHED_BEFORE + _SEARCHED_AFTER) > length // 2 or not len(values):
        return None if len(values) else np.empty(0, dtype=np.int64)
    near = np.zeros(length, dtype=np.bool_)
    for offset in range(-_SEARCHED_BEFORE, _SEARCHED_AFTER):
        near[np.clip(values + offset, 0, length - 2)] = True
    return (near).nonzero()[0]


class LabelHits:
    """Labels of one batch in text order: start, end, word; and `value`, where the labelled value begins."""

    def __init__(self, index: LabelIndex, texts: Texts, start: Ints, end: Ints, word: Ints) -> None:
        self.index = index
        self.texts = texts
        self.start, self.end, self.word = start, end, word
        self.value = self._values(end)
        self._join_alternatives()
        # hit i shares the value of hit i + 1 when nothing but connectors separates the two
        self.linked = np.zeros(len(start), dtype=np.bool_)
        self.linked[:-1] = self.value[:-1] >= start[1:]
        # so it does when a slash stands between them: 住院号/病案号
        self.linked[:-1] |= (texts.symbols.take(end[:-1]) == ord("/")) & (start[1:] - end[:-1] == 1)

    def __len__(self) -> int:
        return len(self.start)

    def _values(self, end: Ints) -> Ints:
        symbols = self.texts.symbols
        value = end.copy()
        alive = np.arange(len(end))
        for _ in range(_MAX_CONNECTORS):
            alive = alive[_CONNECTOR[symbols[value[alive]]]]
            if not len(alive):
                break
            self._skip_remark(value, alive, "()")
            self._skip_remark(value, alive, "<>")
            value[alive] += 1
        return value

    def _join_alternatives(self) -> None:
        """`QQ/微信：…`, `身份证或护照号：…`: both own the value."""
        value, codes = self.value[:-1], self.texts.codes
        follows = (self.start[1:] == value + 1).nonzero()[0]
        mark = codes.take(value.take(follows))
        value[follows[(mark == ord("/")) | (mark == ord("或"))]] += 1

    def _skip_remark(self, value: Ints, alive: Ints, brackets: str) -> None:
        """Step over a short remark: 手机号（必填）：138…, <dt>邮编</dt><dd>…; bracketed numbers stay."""
        symbols = self.texts.symbols
        opening = alive[symbols.take(value.take(alive)) == ord(brackets[0])]
        if not len(opening):
            return
        inside = symbols[value[opening][:, None] + np.arange(1, _MAX_BRACKET)]
        closing = np.argmax((inside == ord(brackets[1])) | (inside == 0), axis=1)  # 0 closes the row
        closes = inside[np.arange(len(inside)), closing] == ord(brackets[1])
        digits = (inside - np.uint8(48) <= 9) & (np.arange(_MAX_BRACKET - 1) < closing[:, None])
        remark = closes & (digits.sum(axis=1) <= 3) & (closing > 0)
        value[opening[remark]] += closing[remark] + 1

    @property
    def chain(self) -> Ints:
        """(hits, 4): the word of each hit and of those before it that share its value; -1 where none."""
        return self._chain.T

    @cached_property
    def _chain(self) -> Ints:
        """(4, hits): the word of each hit and of those before it that share its value; -1 where none."""
        chain = np.full((4, len(self)), -1, dtype=np.int64)
        chain[0] = self.word
        held = np.ones(len(self), dtype=np.bool_)
        for step in range(1, min(4, len(self))):
            held = held[1:] & self.linked[: len(self) - step]
            chain[step, step:] = np.where(held, self.word[:-step], -1)
        return chain

    def roles(self, members: Bools) -> Bools:
        """For each hit whether it, or a hit it shares its value with, is among `members`."""
        return cast("Bools", members.take(self._chain).any(axis=0))

    def around(self, start: Ints, end: Ints, value: Ints | None = None) -> Around:
        """The labels that own candidates [start, end) or stand near; `value`: where an owned one begins."""
        value = start if value is None else value
        labels = np.full((8, len(start)), -1, dtype=np.int64)
        if len(self) and len(start):
            row = self.texts.row_of(value)
            self._before(value, self.texts.starts.take(row), labels[:4], labels[4:])
            self._behind(end, self.texts.starts.take(row + 1), labels[4:])
        foreign = self.index.not_personal.take(labels[:4]).any(axis=0)
        return Around(labels, cast("Bools", foreign))

    def _before(self, value: Ints, row_start: Ints, owners: Ints, near: Ints) -> None:
        place = self._values_in_order.searchsorted(value, side="right") - 1
        owned = ((self._values_in_order.take(place) == value) & (place >= 0)).nonzero()[0]
        owner = self._order_of_values.take(place)
        owners[:, owned] = self._chain.take(owner.take(owned), axis=1)
        before = self.end.searchsorted(value, side="right") - 1
        least = np.maximum(value - _NEAR_BEFORE, row_start)
        close = (before >= 0).nonzero()[0]
        for step in range(3):
            hit = before.take(close) - step
            near_enough = ((hit >= 0) & (self.end.take(hit, mode="clip") >= least.take(close))).nonzero()[0]
            if not len(near_enough):
                break
            close, hit = close.take(near_enough), hit.take(near_enough)
            near[step, close] = self.word.take(hit)

    def _behind(self, end: Ints, row_end: Ints, near: Ints) -> None:
        behind = np.minimum(self.start.searchsorted(end), len(self) - 1)
        # 持 E12345678 号护照: the word behind the filler tells
        following = np.minimum(behind + 1, len(self) - 1)
        filler = self.index.fillers.take(self.word.take(behind))
        filler &= self.start.take(following) == self.end.take(behind)
        behind = np.where(filler, following, behind)
        begins = self.start.take(behind)
        close = (
            (begins >= end) & (begins <= np.minimum(end + _NEAR_AFTER, row_end - 1)) & self._idle.take(behind)
        )
        chosen = (close).nonzero()[0]
        near[3, chosen] = self.word.take(behind.take(chosen))

    @cached_property
    def _order_of_values(self) -> Ints:
        """Labels by where their values begin: 手机(QQ啊) 138… steps over a label with an earlier value."""
        return self.value.argsort(kind="stable")

    @cached_property
    def _values_in_order(self) -> Ints:
        return self.value.take(self._order_of_values)

    @cached_property
    def _idle(self) -> Bools:
        """Labels with no value behind them: they may speak of what stands before."""
        return ~_LATIN_OR_DIGIT[self.texts.symbols[self.value]]

    def ends_at(self, position: Ints) -> Bools:
        """Whether a label ends right at each position (so a letter there is no part of the number)."""
        if not len(self):
            return np.zeros(len(position), dtype=np.bool_)
        hit = np.minimum(np.searchsorted(self.end, position), len(self) - 1)
        ends: Bools = self.end[hit] == position
        return ends

    def starts_at(self, position: Ints) -> Bools:
        """Whether a label starts right at each position."""
        if not len(self):
            return np.zeros(len(position), dtype=np.bool_)
        hit = np.minimum(np.searchsorted(self.start, position), len(self) - 1)
        starts: Bools = self.start[hit] == position
        return starts

"""The label index: where context words (上下文词) stand in a batch, and which value each one labels.

One index holds the words of all recognizers. A label *owns* the value behind it when only connectors stand
between (`身份证号码是：110…`, `QQ 12345`, `手机号（必填）138…`); labels in direct succession share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_letters
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from piiguard.text.canonical import canonical, canonicals
from piiguard.text.folding import CONNECTOR_HAN, LETTER, table
from piiguard.text.grids import grid_labels
from piiguard.text.inserts import insert_labels
from piiguard.text.lazy import lazy
from piiguard.text.lexicon import Lexicon
from piiguard.text.reading import read
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints, Texts

__all__ = ["FILLERS", "NOT_PERSONAL", "Around", "LabelHits", "LabelIndex", "Owners"]

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
_GROUP_BITS = 63
_FOREIGN = np.uint64(1 << 63)  # what is not personal has the highest bit, so that a comparison tells

Places = npt.NDArray[np.signedinteger[Any]]
Groups = npt.NDArray[np.uint64]

_LETTERS = frozenset(ascii_letters)
_CONNECTOR = table(" \t\n\r:='\"#()[]<>|.`{,?", CONNECTOR_HAN)
_CONNECTOR[ord("-")] = True
_LATIN = table(range(65, 91), range(97, 123), LETTER)
_LATIN_OR_DIGIT = _LATIN | table(range(48, 58))


class Around:
    """The labels around candidates, as places in tables of the batch's labels.

    owner: last label that owns the value, -1 for none. before: which of those before it are near, as a place
    in `LabelHits.near_groups`. behind: the label behind it, the number of labels for none.
    """

    __slots__ = ("before", "behind", "hits", "owner")

    def __init__(self, hits: LabelHits, owner: Places, before: Places, behind: Places) -> None:
        self.hits = hits
        self.owner, self.before, self.behind = owner, before, behind

    def take(self, chosen: Ints) -> Around:
        """The chosen candidates."""
        return Around(self.hits, self.owner.take(chosen), self.before.take(chosen), self.behind.take(chosen))

    def between(self, first: int, last: int) -> Around:
        """Candidates [first, last)."""
        return Around(self.hits, self.owner[first:last], self.before[first:last], self.behind[first:last])

    @property
    def owners(self) -> Ints:
        """(4, n) numbers of the labels that own each value; -1 (which is in no table) where there is none."""
        return self.hits.padded_chain.take(self.owner, axis=1)

    @property
    def near(self) -> Ints:
        """(4, n) numbers of the labels near each value, three before and one behind; -1 for none."""
        count, last = np.divmod(self.before, len(self.hits) + 1)
        words, step = np.append(self.hits.word, -1), np.arange(3)[:, None]
        before = np.where(step < count, words.take(last - step, mode="wrap"), -1)
        behind = np.append(self.hits.words_behind, -1).take(self.behind)
        return np.concatenate((before, behind[None, :]))

    @property
    def foreign(self) -> Bools:
        """Whether a label of something that is not personal is among the owners."""
        return self.hits.owner_groups.take(self.owner) >= _FOREIGN

    def roles(self, members: Bools) -> tuple[Bools, Bools]:
        """Whether one of `members` owns each candidate, and whether one stands near.

        Near are up to three labels before and one behind.
        """
        hits, group = self.hits, self.hits.index.group_of(members)
        if group is None:
            owners, near, behind = hits.tables_of(members)
            return owners.take(self.owner), near.take(self.before) | behind.take(self.behind)
        owns = (hits.owner_groups.take(self.owner) & group) > 0
        close = ((hits.near_groups.take(self.before) | hits.behind_groups.take(self.behind)) & group) > 0
        return owns, close


class Owners:
    """The labels that own each of some values; what recognizers share, each asks for its own.

    words: (4, n) label numbers, -1 for none.
    """

    __slots__ = ("_groups", "_index", "words")

    def __init__(self, index: LabelIndex, words: Ints) -> None:
        self._index, self.words = index, words
        self._groups: Groups = np.bitwise_or.reduce(index.groups.take(words), axis=0)

    def among(self, members: Bools) -> Ints:
        """The values that one of `members` owns, ascending."""
        group = self._index.group_of(members)
        if group is None:
            return cast("Ints", np.logical_or.reduce(members.take(self.words), axis=0).nonzero()[0])
        return (self._groups & group).nonzero()[0]


class LabelIndex:
    """All context words of a set of recognizers, and membership tables over them."""

    def __init__(self, words: Iterable[str]) -> None:
        raw = (*words, *FILLERS, *NOT_PERSONAL)
        given = canonicals(raw)
        joined = list(map(_run_together, given))
        self.lexicon = Lexicon([*given, *joined])
        self._numbers = {word: index for index, word in enumerate(self.lexicon.words)}
        self._numbers[""] = -1
        number = self._numbers.__getitem__
        self._numbers_of = dict(
            zip(raw, zip(map(number, given), map(number, joined), strict=True), strict=True)
        )
        self._latin = _are_letters(word[0] for word in self.lexicon.words)
        self._latin_end = _are_letters(word[-1] for word in self.lexicon.words)
        self.fillers = self.members(FILLERS)
        self.not_personal = self.members(NOT_PERSONAL)
        self.groups = np.where(self.not_personal, _FOREIGN, np.uint64(0))
        self._groups: dict[int, tuple[np.uint64, Bools]] = {}

    def register(self, tables: Sequence[Bools]) -> None:
        """Makes these very tables fast to ask for: each gets a bit in `groups`, as far as there are bits.

        To be called once, before the index is used.
        """
        named = [table_of_one for table_of_one in tables if table_of_one.any()]
        for bit, table_of_one in enumerate(named[:_GROUP_BITS]):
            group = np.uint64(1 << bit)
            self._groups[id(table_of_one)] = group, table_of_one
            self.groups |= np.where(table_of_one, group, np.uint64(0))

    def group_of(self, members: Bools) -> np.uint64 | None:
        """The bit of a registered table, None for others."""
        group = self._groups.get(id(members))
        return group[0] if group is not None and group[1] is members else None

    def members(self, words: Iterable[str]) -> Bools:
        """Table over label numbers: which are among `words`. Words that were never indexed are left out."""
        marks = np.zeros(len(self.lexicon.words) + 1, dtype=np.bool_)
        known = [self._numbers_of.get(word) or self._numbers_elsewhere(word) for word in words]
        marks[[number for numbers in known for number in numbers]] = True
        marks[-1] = False
        return marks

    def _numbers_elsewhere(self, word: str) -> tuple[int, int]:
        """Numbers of a word as it stands and run together, -1 for none; it may be spelled otherwise."""
        spelled = canonical(word)
        return self._numbers.get(spelled, -1), self._numbers.get(_run_together(spelled), -1)

    def find(
        self, texts: Texts, values: Ints, digits: Ints, headers: list[str | None] | None = None
    ) -> LabelHits:
        """Labels near any of `values` (starts of value-like runs); `headers` label the start of their row.

        digits: positions of all digits, by which the header line of a table in a text is told from its body.
        """
        positions = _around(values, len(texts.codes))
        start, end, word = self.lexicon.find(texts, positions)
        symbols = texts.symbols
        inside = self._latin.take(word) & _LATIN.take(symbols.take(start - 1))
        inside |= self._latin_end.take(word) & _LATIN.take(symbols.take(end))
        whole = (~inside).nonzero()[0]
        start, end, word = start.take(whole), end.take(whole), word.take(whole)
        outermost = np.ones(len(end), dtype=np.bool_)
        outermost[1:] = end[1:] > np.maximum.accumulate(end)[:-1]
        kept = outermost.nonzero()[0]
        start, end, word = start.take(kept), end.take(kept), word.take(kept)
        fields, owners = grid_labels(texts, digits, start, end, word)
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


def _are_letters(characters: Iterable[str]) -> Bools:
    """Which characters are Latin letters."""
    return np.array([character in _LETTERS for character in characters], dtype=np.bool_)


def _run_together(word: str) -> str:
    """empNo for emp_no, as keys in programs are spelled; the word itself where that is short."""
    joined = word.replace("_", "")
    return joined if len(joined) >= _SHORTEST_KEY else word


def _around(values: Ints, length: int) -> Ints | None:
    """Positions worth searching, or None for all of them."""
    if len(values) * (_SEARCHED_BEFORE + _SEARCHED_AFTER) > length // 2 or not len(values):
        return None if len(values) else np.empty(0, dtype=np.int64)
    first = np.sort(values) - _SEARCHED_BEFORE
    last = np.minimum(first + (_SEARCHED_BEFORE + _SEARCHED_AFTER), length - 1)
    np.maximum(first, 0, out=first)
    first[1:] = np.maximum(first[1:], last[:-1])
    sizes = last - first
    return np.repeat(first - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def _with_earlier(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """(4, n + 1): 0 of the values, each value, it or the one before, it or one of two before."""
    table = np.zeros((4, len(values) + 1), dtype=values.dtype)
    table[1:, :-1] = values
    for step in (1, 2):
        table[1 + step :, step:-1] |= values[:-step]
    return table


class LabelHits:
    """Labels of one batch in text order: start, end, word; and `value`, where the labelled value begins."""

    def __init__(self, index: LabelIndex, texts: Texts, start: Ints, end: Ints, word: Ints) -> None:
        self.index = index
        self.texts = texts
        self.start, self.end, self.word = start, end, word
        self._tables: dict[int, tuple[Bools, tuple[Bools, Bools, Bools]]] = {}
        self.value = self._values(end)
        self._leave_fields()
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
        raw = symbols.tobytes()
        remarks = [brackets for brackets in ("()", "<>") if brackets.encode()[:1] in raw]
        for _ in range(_MAX_CONNECTORS):
            alive = alive.compress(_CONNECTOR.take(symbols.take(value.take(alive))))
            if not len(alive):
                break
            for brackets in remarks:
                self._skip_remark(value, alive, brackets)
            value[alive] += 1
        return value

    def _leave_fields(self) -> None:
        """The last label of a header line does not own the first field of the line below."""
        field = self.start == self.end
        if not field.any():
            return
        shared = np.zeros(len(self.texts.codes), dtype=np.bool_)
        shared[self.value[field]] = True
        crossing = (~field & shared.take(self.value)).nonzero()[0]
        for hit in crossing.tolist():
            words = self.word[field & (self.value == self.value[hit])]
            inside = self.texts.symbols[self.end[hit] : self.value[hit]]
            if (inside == 10).any() and self.word[hit] not in words:
                self.value[hit] = self.end[hit]

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

    @lazy
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
        group = self.index.group_of(members)
        if group is None:
            return cast("Bools", np.logical_or.reduce(members.take(self._chain), axis=0))
        return (self.owner_groups[:-1] & group) > 0

    def owners(self, hits: Ints) -> Owners:
        """The labels that own the values of these hits."""
        return Owners(self.index, self._chain.take(hits, axis=1))

    def around(self, start: Ints, end: Ints, value: Ints | None = None) -> Around:
        """The labels that own candidates [start, end) or stand near; `value`: where an owned one begins."""
        value = start if value is None else value
        if not len(self):
            nothing = np.zeros(len(start), dtype=np.int32)
            return Around(self, nothing - 1, nothing, nothing)
        last, (first_reach, second_reach, third_reach) = self._last_before.take(value), self._reaches
        count = (first_reach.take(last) >= value).view(np.uint8) + (second_reach.take(last) >= value)
        count += third_reach.take(last) >= value
        behind = self._first_behind.take(end)
        behind = np.where(self._words_behind[1].take(behind) <= end, behind, len(self))
        return Around(self, self._owner.take(value), count * np.int64(len(self) + 1) + last, behind)

    # Tables that places of `Around` lead into. The entry behind the last label, which -1 leads to as well,
    # stands for no label.

    @lazy
    def padded_chain(self) -> Ints:
        """`chain` transposed, and -1."""
        return np.concatenate((self._chain, np.full((4, 1), -1, dtype=np.int64)), axis=1)

    @lazy
    def owner_groups(self) -> Groups:
        """Groups of the labels that share a value with each label."""
        groups = np.zeros(len(self) + 1, dtype=np.uint64)
        groups[:-1] = np.bitwise_or.reduce(self.index.groups.take(self._chain), axis=0)
        return groups

    @lazy
    def near_groups(self) -> Groups:
        """Groups of no label, of each label, of it and the one before, of it and two before; end to end."""
        return _with_earlier(self.index.groups.take(self.word)).ravel()

    @lazy
    def behind_groups(self) -> Groups:
        """Groups of what each label says of a value before it."""
        return np.append(self.index.groups.take(self._words_behind[0]), np.uint64(0))

    def tables_of(self, members: Bools) -> tuple[Bools, Bools, Bools]:
        """The three tables for labels that are not registered as a group: whether there is one of them."""
        known = self._tables.get(id(members))
        if known is not None and known[0] is members:
            return known[1]
        owners = np.append(self.roles(members), False)
        behind = np.append(members.take(self._words_behind[0]), False)
        tables = owners, _with_earlier(members.take(self.word)).ravel(), behind
        self._tables[id(members)] = members, tables
        return tables

    @lazy
    def _owner(self) -> npt.NDArray[np.int32]:
        """For each position the last label whose value begins there, -1 where none does."""
        owner = np.full(len(self.texts.codes), -1, dtype=np.int32)
        owner[self.value] = np.arange(len(self), dtype=np.int32)
        return owner

    @lazy
    def _last_before(self) -> npt.NDArray[np.int32]:
        """For each position the last label that ends at or before it, -1 where none does."""
        ends = np.zeros(len(self) + 2, dtype=np.int64)
        np.maximum.accumulate(self.end, out=ends[1:-1])
        ends[-1] = len(self.texts.codes)
        return np.repeat(np.arange(-1, len(self), dtype=np.int32), ends[1:] - ends[:-1])

    @lazy
    def _first_behind(self) -> npt.NDArray[np.int32]:
        """For each position the first label that begins at or behind it; their number where none does."""
        starts = np.zeros(len(self) + 2, dtype=np.int64)
        starts[1:-1] = self.start + 1
        starts[-1] = len(self.texts.codes)
        return np.repeat(np.arange(len(self) + 1, dtype=np.int32), starts[1:] - starts[:-1])

    @lazy
    def _rows(self) -> Ints:
        return self.texts.row_of(self.start)

    @lazy
    def _reaches(self) -> Ints:
        """Last position that each label, the one before it, the one before that are near to; -1 for none."""
        reach = np.full((3, len(self) + 1), -1, dtype=np.int64)
        end = np.maximum.accumulate(self.end) + _NEAR_BEFORE
        np.minimum(end, self.texts.starts.take(self._rows + 1) - 1, out=reach[0, :-1])
        reach[1, 1:-1] = reach[0, :-2]
        reach[2, 2:-1] = reach[0, :-3]
        return reach

    @property
    def words_behind(self) -> Ints:
        """What each label says of a value before it."""
        return self._words_behind[0]

    @lazy
    def _words_behind(self) -> tuple[Ints, Ints]:
        """What each label says of a value before it: its word, and the least end of such a value."""
        following = np.minimum(np.arange(1, len(self) + 1), len(self) - 1)
        # 持 E12345678 号护照: the word behind the filler tells
        filler = self.index.fillers.take(self.word) & (self.start.take(following) == self.end)
        place = np.where(filler, following, np.arange(len(self)))
        least = np.full(len(self) + 1, len(self.texts.codes), dtype=np.int64)
        row_start = self.texts.starts.take(self._rows.take(place))
        near = np.maximum(self.start.take(place) - _NEAR_AFTER, row_start)
        least[:-1] = np.where(self._idle.take(place), near, least[-1])
        return self.word.take(place), least

    @lazy
    def _idle(self) -> Bools:
        """Labels with no value behind them: they may speak of what stands before."""
        return ~_LATIN_OR_DIGIT[self.texts.symbols[self.value]]

    def owned_at(self, position: Ints) -> Bools:
        """Whether the value of some label begins right at each position."""
        return self._owner.take(position) >= 0

    def ends_at(self, position: Ints) -> Bools:
        """Whether a label ends right at each position (so a letter there is no part of the number)."""
        return self._ends.take(position)

    @lazy
    def _ends(self) -> Bools:
        marks = np.zeros(len(self.texts.codes), dtype=np.bool_)
        marks[self.end] = True
        return marks

    def starts_at(self, position: Ints) -> Bools:
        """Whether a label starts right at each position."""
        return self._starts.take(position)

    @lazy
    def _starts(self) -> Bools:
        marks = np.zeros(len(self.texts.codes), dtype=np.bool_)
        marks[self.start] = True
        return marks

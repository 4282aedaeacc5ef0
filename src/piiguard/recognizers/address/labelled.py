"""Places behind a label (地址：北京市朝阳区望京街道), which need no number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np

from piiguard.findings import Bools
from piiguard.recognizers.address.grammar import Candidate, behind_stars
from piiguard.recognizers.address.regions import first_region
from piiguard.recognizers.address.seeds import HAN
from piiguard.recognizers.stretches import characters
from piiguard.text.batch import Batch
from piiguard.text.folding import Symbols, table
from piiguard.text.labels import LabelIndex
from piiguard.text.lexicon import canonical
from piiguard.text.texts import Ints

__all__ = ["HEADERS", "LABELS", "is_labelled", "labelled_places"]


HEADERS = (
    *(
        "地址 家庭住址 家庭地址 住址 现住址 居住地址 户籍地址 户口所在地 通讯地址 通信地址 联系地址 "
        "收货地址 详细地址 单位地址 注册地址 身份证地址 邮寄地址 办公地址 门牌号 收件地址 寄件地址 "
        "经营地址 送货地址 收件人地址 地址信息 常住地址 住所 jtzz jtdz xzz xzzxx jzdz hjdz hkszd txdz "
        "lxdz shdz xxdz dwdz zcdz addr address home_address home_addr live_address residence_address "
        "residential_address household_address register_address registered_address contact_address "
        "shipping_address receiver_address delivery_address detail_address street_address hreg_addr_detl "
        "pre_addr_detl liveadrs"
    ).split(),
)
LABELS = (
    *HEADERS,
    *(
        "寄往 寄到 寄至 送至 送到 送达地址 现住 居住地 所在地 经营场所 住所地 坐落 坐落于 位于 暂住地 "
        "暂住地址 常住地 留宿 家住 地点 现场 门店 收件 退货地址 新地址 故障地址 回函请寄 地址电话 "
        "单位住址 工作地址 实际地址 営业地址 服务地址 安装地址 上门地址 取件地址 提货地址 "
        "户籍 籍贯地址 租住 楼宇 现居 现居住地 邮寄到 通讯住址 home addr mailing_address billing_address "
        "add"
    ).split(),
)

_LABELLED = re.compile(rf"(?:[{HAN}N0a#fkx()-]|[ ,n](?![ ,n]))*".encode())
_LAST_UNIT = re.compile(rb"(?s:.*)(?:[PCDTVSJNBbFMGEK]|[0-]U|uQ|gc|mi|ml|Vhj|(?<=[BbFUEM-])[0a]{1,5})(?!0)")
_SEPARATOR = re.compile("[ ,，\n\t\u3000]")
_DIVISION_ENDS = "省市区區县縣旗镇鎮乡鄉村州盟道路街"
_GOES_ON = re.compile("[省市区區县縣镇鎮乡鄉村路街道]")
_CONNECTORS = " \t\r\n\u3000:：=\"'“”「『是为在{[(（<>|→-"
_CONNECTOR = table(": =")
_REACH = 40  # characters before an address in which its label ends
_LONGEST_LABEL, _LONGEST_HAN = 24, 8
_UNITS = "省市区县區縣镇乡村路街道"
_LONGEST = 80
_LEAST = 4
_SCORE = 0.7


def labelled_places(batch: Batch, own: Bools, letters: Symbols, found: list[Candidate]) -> list[Candidate]:
    """Places that labels own, where nothing was `found` by its shape."""
    values = _behind(batch, letters) | _owned(batch, own)
    if not values:
        return []
    ends = sorted(candidate.end for candidate in found)
    starts = sorted(candidate.start for candidate in found)
    places: list[Candidate] = []
    for value in sorted(values):
        following = bisect_right(ends, value)  # the first that ends behind the label
        limit = starts[following] if following < len(starts) else len(letters)
        place = _place(batch, letters, value) if limit > value else None
        if place is not None and place.end <= limit and (not places or places[-1].end <= place.start):
            places.append(place)
    return places


def is_labelled(batch: Batch, own: Bools, start: Ints) -> Bools:
    """Whether a label stands right before each address, or over its column.

    Read here and not from `batch.labels`, which knows labels near letters and digits only: an address may
    hold none, and what the next text holds must not matter.
    """
    starts = batch.texts.starts
    rows = batch.texts.row_of(start)
    low = np.maximum(starts.take(rows), start - _REACH)
    headed, text = _headed(batch, own), batch.shared(characters)
    labelled = [
        row in headed or _ends_in_label(text[first:last])
        for row, first, last in zip(rows.tolist(), low.tolist(), start.tolist(), strict=True)
    ]
    return np.array(labelled, dtype=np.bool_)


def _ends_in_label(before: str) -> bool:
    """Whether the text before an address ends in a label, connectors aside: 住址（必填）：."""
    before = before.rstrip(_CONNECTORS)
    if before.endswith((")", "）")):
        before = before[: max(before.rfind("("), before.rfind("（"), 0)].rstrip(_CONNECTORS)
    words = _words().get(before[-1:])
    if words is None:
        return False
    longest = _LONGEST_LABEL if before[-1].isascii() else _LONGEST_HAN
    return before.endswith(words) or canonical(before[-longest:]).endswith(words)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The labels by the character they end in, as written in any script and case."""
    words: dict[str, tuple[str, ...]] = {}
    for word in dict.fromkeys(canonical(label) for label in LABELS):
        words[word[-1]] = (*words.get(word[-1], ()), word)
    written = words | {character.upper(): ending for character, ending in words.items()}
    return written | {c: words[canonical(c)] for c in "區號籍處樓門" if canonical(c) in words}


def _headed(batch: Batch, own: Bools) -> set[int]:
    """Rows whose header is one of the labels."""
    if batch.headers is None:
        return set()
    labels = batch.labels
    first = labels.start == labels.end
    rows = batch.texts.row_of(labels.start[first & own.take(labels.word)])
    return set(rows.tolist())


def _owned(batch: Batch, own: Bools) -> set[int]:
    """Where values of headers and Latin labels begin."""
    headed = [int(batch.texts.starts[row]) for row in _headed(batch, own)]
    labels = batch.labels
    if not len(labels):
        return set(headed)
    latin = _latin(batch.index).take(labels.word) & own.take(labels.word)
    return set(headed) | set(labels.value[latin & (labels.start < labels.end)].tolist())


@lru_cache(maxsize=8)
def _latin(index: LabelIndex) -> Bools:
    return np.array([word.isascii() for word in index.lexicon.words])


def _behind(batch: Batch, letters: Symbols) -> set[int]:
    """Where what follows 址 begins: `住址：`, `地址 `."""
    behind = (letters == ord("A")).nonzero()[0] + 1
    for _ in range(2):
        behind = behind + _CONNECTOR.take(batch.symbols.take(behind))
    return set(behind.tolist())


def _place(batch: Batch, letters: Symbols, value: int) -> Candidate | None:
    """The place that begins at `value`: to its last unit."""
    window = letters[value : value + _LONGEST].tobytes()
    stretch = _LABELLED.match(window)
    size = stretch.end() if stretch else 0
    text = batch.shared(characters)[value : value + size]
    last = _LAST_UNIT.match(window, 0, _joined(text))
    if last is None or last.end() < _LEAST:
        return None
    text, end = text[: last.end()], last.end()
    region = first_region(text)
    if _count(text, _UNITS) + (region is not None) < 2:
        return None
    size, end = end, behind_stars(window, end)
    start = value + (region[0] if region is not None else 0)
    return Candidate(start, value + end, 0.0, _SCORE, region is not None, end > size)


def _count(text: str, units: Iterable[str]) -> int:
    return sum(text.count(unit) for unit in units)


def _joined(text: str) -> int:
    """Length of the first pieces of a text that continue each other."""
    for separator in _SEPARATOR.finditer(text):
        at = separator.start()
        if at and (text[at - 1] not in _DIVISION_ENDS or not _GOES_ON.search(text, at, at + 16)):
            return at
    return len(text)

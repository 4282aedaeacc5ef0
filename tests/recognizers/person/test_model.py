"""The network for person names: what it finds, and that a text is read alike alone and in any batch."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.recognizers.person.model import RECALL_BIAS, model_spans, shipped
from piiguard.text.batch import Batch
from piiguard.text.labels import LabelIndex
from piiguard.text.texts import Texts

_PIECES = [
    "王小明",
    "欧阳雪梅",
    "张",
    "伟",
    "约翰·",
    "史密斯",
    "Zhang",
    " ",
    "，",
    "先生",
    "记者",
    "说",
    "去了北京",
    "1380",
    "\n",
    "𠮷",
    "\ud800",
]
_TEXTS = st.lists(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join), min_size=1, max_size=7)

Found = list[tuple[int, int, float]]


def _batch(texts: list[str]) -> Batch:
    return Batch(Texts.of(texts), LabelIndex([]))


def _found(texts: list[str], bias: float = 0.0) -> list[Found]:
    """(start, end, score) in each text."""
    batch = _batch(texts)
    spans = model_spans(batch, bias=bias)
    rows: list[Found] = [[] for _ in texts]
    for row, start, end, score in zip(
        batch.texts.row_of(spans.start), spans.start, spans.end, spans.score, strict=True
    ):
        begin = int(batch.texts.starts[row])
        rows[row].append((int(start) - begin, int(end) - begin, float(score)))
    return rows


def _names(text: str, bias: float = 0.0) -> list[str]:
    return [text[start:end] for start, end, _ in _found([text], bias)[0]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昨天下午，销售部经理张志强在会议室见了客户李晓梅。", ["张志强", "李晓梅"]),
        ("据悉，陈伟和刘芳已经到达上海。", ["陈伟", "刘芳"]),
        ("欧阳雪梅教授将于下周作报告。", ["欧阳雪梅"]),  # surname of two characters
        ("记者赵敏报道", ["赵敏"]),
        ("導演陳志偉昨日抵達台北", ["陳志偉"]),  # traditional script
        ("作家约翰·史密斯出席了活动。", ["约翰·史密斯"]),  # transliterated
    ],
)
def test_finds_names_without_their_titles(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "今天天气很好，我们去公园散步吧。",
        "请于三个工作日内将货物送到仓库，逾期不候。",
        "本公司主要经营服装、家电和食品，欢迎选购。",
        "SELECT id FROM orders WHERE amount > 100",
        "2026-11-22 10:15:03 INFO started in 153 ms",
    ],
)
def test_finds_nothing_where_nobody_is_named(text: str) -> None:
    assert _names(text) == []


@given(_TEXTS, st.sampled_from([0.0, RECALL_BIAS]))
def test_a_text_is_read_alike_alone_and_in_a_batch(texts: list[str], bias: float) -> None:
    """All sums are sums of whole numbers, so not even the last bit depends on the batch."""
    assert _found(texts, bias) == [_found([text], bias)[0] for text in texts]


@given(_TEXTS)
def test_the_order_of_texts_changes_nothing(texts: list[str]) -> None:
    assert _found(texts[::-1])[::-1] == _found(texts)


@given(_TEXTS)
def test_spans_lie_in_their_text_in_order_and_apart(texts: list[str]) -> None:
    for text, found in zip(texts, _found(texts, RECALL_BIAS), strict=True):
        edges = [edge for start, end, _ in found for edge in (start, end)]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(text) for start, end, _ in found)


@given(_TEXTS)
def test_what_only_the_bias_lets_in_scores_below_one_half(texts: list[str]) -> None:
    """A surer span lies over one that is found without bias."""
    for balanced, recall in zip(_found(texts), _found(texts, RECALL_BIAS), strict=True):
        assert all(0.5 <= score <= 1 for _, _, score in balanced)
        for start, end, score in recall:
            assert score < 0.5 or any(first < end and start < behind for first, behind, _ in balanced)


@settings(max_examples=40)
@given(st.lists(st.text(st.characters(codec=None), max_size=40), min_size=1, max_size=4))
def test_any_text_is_accepted(texts: list[str]) -> None:
    assert len(_found(texts, RECALL_BIAS)) == len(texts)


@pytest.mark.parametrize("text", ["\0", "\U0010ffff", "\udc00\ud800", "·" * 700, "张" * 5000, "王伟" * 3000])
def test_odd_texts_are_accepted(text: str) -> None:
    assert len(_found([text, text])) == 2


@pytest.mark.slow
def test_ten_megabytes_of_surnames_are_accepted() -> None:
    assert len(_found(["张" * 10_000_000])) == 1


def test_no_text_no_name() -> None:
    assert _found([]) == []


def test_the_weights_are_small_and_plain_arrays() -> None:
    """At most 6 MB, read without unpickling anything."""
    with (resources.files("piiguard") / "data" / "names.npz").open("rb") as file:
        assert len(file.read()) <= 6_000_000
        file.seek(0)
        stored = np.load(file, allow_pickle=False)
        assert all(stored[name].dtype != np.object_ for name in stored.files)


def test_no_sum_of_the_network_can_lose_a_unit() -> None:
    """The largest possible sums stay below 2**24, where float32 still holds every whole number."""
    network = shipped().network
    most = [
        127 * np.abs(network.grams).sum(axis=0).max(),
        *(255 * np.abs(kernel).sum(axis=0).max() for kernel in network.kernels),
        255 * np.abs(network.out).sum(axis=0).max(),
        255 * np.abs(network.leave).sum(),
    ]
    assert max(most) < 1 << 24

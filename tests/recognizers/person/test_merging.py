"""What becomes of the network's spans, of cues and of cells; every name is invented."""

import numpy as np
import pytest

from piiguard import Guard
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.person.mending import mended, without_companies, without_titles
from piiguard.recognizers.person.merging import merged, with_cells
from piiguard.recognizers.person.tables import load
from piiguard.text.batch import Batch
from piiguard.text.labels import LabelIndex
from piiguard.text.texts import Texts


def batch_of(*texts, recall=False):
    return Batch(Texts.of(list(texts)), LabelIndex(["姓名"]), recall=recall)


def spans_of(batch, *values, score=0.8, evidence=Evidence.SHAPE):
    """Spans of values in the first text, in the order given."""
    text = batch.texts.string(0)
    start = np.array([1 + text.index(value) for value in values], dtype=np.int64)
    end = start + np.array([len(value) for value in values], dtype=np.int64)
    return Spans.of(start, end, score, int(evidence))


def values_of(batch, spans):
    text = batch.texts.string(0)
    order = np.argsort(spans.start)
    places = zip(spans.start[order].tolist(), spans.end[order].tolist(), strict=True)
    return [text[start - 1 : end - 1] for start, end in places]


@pytest.mark.parametrize(
    ("text", "drawn", "found"),
    [
        ("所有人 李霆\n住址", "李霆\n", ["李霆"]),
        ("妻：徐江　子：王健", "徐江　子", ["徐江"]),
        ("姓名 王 伟", "王 伟", ["王 伟"]),  # the surname alone before the blank
        ("姓名 欧阳 修文", "欧阳 修文", ["欧阳 修文"]),
        ("主演 陈敏　约翰·史密斯", "陈敏　约翰·史密斯", ["陈敏", "约翰·史密斯"]),
        ("Leader: Hans Johansson  Hotel", "s Johansson ", ["Hans Johansson"]),
        ("CHOW Yan Lan到访", "Yan Lan", ["CHOW Yan Lan"]),
        ("job: deploy", "job", []),
        ("见 \n 处", " \n ", []),
    ],
)
def test_spans_of_the_network_are_mended(text, drawn, found):
    batch = batch_of(text)
    assert values_of(batch, mended(batch, load(), spans_of(batch, drawn))) == found


@pytest.mark.parametrize(
    ("text", "drawn", "kept"),
    [
        ("李总您好", "李", False),
        ("李小姐您好", "李小姐", False),
        ("孙先生（13900000000）", "孙", False),
        ("孙先生毕业于某校", "孙", True),  # prose speaks of one person so
        ("江总书记讲话", "江", True),
        ("李小明您好", "李小明", True),
    ],
)
def test_a_surname_with_a_title_is_no_full_name(text, drawn, kept):
    """Facts 7.2."""
    batch = batch_of(text)
    assert bool(len(without_titles(batch, load(), spans_of(batch, drawn)))) == kept


@pytest.mark.parametrize(
    ("text", "drawn", "kept"),
    [
        ("汇款人 青岛博远物流有限责任公司", "青岛博", False),
        ("汇款人 福州泰和医疗集团", "福州泰", False),  # 和 is no "and" here
        ("卢亮和兴发水泥有限公司", "卢亮", True),
        ("李明在长江公司", "李明", True),
    ],
)
def test_the_beginning_of_a_company_is_no_name(text, drawn, kept):
    batch = batch_of(text)
    assert bool(len(without_companies(batch, spans_of(batch, drawn)))) == kept


def test_agreement_raises_the_score():
    batch = batch_of("由王小明办理")
    network, cue = (spans_of(batch, "王小明", score=0.6) for _ in range(2))
    found = merged(batch, network, cue)
    assert values_of(batch, found) == ["王小明"]
    assert found.score[0] == pytest.approx(0.84)


def test_a_cue_that_holds_all_of_a_span_and_ends_at_an_edge_wins():
    batch = batch_of("支行，何雪泽，卡号")
    network, cue = spans_of(batch, "何雪", score=0.6), spans_of(batch, "何雪泽", score=0.7)
    assert values_of(batch, merged(batch, network, cue)) == ["何雪泽"]


def test_where_more_han_follows_the_network_knows_better():
    batch = batch_of("民警周阳连夜研判")
    network, cue = spans_of(batch, "周阳", score=0.9), spans_of(batch, "周阳连", score=0.9)
    assert values_of(batch, merged(batch, network, cue)) == ["周阳"]


def test_only_one_account_of_each_place_is_kept():
    batch = batch_of("张小明、李小娜")
    cues = spans_of(batch, "张小明、李", "张小", "李小娜", score=0.6)
    found = merged(batch, spans_of(batch, "张小明", "李小娜"), cues)
    order = np.argsort(found.start)
    assert (found.end[order][:-1] <= found.start[order][1:]).all()


def test_nothing_gives_nothing():
    batch = batch_of("")
    assert len(merged(batch, Spans.none(), Spans.none())) == 0
    assert len(mended(batch, load(), Spans.none())) == 0


def test_whole_cells_are_the_columns_but_not_names_inside_longer_ones():
    batch = batch_of("张小明", "请找张小明")
    starts = batch.texts.starts
    found = Spans.of(np.array([starts[0], starts[1] + 2]), starts[1:] - 1, 0.8)
    assert len(with_cells(Spans.none(), found, starts)) == 1


def test_a_title_in_a_cell_stays_outside():
    cells = ["徐敏强女士", "王芳", "欧阳娜娜"]
    assert Guard(include=["PERSON"]).protect(cells, column="姓名") == ["徐**女士", "王*", "欧阳**"]

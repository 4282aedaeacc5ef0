"""The label index: which word labels which value."""

import pytest

from piiguard.text.batch import Batch
from piiguard.text.labels import LabelIndex
from piiguard.text.texts import Texts

WORDS = ("手机", "手机号", "卡号", "qq", "号")


def owners(text, value, header=None):
    """Labels that own `value`, where it first stands in the text."""
    batch, start = batch_of(text, value, header)
    labels = batch.labels.around(start, start + len(value)).owners
    return [batch.index.lexicon.words[word] for word in labels[:, 0].tolist() if word >= 0]


def near(text, value):
    """Labels that stand near `value`."""
    batch, start = batch_of(text, value, None)
    labels = batch.labels.around(start, start + len(value)).near
    return sorted({batch.index.lexicon.words[word] for word in labels[:, 0].tolist() if word >= 0})


def batch_of(text, value, header):
    batch = Batch(Texts.of([text]), LabelIndex(WORDS), [header] if header else None)
    return batch, batch.texts.starts[:1] + text.index(value)


@pytest.mark.parametrize(
    "text",
    [
        "手机13800138000",
        "手机：13800138000",
        "手机是 13800138000",
        '手机="13800138000"',
        "手机（必填）：13800138000",  # a remark in brackets
        "手机 | 13800138000",
        "手機13800138000",  # traditional
        "手机\n13800138000",
    ],
)
def test_a_label_owns_the_value_that_only_connectors_part_it_from(text):
    assert owners(text, "13800138000") == ["手机"]


@pytest.mark.parametrize(
    "text",
    [
        "手机很好，13800138000",  # other words between
        "手机。13800138000",  # the sentence is over
        "手机、13800138000",  # a list comma
        "手机（12345）13800138000",  # brackets around digits hold a value
    ],
)
def test_a_label_does_not_own_what_stands_behind_something_else(text):
    assert owners(text, "13800138000") == []


def test_labels_that_follow_each_other_share_the_value():
    assert owners("手机/QQ 号：13800138000", "13800138000") == ["号", "qq", "手机"]
    assert owners("手机 QQ 号：13800138000", "13800138000") == ["号", "qq", "手机"]


def test_latin_labels_are_whole_words():
    assert owners("qq12345678", "12345678") == ["qq"]
    assert owners("myqq12345678", "12345678") == []


def test_of_labels_inside_each_other_the_outer_counts():
    assert owners("手机号13800138000", "13800138000") == ["手机号"]


def test_a_header_labels_the_start_of_its_row_only():
    assert owners("13800138000", "13800138000", header="手机号") == ["手机号"]
    assert owners("无 13800138000", "13800138000", header="手机号") == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("手机换了，现在用13800138000", ["手机"]),
        ("13800138000（手机）", ["手机"]),  # behind
        ("手机" + "啊" * 30 + "13800138000", []),  # too far
        ("13800138000，卡号6222", []),  # the label behind has a value of its own
    ],
)
def test_labels_near_a_value(text, labels):
    assert near(text, "13800138000") == labels


def test_labels_of_other_rows_are_neither_owners_nor_near():
    batch = Batch(Texts.of(["手机", "13800138000", "手机"]), LabelIndex(WORDS))
    start = batch.texts.starts[1:2]
    around = batch.labels.around(start, start + 11)
    assert around.owners.max() == -1
    assert around.near.max() == -1


def test_a_remark_does_not_end_in_another_row():
    """A bracket opened in one row and closed in the next would hand the label on to a stranger's value."""
    batch = Batch(Texts.of(["卡号（必填", "", ")13800138000"]), LabelIndex(WORDS))
    assert batch.labels.value.max() < batch.texts.starts[1]


def test_a_value_before_all_labels_has_none():
    """The value is longer than the text behind it; nothing before the first label may be read."""
    assert near("00000手机0", "00000") == []


def test_labels_of_what_is_not_personal_are_told():
    batch, start = batch_of("订单号13800138000", "13800138000", None)
    assert batch.labels.around(start, start + 11).foreign.tolist() == [True]


@pytest.mark.parametrize("text", ["qq/手机号：13800138000", "qq或手机号：13800138000"])
def test_labels_with_a_slash_between_share_the_value(text):
    assert owners(text, "13800138000") == ["手机号", "qq"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("姓名,qq\n张三,10001", ["qq"]),  # one label that is all of its field
        ("我的qq号,在这里\n张三,10001", []),  # prose
        ("qq\n张三,10001", []),  # no fields
    ],
)
def test_one_label_makes_a_header_where_it_fills_its_field(text, labels):
    assert owners(text, "10001") == labels

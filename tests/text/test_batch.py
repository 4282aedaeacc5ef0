"""`Batch`: features that recognizers share."""

import gc
import weakref

import numpy as np
import pytest

from piiguard.engine import Engine
from piiguard.recognizers.registry import builtin
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.labels import LabelIndex
from piiguard.text.texts import Texts

INDEX = LabelIndex(["手机", "编号", "卡号"])


def batch_of(*strings):
    return Batch(Texts.of(strings), INDEX)


def cut(batch, spans):
    """The texts of spans."""
    codes = batch.texts.codes
    return [
        codes[s:e].tobytes().decode("utf-32-le", "surrogatepass")
        for s, e in zip(spans.start, spans.end, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("号12345。", ["12345"]),
        ("12345", ["12345"]),
        ("１２３４５", ["１２３４５"]),
        ("123 45", ["123 45"]),
        ("12345.0", ["12345"]),  # went through a float
        ("12345.00", ["12345"]),
        ("手机12345手机", ["12345"]),
        ("a12345", []),  # part of a word
        ("12345b", []),
        ("_12345", []),
        ("12345.67", []),  # a decimal
        ("0.12345", []),
        ("*12345", []),  # part of a mask
        ("$12345", []),  # an amount
        ("12345元", []),
        ("12345%", []),
        ("12345@", []),
        ("AB-12345", []),  # part of a code
        ("编号a-12345", []),
        ("123456", []),  # another length
    ],
)
def test_numbers_have_clean_edges(text, numbers):
    batch = batch_of(text)
    assert cut(batch, batch.numbers(5)) == numbers


def test_digit_values_are_the_digits_of_each_number():
    batch = batch_of("１2-34 5")
    assert batch.digit_values(batch.numbers(5), 5).tolist() == [[1, 2, 3, 4, 5]]


@pytest.mark.parametrize(
    ("text", "value", "spaced"),
    [
        ("编号：AB-12/3。", "AB-12/3", "AB-12/3"),
        ("编号 123 456 789", "123", "123 456 789"),
        ("编号：a.b@c", "a.b", "a.b"),
    ],
)
def test_the_value_of_a_label(text, value, spaced):
    batch = batch_of(text)
    values = batch.labelled(INDEX.members(["编号"]))
    assert cut(batch, values) == [value]
    values.end = values.spaced_end
    assert cut(batch, values) == [spaced]


def test_a_label_without_a_value_has_none():
    assert len(batch_of("编号：无").labelled(INDEX.members(["编号"]))) == 0
    assert len(batch_of("编号：123").labelled(INDEX.members(["卡号"]))) == 0


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("a@b", Trigger.AT),
        ("ａ＠ｂ", Trigger.AT),
        ("：", Trigger.COLON),
        ("http://", Trigger.SCHEME),
        ("+", Trigger.PLUS),
        ("138****1234", Trigger.MASK),
        ("138xxxx1234", Trigger.MASK),
        ("138····1234", Trigger.MASK),
        ("138…", Trigger.MASK),
        ("1234", Trigger.DIGITS_4),
        ("12 345 67", Trigger.DIGITS_7),
        ("123456789012345", Trigger.DIGITS_15),
        ("1.2", Trigger.DOTTED),
        ("A1", Trigger.MIXED),
        ("京A", Trigger.PROVINCE),
        ("", Trigger.ALWAYS),
    ],
)
def test_triggers_tell_what_a_batch_has(text, trigger):
    """And an empty batch has none but `ALWAYS`."""
    assert trigger in batch_of("其他", text).triggers
    assert batch_of("").triggers == {Trigger.ALWAYS}


def test_lengths_of_numbers_are_told_apart_from_the_triggers():
    assert batch_of("12345678901，1234567890123元").number_lengths == Trigger.digits(11)
    assert batch_of("1234").number_lengths == frozenset()


def test_present_labels_tell_which_words_occur():
    batch = batch_of("手机 13800138000", "卡号")
    assert batch.present_labels[INDEX.members(["手机"])].all()
    assert not batch.present_labels[INDEX.members(["编号"])].any()


def test_stretches_of_mask_characters_belong_to_the_run():
    runs = batch_of("138xxxx1234 6222****0000 ab##c box").masked_words
    symbols = runs.symbols
    text = [bytes(symbols[s:e]).decode() for s, e in zip(runs.start, runs.end, strict=True)]
    assert text[0] == "138****1234"
    assert "box" in text  # one x is a letter


def test_every_feature_of_an_empty_batch_is_empty():
    batch = Batch(Texts.of([]), INDEX)
    assert len(batch) == len(batch.digits) == len(batch.labels) == len(batch.values) == 0
    assert len(batch.numbers(11)) == 0


def test_membership_of_symbols_is_a_table_lookup():
    batch = batch_of("a1*")
    assert table("*")[batch.symbols][batch.texts.starts[0] :][:3].tolist() == [False, False, True]
    assert np.array_equal(batch.at("*"), batch.texts.starts[:1] + 2)


def test_a_batch_that_forgets_goes_without_a_collection():
    """What recognizers share may name the batch: ten chunks of 131,000 characters would wait together."""
    batch = batch_of("手机12345")
    batch.shared(lambda shared: [shared])
    batch.forget()
    gone = weakref.ref(batch)
    gc.disable()
    try:
        del batch
        assert gone() is None
    finally:
        gc.enable()


def test_a_search_leaves_no_batch_behind():
    engine = Engine(builtin(), [0.5] * len(builtin()))
    text = "客户张伟，手机13800138000，诊断：高血压，住北京市朝阳区建国路88号，验证码 482913"
    engine.find([text])
    gc.collect()
    gc.disable()
    try:
        engine.find([text])
        assert not any(isinstance(each, Batch) for each in gc.get_objects())
    finally:
        gc.enable()

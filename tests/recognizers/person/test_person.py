"""The whole identifier: network, cues and columns together; every name is invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard import Guard

BALANCED = Guard(include=["PERSON"])
RECALL = Guard(include=["PERSON"], mode="recall")


def found_in(guard, text):
    return [text[found.start : found.end] for found in guard.scan([text])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("姓名：张小明，电话13900000000", ["张小明"]),
        ("请转告王丽华女士，明天开会", ["王丽华"]),
        ("编号,负责人,金额\nA01,裴文轩,3000\nA02,钟灵毓,4500", ["裴文轩", "钟灵毓"]),
        ("此致\n敬礼\n尹志平\n2024年3月2日", ["尹志平"]),
        ("买买提·艾力和约翰·史密斯到访", ["买买提·艾力", "约翰·史密斯"]),
        ("甲方：福州泰和医疗有限公司", []),
        ("时间：三月 金额：一百", []),
    ],
)
def test_names_in_business_text(text, names):
    assert found_in(BALANCED, text) == names


def test_surnames_with_titles_are_for_the_recall_mode():
    """No full names (facts 7.2), but they may tell who it is."""
    assert found_in(BALANCED, "张总，李工！") == []
    assert "".join(found_in(RECALL, "张总，李工！")).startswith("张")


def test_the_recall_mode_finds_no_less():
    text = "收件人：李小娜\n王建国 13900000000 男"
    assert set(found_in(BALANCED, text)) <= set(found_in(RECALL, text))


def test_a_column_is_decided_together():
    names = ["张小明", "李娜", "高峰", "王建国", "赵敏"] * 4
    assert len(BALANCED.scan(names, column="姓名")) == len(names)
    words = ["高峰", "金融", "方法", "单位", "时间"] * 4
    assert len(BALANCED.scan(words, column="类别")) == 0


def test_remarks_are_no_names():
    remarks = ["找张伟", "已联系", "下午送", "放门口"] * 5
    found = BALANCED.scan(remarks, column="备注")
    assert all(found_.text_of(remarks[found_.row]) != "找张伟" for found_ in found)


def test_a_protected_text_stays_as_it_is():
    once = BALANCED.protect("联系人：张小明，王丽华女士签收")
    assert once == "联系人：张**，王**女士签收"
    assert BALANCED.protect(once) == once


_PIECES = [*"：\n 　*某·，\ud800", "张小明", "姓名", "Zhang San", "公司", "13900000000"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=4)), max_size=9), max_size=4))
def test_a_batch_gives_what_its_texts_give_one_by_one(pieces):
    texts = ["".join(row) for row in pieces]
    for guard in (BALANCED, RECALL):
        rows = [(found.row, found.start, found.end) for found in guard.scan(texts)]
        each = [(row, guard.scan([text])) for row, text in enumerate(texts)]
        alone = [(row, found.start, found.end) for row, findings in each for found in findings]
        assert rows == alone
        assert all(texts[row][start:end] == texts[row][start:end].strip() for row, start, end in rows)

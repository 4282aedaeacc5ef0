"""Names that the words around them tell; every name is invented."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.recognizers.person.cues import surname_forms
from piiguard.recognizers.person.negatives import is_common_word
from piiguard.text.batch import Batch
from piiguard.text.labels import LabelIndex
from piiguard.text.texts import Texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姓名：张伟，电话13800138000", ["张伟"]),
        ("姓名张伟性别男", ["张伟"]),  # glued to the label
        ("联系人：李娜；收件人：王小明", ["李娜", "王小明"]),
        ("法定代表人李建国", ["李建国"]),
        ("开户名：欧阳文静", ["欧阳文静"]),
        ("签收人为李娜", ["李娜"]),
        ("患者：陈晓东，男，45岁", ["陈晓东"]),
        ("紧急联系人（必填）：王芳", ["王芳"]),
        ("寄件人 张伟 13800138000", ["张伟"]),
        ("联系人：张伟/李娜", ["张伟", "李娜"]),
        ("姓名\n张伟", ["张伟"]),
        ("<name>李娜</name>", ["李娜"]),
        ('{"name": "张伟", "xm": "李娜"}', ["张伟", "李娜"]),
        ("full_name=张伟&age=3", ["张伟"]),
        ("聯繫人：張偉，收貨人：劉曉東", ["張偉", "劉曉東"]),
        ("姓名：陈𬱖", ["陈𬱖"]),  # beyond the basic plane
        ("旅客姓名：迪丽热巴", ["迪丽热巴"]),  # no surname, but sounds
    ],
)
def test_a_label_owns_the_name_behind_it(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "户名：北京某达科技有限公司",
        "甲方：万科集团",
        "联系人：行政部",
        "联系人：客服",
        "姓名：未知",
        "姓名：本人",
        "联系人：同上",
        "姓名：无",
        "姓名：null",
        "联系人：王经理",  # a surname with a title is no full name
        "product_name: 张伟",  # the name of a thing
        "name: nginx",
    ],
)
def test_what_stands_in_the_place_of_a_name_is_none(names_in, text):
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姓名：王 伟", ["王 伟"]),
        ("姓名：张  小明", ["张  小明"]),
        ("姓名：欧 阳 修 文", ["欧 阳 修 文"]),
        ("姓名：王\n伟", ["王\n伟"]),
        ("姓名：王\r\n伟", ["王\r\n伟"]),
    ],
)
def test_a_gap_inside_the_name(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("请转告王小明女士，明天开会", ["王小明"]),
        ("张伟先生您好", ["张伟"]),
        ("负责人：张伟经理", ["张伟"]),
        ("接诊的是刘志强医生", ["刘志强"]),
        ("張偉先生", ["張偉"]),
        ("张伟的手机丢了", ["张伟"]),
    ],
)
def test_titles_stay_outside(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "张总说李工和老王都来，小李不来",
        "王医生",
        "产品经理和高级经理",
        "纪委书记讲话",
        "张家口市长",
        "律师事务所",
    ],
)
def test_a_surname_with_a_title_is_no_full_name(names_in, text):
    """张总, 李工, 老王, 小李 (facts 7.2); nor are words before a title."""
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张伟：好的", ["张伟"]),
        ("[2024-01-02 10:03] 李娜: 收到", ["李娜"]),
        ("王芳：在吗\n李建国：在", ["王芳", "李建国"]),
        ("方法：先做这个", []),
        ("时间：明天\n金额：三百\n单位：元", []),
    ],
)
def test_who_speaks_in_a_chat(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("尊敬的张伟先生：", ["张伟"]),
        ("亲爱的李娜，", ["李娜"]),
        ("此致\n敬礼\n张伟", ["张伟"]),
        ("谢谢！\n李娜\n2024-01-02", ["李娜"]),
        ("尊敬的客户：您好", []),
        ("@张伟 请看", ["张伟"]),
        ("由张伟办理", ["张伟"]),
        ("由于天气原因", []),
        ("致电张伟", ["张伟"]),
        ("我叫张伟今年三十", ["张伟"]),
        ("父亲张建国，母亲李秀英", ["张建国", "李秀英"]),
        ("记者李明 摄影 王芳", ["李明", "王芳"]),
        ("记者从会上获悉", []),
    ],
)
def test_letters_and_running_text(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("参会人：张伟、李娜、王小明和赵六", ["张伟", "李娜", "王小明", "赵六"]),
        ("张伟先生、李娜女士、王芳", ["张伟", "李娜", "王芳"]),
        ("联系人：张伟、手机、地址", ["张伟"]),
    ],
)
def test_a_list_goes_on(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姓名,部门\n张伟,销售部\n李娜,市场部", ["张伟", "李娜"]),
        ("id\tname\tphone\n1\t张伟\t13800138000", ["张伟"]),
        ("insert into t(id,name) values (1,'张伟')", ["张伟"]),
    ],
)
def test_tables_inside_a_text(names_in, text, found):
    assert names_in(text) == found


def test_a_header_labels_its_cells(names_in):
    assert names_in("张伟", "客户姓名") == ["张伟"]
    assert names_in("高兴", "联系人") == ["高兴"]  # a word, but the column says it is a name
    assert names_in("销售部", "联系人") == []
    assert names_in("张伟", "product_name") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("买买提·艾力和约翰·史密斯来访", ["买买提·艾力", "约翰·史密斯"]),
        ("旅客姓名：迪丽热巴・迪力木拉提", ["迪丽热巴・迪力木拉提"]),
        ("约翰•史密斯", ["约翰•史密斯"]),
        ("作家J·K·罗琳的书", ["J·K·罗琳"]),
        ("总统约翰·史密斯说", ["约翰·史密斯"]),
        ("第一章·开端", []),
        ("北京·上海", []),
        ("3·15晚会", []),
    ],
)
def test_dots_join_the_parts_of_a_name(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张某与李某某、王某甲发生争执", ["张某", "李某某", "王某甲"]),
        ("欧阳某在场", ["欧阳某"]),
        ("于某年某月", []),
        ("姓名：张*，联系人：张*丰", ["张*", "张*丰"]),
        ("收件人：**梦 户名：欧阳**", ["**梦", "欧阳**"]),
        ("客户张*，手机138****8000", ["张*"]),
        ("王*先生", ["王*"]),
        ("姓名：*", []),  # the star of a required field
    ],
)
def test_hidden_names_are_found_as_masked(masked_in, text, found):
    """Courts write 某 (法释〔2016〕19号 art. 9), programs write stars."""
    assert masked_in(text) == found


@pytest.mark.parametrize(
    ("word", "common"),
    [("高兴", True), ("金融", True), ("王府井", True), ("张家口", True), ("张小明", False)],
)
def test_words_that_begin_with_a_surname(word, common):
    texts = Texts.of([word])
    assert is_common_word(texts.codes, texts.starts[:1], texts.starts[1:] - 1).tolist() == [common]


@pytest.mark.parametrize(
    "text",
    ["李宁公司在王府井开店", "从张家口到石家庄", "很高兴", "金融街", "任务和方便面", "马上于是白天周末"],
)
def test_brands_places_and_words(names_in, text):
    assert names_in(text) == []


_PIECES = [
    "姓名：", "张伟", "李娜", "先生", "、", "，", "\n", " ", "·", "*", "某", "Zhang San", "Mr. ", "(", ")",
    "@", ":", "name=", "尊敬的", "买买提",
    "艾力", "𬱖", "\ud800", "13800138000", "王", "欧阳", "<", ">", "J", ".", "-",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=5)), max_size=12), max_size=5))
def test_a_batch_gives_what_its_texts_give_one_by_one(found_in, pieces):
    """Nothing is raised either, and every span lies in its text."""
    texts = ["".join(row) for row in pieces]
    together = found_in(texts)
    assert together == [found_in([text])[0] for text in texts]
    assert all(value in text for text, found in zip(texts, together, strict=True) for value, _, _ in found)


@pytest.mark.parametrize(
    "text", ["", "\0", "·", "姓名：", "：张", "@", "某", "*" * 50, "张" * 500, "·".join("艾" * 90)]
)
def test_junk_is_survived(found_in, text):
    found_in([text, text])


def test_scores_lie_between_nothing_and_certainty(found_in):
    scores = np.array([score for _, score, _ in found_in(["姓名：张伟，由李娜办理，王芳：好的"])[0]])
    assert ((scores >= 0.5) & (scores < 1.0)).all()


@pytest.mark.parametrize(
    ("text", "found"),
    [("张总，李工！", ["张", "李"]), ("老王和小李", []), ("老王，小李。", ["王", "李"]), ("总工", [])],
)
def test_surname_forms_are_for_those_who_mask_at_any_price(text, found):
    texts = Texts.of([text])
    spans = surname_forms(Batch(texts, LabelIndex(["姓名"])))
    assert (spans.score < 0.5).all()
    values = [chr(texts.codes[start]) for start in sorted(spans.start.tolist())]
    assert values == found

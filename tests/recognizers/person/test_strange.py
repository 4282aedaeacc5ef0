"""Compound surnames, minority and Japanese names in running text; every name is invented."""

import pytest

from piiguard import Guard

GUARD = Guard(include=["PERSON"])


def found_in(text):
    return [found.text_of(text) for found in GUARD.scan(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昨天欧阳明轩来办过退款。", ["欧阳明轩"]),
        ("司马文涛和诸葛晓慧一起到店。", ["司马文涛", "诸葛晓慧"]),
        ("呼延庆春驾车离开。", ["呼延庆春"]),
        ("客服轩辕志远回电。", ["轩辕志远"]),
        ("东方红小学在前面。", []),
    ],
)
def test_compound_surnames(text, names):
    assert found_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("扎西顿珠说他周五回来。", ["扎西顿珠"]),
        ("巴特尔和乌云其木格登记结婚。", ["巴特尔", "乌云其木格"]),
        ("请通知吐尔洪江到派出所。", ["吐尔洪江"]),
        ("患者木合塔尔复查。", ["木合塔尔"]),
        ("由阿卜杜拉·热合曼代签。", ["阿卜杜拉·热合曼"]),
        ("飞机在乌鲁木齐经停，再飞阿拉木图。", []),
        ("呼和浩特今天有雪。", []),
    ],
)
def test_minority_names(text, names):
    assert found_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("山本健太下周来厂里验货。", ["山本健太"]),
        ("佐佐木翔太是技术顾问。", ["佐佐木翔太"]),
        ("高桥由美子在大阪总部。", ["高桥由美子"]),
        ("中山公园和石川县都去过。", []),
        ("和田玉涨价了。", []),
    ],
)
def test_japanese_names(text, names):
    assert found_in(text) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("申请人：郭晓\n东，男", ["郭晓\n东"]),
        ("姓名：王芳\n女，30岁", ["王芳"]),
        ("姓名：王芳\n李娜", ["王芳"]),
    ],
)
def test_a_line_may_break_inside_a_labelled_given_name(names_in, text, found):
    assert names_in(text)[:1] == found

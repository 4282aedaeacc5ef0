"""Names in Latin letters, found by cue only; every name is invented."""

import pytest

from piiguard.recognizers.person.latin_forms import is_pinyin_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姓名: Zhang San", ["Zhang San"]),
        ("旅客姓名：ZHANG SAN", ["ZHANG SAN"]),
        ("Name: Wang, Fang", ["Wang, Fang"]),
        ("收件人：Zhang Wei, 地址", ["Zhang Wei"]),
        ("收件人：F. Wang", ["F. Wang"]),
        ('{"full_name": "Mary Miller"}', ["Mary Miller"]),
        ("xm=LIUCHANG", ["LIUCHANG"]),
        ("contact: Apple Watch", []),
        ("联系人：Sales Team", []),
        ("name: nginx", []),
        ("姓名：N/A", []),
    ],
)
def test_labels(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("王芳(Fang Wang)负责", ["王芳", "Fang Wang"]),
        ("Fang Wang（王芳）负责", ["Fang Wang", "王芳"]),
        ("微软(Microsoft Corp)", []),
        ("苹果(Apple Inc)", []),
    ],
)
def test_a_chinese_name_beside(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr. Smith and Dr. Li Na", ["Smith", "Li Na"]),
        ("Dear Zhang Wei,", ["Zhang Wei"]),
        ("Dear Customer,", []),
        ("Hi all,", []),
        ("Best regards,\nZhang Wei", ["Zhang Wei"]),
        ("The Apple Watch is new", []),  # no cue
    ],
)
def test_greetings_and_signatures(names_in, text, found):
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("Zhang San", True),  # GB/T 28039-2011: surname first, given name in one word
        ("Ouyang Wen", True),
        ("LIU CHANG", True),
        ("Wang, Fang", True),
        ("Xiaoming Wang", True),
        ("zhangwei", True),
        ("Apple Watch", False),
        ("New York", False),
        ("Zhang", False),
    ],
)
def test_pinyin_names(name, fits):
    assert is_pinyin_name(name) is fits

"""Date of birth (出生日期)."""

import pytest

from piiguard.findings import Flaw
from piiguard.recognizers.date_of_birth import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    "value",
    [
        *(
            "1990-01-02",
            "1990/1/2",
            "1990.01.02",
            "19900102",
            "900102",
            "1990年1月2日",
            "90年1月2日",
            "1990 年 1 月 2 日",
        ),
        *(
            "１９９０．０１．０２",
            "１９９０年１月２日",
            "一九九〇年一月二日",
            "02/01/1990",
            "Jan 2, 1990",
            "2 January 1990",
        ),
        *("1990年01月", "1990-01", "199001", "5月20日"),
    ],
)
@pytest.mark.parametrize("label", ["出生日期：", "生日", "DOB: ", '"birth_date": "', "出生年月为"])
def test_finds_every_way_of_writing_one(values_of, label, value):
    """Behind a label."""
    glued = label == "生日" and value[0] in "J"
    text = f"{label} {value}" if glued else f"{label}{value}"
    assert values_of(IDENTIFIER, text) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1990年1月2日出生于北京", ["1990年1月2日"]),
        ("男，1990年1月2日生，汉族", ["1990年1月2日"]),
        ("1990-01-02（生日）", ["1990-01-02"]),
        ("出生日期：1990-01-02 00:00:00", ["1990-01-02"]),  # the time of a database says nothing
        ("生于1990年1月2日，签发日期2010年1月2日", ["1990年1月2日"]),
        ("2024年1月1日生效", []),
        ("2024年1月1日生产", []),
        ("签发日期：1990-01-02", []),  # some other date
        ("1990-01-02", []),
        ("生日快乐 123456", []),
        ("出生地：北京", []),
        ("生日 13800138000", []),
    ],
)
def test_finds_only_dates_of_birth(values_of, text, found):
    """The label tells them from other dates."""
    assert values_of(IDENTIFIER, text) == found


def test_impossible_dates_are_told(flaws_of):
    """Under a label a wrong date is found with its flaw."""
    assert flaws_of(IDENTIFIER, "出生日期 1990-13-45") == [("1990-13-45", Flaw.DATE)]


def test_a_header_is_a_label(values_of):
    """A column of dates."""
    assert values_of(IDENTIFIER, "19900102", "出生日期") == ["19900102"]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("1990-01-02", "1990-**-**"),
        ("19900102", "1990****"),
        ("900102", "90****"),
        ("1990年1月2日", "1990年*月*日"),
        ("一九九〇年十月二日", "一九九〇*****"),
        ("02/01/1990", "**/**/1990"),
        ("Jan 2, 1990", "*** *, 1990"),
    ],
)
def test_mask_keeps_the_year(values_of, all_of, value, masked):
    """Month and day go; what is left is no new finding."""
    assert mask_text(MASK, value) == masked
    assert values_of(IDENTIFIER, f"出生日期：{masked}") == []
    assert all("*" in found for _, found in all_of(f"出生日期：{masked}"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("民國生日：民國79年1月2日", ["民國79年1月2日"]),
        ("出生日期：西元1990年1月2日", ["西元1990年1月2日"]),
        ("出生日期是哪天？1998年4月5日", ["1998年4月5日"]),
        ("DOB 1990/Jan/02", ["1990/Jan/02"]),
        ("出生日期,性别\n1990-01-01,男", ["1990-01-01"]),
        ("学生于2023年9月1日入学", []),
        ("发生于2023年5月6日", []),
        ("先生于2020年1月1日签字", []),
    ],
)
def test_eras_questions_and_columns(values_of, text, found):
    """Years of the Republic, answers, months by name; 学生于, 发生于 are no births."""
    assert values_of(IDENTIFIER, text) == found

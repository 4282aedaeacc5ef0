"""CRIMINAL_RECORD 犯罪记录: that somebody was punished, and for what; not an offence as a matter."""

from __future__ import annotations

import pytest

from piiguard.recognizers.criminal_record import IDENTIFIER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("曾因盗窃被判刑", ["曾因盗窃被判刑"]),  # all of it: what is left would still tell
        ("因犯盗窃罪被判处有期徒刑三年，缓刑四年。", ["因犯盗窃罪被判处有期徒刑三年，缓刑四年"]),
        ("2019年因酒后驾驶被行政拘留15日", ["因酒后驾驶被行政拘留15日"]),
        ("有盗窃前科", ["盗窃"]),
        ("有吸毒史", ["有吸毒史"]),
        ("系刑满释放人员", ["刑满释放人员"]),
        ("前科情况：2015年故意伤害", ["2015年故意伤害"]),
        ("criminal_record: theft 2015", ["theft 2015"]),
    ],
)
def test_finds_a_persons_record(text, found, values_of):
    """Offence and punishment in one clause, a statement, or the value of a label."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "有无犯罪记录：无",
        "盗窃罪的量刑标准",
        "反诈骗宣传",
        "开具无犯罪记录证明",
        "未受过刑事处罚",
        "因为盗窃案件高发",
        "男子因盗窃被判刑",  # nobody in particular
        "曾因盗窃案停业",  # nobody was punished
    ],
)
def test_an_offence_as_a_matter_is_nothing(text, values_of):
    """Law, news, prevention."""
    assert values_of(IDENTIFIER, text) == []

"""LOCATION_TRACK 行踪轨迹: where somebody was and went, in words."""

from __future__ import annotations

import pytest

from piiguard.recognizers.location_track import IDENTIFIER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("行程轨迹：3月1日乘车到某市，2日住某酒店。无接触史", ["3月1日乘车到某市，2日住某酒店"]),
        ("住宿记录：2024-03-01某酒店1208房", ["2024-03-01某酒店1208房"]),
        ('"travel_history": "Beijing, then Xi\'an"', ["Beijing, then Xi'an"]),
        ("近期行程：无", []),
        ("公布行程轨迹", []),
        ("汽车行驶轨迹优化算法", []),
    ],
)
def test_finds_the_account_behind_its_label(text, found, values_of):
    """Up to the full stop; commas belong to it."""
    assert values_of(IDENTIFIER, text) == found


def test_the_header_of_a_column_is_a_label(values_of):
    """The whole cell."""
    assert values_of(IDENTIFIER, "3月1日到某市，次日返回。", "行程轨迹") == ["3月1日到某市，次日返回。"]

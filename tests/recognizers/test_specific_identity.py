"""SPECIFIC_IDENTITY 特定身份: disability, welfare, orientation, affiliation where named."""

from __future__ import annotations

import pytest

from piiguard.recognizers.specific_identity import IDENTIFIER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("残疾类别：肢体残疾", ["肢体残疾"]),
        ("残疾等级：二级", ["二级"]),
        ("性取向：同性", ["同性"]),
        ("政治面貌：中共党员", ["中共党员"]),
        ("本人系低保户", ["低保户"]),
        ("他是同性恋", ["同性恋"]),
        ("持有残疾证", ["持有残疾证"]),
        ("该户为建档立卡贫困户", ["建档立卡贫困户"]),
    ],
)
def test_finds_a_persons_status(text, found, values_of):
    """Behind a label, beside a cue, or as a statement."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    ["残疾人联合会", "残疾人保障法", "残疾等级：无", "残疾人就业政策", "孤儿院", "帮助孤儿", "体系低保户"],
)
def test_a_status_as_a_matter_is_nothing(text, values_of):
    """Institutions, laws, aid."""
    assert values_of(IDENTIFIER, text) == []

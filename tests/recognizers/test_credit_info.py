"""CREDIT_INFO 征信与金融账户信息: standing, arrears, balances."""

from __future__ import annotations

import pytest

from piiguard.recognizers.credit_info import IDENTIFIER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("征信记录：连续逾期3次", ["连续逾期3次"]),
        ("信用卡逾期记录：近两年累计逾期6次", ["近两年累计逾期6次"]),
        ("贷款余额：23.5万元", ["23.5万元"]),
        ("credit_score=612", ["612"]),
        ("客户为失信被执行人", ["失信被执行人"]),
        ("该借款人征信不良", ["征信不良"]),
    ],
)
def test_finds_a_persons_standing(text, found, values_of):
    """Behind a label, beside a cue, or as a statement."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    ["征信中心：某某路1号", "失信被执行人名单制度", "征信记录：无", "不良贷款率下降", "什么是呆账？"],
)
def test_credit_as_a_matter_is_nothing(text, values_of):
    """Institutions, rules, statistics."""
    assert values_of(IDENTIFIER, text) == []


def test_the_header_of_a_column_is_a_label(values_of):
    """A figure under 存款余额."""
    assert values_of(IDENTIFIER, "20,499.00", "存款余额") == ["20,499.00"]
    assert values_of(IDENTIFIER, "20,499.00", "合计") == []

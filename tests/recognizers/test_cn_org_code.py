"""组织机构代码, GB 11714-1997."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers import cn_org_code
from piiguard.recognizers.cn_org_code import IDENTIFIER
from piiguard.text.folding import symbols_of
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("法人代码 10001234-0", ["10001234-0"]),
        ("代码证：D2143569-X", ["D2143569-X"]),  # example of the standard
        ("组织机构：D2143569-X", ["D2143569-X"]),  # a loose label
        ("Org. Code: 66123450-9", ["66123450-9"]),
        ("dwzzjgdm=D2143569X", ["D2143569X"]),
        ("组织机构代码：D2143569-X", ["D2143569-X"]),
        ("组织机构代码D2143569X。", ["D2143569X"]),  # no hyphen
        ("组织机构代码：10001234-0", ["10001234-0"]),  # digits only
        ("组织机构代码：d2143569-x", ["d2143569-x"]),  # lower case
        ("机构代码：Ｄ２１４３５６９－Ｘ", ["Ｄ２１４３５６９－Ｘ"]),  # full width
        ("组织机构代码：D2143569–X", ["D2143569–X"]),  # dash of an office program
        ("組織機構代碼：71093500-3", ["71093500-3"]),  # traditional script
        ("zzjgdm=D2143569X", ["D2143569X"]),  # column name
        ('"org_code": "MA01ABCD-5"', ["MA01ABCD-5"]),
        ("66123450-9（组织机构代码）", ["66123450-9"]),  # label behind
    ],
)
def test_finds_right_numbers(text, found, values_of):
    """The label decides."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("组织机构代码：10001234-1", [("10001234-1", Flaw.CHECK_CHARACTER)]),
        ("组织机构代码：D21435690", [("D21435690", Flaw.CHECK_CHARACTER)]),
        ("D2143569-0", []),  # no label
        ("机构代码：110108001", []),  # what a program calls its departments
        ("org_code=330100123", []),
        ("机构代码：10001234-1", [("10001234-1", Flaw.CHECK_CHARACTER)]),  # but written like a code
    ],
)
def test_a_wrong_number_is_found_behind_its_label_only(text, found, flaws_of):
    """People mistype; what its label owns is masked all the same."""
    assert flaws_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "10001234-0",  # digits only and no label
        "D2143569-X",  # one part number in eleven has the right check
        "零件号 D2143569-X",
        "http://example.com/p/D2143569-X.html",
        "电话 88888888-8",  # extension
        "时间 20240131-1",  # date with a counter
        "D2143569X",  # no hyphen and no label
        "110105198001011234-5",  # longer number
        "X-D2143569-X",  # part of a longer code
        "型号 D2143569-12",  # two characters behind the hyphen
        "550e8400-e29b-41d4-a716-446655440000",  # UUID
    ],
)
def test_refuses_look_alikes(text, values_of):
    """Without a label eight digits, a hyphen and a digit are many things."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("组织机构代码", "10001234-0"),
        ("zzjgdm", "D2143569X"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A cell is found under its header, also with a wrong check."""
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("D2143569-X", "D214****-X"),
        ("D2143569X", "D214****X"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_org_code.MASK, value) == masked
    text = f"组织机构代码：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))


@given(body=st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8))
def test_exactly_one_check_character_is_right(body):
    """0 to 9 or X, and no other letter."""
    codes = np.array([symbols_of(body + symbol) for symbol in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"])
    assert cn_org_code.right_check(cn_org_code.org_values(codes)).sum() == 1

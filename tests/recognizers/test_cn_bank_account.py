"""银行账号: labelled bank accounts that are no cards."""

from __future__ import annotations

import pytest

from piiguard.recognizers import cn_bank_account
from piiguard.recognizers.cn_bank_account import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("账    号：322000602018010023456", ["322000602018010023456"]),
        ("收款帐户：322000602018010023456", ["322000602018010023456"]),
        ("打到这个账号里：11001085700053002345", ["11001085700053002345"]),
        ("payeeAcctNo=11001085700053002345", ["11001085700053002345"]),
        ("银行账号：12-345678901234567", ["12-345678901234567"]),  # dash
        ("对公账号44050166810000000123，户名", ["44050166810000000123"]),  # glued to Han text
        ("銀行帳號：123456789012", ["123456789012"]),  # traditional script
        ("账号：123456789012", ["123456789012"]),
        ("账号：１２３４５６７８９０１２", ["１２３４５６７８９０１２"]),  # full width
        (
            "银行账户（人民币）：4405 0166 8100 0000 0123",
            ["4405 0166 8100 0000 0123"],
        ),  # groups, remark in brackets
        ("账号：1234\u200b56789012", ["1234\u200b56789012"]),  # zero-width space inside
        (
            "账号：40000123456789012345、40000123456789012346",
            ["40000123456789012345", "40000123456789012346"],
        ),  # list
        ("账号NRA4400123456789", ["NRA4400123456789"]),  # account of a non-resident
        ("开户行：招商银行 账号：755901234510801", ["755901234510801"]),
        ('"account_no": "123456789012"', ["123456789012"]),
        ("A/C No. 123456789012", ["123456789012"]),
        ("yhzh=123456789012", ["123456789012"]),  # column name
        ("银行账号：12345678901.0", ["12345678901.0"]),  # went through a float
        ("账号：12345678", ["12345678"]),  # the shortest
        ("123456789012（银行账号）", ["123456789012"]),  # label behind, in brackets
    ],
)
def test_finds_what_its_label_owns(text, found, values_of):
    """No national form and no check digit: the label says what the value is."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "123456789012",  # no label
        "账号：1234567",  # seven digits
        "账号：123456789012345678901234567890123",  # 33 digits
        "账号：zhangsan2024",  # a login
        "账号：123456789@qq.com",  # an e-mail address
        "登录账号：88886666",  # a login
        "账户余额：12345678",  # an amount
        "账户余额12345678.00元",  # an amount
        "账号：2024-01-31",  # a date
        "订单号：123456789012",  # label of something that is not personal
    ],
)
def test_refuses_what_is_no_such_number(text, values_of):
    """Without a label, or with a value that is clearly another thing, nothing is found."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("银行账号", "123456789012"),
        ("account_no", "755901234510801"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A bare cell is found under its header only."""
    assert values_of(IDENTIFIER, value, header) == [value]
    assert values_of(IDENTIFIER, value) == []


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("12-345678901234567", "**-***********4567"),
        ("44050166810000000123", "****************0123"),
        ("12345678", "****5678"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_bank_account.MASK, value) == masked
    text = f"银行账号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("账号：6222020000000000000", "BANK_CARD"),  # right check digit and a bank's prefix
        ("账号：13800138000", "CN_MOBILE"),
        ("账号：11010519491231002X", "CN_RESIDENT_ID"),
        ("账号：1234567890123456789", "CN_BANK_ACCOUNT"),  # neither check digit nor prefix of a card
    ],
)
def test_a_checked_number_belongs_to_its_own_identifier(text, entity, all_of):
    """账号 may stand before a card, a mobile number or an ID."""
    assert [found for found, _ in all_of(text)] == [entity]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("开户行及账号：中国银行青岛人民分理处 11000618421970023491", ["11000618421970023491"]),
        ("账号：329\n38520414096987650，某银行", ["329\n38520414096987650"]),
        ("中国银行青岛分行 11000618421970023491", []),  # no label
        ("账号：中国银行青岛分行\n电话 11000618421970023491", []),  # another line
        ("账号：81100000659101006\n20240131，", ["81100000659101006"]),  # a date
        ("账号：81100000659101006\n34 件", ["81100000659101006"]),  # goes on behind a space
    ],
)
def test_the_name_of_a_bank_and_a_line_break_may_stand_between(text, found, values_of):
    """Behind 支行, 分行, 营业部, 分理处; of a broken number one piece is short, and it ends at a mark."""
    assert values_of(IDENTIFIER, text) == found

"""Alipay user numbers (支付宝用户号)."""

import pytest

from piiguard.recognizers.cn_alipay import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"sellerId":"2088123456789012"', ["2088123456789012"]),
        ("支付寶帳號：2088123456789012", ["2088123456789012"]),
        ("支付宝账号：2088123456789012", ["2088123456789012"]),
        ("支付宝UID 2088 1234 5678 9012", ["2088 1234 5678 9012"]),
        ("支付宝用户号：2088-1234-5678-9012", ["2088-1234-5678-9012"]),
        ('"alipay_user_id": "2088123456789012"', ["2088123456789012"]),
        ("支付宝：２０８８１２３４５６７８９０１２", ["２０８８１２３４５６７８９０１２"]),
        ("支付宝：2088\u200b123456789012", ["2088\u200b123456789012"]),
        ("转到支付宝，账户2088123456789012", ["2088123456789012"]),  # the label stands near
        ("2088123456789012", ["2088123456789012"]),  # no card and no region begins so
        ("pid=2088123456789012&sign_type=RSA2", ["2088123456789012"]),
        ("买家2088123456789012，卖家2088123456789013", ["2088123456789012", "2088123456789013"]),
        ("订单号：2088123456789012", []),
        ("2088年12月12日", []),
        ("支付宝：2089123456789012", []),
        ("支付宝：20881234567890123", []),  # 17 digits
        ("支付宝交易号2024013122001412345678901234", []),
    ],
)
def test_finds_2088_and_twelve_digits(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "2088123456789012", header="支付宝账号") == ["2088123456789012"]


def test_keeps_four_digits_at_either_end(values_of):
    masked = mask_text(MASK, "2088 1234 5678 9012")
    assert masked == "2088 **** **** 9012"
    assert values_of(IDENTIFIER, f"支付宝账号：{masked}") == []

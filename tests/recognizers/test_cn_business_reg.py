"""工商注册号, GS 15-2006."""

from __future__ import annotations

import pytest

from piiguard.findings import Flaw
from piiguard.recognizers import cn_business_reg
from piiguard.recognizers.cn_business_reg import IDENTIFIER
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bizLicenseNo: 110108000000016", ["110108000000016"]),
        ("工商注册 110108000000016", ["110108000000016"]),
        ("工商注册号：110108000000016", ["110108000000016"]),  # a published example
        ("注册号110108000000016。", ["110108000000016"]),  # glued to Han text
        ("营业执照注册号：110105001234562", ["110105001234562"]),
        ("註冊號：1101 0800 0000 016", ["1101 0800 0000 016"]),  # groups
        ("注册号：１１０１０８０００００００１６", ["１１０１０８０００００００１６"]),  # full width
        ("注册号 1101081000001", ["1101081000001"]),  # 13 digits, of before 2007
        ("gszch=110108000000016", ["110108000000016"]),  # column name
        ('"reg_no": "110108000000016"', ["110108000000016"]),
        ("110108000000016（注册号）", ["110108000000016"]),  # label behind
        ("执照：110108000000016", ["110108000000016"]),  # loose labels
        ("市场主体登记号：110108000000016", ["110108000000016"]),
        ("Business registration certificate number: 110108000000016", ["110108000000016"]),
        ("license_number=110108000000016", ["110108000000016"]),
    ],
)
def test_finds_right_numbers(text, found, values_of):
    """15 digits are too common to stand alone: the label decides."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工商注册号：110108000000017", [("110108000000017", Flaw.CHECK_CHARACTER)]),
        ("110108000000017", []),  # no label
    ],
)
def test_a_wrong_number_is_found_behind_its_label_only(text, found, flaws_of):
    """People mistype; what its label owns is masked all the same."""
    assert flaws_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "110108000000016",  # no label
        "1101081000001",  # no label
        "注册号 11010810",  # 8 digits
        "IMEI 353918051234567",  # device number
        "订单号 110108000000016",  # order number
        "时间戳 1706659200000",  # milliseconds
        "条码 6901234567892",  # EAN-13
        "reg_no: 1689012345678",  # milliseconds, no province
        "营业执照 1689012345678",
        "注册编号 202304150000123",  # a loose label, no region and a wrong check
    ],
)
def test_refuses_look_alikes(text, values_of):
    """15 and 13 digits are device numbers, old IDs, timestamps and barcodes."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("工商注册号", "110108000000016"),
        ("gszch", "110108000000017"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A cell is found under its header, also with a wrong check."""
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("110108000000016", "***********0016"),
        ("1101081000001", "*********0001"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_business_reg.MASK, value) == masked
    text = f"工商注册号：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))

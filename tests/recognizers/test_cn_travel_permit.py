"""Travel permits (通行证) of Hong Kong, Macau, Taiwan and mainland residents. Numbers are made up."""

import pytest

from piiguard.recognizers.cn_travel_permit import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("回乡证H12345678", ["H12345678"]),
        ("港澳居民来往内地通行证：M1234567801", ["M1234567801"]),  # before 2013: two digits of re-issue
        ("港澳居民來往內地通行證：H12345678 01", ["H12345678 01"]),
        ("回乡证号：HA1234567", ["HA1234567"]),  # since 2024: not of Chinese nationality
        ("home return permit h12345678", ["h12345678"]),
        ("台胞证号：01234567", ["01234567"]),
        ("台湾居民来往大陆通行证 0123456701(B)", ["0123456701(B)"]),
        ("台胞证 0123456701（B）", ["0123456701（B）"]),
        ("台胞证：0123 4567", ["0123 4567"]),
        ("台胞证号：01234567、07654321", ["01234567", "07654321"]),
        ("往来港澳通行证C12345678", ["C12345678"]),
        ("通行证：CA1234567", ["CA1234567"]),
        ("港澳通行证 W12345678", ["W12345678"]),
        ("大陆居民往来台湾通行证号是L12345678", ["L12345678"]),
        ("往来台湾通行证：T12345678", ["T12345678"]),
        ("C12345678（港澳通行证）", ["C12345678"]),
        ("回乡证Ｈ１２３４５６７８", ["Ｈ１２３４５６７８"]),
    ],
)
def test_finds_what_a_label_says_is_a_permit(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "H12345678",  # a part number, for all we know
        "货号：C12345678",
        "车辆通行证号 12345678",  # a permit of another kind: bare digits need a label of a Taiwan permit
        "台胞证 办理电话 13800138000",
        "台胞证：13800138000",
        "回乡证 2030-01-01 到期",
        "台胞证 2030-01-01 到期",
        "回乡证 2 张",
        "发票号码 01234567，台胞证另附",
    ],
)
def test_leaves_alone_what_only_looks_like_one(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("回乡证号", "H12345678"),
        ("tbzh", "01234567"),
        ("gatxz", "C12345678"),
        ("hkmo_permit_no", "M12345678"),
    ],
)
def test_a_column_header_is_a_label(values_of, header, value):
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("证件号：H12345678", [("CN_TRAVEL_PERMIT", "H12345678")]),
        ("证件号码：C12345678", [("CN_TRAVEL_PERMIT", "C12345678")]),
        ("澳门护照 MA1234567", [("PASSPORT", "MA1234567")]),  # the label tells the two apart
        ("回乡证 MA1234567", [("CN_TRAVEL_PERMIT", "MA1234567")]),
    ],
)
def test_the_label_tells_which_document_it_is(all_of, text, found):
    assert all_of(text) == found


@pytest.mark.parametrize(
    ("label", "value", "masked"),
    [
        ("回乡证", "H12345678", "H12****78"),
        ("港澳通行证", "CA1234567", "CA1****67"),
        ("台胞证", "01234567", "01****67"),
        ("台胞证", "0123456701(B)", "01*******1(B)"),
    ],
)
def test_the_mask_hides_the_middle_and_stays_masked(all_of, masked_values_of, label, value, masked):
    assert mask_text(MASK, value) == masked
    assert masked_values_of(IDENTIFIER, f"{label}{masked}")[0] in masked
    assert all("*" in text for _, text in all_of(f"{label}：{masked}，请核对"))


def test_the_kind_may_stand_before_the_label_of_any_document(all_of):
    found = all_of("证照类型：台湾居民来往大陆通行证；证照号码：01234567")
    assert found == [("CN_TRAVEL_PERMIT", "01234567")]

"""Military and police ID (军官证, 士兵证, 警官证). Numbers are made up."""

import pytest

from piiguard.recognizers.cn_military_id import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("军官证：南字第1234567号", ["南字第1234567号"]),
        ("证件为南字第1234567号。", []),  # 为 before 南 is Han text: it might be a house certificate
        ("(南字第1234567号)", ["南字第1234567号"]),  # an arm's character and nothing before it
        ("士兵证 士字第 123456 号", ["士字第 123456 号"]),
        ("軍官證 軍字第１２３４５６７號", ["軍字第１２３４５６７號"]),
        ("军官证号：军1234567", ["军1234567"]),
        ("军官证 海军字1234567号", ["海军字1234567号"]),
        ("军官证 海军字第1234567号", ["海军字第1234567号"]),
        ("文职干部证号 12345678", ["12345678"]),
        ("士兵证 A12345678", ["A12345678"]),
        ("警号：012345", ["012345"]),
        ("officer_no: a1234567", ["a1234567"]),
        ("参字第123456号（军官证）", ["参字第123456号"]),
    ],
)
def test_finds_numbered_forms_and_labelled_values(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "京房权证海字第1234567号",  # house certificate
        "（2020）京01民终字第1234号",  # court case
        "国土资字第123456号",
        "沪公字第123号",
        "1234567",
        "军官证 20230101",  # a date
        "军官证 2023-01-01 颁发",
        "军官证：13800138000",  # a mobile number
        "军官证 3 本",
    ],
)
def test_leaves_alone_what_only_looks_like_one(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize("header", ["军官证号", "士兵证", "officer_no", "jgzh"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "12345678", header) == ["12345678"]
    assert values_of(IDENTIFIER, "南字第12345678号", header) == ["南字第12345678号"]


@pytest.mark.parametrize(
    ("value", "masked"), [("南字第1234567号", "南字第****567号"), ("A12345678", "A*****678")]
)
def test_the_mask_shows_the_last_three_digits_and_stays_masked(all_of, masked_values_of, value, masked):
    assert mask_text(MASK, value) == masked
    assert masked_values_of(IDENTIFIER, f"军官证：{masked}") == [masked]
    assert all_of(f"军官证：{masked}，已核验") == [("CN_MILITARY_ID", masked)]

"""Passport numbers (护照号码). Numbers are made up; the zone is the sample of ICAO Doc 9303-4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers.passport import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text

ZONE = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"  # ICAO Doc 9303-4, appendix B
NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("护照号：E12345678", ["E12345678"]),
        ("护照号码EA1234567。", ["EA1234567"]),
        ("因私护照 G12345678", ["G12345678"]),
        ("公务护照：SE1234567", ["SE1234567"]),
        ("外交护照 D1234567", ["D1234567"]),
        ("公务普通护照 P.1234567", ["P.1234567"]),
        ("护照编号 151234567", ["151234567"]),
        ("香港特区护照K12345678", ["K12345678"]),
        ("澳门护照：MA1234567", ["MA1234567"]),
        ("passport no. e12345678", ["e12345678"]),
        ("Passport: TR1234567", ["TR1234567"]),  # Japan
        ("His passport is 512345678.", ["512345678"]),
        ("护照号：C01X00T47", ["C01X00T47"]),  # Germany mixes letters and digits
        ("护照 E 1234 5678", ["E 1234 5678"]),
        ("护照：E-12345678", ["E-12345678"]),
        ("护照号Ｅ１２３４５６７８", ["Ｅ１２３４５６７８"]),
        ("护照号E1234\u200b5678", ["E1234\u200b5678"]),
        ("E12345678（护照）", ["E12345678"]),
        ("护照号：E12345678、E87654321、E11112222", ["E12345678", "E87654321", "E11112222"]),
        ('{"passport_no": "EA1234567"}', ["EA1234567"]),
        ("他持中国护照，号码后来换成了 E12345678", ["E12345678"]),
    ],
)
def test_finds_what_a_label_says_is_a_passport(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "物料 E12345678 入库",  # letter and eight digits are the shape of many part numbers
        "护照有效期至2030-01-01",
        "护照 20300101",  # a date
        "护照号：13800138000",  # a mobile number
        "办理护照 2 本",
        "订单号 E12345678，护照另寄",  # owned by another label
        "零件 ABE12345678F，护照夹",
        "commit e12345678",
    ],
)
def test_leaves_alone_what_only_looks_like_one(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize("header", ["护照号码", "passport_no", "PASSPORT", "hzhm", "huzhao"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "EA1234567", header) == ["EA1234567"]


@pytest.mark.parametrize(
    "text",
    [ZONE, f"{NAMES}\n{ZONE}", f"机读码：{ZONE}。", ZONE.lower()],
)
def test_line_2_of_the_machine_readable_zone_needs_no_label(values_of, text):
    assert [value.upper() for value in values_of(IDENTIFIER, text)] == [ZONE]


def test_one_misread_character_of_the_zone_is_a_flaw(flaws_of):
    misread = ZONE.replace("F1204159", "F1204150")  # breaks the check of the expiry and no other
    assert flaws_of(IDENTIFIER, ZONE) == [(ZONE, Flaw.NONE)]
    assert [flaw for _, flaw in flaws_of(IDENTIFIER, ZONE[:-1] + "1")] == [Flaw.CHECK_CHARACTER]
    assert flaws_of(IDENTIFIER, misread) == []  # expiry and composite check are both wrong


@given(st.integers(0, 43))
def test_a_zone_with_a_character_more_or_less_is_none(values_of, at):
    assert values_of(IDENTIFIER, ZONE[:at] + ZONE[at + 1 :]) == []
    assert values_of(IDENTIFIER, ZONE[:at] + "<" + ZONE[at:]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("证件号：E12345678", [("PASSPORT", "E12345678")]),
        ("證件號碼：EA1234567", [("PASSPORT", "EA1234567")]),
        ("证件类型：护照，证件号码：K12345678", [("PASSPORT", "K12345678")]),
    ],
)
def test_a_label_of_no_kind_will_do_for_a_chinese_passport(all_of, text, found):
    assert all_of(text) == found


@pytest.mark.parametrize("value", ["E12345678", "EA1234567", "C01X00T47", "512345678", ZONE])
def test_the_mask_shows_two_at_either_end_and_stays_masked(all_of, value):
    masked = mask_text(MASK, value)
    assert masked.replace("*", "").replace("<", "") == value[:2] + value[-2:]
    assert all(found == "PASSPORT" and "*" in text for found, text in all_of(f"护照号：{masked}，请核对"))


def test_a_masked_value_under_its_label_is_found(masked_values_of):
    assert masked_values_of(IDENTIFIER, "护照号 E1*****78") == ["E1*****78"]


def test_the_word_behind_a_filler_tells(values_of):
    assert values_of(IDENTIFIER, "持G12345678号护照入境") == ["G12345678"]

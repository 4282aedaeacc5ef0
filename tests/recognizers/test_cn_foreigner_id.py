"""Foreign permanent resident ID (外国人永久居留身份证): new and old cards. Numbers are made up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.checks.iso7064 import mod11_2
from piiguard.findings import Flaw
from piiguard.recognizers.cn_foreigner_id import IDENTIFIER, MASK, old_check
from piiguard.transforms.mask import mask_text

NEW = "911398199012310021"  # Beijing, Kazakhstan, 1990-12-31
OLD = "KAZ110090123105"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"永居证号：{NEW}", [NEW]),
        (f"该外籍员工登记为{NEW}，已核验", [NEW]),  # check, date, province and country speak for themselves
        ("永居证 911398 19901231 0021", ["911398 19901231 0021"]),
        ("９１１３９８１９９０１２３１００２１", ["９１１３９８１９９０１２３１００２１"]),
        ("永久居留身份证9113981990\u200b12310021", ["9113981990\u200b12310021"]),
        ("green card no: 91139819901231015X", ["91139819901231015X"]),  # check character 10
        ("永居证：91139819901231015 x", ["91139819901231015 x"]),
        (f"证件 {OLD}。", [OLD]),
        ("五星卡前的旧卡kaz110090123105", ["kaz110090123105"]),
        ("永居证 KAZ 110090123105", ["KAZ 110090123105"]),
        (f"{OLD}（永久居留证）", [OLD]),
    ],
)
def test_finds_new_and_old_numbers_however_they_are_written(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "911398199012310022",  # check character
        "911398199013310024",  # month 13
        "KAZ110090123106",  # check digit
        "KAZ110090133102",  # month 13
        "XKAZ110090123105",  # tail of a longer run
        "9113981990123100215",  # head of a longer run
        "91110000600037341L",  # a credit code begins with 91 as well
        "11010519491231002X",  # a citizen
        "SKU110090123105 的库存",  # no country SKU
        "20240131123456789",  # order number with its time
        "流水 912345678901234567",  # Snowflake
    ],
)
def test_leaves_alone_what_only_looks_like_one(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("永居证号：911398199012310022", [("911398199012310022", Flaw.CHECK_CHARACTER)]),
        ("永居证号：911398199013310024", [("911398199013310024", Flaw.DATE)]),
        ("永居证号：KAZ110090123106", [("KAZ110090123106", Flaw.CHECK_CHARACTER)]),
        ("永居证号：91139819901231002", [("91139819901231002", Flaw.LENGTH)]),
    ],
)
def test_a_label_of_its_own_finds_wrong_numbers_with_their_flaw(flaws_of, text, found):
    assert flaws_of(IDENTIFIER, text) == found


@pytest.mark.parametrize("header", ["永居证号", "外国人永久居留身份证", "fpr_card_no", "yjjz", "YJJLZ"])
def test_a_column_header_is_a_label(values_of, header):
    assert values_of(IDENTIFIER, "KAZ110090123106", header) == ["KAZ110090123106"]


@given(st.integers(0, 99), st.sampled_from("0123456789"))
def test_every_changed_serial_needs_another_check_character(serial, check):
    body = [int(digit) for digit in f"9113981990123100{serial:02}"[:17]]
    changed = [*body[:-1], (body[-1] + 1) % 10]
    right, other = (
        mod11_2(np.array([[*digits, check] for check in range(11)], dtype=np.uint8))
        for digits in (body, changed)
    )
    assert right.sum() == other.sum() == 1
    assert not (right & other).any()


def test_the_old_check_digit_catches_a_changed_digit():
    values = np.array([[int(character, 36) for character in OLD]], dtype=np.uint8)
    for column in range(3, 15):
        changed = values.copy()
        changed[0, column] = (changed[0, column] + 1) % 10
        assert not old_check(changed)[0]


@pytest.mark.parametrize(("value", "masked"), [(NEW, "9113**********0021"), (OLD, "KAZ1*******3105")])
def test_the_mask_shows_four_at_either_end_and_stays_recognisable(all_of, masked_values_of, value, masked):
    assert mask_text(MASK, value) == masked
    assert masked_values_of(IDENTIFIER, f"永居证号：{masked}") == [masked]
    assert [found for found, _ in all_of(f"客户永居证号：{masked}，已核验")] == ["CN_FOREIGNER_ID"]


def test_a_label_of_the_resident_id_will_do(all_of):
    assert all_of(f"身份证号：{NEW}") == [("CN_FOREIGNER_ID", NEW)]
    assert all_of("证件号码：911398199012310022") == [("CN_FOREIGNER_ID", "911398199012310022")]

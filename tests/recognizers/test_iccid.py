"""ICCID (SIM 卡号): ITU-T E.118; the numbers are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers.iccid import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text

RIGHT = "89860012345678901238"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"ICCID {RIGHT}", [RIGHT]),
        (RIGHT, [RIGHT]),  # prefix and check digit
        ("89860012345678901234", []),  # wrong check digit
        ("ICCID 89860012345678901234", ["89860012345678901234"]),
        ("SIM卡号：898600D6991130005555", ["898600D6991130005555"]),  # Chinese cards print letters
        ("ICCID 8986 0012 3456 7890 1238", ["8986 0012 3456 7890 1238"]),
        ("1234567890123456789", []),  # a Snowflake id
        ("数电发票 24312000000012345678", []),
    ],
)
def test_finds_nineteen_or_twenty_symbols(values_of, text, found):
    """By prefix 8986 and Luhn, or under a label."""
    assert values_of(IDENTIFIER, text) == found


def test_a_wrong_check_digit_is_told(flaws_of):
    """It is found under a label all the same."""
    assert flaws_of(IDENTIFIER, "ICCID 89860012345678901234") == [
        ("89860012345678901234", Flaw.CHECK_CHARACTER)
    ]


@given(st.integers(0, 10**14 - 1), st.integers(1, 9))
def test_a_changed_check_digit_is_seen(flaws_of, number, change):
    """Luhn over nineteen digits."""
    body = f"8986{number:014d}"
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(body[::-1]))
    right, wrong = f"{body}{-total % 10}", f"{body}{(-total + change) % 10}"
    assert flaws_of(IDENTIFIER, f"ICCID {right}") == [(right, Flaw.NONE)]
    assert flaws_of(IDENTIFIER, f"ICCID {wrong}") == [(wrong, Flaw.CHECK_CHARACTER)]


def test_mask_keeps_the_issuer(all_of):
    """And the last four."""
    masked = mask_text(MASK, RIGHT)
    assert masked == "898600**********1238"
    assert all("*" in found for _, found in all_of(f"ICCID：{masked}"))

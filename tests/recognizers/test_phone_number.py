"""Telephone numbers of other countries and regions (境外电话), ITU-T E.164."""

import pytest

from piiguard.recognizers.phone_number import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    "written",
    [
        "+852 6123 4567",
        "+85261234567",
        "+853 6612 3456",
        "+886-912-345-678",
        "+1 (415) 555-2671",
        "+1-212-555-0142",
        "+44 20 7946 0018",
        "+44 (0)20 7946 0018",
        "+81-90-1234-5678",
        "+65 9123 4567",
        "+49 151 23456789",
        "＋８５２　６１２３　４５６７",
        "+852–6123–4567",
        "+852\u200b 6123 4\u200b567",
        "0085261234567",
        "00852 6123 4567",
        "00886-912-345-678",
        "+65 9123 4567 ext. 12",
    ],
)
def test_finds_numbers_with_a_country_code(values_of, written):
    """The + belongs to the number; libphonenumber's tables confirm it."""
    assert values_of(IDENTIFIER, f"境外联系人 Lee，{written}；谢谢") == [written]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tel (415) 555-2671", ["(415) 555-2671"]),
        ("Phone: 415-555-2671", ["415-555-2671"]),
        ("(415) 555-2671", []),
        ("香港手机：6123 4567", ["6123 4567"]),
        ("HK mobile 6123-4567", ["6123-4567"]),
        ("澳门电话66123456", ["66123456"]),
        ("台湾手机0912-345-678", ["0912-345-678"]),
        ("行動電話：0912345678", ["0912345678"]),
        ("6123 4567", []),
        ("0912345678", []),
        ("00 12345678", []),
        ("单号0012345678901", []),
        ("电话 001-415-555-2671", ["001-415-555-2671"]),
    ],
)
def test_local_forms_need_a_label(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "+8613800138000",  # CN_MOBILE
        "+86 10 6234 5678",  # CN_LANDLINE
        "+1",
        "UTC+08:00",
        "2024-01-31T10:00:00+08:00",
        "3+4152671234",
        "a+85261234567",
        "环比+1234567",
        "+12,345,678.90",
        "tel 800-555-0199",  # toll-free, nobody's
        "电话：400-820-8820",
        "C++20 2024",
        "+999 1234 5678",  # no country
    ],
)
def test_refuses_look_alikes(values_of, text):
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("+852 6123 4567", "+852 **** **67"),
        ("+1 (415) 555-2671", "+1 (41*) ***-**71"),
        ("6123 4567", "**** ****"),  # three kept and two would hide too few of eight
    ],
)
def test_keeps_the_first_three_and_the_last_two_digits(value, masked):
    assert mask_text(MASK, value) == masked
    assert mask_text(MASK, masked, masked=True) == masked


@pytest.mark.parametrize(
    "value", ["+852 6123 4567", "+1 (415) 555-2671", "0085261234567", "+886-912-345-678"]
)
def test_a_masked_number_is_no_new_finding(values_of, value):
    assert values_of(IDENTIFIER, f"Tel: {mask_text(MASK, value)}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(852) 2345 6789", ["(852) 2345 6789"]),
        ("(+852) 2345 6789", ["(+852) 2345 6789"]),
        ("电话 852-23456789", ["852-23456789"]),
        ("852 2345 6789", []),
        ("电话 0082 10 1234 5678", ["0082 10 1234 5678"]),
    ],
)
def test_finds_country_codes_in_brackets_and_without_plus(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found

"""Numbers as people write them: digits, full-width digits, Chinese numerals, with units of money and age."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.transforms.readings.numerals import number_of, plain


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("35", "35"),
        (" -1,234.50 ", "-1234.5"),
        ("１２３", "123"),
        ("三十五岁", "35"),
        ("十", "10"),
        ("廿", None),
        ("两百零三", "203"),
        ("一万二千三百", "12300"),
        ("一亿二千万", "120000000"),
        ("八千五", "8500"),  # as it is said
        ("八千零五", "8005"),
        ("一万二", "12000"),
        ("二零二六", "2026"),
        ("壹万贰仟元整", "12000"),
        ("1.2万", "12000"),
        ("3千元", "3000"),
        ("人民币8,000元", "8000"),
        ("￥8000.00", "8000"),
        ("约20岁", "20"),
        ("1,23", None),  # no thousands
        ("1e5", None),
        ("20-30", None),
        ("百", None),
        ("万", None),
        ("35 and more", None),
        ("1.", None),
        ("", None),
        ("9" * 25, None),
        (" " * 100_000 + "1", None),
    ],
)
def test_what_a_text_says(text, number):
    found = number_of(text)
    assert (found and plain(found)) == number


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_read_as_they_are(number):
    assert number_of(str(number)) == number_of(f"{number:,}") == Decimal(number)
    assert plain(Decimal(number)) == str(number)

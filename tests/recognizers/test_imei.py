"""IMEI (串号): 3GPP TS 23.003; 354178036859789 is the a published example, the others are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers.imei import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IMEI：354178036859789", ["354178036859789"]),
        ("IMEI1：354178036859789/IMEI2：354178036859789", ["354178036859789"] * 2),
        ("手机串号３５４１７８０３６８５９７８９", ["３５４１７８０３６８５９７８９"]),
        ("imei 35-417803-685978-9", ["35-417803-685978-9"]),
        ("IMEISV 3541780368597812", ["3541780368597812"]),  # software version instead of a check digit
        ("354178036859789", ["354178036859789"]),  # type code 35 and a right check digit
        ("354178036859780", []),  # wrong check digit
        ("350102900101122", []),  # reads as a resident ID of Fujian
        ("订单号354178036859789", []),
        ("20240131123456789", []),
        ("213456789012347", []),  # no type code begins with 21
    ],
)
def test_finds_fifteen_digits(values_of, text, found):
    """Under a label, or by type code and check digit."""
    assert values_of(IDENTIFIER, text) == found


def test_a_wrong_check_digit_needs_a_label(flaws_of):
    """And is said to be wrong."""
    assert flaws_of(IDENTIFIER, "IMEI 354178036859780") == [("354178036859780", Flaw.CHECK_CHARACTER)]
    assert flaws_of(IDENTIFIER, "IMEI 35417803685978") == [("35417803685978", Flaw.INCOMPLETE)]


@given(st.integers(0, 10**12 - 1), st.integers(1, 9))
def test_every_changed_check_digit_is_seen(values_of, number, change):
    """Luhn: one of ten last digits is right."""
    body = f"86{number:012d}"
    total = sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(body))
    right, wrong = -total % 10, (-total + change) % 10
    assert values_of(IDENTIFIER, f"{body}{right}") == [f"{body}{right}"]
    assert values_of(IDENTIFIER, f"{body}{wrong}") == []


def test_mask_hides_the_device(all_of):
    """The type code stays."""
    masked = mask_text(MASK, "354178036859789")
    assert masked == "35417803*******"
    assert all("*" in found for _, found in all_of(f"IMEI：{masked}"))

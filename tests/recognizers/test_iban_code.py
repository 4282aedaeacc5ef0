"""IBAN, ISO 13616-1; numbers are the examples of the SWIFT IBAN Registry."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers import iban_code
from piiguard.recognizers.iban_code import IDENTIFIER
from piiguard.text.folding import symbols_of
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DE89370400440532013000", ["DE89370400440532013000"]),
        ("GB29NWBK60161331926819", ["GB29NWBK60161331926819"]),
        ("NO9386011117947", ["NO9386011117947"]),  # the shortest
        ("MT84MALT011000012345MTLCAST001S", ["MT84MALT011000012345MTLCAST001S"]),  # 31 characters
        ("LC55HEMM000100010012001200023015", ["LC55HEMM000100010012001200023015"]),  # 32 characters
        ("IBAN: DE89 3704 0044 0532 0130 00", ["DE89 3704 0044 0532 0130 00"]),  # as printed
        ("FR14 2004 1010 0505 0001 3M02 606", ["FR14 2004 1010 0505 0001 3M02 606"]),  # letters in it
        ("国际银行账号DE89370400440532013000。", ["DE89370400440532013000"]),  # glued to Han text
        ("iban de89370400440532013000", ["de89370400440532013000"]),  # lower case
        ("ＮＯ９３８６０１１１１７９４７", ["ＮＯ９３８６０１１１１７９４７"]),  # full width
        ("DE89-3704-0044-0532-0130-00", ["DE89-3704-0044-0532-0130-00"]),  # dashes
    ],
)
def test_finds_right_numbers(text, found, values_of):
    """The check digits and the length of the country make a label unnecessary."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IBAN: DE88370400440532013000", [("DE88370400440532013000", Flaw.CHECK_CHARACTER)]),
        ("DE88370400440532013000", []),  # no label
    ],
)
def test_a_wrong_number_is_found_behind_its_label_only(text, found, flaws_of):
    """People mistype; what its label owns is masked all the same."""
    assert flaws_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "DE8937040044053201300",  # a digit too few
        "DE893704004405320130001",  # a digit too many
        "CN89370400440532013000",  # China has no IBAN
        "ZZ89370400440532013000",  # no such country
        "9c1185a5c5e9fc54612808977ee8f548b2258d31",  # hash
        "SE35 5000",  # too short
        "TR330006100519786457841327",  # wrong check digits, no label
    ],
)
def test_refuses_look_alikes(text, values_of):
    """Each country has one length, and China has none."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("IBAN", "DE89370400440532013000"),
        ("iban_no", "DE88370400440532013000"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A cell is found under its header, also with a wrong check."""
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("DE89370400440532013000", "DE89**************3000"),
        ("GB29NWBK60161331926819", "GB29**************6819"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(iban_code.MASK, value) == masked
    text = f"IBAN：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))


@given(account=st.text("0123456789", min_size=18, max_size=18), at=st.integers(0, 17), step=st.integers(1, 9))
def test_one_pair_of_check_digits_is_right_and_every_changed_digit_is_caught(account, at, step):
    """Modulo 97 no changed digit goes unnoticed; the pairs 00, 01 and 99 are never given."""
    pairs = range(2, 99)
    numbers = np.array([symbols_of(f"DE{pair:02}{account}") for pair in pairs])
    right = [pair for pair, fits in zip(pairs, iban_code.right_check(numbers), strict=True) if fits]
    assert len(right) == 1
    other = account[:at] + str((int(account[at]) + step) % 10) + account[at + 1 :]
    assert not iban_code.right_check(np.array([symbols_of(f"DE{right[0]:02}{other}")]))[0]

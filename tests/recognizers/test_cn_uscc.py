"""统一社会信用代码, GB 32100-2015."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers import cn_uscc
from piiguard.recognizers.cn_uscc import IDENTIFIER
from piiguard.text.folding import symbols_of
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("91350100M000100Y43", ["91350100M000100Y43"]),  # example of the standard
        ("统一社会信用代码：91110000600037341L。", ["91110000600037341L"]),
        ("税号91110000600037341L开户行", ["91110000600037341L"]),  # Han text is no word boundary
        ("税号：91350100m000100y43", ["91350100m000100y43"]),  # lower case
        ("税号９１３５０１００Ｍ０００１００Ｙ４３", ["９１３５０１００Ｍ０００１００Ｙ４３"]),  # full width
        ("9135 0100 M000 100Y 43", ["9135 0100 M000 100Y 43"]),  # groups of four
        ("91 350100 M000100Y4 3", ["91 350100 M000100Y4 3"]),  # groups as the standard divides it
        ("91350100M000\u200b100Y43", ["91350100M000\u200b100Y43"]),  # zero-width space inside
        ("统一社会信用代码（91350100M000100Y43）", ["91350100M000100Y43"]),
        ("92440300MA5FQ12340（个体工商户）", ["92440300MA5FQ12340"]),  # individual business
        ('"credit_code": "91350100M000100Y43"', ["91350100M000100Y43"]),
        ("nsrsbh=91350100M000100Y43", ["91350100M000100Y43"]),  # column name
        ("91350100M000100Y43、91110000600037341L", ["91350100M000100Y43", "91110000600037341L"]),  # list
    ],
)
def test_finds_right_numbers(text, found, values_of):
    """The check character, the organisation code's own and the region make a label unnecessary."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("统一社会信用代码：91350100M000100Y44", [("91350100M000100Y44", Flaw.CHECK_CHARACTER)]),
        ("91350100M000100Y44", []),  # no label
        ("统一社会信用代码：91350100M00010OY43", [("91350100M00010OY43", Flaw.CHECK_CHARACTER)]),
        ("统一社会信用代码：91350100M000100Y4", [("91350100M000100Y4", Flaw.LENGTH)]),  # a character lost
        ("91350100M000100Y4", []),  # no label
    ],
)
def test_a_wrong_number_is_found_behind_its_label_only(text, found, flaws_of):
    """People mistype; what its label owns is masked all the same."""
    assert flaws_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "891350100M000100Y43",  # tail of a longer word
        "91350100M000100Y43A",  # head of a longer word
        "A_91350100M000100Y43",  # part of a name
        "11010519491231002X",  # resident ID
        "110105198001011234",  # 18 digits
        "6222020000000000000",  # bank card
        "LSVAM4187C2184841",  # VIN
        "550e8400-e29b-41d4-a716-446655440000",  # UUID
        "9c1185a5c5e9fc54612808977ee8f548b2258d31",  # hash
        "订单号 202401311234567890",  # order number
    ],
)
def test_refuses_look_alikes(text, values_of):
    """Numbers of the same length with another structure, and parts of longer words."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("统一社会信用代码", "91350100M000100Y43"),
        ("credit_code", "91350100M000100Y44"),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, values_of):
    """A cell is found under its header, also with a wrong check."""
    assert values_of(IDENTIFIER, value, header) == [value]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("91350100M000100Y43", "9135***********Y43"),
    ],
)
def test_masked_output_is_no_new_finding(value, masked, values_of, masked_values_of, all_of):
    """The mask hides enough, and what it leaves is known as masked."""
    assert mask_text(cn_uscc.MASK, value) == masked
    text = f"统一社会信用代码：{masked}。"
    assert values_of(IDENTIFIER, text) == []
    assert masked_values_of(IDENTIFIER, text) == [masked]
    assert all("*" in found for _, found in all_of(text))


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def right(code: str) -> bool:
    return bool(cn_uscc.right_check(cn_uscc.code_values(np.array([symbols_of(code)])))[0])


@given(body=st.text(ALPHABET, min_size=17, max_size=17), position=st.integers(0, 17), step=st.integers(1, 30))
def test_exactly_one_check_character_is_right_and_every_changed_symbol_is_caught(body, position, step):
    """31 is prime and no weight is a multiple of it."""
    codes = [body + symbol for symbol in ALPHABET if right(body + symbol)]
    assert len(codes) == 1
    other = ALPHABET[(ALPHABET.index(codes[0][position]) + step) % 31]
    assert not right(codes[0][:position] + other + codes[0][position + 1 :])


def test_a_resident_id_behind_a_tax_label_stays_a_resident_id(all_of):
    """Individuals use their ID as tax number."""
    assert all_of("纳税人识别号：11010519491231002X") == [("CN_RESIDENT_ID", "11010519491231002X")]

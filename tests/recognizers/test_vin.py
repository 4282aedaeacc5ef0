"""Vehicle identification numbers (车辆识别代号), GB 16735-2019.

1M8GDM9AXKP042788 is the worked example of 49 CFR 565.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.findings import Flaw
from piiguard.recognizers.vin import IDENTIFIER, LETTER_VALUES, MASK, WEIGHTS, check
from piiguard.transforms.mask import mask_text

SYMBOLS = "0123456789" + "".join(LETTER_VALUES)


def _check_of(raw_text: str) -> bool:
    return bool(check(np.frombuffer(raw_text.encode(), dtype=np.uint8)[None, :])[0])


@pytest.mark.parametrize(
    "raw_text", ["1M8GDM9AXKP042788", "LSVAA4183E2000001", "LFV2A21KXA3000002", "11111111111111111"]
)
def test_the_check_character_of_known_numbers(raw_text):
    assert _check_of(raw_text)


@given(st.text(SYMBOLS, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_changed_digit_is_caught(raw_text, place, digit):
    """Of weights prime to 11 every change of one digit shows; the check's own weight is 0."""
    values = {symbol: int(symbol) if symbol.isdigit() else LETTER_VALUES[symbol] for symbol in SYMBOLS}
    total = sum(values[symbol] * weight for symbol, weight in zip(raw_text, WEIGHTS, strict=True)) % 11
    right = raw_text[:8] + "0123456789X"[total] + raw_text[9:]
    changed = right[:place] + digit + right[place + 1 :]
    same = values[digit] % 11 == values[right[place]] % 11 if place != 8 else digit == right[8]
    assert _check_of(right)
    assert _check_of(changed) == same


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LSVAA4183E2000001", ["LSVAA4183E2000001"]),
        ("事故车1M8GDM9AXKP042788已定损", ["1M8GDM9AXKP042788"]),
        ("lsvaa4183e2000001", ["lsvaa4183e2000001"]),
        ("ＬＳＶＡＡ４１８３Ｅ２０００００１", ["ＬＳＶＡＡ４１８３Ｅ２０００００１"]),
        ("LSV-AA4183-E2000001", ["LSV-AA4183-E2000001"]),
        ("LSVAA4183E2\u200b000001", ["LSVAA4183E2\u200b000001"]),
        ("LSVAA4184E2000001", []),  # wrong check character
        ("XLSVAA4183E2000001", []),  # tail of a longer run
        ("LSVAA4183E2000001_x", []),
        ("LsvaA4183E2000001", []),  # mixed case is no VIN
        ("11111111111111111", []),  # digits only
        ("单号20240131123456789", []),
    ],
)
def test_unlabelled_numbers_need_a_right_check(values_of, text, found):
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("车架号：LSVAA4183E2000001", [("LSVAA4183E2000001", Flaw.NONE)]),
        ("车架号LSVAA4184E2000001", [("LSVAA4184E2000001", Flaw.CHECK_CHARACTER)]),
        ("车辆识别代号 VIN LSV AA4183 E2000001", [("LSV AA4183 E2000001", Flaw.NONE)]),
        ("VIN：LSVAA4\n183E2000001", [("LSVAA4\n183E2000001", Flaw.NONE)]),
        ("VIN码：LSVAA4I83E2OO0001", [("LSVAA4I83E2OO0001", Flaw.CHECK_CHARACTER)]),  # I for 1, O for 0
        ("车架号：LSVAA4183E200000", [("LSVAA4183E200000", Flaw.LENGTH)]),
        ("车架号：无", []),
        ("车架号：12345", []),
    ],
)
def test_labelled_numbers_are_found_with_their_flaw(flaws_of, text, found):
    assert flaws_of(IDENTIFIER, text) == found


def test_a_column_header_is_a_label(values_of):
    assert values_of(IDENTIFIER, "LSVAA4184E2000001", header="车架号") == ["LSVAA4184E2000001"]


def test_keeps_the_maker_and_the_last_four(values_of):
    masked = mask_text(MASK, "LSVAA4183E2000001")
    assert masked == "LSV**********0001"
    assert values_of(IDENTIFIER, f"车架号：{masked}") == []

"""Court case number (案号); the numbers are made up."""

import pytest

from piiguard.recognizers.cn_court_case import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（2024）京0105民初12345号", ["（2024）京0105民初12345号"]),
        ("案号(2013)朝民初字第12345号民事判决", ["(2013)朝民初字第12345号"]),  # before 2016
        ("〔2020〕最高法民申123号之一", ["〔2020〕最高法民申123号之一"]),
        ("（２０２１）兵0101执恢12号", ["（２０２１）兵0101执恢12号"]),
        ("（2024）京 0105 民初 12345 号", ["（2024）京 0105 民初 12345 号"]),
        ("(2020)粤03破申12-1号裁定", ["(2020)粤03破申12-1号"]),
        ("（2024）京0105民初12345、12346号", ["（2024）京0105民初12345、12346号"]),
        ("国发〔2018〕81号", []),  # a government document
        ("（2024）沪房权证浦字第012345号", []),  # a deed
        ("（2019）沪证经字第1234号", []),  # a notary
        ("(2024)第12号", []),
        ("（2024）年度总结", []),
    ],
)
def test_finds_numbers_of_cases(values_of, text, found):
    """Year in brackets, court, kind of case, serial."""
    assert values_of(IDENTIFIER, text) == found


def test_mask_keeps_year_and_kind(masked_values_of, all_of):
    """The digits of court and serial go."""
    masked = mask_text(MASK, "（2024）京0105民初12345号")
    assert masked == "（2024）京****民初*****号"
    assert masked_values_of(IDENTIFIER, masked) == [masked]
    assert all("*" in found for _, found in all_of(f"案号：{masked}"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024京0105民初12345号", ["2024京0105民初12345号"]),
        ("依据2023沪0115执1234号之一裁定", ["2023沪0115执1234号之一"]),
        ("2024京A12345号车", []),
        ("12024京0105民初12345号", []),
    ],
)
def test_without_brackets(values_of, text, found):
    """The year alone before the code of a court; not before other things."""
    assert values_of(IDENTIFIER, text) == found

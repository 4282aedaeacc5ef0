"""Numbers that lost digits are recognised, and what they were is told from what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from piiguard.classify.damage import implied_entity, lost_digits, with_zeros

if TYPE_CHECKING:
    from conftest import Values


def test_floats_spreadsheets_and_powers_of_ten_lose_digits(draw: Values) -> None:
    ids = [number for number in draw.many(draw.resident_id) if number.isdecimal()]
    floats = [f"{float(number):.0f}" for number in ids]
    assert "floats" in (lost_digits(floats, "float") or "")
    assert "15 digits" in (lost_digits([number[:15] + "000" for number in ids], "text") or "")
    assert "powers of ten" in (lost_digits([f"{float(number):.5E}" for number in ids], "text") or "")


def test_whole_numbers_lose_none(draw: Values) -> None:
    assert lost_digits(draw.many(draw.resident_id), "text") is None
    assert lost_digits(draw.many(draw.mobile), "float") is None  # a float holds 15 digits
    assert lost_digits([], "float") is None


def test_what_damaged_numbers_were(draw: Values) -> None:
    ids = [number for number in draw.many(draw.resident_id) if number.isdecimal()]
    cards = draw.many(draw.bank_card)
    assert implied_entity([number[:15] + "000" for number in ids]) == "CN_RESIDENT_ID"
    assert implied_entity([f"{float(number):.5E}" for number in ids]) == "CN_RESIDENT_ID"
    assert implied_entity([f"{float(number):.0f}" for number in cards]) == "BANK_CARD"
    assert implied_entity([f"1.{segment}E+10" for segment in ("38", "39", "5", "86")]) == "CN_MOBILE"


def test_other_large_numbers_are_nothing(draw: Values) -> None:
    numbers = ["20231" + draw.digits(13) for _ in range(100)]
    assert implied_entity(numbers) is None  # no region 20
    assert implied_entity([f"{float(number):.5E}" for number in numbers]) is None
    assert implied_entity([]) is None


@pytest.mark.parametrize(
    ("cell", "entity", "filled"),
    [
        ("10000", "CN_POSTCODE", "010000"),
        ("310000", "CN_POSTCODE", None),
        ("1062345678", "CN_LANDLINE", "01062345678"),
        ("571-87654321", "PHONE_NUMBER", "0571-87654321"),
        ("13800138000", "PHONE_NUMBER", None),
        ("10000", "EMPLOYEE_NO", None),
    ],
)
def test_leading_zeros_are_put_back(cell: str, entity: str, filled: str | None) -> None:
    assert with_zeros([cell], entity) == (None if filled is None else [filled])

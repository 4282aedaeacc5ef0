"""Numeric columns: an 18-digit number fits int64 and loses its last digits in float64."""

import numpy as np
import pandas as pd
import pytest

from piiguard import DamagedNumberWarning, Guard
from piiguard.frames.numbers import implied_header, is_worth_searching, number_texts

GUARD = Guard()
RESIDENT_ID, MOBILE, CARD = 110105194912310021, 13800138000, 6222020000000000000


@pytest.mark.parametrize(
    ("values", "header", "worth"),
    [
        ([13800138000.0], None, True),  # large whole numbers
        ([12.0, 7.0], None, False),  # small ones
        ([123456.0], "QQ", True),  # small ones under a header
        ([0.5, 1.5, 13800138000.0], "价格", False),  # fractions
        ([-5.0, -6.0], "余额", False),
        ([np.nan, np.inf], "手机号", False),
        ([], "手机号", False),
    ],
)
def test_which_columns_are_worth_searching(values, header, worth):
    assert is_worth_searching(np.array(values, dtype=np.float64), header) == worth


def test_whole_floats_read_as_whole_numbers_and_gaps_as_none():
    values = np.array([13800138000.0, np.nan, 1.5, np.inf])
    assert number_texts(values, None, np.isnan(values)) == (["13800138000", None, "1.5", None], False)


def test_floats_beyond_53_bits_have_lost_digits():
    """2**53 is about 9.007e15: 16 digits and more."""
    values = np.array([float(RESIDENT_ID)])
    assert number_texts(values, None, np.isnan(values))[1] is True


@pytest.mark.parametrize(
    ("numbers", "header"),
    [
        ([RESIDENT_ID + step for step in range(0, 900, 100)], "身份证号"),
        ([CARD + step for step in range(0, 9000, 1000)], "银行卡号"),
        ([MOBILE, MOBILE + 1], None),
        ([10**17 + step for step in range(9)], None),
        ([], None),
    ],
)
def test_what_numbers_with_lost_digits_are(numbers, header):
    assert implied_header(np.array(numbers, dtype=np.float64)) == header


@pytest.mark.parametrize(
    "dtype", ["int64", "uint64", "Int64", "int64[pyarrow]", "float64", "Float64", "object"]
)
def test_a_column_of_mobiles_is_masked_whatever_holds_it(dtype):
    series = pd.Series([MOBILE, MOBILE + 1000], dtype=dtype, name="手机号")
    assert GUARD.protect(series).tolist() == ["138****8000", "138****9000"]


@pytest.mark.parametrize("dtype", ["Int64", "int64[pyarrow]", "float64"])
def test_missing_numbers_stay_missing(dtype):
    protected = GUARD.protect(pd.Series([MOBILE, None], dtype=dtype, name="手机号"))
    assert protected.isna().tolist() == [False, True]
    assert protected[0] == "138****8000"


def test_mobiles_without_a_header_are_found_when_most_numbers_are_mobiles():
    assert GUARD.protect(pd.Series([MOBILE + step for step in range(5)]))[0] == "138****8000"


def test_amounts_that_look_like_mobiles_by_chance_stay():
    amounts = pd.Series([MOBILE, *range(20_000_000_000, 20_000_000_009)], name="金额")
    pd.testing.assert_series_equal(GUARD.protect(amounts), amounts)


@pytest.mark.parametrize("verb", ["scan", "protect", "run"])
def test_identifiers_that_lost_digits_are_hidden_with_a_warning(verb):
    """The check digit is gone with the others; what is left still says when and where somebody was born."""
    series = pd.Series([float(RESIDENT_ID), float(RESIDENT_ID + 2000), np.nan], name="身份证号")
    with pytest.warns(DamagedNumberWarning, match="column 身份证号: identifiers lost digits"):
        getattr(GUARD, verb)(series)


def test_damaged_resident_ids_are_masked_as_what_they_were():
    series = pd.Series([float(RESIDENT_ID)] * 3, name="身份证号")
    with pytest.warns(DamagedNumberWarning):
        protected = GUARD.protect(series)
    assert protected[0].startswith("110***")


@pytest.mark.parametrize("name", ["int8", "int64", "float32", "float64", "boolean", "bool"])
def test_columns_with_nothing_personal_keep_their_dtype(name):
    series = pd.Series([0, 1, 1], dtype=name, name="等级")
    pd.testing.assert_series_equal(GUARD.protect(series), series)

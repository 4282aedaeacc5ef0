"""Luhn, ISO 7064 and weighted remainders: published numbers, then what the algorithms promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.checks import iso7064, luhn, weighted

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
GB32100 = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def rows_of(length: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(st.integers(0, 9), min_size=length, max_size=length), min_size=1, max_size=5)


digit_bodies = st.integers(1, 24).flatmap(rows_of)


def symbols(*numbers: str, alphabet: str = ALPHABET) -> weighted.Symbols:
    return np.array([[alphabet.index(symbol) for symbol in number] for number in numbers], dtype=np.uint8)


def resident_ids(*numbers: str) -> weighted.Symbols:
    return symbols(*numbers, alphabet="0123456789X")


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("79927398713", True),  # the example of the reference literature
        ("79927398710", False),
        ("4111111111111111", True),  # test numbers published by the card networks
        ("4111111111111112", False),
        ("4012888888881881", True),
        ("5555555555554444", True),
        ("378282246310005", True),
        ("6011111111111117", True),
        ("30569309025904", True),
        ("6225880000000001", True),  # made up under Chinese BINs
        ("6222020000000000000", True),
        ("6217000000000000004", True),
        ("6222021234567890123", False),
    ],
)
def test_luhn_of_published_numbers(number, right):
    """Even and odd lengths: doubling is counted from the right."""
    assert luhn.valid(symbols(number)).tolist() == [right]


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("11010519491231002X", True),  # GB 11643-1999, annex: first example
        ("440524188001010014", True),  # GB 11643-1999, annex: second example
        ("53010219200508011X", True),
        ("110105194912310021", False),
        ("440524188001010015", False),
    ],
)
def test_mod11_2_of_resident_ids(number, right):
    assert iso7064.mod11_2(resident_ids(number)).tolist() == [right]


@pytest.mark.parametrize(
    "number",
    [
        "102100099996",  # head offices in the clearing system (支付系统行号)
        "103100000026",
        "104100000004",
        "105100000017",
        "301290000007",
        "308584000013",
        "110108000000016",  # a business registration number (工商注册号)
    ],
)
def test_mod11_10_of_bank_codes_and_registrations(number):
    body, check = symbols(number[:-1]), int(number[-1])
    assert iso7064.mod11_10_check(body).tolist() == [check]
    digits = np.repeat(symbols(number), 10, axis=0)
    digits[:, -1] = range(10)
    assert np.flatnonzero(iso7064.mod11_10(digits)).tolist() == [check]  # the only digit that passes


@pytest.mark.parametrize(
    "iban", ["GB29NWBK60161331926819", "DE89370400440532013000", "FR1420041010050500013M02606"]
)
def test_mod97_10_of_the_examples_in_the_iban_registry(iban):
    rotated = iban[4:] + iban[:4]
    assert iso7064.mod97_10(symbols(rotated)).tolist() == [True]
    assert int("".join(str(ALPHABET.index(symbol)) for symbol in rotated)) % 97 == 1


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000600037341L"])
def test_remainder_gives_the_credit_code_check_of_gb_32100(code):
    """C18 = 31 - (sum of C_i * 3^(i-1) mod 31), 31 written as 0."""
    values = symbols(code, alphabet=GB32100)
    weights = [pow(3, power, 31) for power in range(17)]
    assert (-weighted.remainder(values[:, :17], weights, 31) % 31).tolist() == values[:, 17].tolist()


# each check with the number of its check symbols
CHECKS = [(luhn.valid, 10), (iso7064.mod11_2, 11), (iso7064.mod11_10, 10), (iso7064.mod97_10, 97)]


def right_symbols(valid, base, body):
    """(rows, base): which check symbols each row takes; the two of MOD 97-10 as two digits."""
    numbers = np.arange(base)
    last = np.stack([numbers // 10, numbers % 10] if base == 97 else [numbers], axis=1)
    rows = np.hstack([np.repeat(body, base, axis=0), np.tile(last, (len(body), 1))])
    return valid(rows.astype(np.uint8)).reshape(len(body), base)


@given(digit_bodies)
def test_every_row_takes_one_check_symbol_and_no_other(bodies):
    body = np.array(bodies, dtype=np.uint8)
    for valid, base in CHECKS:
        assert right_symbols(valid, base, body).sum(axis=1).tolist() == [1] * len(body)


@given(digit_bodies, st.data())
def test_every_single_changed_digit_is_caught(bodies, data):
    body = np.array(bodies, dtype=np.uint8)
    column = data.draw(st.integers(0, body.shape[1] - 1))
    change = data.draw(st.integers(1, 9))
    changed = body.copy()
    changed[:, column] = (changed[:, column] + change) % 10
    for valid, base in CHECKS:
        assert not np.any(right_symbols(valid, base, body) & right_symbols(valid, base, changed))


@given(digit_bodies)
def test_one_row_alone_gives_the_same_answer_as_in_a_batch(bodies):
    body = np.array(bodies, dtype=np.uint8)
    for valid, _ in CHECKS:
        assert valid(body).tolist() == [bool(valid(row[None])[0]) for row in body]


@given(st.lists(st.integers(0, 35), min_size=1, max_size=34))
def test_mod97_10_equals_the_definition_with_big_integers(row):
    check = 98 - int("".join(map(str, row))) * 100 % 97
    for other in (check, check + 1):
        rows = np.array([[*row, other // 10, other % 10]], dtype=np.uint8)
        assert iso7064.mod97_10(rows).tolist() == [other == check]


@given(st.lists(st.integers(0, 255), max_size=1200), st.integers(1, 128))
def test_remainder_is_exact_for_any_length_and_symbol(row, modulus):
    weights = [(position * 37 + 5) for position in range(len(row))]
    expected = sum(symbol * weight for symbol, weight in zip(row, weights, strict=True)) % modulus
    assert weighted.remainder(np.array([row], dtype=np.uint8), weights, modulus).tolist() == [expected]


@pytest.mark.parametrize(("weights", "modulus"), [([1], 11), ([1, 1, 1], 11), ([1, 1], 0), ([1, 1], 129)])
def test_remainder_refuses_missing_weights_and_other_moduli(weights, modulus):
    with pytest.raises(ValueError, match="weights for 2 columns"):
        weighted.remainder(np.zeros((1, 2), dtype=np.uint8), weights, modulus)


def test_blocks_of_rows_change_nothing():
    """More rows than one block, transposed storage, every second row: the same numbers."""
    digits = np.random.default_rng(7).integers(0, 10, (2 * weighted.BLOCK_ROWS + 3, 7), dtype=np.uint8)
    expected = [int("".join(map(str, row))) for row in digits.tolist()]
    assert weighted.number(digits).tolist() == expected
    assert weighted.number(np.asfortranarray(digits)).tolist() == expected
    assert weighted.number(digits[::2]).tolist() == expected[::2]


@pytest.mark.parametrize("valid", [luhn.valid, iso7064.mod11_2, iso7064.mod11_10, iso7064.mod97_10])
def test_no_rows_give_no_answers_and_no_columns_are_never_valid(valid):
    assert valid(np.zeros((0, 18), dtype=np.uint8)).shape == (0,)
    assert valid(np.zeros((2, 0), dtype=np.uint8)).tolist() == [False, False]


def test_no_rows_give_no_check_digits():
    assert iso7064.mod11_10_check(np.zeros((0, 17), dtype=np.uint8)).shape == (0,)


def test_luhn_of_full_blocks_equals_luhn_of_single_rows():
    """From BLOCK_ROWS on, the pattern of doubled columns is laid out per block."""
    digits = np.random.default_rng(3).integers(0, 10, (weighted.BLOCK_ROWS + 50, 19), dtype=np.uint8)
    alone = [bool(luhn.valid(row[None])[0]) for row in digits]
    assert luhn.valid(digits).tolist() == alone
    assert True in alone

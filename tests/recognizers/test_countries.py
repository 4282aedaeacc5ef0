"""Countries of SWIFT codes and IBANs."""

from __future__ import annotations

import numpy as np
import pytest

from piiguard.recognizers.countries import (
    COUNTRIES,
    IBAN_LENGTHS,
    country_table,
    iban_lengths,
    pairs,
)
from piiguard.text.folding import symbols_of


def numbers(*codes: str) -> np.ndarray:
    return pairs(*np.array([symbols_of(code) for code in codes]).T)


def test_the_lists_are_whole_and_sorted():
    """249 countries of ISO 3166-1 and Kosovo; every country with an IBAN is one of them."""
    assert len(set(COUNTRIES)) == len(COUNTRIES) == 250
    assert sorted(COUNTRIES[:-3]) == COUNTRIES[:-3]
    assert {entry[:2] for entry in IBAN_LENGTHS} <= set(COUNTRIES)


@pytest.mark.parametrize(
    ("code", "known", "iban_length"),
    [
        ("CN", True, 0),  # China has no IBAN
        ("DE", True, 22),
        ("no", True, 15),  # either case
        ("RU", True, 33),
        ("ZZ", False, 0),
        ("1A", False, 0),
        ("A*", False, 0),
    ],
)
def test_a_pair_of_symbols_is_a_country_or_not(code, known, iban_length):
    """What is no letter is no country."""
    assert country_table(COUNTRIES)[numbers(code)].tolist() == [known]
    assert iban_lengths()[numbers(code)].tolist() == [iban_length]

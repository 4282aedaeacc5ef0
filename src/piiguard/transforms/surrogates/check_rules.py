"""Whether the checks of numbers are right, over matrices of ASCII: the rules are those of the recognizers.

Each function here gives the rule, since recognizers are imported when a rule is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from piiguard.checks import iso7064, luhn
from piiguard.transforms.surrogates.resident_id import right_check
from piiguard.transforms.surrogates.written import Letters

__all__ = [
    "Rule",
    "credit_code",
    "foreigner",
    "hong_kong",
    "iban",
    "luhn_digit",
    "mod11_10_digit",
    "mod11_2_character",
    "organisation_code",
    "taiwan",
    "vehicle",
]

Rule = Callable[[Letters], npt.NDArray[np.bool_]]


def _values(letters: Letters) -> Letters:
    return letters - np.uint8(ord("0"))


def _base_36(letters: Letters) -> Letters:
    return np.where(letters > ord("9"), letters - np.uint8(55), letters - np.uint8(48)).astype(np.uint8)


def luhn_digit() -> Rule:
    """The Luhn digit of cards and devices."""
    return lambda letters: luhn.valid(_values(letters))


def mod11_10_digit() -> Rule:
    """ISO 7064 MOD 11,10."""
    return lambda letters: iso7064.mod11_10(_values(letters))


def mod11_2_character() -> Rule:
    """ISO 7064 MOD 11-2."""
    return right_check


def credit_code() -> Rule:
    """The check character of GB 32100-2015."""
    from piiguard.recognizers.cn_uscc import code_values
    from piiguard.recognizers.cn_uscc import right_check as right

    return lambda letters: right(code_values(letters))


def organisation_code(first: int) -> Callable[[], Rule]:
    """The check character of GB 11714-1997 of the nine characters that begin at `first`."""

    def rule() -> Rule:
        from piiguard.recognizers.cn_org_code import org_values
        from piiguard.recognizers.cn_org_code import right_check as right

        return lambda letters: right(org_values(letters[:, first : first + 9]))

    return rule


def hong_kong() -> Rule:
    """The check character of Hong Kong IDs of one or two letters."""
    from piiguard.recognizers.hk_id import check

    def right(letters: Letters) -> npt.NDArray[np.bool_]:
        values = _base_36(letters)
        if letters.shape[1] == 8:  # one letter: a blank, which counts 36, stands before it
            values = np.hstack([np.full((len(values), 1), 36, dtype=np.uint8), values])
        return check(values)

    return right


def taiwan() -> Rule:
    """The check digit of Taiwanese IDs."""
    from piiguard.recognizers.tw_id import check

    return check


def vehicle() -> Rule:
    """The check character of GB 16735-2019."""
    from piiguard.recognizers.vin import check

    return check


def foreigner() -> Rule:
    """The check digit of permanent resident IDs of 2004 and 2017."""
    from piiguard.recognizers.cn_foreigner_id import old_check

    return lambda letters: old_check(_base_36(letters))


def iban() -> Rule:
    """The check digits of ISO 13616-1."""
    from piiguard.recognizers.iban_code import right_check as right

    return right

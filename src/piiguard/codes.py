"""What may stand in an audit record: short codes and small numbers, nothing that could hold a value.

A log that outlives the data must not become a second home of it. There is no field for free text, and what
reads as a phone, identity or card number is refused although it has the form of a code.

>>> code_problem("complaint")
''
>>> code_problem("he called twice")
'needed: a code of at most 128 characters of A-Z a-z 0-9 . _ : / + -'
>>> code_problem("110105194912310021")
'reads as a number of a person or account'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["code_problem", "field_problem", "name_problem", "number_problem", "principal_problem"]

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+-]{0,127}")
_NAME = re.compile(r"(?:[^\W\d]|[0-9])(?:[^\W\d]|[0-9]|[._:/+-]){0,127}")
_PRINCIPAL = re.compile(r"[A-Za-z0-9._@-]{1,64}")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,31}")

# Digits as people write them: joined, or in groups with one separator between them.
_DIGITS = re.compile(r"[0-9]+(?:[._:/@+-][0-9]+)*")
_DATED = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_MOBILE = re.compile(r"(?:0{0,2}86)?1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(?:0{0,2}86)?0[1-9][0-9]{8,10}")
_SHORTEST = 10  # digits of a landline with its area code
_LONG = 13  # digits from which on cards (ISO/IEC 7812-1) and identity numbers (15, 17, 18) begin

# Hashes, UUIDs and our own tokens are long, and digits stand in them by chance.
_EXEMPT = re.compile(
    r"(?:[a-z0-9]{1,16}:)?[0-9a-f]{64}"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|pg1[estpESTP]_[A-Z0-9_]+_k[0-9a-z]{1,15}_[0-9]+_[0-9A-Za-z]{22,}"
)

_NAMES = ("recipient", "release", "policy", "tier", "tiers", "entities")  # from a policy, in any script
_PRINCIPALS = ("principal", "by", "approved_by")
_RESERVED = ("kind", "prev", "seq", "time")
_MOST_INT = 10**9  # a mobile number has eleven digits, a landline with its area code ten
_MOST_ITEMS = 1000


def number_problem(text: str) -> str:
    """Why a code reads as somebody's number, "" if it does not.

    What begins with a date of this century is a ticket or a batch: no region (GB/T 2260) and no card issuer
    in use begins with 20.
    """
    if len(text) < _SHORTEST or _EXEMPT.fullmatch(text):
        return ""
    for stretch in _DIGITS.findall(text):
        digits = re.sub(r"[^0-9]", "", stretch)
        long = len(digits) >= _LONG and not _DATED.match(digits)
        if long or _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
            return "reads as a number of a person or account"
    return ""


def code_problem(text: str) -> str:
    """What is wrong with a code, "" if nothing is."""
    if not _CODE.fullmatch(text):
        return "needed: a code of at most 128 characters of A-Z a-z 0-9 . _ : / + -"
    return number_problem(text)


def name_problem(text: str) -> str:
    """What is wrong with a name out of a policy, which may be Chinese; "" if nothing is."""
    if not _NAME.fullmatch(text):
        return "needed: a name of at most 128 letters, digits and . _ : / + -"
    return number_problem(text)


def principal_problem(text: str) -> str:
    """What is wrong with the name of who asks, "" if nothing is; an address of a company's own is one."""
    if not _PRINCIPAL.fullmatch(text):
        return "needed: 1 to 64 characters of A-Z a-z 0-9 . _ @ -"
    return number_problem(text)


def field_problem(name: str, value: Any) -> str:
    """What is wrong with a field of a record, "" if nothing is; the value is not in the answer.

    Allowed are None, true and false, whole numbers from 0 to below 10^9, codes, lists of codes and numbers,
    and tables from a code to a number or code.
    """
    if not _FIELD.fullmatch(name):
        return "a field is named with a-z, 0-9 and _, 32 characters at most"
    if name in _RESERVED:
        return "the log itself writes this field"
    if isinstance(value, (list, tuple)):
        return _first(name, value)
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            return "the names in a table are codes"
        return _first(name, [*value.keys(), *value.values()])
    return _problem(name, value)


def _first(name: str, values: list[Any] | tuple[Any, ...]) -> str:
    if len(values) > _MOST_ITEMS:
        return f"more than {_MOST_ITEMS} entries"
    return next((problem for value in values if (problem := _problem(name, value))), "")


def _problem(name: str, value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int):
        small = 0 <= value < _MOST_INT
        return "" if small else "needed: a number of nine digits at most; longer could be a person's"
    if not isinstance(value, str):
        return f"needed: a code or a whole number, not {type(value).__name__}"
    if name in _PRINCIPALS:
        return principal_problem(value)
    return name_problem(value) if name in _NAMES else code_problem(value)

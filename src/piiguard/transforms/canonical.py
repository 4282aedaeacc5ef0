"""Canonical form (规范形式) of values: the spelling in which they are compared, by entity.

Without it `+86 138-0013-8000` and `１３８００１３８０００` would be two customers. Unicode NFKC (UAX #15),
then what the entity says: separators out of numbers, country codes off mobiles, capitals in IDs, small
letters in e-mail addresses. Passwords, keys and codes stay exactly as they are. What it makes of a value must
not change within a version: pseudonyms are made of it.

>>> canonical("CN_MOBILE", ["+86 138-0013-8000", "１３８００１３８０００"])
['13800138000', '13800138000']
>>> canonical("CN_RESIDENT_ID", ["110105 19491231 002x"]), canonical("PERSON", [" 张　伟 "])
(['11010519491231002X'], ['张伟'])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

from piiguard.text.folding import ZERO_WIDTH, symbol_table

__all__ = ["VERSION", "canonical"]

VERSION = "1"
_END = "\n"  # between values; none is left inside one
_DOTS = "·•・‧∙⋅･"  # middle dots of names and plates
_SEPARATORS = " \t\r\v\f-./:()"  # of numbers, beside the dots


def canonical(entity_code: str, values: Sequence[str]) -> list[str]:
    """The canonical form of each value of one entity; of an entity without a rule, its text without the
    spaces and invisible characters that nobody sees. A value of which nothing would be left stays as it is.
    """
    rule = _RULES.get(entity_code, _text)
    if rule is _exact or not values:
        return list(values)
    joined = _END.join(values)
    if joined.count(_END) != len(values) - 1:
        joined = _END.join(value.replace(_END, " ") for value in values)
    # Once more: a mark that stood behind a separator now stands behind a letter, and is one with it.
    spelled = normalize("NFKC", rule(joined)).split(_END)
    if "" in spelled:
        return [form or value for form, value in zip(spelled, values, strict=True)]
    return spelled


# Rules: from many values, one in each line, to as many lines.


def _exact(lines: str) -> str:
    return lines


def _text(lines: str) -> str:
    """NFKC, invisible characters out, white space as one space between words."""
    if not lines.isascii():
        lines = normalize("NFKC", _replaced(lines, _unseen()))
    return re.sub(_EDGES, "", re.sub(_SPACES, " ", lines))


def _lower(lines: str) -> str:
    return _text(lines).lower()


def _name(lines: str) -> str:
    """As text; no space beside Han characters, one middle dot for all."""
    lines = _text(lines)
    return lines if lines.isascii() else re.sub(_BESIDE_HAN, "", _replaced(lines, _dots()))


def _email(lines: str) -> str:
    return _folded(lines).replace(" ", "").lower()


def _number(lines: str) -> str:
    """Letters and digits: look-alikes as recognizers read them, capitals, no separators."""
    lines = _folded(lines)
    for separator in _SEPARATORS if lines.isascii() else _SEPARATORS + _DOTS:
        lines = lines.replace(separator, "")
    return lines.upper()


def _mobile(lines: str) -> str:
    lines = _number(lines)
    if lines.startswith("86") or "+86" in lines or "0086" in lines or "\n86" in lines:
        return re.sub(_MOBILE_CODE, "", lines)
    return lines  # searched in a tenth of the time


def _phone(lines: str) -> str:
    """Mobile and 400 numbers bare, area codes of China behind 0, numbers abroad behind + and country code."""
    lines = re.sub(_SERVICE_CODE, "", _mobile(lines))
    return re.sub(_ABROAD, "+", re.sub(_AREA_CODE, "0", lines))


def _email_or_mobile(lines: str) -> str:
    folded = map(_folded, lines.split(_END))
    return _END.join(_email(line) if "@" in line else _mobile(line) for line in folded)


def _folded(lines: str) -> str:
    """NFKC; look-alikes of ASCII as ASCII, as recognizers read them; invisible characters out."""
    return lines if lines.isascii() else _replaced(normalize("NFKC", lines), _as_ascii())


def _replaced(lines: str, table: Mapping[int, str | None]) -> str:
    """`translate`, which takes seven times as long to find that there is nothing to do."""
    return lines if table.keys().isdisjoint(map(ord, set(lines))) else lines.translate(table)


# As texts: `re` compiles them when they are first used, and not when this is imported.
_SPACES = r"[^\S\n]+"
_EDGES = r"(?m)^ | $"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_BESIDE_HAN = f"(?<=[{_HAN}]) | (?=[{_HAN}])"
_MOBILE_CODE = r"(?m)^(?:\+|00)?86(?=1[3-9][0-9]{9}$)"
_SERVICE_CODE = r"(?m)^(?:\+|00)86(?=[48]00[0-9]{7}$)"
_AREA_CODE = r"(?m)^(?:\+|00)860?(?=[1-9][0-9]{9,10}$)"
_ABROAD = r"(?m)^00(?=[1-9])"


@cache
def _as_ascii() -> Mapping[int, str | None]:
    """What becomes of characters beyond ASCII: their ASCII look-alike, a space for a line end, nothing."""
    symbols = symbol_table()[128:0x110000]
    alike = ((symbols < 128) & (symbols > 1)).nonzero()[0].tolist()
    table: dict[int, str | None] = {code + 128: chr(symbols[code]).replace(_END, " ") for code in alike}
    return table | _unseen()


@cache
def _unseen() -> dict[int, str | None]:
    """Invisible characters, to be left out."""
    return dict.fromkeys((symbol_table() == ZERO_WIDTH).nonzero()[0].tolist())


@cache
def _dots() -> Mapping[int, str | None]:
    return {ord(dot): _DOTS[0] for dot in _DOTS[1:]}


_NUMBERS = (
    "BANK_CARD CN_BANK_ACCOUNT CN_BUSINESS_REG CN_CNAPS CN_DRIVER_FILE_NO CN_FOREIGNER_ID CN_HOUSING_FUND "
    "CN_LICENSE_PLATE CN_MILITARY_ID CN_ORG_CODE CN_POSTCODE CN_QQ CN_RESIDENT_ID CN_SOCIAL_SECURITY "
    "CN_TAX_ID CN_TRAVEL_PERMIT CN_USCC DOCUMENT_NO HK_ID IBAN_CODE ICCID IMEI IMSI MAC_ADDRESS MO_ID "
    "PASSPORT SWIFT_CODE TW_ID VIN"
)
_RULES: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    dict.fromkeys(_NUMBERS.split(), _number)
    | dict.fromkeys(("API_KEY", "CARD_CVV", "ONE_TIME_CODE", "PASSWORD"), _exact)
    | dict.fromkeys(("DEVICE_ID", "IP_ADDRESS"), _lower)
    | {
        "CN_ALIPAY": _email_or_mobile,
        "CN_LANDLINE": _phone,
        "CN_MOBILE": _mobile,
        "EMAIL_ADDRESS": _email,
        "PERSON": _name,
        "PHONE_NUMBER": _phone,
    }
)

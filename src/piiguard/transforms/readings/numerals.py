"""Numbers as people write them (数字): 1,234.5, １２３, 三十五, 1.2万, 35岁, ¥8,000元."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from piiguard.text.folding import HAN_DIGITS

__all__ = ["number_of", "plain"]

_LONGEST, _LONGEST_WRITTEN = 24, 64  # characters without and with units; Decimal computes with 28 digits
_BEFORE = re.compile(r"(?:约|大约|人民币|rmb|cny|¥|\$|€|£)\s*", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:元整|元|圆|块|岁|周岁|人民币|rmb|cny)\Z", re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?)\s*([百千万亿萬億]?)\Z")
_DIGITS = {sign: value for value, signs in enumerate(HAN_DIGITS) for sign in signs}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_ANY = "".join([*_DIGITS, *_SMALL, *_LARGE])
_HAN = re.compile(f"[{''.join(_DIGITS)}十拾][{_ANY}]*")


def number_of(text: str) -> Decimal | None:
    """The number that a whole text is, with its unit of money or age left out; None if it is none.

    >>> [str(number_of(text)) for text in ("１,２３４.５０", "三十五岁", "1.2万元", "二零二六", "35-40")]
    ['1234.50', '35', '12000.0', '2026', 'None']
    """
    if len(text) > _LONGEST_WRITTEN:
        return None
    written = (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()
    before = _BEFORE.match(written)
    number = _BEHIND.sub("", written[before.end() :] if before else written)
    if len(number) > _LONGEST:
        return None
    if match := _NUMBER.match(number):
        unit = _SMALL.get(match[2]) or _LARGE.get(match[2], 1)
        return Decimal(match[1].replace(",", "")) * unit
    return Decimal(_spoken(number)) if _HAN.fullmatch(number) else None


def plain(number: Decimal) -> str:
    """A number without exponent, and without zeros behind the last decimal.

    >>> plain(Decimal("1.50")), plain(Decimal("1E+3"))
    ('1.5', '1000')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _spoken(numerals: str) -> int:
    """三十五, 一万二千三百, 八千五 (8500, as it is said), 二零二六 (digit by digit without a unit)."""
    if not any(sign in _SMALL or sign in _LARGE for sign in numerals):
        return int("".join(str(_DIGITS[sign]) for sign in numerals))
    total = section = digit = 0
    below = 1  # what a digit right behind the last unit counts
    for sign in numerals:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
            below = below if digit else 1
        elif sign in _SMALL:
            section += (digit or 1) * _SMALL[sign]
            digit, below = 0, _SMALL[sign] // 10
        else:
            whole = section + digit + (total if sign in "亿億" else 0)
            total = whole * _LARGE[sign] + (0 if sign in "亿億" else total)
            section, digit, below = 0, 0, _LARGE[sign] // 10
    return total + section + digit * below

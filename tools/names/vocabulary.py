"""Which number each character has: frequent Han characters one each, everything else by its class."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from string import ascii_letters

import numpy as np
import numpy.typing as npt

__all__ = ["is_han", "may_be_of_name", "numbered"]

_MIDDLE_DOTS = "·•・‧∙⋅･．"
_HAN_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x3007, 0x3007))


def is_han(code: int) -> bool:
    """Whether a code point below 65,536 is a Han character (〇 too)."""
    return any(first <= code <= last for first, last in _HAN_RANGES)


def may_be_of_name(symbol: str) -> bool:
    """Whether names are written with it: Han, Latin letters, kana, the middle dot."""
    return symbol in ("<han>", "<letter>", "<kana>", "·") or (
        len(symbol) == 1 and (symbol in ascii_letters or is_han(ord(symbol)))
    )


def numbered(
    texts: Iterable[str], simplified: dict[str, str], least: int = 4, least_mark: int = 40
) -> tuple[npt.NDArray[np.uint16], list[str]]:
    """Table from code point to number, and the symbol of each number.

    0 is no character, 1 a Han character outside the vocabulary. `least` and `least_mark`: how often a Han
    character or another mark must occur in `texts` to get a number of its own.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    symbols: Counter[str] = Counter()
    for code in range(0x10000):
        symbol = _symbol(chr(code), simplified)
        if chr(code) in counts:
            symbols[symbol] += counts[chr(code)]
    chosen = [
        symbol
        for symbol, count in sorted(symbols.items(), key=lambda item: (-item[1], item[0]))
        if len(symbol) > 1 or count >= (least if is_han(ord(symbol)) else least_mark)
    ]
    classes = ["<digit>", "<kana>", "<letter>", "<mark>", "<space>"]
    fixed = ["<none>", "<han>", *classes, *ascii_letters]
    names = [*fixed, *(symbol for symbol in chosen if symbol not in fixed)]
    place = {symbol: number for number, symbol in enumerate(names)}
    table = np.zeros(0x10000, dtype=np.uint16)
    for code in range(0xFFFF):
        symbol = _symbol(chr(code), simplified)
        other = "<han>" if is_han(code) else "<mark>"
        table[code] = place.get(symbol, place[other])
    return table, names


def _symbol(character: str, simplified: dict[str, str]) -> str:
    """What a character is read as: itself, its simplified or half-width form, or a class in <>."""
    if character in _MIDDLE_DOTS:
        return "·"
    folded = unicodedata.normalize("NFKC", character) if not 0xD800 <= ord(character) <= 0xDFFF else "\uffff"
    if len(folded) != 1:
        folded = character
    if is_han(ord(folded)):
        return simplified.get(folded, folded)
    category = unicodedata.category(folded)
    if category == "Nd":
        return "<digit>"
    if folded in ascii_letters:
        return folded
    if category[0] == "L":
        return "<kana>" if "\u3040" <= folded <= "\u30ff" else "<letter>"
    if category in ("Zs", "Cc"):
        return "<space>"
    return "<mark>" if ord(folded) > 0xFFFF else folded

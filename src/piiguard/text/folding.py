"""Folding (归一): every code point to one of 256 symbols, one to one, so offsets stay true.

ASCII stands for itself; full-width forms, look-alike dashes and spaces, the check letters Ⅹ and Х and
digits of other scripts become their ASCII counterpart (Unicode 15 NFKC, UAX #15, and the look-alikes listed
below). What matters of the rest gets a symbol above 127; everything else shares one.

>>> bytes(symbols_of("１３８—００００ Ⅹ")).decode()
'138-0000 X'
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = ["SENTINEL", "Symbols", "code_table", "symbol_table", "symbols_of", "table"]

Symbols = npt.NDArray[np.uint8]

SENTINEL = 0x110000  # closes a row; one above the last code point, so no text contains it

# Symbols above ASCII. 0 is the sentinel; a NUL in a text becomes CONTROL.
CONTROL = 1
ZERO_WIDTH = 128  # U+200B and friends: invisible; recognizers read texts without them
MIDDLE_DOT = 129  # · • ・ ‧ : plates, names; two in a row are a mask
ELLIPSIS = 130  # …
HAN_DIGIT = 140  # 140..149: 〇一二…九 and 幺
PROVINCE = 150  # 京津冀…: first character of a licence plate
CONNECTOR_HAN = 151  # 是为号码…: stand between a label and its value
HAN = 152
AMOUNT_UNIT = 153  # 元 万 亿: what stands before is an amount
LETTER = 154  # letters of other scripts
SENTENCE_END = 155  # 。
LIST_COMMA = 156  # 、
CURRENCY = 157  # ¥ € £
OTHER = 160
ANY_HAN = range(HAN_DIGIT, LETTER)  # every symbol of a Han character

PROVINCE_CHARACTERS = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"  # GA 36-2018
HAN_DIGITS = ["〇零○", "一幺壹弌", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]

_ASCII_LOOKALIKES = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\u2028\u2029\u0085\v\f",
    "X": "\u2169\u0425\u03a7",
    "x": "\u2179\u0445\u03c7",
    '"': "“”„‟«»「」『』",
    "'": "‘’‚‛′",
    "(": "（〔﹙",
    ")": "）〕﹚",
    "[": "【［〖",
    "]": "】］〗",
    "*": "＊×✱✲∗●○■□◆◇█▇",
    ":": "：﹕∶",
    ".": "．﹒｡",
    "#": "＃№",
    "~": "～〜",
    "@": "＠﹫",
}
_ZERO_WIDTH = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufe0e\ufe0f\u20e3\u180e"
)
_DIGIT_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
_HAN_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32000))
_LETTER_RANGES = (
    (0xC0, 0x250),
    (0x370, 0x600),
    (0x620, 0x660),
    (0x1E00, 0x2000),
    (0x3041, 0x3100),
    (0xAC00, 0xD7A4),
)


def code_table(characters: str) -> npt.NDArray[np.bool_]:
    """Table over the first 65,536 code points but the last, for `table.take(codes, mode="clip")`."""
    marks = np.zeros(0x10000, dtype=np.bool_)
    marks[[ord(character) for character in characters]] = True
    return marks


def _put(table: Symbols, characters: str, symbol: int) -> None:
    table[[ord(character) for character in characters]] = symbol


@cache
def symbol_table() -> Symbols:
    """The fold as a table: `symbol_table()[code_points]`; read-only, 0x110001 entries of one byte."""
    table = np.full(SENTINEL + 1, OTHER, dtype=np.uint8)
    for first, last in _LETTER_RANGES:
        table[first:last] = LETTER
    for first, last in _HAN_RANGES:
        table[first:last] = HAN
    table[:128] = np.arange(128)
    table[0xFF01:0xFF5F] = np.arange(0x21, 0x7F)
    for zero in _DIGIT_ZEROS:
        table[zero : zero + 10] = np.arange(48, 58)
    for ascii_character, lookalikes in _ASCII_LOOKALIKES.items():
        _put(table, lookalikes, ord(ascii_character))
    _put(table, _ZERO_WIDTH, ZERO_WIDTH)
    _put(table, "·•・‧∙⋅･", MIDDLE_DOT)
    _put(table, "…⋯", ELLIPSIS)
    for digit, characters in enumerate(HAN_DIGITS):
        _put(table, characters, HAN_DIGIT + digit)
    _put(table, PROVINCE_CHARACTERS, PROVINCE)
    _put(table, "是为為号號码碼的系係乃", CONNECTOR_HAN)
    _put(table, "。", SENTENCE_END)
    _put(table, "、", LIST_COMMA)
    _put(table, "¥￥€£", CURRENCY)
    _put(table, "元万萬亿億", AMOUNT_UNIT)
    table[[0, SENTINEL]] = CONTROL, 0
    table.setflags(write=False)
    return table


def symbols_of(text: str) -> Symbols:
    """Symbols of one string: uint8, one for each code point."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return symbol_table()[codes]


def table(*members: str | int | range) -> npt.NDArray[np.bool_]:
    """A 256-entry membership table; strings name symbols by their ASCII characters.

    >>> table("ab", ZERO_WIDTH)[[97, 98, 99, 128]].tolist()
    [True, True, False, True]
    """
    marks = np.zeros(256, dtype=np.bool_)
    for member in members:
        if isinstance(member, str):
            marks[[ord(character) for character in member]] = True
        else:
            marks[member] = True
    return marks

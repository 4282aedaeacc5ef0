"""A careful hand-written recipe: what a good engineer has after a week with regular expressions.

Full-width characters are folded, ASCII boundaries stand in place of `\\b`, check digits are computed,
plain numbers need their label, and a longer or stronger number wins over what it overlaps.
"""

from __future__ import annotations

import datetime
import platform
import re
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.peers import Span
from benchmarks.peers.patterns import NOT_AFTER, NOT_BEFORE, OCTET, PROVINCES
from benchmarks.peers.re_patterns import hide_middle

FOLDED = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF21 + i: 0x41 + i for i in range(26)}
FOLDED |= {0xFF41 + i: 0x61 + i for i in range(26)}
FOLDED |= {
    ord("："): ord(":"),
    ord("（"): ord("("),
    ord("）"): ord(")"),
    0x3000: 0x20,
    0xA0: 0x20,
    ord("Х"): ord("X"),
}
FOLDED |= {ord(dash): ord("-") for dash in "‐‑‒–—−－"}
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ID_WEIGHTS = [pow(2, 17 - i, 11) for i in range(17)]
SEPARATOR = r"[:= ]{0,3}(?:为|是)?[: ]?"


def is_resident_id(value: str) -> bool:
    """GB 11643-1999: a date at 7-14 and ISO 7064 MOD 11-2 at the end."""
    try:
        datetime.date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(value[:17], ID_WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == value[17].upper()


def is_bank_card(value: str) -> bool:
    """ISO/IEC 7812: the Luhn sum over the digits is a multiple of ten."""
    digits = [int(digit) for digit in reversed(value) if digit.isdigit()]
    if not 15 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    return sum(digits[0::2] + [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]) % 10 == 0


def is_uscc(value: str) -> bool:
    """GB 32100-2015: the weighted sum modulo 31."""
    total = sum(USCC_ALPHABET.index(symbol) * pow(3, i, 31) for i, symbol in enumerate(value[:17]))
    return USCC_ALPHABET[-total % 31] == value[17]


class Rule(NamedTuple):
    """One identifier: group 1 of `pattern` is the value, `check` its arithmetic."""

    entity: str
    pattern: re.Pattern[str]
    check: Callable[[str], bool] | None = None


def _alone(entity: str, body: str, check: Callable[[str], bool] | None = None) -> Rule:
    return Rule(entity, re.compile(f"{NOT_BEFORE}({body}){NOT_AFTER}"), check)


def _after(entity: str, labels: str, body: str) -> Rule:
    return Rule(entity, re.compile(rf"(?i:{labels}){SEPARATOR}({body}){NOT_AFTER}"))


RULES = (  # an earlier rule wins over a later one
    Rule(
        "EMAIL_ADDRESS",
        re.compile(r"([A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,})"),
    ),
    _alone(
        "CN_RESIDENT_ID",
        r"[1-9][0-9]{5}[ -]?(?:18|19|20)[0-9]{6}[ -]?[0-9]{3}[0-9Xx]",
        lambda value: is_resident_id(re.sub("[ -]", "", value)),
    ),
    _alone("CN_USCC", r"[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}", is_uscc),
    _alone(
        "BANK_CARD", r"[3-9][0-9]{3}(?:[0-9]{11,15}|(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?)", is_bank_card
    ),
    Rule(
        "CN_MOBILE",
        re.compile(
            rf"{NOT_BEFORE}((?:\(?\+?(?:00)?86\)?[- ]?)?"
            rf"1[3-9][0-9](?:[0-9]{{8}}|([- ])[0-9]{{4}}\2[0-9]{{4}})){NOT_AFTER}"
        ),
    ),
    _after("PASSPORT", "护照(?:号码?)?|passport(?: no\\.?)?", r"[A-Za-z][A-Za-z0-9]?[0-9]{7,8}"),
    _alone("PASSPORT", r"[EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|(?:PE|SE|DE|MA)[0-9]{7}"),
    _alone(
        "CN_LANDLINE",
        r"\(?0(?:10|2[0-9]|[3-9][0-9]{2})\)?[- ]?[2-8][0-9]{6,7}(?:-[0-9]{1,5})?|400-?[0-9]{3}-?[0-9]{4}",
    ),
    Rule(
        "CN_LICENSE_PLATE",
        re.compile(
            rf"([{PROVINCES}][A-HJ-NP-Z][·• ]?(?:[0-9]{{5}}[ABCDEFGHJK]|[ABCDEFGHJK][A-HJ-NP-Z0-9][0-9]{{4}}"
            rf"|[A-HJ-NP-Z0-9]{{4}}[A-HJ-NP-Z0-9挂学警港澳])){NOT_AFTER}"
        ),
    ),
    _alone("IP_ADDRESS", rf"(?<![0-9]\.){OCTET}(?:\.{OCTET}){{3}}(?!\.[0-9])"),
    _after("CN_POSTCODE", "邮编|邮政编码|postcode", r"[0-9]{6}"),
    _after("CN_QQ", "qq号?码?|扣扣号?", r"[1-9][0-9]{4,10}"),
    _after("CN_WECHAT", "微信号?|wechat(?: id)?", r"[A-Za-z][A-Za-z0-9_-]{5,19}"),
    _after("BANK_CARD", "银行卡号?|卡号", r"[0-9]{16,19}"),
    _after("PERSON", "姓名|联系人|收件人|户名|客户", r"[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])"),
    Rule(
        "CN_ADDRESS",
        re.compile(
            r"((?:[\u4e00-\u9fff]{2,6}(?:省|自治区))?[\u4e00-\u9fff]{2,5}(?:市|州|盟)[\u4e00-\u9fff]{1,6}(?:区|县|旗|市)"
            r"[\u4e00-\u9fff0-9A-Za-z-]{2,30}?[0-9]+(?:号楼?|室|弄|栋|单元)(?:[0-9]+(?:号楼?|室|单元|栋|层))*)"
        ),
    ),
)


class Recipe:
    """Sixteen rules over each text in turn; the first rule that takes a character keeps it."""

    name = "recipe"

    def __init__(self) -> None:
        self.version = platform.python_version()

    def scan(self, texts: list[str]) -> list[list[Span]]:
        return [self._scan_one(text) for text in texts]

    def _scan_one(self, text: str) -> list[Span]:
        folded = text if text.isascii() else text.translate(FOLDED)
        kept: list[Span] = []
        for entity, pattern, check in RULES:
            for match in pattern.finditer(folded):
                start, end = match.span(1)
                if check is not None and not check(match.group(1)):
                    continue
                if all(end <= first or last <= start for first, last, _ in kept):
                    kept.append((start, end, entity))
        return sorted(kept)

    def scan_count(self, texts: list[str]) -> int:
        return sum(len(self._scan_one(text)) for text in texts)

    def protect(self, texts: list[str]) -> list[str]:
        return [self._mask_one(text) for text in texts]

    def _mask_one(self, text: str) -> str:
        pieces, done = [], 0
        for start, end, _ in self._scan_one(text):
            pieces += [text[done:start], hide_middle(text[start:end])]
            done = end
        return "".join([*pieces, text[done:]])


def build() -> Recipe:
    return Recipe()

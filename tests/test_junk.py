"""Junk for every built-in recognizer: nothing raises, and what is found lies within the text."""

import pytest

from piiguard import Guard
from piiguard.recognizers.registry import builtin

MEGABYTE = 1 << 20
JUNK = {
    "empty": "",
    "spaces": " \t\u3000" * 500,
    "line ends": "\r\n\n\u2028" * 500,
    "digits": "0123456789" * (MEGABYTE // 10),
    "ones": "1" * MEGABYTE,
    "letters": "a" * MEGABYTE,
    "dashes": "1-" * 50_000,
    "brackets": "(" * 50_000,
    "stars": "*" * 50_000,
    "emoji": "😀👨‍👩‍👧🇨🇳" * 500,
    "superscripts": "²³¹½Ⅷ①" * 500,
    "lone surrogates": "\ud800\udc00\udfff1\ud83d" * 500,
    "NUL": "\x00" * 1000,
    "noncharacters": "\uffff\ufffe\U0010ffff" * 500,
    "right to left": "\u202eمرحبا١٢٣שלום\u202c" * 500,
    "combining marks": "e\u0301\u0301\u20e31\u20e3" * 500,
    "zero width": "1\u200b\ufeff" * 5000,
    "Chinese numerals": "一二三幺〇" * 5000,
    "labels": "手机号身份证号码：卡号 QQ 密码" * 3000,
    "at signs": "@.@" * 20_000,
    "colons": ":" * 50_000,
    "slashes": "http://" * 1000,
    "table of numbers": "1 22 333 4444 55555\n" * 5000,
}


@pytest.mark.parametrize("identifier", builtin(), ids=lambda identifier: identifier.name)
def test_junk_does_a_recognizer_no_harm(identifier):
    guard = Guard(include=[identifier.entity.code])
    for text in JUNK.values():
        findings = guard.scan([text, None, "x"])
        assert all(row == 0 for row in findings.row.tolist())
        assert (findings.start < findings.end).all()
        assert (findings.end <= len(text)).all()


@pytest.mark.parametrize("name", JUNK)
def test_junk_comes_back_with_its_length_or_masked(name):
    protected = Guard().protect([JUNK[name], None])
    assert protected[1] is None
    assert Guard().protect(protected[:1])[0].count("*") >= protected[0].count("*")


@pytest.mark.parametrize("name", ["digits", "ones", "letters", "emoji", "NUL", "labels"])
def test_junk_is_no_personal_information_of_the_numeric_kind(name):
    """A megabyte of digits is not one mobile number."""
    assert Guard(include=["CN_MOBILE", "CN_RESIDENT_ID", "BANK_CARD"]).scan(JUNK[name]).counts() == {}


@pytest.mark.slow
def test_ten_megabytes_in_one_text():
    text = "姓名某某，手机13800138000，备注：无。\n" * (10 * MEGABYTE // 25)
    assert Guard().protect(text) == text.replace("13800138000", "138****8000")

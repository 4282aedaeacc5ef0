"""Web address (网址): RFC 3986."""

import pytest

from piiguard.recognizers.url import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见https://example.com/u/1?phone=13800138000，谢谢", ["https://example.com/u/1?phone=13800138000"]),
        ("(http://example.com/b)", ["http://example.com/b"]),
        ("http://example.com/b_(c)", ["http://example.com/b_(c)"]),
        ("www.example.com/path。", ["www.example.com/path"]),
        ("FTP://f.example.com/x.zip.", ["FTP://f.example.com/x.zip"]),
        ("https://user:pw1@example.com", ["https://user:pw1@example.com"]),
        ("http://[2001:db8::1]:80/x", ["http://[2001:db8::1]:80/x"]),
        ('<a href="http://example.com/a?b=1&c=2">看</a>', ["http://example.com/a?b=1&c=2"]),
        ("打开http://example.com/a中文", ["http://example.com/a"]),  # ends before Han characters
        ("https://m.example.com", ["https://m.example.com"]),  # a bare host scores low
        ("登录http://t.example，客服", ["http://t.example"]),
        ("http://localhost", []),
        ("www.example.com", []),
        ("个人主页：https://zhang.example.com", ["https://zhang.example.com"]),  # somebody's own page
        ("https://", []),
        ("mywww.example.com/x", []),
    ],
)
def test_finds_addresses_with_a_scheme_and_www_with_a_path(values_of, text, found):
    """Up to the sentence's own punctuation."""
    assert values_of(IDENTIFIER, text) == found


def test_finds_masked_addresses(masked_values_of):
    """A star in an address is a mask."""
    assert masked_values_of(IDENTIFIER, "见http://example.com/*。") == ["http://example.com/*"]


def test_findings_inside_stay(all_of):
    """The mobile in a query is a finding of its own."""
    assert [entity for entity, _ in all_of("https://example.com/u?phone=13800138000")] == ["URL", "CN_MOBILE"]


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("https://example.com/user/abc?id=138", "https://example.com/****/***?**=***"),
        ("https://zhang:pw1@example.com/ab", "https://*****:***@example.com/**"),
        ("www.example.com/abcd", "www.example.com/****"),
        ("https://zhang.example.com", "https://*****.*******.***"),
        ("http://a-b.example.com:8080", "http://*-*.*******.***:****"),
    ],
)
def test_mask_keeps_scheme_and_host(values_of, value, masked):
    """Of a bare host letters and digits are hidden; the result is no new finding."""
    assert mask_text(MASK, value) == masked
    assert values_of(IDENTIFIER, f"见{masked}。") == []


def test_a_masked_host_is_found_as_masked(masked_values_of):
    """A second scan says so."""
    assert masked_values_of(IDENTIFIER, "见http://*.**。") == ["http://*.**"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[链接](https://github.com/foo/bar#readme)", ["https://github.com/foo/bar#readme"]),
        ("主页：https://www.zhihu.com/people/zhang-san~", ["https://www.zhihu.com/people/zhang-san"]),
        ("（https://example.com/x_(1)）", ["https://example.com/x_(1)"]),
    ],
)
def test_what_stands_around_an_address(values_of, text, found):
    """Brackets of Markdown and waves belong to the sentence, brackets inside to the address."""
    assert values_of(IDENTIFIER, text) == found

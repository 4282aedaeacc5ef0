"""IP address (IP 地址): RFC 791 and RFC 4291; examples from RFC 5737 and RFC 3849."""

import pytest

from piiguard.recognizers.ip_address import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("登录IP：203.0.113.7，成功", ["203.0.113.7"]),
        ("来自203.0.113.7的请求", ["203.0.113.7"]),  # Han text is no word boundary
        ("IP203.0.113.7", ["203.0.113.7"]),  # label glued to the value
        ("２０３．０．１１３．７", ["２０３．０．１１３．７"]),  # full width
        ("203.0.113.7:8080", ["203.0.113.7"]),  # the port is no part of it
        ("203.0.113.64/26 203.0.113.7.", ["203.0.113.64", "203.0.113.7"]),  # nor the prefix length
        ('{"client_ip":"198.51.100.23"}', ["198.51.100.23"]),
        ("203.0.113.7-203.0.113.9", ["203.0.113.7", "203.0.113.9"]),
        ("内网192.168.1.20", ["192.168.1.20"]),  # private: lower, still found
        ("localhost/10.0.0.1:8080", ["10.0.0.1"]),  # Java prints host/address:port
    ],
)
def test_finds_ipv4_addresses(values_of, text, found):
    """Four numbers up to 255, without port or prefix length."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("client 2001:db8::1 ok", ["2001:db8::1"]),
        ("[fe80::1c2a:33ff%eth0]:80", ["fe80::1c2a:33ff%eth0"]),
        ("::ffff:192.0.2.1", ["::ffff:192.0.2.1"]),
        ("2001:0db8:0000:0000:0000:ff00:0042:8329", ["2001:0db8:0000:0000:0000:ff00:0042:8329"]),
        ("ipv6：2001:DB8:0:0:8:800:200C:417A。", ["2001:DB8:0:0:8:800:200C:417A"]),
        ("2001:db8:1:2:3:4:5:6:7", []),  # nine groups
        ("2001:db8::1::2", []),  # two gaps
        ("std::vector<int> a::b", []),
        ("时间 12:30:45", []),
        ("00:1A:2B:3C:4D:5E", []),  # a MAC address
    ],
)
def test_finds_ipv6_addresses(values_of, text, found):
    """Eight groups, `::`, a zone and an embedded IPv4 address."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "v1.2.3.4",  # a version
        "版本 11.20.33.44",  # labelled as one
        "Oracle 19.3.0.0",  # four small numbers
        "Chrome/120.0.0.0 Safari/537.36",
        "OID 1.3.6.1.4.1",  # six numbers
        "256.1.1.1",
        "日期2024.01.02.03",
        "掩码 255.255.255.0",
        "127.0.0.1",  # nobody's
    ],
)
def test_leaves_what_is_no_address_of_somebody(values_of, text):
    """Versions, object identifiers, netmasks and loopback."""
    assert values_of(IDENTIFIER, text) == []


def test_a_label_makes_small_and_special_addresses_found(values_of):
    """Under a label any four numbers are an address."""
    assert values_of(IDENTIFIER, "ip: 8.8.8.8, 登录IP: 127.0.0.1") == ["8.8.8.8", "127.0.0.1"]
    assert values_of(IDENTIFIER, "1.2.3.4", "登录IP") == ["1.2.3.4"]


@pytest.mark.parametrize("text", ["192.168.*.*", "IP 192.168.x.x", "203.0.***.*", "203.*.*.*"])
def test_finds_masked_addresses(masked_values_of, values_of, text):
    """The shape is typical, so no label is needed."""
    assert masked_values_of(IDENTIFIER, text) == [text.removeprefix("IP ")]
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("203.0.113.27", "203.0.***.**"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:*:*:*:*:*:*"),
        ("fe80::12%eth0", "fe80::**%****"),
    ],
)
def test_mask_keeps_two_groups(all_of, value, masked):
    """And what it leaves is no new finding."""
    assert mask_text(MASK, value) == masked
    assert all("*" in found for _, found in all_of(f"登录IP：{masked} 成功"))


@pytest.mark.parametrize("label", ["ipv6:", "IP：", "IPv6地址", "ip: ", "addr=", "来自"])
def test_the_colon_of_a_label_is_no_group(values_of, label):
    """Although it stands before hexadecimal digits."""
    assert values_of(IDENTIFIER, f"{label}2001:db8::1") == ["2001:db8::1"]


@pytest.mark.parametrize(
    "text",
    [
        "固件 11.19.59.26",
        "驱动版本：31.0.15.47",
        "firmware build 11.19.59.26",
        "v 47.93.11.20",
        "内核升级到47.93.11.20",
    ],
)
def test_numbers_behind_a_word_for_a_version_are_none(values_of, text):
    """Versions of four numbers (固件, 驱动, firmware)."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize("text", ["访问 11.19.59.26", "固件下载，IP：47.93.11.20", "服务器47.93.11.20"])
def test_other_words_before_an_address_do_not_matter(values_of, text):
    """Only a word for a version takes away the score, and not from a labelled address."""
    assert len(values_of(IDENTIFIER, text)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("微信 8.0.42.28 for Android", []),
        ("update to 8.2.0.131", []),
        ("ip地址是192.168.1.105，掩码255.255.255.0", ["192.168.1.105"]),
        ("时间 10:20::30", []),
        ('"appVersion": "6.3.9.155"', []),
        ("按照5.4.2.3条执行", []),
        ("第 10.17.2.1 节", []),
        ("as shown in Section 10.4.2.1", []),
        ("12.5.1.77 及以上", []),
        ("App 9.13.45.171", []),  # low numbers that go on low
        ("http://1.15.20.30/login", ["1.15.20.30"]),
        ("1.15.20.30:8080", ["1.15.20.30"]),
        ("ssh root@1.15.20.30", ["1.15.20.30"]),
        ("1.15.20.30 - - [10/Oct/2023:13:55:36 +0800]", ["1.15.20.30"]),
        ("ping 8.8.8.8", ["8.8.8.8"]),
        ("DNS：1.0.0.1", ["1.0.0.1"]),
        ("来自 14.155.220.81 的请求", ["14.155.220.81"]),
    ],
)
def test_low_numbers_with_zeros_are_versions(values_of, text, found):
    """8.0.42.28 is a version, unless a label says otherwise."""
    assert values_of(IDENTIFIER, text) == found

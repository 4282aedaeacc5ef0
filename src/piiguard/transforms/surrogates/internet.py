"""Addresses of the Internet that are set aside for examples: nobody has them.

example.com, .org and .net for mail and web (RFC 2606 section 3); 192.0.2.0/24, 198.51.100.0/24 and
203.0.113.0/24 (RFC 5737), 2001:db8::/32 (RFC 3849); hardware addresses with the bit for locally administered
ones (IEEE 802 section 8.4). There are 768 IPv4 addresses for documentation, so that many values share one.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address

from piiguard.transforms.surrogates.families import Family, Job
from piiguard.transforms.surrogates.latin_parts import GIVEN_SYLLABLES, PINYIN_SURNAMES

__all__ = ["FAMILY"]

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_URL = re.compile(r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?P<host>[^\s/?#:]+\.[^\s/?#:]+)(?P<rest>\S*)")
_PORT = re.compile(r"(?P<ip>[0-9.]+):(?P<port>[0-9]{1,5})")
_MAC = re.compile(r"[0-9A-Fa-f]{2}([-:. ]?)(?:[0-9A-Fa-f]{2}[-:. ]?){4}[0-9A-Fa-f]{2}")
_DOMAINS = ("example.com", "example.org", "example.net")
_NETWORKS = ("192.0.2", "198.51.100", "203.0.113")
_TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789"
_DOMAIN, _FIRST, _SECOND, _THIRD = range(4)  # places of the draws


def _make(job: Job) -> list[str | None]:
    one = {"EMAIL_ADDRESS": _email, "URL": _url, "IP_ADDRESS": _ip, "MAC_ADDRESS": _mac}[job.entity]
    numbers = [job.draws.below(place, 1 << 31).tolist() for place in range(4)]
    return [one(value, numbers, row) for row, value in enumerate(job.values)]


def _email(value: str, numbers: list[list[int]], row: int) -> str | None:
    """A name in pinyin and digits, so that few share one."""
    if not _ADDRESS.fullmatch(value.strip()):
        return None
    surname = PINYIN_SURNAMES[numbers[_FIRST][row] % len(PINYIN_SURNAMES)]
    given = GIVEN_SYLLABLES[numbers[_SECOND][row] % len(GIVEN_SYLLABLES)]
    return f"{surname}{given}{numbers[_THIRD][row] % 1_000_000:06}@{_DOMAINS[numbers[_DOMAIN][row] % 3]}"


def _url(value: str, numbers: list[list[int]], row: int) -> str | None:
    match = _URL.fullmatch(value.strip())
    if match is None:
        return None
    scheme = f"{match['scheme']}://" if match["scheme"] else ""
    number = numbers[_FIRST][row] << 31 | numbers[_SECOND][row]
    token = "".join(_TOKEN[number // 36**place % 36] for place in range(10))
    return f"{scheme}{_DOMAINS[numbers[_DOMAIN][row] % 3]}/{token}"


def _ip(value: str, numbers: list[list[int]], row: int) -> str | None:
    """What stands behind the address, a port or the length of a prefix, stays."""
    text, tail = value.strip(), ""
    if match := _PORT.fullmatch(text):
        text, tail = match["ip"], f":{match['port']}"
    elif "/" in text:
        text, _, length = text.partition("/")
        tail = f"/{length}"
        if not length.isdecimal() or not length.isascii():
            return None
    try:
        address = ip_address(text)
    except ValueError:
        address = None
    if address is None:
        return None
    if address.version == 4:
        return f"{_NETWORKS[numbers[_DOMAIN][row] % 3]}.{numbers[_FIRST][row] % 256}{tail}"
    words = [numbers[place][row] % 65_536 for place in range(4)]
    return f"{IPv6Address(f'2001:db8:{words[0]:x}:{words[1]:x}::{words[2]:x}:{words[3]:x}')}{tail}"


def _mac(value: str, numbers: list[list[int]], row: int) -> str | None:
    text = value.strip()
    if not _MAC.fullmatch(text):
        return None
    number = numbers[_FIRST][row] % 2**24 << 24 | numbers[_SECOND][row] % 2**24
    number = number & ~(1 << 40) | 1 << 41  # for one device, locally administered
    new = iter(f"{number:012x}" if text.islower() else f"{number:012X}")
    return "".join(next(new) if one.isalnum() else one for one in text)


FAMILY = Family(("EMAIL_ADDRESS", "URL", "IP_ADDRESS", "MAC_ADDRESS"), _make)

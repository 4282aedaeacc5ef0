"""IP address (IP 地址).

IPv4 as dotted decimals (RFC 791), IPv6 with `::`, %zone and embedded IPv4 (RFC 4291, RFC 4007). An address
of a person's device is personal information (GB/T 35273-2020 annex A, 网络身份标识). Ports and prefix
lengths are no part of it. Private ranges (RFC 1918, RFC 6598, RFC 3927, RFC 4193) score lower; loopback,
multicast, netmasks and 0.0.0.0 speak of nobody and need a label. Four numbers below 32 are rather a version
or a section, since one public address in 4,000 looks like that.
"""

from __future__ import annotations

from ipaddress import IPv6Address

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import Floats, judge
from piiguard.recognizers.stretches import folded_text, stretch_end, stretch_start
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import DOT, Bools, Runs
from piiguard.text.texts import Ints
from piiguard.transforms.mask import Cells, custom

ENTITY = Entity("IP_ADDRESS", "IP 地址", "IP address", Category.DEVICE, None, "IP_ADDRESS")
LABELS = tuple(
    "ip ip地址 ip属地 登录ip 登陆ip 登录地址 注册ip 客户端ip 客户端地址 来源ip 源ip 目的ip 目标ip "
    "公网ip 内网ip 外网ip 访问ip 操作ip 用户ip 终端ip 本机ip 服务器ip ipv4 ipv6 ipv4地址 ipv6地址 "
    "远程地址 网络地址 ip_addr ip_address ipaddress ipaddr ip address ip addr client_ip clientip "
    "client ip login_ip loginip last_login_ip reg_ip remote_addr remote_ip remoteip remoteaddr "
    "user_ip userip src_ip dst_ip srcip dstip source_ip dest_ip host_ip server_ip x_forwarded_for "
    "x-forwarded-for x-real-ip x_real_ip inet inet6 inet addr ipdz dlip".split()
)
HEADERS = (
    "IP",
    "IP地址",
    "登录IP",
    "客户端IP",
    "注册IP",
    "ip",
    "ip_addr",
    "ip_address",
    "client_ip",
    "login_ip",
    "reg_ip",
    "remote_addr",
)

_DIGITS, _LETTERS = table(range(48, 58)), table(range(65, 91), range(97, 123))
_HEX = table(range(48, 58), "abcdefABCDEF")
_MASK_MARKS = table("*xX")


def _behind_two_groups(cells: Cells, counted: Bools) -> Bools:
    """All behind the second group: at least two digits of IPv4, and the device within its network."""
    return cells.count_before(table(".:")[cells.symbols]) >= 2


MASK = custom(
    _behind_two_groups, source="192.168.*.* in use; hutool DesensitizedUtil keeps one group (facts 1.2)"
)


def find(batch: Batch, own: Bools) -> Spans:
    """IPv4, IPv6 and masked addresses such as 192.168.*.*."""
    triggers, parts = batch.triggers, []
    if Trigger.DOTTED in triggers:
        parts.append(_plain(batch, own))
    if Trigger.COLON in triggers:
        parts.append(_six(batch, own))
    dots = batch.at(".") if Trigger.DOTTED in triggers or Trigger.MASK in triggers else ()
    if len(dots) and _MASK_MARKS[batch.symbols[np.asarray(dots) + 1]].any():
        parts.append(_masked(batch, own))
    return Spans.concatenate(parts)


def _quads(batch: Batch, runs: Runs) -> Ints:
    """First run of each four runs of one to three characters that single dots join."""
    if len(runs) < 4:
        return np.empty(0, dtype=np.int64)
    joined = runs.gap == DOT
    run = np.flatnonzero(joined[:-3] & joined[1:-2] & joined[2:-1])
    for step in range(4):
        run = run[runs.length[run + step] <= 3]
    if not len(run):
        return run
    dots = batch.at(".")
    for step in range(3):
        between = np.searchsorted(dots, runs.start[run + step + 1]) - np.searchsorted(
            dots, runs.end[run + step]
        )
        run = run[between == 1]
    start, end, symbols = runs.start[run], runs.end[run + 3], batch.symbols
    joins_more = (symbols[start - 1] == ord(".")) | ((symbols[end] == ord(".")) & batch.is_alnum[end + 1])
    answer: Ints = run[~joins_more & batch.clean_before(start) & batch.clean_after(end)]
    return answer


def _octets(runs: Runs, run: Ints) -> tuple[Ints, Bools]:
    """(n, 4) values, and which have a padding zero somewhere."""
    octets = np.zeros((len(run), 4), dtype=np.int64)
    padded = np.zeros(len(run), dtype=np.bool_)
    for place in range(4):
        first, length = runs.first[run + place], runs.length[run + place]
        for digit in range(3):
            value = runs.stream[first + digit].astype(np.int64) - 48
            octets[:, place] = np.where(digit < length, octets[:, place] * 10 + value, octets[:, place])
        padded |= (length > 1) & (runs.stream[first] == ord("0"))
    return octets, padded


def _plain(batch: Batch, own: Bools) -> Spans:
    runs = batch.digits
    run = _quads(batch, runs)
    if not len(run):
        return Spans.none()
    octets, padded = _octets(runs, run)
    right = (octets <= 255).all(axis=1)
    run, octets, padded = run[right], octets[right], padded[right]
    if not len(run):
        return Spans.none()
    start, end = runs.start[run], runs.end[run + 3]
    alone, near, owned = _likely(octets)
    doubtful = padded | _product_version(batch, start, end)
    alone = np.where(doubtful, np.minimum(alone, 0.35), alone)
    score, evidence = judge(batch, start, end, own, alone=alone, near=near, owned=owned)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


def _likely(octets: Ints) -> tuple[Floats, Floats, Floats]:
    """Scores alone, near and under a label, by range."""
    first, second = octets[:, 0], octets[:, 1]
    private = (first == 10) | ((first == 172) & (second // 16 == 1)) | ((first == 192) & (second == 168))
    private |= ((first == 100) & (second // 64 == 1)) | ((first == 169) & (second == 254))
    nobody = (first == 0) | (first == 127) | (first >= 224) | ((octets[:, 1:] == 0).all(axis=1))
    small = (octets < 32).all(axis=1) & (first != 10)
    alone = np.select([nobody, small, private], [0.35, 0.4, 0.6], 0.8)
    near = np.select([nobody, small, private], [0.5, 0.7, 0.8], 0.9)
    owned = np.select([nobody, small, private], [0.6, 0.9, 0.9], 0.97)
    return alone, near, owned


def _product_version(batch: Batch, start: Ints, end: Ints) -> Bools:
    """`Chrome/120.0.0.0` and paths; `host/10.0.0.1:8080` of Java logs has a port."""
    symbols = batch.symbols
    slash = symbols[start - 1] == ord("/")
    after_word = _LETTERS[symbols[start - 2]] | _DIGITS[symbols[start - 2]]
    port = (symbols[end] == ord(":")) & _DIGITS[symbols[end + 1]]
    answer: Bools = slash & after_word & ~port
    return answer


# -- IPv6 --------------------------------------------------------------------------------

_GROUP = _HEX | table("*")
_SIX = _GROUP | table(":.")
_ZONE = table(range(48, 58), range(65, 91), range(97, 123), "_-")
_LONGEST = 45  # characters of eight groups with an embedded IPv4


def _six(batch: Batch, own: Bools) -> Spans:
    symbols = batch.symbols
    start, end = _colon_chains(batch)
    if not len(start):
        return Spans.none()
    start = stretch_start(start, 4, lambda at: _GROUP[symbols[at]])
    end = stretch_end(end, _LONGEST, lambda at: _SIX[symbols[at]])
    found = []
    glued = (_LETTERS | _DIGITS)[symbols[start - 1]] & ~batch.labels.ends_at(start)
    for first, last, inside in zip(start.tolist(), end.tolist(), glued.tolist(), strict=True):
        text = folded_text(batch, first, last).rstrip(".")
        if text.endswith(":") and not text.endswith("::"):
            text = text[:-1]
        scores = None if inside else _six_scores(text)
        if scores is None and (
            inside or text[:1] == ":"
        ):  # the first colon is that of a label: ipv6:2001:db8::1
            first += text.find(":") + 1
            text = text[text.find(":") + 1 :]
            scores = _six_scores(text)
        if scores is not None:
            found.append((first, first + len(text), "*" in text, *scores))
    if not found:
        return Spans.none()
    columns = list(zip(*found, strict=True))
    start, end = (np.array(column, dtype=np.int64) for column in columns[:2])
    masked = np.array(columns[2], dtype=np.bool_)
    alone, near, owned = (np.array(column, dtype=np.float64) for column in columns[3:])
    clean = ~table("_.*")[symbols[start - 1]] & ~(_LETTERS | _DIGITS | table("_"))[symbols[end]]
    start, end, masked = start[clean], end[clean], masked[clean]
    score, evidence = judge(batch, start, end, own, alone=alone[clean], near=near[clean], owned=owned[clean])
    return Spans.of(start, _with_zone(batch, end), score, evidence | int(Evidence.SHAPE), masked=masked)


def _colon_chains(batch: Batch) -> tuple[Ints, Ints]:
    """First and last colon of chains of hexadecimal groups, with one `::` or at least six colons."""
    symbols, colons = batch.symbols, batch.at(":")
    if len(colons) < 2:
        return colons[:0], colons[:0]
    width = np.diff(colons) - 1
    linked = width <= 4
    for step in range(1, 5):
        linked &= (width < step) | _GROUP[symbols[colons[:-1] + np.minimum(step, width)]] | (width == 0)
    first = np.flatnonzero(np.concatenate(([True], ~linked)))
    last = np.append(first[1:] - 1, len(colons) - 1)
    doubles = np.concatenate(([0], np.cumsum(np.append(linked & (width == 0), False))))
    double = doubles[last] - doubles[first]
    chosen = (double == 1) | ((double == 0) & (last - first >= 5))
    return colons[first[chosen]], colons[last[chosen]]


def _six_scores(text: str) -> tuple[float, float, float] | None:
    """Scores alone, near and under a label; None where the text is no address."""
    if len(text) < 2 or ("*" in text and text[0] == "*"):
        return None
    try:
        address = IPv6Address(_unmasked(text))
    except ValueError:
        return None
    if address.ipv4_mapped is not None:
        return 0.85, 0.9, 0.95
    groups = sum(1 for group in text.split(":") if group)
    if address.is_loopback or address.is_unspecified or address.is_multicast:
        return 0.3, 0.4, 0.6
    if groups < 3 and not (text.lower().startswith(("fe80", "2", "fd")) and any(c.isdigit() for c in text)):
        return 0.35, 0.6, 0.85
    if address.is_link_local or address.is_private:
        return 0.65, 0.8, 0.92
    return (0.9, 0.95, 0.97) if any(c.isdigit() for c in text) else (0.4, 0.7, 0.9)


def _unmasked(text: str) -> str:
    """Mask characters as digits: 1 is a hexadecimal group and, cut to one, an octet."""
    if "*" not in text:
        return text
    head, dot, tail = text.rpartition(":") if "." in text else (text, "", "")
    octets = ".".join("1" if "*" in octet else octet for octet in tail.split("."))
    return head.replace("*", "1") + dot + octets


def _with_zone(batch: Batch, end: Ints) -> Ints:
    symbols = batch.symbols
    zone = stretch_end(end + 1, 16, lambda at: (_ZONE | table("*"))[symbols[at]])
    return np.where((symbols[end] == ord("%")) & (zone > end + 1), zone, end)


# -- masked before ------------------------------------------------------------------------


def _masked(batch: Batch, own: Bools) -> Spans:
    """Four groups of digits, stars or x; the first shows a digit, one of the others is hidden."""
    marks = _MASK_MARKS[batch.symbols]
    runs = Runs(batch.symbols, batch.is_digit | marks)
    if len(runs) < 4:
        return Spans.none()
    joined = runs.gap == DOT
    run = np.flatnonzero(joined[:-3] & joined[1:-2] & joined[2:-1])
    for step in range(4):
        run = run[runs.length[run + step] <= 3]
    start, end = runs.start[run], runs.end[run + 3]
    hidden = np.searchsorted(marked := np.flatnonzero(marks), end) > np.searchsorted(marked, start)
    symbols = batch.symbols
    edges = ~(batch.is_alnum[start - 1] & ~batch.labels.ends_at(start)) & (symbols[start - 1] != ord("."))
    edges &= ~batch.is_alnum[end] & ~((symbols[end] == ord(".")) & (batch.is_alnum | marks)[end + 1])
    fits = hidden & edges & batch.is_digit[start]
    start, end = start[fits], end[fits]
    score, evidence = judge(batch, start, end, own, alone=0.7, near=0.8, owned=0.9)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=True)


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.DOTTED, Trigger.COLON, Trigger.MASK}), MASK, find, HEADERS
)

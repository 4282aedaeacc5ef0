"""IP address (IP 地址).

IPv4 as dotted decimals (RFC 791), IPv6 with `::`, %zone and embedded IPv4 (RFC 4291, RFC 4007). An address
of a person's device is personal information (GB/T 35273-2020 annex A, 网络身份标识). Ports and prefix
lengths are no part of it. Private ranges (RFC 1918, RFC 6598, RFC 3927, RFC 4193) score lower; loopback,
multicast, netmasks and 0.0.0.0 speak of nobody and need a label. Four numbers below 32 are rather a version
or a section, since one public address in 4,000 looks like that, and so are any behind a word such as 固件 or
build. What is used as an address is none of those: http://1.2.3.4, 1.2.3.4:8080, 1.2.3.4/24.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address

import numpy as np
import numpy.typing as npt

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.recognizers.stretches import (
    folded_text,
    raw_text,
    row_start,
    stretch_end,
    stretch_start,
)
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import code_table, table
from piiguard.text.patterns import pattern
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
    "x-forwarded-for x-real-ip x_real_ip inet inet6 inet addr ping dns nameserver gateway 网关 "
    "traceroute ip位址 ipdz dlip 主机 主机地址 服务器地址 内网地址 外网地址 公网地址 节点地址 host_addr "
    "host_address server_addr server_address remote_host peer_addr peer_address real_ip realip".split()
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
_ALNUM = _DIGITS | _LETTERS
_HEX = table(range(48, 58), "abcdefABCDEF")
_MASK_MARKS = table("*xX")
_DIGIT_OR_MARK = _DIGITS | _MASK_MARKS

Octets = npt.NDArray[np.int16]


def _behind_two_groups(cells: Cells, counted: Bools) -> Bools:
    """All behind the second group: at least two digits of IPv4, and the device within its network."""
    return cells.count_before(table(".:")[cells.symbols]) >= 2


MASK = custom(_behind_two_groups, source="192.168.*.* in use; hutool DesensitizedUtil keeps one group")


def find(batch: Batch, own: Bools) -> Spans:
    """IPv4, IPv6 and masked addresses such as 192.168.*.*."""
    triggers, parts = batch.triggers, []
    if Trigger.DOTTED in triggers:
        parts.append(_plain(batch, own))
    if Trigger.COLON in triggers:
        parts.append(_six(batch, own))
    if (Trigger.DOTTED in triggers or Trigger.MASK in triggers) and _may_be_masked(batch):
        parts.append(_masked(batch, own))
    return Spans.concatenate(parts) if parts else Spans.none()


def _quads(batch: Batch, runs: Runs) -> Ints:
    """First run of each four runs of one to three digits that single dots join."""
    points, symbols = batch.at("."), batch.symbols
    if len(points) < 3:
        return points[:0]
    step = (points[1:] - points[:-1]) <= 4  # dots and up to three digits
    first = (step[:-1] & step[1:]).nonzero()[0]
    if not len(first):
        return first
    run = runs.end.searchsorted(points.take(first))  # the run that ends at the first of three dots
    held = (run + 3 < len(runs)).nonzero()[0]
    run, first = run.take(held), first.take(held)
    good = np.ones(len(run), dtype=np.bool_)
    for place in range(3):
        point = points.take(first + place)
        good &= (runs.end.take(run + place) == point) & (runs.start.take(run + place + 1) == point + 1)
    good &= (runs.length.take(run) <= 3) & (runs.length.take(run + 3) <= 3)
    run = run.take(good.nonzero()[0])
    if not len(run):
        return run
    start, end = runs.start.take(run), runs.end.take(run + 3)
    joins_more = symbols.take(start - 1) == ord(".")
    joins_more |= (symbols.take(end) == ord(".")) & batch.is_alnum.take(end + 1)
    clean = ~joins_more & batch.clean_before(start) & batch.clean_after(end)
    answer: Ints = run.take(clean.nonzero()[0])
    return answer


def _octets(runs: Runs, run: Ints) -> tuple[Octets, Bools]:
    """(4, n) values, and which have a padding zero somewhere."""
    octet = run + np.arange(4)[:, None]
    first, length = runs.first.take(octet), runs.length.take(octet)
    last = first + (length - 1)
    value = runs.stream.take(last) - np.int16(48)
    for step, power in ((1, 10), (2, 100)):
        digit = runs.stream.take(last - step) - np.int16(48)
        value += digit * (length > step) * np.int16(power)
    padded = ((length > 1) & (runs.stream.take(first) == ord("0"))).any(axis=0)
    return value, padded


# Score alone, near a label, owned by one: public, private, four small numbers, nobody's address; then the
# same for what is doubtful (padding zeros, part of a path), then behind a word for a version.
_RANGES = np.array([(0.8, 0.9, 0.97), (0.6, 0.8, 0.9), (0.4, 0.7, 0.9), (0.35, 0.45, 0.6)])
_SCORES = np.vstack([_RANGES, np.minimum(_RANGES, (0.35, 1.0, 1.0)), np.minimum(_RANGES, (0.2, 0.3, 1.0))])
_DOUBTFUL, _VERSION = 4, 8
_MOST_MAJOR, _MOST_MINOR, _MOST_PATCH = 20, 30, 99
_SMALL = 2  # row of `_RANGES`


def _plain(batch: Batch, own: Bools) -> Spans:
    runs = batch.digits
    run = _quads(batch, runs)
    if not len(run):
        return Spans.none()
    octets, padded = _octets(runs, run)
    right = (octets.max(axis=0) <= 255).nonzero()[0]
    if not len(right):
        return Spans.none()
    if len(right) < len(run):
        run, octets, padded = run.take(right), octets.take(right, axis=1), padded.take(right)
    start, end = runs.start.take(run), runs.end.take(run + 3)
    state = _range_of(octets)
    state[padded | _product_version(batch, start, end)] += _DOUBTFUL
    small = (state == _SMALL).nonzero()[0]
    if len(small):
        state[small[_used(batch, start.take(small), end.take(small))]] = 0
    version = _behind_version(batch, start, end, octets).nonzero()[0]
    state[version] = state.take(version) % _DOUBTFUL + _VERSION
    score, evidence = judge_states(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


def _range_of(octets: Octets) -> Ints:
    """Row of `_RANGES`."""
    first, second = octets[0], octets[1]
    private = _PRIVATE.take(first.astype(np.int64) * 256 + second)
    nobody = _NOBODY.take(first) | (octets[1:].max(axis=0) == 0)
    # 8.0.42.28: versions begin low, go on low and have zeros; one public address in 300 looks like that
    small = (octets.max(axis=0) < 32) | ((first < 32) & ((second == 0) | (octets[2] == 0)))
    small |= (first <= _MOST_MAJOR) & (second <= _MOST_MINOR) & (octets[2] <= _MOST_PATCH)
    small &= first != 10
    state: Ints = private.astype(np.int64)
    state[small] = 2
    state[nobody] = 3
    return state


def _private_networks() -> Bools:
    """Table over the first two octets."""
    networks = np.zeros((256, 256), dtype=np.bool_)
    networks[10] = networks[172, 16:32] = networks[192, 168] = networks[100, 64:128] = networks[169, 254] = (
        True
    )
    return networks.ravel()


_PRIVATE, _NOBODY = _private_networks(), table(0, 127, range(224, 256))


def _product_version(batch: Batch, start: Ints, end: Ints) -> Bools:
    """`Chrome/120.0.0.0` and paths; `host/10.0.0.1:8080` of Java logs has a port."""
    symbols = batch.symbols
    answer: Bools = symbols.take(start - 1) == ord("/")
    behind = answer.nonzero()[0]
    if len(behind):
        first, last = start.take(behind), end.take(behind)
        port = (symbols.take(last) == ord(":")) & _DIGITS.take(symbols.take(last + 1))
        answer[behind] = _ALNUM.take(symbols.take(first - 2)) & ~port
    return answer


def _used(batch: Batch, start: Ints, end: Ints) -> Bools:
    """Whether something marks four numbers as an address: scheme, account, port, prefix, log line, 访问."""
    symbols = batch.symbols
    before, behind, second = symbols.take(start - 1), symbols.take(end), symbols.take(end + 1)
    used: Bools = before == ord("@")
    used |= (before == ord("/")) & (symbols.take(start - 2) == ord("/"))
    used |= ((behind == ord(":")) | (behind == ord("/"))) & _DIGITS.take(second)
    used |= (behind == ord(" ")) & (second == ord("-")) & (symbols.take(end + 2) == ord(" "))
    for index in (~used).nonzero()[0].tolist():
        first = int(start[index])
        begin = max(first - 2 * _LOOK_BACK, row_start(batch, first))
        used[index] = _REACHES.search(raw_text(batch, begin, first)) is not None
    return used


_CHINESE_WORDS = (
    "版本",
    "固件",
    "驱动",
    "内核",
    "补丁",
    "系统",
    "升级",
    "更新",
    "软件",
    "程序",
    "插件",
    "组件",
)
_SECTION_WORDS = "第见按节条款项章图表"
_VERSION_WORDS = pattern(
    rf"(?:{'|'.join(_CHINESE_WORDS)})[^,，。;；]{{0,6}}\Z|[{_SECTION_WORDS}]\s?\Z"
    r"|(?:version|firmware|release|build|driver|kernel|section|sec\.|clause|chapter|appendix|article|figure"
    r"|fig\.|table|§)[\"'\]\s:：=.#_(-]{0,4}\Z"
    r"|(?:\b|_|(?-i:(?<=[a-z])(?=[A-Z])))(?:v|ver|fw|sw|hw|rev|patch|sdk|rom|bios|os|ios|android|app|dll|lib|oid)"
    r"[\"'\]\s:：=.#_(-]{0,4}\Z",
    re.IGNORECASE,
)
_VERSION_BEHIND = pattern(
    r"\s?(?:版|及?以上|及?以下|之前|之后|节|条|款|章|beta|alpha|rc|release|build)", re.IGNORECASE
)
_SECTION_CODES = code_table(_SECTION_WORDS)
_BEHIND_CODES = code_table("版及以之节条款章bBaArR")
_PAIRS = np.zeros(1 << 16, dtype=np.bool_)  # by the low bytes of two code points: most texts have none
_PAIRS[[(ord(word[0]) & 255) << 8 | ord(word[1]) & 255 for word in _CHINESE_WORDS]] = True
_WORD_ENDS = table("vrndelwhVRNDELWHskmptSKMPT", ".")
_VERSION_JOINT = table(" :=.#_-\"']([")
_LOOK_BACK = 8  # characters
_MOST_FIRST = 31  # of versions and sections; higher numbers only where the word is plain


def _behind_version(batch: Batch, start: Ints, end: Ints, octets: Octets) -> Bools:
    """`固件 11.19.59.26`, `"appVersion": "1.2.3.4"`, 第 3.2.1.4 节: words around tell what it is."""
    codes, symbols = batch.texts.codes, batch.symbols
    low = codes.take(start[:, None] + np.arange(-_LOOK_BACK, 0)) & 255
    suspect = _PAIRS.take(low[:, :-1] << 8 | low[:, 1:]).any(axis=1)
    before = start - 1
    for _ in range(4):
        before = before - _VERSION_JOINT.take(symbols.take(before))
    ends = _WORD_ENDS.take(symbols.take(before))
    suspect |= ends & ((symbols.take(before - 1) | np.uint8(32)) != ord("i"))  # the label ip is the usual one
    low_first = (octets[0] <= _MOST_FIRST).nonzero()[0]
    if len(low_first):
        last = end.take(low_first)
        behind = codes.take(last + (symbols.take(last) == ord(" ")))
        worded = _SECTION_CODES.take(codes.take(before.take(low_first)), mode="clip")
        worded |= _BEHIND_CODES.take(behind, mode="clip")
        suspect[low_first[worded]] = True
    answer = np.zeros(len(start), dtype=np.bool_)
    for index in suspect.nonzero()[0].tolist():
        first, last = int(start[index]), int(end[index])
        begin = max(first - 2 * _LOOK_BACK, row_start(batch, first))
        if octets[0, index] <= _MOST_FIRST:
            around = _VERSION_BEHIND.match(raw_text(batch, last, last + _LOOK_BACK))
            answer[index] = bool(around or _VERSION_WORDS.search(raw_text(batch, begin, first)))
        else:
            answer[index] = _PLAIN_VERSION.search(raw_text(batch, begin, first)) is not None
    return answer


_PLAIN_VERSION = pattern(
    r"(?:(?:版本号?|固件|驱动|内核|补丁)(?:升级|更新|到|至|是|为|[\s:：=.#_-]){0,4}"
    r"|(?:(?:\b|_)v|version|firmware|build|release)[\"'\s:：=.#_-]{0,4})\Z",
    re.IGNORECASE,
)
_REACHES = pattern(
    r"(?:访问|来自|从|登录|登陆|连接|连到|主机|服务器|地址|解析到?|封禁|拦截|攻击|请求"
    r"|\b(?:ping|telnet|ssh|curl|wget|nmap|from|host|server|peer|addr|address|connect|connect to|via|client"
    r"|connected to))"
    r"[^0-9A-Za-z\u4e00-\u9fff]{0,3}\Z",
    re.IGNORECASE,
)


# -- IPv6 --------------------------------------------------------------------------------

_GROUP = _HEX | table("*")
_SIX = _GROUP | table(":.")
_ZONE = table(range(48, 58), range(65, 91), range(97, 123), "_-*")
_GOES_ON_LEFT, _GOES_ON_RIGHT = table("_.*"), _ALNUM | table("_")
_LONGEST = 45  # characters of eight groups with an embedded IPv4


def _six(batch: Batch, own: Bools) -> Spans:
    symbols = batch.symbols
    start, end = _colon_chains(batch)
    if not len(start):
        return Spans.none()
    start = stretch_start(start, 4, lambda at: _GROUP.take(symbols.take(at)))
    end = stretch_end(end, _LONGEST, lambda at: _SIX.take(symbols.take(at)))
    found = []
    glued = _ALNUM[symbols[start - 1]] & ~batch.labels.ends_at(start)
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
    clean = ~_GOES_ON_LEFT.take(symbols.take(start - 1)) & ~_GOES_ON_RIGHT.take(symbols.take(end))
    start, end, masked = start[clean], end[clean], masked[clean]
    score, evidence = judge(batch, start, end, own, alone=alone[clean], near=near[clean], owned=owned[clean])
    return Spans.of(start, _with_zone(batch, end), score, evidence | int(Evidence.SHAPE), masked=masked)


def _colon_chains(batch: Batch) -> tuple[Ints, Ints]:
    """First and last colon of chains of hexadecimal groups, with one `::` or at least six colons."""
    symbols, marks = batch.symbols, batch.at(":")
    width = marks[1:] - marks[:-1] - 1
    linked = width <= 4
    empty = width == 0
    if not empty.any() and not (linked[:-4] & linked[1:-3] & linked[2:-2] & linked[3:-1] & linked[4:]).any():
        return marks[:0], marks[:0]
    at = linked.nonzero()[0]
    begin, size = marks.take(at), width.take(at)
    group = np.ones(len(at), dtype=np.bool_)
    for step in range(1, 5):
        group &= (size < step) | _GROUP.take(symbols.take(begin + step))
    linked[at] = group
    first = np.concatenate(([True], ~linked)).nonzero()[0]
    last = np.append(first[1:] - 1, len(marks) - 1)
    doubles = np.concatenate(([0], np.cumsum(np.append(linked & empty, False))))
    double = doubles[last] - doubles[first]
    chosen = (double == 1) | ((double == 0) & (last - first >= 5))
    return marks[first[chosen]], marks[last[chosen]]


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
    if groups < 3 and "%" not in text:
        return None  # 2::, ::1: a network or the host itself; of two groups the mask would hide nothing
    if address.is_loopback or address.is_unspecified or address.is_multicast:
        return 0.3, 0.4, 0.6
    if groups < 4 and not any(c.isalpha() for c in text) and all(len(g) < 3 for g in text.split(":")):
        return 0.3, 0.6, 0.85  # 10:20::30
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
    zone = stretch_end(end + 1, 16, lambda at: _ZONE.take(symbols.take(at)))
    return np.where((symbols[end] == ord("%")) & (zone > end + 1), zone, end)


# -- masked before ------------------------------------------------------------------------

_WIDEST_MASKED = 20  # characters from the first dot behind the last; one may be written more than once


def _may_be_masked(batch: Batch) -> bool:
    """Whether a mask character stands behind a dot somewhere, with two more dots near."""
    points = batch.at(".")
    marked = points[_MASK_MARKS.take(batch.symbols.take(points + 1))]
    near = points.searchsorted(marked + _WIDEST_MASKED) - points.searchsorted(marked - _WIDEST_MASKED)
    return bool((near >= 3).any())


def _masked(batch: Batch, own: Bools) -> Spans:
    """Four groups of digits, stars or x; the first shows a digit, one of the others begins hidden."""
    symbols = batch.symbols
    runs = Runs(symbols, _DIGIT_OR_MARK.take(symbols))
    if len(runs) < 4:
        return Spans.none()
    joined = runs.gap == DOT
    run = (joined[:-3] & joined[1:-2] & joined[2:-1]).nonzero()[0]
    for step in range(4):
        run = run.compress(runs.length.take(run + step) <= 3)
    hidden = np.zeros(len(run), dtype=np.bool_)
    for step in range(1, 4):
        hidden |= _MASK_MARKS.take(symbols.take(runs.start.take(run + step)))
    run = run.compress(hidden & _DIGITS.take(symbols.take(runs.start.take(run))))
    if not len(run):
        return Spans.none()
    start, end = runs.start.take(run), runs.end.take(run + 3)
    before, behind = symbols.take(start - 1), symbols.take(end)
    clean = ~(_ALNUM.take(before) & ~batch.labels.ends_at(start)) & (before != ord("."))
    clean &= ~_ALNUM.take(behind)
    clean &= (behind != ord(".")) | ~(_ALNUM | _MASK_MARKS).take(symbols.take(end + 1))
    start, end = start.compress(clean), end.compress(clean)
    score, evidence = judge(batch, start, end, own, alone=0.7, near=0.8, owned=0.9)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=True)


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.DOTTED, Trigger.COLON, Trigger.MASK}), MASK, find, HEADERS
)

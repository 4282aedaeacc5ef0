"""E-mail address (电子邮箱), RFC 5321 section 4.1.2 as people write it: dot-atom local part, host name domain.

Han characters may adjoin: 邮箱abc@qq.com。
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import ZERO_WIDTH, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import Cells, custom

ENTITY = Entity("EMAIL_ADDRESS", "电子邮箱", "e-mail address", Category.CONTACT, None, "EMAIL_ADDRESS")
LABELS = tuple(
    "邮箱 电子邮箱 邮箱地址 电子邮件 邮件 企业邮箱 个人邮箱 联系邮箱 e-mail email mail email_address yx dzyx youxiang".split()
)
HEADERS = ("邮箱", "电子邮箱", "电子邮件", "email", "e-mail", "email_address", "dzyx")


def _local_part(cells: Cells, counted: Bools) -> Bools:
    """All of the local part but its first character; all of it when it has only one."""
    at = cells.symbols == ord("@")
    local = (cells.count_before(at) == 0) & ~at
    return local & ((cells.offset > 0) | cells.spread(cells.totals(local) < 2))


_EVERYTHING = ~table("@")
MASK = custom(_local_part, counted=_EVERYTHING, source="hutool DesensitizedUtil: first character kept (facts 1.2)")

_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))
_LOCAL = _ALNUM | table("._+-%&'!$^~", ZERO_WIDTH)
_DOMAIN = _ALNUM | table(".-", ZERO_WIDTH)
_MASKED_LOCAL = _LOCAL | table("*")
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 253
_FILE_ENDINGS = frozenset("png jpg jpeg gif svg webp bmp ico css js ts html htm json xml yml yaml py go java md txt csv".split())


def find(batch: Batch, own: Bools) -> Spans:
    """Addresses around each @."""
    at = batch.at("@")
    parts = [_around(batch, own, at, _LOCAL, masked=False)]
    if Trigger.MASK in batch.triggers:
        parts.append(_around(batch, own, at, _MASKED_LOCAL, masked=True))
    return Spans.concatenate(parts)


def _around(batch: Batch, own: Bools, at: Ints, local: Bools, *, masked: bool) -> Spans:
    symbols = batch.symbols
    start, end = _stretch_before(batch, at, local), _stretch_after(batch, at)
    while (edge := np.isin(symbols[start], (46, 128, 39)) & (start < at)).any():
        start = start + edge
    while (edge := np.isin(symbols[end - 1], (46, 45, 128)) & (end > at + 1)).any():
        end = end - edge
    stars = _holds(batch, start, at, ord("*"))
    good = (at - start >= 1) & (at - start <= _LONGEST_LOCAL) & (end - at <= _LONGEST_DOMAIN) & (stars == masked)
    good &= (symbols[start - 1] != ord("@")) & (symbols[end] != ord("@")) & (symbols[start - 1] != ord("*"))
    at, start, end = at[good], start[good], end[good]
    tail = _top_level(batch, at, end)
    path = (symbols[end] == ord(":")) & (_ALNUM[symbols[end + 1]] | (symbols[end + 1] == ord("/")))
    good = (tail >= 2) & ~path & ~_file_name(batch, end, tail)
    start, end = start[good], end[good]
    score, evidence = judge(batch, start, end, own, alone=0.95, near=0.97, owned=0.99)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _stretch_before(batch: Batch, at: Ints, member: Bools) -> Ints:
    """Start of the stretch of members that ends before each position."""
    start = at.copy()
    alive = np.arange(len(at))
    for _ in range(_LONGEST_LOCAL + 1):
        alive = alive[member[batch.symbols[start[alive] - 1]]]
        if not len(alive):
            break
        start[alive] -= 1
    return start


def _stretch_after(batch: Batch, at: Ints) -> Ints:
    """End of the domain behind each @."""
    end = at + 1
    alive = np.arange(len(at))
    for _ in range(_LONGEST_DOMAIN):
        alive = alive[_DOMAIN[batch.symbols[end[alive]]]]
        if not len(alive):
            break
        end[alive] += 1
    return end


def _holds(batch: Batch, start: Ints, end: Ints, symbol: int) -> Bools:
    places = np.flatnonzero(batch.symbols == symbol)
    return np.searchsorted(places, end) > np.searchsorted(places, start)


def _top_level(batch: Batch, at: Ints, end: Ints) -> Ints:
    """Length of the top-level domain; 0 where there is none made of letters."""
    dots = batch.at(".")
    last = np.searchsorted(dots, end) - 1
    dot = np.where(last >= 0, dots[np.maximum(last, 0)] if len(dots) else 0, 0)
    length = end - dot - 1
    letters = batch.count_digits(dot, end) == 0
    return np.where((dot > at + 1) & letters, length, 0)


def _file_name(batch: Batch, end: Ints, tail: Ints) -> Bools:
    """`logo@2x.png` is a picture."""
    names = (bytes(batch.symbols[e - t : e]).lower() for e, t in zip(end.tolist(), tail.tolist(), strict=True))
    return np.fromiter((name.decode("latin-1") in _FILE_ENDINGS for name in names), dtype=np.bool_, count=len(end))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.AT}), MASK, find, HEADERS)

"""E-mail address (电子邮箱), RFC 5321 section 4.1.2 as people write it: dot-atom local part, host name domain.

Han characters may adjoin: 邮箱abc@qq.com。
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.cells import CellRule
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import ZERO_WIDTH, Symbols, table
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
_LONGEST_ENDING = 5
_FILE_ENDINGS = np.array(
    [
        int.from_bytes(name.encode(), "big")
        for name in "png jpg jpeg gif svg webp bmp ico css js ts html htm json xml yml yaml py go java md txt csv".split()
    ]
)
_LETTER = table(range(65, 91), range(97, 123))
_LETTER_OR_HIDDEN = _LETTER | table(ZERO_WIDTH)
_LOOSE_BEFORE = table(".'", ZERO_WIDTH)  # no address begins so
_LOOSE_BEHIND = table(".-", ZERO_WIDTH)
_TOUCHES = table("@*")
_PATH = _ALNUM | table("/")  # git@host:path


def find(batch: Batch, own: Bools) -> Spans:
    """Addresses around each @."""
    at = batch.at("@")
    parts = [_around(batch, own, at, _LOCAL, masked=False)]
    if Trigger.MASK in batch.triggers:
        parts.append(_around(batch, own, at, _MASKED_LOCAL, masked=True))
    return Spans.concatenate(parts)


def _around(batch: Batch, own: Bools, at: Ints, local: Bools, *, masked: bool) -> Spans:
    symbols = batch.symbols
    start = _last_outside(symbols, local, at - 1) + 1
    end = _first_outside(symbols, _DOMAIN, at + 1)
    while (edge := _LOOSE_BEFORE.take(symbols.take(start)) & (start < at)).any():
        start = start + edge
    while (edge := _LOOSE_BEHIND.take(symbols.take(end - 1)) & (end > at + 1)).any():
        end = end - edge
    good = (at > start) & (at - start <= _LONGEST_LOCAL) & (end - at <= _LONGEST_DOMAIN)
    good &= ~_TOUCHES.take(symbols.take(start - 1)) & (symbols.take(end) != ord("@"))
    stars = np.flatnonzero(symbols == ord("*"))
    good &= (stars.searchsorted(at) > stars.searchsorted(start)) == masked
    at, start, end = at[good], start[good], end[good]
    tail = end - _last_outside(symbols, _LETTER_OR_HIDDEN, end - 1) - 1
    path = (symbols.take(end) == ord(":")) & _PATH.take(symbols.take(end + 1))
    good = (tail >= 2) & (symbols.take(end - tail - 1) == ord(".")) & (end - tail - 1 > at + 1) & ~path
    good &= ~_file_name(symbols, end, tail)
    start, end = start[good], end[good]
    score, evidence = judge(batch, start, end, own, alone=0.95, near=0.97, owned=0.99)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _last_outside(symbols: Symbols, member: Bools, position: Ints) -> Ints:
    """The nearest symbol that is no member, at or before each position."""
    outside = np.flatnonzero(~member.take(symbols))
    return outside.take(outside.searchsorted(position, side="right") - 1)


def _first_outside(symbols: Symbols, member: Bools, position: Ints) -> Ints:
    """The nearest symbol that is no member, at or behind each position."""
    outside = np.flatnonzero(~member.take(symbols))
    return outside.take(outside.searchsorted(position))


def _file_name(symbols: Symbols, end: Ints, tail: Ints) -> Bools:
    """`logo@2x.png` is a picture."""
    ending = np.zeros(len(end), dtype=np.int64)
    for step in range(_LONGEST_ENDING):
        letter = (symbols.take(end - 1 - step) | np.uint8(32)).astype(np.int64)
        ending |= np.where(step < tail, letter << (8 * step), 0)
    return (tail <= _LONGEST_ENDING) & np.isin(ending, _FILE_ENDINGS)


_ENDING_ALLOWED = np.ones((32, 32, 32), dtype=np.bool_)
for _name in ("png", "jpg", "gif", "svg", "bmp", "ico", "css", "htm", "xml", "yml", "txt", "csv"):
    _ENDING_ALLOWED[tuple(ord(letter) & 31 for letter in _name)] = False
_PAIR_ALLOWED = np.ones((32, 32), dtype=np.bool_)
for _name in ("js", "ts", "py", "go", "md"):
    _PAIR_ALLOWED[tuple(ord(letter) & 31 for letter in _name)] = False


def _odd_bytes(data: Symbols) -> Ints:
    """Places of bytes other than letters, digits and @ . - _"""
    usual = (data - np.uint8(64)) <= 26
    usual |= (data - np.uint8(97)) <= 25
    usual |= (data - np.uint8(48)) <= 9
    usual |= (data - np.uint8(45)) <= 1
    usual |= data == 95
    return (~usual).nonzero()[0]


def _plain_domain(data: Symbols, at: Ints, end: Ints) -> Bools:
    """Whether the domain begins with a letter or digit and ends in a dot and two or three letters."""
    last, second, third, fourth = (data.take(end - step) for step in (1, 2, 3, 4))
    pair = (third == 46) & (end - 3 > at) & _PAIR_ALLOWED[second & 31, last & 31]
    ending = (fourth == 46) & (end - 4 > at) & _ENDING_ALLOWED[third & 31, second & 31, last & 31]
    ending &= _LETTER.take(third)
    return (pair | ending) & _LETTER.take(last) & _LETTER.take(second) & _ALNUM.take(data.take(at + 1))


def _mask_cells(data: Symbols, offsets: Ints) -> Bools:
    """Cells with one @, only usual characters, a local part of 2 or more and a top-level domain of 2 to 8 letters."""
    first, last = int(offsets[0]), int(offsets[-1])
    fits = np.zeros(len(offsets) - 1, dtype=np.bool_)
    at = (data[first:last] == ord("@")).nonzero()[0] + first
    row = np.searchsorted(offsets, at, side="right") - 1 if len(at) != len(fits) else np.arange(len(fits))
    start, end = offsets.take(row), offsets.take(row + 1)
    good = (at >= start + 2) & (at + 4 < end) & (at - start <= _LONGEST_LOCAL)
    once = np.ones(len(row), dtype=np.bool_)
    once[1:] &= row[1:] != row[:-1]
    once[:-1] &= row[1:] != row[:-1]
    odd = _odd_bytes(data[first:last]) + first
    clean = np.ones(len(fits), dtype=np.bool_)
    clean[offsets.searchsorted(odd, side="right") - 1] = False
    good &= once & clean.take(row) & _ALNUM.take(data.take(start)) & _plain_domain(data, at, end)
    underscores = (data[first:last] == ord("_")).nonzero()[0] + first
    before = at.searchsorted(underscores) - 1
    in_domain = (before >= 0) & (underscores < end.take(before, mode="clip") if len(at) else False)
    good[before[in_domain]] = False
    row, start, at = row[good], start[good], at[good]
    fits[row] = True
    steps = np.zeros(last - first + 1, dtype=np.int8)
    steps[start + 1 - first] = 1
    steps[at - first] = -1
    hidden = steps.cumsum(dtype=np.int8)[:-1].view(np.bool_)
    np.putmask(data[first:last], hidden, ord("*"))
    return fits


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.AT}), MASK, find, HEADERS, CellRule(_mask_cells, score=0.95))

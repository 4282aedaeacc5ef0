"""E-mail address (电子邮箱), RFC 5321 section 4.1.2 as people write it: dot-atom local part, host name.

Han characters may adjoin: 邮箱abc@qq.com。
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.cells import CellRule
from piiguard.recognizers.scoring import judge
from piiguard.recognizers.stretches import stretch_end, stretch_start
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import Cells, custom

ENTITY = Entity("EMAIL_ADDRESS", "电子邮箱", "e-mail address", Category.CONTACT, None, "EMAIL_ADDRESS")
LABELS = tuple(
    "邮箱 电子邮箱 邮箱地址 电子邮件 邮件 企业邮箱 个人邮箱 联系邮箱 "
    "e-mail email mail email_address yx dzyx youxiang".split()
)
HEADERS = ("邮箱", "电子邮箱", "电子邮件", "email", "e-mail", "email_address", "dzyx")


def _local_part(cells: Cells, counted: Bools) -> Bools:
    """All of the local part but its first character; all of it when it has only one."""
    at = cells.symbols == ord("@")
    local = (cells.count_before(at) == 0) & ~at
    hidden: Bools = local & ((cells.offset > 0) | cells.spread(cells.totals(local) < 2))
    return hidden


_EVERYTHING = ~table("@")
MASK = custom(_local_part, counted=_EVERYTHING, source="hutool DesensitizedUtil: first character kept")

_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))
_LOCAL = _ALNUM | table("._+-%&'!$^~")
_DOMAIN = _ALNUM | table(".-")
_MASKED_LOCAL = _LOCAL | table("*")
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 253
_LONGEST_ENDING = 5
_BACKWARD = -1 - np.arange(_LONGEST_ENDING + 1)
_POWERS = 256 ** np.arange(_LONGEST_ENDING + 1)
_FILE_NAMES = (
    "png jpg jpeg gif svg webp bmp ico css js ts html htm json xml yml yaml py go java md txt csv"
).split()
_FILE_ENDINGS = np.array(sorted(int.from_bytes(name.encode(), "big") for name in _FILE_NAMES))
_FILE_LAST = table(
    *(mark for name in _FILE_ENDINGS.tolist() for mark in (name & 255, (name & 255) - 32))
)  # last letters
_LETTER = table(range(65, 91), range(97, 123))
_LOOSE_BEFORE = table(".'")  # no address begins so
_LOOSE_BEHIND = table(".-")
_TOUCHES = table("@*")
_PATH = _ALNUM | table("/")  # git@host:path


def find(batch: Batch, own: Bools) -> Spans:
    """Addresses around each @."""
    at = batch.at("@")
    if Trigger.MASK not in batch.triggers:
        return _around(batch, own, at, None, _LOCAL, masked=False)
    stars = batch.at("*")
    parts = [
        _around(batch, own, at, stars, local, masked=local is _MASKED_LOCAL)
        for local in (_LOCAL, _MASKED_LOCAL)
    ]
    return Spans.concatenate(parts)


def _around(batch: Batch, own: Bools, at: Ints, stars: Ints | None, local: Bools, *, masked: bool) -> Spans:
    symbols = batch.symbols
    at = at.take((local.take(symbols.take(at - 1)) & _ALNUM.take(symbols.take(at + 1))).nonzero()[0])
    if not len(at):
        return Spans.none()
    start = stretch_start(at, _LONGEST_LOCAL + 1, lambda place: local.take(symbols.take(place)))
    end = stretch_end(at + 1, _LONGEST_DOMAIN + 1, lambda place: _DOMAIN.take(symbols.take(place)))
    while (edge := _LOOSE_BEFORE.take(symbols.take(start)) & (start < at)).any():
        start = start + edge
    while (edge := _LOOSE_BEHIND.take(symbols.take(end - 1))).any():  # the first symbol of the domain is none
        end = end - edge
    behind = symbols.take(end)
    good = (at - start - 1 < _LONGEST_LOCAL) & (at > start) & (end - at <= _LONGEST_DOMAIN)
    good &= ~(_TOUCHES.take(symbols.take(start - 1)) | (behind == ord("@")))
    if stars is not None:
        good &= (stars.searchsorted(at) > stars.searchsorted(start)) == masked
    tail, allowed = _ending(symbols, end)
    good &= allowed & (end - tail - 1 > at + 1) & ~((behind == ord(":")) & _PATH.take(symbols.take(end + 1)))
    if not good.all():
        chosen = good.nonzero()[0]
        if not len(chosen):
            return Spans.none()
        start, end = start.take(chosen), end.take(chosen)
    score, evidence = judge(batch, start, end, own, alone=0.95, near=0.97, owned=0.99)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _ending(symbols: Symbols, end: Ints) -> tuple[Ints, Bools]:
    """Length of the top-level domain, and whether it stands behind a dot and names no file: `logo@2x.png`."""
    window = symbols.take(end[:, None] + _BACKWARD)
    letter = _LETTER.take(window)
    tail = letter.argmin(axis=1)
    long = (letter[:, 0] & (tail == 0)).nonzero()[0]
    if len(long):
        last = end.take(long)
        tail[long] = last - stretch_start(
            last, _LONGEST_DOMAIN + 1, lambda place: _LETTER.take(symbols.take(place))
        )
    allowed = (tail >= 2) & (symbols.take(end - tail - 1) == ord("."))
    suspect = (_FILE_LAST.take(window[:, 0]) & (tail <= _LONGEST_ENDING)).nonzero()[0]
    if len(suspect):
        size = tail.take(suspect)
        key = ((window[suspect] | np.uint8(32)) * (-size[:, None] <= _BACKWARD)) @ _POWERS
        allowed[suspect] &= ~_is_file_ending(key)
    return tail, allowed


def _is_file_ending(key: Ints) -> Bools:
    place = _FILE_ENDINGS.searchsorted(key)
    answer: Bools = _FILE_ENDINGS.take(place, mode="clip") == key
    return answer


_ENDING_ALLOWED = np.ones((32, 32, 32), dtype=np.bool_)
for _name in ("png", "jpg", "gif", "svg", "bmp", "ico", "css", "htm", "xml", "yml", "txt", "csv"):
    _ENDING_ALLOWED[tuple(ord(letter) & 31 for letter in _name)] = False
_PAIR_ALLOWED = np.ones((32, 32), dtype=np.bool_)
for _name in ("js", "ts", "py", "go", "md"):
    _PAIR_ALLOWED[tuple(ord(letter) & 31 for letter in _name)] = False


_ROWS = 1 << 14  # cells masked together; their bytes stay in the processor's cache


def _mask_cells(data: Symbols, offsets: Ints) -> Bools:
    """Cells with one @, usual characters, a local part of 2 or more, a top-level domain of 2 or 3 letters."""
    fits = np.zeros(len(offsets) - 1, dtype=np.bool_)
    for first in range(0, len(fits), _ROWS):
        bounds = offsets[first : first + _ROWS + 1]
        part = data[bounds[0] : bounds[-1]]
        row, start, at = _plain_cells(part, bounds - bounds[0])
        fits[row + first] = True
        _write_stars(part, start + 1, at - start - 1)
    return fits


def _write_stars(data: Symbols, start: Ints, length: Ints) -> None:
    """`*` over each stretch; stretches of one length together."""
    order = length.astype(np.uint8).argsort(kind="stable")
    start, length = start.take(order), length.take(order)
    bounds = length.searchsorted(np.arange(1, _LONGEST_LOCAL + 1)).tolist()
    for size, (first, last) in enumerate(pairwise(bounds), start=1):
        if last > first:
            rows = np.ndarray((len(data) - size + 1, size), np.uint8, data, strides=(1, 1))
            rows[start[first:last]] = ord("*")


def _plain_cells(data: Symbols, offsets: Ints) -> tuple[Ints, Ints, Ints]:
    """Rows that fit, where they start and where their @ stands."""
    at = (data == ord("@")).nonzero()[0]
    row = np.arange(len(at)) if len(at) == len(offsets) - 1 else offsets.searchsorted(at, side="right") - 1
    start, end = offsets.take(row), offsets.take(row + 1)
    good = (at >= start + 2) & (at + 4 < end) & (at - start <= _LONGEST_LOCAL)
    good[1:] &= at[:-1] < start[1:]  # no second @ in the cell
    good[:-1] &= at[1:] >= end[:-1]
    good &= _ALNUM.take(data.take(start)) & _plain_domain(data, at, end)
    odd = _odd_bytes(data, offsets, at)
    if len(odd):
        good &= ~np.isin(row, offsets.searchsorted(odd, side="right") - 1)
    chosen = good.nonzero()[0]
    return row.take(chosen), start.take(chosen), at.take(chosen)


def _odd_bytes(data: Symbols, offsets: Ints, at: Ints) -> Ints:
    """Places of bytes other than letters, digits and @ . - and of underscores in a domain."""
    usual = (data - np.uint8(64)) <= 26
    usual |= (data - np.uint8(97)) <= 25
    usual |= (data - np.uint8(48)) <= 9
    usual |= (data - np.uint8(45)) <= 1
    odd = (~usual).nonzero()[0]
    underscore = (data.take(odd) == ord("_")).nonzero()[0]
    if not len(underscore) or not len(at):
        return odd
    # an underscore is usual in a local part: the next @ stands in the same cell
    place = odd.take(underscore)
    cell_end = offsets.take(offsets.searchsorted(place, side="right"))
    following = at.take(at.searchsorted(place), mode="clip")
    return np.delete(odd, underscore[(following > place) & (following < cell_end)])


def _plain_domain(data: Symbols, at: Ints, end: Ints) -> Bools:
    """Whether the domain begins with a letter or digit and ends in a dot and two or three letters."""
    last, second, third, fourth = (data.take(end - step) for step in (1, 2, 3, 4))
    pair = (
        (third == ord(".")) & (end - 3 > at) & _PAIR_ALLOWED.take((second & 31) * np.int16(32) + (last & 31))
    )
    ending = (fourth == ord(".")) & (end - 4 > at) & _LETTER.take(third)
    ending &= _ENDING_ALLOWED.take((third & 31) * np.int32(1024) + (second & 31) * np.int32(32) + (last & 31))
    plain: Bools = (pair | ending) & _LETTER.take(last) & _LETTER.take(second)
    return plain & _ALNUM.take(data.take(at + 1))


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.AT}), MASK, find, HEADERS, CellRule(_mask_cells, score=0.95)
)

"""Web address (网址, URL), RFC 3986: http, https, ftp, ws and www. forms, with userinfo, path and query.

A URL ends before Han characters and full-width punctuation, which people write right behind it. Findings
inside a URL (a mobile in the query) stay findings of their own. A bare host shows nothing personal and is
found only under a label of somebody's own page (个人主页, 博客). The mask keeps scheme and host.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge
from piiguard.recognizers.stretches import stretch_end
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import Cells, custom

ENTITY = Entity("URL", "网址", "web address", Category.CONTACT, None, "URL")
LABELS = tuple("个人主页 个人网站 主页地址 博客 博客地址 homepage blog personal_url profile_url".split())
HEADERS = ("个人主页", "博客", "homepage", "profile_url")

_SEPARATORS = table("/?&=#:@")


def _path_and_userinfo(cells: Cells, counted: Bools) -> Bools:
    """What stands behind the host and before an @ of the authority; the host where there is neither."""
    symbols = cells.symbols
    opens = table("/?#")[symbols]
    double = np.zeros(len(symbols), dtype=np.bool_)
    double[:-2] = (symbols[:-2] == ord(":")) & (symbols[1:-1] == ord("/")) & (symbols[2:] == ord("/"))
    double &= cells.count_before(opens) == 0
    slashes = 2 * np.repeat(cells.totals(double), cells.sizes)  # those of ://
    before = cells.count_before(opens)
    path = before + opens > slashes
    at = (symbols == ord("@")) & ~path
    userinfo = (
        ~path
        & (before >= slashes)
        & (cells.count_before(at) == 0)
        & (np.repeat(cells.totals(at), cells.sizes) > 0)
    )
    shows = np.repeat(cells.totals((path | userinfo) & counted), cells.sizes) > 0
    answer: Bools = path | userinfo | ((before >= slashes) & ~shows)
    return answer


MASK = custom(
    _path_and_userinfo, counted=~_SEPARATORS, source="piiguard: scheme and host kept, path and query hidden"
)

_LETTERS = table(range(65, 91), range(97, 123))
_ALNUM = _LETTERS | table(range(48, 58))
_INNER = _ALNUM | table("-._~:/?#[]@!$&()*+,;=%")
_SCHEMES = ("https", "http", "ftps", "sftp", "ftp", "wss", "ws")
_TRAILING = table(".,;:!?([&=")
_LONGEST = 4096


def find(batch: Batch, own: Bools) -> Spans:
    """Addresses with a scheme, and those that begin with www."""
    start, host = _with_scheme(batch) if Trigger.SCHEME in batch.triggers else _nowhere()
    bare_start, bare_host = _with_www(batch, start)
    start, host = np.concatenate([start, bare_start]), np.concatenate([host, bare_host])
    if not len(start):
        return Spans.none()
    codes, symbols = batch.texts.codes, batch.symbols
    end = _trimmed(batch, stretch_end(host, _LONGEST, lambda at: _INNER[symbols[at]] & (codes[at] < 127)))
    named = (end > host + 1) & (_ALNUM | table("[*"))[symbols[host]]
    start, host, end = start[named], host[named], end[named]
    shows = _shows(batch, host, end)
    score, evidence = judge(
        batch, start, end, own, alone=np.where(shows, 0.85, 0.4), near=np.where(shows, 0.9, 0.45), owned=0.9
    )
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=_holds_mask(batch, host, end))


def _nowhere() -> tuple[Ints, Ints]:
    return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)


def _with_scheme(batch: Batch) -> tuple[Ints, Ints]:
    """Starts, and where the authority begins."""
    symbols, colon = batch.symbols, batch.at(":")
    colon = colon[(symbols[colon + 1] == ord("/")) & (symbols[colon + 2] == ord("/"))]
    start = colon.copy()
    for scheme in reversed(_SCHEMES):
        fits = np.ones(len(colon), dtype=np.bool_)
        for place, letter in enumerate(scheme):
            fits &= (symbols[colon - len(scheme) + place] | 32) == ord(letter)
        start = np.where(fits, colon - len(scheme), start)
    known = start < colon
    return start[known], colon[known] + 3


def _with_www(batch: Batch, others: Ints) -> tuple[Ints, Ints]:
    """Starts of www. with another dot behind, outside of other addresses."""
    raw = batch.symbols.tobytes()
    if not any(word in raw for word in (b"www.", b"WWW.", b"Www.")):
        return _nowhere()
    symbols, dots = batch.symbols, batch.at(".")
    w = np.uint8(ord("w"))
    fits = ((symbols[dots - 1] | 32) == w) & ((symbols[dots - 2] | 32) == w) & ((symbols[dots - 3] | 32) == w)
    start = dots[fits] - 3
    start = start[~(_ALNUM | table("/.-@_"))[symbols[start - 1]]]
    following = np.minimum(np.searchsorted(dots, start + 4), len(dots) - 1)
    host_end = stretch_end(start + 4, 64, lambda at: (_ALNUM | table("-."))[symbols[at]])
    start = start[(dots[following] > start + 4) & (dots[following] < host_end - 1)]
    return start, start


def _trimmed(batch: Batch, end: Ints) -> Ints:
    """Ends without the sentence's own punctuation."""
    symbols = batch.symbols
    opening, closing = batch.at("("), batch.at(")")
    while True:
        last = symbols[end - 1]
        edge = _TRAILING[last]
        for mark, places, openings in (
            (ord(")"), closing, opening),
            (ord("]"), batch.at("]"), batch.at("[")),
        ):
            closes = last == mark
            if closes.any():
                row = batch.texts.starts[batch.texts.row_of(end - 1)]
                surplus = _count(places, row, end) > _count(openings, row, end)
                edge |= closes & (surplus | ~_opened(openings, end, symbols))
        if not edge.any():
            return end
        end = end - edge


def _count(places: Ints, start: Ints, end: Ints) -> Ints:
    return np.searchsorted(places, end) - np.searchsorted(places, start)


def _opened(openings: Ints, end: Ints, symbols: Symbols) -> Bools:
    """Whether the last opening bracket before each end stands in the same run of URL characters."""
    last = np.searchsorted(openings, end) - 1
    held = last >= 0
    place = openings[np.maximum(last, 0)] if len(openings) else np.zeros(len(end), dtype=np.int64)
    return (
        held & _INNER[symbols[place - 1]] & (stretch_end(place, 512, lambda at: _INNER[symbols[at]]) >= end)
    )


def _shows(batch: Batch, host: Ints, end: Ints) -> Bools:
    """Whether path, query or userinfo stand beside the host."""
    symbols = batch.symbols
    authority = np.minimum(stretch_end(host, 256, lambda at: (_ALNUM | table("-.:[]*_~%"))[symbols[at]]), end)
    userinfo = (symbols[authority] == ord("@")) | table("!$&'()*+,;=")[symbols[authority]]
    opens = table("/?#")[symbols[authority]]
    answer: Bools = (authority < end) & (userinfo | (opens & (end > authority + 1)))
    return answer


def _holds_mask(batch: Batch, host: Ints, end: Ints) -> Bools:
    stars = batch.at("*")
    return np.searchsorted(stars, end) > np.searchsorted(stars, host)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.ALWAYS}), MASK, find, HEADERS)

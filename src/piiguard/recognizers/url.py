"""Web address (网址, URL), RFC 3986: http, https, ftp, ws and www. forms, with userinfo, path and query.

A URL ends before Han characters and full-width punctuation, which people write right behind it. Findings
inside a URL (a mobile in the query) stay findings of their own. A bare host scores low, and
without a scheme only a label of somebody's own page (个人主页, 博客) makes it a finding. The mask keeps
scheme and host; of a bare host it hides letters and digits.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge_states
from piiguard.recognizers.stretches import stretch_end
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
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
    host = (before >= slashes) & ~shows & ~table(".-[]")[symbols]
    answer: Bools = path | userinfo | host
    return answer


MASK = custom(
    _path_and_userinfo, counted=~_SEPARATORS, source="piiguard: scheme and host kept, path and query hidden"
)

_LETTERS = table(range(65, 91), range(97, 123))
_ALNUM = _LETTERS | table(range(48, 58))
_INNER = _ALNUM | table("-._~:/?#[]@!$&()*+,;=%")
_SCHEMES = ("https", "http", "ftps", "sftp", "ftp", "wss", "ws")
_TRAILING = table(".,;:!?([&=~")
_HOST = _ALNUM | table("-.")
_HOST_BEGINS = _ALNUM | table("[*")
_AUTHORITY = _ALNUM | table("-.:[]*_~%")
_USERINFO, _OPENS = table("@!$&'()*+,;="), table("/?#")
_BEFORE_WWW = _ALNUM | table("/.-@_")
_LONGEST = 4096
# Score alone, near a label, owned by one: more than a host, a host behind a scheme, another host
_SCORES = np.array([(0.85, 0.9, 0.9), (0.6, 0.65, 0.9), (0.4, 0.45, 0.9)])


def find(batch: Batch, own: Bools) -> Spans:
    """Addresses with a scheme, and those that begin with www."""
    start, host = _with_scheme(batch) if Trigger.SCHEME in batch.triggers else _nowhere()
    bare_start, bare_host = _with_www(batch)
    if not len(start) and not len(bare_start):
        return Spans.none()
    start, host = np.concatenate([start, bare_start]), np.concatenate([host, bare_host])
    order = host.argsort(kind="stable")
    start, host = start.take(order), host.take(order)
    codes, symbols = batch.texts.codes, batch.symbols
    end = stretch_end(host, _LONGEST, lambda at: _INNER.take(symbols.take(at)) & (codes.take(at) < 127))
    end = _trimmed(batch, host, end)
    outer = np.ones(len(end), dtype=np.bool_)  # an address inside another is part of that one
    outer[1:] = start[1:] >= np.maximum.accumulate(end)[:-1]
    named = (outer & (end > host + 1) & _HOST_BEGINS.take(symbols.take(host))).nonzero()[0]
    if not len(named):
        return Spans.none()
    start, host, end = start.take(named), host.take(named), end.take(named)
    masked = _holds_mask(batch, host, end)
    state = np.where(_shows(batch, host, end), 0, np.where((host > start) & _dotted(batch, host, end), 1, 2))
    score, evidence = judge_states(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _nowhere() -> tuple[Ints, Ints]:
    return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)


def _with_scheme(batch: Batch) -> tuple[Ints, Ints]:
    """Starts, and where the authority begins."""
    symbols, colon = batch.symbols, batch.at(":")
    colon = colon[(symbols.take(colon + 1) == ord("/")) & (symbols.take(colon + 2) == ord("/"))]
    start = colon.copy()
    letters = symbols.take(colon[:, None] + np.arange(-5, 0)) | np.uint8(32)
    for scheme in reversed(_SCHEMES):
        fits = (letters[:, 5 - len(scheme) :] == np.frombuffer(scheme.encode(), dtype=np.uint8)).all(axis=1)
        start[fits] = colon[fits] - len(scheme)
    known = start < colon
    return start[known], colon[known] + 3


def _with_www(batch: Batch) -> tuple[Ints, Ints]:
    """Starts of www. with another dot behind, outside of other addresses."""
    symbols, points = batch.symbols, batch.at(".")
    w = np.uint8(ord("w"))
    start = points[(symbols.take(points - 1) | 32) == w] - 3
    if len(start):
        start = start[((symbols.take(start) | 32) == w) & ((symbols.take(start + 1) | 32) == w)]
    if not len(start):
        return _nowhere()
    start = start[~_BEFORE_WWW.take(symbols.take(start - 1))]
    following = np.minimum(points.searchsorted(start + 4), len(points) - 1)
    host_end = stretch_end(start + 4, 64, lambda at: _HOST.take(symbols.take(at)))
    start = start[(points.take(following) > start + 4) & (points.take(following) < host_end - 1)]
    return start, start


def _trimmed(batch: Batch, host: Ints, end: Ints) -> Ints:
    """Ends without the sentence's own punctuation, and brackets that were opened before the address."""
    symbols = batch.symbols
    while True:
        last = symbols.take(end - 1)
        edge = _TRAILING.take(last)
        for opening, closing in ("()", "[]"):
            closes = last == ord(closing)
            if closes.any():
                edge |= closes & (_count(batch.at(closing), host, end) > _count(batch.at(opening), host, end))
        if not edge.any():
            return end
        end = end - edge


def _count(places: Ints, start: Ints, end: Ints) -> Ints:
    return np.searchsorted(places, end) - np.searchsorted(places, start)


def _shows(batch: Batch, host: Ints, end: Ints) -> Bools:
    """Whether path, query or userinfo stand beside the host."""
    symbols = batch.symbols
    authority = np.minimum(stretch_end(host, 256, lambda at: _AUTHORITY.take(symbols.take(at))), end)
    closing = symbols.take(authority)
    answer: Bools = (authority < end) & (
        _USERINFO.take(closing) | (_OPENS.take(closing) & (end > authority + 1))
    )
    return answer


def _dotted(batch: Batch, host: Ints, end: Ints) -> Bools:
    """Whether the host has a dot inside: no `http://localhost`."""
    points = batch.at(".")
    answer: Bools = points.searchsorted(end - 1) > points.searchsorted(host)
    return answer


def _holds_mask(batch: Batch, host: Ints, end: Ints) -> Bools:
    if Trigger.MASK not in batch.triggers:
        return np.zeros(len(host), dtype=np.bool_)
    stars = batch.at("*")
    answer: Bools = stars.searchsorted(end) > stars.searchsorted(host)
    return answer


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.ALWAYS}), MASK, find, HEADERS)

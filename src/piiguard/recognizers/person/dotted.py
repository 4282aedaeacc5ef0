"""Names whose parts a dot joins: minority and transliterated names (买买提·艾力, 约翰·史密斯, J·K·罗琳).

U+00B7 is the correct dot (facts 7.2); • ・ ‧ . and - occur. Either part reaches as far as its characters are
likelier to write a foreign sound than a Chinese word.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.findings import Evidence, Spans
from piiguard.recognizers.person.anchors import IS_HAN, Role, WordHits
from piiguard.recognizers.person.tables import NameTables
from piiguard.text.batch import Batch
from piiguard.text.folding import MIDDLE_DOT, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["dotted_names"]

_SHAPE = int(Evidence.SHAPE)

Floats = npt.NDArray[np.float64]

_PART = 9  # characters of the longest part
_CAPITALS = table(range(65, 91))
_LETTERS = table(range(65, 91), range(97, 123))
_RIGHT_DOT = 1.0  # log-odds of a middle dot; a point or dash joins other things more often
_WRONG_DOT = {ord("."): -3.0, ord("-"): -7.0}
_MOST_OF_DASH = 1.3  # places and firms are joined so, too
_LEAST, _TEMPERATURE = 1.0, 2.0
_FAR = -100.0
_RUN_END = 2.5  # added where the part ends with the run of Han
_JOINS = np.zeros(0x10000, dtype=np.bool_)  # never inside a part
_JOINS[[ord(letter) for letter in "和与及跟同对的说在是了都因将也就为自并已或从向被把给让使称"]] = True


def dotted_names(batch: Batch, tables: NameTables, hits: WordHits) -> Spans:
    """Names with at least one dot between two parts, one of them Han; cue words are no part of them."""
    dots = _dots(batch)
    if not len(dots):
        return Spans.none()
    walls = ((hits.role & Role.WALL) > 0).nonzero()[0]
    before = np.append(hits.end.take(walls), np.iinfo(np.int64).max)
    behind = np.append(hits.start.take(walls), np.iinfo(np.int64).max)
    last = before.searchsorted(dots, side="right") - 1
    room = dots - np.where(last >= 0, before.take(last), 0)
    left, left_odds = _reach(batch, tables, dots[:, None] - np.arange(1, _PART + 1), room)
    room = behind.take(behind.searchsorted(dots)) - dots - 1
    right, right_odds = _reach(batch, tables, dots[:, None] + np.arange(1, _PART + 1), room)
    mark, added = batch.symbols.take(dots), np.full(len(dots), _RIGHT_DOT)
    for wrong, odds in _WRONG_DOT.items():
        added[mark == wrong] = odds
    odds = left_odds + right_odds + added
    dash = mark == ord("-")
    odds[dash] = np.minimum(odds[dash], _MOST_OF_DASH)
    odds[dash & ((left < 2) | (right < 2))] = _FAR
    chosen = ((left > 0) & (right > 0) & (odds > _LEAST)).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start, end = dots.take(chosen) - left.take(chosen), dots.take(chosen) + right.take(chosen) + 1
    return _chained(batch, start, end, odds.take(chosen))


def _dots(batch: Batch) -> Ints:
    """Dots, points and dashes between Han characters or initials."""
    symbols = batch.symbols
    raw = symbols.tobytes()
    if not any(mark in raw for mark in (bytes((MIDDLE_DOT,)), b".", b"-")):
        return np.empty(0, dtype=np.int64)
    points = np.concatenate(((symbols == MIDDLE_DOT).nonzero()[0], batch.at("."), batch.at("-")))
    if not len(points):
        return points
    before, behind = symbols.take(points - 1), symbols.take(points + 1)
    initial = _CAPITALS.take(before) & ~_LETTERS.take(symbols.take(points - 2))
    another = _CAPITALS.take(behind) & ~_LETTERS.take(symbols.take(points + 2))
    joins = (IS_HAN.take(before) | initial) & (IS_HAN.take(behind) | another)
    dots: Ints = np.sort(points[joins])
    return dots


def _reach(batch: Batch, tables: NameTables, at: Ints, room: Ints) -> tuple[Ints, Floats]:
    """How many characters belong to the part, from the dot outwards, and their log-odds; `room`: at most so
    many, and a part that fills it is likelier."""
    symbols = batch.symbols.take(at, mode="clip")
    codes = tables.canonical(batch.texts.codes.take(at, mode="clip"))
    odds = tables.foreign.take(codes, mode="clip") / 10.0
    inside: Bools = np.logical_and.accumulate(
        IS_HAN.take(symbols) & (np.arange(_PART) < room[:, None]), axis=1
    )
    odds = np.where(inside, odds, _FAR)
    odds[_JOINS.take(codes, mode="clip")] = _FAR
    total = odds.cumsum(axis=1)
    total[:, :-1] += _RUN_END * (inside[:, :-1] & ~inside[:, 1:])
    best = total.argmax(axis=1)
    reach, most = best + 1, total[np.arange(len(at)), best]
    initial = _CAPITALS.take(symbols[:, 0])
    return np.where(initial, 1, reach), np.where(initial, 0.5, most)


def _chained(batch: Batch, start: Ints, end: Ints, odds: Floats) -> Spans:
    """Names of several dots as one; only those with a Han part."""
    first = np.ones(len(start), dtype=np.bool_)
    first[1:] = start[1:] >= np.maximum.accumulate(end)[:-1]
    group = first.nonzero()[0]
    start, end = start.take(group), np.maximum.reduceat(end, group)
    total = np.add.reduceat(odds, group)
    han = IS_HAN.take(batch.symbols.take(start)) | IS_HAN.take(batch.symbols.take(end - 1))
    chosen = han.nonzero()[0]
    score = 1.0 / (1.0 + np.exp(-total.take(chosen) / _TEMPERATURE))
    return Spans.of(start.take(chosen), end.take(chosen), np.minimum(score, 0.97), _SHAPE)

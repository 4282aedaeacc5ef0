"""Names without a Chinese single surname (复姓, 少数民族姓名, 日本人名): in running text and in fields.

Compound surnames are followed by one or two characters of a given name; Uyghur, Kazakh, Mongolian and Tibetan
names are put together from parts that are names themselves (facts 7.2); Japanese names are a surname and a
given name as Japanese people have them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person import negatives, shape
from piiguard.recognizers.person.anchors import Role, Starts, WordHits, han_runs, is_han, simplified
from piiguard.recognizers.person.fields import BY_BESIDE, BY_LEFT, BY_RIGHT, beside_numbers, edge_kinds
from piiguard.recognizers.person.han import Names
from piiguard.recognizers.person.shape import Codes
from piiguard.recognizers.person.tables import BEGINS_DOUBLE, BEGINS_JAPANESE, NameTables, load
from piiguard.recognizers.person.word_sets import WordSet, among
from piiguard.text.batch import Batch
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["compound_starts", "composed_names", "japanese_names", "strange_names"]

Floats = npt.NDArray[np.float64]

_COMPOUND, _WORDY = 0.5, 1.0  # log-odds of a compound surname in running text; taken away from a common word
_PARTS, _ONE_PART, _BESIDE_FOREIGN = 3.0, 0.4, -3.0
_LONGEST_COMPOSED, _LEAST_COMPOSED = 9, 3
_FOREIGN_SOUND = 10  # tenths of log-odds
_KNOWN_GIVEN, _LIKE_GIVEN, _SHORT_GIVEN, _COMMON = 3.0, 0.8, 0.6, 5.0
_STEPS, _LOOK = np.arange(7), 8
_FOREIGN_LEAST = 0.5  # mean log-odds of characters that write foreign sounds
_FOREIGN_BIAS, _FOREIGN_SLOPE, _JAPANESE_ODDS = -3.2, 3.0, -0.6
_ENDS_GIVEN = np.zeros(0x10000, dtype=np.bool_)  # behind a given name of one character
_ENDS_GIVEN[[ord(letter) for letter in "的了在是和与及到从也都就将已曾于把被对向说等来去让给因"]] = True
# Compound surnames that are words or places, too
_WORDY_COMPOUNDS = WordSet.of(
    "东方 西门 第五 百里 南门 东门 北门 东郭 南郭 西郭 公西 左丘 子车 太史 巫马".split()
)


def _all_beginnings(batch: Batch) -> tuple[Ints, npt.NDArray[np.uint8]]:
    """Where a compound or Japanese surname may begin, and which; for `Batch.shared`."""
    kinds = load().begins.take(batch.shared(simplified)[:-_LOOK])
    at = (kinds > 0).nonzero()[0]
    return at, kinds.take(at)


def _beginnings(batch: Batch, kind: int) -> Ints:
    at, kinds = batch.shared(_all_beginnings)
    chosen: Ints = at[(kinds & kind) > 0]
    return chosen


def compound_starts(batch: Batch, tables: NameTables) -> Starts | None:
    """Where compound surnames stand, whatever is around them."""
    codes = batch.shared(simplified)
    at = _beginnings(batch, BEGINS_DOUBLE)
    if not len(at):
        return None
    at = at[tables.is_double(codes.take(at), codes.take(at + 1)) & is_han(batch, at + 2)]
    pair = codes.take(at[:, None] + np.arange(shape.WIDTH)) * (np.arange(shape.WIDTH) < 2)
    cue = np.where(negatives.common(tables, pair), _COMPOUND - _WORDY, _COMPOUND)
    rows = (~_WORDY_COMPOUNDS.holds(pair)).nonzero()[0]
    no = np.zeros(len(rows), dtype=np.bool_)
    return Starts(at.take(rows), cue.take(rows), no, no.astype(np.int64)) if len(rows) else None


def composed_names(batch: Batch, tables: NameTables, hits: WordHits) -> Names:
    """Names put together from parts: 扎西顿珠, 乌云其木格, 吐尔洪江."""
    parts = hits.of(Role.PART)
    if not len(parts.start):
        return Names.none()
    first = np.ones(len(parts.start), dtype=np.bool_)
    first[1:] = parts.start[1:] != parts.end[:-1]
    begin = first.nonzero()[0]
    count = np.diff(np.append(begin, len(first)))
    start, end = parts.start.take(begin), parts.end.take(begin + count - 1)
    codes = batch.shared(simplified)
    closing = among(_CLOSING_SOUNDS, codes.take(end)) & ~_begins(hits, end)  # 吐尔洪 + 江
    end = end + closing
    length = end - start
    whole = (parts.role.take(begin) & Role.WHOLE) > 0
    odds = np.where((count > 1) | (closing & (length > 2)), _PARTS, _ONE_PART)
    outside = np.stack((start - 1, end))
    foreign = tables.foreign.take(codes.take(outside), mode="clip") > _FOREIGN_SOUND
    foreign &= is_han(batch, outside.ravel()).reshape(outside.shape)
    odds = odds + _BESIDE_FOREIGN * foreign.any(axis=0)
    fits = (length >= _LEAST_COMPOSED) & (length <= _LONGEST_COMPOSED) & (whole | closing | (count > 1))
    rows = fits.nonzero()[0]
    return Names(start.take(rows), end.take(rows), odds.take(rows), rows)


_CLOSING_SOUNDS = np.array(sorted(map(ord, "江汗罕姆")), dtype=np.uint32)


def _begins(hits: WordHits, at: Ints) -> Bools:
    """Whether a cue word begins at each position."""
    place = np.minimum(hits.start.searchsorted(at), len(hits.start) - 1)
    found: Bools = hits.start.take(place) == at
    return found


def japanese_names(batch: Batch, tables: NameTables) -> Names:
    """A Japanese surname of two or three characters with a given name: 山本健太, 佐佐木翔太."""
    codes = batch.shared(simplified)
    at = _beginnings(batch, BEGINS_JAPANESE)
    at = at[tables.may_be_japanese(codes.take(at), codes.take(at + 1))]
    if not len(at):
        return Names.none()
    letters = codes.take(at[:, None] + _STEPS)
    three = tables.japanese_surnames.holds(letters[:, :4] * (_STEPS[:4] < 3))
    family = np.where(three, 3, 2)
    known = three | tables.japanese_surnames.holds(letters[:, :4] * (_STEPS[:4] < 2))
    rows = known.nonzero()[0]
    if not len(rows):
        return Names.none()
    at, family, letters = at.take(rows), family.take(rows), letters.take(rows, 0)
    length, odds = _given_behind(batch, tables, at, family, letters)
    rows = (length > 0).nonzero()[0]
    at, end, odds = at.take(rows), (at + family + length).take(rows), odds.take(rows)
    word = shape.letters_of(tables, batch.texts.codes, at, end - at)
    odds -= _COMMON * (negatives.common(tables, word) & (end - at <= shape.WIDTH))
    return Names(at, end, odds, rows)


def _given_behind(
    batch: Batch, tables: NameTables, at: Ints, family: Ints, letters: Codes
) -> tuple[Ints, Floats]:
    """Length of the given name behind each surname, 0 where there is none, and its log-odds."""
    given = letters.take(np.arange(len(at))[:, None] * len(_STEPS) + family[:, None] + _STEPS[:4])
    inside = np.logical_and.accumulate(is_han(batch, (at + family)[:, None] + _STEPS[:4]), axis=1)
    length, odds = np.zeros(len(at), dtype=np.int64), np.zeros(len(at))
    for size in (1, 2, 3):
        word = given * (_STEPS[:4] < size)
        fits = tables.japanese_given.holds(word) & inside[:, size - 1]
        if size == 1:
            fits &= ~inside[:, 1] | _ENDS_GIVEN.take(given[:, 1], mode="clip")
        length[fits], odds[fits] = size, _SHORT_GIVEN if size == 1 else _KNOWN_GIVEN
    like = (length == 0) & inside[:, 1]
    for place in (0, 1):
        like &= tables.japanese_given.holds(given[:, place : place + 1] * (_STEPS[:4] == 0))
    length[like], odds[like] = 2, _LIKE_GIVEN
    return length, odds


def strange_names(batch: Batch, tables: NameTables, hits: WordHits) -> Names:
    """Names of three to six characters without a Chinese surname that fill a field beside a record.

    Minority names written by sound, and those with Japanese surnames: 次仁德吉, 吉田健太.
    """
    start, end = batch.shared(han_runs)
    chosen = (((end - start) >= 3) & ((end - start) <= 8)).nonzero()[0]
    if not len(chosen):
        return Names.none()
    start, end = start.take(chosen), end.take(chosen)
    codes = batch.shared(simplified)
    begins = (tables.begins.take(codes.take(start)) & BEGINS_JAPANESE) > 0
    # few characters write sounds, and fewer end words
    chosen = ((tables.foreign.take(codes.take(end - 1), mode="clip") > 0) | begins).nonzero()[0]
    if not len(chosen):
        return Names.none()
    start, end = start.take(chosen), end.take(chosen)
    beside = beside_numbers(batch, hits, start, end)
    chosen = (beside > 1).nonzero()[0]
    if not len(chosen):
        return Names.none()
    start, end, beside = _behind_word(hits, start.take(chosen)), end.take(chosen), beside.take(chosen)
    length = end - start
    letters = shape.letters_of(tables, batch.texts.codes, start, length, 6)
    sounds = tables.foreign.take(letters, mode="clip") / 10.0 * (letters > 0)
    mean = sounds.sum(axis=1) / np.maximum(length, 1)
    surname = letters[:, :4] * (_STEPS[:4] < 2)
    japanese = tables.japanese_surnames.holds(surname) & (length <= 5)
    chosen = (((mean > _FOREIGN_LEAST) | japanese) & (length >= 3) & (length <= 6)).nonzero()[0]
    if not len(chosen):
        return Names.none()
    start, end, mean, japanese, beside = (
        column.take(chosen) for column in (start, end, mean, japanese, beside)
    )
    left, right = edge_kinds(batch, start - 1, -1), edge_kinds(batch, end, 1)
    odds = BY_LEFT.take(left) + BY_RIGHT.take(right) + BY_BESIDE.take(beside)
    odds += np.where(japanese, _JAPANESE_ODDS, _FOREIGN_BIAS + _FOREIGN_SLOPE * mean)
    return Names(start, end, odds, np.arange(len(start)))


def _behind_word(hits: WordHits, start: Ints) -> Ints:
    """Starts moved behind a cue word that begins there: 本人次仁德吉."""
    cues = hits.of(Role.LABEL | Role.WEAK | Role.LEAD)
    if not len(cues.start) or not len(start):
        return start
    place = np.minimum(cues.start.searchsorted(start), len(cues.start) - 1)
    return np.where(cues.start.take(place) == start, cues.end.take(place), start)

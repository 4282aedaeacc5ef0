"""Names of two to four Han characters at a cue: how long they are, and how sure.

Behind a cue the end is open, before a title or a colon the beginning. All lengths are tried; the shape and
what stands beyond the open side decide (see `shape.edged`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person import negatives, shape, words
from piiguard.recognizers.person.anchors import Role, Starts, WordHits, is_han, simplified
from piiguard.recognizers.person.shape import Codes
from piiguard.recognizers.person.tables import NameTables
from piiguard.recognizers.person.word_sets import among
from piiguard.text.batch import Batch
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["Names", "after", "before"]

Floats = npt.NDArray[np.float64]

_LENGTHS = np.array([2, 3, 4])
_LOOK = 9  # characters: two names of four and one more
_AHEAD = np.arange(_LOOK)
_BEHIND = -np.arange(1, 8)  # the nearest first
_BEHIND_STEPS = np.arange(7)
_LETTERS = np.arange(4)
_BEYOND = np.arange(shape.OUTSIDE)[:, None]

# Log-odds, chosen on texts of our own
_FILLED = 3.0  # a value that fills its field
_COMMON, _COMMON_IN_TEXT = 3.0, 5.0  # taken away from a common word, in a field and in running text
_NOUN = 5.0  # taken away from what ends like a company or an office
_WORDY = 2.5  # taken away in running text where the surname is a word: 和, 向
_NEVER = 20.0  # taken away from what is written in the place of a name
_STRANGE = 2.0  # taken away where no surname stands in front
_FOREIGN_LEAST = 0.4  # mean log-odds of characters that write foreign sounds

# Never the third or fourth character of a name
_STOP = np.zeros(0x10000, dtype=np.bool_)
_STOP[
    [
        ord(letter)
        for letter in "已的了在说是于因被把及与或等也都就请您你我他她们这那没从到给让后称诉曾系拟须需和跟"
    ]
] = True
_NAME_GAP = table(" \n")
_MOST_SPACES, _LINE_END = 4, 10
_BROKEN = np.array([0, 1, 3, 3])  # over a line end behind the second character
_SEX = np.array([ord("女"), ord("男")], dtype=np.uint32)
_NOUN_END = np.zeros(0x10000, dtype=np.bool_)
_NOUN_END[[ord(word[-1]) for word in words.NOUNS if len(word) == 1]] = True


@dataclass(slots=True)
class Names:
    """Names found: start, end, log-odds, and which of the given places each belongs to."""

    start: Ints
    end: Ints
    odds: Floats
    place: Ints

    @classmethod
    def none(cls) -> Names:
        """No names."""
        nothing = np.empty(0, dtype=np.int64)
        return cls(nothing, nothing, nothing.astype(np.float64), nothing)

    @classmethod
    def joined(cls, parts: list[Names]) -> Names:
        """All names of the parts."""
        parts = [part for part in parts if len(part)]
        if len(parts) < 2:
            return parts[0] if parts else cls.none()
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__))

    def __len__(self) -> int:
        return len(self.start)

    def take(self, chosen: Bools | Ints) -> Names:
        """The chosen names."""
        rows = chosen.nonzero()[0] if chosen.dtype == np.bool_ else chosen
        return Names(self.start.take(rows), self.end.take(rows), self.odds.take(rows), self.place.take(rows))


def _walls(batch: Batch, hits: WordHits) -> Bools:
    """Where a word that ends a name begins, by position of the batch."""
    walls = np.zeros(len(batch.symbols), dtype=np.bool_)
    walls[hits.start.take(((hits.role & Role.WALL) > 0).nonzero()[0])] = True
    return walls


def after(batch: Batch, tables: NameTables, hits: WordHits, starts: Starts) -> Names:
    """The name that begins at each place, where one does."""
    codes = batch.shared(simplified)
    first, second = codes.take(starts.at), codes.take(starts.at + 1)
    led = tables.is_surname(first) | tables.is_double(first, second)
    place = ((led | starts.exact) & is_han(batch, starts.at)).nonzero()[0]
    if not len(place):
        return Names.none()
    at, exact, led = starts.at.take(place), starts.exact.take(place), led.take(place)
    ahead = at[:, None] + _AHEAD
    letters = codes.take(ahead)
    outside = ~is_han(batch, ahead)
    outside |= _walls(batch, hits).take(ahead)
    outside[:, 2:] |= _STOP.take(letters[:, 2:], mode="clip")
    outside[:, -1] = True
    run = outside.argmax(axis=1)
    np.copyto(letters, np.uint32(shape.BEYOND), where=run[:, None] <= _AHEAD)
    length, odds = _best_ahead(tables, letters, run, exact, led)
    cue = starts.cue.take(place)
    names = Names(at, at + length, odds + cue, place).take((odds > -50).nonzero()[0])
    row, end, odds = _spaced(batch, tables, at, run, letters, exact)
    broken, last = _broken(batch, tables, at, run, exact)
    if len(broken):
        names.end[np.isin(names.start, at.take(broken))] = last
    if not len(row):
        return names
    return Names.joined([names, Names(at.take(row), end, odds + cue.take(row), place.take(row))])


def _best_ahead(
    tables: NameTables, letters: Codes, run: Ints, exact: Bools, led: Bools
) -> tuple[Ints, Floats]:
    """The likeliest length for each row of letters, `BEYOND` behind the run of Han, and its log-odds."""
    column, row = (run >= _LENGTHS[:, None]).nonzero()
    length = _LENGTHS.take(column)
    word, inner, beyond = _cut(letters, row, length)
    odds = shape.edged(tables, True, word, length, inner, beyond)
    fills = exact.take(row) & (run.take(row) == length)
    odds += fills * _FILLED
    odds -= _doubts(tables, word, length, inner, fills)
    strange = (~led.take(row)).nonzero()[0]
    if len(strange):
        odds[strange] = _strange_odds(
            tables, odds.take(strange), word.take(strange, 0), length.take(strange), fills.take(strange)
        )
    everything = np.full((len(_LENGTHS), len(letters)), -99.0)
    everything[column, row] = odds
    best, most = _most(everything)
    best = _LENGTHS.take(best)
    long = (exact & (run > 4) & (run < _LOOK - 1)).nonzero()[0]
    if len(long):
        foreign = _foreign(tables, letters.take(long, 0)[:, : _LOOK - 1], run.take(long))
        chosen = foreign > _FOREIGN_LEAST
        long = long[chosen]
        best[long], most[long] = run.take(long), foreign[chosen]
    return best, most


def _strange_odds(tables: NameTables, odds: Floats, word: Codes, length: Ints, fills: Bools) -> Floats:
    """Log-odds of what begins with no surname: a value that fills its field and writes foreign sounds."""
    foreign = _foreign(tables, word, length)
    sounds = fills & (foreign > _FOREIGN_LEAST)
    odds = np.where(sounds, np.maximum(odds, 1.0 + foreign), odds - _STRANGE)
    odds[~fills] = -99.0
    return odds


def _most(odds: Floats) -> tuple[Ints, Floats]:
    """The row with the greatest log-odds for each column, the first of equals, and these log-odds."""
    best, most = np.zeros(odds.shape[1], dtype=np.int64), odds[0].copy()
    for row in range(1, len(odds)):
        better = odds[row] > most
        best[better] = row
        most[better] = odds[row][better]
    return best, most


def _cut(letters: Codes, row: Ints, length: Ints) -> tuple[Codes, Codes, Codes]:
    """The word of each length at the beginning of each row, its last character, and those behind it.

    length: ascending.
    """
    word = letters[:, : shape.WIDTH].take(row, 0)
    for size, end in zip(_LENGTHS[:-1].tolist(), length.searchsorted(_LENGTHS[1:]).tolist(), strict=True):
        word[:end, size] = 0
    last = row * letters.shape[1] + length
    return word, letters.take(last - 1), letters.take(last + _BEYOND)


def _foreign(tables: NameTables, word: Codes, length: Ints) -> Floats:
    """Mean log-odds that the characters write foreign sounds."""
    sounds = tables.foreign.take(word, mode="clip").astype(np.float64)
    sounds *= np.arange(word.shape[1]) < length[:, None]
    return cast("Floats", sounds.sum(axis=1) / (10.0 * length))


def _doubts(tables: NameTables, word: Codes, length: Ints, inner: Codes, fills: Bools) -> Floats:
    """What common words, surnames that are words, and endings of companies and offices take away."""
    doubt = np.zeros(len(word))
    doubt += _NOUN * (_NOUN_END.take(inner, mode="clip") & (length > 2))
    doubt += _WORDY * (negatives.wordy(word[:, 0]) & ~fills)
    common = negatives.common(tables, word).nonzero()[0]
    doubt[common] += np.where(fills.take(common), _COMMON, _COMMON_IN_TEXT)
    filled = fills.nonzero()[0]
    if len(filled):
        doubt[filled] += _NEVER * negatives.never(word.take(filled, 0))
    return doubt


def _spaced(
    batch: Batch, tables: NameTables, at: Ints, run: Ints, letters: Codes, exact: Bools
) -> tuple[Ints, Ints, Floats]:
    """Names with a gap behind the surname, in a field of their own: 张 小明, 王\\n伟; (row, end,
    log-odds)."""
    nothing = np.empty(0, dtype=np.int64)
    if not (exact & (run < 3)).any():
        return nothing, nothing, nothing.astype(np.float64)
    symbols = batch.symbols
    single = (run == 1) & tables.is_surname(letters[:, 0])
    double = (run == 2) & tables.is_double(letters[:, 0], letters[:, 1])
    rows = (exact & (single | double) & _NAME_GAP.take(symbols.take(at + run))).nonzero()[0]
    if not len(rows):
        return nothing, nothing, nothing.astype(np.float64)
    gap = at.take(rows) + run.take(rows)
    ahead = symbols.take(gap[:, None] + np.arange(_MOST_SPACES + 1))
    width = (~_NAME_GAP.take(ahead)).argmax(axis=1)
    given = gap + width
    outside = ~is_han(batch, given[:, None] + np.arange(4))
    outside[:, -1] = True
    size = outside.argmax(axis=1)
    fits = ((width > 0) & (size >= 1) & (size <= 2)).nonzero()[0]
    rows, given, size = rows.take(fits), given.take(fits), size.take(fits)
    family = run.take(rows)
    word = np.zeros((len(rows), 4), dtype=np.uint32)
    word[:, :2] = letters.take(rows, 0)[:, :2] * (np.arange(2) < family[:, None])
    later = tables.canonical(batch.texts.codes.take(given[:, None] + np.arange(2))) * (
        np.arange(2) < size[:, None]
    )
    word[np.arange(len(rows))[:, None], family[:, None] + np.arange(2)] = later
    length = family + size
    beyond = np.full((shape.OUTSIDE, len(rows)), shape.BEYOND, dtype=np.uint32)
    inner = word[np.arange(len(rows)), length - 1]
    odds = shape.edged(tables, True, word, length, inner, beyond)
    odds -= _doubts(tables, word, length, inner, np.ones(len(rows), dtype=np.bool_))
    return rows, given + size, odds


def _broken(batch: Batch, tables: NameTables, at: Ints, run: Ints, exact: Bools) -> tuple[Ints, Ints]:
    """Labelled names of two characters whose third stands alone on the next line: 郭晓\\n东; (row, end)."""
    symbols, codes = batch.symbols, batch.shared(simplified)
    rows = (exact & (run == 2)).nonzero()[0]
    rows = rows[symbols.take(at.take(rows) + 2) == _LINE_END]
    if not len(rows):
        return rows, rows
    third = at.take(rows) + 3
    fits = is_han(batch, third) & ~is_han(batch, third + 1)
    rows = rows[fits & ~among(_SEX, codes.take(third))]
    word = codes.take(at.take(rows)[:, None] + _BROKEN)
    rows = rows[shape.odds(tables, word * (_LETTERS < 3), np.full(len(rows), 3)) > 0]
    return rows, at.take(rows) + 4


def before(batch: Batch, tables: NameTables, end: Ints, cue: Floats, whole: Bools) -> Names:
    """The name that ends at each place, where one does; `whole`: where nothing Han may stand before it."""
    behind = end[:, None] + _BEHIND
    outside = ~is_han(batch, behind)
    run = outside.argmax(axis=1)
    run[~outside.any(axis=1)] = len(_BEHIND)
    letters = batch.shared(simplified).take(behind)
    np.copyto(letters, np.uint32(shape.BEYOND), where=run[:, None] <= _BEHIND_STEPS)
    surname = tables.is_surname(letters) & (letters != shape.BEYOND)
    surname[:, 1:] |= tables.is_double(letters[:, 1:], letters[:, :-1])
    fits = (run >= _LENGTHS[:, None]) & surname[:, _LENGTHS - 1].T
    fits &= (run == _LENGTHS[:, None]) | ~whole
    column, row = fits.nonzero()
    if not len(row):
        return Names.none()
    length = _LENGTHS.take(column)
    base = row * letters.shape[1] + length
    word = letters.take(base[:, None] - 1 - np.minimum(_LETTERS, (length - 1)[:, None]))
    word *= length[:, None] > _LETTERS
    odds = shape.edged(tables, False, word, length, word[:, 0], letters.take(base + _BEYOND))
    last = letters[:, 0].take(row)
    odds -= _doubts(tables, word, length, last, np.zeros(len(row), dtype=np.bool_))
    everything = np.full((len(_LENGTHS), len(end)), -99.0)
    everything[column, row] = odds
    best, most = _most(everything)
    place = (most > -50).nonzero()[0]
    length = _LENGTHS.take(best.take(place))
    return Names(end.take(place) - length, end.take(place), (most + cue).take(place), place)

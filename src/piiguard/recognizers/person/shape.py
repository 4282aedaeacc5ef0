"""How much a few Han characters look like a person's name (人名).

Linear models over hashed features: each character and each pair of neighbours, by length and place. `odds`
looks at the word alone; `edged` also at what stands at its open side, where a cue stands at the other.
Trained by tools/names/build_names.py on names against words; traditional script is read as simplified.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from piiguard.text.texts import Ints

if TYPE_CHECKING:
    from piiguard.recognizers.person.tables import NameTables

__all__ = [
    "BEYOND",
    "LENGTHS",
    "LONGEST",
    "Model",
    "OUTSIDE",
    "SLOTS",
    "WIDTH",
    "edge_slots",
    "edged",
    "letters_of",
    "odds",
    "slots",
]

SLOTS = 1 << 18
WIDTH = 4  # characters of a Han name; longer ones are transliterated
LONGEST = 8
OUTSIDE = 3  # characters looked at on the open side
BEYOND = 1  # stands for any character that is not Han
_BITS = 18

_FIRST, _SECOND, _STEP = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D)
LENGTHS = (2, 3, 4)
_PLANE = 0x10000  # characters of the basic plane; those beyond share one place
_ROOM = WIDTH * _PLANE
_PLACES = np.arange(WIDTH) * _PLANE
_MANY = 512  # words; from there on those of each length are worked on apart
_PAIR_PLACES = np.arange(WIDTH - 1, dtype=np.uint32)

Codes = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
_LEVELS = 0x5000  # sets levels apart from characters


def letters_of(tables: NameTables, codes: Codes, start: Ints, length: Ints, width: int = WIDTH) -> Codes:
    """(n, width) canonical characters of the spans, 0 behind their end; spans are cut at `width`."""
    steps = np.arange(width)
    letters = tables.canonical(codes.take(start[:, None] + steps, mode="clip"))
    letters *= steps < length[:, None]
    return letters


def slots(letters: Codes, length: Ints, given: Levels) -> Ints:
    """(n, 3 * width) feature numbers of names of `length` characters; `SLOTS` (weight 0) where there is none.

    given: (n, width) level of each character, see `NameTables.given`; it stands in for what training never
    saw.
    """
    width = letters.shape[1]
    place = np.arange(width, dtype=np.uint32) + np.minimum(length, 5).astype(np.uint32)[:, None] * 16
    found = np.empty((len(letters), 3 * width), dtype=np.uint32)
    single, pair, level = found[:, :width], found[:, width : 2 * width], found[:, 2 * width :]
    placed = place * _STEP
    np.multiply(letters + placed, _FIRST, out=single)
    np.multiply(letters, _SECOND, out=pair)
    pair += place * _FIRST
    pair[:, :-1] ^= letters[:, 1:] * _STEP
    pair *= _FIRST
    pair ^= pair >> np.uint32(15)
    pair *= _SECOND
    np.multiply((given + np.uint32(_LEVELS)) * _SECOND ^ placed, _FIRST, out=level)
    found >>= np.uint32(32 - _BITS)
    outside = letters == 0
    single[outside] = SLOTS
    level[outside] = SLOTS
    pair[:, :-1][outside[:, 1:]] = SLOTS
    pair[:, -1] = SLOTS
    return found.astype(np.int64)


def edge_slots(inner: Codes, length: Ints, outside: Codes, levels: Levels) -> Ints:
    """(n, 6) feature numbers of the open side: `inner` the last character of the name there, `outside` (n, 3)
    those beyond, nearest first, `BEYOND` where no Han character stands; levels (n, 2): of `inner` and of the
    nearest."""
    found = np.empty((len(inner), 6), dtype=np.uint32)
    first, second, third = outside[:, 0], outside[:, 1], outside[:, 2]
    size = length.astype(np.uint32)
    pair = first * _SECOND ^ second * _STEP
    found[:, 0] = first * _STEP + size * _FIRST
    found[:, 1] = pair + np.uint32(77)
    found[:, 2] = first * _STEP ^ inner * _SECOND
    found[:, 3] = pair * _FIRST ^ third
    found[:, 4] = (levels[:, 1] + np.uint32(_LEVELS)) * _SECOND ^ size * _STEP
    found[:, 5] = found[:, 4] * _FIRST + levels[:, 0]
    found ^= found >> np.uint32(15)
    found *= _FIRST
    found >>= np.uint32(32 - _BITS)
    return found.astype(np.int64)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of one kind of place, laid out for look-up.

    weights: int8 by hashed feature. unit: log-odds of one step. single: int16 by (length - 2, place,
    character), what a character adds by itself; near: int16 by (length - 2, character), what the nearest
    one outside adds;
    levels: int16 by (length - 2, level inside, level outside).
    """

    weights: npt.NDArray[np.int8]
    unit: float
    single: npt.NDArray[np.int16]
    near: npt.NDArray[np.int16]
    levels: npt.NDArray[np.int16]

    @classmethod
    def of(cls, weights: npt.NDArray[np.int8], unit: float, given: Levels) -> Model:
        """The model of hashed weights; `given` as in `NameTables`."""
        single = np.zeros((len(LENGTHS), WIDTH, _PLANE), dtype=np.int16)
        near = np.zeros((len(LENGTHS), _PLANE), dtype=np.int16)
        levels = np.zeros((len(LENGTHS), 16, 16), dtype=np.int16)
        every = np.arange(_PLANE, dtype=np.uint32)
        grade = _level_key(np.arange(16)) * _SECOND
        inner = np.arange(16, dtype=np.uint32)[:, None]
        for row, length in enumerate(np.array(LENGTHS, dtype=np.uint32)[:, None]):
            for place in range(LENGTHS[row]):
                placed = (length * np.uint32(16) + np.uint32(place)) * _STEP
                letters = (every + placed) * _FIRST >> np.uint32(32 - _BITS)
                grades = (grade ^ placed) * _FIRST >> np.uint32(32 - _BITS)
                single[row, place] = weights.take(letters).astype(np.int16) + weights.take(grades).take(given)
            key = grade ^ length * _STEP
            found = weights.take(_mixed(every * _STEP + length * _FIRST))
            near[row] = found.astype(np.int16) + weights.take(_mixed(key)).take(given)
            levels[row] = weights.take(_mixed(key * _FIRST + inner))
        single[:, :, 0] = 0
        return cls(weights, unit, single.ravel(), near.ravel(), levels.ravel())


def _level_key(levels: npt.NDArray[np.integer]) -> Codes:
    return levels.astype(np.uint32) + np.uint32(_LEVELS)


def _mixed(key: Codes) -> Ints:
    key = (key ^ key >> np.uint32(15)) * _FIRST
    found: Ints = (key >> np.uint32(32 - _BITS)).astype(np.int64)
    return found


def odds(tables: NameTables, letters: Codes, length: Ints) -> Floats:
    """Log-odds that each word is a name, for even chances of name and word; see `letters_of`."""
    if letters.shape[1] > WIDTH:
        found = slots(letters, length, tables.given.take(letters, mode="clip"))
        total: npt.NDArray[np.int32] = tables.bare.weights.take(found).sum(axis=1, dtype=np.int32)
    else:
        total = _steps(tables.bare, letters, length)
    return total * np.float64(tables.bare.unit)


def _steps(model: Model, letters: Codes, length: Ints) -> npt.NDArray[np.int32]:
    """Sum of the weights of words of two to four characters, in steps."""
    if len(letters) >= _MANY:
        return _steps_by_length(model, letters, length)
    index = np.minimum(letters, _PLANE - 1) + (_ROOM * (length[:, None] - 2) + _PLACES)
    total = _across(model.single.take(index))
    pair = letters[:, :-1] * _SECOND
    pair += (_PAIR_PLACES + length.astype(np.uint32)[:, None] * np.uint32(16)) * _FIRST
    pair ^= letters[:, 1:] * _STEP
    pair *= _FIRST
    pair ^= pair >> np.uint32(15)
    pair *= _SECOND
    pair >>= np.uint32(32 - _BITS)
    pair[letters[:, 1:] == 0] = SLOTS
    total += _across(model.weights.take(pair))
    return total


def _steps_by_length(model: Model, letters: Codes, length: Ints) -> npt.NDArray[np.int32]:
    """The same: each length by itself, character by character, without the places behind the end."""
    total = np.zeros(len(letters), dtype=np.int32)
    columns = np.ascontiguousarray(letters.T)
    for size in LENGTHS:
        rows = (length == size).nonzero()[0]
        first = columns[0].take(rows)
        steps = model.single.take(np.minimum(first, _PLANE - 1) + _ROOM * (size - 2)).astype(np.int32)
        for place in range(1, size):
            second = columns[place].take(rows)
            steps += model.single.take(np.minimum(second, _PLANE - 1) + (_ROOM * (size - 2) + _PLANE * place))
            pair = first * _SECOND
            pair += np.uint32((place - 1 + size * 16) * int(_FIRST) & 0xFFFFFFFF)
            pair ^= second * _STEP
            pair *= _FIRST
            pair ^= pair >> np.uint32(15)
            pair *= _SECOND
            pair >>= np.uint32(32 - _BITS)
            steps += model.weights.take(pair)
            first = second
        total[rows] = steps
    return total


def _across(weights: npt.NDArray[np.int16] | npt.NDArray[np.int8]) -> npt.NDArray[np.int32]:
    """Sums of the rows, which are short; twice as fast as `sum(axis=1)`."""
    total = weights[:, 0].astype(np.int32)
    for column in range(1, weights.shape[1]):
        total += weights[:, column]
    return total


def edged(
    tables: NameTables, ahead: bool, letters: Codes, length: Ints, inner: Codes, outside: Codes
) -> Floats:
    """Log-odds that a name of this length stands behind a cue (ahead) or before it, given what stands
    beyond: outside is (3, n), nearest first."""
    model = tables.ahead if ahead else tables.back
    first, second, third = outside
    total = _steps(model, letters, length)
    row = length - 2
    total += model.near.take(np.minimum(first, _PLANE - 1) + row * _PLANE)
    levels = tables.given.take(inner, mode="clip") * np.int64(16) + tables.given.take(first, mode="clip")
    total += model.levels.take(levels + row * 256)
    pair = first * _SECOND ^ second * _STEP
    keys = np.concatenate((pair + np.uint32(77), first * _STEP ^ inner * _SECOND, pair * _FIRST ^ third))
    found = model.weights.take(_mixed(keys)).reshape(3, -1)
    total += found.sum(axis=0, dtype=np.int32)
    return total * np.float64(model.unit)

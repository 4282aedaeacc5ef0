"""Where addresses may be: units with a number behind them, estates behind districts, masks behind places.

One pass over the letters of a batch (characters.py) leaves a handful of places; the grammar looks at those.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import Symbols
from piiguard.text.texts import Ints

__all__ = ["ESTATE", "HAN", "HIDDEN", "NUMBER", "number_runs", "seeds"]

NUMBER, ESTATE, HIDDEN = 0, 1, 2  # what begins or ends at a seed
HAN = "hPCDTVSJBbFUMGEQLKOsgcmiuyjz1"  # letters of Han characters that may belong to a name
_LONGEST_ESTATE = 9
_DOOR = 7  # characters of the shortest 5-2-301 and the like

_Table = npt.NDArray[np.bool_]


def _letters(members: str) -> _Table:
    marks = np.zeros(256, dtype=np.bool_)
    marks[[ord(member) for member in members]] = True
    return marks


_IN_NUMBER = _letters("01a*-#O")
_HEAD = _letters("SEVTJCDMciyjFKG")
_GAP = _letters(" ,n")
_HAN = _letters(HAN)
_UNIT = _letters("NBbFuUMVGJKDz")
_BARE = _letters(".,n ()x:*")  # what may follow a number without a unit
# By the letter before the name's end and the one behind the number: 路88号, 路88, 村3小组, 名都3栋.
_SIDES = (
    (_HEAD[:, None] & (_UNIT | _BARE))
    | (_letters("Vj")[:, None] & _letters("h"))
    | (_HAN[:, None] & _letters("BbN"))
)
_DOORS = _HAN[:, None] & _letters("0")  # 名都5-2-301
_ESTATE_END = _letters("EDKVj")
_NO_ESTATE_AFTER = _HAN | _letters("N0a#*")
_DIVISION = _letters("CDT")
_BEFORE = -1 - np.arange(1, _LONGEST_ESTATE)


def number_runs(letters: Symbols) -> tuple[Ints, Ints]:
    """Starts and ends of runs of digits, numerals, Latin letters, dashes and masks."""
    inside = _IN_NUMBER.take(letters)
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1  # the first and last letter are sentinels
    return edges[::2], edges[1::2]


def seeds(letters: Symbols, start: Ints, end: Ints) -> list[tuple[int, int]]:
    """(position, kind), ascending: where a number begins, where an estate or the text before a mask ends.

    start, end: of `number_runs`.
    """
    found = [(place, ESTATE) for place in _estates(letters).tolist()]
    if len(start):
        found += [(place, NUMBER) for place in _numbers(letters, start, end).tolist()]
        found += [(place, HIDDEN) for place in _masks(letters.tobytes())]
    found.sort()
    return found


def _numbers(letters: Symbols, start: Ints, end: Ints) -> Ints:
    """Starts of numbers with a name before and a unit behind them, by the letters on either side."""
    before, after = start, letters.take(end)
    spaced = (after == ord(" ")).nonzero()[0]
    if len(spaced):
        beyond = letters.take(end.take(spaced) + 1)
        after[spaced] = np.where(_UNIT.take(beyond), beyond, ord(" "))
    gaps = _GAP.take(letters.take(start - 1)).nonzero()[0]
    if len(gaps):
        before = start.copy()
        before[gaps] -= 1 + _GAP.take(letters.take(start.take(gaps) - 2))
    sides = (letters.take(before - 1).astype(np.int64) << 8) | after
    chosen = _SIDES.take(sides)
    doors = (end - start >= _DOOR).nonzero()[0]
    if len(doors):
        chosen[doors] |= _DOORS.take(sides.take(doors) >> 8 << 8 | letters.take(start.take(doors)))
    return before[chosen]


def _estates(letters: Symbols) -> Ints:
    """Ends of names right behind a district."""
    last = _ESTATE_END.take(letters)
    last[:-1] &= ~_NO_ESTATE_AFTER.take(letters[1:])
    ends = last.nonzero()[0]
    if not len(ends):
        return ends
    near = letters.take(ends[:, None] + _BEFORE)
    return ends[_DIVISION.take(near).any(axis=1)] + 1


def _masks(raw: bytes) -> list[int]:
    """Starts of stretches of three and more mask characters."""
    places, at = [], raw.find(b"***")
    while at >= 0:
        if raw[at - 1 : at] != b"*":
            places.append(at)
        at = raw.find(b"***", at + 3)
    return places

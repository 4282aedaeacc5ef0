"""Where addresses may be: units with a number behind them, estates behind districts, masks behind places.

One pass over the letters of a batch (characters.py) leaves a handful of places; the grammar looks at those.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.text.folding import Symbols
from piiguard.text.texts import Ints

__all__ = ["ESTATE", "HAN", "HIDDEN", "NUMBER", "number_runs", "seeds"]

# Over all letters of a batch `bytes.translate` is twice as fast as `take`.

NUMBER, ESTATE, HIDDEN = 0, 1, 2  # what begins or ends at a seed
HAN = "hPCDTVSJBbFUMGEQLKOsgcmiuyjz1wdHr"  # letters of Han characters that may belong to a name
_LONGEST_ESTATE = 12
_DOOR = 4  # characters of the shortest 5#301 and the like

_Table = npt.NDArray[np.bool_]


def _where(letters: Symbols, members: bytes) -> _Table:
    """Where a letter of a table of 256 stands."""
    return np.frombuffer(letters.tobytes().translate(members), dtype=np.bool_)


def _letters(members: str) -> _Table:
    marks = np.zeros(256, dtype=np.bool_)
    marks[[ord(member) for member in members]] = True
    return marks


_IN_NUMBER = _letters("01wa*-#O").tobytes()
_HEAD = _letters("SEVTJCDMciyjFKGdmr")
_BARE_HEAD = _letters("SEJDciyjFKdmr")
_GAP = _letters(" ,n")
_BREAK = _letters(",n")
_BEFORE_NUMBER = _letters(HAN + " ,n")
_HAN = _letters(HAN)
_UNIT = _letters("NBbFuUMVGJKDz")
_BARE = _letters(".,n ()x:*")  # what may follow a number without a unit
_SIDE = _letters("dm")  # 大道西178号
_JOINT = _letters("-#")
# By the letter before the name's end and the one behind the number: 路88号, 路88, 村3小组, 名都3栋.
_SIDES = (
    (_HEAD[:, None] & _UNIT)
    | (_BARE_HEAD[:, None] & _BARE)
    | (_letters("Vj")[:, None] & _letters("h"))
    | (_HAN[:, None] & _letters("BbNF"))
)
_BARE_SIDES = ~_UNIT & ~_letters("h")
# By the unit and the letter behind it, where no head stands before the number: 名都3号楼, 12号, A座1, 6楼4
_NEXT = (
    (_letters("B")[:, None] & np.ones(256, dtype=np.bool_))
    | (_letters("N")[:, None] & (_letters("F") | ~_HAN))
    | (_letters("b")[:, None] & _letters(" ,n-0a1"))
    | (_letters("F")[:, None] & _letters("0"))
)
_DOORS = _HAN[:, None] & _letters("01")  # 名都5-2-301
_STAR = ord("*")
_LONGEST_BARE = 6  # letters of a number without unit and dash
_ESTATE_END = _letters("EDKVjG").tobytes()
_NO_ESTATE_AFTER = _HAN | _letters("N0a#*")
_DIVISION = _letters("CDT")
_BEFORE = -1 - np.arange(1, _LONGEST_ESTATE)


def number_runs(letters: Symbols) -> tuple[Ints, Ints]:
    """Starts and ends of runs of digits, numerals, Latin letters, dashes and masks."""
    inside = _where(letters, _IN_NUMBER)
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
    named = _BEFORE_NUMBER.take(letters.take(start - 1)).nonzero()[0]
    start, end = start.take(named), end.take(named)
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
    some = _SIDES.take(sides).nonzero()[0]
    chosen = np.zeros(len(start), dtype=np.bool_)
    chosen[some] = _fits(letters, start.take(some), end.take(some), before.take(some), after.take(some))
    doors = (end - start >= _DOOR).nonzero()[0]
    if len(doors):
        first = start.take(doors)
        joint = _JOINT.take(letters.take(first + 1)) | _JOINT.take(letters.take(first + 2))
        joint |= _JOINT.take(letters.take(first + 3))
        chosen[doors] |= joint & _DOORS.take(sides.take(doors) >> 8 << 8 | letters.take(first))
    return before[chosen]


def _fits(letters: Symbols, start: Ints, end: Ints, before: Ints, after: Symbols) -> npt.NDArray[np.bool_]:
    """Of numbers whose sides fit, those that can begin an address by what is next to the sides."""
    head, second = letters.take(before - 1), letters.take(before - 2)
    own = _HEAD.take(head) & (~_SIDE.take(head) | (second == ord("S")) | (second == ord(" ")))
    bare = _BARE_SIDES.take(after)
    short = end - start <= _LONGEST_BARE
    short |= _JOINT.take(letters.take(start + 1)) | _JOINT.take(letters.take(start + 2))
    fits: npt.NDArray[np.bool_] = own & (~bare | (short & ~_BREAK.take(letters.take(start - 1))))
    unit = after.astype(np.int64) << 8 | letters.take(end + 1)
    fits |= _NEXT.take(unit)
    return fits


def _estates(letters: Symbols) -> Ints:
    """Ends of names right behind a district."""
    ends = _where(letters, _ESTATE_END).nonzero()[0]
    ends = ends[~_NO_ESTATE_AFTER.take(letters.take(ends + 1, mode="clip"))]
    if not len(ends):
        return ends
    near = letters.take(ends[:, None] + _BEFORE)
    return ends[_DIVISION.take(near).any(axis=1)] + 1


def _masks(raw: bytes) -> list[int]:
    """Starts of stretches of three and more mask characters."""
    places, at = [], raw.find(b"***")
    while at >= 0:
        if raw[at - 1] != _STAR:
            places.append(at)
        at = raw.find(b"***", at + 3)
    return places

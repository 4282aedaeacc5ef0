"""`read`: texts as recognizers read them, so that no recognizer has to know these things.

- Invisible characters are left out (web copy and paste puts them inside numbers), and \\r of \\r\\n.
- Single spaces that set single Han characters apart are left out: `身 份 证 号`, `出 生`; more of them
  where a form spreads a label of two characters: `账    号：`.
- So are the spaces of a number whose digits stand one by one: `1 3 8 0 0 1 3 8 0 0 0`.
- Spoken numbers (转写) are read as digits: `一三八，零零幺三，八零零零`.
- Letters that a scanner (OCR) put for digits inside a long number are read as those: `6404oI197908151650`.

Offsets are translated back afterwards; nothing here changes a text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.text.folding import ANY_HAN, ELLIPSIS, HAN_DIGIT, ZERO_WIDTH, Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints, Texts

__all__ = ["Reading", "read"]

_WIDEST = 8  # spaces between the two characters of a label
_LEAST_SINGLE = 8  # digits set one by one
_DIGIT_OR_X = table(range(48, 58), "xX")
_X = table("xX")
_ALNUM = table(range(48, 58), range(65, 91), range(97, 123))
_LEAST_SPOKEN = 4  # digits, over all pieces
_LEAST_PIECE = 2  # of several
_JOINT = table(" ,-", ELLIPSIS)
_YEAR = ord("年")
_HAN = table(ANY_HAN)
_SHORTEST_SCANNED, _LONGEST_SCANNED = 11, 21  # characters of a number with scanner's letters
_LEAST_DIGITS = 0.75  # share of digits in it
_SCANNED = np.zeros(256, dtype=np.uint8)  # the digit that a letter stands for
for _letters, _digit in (("oO", "0"), ("Il", "1"), ("zZ", "2"), ("sS", "5")):
    _SCANNED[[ord(letter) for letter in _letters]] = ord(_digit)
_SCANNABLE = _SCANNED > 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Texts as read; `origin[i]`: where character i stands in the texts as given, None if nothing moved."""

    texts: Texts
    origin: Ints | None

    def given(self, start: Ints, end: Ints) -> tuple[Ints, Ints]:
        """Spans in positions of the texts as given."""
        if self.origin is None:
            return start, end
        return self.origin.take(start), self.origin.take(end - 1) + 1


def read(given: Texts) -> Reading:
    """The reading of texts; the very same texts where there is nothing to read differently."""
    dropped = _dropped(given.symbols)
    texts, origin = given, None
    if dropped is not None:
        kept = (~dropped).nonzero()[0]
        starts = given.starts - dropped.nonzero()[0].searchsorted(given.starts)
        texts, origin = Texts(given.codes.take(kept), given.symbols.take(kept), starts), kept
    symbols = _with_digits(texts)
    if symbols is not None:
        texts = Texts(texts.codes, symbols, texts.starts)
    return Reading(texts, origin)


def _dropped(symbols: Symbols) -> Bools | None:
    """Characters to leave out, or None."""
    spaces = (symbols == 32).nonzero()[0]
    if len(spaces):
        wide = _in_wide_labels(symbols, spaces)
        loose = _HAN.take(symbols.take(spaces - 1)) & _HAN.take(symbols.take(spaces + 1))
        loose &= ~(_HAN.take(symbols.take(spaces - 2)) | _HAN.take(symbols.take(spaces + 2)))
        spaces = np.concatenate((spaces[loose], wide, _between_single_digits(symbols, spaces)))
    raw = symbols.tobytes()
    returns = b"\r" in raw
    if bytes((ZERO_WIDTH,)) not in raw and not returns and not len(spaces):
        return None
    dropped: Bools = symbols == ZERO_WIDTH
    if returns:
        dropped[:-1] |= (symbols[:-1] == ord("\r")) & (symbols[1:] == ord("\n"))
    dropped[spaces] = True
    return dropped


def _between_single_digits(symbols: Symbols, spaces: Ints) -> Ints:
    """Spaces of a number whose digits stand one by one: `1 3 8 0 0 1 3 8 0 0 0`, eight or more."""
    if len(spaces) < _LEAST_SINGLE - 1:
        return spaces[:0]
    inner = (spaces[1:] - spaces[:-1] == 2) & _DIGIT_OR_X.take(symbols.take(spaces[1:] - 1))
    breaks = (~inner).nonzero()[0] + 1
    first = np.concatenate(([0], breaks))
    last = np.concatenate((breaks - 1, [len(spaces) - 1]))
    long = (last - first >= _LEAST_SINGLE - 2).nonzero()[0]
    chosen = [spaces[first[place] : last[place] + 1] for place in long.tolist()]
    kept = [
        run[int(not _lone(symbols, run[0] - 1)) : len(run) - int(not _lone(symbols, run[-1] + 1))]
        for run in chosen
    ]
    return np.concatenate(kept) if kept else spaces[:0]


def _lone(symbols: Symbols, position: int) -> bool:
    """Whether a single digit or X stands at a position, with no letter or digit beside it."""
    around = symbols[position - 1 : position + 2]
    return bool(_DIGIT_OR_X[around[1]]) and not _ALNUM[around[0]] and not _ALNUM[around[2]]


def _in_wide_labels(symbols: Symbols, spaces: Ints) -> Ints:
    """Two and more spaces inside a label of two characters, as forms are set: `账    号：`."""
    single = spaces[1:] - spaces[:-1] > 1
    if single.all():
        return spaces[:0]
    begins, ends = np.concatenate(([True], single)).nonzero()[0], np.append(single, True).nonzero()[0]
    first, last = spaces.take(begins), spaces.take(ends)
    size = last - first + 1
    wide = (
        (size > 1)
        & (size <= _WIDEST)
        & _HAN.take(symbols.take(first - 1))
        & _HAN.take(symbols.take(last + 1))
    )
    wide &= (symbols.take(last + 2) == ord(":")) & ~_HAN.take(symbols.take(first - 2))
    first, size = first[wide], size[wide]
    return np.repeat(first - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))


def _with_digits(texts: Texts) -> Symbols | None:
    """Symbols with spoken and scanned digits as digits, or None where there are none."""
    symbols = texts.symbols
    spoken = _spoken(texts, (symbols - np.uint8(HAN_DIGIT) <= 9).nonzero()[0])
    scanned = _scanned(symbols)
    if spoken is None and scanned is None:
        return None
    symbols = symbols.copy()
    if spoken is not None:
        digits, joints = spoken
        symbols[digits] -= HAN_DIGIT - ord("0")
        symbols[joints] = ord(" ")
    if scanned is not None:
        symbols[scanned] = _SCANNED.take(symbols.take(scanned))
    return symbols


def _spoken(texts: Texts, at: Ints) -> tuple[Ints, Ints] | None:
    """Positions of numerals that spell a number out, and of the marks between its pieces."""
    if len(at) < _LEAST_SPOKEN:
        return None
    breaks = (at[1:] - at[:-1] > 1).nonzero()[0] + 1
    first = np.concatenate((at[:1], at.take(breaks)))
    last = np.concatenate((at.take(breaks - 1), at[-1:]))
    length = last - first + 1
    piece = length >= _LEAST_PIECE
    joined = np.zeros(len(first), dtype=np.bool_)  # to the piece before
    joined[1:] = (
        (first[1:] - last[:-1] == 2) & _JOINT.take(texts.symbols.take(first[1:] - 1)) & piece[1:] & piece[:-1]
    )
    chain = np.cumsum(~joined) - 1
    total = np.bincount(chain, weights=length).take(chain)
    year = (length == _LEAST_SPOKEN) & (texts.codes.take(last + 1) == _YEAR)
    chosen = ((total >= _LEAST_SPOKEN) & ~year).nonzero()[0]
    if not len(chosen):
        return None
    sizes = length.take(chosen)
    digits = np.repeat(first.take(chosen) - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
    return digits, first.take(chosen[joined.take(chosen)]) - 1


def _scanned(symbols: Symbols) -> Ints | None:
    """Positions of letters read as digits: in a long run that starts with one and is nearly all digits."""
    digit = (symbols - np.uint8(48)) <= 9
    letter = _SCANNABLE.take(symbols)
    letter[1:-1] &= digit[:-2] | digit[2:]
    at = letter.nonzero()[0]
    if not len(at):
        return None
    # a run so long goes on to one side for at least half of it
    half = _SHORTEST_SCANNED // 2
    at = at[_ALNUM.take(symbols.take(at - half)) | _ALNUM.take(symbols.take(at + half))]
    if not len(at):
        return None
    reach = np.arange(1, _LONGEST_SCANNED + 1)
    before = (~_ALNUM.take(symbols.take(at[:, None] - reach, mode="wrap"))).argmax(axis=1)
    behind = (~_ALNUM.take(symbols.take(at[:, None] + reach))).argmax(axis=1)
    size = before + behind + 1
    held = (size >= _SHORTEST_SCANNED) & (size <= _LONGEST_SCANNED)
    held &= ~(_ALNUM.take(symbols.take(at - before - 1)) | _ALNUM.take(symbols.take(at + behind + 1)))
    held = held.nonzero()[0]
    if not len(held):
        return None
    at, size = at.take(held), size.take(held)
    start = at - before.take(held)
    end = start + size
    digits = digit.nonzero()[0]
    count = digits.searchsorted(end) - digits.searchsorted(start)
    letters = at.searchsorted(end) - at.searchsorted(start) + _X.take(symbols.take(end - 1))
    chosen = digit.take(start) & (count >= _LEAST_DIGITS * size) & (count + letters == size)
    return at[chosen] if chosen.any() else None

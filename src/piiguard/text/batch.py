"""`Batch`: texts with the features that recognizers share, each computed once and only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from piiguard.text.columns import Column
from piiguard.text.folding import (
    AMOUNT_UNIT,
    CURRENCY,
    ELLIPSIS,
    HAN_DIGIT,
    LETTER,
    MIDDLE_DOT,
    PROVINCE,
    Symbols,
    table,
)
from piiguard.text.labels import LabelHits, LabelIndex
from piiguard.text.lazy import lazy
from piiguard.text.runs import DASH, MOST_RUNS, NO_WINDOWS, Bools, Runs, Windows, cut, length_begins
from piiguard.text.texts import Ints, Texts

__all__ = ["Batch", "Trigger", "Values"]

T = TypeVar("T")

_LETTERS = table(range(65, 91), range(97, 123), LETTER, "_")
_TOUCHES_LEFT = _LETTERS | table("*$", CURRENCY)
_TOUCHES_RIGHT = _LETTERS | table("*%@", AMOUNT_UNIT)
_DIGITS = table(range(48, 58))
_KIND_DIGIT = 2
_MACHINE_LINE = 44  # ICAO 9303-4
_SHORTEST_NUMBER, _LONGEST_TRIGGER = 5, 15
_PART_OF_MASKED = table(
    "-./"
)  # 0571-****: the visible part of a masked value is no value; 注册号*：is a form
# beside most numbers stands one of these, which leaves no doubt
_FREE_LEFT, _FREE_RIGHT = ~(_TOUCHES_LEFT | _PART_OF_MASKED), ~(_TOUCHES_RIGHT | _PART_OF_MASKED)
_PLATE_SECOND = table(range(65, 91), range(97, 123), range(48, 58), " -", MIDDLE_DOT)
_LEAST_HIDDEN = 3  # `12**45` is rather mark-up; 2 are enough where a label says what it is
_VALUE_JOINT = table("-_./+")
_SPACE = table(" ")


class Trigger:
    """What must be in a batch for a recognizer to be asked; names of cheap features."""

    LABEL = "label"  # one of the recognizer's own labels
    AT = "@"
    COLON = ":"
    MASK = "*"  # mask characters
    DIGITS_4 = "digits>=4"  # a window of at least so many digits
    DIGITS_7 = "digits>=7"
    DIGITS_11 = "digits>=11"
    DIGITS_15 = "digits>=15"
    DOTTED = "1.1"  # a dot between digits
    MIXED = "A1"  # a run with letters and digits
    LETTERED = "AB12345"  # one of 7 to 15 characters, one to three of them letters
    UNDERSCORE = "_1"  # such a run somewhere, and an underscore
    ZONE = "A1<"  # such a run somewhere, and < or a very long run: lines for machines in passports
    PROVINCE = "京A"  # a province character before a letter
    SCHEME = "://"
    PLUS = "+"
    ALWAYS = "always"

    @staticmethod
    def digits(*lengths: int) -> frozenset[str]:
        """A number with clean edges and exactly one of so many digits."""
        return frozenset(f"digits={length}" for length in lengths)


@dataclass(slots=True)
class Values:
    """The value that each label owns, equal-length arrays in text order; list continuations included.

    hit: index of the label hit. start, end: span of the value (letters, digits and inner - _ . /).
    spaced_end: end when digit groups set apart by single spaces are taken in as well.
    length: letters and digits. digits: digits only.
    """

    hit: Ints
    start: Ints
    end: Ints
    spaced_end: Ints
    length: Ints
    digits: Ints

    def __len__(self) -> int:
        return len(self.hit)

    def take(self, chosen: Bools | Ints) -> Values:
        """The chosen values."""
        places = chosen.nonzero()[0] if chosen.dtype == np.bool_ else chosen
        return Values(*(getattr(self, name).take(places) for name in self.__slots__))


class Batch:
    """Many texts with shared features. Positions index `texts.symbols`; recognizers return spans in them.

    headers: for each row what it stands under, or None. column: the column whose cells these rows are, if
    they are. recall: rather find too much than too little.
    """

    def __init__(
        self,
        texts: Texts,
        index: LabelIndex,
        headers: list[str | None] | None = None,
        *,
        column: Column | None = None,
        recall: bool = False,
    ) -> None:
        self.texts = texts
        self.index = index
        self.headers = headers
        self.column = column
        self.recall = recall
        self._shared: dict[Callable[[Batch], Any], Any] = {}
        self._positions: dict[str, Ints] = {}

    def __len__(self) -> int:
        return len(self.texts)

    def shared(self, compute: Callable[[Batch], T]) -> T:
        """`compute(self)`, computed once: a feature some recognizers share and a batch knows nothing of."""
        if compute not in self._shared:
            self._shared[compute] = compute(self)
        return self._shared[compute]  # type: ignore[no-any-return]

    def forget(self) -> None:
        """Let go of what `shared` computed; some of it names the batch, which then waits for a collection."""
        self._shared.clear()

    @property
    def symbols(self) -> Symbols:
        """Folded symbols, uint8; see `piiguard.text.folding`."""
        return self.texts.symbols

    is_mask_symbol = table("*")

    @lazy
    def is_digit(self) -> Bools:
        """Where ASCII digits stand after folding."""
        return (self.symbols - np.uint8(48)) <= 9

    @lazy
    def is_alnum(self) -> Bools:
        """Where ASCII letters and digits stand after folding."""
        return (((self.symbols | np.uint8(32)) - np.uint8(97)) <= 25) | self.is_digit

    @lazy
    def _kinds(self) -> tuple[Ints, Symbols]:
        """Stretches of digits (2), of letters (1) and of neither (0): where each begins, and its kind.

        The last one is of neither: the sentinels behind the last row.
        """
        kinds = self.is_digit.view(np.uint8) + self.is_alnum.view(np.uint8)
        begin = (kinds[1:] != kinds[:-1]).nonzero()[0] + 1
        return begin, kinds.take(begin)

    @lazy
    def digits(self) -> Runs:
        """Runs of digits."""
        begin, kind = self._kinds
        run = (kind == _KIND_DIGIT).nonzero()[0]
        return Runs.between(self.symbols, self.is_digit, begin.take(run), begin.take(run + 1))

    @lazy
    def words(self) -> Runs:
        """Runs of ASCII letters and digits."""
        begin, end = self._word_stretches
        places = self._kinds[0]
        return Runs.between(self.symbols, self.is_alnum, places.take(begin), places.take(end))

    @lazy
    def _word_stretches(self) -> tuple[Ints, Ints]:
        """First stretch of `_kinds` in each run of `words`, and the one behind it."""
        end = (self._kinds[1] == 0).nonzero()[0]
        begin = np.zeros(len(end), dtype=np.int64)
        begin[1:] = end[:-1] + 1
        return begin, end

    @lazy
    def word_digits(self) -> Ints:
        """Digits in each run of `words`."""
        running = self.digits_before_word
        return running[1:] - running[:-1]

    @lazy
    def digits_before_word(self) -> Ints:
        """(runs + 1,): digits before each run of `words`, and in all."""
        place, kind = self._kinds
        running = np.zeros(len(self.words) + 1, dtype=np.int64)
        if len(place):
            before = np.cumsum((place[1:] - place[:-1]) * (kind[:-1] == _KIND_DIGIT))
            running[1:] = before.take(self._word_stretches[1] - 1)
        return running

    @lazy
    def lettered(self) -> Ints:
        """Runs of `words` of 7 to 15 characters, one to three of them letters."""
        length = self.words.length
        letters = length - self.word_digits
        return (((letters - 1).view(np.uint64) < 3) & ((length - 7).view(np.uint64) < 9)).nonzero()[0]

    def count_digits(self, start: Ints, end: Ints) -> Ints:
        """ASCII digits in each span."""
        return self.digits.before(end) - self.digits.before(start)

    @lazy
    def han_digits(self) -> Runs:
        """Runs of Chinese numerals 〇一二…九 and 幺 that are no spoken digits (see `text.reading`)."""
        return Runs(self.symbols, (self.symbols - np.uint8(HAN_DIGIT)) <= 9)

    def at(self, character: str) -> Ints:
        """Positions of one ASCII character (after folding), read-only."""
        positions = self._positions.get(character)
        if positions is None:
            positions = (self.symbols == ord(character)).nonzero()[0]
            positions.setflags(write=False)
            self._positions[character] = positions
        return positions

    @lazy
    def labels(self) -> LabelHits:
        """Context words near letters, digits, masks and runs of Chinese numerals."""
        anchors = self.words.start
        if Trigger.MASK in self.triggers:
            anchors = np.concatenate((anchors, self.masked_words.start))
        spelled = self.han_digits.start[self.han_digits.length > 1]  # 九零年, not 一起
        if len(spelled):
            anchors = np.concatenate((anchors, spelled))
        return self.index.find(self.texts, anchors, self.digits.positions, self.headers)

    @lazy
    def present_labels(self) -> Bools:
        """Table over label numbers: which occur in this batch."""
        marks = np.zeros(len(self.index.lexicon.words) + 1, dtype=np.bool_)
        marks[self.labels.word] = True
        return marks

    @lazy
    def label_groups(self) -> int:
        """Bits of the groups of labels that occur in this batch; see `LabelIndex.register`."""
        return int(np.bitwise_or.reduce(self.index.groups.take(self.labels.word)))

    def has_label(self, own: Bools) -> bool:
        """Whether one of these labels occurs in this batch."""
        group = self.index.group_of(own)
        if group is None:
            return bool(np.count_nonzero(own & self.present_labels))
        return (int(group) & self.label_groups) != 0

    # -- masks -----------------------------------------------------------------------------------------------

    @lazy
    def masked_words(self) -> Runs:
        """Runs of letters, digits and mask characters; stretches of x, # or dots read `*` as well."""
        symbols = self.symbols.copy()
        raw = self.symbols.tobytes()
        end = 0
        for start in self._other_masks.tolist():
            if start >= end:
                end = start + 2
                while raw[end] == raw[start]:
                    end += 1
                symbols[start:end] = ord("*")
        return Runs(symbols, self.is_alnum | (symbols == ord("*")))

    @lazy
    def masked_windows(self) -> tuple[Windows, list[int]]:
        """Windows of `masked_words` with three mask characters at least, for `runs.cut`."""
        runs = self.masked_words
        last = self.run_is_masked.nonzero()[0]
        near = np.zeros(len(runs), dtype=np.bool_)  # begins of windows that may reach a masked run
        for step in range(MOST_RUNS):
            near[np.maximum(last - step, 0)] = True
        run, count, begins = runs.shapes_from(near.nonzero()[0])
        run, count = run[begins[_SHORTEST_NUMBER] :], count[begins[_SHORTEST_NUMBER] :]
        stars = np.concatenate(([0], np.cumsum(self._hidden_in_run)))
        chosen = (stars.take(run + count) - stars.take(run) >= _LEAST_HIDDEN).nonzero()[0]
        windows = runs.windows_of(run.take(chosen), count.take(chosen))
        return windows, length_begins(windows, runs.max_length)

    @lazy
    def run_is_masked(self) -> Bools:
        """Which runs of `masked_words` hold a mask character."""
        return self._hidden_in_run > 0

    @lazy
    def _hidden_in_run(self) -> Ints:
        """Mask characters in each run of `masked_words`."""
        runs = self.masked_words
        stars = (runs.symbols == ord("*")).nonzero()[0]
        return np.bincount(runs.start.searchsorted(stars, side="right") - 1, minlength=len(runs))

    # -- edges -----------------------------------------------------------------------------------------------

    def clean_before(self, start: Ints) -> Bools:
        """Whether a number may begin here: not inside a word, a decimal, a mask or an amount."""
        free = _FREE_LEFT.take(self.symbols.take(start - 1))
        doubtful = (~free).nonzero()[0]
        if len(doubtful):
            free[doubtful] = self._begins_clean(start.take(doubtful))
        return free

    def _begins_clean(self, start: Ints) -> Bools:
        """`clean_before`, for any symbol before."""
        symbols = self.symbols
        previous, second = symbols.take(start - 1), symbols.take(start - 2)
        coded = (previous == ord("-")) & _LETTERS.take(second)
        dirty: Bools = _TOUCHES_LEFT.take(previous) | coded
        dirty |= (previous == ord(".")) & _DIGITS.take(second)
        doubtful = dirty.nonzero()[0]
        if len(doubtful):
            at = start.take(doubtful)
            glued = self.labels.ends_at(at) | (coded.take(doubtful) & self.labels.ends_at(at - 1))
            dirty[doubtful[glued]] = False
        dirty |= (second == ord("*")) & _PART_OF_MASKED.take(previous)
        return ~dirty

    def clean_after(self, end: Ints) -> Bools:
        """Whether a number may end here; a trailing `.0` of a spreadsheet is no decimal."""
        free = _FREE_RIGHT.take(self.symbols.take(end))
        doubtful = (~free).nonzero()[0]
        if len(doubtful):
            free[doubtful] = self._ends_clean(end.take(doubtful))
        return free

    def _ends_clean(self, end: Ints) -> Bools:
        """`clean_after`, for any symbol behind."""
        symbols = self.symbols
        following = symbols.take(end)
        dirty = _TOUCHES_RIGHT.take(following)
        letters = (dirty & _LETTERS.take(following)).nonzero()[0]
        if len(letters):
            dirty[letters[self.labels.starts_at(end.take(letters))]] = False
        dots = (following == ord(".")).nonzero()[0]
        if len(dots):
            behind = end.take(dots)
            dirty[dots] = _DIGITS.take(symbols.take(behind + 1)) & ~self.float_tail(behind)
        dirty |= (symbols.take(end + 1) == ord("*")) & _PART_OF_MASKED.take(following)
        clean: Bools = ~dirty
        return clean

    def float_tail(self, end: Ints) -> Bools:
        """Whether `.0` or `.00` and nothing more follows: a number that went through a float."""
        symbols = self.symbols
        zero = (symbols[end] == ord(".")) & (symbols[end + 1] == ord("0"))
        last = end + 1 + (symbols[end + 2] == ord("0"))
        behind = symbols[last + 1]
        tail: Bools = zero & ~_DIGITS[behind] & ~_LETTERS[behind] & (behind != ord("."))
        return tail

    def with_float_tail(self, end: Ints) -> Ints:
        """Ends moved behind a trailing `.0`."""
        dots = (self.symbols.take(end) == ord(".")).nonzero()[0]
        if not len(dots):
            return end
        dots = dots[self.float_tail(end.take(dots))]
        moved = end.copy()
        moved[dots] += 2 + (self.symbols[moved[dots] + 2] == ord("0"))
        return moved

    # -- numbers ---------------------------------------------------------------------------------------------

    @lazy
    def _clean_windows(self) -> tuple[Windows, list[int]]:
        """Windows of five and more digits with clean edges; edges are looked at once a run."""
        digits = self.digits
        run, runs, begins = digits.shapes
        run, runs = run[begins[_SHORTEST_NUMBER] :], runs[begins[_SHORTEST_NUMBER] :]
        if not len(run):
            return NO_WINDOWS, [0] * (digits.max_length + 2)
        last = run + (runs - 1)
        begun, ended = np.zeros(len(digits), dtype=np.bool_), np.zeros(len(digits), dtype=np.bool_)
        begun[run] = True
        ended[last] = True
        used = begun.nonzero()[0]
        begun[used] = self.clean_before(digits.start.take(used))
        used = ended.nonzero()[0]
        ended[used] = self.clean_after(digits.end.take(used))
        clean = (begun.take(run) & ended.take(last)).nonzero()[0]
        run, runs = run.take(clean), runs.take(clean)
        joins = digits.join.take(run) | digits.join.take(run - 1, mode="wrap")
        whole = ((runs > 1) | ((joins & DASH) == 0)).nonzero()[0]  # 0571-12345 is one number
        windows = digits.windows_of(run.take(whole), runs.take(whole))
        windows.around = self.labels.around(windows.start, windows.end)
        return windows, length_begins(windows, digits.max_length)

    def numbers(self, shortest: int, longest: int | None = None) -> Windows:
        """Windows of so many digits with clean edges and their labels, ordered by length, runs, start."""
        return cut(*self._clean_windows, shortest, longest)

    def digit_values(self, windows: Windows, width: int) -> Symbols:
        """(n, width) digit values 0..9 of windows of one length."""
        return self.digits.matrix(windows.first, width) - np.uint8(48)

    # -- labelled values -------------------------------------------------------------------------------------

    @lazy
    def values(self) -> Values:
        """The value of each label, where one stands; see `Values`."""
        labels, words = self.labels, self.words
        if not len(labels) or not len(words):
            none = np.empty(0, dtype=np.int64)
            return Values(none, none, none, none, none, none)
        run = words.beginning_at(labels.value)
        hit = (run >= 0).nonzero()[0]
        return self._measure(hit, run.take(hit))

    def _measure(self, hit: Ints, run: Ints) -> Values:
        words = self.words
        last = self._extend(run, _VALUE_JOINT, numeric=False)
        spaced = self._extend(last, _SPACE, numeric=True)
        behind, digits = last + 1, self.digits_before_word
        length = words.first.take(behind) - words.first.take(run)
        count = digits.take(behind) - digits.take(run)
        return Values(hit, words.start.take(run), words.end.take(last), words.end.take(spaced), length, count)

    def _extend(self, run: Ints, joints: Bools, *, numeric: bool) -> Ints:
        """The last run of each chain of runs that single `joints` hold together."""
        words, last = self.words, run.copy()
        alive = np.arange(len(run))
        for _ in range(8):
            current = last.take(alive)
            inner = current < len(words) - 1
            alive, current = alive.compress(inner), current.compress(inner)
            end = words.end.take(current)
            joins = joints.take(self.symbols.take(end))
            alive, current, end = alive.compress(joins), current.compress(joins), end.compress(joins)
            if not len(alive):
                break
            following = current + 1
            joined = words.start.take(following) - end == 1
            if numeric:
                for side in (current, following):
                    length = words.length.take(side)
                    joined &= (self.word_digits.take(side) == length) & (length >= 3)
            alive = alive.compress(joined)
            last[alive] += 1
        return last

    def labelled(self, members: Bools) -> Values:
        """Values owned by one of the given labels, and not by a label of something else behind it."""
        values = self.values
        if not len(values):
            return values
        return values.take(self.labels.roles(members).take(values.hit))

    # -- triggers --------------------------------------------------------------------------------------------

    @lazy
    def triggers(self) -> frozenset[str]:
        """Names of the cheap features of this batch; labels and lengths of numbers are asked separately."""
        found = {Trigger.ALWAYS}
        symbols, digits = self.symbols, self.digits
        raw = symbols.tobytes()
        found |= {mark for mark in (Trigger.AT, Trigger.COLON, Trigger.PLUS) if mark.encode() in raw}
        if Trigger.COLON in found:
            colons = self.at(":")
            if np.count_nonzero(
                (symbols.take(colons + 1) == ord("/")) & (symbols.take(colons + 2) == ord("/"))
            ):
                found.add(Trigger.SCHEME)
        if b"*" in raw or bytes((ELLIPSIS,)) in raw or len(self._other_masks):
            found.add(Trigger.MASK)
        if len(digits):
            longest = self._longest_number()
            found |= {f"digits>={least}" for least in (4, 7, 11, 15) if longest >= least}
            dots = self.at(".")
            if len(dots) and np.count_nonzero(self.is_digit.take(dots - 1) & self.is_digit.take(dots + 1)):
                found.add(Trigger.DOTTED)
        if np.count_nonzero((self.word_digits > 0) & (self.word_digits < self.words.length)):
            found.add(Trigger.MIXED)
            if len(self.lettered):
                found.add(Trigger.LETTERED)
            if b"_" in raw:
                found.add(Trigger.UNDERSCORE)
            if b"<" in raw or int(self.words.length.max()) >= _MACHINE_LINE:
                found.add(Trigger.ZONE)
        provinces = (symbols == PROVINCE).nonzero()[0]
        if len(provinces) and np.count_nonzero(_PLATE_SECOND.take(symbols.take(provinces + 1))):
            found.add(Trigger.PROVINCE)
        return frozenset(found)

    @lazy
    def number_lengths(self) -> frozenset[str]:
        """`Trigger.digits` of the numbers with clean edges."""
        if not len(self.digits):
            return frozenset()
        begins = self._clean_windows[1]
        return frozenset(f"digits={n}" for n in range(5, len(begins) - 1) if begins[n + 1] > begins[n])

    def _longest_number(self) -> int:
        """Digits of the longest number; one of 15 in one piece is long enough for every trigger."""
        digits = self.digits
        longest = int(digits.length.max())
        if longest >= _LONGEST_TRIGGER or not digits.join.any():
            return longest
        chains = (np.concatenate(([True], digits.join[:-1] == 0))).nonzero()[0]
        return int(np.add.reduceat(digits.length, chains).max())

    @lazy
    def _other_masks(self) -> Ints:
        """Where three x or # or two dots follow each other, which may stand for hidden characters."""
        symbols = self.symbols
        twice = symbols[:-1] == symbols[1:]
        marks = twice[:-1] & twice[1:]
        marks &= ((symbols[:-2] | np.uint8(32)) == ord("x")) | (symbols[:-2] == ord("#"))
        marks |= (twice & (symbols[:-1] == MIDDLE_DOT))[:-1]
        positions: Ints = marks.nonzero()[0]
        return positions

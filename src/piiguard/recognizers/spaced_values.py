"""Labelled values in pieces: a letter before its digits, and numbers spoken in groups.

`工号 B 6216`, `QQ 九一九 九七三 九`.
"""

from __future__ import annotations

import numpy as np

from piiguard.findings import Evidence, Spans
from piiguard.recognizers.labelled import OwnedValues, owned_values
from piiguard.text.batch import Batch
from piiguard.text.folding import HAN_DIGIT, HAN_DIGITS
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["spaced_values", "spoken", "with_spoken_tail"]

_SPOKEN = np.zeros(0x10000, dtype=np.bool_)
_SPOKEN[[ord(character) for characters in HAN_DIGITS for character in characters]] = True
_MOST_LETTERS = 2
_LEAST_GROUP = 3
_MOST_PIECES = 5


def spoken(batch: Batch, at: Ints) -> Bools:
    """Whether the digit at each position is a Chinese numeral in the text as given."""
    return _SPOKEN.take(batch.texts.codes.take(at), mode="clip")


def with_spoken_tail(batch: Batch, end: Ints) -> tuple[Ints, Ints]:
    """Ends moved behind one more numeral that a speaker set apart, and 1 where that is so.

    One numeral alone is not read as a digit (see `piiguard.text.reading`).
    """
    symbols = batch.symbols
    tail = (symbols.take(end) == ord(" ")) & spoken(batch, end - 1)
    at = tail.nonzero()[0]
    if len(at):
        numeral = (symbols.take(end.take(at)[:, None] + np.arange(1, 3)) - np.uint8(HAN_DIGIT)) <= 9
        tail[at] = numeral[:, 0] & ~numeral[:, 1]
    return end + 2 * tail, tail.astype(np.int64)


def spaced_values(
    batch: Batch, own: Bools, *, shortest: int, longest: int, least_digits: int, score: float
) -> Spans:
    """Those values of the labels that go on behind a space; the first pieces alone are found elsewhere."""
    values = owned_values(batch, own)
    if not len(values):
        return Spans.none()
    values, lettered = _may_go_on(batch, values)
    if not len(values):
        return Spans.none()
    words = batch.words
    last, end, length, digits = (
        values.last.copy(),
        values.end.copy(),
        values.length.copy(),
        values.digits.copy(),
    )
    for step in range(_MOST_PIECES):
        following = np.minimum(last + 1, len(words) - 1)
        begin, size = words.start.take(following), words.length.take(following)
        joined = (begin - end == 1) & (batch.word_digits.take(following) == size) & (length + size <= longest)
        pieces = spoken(batch, end - 1) & spoken(batch, begin)
        joined &= (pieces | (lettered & (size >= _LEAST_GROUP))) if step == 0 else pieces
        if not joined.any():
            break
        last = np.where(joined, following, last)
        end = np.where(joined, words.end.take(following), end)
        length, digits = length + joined * size, digits + joined * size
    end, more = with_spoken_tail(batch, end)
    length, digits = length + more, digits + more
    fits = (end > values.end) & (length >= shortest) & (length <= longest) & (digits >= least_digits)
    chosen = (fits & batch.clean_after(end)).nonzero()[0]
    return Spans.of(values.start.take(chosen), end.take(chosen), score, int(Evidence.SHAPE | Evidence.LABEL))


def _may_go_on(batch: Batch, values: OwnedValues) -> tuple[OwnedValues, Bools]:
    """Values of one or two capitals, or of spoken digits, before a space; and which are capitals."""
    last = batch.symbols.take(values.end - 1)
    capital = (values.digits == 0) & (values.length <= _MOST_LETTERS) & ((last - np.uint8(65)) <= 25)
    begun = (capital | spoken(batch, values.end - 1)) & (batch.symbols.take(values.end) == ord(" "))
    chosen = begun.nonzero()[0]
    if not len(chosen):
        return values.take(chosen), capital.take(chosen)
    values, capital = values.take(chosen), capital.take(chosen)
    return values, capital & ~batch.labels.starts_at(values.start)

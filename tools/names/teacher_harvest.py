"""Names that the teacher found again and again in the raw text, to settle the places where it hesitated.

A famous name stands in hundreds of titles. Where the teacher saw it in most of them, the others are names
too; a span that ends in the middle of such a name was cut too short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

SURE = 0.6  # least confidence of a find that counts
CERTAIN = 0.95  # what the teacher is this sure of stays
TIMES = 8
SHARES = {2: 0.9}  # of a word's places that are finds; words of other lengths: SHARE
SHARE = 0.5
LONGEST = 8


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    start, end = span
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())


def harvest(
    texts: Sequence[str], spans: Sequence[Sequence[Span]], sure: Sequence[Sequence[float]]
) -> set[str]:
    """Words that are names nearly wherever they stand; `sure` has the teacher's confidence in each span."""
    finds: Counter[str] = Counter()
    for text, persons, confidences in zip(texts, spans, sure, strict=True):
        finds.update(
            text[start:end]
            for (start, end), confidence in zip(persons, confidences, strict=True)
            if confidence >= SURE
        )
    often = {word for word, times in finds.items() if times >= TIMES and 2 <= len(word) <= LONGEST}
    places: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for text, persons in zip(texts, spans, strict=True):
        for place in places_of(text, often):
            around = [span for span in persons if span[0] <= place[0] and place[1] <= span[1]]
            if not around or around[0] == place:  # within a longer name it says nothing
                word = text[place[0] : place[1]]
                places[word] += 1
                hits[word] += bool(around)
    return {
        word for word in often if hits[word] and hits[word] >= SHARES.get(len(word), SHARE) * places[word]
    }


def places_of(text: str, words: set[str]) -> Iterator[Span]:
    """Every place of the words, longer ones of the same start first."""
    for start in range(len(text) - 1):
        for end in range(min(len(text), start + LONGEST), start + 1, -1):
            if text[start:end] in words:
                yield start, end


def settled(text: str, persons: Sequence[Span], least: Sequence[float], names: set[str]) -> list[Span]:
    """The spans, with harvested names added where nothing was found and cut ones made whole.

    `least` is the confidence in the tag of each character; where it is high all along, nothing changes: the
    teacher has seen a prize or a campus that is called after somebody.
    """
    spans = set(persons)
    for start, end in places_of(text, names):
        touched = {span for span in spans if span[0] < end and start < span[1]}
        whole = all(start <= span[0] and span[1] <= end for span in touched)
        if whole and min(least[start:end]) < CERTAIN:
            spans = spans - touched | {(start, end)}
    return sorted(spans)

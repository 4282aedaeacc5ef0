"""Names in Latin letters: pinyin for pinyin, English ones for all others, in the same order and capitals."""

from __future__ import annotations

from functools import cache

from piiguard.transforms.surrogates.latin_parts import (
    FEMALE_GIVEN,
    GIVEN_SYLLABLES,
    LATIN_SURNAMES,
    MALE_GIVEN,
    PINYIN_SURNAMES,
)
from piiguard.transforms.surrogates.name_draws import NameDraws
from piiguard.transforms.surrogates.persona import MALE

__all__ = ["CAPITALS", "cased", "latin_names"]

_LATIN_TITLES = frozenset("dr prof jr sr ii iii iv".split())
CAPITALS = tuple("ABCDEFGHJKLMNPRSTW")
_PARTICLES = frozenset("van de der von da di bin ibn al".split())  # inside a name only
_ADDRESSED = frozenset("mr mrs ms miss".split())


def latin_names(drawn: NameDraws, row: int, words: list[str], *, comma: bool) -> list[str]:
    """New words for those of a Latin name."""
    content = [at for at, word in enumerate(words) if _changes(word.lower(), 0 < at < len(words) - 1)]
    pinyin = bool(content) and all(_syllables(words[at].lower()) for at in content)
    alone = len(content) < 2 and not _ADDRESSED.isdisjoint(word.lower() for word in words)  # Mr. Smith
    surname = 0 if comma or alone else _surname_at([words[at].lower() for at in content], pinyin=pinyin)
    new = []
    for at, word in enumerate(words):
        if at in content:
            is_surname = content.index(at) == surname
            new.append(cased(_latin_part(drawn, row, at, word, is_surname=is_surname, pinyin=pinyin), word))
        elif word.lower() in _ADDRESSED:
            new.append(cased("Mr" if drawn.sexes[row] == MALE else "Ms", word))
        elif len(word) == 1:
            new.append(cased(drawn.one_of(row, at, CAPITALS), word))
        else:
            new.append(word)
    return new


def _changes(word: str, inside: bool) -> bool:
    """Whether a word is a part of the name, and no initial, title or particle."""
    return len(word) > 1 and word not in _LATIN_TITLES | _ADDRESSED and not (inside and word in _PARTICLES)


def _surname_at(words: list[str], *, pinyin: bool) -> int:
    """Which word is the surname: in pinyin one that is known as such, else the last; -1 if none is."""
    if len(words) < 2:
        return 0 if pinyin and words[0] in PINYIN_SURNAMES else -1
    if pinyin and (words[0] in PINYIN_SURNAMES or words[-1] not in PINYIN_SURNAMES):
        return 0
    return len(words) - 1


def _latin_part(drawn: NameDraws, row: int, at: int, word: str, *, is_surname: bool, pinyin: bool) -> str:
    if pinyin and is_surname:
        return drawn.one_of(row, at, PINYIN_SURNAMES)
    if pinyin:
        return "".join(
            drawn.one_of(row, at + 1 + more, GIVEN_SYLLABLES)
            for more in range(min(2, _syllables(word.lower())))
        )
    if is_surname:
        return drawn.one_of(row, at, LATIN_SURNAMES)
    return drawn.one_of(row, at, MALE_GIVEN if drawn.sexes[row] == MALE else FEMALE_GIVEN)


def cased(new: str, old: str) -> str:
    """`new` in capitals, small letters, or with the first one large, as `old` is."""
    if old.isupper():
        return new.upper()
    return new.capitalize() if old[0].isupper() else new.lower()


def _syllables(word: str) -> int:
    """How many pinyin syllables a word is, 0 if it is none."""
    if len(word) > 12:
        return 0
    least = [0] + [99] * len(word)
    for end in range(1, len(word) + 1):
        starts = (start for start in range(max(0, end - 6), end) if word[start:end] in _pinyin())
        least[end] = min((least[start] + 1 for start in starts), default=99)
    return least[-1] if least[-1] < 99 else 0


@cache
def _pinyin() -> frozenset[str]:
    from piiguard.recognizers.person.latin_words import FINALS, INITIALS, WHOLE

    return frozenset([*WHOLE, *(initial + final for initial in INITIALS for final in FINALS)])

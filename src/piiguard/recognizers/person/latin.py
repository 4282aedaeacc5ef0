"""Names in Latin letters (拼音及外文姓名), by cue only: a label, Mr. or Dear, or a Chinese name beside it.

How such names are written is told in `latin_forms`.
"""

from __future__ import annotations

import math
import re

import numpy as np

from piiguard.findings import Evidence, Spans
from piiguard.recognizers.person import han, negatives, shape
from piiguard.recognizers.person.anchors import IS_HAN, Role, Starts, WordHits
from piiguard.recognizers.person.latin_forms import (
    LAST,
    LIKELY,
    NAME,
    NO_NAME,
    PHRASE,
    could_be_name,
    is_pinyin_name,
    name_in_phrase,
    read_name,
    score_of_words,
)
from piiguard.recognizers.person.tables import NameTables
from piiguard.text.batch import Batch
from piiguard.text.folding import LETTER, Symbols, table
from piiguard.text.texts import Ints

__all__ = ["latin_names", "name_around"]

_SHAPE_CONTEXT = int(Evidence.SHAPE | Evidence.CONTEXT)
_SHAPE_LABEL = int(Evidence.SHAPE | Evidence.LABEL)

_WIDTH = 56  # characters looked at
_WIDE_COMMA = ord("，")
_LETTERS = table(range(65, 91), range(97, 123), LETTER)
_CAPITALS = table(range(65, 91))
_SLASHED = re.compile(r"(?<![A-Za-z0-9/.])([A-Z]{2,9})/([A-Z]{2,14})(?![A-Za-z0-9/.])")
_LONGEST_WORD = 18
_AHEAD = np.arange(1, _LONGEST_WORD)
_GLUED = table("_@./\\#&-")
_BLANK, _HYPHEN, _COMMA = ord(" "), ord("-"), ord(",")
_BEHIND_WORD = 1.0  # log-odds that a word such as Guest adds
_BESIDE = 2.0  # log-odds that a Latin name in brackets adds to the Chinese one before it
_LEFT_EDGE, _RIGHT_EDGE = b'\n:;,|/\t([>\0"', b'\n,;|/)\t]<\0"'
_GAP = b' ,;:(/|\t["'
_HAN_BYTES = frozenset(IS_HAN.nonzero()[0].tolist())
_LETTER_BYTES = frozenset(_LETTERS.nonzero()[0].tolist())


def latin_names(
    batch: Batch, tables: NameTables, hits: WordHits, starts: Starts | None, signed: Starts | None
) -> Spans:
    """Latin names at the given places, and beside Chinese names: 王芳(Fang Wang), Fang Wang（王芳）."""
    symbols = batch.symbols
    if not ((((symbols | np.uint8(32)) - np.uint8(97)) < 26) | (symbols == LETTER)).any():
        return Spans.none()
    parts = [_at(batch, given) for given in (starts, signed) if given is not None]
    parts.append(_alone(batch, hits))
    brackets = batch.at("(")
    if len(brackets):
        parts.append(_in_brackets(batch, tables, brackets))
        parts.append(_before_brackets(batch, tables, brackets))
    return Spans.concatenate(parts)


def _written(batch: Batch) -> str:
    """Folded symbols as text; letters with accents read \\x9a, Chinese commas (no name spans them) `;`."""
    symbols, commas = batch.symbols, batch.at(",")
    if len(commas):
        symbols = symbols.copy()
        symbols[commas[batch.texts.codes.take(commas) == _WIDE_COMMA]] = ord(";")
    return symbols.tobytes().decode("latin-1")


def name_around(symbols: Symbols, start: int, end: int) -> tuple[int, int] | None:
    """The whole name at a span of whole Latin words, with the capitalised words beside it where these make it
    one; None where nothing there is written like a name."""
    first = max(start - _WIDTH, 0)
    text = symbols[first : end + _WIDTH].tobytes().decode("latin-1")
    for match in PHRASE.finditer(text):
        begin, last, odds = name_in_phrase(match.group())
        begin, last = first + match.start() + begin, first + match.start() + last
        if begin <= start and end <= last and odds > NO_NAME:
            return begin, last
    return (start, end) if could_be_name(text[start - first : end - first]) else None


def _alone(batch: Batch, hits: WordHits) -> Spans:
    """Names of two to four capitalised words that no word joins."""
    symbols = batch.symbols
    upper = (symbols - np.uint8(65)) < 26
    begins = upper[1:] & ~batch.is_alnum[:-1]
    at = begins.nonzero()[0] + 1
    at = at[~_GLUED.take(symbols.take(at - 1))]
    if not len(at):
        return Spans.none()
    found = _phrases(batch, hits, _first_words(batch, at))
    if len(batch.at("/")):
        found += _with_slashes(batch)
    return _spans(found, _SHAPE_CONTEXT)


def _first_words(batch: Batch, at: Ints) -> Ints:
    """Those of the words that another one seems to follow: a capital behind a blank, a letter behind a
    hyphen."""
    symbols = batch.symbols
    size = (~_LETTERS.take(symbols.take(at[:, None] + _AHEAD))).argmax(axis=1)
    end = at + size + 1
    joint, after = symbols.take(end), symbols.take(end + 1)
    spaced = (joint == _BLANK) & _CAPITALS.take(after)
    hyphened = (joint == _HYPHEN) & _LETTERS.take(after)
    comma = (joint == _COMMA) & (after == _BLANK)
    first: Ints = at[(size > 0) & (spaced | hyphened | comma)]
    return first


def _phrases(batch: Batch, hits: WordHits, at: Ints) -> list[tuple[int, int, float]]:
    """Start, end and score of the names among phrases that begin at the places."""
    found: list[tuple[int, int, float]] = []
    if not len(at):
        return found
    text = batch.shared(_written)
    raw = batch.symbols.tobytes()
    ends = frozenset(hits.of(Role.LATIN | Role.GREETING).end.tolist())
    reach = 0
    for place in at.tolist():
        match = PHRASE.match(text, place, place + _WIDTH) if place >= reach else None
        if not match:
            continue
        begin, size, odds = name_in_phrase(match.group())
        reach = place + size
        if odds > NO_NAME:
            odds += _from_around(raw, ends, place + begin, reach) + _BEHIND_WORD * (begin > 0)
        if odds > 0:
            found.append((place + begin, reach, 1.0 / (1.0 + math.exp(-odds))))
    return found


def _with_slashes(batch: Batch) -> list[tuple[int, int, float]]:
    """Names as airlines print them: LIN/XIAOMEI, ZHANG/SAN MR."""
    slashes, symbols = batch.at("/"), batch.symbols
    slashes = slashes[_CAPITALS.take(symbols.take(slashes - 1)) & _CAPITALS.take(symbols.take(slashes + 1))]
    found = []
    for at in slashes.tolist():
        first = max(at - 16, 0)
        match = _SLASHED.search(batch.shared(_written), first, at + 24)
        if match and match.start(2) == at + 1 and is_pinyin_name(f"{match[1]} {match[2]}"):
            found.append((match.start(), match.end(), 0.8))
    return found


def _from_around(raw: bytes, ends: frozenset[int], start: int, end: int) -> float:
    """Log-odds that the edges add; raw: folded symbols; ends: of cue words in letters."""
    left, right = raw[start - 1], raw[end]
    odds = 0.0
    if left == _BLANK:
        left = raw[start - 2]
        odds += _BEHIND_WORD if start - 1 in ends else -1.5 * (left in _LETTER_BYTES)
    odds += 0.5 * (left in _HAN_BYTES or left in _LEFT_EDGE)
    after = end
    while after < end + 4 and raw[after] in _GAP:
        after += 1
    odds += 0.5 * (right in _RIGHT_EDGE or right in _HAN_BYTES)
    odds += 1.5 * (raw[after] in _HAN_BYTES and after < end + 4 and right != 10)
    odds += 1.0 * (48 <= raw[after] < 58 or raw[after] == 43)
    if right == _BLANK and raw[end + 1] in _LETTER_BYTES:
        odds -= 0.5
    return odds


def _at(batch: Batch, starts: Starts) -> Spans:
    """Names that begin at the given places."""
    wanted = ((starts.latin > 0) & _LETTERS.take(batch.symbols.take(starts.at))).nonzero()[0]
    found: list[tuple[int, int, float]] = []
    for at, willing in zip(starts.at.take(wanted).tolist(), starts.latin.take(wanted).tolist(), strict=True):
        end, score = read_name(batch.shared(_written), at, at + _WIDTH, willing)
        if score:
            found.append((at, end, score))
    return _spans(found, _SHAPE_LABEL)


def _in_brackets(batch: Batch, tables: NameTables, at: Ints) -> Spans:
    """A Chinese name and its Latin form in brackets behind it: 王芳(Fang Wang)."""
    symbols = batch.symbols
    at = at[_LETTERS.take(symbols.take(at + 1))]
    end = at - (symbols.take(at - 1) == _BLANK)
    chosen = (IS_HAN.take(symbols.take(end - 1)) & IS_HAN.take(symbols.take(end - 2))).nonzero()[0]
    matches = []
    for opening in at.take(chosen).tolist():
        match = NAME.match(batch.shared(_written), opening + 1, opening + 1 + _WIDTH)
        closed = match and batch.shared(_written)[match.end() : match.end() + 1] in (")", ",", ";")
        matches.append(match.end() if match and closed and score_of_words(match.group(), LIKELY) else 0)
    rows = np.array(matches, dtype=np.int64).nonzero()[0]
    if not len(rows):
        return Spans.none()
    end = end.take(chosen).take(rows)
    chinese = han.before(batch, tables, end, np.full(len(end), _BESIDE), np.zeros(len(end), dtype=np.bool_))
    names: list[tuple[int, int, float]] = []
    for row in (chinese.odds > 0).nonzero()[0].tolist():
        number = int(rows[chinese.place[row]])
        names.append((int(chinese.start[row]), int(chinese.end[row]), 0.88))
        names.append((int(at[chosen[number]]) + 1, matches[number], 0.88))
    return _spans(names, _SHAPE_CONTEXT)


def _before_brackets(batch: Batch, tables: NameTables, at: Ints) -> Spans:
    """A Latin name and its Chinese form in brackets behind it: Fang Wang（王芳）."""
    symbols = batch.symbols
    before = symbols.take(at - 1)
    before = np.where(before == _BLANK, symbols.take(at - 2), before)
    at = at[IS_HAN.take(symbols.take(at + 1)) & _LETTERS.take(before)]
    if not len(at):
        return Spans.none()
    size = (~IS_HAN.take(symbols.take(at[:, None] + np.arange(1, 7)))).argmax(axis=1)
    closes = symbols.take(at + 1 + size) == ord(")")
    fits = ((size >= 2) & (size <= 4) & closes).nonzero()[0]
    at, size = at.take(fits), size.take(fits)
    letters = shape.letters_of(tables, batch.texts.codes, at + 1, size)
    bare = shape.odds(tables, letters, size) - 4.0 * negatives.common(tables, letters)
    names: list[tuple[int, int, float]] = []
    for place, length, odds in zip(at.tolist(), size.tolist(), bare.tolist(), strict=True):
        match = LAST.search(batch.shared(_written), max(place - _WIDTH, 0), place)
        score = score_of_words(match.group(), LIKELY) if match else 0.0
        if match and score and odds > (-2.0 if score > 0.8 else 1.0):
            names.append((match.start(), match.end(), 0.85))
            names.append((place + 1, place + 1 + length, 0.85))
    return _spans(names, _SHAPE_CONTEXT)


def _spans(found: list[tuple[int, int, float]], evidence: int) -> Spans:
    if not found:
        return Spans.none()
    start, end, score = zip(*found, strict=True)
    return Spans.of(np.array(start), np.array(end), np.array(score), evidence)

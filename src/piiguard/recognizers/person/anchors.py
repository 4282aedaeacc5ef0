"""Where a name may begin or end because of the words around it: labels, leads, titles, table fields.

One lexicon holds all cue words; it is searched once a batch. Also words that end a name (性别, 电话) are in
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person import name_parts, words
from piiguard.recognizers.person.tables import load
from piiguard.text.batch import Batch
from piiguard.text.folding import ANY_HAN, LETTER, MIDDLE_DOT, table
from piiguard.text.grids import grid_labels
from piiguard.text.inserts import insert_labels
from piiguard.text.lexicon import Lexicon, canonical
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = [
    "IS_HAN",
    "Role",
    "Starts",
    "WordHits",
    "cue_words",
    "han_marks",
    "han_runs",
    "header_role",
    "is_han",
    "labelled_starts",
    "signed_starts",
    "simplified",
]

Floats = npt.NDArray[np.float64]

IS_HAN = table(ANY_HAN)
_FIRST_HAN, _LAST_HAN = np.uint8(min(ANY_HAN)), np.uint8(max(ANY_HAN))  # all between are Han, too
_LETTERS = table(range(65, 91), range(97, 123), LETTER)
_JOINED = _LETTERS | table(range(48, 58), "_-")
_CONNECTOR = table(" \t\n:='\"#()[]<>|`{-~.")
_STRONG = table(":='\"|>\t\n([{", 0)
_IS_VERB = np.zeros(0x10000, dtype=np.bool_)
_IS_VERB[[ord(verb) for verb in "是为叫系乃"]] = True
_MOST_CONNECTORS, _LONGEST_REMARK = 10, 14


class Role:
    """What a cue word is: bits, for a word may have several roles."""

    LABEL = 1
    WEAK = 2  # a label of companies and things, too
    LATIN = 4  # written in letters
    LEAD = 8
    FAINT = 16  # of leads and titles: seldom beside a name
    TITLE = 32
    SIGN = 64
    GREETING = 128
    WALL = 256  # ends a name that it follows
    BLOCKED = 512  # holds a cue word and is none
    RECORD = 1024  # a field of records about persons; stands behind their names
    PART = 2048  # a part of a minority name
    WHOLE = 4096  # such a part that is a name alone, too


# Log-odds that a cue adds to those of the shape; chosen on business texts of our own and MSRA-like training
# texts
SEPARATED, GLUED, WEAKLY, WEAKLY_GLUED, LED, FAINTLY, BROKEN = 4.0, 2.5, 1.0, -0.5, 0.5, -1.5, -2.0


@dataclass(frozen=True, slots=True)
class WordHits:
    """Cue words of a batch in text order, none inside another: start, end, role (see `Role`)."""

    start: Ints
    end: Ints
    role: Ints

    def of(self, role: int) -> WordHits:
        """Those that have one of the roles."""
        if not len(self.start):
            return self
        chosen = ((self.role & role) != 0).nonzero()[0]
        return WordHits(self.start.take(chosen), self.end.take(chosen), self.role.take(chosen))


@dataclass(frozen=True, slots=True)
class Starts:
    """Places where a name may begin.

    cue: log-odds that the cue adds. exact: the value is set apart by its label or field, so a short run of
    Han that fills it is taken whole. latin: a Latin name is credible there (2 whatever it is, 1 if it is
    like one).
    """

    at: Ints
    cue: Floats
    exact: Bools
    latin: Ints

    @classmethod
    def joined(cls, parts: list[Starts]) -> Starts:
        """All of the parts; the first with the greatest cue for each place, by place."""
        if len(parts) == 1 and (parts[0].at[1:] > parts[0].at[:-1]).all():
            return parts[0]
        at = np.concatenate([part.at for part in parts])
        cue = np.concatenate([part.cue for part in parts])
        order = np.lexsort((-cue, at))
        at = at.take(order)
        first = np.ones(len(at), dtype=np.bool_)
        first[1:] = at[1:] != at[:-1]
        order = order[first]
        exact = np.concatenate([part.exact for part in parts]).take(order)
        latin = np.concatenate([part.latin for part in parts]).take(order)
        return cls(at[first], cue.take(order), exact, latin)

    @classmethod
    def together(cls, parts: list[Starts]) -> Starts:
        """All of the parts one behind the other."""
        if len(parts) == 1:
            return parts[0]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__))


def han_marks(batch: Batch) -> Bools:
    """Where Han characters stand; for `Batch.shared`."""
    marks: Bools = (batch.symbols - _FIRST_HAN) <= _LAST_HAN - _FIRST_HAN
    return marks


def simplified(batch: Batch) -> npt.NDArray[np.uint32]:
    """Code points in simplified script; for `Batch.shared`."""
    return load().canonical(batch.texts.codes)


def han_runs(batch: Batch) -> tuple[Ints, Ints]:
    """Start and end of every run of Han characters; for `Batch.shared`."""
    marks = batch.shared(han_marks)
    turns = (marks[1:] != marks[:-1]).nonzero()[0] + 1
    return turns[0::2], turns[1::2]


def is_han(batch: Batch, at: Ints) -> Bools:
    """Whether a Han character stands at each position."""
    return batch.shared(han_marks).take(at)


@cache
def _lexicon() -> tuple[Lexicon, Ints, Bools]:
    """All cue words, the roles of each, and which are written in Latin letters."""
    groups = (
        (words.LABELS, Role.LABEL | Role.WALL),
        (words.WEAK_LABELS, Role.WEAK | Role.WALL),
        (words.LATIN_LABELS, Role.LABEL | Role.LATIN),
        (words.LATIN_WEAK, Role.WEAK | Role.LATIN),
        (words.LEADS, Role.LEAD | Role.WALL),
        (words.FAINT_LEADS, Role.FAINT | Role.LEAD),
        (words.TITLES, Role.TITLE | Role.WALL),
        (words.FAINT_TITLES, Role.FAINT | Role.TITLE),
        (words.SIGNS, Role.SIGN | Role.WALL),
        (words.GREETINGS, Role.GREETING | Role.LATIN),
        (words.COURTESIES, Role.GREETING | Role.LABEL | Role.LATIN),
        (words.FIELDS, Role.WALL),
        (words.RECORDS, Role.RECORD | Role.WALL),
        (words.BLOCKED, Role.BLOCKED),
        (name_parts.PARTS, Role.PART),
        (name_parts.WHOLE, Role.PART | Role.WHOLE),
    )
    roles: dict[str, int] = {}
    for members, role in groups:
        for word in members:
            if role == Role.WALL and len(word) < 2:
                continue
            for spelling in {canonical(word), canonical(word).replace("_", "")}:
                held = role if len(spelling) > 1 else role & ~Role.WALL
                roles[spelling] = roles.get(spelling, 0) | held
    lexicon = Lexicon(roles)
    values = np.array([roles[word] for word in lexicon.words], dtype=np.int64)
    return lexicon, values, np.array([word[0].isascii() for word in lexicon.words])


def cue_words(batch: Batch) -> WordHits:
    """Cue words of the batch; Latin ones stand alone: not `name` of `file_name` or `filename`."""
    lexicon, roles, latin = _lexicon()
    texts = batch.texts
    start, end, word = lexicon.find(texts)
    role = roles.take(word)
    if len(start):
        symbols = batch.symbols
        inside = latin.take(word) & (_JOINED.take(symbols.take(start - 1)) | _JOINED.take(symbols.take(end)))
        reach = np.maximum.accumulate(end)
        inside[1:] |= end[1:] <= reach[:-1]
        chosen = (~inside).nonzero()[0]
        start, end, role = start.take(chosen), end.take(chosen), role.take(chosen)
    return WordHits(start, end, role)


def labelled_starts(batch: Batch, hits: WordHits) -> Starts | None:
    """Where the values of labels, leads, greetings, table fields and headers begin."""
    parts = []
    cues = hits.of(Role.LABEL | Role.WEAK | Role.LEAD | Role.GREETING)
    if len(cues.start):
        parts.append(_behind(batch, cues))
    fields = _fields(
        batch, WordHits(cues.start, cues.end, np.where((cues.role & Role.GREETING) > 0, 0, cues.role))
    )
    if fields is not None:
        parts.append(fields)
    mentions = batch.at("@")
    mentions = mentions[is_han(batch, mentions + 1)] + 1 if len(mentions) else mentions
    if len(mentions):
        parts.append(_starts(mentions, 0.0, exact=False, latin=0))
    return Starts.joined(parts) if parts else None


def _starts(at: Ints, cue: float, *, exact: bool, latin: int) -> Starts:
    count = len(at)
    return Starts(at, np.full(count, cue), np.full(count, exact), np.full(count, latin))


def _behind(batch: Batch, cues: WordHits) -> Starts:
    """Values behind cue words."""
    value, strong, broken = _skip(batch, cues.end)
    role, moved = cues.role, value > cues.end
    label, weak = (role & Role.LABEL) > 0, (role & Role.WEAK) > 0
    exact = moved & (label | (weak & strong))
    cue = np.where((role & Role.LEAD) > 0, LED, WEAKLY_GLUED)
    cue[(role & Role.FAINT) > 0] = FAINTLY
    cue[weak & strong] = WEAKLY
    cue[label & ~moved] = GLUED
    cue[label & moved] = SEPARATED
    cue[broken] += BROKEN
    latin = np.where(label, 2, 1) * ((strong | label) & moved)
    latin[((role & Role.GREETING) > 0) & ~label] = 1
    lost = ((role & (Role.LATIN | Role.GREETING)) > 0) & ~moved
    lost |= ((role & (Role.LABEL | Role.WEAK)) == 0) & (value > cues.end + 1)
    kept = (~lost).nonzero()[0]
    return Starts(value.take(kept), cue.take(kept), exact.take(kept), latin.take(kept))


def _skip(batch: Batch, end: Ints) -> tuple[Ints, Bools, Bools]:
    """Where the value behind each label begins; whether a mark sets it apart; whether a line break does."""
    symbols, codes = batch.symbols, batch.texts.codes
    value = end.copy()
    strong = np.zeros(len(end), dtype=np.bool_)
    broken = np.zeros(len(end), dtype=np.bool_)
    alive = np.arange(len(end))
    for step in range(_MOST_CONNECTORS):
        at = value.take(alive)
        mark = symbols.take(at)
        goes = _CONNECTOR.take(mark)
        if step == 0:
            verb = IS_HAN.take(mark).nonzero()[0]
            goes[verb] = _IS_VERB.take(codes.take(at.take(verb)), mode="clip")
        chosen = goes.nonzero()[0]
        if not len(chosen):
            break
        alive, at, mark = alive.take(chosen), at.take(chosen), mark.take(chosen)
        strong[alive] |= _STRONG.take(mark)
        broken[alive] |= mark == 10
        value[alive] = at + 1
        for opening, closing in ((ord("("), ord(")")), (ord("<"), ord(">"))):
            remark = (mark == opening).nonzero()[0]
            if len(remark):
                value[alive.take(remark)] = _over(batch, at.take(remark), closing)
    return value, strong, broken


def _over(batch: Batch, at: Ints, closing: int) -> Ints:
    """Behind the closing mark of a remark or tag; behind the opening one where a value is in brackets."""
    symbols = batch.symbols
    inside = symbols.take(at[:, None] + np.arange(1, _LONGEST_REMARK))
    end = ((inside == closing) | (inside == 0)).argmax(axis=1)
    rows = np.arange(len(at))
    closes = inside[rows, end] == closing
    behind = symbols.take(at + end + 2)
    if closing == ord(")"):
        closes &= (behind == ord(":")) | (behind == ord("="))
    return np.where(closes, at + end + 2, at + 1)


def _fields(batch: Batch, cues: WordHits) -> Starts | None:
    """Fields of tables in texts below a header, and rows of columns with a header."""
    places: list[Ints] = []
    roles: list[Ints] = []
    named = cues.of(Role.LABEL | Role.WEAK | Role.WALL)
    if len(named.start):
        found = [
            grid_labels(batch.texts, batch.digits.positions, named.start, named.end, named.role),
            insert_labels(batch.symbols, named.start, named.role),
        ]
        places += [at for at, _ in found]
        roles += [role for _, role in found]
    if batch.headers is not None:
        known = {header: header_role(header) for header in dict.fromkeys(batch.headers) if header}
        rows = np.array([known.get(header or "", 0) for header in batch.headers], dtype=np.int64)
        chosen = rows.nonzero()[0]
        places.append(batch.texts.starts.take(chosen))
        roles.append(rows.take(chosen))
    if not places:
        return None
    at, role = np.concatenate(places), np.concatenate(roles)
    wanted = ((role & (Role.LABEL | Role.WEAK)) > 0).nonzero()[0]
    if not len(wanted):
        return None
    at, role = at.take(wanted), role.take(wanted)
    at, _, _ = _skip(batch, at)
    label = (role & Role.LABEL) > 0
    cue = np.where(label, SEPARATED, WEAKLY)
    return Starts(at, cue, np.ones(len(at), dtype=np.bool_), np.where(label, 2, 1))


def header_role(header: str) -> int:
    """Roles of the cue word that a header is, or that it ends in; 0 where it is none."""
    lexicon, roles, _ = _lexicon()
    word = canonical(header.strip()).rstrip("0123456789_:*()")
    for begin in range(max(0, len(word) - 12), len(word)):
        tail = word[begin:]
        if tail in lexicon.words and (begin == 0 or not tail[0].isascii() or word[begin - 1] == "_"):
            if roles[lexicon.words.index(tail)] & Role.GREETING:
                return 0
            weak = begin > 0 and tail[0].isascii() and roles[lexicon.words.index(tail)] & Role.WEAK
            return 0 if weak else int(roles[lexicon.words.index(tail)])
    return 0


_SIGN_MARK = table(" \n!,.~\"'-", MIDDLE_DOT, 155)


def signed_starts(batch: Batch, hits: WordHits) -> Starts | None:
    """Where a line begins behind the closing words of a letter: 此致 敬礼, Best regards."""
    if not ((hits.role & Role.SIGN) > 0).any():
        return None
    signs = hits.of(Role.SIGN)
    symbols = batch.symbols
    ahead = symbols.take(signs.end[:, None] + np.arange(8))
    mark = _SIGN_MARK.take(ahead)
    width = (~mark).argmax(axis=1)
    broken = ((ahead == 10) & (np.arange(8) < width[:, None])).any(axis=1)
    chosen = (broken & ~mark.all(axis=1)).nonzero()[0]
    return (
        _starts(signs.end.take(chosen) + width.take(chosen), 0.5, exact=False, latin=1)
        if len(chosen)
        else None
    )

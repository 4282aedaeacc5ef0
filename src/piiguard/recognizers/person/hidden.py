"""Names that somebody hid in part: 张*, 张*丰, **梦, 欧阳** behind a cue; 张某, 李某某, 王某甲 anywhere.

They stay personal information, so they are found, with `masked=True`. 某 is how courts publish names
(法释〔2016〕19号 art. 9: surname kept, given name 某; 甲, 乙 tell parties of one surname apart).
"""

from __future__ import annotations

import re

import numpy as np

from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.person import negatives
from piiguard.recognizers.person.anchors import IS_HAN, Role, Starts, WordHits
from piiguard.recognizers.person.tables import NameTables
from piiguard.recognizers.person.word_sets import among
from piiguard.text.batch import Batch
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["hidden_names", "starred", "surname_forms"]

_SHAPE_CONTEXT = int(Evidence.SHAPE | Evidence.CONTEXT)
_SHAPE_LABEL = int(Evidence.SHAPE | Evidence.LABEL)
_CONTEXT = int(Evidence.CONTEXT)
_SHAPE = int(Evidence.SHAPE)
_INCOMPLETE = int(Flaw.INCOMPLETE)

_SOME, _STAR = ord("某"), ord("*")
_STARRED = re.compile(r"(?:H{0,2}|[A-Za-z])\*{1,12}(?:[ ·.,-]?\*+)*H?(?![H*0-9A-Za-z])")
_TITLED = re.compile(r"(?<![H*])(?:H{1,2}\*{1,3}H?|\*{1,3}H)\Z")
_ALONE = re.compile(r"H{1,2}(?:\*{2}|\*H?)|\*{1,2}H{1,2}(?!H)")
_HIDDEN_PART = re.compile(r"(?:H{0,2}|[A-Za-z])\*+(?:[ ·.,-]?(?:H|[A-Za-z])?\*+)*")
_RECORD_AHEAD = re.compile(r"\A[ ,;:(/|\t]{1,4}(?:H|[A-Z+]{0,3} ?[0-9*]{4})")
_HAN = IS_HAN.tobytes()
_TO_DRAWN = bytes(ord("H") if IS_HAN[symbol] else symbol for symbol in range(256))
_NO_EDGE = b"*#@.-_=%"
_LONGEST_HIDDEN = 4
_LONGEST = 24
# 某 before these counts or points at something: 于某年, 向某公司
_COUNTED = np.array(
    sorted(map(ord, "年月日天时个种些处地家人位事物条类项次区市县省国校公集单部医银大企")), dtype=np.uint32
)
_MARKS = np.array(sorted(map(ord, "某甲乙丙丁戊己庚辛壬癸一二三四五")), dtype=np.uint32)
_LEAST_GIVEN = 6  # of the levels of `NameTables.given`
_BEHIND_NAME = np.array(sorted(map(ord, "的与和及等伙在于将对向把被")), dtype=np.uint32)
_SAYS = frozenset(map(ord, "说称问答讲道笑哭表来去到在收取签付办领交转告给叫先女小总"))
_BEHIND_SURNAME = np.array(sorted(map(ord, "总工董哥姐叔姨爷")), dtype=np.uint32)
_BEFORE_SURNAME = np.array(sorted(map(ord, "老小阿")), dtype=np.uint32)


def hidden_names(batch: Batch, tables: NameTables, hits: WordHits, starts: Starts | None) -> Spans:
    """Names with stars behind a label or lead or before a title, and 某-names."""
    parts = [_some(batch, tables, hits)]
    if b"*" in batch.symbols.tobytes():
        if starts is not None:
            parts.append(_labelled_stars(batch, starts))
        titles = hits.of(Role.TITLE).start
        parts.append(_titled_stars(batch, tables, titles))
        parts.append(_stars_alone(batch, tables, hits))
    return Spans.concatenate(parts)


def starred(batch: Batch, tables: NameTables, spans: Spans) -> Spans:
    """Spans in which the network read stars as part of a name, as masked names: 陶*说 is 陶*.

    What stands before the stars is a surname at most; behind them nothing belongs to the name.
    """
    stars = (batch.symbols == ord("*")).nonzero()[0] if len(spans) else spans.start
    if not len(stars):
        return spans
    holds = stars.searchsorted(spans.end + 1) > stars.searchsorted(spans.start - 1)
    if not holds.any():
        return spans
    found, score = [], []
    for index in holds.nonzero()[0].tolist():
        first, last = int(spans.start[index]) - 1, int(spans.end[index])
        match = _HIDDEN_PART.search(_drawn(batch, first, last + _LONGEST))
        if not match or first + match.start() > last:
            continue
        start, end = first + match.start(), first + match.end()
        if match.group().startswith("HH"):
            start += not _may_begin(batch, tables, start)
        if match.group()[0] != "*":
            found.append((start, end))
            score.append(float(spans.score[index]))
    hidden = _masked(found, 0.0, _SHAPE)
    hidden.score = np.array(score)
    return Spans.concatenate([spans.take(~holds), hidden]) if found else spans.take(~holds)


def _drawn(batch: Batch, first: int, last: int) -> str:
    """Symbols as text, H for Han and · for a dot."""
    return batch.shared(_all_drawn)[max(first, 0) : last]


def _all_drawn(batch: Batch) -> str:
    return batch.symbols.tobytes().translate(_TO_DRAWN).decode("latin-1").replace("\x81", "·")


def _labelled_stars(batch: Batch, starts: Starts) -> Spans:
    near = (batch.symbols.take(starts.at[:, None] + np.arange(3)) == ord("*")).any(axis=1)
    near &= starts.exact | (starts.cue > 0) | IS_HAN.take(batch.symbols.take(starts.at))
    found = []
    for at in starts.at[near].tolist():
        match = _STARRED.match(_drawn(batch, at, at + _LONGEST))
        if match and re.search("[HA-Za-z]", match.group()):
            end = at + match.end()
            found.append((at, end - (int(batch.texts.codes[end - 1]) in _SAYS)))
    return _masked(found, 0.8, _SHAPE_LABEL)


def _titled_stars(batch: Batch, tables: NameTables, titles: Ints) -> Spans:
    near = (batch.symbols.take(titles[:, None] - np.arange(1, 4)) == ord("*")).any(axis=1)
    found = []
    for end in titles[near].tolist():
        first = max(end - 6, 0)
        match = _TITLED.search(_drawn(batch, first, end))
        if match:
            start = first + match.start()
            start += not _may_begin(batch, tables, start)  # 写童*收
            found.append((start, end))
    return _masked(found, 0.75, _SHAPE_CONTEXT)


def _may_begin(batch: Batch, tables: NameTables, start: int) -> bool:
    """Whether what stands here, if it is two characters and a star, is a compound surname."""
    pair = tables.canonical(batch.texts.codes[start : start + 2])
    two = bool(IS_HAN[batch.symbols[start : start + 2]].all())
    return not two or bool(tables.is_double(pair[:1], pair[1:])[0])


def _stars_alone(batch: Batch, tables: NameTables, hits: WordHits) -> Spans:
    """Names with stars that fill a field: 李*豪, 李**; *玉兰 only beside a number or a field of records."""
    symbols = batch.symbols
    stars = (symbols == ord("*")).nonzero()[0]
    stars = stars[(symbols.take(stars - 1) != ord("*"))]
    behind, second = symbols.take(stars + 1), symbols.take(stars + 2)
    han = IS_HAN.take(symbols.take(stars - 1)) | IS_HAN.take(behind)
    stars = stars[han | ((behind == ord("*")) & IS_HAN.take(second))]
    if not len(stars):
        return Spans.none()
    after_words = frozenset(hits.of(Role.WALL | Role.LEAD).end.tolist())
    title_starts = frozenset(hits.of(Role.TITLE).start.tolist())
    raw, drawn, codes = symbols.tobytes(), batch.shared(_all_drawn), batch.texts.codes
    surnames = tables.is_surname(tables.canonical(codes.take(stars[:, None] - np.arange(3)))).tolist()
    found = []
    for at, surname in zip(stars.tolist(), surnames, strict=True):
        left = at
        while left > at - 3 and _HAN[raw[left - 1]] and left not in after_words:
            left -= 1
        match = _ALONE.match(drawn[left : left + _LONGEST])
        if not match or left + match.end() <= at:
            continue
        end = left + match.end()
        if end > at + 1 and raw[end - 1] != _STAR and int(codes[end - 1]) in _SAYS:
            end -= 1  # 陶*说
        if at == left + 2:
            left += not _may_begin(batch, tables, left)
        if raw[left] == _STAR and at + 1 in title_starts:
            continue  # *先生
        before, behind = raw[left - 1], raw[end]
        if left not in after_words and (before in _NO_EDGE or _is_word(before)):
            continue
        several = raw[end - 1] == _STAR and match.group().count("*") > 1
        if behind in _NO_EDGE or (_is_word(behind) and not (several and _HAN[behind])):
            continue
        if raw[left] != _STAR:
            named = surname[at - left]
        else:
            record = left in after_words or _RECORD_AHEAD.search(drawn[end : end + 12])
            named = bool(record) and 2 < end - left <= _LONGEST_HIDDEN
        if named:
            found.append((left, end))
    return _masked(found, 0.7, _SHAPE_CONTEXT)


def _is_word(symbol: int) -> bool:
    return bool(IS_HAN[symbol]) or chr(symbol).isalnum()


def _masked(found: list[tuple[int, int]], score: float, evidence: int) -> Spans:
    spans = np.array(found, dtype=np.int64).reshape(-1, 2)
    return Spans.of(spans[:, 0], spans[:, 1], score, evidence, _INCOMPLETE, masked=True)


def _some(batch: Batch, tables: NameTables, hits: WordHits) -> Spans:
    """张某, 李某某, 王某甲, 欧阳某."""
    codes = batch.texts.codes
    at = (codes == _SOME).nonzero()[0]
    at = at[codes.take(at - 1) != _SOME] if len(at) else at
    if not len(at):
        return Spans.none()
    before = tables.canonical(codes.take(at[:, None] + np.array([-2, -1])))
    double = tables.is_double(before[:, 0], before[:, 1])
    single = tables.is_surname(before[:, 1])
    behind = codes.take(at + 1)
    counted = among(_COUNTED, behind) & ~_begins_word(hits, at + 1)
    wordy = negatives.wordy(before[:, 1]) & IS_HAN.take(batch.symbols.take(at - 2)) & ~double
    chosen = ((double | single) & ~counted & ~wordy).nonzero()[0]
    at, behind = at.take(chosen), behind.take(chosen)
    start = at - 1 - double.take(chosen)
    end = at + 1 + (among(_MARKS, behind) | _goes_on(batch, tables, hits, at + 1))
    return Spans.of(start, end, 0.8, _SHAPE, masked=True)


def _goes_on(batch: Batch, tables: NameTables, hits: WordHits, at: Ints) -> Bools:
    """Whether a character behind 某 is the rest of the given name: 陈某莉, not 冯某位于."""
    codes = tables.canonical(batch.texts.codes.take(at[:, None] + np.arange(2)))
    closed = ~IS_HAN.take(batch.symbols.take(at + 1)) | among(_BEHIND_NAME, codes[:, 1])
    closed |= _begins_word(hits, at + 1)
    given = tables.given.take(codes[:, 0], mode="clip") >= _LEAST_GIVEN
    found: Bools = given & closed & ~_begins_word(hits, at) & IS_HAN.take(batch.symbols.take(at))
    return found


def _begins_word(hits: WordHits, at: Ints) -> Bools:
    """Whether a word that ends a name begins at each position."""
    walls = hits.of(Role.WALL).start
    if not len(walls):
        return np.zeros(len(at), dtype=np.bool_)
    found: Bools = walls.take(np.minimum(walls.searchsorted(at), len(walls) - 1)) == at
    return found


def surname_forms(batch: Batch, tables: NameTables) -> Spans:
    """The surname of 张总, 李工, 老王, 小李; score 0.3."""
    codes = tables.canonical(batch.texts.codes)
    surname = tables.is_surname(codes).nonzero()[0]
    symbols = batch.symbols
    behind, before = codes.take(surname + 1), codes.take(surname - 1)
    headed = among(_BEHIND_SURNAME, behind) & ~IS_HAN.take(symbols.take(surname + 2))
    headed &= ~IS_HAN.take(symbols.take(surname - 1))
    called = among(_BEFORE_SURNAME, before) & ~IS_HAN.take(symbols.take(surname - 2))
    called &= ~IS_HAN.take(symbols.take(surname + 1))
    start = surname[headed | called]
    return Spans.of(start, start + 1, 0.3, _CONTEXT)

"""Sensitive matters told in words (敏感个人信息的词表): illness, belief, offences … of PIPL art. 28.

A word alone says nothing of anybody: 糖尿病防治宣传 is no health datum, 佛 in 佛山 no belief. What counts is

- a label that owns a value: `诊断：2型糖尿病`, `宗教信仰：佛教`, a column 既往病史: the whole value is found;
- a cue beside a term: `患有高血压`, `信仰伊斯兰教`, `青霉素过敏`;
- a statement: `有犯罪前科`, `皈依三宝`;
- a cell under some header that is nothing but terms.

Terms beside words of a general sentence (防治, 患者, 怎么办, 预防 …) score below the threshold. All
categories share one lookup (`Lexicon`: longest word first); longer common words (信息, 佛山, 乙肝疫苗)
swallow what they hold. The lists are `data/terms/*.txt`; see `piiguard.recognizers.term_lists`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.entity import Entity
from piiguard.findings import Bools, Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.term_lists import CATEGORIES, Role, words_of
from piiguard.recognizers.term_values import below_headers, owned_values
from piiguard.recognizers.term_words import Hits, Told, read_as
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.texts import Ints
from piiguard.transforms.mask import Mask, fixed

__all__ = ["HIDE_ALL", "identifier", "term_spans"]

HIDE_ALL = fixed(
    6, source="own: words tell by their length too, so a fixed stand-in (PIPL art. 28: sensitive)"
)

# Calibrated on 3,000 lines each of news, trending titles, questions and an encyclopaedia, and on documents
# without personal data: at 0.5 below 0.5 false finds in 10,000 characters.
_PERSONAL, _STATED, _CELL, _GENERAL, _ALONE = 0.75, 0.7, 0.55, 0.4, 0.3

_CUE_GAP, _BEHIND_GAP, _TAIL_GAP, _QUESTION_GAP = 4, 3, 12, 24
_UNNAMED_GAP = 16
_LONGEST_DURATION = 10

_JOINTS = np.array(sorted(map(ord, "及和与伴并或且兼")), dtype=np.uint32)
_WORD = table(range(48, 58), range(65, 91), range(97, 123), range(140, 155))
_DURATION = np.array(
    sorted(map(ord, "0123456789零〇一二两三四五六七八九十半余年个月日天元万千百又")), dtype=np.uint32
)
_WIDEST_LINK = 4  # characters between the terms of a list


def identifier(entity: Entity, category: str, mask: Mask = HIDE_ALL) -> Identifier:
    """The identifier of one of `CATEGORIES`; its labels are those of the list."""
    number = CATEGORIES.index(category)

    def find(batch: Batch, own: Bools) -> Spans:
        """Values of its labels, and terms and statements with their scores."""
        return Spans.concatenate([term_spans(batch, number), below_headers(batch, own, number)])

    words = words_of(category)
    labels = (*words.get("labels", ()), *words.get("narratives", ()))
    return Identifier(entity, labels, frozenset({Trigger.ALWAYS}), mask, find, words.get("labels", ())[:1])


def term_spans(batch: Batch, category: int) -> Spans:
    """What one category finds in running text."""
    told = read_as(batch, category)
    if told is None:
        return Spans.none()
    owned = owned_values(told)
    parts = [owned]
    stated = told.with_role(Role.STATEMENT)
    if len(stated):
        parts.append(_statements(told, stated))
    terms = told.with_role(Role.TERM | Role.MILD)
    if len(terms):
        parts.append(_terms(told, terms, owned))
    return Spans.concatenate(parts)


def _statements(told: Told, chosen: Ints) -> Spans:
    hits = told.hits
    general = _is_general(told, chosen, chosen)
    score = np.where(general, _GENERAL, _STATED)
    return Spans.of(hits.start.take(chosen), hits.end.take(chosen), score, int(Evidence.LIST))


def _terms(told: Told, terms: Ints, owned: Spans) -> Spans:
    """Terms with what stands around them; the terms of a list (、) share it."""
    hits = told.hits
    start, end = hits.start.take(terms), hits.end.take(terms)
    linked = _linked(hits.batch, end[:-1], start[1:])
    group = np.concatenate(([0], np.cumsum(~linked)))
    groups = int(group[-1]) + 1
    cued, cue = _cued(told, terms)
    noted = _noted(told, terms)
    personal = cued | noted
    score = np.full(len(terms), _ALONE)
    begin, finish = start.copy(), end.copy()
    if (told.roles & int(Role.TAIL)).any():
        closed, tail = _closed(told, terms)
        whole = cued & closed
        begin[whole], finish[whole] = cue[whole], tail[whole]
        personal = whole | noted
    personal |= _continues(hits.batch, owned, start)
    personal = np.bincount(group, weights=personal, minlength=groups).take(group) > 0
    last = np.append(group[1:] != group[:-1], True)
    first = np.concatenate(([True], group[1:] != group[:-1]))
    ends, begins = terms[last].take(group), terms[first].take(group)
    general = _is_general(told, begins, ends)
    score[general] = _GENERAL - 0.2
    score[personal] = _PERSONAL
    score[personal & general] = _GENERAL
    cells = _are_cells(hits, hits.start.take(begins), hits.end.take(ends))
    cells &= told.has(terms, Role.TERM)
    score[cells & ~general] = np.maximum(score[cells & ~general], _CELL)
    evidence = int(Evidence.LIST) | np.where(personal, int(Evidence.CONTEXT), 0)
    inside = _inside(owned, start, end)
    return Spans.of(begin, finish, score, evidence).take(~inside)


def _linked(batch: Batch, end: Ints, start: Ints) -> Bools:
    """Whether two terms are neighbours in a list: marks or a joining word between them, no other words."""
    gap = start - end
    linked = (gap >= 0) & (gap <= _WIDEST_LINK)
    for step in range(_WIDEST_LINK):
        at = np.minimum(end + step, len(batch.symbols) - 1)
        word = _WORD.take(batch.symbols.take(at)) & (step < gap)
        word &= ~_among(batch.texts.codes.take(at), _JOINTS)
        word &= (batch.symbols.take(at) - np.uint8(48)) > 9
        broken = (batch.symbols.take(at) == 0) & (step < gap)
        linked &= ~(word | broken)
    return linked


def _among(codes: npt.NDArray[np.uint32], few: npt.NDArray[np.uint32]) -> Bools:
    """Which of the characters are among a few."""
    among: Bools = (codes[:, None] == few).any(axis=1)
    return among


def _cued(told: Told, terms: Ints) -> tuple[Bools, Ints]:
    """Whether a cue stands before each term in its clause, and where it begins."""
    hits = told.hits
    found = np.zeros(len(terms), dtype=np.bool_)
    begins = hits.start.take(terms)
    start = begins.copy()
    for step in (1, 2, 3):
        before = np.maximum(terms - step, 0)
        near = (terms >= step) & told.has(before, Role.CUE) & ~found
        gap = begins - hits.end.take(before)
        near &= (gap >= 0) & (gap <= _CUE_GAP)
        near &= hits.breaks_between(hits.end.take(before), begins) == 0
        start[near] = hits.start.take(before[near])
        found |= near
    return found, start


def _noted(told: Told, terms: Ints) -> Bools:
    """Whether 病史, 过敏, 前科 … stands right behind each term."""
    hits = told.hits
    ends = hits.end.take(terms)
    found = np.zeros(len(terms), dtype=np.bool_)
    for step in (1, 2):
        behind = np.minimum(terms + step, len(hits) - 1)
        near = (terms + step < len(hits)) & told.has(behind, Role.BEHIND)
        gap = hits.start.take(behind) - ends
        near &= (gap >= -1) & (gap <= _BEHIND_GAP)
        found |= near & (hits.breaks_between(ends, hits.start.take(behind)) == 0)
    return found


def _closed(told: Told, terms: Ints) -> tuple[Bools, Ints]:
    """Whether 被判刑, 行政拘留 … closes the clause of each term, and where that ends."""
    hits = told.hits
    ends = hits.end.take(terms)
    found, tail = np.zeros(len(terms), dtype=np.bool_), ends.copy()
    for step in (1, 2, 3, 4):
        behind = np.minimum(terms + step, len(hits) - 1)
        near = (terms + step < len(hits)) & told.has(behind, Role.TAIL)
        near &= hits.start.take(behind) - ends <= _TAIL_GAP
        near &= hits.breaks_between(ends, hits.start.take(behind)) <= 1
        tail[near] = hits.end.take(behind[near])
        found |= near
    alive = found.nonzero()[0]
    for _ in range(_LONGEST_DURATION):  # 有期徒刑三年六个月
        alive = alive[_among(hits.batch.texts.codes.take(tail.take(alive)), _DURATION)]
        tail[alive] += 1
    return found, tail


def _is_general(told: Told, first: Ints, last: Ints) -> Bools:
    """Whether a list of words [first, last] speaks of the matter and of nobody: 预防…, …患者, …怎么办？"""
    hits = told.hits
    before = np.maximum(first - 1, 0)
    general = (first > 0) & told.has(before, Role.GENERAL_BEFORE | Role.NOTHING)
    gap = hits.start.take(first) - hits.end.take(before)
    general &= (gap >= 0) & (gap <= _BEHIND_GAP)
    general &= hits.breaks_between(hits.end.take(before), hits.start.take(first)) == 0
    behind = np.minimum(last + 1, len(hits) - 1)
    follows = (last + 1 < len(hits)) & told.has(behind, Role.GENERAL_BEHIND)
    follows &= hits.start.take(behind) - hits.end.take(last) <= 0
    asked = np.zeros(len(last), dtype=np.bool_)
    if len(hits.questions):
        ends = hits.end.take(last)
        mark = hits.questions.take(np.minimum(hits.questions.searchsorted(ends), len(hits.questions) - 1))
        asked = (mark >= ends) & (mark <= ends + _QUESTION_GAP)
        asked &= hits.batch.texts.row_of(mark) == hits.batch.texts.row_of(ends - 1)
    result: Bools = general | follows | asked | _is_unnamed(told, first)
    return result


def _is_unnamed(told: Told, first: Ints) -> Bools:
    """Whether the clause of each word speaks of 男子, 网友 …: nobody in particular."""
    hits = told.hits
    found = np.zeros(len(first), dtype=np.bool_)
    begins = hits.start.take(first)
    for step in (1, 2, 3):
        before = np.maximum(first - step, 0)
        near = (first >= step) & told.has(before, Role.UNNAMED)
        near &= begins - hits.end.take(before) <= _UNNAMED_GAP
        found |= near & (hits.breaks_between(hits.end.take(before), begins) == 0)
    return found


def _are_cells(hits: Hits, start: Ints, end: Ints) -> Bools:
    """Whether each list of terms is all of a row that stands under a header."""
    batch = hits.batch
    if batch.headers is None:
        return np.zeros(len(start), dtype=np.bool_)
    row = batch.texts.row_of(start)
    headed = np.array([bool(header) for header in batch.headers], dtype=np.bool_)
    starts = batch.texts.starts
    whole: Bools = (start == starts.take(row)) & (end == starts.take(row + 1) - 1) & headed.take(row)
    return whole


def _continues(batch: Batch, owned: Spans, start: Ints) -> Bools:
    """Whether each term goes on with the list that an owned value began: 诊断：高血压，肺部感染."""
    if not len(owned):
        return np.zeros(len(start), dtype=np.bool_)
    ends = np.sort(owned.end)
    place = ends.searchsorted(start, side="right") - 1
    end = ends.take(np.maximum(place, 0))
    return (place >= 0) & _linked(batch, end, start)


def _inside(owned: Spans, start: Ints, end: Ints) -> Bools:
    """Whether each span lies in an owned value."""
    if not len(owned):
        return np.zeros(len(start), dtype=np.bool_)
    order = owned.start.argsort(kind="stable")
    place = owned.start.take(order).searchsorted(start, side="right") - 1
    reach = np.maximum.accumulate(owned.end.take(order))
    inside: Bools = (place >= 0) & (reach.take(np.maximum(place, 0)) >= end)
    return inside

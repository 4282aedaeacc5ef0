"""Lists (并列) tell what their items are: 张小泉 beside 安踏、高德、林内 is a brand, beside 李四 a person.

What follows a sure name and a list mark is likelier a name (张伟、李娜和王芳); a name among items that are
none is less likely one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.findings import Evidence, Spans
from piiguard.recognizers.person.anchors import IS_HAN, Role, Starts, WordHits, simplified
from piiguard.recognizers.person.han import Names
from piiguard.recognizers.person.tables import NameTables
from piiguard.text.batch import Batch
from piiguard.text.folding import LIST_COMMA, SENTENCE_END, table
from piiguard.text.texts import Ints

__all__ = ["Items", "doubted_in_lists", "item_starts"]

_LONGEST_ITEM = 12  # characters
_LEAST_ITEMS = 4
_LEAST_SHARE = 0.5  # of the items of a list of persons that are found to be names
_NAME = 0.5  # score of what counts as a name in its list
_DOUBT = 0.35  # what the score of a name in a list of other things loses
_ENDS_LIST = table(",;:!?\n\0", SENTENCE_END)
_ITEM = np.arange(1, _LONGEST_ITEM + 1)
_MARKS = tuple(map(ord, "/,;&|"))
_SURE_MARK = table("/;&|", LIST_COMMA)
_AND = tuple(map(ord, "和与及"))
_LISTED, _LISTED_WEAKLY = 1.5, -1.0  # log-odds that a list mark, a comma behind a sure name add
_MOST_ITEMS = 24
_BLANK, _OU = 32, ord("欧")


_NOTHING = np.empty(0, dtype=np.int64)
_NO_STARTS = Starts(_NOTHING, _NOTHING.astype(np.float64), _NOTHING.astype(np.bool_), _NOTHING)


@dataclass(frozen=True, slots=True)
class Items:
    """Places where an item of a list begins with a surname, in text order; mark: where its mark stands."""

    starts: Starts
    mark: Ints

    def following(self, hits: WordHits, names: Names, sure: Ints) -> Names:
        """The names in a list behind those that end at `sure`, and behind these: 张伟、李娜和王芳.

        names: found at `starts`.
        """
        names = names.take(names.odds > 0)
        if not len(names) or not len(sure):
            return Names.none()
        titles = hits.of(Role.TITLE)
        mark, end = self.mark.take(names.place), _behind_title(titles, names.end)
        reached = np.zeros(len(names), dtype=np.bool_)
        at = _behind_title(titles, sure)
        for _ in range(_MOST_ITEMS):
            place = np.minimum(mark.searchsorted(at), len(mark) - 1)
            rows = place[mark.take(place) == at]
            if not len(rows):
                break
            reached[rows] = True
            at = end.take(rows)
        return names.take(reached)


def item_starts(batch: Batch, tables: NameTables) -> Items:
    """Where surnames begin behind Han and a list mark or 和."""
    symbols, codes = batch.symbols, batch.shared(simplified)
    marks = symbols == LIST_COMMA
    for sign in _MARKS:
        marks |= symbols == sign
    for word in _AND:
        marks |= codes == word
    mark = marks[1:-2].nonzero()[0] + 1
    mark = mark[IS_HAN.take(symbols.take(mark - 1))]
    if not len(mark):
        return Items(_NO_STARTS, mark)
    begin = mark + 1 + (symbols.take(mark + 1) == _BLANK)
    first = codes.take(begin)
    led = ((tables.is_surname(first) | (first == _OU)) & IS_HAN.take(symbols.take(begin + 1))).nonzero()[0]
    mark, begin = mark.take(led), begin.take(led)
    symbol = symbols.take(mark)
    cue = np.where(_SURE_MARK.take(symbol) | IS_HAN.take(symbol), _LISTED, _LISTED_WEAKLY)
    no = np.zeros(len(begin), dtype=np.bool_)
    return Items(Starts(begin, cue, no, no.astype(np.int64)), mark)


def _behind_title(titles: WordHits, at: Ints) -> Ints:
    """Ends moved behind a title that stands there: 张伟先生、李娜."""
    if not len(titles.start) or not len(at):
        return at
    place = np.minimum(titles.start.searchsorted(at), len(titles.start) - 1)
    return np.where(titles.start.take(place) == at, titles.end.take(place), at)


def doubted_in_lists(batch: Batch, spans: Spans) -> Spans:
    """Names with less trust in those between list commas most of whose neighbours are no names.

    A label that owns a name outweighs its neighbours.
    """
    commas = (batch.symbols == LIST_COMMA).nonzero()[0] if len(spans) else spans.start
    if len(commas) < _LEAST_ITEMS - 1:
        return spans
    before = commas.searchsorted(spans.start) - 1
    behind = np.minimum(before + 1, len(commas) - 1)
    touches_left = (before >= 0) & (commas.take(np.maximum(before, 0)) == spans.start - 1)
    touches_right = commas.take(behind) == spans.end
    listed = touches_left | touches_right
    if not listed.any():
        return spans
    group = _lists(batch, commas)
    own = group.take(np.where(touches_left, np.maximum(before, 0), behind))
    items = np.bincount(group) + 1
    names = np.bincount(own[listed & (spans.score >= _NAME)], minlength=len(items))
    other = (items >= _LEAST_ITEMS) & (names < _LEAST_SHARE * items)
    doubted = listed & other.take(own) & ((spans.evidence & int(Evidence.LABEL)) == 0)
    spans.score = np.where(doubted, np.maximum(spans.score - _DOUBT, 0.0), spans.score)
    return spans


def _lists(batch: Batch, commas: Ints) -> Ints:
    """Number of the list that each comma belongs to."""
    begins = np.ones(len(commas), dtype=np.bool_)
    size = commas[1:] - commas[:-1] - 1
    begins[1:] = size > _LONGEST_ITEM
    near = (size <= _LONGEST_ITEM).nonzero()[0]
    inside = _ENDS_LIST.take(batch.symbols.take(commas.take(near)[:, None] + _ITEM))
    inside &= size.take(near)[:, None] >= _ITEM
    begins[near[inside.any(axis=1)] + 1] = True
    numbers: Ints = np.cumsum(begins) - 1
    return numbers

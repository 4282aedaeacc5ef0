"""Lists (并列) tell what their items are: 张小泉 beside 安踏、高德、林内 is a brand, beside 李四 a person."""

from __future__ import annotations

import numpy as np

from piiguard.findings import Evidence, Spans
from piiguard.text.batch import Batch
from piiguard.text.folding import LIST_COMMA, SENTENCE_END, table
from piiguard.text.texts import Ints

__all__ = ["doubted_in_lists"]

_LONGEST_ITEM = 12  # characters
_LEAST_ITEMS = 4
_LEAST_SHARE = 0.5  # of the items of a list of persons that are found to be names
_NAME = 0.5  # score of what counts as a name in its list
_DOUBT = 0.35  # what the score of a name in a list of other things loses
_ENDS_LIST = table(",;:!?\n\0", SENTENCE_END)


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
    ends = _ENDS_LIST.take(batch.symbols).nonzero()[0]
    begins = np.ones(len(commas), dtype=np.bool_)
    begins[1:] = (commas[1:] - commas[:-1] > _LONGEST_ITEM + 1) | (
        ends.searchsorted(commas[1:]) > ends.searchsorted(commas[:-1])
    )
    numbers: Ints = np.cumsum(begins) - 1
    return numbers

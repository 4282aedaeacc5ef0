"""Names that the network, the cues and the column say, made one list (合并).

The network knows best where a name ends in running text, a label best that there is one. Where both speak of
the same place, the surer account is kept; where they agree, the score rises.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.findings import Evidence, Spans
from piiguard.recognizers.person.anchors import han_marks
from piiguard.recognizers.person.hidden import starred
from piiguard.recognizers.person.lists import doubted_in_lists
from piiguard.recognizers.person.mending import mended, without_companies, without_titles
from piiguard.recognizers.person.negatives import is_common_word
from piiguard.recognizers.person.tables import load
from piiguard.recognizers.person.things import without_things
from piiguard.text.batch import Batch
from piiguard.text.folding import MIDDLE_DOT
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints, Texts

__all__ = ["merged", "with_bare", "with_cells"]

Floats = npt.NDArray[np.float64]

_CERTAIN = 0.9  # a cue of such a score beats the network where their spans differ
_HALF = 0.5
_LONGEST_ALONE = 6  # characters of a text that is a name although a part of it looks like one
_CLEARLY = 0.15  # one that goes on where the network ends, with more Han behind, needs so much more
_NEARLY = 0.25  # a cue that holds all of a network's span beats it with a score that much lower
_WORD = 0.2  # what the score of the network loses on a common word without any cue
_LABEL, _REGISTRY = int(Evidence.LABEL), int(Evidence.REGISTRY)


def merged(batch: Batch, network: Spans, cues: Spans) -> Spans:
    """Names of both; `network` in text order, none overlapping; `cues` in any order."""
    tables = load()
    network = starred(batch, tables, mended(batch, tables, network))
    if not batch.recall:
        network = without_titles(batch, tables, network)
        cues = without_titles(batch, tables, cues)
    cues = _one_of_each(cues)
    network = _one_of_each(_doubted(batch, network))
    if not len(cues) or not len(network):
        return _last(batch, network if not len(cues) else cues)
    last = len(network) - 1
    first = np.minimum(network.end.searchsorted(cues.start, side="right"), last)
    touches = (network.start.take(first) < cues.end) & (network.end.take(first) > cues.start)
    same = touches & (network.start.take(first) == cues.start) & (network.end.take(first) == cues.end)
    cues.score[same] = _agreed(cues.score[same], network.score.take(first[same]))
    cues.evidence[same] |= network.evidence.take(first[same])
    surer = cues.score > np.where((cues.evidence & _LABEL) > 0, 0.0, network.score.take(first))
    least = np.maximum(network.score.take(first) - _NEARLY, _HALF)
    covers = (cues.start <= network.start.take(first)) & (cues.end >= network.end.take(first))
    shared_start = touches & ~same & (network.start.take(first) == cues.start)
    unbounded = shared_start & batch.shared(han_marks).take(cues.end) & ~cues.masked
    doubtful = unbounded & (cues.score < network.score.take(first) + _CLEARLY)
    doubtful &= (cues.evidence & _REGISTRY) == 0  # known parts: the network cuts what it has not seen
    doubtful &= batch.symbols.take(network.end.take(first)) != MIDDLE_DOT
    covers &= ~doubtful
    surer &= ~doubtful
    wins = same | ~touches | cues.masked
    wins |= ((cues.score >= _CERTAIN) & surer) | (covers & (cues.score >= least))
    cues = cues.take(wins.nonzero()[0])
    if len(cues):
        network = Spans.concatenate([cues, network.take(_untouched(network, cues))])
    return _last(batch, network)


def _last(batch: Batch, spans: Spans) -> Spans:
    """Without what is no name whoever says it is."""
    if not len(spans):
        return spans
    return doubted_in_lists(batch, without_things(batch, without_companies(batch, spans)))


def with_cells(cells: Spans, found: Spans, starts: Ints) -> Spans:
    """Whole cells as their column decides; what else was found inside longer cells stays.

    Of 徐敏强女士 the name alone is kept. starts: rows of the batch, as in `Texts`.
    """
    row = np.searchsorted(starts, found.start, side="right") - 1
    whole = (found.start == starts.take(row)) & (found.end == starts.take(row + 1) - 1)
    inner = found.take(~whole)
    if len(inner) and len(cells):
        at = np.minimum(cells.start.searchsorted(inner.start), len(cells) - 1)
        titled = (cells.start.take(at) == inner.start) & (inner.end < cells.end.take(at))
        titled &= inner.score >= cells.score.take(at)
        kept = np.ones(len(cells), dtype=np.bool_)
        kept[at[titled]] = False
        cells = cells.take(kept)
    return Spans.concatenate([cells, inner])


def with_bare(cells: Spans, bare: Bools, found: Spans, texts: Texts) -> Spans:
    """Short texts that are a name as a whole (王芳), decided as cells are: nothing around them helps.

    bare: which texts were so decided. A longer text with a name in it is a sentence: 约翰·史密斯已经付款.
    """
    if not bare.any() or not len(found):
        return Spans.concatenate([found, cells])
    starts = texts.starts
    row, own = texts.row_of(found.start), texts.row_of(cells.start)
    whole = (found.start == starts.take(row)) & (found.end == starts.take(row + 1) - 1)
    sentence = np.zeros(len(texts), dtype=np.bool_)
    sentence[row[~whole & (found.score >= _HALF)]] = True
    sentence &= np.diff(starts) - 1 > _LONGEST_ALONE
    cells, own = cells.take(~sentence.take(own)), own[~sentence.take(own)]
    named = np.zeros(len(texts), dtype=np.bool_)
    named[own[cells.score >= _HALF]] = True
    found = found.take(~((whole & bare.take(row)) | named.take(row)))
    return Spans.concatenate([found, cells])


def _agreed(one: Floats, other: Floats) -> Floats:
    """The score of what two say independently."""
    return np.minimum(0.99, 1.0 - (1.0 - one) * (1.0 - other))


def _doubted(batch: Batch, network: Spans) -> Spans:
    """The network's names with less trust in those that are common words (高兴, 马上)."""
    if len(network):
        common = is_common_word(batch.texts.codes, network.start, network.end)
        network.score = np.where(common, np.maximum(network.score - _WORD, 0.0), network.score)
    return network


def _one_of_each(cues: Spans) -> Spans:
    """The surest of cues that overlap, in text order."""
    start, end = cues.start, cues.end
    if len(cues) < 2 or (start[1:] >= end[:-1]).all():
        return cues
    kept = (start - 0.5 * cues.score).argsort(kind="stable")  # by start, the surest first
    start, end, score = start.take(kept), end.take(kept), cues.score.take(kept)
    while len(kept) > 1:
        overlap = start[1:] < end[:-1]
        if not overlap.any():
            break
        later = score[1:] > score[:-1]
        first, second = overlap & later, overlap & ~later  # which of two neighbours loses
        stays = np.ones(len(kept), dtype=np.bool_)
        stays[1:] &= ~second
        stays[:-1] &= ~first
        beaten = np.zeros(len(kept), dtype=np.bool_)  # by one that itself loses to nobody
        beaten[1:] |= second & stays[:-1]
        beaten[:-1] |= first & stays[1:]
        rest = (~beaten).nonzero()[0]
        kept, start, end, score = kept.take(rest), start.take(rest), end.take(rest), score.take(rest)
    return cues.take(kept)


def _untouched(network: Spans, cues: Spans) -> Ints:
    """The network's names that no kept cue overlaps; cues in text order, none overlapping."""
    before = cues.start.searchsorted(network.end) - 1
    free = (before < 0) | (cues.end.take(np.maximum(before, 0)) <= network.start)
    return free.nonzero()[0]

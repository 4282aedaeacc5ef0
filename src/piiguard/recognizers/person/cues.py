"""Names of persons (姓名) by the words around them: labels, titles, chat prefixes, lists, greetings,
signatures.

Each cue adds to the log-odds of the shape; 0.5 is where name and no name are equally likely. Titles stay
outside: 张伟先生 gives 张伟. A surname with a title or prefix alone (张总, 李工, 老王, 小李) is no full
name and is not found (facts 7.2); a mode that masks at any price takes those from `surname_forms`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.findings import Evidence, Spans
from piiguard.recognizers.person import (
    anchors,
    dotted,
    fields,
    han,
    hidden,
    latin,
    lists,
    negatives,
    shape,
    strange,
)
from piiguard.recognizers.person.anchors import Role, Starts, WordHits
from piiguard.recognizers.person.han import Names
from piiguard.recognizers.person.tables import NameTables, load
from piiguard.text.batch import Batch
from piiguard.text.folding import MIDDLE_DOT, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["cue_spans", "surname_forms"]

_LABEL = int(Evidence.LABEL)
_CONTEXT = int(Evidence.CONTEXT)
_SHAPE, _REGISTRY = int(Evidence.SHAPE), int(Evidence.REGISTRY)

Floats = npt.NDArray[np.float64]

_TITLED, _FAINTLY_TITLED, _SAID = 2.0, -1.0, 0.0
_LEAST = -2.2  # log-odds; what is less likely is not returned (score 0.25)
_SURE = 0.5  # of a name whose neighbours in a list are names, too
_LINE_EDGE = table('\n\0])>"@')
_BLANK = table(" ")
_NAME_BEFORE = np.arange(3, 6)  # where the edge of a line stands before a name and a colon
_CERTAIN = 4.0  # log-odds
_NOWHERE = np.empty(0, dtype=np.int64)
_GOES_ON = table("*", MIDDLE_DOT)  # part of a masked name, or of one with dots
_SOME = ord("某")
_TEMPERATURE = 2.0  # log-odds of the model by log-odds of the score


def cue_spans(batch: Batch, own: Bools) -> Spans:
    """Names that a cue supports, in positions of the batch, in any order; may overlap.

    own: table of the identifier's labels; the cue words are indexed here, since names need no digit nearby.
    Scores are calibrated: 0.5 is the balanced operating point; less likely ones down to 0.25 are returned,
    too.
    """
    tables = load()
    hits = anchors.cue_words(batch)
    labelled, signed = anchors.labelled_starts(batch, hits), anchors.signed_starts(batch, hits)
    items, compounds = lists.item_starts(batch, tables), strange.compound_starts(batch, tables)
    given = (labelled, signed, items.starts, compounds)
    behind, filling, listed, compound = _behind_cues(batch, tables, hits, given)
    parts = []
    if labelled is not None and len(behind):
        evidence = np.where(labelled.exact.take(behind.place), _LABEL, _CONTEXT)
        parts.append((behind, evidence))
    parts.append(_with_context(_filling_line(batch, filling)))
    sure = np.sort(np.concatenate([names.end[names.odds > _CERTAIN] for names, _ in parts]))
    parts.append(_with_context(_before_words(batch, tables, hits, sure)))
    parts.append(_with_context(fields.field_names(batch, tables, hits)))
    parts.append(_with_context(compound.take(compound.end - compound.start > 2)))
    known = [strange.composed_names(batch, tables, hits), strange.japanese_names(batch, tables)]
    parts += [(names, np.full(len(names), _REGISTRY)) for names in known]
    parts.append(_with_context(strange.strange_names(batch, tables, hits)))
    found = Names.joined([names for names, _ in parts])
    evidence = np.concatenate([flags for _, flags in parts])
    spans = [dotted.dotted_names(batch, tables, hits), hidden.hidden_names(batch, tables, hits, labelled)]
    spans.append(latin.latin_names(batch, tables, hits, labelled, signed))
    if not len(found):
        return Spans.concatenate(spans)
    beside = batch.symbols.take(found.end), batch.symbols.take(found.start - 1)
    kept = (found.odds > _LEAST) & ~_GOES_ON.take(beside[0]) & (beside[1] != MIDDLE_DOT)
    kept &= batch.texts.codes.take(found.start + 1) != _SOME  # `hidden` knows where those end
    chosen = kept.nonzero()[0]
    found, evidence = found.take(chosen), evidence.take(chosen)
    following = items.following(hits, listed, found.end[found.odds > _SURE])
    return Spans.concatenate([_spans(found, evidence), _spans(*_with_context(following)), *spans])


def _behind_cues(
    batch: Batch, tables: NameTables, hits: WordHits, given: tuple[Starts | None, ...]
) -> list[Names]:
    """Names that begin at each of several lots of places, looked up together."""
    parts = [starts for starts in given if starts is not None]
    names = han.after(batch, tables, hits, Starts.together(parts)) if parts else Names.none()
    found, first = [], 0
    for starts in given:
        last = first + (0 if starts is None else len(starts.at))
        if last == first or not len(names):
            found.append(Names.none())
            continue
        own = names.take((names.place >= first) & (names.place < last))
        own.place = own.place - first
        found.append(own)
        first = last
    return found


def _with_context(names: Names) -> tuple[Names, Ints]:
    return names, np.full(len(names), _CONTEXT)


def _spans(names: Names, evidence: Ints) -> Spans:
    score = 1.0 / (1.0 + np.exp(-np.clip(names.odds, -30, 30) / _TEMPERATURE))
    return Spans.of(names.start, names.end, np.minimum(score, 0.98), evidence | _SHAPE)


def _before_words(batch: Batch, tables: NameTables, hits: WordHits, sure: Ints) -> Names:
    """Names before a title (张伟先生, 李娜女士), and at the beginning of a line before a colon (张伟：好的).

    sure: ends of names that another cue made certain, in order; they are not looked at again.
    """
    titled, cue = _before_titles(batch, hits)
    if len(sure) and len(titled):
        open_ends = (sure.take(np.minimum(sure.searchsorted(titled), len(sure) - 1)) != titled).nonzero()[0]
        titled, cue = titled.take(open_ends), cue.take(open_ends)
    said = _before_colons(batch, hits)
    end = np.concatenate((titled, said))
    if not len(end):
        return Names.none()
    whole = np.arange(len(end)) >= len(titled)
    names = han.before(batch, tables, end, np.concatenate((cue, np.full(len(said), _SAID))), whole)
    edge = names.start - 1
    mark = batch.symbols.take(edge)
    begins = _LINE_EDGE.take(mark) | ((mark == 32) & ~anchors.is_han(batch, edge - 1))
    words = shape.letters_of(tables, batch.texts.codes, names.start, names.end - names.start)
    return names.take((begins & ~negatives.never(words)) | (names.place < len(titled)))


def _before_titles(batch: Batch, hits: WordHits) -> tuple[Ints, Floats]:
    """Where titles begin behind two Han characters, and what the title adds; 董先生的手机: the first
    counts."""
    symbols, titles = batch.symbols, hits.of(Role.TITLE)
    if not len(titles.start):
        return _NOWHERE, np.empty(0)
    end = titles.start - (symbols.take(titles.start - 1) == 32)
    alone = np.ones(len(end), dtype=np.bool_)
    alone[1:] = titles.end[:-1] != titles.start[1:]
    alone &= anchors.is_han(batch, end - 1) & anchors.is_han(batch, end - 2)
    chosen = alone.nonzero()[0]
    faint = (titles.role.take(chosen) & Role.FAINT) > 0
    return end.take(chosen), np.where(faint, _FAINTLY_TITLED, _TITLED)


def _before_colons(batch: Batch, hits: WordHits) -> Ints:
    """Colons behind two to four Han characters at the edge of a line, that no cue word ends at."""
    colons, symbols = batch.at(":"), batch.symbols
    if not len(colons):
        return colons
    before = symbols.take(colons[:, None] - _NAME_BEFORE, mode="clip")
    colons = colons[(_LINE_EDGE | _BLANK).take(before).any(axis=1)]
    colons = colons[anchors.is_han(batch, colons - 1) & anchors.is_han(batch, colons - 2)]
    if len(colons) and len(hits.end):
        word = np.minimum(hits.end.searchsorted(colons), len(hits.end) - 1)
        colons = colons[hits.end.take(word) != colons]
    return colons


def _filling_line(batch: Batch, names: Names) -> Names:
    """Names with nothing but an end of line or a date behind them."""
    mark = batch.symbols.take(names.end)
    return names.take((mark == 10) | (mark == 0) | (mark == 32))


def surname_forms(batch: Batch) -> Spans:
    """Surnames with a title or prefix alone, for policies that mask at any price: 张 of 张总, 王 of 老王.

    Score 0.3, so a threshold of the balanced mode leaves them out.
    """
    return hidden.surname_forms(batch, load())

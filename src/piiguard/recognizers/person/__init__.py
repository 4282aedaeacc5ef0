"""Person names (姓名) in running text, in cells and in whole columns.

A small network reads running text, cues such as labels, titles and the edges of fields say what it cannot
know, and a column is decided by all of its cells. Titles stay outside: 张伟先生 gives 张伟. In recall mode
what is less likely counts as well, and so do surnames with a title (张总, 老王).

>>> import piiguard
>>> piiguard.Guard(include=["PERSON"]).protect("客户张伟与王小明先生已签字")
'客户张*与王**先生已签字'
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.person.cells import bare_cells, column_names, tally_of
from piiguard.recognizers.person.cues import cue_spans, surname_forms
from piiguard.recognizers.person.mask import MASK
from piiguard.recognizers.person.merging import merged, with_bare, with_cells
from piiguard.recognizers.person.model import RECALL_BIAS, model_spans
from piiguard.recognizers.person.words import HEADERS
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools

__all__ = ["ENTITY", "IDENTIFIER", "find"]

ENTITY = Entity("PERSON", "姓名", "personal name", Category.NAME, presidio="PERSON")


def find(batch: Batch, own: Bools) -> Spans:
    """Names of persons; see `Recognizer.find`."""
    if batch.recall:
        cues = Spans.concatenate([cue_spans(batch, own), surname_forms(batch)])
        found = _raised(merged(batch, model_spans(batch, bias=RECALL_BIAS), cues))
    else:
        found = merged(batch, model_spans(batch), cue_spans(batch, own))
    column = batch.column
    if column is None:
        if batch.headers is not None:
            return found
        cells, bare = bare_cells(batch.texts)
        return with_bare(_raised(cells) if batch.recall else cells, bare, found, batch.texts)
    cells = column_names(batch.texts, column.header, column.tallies.get(IDENTIFIER.name))
    return with_cells(_raised(cells) if batch.recall else cells, found, batch.texts.starts)


def _raised(spans: Spans) -> Spans:
    """Scores of the recall mode: what is found at all lies above 0.5, in the same order."""
    if len(spans):
        spans.score = np.minimum(0.99, 0.5 + 0.5 * spans.score)
    return spans


IDENTIFIER = Identifier(
    ENTITY,
    HEADERS,
    frozenset({Trigger.ALWAYS}),
    MASK,
    find,
    HEADERS,
    tally=tally_of,
    by_reading=True,
)

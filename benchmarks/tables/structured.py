"""presidio-structured as a classifier of columns: its analysis of a frame, with jieba's names.

Cells are given as text and gaps as "", since it stops at numbers and at None. It has the
twelve patterns with their context words, and draws ROWS rows of each table by itself.
"""

from __future__ import annotations

import logging
from importlib.metadata import version
from typing import Any

from benchmarks.peers import need
from benchmarks.peers.presidio import build
from benchmarks.tables.judge import Verdict

ROWS = 100


class Structured:
    """`classify(frame)` gives a verdict for each column; the entity is the most common one of its cells."""

    name = "presidio-structured"

    def __init__(self) -> None:
        module = need("presidio_structured")
        self.version = version("presidio-structured")
        logging.getLogger("presidio-structured").setLevel(logging.ERROR)
        self._builder = module.PandasAnalysisBuilder(analyzer=build(context=True, names=True)._analyzer)

    def classify(self, frame: Any) -> dict[str, Verdict]:
        given = frame.astype(object).where(frame.notna(), "").astype(str)
        analysis = self._builder.generate_analysis(given, n=ROWS, language="zh")
        return {str(header): Verdict(analysis.entity_mapping.get(header)) for header in frame.columns}

"""What is found inside the cells of a column that no single kind fills: remarks, accounts of all sorts.

By chance a code or the name of a product looks like an identifier, so what is found counts only where the
cells are of a sort in which such things are written.
"""

from __future__ import annotations

from collections.abc import Sequence

from piiguard.classify.evident import LEAST_CELLS, are_quantities
from piiguard.classify.kinds import EVIDENT, SOLID, WEAK
from piiguard.classify.values import MANY, Counts, is_prose, is_sentences, is_uniform

__all__ = ["found_inside", "is_text", "whole_share"]

_THINGS = frozenset({"thing", "number", "flag"})
_FEW, _SOME = 20, 0.1  # cells; share of them that numbers must be where there are so few
_LEAST, _SHARE_IN_TEXT, _SHARE_IN_CODES = 3, 0.03, 0.05  # cells; shares of them


def whole_share(counts: Counts, cells: Sequence[str], other: str | None) -> float:
    """Share of the cells that are, as a whole, values of whatever kinds; 0 under a header of a thing."""
    if counts.cells < LEAST_CELLS or other in _THINGS:
        return 0.0
    chance = {"CN_MOBILE"} if are_quantities(counts, cells, other) else set()
    kinds = {*EVIDENT, MANY} - chance
    if counts.cells < _FEW and counts.share(kinds - WEAK) < _SOME:
        return 0.0  # 中文, 英文, 韩文 are no persons
    return counts.share(kinds)


def is_text(cells: Sequence[str], other: str | None) -> bool:
    """Whether a column is one of texts: its header says remark, or its cells are words."""
    return other == "text" or is_prose(cells)


def found_inside(counts: Counts, cells: Sequence[str], other: str | None) -> dict[str, int]:
    """Findings by entity that are believed."""
    return {
        code: number for code, number in counts.findings.items() if _is_believed(counts, cells, other, code)
    }


def _is_believed(counts: Counts, cells: Sequence[str], other: str | None, code: str) -> bool:
    text, inside, sure = is_text(cells, other), counts.inside[code], counts.sure[code]
    if code in WEAK:
        if code == "URL" or other in _THINGS or not text:
            return False
        told = other == "text" or is_sentences(cells)
        return told and inside >= max(_LEAST, _SHARE_IN_TEXT * counts.cells)
    if is_uniform(cells):
        return False
    if text and other not in _THINGS:
        return sure >= (1 if code in SOLID else 2) or inside >= _LEAST
    return sure >= max(_LEAST, _SHARE_IN_CODES * counts.cells)

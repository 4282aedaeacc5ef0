"""Address (住址, 地址): where a person can be found.

From the first administrative unit present to the last number or unit, with or without the province
(北京市朝阳区建国路88号2号楼3单元401室; 幸福小区12栋2单元301; 河西村三组), and English addresses of China.
Levels: 民政部 division lists; door plates GB/T 23705-2009. A bare city or district is none (grammar.py tells
the borderline); behind a label (地址：…) a place without a number is one.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.address.characters import letters_of
from piiguard.recognizers.address.english import english_addresses
from piiguard.recognizers.address.grammar import Candidate, candidates
from piiguard.recognizers.address.labelled import HEADERS, LABELS, is_labelled, labelled_places
from piiguard.recognizers.address.seeds import number_runs
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.stretches import characters
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import ALNUM, HIDDEN, Cells, custom

__all__ = ["ENTITY", "HEADERS", "IDENTIFIER", "LABELS", "MASK", "find"]

ENTITY = Entity("CN_ADDRESS", "住址", "address", Category.LOCATION)
_DIGIT = table(range(48, 58))
_KEPT_BEFORE_NUMBER = 4  # characters of a road's or estate's name that go with its number
_HIDDEN = 8
_FARTHEST = 20  # characters from the beginning in which a district is looked for
_DIVISIONS = np.array(sorted(map(ord, "市区县旗盟區縣")), dtype=np.uint32)
# 小区, 社区, 园区, 开发区, 超市 …: no division ends here
_NO_DIVISION = np.array(sorted(map(ord, "小社校园園厂街景库营发發工超门門城夜菜股")), dtype=np.uint32)


def _behind_district(cells: Cells, counted: Bools) -> Bools:
    """All behind the district; where none is named, the last 8 and all from 4 before a number on."""
    digit, star = _DIGIT.take(cells.symbols), HIDDEN.take(cells.symbols)
    rank, total = cells.count_before(counted), cells.totals(counted)
    before = cells.totals(counted & (cells.count_before(digit) == 0) & ~digit)
    numbered = cells.totals(digit) > 0
    kept = np.where(numbered, before - _KEPT_BEFORE_NUMBER, total)
    masked = cells.totals(star) > 1
    kept = np.where(masked, kept, np.minimum(kept, total - _HIDDEN))
    district = _district_ends(cells, counted, digit | star)
    kept = np.where(district > 0, district, kept)
    few = ~masked & (total - kept < np.minimum(4, (total + 1) // 2))
    kept = np.where(few, 0, np.maximum(kept, 0))
    hidden: Bools = rank >= cells.spread(kept)
    return hidden


def _district_ends(cells: Cells, counted: Bools, stop: Bools) -> Ints:
    """Counted characters of each value up to the last city, district or county before `stop`; 0 if none."""
    codes = cells.codes
    before = np.concatenate(([0], codes[:-1]))
    named = np.isin(codes, _DIVISIONS) & ~np.isin(before, _NO_DIVISION)
    named |= (codes == ord("州")) & (before == ord("治"))
    named &= (cells.offset > 0) & (cells.offset < _FARTHEST) & (cells.count_before(stop) == 0)
    reached = np.where(named, cells.count_before(counted) + 1, 0)
    return np.maximum.reduceat(reached, cells.first) if len(reached) else cells.first


MASK = custom(
    _behind_district,
    counted=ALNUM,
    source="facts of use: keep to the district; hutool hides the last 8 (北京市海淀区马********)",
)


def find(batch: Batch, own: Bools) -> Spans:
    """Addresses by their shape, and places that a label owns."""
    letters = letters_of(batch.texts.codes)
    start, end = number_runs(letters)
    found = candidates(letters, batch.shared(characters), start, end)
    found += english_addresses(batch.symbols, start, end)
    found += labelled_places(batch, own, letters, found)
    if not found:
        return Spans.none()
    return _scored(batch, own, found)


def _scored(batch: Batch, own: Bools, found: list[Candidate]) -> Spans:
    starts, ends, scores, owned, regions, masks = zip(*found, strict=True)
    start, end = np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
    labelled = is_labelled(batch, own, start)
    score = np.array(scores)
    score = np.where(labelled, np.maximum(score, owned), score)
    evidence = np.where(labelled, int(Evidence.SHAPE | Evidence.LABEL), int(Evidence.SHAPE))
    evidence |= np.array(regions) * int(Evidence.REGISTRY)
    return Spans.of(start, end, score, evidence, masked=np.array(masks))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.ALWAYS}), MASK, find, HEADERS, by_reading=True)

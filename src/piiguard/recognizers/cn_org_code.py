"""Organisation code (组织机构代码), GB 11714-1997: 8 digits or capitals, a hyphen, and a check character.

Section 4 of the standard: values 0..9, A = 10 .. Z = 35, weights 3 7 9 10 5 8 4 2, check = 11 - sum mod 11,
where 10 is written X and 11 is written 0. Replaced by the unified social credit code in 2015, whose
characters 9 to 17 it is.

>>> import numpy as np
>>> from piiguard.text.folding import symbols_of
>>> right_check(org_values(np.array([symbols_of("D2143569X"), symbols_of("D21435690")]))).tolist()
[True, False]
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.weighted import Answers, remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import members
from piiguard.recognizers.joined import joined
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.labelled import owned_values
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols
from piiguard.text.runs import DASH, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

__all__ = ["IDENTIFIER", "org_values", "right_check"]

ENTITY = Entity("CN_ORG_CODE", "组织机构代码", "organisation code", Category.ORGANISATION)
_OWN_LABELS = (
    *composed(
        "· 企业 单位 法人 公司", "组织机构", "代码 代码号 代码证 代码证号 代码证号码 代码证编号 代码证编码"
    ),
    *"组织机构号 组织机构号码 组织机构编码 机构代码证 机构代码证号 法人单位代码 机构代码证编号".split(),
    *composed("· dw qy fr frdw gs jg", "zzjgdm", "· h z zh zbh"),
    *"组织机构统一代码".split(),
    *"组织机构码 组织机构编号 zzjg_code zzjg_dm 代码证 代码证号 代码证编号 代码证号码".split(),
    *"法人代码证 org_inst_code".split(),
    *composed("organization_ organisation_", "code code_no code_certificate code_certificate_no"),
)
# what a program calls its departments, too: 机构代码 110108001
_LOOSE_LABELS = (
    *"组织代码 组织代码号 组织代码证号 法人代码 机构代码 机构代码号 单位代码 企业代码 jgdm".split(),
    *"org_code orgcode org_no organ_code organizationcode 组织机构".split(),
    *("org. code", "org. no.", "organization no", "organisation no"),
)
LABELS = _OWN_LABELS + _LOOSE_LABELS
HEADERS = ("组织机构代码", "机构代码证号", "zzjgdm", "org_code", "orgcode", "organization_code")
MASK = keep(4, 1, source="de-facto: D214****-X")

_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2, 1)
_WIDTH = 9
_NO_VALUE = 255
_VALUES = np.full(256, _NO_VALUE, dtype=np.uint8)
_VALUES[48:58] = np.arange(10)
_VALUES[65:91] = _VALUES[97:123] = np.arange(10, 36)
_X = 33  # value of the letter X in the body; as a check character it counts 10


def org_values(symbols: Symbols) -> Symbols:
    """Values 0..35 of an (n, 9) matrix of symbols; 255 for what is no letter or digit."""
    return _VALUES.take(symbols)


def right_check(values: Symbols) -> Answers:
    """Whether each row of an (n, 9) matrix of values ends in its check character 0..9 or X."""
    last = values[:, -1]
    reduced = values.copy()
    reduced[:, -1] = np.where(last == _X, 10, last)
    answers: Answers = (remainder(reduced, _WEIGHTS, 11) == 0) & ((last <= 9) | (last == _X))
    return answers


def find(batch: Batch, own: Bools) -> Spans:
    """Hyphenated codes near their label, and codes without a hyphen behind it; alone too much looks so."""
    parts = [_hyphenated(batch, own)]
    if batch.has_label(own):
        parts.append(_labelled(batch, own))
    return Spans.concatenate(parts)


# Score alone, near a label, owned by one: wrong check, right one, right one and what speaks for a code. Part
# numbers and batches are written alike and one in eleven has the right check, so no code stands alone.
_SCORES = np.array([(0.1, 0.3, 0.65), (0.2, 0.8, 0.96), (0.4, 0.8, 0.96)])


def _hyphenated(batch: Batch, own: Bools) -> Spans:
    words = batch.words
    length, first = words.length, words.first
    single = ((length[1:] == 1) & ((words.gap[:-1] & DASH) > 0) & (length[:-1] <= _WIDTH - 1)).nonzero()[0]
    if not len(single):
        return Spans.none()
    # the body, which may be written in two groups of four
    begin = first.take(single + 1) - (_WIDTH - 1)
    run = first.searchsorted(begin)
    run = np.where(first.take(run) == begin, run, single)
    last, fits = joined(words, run, _WIDTH)
    chosen = (fits & (last == single + 1)).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    return _judged(batch, own, run.take(chosen), last.take(chosen))


def _judged(batch: Batch, own: Bools, run: Ints, last: Ints) -> Spans:
    words = batch.words
    start, end = words.start.take(run), words.end.take(last)
    clean = batch.clean_before(start) & batch.clean_after(end)
    if not clean.any():
        return Spans.none()
    run, start, end = run[clean], start[clean], end[clean]
    values = org_values(words.matrix(words.first.take(run), _WIDTH))
    check = right_check(values)
    letters = (values[:, :-1] > 9).sum(axis=1)
    # 8 digits, hyphen, digit may be an extension or a date with a counter: a letter speaks for a code
    telling = (
        (letters <= 4) & ((letters > 0) | (values[:, -1] == _X)) & (words.length.take(run) == _WIDTH - 1)
    )
    score, evidence = judge_states(batch, start, end, own, _SCORES, check * (1 + telling))
    evidence |= int(Evidence.SHAPE) | check * int(Evidence.CHECK)
    return Spans.of(start, end, score, evidence, ~check * int(Flaw.CHECK_CHARACTER))


def _labelled(batch: Batch, own: Bools) -> Spans:
    values = owned_values(batch, own)
    values = values.take((values.length == _WIDTH) & (values.digits >= 4))
    if not len(values):
        return Spans.none()
    check = right_check(org_values(values.symbols(batch, _WIDTH)))
    evidence = int(Evidence.SHAPE | Evidence.LABEL) | check * int(Evidence.CHECK)
    own_label = members(batch.index, _OWN_LABELS).take(values.nearest)
    score = np.where(check, 0.95, np.where(own_label, 0.65, 0.4))
    return Spans.of(values.start, values.end, score, evidence, ~check * int(Flaw.CHECK_CHARACTER))


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_4, Trigger.MIXED}), MASK, find, HEADERS
)

"""Unified social credit code (统一社会信用代码), GB 32100-2015: 18 of 31 symbols (no I, O, S, V, Z).

Registering department (1), category (1), region (6, GB/T 2260), organisation code (9, GB 11714 with its own
check character), check character: weights 3**(i-1) mod 31, check = 31 - sum mod 31. A code that begins with
92 is that of an individual business (个体工商户), and so of a person.

>>> import numpy as np
>>> from piiguard.text.folding import symbols_of
>>> codes = ("91350100M000100Y43", "91350100M000100Y44")  # the first is the example of the standard
>>> right_check(code_values(np.array([symbols_of(code) for code in codes]))).tolist()
[True, False]
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.checks.regions import PROVINCES, province_known, region_status
from piiguard.checks.weighted import Answers, remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers import cn_org_code
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.joined import joined
from piiguard.recognizers.labelled import owned_values
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import DASH, LINE_BREAK, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

__all__ = ["IDENTIFIER", "code_values", "right_check", "shaped"]

ENTITY = Entity("CN_USCC", "统一社会信用代码", "unified social credit code", Category.ORGANISATION)
LABELS = (
    *tuple(
        "统一社会信用代码 统一信用代码 社会信用代码 信用代码 统一代码 企业信用代码 "
        "企业统一社会信用代码 统一社会信用代码证 统一社会信用代码/税号 营业执照 营业执照号 "
        "营业执照号码 营业执照编号 税号 纳税人识别号 纳税人识别码 纳税识别号 购买方税号 "
        "销售方税号 企业税号 单位税号 公司税号 uscc usci uscc_no usc_code usci_code credit_code "
        "creditcode social_credit_code enterprise_credit_code unified_social_credit_code "
        "tyshxydm shxydm xydm tyxydm nsrsbh".split()
    ),
    "unified social credit code",
    "social credit code",
    "credit code",
    "unified social credit identifier",
)
HEADERS = (
    *("统一社会信用代码", "社会信用代码", "信用代码", "tyshxydm", "shxydm", "uscc"),
    *("credit_code", "social_credit_code", "unified_social_credit_code"),
)
MASK = keep(4, 3, source="de-facto: first 4 and last 3")

Floats = npt.NDArray[np.float64]

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (*(pow(3, power, 31) for power in range(17)), 1)
_WIDTH = 18
_VALUES = np.full(256, 255, dtype=np.uint8)
for _letters in (_ALPHABET, _ALPHABET.lower()):
    _VALUES[[ord(letter) for letter in _letters]] = np.arange(31)

# Registering departments: 1 5 9 Y of the standard, the rest of its amendments (confidence medium).
_DEPARTMENT = table("123456789AGJNQYagjnqy")
_JOINTS = SPACE | DASH | LINE_BREAK  # hold groups together
_JOINS = np.array([0 < kind == kind & _JOINTS for kind in range(16)])
# First digits of region codes, GB/T 2260, at 256 * first + second symbol.
_PROVINCE = np.zeros(1 << 16, dtype=np.bool_)
_PROVINCE[[ord(str(code)[0]) * 256 + ord(str(code)[1]) for code in PROVINCES]] = True
# Departments and categories that the standard itself lists; others stay possible.
_KNOWN_PAIRS = frozenset("11 12 13 19 51 52 53 59 91 92 93 Y1".split())
_KNOWN_PAIR = np.zeros((256, 256), dtype=np.bool_)
for _pair in _KNOWN_PAIRS:
    for _form in (_pair, _pair.lower()):
        _KNOWN_PAIR[ord(_form[0]), ord(_form[1])] = True


def code_values(symbols: Symbols) -> Symbols:
    """Values 0..30 of an (n, 18) matrix of symbols; 255 for what is not in the alphabet."""
    return _VALUES.take(symbols)


def right_check(values: Symbols) -> Answers:
    """Whether each row of an (n, 18) matrix of values is in the alphabet and ends in its check character."""
    answers: Answers = (values <= 30).all(axis=1) & (remainder(values, _WEIGHTS, 31) == 0)
    return answers


def shaped(symbols: Symbols) -> Bools:
    """Whether each row of (n, 18) symbols has a department, region digits of a province, and the alphabet."""
    values = code_values(symbols)
    fits = _DEPARTMENT.take(symbols[:, 0]) & (values <= 30).all(axis=1) & (values[:, 2:8] <= 9).all(axis=1)
    fits[fits] = province_known(values[fits, 2:4])
    return fits


# Score near a label and owned by one; state = check + 2 * (known pair and region).
_NEAR_SCORES = np.array([0.3, 0.96, 0.55, 0.96])
_OWNED_SCORES = np.array([0.82, 0.99, 0.82, 0.99])


def find(batch: Batch, own: Bools) -> Spans:
    """Codes with the right structure, and whatever has 17 to 19 characters behind the label."""
    parts = [_structured(batch, own)]
    if batch.has_label(own):
        parts.append(_labelled(batch, own))
    return Spans.concatenate(parts)


def _structured(batch: Batch, own: Bools) -> Spans:
    words = batch.words
    length = words.length
    run = ((length == _WIDTH) | (_JOINS.take(words.gap) & (length < _WIDTH))).nonzero()[0]
    run = run.compress(_DEPARTMENT.take(batch.symbols.take(words.start.take(run))))
    if not len(run):
        return Spans.none()
    # a department, and a province behind the category: of other things hardly any has both
    head = words.heads(run, 4)
    run = run[_PROVINCE.take(head[:, 2].astype(np.int64) * 256 + head[:, 3])]
    if not len(run):
        return Spans.none()
    last, fits = joined(words, run, _WIDTH, _JOINTS)
    run, last = run[fits], last[fits]
    if not len(run):
        return Spans.none()
    symbols = words.heads(run, _WIDTH)
    chosen = shaped(symbols).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    return _judged(batch, own, symbols[chosen], run.take(chosen), last.take(chosen))


def _judged(batch: Batch, own: Bools, symbols: Symbols, run: Ints, last: Ints) -> Spans:
    start, end = batch.words.start.take(run), batch.words.end.take(last)
    clean = batch.clean_before(start) & batch.clean_after(end)
    if not clean.all():
        symbols, start, end, run, last = symbols[clean], start[clean], end[clean], run[clean], last[clean]
    if not len(start):
        return Spans.none()
    values = code_values(symbols)
    check = right_check(values)
    body = cn_org_code.right_check(cn_org_code.org_values(symbols[:, 8:17]))
    region = region_status(values[:, 2:8]) > 0
    pair = _KNOWN_PAIR[symbols[:, 0], symbols[:, 1]]
    alone = _alone(values, check, body, region, pair, run != last)
    state = check + 2 * (pair & region)
    score, evidence = judge(
        batch, start, end, own, alone=alone, near=_NEAR_SCORES.take(state), owned=_OWNED_SCORES.take(state)
    )
    evidence |= int(Evidence.SHAPE) | check * int(Evidence.CHECK) | region * int(Evidence.REGISTRY)
    return Spans.of(start, end, score, evidence, ~check * int(Flaw.CHECK_CHARACTER))


def _alone(
    values: Symbols, check: Answers, body: Answers, region: Bools, pair: Bools, grouped: Bools
) -> Floats:
    """Score without a label.

    Of random digits 1 in 31 has the check, 1 in 11 the body's, 1 in 150 a region, 1 in 10 a known pair.
    """
    alone = np.full(len(values), 0.25)
    alone[check & pair] = 0.5
    alone[check & pair & (values[:, 8:] > 9).any(axis=1)] = 0.6
    alone[check & body & (region | pair)] = 0.75
    alone[check & region & pair] = 0.9
    alone[check & region & pair & body] = 0.97
    alone[grouped & ~(body & pair)] = 0.25
    return alone


def _labelled(batch: Batch, own: Bools) -> Spans:
    """Behind a label that means this code: a wrong letter, or a character too few or too many."""
    values = owned_values(batch, own)
    values = values.take((abs(values.length - _WIDTH) <= 1) & (values.digits >= 8))
    if not len(values):
        return Spans.none()
    flaw = np.where(values.length == _WIDTH, int(Flaw.CHECK_CHARACTER), int(Flaw.LENGTH))
    evidence = int(Evidence.SHAPE | Evidence.LABEL)
    return Spans.of(values.start, values.end, 0.6, evidence, flaw)


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_15, Trigger.MIXED}), MASK, find, HEADERS
)

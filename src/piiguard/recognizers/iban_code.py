"""International bank account number (国际银行账号, IBAN), ISO 13616-1.

Country (2), check digits (2), account (11 to 29). Check: ISO 7064 MOD 97-10 over the number with its first
four characters moved to the end. Each country has one length (SWIFT IBAN Registry). China has no IBAN.
Printed in groups of four.

>>> import numpy as np
>>> from piiguard.text.folding import symbols_of
>>> numbers = ("GB29NWBK60161331926819", "GB28NWBK60161331926819")
>>> right_check(np.array([symbols_of(number) for number in numbers])).tolist()
[True, False]
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.iso7064 import mod97_10
from piiguard.checks.weighted import Answers
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.countries import iban_lengths, pairs
from piiguard.recognizers.joined import joined
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import DASH, LINE_BREAK, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

__all__ = ["IDENTIFIER", "right_check"]

ENTITY = Entity("IBAN_CODE", "国际银行账号", "IBAN", Category.FINANCIAL_ACCOUNT, None, "IBAN_CODE")
LABELS = (
    *tuple(
        "iban ibanno iban_no iban_code iban_number iban号 iban号码 iban账号 iban代码 "
        "国际银行账号 国际银行账户号码 国际银行账户号 国际银行帐号".split()
    ),
    "iban code",
    "iban number",
    "iban no",
)
HEADERS = ("iban", "iban_code", "iban_no", "国际银行账号")
MASK = keep(4, 4, source="piiguard; country and check digits say nothing, last 4 as for bank accounts")

_LENGTHS = iban_lengths()
_DIGIT = table(range(48, 58))
_VALUES = np.zeros(256, dtype=np.uint8)
_VALUES[48:58] = np.arange(10)
_VALUES[65:91] = _VALUES[97:123] = np.arange(10, 36)


def right_check(symbols: Symbols) -> Answers:
    """Whether each row of an (n, L) matrix of symbols, letters and digits, has the right check digits."""
    values = _VALUES.take(symbols)
    return mod97_10(np.concatenate((values[:, 4:], values[:, :4]), axis=1))


# Score alone, near a label, owned by one; wrong check digits with less than 8 digits, with more, right ones
# oddly grouped or with few digits, right ones.
_SCORES = np.array([(0.3, 0.4, 0.4), (0.3, 0.4, 0.75), (0.3, 0.95, 0.99), (0.92, 0.95, 0.99)])


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers of the right length for their country."""
    words = batch.words
    digits = batch.word_digits
    run = ((words.length >= 4) & (digits >= 2) & (digits < words.length)).nonzero()[0]
    if not len(run):
        return Spans.none()
    symbols, start = batch.symbols, words.start.take(run)
    width = _LENGTHS.take(pairs(symbols.take(start), symbols.take(start + 1)))
    chosen = (
        (width > 0) & _DIGIT.take(symbols.take(start + 2)) & _DIGIT.take(symbols.take(start + 3))
    ).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    run, width = run.take(chosen), width.take(chosen)
    last, fits = joined(words, run, width, SPACE | DASH | LINE_BREAK)
    if not fits.any():
        return Spans.none()
    run, last, width = run[fits], last[fits], width[fits]
    parts = [_judged(batch, own, run[width == w], last[width == w], w) for w in sorted(set(width.tolist()))]
    return Spans.concatenate(parts)


def _judged(batch: Batch, own: Bools, run: Ints, last: Ints, width: int) -> Spans:
    words = batch.words
    start, end = words.start.take(run), words.end.take(last)
    clean = batch.clean_before(start) & batch.clean_after(end)
    if not clean.any():
        return Spans.none()
    run, last, start, end = run[clean], last[clean], start[clean], end[clean]
    check = right_check(words.matrix(words.first.take(run), width))
    groups = (run == last) | (words.length.take(run) == 4)
    digits = batch.count_digits(start, end)
    state = np.where(check, 2 + (groups & (digits * 2 >= width)), digits >= 8)
    score, evidence = judge_states(batch, start, end, own, _SCORES, state)
    flaw = np.where(check, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER))
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE) | check * int(Evidence.CHECK), flaw)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.MIXED}), MASK, find, HEADERS)

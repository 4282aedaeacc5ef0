"""Hong Kong identity card number (香港身份证号码), Immigration Department.

One or two letters + 6 digits + check character in brackets. Check: a single letter is preceded by a
blank; blank = 36, A = 10 .. Z = 35; weights 9 8 7 6 5 4 3 2 and 1 for the check character (A = 10); the
sum is a multiple of 11. With brackets, A123456(3), it speaks for itself; A1234563 needs a
label.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.weighted import Answers, remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import judge_document
from piiguard.recognizers.label_words import composed
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("HK_ID", "香港身份证号码", "Hong Kong identity card number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *composed("香港 香港特区 香港特别行政区", "· 永久性 永久 非永久性", "居民身份证", "· 号 号码 编号"),
    *(
        "香港身份证 香港身份证号 香港身份证号码 香港居民身份证 香港居民身份证号 香港居民身份证号码 "
        "香港永久性居民身份证 香港永久性居民身份证号 香港永久性居民身份证号码 香港永久居民身份证 "
        "香港永久居民身份证号 香港智能身份证 香港id 港澳身份证 港澳身份证号 香港证件号 香港证件号码 hkid "
        "hkidno hkid_no hkid_number hkic hkic_no hk_id hk_id_no hk_identity_card hongkong_id xgsfz xgsfzh "
        "xgsfzhm"
    ).split(),
    "hk id",
    "hkid no",
    "hkid card",
    "hkid card no",
    "hkid card number",
    "hkic number",
    "hkid number",
    "hong kong id",
    "hong kong identity card",
    "hong kong id card",
    "hk identity card",
)
HEADERS = ("香港身份证", "香港身份证号", "香港身份证号码", "hkid", "hkid_no", "hk_id", "xgsfz")
MASK = keep(4, source="A123***(*), usual form")

_BLANK = 36
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, 1)
_CHECK = table(range(48, 58), "Aa")
_JOINTS, _OPENING, _CLOSING = table(" -/"), table("(["), table(")]")
_VALUE = np.full(256, 99, dtype=np.uint8)
_VALUE[48:58] = np.arange(10)
_VALUE[65:91] = _VALUE[97:123] = np.arange(10, 36)


# Score alone, near a label, owned by one, owned by one that says no kind; by where the check character stands
# (in brackets, apart, close up), first a wrong one, then a right one.
_SCORES = np.array(
    [
        *[(0.0, 0.2, 0.62, 0.0), (0.9, 0.95, 0.96, 0.93)],
        *[(0.0, 0.2, 0.62, 0.0), (0.2, 0.7, 0.96, 0.7)],
        *[(0.0, 0.2, 0.62, 0.0), (0.3, 0.8, 0.96, 0.75)],
    ]
)
_BRACKETED, _APART, _CLOSE = 0, 2, 4


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers with the check character in brackets, behind a space or dash, or close up."""
    parts = [_letter_apart(batch, own)] if batch.has_label(own) else []
    return Spans.concatenate([*parts, *_close_up(batch, own)])


def _letter_apart(batch: Batch, own: Bools) -> Spans:
    """A 123456 (3), as typed into forms."""
    words, symbols = batch.words, batch.symbols
    six = ((words.length == 6) & (batch.word_digits == 6)).nonzero()[0]
    six = six[six > 0]
    end = words.end.take(six)
    opening = end + (symbols.take(end) == ord(" "))
    chosen = _OPENING.take(symbols.take(opening)) & _CHECK.take(symbols.take(opening + 1))
    chosen &= _CLOSING.take(symbols.take(opening + 2))
    chosen &= (words.length.take(six - 1) <= 2) & (batch.word_digits.take(six - 1) == 0)
    chosen &= (words.end.take(six - 1) + 1 == words.start.take(six)) & (
        symbols.take(words.end.take(six - 1)) == ord(" ")
    )
    run, opening = six[chosen] - 1, opening[chosen]
    return _judge(batch, own, run, opening + 1, opening + 3, _BRACKETED, run + 1)


def _close_up(batch: Batch, own: Bools) -> list[Spans]:
    """The letters touch the digits."""
    words, run = batch.words, batch.lettered
    if not len(run):
        return []
    digits, length = batch.word_digits.take(run), words.length.take(run)
    fits = ((digits == 6) | (digits == 7)) & (length <= 9)
    run, digits, length = run[fits], digits[fits], length[fits]
    if not len(run):
        return []
    six = run[(digits == 6) & (length <= 8)]
    parts = [_bracketed(batch, own, six), _apart(batch, own, six)] if len(six) else []
    if len(batch.labels):
        close = run[length >= 8]
        end = words.end.take(close)
        parts.append(_judge(batch, own, close, end - 1, end, _CLOSE))
    return parts


def _bracketed(batch: Batch, own: Bools, run: Ints) -> Spans:
    symbols, end = batch.symbols, batch.words.end.take(run)
    opening = end + (symbols.take(end) == ord(" "))
    chosen = _OPENING.take(symbols.take(opening)) & _CHECK.take(symbols.take(opening + 1))
    chosen &= _CLOSING.take(symbols.take(opening + 2))
    run, opening = run[chosen], opening[chosen]
    return _judge(batch, own, run, opening + 1, opening + 3, _BRACKETED)


def _apart(batch: Batch, own: Bools, run: Ints) -> Spans:
    symbols, end = batch.symbols, batch.words.end.take(run)
    chosen = _JOINTS.take(symbols.take(end)) & _CHECK.take(symbols.take(end + 1))
    chosen &= _VALUE.take(symbols.take(end + 2)) == 99
    run, end = run[chosen], end[chosen]
    return _judge(batch, own, run, end + 1, end + 2, _APART)


def _judge(
    batch: Batch, own: Bools, run: Ints, check_at: Ints, end: Ints, written: int, last: Ints | None = None
) -> Spans:
    """Candidates of the runs [run, last] that have their check character at `check_at`."""
    if not len(run):
        return Spans.none()
    start = batch.words.start.take(run)
    values, shaped = _values(batch, run, run if last is None else last, check_at)
    shaped &= batch.clean_before(start) & batch.clean_after(end)
    if not shaped.any():
        return Spans.none()
    start, end, right = start[shaped], end[shaped], check(values[shaped])
    score, evidence = judge_document(batch, start, end, own, _SCORES, written + right)
    evidence |= int(Evidence.SHAPE) | right * int(Evidence.CHECK)
    return Spans.of(start, end, score, evidence, np.where(right, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER)))


def _values(batch: Batch, run: Ints, last: Ints, check_at: Ints) -> tuple[Symbols, Bools]:
    """(n, 9) symbol values, and which rows have one or two letters, six digits and a check character."""
    symbols = _VALUE.take(batch.words.heads(run, 8))
    checks = _VALUE.take(batch.symbols.take(check_at))
    double = (symbols[:, 1] >= 10) & (symbols[:, 1] < _BLANK)
    single = np.hstack([np.full((len(run), 1), _BLANK, dtype=np.uint8), symbols[:, :7]])
    values = np.hstack([np.where(double[:, None], symbols, single), checks[:, None]])
    shaped = (values[:, 1] >= 10) & (values[:, 2:8] <= 9).all(axis=1) & (checks <= 10)
    inside = batch.words.end.take(last) > check_at
    body = batch.word_digits.take(last) - (inside & (checks <= 9))
    width = batch.words.first.take(last + 1) - batch.words.first.take(run) - inside
    return values, shaped & (body == 6) & (width == 7 + double)


def check(values: Symbols) -> Answers:
    """Whether each row of an (n, 9) matrix (two letters or blank and letter, six digits, check) is right.

    >>> check(np.array([[36, 10, 1, 2, 3, 4, 5, 6, 3]], dtype=np.uint8)).tolist()  # A123456(3)
    [True]
    """
    return np.equal(remainder(values, _WEIGHTS, 11), 0)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.LETTERED}), MASK, find, HEADERS)

"""Foreign permanent resident ID (外国人永久居留身份证), issued by the National Immigration Administration.

Card of 2023 (五星卡), 18 characters: 9 + province of acceptance (2) + nationality (3, GB/T 2659.1) +
birth date (8) + serial (3) + check character, ISO 7064 MOD 11-2 as in GB 11643. Cards of 2004 and 2017,
15 characters: nationality (3 letters) + region (4) + YYMMDD (6) + 1 digit + check digit with the weights
7, 3, 1 of ICAO Doc 9303. The rule of the old check digit rests on one public implementation.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import birth_date, yymmdd
from piiguard.checks.iso7064 import mod11_2
from piiguard.checks.regions import province_known
from piiguard.checks.weighted import Answers, remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import (
    judge_document,
    masked_eighteen,
    owned_runs,
    upper,
)
from piiguard.recognizers.joined import joined
from piiguard.recognizers.nationality import letters_known, number_known
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import DASH, LINE_BREAK, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity(
    "CN_FOREIGNER_ID", "外国人永久居留身份证号码", "foreign permanent resident ID", Category.IDENTITY_DOCUMENT
)
LABELS = (
    *(
        "外国人永久居留身份证 外国人永久居留身份证号 外国人永久居留身份证号码 外国人永久居留证 "
        "外国人永久居留证号 外国人永久居留证号码 永久居留身份证 永久居留身份证号 永久居留身份证号码 "
        "永久居留证 永久居留证号 永久居留证号码 永久居留 永居证 永居证号 永居证号码 永居卡 永居卡号 永居号 "
        "永居 五星卡 五星卡号 外国人身份证 外国人身份证号 外国人证件号 中国绿卡 绿卡 绿卡号 fpr "
        "fpr_card_no fpr_id fprid green_card green_card_no foreign_permanent_resident_no prc_green_card "
        "yjz yjzh yjzhm yjjz yjjzh yjjlz yjjlzh yjjlsfz"
    ).split(),
    "green card",
    "permanent resident id",
    "permanent resident card",
    "permanent residence",
    "permanent residence card",
)
HEADERS = (
    "外国人永久居留身份证",
    "外国人永久居留证",
    "永居证号",
    "fpr_card_no",
    "green_card_no",
    "yjjlz",
    "yjjz",
)
MASK = keep(4, 4, source="9113**********0021, usual form")

_OLD_WEIGHTS = (7, 3, 1) * 4 + (7, 3)
_CAPITAL = table(range(65, 91))
_JOINT = table(" -\n")
_BEFORE_X = _JOINT | table("xX")
# Score alone, near a label, owned by one, owned by one of no kind: state = check + 2 * date + 4 * place.
_SCORES = np.array(
    [
        *[(0.0, 0.2, 0.6, 0.0), (0.0, 0.2, 0.85, 0.0), (0.0, 0.2, 0.85, 0.0), (0.6, 0.95, 0.98, 0.0)],
        *[(0.0, 0.2, 0.6, 0.0), (0.0, 0.2, 0.85, 0.0), (0.0, 0.55, 0.85, 0.7), (0.95, 0.95, 0.98, 0.7)],
    ]
)
_OLD_SCORES = _SCORES.copy()
_OLD_SCORES[3], _OLD_SCORES[7] = (0.45, 0.93, 0.97, 0.0), (0.9, 0.93, 0.97, 0.7)
_FLAWS = np.array([Flaw.DATE, Flaw.DATE, Flaw.CHECK_CHARACTER, Flaw.NONE] * 2, dtype=np.int64)
_STATE_EVIDENCE = np.array(
    [
        Evidence.SHAPE | check * Evidence.CHECK | date * Evidence.DATE | place * Evidence.REGISTRY
        for place in (0, 1)
        for date in (0, 1)
        for check in (0, 1)
    ],
    dtype=np.int64,
)


def find(batch: Batch, own: Bools) -> Spans:
    """New and old numbers, labelled ones of a wrong length, and masked ones."""
    parts = [_old(batch, own)]
    if Trigger.DIGITS_15 in batch.triggers:
        parts += [_new(batch, own), _new_with_x(batch, own)]
    if batch.has_label(own):
        parts.append(_labelled(batch, own))
    if Trigger.MASK in batch.triggers:
        parts.append(_masked(batch, own))
    return Spans.concatenate(parts)


def _new(batch: Batch, own: Bools) -> Spans:
    windows = batch.numbers(18)
    if not len(windows):
        return Spans.none()
    chosen = (batch.symbols.take(windows.start) == ord("9")).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    windows = windows.take(chosen)
    return _judge(batch, own, batch.digit_values(windows, 18), windows.start, windows.end)


def _new_with_x(batch: Batch, own: Bools) -> Spans:
    """17 digits and X, which may be set apart."""
    windows, symbols = batch.digits.windows_before(_BEFORE_X, 17), batch.symbols
    if not len(windows):
        return Spans.none()
    last = windows.end + _JOINT.take(symbols.take(windows.end))
    chosen = (((symbols.take(last) | 32) == ord("x")) & (symbols.take(windows.start) == ord("9"))).nonzero()[
        0
    ]
    if not len(chosen):
        return Spans.none()
    windows, last = windows.take(chosen), last.take(chosen)
    clean = (batch.clean_before(windows.start) & batch.clean_after(last + 1)).nonzero()[0]
    windows, last = windows.take(clean), last.take(clean)
    digits = np.full((len(windows), 18), 10, dtype=np.uint8)
    digits[:, :17] = batch.digit_values(windows, 17)
    return _judge(batch, own, digits, windows.start, last + 1)


def _judge(batch: Batch, own: Bools, digits: Symbols, start: Ints, end: Ints) -> Spans:
    """Scores of 18-symbol candidates that begin with 9."""
    if not len(start):
        return Spans.none()
    place = province_known(digits[:, 1:3]) & number_known(digits[:, 3:6])
    state = mod11_2(digits) + 2 * birth_date(digits[:, 6:14]) + 4 * place
    end = batch.with_float_tail(end)
    score, evidence = judge_document(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | _STATE_EVIDENCE.take(state), _FLAWS.take(state))


def _old(batch: Batch, own: Bools) -> Spans:
    """Three letters and twelve digits, the letters also set apart from the digits, and these in groups."""
    words = batch.words
    whole = batch.lettered
    whole = whole[(words.length.take(whole) == 15) & (batch.word_digits.take(whole) == 12)]
    run = np.concatenate((whole, _three_letters_apart(batch)))
    if not len(run):
        return Spans.none()
    last, fits = joined(words, run, 15, SPACE | DASH | LINE_BREAK)
    run, last = run[fits], last[fits]
    if not len(run):
        return Spans.none()
    start, end = words.start.take(run), words.end.take(last)
    symbols = upper(words.matrix(words.first.take(run), 15))
    chosen = _CAPITAL.take(symbols[:, :3]).all(axis=1) & (symbols[:, 3:] <= 57).all(axis=1)
    chosen &= batch.clean_before(start) & batch.clean_after(end)
    return _judge_old(batch, own, symbols[chosen], start[chosen], end[chosen])


def _three_letters_apart(batch: Batch) -> Ints:
    """Runs of three letters, or three and some digits, with digits in groups behind: JPN330-15708041-5."""
    words = batch.words
    if not words.gap.any():
        return np.empty(0, dtype=np.int64)
    letters = words.length - batch.word_digits
    run = ((letters == 3) & (words.length < 15) & (words.gap > 0)).nonzero()[0]
    run = run[(batch.word_digits.take(run + 1) == words.length.take(run + 1)) & (letters.take(run + 1) == 0)]
    known: Ints = run[letters_known(upper(words.heads(run, 3)))]
    return known


def _judge_old(batch: Batch, own: Bools, symbols: Symbols, start: Ints, end: Ints) -> Spans:
    if not len(start):
        return Spans.none()
    values = symbols - np.where(symbols > 57, np.uint8(55), np.uint8(48))
    place = province_known(values[:, 3:5]) & letters_known(symbols[:, :3])
    state = old_check(values) + 2 * yymmdd(values[:, 7:13]) + 4 * place
    score, evidence = judge_document(batch, start, end, own, _OLD_SCORES, state)
    return Spans.of(start, end, score, evidence | _STATE_EVIDENCE.take(state), _FLAWS.take(state))


def old_check(values: Symbols) -> Answers:
    """Whether each row of an (n, 15) matrix, digits 0..9 and letters 10..35, ends in its check digit.

    >>> old_check(np.array([[int(c, 36) for c in "KAZ110090123105"]], dtype=np.uint8)).tolist()
    [True]
    """
    return np.equal(remainder(values[:, :14], _OLD_WEIGHTS, 10), values[:, 14])


def _labelled(batch: Batch, own: Bools) -> Spans:
    """A character too few or too many under a label of its own."""
    run = owned_runs(batch, own)
    length, digits = batch.words.length.take(run), batch.word_digits.take(run)
    run = run[(length >= 14) & (length <= 19) & (length != 18) & (digits >= 11)]
    start, end = batch.words.start.take(run), batch.words.end.take(run)
    return Spans.of(start, end, 0.58, int(Evidence.LABEL), int(Flaw.LENGTH))


def _masked(batch: Batch, own: Bools) -> Spans:
    found = batch.shared(masked_eighteen)
    if not len(found.windows):
        return Spans.none()
    digits, hidden = found.digits(18), found.hidden(18)
    hides = hidden.sum(axis=1)
    shown = ~hidden[:, :3].any(axis=1) & (digits[:, 0] == 9) & (hides >= 4) & (hides <= 15)
    shown[shown] = province_known(digits[shown, 1:3])
    windows = found.windows.take(shown)
    if not len(windows):
        return Spans.none()
    score, evidence = judge(batch, windows.start, windows.end, own, alone=0.65, near=0.85, owned=0.9)
    return Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), masked=True)


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_11, Trigger.MASK}), MASK, find, HEADERS
)

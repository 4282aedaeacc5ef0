"""Passport number (护照号码), and line 2 of the machine-readable zone (机读码, ICAO Doc 9303-4).

China: E or G + 8, E + letter + 7 (no I, O), PE SE DE + 7 for public affairs, service, diplomatic
passports, older P S D + 7 or 8, 14 or 15 + 7; Hong Kong H K + 8, Macau MA MB + 7. The printed
number has no check digit and looks like many part numbers, so a label has to say what it is; line 2 has
five check digits and says so itself.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import birth_date, yymmdd
from piiguard.checks.weighted import Integers, remainder
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import (
    GROUP_JOINT,
    Forms,
    any_document_labelled,
    extended,
    judge_document,
    owned_runs,
    prefixed,
    upper,
)
from piiguard.recognizers.labelled import beside
from piiguard.recognizers.nationality import letters_known
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("PASSPORT", "护照号码", "passport number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *(
        "护照 护照号 护照号码 护照编号 护照证号 护照证件号 普通护照 普通护照号 因私护照 因私护照号 "
        "因公护照 因公护照号 公务护照 公务护照号 公务普通护照 外交护照 外交护照号 中国护照 中国护照号 "
        "外国护照 外国护照号 外籍护照 外籍护照号 电子护照 电子护照号 旧护照 旧护照号 新护照 新护照号 "
        "香港特区护照 香港护照 澳门特区护照 澳门护照 台湾护照 特区护照 passport passports passportno "
        "passport_no passportnum passport_num passport_number passportnumber passport_id hz_no hzh hzhm "
        "huzhao huzhaohao huzhaohaoma"
    ).split(),
    "passport no",
    "passport no.",
    "ppt no",
    "ppt no.",
    "travel passport no",
    "passport number",
    "passport id",
    "passport num",
)
HEADERS = (
    "护照",
    "护照号",
    "护照号码",
    "护照编号",
    "passport",
    "passport_no",
    "passport_number",
    "hzhm",
    "huzhao",
)
MASK = keep(2, 2, source="E1*****78, usual form")

_CHINESE = Forms("E8 E+7 G8 PE7 SE7 DE7 P7 P8 S7 S8 D7 D8 K8 H8 K+7 H+7 MA7 MB7")
_ONLY_CHINESE = Forms("E8 E+7 G8 PE7 SE7 DE7 K8")  # no other document of ours has these
_ABROAD = Forms("@6 @7 @8 @9 @@6 @@7 @@8")  # JP TR1234567, KR M12345678, IT YA1234567 …

MRZ_LENGTH = 44
_ZONE = table(range(48, 58), range(65, 91), "<")
_WEIGHTS = (7, 3, 1)
_NUMBER, _BIRTH, _EXPIRY, _PERSONAL = slice(0, 9), slice(13, 19), slice(21, 27), slice(28, 42)
_LEAST_RIGHT = 3  # of four check digits: one misread character breaks its own check and the composite one


# Score alone, near a label, owned by one, owned by one that says no kind; other forms, those of China alone.
_OWNED = 0.93
_SCORES = np.array([(0.3, 0.65, _OWNED, 0.0), (0.3, 0.65, _OWNED, 0.65)])
# Alone, near, owned of bare digits: 7 to 9, a date, 14 or 15 + 7.
_DIGIT_SCORES = np.array([(0.0, 0.3, 0.8), (0.0, 0.3, 0.4), (0.0, 0.55, 0.9)])
_DATE, _OLDEST = 1, 2


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled numbers, and lines 2 of machine-readable zones."""
    parts = [_machine_readable(batch)]
    if batch.has_label(own):
        run = prefixed(batch, 8, 9, _CHINESE)
        judged = _judge(batch, own, run)
        sure = run[judged.score == _OWNED]
        parts += [judged, _owned(batch, own, sure), _owned_digits(batch, own)]
    elif any_document_labelled(batch):
        # 证件号：E12345678; nothing but a Chinese passport looks like this under such a label
        parts.append(_judge(batch, own, prefixed(batch, 9, 9, _ONLY_CHINESE)))
    return Spans.concatenate(parts)


def _judge(batch: Batch, own: Bools, run: Ints) -> Spans:
    if not len(run):
        return Spans.none()
    start, end = batch.words.start.take(run), batch.words.end.take(run)
    state = _ONLY_CHINESE.match(batch, run).astype(np.int64)
    score, evidence = judge_document(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


def _owned(batch: Batch, own: Bools, sure: Ints) -> Spans:
    """Numbers with letters under a passport label, in groups too; `sure` runs are found already."""
    words, run = batch.words, owned_runs(batch, own)
    done = np.zeros(len(words), dtype=np.bool_)
    done[sure[~GROUP_JOINT.take(batch.symbols.take(words.end.take(sure)))]] = True
    run = run[~done.take(run)]
    if not len(run):
        return Spans.none()
    parts = []
    for forms, score in ((_CHINESE, _OWNED), (_ABROAD, 0.82)):
        first, last = extended(batch, run, forms)
        start, end = words.start.take(first), words.end.take(last)
        clean = batch.clean_after(end)
        parts.append(Spans.of(start[clean], end[clean], score, int(Evidence.SHAPE | Evidence.LABEL)))
    length, digits = words.length.take(run), batch.word_digits.take(run)
    mixed = run[(digits >= 4) & (digits < length) & (length >= 6) & (length <= 12)]  # DE C01X00T47
    parts.append(Spans.of(words.start.take(mixed), words.end.take(mixed), 0.75, int(Evidence.LABEL)))
    return Spans.concatenate(parts)


def _owned_digits(batch: Batch, own: Bools) -> Spans:
    """14 or 15 + 7 digits; foreign numbers of 7 to 9 digits, unless they are a date."""
    windows = batch.numbers(7, 9)
    if not len(windows):
        return Spans.none()
    windows = beside(windows, own)
    if not len(windows):
        return Spans.none()
    digits = batch.digit_values(windows, 9)
    nine = (windows.length == 9) & (digits[:, 0] == 1) & ((digits[:, 1] == 4) | (digits[:, 1] == 5))
    state = nine * _OLDEST
    state[(windows.length == 8) & birth_date(digits[:, :8])] = _DATE
    score, evidence = judge_states(
        batch, windows.start, windows.end, own, _DIGIT_SCORES, state, around=windows.around
    )
    return Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE))


def _machine_readable(batch: Batch) -> Spans:
    """Lines of 44: number, check, nationality, birth, check, sex, expiry, check, personal, 2 checks."""
    words, symbols = batch.words, batch.symbols
    run = ((symbols.take(words.end) == ord("<")) | (words.length >= MRZ_LENGTH)).nonzero()[0]
    if not len(run):
        return Spans.none()
    start = words.start.take(run)
    start = start[(symbols.take(start - 1) != ord("<")) & (symbols.take(start + 43) - np.uint8(48) <= 9)]
    if not len(start):
        return Spans.none()
    lines = upper(symbols[start[:, None] + np.arange(MRZ_LENGTH + 1)])
    whole = _ZONE[lines[:, :MRZ_LENGTH]].all(axis=1) & ~_ZONE[lines[:, MRZ_LENGTH]]
    start, lines = start[whole], lines[whole, :MRZ_LENGTH]
    right = _right_checks(lines)
    shape = (np.isin(lines[:, 20], (77, 70, 60))) & letters_known(lines[:, 10:13])
    shape &= yymmdd(lines[:, _BIRTH] - np.uint8(48)) | yymmdd(lines[:, _EXPIRY] - np.uint8(48))
    found = shape & (right >= _LEAST_RIGHT)
    start, right = start[found], right[found]
    flaw = np.where(right == 4, int(Flaw.NONE), int(Flaw.CHECK_CHARACTER))
    evidence = int(Evidence.SHAPE | Evidence.CHECK | Evidence.DATE)
    return Spans.of(start, start + MRZ_LENGTH, np.where(right == 4, 0.99, 0.85), evidence, flaw)


def _right_checks(lines: Symbols) -> Integers:
    """How many check digits of number, birth, expiry and all together are right (9303-3, section 4.9)."""
    values = np.where(lines > 64, lines - np.uint8(55), lines - np.uint8(48))
    values[lines == ord("<")] = 0
    composite = np.hstack([values[:, :10], values[:, 13:20], values[:, 21:43]])
    fields = (values[:, _NUMBER], 9), (values[:, _BIRTH], 19), (values[:, _EXPIRY], 27), (composite, 43)
    right: Integers = np.sum([_sum731(field) == values[:, check] for field, check in fields], axis=0)
    return right


def _sum731(values: Symbols) -> Integers:
    width = values.shape[1]
    return remainder(values, (_WEIGHTS * (width // 3 + 1))[:width], 10)


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.LETTERED, Trigger.ZONE}), MASK, find, HEADERS
)

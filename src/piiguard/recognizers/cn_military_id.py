"""Military and police ID (军官证, 士兵证, 文职干部证, 警官证): 南字第1234567号 and other forms.

The older cards name the arm or region by a character: 南字第 + 4 to 8 digits + 号. Newer ones have 6 to 8
letters and digits, 1 or 2 characters + digits, or a letter + 8 to 14 digits; public sources disagree and
there is no check digit. House certificates (京房权证海字第…号) and court papers use 字第 as
well: what stands before tells them apart.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import birth_date
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import owned_runs
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import AMOUNT_UNIT, CONNECTOR_HAN, HAN, HAN_DIGIT, PROVINCE, code_table, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_MILITARY_ID", "军人证件号码", "military ID number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *(
        "军官证 军官证号 军官证号码 军官证编号 军官证件号 军官证件号码 士兵证 士兵证号 士兵证号码 士官证 "
        "士官证号 士官证号码 义务兵证 义务兵证号 文职干部证 文职干部证号 文职干部证号码 文职人员证 "
        "文职人员证号 军人证 军人证号 军人证件 军人证件号 军人证件号码 军人身份证 军人身份证号 "
        "军人身份证件 军人证号码 现役军人证 军队证件号 解放军证件号 武警证 武警证号 武警警官证 "
        "武警警官证号 武警士兵证 武警士兵证号 警官证 警官证号 警官证号码 警察证 警察证号 人民警察证 "
        "人民警察证号 警号 军人保障卡 军人保障卡号 军人保障号 退伍证 退伍证号 退役证 退役证号 退伍军人证 "
        "退役军人证 转业证 转业证号 军官退休证 离退休干部证 military_id military_id_no military_card_no "
        "military_no officer_no officer_card officer_id soldier_no soldier_id police_no police_badge_no "
        "jgz jgzh jgzhm sbz sbzh sbzhm jrz jrzh jrzhm jrzjh wzgbz"
    ).split(),
    "military id",
    "military id no",
    "officer id",
    "soldier id",
    "police officer id",
    "officer certificate",
)
HEADERS = (
    "军官证",
    "军官证号",
    "士兵证",
    "士兵证号",
    "军人证件号",
    "文职干部证",
    "警官证",
    "警号",
    "military_id",
    "officer_no",
    "jgzh",
    "jrzh",
)
MASK = keep(0, 3, of="digits", source="南字第****567号, usual form")

# 军 政 后 装 参: general departments; 南 北 沈 济 兰 广 成 京: former regions; 海 空 武 士 …: arms and ranks
_ARMS = code_table("军軍政后後装裝参參联聯南北沈济濟兰蘭广廣成海空武士文炮火战戰东東西中")
_WORD, _ORDINAL, _NUMBER = ord("字"), ord("第"), code_table("号號")
_HAN = table(HAN, PROVINCE, CONNECTOR_HAN, AMOUNT_UNIT, range(HAN_DIGIT, HAN_DIGIT + 10))


def find(batch: Batch, own: Bools) -> Spans:
    """字第 forms, plain and masked, and what a label owns."""
    parts = [_numbered(batch, own, masked=False)]
    if batch.has_label(own):
        parts += [_coded(batch, own), _with_han(batch, own)]
    if Trigger.MASK in batch.triggers:
        parts.append(_numbered(batch, own, masked=True))
    return Spans.concatenate(parts)


def _numbered(batch: Batch, own: Bools, *, masked: bool) -> Spans:
    """A character, 字第 or 字, 4 to 9 digits and mostly 号."""
    codes = batch.texts.codes
    word = (codes == _WORD).nonzero()[0]
    runs = batch.masked_words if masked else batch.digits
    if not len(word) or not len(runs):
        return Spans.none()
    ordinal = codes.take(word + 1) == _ORDINAL
    at = word + 1 + ordinal
    at += codes.take(at) == ord(" ")
    run = np.minimum(runs.start.searchsorted(at), len(runs) - 1)
    chosen = (runs.start.take(run) == at) & (runs.length.take(run) >= 4) & (runs.length.take(run) <= 9)
    if masked:
        chosen &= batch.run_is_masked.take(run)
    if not chosen.any():
        return Spans.none()
    start, end, ordinal = word[chosen] - 1, runs.end.take(run[chosen]), ordinal[chosen]
    spaced = end + (codes.take(end) == ord(" "))
    closed = _NUMBER.take(codes.take(spaced), mode="clip")
    end = np.where(closed, spaced + 1, end)
    shaped = _HAN.take(batch.symbols.take(start)) & (ordinal | closed)
    return _judge(batch, own, start[shaped], end[shaped], (ordinal & closed)[shaped], masked=masked)


# Score alone, near a label, owned by one; state = arm named or free-standing + 2 * all of it.
_SCORES = np.array([(0.3, 0.4, 0.95), (0.3, 0.85, 0.95), (0.3, 0.4, 0.95), (0.6, 0.85, 0.95)])


def _judge(batch: Batch, own: Bools, start: Ints, end: Ints, whole: Bools, *, masked: bool) -> Spans:
    if not len(start):
        return Spans.none()
    freestanding = ~_HAN.take(batch.symbols.take(start - 1)) | batch.labels.ends_at(start)
    arm = _ARMS.take(batch.texts.codes.take(start), mode="clip")
    state = (freestanding | arm) + 2 * (whole & arm & freestanding)
    score, evidence = judge_states(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _coded(batch: Batch, own: Bools) -> Spans:
    """6 to 8 letters and digits, or a letter and up to 14 digits; neither date nor mobile number."""
    words, run = batch.words, owned_runs(batch, own)
    length, digits = words.length.take(run), batch.word_digits.take(run)
    fits = (
        (digits >= 4)
        & (length - digits <= 2)
        & (length >= 6)
        & (length <= 15)
        & ((length <= 8) | (digits < length))
    )
    run = run[fits]
    if not len(run):
        return Spans.none()
    date = (words.length.take(run) == 8) & (batch.word_digits.take(run) == 8)
    date[date] = birth_date(words.matrix(words.first.take(run[date]), 8) - np.uint8(48))
    run = run[~date]
    start, end = words.start.take(run), words.end.take(run)
    clean = batch.clean_after(end)
    return Spans.of(start[clean], end[clean], 0.8, int(Evidence.LABEL))


def _with_han(batch: Batch, own: Bools) -> Spans:
    """军1234567, 海军字第1234567号: up to four characters before the digits of an owned value."""
    labels, digits, symbols = batch.labels, batch.digits, batch.symbols
    start = labels.value[labels.roles(own)]
    start = start[_HAN.take(symbols.take(start))]
    if not len(start) or not len(digits):
        return Spans.none()
    run = np.minimum(digits.start.searchsorted(start), len(digits) - 1)
    gap, length = digits.start.take(run) - start, digits.length.take(run)
    chosen = (gap > 0) & (gap <= 4) & (length >= 5) & (length <= 8)
    for step in range(1, 4):
        chosen &= (gap <= step) | _HAN.take(symbols.take(start + step))
    start, end = start[chosen], digits.end.take(run[chosen])
    end = end + _NUMBER.take(batch.texts.codes.take(end), mode="clip")
    return Spans.of(start, end, 0.86, int(Evidence.SHAPE | Evidence.LABEL))


IDENTIFIER = Identifier(
    ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_4, Trigger.MASK}), MASK, find, HEADERS
)

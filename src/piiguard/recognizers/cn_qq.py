"""QQ number (QQ号), of a person or a group (QQ群): 5 to 11 digits, first not 0; label only."""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import birth_date
from piiguard.checks.phones import PERSON, mobile_segment
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import members
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.labelled import owned_values
from piiguard.recognizers.owned_runs import owned_runs
from piiguard.recognizers.spaced_values import spoken, with_spoken_tail
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import LIST_COMMA, code_table, table
from piiguard.text.runs import DASH, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_QQ", "QQ号", "QQ number", Category.ACCOUNT)
LABELS = (
    *"qq qq号 qq号码 qq号是 qq是 qq账号 qq帐号 qq群 qq群号 qq交流群 qq客服 客服qq 群号 群号码 q群".split(),
    *"q号 扣扣 扣扣号 扣扣群 企鹅号 企鹅 企鹅群 球球号 球球 蔻蔻 抠抠 叩叩 鹅号 加q 加我q".split(),
    *"加qq 加我qq 加扣扣 联系qq 群主qq 绑定qq 我的qq 我q 你q 私q q我 +q q: q号码 q群号 扣扣号码".split(),
    *"扣我 敲我 加企鹅 企鹅号码 交流群 交流群号 扣扣群号 企鹅群号 加扣 qq私聊 qq联系 qq咨询".split(),
    *composed("· qq", "讨论 粉丝 官方 学习 技术 玩家 售后 客户 一 二 三 1 2 3 加 进 入", "群"),
    *composed("contact_ user_ my_ bind_ customer_ service_ kefu_", "qq"),
    *"找q uin qq_uin qq_group qqgroup group_qq qq_qun".split(),
    *"qqh qqhm qq_no qqno qq_num qq_number qqnumber qq_id qqid tencent_qq ".split(),
    *("qq no", "qq no.", "qq number", "qq id", "q q"),
)
HEADERS = ("QQ", "QQ号", "QQ号码", "qqh", "qqhm", "qq_no", "qq_number")
MASK = keep(2, 2, source="ab****yz, usual form")

_MAIL = ("邮箱", "邮件", "邮箱地址", "email", "mail")
SHORTEST, LONGEST = 5, 11
_LONGEST_LIST, _DATE = 8, 8
_LIST_MARK = table("/,;|", LIST_COMMA)
_AND = code_table("或和及与跟")
_CLOSE_LENGTH = 2  # digits by which numbers of a list differ, where the mark may as well part fields
_FEW = 6  # digits; as many may count something
_COUNTED = code_table("人次条级天元块只名位")


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled numbers, and those that follow in a list; a mobile number scores below its own recognizer."""
    run = _first_runs(batch, own)
    return _written(batch, run) if len(run) else Spans.none()


def _first_runs(batch: Batch, own: Bools) -> Ints:
    """The run of digits with which each labelled value begins; the label may touch it: QQ12345678."""
    touching, digits = owned_runs(batch, own), batch.digits
    if not len(digits):
        return touching
    values = owned_values(batch, own)
    bracket = values.end + (batch.symbols.take(values.end) == ord(" "))
    written = values.start[(batch.symbols.take(bracket) == ord("(")) | _has_label(batch, values.start)]
    run = np.minimum(digits.start.searchsorted(written), len(digits) - 1)
    run = run[digits.start.take(run) == written]
    run = np.union1d(touching, run) if len(run) else touching
    run = run[~_mail(batch, own, digits.start.take(run))]
    return _with_list(batch, _indexed(batch, run)) if len(run) else run


def _mail(batch: Batch, own: Bools, start: Ints) -> Bools:
    """QQ邮箱 12345678: the label right behind tells of something else."""
    labels = batch.labels
    mail = members(batch.index, _MAIL)
    if not batch.has_label(mail):
        return np.zeros(len(start), dtype=np.bool_)
    glued = (mail.take(labels.word[1:]) & (labels.start[1:] == labels.end[:-1])).nonzero()[0] + 1
    glued = glued[own.take(labels.word.take(glued - 1))]
    if not len(glued):
        return np.zeros(len(start), dtype=np.bool_)
    answer: Bools = np.isin(start, labels.value.take(glued))
    return answer


def _with_list(batch: Batch, run: Ints) -> Ints:
    """Adds the numbers that follow in a list: 12345678、87654321; not the next field of a row."""
    digits, parts = batch.digits, [run]
    if not _listed(batch, digits.end.take(run)).any():
        return run
    run = run[~_fields(batch, run)]
    for _ in range(_LONGEST_LIST):
        mark = digits.end.take(run)
        listed = _listed(batch, mark).nonzero()[0]
        if not len(listed):
            break
        run, mark = run.take(listed), mark.take(listed)
        following = np.minimum(run + 1, len(digits) - 1)
        begins = mark + 1 + (batch.symbols.take(mark + 1) == ord(" "))
        fits = (digits.start.take(following) == begins) & (digits.length.take(following) >= SHORTEST)
        length = digits.length.take(following)
        alike = np.abs(length - digits.length.take(run)) <= _CLOSE_LENGTH
        alike &= (length > _FEW) | (length == digits.length.take(run))
        fits &= alike | (batch.symbols.take(mark) > 127)
        run = following[fits]
        run = run[~(_has_label(batch, digits.start.take(run)) | _dates(batch, run))]
        if not len(run):
            break
        parts.append(run)
    return np.unique(np.concatenate(parts)) if len(parts) > 1 else parts[0]


def _listed(batch: Batch, mark: Ints) -> Bools:
    """Whether another number of a list may follow: 12345678、87654321, 12345678或87654321."""
    answer: Bools = _LIST_MARK.take(batch.symbols.take(mark))
    return answer | _AND.take(batch.texts.codes.take(mark), mode="clip")


def _fields(batch: Batch, run: Ints) -> Bools:
    """Whether numbers are fields of a table in a text: `QQ,12345678,2023`, or under a header line."""
    labels, symbols = batch.labels, batch.symbols
    start, end = batch.digits.start.take(run), batch.digits.end.take(run)
    answer: Bools = symbols.take(start - 1) == symbols.take(end)
    heads = labels.value[labels.start == labels.end]  # words of no length: those of a header
    if batch.headers is not None:
        heads = heads[symbols.take(heads - 1) != 0]  # a whole cell may hold a list
    if len(heads):
        answer |= np.isin(start, heads)
    return answer


def _has_label(batch: Batch, start: Ints) -> Bools:
    """Whether a label stands before each number: 12345678；电话 87654321 has one of its own."""
    return batch.labels.owned_at(start)


def _dates(batch: Batch, run: Ints) -> Bools:
    """Whether runs are dates of eight digits."""
    answer: Bools = batch.digits.length.take(run) == _DATE
    eight = answer.nonzero()[0]
    if len(eight):
        digits = batch.digits
        answer[eight] = birth_date(digits.matrix(digits.first.take(run.take(eight)), _DATE) - np.uint8(48))
    return answer


def _indexed(batch: Batch, run: Ints) -> Ints:
    """QQ1：12345678: a digit that only counts the labels gives way to the number behind the colon."""
    digits, symbols = batch.digits, batch.symbols
    single = (digits.length.take(run) == 1).nonzero()[0]
    if not len(single):
        return run
    mark = digits.end.take(run.take(single))
    colon = (symbols.take(mark) == ord(":")).nonzero()[0]
    single, mark = single.take(colon), mark.take(colon)
    following = np.minimum(run.take(single) + 1, len(digits) - 1)
    begins = mark + 1 + (symbols.take(mark + 1) == ord(" "))
    moved = run.copy()
    moved[single] = np.where(digits.start.take(following) == begins, following, run.take(single))
    return np.unique(moved)


def _written(batch: Batch, run: Ints) -> Spans:
    digits = batch.digits
    run = run[batch.symbols.take(digits.start.take(run)) != ord("0")]
    last, length = _groups(batch, run)
    end, more = with_spoken_tail(batch, digits.end.take(last))
    length += more
    fits = ((length >= SHORTEST) & (length <= LONGEST)).nonzero()[0]
    if not len(fits):
        return Spans.none()
    run, end, length = run.take(fits), end.take(fits), length.take(fits)
    start = digits.start.take(run)
    chosen = (batch.clean_after(end) & ~_counts(batch, end, length)).nonzero()[0]
    run, start, end, length = run.take(chosen), start.take(chosen), end.take(chosen), length.take(chosen)
    score = np.full(len(run), 0.85)
    eleven = (length == LONGEST).nonzero()[0]
    if len(eleven):
        values = digits.matrix(digits.first.take(run.take(eleven)), LONGEST) - np.uint8(48)
        score[eleven[mobile_segment(values) == PERSON]] = 0.6
    return Spans.of(start, batch.with_float_tail(end), score, int(Evidence.SHAPE | Evidence.LABEL))


def _no_group(batch: Batch, start: Ints, following: Ints) -> Bools:
    """Whether a dash behind the digits at `start` belongs to something else: 400-820-8820, 2023-05."""
    symbols = batch.symbols
    first, second = symbols.take(start), symbols.take(start + 1)
    service = ((first == ord("4")) | (first == ord("8"))) & (second == ord("0"))
    service &= symbols.take(start + 2) == ord("0")
    year = ((first == ord("2")) & (second == ord("0"))) | ((first == ord("1")) & (second == ord("9")))
    answer: Bools = service | (year & (following == 2) & (symbols.take(start + 4) == ord("-")))
    return answer


def _counts(batch: Batch, end: Ints, length: Ints) -> Bools:
    """QQ群50000人: few digits before a unit."""
    few = length <= _FEW
    if not few.any():
        return few
    behind = end + (batch.symbols.take(end) == ord(" "))
    answer: Bools = few & _COUNTED.take(batch.texts.codes.take(behind), mode="clip")
    return answer


def _groups(batch: Batch, run: Ints) -> tuple[Ints, Ints]:
    """Last run and digits of the numbers in groups of 3 or 4, the last may be shorter: 856 386 90.

    Spoken groups may have any length: 六二二，五七，〇八六.
    """
    digits = batch.digits
    last, length = run.copy(), digits.length.take(run)
    alive = ((length <= 4) & (digits.gap.take(run) > 0)).nonzero()[0]
    for _ in range(4):
        if not len(alive):
            break
        current = last.take(alive)
        following = np.minimum(current + 1, len(digits) - 1)
        gap, size = digits.gap.take(current), digits.length.take(following)
        begin, stop = digits.start.take(following), digits.end.take(current)
        joined = ((gap == SPACE) | (gap == DASH)) & (begin - stop == 1)
        joined &= (size <= 4) & (length.take(alive) + size <= LONGEST)
        small = (digits.length.take(run.take(alive)) >= 3) & (digits.length.take(current) >= 3)
        joined &= small | (spoken(batch, stop - 1) & spoken(batch, begin))
        joined &= (gap == SPACE) | ~_no_group(batch, digits.start.take(run.take(alive)), size)
        chosen = joined.nonzero()[0]
        if not len(chosen):
            break
        alive = alive.take(chosen)
        last[alive] = following.take(chosen)
        length[alive] += size.take(chosen)
    return last, length


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

"""QQ number (QQ号), of a person or a group (QQ群): 5 to 11 digits, first not 0 (facts 3.4); label only."""

from __future__ import annotations

import numpy as np

from piiguard.checks.phones import PERSON, mobile_segment
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import owned_values
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import LIST_COMMA, table
from piiguard.text.runs import DASH, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_QQ", "QQ号", "QQ number", Category.ACCOUNT)
LABELS = (
    *"qq qq号 qq号码 qq号是 qq是 qq账号 qq帐号 qq群 qq群号 qq交流群 qq客服 客服qq 群号 群号码 q群".split(),
    *"q号 扣扣 扣扣号 扣扣群 企鹅号 企鹅 企鹅群 球球号".split(),
    *"加qq 加我qq 加扣扣 联系qq 群主qq 绑定qq 我的qq ".split(),
    *"qqh qqhm qq_no qqno qq_num qq_number qqnumber qq_id qqid tencent_qq ".split(),
    *("qq no", "qq no.", "qq number", "qq id"),
)
HEADERS = ("QQ", "QQ号", "QQ号码", "qqh", "qqhm", "qq_no", "qq_number")
MASK = keep(2, 2, source="facts 0: ab****yz")

SHORTEST, LONGEST = 5, 11
_LONGEST_LIST = 8
_LIST_MARK = table("/,;|", LIST_COMMA)


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled numbers, and those that follow in a list; a mobile number scores below its own recognizer."""
    run = _first_runs(batch, own)
    return _written(batch, run) if len(run) else Spans.none()


def _first_runs(batch: Batch, own: Bools) -> Ints:
    """The run of digits with which each labelled value begins; the label may touch it: QQ12345678."""
    labels, digits = batch.labels, batch.digits
    if not len(labels) or not len(digits):
        return np.empty(0, dtype=np.int64)
    starts = np.unique(np.concatenate((labels.value[labels.roles(own)], owned_values(batch, own).start)))
    run = np.minimum(np.searchsorted(digits.start, starts), len(digits) - 1)
    run = run[digits.start[run] == starts]
    return _with_list(batch, run)


def _with_list(batch: Batch, run: Ints) -> Ints:
    """Adds the numbers that follow in a list: 12345678、87654321."""
    digits, parts = batch.digits, [run]
    for _ in range(_LONGEST_LIST):
        following = np.minimum(run + 1, len(digits) - 1)
        mark = digits.end[run]
        space = (batch.symbols[mark + 1] == ord(" ")).astype(np.int64)
        listed = _LIST_MARK[batch.symbols[mark]] & (digits.start[following] == mark + 1 + space)
        run = following[listed & (digits.length[following] >= SHORTEST)]
        if not len(run):
            break
        parts.append(run)
    return np.unique(np.concatenate(parts))


def _written(batch: Batch, run: Ints) -> Spans:
    digits = batch.digits
    last, length = _groups(batch, run)
    start, end = digits.start[run], digits.end[last]
    fits = (
        (length >= SHORTEST)
        & (length <= LONGEST)
        & (batch.symbols[start] != ord("0"))
        & batch.clean_after(end)
    )
    run, start, end, length = run[fits], start[fits], end[fits], length[fits]
    mobile = mobile_segment(digits.matrix(digits.first[run], LONGEST) - np.uint8(48)) == PERSON
    score = np.where(mobile & (length == LONGEST), 0.6, 0.85)
    return Spans.of(start, batch.with_float_tail(end), score, int(Evidence.SHAPE | Evidence.LABEL))


def _groups(batch: Batch, run: Ints) -> tuple[Ints, Ints]:
    """Last run and digits of the numbers written in groups of 3 or 4: 856 386 90, 985-681-5947."""
    digits = batch.digits
    last, length = run.copy(), digits.length[run].copy()
    small = (length == 3) | (length == 4)
    for _ in range(3):
        following = np.minimum(last + 1, len(digits) - 1)
        gap = digits.gap[last]
        joined = small & ((gap == SPACE) | (gap == DASH)) & (digits.start[following] - digits.end[last] == 1)
        joined &= (digits.length[last] >= 3) & (digits.length[following] <= 4)
        joined &= length + digits.length[following] <= LONGEST
        if not joined.any():
            break
        last, length = np.where(joined, following, last), length + joined * digits.length[following]
    return last, length


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

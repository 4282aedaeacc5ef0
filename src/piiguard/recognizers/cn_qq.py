"""QQ number (QQ号), of a person or a group (QQ群): 5 to 11 digits, first not 0; label only."""

from __future__ import annotations

import numpy as np

from piiguard.checks.phones import PERSON, mobile_segment
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import owned_values
from piiguard.recognizers.owned_runs import owned_runs
from piiguard.recognizers.spaced_values import spoken, with_spoken_tail
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import LIST_COMMA, table
from piiguard.text.runs import DASH, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_QQ", "QQ号", "QQ number", Category.ACCOUNT)
LABELS = (
    *"qq qq号 qq号码 qq号是 qq是 qq账号 qq帐号 qq群 qq群号 qq交流群 qq客服 客服qq 群号 群号码 q群".split(),
    *"q号 扣扣 扣扣号 扣扣群 企鹅号 企鹅 企鹅群 球球号 球球 蔻蔻 抠抠 叩叩 鹅号 加q 加我q".split(),
    *"加qq 加我qq 加扣扣 联系qq 群主qq 绑定qq 我的qq ".split(),
    *"qqh qqhm qq_no qqno qq_num qq_number qqnumber qq_id qqid tencent_qq ".split(),
    *("qq no", "qq no.", "qq number", "qq id", "q q"),
)
HEADERS = ("QQ", "QQ号", "QQ号码", "qqh", "qqhm", "qq_no", "qq_number")
MASK = keep(2, 2, source="ab****yz, usual form")

SHORTEST, LONGEST = 5, 11
_LONGEST_LIST = 8
_LIST_MARK = table("/,;|", LIST_COMMA)


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled numbers, and those that follow in a list; a mobile number scores below its own recognizer."""
    run = _first_runs(batch, own)
    return _written(batch, run) if len(run) else Spans.none()


def _first_runs(batch: Batch, own: Bools) -> Ints:
    """The run of digits with which each labelled value begins; the label may touch it: QQ12345678."""
    touching, digits = owned_runs(batch, own), batch.digits
    if not len(digits):
        return touching
    written = owned_values(batch, own).start  # before a label in brackets, too
    run = np.minimum(digits.start.searchsorted(written), len(digits) - 1)
    run = run[digits.start.take(run) == written]
    return _with_list(batch, np.union1d(touching, run) if len(run) else touching)


def _with_list(batch: Batch, run: Ints) -> Ints:
    """Adds the numbers that follow in a list: 12345678、87654321."""
    digits, parts = batch.digits, [run]
    for _ in range(_LONGEST_LIST):
        mark = digits.end.take(run)
        listed = _LIST_MARK.take(batch.symbols.take(mark)).nonzero()[0]
        if not len(listed):
            break
        mark, following = mark.take(listed), np.minimum(run.take(listed) + 1, len(digits) - 1)
        begins = mark + 1 + (batch.symbols.take(mark + 1) == ord(" "))
        fits = (digits.start.take(following) == begins) & (digits.length.take(following) >= SHORTEST)
        run = following[fits]
        if not len(run):
            break
        parts.append(run)
    return np.unique(np.concatenate(parts)) if len(parts) > 1 else parts[0]


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
    chosen = batch.clean_after(end).nonzero()[0]
    run, start, end, length = run.take(chosen), start.take(chosen), end.take(chosen), length.take(chosen)
    score = np.full(len(run), 0.85)
    eleven = (length == LONGEST).nonzero()[0]
    if len(eleven):
        values = digits.matrix(digits.first.take(run.take(eleven)), LONGEST) - np.uint8(48)
        score[eleven[mobile_segment(values) == PERSON]] = 0.6
    return Spans.of(start, batch.with_float_tail(end), score, int(Evidence.SHAPE | Evidence.LABEL))


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
        chosen = joined.nonzero()[0]
        if not len(chosen):
            break
        alive = alive.take(chosen)
        last[alive] = following.take(chosen)
        length[alive] += size.take(chosen)
    return last, length


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)

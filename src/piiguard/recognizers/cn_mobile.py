"""Mobile number (手机号码), MIIT numbering plan: 11 digits, 1 + segment (号段) + subscriber.

Written with +86, 0086, （+86）, 86-, a long-distance 0 or an IP-dial prefix 179xx; in groups 3-4-4.
Segments are evidence: portability and new segments never veto.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.phones import PERSON, mobile_segment
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.cells import CellRule, all_digits, by_width
from piiguard.recognizers.masked import masked_numbers
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.recognizers.telephones import inner_groups
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import DOT, LINE_BREAK, Bools, Windows
from piiguard.text.texts import Ints
from piiguard.transforms.mask import hide_before_last

ENTITY = Entity("CN_MOBILE", "手机号码", "mobile number", Category.CONTACT, "PHONE_NUMBER", "PHONE_NUMBER")
LABELS = tuple(
    "手机 手机号 手机号码 移动电话 电话 电话号码 联系电话 联系方式 联系人电话 "
    "预留手机 预留手机号 绑定手机 微信同号 手机微信同号 "
    "致电 来电 回电 拨打 短信 收件人电话 收货电话 本人电话 家长电话 紧急联系人 紧急联系电话 "
    "紧急电话 热线手机 主叫 被叫 主叫号码 被叫号码 号码是 机号 "
    "mobile cell cellphone phone phoneno phone_no phone_number telephone tel contact msisdn whatsapp "
    "sj sjh sjhm shouji shoujihao yddh lxdh lxfs dianhua".split()
)
HEADERS = (
    "手机",
    "手机号",
    "手机号码",
    "移动电话",
    "联系手机",
    "mobile",
    "mobile_phone",
    "cellphone",
    "sjhm",
    "shouji",
    "shoujihao",
)
# 3 + **** + 4; counted from the end, so that +86 before the number stays
MASK = hide_before_last(4, 4, source="hutool DesensitizedUtil; de-facto standard")

_BRACKET_OR_SPACE = table(") ")

# Groups in which people write a mobile; anything else needs a label. First run, number of runs.
_USUAL_GROUPS = np.zeros((12, 8), dtype=np.bool_)
_USUAL_GROUPS[[11, 3, 3, 7, 4], [1, 3, 2, 2, 3]] = True

# digits before the number proper: width of the whole, of the prefix, its digits, its score without a label
_PREFIXES = ((13, 2, "86", 0.7), (15, 4, "0086", 0.85), (12, 1, "0", 0.55), (16, 5, "179", 0.6))


def find(batch: Batch, own: Bools) -> Spans:
    """Plain, prefixed and masked mobile numbers."""
    parts = [_plain(batch, own, batch.numbers(11))]
    parts += [_prefixed(batch, own, *prefix) for prefix in _PREFIXES]
    if Trigger.MASK in batch.triggers:
        parts.append(_masked(batch, own))
    return Spans.concatenate(parts)


# Score alone, near a label, owned by one; by segment (unallocated, person, device), in usual groups or not.
_SCORES = np.array(
    [
        *[(0.0, 0.0, 0.0), (0.3, 0.7, 0.8), (0.75, 0.87, 0.97), (0.55, 0.7, 0.8)],
        *[(0.0, 0.0, 0.0), (0.2, 0.4, 0.7), (0.25, 0.45, 0.87), (0.25, 0.4, 0.7)],
        (0.9, 0.95, 0.97),
    ]
)
_WITH_CODE = 8  # row for (+86)


def _plain(batch: Batch, own: Bools, windows: Windows) -> Spans:
    if not len(windows):
        return Spans.none()
    segment = mobile_segment(batch.digit_values(windows, 11))
    chosen = (segment > 0).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    windows, segment = windows.take(chosen), segment.take(chosen)
    state = segment.astype(np.int64)
    if windows.runs[-1] > 1:  # ordered by runs
        state += 4 * ~_usual(batch, windows)
    start, around = windows.start, windows.around
    bracketed = (_BRACKET_OR_SPACE.take(batch.symbols.take(start - 1))).any()
    if bracketed:
        start, prefixed = _with_bracketed_code(batch, start)
        state[prefixed] = _WITH_CODE
        around = None
    end = batch.with_float_tail(windows.end)
    score, evidence = judge_states(batch, start, end, own, _SCORES, state, around=around)
    evidence |= int(Evidence.SHAPE) | (segment == PERSON) * int(Evidence.REGISTRY)
    return Spans.of(start, end, score, evidence)


def _usual(batch: Batch, windows: Windows) -> Bools:
    first_run = batch.digits.length[windows.run]
    wrapped = (windows.gaps == LINE_BREAK) & (windows.runs == 2)
    usual: Bools = _USUAL_GROUPS[np.minimum(first_run, 11), windows.runs] | wrapped
    whole: Bools = usual & ~inner_groups(windows, batch.digits)
    return whole


def _with_bracketed_code(batch: Batch, start: Ints) -> tuple[Ints, Bools]:
    """Starts moved before (+86), （86） or +86 set apart by something that joins no digits."""
    symbols = batch.symbols
    at = start - (symbols[start - 1] == ord(" ")) - 1
    bracketed = (symbols[at] == ord(")")) & (symbols[at - 1] == ord("6")) & (symbols[at - 2] == ord("8"))
    opening = at - 3 - (symbols[at - 3] == ord("+"))
    bracketed &= symbols[opening] == ord("(")
    return np.where(bracketed, opening, start), bracketed


def _prefixed(batch: Batch, own: Bools, width: int, cut: int, digits: str, alone: float) -> Spans:
    windows = batch.numbers(width)
    if not len(windows):
        return Spans.none()
    begins = (batch.symbols.take(windows.start) == ord(digits[0])) & (
        (windows.gaps & DOT) == 0
    )  # 0.138… is a decimal
    chosen = begins.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    windows = windows.take(chosen)
    values = batch.digit_values(windows, width)
    begins = mobile_segment(values[:, cut:]) == PERSON
    for column, digit in enumerate(digits[1:], start=1):
        begins &= values[:, column] == int(digit)
    chosen = begins.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    windows = windows.take(chosen)
    plus = batch.symbols[windows.start - 1] == ord("+")
    start, end = windows.start - plus, batch.with_float_tail(windows.end)
    score, evidence = judge(
        batch, windows.start, end, own, alone=np.where(plus, 0.97, alone), near=0.9, owned=0.97, value=start
    )
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE | Evidence.REGISTRY))


def _masked(batch: Batch, own: Bools) -> Spans:
    found = masked_numbers(batch, 11, least_visible=2)
    digits = found.digits(11)
    chosen = (digits[:, 0] == 1) & ((digits[:, 1] >= 3) & (digits[:, 1] <= 9) | found.hidden(11)[:, 1])
    windows = found.windows.take(chosen)
    score, evidence = judge(batch, windows.start, windows.end, own, alone=0.75, near=0.85, owned=0.9)
    return Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), masked=True)


def _cell(matrix: Symbols) -> Bools:
    mobile: Bools = all_digits(matrix) & (matrix[:, 0] == ord("1")) & (matrix[:, 1] >= ord("3"))
    return mobile


CELLS = CellRule(by_width(_cell, lambda width: (3, 7) if width == 11 else None), score=0.8)

IDENTIFIER = Identifier(
    ENTITY, LABELS, Trigger.digits(11, 12, 13, 15, 16) | {Trigger.MASK}, MASK, find, HEADERS, CELLS
)

"""Landline number (固定电话号码), MIIT numbering plan: 0 + area code (2 or 3 digits) + 7 or 8 local digits.

Local numbers begin with 2 to 8; area codes and their local lengths are those of data/area_codes.csv (facts
3.2). Extensions belong to the span. Service numbers (400, 800, 95xxx, 96xxx, 100xx, 12xxx) are nobody's and
not found.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from piiguard.checks.dates import birth_date
from piiguard.checks.phones import EIGHT, SEVEN, area_code
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.masked import masked_numbers
from piiguard.recognizers.scoring import judge
from piiguard.recognizers.telephones import inner_groups, with_extension
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import ZERO_WIDTH, Symbols
from piiguard.text.runs import DASH, DOT, LINE_BREAK, SPACE, Bools, Windows
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity(
    "CN_LANDLINE", "固定电话号码", "landline number", Category.CONTACT, "PHONE_NUMBER", "PHONE_NUMBER"
)
LABELS = (
    *"电话 电话号码 电话是 联系电话 联系方式 座机 座机号 座机号是 座机号码 座机电话 座机的话".split(),
    *"座机的话是 固话 固定电话 固定电话号码 办公电话 办公室电话 办公室".split(),
    *"单位电话 单位固话 家庭电话 住宅电话 家里电话 宅电 公司电话 公司座机 总机 直线 值班电话".split(),
    *"前台电话 门店电话 传真 传真号 传真号码 传真电话 电话传真".split(),
    *"咨询电话 监督电话 预约电话 收件人电话 收货电话 请打 致电 来电 回电 拨打 内线 ☎ ☏ 📞 📠 ℡ ".split(),
    *"tel telephone telephone_no tel_no telno phone phone_no phone_number phonenumber landline".split(),
    *"fixed_phone home_phone".split(),
    *"office_phone work_phone contact_tel contact_phone link_phone fax fax_no faxno office direct ".split(),
    *"dh dhhm lxdh lxfs jtdh zzdh bgdh dwdh gddh gdhm cz czhm zuoji guhua dianhua chuanzhen ".split(),
    *(
        "tel no",
        "tel no.",
        "fax no.",
        "phone no.",
        "telephone no.",
        "fax no",
        "office tel",
        "home tel",
        "phone no",
        "phone number",
        "tel/fax",
    ),
)
HEADERS = (
    *(
        "座机",
        "座机号",
        "固话",
        "固定电话",
        "办公电话",
        "家庭电话",
        "住宅电话",
        "单位电话",
        "传真",
        "传真号码",
        "gddh",
        "jtdh",
    ),
    *("bgdh", "dwdh", "landline", "fixed_phone", "home_phone", "office_phone", "fax", "fax_no"),
)
MASK = keep(4, 2, of="digits", source="hutool DesensitizedUtil: 0915*****79 (facts 1.2)")

Floats = npt.NDArray[np.float64]

# 010-12345678: local numbers from 1 and 9 are reserved for services, yet stand in many forms and examples
_REGISTERED, _RESERVED, _SHAPED = 3, 2, 1


def find(batch: Batch, own: Bools) -> Spans:
    """National, +86, bracketed, local (labelled) and masked numbers."""
    parts = []
    if Trigger.DIGITS_7 in batch.triggers:
        parts += [
            _national(batch, own),
            _with_country_code(batch, own),
            _bracketed(batch, own),
            _local(batch, own),
        ]
    if Trigger.MASK in batch.triggers:
        parts.append(_masked(batch, own))
    return Spans.concatenate(parts)


def _status(area: Symbols, local_first: Symbols, length: Ints) -> tuple[Symbols, Ints]:
    """How sure the numbers are (0, _SHAPED, _RESERVED, _REGISTERED), and digits of their area codes.

    area: (n, 4) first digits with the leading 0; local_first: (n, 2) digits 3 and 4; length: of all digits.
    """
    code_length, bits = area_code(np.minimum(area, 9))
    codes = code_length.astype(np.int64)
    local = length - codes
    first = np.where(codes == 3, local_first[:, 0], local_first[:, 1])
    shaped = (codes > 0) & ((local == 7) | (local == 8)) & (first >= 1) & (first <= 9) & (area[:, 0] == 0)
    known = (bits & np.where(local == 7, SEVEN, EIGHT).astype(np.uint8)) > 0
    usual = (first >= 2) & (first <= 8)
    status = np.select([known & usual, known, usual], [_REGISTERED, _RESERVED, _SHAPED], 0)
    return np.where(shaped, status, 0).astype(np.uint8), codes


def _scores(batch: Batch, windows: Windows, end: Ints, head: Ints, status: Symbols) -> tuple[Floats, Floats]:
    """Scores without and with a label: groups that begin with the area code convince, odd ones do not."""
    runs = batch.digits
    first = runs.length[windows.run]
    wrapped = (windows.gaps == LINE_BREAK) & (windows.runs == 2)
    grouped = (windows.runs > 1) & (windows.runs <= 4) & ((first == head) | wrapped)
    # twelve digits in one run may be the code of an invoice (发票代码, facts 1.4)
    single = np.where((windows.length == 12) & (end == windows.end), 0.45, 0.6)
    alone = np.where(grouped, 0.88, np.where(windows.runs == 1, single, 0.3))
    known = status == _REGISTERED
    reserved = np.where(grouped & (status == _RESERVED), 0.55, np.minimum(alone, 0.4))
    alone = np.where(known, alone, reserved)
    alone = np.where(inner_groups(windows, runs) & (end == windows.end), np.minimum(alone, 0.4), alone)
    owned = np.where(known, np.where(grouped | (windows.runs == 1), 0.96, 0.8), 0.75)
    return alone, owned


def _edges(batch: Batch, windows: Windows) -> tuple[Ints, Bools]:
    """Ends with the extension, and whether no longer number or word goes on at either side."""
    end = with_extension(batch, windows.end)
    apart = (windows.before & (DASH | DOT)) == 0
    apart &= ((windows.after & (DASH | DOT)) == 0) | (end > windows.end)
    return end, apart & batch.clean_before(windows.start) & batch.clean_after(end)


def _national(batch: Batch, own: Bools) -> Spans:
    windows = batch.digits.windows(10, 12)
    windows = windows.take(batch.digits.stream[windows.first] == ord("0"))
    if not len(windows):
        return Spans.none()
    digits = batch.digits.matrix(windows.first, 5) - np.uint8(48)
    status, code = _status(digits[:, :4], digits[:, 3:5], windows.length)
    chosen = status > 0
    windows, status, code = windows.take(chosen), status[chosen], code[chosen]
    end, clean = _edges(batch, windows)
    windows, status, code, end = windows.take(clean), status[clean], code[clean], end[clean]
    alone, owned = _scores(batch, windows, end, code, status)
    end = np.where(end == windows.end, batch.with_float_tail(end), end)
    return _spans(batch, own, windows.start, end, alone, owned, status)


def _with_country_code(batch: Batch, own: Bools) -> Spans:
    """+86 10 1234 5678, 0086-571-…, +86 0571 …: the leading 0 of the area code is usually left out."""
    windows = batch.digits.windows(11, 16)
    if not len(windows):
        return Spans.none()
    stream = batch.digits.stream
    zeros = np.where((stream[windows.first] == 48) & (stream[windows.first + 1] == 48), 2, 0)
    code = windows.first + zeros
    chosen = ((stream[code] == ord("8")) & (stream[code + 1] == ord("6"))).nonzero()[0]
    windows, zeros = windows.take(chosen), zeros[chosen]
    if not len(windows):
        return Spans.none()
    first = windows.first + zeros + 2
    trunk = stream[first] == ord("0")
    digits = np.zeros((len(windows), 5), dtype=np.uint8)
    digits[:, 1:] = batch.digits.matrix(first + trunk, 4) - np.uint8(48)
    status, _ = _status(digits[:, :4], digits[:, 3:5], windows.length - zeros - 2 + ~trunk)
    end, clean = _edges(batch, windows)
    chosen = (clean & (status > 0)).nonzero()[0]
    windows, end, status, zeros = windows.take(chosen), end[chosen], status[chosen], zeros[chosen]
    plus = batch.symbols[windows.start - 1] == ord("+")
    alone, owned = _scores(batch, windows, end, zeros + 2, status)
    alone = np.where(plus | (zeros > 0), np.where(status == _REGISTERED, 0.9, 0.6), np.minimum(alone, 0.45))
    return _spans(batch, own, windows.start - plus, end, alone, owned, status)


def _bracketed(batch: Batch, own: Bools) -> Spans:
    """(010)12345678, (0571) 8888 8888, (86-10)12345678, +86 (10) 12345678."""
    symbols, digits = batch.symbols, batch.digits
    closing = batch.at(")")
    closing = closing[batch.is_digit[closing - 1]]
    if not len(closing):
        return Spans.none()
    after = closing + 1
    for _ in range(2):
        after = after + np.isin(symbols[after], (32, 45, ZERO_WIDTH))
    run = np.minimum(np.searchsorted(digits.start, after), len(digits) - 1)
    area = np.searchsorted(digits.start, closing) - 1
    fits = (digits.start[run] == after) & (digits.end[area] == closing) & (area >= 0)
    last, length = _local_runs(batch, run)
    start, code = _opening(batch, area)
    fits &= (length > 0) & (start >= 0)
    run, last, length, start, code = run[fits], last[fits], length[fits], start[fits], code[fits]
    if not len(run):
        return Spans.none()
    local = digits.matrix(digits.first[run], 1) - np.uint8(48)
    size = np.where(code[:, 2:].max(axis=1) == 255, 3, np.where(code[:, 3] == 255, 3, 4))
    area4 = np.where(code == 255, local, code).astype(np.uint8)
    heads = np.hstack([local, local])
    status, found = _status(area4, heads, size + length)
    end = with_extension(batch, digits.end[last])
    good = (status > 0) & (found == size) & batch.clean_after(end) & batch.clean_before(start)
    start, end, status, run = start[good], end[good], status[good], run[good]
    known = status == _REGISTERED
    parts = [
        _spans(
            batch,
            own,
            start,
            end,
            np.where(known, 0.9, np.where(status == _RESERVED, 0.55, 0.45)),
            np.where(known, 0.97, 0.75),
            status,
            value=value,
        )
        for value in (start, start + 1, digits.start[run])
    ]
    return Spans.concatenate(parts)


def _opening(batch: Batch, area: Ints) -> tuple[Ints, Symbols]:
    """Where the bracket of each area run opens or -1; (n, 4) area digits, 255 behind a short code."""
    symbols, digits = batch.symbols, batch.digits
    length, start = digits.length[area], digits.start[area]
    code = digits.matrix(digits.first[area], 4) - np.uint8(48)
    start = start - (symbols[start - 1] == ZERO_WIDTH)
    bracket = symbols[start - 1] == ord("(")
    plain = bracket & (code[:, 0] == 0) & ((length == 3) | (length == 4))
    short = (code[:, 0] != 0) & ((length == 2) | (length == 3))
    before = np.maximum(area - 1, 0)
    country = (
        (digits.length[before] == 2)
        & (symbols[digits.start[before]] == 56)
        & (symbols[digits.start[before] + 1] == 54)
    )
    ahead = digits.start[before] - (symbols[digits.start[before] - 1] == ord("+"))
    inside = short & country & (digits.gap[before] > 0) & (symbols[ahead - 1] == ord("("))  # (86-10)
    outside = (
        short & country & bracket & (start - digits.end[before] <= 2) & (symbols[ahead] == ord("+"))
    )  # +86 (10)
    opening = np.select([plain, inside, outside], [start - 1, ahead - 1, ahead], -1)
    shifted = np.hstack([np.zeros((len(area), 1), dtype=np.uint8), code[:, :3]])
    code = np.where(short[:, None], shifted, code)
    size = length + short
    return opening, np.where(np.arange(4) >= size[:, None], 255, code).astype(np.uint8)


def _local_runs(batch: Batch, run: Ints) -> tuple[Ints, Ints]:
    """Last run and digits of the local number that begins with each run: 7 or 8, or 0 if there is none."""
    digits = batch.digits
    following = np.minimum(run + 1, len(digits) - 1)
    one = (digits.length[run] == 7) | (digits.length[run] == 8)
    both = digits.length[run] + digits.length[following]
    joined = (digits.gap[run] & (SPACE | DASH | LINE_BREAK)) > 0
    two = ~one & joined & ((both == 7) | (both == 8)) & (digits.length[following] >= 3)
    wrapped = digits.gap[run] == LINE_BREAK
    two &= wrapped | ((digits.length[following] == 4) & (digits.length[run] >= 3))
    last = np.where(two, following, run)
    return last, np.where(one, digits.length[run], np.where(two, both, 0))


def _local(batch: Batch, own: Bools) -> Spans:
    """Labelled numbers without an area code: 电话：88886666-8001."""
    labels, digits = batch.labels, batch.digits
    if not len(labels) or not len(digits):
        return Spans.none()
    starts = np.unique(labels.value[labels.roles(own)])
    run = np.minimum(np.searchsorted(digits.start, starts), len(digits) - 1)
    run = run[digits.start[run] == starts]
    last, length = _local_runs(batch, run)
    values = digits.matrix(digits.first[run], 8) - np.uint8(48)
    date = (length == 8) & (last == run) & birth_date(values) & (values[:, 0] <= 2)
    good = (length > 0) & (values[:, 0] >= 2) & (values[:, 0] <= 8) & ~date
    run, last = run[good], last[good]
    start, whole = digits.start[run], digits.end[last]
    end = with_extension(batch, whole)
    behind = np.minimum(last + 1, len(digits) - 1)
    goes_on = (digits.gap[last] > 0) & (digits.length[behind] <= 5) & (end == whole)
    service = (
        (digits.length[run] == 3)
        & np.isin(values[good][:, 0], (4, 8))
        & (values[good][:, 1:3] == 0).all(axis=1)
    )
    chosen = (
        ~goes_on & ~(service & (digits.gap[last] > 0)) & batch.clean_after(end) & batch.clean_before(start)
    )
    return Spans.of(start[chosen], end[chosen], 0.7, int(Evidence.SHAPE | Evidence.LABEL))


def _masked(batch: Batch, own: Bools) -> Spans:
    parts = []
    for width in (10, 11, 12):
        found = masked_numbers(batch, width, least_visible=4)
        digits, hidden = found.digits(width)[:, :4], found.hidden(width)[:, :4]
        code_length, bits = area_code(np.where(hidden, 0, digits))
        short = (digits[:, 0] == 0) & ((digits[:, 1] == 1) | (digits[:, 1] == 2)) & ~hidden[:, :3].any(axis=1)
        fits = (digits[:, 0] == 0) & ~hidden[:, :3].any(axis=1) & (short | ((bits > 0) & ~hidden[:, 3]))
        fits &= (code_length > 0) & (~short | (width != 12))
        windows = found.windows.take(fits)
        score, evidence = judge(batch, windows.start, windows.end, own, alone=0.65, near=0.8, owned=0.88)
        parts.append(Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), masked=True))
    return Spans.concatenate(parts)


def _spans(
    batch: Batch,
    own: Bools,
    start: Ints,
    end: Ints,
    alone: Floats,
    owned: Floats,
    status: Symbols,
    value: Ints | None = None,
) -> Spans:
    near = np.maximum(owned - 0.1, alone)
    score, evidence = judge(batch, start, end, own, alone=alone, near=near, owned=owned, value=value)
    evidence |= int(Evidence.SHAPE) | (status == _REGISTERED) * int(Evidence.REGISTRY)
    return Spans.of(start, end, score, evidence)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.DIGITS_7, Trigger.MASK}), MASK, find, HEADERS)

"""Landline number (固定电话号码), MIIT numbering plan: 0 + area code (2 or 3 digits) + 7 or 8 local digits.

Local numbers begin with 2 to 8; area codes and their local lengths are those of data/area_codes.csv.
Extensions belong to the span. Service numbers (400, 800, 95xxx, 96xxx, 100xx, 12xxx) are nobody's and
not found.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from piiguard.checks.dates import birth_date
from piiguard.checks.phones import EIGHT, SEVEN, area_code
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.masked import masked_numbers
from piiguard.recognizers.owned_runs import owned_runs
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.recognizers.telephones import inner_groups, with_extension
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import LIST_COMMA, Symbols, table
from piiguard.text.labels import Around
from piiguard.text.runs import DASH, DOT, LINE_BREAK, SPACE, Bools, Windows, cut
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
MASK = keep(4, 2, of="digits", source="hutool DesensitizedUtil: 0915*****79")

# 010-12345678: local numbers from 1 and 9 are reserved for services, yet stand in many forms and examples
_REGISTERED, _RESERVED, _SHAPED = 3, 2, 1
_ODD, _TWELVE, _PLAIN, _GROUPED = (
    0,
    1,
    2,
    3,
)  # forms: odd groups, 12 digits in one run, one run, groups by area code
_NATIONAL, _UNMARKED, _COUNTRY, _BRACKETED = 0, 24, 48, 72  # first row of each way of writing


def _row(way: int, status: int, inner: int, form: int) -> tuple[float, float, float]:
    """Score alone, near a label, owned by one.

    Groups that begin with the area code convince, odd ones do not; twelve digits in one run may be the code
    of an invoice (发票代码).
    """
    known = status == _REGISTERED
    alone = (0.3, 0.45, 0.6, 0.88)[form]
    if not known:
        alone = 0.55 if form == _GROUPED and status == _RESERVED else min(alone, 0.4)
    if inner:
        alone = min(alone, 0.4)
    owned = (0.8 if form == _ODD else 0.96) if known else 0.75
    if way == _UNMARKED:
        alone = min(alone, 0.45)
    elif way == _COUNTRY:
        alone = 0.9 if known else 0.6
    elif way == _BRACKETED:
        alone, owned = (0.45, 0.55, 0.9)[status - 1], 0.97 if known else 0.75
    return alone, max(owned - 0.1, alone), owned


# By way of writing (4), status (3), the middle of a longer number or not (2), form (4)
_SCORES = np.array(
    [
        _row(way, status, inner, form)
        for way in (_NATIONAL, _UNMARKED, _COUNTRY, _BRACKETED)
        for status in (_SHAPED, _RESERVED, _REGISTERED)
        for inner in (0, 1)
        for form in (_ODD, _TWELVE, _PLAIN, _GROUPED)
    ]
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Numbers, equal-length arrays. value: where the number begins for its label; state: row of `_SCORES`.

    around: the labels around them, where they are known.
    """

    start: Ints
    end: Ints
    value: Ints
    state: Ints
    status: Symbols
    around: Around | None = None


def find(batch: Batch, own: Bools) -> Spans:
    """National, +86, bracketed, local (labelled) and masked numbers."""
    parts = []
    if Trigger.DIGITS_7 in batch.triggers:
        parts = [
            _judged(batch, own, found) for found in (*_clean(batch), *_touched(batch), _bracketed(batch))
        ]
        parts += _continued(batch, parts)
        parts.append(_local(batch, own))
    if Trigger.MASK in batch.triggers:
        parts.append(_masked(batch, own))
    return Spans.concatenate(parts)


def _judged(batch: Batch, own: Bools, found: _Found | None) -> Spans:
    if found is None or not len(found.start):
        return Spans.none()
    score, evidence = judge_states(
        batch, found.start, found.end, own, _SCORES, found.state, around=found.around, value=found.value
    )
    evidence |= int(Evidence.SHAPE) | (found.status == _REGISTERED) * int(Evidence.REGISTRY)
    return Spans.of(found.start, found.end, score, evidence)


_TOUCHES = table("-xXeE*")  # behind a number: its extension, or it is no number


def _clean(batch: Batch) -> tuple[_Found | None, ...]:
    """Numbers with clean edges; an extension may stand apart from them."""
    windows = _begun(batch, batch.numbers(10, 16))
    if not len(windows):
        return ()
    plain = ~_TOUCHES.take(batch.symbols.take(windows.end))
    return _by_way(batch, windows.take(plain))


def _touched(batch: Batch) -> tuple[_Found | None, ...]:
    """Numbers whose extension touches them: -8001, x8001, *8001."""
    return _by_way(batch, _begun(batch, batch.digits.windows_before(_TOUCHES, 10, 16)))


def _begun(batch: Batch, windows: Windows) -> Windows:
    """Windows that begin with 0 or 8 and go on no other number."""
    if not len(windows):
        return windows
    first = batch.symbols.take(windows.start)
    begins = (first == ord("0")) | (first == ord("8"))
    begins &= (windows.before & (DASH | DOT)) == 0
    return windows.take(begins)


def _by_way(batch: Batch, windows: Windows) -> tuple[_Found | None, ...]:
    """Windows that begin with 0, and those that begin with 86 or 0086."""
    if not len(windows):
        return ()
    head = batch.digits.matrix(windows.first, 5) - np.uint8(48)
    first, second = head[:, 0], head[:, 1]
    national = (first == 0) & (second != 0) & (windows.length <= 12)
    abroad = ((first == 8) & (second == 6)) | (
        (first == 0) & (second == 0) & (head[:, 2] == 8) & (head[:, 3] == 6)
    )
    abroad &= windows.length >= 11
    return _national(batch, windows, head, national), _with_country_code(batch, windows, abroad)


def _status(area: Symbols, local_first: Symbols, length: Ints) -> tuple[Symbols, Ints]:
    """How sure the numbers are (0, _SHAPED, _RESERVED, _REGISTERED), and digits of their area codes.

    area: (n, 4) first digits with the leading 0; local_first: (n, 2) digits 3 and 4; length: of all digits.
    """
    code_length, bits = area_code(np.minimum(area, 9))
    codes = code_length.astype(np.int64)
    local = length - codes
    first = np.where(codes == 3, local_first[:, 0], local_first[:, 1])
    shaped = (codes > 0) & ((local == 7) | (local == 8)) & (first >= 1) & (first <= 9) & (area[:, 0] == 0)
    known = (bits & _LOCAL_BITS.take(local, mode="clip")) > 0
    usual = (first >= 2) & (first <= 8)
    return _STATUS.take((shaped * 4 + known * 2 + usual).astype(np.int64)), codes


_LOCAL_BITS = np.array([0] * 7 + [SEVEN, EIGHT, 0], dtype=np.uint8)  # by digits of the local number
_STATUS = np.array([0] * 5 + [_SHAPED, _RESERVED, _REGISTERED], dtype=np.uint8)  # by shaped, known, usual


def _states(batch: Batch, windows: Windows, end: Ints, head: Ints, status: Symbols) -> Ints:
    """Rows of `_SCORES` for numbers written in the first way; head: digits of the first group."""
    state = (status - np.int64(1)) * 8
    whole = end == windows.end
    single = windows.runs == 1
    form = 2 * single - (single & whole & (windows.length == 12))
    if not single.all():
        wrapped = (windows.gaps == LINE_BREAK) & (windows.runs == 2)
        grouped = ~single & (windows.runs <= 4) & ((batch.digits.length.take(windows.run) == head) | wrapped)
        form[grouped] = _GROUPED
    states: Ints = state + form + 4 * (whole & inner_groups(windows, batch.digits))
    return states


def _edges(batch: Batch, windows: Windows) -> tuple[Ints, Bools]:
    """Ends with the extension, and whether no longer number or word goes on at either side."""
    end = with_extension(batch, windows.end)
    clean: Bools = (windows.after & (DASH | DOT)) == 0
    if windows.around is None:  # no windows of `batch.numbers`
        return end, (clean | (end > windows.end)) & batch.clean_before(windows.start) & batch.clean_after(end)
    moved = (end > windows.end).nonzero()[0]
    if len(moved):
        clean[moved] = batch.clean_after(end.take(moved))
    return end, clean


def _national(batch: Batch, windows: Windows, head: Symbols, chosen: Bools) -> _Found | None:
    rows = chosen.nonzero()[0]
    if not len(rows):
        return None
    head = head[rows]
    status, code = _status(head[:, :4], head[:, 3:5], windows.length.take(rows))
    status[_local_dates(batch, windows.take(rows), code)] = _SHAPED
    shaped = status.nonzero()[0]
    if not len(shaped):
        return None
    windows, status, code = windows.take(rows.take(shaped)), status.take(shaped), code.take(shaped)
    end, clean = _edges(batch, windows)
    if not clean.all():
        good = clean.nonzero()[0]
        windows, status, code, end = windows.take(good), status.take(good), code.take(good), end.take(good)
    state = _states(batch, windows, end, code, status)
    plain = end == windows.end
    end = np.where(plain, batch.with_float_tail(end), end)
    return _Found(windows.start, end, windows.start, state, status, windows.around)


def _local_dates(batch: Batch, windows: Windows, code: Ints) -> Bools:
    """021-20231105: a number of a file rather, unless a label says what it is."""
    dates: Bools = windows.length - code == 8
    first = windows.first + code
    dates &= (batch.digits.stream.take(first) == ord("2")) & (batch.digits.stream.take(first + 1) == ord("0"))
    at = dates.nonzero()[0]
    if len(at):
        dates[at] = birth_date(batch.digits.matrix(first.take(at), 8) - np.uint8(48))
    return dates


def _with_country_code(batch: Batch, windows: Windows, chosen: Bools) -> _Found | None:
    """+86 10 1234 5678, 0086-571-…, +86 0571 …: the leading 0 of the area code is usually left out."""
    rows = chosen.nonzero()[0]
    if not len(rows):
        return None
    windows, stream = windows.take(rows), batch.digits.stream
    zeros = 2 * (stream.take(windows.first) == ord("0"))
    first = windows.first + zeros + 2
    trunk = stream.take(first) == ord("0")
    digits = np.zeros((len(windows), 5), dtype=np.uint8)
    digits[:, 1:] = batch.digits.matrix(first + trunk, 4) - np.uint8(48)
    status, _ = _status(digits[:, :4], digits[:, 3:5], windows.length - zeros - 2 + ~trunk)
    shaped = status.nonzero()[0]
    if not len(shaped):
        return None
    windows, status, zeros = windows.take(shaped), status.take(shaped), zeros.take(shaped)
    end, clean = _edges(batch, windows)
    good = clean.nonzero()[0]
    windows, end, status, zeros = windows.take(good), end.take(good), status.take(good), zeros.take(good)
    plus = batch.symbols.take(windows.start - 1) == ord("+")
    state = _states(batch, windows, end, zeros + 2, status) + np.where(
        plus | (zeros > 0), _COUNTRY, _UNMARKED
    )
    return _Found(windows.start - plus, end, windows.start - plus, state, status)


_AFTER_BRACKET = table(" -")


def _bracketed(batch: Batch) -> _Found | None:
    """(010)12345678, (0571) 8888 8888, (86-10)12345678, +86 (10) 12345678."""
    symbols, digits = batch.symbols, batch.digits
    closing = batch.at(")")
    if len(closing):
        closing = closing[batch.is_digit.take(closing - 1)]
    if not len(closing):
        return None
    after = closing + 1
    for _ in range(2):
        after = after + _AFTER_BRACKET.take(symbols.take(after))
    run = digits.beginning_at(after)
    area = digits.start.searchsorted(closing) - 1
    fits = (run >= 0) & (digits.end.take(area) == closing) & (area >= 0)
    fits &= digits.length.take(area) <= 5
    chosen = fits.nonzero()[0]
    if not len(chosen):
        return None
    run, area = run.take(chosen), area.take(chosen)
    last, length = _local_runs(batch, run)
    start, code = _opening(batch, area)
    chosen = ((length > 0) & (start >= 0)).nonzero()[0]
    if not len(chosen):
        return None
    run, last, length, start = (each.take(chosen) for each in (run, last, length, start))
    code = code[chosen]
    local = digits.matrix(digits.first.take(run), 1) - np.uint8(48)
    size = np.where(code[:, 3] == 255, 3, 4)
    area4 = np.where(code == 255, local, code).astype(np.uint8)
    heads = np.hstack([local, local])
    status, found = _status(area4, heads, size + length)
    end = with_extension(batch, digits.end.take(last))
    good = ((status > 0) & (found == size) & batch.clean_after(end) & batch.clean_before(start)).nonzero()[0]
    start, end, status, run = (a.take(good) for a in (start, end, status, run))
    value = np.concatenate(
        (start, start + 1, digits.start.take(run))
    )  # a label may own it from any of these on
    state = _BRACKETED + (status - np.int64(1)) * 8
    return _Found(np.tile(start, 3), np.tile(end, 3), value, np.tile(state, 3), np.tile(status, 3))


def _opening(batch: Batch, area: Ints) -> tuple[Ints, Symbols]:
    """Where the bracket of each area run opens or -1; (n, 4) area digits, 255 behind a short code."""
    symbols, digits = batch.symbols, batch.digits
    length, start = digits.length.take(area), digits.start.take(area)
    code = digits.matrix(digits.first.take(area), 4) - np.uint8(48)
    bracket = symbols.take(start - 1) == ord("(")
    plain = bracket & (code[:, 0] == 0) & ((length == 3) | (length == 4))
    short = (code[:, 0] != 0) & ((length == 2) | (length == 3))
    before = np.maximum(area - 1, 0)
    country_start = digits.start.take(before)
    country = (digits.length.take(before) == 2) & (symbols.take(country_start) == ord("8"))
    country &= symbols.take(country_start + 1) == ord("6")
    ahead = country_start - (symbols.take(country_start - 1) == ord("+"))
    inside = (
        short & country & (digits.gap.take(before) > 0) & (symbols.take(ahead - 1) == ord("("))
    )  # (86-10)
    joined = bracket & (code[:, 0] == 8) & (code[:, 1] == 6) & (length >= 4)  # (8610)
    near = start - digits.end.take(before) <= 2
    outside = short & country & bracket & near & (symbols.take(ahead) == ord("+"))  # +86 (10)
    opening = np.select([plain, inside, outside, joined], [start - 1, ahead - 1, ahead, start - 1], -1)
    shifted = np.hstack([np.zeros((len(area), 1), dtype=np.uint8), code[:, :3]])
    code = np.where(short[:, None], shifted, code)
    if joined.any():
        code[joined, 0] = 0
        code[joined, 1:] = digits.matrix(digits.first.take(area[joined]) + 2, 3) - np.uint8(48)
    size = length + short - joined
    return opening, np.where(np.arange(4) >= size[:, None], 255, code).astype(np.uint8)


def _local_runs(batch: Batch, run: Ints) -> tuple[Ints, Ints]:
    """Last run and digits of the local number that begins with each run: 7 or 8, or 0 if there is none."""
    digits = batch.digits
    following = np.minimum(run + 1, len(digits) - 1)
    here, there, gap = digits.length.take(run), digits.length.take(following), digits.gap.take(run)
    both = here + there
    one = (here == 7) | (here == 8)
    joined = (gap & (SPACE | DASH | LINE_BREAK)) > 0
    two = ~one & joined & ((both == 7) | (both == 8)) & (there >= 3)
    two &= (gap == LINE_BREAK) | ((there == 4) & (here >= 3))
    last = np.where(two, following, run)
    return last, np.where(one, here, np.where(two, both, 0))


_LOCAL_FIRST = table("2345678")
_LIST_MARK = table("/,;", LIST_COMMA)
_LONGEST_LIST, _CERTAIN = 4, 0.5


def _continued(batch: Batch, found: list[Spans]) -> list[Spans]:
    """Local numbers listed behind one with its area code: 021-22345678/22345679."""
    digits, symbols, parts = batch.digits, batch.symbols, []
    end = np.concatenate([spans.end[spans.score >= _CERTAIN] for spans in found])
    for _ in range(_LONGEST_LIST):
        end = end[_LIST_MARK.take(symbols.take(end))]
        if not len(end):
            break
        start = end + 1
        start = start + (symbols.take(start) == ord(" "))
        run = digits.beginning_at(start)
        run = run[(run >= 0) & _LOCAL_FIRST.take(symbols.take(start))]
        start, end = _whole_local(batch, run)
        parts.append(Spans.of(start, end, 0.6, int(Evidence.SHAPE | Evidence.CONTEXT)))
    return parts


def _whole_local(batch: Batch, run: Ints) -> tuple[Ints, Ints]:
    """Spans of the local numbers that begin with the runs and are no dates, extension included."""
    digits = batch.digits
    if not len(run):
        return run, run
    last, length = _local_runs(batch, run)
    local = length.nonzero()[0]
    if not len(local):
        return local, local
    run, last, length = run.take(local), last.take(local), length.take(local)
    values = digits.matrix(digits.first.take(run), 8) - np.uint8(48)
    date = (length == 8) & (last == run) & (values[:, 0] <= 2) & birth_date(values)
    start, end = digits.start.take(run), with_extension(batch, digits.end.take(last))
    good = (~date & batch.clean_after(end)).nonzero()[0]
    return start.take(good), end.take(good)


def _local(batch: Batch, own: Bools) -> Spans:
    """Labelled numbers without an area code: 电话：88886666-8001."""
    digits, symbols = batch.digits, batch.symbols
    run = owned_runs(batch, own)
    if not len(run):
        return Spans.none()
    run = run[_LOCAL_FIRST.take(symbols.take(digits.start.take(run))) & (digits.length.take(run) <= 8)]
    if not len(run):
        return Spans.none()
    last, length = _local_runs(batch, run)
    chosen = length.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    run, last, length = run.take(chosen), last.take(chosen), length.take(chosen)
    values = digits.matrix(digits.first.take(run), 8) - np.uint8(48)
    date = (length == 8) & (last == run) & (values[:, 0] <= 2) & birth_date(values)
    start, whole = digits.start.take(run), digits.end.take(last)
    end = with_extension(batch, whole)
    behind, gap = np.minimum(last + 1, len(digits) - 1), digits.gap.take(last)
    goes_on = (gap > 0) & (digits.length.take(behind) <= 5) & (end == whole)
    service = (gap > 0) & (digits.length.take(run) == 3) & ((values[:, 0] == 4) | (values[:, 0] == 8))
    service &= (values[:, 1] == 0) & (values[:, 2] == 0)
    good = ~date & ~goes_on & ~service & batch.clean_after(end) & batch.clean_before(start)
    chosen = good.nonzero()[0]
    return Spans.of(start.take(chosen), end.take(chosen), 0.7, int(Evidence.SHAPE | Evidence.LABEL))


def _masked(batch: Batch, own: Bools) -> Spans:
    windows = cut(*batch.masked_windows, 10, 12)
    if not len(windows):
        return Spans.none()
    fits = batch.symbols.take(windows.start) == ord("0")
    widths = np.bincount(windows.length[fits], minlength=13).nonzero()[0].tolist()
    return Spans.concatenate([_masked_of_width(batch, own, width) for width in widths])


def _masked_of_width(batch: Batch, own: Bools, width: int) -> Spans:
    found = masked_numbers(batch, width, least_visible=4)
    if not len(found.windows):
        return Spans.none()
    digits, hidden = found.digits(width)[:, :4], found.hidden(width)[:, :4]
    code_length, bits = area_code(np.where(hidden, 0, digits))
    short = (digits[:, 0] == 0) & ((digits[:, 1] == 1) | (digits[:, 1] == 2)) & ~hidden[:, :3].any(axis=1)
    fits = (digits[:, 0] == 0) & ~hidden[:, :3].any(axis=1) & (short | ((bits > 0) & ~hidden[:, 3]))
    fits &= (code_length > 0) & (~short | (width != 12))
    windows = found.windows.take(fits)
    if not len(windows):
        return Spans.none()
    score, evidence = judge(batch, windows.start, windows.end, own, alone=0.65, near=0.8, owned=0.88)
    return Spans.of(windows.start, windows.end, score, evidence | int(Evidence.SHAPE), masked=True)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.DIGITS_7, Trigger.MASK}), MASK, find, HEADERS)

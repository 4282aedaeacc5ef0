"""Telephone number of another country or region (境外电话), ITU-T E.164: + or 00, country code, number.

Hong Kong +852, Macau +853 and Taiwan +886 included. Candidates are confirmed with phonenumbers
(libphonenumber's tables). Without a country code a label must say what it is. Numbers with +86 belong to
CN_MOBILE and CN_LANDLINE.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge, judge_states
from piiguard.recognizers.telephones import with_extension
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.lexicon import canonical
from piiguard.text.runs import DASH, LINE_BREAK, SPACE, Bools, Windows
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("PHONE_NUMBER", "境外电话号码", "telephone number", Category.CONTACT, None, "PHONE_NUMBER")
_REGION_LABELS = {
    "852": (
        *"香港电话 香港手机 香港手机号 香港号码 香港联系电话 香港移动电话 hk_mobile hk_phone".split(),
        *"hk_tel 852".split(),
        *(
            "hk number",
            "hk mobile",
            "hk phone",
            "hk tel",
            "hong kong number",
            "hong kong mobile",
            "hong kong phone",
        ),
    ),
    "853": (
        *"澳门电话 澳门手机 澳门手机号 澳门号码 澳门联系电话 澳门移动电话 853".split(),
        *("macau number", "macau mobile", "macau phone"),
    ),
    "886": (
        *"台湾电话 台湾手机 台湾手机号 台湾号码 台湾联系电话 行动电话 行动电话号码 886".split(),
        *("taiwan number", "taiwan mobile", "taiwan phone"),
    ),
}
_PHONE_LABELS = (
    *"境外电话 境外手机 境外联系电话 海外电话 海外手机 国外电话 国外手机 国际电话 电话 电话号码".split(),
    *"联系电话 手机 手机号 手机号码 手提电话 传真 请电".split(),
    *"tel telephone phone phone_no phone_number mobile mobile_phone cell cellphone call fax".split(),
    *"whatsapp contact ☎ 📞 📱".split(),
    *(
        "phone number",
        "phone no",
        "tel no",
        "mobile no",
        "mobile number",
        "cell phone",
        "contact no",
        "contact number",
    ),
)
LABELS = (
    *_PHONE_LABELS,
    *(word for words in _REGION_LABELS.values() for word in words if not word.isdigit()),
)
HEADERS = ("境外电话", "海外电话", "国际电话", "international_phone", "intl_phone", "hk_mobile", "hk_phone")
MASK = keep(3, 2, of="digits", source="piiguard; as landlines, country code shown")

_SHORTEST, _LONGEST = 7, 15  # digits, ITU-T E.164: at most 15
_REACH = 30  # characters in which a number ends
_JOINTS = table(" -.()")
_DIGITS = table(range(48, 58))
_AHEAD_OF_CODE = table(" (")
_NEIGHBOURS = ("852", "853", "886")
_IS_NEIGHBOUR = np.zeros(100, dtype=np.bool_)  # by the second and third digit
_IS_NEIGHBOUR[[int(code[1:]) for code in _NEIGHBOURS]] = True
_HONG_KONG, _MACAU, _TAIWAN = 1, 2, 4
_REGION_BITS = {
    canonical(word): bit
    for code, bit in zip(_NEIGHBOURS, (_HONG_KONG, _MACAU, _TAIWAN), strict=True)
    for word in _REGION_LABELS[code]
}
# Country codes in use, by the first three digits: ITU-T E.164 list; 86 has recognizers of its own
_COUNTRIES = np.zeros(1000, dtype=np.bool_)
for _code in (
    "1 7 20 211 212 213 216 218 22 23 24 25 26 27 290 291 297 298 299 30 31 32 33 34 35 36 37 38 39 "
    "40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 690 691 "
    "692 800 808 81 82 84 85 870 878 88 90 91 92 93 94 95 96 97 98 992 993 994 995 996 998"
).split():
    _span = 10 ** (3 - len(_code))
    _COUNTRIES[int(_code) * _span : (int(_code) + 1) * _span] = True
# Score without a label and with one, by grade 0..3: without +, behind +; then in groups the same
_ALONE = np.array(
    [
        *[(0.3, 0.3, 0.3, 0.75), (0.35, 0.35, 0.85, 0.92)],
        *[(0.3, 0.3, 0.65, 0.75), (0.35, 0.6, 0.85, 0.92)],
    ]
)
_OWNED = (0.2, 0.8, 0.97, 0.97)
_SCORES = np.array(
    [(alone, owned - 0.1, owned) for row in _ALONE.tolist() for alone, owned in zip(row, _OWNED, strict=True)]
)


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers behind + or 00, and labelled local forms of America, Hong Kong, Macau and Taiwan."""
    parts = []
    if Trigger.PLUS in batch.triggers:
        plus = batch.at("+")
        parts.append(_international(batch, own, plus, plus + 1))
    if Trigger.DIGITS_7 in batch.triggers:
        parts += [_double_zero(batch, own), _american(batch, own), _neighbours(batch, own)]
        parts += _with_neighbours_code(batch, own)
    return Spans.concatenate(parts)


def _with_neighbours_code(batch: Batch, own: Bools) -> list[Spans]:
    """(852) 2345 6789, and behind a label 852-2345 6789."""
    digits, symbols = batch.digits, batch.symbols
    run = ((digits.length == 3) & (symbols.take(digits.start) == ord("8"))).nonzero()[0]
    if not len(run):
        return []
    first = digits.matrix(digits.first.take(run), 3) - np.uint8(48)
    run = run[_IS_NEIGHBOUR.take(first[:, 1].astype(np.int64) * 10 + first[:, 2])]
    if not len(run):
        return []
    start = digits.start.take(run)
    bracket = (symbols.take(start - 1) == ord("(")) & (symbols.take(start + 3) == ord(")"))
    inside, bare = start[bracket], start[~bracket & ((digits.gap.take(run) & (SPACE | DASH)) > 0)]
    bare = bare[batch.labels.owned_at(bare)]
    plain = _international(batch, own, bare, bare)
    labelled = (plain.evidence & int(Evidence.LABEL)) > 0
    return [_international(batch, own, inside - 1, inside), plain.take(labelled.nonzero()[0])]


def _double_zero(batch: Batch, own: Bools) -> Spans:
    digits, symbols = batch.digits, batch.symbols
    run = (symbols.take(digits.start) == ord("0")).nonzero()[0]
    if len(run):
        run = run[symbols.take(digits.start.take(run) + 1) == ord("0")]
    if not len(run):
        return Spans.none()
    start = digits.start.take(run)
    mainland = (digits.length.take(run) == 4) & (digits.gap.take(run) > 0)
    mainland &= (symbols.take(start + 2) == ord("8")) & (symbols.take(start + 3) == ord("6"))
    start = start[~mainland]
    return _international(batch, own, start, start + 2)


def _international(batch: Batch, own: Bools, start: Ints, code: Ints) -> Spans:
    """Numbers whose prefix stands at `start` and whose country code begins at `code`."""
    symbols = batch.symbols
    code = code + _AHEAD_OF_CODE.take(symbols.take(code))
    first, second = symbols.take(code), symbols.take(code + 1)
    begins = _DIGITS.take(first) & (first != ord("0")) & ((first != ord("8")) | (second != ord("6")))
    begins &= ~_DIGITS.take(symbols.take(start - 1))
    chosen = begins.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start, code = start.take(chosen), code.take(chosen)
    chosen = batch.clean_before(start).nonzero()[0]
    start, code = start.take(chosen), code.take(chosen)
    if not len(start):
        return Spans.none()
    end, grade, grouped = _measured(batch, code)
    chosen = grade.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start, end, grade, grouped = (
        start.take(chosen),
        end.take(chosen),
        grade.take(chosen),
        grouped.take(chosen),
    )
    end = with_extension(batch, end)
    chosen = batch.clean_after(end).nonzero()[0]
    start, end, grade, grouped = (
        start.take(chosen),
        end.take(chosen),
        grade.take(chosen),
        grouped.take(chosen),
    )
    state = grade + 4 * (symbols.take(start) == ord("+")) + 8 * grouped
    score, evidence = judge_states(batch, start, end, own, _SCORES, state)
    start = start - _code_in_brackets(symbols, start)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE) | (grade >= 2) * int(Evidence.REGISTRY))


def _code_in_brackets(symbols: Symbols, start: Ints) -> Bools:
    """Whether a bracket opens right before +852 and closes right behind it."""
    held: Bools = (symbols.take(start - 1) == ord("(")) & (symbols.take(start) == ord("+"))
    if held.any():
        held &= (symbols.take(start[:, None] + np.arange(2, 5)) == ord(")")).any(axis=1)
    return held


def _measured(batch: Batch, code: Ints) -> tuple[Ints, Ints, Bools]:
    """End, grade and whether in groups, of those that begin at `code`; 1 or 2 joints stand between groups."""
    ahead = batch.symbols.take(code[:, None] + np.arange(_REACH))
    digit, joint = _DIGITS.take(ahead), _JOINTS.take(ahead)
    stop = ~(digit | joint)
    stop[:, 2:] |= joint[:, 2:] & joint[:, 1:-1] & joint[:, :-2]
    stop[:, -1] |= ~stop.any(axis=1)
    stops = stop.argmax(axis=1)
    ahead = np.where(digit & (np.arange(_REACH) < stops[:, None]), ahead, ord(" "))
    kept = ahead != ord(" ")
    width = _REACH - kept[:, ::-1].argmax(axis=1)
    grouped = np.count_nonzero(kept[:, 1:] & ~kept[:, :-1], axis=1) > 0
    text = ahead.astype(np.uint8).tobytes().decode("ascii")
    numbers = [text[at : at + _REACH].replace(" ", "") for at in range(0, len(text), _REACH)]
    known = {number: _grade(number) for number in dict.fromkeys(numbers)}
    return code + width, np.array([known[number] for number in numbers], dtype=np.int64), grouped


def _grade(number: str) -> int:
    """What the tables say: 3 valid in Hong Kong, Macau or Taiwan, 2 valid, 1 possible, 0 no number."""
    if not _SHORTEST <= len(number) <= _LONGEST or not _COUNTRIES[int(number[:3])]:
        return 0
    from phonenumbers import NumberParseException, is_possible_number, is_valid_number, parse

    try:
        parsed = parse("+" + number)
    except NumberParseException:
        return 0
    if is_valid_number(parsed):
        return 3 if number[:3] in _NEIGHBOURS else 2
    return int(is_possible_number(parsed))


def _american(batch: Batch, own: Bools) -> Spans:
    """(415) 555-2671 and 415-555-2671 behind a label (NANP: neither part starts with 0 or 1)."""
    digits, symbols = batch.digits, batch.symbols
    if len(digits) < 3:
        return Spans.none()
    three = digits.length == 3
    area = (three[:-2] & three[1:-1] & (digits.length[2:] == 4)).nonzero()[0]
    if len(area):
        area = area[(digits.gap.take(area + 1) & (SPACE | DASH)) > 0]
    if not len(area):
        return Spans.none()
    start, local = digits.start.take(area), digits.start.take(area + 1)
    opening = start - 1
    bracket = (symbols.take(opening) == ord("(")) & (symbols.take(digits.end.take(area)) == ord(")"))
    bracket &= local - digits.end.take(area) <= 2
    dashed = (digits.gap.take(area) == DASH) & (digits.gap.take(area + 1) == DASH)
    first = symbols.take(start)
    fits = (bracket | dashed) & (first >= ord("2")) & (symbols.take(local) >= ord("2"))
    service = (first == ord("4")) | (first == ord("8"))
    fits &= ~(service & (symbols.take(start + 1) == 48) & (symbols.take(start + 2) == 48))
    end = with_extension(batch, digits.end.take(area + 2))
    start = np.where(bracket, opening, start)
    chosen = (fits & batch.clean_before(start) & batch.clean_after(end)).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start, end, local, bracket = (
        start.take(chosen),
        end.take(chosen),
        local.take(chosen),
        bracket.take(chosen),
    )
    inner = bracket.nonzero()[
        0
    ]  # a label may own the number from the bracket on, from the area code or behind it
    value = np.concatenate((start, start.take(inner) + 1, local.take(inner)))
    again = np.concatenate((np.arange(len(start)), inner, inner))
    start, end, near = start.take(again), end.take(again), np.where(bracket.take(again), 0.6, 0.4)
    score, evidence = judge(batch, start, end, own, alone=0.3, near=near, owned=0.8, value=value)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


def _neighbours(batch: Batch, own: Bools) -> Spans:
    """Labelled local mobiles: Hong Kong 8 digits from 4 to 9, Macau 8 from 6, Taiwan 09 + 8."""
    windows = batch.numbers(8, 10)
    if not len(windows) or windows.around is None:
        return Spans.none()
    first = batch.symbols.take(windows.start)
    fits = np.where(windows.length == 8, first >= ord("4"), (windows.length == 10) & (first == ord("0")))
    fits &= (windows.gaps & LINE_BREAK) == 0
    fits &= windows.around.roles(own)[0]
    chosen = fits.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    windows, first = windows.take(chosen), first.take(chosen)
    says = _regions(batch, windows)
    nine = (windows.length == 10) & (batch.digits.stream.take(windows.first + 1) == ord("9"))
    eight = windows.length == 8
    here = eight & ((says & _HONG_KONG) > 0)
    here |= eight & ((says & _MACAU) > 0) & (first == ord("6"))
    chosen = (here | nine).nonzero()[0]
    windows = windows.take(chosen)
    score = np.where(nine & ((says & _TAIWAN) == 0), 0.7, 0.9).take(chosen)
    return Spans.of(windows.start, windows.end, score, int(Evidence.SHAPE | Evidence.LABEL))


def _regions(batch: Batch, windows: Windows) -> Ints:
    """Whose labels own each window: OR of _HONG_KONG, _MACAU, _TAIWAN."""
    owners = (
        windows.around.owners if windows.around is not None else np.empty((0, len(windows)), dtype=np.int64)
    )
    names = batch.index.lexicon.words
    bits = np.zeros(len(names) + 1, dtype=np.int64)
    for number in set(owners.ravel().tolist()) - {-1}:
        bits[number] = _REGION_BITS.get(names[number], 0)
    regions: Ints = np.bitwise_or.reduce(bits.take(owners), axis=0)
    return regions


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.PLUS, Trigger.DIGITS_7}), MASK, find, HEADERS)

"""SWIFT code (SWIFT代码, BIC), ISO 9362.

Bank (4 letters), country (2, ISO 3166-1), place (2), and a branch (3) or none. It names a bank, not a
person. English words have the same shape (BUSINESS: bank BUSI in Niger), so without a label only codes of
known banks count, and Chinese ones with a place that banks use.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.countries import COUNTRIES, country_number, country_table
from piiguard.recognizers.joined import joined
from piiguard.recognizers.labelled import word_in
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.lexicon import canonical
from piiguard.text.runs import SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("SWIFT_CODE", "SWIFT代码", "SWIFT code", Category.ORGANISATION)
# Only a code follows these; SWIFT itself may be the company, a payment or a programming language.
_CERTAIN_LABELS = (
    *tuple(
        "swift代码 swift码 swift号 swift号码 swift编码 swift_code swiftcode swift_bic bic_code "
        "biccode bic代码 bic码 银行国际代码 国际银行代码 银行识别代码 银行识别码 环球银行代码".split()
    ),
    "swift code",
    "swift no",
    "swift number",
    "bic code",
    "bic/swift",
    "swift/bic",
    "swift bic",
)
LABELS = ("swift", "bic", *_CERTAIN_LABELS)
HEADERS = ("SWIFT", "swift_code", "swiftcode", "bic_code", "SWIFT代码", "SWIFT码")
MASK = keep(4, 0, source="piiguard; usually shown in full (facts section 0), so the bank stays")

# Bank codes in China (facts 4.4; the rest from public lists, confidence medium): evidence only.
_BANKS = (
    "ICBK ABOC BKCH PCBC COMM CMBC CIBK EVER HXBK MSBC GDBK FJIB SPDB SZDB PSBC CHBH HFBA "
    "ZJCB BJCN BOSH NJCB BKNB BOJS HZCB HFCB GZCB SDBC EIBC ADBN DLCB QCCB HCCB SHRC BRCB "
    "BEAS HSBC SCBL CITI DBSS UOVB OCBC BOTK MHCB SMBC BNPA CRLY DEUT CHAS BOFA HASE"
).split()
_PLACES = "BJ SH SZ GZ TJ CQ BS BT BN BH 2N 22 1N 2X 3X".split()  # places of codes in China
_CENTRES = country_table("CN HK TW SG US GB JP DE FR LU AU KR CH".split())
_ALL = country_table(COUNTRIES)
_CHINA = country_table(["CN"])
_LETTER = table(range(65, 91), range(97, 123))
_CAPITAL = table(range(65, 91), range(48, 58))


_CERTAIN_WORDS = frozenset(map(canonical, _CERTAIN_LABELS))


def _packed(codes: list[str]) -> Ints:
    return np.array(sorted(int.from_bytes(code.encode(), "big") for code in codes), dtype=np.int64)


_BANK_NUMBERS, _PLACE_NUMBERS = _packed(_BANKS), _packed(_PLACES)
_XXX = _packed(["XXX"])


def find(batch: Batch, own: Bools) -> Spans:
    """Codes of 8 or 11 characters, with groups 4-2-2-3 where a label owns them."""
    words = batch.words
    run = np.flatnonzero((words.length == 8) | (words.length == 11))
    parts = [_judged(batch, own, run, run)] if len(run) else []
    if (own & batch.present_labels).any():
        parts.append(_grouped(batch, own))
    return Spans.concatenate(parts)


def _grouped(batch: Batch, own: Bools) -> Spans:
    """`ICBK CN BJ`, `ICBKCNBJ XXX`: in capitals and behind a label."""
    words, labels = batch.words, batch.labels
    owned = np.unique(labels.value[labels.roles(own)])
    run = np.minimum(np.searchsorted(words.start, owned), len(words) - 1)
    run = run[(words.start[run] == owned) & np.isin(words.length[run], (4, 6, 8))]
    parts = []
    for width in (8, 11):
        last, fits = joined(words, run, width, SPACE)
        fits &= last > run
        symbols = words.matrix(words.first[run], width)
        fits &= _CAPITAL[symbols].all(axis=1)
        if width == 11:
            fits &= (words.length[run] == 4) | np.isin(_number(symbols[:, 8:]), _XXX)
        parts.append(_judged(batch, own, run[fits], last[fits]))
    return Spans.concatenate(parts)


def _judged(batch: Batch, own: Bools, run: Ints, last: Ints) -> Spans:
    words = batch.words
    first = words.first[run]
    head = words.matrix(first, 8)
    fits = _ALL[country_number(head[:, 4:6])] & _LETTER[head[:, :4]].all(axis=1) & (head[:, 6] != ord("0"))
    if not (own & batch.present_labels).any():
        fits &= _CAPITAL[head].all(axis=1)
    run, last, head = run[fits], last[fits], head[fits]
    start, end = words.start[run], words.end[last]
    clean = batch.clean_before(start) & batch.clean_after(end)
    run, last, head, start, end = run[clean], last[clean], head[clean], start[clean], end[clean]
    if not len(start):
        return Spans.none()
    length = words.first[last + 1] - words.first[run]
    tail = words.matrix(words.first[run] + 8, 3)
    capital = _CAPITAL[head].all(axis=1) & (_CAPITAL[tail].all(axis=1) | (length == 8))
    upper = head & np.uint8(0xDF)
    bank = np.isin(_number(upper[:, :4]), _BANK_NUMBERS)
    country = country_number(head[:, 4:6])
    place = np.isin(_number(head[:, 6:]), _PLACE_NUMBERS) & _CHINA[country]
    primary = (length == 11) & np.isin(_number(tail), _XXX)
    alone = np.select(
        [capital & bank & _CHINA[country], capital & (place | primary | (bank & _CENTRES[country]))],
        [0.9, 0.6],
        0.1,
    )
    certain = _certain(batch, start)
    told = certain | (capital & _pointed_at(batch, start))
    owned = np.select([capital & (bank | certain), bank, told], [0.96, 0.9, 0.8], 0.3)
    near = np.where(capital & (bank | place | primary), 0.92, np.where(bank & _CHINA[country], 0.8, 0.2))
    score, evidence = judge(batch, start, end, own, alone=alone, near=near, owned=owned)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE) | bank * int(Evidence.REGISTRY))


def _number(symbols: Symbols) -> Ints:
    """The symbols of each row as one big-endian number."""
    powers = 256 ** np.arange(symbols.shape[1] - 1, -1, -1, dtype=np.int64)
    numbers: Ints = symbols.astype(np.int64) @ powers
    return numbers


def _pointed_at(batch: Batch, start: Ints) -> Bools:
    """Whether a colon or the like stands before the value: `SWIFT: …`, and not `SWIFT BUSINESS`."""
    previous = batch.symbols[start - 1]
    previous = np.where(previous == ord(" "), batch.symbols[start - 2], previous)
    return ~(_LETTER | table(" "))[previous]


def _certain(batch: Batch, start: Ints) -> Bools:
    """Whether a label that means nothing else owns the value."""
    owners = batch.labels.around(start, start).owners
    certain: Bools = np.logical_or.reduce(word_in(batch, owners, _CERTAIN_WORDS), axis=0)
    return certain


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.ALWAYS}), MASK, find, HEADERS)

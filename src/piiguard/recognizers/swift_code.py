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
from piiguard.recognizers.countries import COUNTRIES, country_table, pairs
from piiguard.recognizers.documents import members, owned_runs
from piiguard.recognizers.joined import joined
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
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
MASK = keep(4, 0, source="piiguard; usually shown in full, so the bank stays")

# Bank codes in China, from public lists: evidence only.
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
_LETTER_OR_SPACE = _LETTER | table(" ")
_CAPITAL = table(range(65, 91), range(48, 58))


def _packed(codes: list[str]) -> Ints:
    return np.array(sorted(int.from_bytes(code.encode(), "big") for code in codes), dtype=np.int64)


_BANK_NUMBERS, _PLACE_NUMBERS = _packed(_BANKS), _packed(_PLACES)
_XXX = _packed(["XXX"])


# Scores by how much is known of a code: alone, near a label, owned by one.
_ALONE = np.array([0.1, 0.6, 0.9])
_NEAR = np.array([0.2, 0.8, 0.92])
_OWNED = np.array([0.3, 0.8, 0.9, 0.96])


def find(batch: Batch, own: Bools) -> Spans:
    """Codes of 8 or 11 characters, with groups 4-2-2-3 where a label owns them."""
    words = batch.words
    length = words.length
    run = (((length == 8) | (length == 11)) & (batch.word_digits <= length - 6)).nonzero()[0]
    labelled = batch.has_label(own)
    parts = [_judged(batch, own, run, run, labelled=labelled)] if len(run) else []
    if labelled:
        parts.append(_grouped(batch, own))
    return Spans.concatenate(parts)


def _grouped(batch: Batch, own: Bools) -> Spans:
    """`ICBK CN BJ`, `ICBKCNBJ XXX`: in capitals and behind a label."""
    words, run = batch.words, owned_runs(batch, own)
    length = words.length.take(run)
    run = run[((length == 4) | (length == 6) | (length == 8)) & (words.gap.take(run) > 0)]
    parts = []
    for width in (8, 11):
        last, fits = joined(words, run, width, SPACE)
        chosen = (fits & (last > run)).nonzero()[0]
        if not len(chosen):
            continue
        first, last = run.take(chosen), last.take(chosen)
        symbols = words.matrix(words.first.take(first), width)
        fits = np.logical_and.reduce(_CAPITAL.take(symbols), axis=1)
        if width == 11:
            fits &= (words.length.take(first) == 4) | np.isin(_number(symbols[:, 8:]), _XXX)
        parts.append(_judged(batch, own, first[fits], last[fits], labelled=True))
    return Spans.concatenate(parts)


def _judged(batch: Batch, own: Bools, run: Ints, last: Ints, *, labelled: bool) -> Spans:
    words = batch.words
    head = words.heads(run, 8)
    country = pairs(head[:, 4], head[:, 5])
    chosen = (_ALL.take(country) & (head[:, 6] != ord("0"))).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    run, last, country, head = run.take(chosen), last.take(chosen), country.take(chosen), head[chosen]
    fits: Bools = np.logical_and.reduce(_LETTER.take(head[:, :4]), axis=1)
    capital: Bools = np.logical_and.reduce(_CAPITAL.take(head), axis=1)
    if not labelled:
        fits &= capital
    if not fits.any():
        return Spans.none()
    start, end = words.start.take(run), words.end.take(last)
    chosen = (fits & batch.clean_before(start) & batch.clean_after(end)).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    run, last, country = run.take(chosen), last.take(chosen), country.take(chosen)
    return _scored(batch, own, run, last, head[chosen], country, capital[chosen])


def _scored(
    batch: Batch, own: Bools, run: Ints, last: Ints, head: Symbols, country: Ints, capital: Bools
) -> Spans:
    words = batch.words
    start, end = words.start.take(run), words.end.take(last)
    long = words.first.take(last + 1) - words.first.take(run) == 11
    tail = words.matrix(words.first.take(run) + 8, 3)
    capital = capital & (_CAPITAL.take(tail).all(axis=1) | ~long)
    bank = np.isin(_number(head[:, :4] & np.uint8(0xDF)), _BANK_NUMBERS)
    china = _CHINA.take(country)
    place = np.isin(_number(head[:, 6:]), _PLACE_NUMBERS) & china
    primary = long & np.isin(_number(tail), _XXX)
    around = batch.labels.around(start, end)
    certain = members(batch.index, _CERTAIN_LABELS).take(around.owners).any(axis=0)
    told = capital & certain  # `swift code examples` holds no code
    told |= (capital | certain) & _pointed_at(batch, start)
    alone = np.where(capital & bank & china, 2, capital & (place | primary | (bank & _CENTRES.take(country))))
    near = np.where(capital & (bank | place | primary), 2, bank & china)
    owned = np.where(capital & (bank | certain), 3, np.where(bank, 2, told))
    score, evidence = judge(
        batch,
        start,
        end,
        own,
        alone=_ALONE.take(alone),
        near=_NEAR.take(near),
        owned=_OWNED.take(owned),
        around=around,
    )
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE) | bank * int(Evidence.REGISTRY))


def _number(symbols: Symbols) -> Ints:
    """The symbols of each row as one big-endian number."""
    powers = 256 ** np.arange(symbols.shape[1] - 1, -1, -1, dtype=np.int64)
    numbers: Ints = symbols.astype(np.int64) @ powers
    return numbers


def _pointed_at(batch: Batch, start: Ints) -> Bools:
    """Whether a colon or the like stands before the value: `SWIFT: …`, and not `SWIFT BUSINESS`."""
    previous = batch.symbols.take(start - 1)
    previous = np.where(previous == ord(" "), batch.symbols.take(start - 2), previous)
    return ~_LETTER_OR_SPACE.take(previous)


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.ALWAYS}), MASK, find, HEADERS)

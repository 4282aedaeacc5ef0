"""Travel permits (通行证) between the mainland, Hong Kong, Macau and Taiwan, issued by the NIA.

港澳居民来往内地通行证 (回乡证): H or M + 8 digits, before 2013 + 2 of the re-issue count, HA MA + 7 for
foreigners. 台湾居民来往大陆通行证 (台胞证): 8 digits, before 2008 10 digits and the issuer in brackets,
0123456701(B). 往来港澳通行证: C or W + 8, C + letter + 7. 大陆居民往来台湾通行证: L or T + 8. No check
digits, so a label has to say what it is.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import birth_date
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import (
    ANY_DOCUMENT,
    GROUP_JOINT,
    Forms,
    any_document_labelled,
    extended,
    judge_document,
    members,
    owned_runs,
    prefixed,
)
from piiguard.recognizers.labelled import beside
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import Cells, custom

ENTITY = Entity("CN_TRAVEL_PERMIT", "通行证号码", "travel permit number", Category.IDENTITY_DOCUMENT)
# Permits whose numbers may be bare digits.
TAIWAN_LABELS = (
    *(
        "台胞证 台胞证号 台胞证号码 台湾居民来往大陆通行证 台湾居民来往大陆通行证号 "
        "台湾居民来往大陆通行证号码 台湾居民來往大陸通行证 台湾居民來往大陸通行证号 台湾通行证 "
        "台湾通行证号 台湾居民通行证 台湾居民通行证号 来往大陆通行证 来往大陆通行证号 台湾同胞证 mtp "
        "mtp_no tbz tbzh tbzhm taibaozheng taiwan_permit_no taiwan_permit taiwan_pass"
    ).split(),
    "taiwan permit",
    "taiwan compatriot permit",
    "taiwan compatriot pass",
)
OTHER_LABELS = (
    *(
        "回乡证 回乡证号 回乡证号码 回乡卡 回乡卡号 港澳居民来往内地通行证 港澳居民来往内地通行证号 "
        "港澳居民来往内地通行证号码 来往内地通行证 来往内地通行证号 来往内地通行证号码 "
        "港澳居民來往内地通行证 港澳居民來往内地通行证号 港澳居民通行证 港澳居民通行证号 港澳台通行证 "
        "港澳台通行证号 港澳台居民通行证 港澳通行证 港澳通行证号 港澳通行证号码 往来港澳通行证 "
        "往来港澳通行证号 往来港澳通行证号码 往来通行证 大陆居民往来台湾通行证 大陆居民往来台湾通行证号 "
        "往来台湾通行证 往来台湾通行证号 往来台湾通行证号码 大通证 大通证号 入台证 入台证号 hxz hxzh hxzhm "
        "huixiangzheng gatxz gatxzh gatxzhm hkmo_permit hkmo_permit_no hk_macau_pass hk_macau_permit "
        "hmt_permit eep eep_no exit_entry_permit home_return_permit hrp"
    ).split(),
    "home return permit",
    "exit entry permit",
    "mainland travel permit",
)
# Said of vehicles and log-ins too: only the known forms count under these.
LOOSE_LABELS = (
    *("通行证 通行证号 通行证号码 通行证件 通行证件号 txz txzh txzhm pass_no permit_no").split(),
    "travel permit",
)
_TELLING_LABELS = TAIWAN_LABELS + OTHER_LABELS
LABELS = _TELLING_LABELS + LOOSE_LABELS
HEADERS = (
    *("回乡证", "回乡证号", "台胞证", "台胞证号", "港澳通行证", "往来港澳通行证", "往来台湾通行证"),
    *(
        "港澳居民来往内地通行证",
        "台湾居民来往大陆通行证",
        "hxzh",
        "gatxz",
        "tbzh",
        "mtp_no",
        "hkmo_permit_no",
        "taiwan_permit_no",
    ),
)

_FORMS = Forms("H8 M8 H10 M10 HA7 MA7 HB7 MB7 C8 C+7 W8 L8 L+7 T8 T7")
_TELLING = Forms("H8 M8 H10 M10 HA7 MA7 C8 C+7 W8 L8")  # under 证件号 nothing else of ours looks like these
_LETTER = table(range(65, 91), range(97, 123))


def _keep_ends(cells: Cells, counted: Bools) -> Bools:
    """All but the first two characters (three where the first is a letter) and the last two."""
    head = np.repeat(2 + _LETTER[cells.symbols[cells.first]], cells.sizes)
    tail = np.repeat(cells.totals(counted) - 2, cells.sizes)
    rank = cells.count_before(counted)
    return (rank >= head) & (rank < tail)


MASK = custom(_keep_ends, source="H12****78 and 01****67, usual forms")


# Score alone, near a label, owned by one, owned by one that says no kind; other forms, those only permits h
_SCORES = np.array([(0.3, 0.66, 0.93, 0.0), (0.3, 0.66, 0.93, 0.63)])
# Alone, near, owned of bare digits: 8 or 10, a date, 10 with the issuer.
_DIGIT_SCORES = np.array([(0.0, 0.3, 0.88), (0.0, 0.3, 0.58), (0.0, 0.7, 0.92)])
_DATE, _ISSUED = 1, 2


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers with letters near a label, and bare digits that a label of a permit owns."""
    labelled = batch.has_label(own)
    if not labelled and not any_document_labelled(batch):
        return Spans.none()
    run = prefixed(batch, 8, 11, _FORMS)
    parts = [_judge(batch, own, run, run)]
    if labelled:
        parts += [_grouped(batch, own), _bare(batch), _other(batch)]
    return Spans.concatenate(parts)


def _grouped(batch: Batch, own: Bools) -> Spans:
    run = owned_runs(batch, own)
    run = run[GROUP_JOINT.take(batch.symbols.take(batch.words.end.take(run)))]
    if not len(run):
        return Spans.none()
    first, last = extended(batch, run, _FORMS)
    apart = last > first
    return _judge(batch, own, first[apart], last[apart])


def _judge(batch: Batch, own: Bools, run: Ints, last: Ints) -> Spans:
    if not len(run):
        return Spans.none()
    start, end = batch.words.start.take(run), batch.words.end.take(last)
    state = _TELLING.match(batch, run, last).astype(np.int64)
    score, evidence = judge_document(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


def _bare(batch: Batch) -> Spans:
    """8 digits, and 10 with the issuer's letter in brackets."""
    windows = batch.numbers(8, 10)
    taiwan = members(batch.index, TAIWAN_LABELS)
    if not len(windows) or not batch.has_label(taiwan):
        return Spans.none()
    windows = beside(windows.take((windows.length != 9) & (windows.runs < 3)), taiwan)  # not 2030-01-01
    if not len(windows):
        return Spans.none()
    symbols, end = batch.symbols, windows.end
    opening = end + (symbols.take(end) == ord(" "))
    issued = (symbols.take(opening) == ord("(")) & (symbols.take(opening + 2) == ord(")"))
    issued &= _LETTER.take(symbols.take(opening + 1)) & (windows.length == 10)
    state = issued * _ISSUED
    state[(windows.length == 8) & birth_date(batch.digit_values(windows, 8))] = _DATE
    end = np.where(issued, opening + 3, end)
    score, evidence = judge_states(
        batch, windows.start, end, taiwan, _DIGIT_SCORES, state, around=windows.around
    )
    if windows.around is not None and any_document_labelled(batch):  # 证件类型：台胞证 证件号码：…
        kind = windows.around.roles(taiwan)[1] & (state != _DATE)
        kind &= windows.around.roles(members(batch.index, ANY_DOCUMENT))[0]
        score = np.where(kind, np.maximum(score, 0.8), score)
    return Spans.of(windows.start, end, score, evidence | int(Evidence.SHAPE))


def _other(batch: Batch) -> Spans:
    """What a label of a permit owns though its form is unknown; 11 digits from 13 on are a mobile number."""
    words = batch.words
    run = owned_runs(batch, members(batch.index, _TELLING_LABELS))
    length, digits = words.length.take(run), batch.word_digits.take(run)
    run = run[(length >= 7) & (length <= 12) & (digits >= 6)]
    if not len(run):
        return Spans.none()
    head, length, digits = (
        words.matrix(words.first.take(run), 8),
        words.length.take(run),
        batch.word_digits.take(run),
    )
    mobile = (length == 11) & (head[:, 0] == ord("1")) & (digits == 11)
    date = (length == 8) & (digits == 8)
    date[date] = birth_date(head[date] - np.uint8(48))
    run = run[~mobile & ~date]
    start, end = words.start.take(run), words.end.take(run)
    clean = batch.clean_after(end)
    return Spans.of(start[clean], end[clean], 0.75, int(Evidence.LABEL))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.LETTERED}), MASK, find, HEADERS)

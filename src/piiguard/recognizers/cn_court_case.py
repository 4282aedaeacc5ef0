"""Court case number (案号), 最高人民法院《关于人民法院案件案号的若干规定》 (in force 2016-01-01), article 3.

(year) + court code + type code + serial + 号: （2024）京0105民初12345号. The court code is a province
character and two or four digits, or a court's name in older ones: （2013）朝民初字第12345号,
（2020）最高法民申123号. Brackets may be of any shape.
"""

from __future__ import annotations

import re

import numpy as np

from piiguard.checks.weighted import number
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import PROVINCE, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import DIGITS, Cells, custom

ENTITY = Entity("CN_COURT_CASE", "案号", "court case number", Category.JUDICIAL)
LABELS = (
    *(
        "案号 案件号 审判案号 执行案号 裁判文书号 判决书号 裁定书号 一审案号 二审案号 仲裁案号 case_no "
        "caseno case_number court_case_no ajh".split()
    ),
    "case no",
    "case number",
)
HEADERS = ("案号", "案件号", "case_no", "caseno", "case_number", "court_case_no")


def _behind_year(cells: Cells, counted: Bools) -> Bools:
    """Digits behind the bracket that closes the year."""
    return cells.count_before(table(")]")[cells.symbols]) > 0


MASK = custom(
    _behind_year,
    counted=DIGITS,
    source="digits of court and serial hidden, after （2024）京**民初**号",
)

# Kinds of cases (案件类型代字): civil, criminal, administrative, enforcement, compensation, bankruptcy,
# commercial, intellectual property, maritime, preservation, judicial aid, mediation, arbitration and others
_KIND = "[民刑行执執赔賠破商知海财財督催保救司调調仲强特清认認减减假监監申诉訴财]"
_HAN = r"[\u3400-\u9fff]"
_TAIL = (
    rf"(?P<kind>{_HAN}{{0,3}}?{_KIND}{_HAN}{{0,8}}?)"
    rf"\s?第?\s?[0-9０-９*]{{1,7}}(?:[-－—–、,，][0-9０-９*]{{1,7}})*\s?[号號](?:之[一二三四五六七八九十]{{1,3}})?"
)
_CASE = re.compile(rf"[)）\]】〕﹞］]\s{{0,2}}(?P<court>{_HAN}{{1,12}}?\s?[0-9０-９*]{{0,4}})\s?{_TAIL}")
_CASE_WITHOUT = re.compile(rf"{_HAN}[0-9０-９*]{{2,4}}{_TAIL}")  # 2024京0105民初12345号
_LONGEST = 48
_OPENS, _CLOSES = table("(["), table(")]")


def find(batch: Batch, own: Bools) -> Spans:
    """Numbers behind a year, with or without brackets."""
    digits, symbols = batch.digits, batch.symbols
    run = (digits.length == 4).nonzero()[0]
    opened = _OPENS.take(symbols.take(digits.start.take(run) - 1))
    following = symbols.take(digits.end.take(run))
    run = run[(opened & _CLOSES.take(following)) | (~opened & (following == PROVINCE))]
    if not len(run):
        return Spans.none()
    year = _year(batch, run)
    run = run[(year >= 1949) & (year <= 2099) & batch.clean_before(digits.start.take(run))]
    if not len(run):
        return Spans.none()
    closing = digits.end[run]
    bracket = symbols.take(closing) != PROVINCE
    row_end = batch.texts.starts[batch.texts.row_of(closing) + 1] - 1
    found = []
    stretches = zip(
        closing.tolist(), np.minimum(closing + _LONGEST, row_end).tolist(), bracket.tolist(), strict=True
    )
    for first, last, inside in stretches:
        text = batch.texts.codes[first:last].tobytes().decode("utf-32-le", "surrogatepass")
        match = (_CASE if inside else _CASE_WITHOUT).match(text)
        if match:
            found.append((first - 4 - inside, first + match.end(), "*" in match.group()))
    if not found:
        return Spans.none()
    start, end, masked = (np.array(column) for column in zip(*found, strict=True))
    score, evidence = judge(batch, start, end, own, alone=0.9, near=0.95, owned=0.98)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _year(batch: Batch, run: Ints) -> Ints:
    return number(batch.digits.matrix(batch.digits.first[run], 4) - np.uint8(48))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.DIGITS_4, Trigger.LABEL}), MASK, find, HEADERS)

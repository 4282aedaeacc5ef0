"""Taxpayer identification number (纳税人识别号, 税号) that is neither a social credit code nor a resident ID.

Before 2015 organisations had 15 characters: region (6, GB/T 2260) and organisation code (9, GB 11714-1997
with its check character). Individual businesses had the owner's resident ID (15 or 18) or 20 characters, the
ID and a serial of two. 18 characters are today's unified social credit code, see `cn_uscc`. Labels carry the
meaning.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import birth_date
from piiguard.checks.iso7064 import mod11_2
from piiguard.checks.regions import province_known, region_status
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Flaw, Spans
from piiguard.recognizers import cn_org_code, cn_uscc
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import members, owned_runs
from piiguard.recognizers.joined import joined
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.labelled import OwnedValues, owned_values
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import PROVINCE_CHARACTERS, Symbols
from piiguard.text.runs import DASH, LINE_BREAK, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_TAX_ID", "纳税人识别号", "taxpayer identification number", Category.ORGANISATION)
_PAYER = (
    "纳税人 纳税 纳税主体 税务 涉税 扣缴义务人 代扣代缴义务人 购买方 销售方 购货方 销货方 购方 销方 付款方 "
    "收款方"
)
_OWN_LABELS = (
    *composed(
        "· 购方 销方 购买方 销售方 购货方 销货方 国税 地税 开票 企业 单位 公司 个人 纳税人 发票 专票 对方",
        "税号",
        "· 号",
    ),
    *composed(_PAYER, "识别", "号 码 号码 代码 编号 证号"),
    *composed(
        "纳税人 纳税 税务 税务登记 税务登记证 国税 地税 国税登记 地税登记 国税登记证 地税登记证 扣缴义务人",
        "· 登记",
        "号 号码 编号 编码 代码 证号",
    ),
    *"国税 地税 税籍编号 税籍号 税务登记证 税证字 税字 国税字 地税字 税登字 税登号 税证号".split(),
    *"税务证号 税号填 税号写 税号填写".split(),
    *composed(" ".join(PROVINCE_CHARACTERS), "字"),  # 国地税沪字310115…号
    "taxpayer's id",
    *"taxno taxid taxcode taxpayerid tin tin_no nsrsbh nsrsbhm nsrsbm swdjh swdjzh swdjzhm gfsh xfsh".split(),
    *"gmfsh xsfsh gmfnsrsbh xsfnsrsbh shuihao vat_no vat_number vat_id vat_tax_number".split(),
    *composed(
        "· buyer_ seller_ company_ corp_ payer_ payee_ invoice_ purchaser_ supplier_ vendor_ customer_ ent_",
        "tax",
        "_no _id _code _number _num",
    ),
    *composed(
        "taxpayer taxpayer_ident taxpayer_identification tax_identification tax_payer",
        "_no _id _code _number _num _id_no _id_number",
    ),
    *composed(
        "tax_reg tax_registration tax_registration_certificate tax_id vat vat_reg vat_registration "
        "taxpayer_registration",
        "_no _number _id _num",
    ),
)
# what stands on much else: the number itself must look right
_LOOSE_LABELS = ("识别号", "识别号码", "识别码", "tax", "税")
LABELS = _OWN_LABELS + _LOOSE_LABELS
HEADERS = (
    "税号",
    "纳税人识别号",
    "税务登记号",
    "nsrsbh",
    "swdjh",
    "tax_no",
    "tax_id",
    "taxpayer_id",
    "taxpayer_no",
)
MASK = keep(4, 3, source="as the unified social credit code: first 4 and last 3")


_SCORES = {15: 0.75, 17: 0.7, 18: 0.7, 20: 0.75}  # of a value whose check is wrong or that has none


def find(batch: Batch, own: Bools) -> Spans:
    """Values of 15 to 20 characters that a label names, with the right check also in groups.

    Without a label a resident ID and a serial, and a region before an organisation code with letters.
    """
    parts = [_twenty(batch, own), _lettered(batch, own)]
    if not batch.has_label(own):
        return Spans.concatenate(parts)
    values = owned_values(batch, own)
    values = values.take((values.length >= 15) & (values.length <= 20) & (values.digits >= 6))
    parts += [_of_length(batch, values, length) for length in (15, 16, 17, 18, 19, 20)] if len(values) else []
    run = owned_runs(batch, own)
    run = run[batch.words.gap.take(run) > 0]
    if len(run):
        parts += [_grouped(batch, run, 15), _grouped(batch, run, 20)]
    return Spans.concatenate(parts)


def _twenty(batch: Batch, own: Bools) -> Spans:
    """20 characters in one run that begin with a resident ID."""
    run = (batch.words.length == 20).nonzero()[0]
    run = run.take((batch.word_digits.take(run) >= 19).nonzero()[0])
    if not len(run):
        return Spans.none()
    return _alone(batch, own, run, _right(batch.words.matrix(batch.words.first.take(run), 20)), 0.985)


def _lettered(batch: Batch, own: Bools) -> Spans:
    """15 characters in one run, a region and an organisation code with letters: 110108MA01A2B3X."""
    run = (batch.words.length == 15).nonzero()[0]
    digits = batch.word_digits.take(run)
    run = run.take(((digits < 15) & (digits >= 8)).nonzero()[0])
    if not len(run):
        return Spans.none()
    symbols = batch.words.matrix(batch.words.first.take(run), 15)
    head = symbols[:, :6] - np.uint8(48)
    fits: Bools = np.logical_and.reduce(head <= 9, axis=1)
    fits[fits] = region_status(head[fits]) > 0
    fits &= symbols[:, 6:14].max(axis=1) > ord("9")
    return _alone(batch, own, run, fits & _right(symbols), 0.6)


def _alone(batch: Batch, own: Bools, run: Ints, fits: Bools, alone: float) -> Spans:
    run = run.take(fits.nonzero()[0])
    start, end = batch.words.start.take(run), batch.words.end.take(run)
    clean = (batch.clean_before(start) & batch.clean_after(end)).nonzero()[0]
    if not len(clean):
        return Spans.none()
    start, end = start.take(clean), end.take(clean)
    score, evidence = judge(batch, start, end, own, alone=alone, near=max(alone, 0.85), owned=max(alone, 0.9))
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE | Evidence.CHECK))


def _of_length(batch: Batch, values: OwnedValues, length: int) -> Spans:
    values = values.take(values.length == length)
    if not len(values):
        return Spans.none()
    symbols = values.symbols(batch, length)
    check = _right(symbols)
    chosen = check | ((values.digits >= 8) & members(batch.index, _OWN_LABELS).take(values.nearest))
    if length == 18:
        chosen &= ~cn_uscc.shaped(symbols)
    values, symbols, check = values.take(chosen), symbols[chosen], check[chosen]
    score = np.where(check, 0.99 if length == 20 else 0.9, _SCORES.get(length, 0.55))
    if length == 20:
        score[~check & _holds_birth(symbols)] = 0.9
    flaw = int(Flaw.LENGTH) if length in (16, 19) else int(Flaw.NONE)
    evidence = int(Evidence.SHAPE | Evidence.LABEL) | check * int(Evidence.CHECK)
    return Spans.of(values.start, batch.with_float_tail(values.end), score, evidence, flaw)


def _grouped(batch: Batch, run: Ints, length: int) -> Spans:
    """Groups of any size, with a space, a dash or a line's end between: 440203 968915608."""
    words = batch.words
    last, fits = joined(words, run, length, SPACE | DASH | LINE_BREAK)
    chosen = (fits & (last > run)).nonzero()[0]
    if not len(chosen):
        return Spans.none()
    run, last = run.take(chosen), last.take(chosen)
    symbols = words.matrix(words.first.take(run), length)
    check = _right(symbols)
    plausible = check | _holds_birth(symbols) if length == 20 else check
    chosen = (plausible & batch.clean_after(words.end.take(last))).nonzero()[0]
    check = check.take(chosen)
    score = np.where(check, 0.99 if length == 20 else 0.9, 0.9)
    evidence = int(Evidence.SHAPE | Evidence.LABEL) | check * int(Evidence.CHECK)
    return Spans.of(words.start.take(run.take(chosen)), words.end.take(last.take(chosen)), score, evidence)


def _right(symbols: Symbols) -> Bools:
    """15: province and organisation code with its check; 20: a resident ID at the beginning."""
    digits, length = symbols - np.uint8(48), symbols.shape[1]
    if length == 15:
        region: Bools = np.logical_and.reduce(digits[:, :6] <= 9, axis=1)
        region[region] = province_known(digits[region, :2])
        return region & cn_org_code.right_check(cn_org_code.org_values(symbols[:, 6:]))
    if length == 20:
        whole = _holds_birth(symbols)
        part = digits[whole, :18]
        part[(symbols[whole, 17] | np.uint8(32)) == ord("x"), 17] = 10
        whole[whole] = mod11_2(part)
        return whole
    return np.zeros(len(symbols), dtype=np.bool_)


def _holds_birth(symbols: Symbols) -> Bools:
    """Whether rows of 20 begin like a resident ID: province, birth date, a check character."""
    digits, last = symbols - np.uint8(48), symbols[:, 17]
    whole: Bools = np.logical_and.reduce(digits[:, :17] <= 9, axis=1)
    whole &= (digits[:, 17] <= 9) | ((last | np.uint8(32)) == ord("x"))
    whole &= np.logical_and.reduce(digits[:, 18:] <= 9, axis=1)
    part = digits[whole]
    whole[whole] = province_known(part[:, :2]) & birth_date(part[:, 6:14])
    return whole


IDENTIFIER = Identifier(
    ENTITY, LABELS, Trigger.digits(20) | {Trigger.LABEL, Trigger.MIXED}, MASK, find, HEADERS
)

"""From the written columns to frames with their truth."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.tables.model import CLEAN, FREE_TEXT, IDENTIFIER, MIXED, Truth
from benchmarks.tables.strangers import offices, shops
from benchmarks.tables.strangers.made import Make, Row
from benchmarks.tables.strangers.tempting import MORE

Column = tuple[str, str, Make]

GROWN = (22, 65)
FAIR: dict[str, tuple[str | None, ...]] = {  # as in the other tables (`benchmarks.tables.values.ALSO`)
    "CN_MOBILE": ("PHONE_NUMBER",),
    "CN_LANDLINE": ("PHONE_NUMBER",),
    "PHONE_NUMBER": ("CN_MOBILE",),
    "CN_RESIDENT_ID": ("DOCUMENT_NO",),
    "CN_MEDICAL_RECORD": ("DOCUMENT_NO",),
    "CN_SOCIAL_SECURITY": ("DOCUMENT_NO",),
    "CN_BANK_ACCOUNT": ("BANK_CARD",),
    "CN_USCC": ("CN_TAX_ID",),
    "URL": (None,),
    "GEO_COORDINATE": (None,),
    "HEALTH": ("SPECIFIC_IDENTITY",),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A written table.

    csv: stored as text and read back, which types its columns. old: how old its people are.
    """

    name: str
    rows: int
    written: list[Column] = field(repr=False)
    csv: bool = False
    old: tuple[int, int] = GROWN

    @property
    def columns(self) -> list[Column]:
        """All of it, those added last at the end."""
        return [*self.written, *MORE.get(self.name, ())]


@dataclass(frozen=True)
class Stranger:
    """A table; `truths` in the order of the columns of `frame`, whose headers may repeat."""

    name: str
    frame: Any
    truths: tuple[Truth, ...] = field(repr=False)


SHEETS = (
    Sheet("hospital", 420, offices.HOSPITAL),
    Sheet("hotline", 350, offices.HOTLINE),
    Sheet("school", 300, offices.SCHOOL, old=(6, 17)),
    Sheet("social", 500, offices.SOCIAL, csv=True),
    Sheet("vehicles", 400, offices.VEHICLES),
    Sheet("court", 220, offices.COURT),
    Sheet("trial", 260, offices.TRIAL, csv=True),
    Sheet("donations", 380, offices.DONATIONS),
    Sheet("erp", 450, shops.ERP),
    Sheet("roster", 180, shops.ROSTER),
    Sheet("taobao", 600, shops.TAOBAO),
    Sheet("parcels", 550, shops.PARCELS),
    Sheet("ledger", 600, shops.LEDGER, csv=True),
    Sheet("credit", 320, shops.CREDIT),
    Sheet("claims", 260, shops.CLAIMS),
    Sheet("estate", 480, shops.ESTATE),
    Sheet("hotel", 300, shops.HOTEL),
    Sheet("crm", 240, shops.CRM, csv=True),
    Sheet("web", 600, shops.WEB),
    Sheet("devices", 500, shops.DEVICES, csv=True),
    Sheet("vendors", 280, shops.VENDORS),
    Sheet("candidates", 200, shops.CANDIDATES),
    Sheet("payroll", 150, shops.PAYROLL),
    Sheet("visitors", 330, shops.VISITORS),
    Sheet("survey", 240, shops.SURVEY),
)


def truth_of(written: str) -> Truth:
    """The truth behind a written one.

    >>> truth_of("-|AGE")
    Truth(entity=None, content='clean', also=frozenset({'AGE'}), header='')
    >>> truth_of("mixed PERSON").content, truth_of("text").content, truth_of("IMEI").entity
    ('mixed', 'free text with', 'IMEI')
    """
    answers = [answer.split() for answer in written.split("|")]
    first, kinds = answers[0], {answer[0] for answer in answers}
    codes = [code for answer in answers for code in answer if code.isupper()]
    also: set[str | None] = {*codes, *(fair for code in codes for fair in FAIR.get(code, ()))}
    if "-" in kinds and first != ["-"]:
        also.add(None)
    if first == ["-"]:
        return Truth(None, CLEAN, frozenset(also))
    content = MIXED if "mixed" in kinds else FREE_TEXT if "text" in kinds else IDENTIFIER
    alone = len(first) == 1 or (len(first) == 2 and first[0] == "mixed")
    entity = first[-1] if alone and first[-1].isupper() else None
    return Truth(entity, content, frozenset(also - ({entity} if entity else set())))


def build(sheet: Sheet, seed: int = 1) -> Stranger:
    """The table; the same arguments give the same one."""
    import pandas as pd

    rng = random.Random(f"strangers/{sheet.name}/{seed}")
    rows = [Row(rng, number, sheet.old) for number in range(1, sheet.rows + 1)]
    cells = [[make(row) for _, _, make in sheet.columns] for row in rows]
    series = [pd.Series(list(column)) for column in zip(*cells, strict=True)]
    frame = pd.concat(series, axis=1)
    frame.columns = [header for header, _, _ in sheet.columns]
    if sheet.csv:
        frame = pd.read_csv(io.StringIO(frame.to_csv(index=False)), low_memory=False)
    return Stranger(sheet.name, frame, tuple(truth_of(written) for _, written, _ in sheet.columns))


def tables(seed: int = 1) -> Iterator[Stranger]:
    """All tables, one by one."""
    for sheet in SHEETS:
        yield build(sheet, seed)

"""From the written lines to frames with their truth."""

from __future__ import annotations

import io
from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.tables import dirt
from benchmarks.tables.kit import Cell, Kit, Person
from benchmarks.tables.model import CLEAN, FREE_TEXT, Table, Truth
from benchmarks.tables.notation import MEANINGLESS, Column, Sheet
from benchmarks.tables.values import VALUES

SPLITS = ("tune", "report", "all")
NULLS = ((0.0, 0.01, 0.05, 0.25), (45, 25, 20, 10))
WRONGS = ((0.0, 0.01, 0.03, 0.08), (55, 20, 15, 10))
DIRTS = ((0.0, 0.04, 0.12, 0.35), (40, 25, 20, 15))
WORDS_FOR_NOTHING = 0.35  # share of columns of identifiers with gaps that have a word there


class Filler:
    """One column while its cells are drawn; `form` decides what is the same in all of them."""

    def __init__(self, column: Column, kit: Kit, form: Random) -> None:
        self.column, self.kit, self.form = column, kit, form
        self.value = VALUES[column.value]
        self.state: dict[str, Any] = {}
        clean = self.value.content in (CLEAN, FREE_TEXT)
        self.null = column.share("null", form.choices(*NULLS)[0])
        self.wrong = 0.0 if clean else column.share("wrong", form.choices(*WRONGS)[0])
        self.dirt = 0.0 if clean else column.share("dirt", form.choices(*DIRTS)[0])
        drawn = form.choice(dirt.NOTHING) if not clean and form.random() < WORDS_FOR_NOTHING else None
        self.word: str | None = column.options.get("word", drawn)
        self.mask_seed = form.random()
        self.cells: list[str | None] = []

    @property
    def truth(self) -> Truth:
        also = {
            None if code == "none" else code
            for code in self.column.options.get("also", "").split(",")
            if code
        }
        return Truth(self.value.entity, self.value.content, self.value.also | also, self.column.header_kind)

    def add(self, person: Person, row: int, beside: str) -> str:
        """Draw the next cell; gives the value as it would be without dirt, or "" where that is clean."""
        holder = self._holder(person)
        key = f"{self.column.value}/{self.column.header}"
        text = holder.kept.get(key) if self.value.kept else None
        if text is None:
            cell = Cell(self.kit, holder, row, self.column.argument, self.form, self.state)
            text = self.value.draw(cell)
            holder.kept[key] = text
        self.cells.append(self._written(text, beside))
        return "" if self.value.content == CLEAN else text

    def _holder(self, person: Person) -> Person:
        if "other" not in self.column.options:
            return person
        if person.other is None:
            person.other = Person.drawn(self.kit)
        return person.other

    def _written(self, text: str, beside: str) -> str | None:
        rng, options = self.kit.rng, self.column.options
        if rng.random() < self.null:
            return self.word
        if rng.random() < self.wrong:
            return dirt.mistaken(rng, text, beside)
        if "masked" in options or ("partly" in options and rng.random() < 0.4):
            return dirt.hidden(Random(self.mask_seed), self.value.entity, text)
        if "as" in options:
            text = dirt.DAMAGES[options["as"]](text)
        if "fmt" in options:
            text = dirt.FORMATS[options["fmt"]](text)
        if rng.random() < self.dirt and self.value.entity and "as" not in options:
            text = dirt.badly_written(rng, self.value.entity, text)
        return text


def build(sheet: Sheet, seed: int = 1) -> Table:
    """The table; the same arguments give the same one."""
    rng = Random(f"tables/{sheet.name}/{seed}")
    kit = Kit(rng, unseen=sheet.split == "report")
    fillers = [
        Filler(column, kit, Random(f"tables/{sheet.name}/{seed}/{column.header}"))
        for column in sheet.columns()
    ]
    pool = [Person.drawn(kit) for _ in range(max(1, round(sheet.rows * sheet.people)))]
    for row in range(sheet.rows):
        person = pool[row] if sheet.people == 1.0 else rng.choice(pool)
        beside = ""
        for filler in fillers:
            beside = filler.add(person, row, beside) or beside
    truth = {filler.column.header: filler.truth for filler in fillers}
    if len(truth) != len(fillers):
        raise ValueError(f"{sheet.name}: two columns have one name")
    return _with_frame(sheet, fillers, truth)


def _with_frame(sheet: Sheet, fillers: list[Filler], truth: dict[str, Truth]) -> Table:
    import pandas as pd

    cells = {filler.column.header: list(filler.cells) for filler in fillers}
    if sheet.total:
        for number, header in enumerate(cells):
            cells[header].append("合计" if number == 0 else None)
    if sheet.banner:
        names = [sheet.banner, *(f"Unnamed: {number}" for number in range(1, len(cells)))]
        cells = {name: [header, *column] for name, (header, column) in zip(names, cells.items(), strict=True)}
        truth = {
            name: Truth(told.entity, told.content, told.also, MEANINGLESS)
            for name, told in zip(names, truth.values(), strict=True)
        }
    frame = pd.DataFrame({header: pd.Series(column, dtype="str") for header, column in cells.items()})
    if sheet.store == "csv":
        frame = pd.read_csv(io.StringIO(frame.to_csv(index=False)), low_memory=False)
    if sheet.store == "db":
        frame = _typed(pd, frame, fillers)
    return Table(sheet.name, frame, truth)


def _typed(pd: Any, frame: Any, fillers: list[Filler]) -> Any:
    """Numbers, dates and categories as a driver of a database gives them; identifiers stay text."""
    for filler in fillers:
        header = filler.column.header
        kind = filler.value.typed
        if filler.column.value == "of":
            frame[header] = frame[header].astype("category")
        elif kind == "date":
            frame[header] = pd.to_datetime(frame[header], errors="coerce", format="mixed")
        elif kind:
            frame[header] = pd.to_numeric(frame[header], errors="coerce")
    return frame


def sheets_of(split: str) -> list[Sheet]:
    """The written tables of "tune", "report" or "all", by number.

    Raises:
        ValueError: `split` is none of these.
    """
    from benchmarks.tables.sheets_report import SHEETS as UNSEEN
    from benchmarks.tables.sheets_tune import SHEETS as SEEN

    if split not in SPLITS:
        raise ValueError(f"the split is one of {', '.join(SPLITS)}")
    return sorted(
        (sheet for sheet in (*SEEN, *UNSEEN) if split in ("all", sheet.split)), key=lambda sheet: sheet.number
    )


def tables(split: str, seed: int = 1) -> Iterator[Table]:
    """The tables of "tune", "report" or "all", one by one.

    The same arguments give the same tables.

    Raises:
        ValueError: `split` is none of these.
        FactsMissingError: the registries beside the repository are not there.
    """
    for sheet in sheets_of(split):
        yield build(sheet, seed)

"""What a column holds, from header and values (列分类): `classify_columns`.

Values are searched alone, and under what the header says. Where both name something, the values win: a
column of e-mail addresses called 手机号 is one of e-mail addresses, and the verdict says so. Where only a
label tells a number from another (staff numbers, policy numbers), the header decides, as far as the values
may be such numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from piiguard.classify.columns import ColumnSample
from piiguard.classify.damage import implied_entity, lost_digits, with_zeros
from piiguard.classify.evident import evident_kind
from piiguard.classify.headers import HeaderHit, HeaderReading, header_reading
from piiguard.classify.inside import found_inside, is_text, whole_share
from piiguard.classify.kinds import (
    AGREED_HEADERS,
    BY_HEADER,
    EVIDENT,
    FAMILIES,
    NAMED_BY_HEADER,
    STOCKED,
    TELLING,
    WEAK,
    common_kind,
    family_of,
)
from piiguard.classify.values import (
    MANY,
    Counts,
    cells_of,
    count,
    count_records,
    is_prose,
    records_of,
    repeated,
)
from piiguard.engine import Engine
from piiguard.recognizers.base import Identifier

__all__ = ["ColumnVerdict", "classify_columns"]

_FIRST_CELLS, _MORE_CELLS = 240, 1_500  # different values searched at first, and where those leave a doubt
_FIRST_CHARACTERS, _MORE_CHARACTERS = 8_000, 30_000

# Of a family, the share that one kind must have to be named instead of the common code. A mistyped bank card
# is found as an account.
_MOST, _MOST_CARDS = 0.9, 0.7
_BESIDE_WORDS = 0.7  # what a cell counts that holds a value and words, 张伟(销售一部) under 跟进人
_MANY_KINDS = 0.5  # share of values of any kinds that make a column mixed
_OTHERS_MIXED = 0.2  # share of values of other kinds, from which on a column has no single one
_OF_PERSONS = frozenset(
    {"PERSON", "CN_RESIDENT_ID", "CN_MOBILE", "PHONE_NUMBER", "DATE_OF_BIRTH", "DOCUMENT_NO"}
)
# Numbers that two letters may stand for in a table of persons: xh 学号, gh 工号.
_NUMBERS_OF_PERSONS = frozenset({"STUDENT_NO", "EMPLOYEE_NO", "CN_MEDICAL_RECORD", "CN_SOCIAL_SECURITY"})
# Names in Latin letters are to be expected where a header says so, or names a part of a name.
_SPELLED = re.compile(
    "拼音|英文|pinyin|english|(?<![a-z])(?:py|en)(?![a-z])|"
    "(?:first|middle|last|given|family|maiden)[ _-]?(?:name|nm)|(?:sur|fore)name",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ .,'/·-]{1,39}")
_PASSENGER = re.compile(r"[A-Z]{2,}/[A-Z]{1,}[A-Z ]*")  # as tickets have names
_LEAST_NUMBER = 5  # characters of such a number; a running number has fewer
_FEW_CELLS, _OF_FEW_WORDS = 8, 0.8  # different values, of which more must be what only words tell
_STOCK, _LEAST_STOCKED = 60, 8  # different values at most; cells without which only a header speaks
_DAY = len("1990-01-02")
_QUANTITY_DIGITS = 7  # numbers with fewer digits say nothing without a header


@dataclass(frozen=True, slots=True)
class ColumnVerdict:
    """What one column holds.

    entity: code of the identifier that fills the cells, or None. content: `identifier`; `mixed`, values of
    several kinds (entity is their common kind, if they have one); `free text` with findings in it; `nested`
    records with findings; `clean`. confidence: in [0, 1]. share: of the searched different values that are
    wholly the entity. findings: by entity in the cells that were searched. evidence, warnings: in words,
    without values. name, kind, rows, nulls, distinct: of the sample.
    """

    name: str
    kind: str
    entity: str | None
    content: str
    confidence: float
    share: float
    distinct: int
    nulls: int
    rows: int
    findings: dict[str, int] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def classify_columns(
    engine: Engine, samples: Sequence[ColumnSample], *, seed: int = 0
) -> list[ColumnVerdict]:
    """Verdicts on columns, in their order.

    seed: kept in the signature of every step that samples; the values of a sample come in a seeded order
    already, so that a part of them is a random one.
    """
    del seed
    columns = [_Column(engine, sample) for sample in samples]
    verdicts = [column.verdict() for column in columns]
    of_persons = any(verdict.entity in _OF_PERSONS for verdict in verdicts)
    if not of_persons:
        return verdicts
    return [
        (column.among_persons() if verdict.content == "clean" else None) or verdict
        for column, verdict in zip(columns, verdicts, strict=True)
    ]


class _Column:
    """One column while it is being decided."""

    def __init__(self, engine: Engine, sample: ColumnSample) -> None:
        self.engine, self.sample = engine, sample
        self.reading: HeaderReading = header_reading(sample.name)
        own = {place for place, known in enumerate(engine.built_in.tolist()) if not known}
        self.own = frozenset(engine.recognizers[place].entity.code for place in own)
        self.hits = [hit for hit in self.reading.hits if hit.entity in engine.codes] + self._own_hits(own)
        values = [value[:_DAY] for value in sample.values] if sample.kind == "date" else sample.values
        self.weights = cells_of(values, sample.counts)
        self.every = list(self.weights)
        self.cells = _first(self.every, _FIRST_CELLS, _FIRST_CHARACTERS)
        self.evidence: list[str] = []
        self.warnings: list[str] = []
        self.alone: Counts | None = None

    def _own_hits(self, own: set[int]) -> list[HeaderHit]:
        """What the user's recognizers have among their context words."""
        words = self.engine.index.words_in(self.sample.name) if own and self.sample.name else []
        codes = {
            self.engine.recognizers[place].entity.code for place in own if self.engine.own[place][words].any()
        }
        return [HeaderHit(code, "medium", self.sample.name) for code in sorted(codes)]

    def verdict(self) -> ColumnVerdict:
        """The decision."""
        self._tell_header()
        if not self.every:
            return self._without_values()
        records = records_of(self.cells)
        if records is not None:
            return self._nested(records)
        if self._is_hopeless():
            return self._clean()
        self._notice_damage()
        alone = self._alone()
        if self._in_doubt(alone):
            self.cells = _first(self.every, _MORE_CELLS, _MORE_CHARACTERS)
            alone = self._alone()
        return (
            self._by_both(alone)
            or self._by_values(alone)
            or self._by_spelling()
            or self._by_stock()
            or self._by_damage()
            or self._by_parts(alone)
            or self._clean()
        )

    # what is there

    def _tell_header(self) -> None:
        for hit in self.hits:
            self.evidence.append(f"the header's {hit.word} names {hit.entity} ({_CLEAR[hit.ambiguity]})")
        if not self.hits and self.reading.other:
            self.evidence.append(f"the header's {self.reading.word} names {_OTHERS[self.reading.other]}")

    def _is_hopeless(self) -> bool:
        """Columns that hold no identifier whatever their values are."""
        kind, hits = self.sample.kind, self.hits
        if kind == "boolean":
            return True
        if kind == "date":
            return not any(hit.entity == "DATE_OF_BIRTH" for hit in hits)
        if kind not in ("integer", "float") or hits:
            return False
        whole = [cell for cell in self.cells if cell.isdecimal()]
        return len(whole) < 0.5 * len(self.cells) or max(map(len, whole)) < _QUANTITY_DIGITS

    def _notice_damage(self) -> None:
        words = lost_digits(self.cells, self.sample.kind)
        if words:
            self.warnings.append(words)

    def _alone(self) -> Counts:
        self.alone = count(self.engine, self.cells, None)
        return self.alone

    def _best(self, hits: Sequence[HeaderHit]) -> tuple[HeaderHit, Counts]:
        """The meaning of the header that fits best, and the values searched under it."""
        stocked = [hit for hit in hits if hit.entity in STOCKED]
        others = [hit for hit in hits if hit.entity not in STOCKED]
        tried = [(hit, self._of_stock(hit)) for hit in stocked]
        if others:
            under = self._under(others)
            tried += [(hit, under) for hit in others]
        return max(tried, key=lambda pair: self._support(pair[1], pair[0]) / BY_HEADER[pair[0].ambiguity])

    def _in_doubt(self, alone: Counts) -> bool:
        """Whether more values might change the answer."""
        if len(self.cells) == len(self.every):
            return False
        if is_prose(self.cells):
            return sum(alone.inside.values()) < 0.2 * alone.cells
        shares = [number / alone.cells for number in alone.whole.values()]
        return any(0.35 < share < 0.75 for share in shares)

    # header and values

    def _by_both(self, alone: Counts) -> ColumnVerdict | None:
        """What the header names, when the values may be that."""
        hits = [hit for hit in self.hits if hit.ambiguity != "high" or hit.entity in TELLING]
        if not hits:
            return None
        best, under = self._best(hits)
        share = self._support(under, best)
        if self._is_lie(alone, best, share):
            return None
        filled = self._with_zeros(best, share)
        if filled is not None or share < BY_HEADER[best.ambiguity]:
            return filled
        return self._identifier(best, under, share)

    def _by_spelling(self) -> ColumnVerdict | None:
        """Names in Latin letters under a header that names persons: ZHANG/WEI, zhangwei under 姓名拼音."""
        hits = [hit for hit in self.hits if hit.entity == "PERSON"]
        if not hits:
            return None
        told = _SPELLED.search(self.sample.name) is not None
        shape = _LETTERS if told else _PASSENGER
        share = sum(shape.fullmatch(cell) is not None for cell in self.cells) / len(self.cells)
        if share < 0.7 or (hits[0].ambiguity == "high" and not told):
            return None
        self.evidence.append(f"{_percent(share)} of the values are spelled like names")
        return self._verdict("PERSON", "identifier", 0.6, share, self.alone or Counts())

    def among_persons(self) -> ColumnVerdict | None:
        """What a header of two letters names in a table of persons: 学号, 工号, no running number."""
        hits = [replace(hit, ambiguity="medium") for hit in self.hits if hit.entity in _NUMBERS_OF_PERSONS]
        long = sum(len(cell) >= _LEAST_NUMBER for cell in self.cells)
        if not hits or long < 0.8 * len(self.cells) or self._is_hopeless():
            return None
        best, under = self._best(hits)
        share = self._support(under, best)
        if share < BY_HEADER["high"]:
            return None
        self.warnings.clear()
        self.evidence.append("other columns are about persons")
        return self._identifier(best, under, share)

    def _under(self, hits: Sequence[HeaderHit]) -> Counts:
        """The values searched under the header, spelled as recognizers know it."""
        words = dict.fromkeys(word for hit in hits if (word := self._agreed(hit)))
        return count(self.engine, self.cells, " ".join(words) or None, self.alone)

    def _of_stock(self, hit: HeaderHit) -> Counts:
        """The cells as often as they stand, where few different ones fill a column: 男 and 女."""
        cells = repeated(self.weights) if len(self.every) <= _STOCK else self.cells
        return count(self.engine, cells, self._agreed(hit))

    def _agreed(self, hit: HeaderHit) -> str | None:
        """A word for the entity that is a label of its recognizer: the header's own where it is one."""
        if hit.entity == "PERSON" and hit.ambiguity == "high":
            return None  # names have to look like names
        engine = self.engine
        numbers = [place for place, code in enumerate(engine.codes) if code == hit.entity]
        sources = [place for place, kind in enumerate(engine.kind.tolist()) if kind in numbers]
        words = engine.index.words_in(hit.word)
        if hit.entity in AGREED_HEADERS:
            return AGREED_HEADERS[hit.entity]
        if any(engine.own[source][words].any() for source in sources):
            return hit.word
        recognizers = [engine.recognizers[source] for source in sources]
        headers = [
            word for one in recognizers if isinstance(one, Identifier) for word in (*one.headers, *one.labels)
        ]
        return headers[0] if headers else None

    def _support(self, counts: Counts, hit: HeaderHit) -> float:
        """Share of the cells that are what the header names; cells with more words in them count less."""
        family = family_of(hit.entity)
        own = counts.share(family) + counts.share([MANY]) / 2
        if hit.ambiguity == "high" or not counts.cells:
            return own
        return max(own, _BESIDE_WORDS * max(counts.inside[code] for code in family) / counts.cells)

    def _identifier(self, hit: HeaderHit, under: Counts, share: float) -> ColumnVerdict:
        """The column as one of identifiers, of the header's kind or the exact kind of its values."""
        family = family_of(hit.entity)
        top = max(family, key=lambda code: (under.whole[code], code == hit.entity, code))
        held = sum(under.whole[code] for code in family)
        entity: str | None = hit.entity
        content = "identifier"
        most = _MOST_CARDS if top == "BANK_CARD" else _MOST
        if hit.entity not in NAMED_BY_HEADER and under.whole[top] >= most * held:
            entity = top
        elif under.whole[hit.entity] < _MOST * held:
            entity, content = common_kind(family, hit.entity), "mixed"
        self.evidence.append(f"{_percent(share)} of the values are one under this header")
        if under.whole[MANY] > held or under.inside[entity or ""] > 2 * held:
            entity, content = None, "mixed"
        certain = {"low": 0.75, "medium": 0.65, "high": 0.5}[hit.ambiguity]
        return self._verdict(entity, content, min(0.99, certain + 0.25 * share), share, under)

    def _with_zeros(self, hit: HeaderHit, share: float) -> ColumnVerdict | None:
        """What the header names, with the leading zeros put back that numbers lost; None if it is not so."""
        filled = with_zeros(self.cells, hit.entity) if hit.ambiguity != "high" else None
        if filled is None or share > 0.95:
            return None
        under = count(self.engine, filled, self._agreed(hit))
        before, share = share, self._support(under, hit)
        if share < max(BY_HEADER[hit.ambiguity], before + 0.03):
            return None
        self.warnings.append("leading zeros are lost; read the column as text")
        return self._identifier(hit, under, share)

    def _is_lie(self, alone: Counts, hit: HeaderHit, share: float) -> bool:
        """Whether the values are evidently something else than the header names."""
        evident = evident_kind(alone, self.cells, self.reading.other, self.own)
        if evident is None or evident in family_of(hit.entity):
            return False
        if alone.share(family_of(evident)) <= share - 0.1:
            return False
        return share < 0.5 or not self._is_rare(evident)

    def _is_rare(self, entity: str) -> bool:
        """Whether most different values are of a kind but few cells: slips in a column of 男 and 女."""
        if len(self.every) > _STOCK:
            return False
        return count(self.engine, repeated(self.weights), None).share(family_of(entity)) < 0.3

    # values alone

    def _by_values(self, alone: Counts) -> ColumnVerdict | None:
        entity = evident_kind(alone, self.cells, self.reading.other, self.own)
        if entity is None:
            return None
        family = family_of(entity) if entity in FAMILIES and not alone.whole[entity] else (entity,)
        share = alone.share(family)
        if entity in WEAK and alone.cells < _FEW_CELLS and share < _OF_FEW_WORDS:
            return None  # three of four products may be spelled like names
        named = [hit for hit in self.hits if hit.ambiguity != "high" and entity not in family_of(hit.entity)]
        self.evidence.append(f"{_percent(share)} of the values are one, whatever the header")
        others = alone.share({*EVIDENT, MANY} - set(family))
        if others >= _OTHERS_MIXED:
            self.evidence.append(f"{_percent(others)} are of other kinds")
            return self._verdict(None, "mixed", 0.7, share, alone)
        if named:
            self.warnings.append(f"the header names {named[0].entity}, the values are {entity}")
        elif self.reading.other in ("number", "thing", "account", "flag"):
            self.warnings.append(f"the header names {_OTHERS[self.reading.other]}, the values are {entity}")
        content = "identifier" if family == (entity,) else "mixed"
        return self._verdict(entity, content, min(0.97, 0.35 + 0.6 * share), share, alone)

    def _by_stock(self) -> ColumnVerdict | None:
        """Few words that tell themselves, over and over: 男 女, 已婚 未婚, 汉族 回族."""
        if len(self.every) > _STOCK or self.reading.other or self.hits or self.sample.kind != "text":
            return None
        counts = count(self.engine, repeated(self.weights), None)
        entity = max(STOCKED, key=lambda code: (counts.whole[code], code))
        share = counts.share([entity])
        if counts.cells < _LEAST_STOCKED or share < 0.6:
            return None
        self.evidence.append(f"{_percent(share)} of the cells are words of this kind")
        return self._verdict(entity, "identifier", 0.8, share, counts)

    def _by_damage(self) -> ColumnVerdict | None:
        """Numbers of which so much was lost that only their beginnings tell what they were."""
        if not self.warnings:
            return None
        entity = implied_entity(self.cells)
        if entity is None or entity not in self.engine.codes:
            return None
        self.evidence.append(f"what is left of the numbers is the beginning of {entity}")
        hit = HeaderHit(entity, "low", "")
        under = self._under([hit])
        share = self._support(under, hit)
        return self._verdict(entity, "identifier", 0.7, share, under)

    # parts of values

    def _by_parts(self, alone: Counts) -> ColumnVerdict | None:
        """Cells of several kinds, or texts with findings inside."""
        if self.sample.kind in ("integer", "float", "date"):
            return None
        other = self.reading.other
        filled = whole_share(alone, self.cells, other)
        if filled >= _MANY_KINDS:
            self.evidence.append(f"{_percent(filled)} of the values are of several kinds")
            return self._verdict(None, "mixed", 0.7, filled, alone)
        found = found_inside(alone, self.cells, other)
        if not found:
            return None
        self.evidence.append(f"{_percent(1 - alone.none / alone.cells)} of the texts hold something")
        content = "free text" if is_text(self.cells, other) else "mixed"
        return self._verdict(None, content, 0.7, 0.0, _with_findings(alone, found))

    def _nested(self, records: Sequence[object]) -> ColumnVerdict:
        counts = count_records(self.engine, records)
        found = {code: number for code, number in counts.findings.items() if code != "URL"}
        if not found:
            return self._clean()
        self.evidence.append("the cells are records (JSON), searched by their keys")
        return self._verdict(None, "nested", 0.8, 0.0, _with_findings(counts, found))

    # the end

    def _without_values(self) -> ColumnVerdict:
        clear = [hit for hit in self.hits if hit.ambiguity == "low"]
        if not clear:
            return self._clean()
        self.warnings.append("no values; only the header speaks")
        return self._verdict(clear[0].entity, "identifier", 0.5, 0.0, Counts())

    def _clean(self) -> ColumnVerdict:
        clear = [hit for hit in self.hits if hit.ambiguity == "low"]
        if clear and self.every:
            self.warnings.append(f"the header names {clear[0].entity}, the values are none")
        return self._verdict(None, "clean", 0.9 if not clear else 0.6, 0.0, Counts())

    def _verdict(
        self, entity: str | None, content: str, confidence: float, share: float, counts: Counts
    ) -> ColumnVerdict:
        sample = self.sample
        if counts.masked > 0.5 * counts.cells > 0:
            self.evidence.append("most values are masked already")
        if counts.several > 0.05 * counts.cells:
            self.evidence.append("some cells hold several values")
        return ColumnVerdict(
            sample.name,
            sample.kind,
            entity,
            content,
            round(confidence, 2),
            round(share, 3),
            sample.distinct,
            sample.nulls,
            sample.rows,
            dict(sorted(counts.findings.items())),
            tuple(self.evidence),
            tuple(self.warnings),
        )


_CLEAR = {"low": "clearly", "medium": "likely", "high": "among other things"}
_OTHERS = {
    "thing": "a thing, a name of one or a type",
    "number": "a quantity, a time or a number of a thing",
    "text": "a remark",
    "account": "an account name",
    "flag": "a yes or no",
}


def _first(cells: Sequence[str], number: int, characters: int) -> list[str]:
    """The first cells, up to a number of cells and of characters."""
    kept, size = [], 0
    for cell in cells[:number]:
        kept.append(cell)
        size += len(cell)
        if size > characters:
            break
    return kept


def _with_findings(counts: Counts, findings: dict[str, int]) -> Counts:
    """The counts with other findings."""
    changed = replace(counts)
    changed.findings = type(counts.findings)(findings)
    return changed


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"

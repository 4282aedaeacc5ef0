"""How the tables are written down: one line for each column.

    header = value argument … options

`value` is a name of `values.VALUES`; its argument goes up to the first option. Options:

    null=0.1      share of cells with nothing in them
    word=无       how that is written, instead of an empty cell
    wrong=0.05    share of cells with something else
    dirt=0.3      share of values that are badly written
    fmt=344       every value written that way (`dirt.FORMATS`)
    as=sci        damaged by a spreadsheet (`dirt.DAMAGES`)
    masked        every value hidden by whoever made the table; partly: some of them
    other         of another person than the rest of the row
    also=AGE      further right answers, with commas; "none" is nothing to protect
    py, pi, lie   the header is pinyin, pinyin initials, a lie

Without `null`, `word`, `wrong` and `dirt` a column gets rates drawn for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

CHINESE, ENGLISH, BOTH = "Chinese", "English", "both scripts"
PINYIN, INITIALS, MEANINGLESS, LYING = "pinyin", "pinyin initials", "meaningless", "lying"
HEADER_KINDS = (CHINESE, ENGLISH, BOTH, PINYIN, INITIALS, MEANINGLESS, LYING)
_FLAGS = frozenset({"masked", "partly", "other", "py", "pi", "lie"})
_OPTION = re.compile(r"(null|word|wrong|dirt|fmt|as|also)=(\S+)")
_NUMBERED = re.compile(
    r"(col|column|field|f|c|v|x|a|var|attr|ext|udf|reserved|列|字段|扩展|备用|unnamed:)[_ ]?(\d{1,3}|[a-z])",
    re.I,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True)
class Column:
    """One line."""

    header: str
    value: str
    argument: str
    options: dict[str, str] = field(default_factory=dict)

    @property
    def header_kind(self) -> str:
        """One of HEADER_KINDS."""
        for flag, kind in (("lie", LYING), ("py", PINYIN), ("pi", INITIALS)):
            if flag in self.options:
                return kind
        if _NUMBERED.fullmatch(self.header):
            return MEANINGLESS
        if _HAN.search(self.header):
            return BOTH if _LATIN.search(self.header) else CHINESE
        return ENGLISH

    def share(self, name: str, otherwise: float) -> float:
        """An option that is a number."""
        return float(self.options.get(name, otherwise))


@dataclass(frozen=True)
class Sheet:
    """One table as written down.

    number: even ones are of the tune half, odd ones of the report half; never renumber.
    kind: the business, with as many tables in both halves.
    people: how many different persons there are, as a share of the rows.
    store: "text" (all cells text), "csv" (written and read back by pandas), "db" (dates and numbers typed).
    banner: a merged cell as the first header, so that the real headers are the first row of cells.
    total: a row of sums at the end.
    """

    number: int
    kind: str
    rows: int
    lines: str
    people: float = 1.0
    store: str = "text"
    banner: str = ""
    total: bool = False

    @property
    def name(self) -> str:
        """Kind and number."""
        return f"{self.kind}/{self.number:02d}"

    @property
    def split(self) -> str:
        """The rule: even numbers tune, odd numbers report."""
        return "tune" if self.number % 2 == 0 else "report"

    def columns(self) -> list[Column]:
        """The lines in order.

        Raises:
            ValueError: a line has no " = ".
        """
        return [_column(line) for line in self.lines.strip().splitlines() if line.strip()]


def _column(line: str) -> Column:
    header, found, rest = line.strip().partition(" = ")
    if not found:
        raise ValueError(f"no ' = ' in the line of {header!r}")
    words, options = rest.split(), {}
    while len(words) > 1:
        match = _OPTION.fullmatch(words[-1])
        if match:
            options[match[1]] = match[2]
        elif words[-1] in _FLAGS:
            options[words[-1]] = ""
        else:
            break
        words.pop()
    return Column(header.strip(), words[0], " ".join(words[1:]), options)

"""What values are drawn with: the generators of the labelled corpus, and the words of one half."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from benchmarks.corpus.document import SLOTS, TEXTUAL, Document
from benchmarks.tables import words, words_unseen

_SLOT = re.compile(r"\{([a-z][a-z0-9]*)\}")
TRIES = 4000


class Kit:
    """Draws for one table. `unseen`: names, streets and wordings of the report half."""

    def __init__(self, rng: Random, *, unseen: bool) -> None:
        corpus = Document(rng, "sheet", unseen=unseen)
        self.rng = rng
        self.numbers, self.people = corpus.numbers, corpus.people
        self.places, self.fillers = corpus.places, corpus.fillers
        self.words = words_unseen.WORDS if unseen else words.WORDS

    def slot(self, name: str) -> str:
        """A value of the corpus: one of its labelled slots or of its fillers."""
        source: object = self.fillers
        if name in SLOTS:
            own = {"PERSON": self.people, "CN_ADDRESS": self.places}
            source = own[SLOTS[name]] if SLOTS[name] in TEXTUAL else self.numbers
        drawn: Any = getattr(source, name)()
        return str(getattr(drawn, "text", drawn))

    def said(self, template: str) -> str:
        """A sentence with its slots filled; {goods}, {firm}, {dept} and {job} are words of this half."""
        return _SLOT.sub(lambda slot: self._word(slot[1]) or self.slot(slot[1]), template)

    def _word(self, name: str) -> str:
        lists = {"goods": self.words.goods, "dept": self.words.departments, "job": self.words.jobs}
        if name == "firm":
            return self.firm()
        return self.rng.choice(lists[name]) if name in lists else ""

    def firm(self) -> str:
        """A company's name."""
        one = self.rng.choice
        words = self.words
        return f"{self.fillers.city()}{one(words.brands)}{one(words.trades)}{one(words.company_kinds)}"

    def like(self, draw: Callable[[], str], shape: str, of: Callable[[str], str]) -> str:
        """A value whose `of` is `shape`: a system writes all numbers of a column in one form."""
        for _ in range(TRIES):
            text = draw()
            if of(text) == shape:
                return text
        raise AssertionError(f"{TRIES} draws, and none had the form of its column")

    def moment(self) -> datetime:
        """A point of time of the last four years."""
        return datetime(2022, 6, 1) + timedelta(seconds=self.rng.randrange(4 * 365 * 86400))


@dataclass
class Person:
    """The holder of a row: what must agree with one another, and what was drawn for them before."""

    id18: str
    birth: date
    man: bool
    kept: dict[str, str] = field(default_factory=dict)
    other: Person | None = None

    @classmethod
    def drawn(cls, kit: Kit) -> Person:
        """Somebody new."""
        number = kit.numbers.id18()
        assert kit.numbers.birth is not None
        return cls(number, kit.numbers.birth, int(number[16]) % 2 == 1)


@dataclass
class Cell:
    """Where a value is wanted. `state` and the generator `form` are the column's, to share."""

    kit: Kit
    person: Person
    row: int
    argument: str
    form: Random
    state: dict[str, Any]

    def once(self, key: str, draw: Callable[[], Any]) -> Any:
        """The same for every cell of the column."""
        if key not in self.state:
            self.state[key] = draw()
        return self.state[key]

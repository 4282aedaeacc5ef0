"""`replace` (替换): another text in the place of the value.

    PERSON = { action = "replace" }                                        # <PERSON>
    PERSON = { action = { replace = { with = "（{entity}）" } } }             # {entity} stands for the code
    EMPLOYEE_NO = { action = { replace = { dictionary = ["red", "green", "blue"] } } }
    SEX = { action = { replace = { map = { "男" = "M", "女" = "F" } } } }

A constant shows nothing. From a dictionary a key chooses, the same word for the same value of one domain, so
who receives it sees which values may be equal (words repeat, so not which are). A map writes codes otherwise
and shows what its author lets it; a value that it lacks is unfit.

>>> from piiguard.transforms.kind import Context
>>> make(Action.of("replace", map={"男": "M", "女": "F"})).apply(["男", " 女 ", "?"], Context("SEX"))
['M', 'F', None]
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from piiguard.transforms.action import EQUALITY, NOTHING, PART, Action, Declaration
from piiguard.transforms.canonical import canonical
from piiguard.transforms.kind import Context, Kind, Option, Transform, one_text
from piiguard.transforms.surrogates.draws import Draws, keyed
from piiguard.transforms.tokens import record_key

__all__ = ["KIND", "Chosen", "Constant", "Mapped", "make"]

_CONSTANT = "<{entity}>"


@dataclass(frozen=True, slots=True)
class Constant:
    """One text for all values; `{entity}` in it stands for the code of what they are."""

    text: str

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """See `Transform.apply`."""
        return [self.text.replace("{entity}", context.entity)] * len(values)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A word for each value, chosen by a key and its canonical form."""

    words: tuple[str, ...]

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """A word for each value; spellings of one value get the same.

        Raises:
            KeyUnavailableError: no key is primary for the purpose "surrogate".
        """
        function = keyed(record_key(context, "surrogate", "replace with a dictionary"), gm=context.gm)
        plain = canonical(context.entity, values)
        draws = Draws(function, f"replace/{context.entity}", plain)
        return [self.words[number] for number in draws.below(0, len(self.words)).tolist()]


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a table of values and texts says for each value; None where it says nothing."""

    table: tuple[tuple[str, str], ...] = field(repr=False)

    def apply(self, values: Sequence[str], context: Context) -> list[str | None]:
        """See `Transform.apply`; spaces around and full-width forms make no difference."""
        texts = dict(self.table)
        return [texts.get(_key(value)) for value in values]


def make(action: Action) -> Transform:
    """The transform for an action."""
    if (words := action.option("dictionary")) is not None:
        return Chosen(tuple(words))
    if (texts := action.option("map")) is not None:
        return Mapped(tuple((_key(value), text) for value, text in texts))
    return Constant(action.option("with", _CONSTANT))


def _key(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _dictionary_problem(value: Any) -> str:
    right = isinstance(value, (list, tuple)) and all(isinstance(one, str) and one for one in value)
    if right and len(value) >= 2 and len(set(value)) == len(value):
        return ""
    return "needed: a list of two texts or more, each another"


def _map_problem(value: Any) -> str:
    right = isinstance(value, Mapping) and value and all(isinstance(one, str) for one in value.values())
    if not right:
        return 'needed: a table of values and texts: { "男" = "M", "女" = "F" }'
    same = len({_key(str(one)) for one in value}) < len(value)
    return "two of its values differ only in spaces or full-width forms" if same else ""


def _together(options: Mapping[str, Any]) -> str:
    return f"given {' and '.join(sorted(options))}; only one of them may be" if len(options) > 1 else ""


def _declares(action: Action) -> Declaration:
    if action.option("dictionary") is not None:
        return Declaration("replace", "替换", EQUALITY, needs_key=True)
    return Declaration("replace", "替换", NOTHING if action.option("map") is None else PART)


_TEXT = {"type": "string"}
KIND = Kind(
    Declaration("replace", "替换", NOTHING),
    (
        one_text("with"),
        Option(
            "dictionary",
            _dictionary_problem,
            {"type": "array", "items": {**_TEXT, "minLength": 1}, "minItems": 2, "uniqueItems": True},
        ),
        Option("map", _map_problem, {"type": "object", "additionalProperties": _TEXT, "minProperties": 1}),
    ),
    make=make,
    together=_together,
    declares=_declares,
)

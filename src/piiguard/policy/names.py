"""Whether the names that a policy file uses exist: entities, categories, tiers, switches, columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from piiguard.entity import Category
from piiguard.policy.actions import parse_action
from piiguard.policy.build import Content, is_pattern
from piiguard.policy.problems import KeyPath, Problem, unknown
from piiguard.transforms.kind import CELL

__all__ = ["Known", "problems_of_names"]

_CATEGORIES = tuple(str(category) for category in Category)
_ROWS = ("categories", "entities")


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may speak of.

    tiers: its own, and those of what it extends. switches, records: of what it extends. recipients: those
    and roles that stand in other files.
    """

    entities: frozenset[str]
    tiers: tuple[str, ...]
    switches: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


def problems_of_names(content: Content, known: Known) -> list[Problem]:
    """What is wrong with a file that is of the right shape."""
    return list(_Names(content, known).problems())


class _Names:
    def __init__(self, content: Content, known: Known) -> None:
        self.content, self.known, self.base = content, known, "extends" not in content

    def problems(self) -> Iterator[Problem]:
        content = self.content
        yield from self._base() if self.base else self._extending()
        yield from self._switches()
        yield from self._rules(content, ())
        for name, row in content.get("recipients", {}).items():
            yield from self._recipient(name, row)
        for name, row in content.get("records", {}).items():
            yield from self._record(name, row)
        for name, row in content.get("access", {}).items():
            yield from self._role(name, row)
        yield from self._plan(content.get("plan", {}).get("columns", ()))
        if "unfit" in content and not _takes_anything(content["unfit"]):
            yield Problem(
                ("unfit",),
                "shows a part of the cell, or cannot take every cell; allowed: suppress, replace, mask with "
                "a length, encrypt, tokenize, pseudonymize",
            )

    def _plan(self, columns: Sequence[Content]) -> Iterator[Problem]:
        places: dict[str, int] = {}
        for number, row in enumerate(columns):
            yield from self._references(row, ("plan", "columns", number))
            first = places.setdefault(row["name"], number)
            if first != number:
                yield Problem(
                    ("plan", "columns", number, "name"),
                    f"this column stands twice, first as plan.columns[{first}]",
                )

    def _base(self) -> Iterator[Problem]:
        """A file without `extends` is a rule set of its own: it has tiers, and an action for each."""
        content = self.content
        if not content.get("tiers"):
            yield Problem((), 'needs [tiers] and [actions], or extends = "pipl"')
            return
        for name in content["tiers"]:
            if name not in content.get("actions", {}):
                yield Problem(("tiers", name), f'needs an action: [actions] {name} = "mask"')
        for table in _ROWS:
            for key, row in content.get(table, {}).items():
                if "tier" not in row:
                    yield Problem((table, key), "needs a tier: this file extends nothing that gives one")

    def _extending(self) -> Iterator[Problem]:
        if "covers" in self.content:
            yield Problem(("covers",), "is for a file that extends nothing")

    def _switches(self) -> Iterator[Problem]:
        for name, value in self.content.get("switches", {}).items():
            if self.base and isinstance(value, bool):
                yield Problem(
                    ("switches", name), "given a value; needed, as this file extends nothing: a default"
                )
            elif not self.base and not isinstance(value, bool):
                yield Problem(("switches", name), "given a table; needed: true or false")
            elif not self.base and name not in self.known.switches:
                yield Problem(("switches", name), unknown("switch", name, sorted(self.known.switches)))

    def _rules(self, table: Content, at: KeyPath) -> Iterator[Problem]:
        """The rows of a file, or of a recipient."""
        for tier in table.get("actions", {}):
            yield from self._tier(tier, (*at, "actions", tier))
        for code, row in table.get("entities", {}).items():
            path = (*at, "entities", code)
            yield from self._entity(code, path)
            yield from self._row(row, path)
        for category, row in table.get("categories", {}).items():
            path = (*at, "categories", category)
            if category not in _CATEGORIES:
                yield Problem(path, unknown("category", category, _CATEGORIES))
            yield from self._row(row, path)
        for key, row in table.get("columns", {}).items():
            path = (*at, "columns", key)
            yield from self._references(row, path)
            yield from _column(key, row, path)

    def _row(self, row: Content, path: KeyPath) -> Iterator[Problem]:
        yield from self._references(row, path)
        if not {"tier", "action"} & set(row):
            yield Problem(path, "needs a tier or an action")
        if "switch" in row:
            declared = self.content.get("switches", {}) if self.base and len(path) == 2 else {}
            if row["switch"] not in declared:
                yield Problem((*path, "switch"), unknown("switch of this file", row["switch"], declared))
        if "otherwise" in row:
            yield from self._references(row["otherwise"], (*path, "otherwise"))
            if "switch" not in row:
                yield Problem((*path, "otherwise"), "needs a switch beside it")

    def _references(self, row: Content, path: KeyPath) -> Iterator[Problem]:
        """The tier and the entity that a row names."""
        if "tier" in row:
            yield from self._tier(row["tier"], (*path, "tier"))
        if "entity" in row:
            yield from self._entity(row["entity"], (*path, "entity"))

    def _tier(self, tier: str, path: KeyPath) -> Iterator[Problem]:
        if tier not in self.known.tiers:
            yield Problem(path, unknown("tier", tier, self.known.tiers))

    def _entity(self, code: str, path: KeyPath) -> Iterator[Problem]:
        if code not in self.known.entities:
            yield Problem(path, self._unknown_entity(code))

    def _unknown_entity(self, code: str) -> str:
        more = f"`piiguard recognizers` lists all {len(self.known.entities)}"
        return unknown("entity", code, sorted(self.known.entities), more)

    def _recipient(self, name: str, row: Content) -> Iterator[Problem]:
        path: KeyPath = ("recipients", name)
        if name in self.known.recipients:
            yield Problem(
                path,
                "is there already in a file that this one extends; change it there, or name it otherwise",
            )
        for number, code in enumerate(row.get("receives") or ()):
            yield from self._entity(code, (*path, "receives", number))
        if "highest" in row:
            yield from self._tier(row["highest"], (*path, "highest"))
        yield from self._rules(row, path)

    def _role(self, name: str, row: Content) -> Iterator[Problem]:
        path: KeyPath = ("access", name)
        if name in self.known.roles:
            yield Problem(path, "is there already in what this file extends; name it otherwise")
        yield from self._tier(row["highest"], (*path, "highest"))
        for number, code in enumerate(row.get("entities") or ()):
            if code != CELL:
                yield from self._entity(code, (*path, "entities", number))

    def _record(self, name: str, row: Content) -> Iterator[Problem]:
        path: KeyPath = ("records", name)
        if name in self.known.records:
            yield Problem(
                path, "is there already in what this file extends; rules on the record add, name it otherwise"
            )
        if ("under" in row) == ("together" in row):
            yield Problem(path, "needs one condition: under = 14, or together = [entities or categories]")
        yield from self._tier(row["tier"], (*path, "tier"))
        for key in ("together", "lifts"):
            for number, word in enumerate(row.get(key) or ()):
                if word not in self.known.entities and word not in _CATEGORIES:
                    words: Iterable[str] = (*_CATEGORIES, *sorted(self.known.entities))
                    more = (
                        f"categories: {', '.join(_CATEGORIES)}; entities: `piiguard recognizers` lists them"
                    )
                    yield Problem((*path, key, number), unknown("entity or category", word, words, more))


def _column(key: str, row: Mapping[str, Any], path: KeyPath) -> Iterator[Problem]:
    if not row:
        yield Problem(path, "needs a tier, an entity or an action")
    if not is_pattern(key):
        return
    import regex

    fault = ""
    try:
        regex.compile(key[1:-1])
    except regex.error as error:
        fault = error.msg
    if fault:
        yield Problem(path, f"the pattern between the slashes is no regular expression: {fault}")


def _takes_anything(value: Any) -> bool:
    action = parse_action(value)
    if action.kind == "replace":
        return action.option("dictionary") is None and action.option("map") is None
    if action.kind == "suppress":
        return bool(action.option("scope", "cell") == "cell")
    keyed = action.kind in ("encrypt", "tokenize", "pseudonymize")
    return keyed or bool(action.option("length"))

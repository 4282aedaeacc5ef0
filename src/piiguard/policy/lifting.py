"""Rules on the record (记录规则): which records a policy lifts, such as those of holders under 14."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.checks.births import NOT_BORN, born
from piiguard.entity import Entity
from piiguard.errors import PolicyError
from piiguard.policy.decide import Decision, as_seen_by, lifted, limited
from piiguard.policy.model import PERSONAL, Policy, Recipient, RecordRule
from piiguard.text.folding import symbols_of
from piiguard.transforms.mask import HIDDEN

__all__ = ["Facts", "lift_decisions"]

Ints = npt.NDArray[np.int64]
_MOST_RULES = 62  # one bit each of an int64
_RESIDENT_ID = "CN_RESIDENT_ID"
_BIRTH = "DATE_OF_BIRTH"


class Facts:
    """What records hold, gathered column by column or text by text; holds no value but dates of birth."""

    def __init__(self, entities: Sequence[Entity], records: int) -> None:
        """entities: in the order of the kinds of findings; records: how many there are."""
        self.entities = tuple(entities)
        self._holds = np.zeros((records, len(self.entities)), dtype=np.bool_)
        self._born = np.full(records, NOT_BORN, dtype=np.int64)

    def add(self, found: Any, strings: Sequence[str | None], record: Ints | None = None) -> None:
        """Findings in `strings`; record: for each string the record it belongs to, its own number if None."""
        row = found.row if record is None else record[found.row]
        self._holds[row, found.kind] = True
        codes = [entity.code for entity in self.entities]
        telling = [codes.index(code) for code in (_RESIDENT_ID, _BIRTH) if code in codes]
        for index in np.isin(found.kind, telling).nonzero()[0].tolist():
            text = strings[int(found.row[index])] or ""
            value = text[int(found.start[index]) : int(found.end[index])]
            day = _born(value, codes[int(found.kind[index])])
            self._born[row[index]] = max(int(self._born[row[index]]), day)

    def fired(self, rules: Sequence[RecordRule], as_of: dt.date) -> Ints:
        """For each record the rules that speak of it, as bits: rule number i is bit i.

        Raises:
            PolicyError: there are more rules than bits.
        """
        if len(rules) > _MOST_RULES:
            raise PolicyError(f"records: {len(rules)} rules; a policy has at most {_MOST_RULES}")
        bits = np.zeros(len(self._born), dtype=np.int64)
        for number, rule in enumerate(rules):
            bits |= self._meets(rule, as_of).astype(np.int64) << number
        return bits

    def _meets(self, rule: RecordRule, as_of: dt.date) -> npt.NDArray[np.bool_]:
        meets = np.ones(len(self._born), dtype=np.bool_)
        if rule.under is not None:
            meets &= self._born > _years_before(as_of, rule.under)
            meets &= self._born <= as_of.toordinal()
        for name in rule.together:
            kinds = [i for i, e in enumerate(self.entities) if name in (e.code, e.broader, str(e.category))]
            meets &= self._holds[:, kinds].any(axis=1) if kinds else False
        return meets


def _years_before(day: dt.date, years: int) -> int:
    """The ordinal of the same day so many years before; 29 February counts as 28."""
    year = max(1, day.year - years)
    try:
        return day.replace(year=year).toordinal()
    except ValueError:
        return day.replace(year=year, day=28).toordinal()


def _born(value: str, code: str) -> int:
    """Ordinal of the date of birth that a value tells, or 0."""
    if HIDDEN.take(symbols_of(value)).any():
        return NOT_BORN
    if code != _RESIDENT_ID:
        return born(value)
    digits = "".join(character for character in value if character.isalnum())
    if len(digits) not in (15, 18):
        return NOT_BORN
    return born(digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}")


def lift_decisions(
    policy: Policy,
    decisions: Mapping[str, Decision],
    entities: Iterable[Entity],
    rules: Iterable[RecordRule],
    recipient: Recipient | None = None,
) -> dict[str, Decision]:
    """The decisions in a record that all of `rules` speak of; what is not personal stays as it is.

    recipient: may be one that may not receive what was lifted.
    """
    rules = tuple(rules)
    policy = as_seen_by(policy, recipient)
    raised = dict(decisions)
    for entity in entities:
        if policy.level(raised[entity.code].tier) < PERSONAL:
            continue
        for rule in rules:
            if not rule.lifts or {entity.code, entity.broader, str(entity.category)} & set(rule.lifts):
                raised[entity.code] = limited(policy, lifted(policy, raised[entity.code], rule), recipient)
    return raised

"""The tables of names (姓名) that ship in data/names: read at first use, kept, never at import.

Compiled by tools/names/build_names.py, which tells source and licence of each; `about` in the file repeats
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person.shape import Codes, Model
from piiguard.recognizers.person.word_sets import WordSet, among
from piiguard.text.folding import SENTINEL
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["BEGINS_DOUBLE", "BEGINS_JAPANESE", "FILE", "NameTables", "double_key", "load"]

FILE = Path(__file__).resolve().parents[2] / "data" / "names" / "shapes.npz"

_DOUBLE_SHIFT = 21  # bits of a code point
_PAIR_BITS = 16
_CHARACTER, _NEXT = np.uint64(0xFFFF), np.uint64(16)
BEGINS_DOUBLE, BEGINS_JAPANESE = 1, 2


@dataclass(frozen=True, slots=True)
class NameTables:
    """What is known of the characters of names; all tables are indexed by code point unless said otherwise.

    simplified: code points to their simplified form. surname: begins a name as single surname.
    given: 1..15, how much likelier a character is in given names than in text,
    0 for what is no Han character. foreign: int8, tenths of log-odds that a character writes a foreign
    sound. doubles: sorted keys of surnames of two characters, see `double_key`; begins_double: their first
    characters. bare, ahead, back: shapes of names alone, behind a cue and before one, see `shape`. common:
    bits of the filter of common words, see `negatives`. japanese_surnames, japanese_given: of two or three
    and of one to three characters; japanese_pairs: by slot, the first two characters of such a
    surname. begins: bits, first character of a compound or of a Japanese surname.
    """

    simplified: Codes
    surname: Bools
    foreign: npt.NDArray[np.int8]
    given: npt.NDArray[np.uint8]
    doubles: Ints
    begins_double: Bools
    japanese_surnames: WordSet
    japanese_pairs: Bools
    begins: npt.NDArray[np.uint8]
    japanese_given: WordSet
    bare: Model
    ahead: Model
    back: Model
    common: npt.NDArray[np.uint8]

    def canonical(self, codes: Codes) -> Codes:
        """Code points in simplified script; what lies beyond the basic plane stays."""
        return self.simplified.take(codes, mode="clip")

    def is_surname(self, first: Codes) -> Bools:
        """Whether each canonical character is a single surname (单姓)."""
        return self.surname.take(first, mode="clip")

    def may_be_japanese(self, first: Codes, second: Codes) -> Bools:
        """Whether two characters may begin a Japanese surname."""
        found: Bools = self.japanese_pairs.take(_pair_slot(first, second))
        return found

    def is_double(self, first: Codes, second: Codes) -> Bools:
        """Whether two canonical characters are a compound surname (复姓)."""
        found: Bools = self.begins_double.take(first, mode="clip")
        if found.any():
            found[found] = among(self.doubles, double_key(first[found], second[found]))
        return found


def _pair_slot(first: npt.NDArray[Any], second: npt.NDArray[Any]) -> Ints:
    slot: Ints = (first.astype(np.int64) * 523 + second.astype(np.int64)) & ((1 << _PAIR_BITS) - 1)
    return slot


def double_key(first: Codes, second: Codes) -> Ints:
    """One number for two characters."""
    key: Ints = first.astype(np.int64) << _DOUBLE_SHIFT | second.astype(np.int64)
    return key


@cache
def load() -> NameTables:
    """The shipped tables.

    Raises:
        FileNotFoundError: the installation lacks its data files.
    """
    with np.load(FILE, allow_pickle=False) as stored:
        simplified = np.arange(SENTINEL + 1, dtype=np.uint32)
        simplified[stored["traditional"]] = stored["simplified"]
        surname = np.zeros(SENTINEL + 1, dtype=np.bool_)
        surname[stored["surnames"]] = True
        foreign = np.full(0x10000, -30, dtype=np.int8)
        foreign[stored["foreign_letters"]] = stored["foreign_odds"]
        given = np.ones(0x10000, dtype=np.uint8)
        given[:0x3400] = 0
        given[stored["given_letters"]] = stored["given_levels"]
        doubles = stored["doubles"]
        begins_double = np.zeros(SENTINEL + 1, dtype=np.bool_)
        begins_double[doubles >> _DOUBLE_SHIFT] = True
        family = stored["japanese_surnames"]
        begins = np.zeros(SENTINEL + 1, dtype=np.uint8)
        begins[doubles >> _DOUBLE_SHIFT] = BEGINS_DOUBLE
        begins[(family & _CHARACTER).astype(np.int64)] |= BEGINS_JAPANESE
        pairs = np.zeros(1 << _PAIR_BITS, dtype=np.bool_)
        pairs[_pair_slot(family & _CHARACTER, family >> _NEXT & _CHARACTER)] = True
        return NameTables(
            simplified,
            surname,
            foreign,
            given,
            doubles,
            begins_double,
            WordSet(stored["japanese_surnames"]),
            pairs,
            begins,
            WordSet(stored["japanese_given"]),
            Model.of(stored["bare"], float(stored["bare_unit"]), given),
            Model.of(stored["ahead"], float(stored["ahead_unit"]), given),
            Model.of(stored["back"], float(stored["back_unit"]), given),
            stored["common"],
        )

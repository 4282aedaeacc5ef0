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
from piiguard.text.folding import SENTINEL
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["FILE", "NameTables", "among", "double_key", "load"]

FILE = Path(__file__).resolve().parents[2] / "data" / "names" / "shapes.npz"


@dataclass(frozen=True, slots=True)
class NameTables:
    """What is known of the characters of names; all tables are indexed by code point unless said otherwise.

    simplified: code points to their simplified form. surname: begins a name as single surname.
    given: 1..15, how much likelier a character is in given names than in text,
    0 for what is no Han character. foreign: int8, tenths of log-odds that a character writes a foreign
    sound. doubles: sorted keys of surnames of two characters, see `double_key`. bare, ahead, back: shapes
    of names alone, behind a cue and before one, see `shape`. common: bits of the filter of common words,
    see `negatives`.
    """

    simplified: Codes
    surname: Bools
    foreign: npt.NDArray[np.int8]
    given: npt.NDArray[np.uint8]
    doubles: Ints
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

    def is_double(self, first: Codes, second: Codes) -> Bools:
        """Whether two canonical characters are a compound surname (复姓)."""
        return among(self.doubles, double_key(first, second))


def double_key(first: Codes, second: Codes) -> Ints:
    """One number for two characters."""
    key: Ints = first.astype(np.int64) << 21 | second.astype(np.int64)
    return key


def among(known: npt.NDArray[Any], keys: npt.NDArray[Any]) -> Bools:
    """Whether each key is one of those known, which are sorted."""
    found: Bools = known.take(known.searchsorted(keys), mode="clip") == keys
    return found


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
        return NameTables(
            simplified,
            surname,
            foreign,
            given,
            stored["doubles"],
            Model.of(stored["bare"], float(stored["bare_unit"]), given),
            Model.of(stored["ahead"], float(stored["ahead_unit"]), given),
            Model.of(stored["back"], float(stored["back_unit"]), given),
            stored["common"],
        )

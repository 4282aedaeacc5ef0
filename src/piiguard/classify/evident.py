"""What values are without any header: by their own checks, and by how many of a column they are.

Half of all numbers of 11 digits that begin with 1 look like mobiles, so a column of plain digits has to show
more: nearly all of its numbers in known segments, and beginnings as varied as those of mobiles are.
"""

from __future__ import annotations

from collections.abc import Sequence

from piiguard.classify.kinds import CHECKED, EVIDENT, FAMILIES
from piiguard.classify.values import MANY, Counts

__all__ = ["LEAST_CELLS", "are_quantities", "evident_kind"]

LEAST_CELLS = 3  # different values without which only the header speaks
_FEW_CELLS, _OF_FEW = 8, 0.7  # different values, of which more have to be of the kind
_OWN = 0.6  # share for a recognizer of the user's
_MIXED = 0.7  # share of values of one family that make a column of it, without a header
# Least share under a header of something else: (with a check digit or a form of its own, without).
_AGAINST = {"number": (0.6, 0.97), "thing": (0.6, 0.85), "flag": (0.6, 0.85), "text": (0.7, 0.7)}
_SEVERAL = 8  # mobiles, of which two begin differently
_MOBILE_LENGTH, _KNOWN_SEGMENTS = 11, 0.93  # of random numbers that begin with 13 to 19 four fifths are known
_LEAST_PREFIXES, _MANY_PREFIXES = 3, 8  # mobile segments in a column; a running number has one or two


def evident_kind(
    counts: Counts, cells: Sequence[str], other: str | None, own: frozenset[str] = frozenset()
) -> str | None:
    """The kind that the values are without any header, a family's common code for a mixture; None for none.

    counts: of `cells`, searched without a header. other: what the header names that is no identifier. own:
    codes of the user's recognizers.
    """
    if counts.cells < LEAST_CELLS:
        return None
    kinds = [code for code in counts.whole if code in EVIDENT or code in own]
    sound = [code for code in kinds if _is_sound(counts, cells, other, code)]
    if sound:
        return max(sound, key=lambda code: (counts.whole[code], code))
    if other:
        return None
    for common in ("PHONE_NUMBER", "DOCUMENT_NO", "CN_BANK_ACCOUNT"):
        kinds = [code for code in FAMILIES[common] if counts.whole[code]]
        if len(kinds) > 1 and counts.share(kinds) >= _MIXED:
            return common
    return None


def _is_sound(counts: Counts, cells: Sequence[str], other: str | None, code: str) -> bool:
    needed = EVIDENT.get(code, _OWN)
    if counts.cells < _FEW_CELLS:
        needed = max(needed, _OF_FEW)
    if other in _AGAINST:
        needed = max(needed, _AGAINST[other][code not in CHECKED])
    if code == "CN_MOBILE" and are_quantities(counts, cells, other):
        return False
    return counts.share([code]) + counts.share([MANY]) / 4 >= needed


def are_quantities(counts: Counts, cells: Sequence[str], other: str | None) -> bool:
    """Whether plain digits that look like mobiles are more likely quantities or running numbers."""
    plain = [(cell, kind) for cell, kind in zip(cells, counts.kinds, strict=True) if _is_plain(cell)]
    if len(plain) < len(cells) / 2 or not plain:
        return False
    least = _MANY_PREFIXES if other == "number" else _LEAST_PREFIXES
    if len({cell[:3] for cell, _ in plain}) < min(least, len(plain) // 3):
        return True  # a running number
    if len(plain) >= _SEVERAL and len({cell[:2] for cell, _ in plain}) < 2:
        return True  # one with a year or a branch in front
    return sum(kind == "CN_MOBILE" for _, kind in plain) < _KNOWN_SEGMENTS * len(plain)


def _is_plain(cell: str) -> bool:
    """Whether a cell is eleven digits and nothing else."""
    return len(cell) == _MOBILE_LENGTH and cell.isdecimal()

"""How stand-ins are written: symbols as texts, and new letters and digits in the places of the old ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from piiguard.transforms.surrogates.draws import Draws, Ints

__all__ = ["Letters", "ascii_rows", "by_length", "closed", "digits", "laid_out", "texts"]

Letters = npt.NDArray[np.uint8]  # (n, L), one text of ASCII per row


def by_length(values: Sequence[str]) -> dict[int, list[int]]:
    """The rows of the values of each length."""
    found: dict[int, list[int]] = {}
    for row, value in enumerate(values):
        found.setdefault(len(value), []).append(row)
    return found


def ascii_rows(values: Sequence[str], length: int) -> Letters:
    """Texts of ASCII, all of one length, as a matrix that may be written to."""
    return np.frombuffer("".join(values).encode("ascii"), dtype=np.uint8).reshape(-1, length).copy()


def texts(letters: Letters) -> list[str]:
    """The way back of `ascii_rows`."""
    length, joined = letters.shape[1], letters.tobytes().decode("ascii")
    return [joined[start : start + length] for start in range(0, len(joined), length)]


def digits(numbers: Ints, width: int) -> Letters:
    """Whole numbers as `width` decimal digits."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return (numbers[:, None] // powers % 10 + ord("0")).astype(np.uint8)


def laid_out(form: str, symbols: str, *, numeric: bool = False) -> str:
    """`symbols` in the written form of a value: for its last letters and digits, whose case they take.

    >>> laid_out("+86 138-0013-8000", "15400001111")
    '+86 154-0000-1111'

    numeric: only digits of the form give way.
    """
    if len(form) == len(symbols):
        return symbols.lower() if form.islower() else symbols
    gives_way = str.isdecimal if numeric else str.isalnum
    places = [place for place, one in enumerate(form) if gives_way(one)][-len(symbols) :]
    if len(places) < len(symbols):  # a look-alike stood for a digit
        return symbols
    written = list(form)
    for place, symbol in zip(places, symbols, strict=True):
        written[place] = symbol.lower() if written[place].islower() else symbol
    return "".join(written)


def closed(
    letters: Letters,
    at: int,
    choices: Sequence[str],
    right: Callable[[Letters], npt.NDArray[np.bool_]],
    draws: Draws,
    *,
    rows: Sequence[int],
    place: int,
    valid: bool,
) -> None:
    """Write the check at column `at`: the right one of the choices, or any of the others.

    choices: all of one length. right: whether the check of each row is right. rows: which rows of the draws
    these are. place: of the draw.
    """
    width = len(choices[0])
    symbols = ascii_rows(choices, width)
    answer = np.zeros(len(letters), dtype=np.int64)
    for number, symbol in enumerate(symbols):
        letters[:, at : at + width] = symbol
        answer[right(letters)] = number
    if not valid:
        moved = draws.below(place, len(symbols) - 1)[np.asarray(rows, dtype=np.int64)] + 1
        answer = (answer + moved) % len(symbols)
    letters[:, at : at + width] = symbols[answer]

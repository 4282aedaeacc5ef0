"""Columns of which every cell goes through one transform: distinct values once, where that is right."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np

from piiguard.applying import About, Applier
from piiguard.findings import Bools, Ints
from piiguard.frames.arrow import ByteColumn, bytes_of
from piiguard.transforms.splice import Applied

__all__ = ["transformed"]

_NOWHERE = np.empty(0, dtype=np.int64)


def transformed(cells: ByteColumn, rows: Bools, treatment: Applied, apply: Applier) -> ByteColumn:
    """The column with what a transform makes of the cells in `rows`; the others as they are.

    Cells of which nothing is left are null.
    """
    import pyarrow

    chosen = rows.nonzero()[0]
    if not treatment.action.declaration.deterministic or not len(chosen):
        values = [text or "" for text in cells.strings(chosen)]
        made = apply(treatment, values, chosen, np.ones(len(chosen), dtype=np.bool_))
        number = np.arange(len(chosen))
    else:
        encoded = cells.to_arrow().dictionary_encode()
        codes = encoded.indices.fill_null(0).to_numpy(zero_copy_only=False)
        words = encoded.dictionary.to_pylist()
        first, number = _combinations(
            codes if len(chosen) == len(codes) else codes[chosen], apply.about, chosen
        )
        of_each = chosen[first]
        values = [words[code] for code in codes[of_each].tolist()]
        once = replace(apply, distinct=True, misfit=[])
        made = once(treatment, values, of_each, np.ones(len(of_each), dtype=np.bool_))
        missed = np.isin(number, once.misfit).nonzero()[0] if once.misfit else _NOWHERE
        apply.misfits += len(missed)
        if len(missed) and not apply.unfit.declaration.deterministic:
            again = [values[place] for place in number[missed].tolist()]
            number = number.copy()
            number[missed] = np.arange(len(made), len(made) + len(missed))
            made += apply.instead(treatment, again, chosen[missed].tolist())
    pool = [text or None for text in made]
    if len(chosen) == len(cells):
        return _alike(pool, number) or bytes_of(_array(pool).take(pyarrow.array(number)))
    place = np.arange(len(cells))
    place[chosen] = len(cells) + number
    return bytes_of(pyarrow.concat_arrays([cells.to_arrow(), _array(pool)]).take(pyarrow.array(place)))


def _array(texts: Sequence[str | None]) -> Any:
    import pyarrow

    return pyarrow.array(texts, type=pyarrow.large_string())


def _alike(pool: Sequence[str | None], number: Ints) -> ByteColumn | None:
    """Texts of one width taken by number, as rows of a byte matrix; None where widths differ."""
    if None in pool or not pool:
        return None
    joined = "".join(pool).encode("utf-8", "surrogatepass")  # type: ignore[arg-type]
    width = len(pool[0] or "")
    if len(joined) != width * len(pool) or set(map(len, pool)) != {width}:  # type: ignore[arg-type]
        return None
    matrix = np.frombuffer(joined, dtype=np.uint8).reshape(len(pool), width)
    offsets = np.arange(len(number) + 1, dtype=np.int64) * width
    return ByteColumn(matrix.take(number, axis=0).reshape(-1), offsets, np.zeros(len(number), dtype=np.bool_))


def _combinations(codes: Ints, about: About, rows: Ints) -> tuple[Ints, Ints]:
    """For each distinct (value, subject, seed) where it stands first, and for each row which it is."""
    of_row = [
        _numbered(items)[rows]
        for items in (about.subjects, about.seeds if about.seeds is not about.subjects else None)
        if items is not None
    ]
    key = codes.astype(np.int64)
    for numbers in of_row[:-1]:
        key = _numbered_ints(key * (int(numbers.max(initial=0)) + 1) + numbers)
    last = of_row[-1] if of_row else None
    number = _numbered_ints(key if last is None else key * (int(last.max(initial=0)) + 1) + last)
    first = np.full(int(number.max(initial=-1)) + 1, -1, dtype=np.int64)
    first[number[::-1]] = np.arange(len(number))[::-1]
    return first, number


def _numbered(items: Sequence[str | None]) -> Ints:
    """Equal items as equal numbers, from 0."""
    import pandas
    import pyarrow

    with suppress(pyarrow.ArrowException, UnicodeEncodeError):  # half a surrogate pair is no UTF-8
        codes = pyarrow.array(items, type=pyarrow.large_string()).dictionary_encode().indices
        return np.asarray(codes.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64) + 1
    return np.asarray(
        pandas.factorize(np.array(items, dtype=object), use_na_sentinel=False)[0], dtype=np.int64
    )


def _numbered_ints(keys: Ints) -> Ints:
    import pandas

    return np.asarray(pandas.factorize(keys)[0], dtype=np.int64)

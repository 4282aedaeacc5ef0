"""`KnownValues` (已知值): names or any values the caller already has, found wherever they stand.

>>> from piiguard import Guard
>>> Guard(known={"PERSON": ["高兴", "欧阳询问"]}).scan("今天高兴来了").entity.tolist()
['PERSON']

Values are compared without regard to case and width; invisible characters do not matter. Han values are
found anywhere (the caller said that 高兴 is a name), Latin letters and digits only as whole words, numbers
also when grouped otherwise (138 0013 8000). A million values cost little more than ten. Only 64-bit
hashes are kept, so nothing here holds a value once it is built; a text that is none of 10^6 values has the
hash of one once in 10^13 looks.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from piiguard.entity import Category, Entity
from piiguard.errors import RecognizerError
from piiguard.findings import Bools, Evidence, Spans
from piiguard.recognizers.base import Recognizer
from piiguard.recognizers.registry import builtin
from piiguard.text.batch import Batch, Trigger
from piiguard.text.value_index import Places, ValueIndex
from piiguard.transforms.mask import Mask, keep

__all__ = ["KnownRecognizer", "KnownValues", "known_recognizers"]


_SCORE = 1.0


class KnownValues:
    """Values by entity code; immutable, may be shared by threads. Read from a file it pickles as its path.

    Only hashes are kept: `repr`, messages and pickles hold no value.
    """

    __slots__ = ("_index", "_reference", "counts")

    def __init__(self, values: Mapping[str, Iterable[str]], reference: tuple[Any, ...] | None = None) -> None:
        self._reference = reference
        self._index = ValueIndex.of(values)
        self.counts: dict[str, int] = dict(zip(self._index.codes, self._index.counts, strict=True))

    @classmethod
    def of(cls, values: Mapping[str, Iterable[str]]) -> KnownValues:
        """From lists of values by entity code, such as `{"PERSON": names}`.

        Blank values are left out. Values given in memory do not travel: pickling raises.

        Raises:
            RecognizerError: a code that is none, a value that is no text, shorter than 2 or longer than 256
                characters, or no value at all.
        """
        return cls(values)

    @classmethod
    def read(
        cls, path: str | Path, *, entity: str, column: str | int | None = None, encoding: str = "utf-8-sig"
    ) -> KnownValues:
        """From a file: one value a line, or one column of a CSV file, by its name or its number.

        A column given by number counts from 0, and the file has no head line.

        A pickle holds path, entity, column and encoding; the file is read again where it arrives.

        Raises:
            RecognizerError: the column is not there, or see `of`. OSError: the file cannot be read.
        """
        reference = (str(path), entity, column, encoding)
        return cls({entity: _lines(Path(path), column, encoding)}, reference)

    def __reduce__(self) -> tuple[Any, ...]:
        if self._reference is None:
            raise RecognizerError(
                "known values given in memory do not travel in a pickle; "
                "KnownValues.read(path, entity=…) travels as its path"
            )
        return _opened, self._reference

    def __len__(self) -> int:
        return sum(self.counts.values())

    def __repr__(self) -> str:
        counts = ", ".join(f"{code}: {count}" for code, count in self.counts.items())
        return f"<KnownValues {counts}>"

    def __copy__(self) -> KnownValues:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> KnownValues:
        return self

    def places(self, batch: Batch) -> Places:
        """Where known values stand in a batch: start, end, entity number; the longest at each start."""
        return self._index.places(batch)


def _opened(path: str, entity: str, column: str | int | None, encoding: str) -> KnownValues:
    return KnownValues.read(path, entity=entity, column=column, encoding=encoding)


def _lines(path: Path, column: str | int | None, encoding: str) -> Iterator[str]:
    """The values of a file, one by one."""
    failed = False
    try:
        with path.open(encoding=encoding, newline="" if column is not None else None) as lines:
            if column is None:
                yield from (line.rstrip("\n") for line in lines)
                return
            rows = csv.reader(lines)
            place = column if isinstance(column, int) else _place(next(rows, []), column)
            yield from (row[place] for row in rows if len(row) > place)
    except UnicodeDecodeError:
        failed = True
    if failed:  # the error itself carries the bytes
        raise RecognizerError(f"known: the file is not {encoding}; pass encoding=…")


def _place(head: list[str], column: str) -> int:
    if column not in head:
        raise RecognizerError(f"known: the head line has {len(head)} columns, none of them is {column!r}")
    return head.index(column)


def known_recognizers(
    known: Mapping[str, Iterable[str]] | KnownValues | Sequence[KnownValues] | None,
) -> tuple[tuple[KnownValues, ...], tuple[Recognizer, ...]]:
    """The value sets that `Guard(known=…)` was given, and their recognizers.

    Raises:
        RecognizerError: it is none of these kinds; see also `KnownValues.of`.
    """
    if known is None:
        return (), ()
    if isinstance(known, Mapping):
        known = KnownValues.of(known)
    sets = (known,) if isinstance(known, KnownValues) else known
    if not isinstance(sets, (tuple, list)) or not all(isinstance(entry, KnownValues) for entry in sets):
        raise RecognizerError('known: a mapping such as {"PERSON": names}, a KnownValues, or several of them')
    recognizers: list[Recognizer] = []
    for entry in sets:
        for number, code in enumerate(entry.counts):
            times = sum(recognizer.entity.code == code for recognizer in recognizers)
            name = f"known_{code.lower()}" + (f"_{times + 1}" if times else "")
            recognizers.append(KnownRecognizer(entry, number, code, name))
    return tuple(sets), tuple(recognizers)


class KnownRecognizer:
    """Finds the known values of one entity; masks them as the built-in recognizer of that entity does.

    The recognizers of one `KnownValues` share one look at a batch.
    """

    def __init__(self, values: KnownValues, number: int, code: str, name: str) -> None:
        self._values, self._number = values, number
        own = {identifier.entity.code: identifier for identifier in builtin()}.get(code)
        self.entity = (
            own.entity if own else Entity(code, code, code.replace("_", " ").lower(), Category.CUSTOM)
        )
        self.mask: Mask = own.mask if own else keep(0, 0)
        self.name = name
        self.labels: tuple[str, ...] = ()
        self.triggers = frozenset({Trigger.ALWAYS})

    def find(self, batch: Batch, own: Bools) -> Spans:
        """See `Recognizer.find`."""
        start, end, entity = batch.shared(self._values.places)
        mine = entity == self._number
        return Spans.of(start[mine], end[mine], _SCORE, int(Evidence.LIST))

    def __repr__(self) -> str:
        return f"<KnownRecognizer {self.entity.code}>"

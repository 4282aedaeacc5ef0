"""`Findings`: what was found where, as arrays; and `Finding`, one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Evidence", "Finding", "Findings", "Flaw", "Path", "Spans"]

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


class Evidence(IntFlag):
    """What spoke for a finding; several may hold."""

    NONE = 0
    SHAPE = 1  # it looks like one
    CHECK = 2  # its check digit or other inner redundancy is right
    REGISTRY = 4  # a public table knows its prefix
    LABEL = 8  # a label such as 身份证号 owns it
    CONTEXT = 16  # such a word stands close by
    DATE = 32  # it holds a real date
    LIST = 64  # it stands in the user's list
    PATTERN = 128  # the user's pattern or function matched
    ECHO = 256  # the same row holds this value in a column of its own


class Flaw(IntEnum):
    """What is wrong with a value that was found all the same."""

    NONE = 0
    CHECK_CHARACTER = 1  # wrong check digit or character
    DATE = 2  # impossible date
    DAMAGED = 3  # digits lost in a spreadsheet or a float
    LENGTH = 4  # a character too few or too many
    INCOMPLETE = 5  # characters hidden before, so that only a label says what it is


@dataclass(slots=True)
class Spans:
    """What one recognizer found in one batch: equal-length arrays, positions of the batch.

    score: float64 in [0, 1]; evidence: OR of `Evidence`; flaw: of `Flaw`; masked: it was masked already.
    """

    start: Ints
    end: Ints
    score: npt.NDArray[np.float64]
    evidence: npt.NDArray[np.int64]
    flaw: npt.NDArray[np.int64]
    masked: Bools

    @classmethod
    def of(
        cls,
        start: Ints,
        end: Ints,
        score: npt.NDArray[np.float64] | float,
        evidence: npt.NDArray[np.int64] | int = Evidence.SHAPE,
        flaw: npt.NDArray[np.int64] | int = 0,
        masked: Bools | bool = False,
    ) -> Spans:
        """Spans from arrays or one value for all."""
        count = len(start)
        if not count:
            return _NO_SPANS
        return cls(
            start,
            end,
            score if isinstance(score, np.ndarray) else _filled(count, float(score), np.float64),
            evidence if isinstance(evidence, np.ndarray) else _filled(count, int(evidence), np.int64),
            flaw if isinstance(flaw, np.ndarray) else _filled(count, int(flaw), np.int64),
            masked if isinstance(masked, np.ndarray) else _filled(count, masked, np.bool_),
        )

    @classmethod
    def none(cls) -> Spans:
        """No spans."""
        return _NO_SPANS

    @classmethod
    def concatenate(cls, parts: Sequence[Spans]) -> Spans:
        """All spans of `parts`, in that order."""
        parts = [part for part in parts if len(part.start)]
        if not parts:
            return cls.none()
        if len(parts) == 1:
            return parts[0]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__))

    def __len__(self) -> int:
        return len(self.start)

    def take(self, chosen: Bools | Ints) -> Spans:
        """The chosen spans."""
        return Spans(*(getattr(self, name)[chosen] for name in self.__slots__))


def _filled(count: int, value: float, kind: type[np.generic]) -> npt.NDArray[Any]:
    """`np.full`, which takes four times as long for a few spans."""
    if not value:
        return np.zeros(count, dtype=kind)
    filled = np.empty(count, dtype=kind)
    filled.fill(value)
    return filled


_NO_INTS = np.empty(0, dtype=np.int64)
_NO_SPANS = Spans(
    _NO_INTS, _NO_INTS, _NO_INTS.astype(np.float64), _NO_INTS, _NO_INTS, _NO_INTS.astype(np.bool_)
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where something was found; holds no text. `start` and `end` are code points, half-open.

    column: of a data frame; path: of a nested record, such as `("user", "phones", 0)`; else None.
    """

    row: int
    start: int
    end: int
    entity: str
    score: float
    evidence: Evidence
    flaw: Flaw
    masked: bool
    recognizer: str
    column: Any = None
    path: tuple[str | int, ...] | None = None
    in_key: bool = False

    def text_of(self, text: str) -> str:
        """The raw value, cut from the text that was scanned. The only raw access."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Path:
    """Place in a nested record: keys and indices from the top; `in_key` when the key itself was searched."""

    steps: tuple[str | int, ...]
    in_key: bool = False


class Findings(Sequence[Finding]):
    """Findings as arrays, ordered by row, start, longer first, entity.

    row, start, end: int64; entity: str array of codes; score: float64 in [0, 1], calibrated so that 0.5 is a
    sensible threshold for every entity; evidence, flaw: int64 (see `Evidence`, `Flaw`); masked: bool.
    Immutable; holds no text, so it may be logged or pickled.
    """

    __slots__ = (
        "codes",
        "columns",
        "evidence",
        "end",
        "flaw",
        "kind",
        "masked",
        "paths",
        "recognizers",
        "row",
        "score",
        "source",
        "start",
    )

    def __init__(
        self,
        codes: tuple[str, ...],
        recognizers: tuple[str, ...],
        arrays: Mapping[str, npt.NDArray[Any]],
        columns: Sequence[Any] | None = None,
        paths: Sequence[Path | None] | None = None,
    ) -> None:
        self.codes, self.recognizers = codes, recognizers
        self.columns, self.paths = columns, paths
        self.row: Ints = arrays["row"]
        self.start: Ints = arrays["start"]
        self.end: Ints = arrays["end"]
        self.score: npt.NDArray[np.float64] = arrays["score"]
        self.evidence: Ints = arrays["evidence"]
        self.flaw: Ints = arrays["flaw"]
        self.masked: Bools = arrays["masked"]
        self.kind: Ints = arrays["kind"]  # index into codes
        self.source: Ints = arrays["source"]  # index into recognizers

    @property
    def entity(self) -> npt.NDArray[np.str_]:
        """Entity code of each finding."""
        return np.array(self.codes, dtype=np.str_)[self.kind] if len(self) else np.empty(0, dtype=np.str_)

    def __len__(self) -> int:
        return len(self.row)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Findings: ...
    def __getitem__(self, index: int | slice) -> Finding | Findings:
        if isinstance(index, slice):
            return self.take(np.arange(len(self))[index])
        row = int(self.row[index])
        place = self.paths[index] if self.paths is not None else None
        return Finding(
            row=row,
            start=int(self.start[index]),
            end=int(self.end[index]),
            entity=self.codes[self.kind[index]],
            score=float(self.score[index]),
            evidence=Evidence(int(self.evidence[index])),
            flaw=Flaw(int(self.flaw[index])),
            masked=bool(self.masked[index]),
            recognizer=self.recognizers[self.source[index]],
            column=self.columns[index] if self.columns is not None else None,
            path=place.steps if place is not None else None,
            in_key=place.in_key if place is not None else False,
        )

    def __iter__(self) -> Iterator[Finding]:
        return (self[index] for index in range(len(self)))

    def take(self, chosen: Bools | Ints) -> Findings:
        """The chosen findings, by mask or positions."""
        names = ("row", "start", "end", "score", "evidence", "flaw", "masked", "kind", "source")
        arrays = {name: getattr(self, name)[chosen] for name in names}
        indices = np.arange(len(self))[chosen].tolist()
        columns = [self.columns[index] for index in indices] if self.columns is not None else None
        paths = [self.paths[index] for index in indices] if self.paths is not None else None
        return Findings(self.codes, self.recognizers, arrays, columns, paths)

    @classmethod
    def empty(cls, codes: tuple[str, ...], recognizers: tuple[str, ...]) -> Findings:
        """No findings."""
        none = np.empty(0, dtype=np.int64)
        arrays = dict.fromkeys(("row", "start", "end", "evidence", "flaw", "kind", "source"), none)
        return cls(
            codes, recognizers, {**arrays, "score": none.astype(np.float64), "masked": none.astype(np.bool_)}
        )

    def counts(self) -> dict[str, int]:
        """Findings of each entity, by code."""
        numbers = np.bincount(self.kind, minlength=len(self.codes))
        return {
            code: int(numbers[kind])
            for kind, code in sorted(enumerate(self.codes), key=lambda p: p[1])
            if numbers[kind]
        }

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict for each finding, without any text: ready for JSON."""
        return [
            {
                "row": found.row,
                "column": found.column,
                "path": list(found.path) if found.path is not None else None,
                "start": found.start,
                "end": found.end,
                "entity": found.entity,
                "score": round(found.score, 4),
                "evidence": [flag.name for flag in Evidence if flag & found.evidence],
                "flaw": found.flaw.name if found.flaw else None,
                "masked": found.masked,
                "recognizer": found.recognizer,
            }
            for found in self
        ]

    def to_pandas(self) -> pd.DataFrame:
        """The findings as a data frame, one row each; needs pandas."""
        from piiguard.frames.pandas import require_pandas

        return require_pandas().DataFrame(self.to_dicts())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Findings) and self.to_dicts() == other.to_dicts()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        counts = ", ".join(f"{code}: {number}" for code, number in self.counts().items())
        return f"<Findings {len(self)}{': ' if counts else ''}{counts}>"

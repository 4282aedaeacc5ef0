"""The `Recognizer` protocol, and `Identifier`, the form that built-in identifiers take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from piiguard.entity import Category, Entity
from piiguard.findings import Bools, Spans
from piiguard.recognizers.cells import CellRule
from piiguard.recognizers.damaged import labelled_remains
from piiguard.recognizers.masked import labelled_masks
from piiguard.text.batch import Batch, Trigger
from piiguard.text.texts import Ints, Texts
from piiguard.transforms.mask import Mask

__all__ = ["Identifier", "Recognizer"]

# Families whose members are mostly numbers, of which a spreadsheet may leave 6.22202E+15.
_NUMBERED = frozenset(
    {
        Category.IDENTITY_DOCUMENT,
        Category.CONTACT,
        Category.FINANCIAL_ACCOUNT,
        Category.ACCOUNT,
        Category.HEALTH,
        Category.ORGANISATION,
    }
)


@runtime_checkable
class Recognizer(Protocol):
    """Finds one kind of thing in a batch.

    labels: context words, indexed once for all recognizers. triggers: names from `Trigger`; `find` is called
    only for batches that have one of them. `find` gets the batch and the table of its own labels, and may be
    called from several threads at once. mask: how its findings are masked.
    """

    @property
    def name(self) -> str:
        """Distinct among the recognizers of a guard."""
        ...

    @property
    def entity(self) -> Entity:
        """What it finds."""
        ...

    @property
    def labels(self) -> tuple[str, ...]:
        """Its context words."""
        ...

    @property
    def triggers(self) -> frozenset[str]:
        """What must be in a batch for it to be asked."""
        ...

    @property
    def mask(self) -> Mask:
        """How its findings are masked."""
        ...

    def find(self, batch: Batch, own: Bools) -> Spans:
        """Spans in positions of the batch, in any order; may overlap."""
        ...


@dataclass(frozen=True)
class Identifier:
    """One built-in identifier.

    finder: `find(batch, own)`, where `own` is the table of its labels (`LabelIndex.members`).
    headers: column headers that mean this identifier and nothing else.
    cells: a short cut for columns that hold nothing else.
    tally: counts the cells of a column by how much they look like it, for identifiers that decide a column
    together; the counts of the whole column are in `batch.column`. by_reading: any word around may decide
    whether it is found, so that what is masked beside it changes what is found next time.
    """

    entity: Entity
    labels: tuple[str, ...]
    triggers: frozenset[str]
    mask: Mask
    finder: Callable[[Batch, Bools], Spans]
    headers: tuple[str, ...] = field(default=())
    cells: CellRule | None = None
    tally: Callable[[Texts], Ints] | None = None
    by_reading: bool = False

    @property
    def name(self) -> str:
        """The entity code in lower case."""
        return self.entity.code.lower()

    def find(self, batch: Batch, own: Bools) -> Spans:
        """See `Recognizer.find`; labelled values masked or damaged before are found here for all."""
        spans = self.finder(batch, own)
        if Trigger.DOTTED in batch.triggers and self.entity.category in _NUMBERED and self.mask.least:
            spans = _both(spans, labelled_remains(batch, own))
        if Trigger.MASK in batch.triggers and self.labels:
            spans = _both(spans, labelled_masks(batch, own))
        return spans


def _both(spans: Spans, more: Spans) -> Spans:
    return Spans.concatenate([spans, more]) if len(more) else spans

"""Runs of digits right behind a label, which may touch them: `QQ12345678`, `电话88886666`."""

from __future__ import annotations

import numpy as np

from piiguard.text.batch import Batch
from piiguard.text.labels import Owners
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints

__all__ = ["owned_runs"]

_NONE = np.empty(0, dtype=np.int64)


def owned_runs(batch: Batch, own: Bools) -> Ints:
    """Runs of `batch.digits` that begin where the value of one of the labels does; ascending, each once."""
    run, owners = batch.shared(_labelled_runs)
    if not len(run):
        return run
    return _distinct(run.take(owners.among(own)))


def _distinct(run: Ints) -> Ints:
    if len(run) < 2:
        return run
    run.sort()
    new = np.ones(len(run), dtype=np.bool_)
    np.not_equal(run[1:], run[:-1], out=new[1:])
    return run if new.all() else run[new]


def _labelled_runs(batch: Batch) -> tuple[Ints, Owners]:
    """For each label with digits right behind it their run, and its owners."""
    labels, digits = batch.labels, batch.digits
    run = digits.beginning_at(labels.value) if len(digits) else _NONE
    hit = (run >= 0).nonzero()[0]
    return run.take(hit), labels.owners(hit)

"""How long the classification of one large table takes, on one core.

Columns of the tune half, drawn with 10,000 rows and then repeated in random order. Building the table takes
a minute or two and is not timed.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from benchmarks.peers.timing import run_on_one_core
from benchmarks.tables.build import build, sheets_of
from benchmarks.tables.notation import Sheet

TARGET_S = 5.0
ROUNDS = 3
DIFFERENT = 10_000


def measure(*, rows: int, columns: int) -> str:
    """One line with the best and the median of three rounds, or why there is none.

    On a machine that others use too, the seconds of the processor are the better figure.
    """
    code = f"from benchmarks.tables.speed import here; here({rows}, {columns})"
    result = json.loads(run_on_one_core(["-c", code]))
    if "skipped" in result:
        return f"piiguard: not measured, {result['skipped']}"
    best, median = min(result["seconds"]), statistics.median(result["seconds"])
    measured = f"{columns} columns × {rows:,} rows on one core: best {best:.2f} s, median {median:.2f} s"
    return f"{measured}, of the processor {min(result['processor']):.2f} s (at most {TARGET_S:.0f} s wanted)"


def here(rows: int, columns: int) -> None:
    """Measures in this process and prints JSON."""
    from piiguard import Guard

    guard: Any = Guard()
    if not hasattr(guard, "classify"):
        print(json.dumps({"skipped": "this version of piiguard has no Guard.classify"}))
        return
    frame = large_table(rows, columns)
    guard.classify(frame.head(1000))  # what is built once per process is built
    seconds, processor = [], []
    for _ in range(ROUNDS):
        began, used = time.perf_counter(), time.process_time()
        guard.classify(frame)
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
    print(json.dumps({"seconds": seconds, "processor": processor}))


def large_table(rows: int, columns: int) -> Any:
    """A frame of so many rows and columns, text and typed; at most 10,000 different values in a column."""
    import numpy as np
    import pandas as pd

    generator = np.random.default_rng(7)
    made: dict[str, Any] = {}
    for sheet in _of_each_store():
        if len(made) >= columns:
            break
        table = build(replace(sheet, rows=min(rows, DIFFERENT), people=1.0))
        for column in list(table.truth)[: columns - len(made)]:
            chosen = generator.integers(0, len(table.frame), rows)
            made[f"{column}_{len(made)}" if column in made else column] = table.frame[column].array.take(
                chosen
            )
    return pd.DataFrame(made)


def _of_each_store() -> Iterator[Sheet]:
    """The tables of the tune half: one of text, one from CSV, one typed, and so on."""
    stores = [
        [sheet for sheet in sheets_of("tune") if sheet.store == store] for store in ("text", "csv", "db")
    ]
    for together in zip_longest(*stores):
        yield from (sheet for sheet in together if sheet is not None)

"""How fast tables are masked: piiguard's `protect(frame)` against hand-written column expressions, one core.

    python -m benchmarks.frames [--quick] [--seed S]

A table of (身份证号, 手机号, 银行卡号, 邮箱, 车牌, 金额). The hand-written side is told which column holds
what and produces the same masks (`peers/frame_masks.py`); piiguard finds out by itself, and its time
includes that. Prints JSON.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from benchmarks.command import command, measured
from benchmarks.peers import UnavailableError, frame_masks, need, samples
from benchmarks.peers.frame_masks import Rule
from benchmarks.peers.timing import Task, interleave

Result = dict[str, Any]
MAKERS: dict[str, Callable[[random.Random], str]] = {
    "身份证号": samples.resident_id,
    "手机号": samples.mobile,
    "银行卡号": samples.bank_card,
    "邮箱": samples.email,
    "车牌": samples.plate,
}
SAMPLE_ROWS = 2_000
STRUCTURED_ROWS = 2_000


def main() -> None:
    """Starts itself again on one core and prints what that measured."""
    command("benchmarks.frames", __doc__, _measure_here, "rows")


def measure(*, quick: bool, seed: int) -> Result:
    """Cells per second of everything that masks the table, and whether the outputs are the same."""
    return measured("benchmarks.frames", quick=quick, seed=seed)


def table(rows: int, seed: int) -> dict[str, list[Any]]:
    """The columns as lists. Few values are equal, so nothing is won by looking at distinct ones."""
    rng = random.Random(seed)
    columns: dict[str, list[Any]] = {name: [make(rng) for _ in range(rows)] for name, make in MAKERS.items()}
    columns["金额"] = [round(rng.uniform(1, 99_999), 2) for _ in range(rows)]
    return columns


def _measure_here(rows: int, seed: int) -> Result:
    pd, pl, pa = need("pandas"), need("polars"), need("pyarrow")
    frame = pd.DataFrame(table(rows, seed))
    arrow = pa.table({name: pa.array(frame[name]) for name in frame.columns})
    polars_frame = pl.from_arrow(arrow)
    protect, reason = _protect()
    rules = _rules(protect, frame.head(SAMPLE_ROWS))
    tasks = _hand_written(frame, polars_frame, arrow, rules)
    skipped = {"piiguard": reason} if reason else {}
    if protect is not None:
        for kind, given in (("pandas", frame), ("polars", polars_frame), ("pyarrow", arrow)):
            _add_if_it_works(tasks, skipped, f"piiguard, {kind} frame", protect, given, frame.size)
    interleave(tasks, 3)
    return {
        "rows": len(frame),
        "columns": list(frame.columns),
        "cells": frame.size,
        "rules": {column: str(rule) for column, rule in rules.items()},
        "not_expressible": [column for column in MAKERS if column not in rules],
        "cells_per_s": {task.name: task.rates() for task in tasks},
        "equal": _equal(protect, frame, polars_frame, arrow, rules),
        "skipped": skipped,
        **_structured(frame, rules),
    }


def _protect() -> tuple[Callable[[Any], Any] | None, str]:
    try:
        guard = need("piiguard").Guard()
    except (UnavailableError, AttributeError) as reason:
        return None, str(reason)
    protect: Callable[[Any], Any] = guard.protect
    return protect, ""


def _rules(protect: Callable[[Any], Any] | None, sample: Any) -> dict[str, Rule]:
    """What piiguard does to each column; the usual masks of public code while there is no piiguard."""
    if protect is None:
        usual = {
            "身份证号": (6, 4, False),
            "手机号": (3, 4, False),
            "银行卡号": (6, 4, False),
            "邮箱": (1, 0, True),
            "车牌": (2, 1, False),
        }
        return {
            column: Rule(
                head,
                tail,
                "*",
                None,
                before_at,
                tuple(sorted(set(map(len, sample[column])))),
                column != "车牌",
            )
            for column, (head, tail, before_at) in usual.items()
        }
    masked = protect(sample)
    learned = {column: frame_masks.learn(list(sample[column]), list(masked[column])) for column in MAKERS}
    return {column: rule for column, rule in learned.items() if rule is not None}


def _hand_written(frame: Any, polars_frame: Any, arrow: Any, rules: dict[str, Rule]) -> list[Task]:
    expressions = [frame_masks.polars_expression(column, rule) for column, rule in rules.items()]
    return [
        Task("polars expressions", lambda: polars_frame.with_columns(expressions), frame.size),
        Task("pyarrow compute", lambda: _arrow_table(arrow, rules), frame.size),
        Task("pandas .str", lambda: _pandas_frame(frame, rules), frame.size),
    ]


def _arrow_table(arrow: Any, rules: dict[str, Rule]) -> Any:
    for column, rule in rules.items():
        position = arrow.schema.get_field_index(column)
        arrow = arrow.set_column(position, column, frame_masks.arrow_masked(arrow[column], rule))
    return arrow


def _pandas_frame(frame: Any, rules: dict[str, Rule]) -> Any:
    return frame.assign(
        **{column: frame_masks.pandas_masked(frame[column], rule) for column, rule in rules.items()}
    )


def _add_if_it_works(
    tasks: list[Task], skipped: dict[str, str], name: str, call: Callable[[Any], Any], given: Any, cells: int
) -> None:
    try:
        call(given[:1000] if not hasattr(given, "slice") else given.slice(0, 1000))
    except Exception as failure:  # any failure of one kind of frame is a result, not the end of the run
        skipped[name] = type(failure).__name__
        return
    tasks.append(Task(name, lambda: call(given), cells))


def _equal(
    protect: Callable[[Any], Any] | None, frame: Any, polars_frame: Any, arrow: Any, rules: dict[str, Rule]
) -> dict[str, bool]:
    """Whether each hand-written output equals piiguard's on every row.

    Where piiguard is missing, it is compared with the rule applied to one value at a time.
    """
    wanted: dict[str, list[str]] = {}
    masked = None if protect is None else protect(frame)
    for column, rule in rules.items():
        wanted[column] = (
            [rule.apply(value) for value in frame[column]] if masked is None else list(masked[column])
        )
    expressions = [frame_masks.polars_expression(column, rule) for column, rule in rules.items()]
    outputs = {
        "polars expressions": polars_frame.with_columns(expressions).to_dict(as_series=False),
        "pyarrow compute": _arrow_table(arrow, rules).to_pydict(),
        "pandas .str": _pandas_frame(frame, rules).to_dict("list"),
    }
    return {
        name: all(output[column] == wanted[column] for column in rules) for name, output in outputs.items()
    }


def _structured(frame: Any, rules: dict[str, Rule]) -> Result:
    """presidio-structured on a slice; the seconds for all rows are extrapolated."""
    slice_ = frame.head(STRUCTURED_ROWS).astype(
        dict.fromkeys(rules, object)
    )  # five times faster for it than str
    task = Task("presidio-structured", lambda: frame_masks.presidio_structured(slice_, rules), slice_.size)
    try:
        interleave([task], 3)
    except UnavailableError as reason:
        return {"presidio_structured": {"skipped": str(reason)}}
    seconds = min(task.seconds) * len(frame) / len(slice_)
    return {
        "presidio_structured": {**task.rates(), "rows_measured": len(slice_), "seconds_extrapolated": seconds}
    }


if __name__ == "__main__":
    main()

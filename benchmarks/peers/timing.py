"""One core, interleaved rounds, best and median: how every time in the results is taken."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "POLARS_MAX_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "ARROW_IO_THREADS": "1",
}


def run_on_one_core(arguments: Sequence[str], **environment: str) -> str:
    """Standard output of a new interpreter that starts with one CPU and one thread per library.

    environment: variables to set besides.

    pyarrow sizes its pool by OMP_NUM_THREADS. Where the system cannot bind a process to a CPU, only
    the thread settings hold.

    Raises:
        RuntimeError: the interpreter failed; its error output is repeated on ours.
    """
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if allowed:
        os.sched_setaffinity(0, {max(allowed)})  # a child starts with its parent's CPUs
    try:
        done = subprocess.run(
            [sys.executable, *arguments],
            env={**os.environ, **ONE_THREAD, **environment},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        if allowed:
            os.sched_setaffinity(0, allowed)
    if done.returncode:
        raise RuntimeError(f"a measuring process ended with {done.returncode}")
    return done.stdout


@dataclass
class Task:
    """Something to time; `size` is what one run works on, in characters or cells."""

    name: str
    run: Callable[[], object]
    size: int
    seconds: list[float] = field(default_factory=list)

    def rates(self) -> dict[str, float]:
        """Size per second: of the best round and of the median round."""
        best, middle = min(self.seconds), statistics.median(self.seconds)
        return {
            "best": self.size / best,
            "median": self.size / middle,
            "seconds_best": best,
            "size": self.size,
        }


def interleave(tasks: Sequence[Task], rounds: int) -> None:
    """Times every task once per round, in the same order, so that a slow minute hits all of them."""
    for _ in range(rounds):
        for task in tasks:
            task.seconds.append(seconds_of(task.run))


def seconds_of(run: Callable[[], object]) -> float:
    """Wall seconds of one call, its result freed outside the measured time."""
    gc.collect()
    start = time.perf_counter()
    result = run()
    elapsed = time.perf_counter() - start
    del result
    return elapsed


def fitting_slice(run: Callable[[list[str]], object], texts: list[str], seconds: float) -> list[str]:
    """As many leading texts as `run` handles in about `seconds`; all of them for a fast one."""
    probe = texts[:20]
    run(probe)
    elapsed = seconds_of(partial(run, probe))
    while elapsed < seconds / 8 and len(probe) < len(texts):
        probe = texts[: len(probe) * 4]
        elapsed = seconds_of(partial(run, probe))
    count = int(len(probe) * seconds / max(elapsed, 1e-9))
    return texts[: max(20, count)]

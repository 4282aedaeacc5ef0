"""What can only be measured in a process of its own: import time, the first call, peak memory.

Run as `python -m benchmarks.peers.fresh KIND MEGABYTES`, it prints one JSON object; the functions
below start it that way on one core.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers import need, samples
from benchmarks.peers.timing import run_on_one_core

MEASURE_IMPORT = """
import resource
def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
before = used()
import {module}
print(used() - before)
"""
FIRST_CALL = """
import time
start = time.perf_counter()
import piiguard
imported = time.perf_counter()
piiguard.Guard().protect("\\u624b\\u673a13800138000")
print(imported - start, time.perf_counter() - start)
"""


def import_seconds(modules: tuple[str, ...], runs: int) -> dict[str, dict[str, float]]:
    """CPU seconds (user + system) of importing each module in fresh interpreters, taken in turn."""
    taken: dict[str, list[float]] = {module: [] for module in modules}
    with _byte_code() as start:
        for run in range(runs + 1):  # the first run writes the byte code and is not counted
            for module in modules:
                seconds = float(start(MEASURE_IMPORT.format(module=module)))
                if run:
                    taken[module].append(seconds)
    return {name: {"best": min(all_), "median": statistics.median(all_)} for name, all_ in taken.items()}


def first_protect_seconds(runs: int) -> dict[str, float]:
    """Wall seconds in new processes, medians: the import, up to the first masked text, the whole process."""
    inside, imports, whole = [], [], []
    with _byte_code() as start:
        start(FIRST_CALL)  # writes the byte code
        for _ in range(runs):
            began = time.perf_counter()
            imported, done = start(FIRST_CALL).split()
            whole.append(time.perf_counter() - began)
            imports.append(float(imported))
            inside.append(float(done))
    return {
        "import": statistics.median(imports),
        "import_and_first_protect": statistics.median(inside),
        "whole_process": statistics.median(whole),
    }


@contextlib.contextmanager
def _byte_code() -> Iterator[Callable[[str], str]]:
    """Runs programs that find byte code as after an installation, whatever the environment says of it."""
    with tempfile.TemporaryDirectory() as folder:
        yield lambda program: run_on_one_core(
            ["-c", program], PYTHONPYCACHEPREFIX=folder, PYTHONDONTWRITEBYTECODE=""
        )


def memory(kind: str, megabytes: int) -> dict[str, float]:
    """Peak memory of one `protect` in a new process, in MB (10**6 bytes); see `_measure_memory`."""
    measured: dict[str, float] = json.loads(
        run_on_one_core(["-m", "benchmarks.peers.fresh", kind, str(megabytes)])
    )
    return measured


def _forget_peak() -> None:
    """Sets the high-water mark back to what is resident now, where the system lets us (Linux, /proc)."""
    with contextlib.suppress(OSError), Path("/proc/self/clear_refs").open("w", encoding="ascii") as control:
        control.write("5")


def _peak_bytes() -> int:
    """The high-water mark of resident memory of this process image.

    VmHWM and not ru_maxrss: the latter survives exec, so a child of a large parent reports its parent.
    """
    with Path("/proc/self/status").open(encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def _measure_memory(kind: str, megabytes: int) -> dict[str, float]:
    """`kind` is 'documents' (a list) or 'one' (a single string), of so many MB in UTF-8, half of it dense.

    `peak_over_input` is what came on top of library and input; `working` leaves out the output as well.
    """
    guard: Any = need("piiguard").Guard()
    guard.protect(["手机13800138000"])
    block = [
        a for pair in zip(samples.dense(200_000, 1), samples.prose(200_000, 2), strict=False) for a in pair
    ]
    texts: list[str] = []
    size = 0
    for document in itertools.cycle(block):
        texts.append(f"{len(texts)}{document}")  # a new object each, not the same one again
        size += len(texts[-1].encode())
        if size >= megabytes * 1_000_000:
            break
    whole = "".join(texts) if kind == "one" else None
    if whole is not None:
        texts.clear()
    gc.collect()
    _forget_peak()
    before = _peak_bytes()
    start = time.perf_counter()
    output = guard.protect(texts if whole is None else whole)
    elapsed = time.perf_counter() - start
    peak = _peak_bytes()
    given, made = ([whole], [output]) if whole is not None else (texts, output)
    in_bytes = sum(map(sys.getsizeof, given))
    out_bytes = sum(sys.getsizeof(new) for new, old in zip(made, given, strict=True) if new is not old)
    return {
        "text_utf8": size / 1e6,
        "input": in_bytes / 1e6,
        "output": out_bytes / 1e6,
        "seconds": elapsed,
        "peak_over_input": (peak - before) / 1e6,
        "working": (peak - before - out_bytes) / 1e6,
    }


if __name__ == "__main__":
    print(json.dumps(_measure_memory(sys.argv[1], int(sys.argv[2]))))

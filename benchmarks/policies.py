"""How long policies take: loading a pack, a user's file, and deciding in bulk.

    python -m benchmarks.policies

Loading is measured in fresh processes, in seconds of processor time, best of several; deciding is a table
look-up for each finding, counted for findings that are there already.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

import numpy as np

from piiguard.engine import Engine
from piiguard.policy.load import load_policy
from piiguard.recognizers.registry import builtin
from piiguard.treatments import Treatments, by_record

__all__ = ["decisions_per_ms", "loading"]

_RUNS = 5
_LOADING = """
import json, sys
from time import process_time as now
from piiguard import Guard
Guard()
from piiguard.policy.load import load_policy
begin = now()
load_policy("pipl")
pack = now()
load_policy(sys.argv[1])
print(json.dumps([pack - begin, now() - pack]))
"""
_FILE = """
extends = ["pipl", "jrt0171"]
[entities]
CN_MOBILE = { action = { mask = { keep_last = 4 } }, because = "asked for" }
[columns."备注"]
action = "suppress"
[recipients.acme]
receives = ["PERSON", "CN_MOBILE"]
"""


def loading() -> tuple[float, float]:
    """Seconds for a pack, and for a user's file that extends two, each in a process that has a `Guard`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.toml"
        path.write_text(_FILE, "utf-8")
        command = [sys.executable, "-c", _LOADING, str(path)]
        runs = [
            json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(_RUNS)
        ]
    return min(run[0] for run in runs), min(run[1] for run in runs)


def decisions_per_ms(findings: int = 1_000_000) -> float:
    """Decisions for findings of random kinds in random rows, a tenth of them lifted by a record rule."""
    rng = np.random.default_rng(1)
    engine = Engine(builtin(), [0.5] * len(builtin()))
    policy = load_policy(["pipl", "jrt0171"])
    base = Treatments.of(engine.recognizers, policy, None)
    rows = findings // 5
    fired = (rng.random(rows) < 0.1).astype(np.int64)
    source = rng.integers(0, len(engine.recognizers), findings)
    row = np.sort(rng.integers(0, rows, findings))
    best = float("inf")
    for _ in range(_RUNS):
        begin = process_time()
        by_row = by_record(policy, engine.recognizers, base, fired)
        by_row.index(source, row)
        best = min(best, process_time() - begin)
    return findings / (best * 1e3)


def main() -> None:
    """Prints the three figures."""
    pack, file = loading()
    print(f"{dt.date.today()}: a pack {pack * 1e3:.1f} ms, a user's file the first time {file * 1e3:.0f} ms")
    print(f"{decisions_per_ms():,.0f} decisions per millisecond")


if __name__ == "__main__":
    main()

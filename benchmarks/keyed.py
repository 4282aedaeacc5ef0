"""How fast columns are protected by each kind of transform, through `Guard.protect`, one core.

    python -m benchmarks.keyed [--quick] [--seed S]

A pandas column of mobile numbers (dates of visits for `generalize` and `shift`, of which each day is that of
one subject): 1,000,000 rows of which all differ (46,000 dates), and 1,000,000 rows with 10,000 different
values. The guard finds out what the column holds,
and its time includes that. Prints JSON. The part "keyed" of `python -m benchmarks` is this one together with
`benchmarks.transforms`, `benchmarks.fpe` and `benchmarks.vaults`.
"""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

from benchmarks import fpe, transforms
from benchmarks.command import command, measured
from benchmarks.peers import need, samples
from benchmarks.peers.timing import Task, interleave

Result = dict[str, Any]
ROUNDS, DIFFERENT = 3, 10_000
MOBILES = ("手机号", "[entities]\nCN_MOBILE = {{ action = {action}, because = 'measured' }}")
DATES = ("就诊日期", '[columns."就诊日期"]\naction = {action}\nbecause = "measured"')
ACTIONS = {
    "mask": (MOBILES, '"mask"'),
    "generalize, year of a date": (DATES, '{ generalize = { date = "year" } }'),
    "shift by subject": (DATES, '"shift"'),
    "pseudonymize": (MOBILES, '"pseudonymize"'),
    "encrypt, deterministic": (MOBILES, '{ encrypt = { mode = "deterministic" } }'),
    "encrypt, random": (MOBILES, '"encrypt"'),
    "fpe": (MOBILES, '"fpe"'),
    "surrogate": (MOBILES, '"surrogate"'),
    "tokenize, values that are stored": (MOBILES, '"tokenize"'),
}
OF_FEW_ONLY = ("tokenize, values that are stored",)  # benchmarks.vaults measures many


def main() -> None:
    """Starts itself again on one core and prints what that measured."""
    command("benchmarks.keyed", __doc__, _measure_here, "rows")


def measure(*, quick: bool, seed: int) -> Result:
    """All of the part: lists of values, format-preserving encryption with its peers, columns, vaults."""
    vaults = subprocess.run(
        [sys.executable, "-m", "benchmarks.vaults", *["--quick"] * quick],
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        "transforms": transforms.measure(quick=quick, seed=seed),
        "fpe": fpe.measure(quick=quick, seed=seed),
        "columns": columns(quick=quick, seed=seed),
        "vaults": vaults.stdout.strip(),
    }


def columns(*, quick: bool, seed: int) -> Result:
    """Cells per second of each action."""
    return measured("benchmarks.keyed", quick=quick, seed=seed)


def _measure_here(rows: int, seed: int) -> Result:
    warnings.simplefilter("ignore")  # few values are what is measured
    rng = random.Random(seed)
    series = need("pandas").Series
    mobiles = samples.distinct(lambda: samples.mobile(rng), rows)
    first = dt.date(1900, 1, 1)
    dates = [str(first + dt.timedelta(days=rng.randrange(46_000))) for _ in range(rows)]
    few = {
        MOBILES[0]: rng.choices(mobiles[:DIFFERENT], k=rows),
        DATES[0]: rng.choices(sorted(set(dates))[:DIFFERENT], k=rows),
    }
    many = {MOBILES[0]: mobiles, DATES[0]: dates}
    with tempfile.TemporaryDirectory() as folder:
        guards = {name: _guard(Path(folder), *ACTIONS[name]) for name in ACTIONS}
        tasks = {}
        for what, values in (("distinct", many), ("10,000 different", few)):
            held = {header: series(cells, name=header, dtype="str") for header, cells in values.items()}
            tasks[what] = [
                _task(name, guards[name], held[ACTIONS[name][0][0]], rows)
                for name in ACTIONS
                if what != "distinct" or name not in OF_FEW_ONLY
            ]
        for of_each in tasks.values():
            interleave(of_each, ROUNDS)
    return {
        "rows": rows,
        "cells_per_s": {what: {one.name: one.rates() for one in of_each} for what, of_each in tasks.items()},
    }


def _task(name: str, guard: Any, column: Any, rows: int) -> Task:
    subject = [f"C{hash(day) % 100_000}" for day in column] if name.startswith("shift") else None
    guard.protect(column, subject=subject)  # the vault holds the values, and everything is imported
    return Task(name, lambda: guard.protect(column, subject=subject), rows)


def _guard(folder: Path, about: tuple[str, str], action: str) -> Any:
    guard, ring = need("piiguard").Guard, need("piiguard.keys").KeyRing.in_memory()
    policy = folder / "policy.toml"
    policy.write_text(f'extends = "pipl"\n{about[1].format(action=action)}\n', "utf-8")
    return guard(policy, keys=ring, vault=folder / f"{len(list(folder.iterdir()))}.db")


if __name__ == "__main__":
    main()

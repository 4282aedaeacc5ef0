"""Runs every benchmark and writes benchmarks/results.md and benchmarks/results.json.

    python -m benchmarks [--quick] [--corpora DIR] [--seed S] [--only PARTS] [--out DIR]

PARTS are named with commas between: speed,frames,keyed,promises,tables,accuracy,names. Parts measured before
that are not run now stay on the page as they are.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import accuracy, frames, keyed, names, printed, promises, report, speed

PARTS = ("speed", "frames", "keyed", "promises", "tables", "accuracy", "names")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="two minutes instead of ten; figures are rough")
    parser.add_argument("--corpora", type=Path, help="folder of the real documents; their text in ../text")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--docs", type=int, help="positive documents of the accuracy part")
    parser.add_argument("--only", type=lambda names: tuple(names.split(",")), default=PARTS)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    options = parser.parse_args()
    run(options)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """The chosen parts, one after the other, and where and when they ran; written after each part."""
    docs = options.docs or (600 if options.quick else 4000)
    results: dict[str, Any] = {
        "date": datetime.date.today().isoformat(),
        "quick": options.quick,
        "machine": report.machine(),
        "commands": _commands(options, docs),
    }
    measures: dict[str, Callable[[], dict[str, Any]]] = {
        "speed": lambda: speed.measure(quick=options.quick, corpora=options.corpora, seed=options.seed),
        "frames": lambda: frames.measure(quick=options.quick, seed=options.seed),
        "keyed": lambda: keyed.measure(quick=options.quick, seed=options.seed),
        "promises": lambda: promises.measure(quick=options.quick, seed=options.seed),
        "tables": lambda: printed.measure(seed=options.seed),
        "accuracy": lambda: accuracy.measure(
            split="report", docs=docs, seed=options.seed, corpora=options.corpora
        ),
        "names": lambda: names.measure(corpora=options.corpora, seed=options.seed),
    }
    results = {**_measured_before(options), **results}
    for part in _parts(options):
        results[part] = measures[part]()
        report.write(results, options.out)
    return results


def _measured_before(options: argparse.Namespace) -> dict[str, Any]:
    """Parts that stand in the folder and are not run now; none when everything is."""
    path = options.out / "results.json"
    if set(options.only) >= set(PARTS) or not path.exists():
        return {}
    before = json.loads(path.read_text("utf-8"))
    return {part: before[part] for part in PARTS if part in before and part not in options.only}


def _parts(options: argparse.Namespace) -> list[str]:
    """The parts to run; the names need real documents."""
    return [part for part in options.only if part != "names" or options.corpora]


def _commands(options: argparse.Namespace, docs: int) -> list[str]:
    """How to get the same again, part by part; the folder of real documents is named DIR."""
    quick = " --quick" if options.quick else ""
    real = " --corpora DIR" if options.corpora else ""
    commands = {
        "speed": f"python -m benchmarks.speed{quick}{real} --seed {options.seed}",
        "frames": f"python -m benchmarks.frames{quick} --seed {options.seed}",
        "keyed": f"python -m benchmarks --only keyed{quick} --seed {options.seed}",
        "promises": f"python -m benchmarks.promises{quick} --seed {options.seed}",
        "tables": f"python -m benchmarks --only tables --seed {options.seed}",
        "accuracy": f"python -m benchmarks.accuracy --split report --docs {docs} --seed {options.seed}{real}",
        "names": f"python -m benchmarks.names{real} --seed {options.seed}",
    }
    whole = f"python -m benchmarks{quick}{real} --seed {options.seed}"
    return [whole, *[command for part, command in commands.items() if part in _parts(options)]]


if __name__ == "__main__":
    main()

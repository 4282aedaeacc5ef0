"""How well the columns of the strangers' tables are classified, beside headers with regular expressions.

python -m benchmarks.tables.strangers [--seed S] [--errors] [--systems piiguard,headers]
"""

from __future__ import annotations

import argparse
import time
from typing import Any

from benchmarks.tables.headers_and_regexes import HeadersAndRegexes
from benchmarks.tables.judge import Tally, Verdict, errors_of, page
from benchmarks.tables.strangers.build import tables

SYSTEMS = ("piiguard", "headers")


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.tables.strangers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="name the wrong columns, never a cell")
    parser.add_argument("--systems", type=lambda names: tuple(names.split(",")), default=SYSTEMS)
    options = parser.parse_args(arguments)
    if unknown := set(options.systems) - set(SYSTEMS):
        parser.error(f"--systems: {', '.join(sorted(unknown))} is none of {', '.join(SYSTEMS)}")
    tallies = {name: _measured(name, options.seed) for name in options.systems}
    print(page(tallies))
    if options.errors:
        for name, tally in tallies.items():
            print(f"\nwrong, {name}:", *errors_of(tally), sep="\n")
    return 0


def _measured(name: str, seed: int) -> Tally:
    classify = _guard() if name == "piiguard" else _baseline()
    tally, began = Tally(), time.perf_counter()
    for table in tables(seed):
        said = classify(table.frame)
        for header, truth, verdict in zip(table.frame.columns, table.truths, said, strict=True):
            tally.add(table.name, str(header), truth, verdict)
    print(f"{name}: {tally.right.all} columns, {time.perf_counter() - began:.1f} s")
    return tally


def _guard() -> Any:
    from piiguard import Guard

    guard = Guard()
    return lambda frame: [Verdict.of_report(column) for column in guard.classify(frame)]


def _baseline() -> Any:
    system = HeadersAndRegexes()
    return lambda frame: [
        system.classify(frame.iloc[:, [place]])[str(header)] for place, header in enumerate(frame.columns)
    ]


if __name__ == "__main__":
    raise SystemExit(main())

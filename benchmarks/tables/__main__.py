"""How well columns of tables are classified, beside headers with regular expressions and presidio-structured.

    python -m benchmarks.tables --split tune|report|all [--seed S] [--errors] [--systems A,B]
    python -m benchmarks.tables --speed [--rows N] [--columns N]
    python -m benchmarks.tables --list

`--errors` names the wrong columns of piiguard (or of --systems), of the tune half only: who looks at the
errors of the report half no longer measures with it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.peers import UnavailableError, need
from benchmarks.tables import tables
from benchmarks.tables.build import sheets_of
from benchmarks.tables.headers_and_regexes import HeadersAndRegexes
from benchmarks.tables.judge import Tally, Verdict, errors_of, page
from benchmarks.tables.notation import HEADER_KINDS


class Piiguard:
    """`Guard.classify`."""

    name = "piiguard"

    def __init__(self) -> None:
        module = need("piiguard")
        self.version = str(module.__version__)
        guard = module.Guard()
        if not hasattr(guard, "classify"):
            raise UnavailableError("this version of piiguard has no Guard.classify")
        self._classify = guard.classify

    def classify(self, frame: Any) -> dict[str, Verdict]:
        """By position: a report masks a column's name where that is personal itself."""
        told = list(self._classify(frame))
        return {
            str(header): Verdict.of_report(column) for header, column in zip(frame.columns, told, strict=True)
        }


def _structured() -> Any:
    from benchmarks.tables.structured import Structured

    return Structured()


SYSTEMS: dict[str, Callable[[], Any]] = {
    "piiguard": Piiguard,
    "headers": HeadersAndRegexes,
    "structured": _structured,
}


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    options = _options(arguments)
    if options.list:
        for sheet in sheets_of("all"):
            columns = len(sheet.columns())
            print(f"{sheet.split:6} {sheet.name:20} {sheet.rows:5} rows {columns:3} columns  {sheet.store}")
        return 0
    if options.speed:
        from benchmarks.tables.speed import measure

        print(measure(rows=options.rows, columns=options.columns))
        return 0
    given = list(tables(options.split, options.seed))
    columns = sum(len(table.truth) for table in given)
    print(f"{options.split}: {len(given)} tables, {columns} columns, seed {options.seed}")
    systems = ("piiguard",) if options.errors and not options.systems else options.systems or tuple(SYSTEMS)
    tallies = {name: tally for name in systems if (tally := _measured(name, given)) is not None}
    print(page(tallies, HEADER_KINDS))
    if options.errors:
        for name, tally in tallies.items():
            print(f"\nwrong, {name}:", *errors_of(tally), sep="\n")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.tables",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--split", choices=("tune", "report", "all"), default="report")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="name the wrong columns; tune half only")
    parser.add_argument(
        "--systems",
        type=lambda names: tuple(names.split(",")),
        help=f"of {', '.join(SYSTEMS)}; all if absent",
    )
    parser.add_argument("--list", action="store_true", help="the tables with their halves")
    parser.add_argument("--speed", action="store_true", help="time the classification of one large table")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--columns", type=int, default=100)
    options = parser.parse_args(arguments)
    if options.errors and options.split != "tune":
        parser.error("--errors is for --split tune only: the report half is for measuring, not for looking")
    if unknown := set(options.systems or ()) - set(SYSTEMS):
        parser.error(f"--systems: {', '.join(sorted(unknown))} is none of {', '.join(SYSTEMS)}")
    return options


def _measured(name: str, given: list[Any]) -> Tally | None:
    """The counts of one system, or None, said on standard error, where it does not run here."""
    try:
        system = SYSTEMS[name]()
    except UnavailableError as reason:
        print(f"{name}: not measured, {reason}", file=sys.stderr)
        return None
    tally, began = Tally(), time.perf_counter()
    for table in given:
        said = system.classify(table.frame)
        for column, truth in table.truth.items():
            tally.add(table.name, column, truth, said.get(column, Verdict()))
    seconds = time.perf_counter() - began
    each = 1000 * seconds / max(1, tally.right.all)
    print(f"{system.name} {system.version}: {seconds:.1f} s, {each:.1f} ms a column")
    return tally


if __name__ == "__main__":
    raise SystemExit(main())

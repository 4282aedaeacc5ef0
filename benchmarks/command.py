"""A benchmark as a command: it starts itself again on one core and prints as JSON what that measured."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

from benchmarks.peers.timing import run_on_one_core

__all__ = ["command", "measured"]

Result = dict[str, Any]


def command(module: str, about: str | None, measure_here: Callable[[int, int], Result], what: str) -> None:
    """The command of a module. measure_here: measures so many values with a seed, in this process."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"100,000 {what} instead of 1,000,000")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measure_here(100_000 if options.quick else 1_000_000, options.seed)))
    else:
        result = measured(module, quick=options.quick, seed=options.seed)
        print(json.dumps(result, indent=1, ensure_ascii=False))


def measured(module: str, *, quick: bool, seed: int) -> Result:
    """What a module measures in a new process on one core."""
    arguments = ["-m", module, "--child", "--seed", str(seed), *["--quick"] * quick]
    result: Result = json.loads(run_on_one_core(arguments))
    return result

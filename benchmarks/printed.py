"""Benchmarks whose own print-out is the page: columns of tables, and policies."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

__all__ = ["COMMANDS", "measure"]

COMMANDS = (
    ("benchmarks.tables", "--split", "report"),
    ("benchmarks.tables.strangers",),
    ("benchmarks.tables", "--speed"),
    ("benchmarks.policies",),
)


def measure(*, seed: int) -> dict[str, Any]:
    """What each command prints; each runs in a process of its own."""
    printed = {}
    for command in COMMANDS:
        seeded = ("--seed", str(seed)) if "--split" in command else ()
        done = subprocess.run(
            [sys.executable, "-m", *command, *seeded], capture_output=True, text=True, check=True
        )
        printed["python -m " + " ".join((*command, *seeded))] = done.stdout.strip()
    return printed

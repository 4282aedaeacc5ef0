"""How fast format-preserving encryption is: piiguard's `fpe` against libffx, ff3 and pyffx, one core.

    python -m benchmarks.fpe [--quick] [--seed S]

Distinct values, each way from a list of texts to a list of texts. The peers take one value per call; they
get fewer values, in the same rounds. libffx is FF1 as well: under the same key and tweak it must write the
same, and that is checked. ff3 (FF3-1, withdrawn by NIST) and pyffx (no standard) are other ciphers. Prints
JSON.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from typing import Any

from benchmarks.command import command, measured
from benchmarks.peers import UnavailableError, need, samples
from benchmarks.peers.timing import Task, interleave

Result = dict[str, Any]
Cipher = Callable[[str], object]
KEY = hashlib.sha256(b"piiguard benchmarks").digest()
DIGITS_ENTITY, WIDTH = "CN_DRIVER_FILE_NO", 18
TWEAK = f"{DIGITS_ENTITY}/digits/1".encode()
PEER_VALUES = 20_000


class FixedKeys:
    """The one key of the measurement, in the place of a key ring."""

    def primary(self, purpose: str, *, entity: str = "", recipient: str = "") -> str:
        return "k1"

    def derived(self, kid: str, *, length: int = 32, **domain: object) -> bytes:
        return KEY[:length]

    def release_id(self, kid: str, release: str) -> bytes:
        return b""


def main() -> None:
    """Starts itself again on one core and prints what that measured."""
    command("benchmarks.fpe", __doc__, _measure_here, "values")


def measure(*, quick: bool, seed: int) -> Result:
    """Values per second of each transform, entity by entity and way by way, and how many times the peers."""
    return measured("benchmarks.fpe", quick=quick, seed=seed)


def values(count: int, seed: int) -> dict[str, tuple[str, list[str]]]:
    """Distinct values and their entity, by the name under which they are reported."""
    rng = random.Random(seed)
    makers: dict[str, tuple[str, Callable[[], str]]] = {
        "18 digits": (DIGITS_ENTITY, lambda: f"{rng.randrange(10**WIDTH):0{WIDTH}}"),
        "11 to 18 digits": (
            "IMSI",
            lambda: str(rng.randrange(10**10, 10 ** rng.randrange(11, 19))),
        ),
        "mobile": ("CN_MOBILE", lambda: samples.mobile(rng)),
        "resident ID": ("CN_RESIDENT_ID", lambda: samples.resident_id(rng)),
        "bank card": ("BANK_CARD", lambda: samples.bank_card(rng)),
        "passport": ("PASSPORT", lambda: f"E{rng.randrange(10**8):08}"),
    }
    return {name: (entity, samples.distinct(make, count)) for name, (entity, make) in makers.items()}


def _measure_here(count: int, seed: int) -> Result:
    given = values(count, seed)
    tasks = [task for name, (entity, texts) in given.items() for task in _ours(name, entity, texts)]
    peers, skipped = _peers(given["18 digits"][1][: min(count, PEER_VALUES)])
    interleave([*tasks, *peers], 3)
    rates = {task.name: task.rates() for task in [*tasks, *peers]}
    ours = rates["piiguard, 18 digits"]["best"]
    return {
        "values": count,
        "values_of_peers": min(count, PEER_VALUES),
        "values_per_s": rates,
        "times_as_fast": {peer.name: ours / rates[peer.name]["best"] for peer in peers},
        "same_as_libffx": _same_as_libffx(given["18 digits"][1][:1000]) if "libffx" not in skipped else None,
        "skipped": skipped,
    }


def _context(entity: str) -> Any:
    return need("piiguard.transforms.kind").Context(entity, keys=FixedKeys())


def _ours(name: str, entity: str, texts: list[str]) -> list[Task]:
    fpe, context = need("piiguard.transforms.fpe").Fpe(), _context(entity)
    made = fpe.apply(texts, context)
    if fpe.reveal(made, context) != texts:
        raise RuntimeError(f"{name}: not all came back")
    return [
        Task(f"piiguard, {name}", lambda: fpe.apply(texts, context), len(texts)),
        Task(f"piiguard, {name}, reveal", lambda: fpe.reveal(made, context), len(texts)),
    ]


def _peers(texts: list[str]) -> tuple[list[Task], dict[str, str]]:
    tasks: list[Task] = []
    skipped: dict[str, str] = {}
    for name, build in {"libffx": _libffx, "ff3": _ff3, "pyffx": _pyffx}.items():
        try:
            encrypt = build()
        except UnavailableError as reason:
            skipped[name] = str(reason)
        else:
            tasks.append(Task(name, _one_by_one(encrypt, texts), len(texts)))
    return tasks, skipped


def _one_by_one(encrypt: Cipher, texts: list[str]) -> Callable[[], object]:
    return lambda: [encrypt(text) for text in texts]


def _libffx() -> Cipher:
    cipher = need("ffx").FF1(KEY, radix=10)
    return lambda text: cipher.encrypt(text, tweak=TWEAK)


def _ff3() -> Cipher:
    encrypt: Cipher = need("ff3").FF3Cipher(KEY.hex(), KEY[:7].hex()).encrypt
    return encrypt


def _pyffx() -> Cipher:
    encrypt: Cipher = need("pyffx").String(KEY, alphabet="0123456789", length=WIDTH).encrypt
    return encrypt


def _same_as_libffx(texts: list[str]) -> bool:
    encrypt = _libffx()
    fpe = need("piiguard.transforms.fpe").Fpe()
    same: bool = fpe.apply(texts, _context(DIGITS_ENTITY)) == [encrypt(text) for text in texts]
    return same


if __name__ == "__main__":
    main()

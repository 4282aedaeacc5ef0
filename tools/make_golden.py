"""Makes tests/golden: what this version writes, for all later versions to open.

    python -m tools.make_golden tests/golden

Run once for a format. What stands there is not made anew when a test fails: the code is wrong then, or a new
format needs files of its own beside these. The keys are made up; no ring in use has such.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from piiguard.audit import AuditLog, Signer
from piiguard.keys import PURPOSES, Destruction, KeyInfo, KeyRing, Passphrase, Scope, State
from piiguard.keys.model import Content, Key
from piiguard.keys.secret import Secret
from piiguard.keys.store import Store
from piiguard.transforms.encrypt import Encrypt
from piiguard.transforms.fpe import Fpe
from piiguard.transforms.kind import Context
from piiguard.transforms.pseudonymize import Pseudonymize
from piiguard.transforms.tokenize import Tokenize
from piiguard.vault import Vault

PASSPHRASE = "a golden passphrase 口令"
NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
FAR = dt.datetime(2999, 1, 1, tzinfo=dt.UTC)
RELEASE = "2026-11"

TEXT = "张伟 zhang@example.com, 13800138000 \ud83d"  # half a character at its end, which survives
FORMS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("CN_MOBILE", "13800138000", {}),
    ("CN_MOBILE", "138-0013-8000", {"exact": True}),
    ("CN_LANDLINE", "01012345678", {}),
    ("CN_LANDLINE", "075512345678", {}),
    ("CN_RESIDENT_ID", "11010519491231002X", {}),  # the example of GB 11643-1999
    ("CN_RESIDENT_ID", "11010519491231002X", {"check": "valid"}),
    ("CN_RESIDENT_ID", "11010519491231002X", {"check": "invalid"}),
    ("BANK_CARD", "4111111111111111", {"check": "valid"}),
    ("BANK_CARD", "6222021234567890128", {"check": "invalid"}),
    ("PASSPORT", "E12345678", {}),
    ("CN_USCC", "91350100M000100Y43", {}),  # the example of GB 32100-2015
    ("CN_QQ", "12345678", {}),
    ("IMEI", "352099001761481", {}),
    ("VALUE", "KH0000123", {}),
    ("VALUE", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", {}),
)


def main(folder: Path) -> None:
    if any((folder / name).exists() for name in ("ring.json", "vault.db", "audit.jsonl")):
        sys.exit(f"{folder}: golden files stay as they are")
    folder.mkdir(parents=True, exist_ok=True)
    ring = _ring(folder / "ring.json")
    with (
        tempfile.TemporaryDirectory() as scratch,
        Vault.open(Path(scratch) / "vault.db", keys=ring, clock=lambda: NOW) as vault,
    ):
        tokens = list(_tokens(ring, vault))
        subjects = [subject for subject in ("customer-1", "customer-2") for _ in range(2)]
        vault.store(["a", "b", "a", "b"], entity="EMPLOYEE_NO", subjects=subjects, expires=FAR)
        vault.backup(folder / "vault.db")
    values = {"tokens": tokens, "fpe": list(_stand_ins(ring)), **_log(folder, ring)}
    text = json.dumps(values, ensure_ascii=True, indent=1) + "\n"
    (folder / "values.json").write_text(text, encoding="ascii")


def _ring(path: Path) -> KeyRing:
    """A ring with a key for each purpose, one for a scope of its own, and one in each other state."""
    primary = [_key(number, purpose) for number, purpose in enumerate(PURPOSES)]
    gone = Destruction(NOW, "keyring-delete", "li.na", "wang.wu")
    others = [
        _key(20, "encrypt", state=State.ACTIVE),
        _key(21, "encrypt", scope=Scope(("CN_MOBILE",), ("acme", "快递公司")), not_after=FAR),
        _key(22, "fpe", state=State.DISABLED, was_primary=False, destroy_after=FAR),
        _key(23, "tokenize", state=State.DESTROYED, destroyed=gone),
    ]
    store = Store(path, Passphrase(PASSPHRASE))
    store.begin("kr_golden000000")
    store.write(Content("kr_golden000000", NOW, 7, (*primary, *others)))
    return KeyRing.open(path, unlock=Passphrase(PASSPHRASE))


def _key(number: int, purpose: str, *, state: State = State.PRIMARY, **fields: Any) -> Key:
    kid = f"kgold{number:03d}"
    info = KeyInfo(kid, purpose, "hkdf", state, fields.pop("scope", Scope()), NOW, "li.na", **fields)
    secret = Secret(hashlib.sha256(f"piiguard golden {kid}".encode()).digest())
    return Key(info, None if state is State.DESTROYED else secret)


def _tokens(ring: KeyRing, vault: Vault) -> Iterator[dict[str, str]]:
    """A token of every letter, with and without release."""
    made: dict[str, tuple[Any, dict[str, Any]]] = {
        "e": (Encrypt(), {}),
        "g": (Encrypt(algorithm="sm4-gcm"), {}),
        "s": (Encrypt(deterministic=True), {}),
        "f": (Fpe(), {"inside": True}),
        "p": (Pseudonymize(), {}),
        "h": (Pseudonymize(), {"gm": True}),
        "t": (Tokenize(exact=True), {"vault": vault}),
    }
    for letter, (transform, more) in made.items():
        for release in ("", RELEASE):
            entity, value = ("CN_MOBILE", "13800138000") if letter == "f" else ("PERSON", TEXT)
            context = Context(entity, "acme", release, ring, **more)
            (token,) = transform.apply([value], context)
            assert token is not None
            yield {"letter": letter, "entity": entity, "release": release, "value": value, "token": token}


def _stand_ins(ring: KeyRing) -> Iterator[dict[str, Any]]:
    for entity, value, options in FORMS:
        for release in ("", RELEASE):
            (made,) = Fpe(**options).apply([value], Context(entity, "acme", release, ring))
            assert made is not None, entity
            yield {"entity": entity, "release": release, "options": options, "value": value, "made": made}


def _log(folder: Path, ring: KeyRing) -> dict[str, str]:
    """A log, and a checkpoint over all but the end of it; gives the public key that signed."""
    signer = Signer.from_keys(ring, name="bank.example/audit")
    log = AuditLog.open(folder / "audit.jsonl", signer, clock=lambda: NOW)
    log.append("key", action="create", principal="wang.wu", kids=["kgold000", "kgold001"])
    log.append("reveal", principal="li.na", recipient="快递公司", entities={"CN_MOBILE": 2, "PERSON": 1})
    log.append("refused", principal="li.na", rule="quota", quota=5, used=3)
    (folder / "checkpoint").write_bytes(log.checkpoint().encode())
    log.append("reveal", principal="zhao.liu", values=4)
    return {"public": str(signer.public)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

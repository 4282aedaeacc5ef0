"""A key service that lives in the test, and a clock that stands still."""

import datetime as dt
import json
from dataclasses import dataclass, field

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from piiguard.keys import KeyRing, Kms

START = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)


class Clock:
    """What time it is: START, until somebody passes time."""

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now

    def wait(self, **span):
        self.now += dt.timedelta(**span)


@dataclass(frozen=True)
class LocalKms:
    """Wraps under a key of its own and binds the context."""

    master: bytes = field(default_factory=lambda: AESSIV.generate_key(512), repr=False)

    def wrap(self, key_bytes, context):
        return AESSIV(self.master).encrypt(key_bytes, [json.dumps(context, sort_keys=True).encode()])

    def unwrap(self, blob, context):
        return AESSIV(self.master).decrypt(blob, [json.dumps(context, sort_keys=True).encode()])


class Log:
    """Keeps what was told to it, and what the ring looked like at that moment."""

    def __init__(self, broken=False):
        self.records, self.generations, self.broken, self.ring = [], [], broken, None

    def append(self, kind, **fields):
        if self.broken:
            raise OSError("no space left")
        self.generations.append(self.ring.generation if self.ring is not None else None)
        self.records.append((kind, fields))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def broken_log():
    return Log(broken=True)


@pytest.fixture
def kms():
    """Opens rings at once; a passphrase takes a third of a second."""
    return Kms(LocalKms())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ring.json"


@pytest.fixture
def ring(path, kms, clock):
    """A ring in a file, with a key for each of two purposes."""
    return KeyRing.create(path, unlock=kms, purposes=["pseudonymize", "encrypt"], by="li.na", clock=clock)

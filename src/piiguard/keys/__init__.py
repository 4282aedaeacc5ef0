"""Keys (密钥): a ring of them in a sealed file, what opens it, and the keys of domains derived from them.

>>> ring = KeyRing.in_memory(purposes=["pseudonymize"])
>>> kid = ring.primary("pseudonymize", entity="CN_MOBILE", recipient="acme")
>>> domain = {"purpose": "pseudonymize", "entity": "CN_MOBILE", "recipient": "acme"}
>>> len(ring.derived(kid, algorithm="hmac-sha256", **domain))
32
"""

from __future__ import annotations

from piiguard.keys.kms import Kms, Provider
from piiguard.keys.model import PURPOSES, Destruction, KeyInfo, Scope, State
from piiguard.keys.ring import KeyRing
from piiguard.keys.unlock import FromEnv, FromFile, Passphrase, Unlock

__all__ = [
    "PURPOSES",
    "Destruction",
    "FromEnv",
    "FromFile",
    "KeyInfo",
    "KeyRing",
    "Kms",
    "Passphrase",
    "Provider",
    "Scope",
    "State",
    "Unlock",
]

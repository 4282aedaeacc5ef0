"""`Signer` (签名者): signs checkpoints with an Ed25519 key of a key ring.

A witness needs no log of its own, only a ring with one audit key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from piiguard.audit.notes import VerifyKey, checkpoint_in, sealed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from piiguard.transforms.kind import Keys

__all__ = ["Signer", "cosign"]


class Signer:
    """An Ed25519 key (RFC 8032) of a ring, by reference: it holds no key, and pickles if the ring does.

    The 32-byte seed is what the ring derives for the purpose "audit" and the algorithm "ed25519".
    """

    __slots__ = ("kid", "name", "_keys")

    def __init__(self, keys: Keys, kid: str, name: str) -> None:
        self.kid = kid
        self.name = name
        self._keys = keys

    @classmethod
    def from_keys(cls, keys: Keys, *, name: str = "", kid: str = "") -> Signer:
        """A signer with the ring's audit key; `name` stands in signatures, "piiguard-audit/KID" if not given.

        Raises:
            KeyUnavailableError: the ring has no audit key that may be used.
            AuditError: the name holds a space or +.
        """
        kid = kid or keys.primary("audit")
        signer = cls(keys, kid, name or f"piiguard-audit/{kid}")
        _ = signer.public
        return signer

    @property
    def public(self) -> VerifyKey:
        """The public key; `str()` of it is the vkey to hand to who verifies."""
        return VerifyKey(self.name, self._private().public_key().public_bytes_raw())

    def sign(self, text: str) -> bytes:
        """Ed25519 signature of the text in UTF-8, 64 bytes."""
        return self._private().sign(text.encode())

    def _private(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        seed = self._keys.derived(self.kid, purpose="audit", algorithm="ed25519", length=32)
        return Ed25519PrivateKey.from_private_bytes(seed)

    def __repr__(self) -> str:
        return f"Signer({self.name!r}, kid={self.kid!r})"


def cosign(checkpoint: str, signer: Signer) -> str:
    """The checkpoint with one more signature, of a witness (见证人).

    Sign what you verified: first `verify` your copy of the log against it and against the checkpoint that
    you signed before.

    Raises:
        AuditError: it is no checkpoint.
    """
    checkpoint_in(checkpoint)
    text = checkpoint.rpartition("\n\n")[0] + "\n"
    return sealed(checkpoint, signer.public, signer.sign(text))

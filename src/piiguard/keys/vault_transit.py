"""HashiCorp Vault's transit engine as the key service of a ring. Extra `vault-transit`.

Tested against a local fake of the service's HTTP interface, not against a Vault server. The ring's context is
bound as associated data (keys of type aes128-gcm96, aes256-gcm96, chacha20-poly1305), or as the derivation
context of a key made with `derived=true`.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from piiguard.errors import KeyRingError, MissingExtraError
from piiguard.keys.kms import canonical_context, check_address
from piiguard.keys.unlock import Reference

__all__ = ["VaultTransit"]

_BOUND_BY = ("associated_data", "context")


@dataclass(frozen=True, slots=True)
class VaultTransit:
    """A key of Vault's transit engine. It pickles as these references; each call makes a client of its own.

    key: name of the key. url: address of the server. token: where the token is read (FromFile, FromEnv);
    nothing else is read from the environment or from ~/.vault-token. mount: path of the engine. bound_by:
    "context" for a key made with `derived=true`. ca_file: certificates to trust, if not the usual ones.

    Raises:
        KeyRingError: `bound_by` is neither of the two, or the address is not encrypted.
    """

    key: str
    url: str
    token: Reference
    mount: str = "transit"
    namespace: str | None = None
    bound_by: str = "associated_data"
    ca_file: str | None = None
    timeout_s: float = 10.0

    def __post_init__(self) -> None:
        check_address(self.url)
        if self.bound_by not in _BOUND_BY:
            raise KeyRingError(f"bound_by is one of {', '.join(_BOUND_BY)}")

    def wrap(self, key_bytes: bytes, context: Mapping[str, str]) -> bytes:
        """The key encrypted by the service: the text `vault:v1:…`."""
        answer = self._asked("encrypt", context, plaintext=_base64(key_bytes))
        return str(answer["ciphertext"]).encode("ascii")

    def unwrap(self, blob: bytes, context: Mapping[str, str]) -> bytes:
        """The key decrypted by the service, which refuses another context or key."""
        answer = self._asked("decrypt", context, ciphertext=blob.decode("ascii"))
        return base64.b64decode(answer["plaintext"], validate=True)

    def _asked(self, act: str, context: Mapping[str, str], **arguments: str) -> Mapping[str, Any]:
        hvac, requests = _libraries()
        with requests.Session() as session:
            session.trust_env = False  # no proxy, no .netrc and no certificates that the caller did not name
            session.verify = self.ca_file or True
            client = hvac.Client(
                url=self.url,
                token=self.token.secret().use().decode("utf-8"),
                session=session,
                verify=self.ca_file or True,
                cert=(),
                timeout=self.timeout_s,
                namespace=self.namespace,
                allow_redirects=False,  # else another host would be sent the token, and the key in the clear
            )
            bound = {self.bound_by: _base64(canonical_context(context))}
            asked = getattr(client.secrets.transit, f"{act}_data")
            try:
                answer: Mapping[str, Any] = asked(
                    name=self.key, mount_point=self.mount, **arguments, **bound
                )["data"]
                return answer
            except (hvac.exceptions.VaultError, requests.RequestException, TypeError, KeyError) as error:
                reason = type(error).__name__  # its text holds what the server says
        raise KeyRingError(f"Vault could not {act} the key of the ring: {reason}")


def _base64(raw_bytes: bytes) -> str:
    return base64.b64encode(raw_bytes).decode("ascii")


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("hvac"), import_module("requests")
    except ImportError:
        pass
    raise MissingExtraError("VaultTransit needs hvac: pip install 'piiguard[vault-transit]'")
